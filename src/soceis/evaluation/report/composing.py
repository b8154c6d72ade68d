"""From results to the content of the report: which tables stand where, and what is said about them."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from soceis import __version__
from soceis.evaluation.cells import NOT_AVAILABLE, Cell, Table
from soceis.evaluation.codes import MappingName
from soceis.evaluation.differences import Difference
from soceis.evaluation.durations import AreaDurations, people_by_months, rows_of
from soceis.evaluation.figures import caption
from soceis.evaluation.figures.wording import MOST_BARS, WORDS, counted, day
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.findings import SEVERITIES
from soceis.evaluation.readiness import lines_of
from soceis.evaluation.report.content import (
    Align,
    Block,
    Facts,
    Grid,
    Group,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.results import Results
from soceis.evaluation.words import area_in_words, row_in_words

MAPPING_WORDS: Mapping[MappingName, str] = {
    "corrected": "Corrected: one visible base for each column, referrals counted as referrals, episodes as episodes.",
    "published_2023": "As published in 2023: counted as the printed report counted, to compare with it.",
}
SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Who was referred", "referred", ("age_and_sex", "referral_source", "referral_reason")),
    ("How the cases stand", "cases", ("case_status", "closure_reason", "closure_reason_corrected")),
    ("What the plans hold", "plans", ("plan_topics",)),
    ("What changed", "outcomes", ("outcomes_closed", "outcomes_open")),
    ("How long the work lasted", "durations", ("duration",)),
)
NOT_FOR_RELEASE = Notice(
    "Not for release",
    "Small numbers are not suppressed and each bar of the figures is a person. Keep this report inside the"
    " evaluation team, and do not copy tables or figures out of it.",
)
LEFT_OUT_HERE = (
    "Left out here: rows that no result can use. A row of which one value is wrong is left out only where that"
    " value is needed; this stands under each table."
)
RIGHT: Align = "right"
LISTED_FINDINGS = 200
LISTED_DIFFERENCES = 500


def compose(
    extract: Extract,
    results: Results,
    durations: Sequence[AreaDurations],
    figures: Mapping[str, str],
    names: Mapping[str, str],
    found: Sequence[Difference],
) -> Report:
    """The whole report. `figures` and `names` map an area to its SVG and to its file name."""
    tables, pictures = itertools.count(1), itertools.count(1)
    blocks: list[Block] = [NOT_FOR_RELEASE, *_about(extract, results)]
    made = {table.name: table for table in results.tables}
    for title, anchor, listed in SECTIONS:
        blocks.append(Heading(title, anchor))
        blocks += [_numbered(made[name], next(tables), results) for name in listed if name in made]
        if anchor == "durations":
            blocks += [
                _figure(area, figures[area.area], names[area.area], next(pictures)) for area in durations
            ]
    blocks += [Heading("What the two ways of counting change", "differences"), *_differences(found, tables)]
    blocks += [Heading("About the data", "data"), *_data(extract, results, tables)]
    blocks += [Heading("What each number means", "definitions"), _definitions(results)]
    subtitle = f"{_service(extract)}As at {_dates(results)}."
    return Report("Evaluation report", subtitle, NOT_FOR_RELEASE.title, tuple(blocks))


def _service(extract: Extract) -> str:
    return f"{extract.meta.service}. " if extract.meta.service else ""


def _dates(results: Results) -> str:
    """Which day the numbers belong to, once when it is the same for all areas."""
    days = {as_at for _, as_at in results.as_at}
    if len(days) == 1:
        return day(days.pop())
    return ", ".join(f"{day(as_at)} ({area})" for area, as_at in results.as_at)


def _about(extract: Extract, results: Results) -> Iterator[Block]:
    yield Heading("About this report", "about")
    counts = {severity: sum(f.severity == severity for f in results.findings) for severity in SEVERITIES}
    yield Facts(
        (
            ("Way of counting", MAPPING_WORDS[results.mapping]),
            *(
                (
                    area.name,
                    f"as at {day(as_at)}" + ("" if area.complete else "; partial data, see the definitions"),
                )
                for area, (_, as_at) in zip(results.areas, results.as_at, strict=True)
            ),
            ("Extract", _made_on(extract)),
            (
                "Findings about the data",
                f"{counted(counts['error'], 'error', 'errors')}, {counted(counts['warning'], 'warning', 'warnings')}",
            ),
            ("Made with", f"soceis {__version__}"),
        )
    )
    yield Paragraph(
        "Percentages are whole numbers, halves rounded up, so a column need not add up to 100. The base of each"
        " percentage stands in its table. Every table is also a file of its own in the folder tables."
    )


def _made_on(extract: Extract) -> str:
    try:
        return f"made on {day(datetime.fromisoformat(extract.meta.created_at))}"
    except ValueError:
        return "does not say when it was made"


# A table of results: a row label, then n and % for each area.


def _numbered(table: Table, number: int, results: Results) -> NumberedTable:
    areas = [*(area.name for area in results.areas), "Overall"]
    grid = _statistics(table, areas) if table.statistics else _counts(table, areas)
    notes = [f"Counted: {table.unit}. {table.definition}"]
    notes += [f"Left out: {left.rows:,} ({left.reason})." for left in table.excluded]
    return NumberedTable(number, table.title, f"table-{table.name}", grid, tuple(notes))


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
        (Group("", 1), *(Group(area_in_words(area), width) for area in areas)),
        _bases(cells, rows, areas) if shared else (),
    )


def _one_base(cells: Sequence[Cell]) -> bool:
    return len({cell.base for cell in cells}) == 1


def _bases(
    cells: Mapping[tuple[str, str], Cell], rows: Sequence[str], areas: Sequence[str]
) -> tuple[str, ...]:
    bases = (cells[rows[0], area].base for area in areas)
    return ("Base", *(text for base in bases for text in ("" if base is None else f"{base:,}", "")))


def _cell(cell: Cell, shared: bool) -> tuple[str, ...]:
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
    columns = ("", *(area_in_words(area) for area in areas))
    return Grid(columns, tuple(rows), _alignment(len(columns)))


def _of_base(cell: Cell) -> str:
    if cell.n is None or cell.base is None:
        return cell.printed
    return f"{cell.n:,} of {cell.base:,}"


def _alignment(columns: int) -> tuple[Align, ...]:
    return ("left", *itertools.repeat(RIGHT, columns - 1))


# The figures, the differences, the data, the definitions.


def _figure(area: AreaDurations, svg: str, name: str, number: int) -> NumberedFigure:
    grid = _months_grid(area) if len(area.bars) > MOST_BARS else _bars_grid(area)
    return NumberedFigure(
        number, f"Months with the service, {area.area}", f"figure-{name}", svg, caption(area), grid, name
    )


def _bars_grid(area: AreaDurations) -> Grid:
    rows = tuple(
        (
            str(bar),
            str(place),
            WORDS[segment.status],
            str(segment.start),
            str(segment.end),
            str(segment.months),
            ", ".join(str(pause.months) for pause in segment.pauses) or "none",
        )
        for bar, place, segment in rows_of(area)
    )
    return Grid(
        ("Bar", "Episode", "Status", "From month", "To month", "Full months", "Pauses, full months"),
        rows,
        ("left", "right", "left", "right", "right", "right", "right"),
    )


def _months_grid(area: AreaDurations) -> Grid:
    rows = tuple((str(months), f"{people:,}") for months, people in people_by_months(area))
    return Grid(("Full months", "People"), rows, ("left", "right"))


def _differences(found: Sequence[Difference], tables: Iterator[int]) -> Iterator[Block]:
    if not found:
        yield Paragraph("Counted either way, every cell is the same.")
        return
    yield Paragraph(
        f"The same records, counted as in 2023 and as corrected, differ in {counted(len(found), 'cell', 'cells')}."
    )
    shown = found[:LISTED_DIFFERENCES]
    causes = {
        cause: str(n) for n, cause in enumerate(dict.fromkeys(c for d in shown for c in d.causes), start=1)
    }
    rows = tuple(
        (
            f"{difference.title}: {row_in_words(difference.table, difference.row)}",
            area_in_words(difference.area),
            _side(difference.published, difference.published_n, difference.published_base),
            _side(difference.corrected, difference.corrected_n, difference.corrected_base),
            ", ".join(causes[cause] for cause in difference.causes),
        )
        for difference in shown
    )
    columns = ("Cell", "Area", "As in 2023", "Corrected", "Cause")
    grid = Grid(columns, rows, ("left", "left", "right", "right", "left"))
    notes = [f"Cause {number}. {cause}" for cause, number in causes.items()]
    if len(shown) < len(found):
        notes.append(f"The first {len(shown)} of {len(found)} are listed.")
    title = "Cells that the two ways of counting make different"
    yield NumberedTable(next(tables), title, "table-differences", grid, tuple(notes), folded=True)


def _side(printed: str, n: int | None, base: int | None) -> str:
    if n is None or base is None:
        return printed
    return f"{n:,} of {base:,} ({printed}{'%' if base else ''})"


def _data(extract: Extract, results: Results, tables: Iterator[int]) -> Iterator[Block]:
    rows = tuple((name, f"{read:,}", f"{left:,}") for name, read, left in lines_of(extract))
    yield NumberedTable(
        next(tables),
        "Rows read and left out",
        "table-rows",
        Grid(("Table", "Read", "Left out"), rows, ("left", "right", "right")),
        (LEFT_OUT_HERE,),
    )
    told = [found for found in results.findings if found.severity != "note"]
    if not told:
        yield Paragraph("No errors and no warnings were found in the data.")
        return
    shown = told[:LISTED_FINDINGS]
    notes = (
        ()
        if len(shown) == len(told)
        else (f"The first {len(shown)} of {len(told)}; all are in readiness.json.",)
    )
    yield NumberedTable(
        next(tables),
        "Findings about the data",
        "table-findings",
        Grid(
            ("Finding", "Kind", "Area"),
            tuple((found.message, found.severity, found.area) for found in shown),
            ("left", "left", "left"),
        ),
        notes,
        folded=True,
    )


def _definitions(results: Results) -> Facts:
    return Facts(
        tuple((table.title, f"Counted: {table.unit}. {table.definition}") for table in results.tables)
    )
