"""`soceis adapt`: what it writes, its exit status, and its one sentence."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from soceis.evaluation import read_folder
from soceis.interfaces.cli.main import app
from tests.unit.evaluation.adapting import books


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["adapt", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    books.saved(books.workbook(), tmp_path)
    (tmp_path / "north.yaml").write_text(books.MAPPING)
    assert run("--new-key", tmp_path / "key")[0] == 0
    return tmp_path


def test_the_extract_and_a_readiness_report_for_each_area_are_written(folder: Path) -> None:
    status, words, problems = run(
        folder / "north.yaml", "--out", folder / "extract", "--key-file", folder / "key"
    )
    assert (status, problems) == (0, "")
    assert "North: 3 of 3 rows used" in words
    assert read_folder(folder / "extract").tables["referrals"].num_rows == 3
    readiness = json.loads((folder / "extract-readiness/readiness-north.json").read_text())
    assert readiness["tables"]["people"]["columns"]["sex"] == {"known": 3, "of": 3, "percent": 100}
    page = (folder / "extract-readiness/readiness-north.html").read_text()
    assert "Readiness of North" in page
    assert "3 of 3" in page
    assert "<script" not in page


def test_the_extract_holds_nothing_but_tables_of_the_contract(folder: Path) -> None:
    run(folder / "north.yaml", "--out", folder / "extract", "--key-file", folder / "key")
    codes = {f.code for f in read_folder(folder / "extract").findings}
    assert "unknown_file" not in codes


def test_without_a_key_file_one_sentence_says_how_to_make_one(folder: Path) -> None:
    status, words, problems = run(folder / "north.yaml", "--out", folder / "extract")
    assert (status, words) == (2, "")
    assert "soceis adapt --new-key FILE" in problems
    assert not (folder / "extract").exists()


def test_a_wrong_mapping_ends_with_status_2_and_its_line(folder: Path) -> None:
    (folder / "north.yaml").write_text(books.MAPPING.replace("complete: yes", "complete: maybe"))
    status, words, problems = run(
        folder / "north.yaml", "--out", folder / "extract", "--key-file", folder / "key"
    )
    assert (status, words, problems.count("\n")) == (2, "", 1)
    assert "north.yaml, line 8" in problems


def test_an_area_that_cannot_be_read_leaves_the_others(folder: Path) -> None:
    south = books.MAPPING.replace("North", "South").replace("list.xlsx", "south.xlsx")
    (folder / "south.yaml").write_text(south)
    (folder / "south.xlsx").write_bytes(b"PK broken")
    options = ["--out", folder / "extract", "--key-file", folder / "key"]
    status, _, problems = run(folder / "north.yaml", folder / "south.yaml", *options)
    assert status == 0
    assert "an area was left out: south.xlsx is damaged" in problems
    assert run(folder / "south.yaml", *options)[0] == 2


def test_two_mappings_of_one_area_are_refused(folder: Path) -> None:
    options = ["--out", folder / "extract", "--key-file", folder / "key"]
    status, _, problems = run(folder / "north.yaml", folder / "north.yaml", *options)
    assert status == 2
    assert "two mappings are of the area" in problems


def test_a_draft_is_written_once_and_not_over_another(folder: Path) -> None:
    options = ["--suggest", folder / "list.xlsx", "--area", "North", "--out", folder / "draft.yaml"]
    assert run(*options)[0] == 0
    assert "confirmed: no" in (folder / "draft.yaml").read_text()
    status, _, problems = run(*options)
    assert status == 2
    assert "is there already and was kept" in problems


def test_nothing_asked_for_is_one_sentence() -> None:
    status, _, problems = run()
    assert status == 2
    assert "adapt: give one mapping file or more" in problems
