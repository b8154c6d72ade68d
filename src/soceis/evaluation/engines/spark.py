"""Spark, in this machine alone: two workers, no page of its own, and nothing listens beyond the loopback."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.engines.base import Content, Found, Offers, Rows
from soceis.evaluation.engines.dialects import translated
from soceis.evaluation.errors import EngineUnavailable

if TYPE_CHECKING:
    import pyarrow as pa

MADE = re.compile(r"\s*CREATE TABLE (?P<name>\w+) AS\s(?P<query>.*)", re.DOTALL)
MASTER = "local[2]"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
    # The queries are many and plain: compiling each to Java takes longer than running it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    # A wrong cast or division stops the run instead of passing as missing.
    "spark.sql.ansi.enabled": "true",
}


@contextmanager
def spark() -> Iterator[SparkEngine]:
    """A session of its own; EngineUnavailable, with one sentence, when Spark or Java is not there."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineUnavailable(
            "--engine spark needs Spark, which is not installed; install soceis[spark], or use --engine duckdb."
        ) from None
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    logging.getLogger("py4j").setLevel(
        logging.WARNING
    )  # it tells of each closed connection, at the very end too
    with tempfile.TemporaryDirectory(prefix="soceis-spark-") as name:
        folder = Path(name)
        try:
            builder = SparkSession.builder.master(MASTER).appName("soceis")
            for setting, value in (SETTINGS | {"spark.sql.warehouse.dir": str(folder / "kept")}).items():
                builder = builder.config(setting, value)
            session = builder.getOrCreate()
        except (PySparkException, OSError) as error:
            raise EngineUnavailable(
                f"Spark cannot be started ({str(error).splitlines()[0][:200]}); check that Java 17 or later is"
                " installed, or use --engine duckdb."
            ) from None
        try:
            yield SparkEngine(session, folder)
        finally:
            session.stop()


class SparkEngine:
    """The counting in a session of Spark."""

    def __init__(self, session: Any, folder: Path) -> None:
        self._session = session
        self._folder = folder
        self._offers = Offers()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        for name, content in self._offers.named_in(sql):
            self.load(name, content)
        made = MADE.fullmatch(sql)
        if made:
            self._keep(made["name"], self._session.sql(translated(made["query"], "spark", parameters)))
            return Found([])
        return Found(
            [tuple(row) for row in self._session.sql(translated(sql, "spark", parameters)).collect()]
        )

    def _keep(self, name: str, rows: Any) -> None:
        """A table that was made, worked out once and kept in the folder of the run."""
        path = str(self._folder / f"{name}.parquet")
        rows.write.parquet(path)
        self._session.read.parquet(path).createOrReplaceTempView(name)

    def load(self, name: str, content: pa.Table) -> None:
        """A view of a Parquet file in the folder of the run."""
        from pyarrow import parquet

        path = self._folder / f"{name}.parquet"
        parquet.write_table(content, path)
        self._session.read.parquet(str(path)).createOrReplaceTempView(name)

    def offer(self, name: str, content: pa.Table | Content) -> None:
        """A table that is loaded when a statement first names it."""
        self._offers.add(name, content)
