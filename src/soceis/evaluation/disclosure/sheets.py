"""The released numbers of a run as plain counts, before anything is known about how they hang together.

A sheet is made from results, or read back from an entry of the ledger, where withheld numbers are None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from soceis.evaluation.cells import Table
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.results import Results
from soceis.evaluation.survival import Curve

EVENTS = "events"
# Statistics that are counts: "n", and "n from ...".
COUNT_ROW = "n"
# Tables in which each unit stands in exactly one row, whatever is withheld of them.
WHOLE = frozenset(
    {
        "referral_source",
        "referral_reason",
        "case_status",
        "closure_reason",
        "closure_reason_corrected",
        "attempts_before_first_attended",
        "non_engagement_reasons",
        "non_engagement_changeable",
        "education_at_start",
        "education_at_end",
        "attendance_change",
        "needs_balance",
        "follow_up_6",
        "follow_up_12",
        "consultations_by_partner",
    }
)
Counts = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Place:
    """An area of a sheet, as at its day (ISO 8601)."""

    name: str
    nation: str
    complete: bool
    as_at: str

    @property
    def population(self) -> str:
        return f"{self.name}@{self.as_at}"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table as counts: (row, column) to (n, base); a count that is part of nothing has no base.

    `whole` says whether each unit stands in exactly one row, so that the rows make up the base.
    """

    name: str
    by: str
    title: str
    cells: Mapping[tuple[str, str], Counts]
    whole: bool = False

    @property
    def root(self) -> str:
        """The table of which this is the same by another grouping."""
        return self.name.removesuffix(f"_by_{self.by}")

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row for row, _ in self.cells))

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for _, column in self.cells))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All counts of one run."""

    mapping: str
    places: tuple[Place, ...]
    tables: tuple[SheetTable, ...]

    def pooled(self) -> tuple[Place, ...]:
        """The areas that Overall adds up: under corrected only the complete ones."""
        if self.mapping == "corrected":
            return tuple(place for place in self.places if place.complete)
        return self.places

    def population(self, by: str, column: str) -> str:
        """Who stands in a column: the same text for the same young people as at the same days."""
        everybody = "+".join(sorted(place.population for place in self.pooled()))
        if column == OVERALL:
            return everybody
        if by != "area":
            return f"{by}={column} of {everybody}"
        return next((place.population for place in self.places if place.name == column), column)


def sheet_of(results: Results) -> Sheet:
    """The counts of results: of every table, of every statistic that is a count, and of every curve."""
    days = dict(results.as_at)
    places = tuple(
        Place(area.name, area.nation, area.complete, days[area.name].isoformat()) for area in results.areas
    )
    tables = [table for table in map(_counts_of, results.all_tables) if table.cells]
    return Sheet(results.mapping, places, (*tables, *_curve_tables(results.curves)))


def _counts_of(table: Table) -> SheetTable:
    cells: dict[tuple[str, str], Counts] = {
        (cell.row, cell.area): (cell.n, cell.base)
        for cell in table.cells
        if not _is_not_made(cell.n, cell.base, suppressed=cell.suppressed)
    }
    whole = table.name.removesuffix(f"_by_{table.by}") in WHOLE or _rows_make_the_base(cells)
    cells |= {
        (found.row, found.area): (int(found.value), None)
        for found in table.statistics
        if is_count(found.row) and found.value is not None
    }
    return SheetTable(table.name, table.by, table.title, cells, whole)


def is_count(row: str) -> bool:
    """Whether a statistic is a count of people or episodes, by the name of its row."""
    return row.partition(" ")[0] == COUNT_ROW


def _is_not_made(n: int | None, base: int | None, *, suppressed: bool) -> bool:
    return n is None and base is None and not suppressed


def _rows_make_the_base(cells: Mapping[tuple[str, str], Counts]) -> bool:
    """Whether in every column whose rows share one base they add up to it, and there is such a column."""
    columns: dict[str, list[Counts]] = {}
    for (_, column), counts in cells.items():
        columns.setdefault(column, []).append(counts)
    shared = [found for found in columns.values() if len({base for _, base in found}) == 1]
    known = [found for found in shared if all(n is not None and base is not None for n, base in found)]
    if not any(found[0][1] for found in known) or max(map(len, columns.values())) == 1:
        return False
    return all(sum(n or 0 for n, _ in found) == found[0][1] for found in known)


def _curve_tables(curves: Sequence[Curve]) -> Iterator[SheetTable]:
    """Each kind of curve as a table with one row: how many had the event, of how many."""
    drawn = [curve for curve in curves if not curve.missing]
    for name, by in dict.fromkeys((curve.name, curve.by) for curve in drawn):
        family = [c for c in drawn if c.name == name and (c.by == by or c.group == OVERALL)]
        cells = {(EVENTS, curve.group): (curve.events, curve.n) for curve in family}
        yield SheetTable(name if by == "area" else f"{name}_by_{by}", by, family[0].title, cells)


def sheet_as_json(sheet: Sheet) -> dict[str, Any]:
    """A sheet as it stands in the ledger."""
    return {
        "mapping": sheet.mapping,
        "areas": [
            {"area": p.name, "nation": p.nation, "complete": p.complete, "as_at": p.as_at}
            for p in sheet.places
        ],
        "tables": [
            {
                "name": table.name,
                "by": table.by,
                "title": table.title,
                "whole": table.whole,
                "cells": [[row, column, n, base] for (row, column), (n, base) in table.cells.items()],
            }
            for table in sheet.tables
        ],
    }


def sheet_from_json(content: Mapping[str, Any]) -> Sheet:
    """A sheet read back; KeyError when the content is not one."""
    places = tuple(Place(a["area"], a["nation"], a["complete"], a["as_at"]) for a in content["areas"])
    tables = tuple(
        SheetTable(
            table["name"],
            table["by"],
            table["title"],
            {(row, column): (n, base) for row, column, n, base in table["cells"]},
            table["whole"],
        )
        for table in content["tables"]
    )
    return Sheet(content["mapping"], places, tables)
