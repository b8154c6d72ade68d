"""From results to the content of the report: which tables stand where, and what is said about them."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from soceis import __version__
from soceis.evaluation.cells import Table
from soceis.evaluation.codes import MappingName
from soceis.evaluation.differences import Difference
from soceis.evaluation.figures.wording import counted, day
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.findings import SEVERITIES
from soceis.evaluation.report.content import (
    Block,
    Bullets,
    Facts,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.report.grids import grid_of
from soceis.evaluation.report.handling import NOT_FOR_RELEASE, Handling
from soceis.evaluation.report.listing import (
    listed_differences,
    listed_findings,
    listed_inputs,
    listed_rows,
    released_findings,
)
from soceis.evaluation.report.pictures import Picture
from soceis.evaluation.report.sentences import key_findings
from soceis.evaluation.results import Results

TITLE = "Evaluation report"
# Above this, the dates of the areas are said from the first to the last.
MOST_DATES = 4
MAPPING_WORDS: Mapping[MappingName, str] = {
    "corrected": "Corrected: one visible base for each column, referrals counted as referrals, episodes as episodes.",
    "published_2023": "As published in 2023: counted as the printed report counted, to compare with it.",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section of results: its tables by name, then its figures by the beginning of their names."""

    title: str
    anchor: str
    tables: tuple[str, ...]
    figures: tuple[str, ...] = ()


