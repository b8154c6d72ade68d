"""Ten parts of life, five answers, two ways of not answering, and what changed. No Django.

The parts, the answers and every word of them were written for this service. A licensed instrument is kept apart:
of it the service knows ten numbers, a scale from 1 to 10, and nothing of its text or artwork.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

FORM_VERSION = "life_1"

LIFE_PARTS = {
    "home": "Where I live",
    "family": "Family, and whoever looks after me",
    "friends": "Friends",
    "learning": "School, college or work",
    "time": "Things I like doing",
    "body": "My body and health",
    "mind": "My mind and moods",
    "money": "Money and things I need",
    "safe": "Feeling safe",
    "heard": "Being me, being heard",
}
LIFE_HINTS = {
    "home": "Somewhere to sleep, eat and close the door.",
    "family": "How it is between you. Whoever counts as family for you.",
    "friends": "People you like being with, and who are good to you.",
    "learning": "Going, getting on, and people there who are on your side.",
    "time": "What you do when nobody tells you what to do.",
    "body": "Sleep, food, energy, aches, anything you take.",
    "mind": "Worry, anger, feeling low, feeling calm.",
    "money": "Food, clothes, a phone, bus fares, and owing nobody.",
    "safe": "At home, on the way, around here, online.",
    "heard": "Being treated fairly, and having a say in what happens to you.",
}
LOWEST, HIGHEST = 1, 5
LIFE_WORDS = {1: "Really hard", 2: "Hard", 3: "Up and down", 4: "Mostly okay", 5: "Good"}
RATED, NOT_MINE, NOT_NOW = "rated", "not_mine", "not_now"
LIFE_BASES = {RATED: "Answered", NOT_MINE: "Not about me", NOT_NOW: "Not now"}
# What can be tapped: a number of the scale, or why there is none.
TAPS = {str(number): words for number, words in LIFE_WORDS.items()}
TAPS |= {basis: LIFE_BASES[basis] for basis in (NOT_MINE, NOT_NOW)}
YOUNG_PERSON, WORKER = "young_person", "worker"
SIDES = {YOUNG_PERSON: "The young person", WORKER: "The worker"}
PRESENT = {
    YOUNG_PERSON: "The young person",
    "peer_mentor": "Their peer mentor",
    "caregiver": "Somebody from home",
    "other_worker": "Another worker",
}
# Answers may be changed for so long after a conversation began; then they stay as they are.
OPEN_FOR = timedelta(days=7)
LONGEST_WORDS = 300

# The licensed instrument: numbers alone.
JUSTICE_STAR = "justice_star"
TOOLS = {JUSTICE_STAR: "Justice Star"}
NUMBERS = range(1, 11)
SCORES = range(1, 11)
NAME_LENGTH = 60

CODE_LISTS = {
    "life_part": LIFE_PARTS,
    "life_basis": LIFE_BASES,
    "life_side": SIDES,
    "life_present": PRESENT,
    "licensed_tool": TOOLS,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}


@dataclass(frozen=True)
class Said:
    """What one side said of one part of life: `tap` is a key of TAPS."""

    tap: str
    words: str = ""

    @property
    def basis(self) -> str:
        return self.tap if self.tap in (NOT_MINE, NOT_NOW) else RATED

    @property
    def rating(self) -> int | None:
        return int(self.tap) if self.basis == RATED else None


@dataclass(frozen=True)
class Mark:
    """A number on a scale that was given on a day for one part; None when there was none to give."""

    part: str
    on: date
    number: int | None


@dataclass(frozen=True)
class Change:
    """The first and the last number of one part, of those that were given on different days."""

    part: str
    first_on: date
    first: int
    last_on: date
    last: int

    @property
    def by(self) -> int:
        return self.last - self.first


def changes(marks: Sequence[Mark]) -> dict[str, Change]:
    """By part the change from the first number to the last. A part with one number, or none, has no change."""
    found: dict[str, Change] = {}
    for part in {mark.part for mark in marks}:
        given = sorted(
            ((mark.on, mark.number) for mark in marks if mark.part == part and mark.number is not None),
            key=lambda one: one[0],
        )
        if len(given) > 1:
            (first_on, first), (last_on, last) = given[0], given[-1]
            found[part] = Change(part, first_on, first, last_on, last)
    return found


def differs(theirs: int | None, ours: int | None) -> bool:
    """Whether both gave a number and the numbers differ; nobody is asked to agree."""
    return theirs is not None and ours is not None and theirs != ours


def is_open(begun_at: datetime, now: datetime) -> bool:
    """Whether the answers of a conversation may still be changed."""
    return now - begun_at <= OPEN_FOR


def change_words(by: int) -> str:
    """ "Up 2", "Down 1", "The same"."""
    if by == 0:
        return "The same"
    return f"{'Up' if by > 0 else 'Down'} {abs(by)}"
