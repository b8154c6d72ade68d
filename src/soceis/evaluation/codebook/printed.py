"""The results as datasets: every cell and statistic in one long table, every point of every curve in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soceis.evaluation.cells import NO_BASE, Cell, Statistic, Table
from soceis.evaluation.codebook.labels import YES_NO
from soceis.evaluation.codebook.variables import Dataset, Type, Variable, Why, numbered
from soceis.evaluation.disclosure import MARK
from soceis.evaluation.results import Results
from soceis.evaluation.words import row_in_words

SOURCE = "results.json; the rule of each table is its definition, in codebook.json"
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class _Row:
    """The values of a row and, for those that are missing, why."""

    values: tuple[Value, ...]
    why: tuple[Why | None, ...]


def _variable(
    name: str, label: str, description: str, type_: Type, *missing: Why, unit: str = ""
) -> Variable:
    codes = numbered(YES_NO) if type_ == "code" else ()
    return Variable(name, label, description, type_, "S0", SOURCE, unit, codes, missing)


UNCOUNTED: tuple[Why, ...] = ("suppressed", "not_made", "does_not_apply")
RESULT_VARIABLES = (
    _variable("table", "Table", "Name of the table, as in results.json.", "text"),
    _variable("row", "Row", "Code of the row.", "text"),
    _variable("row_label", "Row in words", "The row as the report prints it.", "text"),
    _variable(
        "dimension", "Columns by", "What the columns are: area, sex, ethnicity, age_band or nation.", "text"
    ),
    _variable("area", "Column", "The area, or the group of the dimension; Overall for all together.", "text"),
    _variable("n", "Count", "How many of the base; of what, the table's unit says.", "whole", *UNCOUNTED),
    _variable("base", "Base", "What the percentage is a percentage of.", "whole", *UNCOUNTED),
    _variable(
        "percent",
        "Per cent",
        "100 x n / base, not rounded; none of a base of 0.",
        "number",
        *UNCOUNTED,
        unit="%",
    ),
    _variable("value", "Value", "Of a statistic: a median, a mean, a range, a number.", "number", *UNCOUNTED),
    _variable("printed", "As printed", "The percentage or the value as the report prints it.", "text"),
    _variable("suppressed", "Suppressed", "Whether the disclosure policy took the number away.", "code"),
)
CURVE_VARIABLES = (
    _variable("curve", "Curve", "Name of the curve, as in results.json.", "text"),
    _variable("dimension", "Curves by", "What the groups are: area or programme.", "text"),
    _variable("group", "Group", "The area or programme; Overall for all together.", "text"),
    _variable("days", "Day", "Days since the start.", "whole", unit="days"),
    _variable(
        "left", "Share left", "Share for whom the event had not come by that day.", "number", unit="0 to 1"
    ),
    _variable(
        "low", "Lower limit", "Lower 95% limit of the share.", "number", "does_not_apply", unit="0 to 1"
    ),
    _variable(
        "high", "Upper limit", "Upper 95% limit of the share.", "number", "does_not_apply", unit="0 to 1"
    ),
    _variable("at_risk", "At risk", "How many were left before that day.", "whole"),
    _variable("events", "Events", "For how many the event came on that day.", "whole"),
    _variable("censored", "Censored", "How many were last seen on that day.", "whole"),
)
EXCLUDED_VARIABLES = (
    _variable("table", "Table", "Name of the table, as in results.json.", "text"),
    _variable("reason", "Reason", "Why the rows are left out of the table.", "text"),
    _variable("area", "Area", "The area of the rows; empty where it is not known.", "text"),
    _variable("rows", "Rows", "How many rows.", "whole"),
)


def results_dataset(results: Results) -> Dataset:
    """Every cell and statistic of every table, one row each, in the order of the report."""
    rows = [row for table in results.all_tables for row in _of_table(table)]
    about = f"Counted as {results.mapping}. A table's title, unit and definition stand in codebook.json under contents."
    return _dataset("results", "Every number of the tables, one row each", about, RESULT_VARIABLES, rows)


def _of_table(table: Table) -> Iterator[_Row]:
    for cell in table.cells:
        yield _of_cell(table, cell)
    for found in table.statistics:
        yield _of_statistic(table, found)


def _of_cell(table: Table, cell: Cell) -> _Row:
    gone: Why = "suppressed" if cell.suppressed else "not_made"
    no_percent: Why = "does_not_apply" if cell.base == 0 and cell.n is not None else gone
    values: tuple[Value, ...] = (
        *_place(table, cell),
        cell.n,
        cell.base,
        cell.percent,
        None,
        cell.printed,
        "yes" if cell.suppressed else "no",
    )
    why: tuple[Why | None, ...] = (gone, gone, no_percent, "does_not_apply", None, None)
    return _Row(values, (None,) * 5 + why)


def _of_statistic(table: Table, found: Statistic) -> _Row:
    suppressed = found.value is None and found.printed == MARK
    gone: Why = "suppressed" if suppressed else "does_not_apply" if found.printed == NO_BASE else "not_made"
    values: tuple[Value, ...] = (
        *_place(table, found),
        None,
        None,
        None,
        found.value,
        found.printed,
        "yes" if suppressed else "no",
    )
    why: tuple[Why | None, ...] = ("does_not_apply",) * 3 + (gone, None, None)
    return _Row(values, (None,) * 5 + why)


def _place(table: Table, found: Cell | Statistic) -> tuple[str, ...]:
    return (table.name, found.row, row_in_words(table.name, found.row), table.by, found.area)


def curves_dataset(results: Results) -> Dataset | None:
    """Every point of every curve, one row each; None when there are no curves."""
    if not results.curves:
        return None
    rows = [
        _Row(
            (
                curve.name,
                curve.by,
                curve.group,
                point.time,
                point.survival,
                point.low,
                point.high,
                point.at_risk,
                point.events,
                point.censored,
            ),
            (None,) * 5 + ("does_not_apply", "does_not_apply") + (None,) * 3,
        )
        for curve in results.curves
        for point in curve.points
    ]
    about = "The points of the curves of the time until something happens; their definitions stand under contents."
    return _dataset("curves", "Every point of the curves, one row each", about, CURVE_VARIABLES, rows)


def excluded_dataset(results: Results) -> Dataset:
    """The rows that each table leaves out, by reason and area."""
    rows = [
        _Row((table.name, left.reason, area or None, n), (None,) * 4)
        for table in results.all_tables
        for left in table.excluded
        for area, n in left.areas or (("", left.rows),)
    ]
    return _dataset(
        "excluded", "What the tables leave out", "Counted by reason and area.", EXCLUDED_VARIABLES, rows
    )


def _dataset(
    name: str, title: str, about: str, variables: tuple[Variable, ...], rows: Sequence[_Row]
) -> Dataset:
    import pyarrow as pa

    kinds = {"whole": pa.int64(), "number": pa.float64()}
    content, why = {}, {}
    for place, variable in enumerate(variables):
        values = [row.values[place] for row in rows]
        reasons = [row.why[place] if row.values[place] is None else None for row in rows]
        content[variable.name] = pa.array(values, kinds.get(variable.type, pa.string()))
        why[variable.name] = pa.array(reasons, pa.string())
    return Dataset(name, title, about, variables, pa.table(content), why)
