"""Files that nobody should send, each by its name: a finding or one sentence, and never a wrong number."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from soceis.evaluation import Extract, ExtractUnreadable, evaluate, read_folder
from soceis.evaluation.outputs import Options, make_outputs
from tests.unit.evaluation import sample

TEN_MEGABYTES = 10 * 1024 * 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample.write(tmp_path / "extract")


def found(folder: Path) -> list[tuple[str, str, int | None, str]]:
    return [(f.code, f.table, f.row, f.column) for f in read_folder(folder).findings]


def refusal(folder: Path) -> str:
    with pytest.raises(ExtractUnreadable) as caught:
        read_folder(folder)
    sentence = str(caught.value)
    assert sentence.isprintable()
    assert sentence.endswith(".")
    return sentence


def swap_for_parquet(folder: Path, name: str, table: pa.Table) -> None:
    (folder / f"{name}.csv").unlink()
    pq.write_table(table, folder / f"{name}.parquet")


def add_row(folder: Path, name: str, line: bytes) -> None:
    with (folder / f"{name}.csv").open("ab") as file:
        file.write(line + b"\n")


# What stands under a table's name and is no file.


@pytest.mark.parametrize("name", ["people.csv", "people.parquet"])
def test_a_folder_named_like_a_table_is_not_the_table(name: str, folder: Path) -> None:
    (folder / "people.csv").unlink()
    (folder / name).mkdir()
    assert "the table people is missing" in refusal(folder)


def test_a_pipe_named_like_a_table_is_not_waited_for(folder: Path) -> None:
    (folder / "contacts.csv").unlink()
    os.mkfifo(folder / "contacts.csv")
    assert found(folder) == [
        ("unknown_file", "contacts.csv", None, ""),
        ("missing_table", "contacts", None, ""),
    ]


def test_a_link_is_followed_to_the_file_it_names(folder: Path, tmp_path: Path) -> None:
    (folder / "people.csv").rename(tmp_path / "elsewhere.csv")
    (folder / "people.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert found(folder) == []


@pytest.mark.parametrize("target", ["nowhere.csv", "people.csv"])
def test_a_link_to_nowhere_or_to_itself_is_a_missing_table(target: str, folder: Path) -> None:
    (folder / "people.csv").unlink()
    (folder / "people.csv").symlink_to(folder / target)
    assert "the table people is missing" in refusal(folder)


def test_a_file_that_may_not_be_opened_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def closed(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == "people.csv":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **options)

    monkeypatch.setattr(Path, "open", closed)
    sentence = refusal(folder)
    assert "people.csv" in sentence
    assert "Permission denied" in sentence


# Sizes.


@pytest.mark.parametrize("column", ["person_id", "sex", "birth_month"])
def test_a_cell_of_ten_megabytes_is_found_and_never_printed_whole(column: str, folder: Path) -> None:
    cells = {"person_id": b"p4", "sex": b"male", "ethnicity": b"unknown", "birth_month": b"2005-01"}
    add_row(folder, "people", b",".join((cells | {column: b"x" * TEN_MEGABYTES}).values()))
    extract = read_folder(folder)
    assert [(f.row, f.column) for f in extract.findings] == [(4, column)]
    assert len(extract.findings[0].message) < 500
    assert extract.tables["people"].num_rows == (3 if column == "person_id" else 4)


def test_a_header_of_ten_megabytes_is_refused_in_one_sentence(folder: Path) -> None:
    (folder / "people.csv").write_bytes(b"person_id," + b"x" * TEN_MEGABYTES + b"\np1,1\n")
    sentence = str(read_folder(folder).findings) if _reads(folder) else refusal(folder)
    assert len(sentence) < 5000


def _reads(folder: Path) -> bool:
    try:
        read_folder(folder)
    except ExtractUnreadable:
        return False
    return True


def unfolding(folder: Path, name: str, rows: int) -> None:
    """A small Parquet file that says the first row of a table millions of times."""
    (folder / f"{name}.csv").unlink()
    line = sample.rows()[name][0]
    chunk = pa.table(
        {c: pa.DictionaryArray.from_arrays(np.zeros(1_000_000, "i4"), [v]) for c, v in line.items()}
    )
    path = folder / f"{name}.parquet"
    with pq.ParquetWriter(path, chunk.schema, compression="zstd") as writer:
        for _ in range(rows // 1_000_000):
            writer.write_table(chunk, row_group_size=1_000_000)
    assert path.stat().st_size < 1_000_000


def test_a_small_parquet_file_that_unfolds_to_millions_of_rows_is_not_unfolded(folder: Path) -> None:
    """The zip bomb of Parquet: one value, and how many times it stands."""
    unfolding(folder, "people", 3_000_000)
    assert "it says that it holds 3000000 rows" in refusal(folder)


def test_an_optional_table_that_unfolds_is_left_out_and_named(folder: Path) -> None:
    unfolding(folder, "states", 21_000_000)
    assert found(folder) == [("unreadable_table", "states", None, "")]


def test_many_equal_rows_of_a_table_that_may_have_them_are_all_read(folder: Path) -> None:
    unfolding(folder, "states", 1_000_000)
    extract = read_folder(folder)
    assert extract.tables["states"].num_rows == 1_000_000


def test_a_parquet_file_of_no_bytes_or_cut_short_is_refused(folder: Path) -> None:
    sink = io.BytesIO()
    pq.write_table(sample.arrow("people", sample.rows()["people"]), sink)
    (folder / "people.csv").unlink()
    whole = sink.getvalue()
    for content in (b"", whole[:4], whole[:-1], whole[: len(whole) // 2], whole[8:]):
        (folder / "people.parquet").write_bytes(content)
        assert "people.parquet cannot be read: it is not a Parquet file" in refusal(folder)


# Texts.


def test_nul_bytes_are_found_where_they_stand(folder: Path) -> None:
    add_row(folder, "people", b"p\0x,male,unknown,2005-01")
    add_row(folder, "people", b"p5,ma\0le,unknown,2005-01")
    assert [(f[0], *f[2:]) for f in found(folder)] == [
        ("unreadable_text", 4, "person_id"),
        ("unknown_code", 5, "sex"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_a_line_end(end: str, folder: Path) -> None:
    for path in folder.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert found(folder) == []
    assert read_folder(folder).tables["people"].num_rows == 3


def test_a_byte_order_mark_in_the_middle_belongs_to_the_value(folder: Path) -> None:
    add_row(folder, "people", "p4,\ufeffmale,unknown,".encode())
    assert [f[0] for f in found(folder)] == ["unknown_code"]


def test_a_row_of_the_wrong_length_in_a_broken_encoding_is_counted_quietly(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    add_row(folder, "people", b"Andr\xc3,male")
    assert found(folder) == [("wrong_number_of_columns", "people", 4, "")]
    assert capfd.readouterr().err == ""


def test_texts_of_a_parquet_file_that_are_not_utf8_are_found(folder: Path) -> None:
    rows = sample.arrow("people", sample.rows()["people"])
    offsets = pa.py_buffer(np.array([0, 2, 4, 8], "i4"))
    broken = pa.Array.from_buffers(pa.string(), 3, [None, offsets, pa.py_buffer(b"p1p2\xff\xfep3")])
    swap_for_parquet(folder, "people", rows.set_column(0, "person_id", broken))
    extract = read_folder(folder)
    assert ("unreadable_text", 3, "person_id") in [(f.code, f.row, f.column) for f in extract.findings]
    assert extract.tables["people"].num_rows == 2


# Tables.


@pytest.mark.parametrize("name", ["sex", "person_id"])
def test_a_parquet_file_with_a_column_twice_is_refused(name: str, folder: Path) -> None:
    rows = sample.arrow("people", sample.rows()["people"])
    swap_for_parquet(folder, "people", rows.append_column(name, rows.column(name)))
    assert f'it has the column "{name}" twice' in refusal(folder)


@pytest.mark.parametrize(
    "odd",
    [
        pa.array([["male"], [], None]),
        pa.array([{"sex": "male"}, None, None]),
        pa.array([1.5, float("nan"), float("inf")]),
        pa.array([b"\xff", None, b"male"]),
        pa.array([True, False, None]),
    ],
    ids=["lists", "structures", "numbers", "bytes", "truths"],
)
def test_a_column_of_another_type_is_found_cell_by_cell(odd: pa.Array, folder: Path) -> None:
    rows = sample.arrow("people", sample.rows()["people"])
    swap_for_parquet(folder, "people", rows.set_column(1, "sex", odd))
    codes = {(f.code, f.row) for f in read_folder(folder).findings}
    wrong = {n for n, value in enumerate(odd.to_pylist(), start=1) if value is not None and value != b"male"}
    assert codes == {("unknown_code", row) for row in wrong}


def test_keys_to_nowhere_leave_their_rows_out_and_are_counted(folder: Path) -> None:
    add_row(folder, "episodes", b"e9,p1,r9,North,one_to_one,active,,,,,")
    add_row(folder, "outcome_readings", b"e8,reduced_offending,exit,yes,better,2021-01-01")
    extract = read_folder(folder)
    assert [(d.table, d.column, d.code, d.rows) for d in extract.dropped] == [
        ("episodes", "referral_id", "unknown_key", 1),
        ("outcome_readings", "episode_id", "unknown_key", 1),
    ]
    assert evaluate(extract).table("case_status").cell("open", "North").n == 1


@pytest.mark.parametrize("name", ["", "GROUP", "data_date", "unit_id__raw", "row__number", "a\tb", "x" * 300])
def test_a_covariate_whose_name_cannot_be_told_apart_is_named_and_not_read(name: str, folder: Path) -> None:
    rows = sample.arrow("units", sample.rows()["units"])
    named = rows.append_column("deprivation", pa.array(["1", "2"])).append_column(name, pa.array(["3", "4"]))
    swap_for_parquet(folder, "units", named)
    extract = read_folder(folder)
    assert [(f.code, f.table) for f in extract.findings] == [("unknown_column", "units")]
    table: Any = extract.tables["units"]
    assert table.column("deprivation").to_pylist() == ["1", "2"]
    assert name not in table.column_names or name == "row__number"


# extract.json.


def rewrite(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    content = sample.meta()
    change(content)
    (folder / "extract.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_data_date_before_the_launch_is_a_warning_and_leaves_the_rows_after_it_out(folder: Path) -> None:
    rewrite(
        folder, lambda content: content["areas"][0].update(launch_date="2022-01-01", data_date="2019-01-01")
    )
    extract = read_folder(folder)
    codes = {f.code for f in extract.findings}
    assert "launch_after_data_date" in codes
    assert "after_data_date" in codes
    assert evaluate(extract).table("referral_source").cell("police", "North").n == 0


def test_a_very_large_extract_json_is_read(folder: Path) -> None:
    rewrite(folder, lambda content: content.update(service="x" * TEN_MEGABYTES))
    assert isinstance(read_folder(folder), Extract)


def test_a_number_too_long_to_be_read_is_said_to_be_one(folder: Path) -> None:
    (folder / "extract.json").write_text('{"format": 1' + "0" * 5000 + "}")
    assert "a number is too long" in refusal(folder)


@pytest.mark.parametrize("service", ["\ud800 \x00 \x1b[31m \u202eevil", "<script>alert(1)</script>"])
def test_an_odd_name_of_the_service_never_breaks_the_outputs(service: str, folder: Path) -> None:
    rewrite(folder, lambda content: content.update(service=service, created_at=service))
    outputs = make_outputs(read_folder(folder), Options())
    assert b"<script>alert" not in outputs["report.html"]
    assert "\u202e" not in outputs["report.html"].decode()
    assert json.loads(outputs["results.json"])["format"] == 1
