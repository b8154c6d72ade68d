"""Text tables in, parsed tables out, with a finding for everything that breaks a rule.

Each table is parsed and checked by SQL that is made from the schema, so that ten million rows are as
little trouble as ten. For every column C of the schema the outcome has C (the value, or missing when
it is wrong) and C__problem (the code of the finding, or missing when all is well). A row with a wrong
vital value is left out whole and stands in `dropped`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soceis.evaluation import codes
from soceis.evaluation.engines.duck import connection
from soceis.evaluation.engines.sql import any_of, literal, quoted
from soceis.evaluation.frames.beside import EVERY_RULE
from soceis.evaluation.frames.between import LISTED_FINDINGS, findings_between_tables, the_rest
from soceis.evaluation.frames.files import (
    FILE_ROW,
    LONGEST_KEY,
    OPEN_STATES,
    ROW,
    BetterAsText,
    FileTable,
    TypedFile,
)
from soceis.evaluation.frames.findings import Finding, Severity, finding
from soceis.evaluation.frames.meta import Meta
from soceis.evaluation.frames.reading import TextTable, fitted
from soceis.evaluation.frames.schema import TABLES, Column, Kind, TableSchema
from soceis.evaluation.frames.surveying import Survey, surveys_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Dropped:
    """Rows left out whole, counted by table, column, finding and area (empty where it is not known)."""

    table: str
    column: str
    code: str
    area: str
    rows: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The parsed tables, what was left out of them, the rows read by area, and the findings."""

    tables: dict[str, pa.Table | FileTable]
    dropped: tuple[Dropped, ...]
    read: tuple[tuple[str, str, int], ...]
    findings: tuple[Finding, ...]


def check(meta: Meta, given: Mapping[str, TextTable | TypedFile]) -> Checked:
    """Parse and check every table that is there; BetterAsText when a file turns out not to be as typed."""
    findings: list[Finding] = []
    dropped: list[Dropped] = []
    read: list[tuple[str, str, int]] = []
    tables: dict[str, pa.Table | FileTable] = {}
    names = frozenset(given)
    files = {name: table for name, table in given.items() if isinstance(table, TypedFile)}
    with connection([file.path for file in files.values()]) as db:
        _make_areas(db, meta)
        for table in given.values():
            _make_text(db, table)
        surveys = surveys_of(db, files, names)
        parts = {n: _part(db, table, surveys.get(n)) for n, table in given.items()}
        for table in parts.values():
            _make_checked(db, table, names)
        if "episodes" in given:
            _mark_second_open_episodes(db)
        for name, part in parts.items():
            findings += _findings_of(db, part.schema)
            dropped += _dropped_of(db, part)
            found = surveys.get(name)
            read += _read_by_area(db, name) if found is None else _in_words(meta, name, found)
            tables[name] = _kept(given[name], _clean(db, part), found)
        for name, content in tables.items():
            if isinstance(content, FileTable):
                content.make_view(db, f"clean_{name}")
            else:
                db.register(f"clean_{name}", content)
        findings += findings_between_tables(db, names)
    return Checked(tables, tuple(dropped), tuple(read), tuple(findings))


def _make_text(db: duckdb.DuckDBPyConnection, table: TextTable | TypedFile) -> None:
    """text_NAME: the whole table as it was given, for those who look for a key or an area in it."""
    name = f"text_{table.schema.name}"
    if isinstance(table, TextTable):
        db.register(name, table.content)
        return
    db.execute(f"CREATE VIEW {name} AS SELECT *, {FILE_ROW} + 1 AS {ROW} FROM {table.source}")


def _part(db: duckdb.DuckDBPyConnection, table: TextTable | TypedFile, found: Survey | None) -> TextTable:
    """part_NAME: the rows to be checked one by one: all of a text table, the suspects of a file."""
    if isinstance(table, TextTable):
        part = table
    elif found is None:
        raise BetterAsText(table.schema.name)
    else:
        db.register("suspects", found.suspects)
        rows = db.sql(
            f"SELECT * FROM text_{table.schema.name} WHERE {ROW} IN (SELECT {ROW} FROM suspects) ORDER BY {ROW}"
        ).to_arrow_table()
        part = fitted(table.schema, rows, table.missing_columns)
    db.register(f"part_{part.schema.name}", part.content)
    return part


