"""Four areas that record the same things differently, through `soceis adapt`, give the published tables."""

import io
import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from soceis.evaluation import (
    Adapted,
    Extract,
    adapt,
    combine,
    compare_with_print,
    evaluate,
    read_folder,
    read_mapping,
    readiness_html,
    readiness_json,
    results_as_json,
)
from soceis.evaluation.adapting.files import read_bytes
from soceis.interfaces.cli.main import app
from soceis.interfaces.demonstration.extract import to_extract
from soceis.interfaces.demonstration.plan import plan
from tests.acceptance.evaluation.test_the_printed_report_comes_out_of_records import EXPECTED_TO_DIFFER
from tools.sample_workbooks import workbooks

DOCS = Path(__file__).parents[3] / "docs" / "how-to"
FOLDER = DOCS / "four-spreadsheets"
GUIDE = DOCS / "from-four-spreadsheets-to-a-report.md"
AREAS = ("cardiff", "edinburgh", "newcastle", "dundee")


@pytest.fixture(scope="module")
def areas() -> list[Adapted]:
    return [adapt(read_mapping(FOLDER / f"{name}.yaml"), FOLDER, bytes(range(32))) for name in AREAS]


@pytest.fixture(scope="module")
def made(areas: list[Adapted]) -> Extract:
    return Extract.from_tables(*combine(areas, "2023-03-01T09:00:00"))


@pytest.fixture(scope="module")
def own() -> Extract:
    meta, tables = to_extract(plan())
    return Extract.from_tables(meta, {name: pa.Table.from_pylist(rows) for name, rows in tables.items()})


def test_every_printed_cell_comes_out_of_the_workbooks_but_for_those_that_no_records_can_give(
    made: Extract,
) -> None:
    different = {
        (c.place, c.table, c.row, c.area, c.measure): (c.printed, c.computed)
        for c in compare_with_print(evaluate(made, "published_2023"))
        if not c.same
    }
    assert different == EXPECTED_TO_DIFFER


@pytest.mark.parametrize("mapping", ["published_2023", "corrected"])
def test_every_cell_is_that_of_the_demonstrations_own_extract(
    mapping: str, made: Extract, own: Extract
) -> None:
    name = "corrected" if mapping == "corrected" else "published_2023"
    found, expected = (results_as_json(evaluate(extract, name))["tables"] for extract in (made, own))
    for table, content in expected.items():
        assert found[table]["cells"] == content["cells"], table
        assert found[table]["statistics"] == content["statistics"], table


def test_no_area_has_an_error_and_no_row_is_lost(areas: list[Adapted]) -> None:
    for area in areas:
        assert [n.message for n in area.noticed if n.severity == "error"] == []
        assert [c.finding.message for c in area.checked if c.finding.severity == "error"] == []
        for source in area.sources:
            assert source.read == source.used + sum(len(rows) for _, rows in source.left_out)
    assert sum(rows != () for area in areas for s in area.sources for _, rows in s.left_out) == 1


def test_no_name_of_the_workbooks_is_in_the_extract_or_the_readiness(areas: list[Adapted]) -> None:
    names = {p.legal_last_name for p in plan().people} | {p.legal_first_name for p in plan().people}
    for area in areas:
        held = {str(v) for t in area.tables.values() for c in t.column_names for v in t.column(c).to_pylist()}
        told = set(re.findall(r"[\w-]+", f"{readiness_json(area)} {readiness_html(area)}"))
        assert not names & held
        assert not names & (told - {"Will", "Open", "Mark"})


def cells(name: str, content: bytes) -> object:
    return read_bytes(name, content).sheets


def test_the_sample_files_are_those_that_the_plan_gives() -> None:
    made = workbooks()
    assert sum(len(content) for content in made.values()) < 1_500_000
    for name, content in made.items():
        assert cells(name, (FOLDER / name).read_bytes()) == cells(name, content), name


def test_a_sample_workbook_is_made_the_same_every_time() -> None:
    first, again = workbooks(), workbooks()
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first["cardiff.xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 3, 1, 9, 0, 0)}


def commands() -> Iterator[list[str]]:
    """The commands of the guide, in order."""
    for block in re.findall(r"^    soceis .+(?:\n    +.+)*", GUIDE.read_text(encoding="utf-8"), re.MULTILINE):
        yield shlex.split(block.replace("\\\n", " "))[1:]


def follow(folder: Path, programs: set[str]) -> None:
    """Run the guide's commands of these programs in a folder, in order."""
    for arguments in commands():
        if arguments[0] in programs:
            result = CliRunner().invoke(app, arguments)
            assert result.exit_code == 0, (arguments, result.stderr)


@pytest.fixture
def beside_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "four-spreadsheets").symlink_to(FOLDER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_guide_leads_from_the_workbooks_to_an_extract(beside_the_samples: Path) -> None:
    assert [arguments[0] for arguments in commands()] == ["adapt", "adapt", "adapt", "evaluate"]
    follow(beside_the_samples, {"adapt"})
    assert read_folder(beside_the_samples / "extract").tables["people"].num_rows == 223
    assert (beside_the_samples / "extract-readiness" / "readiness-dundee.html").exists()


@pytest.mark.long
def test_the_guide_leads_from_the_workbooks_to_a_report(beside_the_samples: Path) -> None:
    follow(beside_the_samples, {"adapt", "evaluate"})
    assert (beside_the_samples / "results" / "report.html").exists()
