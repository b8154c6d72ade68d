"""Ties on a map: their kinds, how long each is good for, and where people stand in the picture. No Django.

What is known keeps longer than what is thought, and what was seen longer than what was passed on. A tie past its
day fades; nobody having confirmed it for four weeks more, it goes from the map.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import cos, radians, sin

MAP_KINDS = {
    "family": "Family",
    "friend": "Friends",
    "partner": "Going out together",
    "same_place": "Same school, work or club",
    "lives_near": "Live near each other",
    "helps": "One helps the other",
    "listens": "One listens to the other",
    "online": "Know each other online",
    "money": "Money, gifts or debts",
    "tells": "One tells the other what to do",
    "worker": "Works with them",
    "other": "Something else",
    "not_known": "Not known how",
}
STRENGTH, WORRY, BOTH, NEITHER = "strength", "worry", "both", "neither"
SIDES = {
    STRENGTH: "Good for them",
    WORRY: "Worries us",
    BOTH: "Good, and worries us",
    NEITHER: "Neither",
}
CERTAINTIES = {"fact": "Known", "suspicion": "Thought, not known"}
RELIABILITIES = {
    "seen": "We saw it ourselves",
    "first_hand": "Told by somebody who was there",
    "second_hand": "Passed on by somebody who was not",
    "not_known": "Cannot say how reliable",
}
CODE_LISTS = {
    "map_tie": MAP_KINDS,
    "map_side": SIDES,
    "map_certainty": CERTAINTIES,
    "map_reliability": RELIABILITIES,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}

# Days for which a tie is good, by certainty and reliability.
GOOD_FOR_DAYS: Mapping[tuple[str, str], int] = {
    ("fact", "seen"): 182,
    ("fact", "first_hand"): 182,
    ("fact", "second_hand"): 91,
    ("fact", "not_known"): 91,
    ("suspicion", "seen"): 91,
    ("suspicion", "first_hand"): 91,
    ("suspicion", "second_hand"): 42,
    ("suspicion", "not_known"): 42,
}
FADES_FOR_DAYS = 28
STANDS, FADED, GONE = "stands", "faded", "gone"
# Somebody of "people around them" whom nobody has checked for so long is drawn faded.
UNCHECKED_AFTER_DAYS = 365

MOST_PEOPLE, MOST_TIES = 60, 120
LONGEST = {"name": 120, "source": 200, "note": 2_000}

# Where a group of people stands around the young person, in degrees clockwise from the right.
FAMILY, PROFESSIONALS, OTHERS, FRIENDS = "family", "professionals", "others", "friends"
TOWARDS = {PROFESSIONALS: 0, OTHERS: 90, FRIENDS: 180, FAMILY: 270}
SPREAD = 38  # degrees to either side
RING, FIRST_RING, MORE_A_RING = (
    150,
    3,
    2,
)  # pixels between rings, people on the first, more on each further one


def latest_day(certainty: str, reliability: str, on: date) -> date:
    """The last day for which a tie is good that was learned or confirmed on `on`."""
    return on + timedelta(days=GOOD_FOR_DAYS[certainty, reliability])


def standing(good_until: date, today: date) -> str:
    """Whether a tie stands, has faded, or has gone because nobody confirmed it."""
    if today <= good_until:
        return STANDS
    return FADED if today <= good_until + timedelta(days=FADES_FOR_DAYS) else GONE


def places(groups: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Where each person stands, in pixels from the young person; the first of a group stand nearest."""
    found: dict[str, tuple[int, int]] = {}
    for group, keys in groups.items():
        left, ring = list(keys), 1
        while left:
            here, left = left[: _room(ring)], left[_room(ring) :]
            for number, key in enumerate(here):
                found[key] = _place(TOWARDS[group], ring, number, len(here))
            ring += 1
    return found


def _room(ring: int) -> int:
    return FIRST_RING + MORE_A_RING * (ring - 1)


def _place(towards: int, ring: int, number: int, among: int) -> tuple[int, int]:
    share = (number + 0.5) / among * 2 - 1  # from -1 to 1 within the group
    angle = radians(towards + share * SPREAD)
    return round(cos(angle) * ring * RING), round(sin(angle) * ring * RING)