def _kept(given: TextTable | TypedFile, clean: pa.Table, found: Survey | None) -> pa.Table | FileTable:
    if isinstance(given, TextTable) or found is None:
        return clean
    return FileTable(given, found.suspects, clean)


def _make_areas(db: duckdb.DuckDBPyConnection, meta: Meta) -> None:
    import pyarrow as pa

    areas = {
        "area": pa.array([area.name for area in meta.areas], pa.string()),
        "known__place": pa.array(range(len(meta.areas)), pa.int32()),
        "data_date": pa.array([area.data_date for area in meta.areas], pa.date32()),
    }
    db.register("given_areas", pa.table(areas))
    db.execute("CREATE TABLE areas AS SELECT * FROM given_areas")


_ISO_DATE = "regexp_full_match({c}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')"
_SHARE = f"({'|'.join(codes.COMPONENTS)}):[0-9]+([.][0-9]+)?"

# By kind of column: when a text is sound, its value then, and the finding otherwise. {c} is the column.
SOUND: Mapping[Kind, tuple[str, str, str]] = {
    "key": ("NOT {unreadable}", "{c}", "unreadable_text"),
    "code": ("{c} IN {codes}", "{c}", "unknown_code"),
    "word": ("regexp_full_match({c}, '[A-Za-z0-9_]{{1,60}}')", "{c}", "unknown_code"),
    "date": (
        f"{_ISO_DATE} AND try_cast({{c}} AS DATE) BETWEEN DATE '1900-01-01' AND DATE '2999-12-31'",
        "try_cast({c} AS DATE)",
        "not_a_date",
    ),
    "month": ("regexp_full_match({c}, '(19|2[0-9])[0-9]{{2}}-(0[1-9]|1[0-2])')", "{c}", "not_a_month"),
    "whole": ("regexp_full_match({c}, '-?[0-9]{{1,9}}')", "try_cast({c} AS BIGINT)", "not_a_number"),
    "moment": ("{c} IS NOT NULL", "epoch_us(try_cast({c} AS TIMESTAMPTZ))", "not_a_moment"),
    "components": (
        "regexp_full_match({c}, '" + f"{_SHARE}(;{_SHARE})*" + "')",
        "{c}",
        "not_components",
    ),
}


# One column: its value and its first problem, as SQL over the text column.


def _parsed(column: Column) -> tuple[str, str]:
    """The SQL of a column's value, and of the finding when the text is there but wrong."""
    sound, value, code = SOUND[column.kind]
    c = quoted(column.name)
    when = sound.format(c=c, codes=any_of(column.codes), unreadable=_unreadable(c))
    return f"CASE WHEN {when} THEN {value.format(c=c)} END", code


def _unreadable(column: str) -> str:
    """The SQL of a key that no system can have meant: control characters, broken encoding, or very long."""
    return (
        f"(length({column}) > {LONGEST_KEY} OR contains({column}, chr(65533))"
        f" OR regexp_matches({column}, '[\\x00-\\x1f\\x7f]'))"
    )


def _problem(schema: TableSchema, column: Column, missing: frozenset[str], given: frozenset[str]) -> str:
    """The SQL of a column's first error."""
    name = column.name
    if name in missing:
        return "'missing_column'" if column.required else "NULL::VARCHAR"
    raw, typed = quoted(f"{name}__raw"), quoted(name)
    arms = []
    if column.required:
        arms.append((f"{raw} IS NULL", "missing_value"))
    arms.append((f"{raw} IS NOT NULL AND {typed} IS NULL", _parsed(column)[1]))
    if column.refers_to == "areas":
        arms.append(("NOT area__known", "unknown_area"))
    elif column.refers_to in given:
        arms.append((f"{typed} IS NOT NULL AND NOT {quoted(name + '__known')}", "unknown_key"))
    if schema.unique and name == schema.unique[-1]:
        arms.append(("copy__number > 1", "duplicate_key"))
    arms += [
        (rule.broken_when, rule.code)
        for rule in EVERY_RULE
        if rule.table == schema.name and rule.column == name and rule.severity == "error"
    ]
    return "CASE " + " ".join(f"WHEN {when} THEN {literal(code)}" for when, code in arms) + " END"


