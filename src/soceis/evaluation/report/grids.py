"""Results as grids of text: a table of counts or statistics, the differences, the rows read, the findings."""

import itertools
from collections.abc import Mapping, Sequence

from soceis.evaluation.cells import NOT_AVAILABLE, Cell, Table
from soceis.evaluation.report.content import Align, Grid, Group
from soceis.evaluation.words import column_in_words, row_in_words

RIGHT: Align = "right"


def grid_of(table: Table) -> Grid:
    """A row label, then n and % for each area; or one column an area where the table holds statistics."""
    of_cells, of_statistics = (cell.area for cell in table.cells), (found.area for found in table.statistics)
    areas = list(dict.fromkeys([*of_cells, *of_statistics]))
    if table.statistics:
        return _statistics(table, areas)
    return _counts(table, areas)


def _counts(table: Table, areas: Sequence[str]) -> Grid:
    cells = {(cell.row, cell.area): cell for cell in table.cells}
    rows = list(dict.fromkeys(cell.row for cell in table.cells))
    shared = all(_one_base([cells[row, area] for row in rows]) for area in areas)
    width = 2 if shared else 3
    names = ("n", "%") if shared else ("n", "of", "%")
    columns = ("", *(name for _ in areas for name in names))
    return Grid(
        columns,
        tuple(
            (
                row_in_words(table.name, row),
                *(text for area in areas for text in _cell(cells[row, area], shared)),
            )
            for row in rows
        ),
        _alignment(len(columns)),
        (Group("", 1), *(Group(column_in_words(table.by, area), width) for area in areas)),
        _bases(cells, rows, areas) if shared else (),
    )


def _one_base(cells: Sequence[Cell]) -> bool:
    """Whether a column has one base; what is withheld or could not be made says nothing against it."""
    return len({cell.base for cell in cells if cell.base is not None}) <= 1


def _bases(
    cells: Mapping[tuple[str, str], Cell], rows: Sequence[str], areas: Sequence[str]
) -> tuple[str, ...]:
    bases = (_shared_base([cells[row, area] for row in rows]) for area in areas)
    return ("Base", *(text for base in bases for text in (base, "")))


def _shared_base(cells: Sequence[Cell]) -> str:
    known = [cell.base for cell in cells if cell.base is not None]
    if known:
        return f"{known[0]:,}"
    return cells[0].printed if any(cell.suppressed for cell in cells) else ""


def _cell(cell: Cell, shared: bool) -> tuple[str, ...]:
    """What stands in the columns of a cell: a withheld number prints as its mark, never as 0 or nothing."""
    if cell.suppressed:
        n = cell.printed if cell.n is None else f"{cell.n:,}"
        of = cell.printed if cell.base is None else f"{cell.base:,}"
        return (n, cell.printed) if shared else (n, of, cell.printed)
    if cell.n is None or cell.base is None:
        return (NOT_AVAILABLE, "") if shared else (NOT_AVAILABLE, "", "")
    if shared:
        return (f"{cell.n:,}", cell.printed)
    return (f"{cell.n:,}", f"{cell.base:,}", cell.printed)


def _statistics(table: Table, areas: Sequence[str]) -> Grid:
    found = {(statistic.row, statistic.area): statistic.printed for statistic in table.statistics}
    rows = [
        (row_in_words(table.name, row), *(found[row, area] for area in areas))
        for row in dict.fromkeys(statistic.row for statistic in table.statistics)
    ]
    cells = {(cell.row, cell.area): cell for cell in table.cells}
    for row in dict.fromkeys(cell.row for cell in table.cells):
        words = row_in_words(table.name, row)
        rows.append((f"{words}, %", *(cells[row, area].printed for area in areas)))
        rows.append((f"{words}, n of base", *(_of_base(cells[row, area]) for area in areas)))
    columns = ("", *(column_in_words(table.by, area) for area in areas))
    return Grid(columns, tuple(rows), _alignment(len(columns)))


def _of_base(cell: Cell) -> str:
    if cell.n is None or cell.base is None:
        return cell.printed
    return f"{cell.n:,} of {cell.base:,}"


def _alignment(columns: int) -> tuple[Align, ...]:
    return ("left", *itertools.repeat(RIGHT, columns - 1))
