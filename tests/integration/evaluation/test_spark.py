"""Counting in Spark: the same as in DuckDB where the extra is installed; where it is not, one sentence says so."""

import importlib.util

import pytest

from soceis.evaluation import evaluate
from soceis.evaluation.engines.dialects import translated
from soceis.evaluation.errors import EngineUnavailable
from tests.integration.evaluation.comparing import assert_same
from tests.unit.evaluation import sample


@pytest.mark.long
def test_spark_counts_the_same_or_says_that_it_is_not_installed() -> None:
    if importlib.util.find_spec("pyspark") is None:
        with pytest.raises(EngineUnavailable, match=r"install soceis\[spark\]"):
            evaluate(sample.extract(), engine="spark")
        return
    rows = sample.rows()
    rows["episodes"][1]["state"] = "open"
    assert_same(sample.extract(rows), "spark")


@pytest.mark.parametrize(
    ("plain", "postgres"),
    [
        (
            "SELECT area, count(*) FROM t GROUP BY ALL ORDER BY ALL",
            "SELECT area, COUNT(*) FROM t GROUP BY 1 ORDER BY 1, 2",
        ),
        ("CREATE TABLE a AS SELECT 1 AS b", "CREATE TEMPORARY TABLE a AS SELECT 1 AS b"),
    ],
)
def test_what_sqlglot_leaves_is_written_out(plain: str, postgres: str) -> None:
    assert translated(plain, "postgres") == postgres


def test_parameters_become_literals() -> None:
    assert translated("SELECT * FROM t WHERE a = ? AND b = ?", "spark", ["it's", 3]).endswith(
        "a = 'it\\'s' AND b = 3"
    )
