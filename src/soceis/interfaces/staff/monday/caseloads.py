"""How much each worker carries: a plain sum from a table of rules, every part of it in sight. Never a ranking.

Workers stand in the order of their names. The weights are the service's to set; they say that somebody in work
takes more of a week than somebody who is paused, and that a place from which most of the worry comes is work too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from soceis.journey.casework.rules import ACTIVE, AWAITING, ENGAGING, NOT_STARTED, PAUSED, UNKNOWN


@dataclass(frozen=True)
class Part:
    """One part of the sum: its heading, what it counts in words, and what one of them weighs."""

    heading: str
    words: str
    weight: int


PARTS: Mapping[str, Part] = {
    "in_work": Part("In work", "a young person in work, as key worker", 3),
    "beginning": Part("Beginning", "a young person who waits to begin or is being reached", 2),
    "paused": Part("Paused", "a young person whose work is paused", 1),
    "beside": Part("Beside others", "a young person with whom they are co-worker or cover", 1),
    "heavy": Part("Heavy places", "a place or group from which most of the worry comes, as key worker", 1),
}
OF_STATE = {
    ACTIVE: "in_work",
    UNKNOWN: "in_work",
    ENGAGING: "beginning",
    AWAITING: "beginning",
    NOT_STARTED: "beginning",
    PAUSED: "paused",
}


@dataclass(frozen=True)
class Carried:
    """One young person whom a worker works with: as what, where the work stands, how many places are heavy."""

    worker: UUID
    kind: str
    state: str
    heavy: int


@dataclass(frozen=True)
class Load:
    """What one worker carries, part by part, and the sum."""

    name: str
    parts: Mapping[str, int]

    @property
    def weight(self) -> int:
        return sum(PARTS[part].weight * number for part, number in self.parts.items())


def loads(workers: Mapping[UUID, str], carried: Iterable[Carried]) -> list[Load]:
    """Every worker, also those who carry nobody, by name. Whoever is not among them is left out."""
    found: dict[UUID, Counter[str]] = {worker: Counter() for worker in workers}
    for one in carried:
        if one.worker not in found:
            continue
        if one.kind == "key_worker":
            found[one.worker][OF_STATE[one.state]] += 1
            found[one.worker]["heavy"] += one.heavy
        else:
            found[one.worker]["beside"] += 1
    every = [Load(name, {part: found[worker][part] for part in PARTS}) for worker, name in workers.items()]
    return sorted(every, key=lambda load: load.name.casefold())


def rule_words() -> str:
    """ "3 for a young person in work, as key worker; ..." """
    return "; ".join(f"{part.weight} for {part.words}" for part in PARTS.values())
