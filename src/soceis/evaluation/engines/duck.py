"""DuckDB: one of its own for each run, in memory, without network, extensions, or files but those named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from soceis.evaluation.engines.base import Content, Rows
from soceis.evaluation.engines.sql import literal

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

CLOSED_WORLD = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Far below the 2 GB that a run may take: buffers of files, hash tables and tables together.
MEMORY = "1200MB"
MOST_THREADS = 4


@contextmanager
def connection(files: Sequence[str] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new in-memory database, closed at the end; it may read `files` (full names) and no others."""
    import duckdb

    opened = duckdb.connect(":memory:", config=dict(CLOSED_WORLD))
    try:
        opened.execute("SET TimeZone = 'UTC'")
        opened.execute(f"SET memory_limit = '{MEMORY}'")
        threads = opened.execute("SELECT current_setting('threads')").fetchone()
        if threads and threads[0] > MOST_THREADS:
            opened.execute(f"SET threads = {MOST_THREADS}")
        if files:
            opened.execute(f"SET allowed_paths = [{', '.join(literal(file) for file in files)}]")
        opened.execute("SET enable_external_access = false")
        yield opened
    finally:
        opened.close()


class DuckEngine:
    """The counting in this process."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self.db = db

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        return self.db.execute(sql, list(parameters)) if parameters else self.db.execute(sql)

    def load(self, name: str, content: pa.Table) -> None:
        """The table itself, without a copy."""
        self.db.register(name, content)

    def offer(self, name: str, content: pa.Table | Content) -> None:
        """The table itself, or a view over its file."""
        from soceis.evaluation.frames.files import FileTable

        if isinstance(content, FileTable):
            content.make_view(self.db, name)
        else:
            self.db.register(name, content)
