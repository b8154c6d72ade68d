"""Places still open once the stories have taken theirs: who is left to invent, area by area."""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from soceis.interfaces.demonstration import targets
from soceis.interfaces.demonstration.calendar import add_months, after
from soceis.interfaces.demonstration.stories.shape import Story

T = TypeVar("T", bound=Hashable)
SCHOOL_AGES = range(11, 15)
MOST_SWAPS = 20_000


@dataclass(slots=True)
class Place:
    """One person to invent: where their latest episode stands, and what the tables need of them."""

    area: str
    standing: str
    programme: str = "one_to_one"
    early: bool = False
    never_tried: bool = False
    referred_again: bool = False
    sex: str = ""
    age: int | None = None
    source: str = ""
    reason: str = ""

    @property
    def closed(self) -> bool:
        """Whether the latest episode is closed at the data date."""
        return self.standing not in targets.STATES_NOT_CLOSED

    @property
    def engaged(self) -> bool:
        """Whether the person spent time with a worker."""
        return self.standing in targets.ENGAGED_CLOSURES or self.standing in ("active", "paused")


def standing_of(story: Story) -> str:
    """Where the latest chapter of a story stands at the data date."""
    last = story.chapters[-1]
    if last.ending:
        return last.ending.code
    if last.pauses and last.pauses[-1].until is None:
        return "paused"
    if any(moment.kind == "attended" for moment in last.moments):
        return "active"
    return "engaging" if last.moments else "allocated_not_started"


def is_early(story: Story, area_name: str) -> bool:
    """Whether a story's closed episode began within six months of its area's launch."""
    last = story.chapters[-1]
    if not (last.ending and last.moments):
        return False
    launch = next(area.launch_date for area in targets.AREAS if area.name == area_name)
    return launch <= after(last.received, min(m.day for m in last.moments)) < add_months(launch, 6)


def open_places(area: str, stories: Sequence[Story], rng: random.Random) -> list[Place]:
    """The places of an area that no story fills, with sex, age, source and reason given out."""
    places = _standing_places(area, stories)
    first = [story.chapters[0] for story in stories]
    sexes = _left(targets.SEXES[area], [story.person.sex for story in stories], f"{area} sex")
    ages = _left(targets.AGES[area], [chapter.age for chapter in first], f"{area} age")
    sources = _left(targets.SOURCES[area], [chapter.source for chapter in first], f"{area} source")
    reasons = _left(targets.REASONS[area], [chapter.reason for chapter in first], f"{area} reason")
    for place, sex in zip(places, _deal(places, sexes, _sex_fits, rng), strict=True):
        place.sex = sex
    for place, age in zip(places, _deal(places, ages, _age_fits, rng), strict=True):
        place.age = age
    for place, reason in zip(places, _deal(places, reasons, _reason_fits, rng), strict=True):
        place.reason = reason
    for place, source in zip(places, _deal(places, sources, _source_fits, rng), strict=True):
        place.source = source
    return places


def _standing_places(area: str, stories: Sequence[Story]) -> list[Place]:
    standings = _left(targets.STANDINGS[area], [standing_of(story) for story in stories], f"{area} standing")
    early = [standing_of(story) for story in stories if is_early(story, area)]
    early_left = Counter(_left(targets.EARLY_CODES[area], early, f"{area} early"))
    never_tried = Counter(targets.NEVER_TRIED.get(area, {}))
    school = Counter(targets.IN_SCHOOL_PROGRAMME.get(area, {}))
    school -= Counter(
        standing_of(story) for story in stories if story.chapters[-1].programme == "school_group"
    )
    again = Counter(targets.REFERRED_AGAIN.get(area, ()))
    again -= Counter(standing_of(story) for story in stories if len(story.chapters) > 1)
    places = [Place(area, standing) for standing in standings]
    for place in places:
        place.early = _take(early_left, place.standing)
        place.programme = "school_group" if _take(school, place.standing) else "one_to_one"
        place.never_tried = not place.early and _take(never_tried, place.standing)
        if place.programme == "one_to_one" and not place.early:
            place.referred_again = _take(again, place.standing)
    return places


def _take(counter: Counter[str], key: str) -> bool:
    if counter[key] <= 0:
        return False
    counter[key] -= 1
    return True


def _left(wanted: dict[T, int], taken: Sequence[T], what: str) -> list[T]:
    """What is left of `wanted` when the stories have taken theirs; ValueError when they took too many."""
    left = Counter(wanted)
    left.subtract(taken)
    over = [key for key, count in left.items() if count < 0]
    if over:
        raise ValueError(f"the stories take more than there is of {what}: {over}")
    return [key for key, count in left.items() for _ in range(count)]


def _deal(
    places: Sequence[Place], pool: list[T], fits: Callable[[Place, T], bool], rng: random.Random
) -> list[T]:
    """`pool` in an order in which every item fits its place, found by swapping; ValueError if none is."""
    if len(pool) != len(places):
        raise ValueError(f"{len(pool)} things to deal to {len(places)} places")
    dealt = list(pool)
    rng.shuffle(dealt)
    for _ in range(MOST_SWAPS):
        wrong = [i for i, place in enumerate(places) if not fits(place, dealt[i])]
        if not wrong:
            return dealt
        here = wrong[0]
        others = [
            i
            for i in range(len(places))
            if fits(places[here], dealt[i]) and (fits(places[i], dealt[here]) or i in wrong)
        ] or list(range(len(places)))
        there = rng.choice(others)
        dealt[here], dealt[there] = dealt[there], dealt[here]
    raise ValueError("no order found in which everything fits")


def _sex_fits(place: Place, sex: str) -> bool:
    return sex != "unknown" or place.standing in ("declined_at_offer", "no_contact_made")


def _age_fits(place: Place, age: int | None) -> bool:
    if age is None:
        return True
    if place.programme == "school_group":
        return age in SCHOOL_AGES
    if place.standing == "post_18_service":
        return age == 17
    if place.standing == "custody":
        return age >= 15
    return age < 18 or place.standing != "placed"


def _reason_fits(place: Place, reason: str) -> bool:
    by_school = reason == "at_risk_identified_by_school"
    if place.area == targets.NEWCASTLE and by_school != (place.programme == "school_group"):
        return False
    if reason in ("repeated_offending", "drug_dealing"):
        return place.age is None or place.age >= 14
    return True


def _source_fits(place: Place, source: str) -> bool:
    if place.reason == "at_risk_identified_by_school":
        return source == "education"
    if source == "probation":
        return (place.age or 0) >= 17
    if source == "youth_justice":
        return (place.age or 0) >= 13
    return True
