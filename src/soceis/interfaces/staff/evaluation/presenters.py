"""From a study to what the page shows. Nothing here asks the database or counts anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from soceis.insight.extracts.queries import (
    OVERALL,
    AreaDurations,
    Results,
    Study,
    alternative_text,
    caption,
    rows_of,
)
from soceis.insight.extracts.queries import Table as Counted
from soceis.interfaces.staff.evaluation.choices import PUBLISHED, Choice
from soceis.interfaces.staff.evaluation.comparing import (
    AboutData,
    Group,
    PrintedReport,
    about_data,
    grouped_differences,
    printed_report,
)
from soceis.interfaces.staff.evaluation.tables import Columns, drawn
from soceis.ui.navigation import NavItem
from soceis.ui.tables import Column, Row, Table

# Parts of the page: anchor, heading, tables in order. A table that a mapping does not have is left out.
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("referred", "Who was referred", ("referral_source", "referral_reason", "age_and_sex")),
    ("cases", "How the cases stand", ("case_status", "closure_reason_corrected", "closure_reason")),
    ("plans", "What the plans are about", ("plan_topics",)),
    ("outcomes", "What changed", ("outcomes_closed", "outcomes_open")),
    ("duration", "How long it lasted", ("duration",)),
)
UNIT_WORDS = {"referrals": "referrals", "episodes": "episodes", "people": "people", "plans": "plans"}
STATUS_WORDS = {"open": "Open", "closed": "Closed", "not_started": "Not started yet"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One number at the top, what it counts, out of what, and how it is counted."""

    value: str
    label: str
    base: str
    definition: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One table with everything beside it. `elsewhere` links to how it differs, "" when it does not."""

    name: str
    title: str
    unit: str
    definition: str
    table: Table
    excluded: Sequence[str]
    missing: str
    elsewhere: str
    elsewhere_url: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page under its own heading."""

    anchor: str
    title: str
    tables: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Figure:
    """A duration figure and the table beside it."""

    anchor: str
    title: str
    partial: bool
    url: str
    alternative: str
    caption: str
    table: Table | None
    table_label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    as_at: str
    partial: str
    published: bool
    mappings: Sequence[NavItem]
    days: Sequence[NavItem]
    mapping: str
    contents: Sequence[NavItem]
    headlines: Sequence[Headline]
    parts: Sequence[Part]
    figures: Sequence[Figure]
    about: AboutData
    differences: Sequence[Group]
    difference_count: int
    printed: PrintedReport | None


def present(study: Study, choice: Choice) -> Page:
    """Everything that the template draws."""
    results = study.under(choice.mapping)
    columns = columns_of(study, results)
    printed = printed_report(study) if choice.mapping == PUBLISHED else None
    counts = _differing(study, printed)
    parts = [Part(anchor, title, _tables(results, names, columns, counts)) for anchor, title, names in PARTS]
    figures = [_figure(found, choice, columns) for found in study.durations]
    return Page(
        as_at=as_at_words(study),
        partial=partial_words(columns, published=choice.mapping == PUBLISHED),
        published=choice.mapping == PUBLISHED,
        mappings=choice.mappings(),
        days=choice.days(),
        mapping=choice.mapping,
        contents=_contents(parts, printed),
        headlines=headlines(results, columns),
        parts=parts,
        figures=figures,
        about=about_data(study),
        differences=grouped_differences(study.differences),
        difference_count=len(study.differences),
        printed=printed,
    )


def day_in_words(day: date) -> str:
    """31 October 2022."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def as_at_words(study: Study) -> str:
    """As at one day, or as at each area's."""
    days = {day.day for day in study.days}
    if not days:
        return "There is no area yet."
    if len(days) == 1:
        return f"As at {day_in_words(days.pop())}."
    return f"As at {listed([f'{day_in_words(day.day)} ({day.area})' for day in study.days])}."


def columns_of(study: Study, results: Results) -> Columns:
    """The printed columns and which of them are partial."""
    areas = [area.name for area in results.areas]
    return Columns((*areas, OVERALL), frozenset(day.area for day in study.days if not day.complete))


def partial_words(columns: Columns, *, published: bool) -> str:
    """What is done with areas of which only case files were read."""
    partial = [area for area in columns.names if area in columns.partial]
    if not partial:
        return ""
    done = "counted in Overall, as in 2023" if published else "kept out of Overall"
    return f"{listed(partial)}: case files only, {done}."


