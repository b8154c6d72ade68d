"""Where Splink runs: DuckDB in this process, or Spark for national scale. It says nothing in its own words."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import logging
import tempfile
import warnings
from collections.abc import Iterator
from typing import Any

from soceis.evaluation.errors import EngineUnavailable, LinkageFailed
from soceis.evaluation.linkage.records import Records
from soceis.evaluation.linkage.settings import Settings

SPARK = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # On one machine the statements are many and small: compiling each to Java takes longer than running it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


@contextlib.contextmanager
def database_of(settings: Settings) -> Iterator[Any]:
    """Splink's database for the backend asked for; EngineUnavailable, LinkageFailed."""
    with _quiet(), _named_failures(settings), _database(settings) as database:
        yield database


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Splink says nothing: its messages hold parameters, and its errors the statement with its values."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


@contextlib.contextmanager
def _named_failures(settings: Settings) -> Iterator[None]:
    """The engine's errors quote statements and values of records, so they are never passed on."""
    import duckdb
    from splink.internals.exceptions import SplinkException

    stops: tuple[type[Exception], ...] = (SplinkException, duckdb.Error)
    if settings.backend == "spark" and importlib.util.find_spec("pyspark") is not None:
        from pyspark.errors import PySparkException

        stops = (*stops, importlib.import_module("py4j.protocol").Py4JError, PySparkException)
    try:
        yield
    except stops as error:
        raise LinkageFailed(
            f"the linkage engine stopped ({type(error).__name__}); nothing was written. Try again with less else"
            " running; if it stops again, link a part of the files to find the rows that do it."
        ) from None


@contextlib.contextmanager
def _database(settings: Settings) -> Iterator[Any]:
    if settings.backend == "duckdb":
        import duckdb
        from splink.backends.duckdb import DuckDBAPI

        connection = duckdb.connect()
        connection.execute("SET preserve_insertion_order = false")
        try:
            yield DuckDBAPI(connection)
        finally:
            connection.close()
        return
    with _spark() as session:
        from splink.backends.spark import SparkAPI

        yield SparkAPI(spark_session=session)  # type: ignore[no-untyped-call]


def held(database: Any, side: Records, name: str) -> Any:
    """What the engine is given: the columns, with codes of bits as bits where there are any."""
    columns = side.columns
    bits = [column for column in columns.column_names if column.endswith("_bits")]
    if not bits:
        return columns
    as_bits = ", ".join(f"{column}::BIT AS {column}" for column in bits)
    database.duckdb_con.register("codes", columns)
    database.duckdb_con.execute(f"CREATE TABLE coded_{name} AS SELECT * REPLACE ({as_bits}) FROM codes")
    database.duckdb_con.unregister("codes")
    return f"coded_{name}"


@contextlib.contextmanager
def _spark() -> Iterator[Any]:
    """A session that is there already (a cluster's), or one on this machine."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineUnavailable(
            "the spark backend needs Spark, which is not installed; install soceis[spark], or use duckdb."
        ) from None
    from splink.backends.spark import similarity_jar_location

    there = SparkSession.getActiveSession()
    if there is not None:
        yield there
        return
    builder = SparkSession.builder.master("local[2]").appName("soceis")
    for setting, value in (SPARK | {"spark.jars": similarity_jar_location()}).items():
        builder = builder.config(setting, value)
    with tempfile.TemporaryDirectory(prefix="soceis-spark-") as folder:
        session = builder.config("spark.sql.warehouse.dir", folder).getOrCreate()
        session.sparkContext.setCheckpointDir(folder)
        try:
            yield session
        finally:
            session.stop()


def as_arrow(found: Any, settings: Settings) -> Any:
    """What an engine found, as an Arrow table."""
    if settings.backend == "duckdb":
        return found.as_duckdbpyrelation().to_arrow_table()
    return found.as_spark_dataframe().toArrow()
