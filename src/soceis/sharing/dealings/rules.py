"""Briefings, requests to partners and shared actions: codes, when somebody is due, how long answers take. No Django.

Sources: the evaluation report of 2023, sections 3.1 and 7 (partners who did not know the service; leaders and those
who work with young people told apart; reasons for not engaging taken back to partners).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

TOPICS = {
    "how_we_work": "How we work, and who can be referred",
    "recognising": "What exploitation can look like",
    "words": "Words that help, and words that blame",
    "sharing": "Sharing information, and what we may tell",
    "why_not": "Why young people do not begin or go on",
    "other": "Something else",
}
WHO_FOR = {
    "senior": "People who decide",
    "frontline": "People who work with young people",
    "both": "Both together",
}
REQUEST_KINDS = {
    "information": "Information that was asked for",
    "decision": "A decision",
    "meeting": "A meeting, or somebody at ours",
    "help": "Help or a service",
    "change": "A change in how they work",
    "other": "Something else",
}
ANSWERS = {
    "yes": "They did it",
    "part": "In part",
    "no": "They said no",
}
CODE_LISTS = {
    "briefing_topic": TOPICS,
    "briefing_for": WHO_FOR,
    "partner_request_kind": REQUEST_KINDS,
    "partner_answer": ANSWERS,
}
LONGEST = {
    "title": 120,
    "place": 120,
    "note": 2_000,
    "team": 120,
    "what": 300,
    "answer_note": 500,
    "outcome": 1_000,
}
MOST_OTHERS = 500  # people of one team at one briefing
AGAIN_AFTER = timedelta(days=365)

PLANNED, HELD, CALLED_OFF = "planned", "held", "called_off"
STATES = {PLANNED: "Planned", HELD: "Held", CALLED_OFF: "Called off"}
TRANSITIONS: dict[str, tuple[str, ...]] = {PLANNED: (HELD, CALLED_OFF), HELD: (), CALLED_OFF: ()}


@dataclass(frozen=True)
class Asked:
    """One request: the day, by when it is needed, and when it was answered (None: still open)."""

    on: date
    needed_by: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class Answering:
    """How requests were answered: how many, median days of those answered (None: none), open, and open past the day.

    It is about an organisation or a team of it, never about a person there.
    """

    asked: int
    answered: int
    median_days: Fraction | None
    open: int
    overdue: int


def briefing_due(briefed_on: date | None, since: date, today: date) -> str:
    """ "never" when nobody has told them since they came, "long_ago" after a year, "" when they know how we work.

    `since` is the day from which we know them: a briefing before it was somebody else's.
    """
    if briefed_on is None or briefed_on < since:
        return "never"
    return "long_ago" if today - briefed_on >= AGAIN_AFTER else ""


def median(days: Iterable[int]) -> Fraction | None:
    """The middle value; the mean of the two middle ones; None of nothing."""
    ordered = sorted(days)
    if not ordered:
        return None
    low, high = (len(ordered) - 1) // 2, len(ordered) // 2
    return Fraction(ordered[low] + ordered[high], 2)


def answering(requests: Sequence[Asked], today: date) -> Answering:
    """How these requests were answered, as at today."""
    waits = [(one.answered_on - one.on).days for one in requests if one.answered_on is not None]
    still = [one for one in requests if one.answered_on is None]
    late = sum(one.needed_by is not None and one.needed_by < today for one in still)
    return Answering(len(requests), len(waits), median(waits), len(still), late)
