"""The curves of a run together: which days each may be shown at, so that nothing follows from all of them.

Overall less all areas but one is the last area, day by day. So the numbers of every curve at every day shown,
their totals and the tables that hold the same totals are one system of sums. Unknown are the events and the
censored cases of each group between two days shown of any curve. Where the audit finds one of them exposed, a
day is taken away, from the smallest curve that gives it away, until nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soceis.evaluation.codes import OVERALL
from soceis.evaluation.disclosure.auditing import Auditor
from soceis.evaluation.disclosure.links import Tied, cell_key, shown_as, system_of
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.disclosure.sheets import EVENTS, Sheet, SheetTable
from soceis.evaluation.disclosure.steps import Left, left_by, own_cuts
from soceis.evaluation.disclosure.systems import Key, Quantity, System
from soceis.evaluation.survival import Curve

# What a curve is called here: its name, what it groups by, and its group.
Name = tuple[str, str, str]
Cuts = dict[Name, tuple[int, ...]]
STEP, BY = "step", "by"
KINDS = ("events", "censored")


def name_of(curve: Curve) -> Name:
    return curve.name, curve.by, curve.group


@dataclass(frozen=True, slots=True)
class _Line:
    """A curve in the system: who is in it, the table with its totals, and how many had left by each edge."""

    curve: Curve
    population: str
    total: Key
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a key of the system stands for: a line, and the number of the edge at which the step ends."""

    name: Name
    edge: int


def cuts_of(
    curves: Sequence[Curve], sheet: Sheet, ties: Tied, policy: Policy, hidden: frozenset[Key]
) -> Cuts:
    """The days at which each curve may be shown, by its name; none for a curve that may not be shown at all.

    `ties` are those of the sheet, `hidden` the counts of the tables that are withheld.
    """
    tables = {(table.root, table.by): table for table in sheet.tables}
    cuts: Cuts = {}
    for curve in curves:
        table = tables.get((curve.name, curve.by))
        cell = _total(sheet, table, curve) if table is not None and not curve.missing else None
        if cell is None or ties.own(ties.bases[cell]) in hidden:
            cuts[name_of(curve)] = ()
            continue
        parted = ties.own(cell) not in hidden
        cuts[name_of(curve)] = own_cuts(curve.points, policy, parted=parted)
    days: frozenset[tuple[str, int]] = frozenset()
    while policy.threshold > 1 and days != (days := _days_of(cuts)):
        # Once more where days were taken away: what left between those that remain is a number, too.
        _Crossing(curves, sheet, ties, policy, hidden, cuts).settle()
    return cuts


def _days_of(cuts: Cuts) -> frozenset[tuple[str, int]]:
    """The days at which any curve of each kind is shown."""
    return frozenset((name, day) for (name, _, _), own in cuts.items() for day in own)


def _total(sheet: Sheet, table: SheetTable, curve: Curve) -> Key:
    return cell_key(sheet.mapping, table, EVENTS, sheet.population(table.by, curve.group))


