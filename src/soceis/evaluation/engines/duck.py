"""DuckDB: one of its own for each run, in memory, without network, extensions, or files but those named."""

from __future__ import annotations

import tempfile
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
    """A new in-memory database, closed at the end; it may read `files` (full names) and no others.

    What does not fit into memory goes to a private folder, gone with the database.
    """
    with tempfile.TemporaryDirectory(prefix="soceis-spill-") as spill, _opened(spill) as db:
        db.execute("SET TimeZone = 'UTC'")
        db.execute("SET enable_progress_bar = false")
        db.execute(f"SET memory_limit = '{MEMORY}'")
        threads = db.execute("SELECT current_setting('threads')").fetchone()
        if threads and threads[0] > MOST_THREADS:
            db.execute(f"SET threads = {MOST_THREADS}")
        if files:
            db.execute(f"SET allowed_paths = [{', '.join(literal(file) for file in files)}]")
        db.execute("SET enable_external_access = false")
        yield db


def _opened(spill: str) -> duckdb.DuckDBPyConnection:
    import duckdb

    return duckdb.connect(":memory:", config={**CLOSED_WORLD, "temp_directory": spill})


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
