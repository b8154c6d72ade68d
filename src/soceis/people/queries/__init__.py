"""Reading about young people; every question begins with who is asking."""

from soceis.people.queries.finding import Found, Lookalike, possible_duplicates, search
from soceis.people.queries.records import (
    contact_point_for,
    contact_points_for,
    details_for,
    do_not_contact,
    lift_for,
    lifts_asked,
    lifts_that_wait,
    openings_by,
    openings_told,
    records_of,
    safety_note_for,
    safety_notes_for,
    tie_for,
    ties_for,
    told_opening_for,
    young_person_for,
)

__all__ = [
    "Found",
    "Lookalike",
    "contact_point_for",
    "contact_points_for",
    "details_for",
    "do_not_contact",
    "lift_for",
    "lifts_asked",
    "lifts_that_wait",
    "openings_by",
    "openings_told",
    "possible_duplicates",
    "records_of",
    "safety_note_for",
    "safety_notes_for",
    "search",
    "tie_for",
    "ties_for",
    "told_opening_for",
    "young_person_for",
]
