"""Typed Parquet files, which stay where they lie, beside the same rows as CSV: the same in everything."""

import json
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import MAPPINGS, Extract, MappingName, evaluate, read_folder
from soceis.evaluation.frames import surveying
from soceis.evaluation.frames.files import FileTable
from soceis.evaluation.frames.schema import TABLES, Column, Kind
from tests.unit.evaluation import sample

TYPES = {"date": pa.date32(), "whole": pa.int64()}
# Values that break a rule, or do not, whatever the type of the column.
TEXTS: dict[Kind, tuple[str, ...]] = {
    "key": (
        "",
        "p1",
        "p2",
        "r1",
        "r3",
        "e1",
        "e3",
        "n1",
        "u1",
        "v1",
        "nobody",
        "North",
        "East",
        "é9",
        "a\x07b",
    ),
    "code": (
        "",
        "male",
        "closed",
        "active",
        "paused",
        "police",
        "yes",
        "better",
        "baseline",
        "housing",
        "Police",
    ),
    "word": ("", "unknown", "white british"),
    "date": ("", "1800-01-01", "2020-06-15", "2021-03-05", "2022-11-01", "2999-01-01", "3100-01-01"),
    "month": ("", "2005-04", "2005-13"),
    "whole": ("", "-1", "0", "15", "26", "1234567890"),
    "moment": ("", "2020-06-15T10:00:00", "2021-09-02 10:00:00.5", "noon"),
    "components": ("", "FUN:1", "FUN"),
}
PLACES = [(table, column) for table, schema in TABLES.items() for column in schema.columns]


@st.composite
def damaged(draw: st.DrawFn) -> sample.Rows:
    """The sample with some values changed and some rows doubled."""
    rows = sample.rows()
    for _ in range(draw(st.integers(0, 6))):
        table, column = draw(st.sampled_from(PLACES))
        row = draw(st.sampled_from(rows[table]))
        row[column.name] = draw(st.sampled_from(TEXTS[column.kind]))
    for _ in range(draw(st.integers(0, 2))):
        table = draw(st.sampled_from(sorted(rows)))
        rows[table].append(dict(draw(st.sampled_from(rows[table]))))
    return rows


def typed(column: Column, texts: list[str]) -> pa.Array:
    """A column as a system that knows the contract writes it."""
    values = pa.array([text or None for text in texts], pa.string())
    if column.kind == "moment":
        return values
    return (
        values.cast(TYPES[column.kind])
        if column.kind in TYPES
        else values.dictionary_encode().cast(pa.string())
    )


def as_parquet(folder: Path, rows: sample.Rows) -> Extract:
    folder.mkdir()
    (folder / "extract.json").write_text(json.dumps(sample.meta()))
    for name, listed in rows.items():
        columns = {c.name: typed(c, [row[c.name] for row in listed]) for c in TABLES[name].columns}
        pyarrow.parquet.write_table(pa.table(columns), folder / f"{name}.parquet")
    return read_folder(folder)


@given(
    damaged(),
    st.sampled_from(MAPPINGS),
    st.sampled_from((None, date(2020, 9, 15), date(2021, 5, 1))),
    st.booleans(),
)
def test_a_parquet_file_says_what_its_csv_says(
    rows: sample.Rows, mapping: MappingName, as_of: date | None, as_if_large: bool
) -> None:
    many = 0 if as_if_large else surveying.MANY_ROWS
    with patch.object(surveying, "MANY_ROWS", many), tempfile.TemporaryDirectory() as place:
        parquet = as_parquet(Path(place) / "parquet", rows)
        csv = read_folder(sample.write(Path(place) / "csv", rows))
        stays = {name for name, table in parquet.tables.items() if isinstance(table, FileTable)}
        assert stays == set(rows) - {"units"}
        assert parquet.findings == csv.findings
        assert parquet.dropped == csv.dropped
        assert parquet.read == csv.read
        assert parquet.missing == csv.missing
        further = as_of is None  # the tables below are the same in any case: enough at one of the days
        there, here = (evaluate(extract, mapping, as_of, further=further) for extract in (parquet, csv))
        assert there == here
        for name in stays:
            file, text = parquet.tables[name], csv.tables[name]
            assert isinstance(file, FileTable)
            assert isinstance(text, pa.Table)
            assert file.to_arrow().sort_by("row__number").to_pylist() == text.to_pylist()
            assert file.num_rows == text.num_rows
