"""Parquet files that are checked where they lie: when they are not, and when they are no longer what was read."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from soceis.evaluation import Extract, ExtractUnreadable, evaluate, read_folder
from soceis.evaluation.frames import files
from soceis.evaluation.frames.files import FileTable
from soceis.evaluation.frames.schema import TABLES
from tests.unit.evaluation import sample


def write(folder: Path, **changed: pa.Table) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "extract.json").write_text(json.dumps(sample.meta()))
    for name, rows in sample.rows().items():
        pyarrow.parquet.write_table(changed.get(name, typed(name, rows)), folder / f"{name}.parquet")
    return folder


def typed(name: str, rows: list[dict[str, str]]) -> pa.Table:
    kinds = {"date": pa.date32(), "whole": pa.int32()}
    return pa.table(
        {
            c.name: pa.array([row[c.name] or None for row in rows], pa.string()).cast(
                kinds.get(c.kind, pa.string())
            )
            for c in TABLES[name].columns
        }
    )


def stays(extract: Extract, name: str) -> bool:
    return isinstance(extract.tables[name], FileTable)


def test_typed_files_stay_where_they_lie_and_give_the_same_results(tmp_path: Path) -> None:
    extract = read_folder(write(tmp_path / "extract"))
    assert all(stays(extract, name) for name in extract.tables if name != "units")
    assert extract.findings == ()
    assert evaluate(extract) == evaluate(sample.extract())


def test_a_file_that_changed_after_it_was_read_is_not_counted(tmp_path: Path) -> None:
    folder = write(tmp_path / "extract")
    extract = read_folder(folder)
    pyarrow.parquet.write_table(typed("people", sample.rows()["people"][:1]), folder / "people.parquet")
    with pytest.raises(ExtractUnreadable, match=r"people.parquet was changed or removed"):
        evaluate(extract)
    (folder / "people.parquet").unlink()
    with pytest.raises(ExtractUnreadable, match=r"people.parquet was changed or removed"):
        evaluate(extract)


def test_a_file_with_other_types_is_read_as_text(tmp_path: Path) -> None:
    rows = sample.rows()["people"]
    sexes = pa.array([row["sex"].encode() for row in rows], pa.binary())
    people = typed("people", rows).set_column(1, "sex", sexes)
    extract = read_folder(write(tmp_path / "extract", people=people))
    assert not stays(extract, "people")
    assert evaluate(extract) == evaluate(sample.extract())


def test_a_file_with_many_suspects_is_read_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FEW_SUSPECTS", 1)
    rows = sample.rows()
    for row in rows["people"]:
        row["sex"] = "boy"
    extract = read_folder(write(tmp_path / "extract", people=typed("people", rows["people"])))
    assert not stays(extract, "people")
    assert stays(extract, "episodes")
    assert [f.code for f in extract.findings] == ["unknown_code"] * 3
    assert extract.findings == sample.extract(rows).findings


def test_only_the_files_of_the_extract_can_be_read_while_counting(tmp_path: Path) -> None:
    from duckdb import PermissionException

    from soceis.evaluation.engines import opened

    extract = read_folder(write(tmp_path / "extract"))
    pyarrow.parquet.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    with opened("duckdb", extract.files()) as engine, pytest.raises(PermissionException):
        engine.execute(f"SELECT * FROM read_parquet('{tmp_path / 'other.parquet'}')")


def test_a_row_that_points_to_nothing_is_found_although_a_key_is_missing_there() -> None:
    rows = sample.rows()
    rows["people"][2]["person_id"] = ""
    rows["referrals"][0]["person_id"] = "nobody"
    found = {(f.table, f.row, f.code) for f in sample.extract(rows).findings}
    assert ("referrals", 1, "unknown_key") in found
