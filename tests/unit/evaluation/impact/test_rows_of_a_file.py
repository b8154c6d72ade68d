"""A Parquet file is read by the numbers of its texts; whatever it holds, it says what the same rows as CSV say."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.impact import Panel, month_text, read_panel
from soceis.evaluation.impact.panel.rows import sound_file
from tests.unit.evaluation.impact.panels import FIRST

Row = tuple[str, str, int]
UNITS = ("a", "b", "c")


def written(folder: Path, rows: list[Row], *, as_parquet: bool, row_group: int = 2) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as stream:
        lines = [("unit_id", "group", "index_month"), *((u, "comparison", "") for u in reversed(UNITS))]
        csv.writer(stream).writerows(lines)
    names = ("unit_id", "month", "offences")
    if not as_parquet:
        with (folder / "unit_months.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([names, *rows])
        return folder
    columns = [list(column) for column in zip(*rows, strict=True)]
    # A dictionary with months that no row has, as other programs write it.
    months = pa.array(columns[1]).dictionary_encode()
    unused = pa.array([*months.dictionary.to_pylist(), "1999-01"])
    coded = pa.DictionaryArray.from_arrays(months.indices, unused)
    table = pa.table(
        {"unit_id": pa.array(columns[0]), "month": coded, "offences": pa.array(columns[2], pa.int16())}
    )
    parquet.write_table(table, folder / "unit_months.parquet", row_group_size=row_group)
    return folder


def read(folder: Path) -> Panel | str:
    try:
        return read_panel(folder)
    except PanelUnusable as error:
        return str(error)


@given(
    st.lists(
        st.tuples(st.sampled_from([*UNITS, "z"]), st.integers(0, 3), st.integers(0, 9)),
        min_size=2, max_size=14, unique_by=lambda row: row[:2],
    ),
    st.integers(1, 5),
)  # fmt: skip
def test_both_formats_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int, int]], row_group: int
) -> None:
    texts = [(unit, month_text(FIRST + month), count) for unit, month, count in rows]
    base = tmp_path_factory.mktemp("rows")
    plain = read(written(base / "csv", texts, as_parquet=False))
    quick = read(written(base / "parquet", texts, as_parquet=True, row_group=row_group))
    if isinstance(plain, str) or isinstance(quick, str):
        assert plain == quick
        return
    assert plain.unit_ids == quick.unit_ids == UNITS
    assert plain.months.tolist() == quick.months.tolist()
    assert np.array_equal(plain.outcome("offences"), quick.outcome("offences"), equal_nan=True)
    assert plain.findings == quick.findings


def test_a_row_that_stands_twice_is_named_in_both(tmp_path: Path) -> None:
    rows = [("a", "2020-01", 1), ("a", "2020-02", 1), ("a", "2020-01", 2)]
    said = [read(written(tmp_path / str(as_it), rows, as_parquet=as_it)) for as_it in (False, True)]
    assert said[0] == said[1]
    assert "1 rows of unit_months repeat a unit and month" in str(said[0])


def test_a_file_with_gaps_negative_numbers_or_other_types_goes_the_other_way(tmp_path: Path) -> None:
    sound = {"unit_id": ["a", "a"], "month": ["2020-01", "2020-02"], "offences": pa.array([1, 2])}
    path = tmp_path / "unit_months.parquet"
    for wrong in (
        {"offences": pa.array([1, None])},
        {"offences": pa.array([1, -1])},
        {"offences": pa.array([1.0, 2.0])},
        {"unit_id": pa.array(["a", None])},
        {"unit_id": pa.array([1, 2])},
    ):
        parquet.write_table(pa.table({**sound, **wrong}), path)
        assert sound_file(path, ["offences"]) is None
    parquet.write_table(pa.table(sound), path)
    assert sound_file(path, ["offences"]) is not None
    path.write_bytes(b"no file of any kind")
    assert sound_file(path, ["offences"]) is None
