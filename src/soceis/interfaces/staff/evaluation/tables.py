"""A table of the evaluation as a table of the page: base row, counts, percentages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from soceis.insight.extracts.queries import Cell, area_in_words, row_in_words
from soceis.insight.extracts.queries import Table as Counted
from soceis.ui.tables import Column, Row, Table

# Tables of which every row has a base of its own: each cell says it.
OWN_BASES = frozenset({"outcomes_closed", "outcomes_open"})
BASE_WORDS = {
    "referrals": "Base: all referrals",
    "episodes": "Base: all episodes",
    "people": "Base: all people",
    "plans": "Base: all plans",
}
BASE_WORDS_OF = {
    "referral_reason": {"people": "Base: people with a reason", "referrals": "Base: referrals with a reason"},
    "closure_reason": {"people": "Base: people whose case is closed", "episodes": "Base: closed episodes"},
    "closure_reason_corrected": {"episodes": "Base: closed episodes"},
    "age_and_sex": {"people": "Base: people whose sex is known"},
}
PER_CENT = "%"
NONE = "–"
NOT_ASKED = "not asked"
NOTE = "Whole numbers, halves up; they need not add up to 100."
MIXED_NOTE = "A cell with a base of its own says it: 15 of 27."


@dataclass(frozen=True, slots=True)
class Columns:
    """The printed columns, Overall last, and which of them are partial."""

    names: tuple[str, ...]
    partial: frozenset[str]

    def heading(self, name: str) -> str:
        return f"{area_in_words(name)} (partial)" if name in self.partial else area_in_words(name)


def drawn(table: Counted, columns: Columns) -> Table:
    """Counts and percentages in pairs of columns, or statistics in single ones, with the base in view."""
    if not table.cells:
        return _of_statistics(table, columns)
    bases = {} if table.name in OWN_BASES else _shared_bases(table, columns)
    rows = [
        Row((row_in_words(table.name, row), *_cells(table, row, columns, bases)))
        for row in _rows(table.cells)
    ]
    if bases:
        rows.insert(0, _base_row(table, columns, bases))
    rows += _statistics_rows(table, columns)
    mixed = any(cell.base != bases.get(cell.area) and cell.base for cell in table.cells) and bool(bases)
    return Table(
        table.title,
        (Column(""), *(pair for name in columns.names for pair in _pair(columns.heading(name)))),
        rows,
        note=f"{NOTE} {MIXED_NOTE}" if mixed else NOTE,
        wide=True,
        hidden_caption=True,
    )


def _pair(heading: str) -> tuple[Column, Column]:
    return Column(heading, number=True, span=2, spoken=heading), Column(
        "", percent=True, spoken=f"{heading}, %"
    )


def _rows(cells: Sequence[Cell]) -> list[str]:
    return list(dict.fromkeys(cell.row for cell in cells))


def _shared_bases(table: Counted, columns: Columns) -> dict[str, int]:
    """The base that most cells of a column have; the larger of two that are equally frequent."""
    shared = {}
    for name in columns.names:
        bases = Counter(cell.base for cell in table.cells if cell.area == name and cell.base is not None)
        if bases:
            shared[name] = max(bases, key=lambda base: (bases[base], base))
    return shared


def _base_row(table: Counted, columns: Columns, bases: dict[str, int]) -> Row:
    words = BASE_WORDS_OF.get(table.name, BASE_WORDS)[table.unit]
    cells: list[str] = [words]
    for name in columns.names:
        cells += [f"{bases[name]:,}" if name in bases else NONE, ""]
    return Row(cells, kind="base")


def _cells(table: Counted, row: str, columns: Columns, bases: dict[str, int]) -> list[str]:
    found = {cell.area: cell for cell in table.cells if cell.row == row}
    drawn_cells: list[str] = []
    for name in columns.names:
        cell = found.get(name)
        drawn_cells += ["", ""] if cell is None else _cell(table.name, cell, bases)
    return drawn_cells


def _cell(table: str, cell: Cell, bases: dict[str, int]) -> tuple[str, str]:
    if cell.suppressed or cell.n is None:
        return cell.printed, ""
    if not cell.base:
        return (NOT_ASKED if table == "plan_topics" and bases.get(cell.area) else NONE), ""
    percent = f"{cell.printed}{PER_CENT}"
    if cell.base == bases.get(cell.area):
        return f"{cell.n:,}", percent
    return f"{cell.n:,} of {cell.base:,}", percent


def _statistics_rows(table: Counted, columns: Columns) -> list[Row]:
    values = {(found.row, found.area): found.printed for found in table.statistics}
    rows = []
    for row in dict.fromkeys(found.row for found in table.statistics):
        cells: list[str] = [row_in_words(table.name, row)]
        for name in columns.names:
            cells += [_printed(values.get((row, name), "")), ""]
        rows.append(Row(cells))
    return rows


def _of_statistics(table: Counted, columns: Columns) -> Table:
    values = {(found.row, found.area): found.printed for found in table.statistics}
    rows = [
        Row(
            (
                row_in_words(table.name, row),
                *(_printed(values.get((row, name), "")) for name in columns.names),
            )
        )
        for row in dict.fromkeys(found.row for found in table.statistics)
    ]
    headings = (Column(""), *(Column(columns.heading(name), number=True) for name in columns.names))
    return Table(table.title, headings, rows, wide=True, hidden_caption=True)


def _printed(printed: str) -> str:
    return NONE if printed == "-" else printed
