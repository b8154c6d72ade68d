"""Which counts are withheld: the small ones, and as few others as keep the small ones from being worked out.

For every count that the audit finds exposed, the cheapest change of other counts that would let it be the
threshold (and 1) is found by linear programming, and what would change is withheld as well: the classic
sequential method (Kelly, Golden and Assad, 1992). Then what turned out not to be needed is shown again.
The audit has the last word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soceis.evaluation.disclosure.auditing import Auditor, Exposed
from soceis.evaluation.disclosure.systems import Relation, System, joined

if TYPE_CHECKING:
    import numpy as np

# Changing what is withheld anyway costs next to nothing, but short ways are better.
NEXT_TO_NOTHING = 1e-4
CHUNK = 12
# Larger parts are not looked through once more: it takes long there and hardly shows anything again.
LARGEST_CLEANED = 80
MOVED = 1e-6


def withheld(system: System) -> frozenset[int]:
    """The places of all counts to withhold, closed: nothing about them can be worked out from the rest."""
    hidden = system.closed(system.sensitive())
    auditor, ways = Auditor(system), _Ways(system)
    while True:
        exposed = auditor.exposed(hidden)
        if not exposed:
            break
        hidden = _protected(system, ways, hidden, exposed)
    return _without_the_superfluous(auditor, ways, hidden)


def _protected(
    system: System, ways: _Ways, hidden: frozenset[int], exposed: tuple[Exposed, ...]
) -> frozenset[int]:
    """More withheld, so that some of the exposed counts (those that need most) are safe."""
    before = hidden
    worst = sorted(exposed, key=lambda found: (found.high - found.low, -found.value, found.place))
    taken: dict[int, int] = {}
    for found in worst:
        part = ways.part_of[found.place]
        taken[part] = taken.get(part, 0) + 1
        if taken[part] > CHUNK:
            continue
        for change in _changes(system, found):
            hidden = system.closed(hidden | ways.cheapest(hidden, found.place, change))
    if hidden == before:
        # No cheap way helps: the whole group of counts around it falls.
        hidden = system.closed(hidden | _neighbours(system, worst[0].place))
    return hidden


def _changes(system: System, found: Exposed) -> list[int]:
    """By how much the count must be able to differ from the truth, up and down."""
    if not system.quantities[found.place].sensitive:
        return [1]
    changes = []
    if found.high < system.threshold:
        changes.append(system.threshold - found.value)
    if found.low > 1:
        changes.append(1 - found.value)
    return changes


def _neighbours(system: System, place: int) -> frozenset[int]:
    sums = [relation for relation in system.relations if any(place == other for other, _ in relation)]
    return frozenset(other for relation in sums for other, _ in relation)


def _without_the_superfluous(auditor: Auditor, ways: _Ways, hidden: frozenset[int]) -> frozenset[int]:
    """Shown again, the costliest first: whatever is withheld without being needed."""
    system = auditor.system
    sensitive = system.closed(system.sensitive())
    extra = [
        place
        for place in hidden - sensitive
        if system.quantities[place].printable and ways.size_around(place) <= LARGEST_CLEANED
    ]
    for place in sorted(extra, key=lambda p: (-system.quantities[p].cost, system.quantities[p].value, p)):
        fewer = hidden - {place}
        if system.closed(fewer) != fewer:
            continue
        around = auditor.neighbours(place)
        if not auditor.exposed(fewer, among=around):
            hidden = fewer
    return hidden


@dataclass(frozen=True, slots=True)
class _Part:
    """The counts and sums that hang together, apart from all others."""

    places: tuple[int, ...]
    at: dict[int, int]
    sums: Any
    costs: np.ndarray
    values: np.ndarray


class _Ways:
    """Finds the cheapest change of counts that keeps all sums."""

    def __init__(self, system: System) -> None:
        self.system = system
        groups = joined(range(len(system.quantities)), system.relations)
        self.part_of = {place: number for number, group in enumerate(groups) for place in group}
        related: dict[int, list[Relation]] = {}
        for relation in system.relations:
            related.setdefault(self.part_of[relation[0][0]], []).append(relation)
        self._groups, self._related = groups, related
        self._made: dict[int, _Part] = {}

    def size_around(self, place: int) -> int:
        """How many counts hang together with one."""
        return len(self._groups[self.part_of[place]])

    def cheapest(self, hidden: frozenset[int], place: int, change: int) -> frozenset[int]:
        """What must be withheld so that the count could be larger (or smaller) by `change`; empty if nothing can."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        part = self._part(self.part_of[place])
        size = len(part.places)
        is_hidden = np.fromiter((p in hidden for p in part.places), dtype=bool, count=size)
        own = np.where(is_hidden, NEXT_TO_NOTHING, part.costs)
        cost = np.concatenate([own / abs(change), own / np.clip(part.values, 1, abs(change))])
        lower = np.zeros(2 * size)
        upper = np.concatenate([np.full(size, np.inf), part.values])
        up, down = part.at[place], size + part.at[place]
        way, other = (up, down) if change > 0 else (down, up)
        lower[way] = upper[way] = abs(change)
        upper[other] = 0
        solved = milp(cost, constraints=LinearConstraint(part.sums, 0, 0), bounds=Bounds(lower, upper))
        if solved.x is None:
            return frozenset()
        moved = solved.x[:size] - solved.x[size:]
        return frozenset(
            part.places[i]
            for i in np.flatnonzero(np.abs(moved) > MOVED)
            if not self._is_free(part.places[i], moved[i])
        )

    def _part(self, number: int) -> _Part:
        """The sums of a part as a matrix: upwards, then downwards."""
        import numpy as np
        from scipy.sparse import csr_array, hstack

        if number in self._made:
            return self._made[number]
        places = self._groups[number]
        at = {place: i for i, place in enumerate(places)}
        rows, columns, factors = [], [], []
        for row, relation in enumerate(self._related[number]):
            for place, factor in relation:
                rows.append(row)
                columns.append(at[place])
                factors.append(float(factor))
        half = csr_array((factors, (rows, columns)), shape=(len(self._related[number]), len(places)))
        quantities = [self.system.quantities[place] for place in places]
        made = _Part(
            places,
            at,
            csr_array(hstack([half, -half])),
            np.array([quantity.cost for quantity in quantities]),
            np.array([quantity.value for quantity in quantities], dtype=float),
        )
        self._made[number] = made
        return made

    def _is_free(self, place: int, moved: float) -> bool:
        """Whether a shown count may differ this much within its rounding."""
        quantity = self.system.quantities[place]
        return quantity.low < quantity.high and quantity.low <= round(quantity.value + moved) <= quantity.high
