"""A worry that needs the manager's answer: how soon, where it stands, and whose turn it is. No Django."""

from collections.abc import Iterable
from datetime import date, timedelta

NOT_FLAGGED = ""
FLAGGED, SEEN, RESOLVED, HEARD_BACK = "flagged", "seen", "resolved", "heard_back"
FLAG_STATES = {
    FLAGGED: "Flagged",
    SEEN: "Seen",
    RESOLVED: "Resolved",
    HEARD_BACK: "Resolved and heard",
}
UNANSWERED = (FLAGGED, SEEN)

FLAG, SEE, RESOLVE, HEAR_BACK = "flag", "see", "resolve", "hear_back"
# What may be done in which state, and what it leads to. Flagging again is for an answer that did not do.
TRANSITIONS = {
    (NOT_FLAGGED, FLAG): FLAGGED,
    (FLAGGED, SEE): SEEN,
    (FLAGGED, RESOLVE): RESOLVED,
    (SEEN, RESOLVE): RESOLVED,
    (RESOLVED, HEAR_BACK): HEARD_BACK,
    (RESOLVED, FLAG): FLAGGED,
    (HEARD_BACK, FLAG): FLAGGED,
}
# Whose turn it is in each state; "" when nobody has to do anything more.
TURN = {NOT_FLAGGED: "", FLAGGED: "manager", SEEN: "manager", RESOLVED: "worker", HEARD_BACK: ""}

# How soon an answer is needed, and the days that gives.
HOW_SOON = {
    "today": "Today",
    "two_days": "Within two days",
    "week": "Within a week",
}
DAYS_TO_ANSWER = {"today": 0, "two_days": 2, "week": 7}
USUAL = "two_days"

CODE_LISTS = {"flag_how_soon": HOW_SOON, "flag_state": FLAG_STATES}


def next_state(state: str, what: str) -> str | None:
    """The state that it leads to; None when that cannot be done there."""
    return TRANSITIONS.get((state, what))


def answer_by(how_soon: str, on: date) -> date:
    """The last day for the answer."""
    return on + timedelta(days=DAYS_TO_ANSWER[how_soon])


def is_late(state: str, by: date | None, today: date) -> bool:
    """Whether it is unanswered past its day."""
    return state in UNANSWERED and by is not None and by < today


def may(state: str) -> Iterable[str]:
    """What may be done in a state."""
    return tuple(what for (before, what) in TRANSITIONS if before == state)
