"""What the evaluation says about itself: findings, the two mappings side by side, the printed report."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from soceis.insight.extracts.queries import (
    Difference,
    FindingLine,
    PrintedCell,
    Study,
    area_in_words,
    row_in_words,
)
from soceis.ui.tables import Column, Row, Table

SEVERITY_WORDS = {"error": "Put right", "warning": "Check", "note": "Note"}
MEASURE_WORDS = {
    "n": "number",
    "percent": "per cent",
    "base": "base",
    "total_percent": "total, per cent",
    "value": "value",
}
TOTAL_WORDS = {"total": "Total", "base": "Base"}
# Above this share of differing cells the records are plainly not those behind the report.
COMPARABLE_UP_TO = 0.2


@dataclass(frozen=True, slots=True)
class AboutData:
    """Findings as a table (None when there are none), and how many need something done."""

    table: Table | None
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one table."""

    anchor: str
    title: str
    count: int
    table: Table


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """How many printed cells come out the same, and the others; `comparable` when the records are those behind it."""

    cells: int
    same: int
    comparable: bool
    table: Table
    differing_by_table: dict[str, int]


def about_data(study: Study) -> AboutData:
    """What a person should know about the data before believing a table."""
    lines = study.findings
    count = {
        severity: sum(line.rows for line in lines if line.severity == severity) for severity in SEVERITY_WORDS
    }
    if not lines:
        return AboutData(None, 0, 0)
    headings = (Column("What to do"), Column("Where"), Column("Rows", number=True), Column("What it is"))
    table = Table(
        "Findings about the data", headings, [_finding(line) for line in lines], hidden_caption=True
    )
    return AboutData(table, count["error"], count["warning"])


def _finding(line: FindingLine) -> Row:
    place = line.table.replace("_", " ") + (f", {line.column.replace('_', ' ')}" if line.column else "")
    where = f"{place} ({line.area})" if line.area else place
    return Row(
        (SEVERITY_WORDS[line.severity], where, line.rows, line.sentence[:1].upper() + line.sentence[1:])
    )


DIFFERENCE_COLUMNS = (Column("Cell"), Column("As published 2023"), Column("Corrected"), Column("Why"))


def grouped_differences(differences: Sequence[Difference]) -> list[Group]:
    """One group a table, in printed order."""
    groups = []
    for (name, title), found in groupby(differences, key=lambda d: (d.table, d.title)):
        rows = [_difference(difference) for difference in found]
        table = Table(f"{title}: the two ways of counting", DIFFERENCE_COLUMNS, rows, hidden_caption=True)
        groups.append(Group(f"differences-{name}", title, len(rows), table))
    return groups


def _difference(found: Difference) -> Row:
    cell = f"{row_in_words(found.table, found.row)}, {area_in_words(found.area)}"
    published = _said(found.published_n, found.published_base, found.published)
    corrected = _said(found.corrected_n, found.corrected_base, found.corrected)
    return Row((cell, published, corrected, " ".join(found.causes)))


def _said(n: int | None, base: int | None, printed: str) -> str:
    if n is None or base is None:
        return "–" if printed == "-" else printed
    return f"{n:,} of {base:,}: {printed}%" if base else f"{n:,} of 0"


PRINTED_COLUMNS = (
    Column("Cell"),
    Column("Place"),
    Column("Printed", number=True),
    Column("From these records", number=True),
    Column("Why"),
)


def printed_report(study: Study) -> PrintedReport:
    """The cells that differ from the printed report, from what to what, and why."""
    other = [cell for cell in study.printed if not cell.same]
    by_table: dict[str, int] = {}
    for cell in other:
        by_table[cell.table] = by_table.get(cell.table, 0) + 1
    return PrintedReport(
        len(study.printed),
        len(study.printed) - len(other),
        len(other) <= COMPARABLE_UP_TO * len(study.printed),
        Table(
            "Cells that differ from the printed report",
            PRINTED_COLUMNS,
            [_printed(cell) for cell in other],
            hidden_caption=True,
        ),
        by_table,
    )


def _printed(cell: PrintedCell) -> Row:
    row = TOTAL_WORDS.get(cell.row) or row_in_words(cell.table, cell.row)
    words = f"{row}, {area_in_words(cell.area)}: {MEASURE_WORDS[cell.measure]}"
    return Row((words, cell.place, cell.printed, cell.computed, cell.cause))