# One table.


def _make_checked(db: duckdb.DuckDBPyConnection, table: TextTable, given: frozenset[str]) -> None:
    """checked_NAME: typed values, raw text, and the first problem of every column."""
    schema, missing = table.schema, frozenset(table.missing_columns)
    typed = [
        f"{quoted(c.name)} AS {quoted(c.name + '__raw')}, {_parsed(c)[0]} AS {quoted(c.name)}"
        for c in schema.columns
    ]
    known_keys = [
        (c.name, c.refers_to)
        for c in schema.columns
        if c.refers_to and c.refers_to != "areas" and c.refers_to in given
    ]
    looked_up = [
        f"typed.{quoted(name)} IN (SELECT {quoted(_key_of(parent))} FROM text_{parent}"
        f" WHERE {quoted(_key_of(parent))} IS NOT NULL) AS {quoted(name + '__known')}"
        for name, parent in known_keys
    ]
    copies = (
        f"row_number() OVER (PARTITION BY {', '.join(quoted(k + '__raw') for k in schema.unique)} ORDER BY {ROW})"
        if schema.unique
        else "1"
    )
    area_label, area_join = _area_of(schema, given)
    problems = [
        f"{_problem(schema, c, missing, given)} AS {quoted(c.name + '__problem')}" for c in schema.columns
    ]
    extra = [quoted(n) for n in table.content.column_names if n not in schema.names and n != ROW]
    db.execute(
        f"""
        CREATE TABLE checked_{schema.name} AS
        WITH typed AS (SELECT {ROW}, {", ".join([*typed, *extra])} FROM part_{schema.name}),
        linked AS (
            SELECT typed.*, {", ".join([*looked_up, f"{copies} AS copy__number"])},
                   {area_label} AS area__label, areas.data_date, areas.area IS NOT NULL AS area__known
            FROM typed {area_join}
        )
        SELECT *, {", ".join(problems)} FROM linked{" LIMIT 0" if not table.content.num_rows else ""}
        """
    )


def _key_of(parent: str) -> str:
    """The key of a parent table (the form version, for the topics of the plans' forms)."""
    return TABLES[parent].unique[0]


def _area_of(schema: TableSchema, given: frozenset[str]) -> tuple[str, str]:
    """The SQL of a row's area (missing when not known) and the joins that find it."""
    own = "LEFT JOIN areas ON areas.area = typed.area"
    match schema.area_from:
        case "area":
            return "areas.area", own
        case "episodes" | "plans" | "units" as parent if parent in given:
            areas = f"(SELECT parent__key, known__area AS area, data_date FROM areas_of_{parent}) areas"
            return "areas.area", f"LEFT JOIN {areas} ON areas.parent__key = typed.{_key_of(parent)}"
        case _:
            return "NULL::VARCHAR", "LEFT JOIN areas ON false"


def _mark_second_open_episodes(db: duckdb.DuckDBPyConnection) -> None:
    """A person has one open episode a programme: all but the earliest are marked (ties by episode_id)."""
    sound = _sound(TABLES["episodes"])
    db.execute(
        f"""
        UPDATE checked_episodes SET state__problem = 'second_open_episode' WHERE {ROW} IN (
            SELECT {ROW} FROM checked_episodes
            WHERE {sound} AND state__problem IS NULL AND state IN {any_of(OPEN_STATES)} AND programme IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY person_id, programme ORDER BY open_from NULLS LAST, episode_id, {ROW}
            ) > 1
        )
        """
    )


def _vital_problem(column: Column) -> str:
    """The SQL of whether a column's problem leaves the whole row out."""
    problem = quoted(column.name + "__problem")
    if column.vital:
        return f"{problem} IS NOT NULL"
    if column.vital_for:
        return f"coalesce({problem} IN {any_of(column.vital_for)}, false)"
    return "false"


def _sound(schema: TableSchema) -> str:
    return " AND ".join(f"NOT ({_vital_problem(column)})" for column in schema.columns)


