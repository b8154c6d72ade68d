"""Results as they may be released under a policy: withheld, rounded, coarsened, and said so in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from soceis.evaluation.cells import NO_BASE, Cell, Excluded, Statistic, Table, print_percent
from soceis.evaluation.disclosure.curves import protected_curves
from soceis.evaluation.disclosure.links import Tied, cell_key, rounded, system_of, tied
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.disclosure.sheets import Sheet, SheetTable, is_count, sheet_of
from soceis.evaluation.disclosure.suppression import withheld
from soceis.evaluation.disclosure.systems import Key
from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.frames.findings import Finding
from soceis.evaluation.results import Results

# The marks of the Government Statistical Service for confidential and for unreliable numbers.
MARK = "[c]"
UNRELIABLE = "[u]"
EXTREMES = ("min", "max")
MEANS = ("mean",)
QUARTILES = ("lower", "upper")
LEAD = "For release under the policy "


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which counts of a run are withheld under a policy."""

    policy: Policy
    sheet: Sheet
    ties: Tied
    hidden: frozenset[Key]

    def hides(self, table: SheetTable, row: str, column: str) -> bool:
        """Whether the count of a cell, or its base, is withheld; a count that is not on the sheet never is."""
        key = self.ties.own(cell_key(self.sheet.mapping, table, row, self.sheet.population(table.by, column)))
        return key in self.hidden

    def hides_base(self, table: SheetTable, row: str, column: str) -> bool:
        cell = cell_key(self.sheet.mapping, table, row, self.sheet.population(table.by, column))
        base = self.ties.bases.get(cell)
        return base is not None and self.ties.own(base) in self.hidden


def judge(results: Results, policy: Policy) -> Judgement:
    """Which counts must be withheld so that nothing about a small one can be worked out."""
    sheet = sheet_of(results)
    ties = tied(sheet)
    system = system_of(ties, policy)
    hidden = withheld(system) if policy.threshold > 1 else frozenset()
    return Judgement(policy, sheet, ties, frozenset(system.quantities[place].key for place in hidden))


def protect(results: Results, policy: Policy) -> Results:
    """The results as they may leave under a policy; under one that does not release, as they are.

    A withheld cell has `suppressed`, no n, and the mark [c]; a percentage of a small base prints as [u]. Results
    that are protected already are given back as they are; UnknownOption when it was under another policy.
    """
    if not policy.releasing:
        return results
    if is_protected(results):
        return _same_policy(results, policy)
    judgement = judge(results, policy)
    sheets = {(table.name, table.by): table for table in judgement.sheet.tables}

    def protected(tables: Iterable[Table]) -> tuple[Table, ...]:
        return tuple(_table(table, sheets.get((table.name, table.by)), judgement) for table in tables)

    return replace(
        results,
        tables=protected(results.tables),
        further=protected(results.further),
        curves=protected_curves(results.curves, policy, judgement.sheet, judgement.ties, judgement.hidden),
        findings=tuple(found for found in results.findings if _may_be_told(found)),
    )


def is_protected(results: Results) -> bool:
    """Whether the results went through `protect` under a releasing policy."""
    return any(LEAD in table.definition for table in results.all_tables)


def _same_policy(results: Results, policy: Policy) -> Results:
    lead = f"{LEAD}{policy.name}:"
    if all(lead in table.definition for table in results.all_tables):
        return results
    raise UnknownOption(
        f'these results are already made for release under another policy; make them again under "{policy.name}".'
    )


# Tables.


def _table(table: Table, sheet: SheetTable | None, judgement: Judgement) -> Table:
    policy = judgement.policy
    cells = tuple(_cell(cell, sheet, judgement) for cell in table.cells)
    statistics = tuple(_statistic(found, sheet, judgement) for found in table.statistics)
    left, said = _excluded(table.excluded, policy)
    words = [f"{LEAD}{policy.name}: {policy.words}", *_about(cells, statistics, policy), *said]
    return replace(
        table,
        definition=" ".join([table.definition, *words]),
        cells=cells,
        statistics=statistics,
        excluded=left,
    )


