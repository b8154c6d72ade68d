"""The exact audit: what can be worked out about every withheld count from everything that is shown.

A withheld small count is safe when the shown numbers leave it possible that it is 1 or less, and possible that
it is the threshold or more. Any other withheld count is safe when at least two values are possible. The largest
and smallest possible whole number is found by integer linear programming (HiGHS). A set of whole numbers that
fits everything shown is a witness for all counts at once, so few programmes need to be solved; a programme for
one count is solved only where no witness speaks for it. Only checked whole numbers count as witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from soceis.evaluation.disclosure.systems import Key, Relation, System, joined
from soceis.evaluation.disclosure.witnesses import Witnesses, matrix_of

if TYPE_CHECKING:
    import numpy as np

# Room above the largest count for a withheld one to be larger than it is.
ROOM = 50
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Exposed:
    """A withheld count about which too much can be worked out: it lies from `low` to `high`."""

    place: int
    key: Key
    value: int
    low: int
    high: int


@dataclass(slots=True)
class Knowledge:
    """The smallest and the largest value that some witness gives each withheld count."""

    low: dict[int, int] = field(default_factory=dict)
    high: dict[int, int] = field(default_factory=dict)

    def take(self, place: int, value: int) -> None:
        self.low[place] = min(self.low.get(place, value), value)
        self.high[place] = max(self.high.get(place, value), value)


def audit(system: System, hidden: frozenset[int]) -> tuple[Exposed, ...]:
    """Every withheld count that is not safe when the counts at `hidden` are withheld, in a steady order.

    `hidden` must be closed (System.closed).
    """
    return Auditor(system).exposed(hidden)


class Auditor:
    """Audits one system again and again; a group of counts that depend on each other is looked at once.

    With `only_sensitive`, other withheld counts may be worked out.
    """

    def __init__(
        self, system: System, witnesses: Witnesses | None = None, *, only_sensitive: bool = False
    ) -> None:
        self.system, self.only_sensitive = system, only_sensitive
        self.witnesses = Witnesses(system) if witnesses is None else witnesses
        self.uncertain = frozenset(p for p, q in enumerate(system.quantities) if q.low < q.high)
        self.relations_at: dict[int, list[int]] = {}
        for number, relation in enumerate(system.relations):
            for place, _ in relation:
                self.relations_at.setdefault(place, []).append(number)
        self._found: dict[tuple[tuple[int, ...], frozenset[int]], tuple[Exposed, ...]] = {}

    def exposed(self, hidden: frozenset[int], among: Iterable[int] | None = None) -> tuple[Exposed, ...]:
        """The exposed counts; with `among`, only groups that hold one of these places are looked at."""
        found: list[Exposed] = []
        for group in self.groups(hidden, among):
            found += self._of_group(group, hidden)
        return tuple(sorted(found, key=lambda exposed: exposed.place))

    def groups(self, hidden: frozenset[int], among: Iterable[int] | None = None) -> list[tuple[int, ...]]:
        """The counts that are not known exactly, in groups that depend on each other."""
        free = hidden | self.uncertain
        if among is not None:
            free = self._reached(free, among)
        numbers = sorted({number for place in free for number in self.relations_at.get(place, ())})
        return joined(free, [self.system.relations[number] for number in numbers])

    def neighbours(self, place: int) -> set[int]:
        """The counts that stand in a sum with one."""
        numbers = self.relations_at.get(place, ())
        return {other for number in numbers for other, _ in self.system.relations[number]}

    def _reached(self, free: frozenset[int], among: Iterable[int]) -> frozenset[int]:
        waiting = [place for place in among if place in free]
        reached = set(waiting)
        while waiting:
            for number in self.relations_at.get(waiting.pop(), ()):
                new = {place for place, _ in self.system.relations[number] if place in free} - reached
                reached |= new
                waiting += new
        return frozenset(reached)

    def _of_group(self, group: tuple[int, ...], hidden: frozenset[int]) -> tuple[Exposed, ...]:
        withheld = hidden.intersection(group)
        if not withheld or not any(place in self.relations_at for place in group):
            return ()
        known = self._found.get((group, withheld))
        if known is None:
            numbers = sorted({number for place in group for number in self.relations_at.get(place, ())})
            relations = [self.system.relations[number] for number in numbers]
            asked = [place for place in group if place in withheld and self._matters(place)]
            attack = _Attack(self.system, withheld, group, relations, asked, self.witnesses)
            known = tuple(attack.exposed())
            self._found[group, withheld] = known
        return known

    def _matters(self, place: int) -> bool:
        """An implied count that is not sensitive has nothing to hide."""
        quantity = self.system.quantities[place]
        return quantity.sensitive or (quantity.printable and not self.only_sensitive)


class _Attack:
    """Everything that is known about one group of counts that depend on each other."""

    def __init__(
        self,
        system: System,
        hidden: frozenset[int],
        group: Sequence[int],
        relations: Sequence[Relation],
        asked: list[int],
        witnesses: Witnesses,
    ) -> None:
        import numpy as np

        self.system, self.group = system, tuple(group)
        self.at = {place: i for i, place in enumerate(group)}
        self.asked = asked
        quantities = system.quantities
        self.truth = np.array([quantities[place].value for place in group], dtype=np.int64)
        cap = int(self.truth.sum()) + ROOM * max(1, system.threshold)
        self.lower = np.array([0 if place in hidden else quantities[place].low for place in group])
        self.upper = np.array([cap if place in hidden else quantities[place].high for place in group])
        values = self.truth.tolist()
        self.terms: list[tuple[list[tuple[int, int]], int]] = []
        for relation in relations:
            terms = [(self.at[place], factor) for place, factor in relation if place in self.at]
            self.terms.append((terms, sum(factor * values[i] for i, factor in terms)))
        self.relations = relations
        self.known = Knowledge()
        self.witnesses = witnesses
        self.part = witnesses.part(group[0])

    def _prepare(self) -> None:
        """The sums as a matrix, and what the witnesses found before say about this group."""
        import numpy as np

        self.sums = matrix_of(self.relations, self.at)
        self.right = self.sums @ self.truth
        self.columns = [self.part.at[place] for place in self.group]
        kept = self.part.kept[:, self.columns]
        fits = ((kept >= self.lower) & (kept <= self.upper)).all(axis=1)
        kept = kept[fits]
        kept = np.vstack([self.truth, kept[((kept @ self.sums.T) == self.right).all(axis=1)]])
        least, most = kept.min(axis=0).tolist(), kept.max(axis=0).tolist()
        for place in self.asked:
            self.known.take(place, least[self.at[place]])
            self.known.take(place, most[self.at[place]])

    def _is_a_tree(self) -> bool:
        """Whether the sums meet without a circle, each count once: narrowing alone is then exact."""
        ends = sum(len(terms) for terms, _ in self.terms)
        if ends != len(self.group) + len(self.terms) - 1:
            return False
        return all(abs(factor) == 1 for terms, _ in self.terms for _, factor in terms)

    def exposed(self) -> list[Exposed]:
        """What too much is known about: by the bounds alone where they say so, else by linear programmes."""
        low, high = self._bounds()
        found = [
            self._exposed(p, low[self.at[p]], high[self.at[p]])
            for p in self.asked
            if self._is_narrow(p, low, high)
        ]
        narrow = {exposed.place for exposed in found}
        self.asked = [place for place in self.asked if place not in narrow]
        if not self.asked or self._is_a_tree():
            return found
        self._prepare()
        for upwards in (True, False):
            self._pooled(upwards=upwards)
        for place in self.asked:
            if self._is_safe(place):
                continue
            least, most = self._range(place)
            if not self._is_safe(place):
                found.append(self._exposed(place, least, most))
        return found

    def _exposed(self, place: int, low: int, high: int) -> Exposed:
        return Exposed(place, self.system.quantities[place].key, self._true(place), low, high)

    def _is_narrow(self, place: int, low: Sequence[int], high: Sequence[int]) -> bool:
        """Whether the bounds already leave too little room."""
        i = self.at[place]
        if self.system.quantities[place].sensitive:
            return low[i] > 1 or high[i] < self.system.threshold
        return low[i] == high[i]

    def _bounds(self) -> tuple[list[int], list[int]]:
        """Bounds that every possible set of counts keeps: each sum narrows each of its terms, until none does."""
        low, high = self.lower.tolist(), self.upper.tolist()
        waiting = True
        while waiting:
            waiting = False
            for terms, right in self.terms:
                waiting |= _narrowed(terms, right, low, high)
        return low, high

    def _true(self, place: int) -> int:
        return self.system.quantities[place].value

    def _is_safe(self, place: int) -> bool:
        low, high = self.known.low[place], self.known.high[place]
        if self.system.quantities[place].sensitive:
            return low <= 1 and high >= self.system.threshold
        return low < high

    def _is_enough(self, place: int, *, upwards: bool) -> bool:
        if not self.system.quantities[place].sensitive:
            return self.known.low[place] < self.known.high[place]
        return self.known.high[place] >= self.system.threshold if upwards else self.known.low[place] <= 1

    def _unmet(self, *, upwards: bool) -> list[int]:
        return [place for place in self.asked if not self._is_enough(place, upwards=upwards)]

    def _pooled(self, *, upwards: bool) -> None:
        """Witnesses for many counts at a time, until a round brings nothing new."""
        for _ in range(ROUNDS):
            unmet = self._unmet(upwards=upwards)
            if not unmet:
                return
            point = self._solve_pool(unmet, upwards=upwards)
            if point is None or len(self._unmet(upwards=upwards)) == len(unmet):
                return

    def _solve_pool(self, unmet: Sequence[int], *, upwards: bool) -> np.ndarray | None:
        """As many of the counts as possible at the threshold, or at 1: each only as far as is needed."""
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import block_array, coo_array, csr_array, eye_array

        n, extra = len(self.group), len(unmet)
        columns = [self.at[place] for place in unmet]
        pick = coo_array((np.ones(extra), (np.arange(extra), columns)), shape=(extra, n)).tocsr()
        sign = -1.0 if upwards else 1.0
        slack = eye_array(extra, format="csr")
        matrix = block_array([[self.sums, None], [sign * pick, slack]], format="csr")
        if upwards:
            # as far as it counts: y <= x, y <= aim
            aims = [max(self.system.threshold, self._true(place) + 1) for place in unmet]
            limits = LinearConstraint(
                csr_array(matrix),
                np.concatenate([self.right, np.full(extra, -np.inf)]),
                np.concatenate([self.right, np.zeros(extra)]),
            )
            bounds = (np.concatenate([self.lower, np.zeros(extra)]), np.concatenate([self.upper, aims]))
            cost = np.concatenate([np.zeros(n), -np.ones(extra)])
        else:
            # what is above the aim: x - y <= aim, y >= 0
            aims = [min(1, self._true(place)) if self._true(place) else 0 for place in unmet]
            matrix = block_array([[self.sums, None], [pick, -slack]], format="csr")
            limits = LinearConstraint(
                csr_array(matrix),
                np.concatenate([self.right, np.full(extra, -np.inf)]),
                np.concatenate([self.right, np.array(aims, dtype=float)]),
            )
            bounds = (
                np.concatenate([self.lower, np.zeros(extra)]),
                np.concatenate([self.upper, np.full(extra, np.inf)]),
            )
            cost = np.concatenate([np.zeros(n), np.ones(extra)])
        return self._solve(cost, limits, bounds, whole=False)

    def _range(self, place: int) -> tuple[int, int]:
        """The smallest and largest possible value of one count, exactly; every solution is a witness."""
        import numpy as np
        from scipy.optimize import LinearConstraint

        limits = LinearConstraint(self.sums.astype(float), self.right, self.right)
        for sign in (-1.0, 1.0):
            if self._is_enough(place, upwards=sign < 0):
                continue
            cost = np.zeros(len(self.group))
            cost[self.at[place]] = sign
            # The largest of all numbers is no whole number only where sums interlock; then only those are looked at.
            for whole in (False, True):
                if self._solve(cost, limits, (self.lower, self.upper), whole=whole) is not None:
                    break
        return self.known.low[place], self.known.high[place]

    def _solve(self, cost: Any, limits: Any, bounds: tuple[Any, Any], *, whole: bool) -> np.ndarray | None:
        import numpy as np
        from scipy.optimize import Bounds, milp

        integrality = np.ones(len(cost)) if whole else None
        solved = milp(cost, constraints=limits, bounds=Bounds(*bounds), integrality=integrality)
        if solved.x is None:
            return None
        point = np.rint(solved.x[: len(self.group)]).astype(np.int64)
        return point if self._witness(point) else None

    def _witness(self, point: np.ndarray) -> bool:
        """Take whole numbers that fit everything shown; others are refused."""
        if (point < self.lower).any() or (point > self.upper).any():
            return False
        if (self.sums @ point != self.right).any():
            return False
        for place in self.asked:
            self.known.take(place, int(point[self.at[place]]))
        counts = self.part.values.copy()
        counts[self.columns] = point
        self.witnesses.keep(self.part, counts)
        return True


def _narrowed(terms: Sequence[tuple[int, int]], right: int, low: list[int], high: list[int]) -> bool:
    """Narrow the bounds of every term of one sum; whether one became narrower."""
    least = sum(factor * (low[i] if factor > 0 else high[i]) for i, factor in terms)
    most = sum(factor * (high[i] if factor > 0 else low[i]) for i, factor in terms)
    changed = False
    for i, factor in terms:
        size = abs(factor)
        if factor > 0:
            below, above = right - (most - factor * high[i]), right - (least - factor * low[i])
        else:
            below, above = (least - factor * high[i]) - right, (most - factor * low[i]) - right
        new_low, new_high = -(-below // size), above // size
        if new_low > low[i]:
            low[i], changed = new_low, True
        if new_high < high[i]:
            high[i], changed = new_high, True
    return changed
