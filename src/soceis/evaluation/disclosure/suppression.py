"""Which counts are withheld: the small ones, and as few others as keep the small ones from being worked out.

For every count that the audit finds exposed, the cheapest change of other counts that would let it be the
threshold (and 1) is found by linear programming, and what would change is withheld as well: the classic
sequential method (Kelly, Golden and Assad, 1992). Then what turned out not to be needed is shown again.
The audit has the last word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soceis.evaluation.disclosure.auditing import Auditor, Exposed
from soceis.evaluation.disclosure.systems import System
from soceis.evaluation.disclosure.witnesses import Part, Witnesses
from soceis.evaluation.errors import CannotProtect

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
    witnesses = Witnesses(system)
    auditor, ways = Auditor(system, witnesses), _Ways(system, witnesses)
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
        part = ways.witnesses.part_of[found.place]
        taken[part] = taken.get(part, 0) + 1
        if taken[part] > CHUNK:
            continue
        for change in _changes(system, found):
            if not ways.is_known(hidden, found.place, change):
                hidden = system.closed(hidden | ways.cheapest(hidden, found.place, change))
    if hidden == before:
        # No cheap way helps: the counts around it fall.
        hidden = system.closed(hidden | _around(system, hidden, worst[0].place))
    if hidden == before:
        raise CannotProtect(
            f"the count {' / '.join(map(str, worst[0].key))} can be worked out whatever else is withheld; leave its"
            " table out, or choose other areas."
        )
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


def _around(system: System, hidden: frozenset[int], place: int) -> frozenset[int]:
    """The nearest counts that hang together with one and are not all withheld yet; itself when there are none."""
    reached, grown = frozenset[int](), frozenset({place})
    while grown != reached and grown <= hidden:
        reached = grown
        sums = [relation for relation in system.relations if any(other in reached for other, _ in relation)]
        grown = reached.union(other for relation in sums for other, _ in relation)
    return grown


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


class _Ways:
    """Finds the cheapest change of counts that keeps all sums."""

    def __init__(self, system: System, witnesses: Witnesses) -> None:
        self.system = system
        self.witnesses = witnesses
        self._prices: dict[int, tuple[Any, np.ndarray]] = {}

    def size_around(self, place: int) -> int:
        """How many counts hang together with one."""
        return len(self.witnesses.part(place).places)

    def is_known(self, hidden: frozenset[int], place: int, change: int) -> bool:
        """Whether a witness found before already shows that the count could differ by `change` or more."""
        part = self.witnesses.part(place)
        moved = self.witnesses.speaking(part, hidden)[:, part.at[place]] - self.system.quantities[place].value
        return bool((moved >= change).any() if change > 0 else (moved <= change).any())

    def cheapest(self, hidden: frozenset[int], place: int, change: int) -> frozenset[int]:
        """What must be withheld so that the count could be larger (or smaller) by `change`; empty if nothing can."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        part = self.witnesses.part(place)
        sums, costs = self._of(part)
        size = len(part.places)
        is_hidden = np.fromiter((p in hidden for p in part.places), dtype=bool, count=size)
        own = np.where(is_hidden, NEXT_TO_NOTHING, costs)
        cost = np.concatenate([own / abs(change), own / np.clip(part.values, 1, abs(change))])
        lower = np.zeros(2 * size)
        upper = np.concatenate([np.full(size, np.inf), part.values])
        up, down = part.at[place], size + part.at[place]
        way, other = (up, down) if change > 0 else (down, up)
        lower[way] = upper[way] = abs(change)
        upper[other] = 0
        solved = milp(cost, constraints=LinearConstraint(sums, 0, 0), bounds=Bounds(lower, upper))
        if solved.x is None:
            return frozenset()
        moved = solved.x[:size] - solved.x[size:]
        self.witnesses.keep(part, part.values + np.rint(moved).astype(np.int64))
        return frozenset(
            part.places[i]
            for i in np.flatnonzero(np.abs(moved) > MOVED)
            if not self._is_free(part.places[i], moved[i])
        )

    def _of(self, part: Part) -> tuple[Any, np.ndarray]:
        """The sums of a part upwards, then downwards; and what withholding its counts costs."""
        import numpy as np
        from scipy.sparse import csr_array, hstack

        number = part.places[0]
        if number not in self._prices:
            half = part.sums.astype(float)
            costs = np.array([self.system.quantities[place].cost for place in part.places])
            self._prices[number] = (csr_array(hstack([half, -half])), costs)
        return self._prices[number]

    def _is_free(self, place: int, moved: float) -> bool:
        """Whether a shown count may differ this much within its rounding."""
        quantity = self.system.quantities[place]
        return quantity.low < quantity.high and quantity.low <= round(quantity.value + moved) <= quantity.high