def _about(cells: Sequence[Cell], statistics: Sequence[Statistic], policy: Policy) -> list[str]:
    """What the marks in a table mean, and how its numbers were rounded: only what is in it."""
    printed = {cell.printed for cell in cells} | {found.printed for found in statistics}
    said = []
    if any(cell.suppressed for cell in cells) or any(
        is_count(f.row) and f.printed == MARK for f in statistics
    ):
        said.append(
            f"{MARK}: withheld, because fewer than {policy.threshold} young people could be known from it, or because"
            " it would let such a number be worked out."
        )
    if any(found.printed == MARK and not is_count(found.row) for found in statistics):
        group = f" Medians and means of fewer than {policy.smallest_group} are withheld."
        if any(found.row.split(" ")[0] in QUARTILES for found in statistics):
            group += f" So are quartiles of fewer than {_fewest(QUARTILES[0], policy)}."
        extremes = (
            "" if policy.extremes else " A smallest or largest value is one person's, so it is withheld."
        )
        said.append(f"{group}{extremes}".strip())
    if UNRELIABLE in printed:
        said.append(f"{UNRELIABLE}: no percentage of a base under {policy.smallest_percent_base}.")
    if policy.rounding > 1:
        said.append(
            f"Numbers and bases are rounded to the nearest {policy.rounding}, each by itself, so they need not add"
            " up; percentages are those of the rounded numbers."
        )
    return said


def _cell(cell: Cell, sheet: SheetTable | None, judgement: Judgement) -> Cell:
    if cell.n is None or cell.base is None or sheet is None:
        return cell
    policy = judgement.policy
    base = rounded(cell.base, policy.rounding)
    if judgement.hides(sheet, cell.row, cell.area):
        shown = None if judgement.hides_base(sheet, cell.row, cell.area) else base
        return Cell(cell.row, cell.area, None, shown, MARK, suppressed=True)
    n = rounded(cell.n, policy.rounding)
    return Cell(cell.row, cell.area, n, base, _percent(n, base, cell.base, policy))


def _percent(n: int, base: int, true_base: int, policy: Policy) -> str:
    if base == 0:
        return NO_BASE
    if true_base < policy.smallest_percent_base:
        return UNRELIABLE
    return print_percent(n, base)


def _statistic(found: Statistic, sheet: SheetTable | None, judgement: Judgement) -> Statistic:
    if found.value is None:
        return replace(found, of=None)
    policy = judgement.policy
    if is_count(found.row):
        if sheet is None or judgement.hides(sheet, found.row, found.area):
            return _blank(found)
        n = rounded(int(found.value), policy.rounding)
        return Statistic(found.row, found.area, n, str(n))
    kind = found.row.split(" ")[0]
    if kind in EXTREMES and not policy.extremes:
        return _blank(found)
    if (found.of or 0) < _fewest(kind, policy):
        return _blank(found)
    # The exact mean times its number is a total, from which other totals could be subtracted.
    value = float(found.printed) if kind in MEANS else found.value
    return Statistic(found.row, found.area, value, found.printed)


def _fewest(kind: str, policy: Policy) -> int:
    """The fewest values that a statistic may be made from: beyond a quartile lies a quarter of them."""
    return max(policy.smallest_group, 4 * policy.threshold if kind in QUARTILES else 0)


def _blank(found: Statistic) -> Statistic:
    return Statistic(found.row, found.area, None, MARK)


# What was left out, and what was found.


def _excluded(left: Sequence[Excluded], policy: Policy) -> tuple[tuple[Excluded, ...], list[str]]:
    """The reasons with enough rows, rounded and without areas; what is said of the others."""
    kept = tuple(
        Excluded(found.reason, rounded(found.rows, policy.rounding))
        for found in left
        if not policy.is_small(found.rows)
    )
    if len(kept) == len(left):
        return kept, []
    return kept, [
        f"Fewer than {policy.threshold} rows are left out for each of some other reasons, which are not listed."
    ]


def _may_be_told(found: Finding) -> bool:
    """Findings about files and areas may leave; findings about rows are about people."""
    return found.row is None and not found.value and found.code != "more_of_the_same"
