"""The results of a run: every table under one mapping, and how they read as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from soceis.evaluation.cells import Cell, Statistic, Table
from soceis.evaluation.codes import MAPPINGS, MappingName
from soceis.evaluation.counting import tables_of_counts
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.durations import duration_table
from soceis.evaluation.engagement import engagement_tables
from soceis.evaluation.equality import equality_tables, placed, tables_by_area
from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.frames import Area, Extract
from soceis.evaluation.frames.findings import Finding
from soceis.evaluation.outcomes import tables_of_outcomes
from soceis.evaluation.standing import findings_about_the_date, standing_on
from soceis.evaluation.survival import Curve, curves_of
from soceis.evaluation.waiting import all_waits
from soceis.evaluation.work import work_tables

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Results:
    """Every table of a run under one mapping.

    `areas` are those asked for, in the order of the extract; `as_at` the day on which each is shown;
    `findings` those of the extract and of the date asked for. `tables` are those of the contract, `further`
    the others (equality, engagement), `curves` the times until something happens.
    """

    mapping: MappingName
    as_of: date | None
    areas: tuple[Area, ...]
    as_at: tuple[tuple[str, date], ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    further: tuple[Table, ...] = ()
    curves: tuple[Curve, ...] = ()

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The tables of the contract, then the others."""
        return (*self.tables, *self.further)

    def table(self, name: str) -> Table:
        """A table by its name, of the contract or not; KeyError when this mapping has none of that name."""
        for table in self.all_tables:
            if table.name == name:
                return table
        raise KeyError(name)


def evaluate(
    extract: Extract,
    mapping: MappingName = "corrected",
    as_of: date | None = None,
    areas: Sequence[str] | None = None,
    *,
    engine: str = "duckdb",
    further: bool = True,
) -> Results:
    """Every table of an extract under a mapping, at each area's data date or at an earlier date.

    Without `further`, only the tables of the contract: a fraction of the work, and no contacts are needed.
    `engine` is one of `engines.ENGINES`; every engine gives the same results. UnknownArea when an area is not
    in the extract, UnknownOption when the mapping or the engine is not known, EngineUnavailable when the
    engine cannot be reached.
    """
    if mapping not in MAPPINGS:
        raise UnknownOption(f'there is no mapping "{mapping}"; choose {" or ".join(MAPPINGS)}.')
    with standing_on(extract, as_of, areas, engine=engine) as standing:
        run = Run(standing, mapping)
        by_place = placed(run) if further else None
        counted = tables_by_area(by_place) if by_place else (*tables_of_counts(run), *tables_of_outcomes(run))
        results = Results(
            mapping,
            as_of,
            standing.areas,
            tuple((area.name, standing.as_at(area)) for area in standing.areas),
            (*counted, duration_table(run)),
            (*extract.findings, *findings_about_the_date(standing)),
        )
        if by_place is None:
            return results
        waits = all_waits(run)
        beside = (*engagement_tables(run, waits), *work_tables(run), *equality_tables(by_place))
        return replace(results, further=beside, curves=curves_of(run, waits))


def results_as_json(
    results: Results, *, policy: str = "internal", manifest: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The results as the contract of results.json describes them."""
    return {
        "format": FORMAT,
        "mapping": results.mapping,
        "policy": policy,
        "manifest": dict(manifest or {}),
        "tables": {table.name: table_as_json(table) for table in results.tables},
        "further": {table.name: {**table_as_json(table), "by": table.by} for table in results.further},
        "curves": [curve_as_json(curve) for curve in results.curves],
    }


def table_as_json(table: Table) -> dict[str, Any]:
    """One table as it stands in results.json."""
    return {
        "title": table.title,
        "unit": table.unit,
        "definition": table.definition,
        "cells": [_cell(cell) for cell in table.cells],
        "statistics": [_statistic(found) for found in table.statistics],
        "excluded": [{"reason": left.reason, "rows": left.rows} for left in table.excluded],
    }


def curve_as_json(curve: Curve) -> dict[str, Any]:
    """One curve as it stands in results.json: days, and shares from 0 to 1."""
    return {
        "name": curve.name,
        "title": curve.title,
        "by": curve.by,
        "group": curve.group,
        "n": None if curve.missing else curve.n,
        "events": None if curve.missing else curve.events,
        "coarse": curve.coarse,
        "missing": curve.missing,
        "median": curve.median,
        "interval": list(curve.interval),
        "points": [asdict(point) for point in curve.points],
        "log_rank": asdict(curve.compared) if curve.compared else None,
        "definition": curve.definition,
        "excluded": [{"reason": left.reason, "rows": left.rows} for left in curve.excluded],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "area": cell.area,
        "n": cell.n,
        "base": cell.base,
        "percent": cell.percent,
        "printed": cell.printed,
        "suppressed": cell.suppressed,
    }


def _statistic(found: Statistic) -> dict[str, Any]:
    return {"row": found.row, "area": found.area, "value": found.value, "printed": found.printed}
