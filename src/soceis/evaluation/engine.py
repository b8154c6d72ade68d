"""A DuckDB of its own for each run: in memory, without network, files or extensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

CLOSED_WORLD = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
}


@contextmanager
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A new in-memory database, closed at the end."""
    import duckdb

    opened = duckdb.connect(":memory:", config=dict(CLOSED_WORLD))
    try:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened
    finally:
        opened.close()


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def any_of(values: Iterable[str]) -> str:
    """A list of texts for SQL's IN."""
    return "(" + ", ".join(literal(value) for value in values) + ")"


def mapped(column: str, mapping: Sequence[tuple[str, str]]) -> str:
    """An SQL CASE that turns each code of a column into what it maps to."""
    arms = " ".join(f"WHEN {literal(code)} THEN {literal(row)}" for code, row in mapping)
    return f"CASE {column} {arms} END"