def headlines(results: Results, columns: Columns) -> list[Headline]:
    """Four numbers of the Overall column."""
    pooled = [
        area for area in columns.names[:-1] if results.mapping == PUBLISHED or area not in columns.partial
    ]
    source, status, duration = (
        results.table(name) for name in ("referral_source", "case_status", "duration")
    )
    referred = next((cell.base for cell in source.cells if cell.area == OVERALL), None)
    counted_as = "people referred" if source.unit == "people" else source.unit
    made = [Headline(_number(referred), counted_as, listed(pooled), source.definition)]
    for row, words in (("open", "open"), ("closed", "closed")):
        cell = status.cell(row, OVERALL)
        made.append(
            Headline(_number(cell.n), words, f"of {_number(cell.base)}: {cell.printed}%", status.definition)
        )
    months, counted = (duration.statistic(row, OVERALL) for row in ("median months", "n"))
    base = f"of {counted.printed} closed that began in the first six months"
    made.append(Headline(months.printed, "months, median", base, duration.definition))
    return made


def _number(number: int | None) -> str:
    return "–" if number is None else f"{number:,}"


def _differing(study: Study, printed: PrintedReport | None) -> dict[str, tuple[str, str]]:
    """For each table, how many of its cells differ from what, and where that stands."""
    if printed is not None:
        if not printed.comparable:
            return {}
        return {
            name: (f"{_cells(n)} from the printed report", "#printed")
            for name, n in printed.differing_by_table.items()
        }
    found: dict[str, int] = {}
    for difference in study.differences:
        found[difference.table] = found.get(difference.table, 0) + 1
    return {
        name: (f"{_cells(n)} when counted as in 2023", f"#differences-{name}") for name, n in found.items()
    }


def _cells(number: int) -> str:
    return "1 cell differs" if number == 1 else f"{number} cells differ"


def _tables(
    results: Results, names: Sequence[str], columns: Columns, counts: dict[str, tuple[str, str]]
) -> list[Shown]:
    there = {table.name: table for table in results.tables}
    return [_shown(there[name], columns, counts.get(name, ("", ""))) for name in names if name in there]


def _shown(table: Counted, columns: Columns, elsewhere: tuple[str, str]) -> Shown:
    return Shown(
        table.name,
        table.title,
        UNIT_WORDS[table.unit],
        table.definition,
        drawn(table, columns),
        [excluded_words(left.reason, left.rows, left.areas) for left in table.excluded],
        table.missing,
        *elsewhere,
    )


def excluded_words(reason: str, rows: int, areas: Sequence[tuple[str, int]]) -> str:
    """How many rows were left out, why, and where."""
    where = listed([f"{n} in {area}" for area, n in areas if area])
    return f"{rows} left out, {reason}" + (f" ({where})" if where else "")


def _figure(found: AreaDurations, choice: Choice, columns: Columns) -> Figure:
    address = reverse("staff:evaluation_figure", kwargs={"area": found.area}) + choice.query
    return Figure(
        f"months-{columns.names.index(found.area)}",
        f"Months with the service, {found.area}",
        found.area in columns.partial,
        address,
        alternative_text(found),
        caption(found),
        bars_table(found) if found.bars else None,
        f"Numbers of the figure, {found.area}",
    )


BAR_COLUMNS = (
    Column("Bar"),
    Column("Episode", number=True),
    Column("Status"),
    Column("From month", number=True),
    Column("Months", number=True),
    Column("Paused", number=True),
)


def bars_table(found: AreaDurations) -> Table:
    """The same numbers as the figure, bar by bar."""
    rows = [
        Row(
            (
                number,
                place,
                STATUS_WORDS[segment.status],
                segment.start,
                segment.months,
                _paused(segment.pauses),
            )
        )
        for number, place, segment in rows_of(found)
    ]
    return Table(
        f"Months with the service, {found.area}", BAR_COLUMNS, rows, hidden_caption=True, stacked=False
    )


def _paused(pauses: Sequence[object]) -> int:
    return sum(int(getattr(pause, "months", 0)) for pause in pauses)


def _contents(parts: Sequence[Part], printed: PrintedReport | None) -> list[NavItem]:
    links = [NavItem(part.title, f"#{part.anchor}") for part in parts]
    links.append(NavItem("About the data", "#data"))
    links.append(NavItem("The two ways of counting", "#differences"))
    if printed is not None:
        links.append(NavItem("Beside the printed report", "#printed"))
    return links
