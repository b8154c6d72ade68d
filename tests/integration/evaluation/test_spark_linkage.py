"""Linking in Spark: the same links as in DuckDB where the extra is installed; where it is not, one sentence says so."""

import importlib.util

import pytest

from soceis.evaluation.errors import EngineUnavailable
from soceis.evaluation.linkage import link
from tests.unit.evaluation.linkage.made import QUICK, invented, sides

# Few people: what is tested is that both engines answer alike, not how well they link.
PEOPLE = (60, 200, 3)


@pytest.mark.long
def test_spark_links_the_same_or_says_that_it_is_not_installed() -> None:
    settings = QUICK.with_(backend="spark")
    files = sides(invented(*PEOPLE))
    if importlib.util.find_spec("pyspark") is None:
        with pytest.raises(EngineUnavailable, match=r"install soceis\[spark\]"):
            link(*files, settings)
        return
    plain, spark = link(*files, QUICK), link(*files, settings)
    pairs = [set(zip(found.left.tolist(), found.right.tolist(), strict=True)) for found in (plain, spark)]
    assert len(pairs[0] ^ pairs[1]) <= 0.05 * len(pairs[0])
    assert plain.linked() == spark.linked()