SECTIONS: tuple[Section, ...] = (
    Section("Before a referral", "before", ("consultations_by_partner", "consultations_became_referrals")),
    Section("Who was referred", "referred", ("age_and_sex", "referral_source", "referral_reason")),
    Section("How the cases stand", "cases", ("case_status", "closure_reason", "closure_reason_corrected")),
    Section(
        "Getting started",
        "started",
        (
            "first_attempt_days",
            "first_attended_days",
            "attempts_before_first_attended",
            "milestones",
            "non_engagement_changeable",
            "non_engagement_reasons",
            "non_engagement_attempts",
            "reasons_by_side",
            "reasons_by_side_and_changer",
        ),
        ("time_to_first_attempt", "time_to_first_attended"),
    ),
    Section("What young people allowed", "permissions", ("permissions_by_purpose",)),
    Section("What the plans hold", "plans", ("plan_topics",)),
    Section("What changed", "outcomes", ("outcomes_closed", "outcomes_open")),
    Section(
        "What support was made of",
        "support",
        ("dose_components", "dose_shares", "dose_hours", "dose_outcomes", "group_attendance"),
    ),
    Section(
        "Parts of life",
        "life",
        (
            "needs_balance",
            "needs_better",
            "needs_held",
            "needs_better_worker",
            "needs_held_worker",
            "needs_seen_differently",
        ),
    ),
    Section(
        "What young people say of themselves",
        "themselves",
        ("measures_better", "measures_held", "network_start", "network_end"),
        ("network_change",),
    ),
    Section("Goals", "goals", ("goals_by_state", "goals_by_topic", "goal_days")),
    Section(
        "Education, training and work",
        "education",
        ("education_at_start", "education_at_end", "suspensions", "attendance_change"),
    ),
    Section("Practical help", "help", ("help_met", "help_unmet", "help_unmet_reasons", "help_days")),
    Section("After the end", "after", ("follow_up_6", "follow_up_12")),
    Section(
        "How long the work lasted",
        "durations",
        ("duration", "duration_by_start"),
        ("duration_", "time_to_close"),
    ),
)
KEY_WORDS = (
    "Each sentence is made from the results of all complete areas together; the tables say how each number was"
    " counted. “Showed” means that the last reading up to the data date says better. A change that is seen is not"
    " yet a change that the service made."
)
PERCENTAGES = (
    "Percentages are whole numbers, halves rounded up, so a column need not add up to 100. The base of each"
    " percentage stands in its table. Every table is also a file of its own in the folder tables."
)
BY_GROUP = (
    "The same tables for groups of the young people. Groups differ in size and in much else besides; a difference"
    " between them is a question to ask, not an answer."
)
GROUPS_SAID: Mapping[str, str] = {
    "sex": "By sex",
    "ethnicity": "By ethnicity",
    "age_band": "By age at the earliest referral",
    "nation": "By nation",
    "programme": "By programme",
}
ONLY_INSIDE = (
    "Cells that the two ways of counting make different are listed only in a report that is not for release,"
    " because two counts of the same people can be subtracted."
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of. `results` are already protected under the policy of `handling`."""

    extract: Extract
    results: Results
    pictures: tuple[Picture, ...]
    differences: tuple[Difference, ...]
    handling: Handling = NOT_FOR_RELEASE
    options: tuple[tuple[str, str], ...] = ()


def compose(material: Material) -> Report:
    """The whole report."""
    extract, results, handling = material.extract, material.results, material.handling
    tables, figures = itertools.count(1), itertools.count(1)
    blocks: list[Block] = [Notice(handling.title, handling.told)]
    blocks += [Heading("Key findings", "findings"), *_key_findings(results)]
    blocks += _about(extract, results, handling)
    for section in SECTIONS:
        blocks += _section(section, material, tables, figures)
    blocks += _by_group(results, tables)
    blocks.append(Heading("What the two ways of counting change", "differences"))
    if handling.released:
        blocks.append(Paragraph(ONLY_INSIDE))
    else:
        blocks += listed_differences(material.differences, tables)
    blocks.append(Heading("About the data", "data"))
    if handling.released:
        blocks += released_findings(results, tables)
    else:
        blocks += [*listed_rows(extract, tables), *listed_findings(results, tables)]
    blocks += [Heading("What each number means", "definitions"), _definitions(results)]
    blocks += [Heading("How this report was made", "made"), *_made(material, tables)]
    return Report(
        TITLE,
        f"{_service(extract)}As at {_dates(results)}.",
        handling.mark,
        dated(extract),
        _cover(extract, results, handling),
        tuple(blocks),
    )


def dated(extract: Extract) -> date:
    """The date of the report: the day the extract was made, or else the latest data date; never today."""
    try:
        return datetime.fromisoformat(extract.meta.created_at).date()
    except ValueError:
        return max(area.data_date for area in extract.meta.areas)


def _service(extract: Extract) -> str:
    return f"{extract.meta.service}. " if extract.meta.service else ""


def _dates(results: Results) -> str:
    """Which day the numbers belong to, once when it is the same for all areas."""
    days = {as_at for _, as_at in results.as_at}
    if len(days) == 1:
        return day(days.pop())
    if len(days) > MOST_DATES:
        return f"{day(min(days))} to {day(max(days))}, by area"
    return ", ".join(f"{day(as_at)} ({area})" for area, as_at in results.as_at)


def _cover(extract: Extract, results: Results, handling: Handling) -> tuple[tuple[str, str], ...]:
    partial = [area.name for area in results.areas if not area.complete]
    return (
        *((("Service", extract.meta.service),) if extract.meta.service else ()),
        ("Areas", ", ".join(area.name for area in results.areas)),
        *((("Partial data", ", ".join(partial)),) if partial else ()),
        ("As at", _dates(results)),
        ("Way of counting", MAPPING_WORDS[results.mapping]),
        ("Disclosure policy", handling.words),
        ("Extract", _made_on(extract)),
    )


def _key_findings(results: Results) -> Iterator[Block]:
    yield Paragraph(KEY_WORDS, quiet=True)
    for section in SECTIONS:
        said = key_findings(results, section.tables)
        if said:
            yield Heading(section.title, f"findings-{section.anchor}", 3)
            yield Bullets(said)


def _about(extract: Extract, results: Results, handling: Handling) -> Iterator[Block]:
    yield Heading("About this report", "about")
    areas = (
        (area.name, f"as at {day(as_at)}" + ("" if area.complete else "; partial data, see the definitions"))
        for area, (_, as_at) in zip(results.areas, results.as_at, strict=True)
    )
    counts = {severity: sum(f.severity == severity for f in results.findings) for severity in SEVERITIES}
    said = (
        f"{counted(counts['error'], 'error', 'errors')}, {counted(counts['warning'], 'warning', 'warnings')}"
    )
    if handling.released:
        said = "see “About the data”"
    yield Facts(
        (
            ("Way of counting", MAPPING_WORDS[results.mapping]),
            *areas,
            ("Disclosure policy", handling.words),
            ("Extract", _made_on(extract)),
            ("Findings about the data", said),
            ("Made with", f"soceis {__version__}"),
        )
    )
    yield Paragraph(PERCENTAGES)


def _made_on(extract: Extract) -> str:
    try:
        return f"made on {day(datetime.fromisoformat(extract.meta.created_at))}"
    except ValueError:
        return "does not say when it was made"


def _section(
    section: Section, material: Material, tables: Iterator[int], figures: Iterator[int]
) -> Iterator[Block]:
    """A section's tables and figures; nothing when it has none."""
    made = [table for name in section.tables for table in material.results.all_tables if table.name == name]
    drawn = [p for start in section.figures for p in material.pictures if p.name.startswith(start)]
    if not made and not drawn:
        return
    yield Heading(section.title, section.anchor)
    yield from (numbered_table(table, next(tables)) for table in made)
    yield from (_numbered_figure(picture, next(figures)) for picture in drawn)


def _by_group(results: Results, tables: Iterator[int]) -> Iterator[Block]:
    """The tables by group of the young people, then any other that has no section of its own."""
    placed = {name for section in SECTIONS for name in section.tables}
    left = [table for table in results.all_tables if table.name not in placed]
    if not left:
        return
    yield Heading("Equality", "equality")
    yield Paragraph(BY_GROUP)
    for by in dict.fromkeys(table.by for table in left):
        if by in GROUPS_SAID:
            yield Heading(GROUPS_SAID[by], f"equality-{by}", 3)
        yield from (numbered_table(table, next(tables)) for table in left if table.by == by)


def numbered_table(table: Table, number: int) -> NumberedTable:
    """A table of results with its unit, definition, what was left out, and the meaning of its marks."""
    notes = [f"Counted: {table.unit}. {table.definition}"]
    notes += [f"Left out: {left.rows:,} ({left.reason})." for left in table.excluded]
    return NumberedTable(number, table.title, f"table-{table.name}", grid_of(table), tuple(notes))


def _numbered_figure(picture: Picture, number: int) -> NumberedFigure:
    return NumberedFigure(
        number,
        picture.title,
        f"figure-{picture.name}",
        picture.svg,
        picture.png,
        picture.caption,
        picture.alternative,
        picture.table,
        picture.name,
    )


def _definitions(results: Results) -> Facts:
    return Facts(
        tuple((table.title, f"Counted: {table.unit}. {table.definition}") for table in _titled(results))
    )


def _titled(results: Results) -> Sequence[Table]:
    """The tables, each title once: the equality tables repeat the definitions of the tables they split."""
    return [table for table in results.all_tables if table.by == "area"]


def _made(material: Material, tables: Iterator[int]) -> Iterator[Block]:
    yield Paragraph(
        "The same version of the program makes the same report, byte for byte, from the same extract with the same"
        " options."
    )
    yield Facts((("Program", f"soceis {__version__}"), *material.options))
    yield from listed_inputs(material.extract, tables)
