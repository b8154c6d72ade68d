"""What is released, as an attacker sees it: counts, and the sums that everybody knows hold between them.

A count that is withheld is a whole number of 0 or more; one that is shown is known, or known to within its
rounding. Every margin, base and shared column of the released tables is a sum of other counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One count behind the released numbers.

    `sensitive` counts may not be shown and may not be narrowed down to small numbers. `low` and `high` are what
    a reader learns when the count is shown. `printable` is false for a count that is only implied: the rest of
    a base. `base` is the place of the count that it is a part of: without it, it cannot be shown. `cost` is what
    withholding it costs; 1 for an ordinary cell.
    """

    key: Key
    value: int
    sensitive: bool
    low: int
    high: int
    cost: float = 1.0
    printable: bool = True
    base: int | None = None


# Terms of a sum that is 0: the place of a count, and how often it counts.
Relation = tuple[tuple[int, int], ...]


# Under this, beside the places of bases, stand the counts that are only implied.
_NEVER_SHOWN = -1


@dataclass(frozen=True, slots=True)
class System:
    """All counts of a release with the sums between them; a withheld small count must look like `threshold`."""

    quantities: tuple[Quantity, ...]
    relations: tuple[Relation, ...]
    threshold: int
    # What falls with what: the parts of each count that is a base.
    _parts: dict[int, list[int]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for place, quantity in enumerate(self.quantities):
            if quantity.base is not None:
                self._parts.setdefault(quantity.base, []).append(place)
            if not quantity.printable:
                self._parts.setdefault(_NEVER_SHOWN, []).append(place)

    def places(self) -> dict[Key, int]:
        """Where each count stands."""
        return {quantity.key: place for place, quantity in enumerate(self.quantities)}

    def closed(self, hidden: Iterable[int]) -> frozenset[int]:
        """The withheld counts with everything that falls with them: what is implied, and parts of their base."""
        fallen = {*hidden, *self._parts.get(_NEVER_SHOWN, ())}
        waiting = [place for place in fallen if place in self._parts]
        while waiting:
            more = [place for place in self._parts[waiting.pop()] if place not in fallen]
            fallen.update(more)
            waiting += [place for place in more if place in self._parts]
        return frozenset(fallen)

    def sensitive(self) -> frozenset[int]:
        """The counts that must be withheld by themselves."""
        return frozenset(place for place, quantity in enumerate(self.quantities) if quantity.sensitive)


def two_way(cells: Sequence[Sequence[int]], threshold: int) -> System:
    """The counts of a two-way table with both margins and the total, zeros shown; keys are (row, column)."""
    rows = [[*row, sum(row)] for row in cells]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    places: dict[tuple[int, int], int] = {}
    quantities: list[Quantity] = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            places[r, c] = len(quantities)
            quantities.append(Quantity((str(r), str(c)), value, 0 < value < threshold, value, value))
    last, end = len(rows) - 1, len(rows[0]) - 1
    relations = [(*((places[r, c], 1) for c in range(end)), (places[r, end], -1)) for r in range(last + 1)]
    relations += [(*((places[r, c], 1) for r in range(last)), (places[last, c], -1)) for c in range(end + 1)]
    return System(tuple(quantities), tuple(relations), threshold)


def joined(places: Iterable[int], relations: Iterable[Relation]) -> list[tuple[int, ...]]:
    """The places that depend on each other through relations, as groups in a steady order."""
    parent = {place: place for place in places}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for relation in relations:
        members = [place for place, _ in relation if place in parent]
        for other in members[1:]:
            parent[root(other)] = root(members[0])
    groups: dict[int, list[int]] = {}
    for place in sorted(parent):
        groups.setdefault(root(place), []).append(place)
    return [tuple(group) for group in groups.values()]
