"""What becomes of a meeting of several agencies, and who may hear an item of its agenda. No Django.

Sources: the evaluation report of 2023, section 3.1 (panels and risk-management meetings); Department for Education,
Working together to safeguard children, 2023 (actions have an owner and a date).
"""

from collections.abc import Iterable
from dataclasses import dataclass

PLANNED, HELD, MINUTED, CALLED_OFF = "planned", "held", "minuted", "called_off"
STATES = {
    PLANNED: "Planned",
    HELD: "Held, minutes open",
    MINUTED: "Minutes agreed",
    CALLED_OFF: "Called off",
}
TRANSITIONS: dict[str, tuple[str, ...]] = {
    PLANNED: (HELD, CALLED_OFF),
    HELD: (MINUTED,),
    MINUTED: (),
    CALLED_OFF: (),
}
FURTHER = {HELD: "It was held", CALLED_OFF: "Call it off", MINUTED: "Agree the minutes"}  # on a button
OPEN = (PLANNED, HELD)  # while something can still be put on the agenda, told or agreed

KINDS = {
    "panel": "Multi-agency panel",
    "strategy": "Strategy meeting",
    "child_exploitation": "Child exploitation meeting",
    "around": "Team around the young person",
    "referrals": "Talking referrals through",
    "organised_crime": "Organised crime meeting",
}
INVITED, CAME, SENT_WORD, STAYED_AWAY = "invited", "came", "sent_word", "stayed_away"
ATTENDANCE = {
    INVITED: "Invited",
    CAME: "Came",
    SENT_WORD: "Sent apologies",
    STAYED_AWAY: "Did not come",
}
CODE_LISTS = {"meeting_kind": KINDS, "meeting_attendance": ATTENDANCE}
LONGEST = {
    "title": 120,
    "place": 120,
    "chair": 120,
    "note": 2_000,
    "asks": 2_000,
    "decision": 5_000,
    "what": 500,
    "outcome": 2_000,
}


@dataclass(frozen=True)
class Hearing:
    """An organisation at the table: whether somebody of theirs came, and why an agreement does not cover it."""

    organisation: str
    came: bool
    why_not: str = ""  # "" when an agreement covers it


def leave_the_room(table: Iterable[Hearing]) -> dict[str, str]:
    """Who may not hear the item, with the reason, in the order of the table; those who did not come hear nothing."""
    return {one.organisation: one.why_not for one in table if one.came and one.why_not}
