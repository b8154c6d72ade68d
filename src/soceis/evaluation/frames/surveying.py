"""The suspects of a file that stays where it lies: found by few and narrow scans.

Every check is exact; what makes it cheap is the order. A key is read once for its characters and its hash. In a
large file a value that stands in many rows is judged once. Only what could not be settled so is looked at row
by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soceis.evaluation.engines.sql import any_of, literal, quoted
from soceis.evaluation.frames import files
from soceis.evaluation.frames.beside import EVERY_BY_NAME, EVERY_RULE
from soceis.evaluation.frames.files import (
    FILE_ROW,
    OPEN_STATES,
    ROW,
    BetterAsText,
    NotSound,
    TypedFile,
    odd_key,
    suspect,
)
from soceis.evaluation.frames.schema import Column

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import pyarrow as pa

    Numbers = np.ndarray[Any, Any]

# From so many rows on, columns are judged by their values before the rows are looked at.
MANY_ROWS = 200_000
# Kinds of columns in which few values stand in many rows.
FEW_VALUES = ("code", "word", "month", "components")


@dataclass(frozen=True, slots=True)
class Group:
    """Columns whose values may stand only once together, among the rows that fulfil a condition."""

    columns: tuple[str, ...]
    where: str = "true"

    @property
    def hashed(self) -> str:
        """The SQL of one number for the columns; equal values have equal numbers."""
        return f"hash({', '.join(quoted(column) for column in self.columns)})"


@dataclass(frozen=True, slots=True)
class Keys:
    """What the keys of a file told: whether all are plain, and which hashes stand twice in each group."""

    plain: bool
    twice: tuple[tuple[Group, Future[Numbers]], ...]

    @property
    def unique(self) -> bool:
        """Whether the first column of the table stands once in every row."""
        return any(len(group.columns) == 1 and not twice.result().size for group, twice in self.twice[:1])


@dataclass(frozen=True, slots=True)
class Survey:
    """What the looks at a file gave: the numbers of its suspects (table of row__number), and its rows by place.

    A place is the position of the area in the extract; -1 where the area is not known.
    """

    suspects: pa.Table
    by_place: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    """The tables that are given, and those of them whose keys are all plain."""

    names: frozenset[str]
    plain: frozenset[str]


def surveys_of(
    db: duckdb.DuckDBPyConnection, typed: Mapping[str, TypedFile], names: frozenset[str]
) -> dict[str, Survey]:
    """Look over the files among the tables given; BetterAsText when one turns out not to be as it says.

    Needs the tables `areas` and text_NAME, and makes areas_of_NAME of the parents of all tables.
    """
    with ThreadPoolExecutor(1) as worker:
        keys: dict[str, Keys] = {}
        for name, file in typed.items():
            with _as_typed(name):
                keys[name] = _keys_of(db, file, worker)
        given = Given(names, frozenset(name for name, read in keys.items() if read.plain))
        for parent in sorted({EVERY_BY_NAME[name].area_from for name in names} & names):
            _make_areas_of(db, parent, keys.get(parent))
        found: dict[str, Survey] = {}
        for name, file in typed.items():
            with _as_typed(name):
                found[name] = _survey(db, file, keys[name], given)
        return found


@contextmanager
def _as_typed(name: str) -> Iterator[None]:
    """A look at a file; BetterAsText when it cannot be ended."""
    import duckdb

    try:
        yield
    except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException):
        raise
    except (NotSound, duckdb.Error):
        raise BetterAsText(name) from None


def _make_areas_of(db: duckdb.DuckDBPyConnection, parent: str, keys: Keys | None) -> None:
    """areas_of_NAME: the area of each key of a parent, that of the first row with the key.

    known__place is -1 where the area is not known. `keys` are those of a parent that is a file.
    """
    key = quoted(EVERY_BY_NAME[parent].unique[0])
    rows = f"FROM text_{parent} WHERE {key} IS NOT NULL"
    first = (
        f"SELECT {key} AS parent__key, area AS parent__area {rows}"
        if keys is not None and keys.unique
        else f"SELECT {key} AS parent__key, arg_min(area, {ROW}) AS parent__area {rows} GROUP BY {key}"
    )
    odd = "false" if keys is not None and keys.plain else odd_key("parent__key")
    db.execute(
        f"""
        CREATE TABLE areas_of_{parent} AS
        SELECT parent__key, {odd} AS parent__odd, areas.area AS known__area,
               coalesce(areas.known__place, -1) AS known__place, areas.data_date
        FROM ({first}) LEFT JOIN areas ON areas.area = parent__area
        """
    )


def _keys_of(db: duckdb.DuckDBPyConnection, file: TypedFile, workers: Executor) -> Keys:
    """Read the keys of a file; a worker looks for those that stand twice."""
    plain, twice = False, []
    for number, group in enumerate(_groups(file)):
        own_key = number == 0 and len(group.columns) == 1
        also = f", {odd_key(quoted(group.columns[0]))}" if own_key else ""
        read = db.sql(f"SELECT {group.hashed}{also} FROM {file.source} WHERE {group.where}").to_arrow_table()
        plain = plain or (own_key and _none(read.column(1)))
        twice.append((group, workers.submit(_twice, read.column(0))))
    return Keys(plain, tuple(twice))


def _groups(file: TypedFile) -> list[Group]:
    """What may stand only once in a table; its own key comes first."""
    groups = [Group(file.schema.unique)] if file.schema.unique else []
    if file.schema.name == "episodes" and {"programme", "state"} <= set(file.types):
        groups.append(Group(("person_id", "programme"), f"state IN {any_of(OPEN_STATES)}"))
    return groups


def _none(odd: pa.ChunkedArray) -> bool:
    """Whether no key is odd; one that is missing is."""
    from pyarrow import compute

    return not odd.null_count and not compute.any(odd).as_py()


def _twice(hashes: pa.ChunkedArray) -> Numbers:
    """The hashes that stand more than once."""
    import numpy as np

    found = np.sort(np.asarray(hashes))
    return np.unique(found[1:][found[1:] == found[:-1]])


def _survey(db: duckdb.DuckDBPyConnection, file: TypedFile, keys: Keys, given: Given) -> Survey:
    """Look over a file whose keys were read; NotSound when it has too many suspects.

    Needs the tables `areas` and, for each table given, text_NAME and (when it is asked for areas) areas_of_NAME.
    """
    import numpy as np
    import pyarrow as pa

    settled = _settled(db, file)
    if keys.plain:
        settled |= {file.schema.unique[0]}
    looked_at = _looked_at(file, given, settled)
    rows = db.execute(
        f"SELECT coalesce(place, -1), count(*), count(*) FILTER (is__suspect) {looked_at} GROUP BY 1"
    ).fetchall()
    suspects = [_doubled(db, file, group, twice.result()) for group, twice in keys.twice]
    most = max(files.FEW_SUSPECTS, files.SHARE_OF_SUSPECTS * file.rows)
    if max(sum(row[2] for row in rows), *map(len, suspects), 0) > most:
        raise NotSound
    if any(row[2] for row in rows):
        suspects.append(_column(db, f"SELECT {FILE_ROW} + 1 {looked_at} WHERE is__suspect"))
    found = np.unique(np.concatenate(suspects)) if suspects else np.empty(0, np.int64)
    return Survey(pa.table({ROW: pa.array(found, pa.int64())}), {place: n for place, n, _ in rows})


def _column(db: duckdb.DuckDBPyConnection, query: str) -> Numbers:
    """The only column of a query."""
    import numpy as np

    return np.asarray(db.sql(query).to_arrow_table().column(0))


def _doubled(db: duckdb.DuckDBPyConnection, file: TypedFile, group: Group, twice: Numbers) -> Numbers:
    """The numbers of rows that share their columns with another row (or, very rarely, only the hash of them)."""
    import numpy as np
    import pyarrow as pa

    if not twice.size:
        return np.empty(0, np.int64)
    db.register("twice", pa.table({"hashed": pa.array(twice)}))
    return _column(
        db,
        f"SELECT {FILE_ROW} + 1 FROM {file.source}"
        f" WHERE {group.where} AND {group.hashed} IN (SELECT hashed FROM twice)",
    )


def _settled(db: duckdb.DuckDBPyConnection, file: TypedFile) -> frozenset[str]:
    """The columns of a large file in which no value is wrong by itself: each different value was judged once."""
    columns = [c for c in file.schema.columns if c.kind in FEW_VALUES and c.name in file.types]
    if file.rows < MANY_ROWS or not columns:
        return frozenset()
    wrong = " UNION ALL ".join(
        f"SELECT {literal(c.name)} FROM (SELECT DISTINCT {quoted(c.name)} FROM {file.source})"
        f" WHERE {suspect(c)}"
        for c in columns
    )
    found = {name for (name,) in db.execute(wrong).fetchall()}
    return frozenset(column.name for column in columns) - found


def _looked_at(file: TypedFile, given: Given, settled: frozenset[str]) -> str:
    """The SQL of a file beside its parents (from FROM on), with the place of each row and whether it is a suspect."""
    schema = file.schema
    columns = [FILE_ROW]
    for column in schema.columns:
        c = quoted(column.name)
        value = c if column.name in file.types else "NULL"
        columns += [f"{value} AS {c}", f"{value} AS {quoted(column.name + '__raw')}"]
    wrong = [suspect(c) for c in schema.columns if c.name in file.types and c.name not in settled]
    place, join, lost = _place_of(file, given)
    wrong += [lost] if lost else []
    wrong += [_unknown_key(column, given) for column in _pointing(file, given)]
    wrong += [rule.broken_when for rule in EVERY_RULE if rule.table == schema.name]
    any_wrong = " OR ".join(f"coalesce({one}, false)" for one in wrong) or "false"
    return (
        f"FROM (SELECT {FILE_ROW}, {place} AS place, {any_wrong} AS is__suspect"
        f" FROM (SELECT {', '.join(columns)} FROM {file.source}) f {join})"
    )


def _place_of(file: TypedFile, given: Given) -> tuple[str, str, str]:
    """The SQL of the place of a row's area, of the join that finds it, and of whether nothing was found."""
    parent = file.schema.area_from
    if parent == "area":
        areas = "(SELECT area AS known__area, known__place, data_date FROM areas) areas"
        return "known__place", f"LEFT JOIN {areas} ON known__area = f.area", "known__place IS NULL"
    if parent in given.names:
        key = quoted(EVERY_BY_NAME[parent].unique[0])
        odd = "" if parent in given.plain else " OR parent__odd"
        return (
            "known__place",
            f"LEFT JOIN areas_of_{parent} areas ON parent__key = f.{key}",
            f"known__place IS NULL{odd}",
        )
    return "NULL::INTEGER", "LEFT JOIN (SELECT data_date FROM areas) areas ON false", ""


def _pointing(file: TypedFile, given: Given) -> list[Column]:
    """The columns that point to another table given, but for the one that the area comes from."""
    others = given.names - {file.schema.area_from}
    return [c for c in file.schema.columns if c.refers_to in others and c.name in file.types]


def _unknown_key(column: Column, given: Given) -> str:
    """The SQL of whether a column points to a row that is not there, or to an odd key."""
    c, parent = quoted(column.name), column.refers_to
    key = quoted(EVERY_BY_NAME[parent].unique[0])
    plain = f"{key} IS NOT NULL" if parent in given.plain else f"NOT ({odd_key(key)})"
    return f"f.{c} IS NOT NULL AND f.{c} NOT IN (SELECT {key} FROM text_{parent} WHERE {plain})"