class _Crossing:
    """The system of all curves and of the tables, and the days that are still shown."""

    def __init__(
        self,
        curves: Sequence[Curve],
        sheet: Sheet,
        ties: Tied,
        policy: Policy,
        hidden: frozenset[Key],
        cuts: Cuts,
    ) -> None:
        self.sheet, self.policy, self.cuts = sheet, policy, cuts
        self.edges: dict[str, tuple[int, ...]] = {}
        self.lines: dict[Name, _Line] = {}
        self.cells: dict[Key, _Cell] = {}
        ties = ties.copy()
        for curve in curves:
            self._take(curve)
        for name in dict.fromkeys(curve.name for curve in curves):
            self._tie(ties, name)
        self.system = self._system(ties)
        self.places = self.system.places()
        self.withheld = frozenset(self.places[key] for key in hidden)
        self.auditor = Auditor(self.system, only_sensitive=True)

    def _take(self, curve: Curve) -> None:
        table = next((t for t in self.sheet.tables if (t.root, t.by) == (curve.name, curve.by)), None)
        if table is None or curve.missing:
            return
        days = {day for (name, _, _), own in self.cuts.items() if name == curve.name for day in own}
        self.edges[curve.name] = tuple(sorted(days))
        population = self.sheet.population(table.by, curve.group)
        left = tuple(left_by(curve.points, day) for day in self.edges[curve.name])
        end = Left(curve.events, curve.n - curve.events)
        self.lines[name_of(curve)] = _Line(curve, population, _total(self.sheet, table, curve), (*left, end))

    # The sums.

    def _tie(self, ties: Tied, name: str) -> None:
        lines = {known: line for known, line in self.lines.items() if known[0] == name}
        for known, line in lines.items():
            before = Left(0, 0)
            for edge, by in enumerate(line.left):
                self._tie_step(ties, known, line, edge, before)
                before = by
        overall = lines.get((name, "area", OVERALL))
        if overall is None:
            return
        pooled = {place.population for place in self.sheet.pooled()}
        for grouped in ("area", "programme"):
            parts = [
                line
                for (_, by, group), line in lines.items()
                if by == grouped and group != OVERALL and (by != "area" or line.population in pooled)
            ]
            self._tie_margin(ties, name, overall, parts, grouped)

    def _tie_step(self, ties: Tied, known: Name, line: _Line, edge: int, before: Left) -> None:
        """What left by an edge is what left by the one before, and in between; by the last edge it is the total."""
        totals = (line.total, ("rest", *line.total))
        for kind, total, now, then in zip(
            KINDS, totals, _numbers(line.left[edge]), _numbers(before), strict=True
        ):
            step = _key(STEP, known[0], kind, edge, line.population)
            ties.put(step, now - then, 0.0)
            ties.implied.add(step)
            self.cells[step] = _Cell(known, edge)
            whole = total
            if edge < len(line.left) - 1:
                whole = _key(BY, known[0], kind, edge, line.population)
                ties.put(whole, now, 0.0)
                ties.implied.add(whole)
            earlier = [_key(BY, known[0], kind, edge - 1, line.population)] if edge else []
            ties.sums.append((whole, (*earlier, step)))

    def _tie_margin(
        self, ties: Tied, name: str, overall: _Line, parts: Sequence[_Line], grouped: str
    ) -> None:
        """In every step Overall is the sum of its parts, and of those whose group is not known."""
        if not parts:
            return
        for edge in range(len(overall.left)):
            for kind in KINDS:
                keys = [_key(STEP, name, kind, edge, line.population) for line in parts]
                whole = _key(STEP, name, kind, edge, overall.population)
                over = (ties.values[whole] or 0) - sum(ties.values[key] or 0 for key in keys)
                if over:
                    unknown = _key(STEP, name, kind, edge, f"{grouped} not known")
                    ties.put(unknown, over, 0.0)
                    ties.implied.add(unknown)
                    keys.append(unknown)
                ties.sums.append((whole, tuple(keys)))

    def _system(self, ties: Tied) -> System:
        """The system, in which the steps of curves are small or not by the policy."""
        made = system_of(ties, self.policy)
        return System(
            tuple(self._judged(quantity) for quantity in made.quantities), made.relations, made.threshold
        )

    def _judged(self, quantity: Quantity) -> Quantity:
        if quantity.key[0] not in (STEP, BY):
            return quantity
        sensitive = quantity.key in self.cells and self.policy.is_small(quantity.value)
        low, high = shown_as(quantity.value, self.policy)
        return Quantity(quantity.key, quantity.value, sensitive, low, high, 0.0, printable=False)

    # The days.

    def settle(self) -> None:
        """Take days away until nothing small follows from those that are left."""
        own = [self.places[key] for key in self.cells]
        while any(self.cuts.values()):
            hidden = self._hidden()
            exposed = [
                self.system.quantities[found.place].key for found in self.auditor.exposed(hidden, among=own)
            ]
            if not exposed:
                return
            taken: set[tuple[str, int]] = set()
            for key in exposed:
                cell = self.cells.get(key)
                if cell is None or (cell.name[0], cell.edge) not in taken:
                    self._take_a_day(cell, key)
                if cell is not None:
                    taken.add((cell.name[0], cell.edge))

    def _hidden(self) -> frozenset[int]:
        """The places of all that is not shown: steps, and the numbers at the edges that are no cuts of a curve."""
        steps = {
            place
            for place, quantity in enumerate(self.system.quantities)
            if quantity.key[0] in (STEP, "rest", "left")
        }
        edges = {
            self.places[_key(BY, name[0], kind, edge, line.population)]
            for name, line in self.lines.items()
            for edge, day in enumerate(self.edges[name[0]])
            if day not in self.cuts[name]
            for kind in KINDS
        }
        return self.withheld | steps | edges

    def _take_a_day(self, cell: _Cell | None, key: Key) -> None:
        """Show one day less: of a curve that tells the step apart, or else of one with the same people."""
        if cell is not None and self._take_edge(cell):
            return
        name = cell.name if cell else self._with_total(key)
        own = name if name is not None and self.cuts[name] else self._longest()
        self.cuts[own] = self.cuts[own][:-1]

    def _take_edge(self, cell: _Cell) -> bool:
        edges = self.edges[cell.name[0]]
        around = {edges[edge] for edge in (cell.edge - 1, cell.edge) if 0 <= edge < len(edges)}
        telling = [
            (name[2] == OVERALL, self.lines[name].curve.n, name, day)
            for name in self.lines
            if name[0] == cell.name[0] and name != cell.name
            for day in around.intersection(self.cuts[name]).difference(self.cuts[cell.name])
        ]
        if not telling:
            return False
        *_, name, day = min(telling)
        self.cuts[name] = tuple(other for other in self.cuts[name] if other != day)
        return True

    def _with_total(self, key: Key) -> Name | None:
        return next(
            (
                name
                for name, line in self.lines.items()
                if self.cuts[name] and line.population == key[-1] and line.total[2] in key
            ),
            None,
        )

    def _longest(self) -> Name:
        return max(self.cuts, key=lambda name: (len(self.cuts[name]), name))


def _numbers(left: Left) -> tuple[int, int]:
    return left.events, left.censored


def _key(what: str, name: str, kind: str, edge: int, population: str) -> Key:
    return what, name, kind, str(edge), population
