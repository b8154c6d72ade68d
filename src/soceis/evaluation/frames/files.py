"""Parquet files whose columns have the contract's types: checked where they lie, never held in memory.

`surveying` finds the suspects of a file: the rows that might break a rule, with some that turn out to keep
them all. Only the suspects are read as text and take the way of every other table (`checking`); what is
left of them is kept beside the file, and the rest is a view over the file. A file with other types, or with
many suspects, is read as text from the start, so the findings are the same however a table came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from soceis.evaluation import codes
from soceis.evaluation.engines.sql import any_of, literal, quoted
from soceis.evaluation.errors import ExtractUnreadable
from soceis.evaluation.frames.findings import Finding
from soceis.evaluation.frames.schema import Column, TableSchema

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

ROW = "row__number"
FILE_ROW = "file_row_number"
LONGEST_KEY = 200
# A file with more suspects than this, and than this share of its rows, is read as text.
FEW_SUSPECTS, SHARE_OF_SUSPECTS = 10_000, 0.1
OPEN_STATES = tuple(state for state, status in codes.STATUS_OF_STATE.items() if status == "open")


class NotSound(Exception):
    """The file is better read as text."""


class BetterAsText(Exception):
    """A typed file that has to be read as text."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class TypedFile:
    """A Parquet file of a table, with the type of each of the contract's columns that it has."""

    schema: TableSchema
    path: str
    stamp: tuple[int, int]
    rows: int
    types: Mapping[str, str]
    missing_columns: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def source(self) -> str:
        """The file as SQL; `file_row_number` counts from 0."""
        return f"read_parquet({literal(self.path)}, file_row_number = true, hive_partitioning = false)"


@dataclass(frozen=True, slots=True)
class FileTable:
    """A checked table: the rows of a file but for some, and what is left of those."""

    file: TypedFile
    suspects: pa.Table = field(repr=False)
    mended: pa.Table = field(repr=False)

    @property
    def path(self) -> str:
        return self.file.path

    @property
    def column_names(self) -> list[str]:
        return list(self.mended.column_names)

    @property
    def num_rows(self) -> int:
        return int(self.file.rows - self.suspects.num_rows + self.mended.num_rows)

    def must_be_as_read(self) -> None:
        """ExtractUnreadable when the file was changed or removed since it was read."""
        try:
            now = stamp_of(Path(self.path))
        except OSError:
            now = None
        if now != self.file.stamp:
            raise ExtractUnreadable(
                f"{Path(self.path).name} was changed or removed after it was read; read the extract again."
            )

    def make_view(self, db: duckdb.DuckDBPyConnection, name: str) -> None:
        """The table under a name, as a view; `db` must be allowed to read the file."""
        clean = [self._of_file(column) for column in self.column_names]
        sql = f"SELECT {', '.join(clean)} FROM {self.file.source} f"
        if self.suspects.num_rows:
            db.register(f"{name}__suspects", self.suspects)
            db.register(f"{name}__mended", self.mended)
            names = ", ".join(quoted(column) for column in self.column_names)
            sql += (
                f" WHERE {FILE_ROW} + 1 NOT IN (SELECT {ROW} FROM {name}__suspects)"
                f" UNION ALL SELECT {names} FROM {name}__mended"
            )
        db.execute(f"CREATE VIEW {name} AS {sql}")

    def _of_file(self, column: str) -> str:
        """The SQL of a column of a sound row: its value, no problem, its number."""
        as_named = f"AS {quoted(column)}"
        if column == ROW:
            return f"{FILE_ROW} + 1 {as_named}"
        if column in self.file.types:
            return f"{value_sql(self.file.types[column], f'f.{quoted(column)}')} {as_named}"
        kind = self.mended.schema.field(column).type
        return f"NULL::{_SQL_TYPES.get(str(kind), 'VARCHAR')} {as_named}"

    def to_arrow(self) -> pa.Table:
        """The whole table in memory."""
        from soceis.evaluation.engines.duck import connection

        with connection((self.path,)) as db:
            self.make_view(db, "whole")
            return db.sql("SELECT * FROM whole").to_arrow_table()


_SQL_TYPES = {"date32[day]": "DATE", "int64": "BIGINT"}


def stamp_of(path: Path) -> tuple[int, int]:
    """By what a changed file is known: its size and the time of its last change."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def value_sql(kind: str, column: str) -> str:
    """The value of a sound cell: times as microseconds, as the reader of text has them."""
    match kind:
        case "whole":
            return f"{column}::BIGINT"
        case "moment":
            return f"epoch_us({column})"
        case "moment_text":
            return f"epoch_us(try_cast({column} AS TIMESTAMPTZ))"
        case _:
            return column


def type_of(column: Column, arrow: pa.DataType) -> str:
    """How a column of a file can be read where it lies; NotSound when only as text."""
    import pyarrow as pa

    if pa.types.is_dictionary(arrow):
        arrow = arrow.value_type
    is_text = pa.types.is_string(arrow) or pa.types.is_large_string(arrow)
    match column.kind:
        case "date" if pa.types.is_date32(arrow):
            return "date"
        case "whole" if pa.types.is_signed_integer(arrow):
            return "whole"
        case "moment" if pa.types.is_timestamp(arrow) and arrow.unit == "us" and arrow.tz in {None, "UTC"}:
            return "moment"
        case "moment" if is_text:
            return "moment_text"
        case "key" | "code" | "word" | "month" | "components" if is_text:
            return "text"
        case _:
            raise NotSound


# The suspects of one file. A superset is enough: what is sound after all is put back.

_DATES = "{c} NOT BETWEEN DATE '1900-01-01' AND DATE '2999-12-31'"
_SHARE = f"({'|'.join(codes.COMPONENTS)}):[0-9]+([.][0-9]+)?"
_SUSPECT: Mapping[str, str] = {
    "key": "NOT (regexp_full_match({c}, '[ -~]+') AND length({c}) <= 200)",
    "code": "{c} NOT IN {codes}",
    "word": "NOT regexp_full_match({c}, '[A-Za-z0-9_]{{1,60}}')",
    "date": _DATES,
    "month": "NOT regexp_full_match({c}, '(19|2[0-9])[0-9]{{2}}-(0[1-9]|1[0-2])')",
    "whole": "{c} NOT BETWEEN -999999999 AND 999999999",
    "moment": "try_cast({c} AS TIMESTAMPTZ) IS NULL AND {c} IS NOT NULL",
    "components": f"NOT regexp_full_match({{c}}, '{_SHARE}(;{_SHARE})*')",
}


def odd_key(key: str) -> str:
    """The SQL of whether a key holds more than plain characters, or is very long."""
    return _SUSPECT["key"].format(c=key)


def suspect(column: Column) -> str:
    """The SQL of whether a value may be wrong; an empty text is one too."""
    c = quoted(column.name)
    if (
        column.refers_to
    ):  # a sound text is one that the other table has: it is a suspect when that has none such
        return f"{c} IS NULL" if column.required else "false"
    wrong = _SUSPECT[column.kind].format(c=c, codes=any_of(column.codes))
    return f"{c} IS NULL OR {wrong}" if column.required else wrong
