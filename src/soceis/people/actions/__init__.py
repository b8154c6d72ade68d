"""Everything that can be done to what we know about people."""

from soceis.people.actions.around import add_tie, change_tie, end_tie
from soceis.people.actions.details import add, change_details, enter_area
from soceis.people.actions.home import note_caregiver_updates
from soceis.people.actions.merging import ask_to_merge, decide_merge, undo_merge
from soceis.people.actions.opening import mark_seen, open_with_reason
from soceis.people.actions.reaching import add_contact_point, change_contact_point, end_contact_point
from soceis.people.actions.safety import add_safety_note, check_safety_note, end_safety_note
from soceis.people.actions.warnings import ask_to_lift, decide_lift

__all__ = [
    "add",
    "add_contact_point",
    "add_safety_note",
    "add_tie",
    "ask_to_lift",
    "ask_to_merge",
    "change_contact_point",
    "change_details",
    "change_tie",
    "check_safety_note",
    "decide_lift",
    "decide_merge",
    "end_contact_point",
    "end_safety_note",
    "end_tie",
    "enter_area",
    "mark_seen",
    "note_caregiver_updates",
    "open_with_reason",
    "undo_merge",
]
