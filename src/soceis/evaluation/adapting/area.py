"""One area's workbooks as tables of the extract, and several areas as one extract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.adapting.building import Builder, Built
from soceis.evaluation.adapting.findings import Notebook, Noticed
from soceis.evaluation.adapting.mapping import AreaMapping
from soceis.evaluation.adapting.people import find_twice
from soceis.evaluation.adapting.sources import SourceTable, read_sources
from soceis.evaluation.errors import ExtractUnreadable, KeyUnusable
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.findings import Finding
from soceis.evaluation.frames.schema import FORMAT, SCHEMA, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

NOT_KNOWN = (None, "unknown", "not_known")
NOT_USED = "no table takes anything from the row"


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What became of the rows of a source: read = used + left out, the latter by reason with their numbers."""

    name: str
    place: str
    read: int
    used: int
    left_out: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class FieldCount:
    """How many rows of a table hold a value in a column; a code for "not known" is none."""

    column: str
    known: int
    rows: int


@dataclass(frozen=True, slots=True)
class TableCount:
    """What became of the rows that a table looked at: looked_at = made + not_meant + excluded."""

    table: str
    looked_at: int
    made: int
    not_meant: int
    excluded: tuple[tuple[str, int], ...]
    fields: tuple[FieldCount, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding of the extract's own rules, with the row of the workbook that it comes from."""

    finding: Finding
    origin: str


@dataclass(frozen=True, slots=True)
class Adapted:
    """An area, ready to be written: its entry of extract.json, its tables, and all that was noticed."""

    mapping: AreaMapping
    tables: dict[str, pa.Table]
    sources: tuple[SourceCount, ...]
    counts: tuple[TableCount, ...]
    noticed: tuple[Noticed, ...]
    checked: tuple[Checked, ...]
    problems: tuple[str, ...]

    @property
    def area(self) -> str:
        return self.mapping.area

    def meta(self) -> dict[str, Any]:
        """The area's entry of extract.json."""
        return {
            "area": self.mapping.area,
            "nation": self.mapping.nation,
            "launch_date": self.mapping.launch_date.isoformat(),
            "data_date": self.mapping.data_date.isoformat(),
            "complete": self.mapping.complete,
        }


def adapt(mapping: AreaMapping, folder: Path, key: bytes = b"") -> Adapted:
    """The tables of one area from the files in `folder`.

    `key` makes the pseudonyms (see `keys`). WorkbookUnreadable when no file can be read, KeyUnusable when
    the mapping makes pseudonyms and there is no key.
    """
    if mapping.needs_key and not key:
        raise KeyUnusable(f"{mapping.name} makes pseudonyms; give the key they are made with (--key-file).")
    notebook = Notebook()
    sources, problems = read_sources(mapping, folder, notebook)
    builder = Builder(mapping, sources, key, notebook)
    find_twice(mapping, builder, notebook)
    built = builder.build()
    tables = {name: _table(name, one) for name, one in built.items()}
    return Adapted(
        mapping,
        tables,
        tuple(_source_count(source, built) for source in sources.values()),
        tuple(_table_count(name, one) for name, one in built.items()),
        tuple(notebook.findings()),
        _checked(mapping, tables, built, sources),
        problems,
    )


def _table(name: str, built: Built) -> pa.Table:
    """Every column that some row has, in the order of the contract, as text."""
    import pyarrow as pa

    schema = TABLES[name]
    present = {column for row in built.rows for column in row}
    names = [column for column in schema.names if column in present or column in schema.keys]
    return pa.table({n: pa.array([row.get(n) for row in built.rows], pa.string()) for n in names})


def _source_count(source: SourceTable, built: Mapping[str, Built]) -> SourceCount:
    used = {number for one in built.values() for name, number in one.origins if name == source.name}
    left = dict(source.left_out)
    unused: dict[str, list[int]] = {}
    reasons = {
        number: f"{table}: {reason}"
        for table, one in built.items()
        for reason, origins in one.excluded.items()
        for name, number in origins
        if name == source.name
    }
    for row in source.rows:
        if row.number not in used:
            unused.setdefault(reasons.get(row.number, NOT_USED), []).append(row.number)
    left |= {reason: tuple(rows) for reason, rows in unused.items()}
    return SourceCount(source.name, source.place, source.read, len(used), tuple(left.items()))


def _table_count(name: str, built: Built) -> TableCount:
    total = len(built.rows)
    fields = tuple(
        FieldCount(column, sum(row.get(column) not in NOT_KNOWN for row in built.rows), total)
        for column in TABLES[name].names
        if any(column in row for row in built.rows)
    )
    excluded = tuple((reason, len(origins)) for reason, origins in built.excluded.items())
    return TableCount(name, built.looked_at, total, built.not_meant, excluded, fields)


def _checked(
    mapping: AreaMapping,
    tables: Mapping[str, pa.Table],
    built: Mapping[str, Built],
    sources: Mapping[str, SourceTable],
) -> tuple[Checked, ...]:
    """What the reader of the extract will say about these rows, told by the rows of the workbook."""
    meta = _meta([mapping], "2000-01-01T00:00:00")
    extract = Extract.from_tables(meta, _with_required(tables))
    found: list[Checked] = []
    for finding in extract.findings:
        if finding.code == "missing_table" and finding.severity == "note":
            continue  # an optional table that this area does not record
        if finding.row is not None and finding.table in built:
            name, number = built[finding.table].origins[finding.row - 1]
            found.append(Checked(finding, f"{sources[name].place}, row {number}"))
        else:
            found.append(Checked(finding, ""))
    return tuple(found)


def _with_required(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    import pyarrow as pa

    found = dict(tables)
    for schema in SCHEMA:
        if schema.presence == "required" and schema.name not in found:
            found[schema.name] = pa.table({name: pa.array([], pa.string()) for name in schema.names})
    return found


def _meta(mappings: Sequence[AreaMapping], created_at: str) -> dict[str, Any]:
    services = [mapping.service for mapping in mappings if mapping.service]
    return {
        "format": FORMAT,
        "service": services[0] if services else "",
        "created_at": created_at,
        "areas": [
            {
                "area": mapping.area,
                "nation": mapping.nation,
                "launch_date": mapping.launch_date.isoformat(),
                "data_date": mapping.data_date.isoformat(),
                "complete": mapping.complete,
            }
            for mapping in mappings
        ],
    }


def combine(areas: Sequence[Adapted], created_at: str) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    """One extract of several areas: (content of extract.json, tables) for `write_extract`.

    A young person in two areas is one row of people; a form used in two areas stands once. ExtractUnreadable
    when two mappings are of the same area.
    """
    import pyarrow as pa

    names = [one.area for one in areas]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ExtractUnreadable(f'two mappings are of the area "{doubled[0]}"; give one mapping an area.')
    tables: dict[str, pa.Table] = {}
    for schema in SCHEMA:
        given = [one.tables[schema.name] for one in areas if schema.name in one.tables]
        if not given and schema.presence != "required":
            continue
        whole = (
            pa.concat_tables(given, promote_options="default") if given else _with_required({})[schema.name]
        )
        tables[schema.name] = _once(whole, schema.unique) if schema.name in SHARED else whole
    return _meta([one.mapping for one in areas], created_at), tables


SHARED = ("people", "plan_forms")


def _once(table: pa.Table, unique: tuple[str, ...]) -> pa.Table:
    """The first row of each key."""
    seen: set[tuple[str | None, ...]] = set()
    kept: list[int] = []
    keys = zip(*(table.column(name).to_pylist() for name in unique), strict=True)
    for number, key in enumerate(keys):
        if key not in seen:
            seen.add(key)
            kept.append(number)
    return table.take(kept)
