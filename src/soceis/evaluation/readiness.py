"""readiness.json: every finding, and the rows read and left out, by table and area."""

from collections.abc import Iterable, Iterator
from typing import Any

from soceis.evaluation.cells import Excluded
from soceis.evaluation.counting.tabulating import gathered
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.beside import BESIDE
from soceis.evaluation.frames.findings import SEVERITIES, Finding, Severity, reason_text
from soceis.evaluation.frames.schema import SCHEMA, TableSchema
from soceis.evaluation.results import Results

FORMAT = 1


def readiness(extract: Extract, results: Results, *, released: bool = False) -> dict[str, Any]:
    """What a person should know about the data before believing a table made from it.

    `row` counts data rows from 1, without the header. Rows left out whole stand under their table; rows
    that only one result leaves out, because a value of theirs is wrong, stand under that result. `released`
    leaves the kinds alone: a count, a row number or a value of a finding may be about one young person.
    """
    if released:
        return _released(extract, results)
    return {
        "format": FORMAT,
        "areas": _areas(results),
        "counts": {severity: _count(results.findings, severity) for severity in SEVERITIES},
        "tables": {schema.name: _table(extract, schema.name) for schema in _listed(extract)},
        "results": {
            table.name: {
                "made": not table.missing,
                "missing": table.missing or None,
                "excluded": _left(table.excluded),
            }
            for table in results.all_tables
        },
        "findings": [found.as_json() for found in results.findings],
    }


def _released(extract: Extract, results: Results) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "areas": _areas(results),
        "tables": {
            schema.name: {
                "present": schema.name in extract.tables,
                "missing_columns": list(extract.missing.get(schema.name, ())),
            }
            for schema in _listed(extract)
        },
        "results": {
            table.name: {"made": not table.missing, "missing": table.missing or None}
            for table in results.all_tables
        },
        "findings": [
            {"reason": words, "severity": severity} for words, severity in kinds_of(results.findings)
        ],
    }


def kinds_of(findings: Iterable[Finding]) -> list[tuple[str, Severity]]:
    """The kinds of findings, the gravest first, without row, value or count; each once."""
    kinds = {(SEVERITIES.index(f.severity), reason_text(f.table, f.column, f.code)) for f in findings}
    return [(words, SEVERITIES[rank]) for rank, words in sorted(kinds)]


def _areas(results: Results) -> list[dict[str, Any]]:
    return [
        {
            "area": area.name,
            "nation": area.nation,
            "launch_date": area.launch_date.isoformat() if area.launch_date else None,
            "data_date": area.data_date.isoformat(),
            "as_at": as_at.isoformat(),
            "complete": area.complete,
        }
        for area, (_, as_at) in zip(results.areas, results.as_at, strict=True)
    ]


def _count(findings: tuple[Finding, ...], severity: str) -> int:
    return sum(found.severity == severity for found in findings)


def _table(extract: Extract, name: str) -> dict[str, Any]:
    if name not in extract.tables:
        return {"present": False, "read": 0, "excluded": 0, "by_area": {}, "reasons": []}
    dropped = [d for d in extract.dropped if d.table == name]
    read = {area: rows for table, area, rows in extract.read if table == name}
    unsplit = sum(d.rows for d in dropped if not d.column)
    left = {area: sum(d.rows for d in dropped if d.area == area) for area in {d.area for d in dropped}}
    areas = sorted({*read, *left})
    return {
        "present": True,
        "missing_columns": list(extract.missing[name]),
        "read": sum(read.values()) + unsplit,
        "excluded": sum(d.rows for d in dropped),
        "by_area": {
            area: {"read": read.get(area, 0) + (unsplit if not area else 0), "excluded": left.get(area, 0)}
            for area in areas
        },
        "reasons": _left(
            tuple(gathered([(reason_text(name, d.column, d.code), d.area, d.rows) for d in dropped]))
        ),
    }


def _left(excluded: tuple[Excluded, ...]) -> list[dict[str, Any]]:
    return [{"reason": e.reason, "rows": e.rows, "by_area": dict(e.areas)} for e in excluded]


def _listed(extract: Extract) -> tuple[TableSchema, ...]:
    """The tables of the contract, and those beside it that are there."""
    return (*SCHEMA, *(schema for schema in BESIDE if schema.name in extract.tables))


def lines_of(extract: Extract) -> Iterator[tuple[str, int, int]]:
    """Table, rows read and rows left out whole, for the tables that are there."""
    for schema in _listed(extract):
        if schema.name in extract.tables:
            table = _table(extract, schema.name)
            yield schema.name, table["read"], table["excluded"]
