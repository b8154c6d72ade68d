"""Where the counting runs: DuckDB in this process, or a PostgreSQL or Spark that is handed the clean tables.

Reading and checking are DuckDB's in any case. Queries are written once, in DuckDB's dialect; the other two
engines translate them (`dialects`). What an engine is given is gone when it is closed.

    with opened("postgres") as engine:
        engine.offer("clean_people", table)           # loaded when a query first names it
        engine.execute("SELECT count(*) FROM clean_people").fetchone()
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from soceis.evaluation.engines.base import Content, Engine, Rows
from soceis.evaluation.engines.duck import DuckEngine, connection
from soceis.evaluation.engines.sql import any_of, full_months_sql, literal, mapped, quoted
from soceis.evaluation.errors import UnknownOption

__all__ = [
    "ENGINES",
    "Content",
    "Engine",
    "Rows",
    "any_of",
    "connection",
    "full_months_sql",
    "literal",
    "mapped",
    "opened",
    "quoted",
]

ENGINES = ("duckdb", "postgres", "spark")


@contextmanager
def opened(name: str, files: Sequence[str] = ()) -> Iterator[Engine]:
    """An engine, closed at the end; `files` are those that DuckDB may read (in any engine, no others).

    UnknownOption when there is no such engine, EngineUnavailable when it cannot be reached or started.
    """
    if name == "duckdb":
        with connection(files) as db:
            yield DuckEngine(db)
    elif name == "postgres":
        from soceis.evaluation.engines.postgres import postgres

        with postgres() as engine:
            yield engine
    elif name == "spark":
        from soceis.evaluation.engines.spark import spark

        with spark() as engine:
            yield engine
    else:
        raise UnknownOption(f'there is no engine "{name}"; choose {" or ".join(ENGINES)}.')