def _clean(db: duckdb.DuckDBPyConnection, table: TextTable) -> pa.Table:
    schema = table.schema
    columns = [
        f"CASE WHEN {quoted(n + '__problem')} IS NULL THEN {quoted(n)} END AS {quoted(n)}, {quoted(n + '__problem')}"
        for n in schema.names
    ]
    extra = [quoted(n) for n in table.content.column_names if n not in schema.names and n != ROW]
    return db.sql(
        f"SELECT {', '.join([ROW, *columns, *extra])} FROM checked_{schema.name}"
        f" WHERE {_sound(schema)} ORDER BY {ROW}"
    ).to_arrow_table()


def _dropped_of(db: duckdb.DuckDBPyConnection, table: TextTable) -> list[Dropped]:
    """Rows left out, each under its first vital problem; rows that could not be split into columns come last."""
    schema = table.schema
    first = "CASE " + " ".join(
        f"WHEN {_vital_problem(c)} THEN {literal(c.name)} || ' ' || {quoted(c.name + '__problem')}"
        for c in schema.columns
    )
    rows = db.execute(
        f"SELECT {first} END AS why, coalesce(area__label, '') AS area, count(*) FROM checked_{schema.name}"
        f" WHERE NOT ({_sound(schema)}) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    parted = [(why.partition(" "), area, count) for why, area, count in rows]
    found = [Dropped(schema.name, column, code, area, count) for (column, _, code), area, count in parted]
    if table.skipped:
        found.append(Dropped(schema.name, "", "wrong_number_of_columns", "", table.skipped))
    return found


def _read_by_area(db: duckdb.DuckDBPyConnection, name: str) -> list[tuple[str, str, int]]:
    rows = db.execute(
        f"SELECT coalesce(area__label, '') AS area, count(*) FROM checked_{name} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [(name, area, count) for area, count in rows]


def _in_words(meta: Meta, name: str, found: Survey) -> list[tuple[str, str, int]]:
    """The rows of a surveyed file by the names of the areas, empty where it is not known."""
    areas = {-1: "", **{place: area.name for place, area in enumerate(meta.areas)}}
    return sorted((name, areas[place], rows) for place, rows in found.by_place.items())


# Findings.


def _findings_of(db: duckdb.DuckDBPyConnection, schema: TableSchema) -> list[Finding]:
    """One finding a wrong value: the first of each kind and column one by one, the rest counted."""
    warnings = [r for r in EVERY_RULE if r.table == schema.name and r.severity != "error"]
    counted = [f"count({quoted(c.name + '__problem')})" for c in schema.columns]
    counted += [f"count_if({rule.broken_when})" for rule in warnings]
    row = db.execute(f"SELECT {', '.join(counted)} FROM checked_{schema.name}").fetchone() or ()
    errors, doubts = row[: len(schema.columns)], row[len(schema.columns) :]
    found: list[Finding] = []
    for column in (column for column, wrong in zip(schema.columns, errors, strict=True) if wrong):
        problem = quoted(column.name + "__problem")
        counts = f"SELECT {problem}, count(*) FROM checked_{schema.name} GROUP BY 1 ORDER BY 1"
        for code, count in db.execute(counts).fetchall():
            if code and code != "missing_column":
                where = f"{problem} = {literal(code)}"
                found += _listed(db, (schema.name, column.name), code, "error", where, count)
    for rule, count in zip(warnings, doubts, strict=True):
        found += _listed(db, (rule.table, rule.column), rule.code, rule.severity, rule.broken_when, count)
    return found


def _listed(
    db: duckdb.DuckDBPyConnection,
    place: tuple[str, str],
    code: str,
    severity: Severity,
    where: str,
    count: int,
) -> list[Finding]:
    if not count:
        return []
    table, column = place
    raw = quoted(column + "__raw")
    rows = db.execute(
        f"SELECT {ROW}, left({raw}, {LONGEST_KEY}), coalesce(area__label, '') FROM checked_{table}"
        f" WHERE {where} ORDER BY {ROW} LIMIT {LISTED_FINDINGS}"
    ).fetchall()
    found = [finding(code, severity, table, row=r, column=column, value=v or "", area=a) for r, v, a in rows]
    return [*found, *the_rest(place, code, severity, count - len(rows))]
