"""PostgreSQL: the clean tables and all that is made of them are temporary, and gone with the connection."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from soceis.evaluation.engines.base import Content, Found, Offers, Rows
from soceis.evaluation.engines.dialects import translated
from soceis.evaluation.engines.sql import quoted
from soceis.evaluation.errors import EngineUnavailable

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

VARIABLE = "SOCEIS_EVALUATION_DATABASE"
SECONDS_TO_CONNECT = 10
ROWS_AT_ONCE = 10_000
MADE = re.compile(r"\s*CREATE TABLE (?P<name>\w+) AS\s")
# Texts are ordered by their bytes, as DuckDB orders them, whatever the order of the database's language.
COLUMN_TYPES = {"date32[day]": "date", "int64": "bigint", "int32": "integer", "bool": "boolean"}
TEXT = 'text COLLATE "C"'


@contextmanager
def postgres() -> Iterator[PostgresEngine]:
    """The PostgreSQL that the environment names; EngineUnavailable, with one sentence, when that cannot be."""
    address = os.environ.get(VARIABLE, "")
    if not address:
        raise EngineUnavailable(
            f"--engine postgres needs a database: set {VARIABLE} to its postgresql:// address, or use --engine duckdb."
        )
    try:
        import psycopg
    except ImportError:
        raise EngineUnavailable(
            "--engine postgres needs the package psycopg, which is not installed; install soceis[service],"
            " or use --engine duckdb."
        ) from None
    try:
        connection = psycopg.connect(address, connect_timeout=SECONDS_TO_CONNECT)
    except psycopg.Error:
        # The driver's own words hold the address, and so perhaps a password.
        raise EngineUnavailable(
            f"the database in {VARIABLE} cannot be reached; check its address and that it runs, or use --engine duckdb."
        ) from None
    with connection:
        allowed = connection.execute(
            "SELECT has_database_privilege(current_database(), 'TEMPORARY')"
        ).fetchone()
        if not allowed or not allowed[0]:
            raise EngineUnavailable(
                f"the role in {VARIABLE} may not make temporary tables; name a role that may, or use --engine duckdb."
            )
        try:
            yield PostgresEngine(connection)
        finally:
            connection.rollback()  # nothing stays


def _plain(value: object) -> object:
    """PostgreSQL adds and takes parts of dates as decimals; whole ones are whole numbers everywhere else."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


class PostgresEngine:
    """The counting in one transaction of a PostgreSQL."""

    def __init__(self, db: psycopg.Connection[Any]) -> None:
        self.db = db
        self._offers = Offers()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        for name, content in self._offers.named_in(sql):
            self.load(name, content)
        cursor = self.db.execute(translated(sql, "postgres", parameters).encode())
        made = MADE.match(sql)
        if made:
            self.db.execute(f"ANALYZE {quoted(made['name'])}".encode())
        rows = cursor.fetchall() if cursor.description else []
        return Found([tuple(_plain(value) for value in row) for row in rows])

    def load(self, name: str, content: pa.Table) -> None:
        """A temporary table, filled by COPY."""
        columns = [
            f"{quoted(field.name)} {COLUMN_TYPES.get(str(field.type), TEXT)}" for field in content.schema
        ]
        self.db.execute(f"CREATE TEMPORARY TABLE {quoted(name)} ({', '.join(columns)})".encode())
        with self.db.cursor() as cursor, cursor.copy(f"COPY {quoted(name)} FROM STDIN".encode()) as copy:
            for batch in content.to_batches(max_chunksize=ROWS_AT_ONCE):
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    copy.write_row(row)
        self.db.execute(f"ANALYZE {quoted(name)}".encode())

    def offer(self, name: str, content: pa.Table | Content) -> None:
        """A table that is loaded when a statement first names it."""
        self._offers.add(name, content)
