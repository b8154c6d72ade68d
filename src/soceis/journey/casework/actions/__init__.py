"""Everything that changes an episode and what belongs to it.

Each action checks the permission and the state, keeps the day on which something was so apart from the
moment of recording, and leaves an audit entry with the names of fields, never their content.
"""

from soceis.journey.casework.actions.chronicling import chronicle
from soceis.journey.casework.actions.closing import ask_closure, return_closure, sign_off
from soceis.journey.casework.actions.concerns import raise_concern, tell_concern
from soceis.journey.casework.actions.contacts import correct_contact, record_contact
from soceis.journey.casework.actions.diary import cancel_visit, keep_promise, plan_visit, promise
from soceis.journey.casework.actions.episodes import begin, pause, resume
from soceis.journey.casework.actions.flags import (
    flag,
    flag_concern,
    hear_back,
    resolve_flag,
    see_flag,
)
from soceis.journey.casework.actions.groups import Present, record_group
from soceis.journey.casework.actions.importing import bring_over
from soceis.journey.casework.actions.outreach import ask_why, introduce
from soceis.journey.casework.actions.reviews import write_review
from soceis.journey.casework.actions.work import Taken
from soceis.journey.casework.actions.workers import add_worker, allocate, end_assignment

__all__ = [
    "Present",
    "Taken",
    "add_worker",
    "allocate",
    "ask_closure",
    "ask_why",
    "begin",
    "bring_over",
    "cancel_visit",
    "chronicle",
    "correct_contact",
    "end_assignment",
    "flag",
    "flag_concern",
    "hear_back",
    "introduce",
    "keep_promise",
    "pause",
    "plan_visit",
    "promise",
    "raise_concern",
    "record_contact",
    "record_group",
    "resolve_flag",
    "resume",
    "return_closure",
    "see_flag",
    "sign_off",
    "tell_concern",
    "write_review",
]
