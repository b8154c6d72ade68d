"""The differences between the two mappings of the same data, cell by cell, with their causes."""

from collections.abc import Iterator
from dataclasses import dataclass

from soceis.evaluation.cells import Cell, Statistic, Table
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.results import Results

_BY_REFERRAL = (
    "Counting unit: 2023 counted a person once an area by the earliest referral;"
    " corrected counts every referral."
)
_BY_EPISODE = (
    "Counting unit: 2023 counted a person once an area by the episode of the latest referral; corrected counts"
    " every {episode}."
)
# Why the number or the base of a table differs within one area, by table.
UNIT_CAUSES = {
    "referral_source": _BY_REFERRAL,
    "referral_reason": _BY_REFERRAL,
    "case_status": _BY_EPISODE.format(episode="episode"),
    "closure_reason": _BY_EPISODE.format(episode="closed episode"),
    "plan_topics": (
        "Base: 2023 divided by all plans; corrected divides by the plans whose form offers the topic."
    ),
    "outcomes_closed": (
        "Base: 2023 divided by all engaged closed episodes; corrected divides by those for which the outcome"
        " applies and a reading is known."
    ),
    "outcomes_open": (
        "Base: 2023 divided by the open episodes with at least one reading of better, so by success itself;"
        " corrected divides by those for which the outcome applies and a reading is known."
    ),
}
OPEN_AND_CLOSED = (
    "Base: 2023 divided open and closed in Overall by open and closed together; corrected uses all episodes,"
    " as in the area columns."
)
PARTIAL = "Partial area: 2023 had {areas} in Overall; corrected leaves it out."


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell or statistic that the two mappings print or compute differently; counts are None for statistics."""

    table: str
    title: str
    row: str
    area: str
    published: str
    corrected: str
    published_n: int | None
    published_base: int | None
    corrected_n: int | None
    corrected_base: int | None
    causes: tuple[str, ...]


def differences(published: Results, corrected: Results) -> tuple[Difference, ...]:
    """Every cell and statistic of both mappings that differs in its count, base or value, in printed order.

    Tables that only one of the mappings has are not compared.
    """
    partial = tuple(area.name for area in corrected.areas if not area.complete)
    theirs = {table.name: table for table in corrected.tables}
    return tuple(
        found
        for table in published.tables
        if table.name in theirs
        for found in _of_table(table, theirs[table.name], partial)
    )


def _of_table(published: Table, corrected: Table, partial: tuple[str, ...]) -> Iterator[Difference]:
    cells = {(cell.row, cell.area): cell for cell in corrected.cells}
    shifted = {
        cell.row
        for cell in published.cells
        if cell.area != OVERALL and cell.area not in partial and _differ(cell, cells[cell.row, cell.area])
    }
    for cell in published.cells:
        other = cells[cell.row, cell.area]
        if _differ(cell, other):
            causes = tuple(_causes(published, cell, partial, cell.row in shifted))
            yield Difference(
                published.name, published.title, cell.row, cell.area, cell.printed, other.printed,
                cell.n, cell.base, other.n, other.base, causes,
            )  # fmt: skip
    statistics = {(found.row, found.area): found for found in corrected.statistics}
    for found in published.statistics:
        same = statistics[found.row, found.area]
        if found.value != same.value:
            yield _of_statistic(published, found, same, partial)


def _differ(cell: Cell, other: Cell) -> bool:
    return (cell.n, cell.base) != (other.n, other.base)


def _causes(table: Table, cell: Cell, partial: tuple[str, ...], shifted: bool) -> Iterator[str]:
    """Each rule that can be seen at work in this cell."""
    if cell.area != OVERALL:
        yield UNIT_CAUSES[table.name]
        return
    if table.name == "case_status" and cell.row in ("open", "closed"):
        yield OPEN_AND_CLOSED
    if shifted and table.name in UNIT_CAUSES:
        yield UNIT_CAUSES[table.name]
    behind = [c for c in table.cells if c.row == cell.row and c.area in partial and c.base]
    if behind:
        yield PARTIAL.format(areas=" and ".join(c.area for c in behind))


def _of_statistic(table: Table, found: Statistic, other: Statistic, partial: tuple[str, ...]) -> Difference:
    cause = PARTIAL.format(areas=" and ".join(partial))
    return Difference(
        table.name,
        table.title,
        found.row,
        found.area,
        found.printed,
        other.printed,
        None,
        None,
        None,
        None,
        (cause,),
    )
