"""`soceis evaluate`: what it writes, its exit status, and its one sentence."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from soceis import __version__
from soceis.evaluation import evaluate, read_folder, results_as_json
from soceis.evaluation.disclosure import POLICIES
from soceis.evaluation.engines import ENGINES
from soceis.evaluation.outputs import Options, make_outputs
from soceis.evaluation.readiness import readiness
from soceis.interfaces.cli.main import app
from tests.unit.evaluation import sample

HEAVY = ("numpy", "scipy", "duckdb", "pyarrow", "vl_convert", "typst", "docx", "pyreadstat", "django")
CELL = {"row", "area", "n", "base", "percent", "printed", "suppressed"}


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("run")
    status, _, problems = run(sample.write(base / "extract"), "--out", base / "out", "--seed", "7")
    assert (status, problems) == (0, "")
    return base / "out"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_output_of_the_contract_is_there(written: Path) -> None:
    names = {str(p.relative_to(written)) for p in written.rglob("*") if p.is_file()}
    results = read(written / "results.json")
    tables = {f"tables/{name}.csv" for name in (*results["tables"], *results["further"])}
    figures = {f"figures/duration_{area}.{end}" for area in ("North", "South") for end in ("svg", "png")}
    reports = {f"report.{end}" for end in ("html", "pdf", "docx")}
    assert names >= {"results.json", "readiness.json", "manifest.json"} | tables | figures | reports
    others = names - {"results.json", "readiness.json", "manifest.json"} - tables - figures - reports
    assert {name.split("/")[0] for name in others} == {"codebook", "figures"}
    assert {f"codebook/codebook.{end}" for end in ("json", "csv")} <= others
    drawn = {name for name in others if name.startswith("figures/")}
    assert {name.rpartition("_by_")[0] for name in drawn} <= {
        f"figures/{curve['name']}" for curve in results["curves"]
    }


def test_results_are_those_of_the_library_in_the_form_of_the_contract(written: Path) -> None:
    found = read(written / "results.json")
    assert (found["format"], found["mapping"], found["policy"]) == (1, "corrected", "internal")
    assert found["tables"] == json.loads(json.dumps(results_as_json(evaluate(sample.extract()))["tables"]))
    for table in found["tables"].values():
        assert set(table) == {"title", "unit", "definition", "cells", "statistics", "excluded"}
        assert all(set(cell) == CELL for cell in table["cells"])
    areas = [cell["area"] for cell in found["tables"]["case_status"]["cells"] if cell["row"] == "open"]
    assert areas == ["North", "South", "Overall"]


def test_a_table_file_has_what_is_printed(written: Path) -> None:
    with (written / "tables/case_status.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"row": "open", "area": "North", "n": "1", "base": "3", "printed": "33"}


def test_the_manifest_has_the_hash_of_everything_read_and_written(written: Path) -> None:
    manifest = read(written / "manifest.json")
    assert (manifest["version"], manifest["seed"]) == (__version__, 7)
    assert set(manifest["inputs"]) == {"extract.json", *(f"{name}.csv" for name in sample.rows())}
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((written / name).read_bytes()).hexdigest() == digest
    assert manifest["started_at"] <= manifest["ended_at"]


def test_two_runs_make_the_same_bytes_but_for_start_and_end_and_tell_their_steps(
    written: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    extract = read_folder(sample.write(tmp_path / "extract"))
    outputs = make_outputs(extract, Options(seed=7), told.append)
    assert list(outputs)[-1] == "manifest.json"
    for name, content in outputs.items():
        if name != "manifest.json":
            assert (written / name).read_bytes() == content, name
    first, second = read(written / "manifest.json"), json.loads(outputs["manifest.json"])
    assert {key for key in first if first[key] != second[key]} <= {"started_at", "ended_at"}
    assert set(second["outputs"]) == set(outputs) - {"manifest.json"}
    assert told[0] == "Counting"
    assert {"Drawing figure 1 of 2", "Drawing figure 2 of 2"} <= set(told)
    assert "Writing the codebook" in told


def test_readiness_has_every_finding_and_the_rows_by_area(tmp_path: Path) -> None:
    rows = sample.rows()
    rows["referrals"][0]["received_on"] = "June"
    extract = read_folder(sample.write(tmp_path / "extract", rows))
    found = readiness(extract, evaluate(extract))
    assert [(f["code"], f["table"], f["row"], f["column"]) for f in found["findings"]] == [
        ("not_a_date", "referrals", 1, "received_on")
    ]
    referrals = found["tables"]["referrals"]
    assert (referrals["read"], referrals["excluded"]) == (4, 1)
    assert referrals["by_area"] == {"North": {"read": 3, "excluded": 1}, "South": {"read": 1, "excluded": 0}}
    assert found["results"]["referral_source"]["excluded"][0]["rows"] == 1


def test_options_reach_the_results(tmp_path: Path) -> None:
    extract = sample.write(tmp_path / "extract")
    options = ["--mapping", "published_2023", "--as-of", "2020-09-15", "--areas", "North"]
    assert run(extract, "--out", tmp_path / "out", *options)[0] == 0
    found = read(tmp_path / "out" / "results.json")
    assert found["mapping"] == "published_2023"
    assert "closure_reason_corrected" not in found["tables"]
    assert {c["area"] for c in found["tables"]["case_status"]["cells"]} == {"North", "Overall"}
    assert found["tables"]["case_status"]["cells"][0]["n"] == 2
    assert found["manifest"]["options"]["as_of"] == "2020-09-15"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--policy", "open"], 'there is no policy "open"; choose internal or release or'),
        (["--engine", "sqlite"], 'there is no engine "sqlite"; choose duckdb or postgres or spark.'),
        (["--mapping", "other"], 'there is no mapping "other"'),
        (["--areas", "North,East"], 'there is no area "East" in the extract; choose from North, South.'),
        (["--areas", ","], "no area was asked for"),
        (["--as-of", "soon"], "--as-of"),
    ],
)
def test_an_option_that_cannot_be_had_ends_with_status_2_and_a_sentence(
    options: list[str], why: str, tmp_path: Path
) -> None:
    status, words, problems = run(sample.write(tmp_path / "extract"), "--out", tmp_path / "out", *options)
    assert (status, words) == (2, "")
    assert why in problems
    assert not (tmp_path / "out").exists()


def test_an_extract_that_cannot_be_read_ends_with_status_2_and_one_sentence(tmp_path: Path) -> None:
    status, words, problems = run(tmp_path, "--out", tmp_path / "out")
    assert (status, words) == (2, "")
    assert problems.count("\n") == 1
    assert "holds no extract.json" in problems
    assert "Traceback" not in problems


def test_a_folder_that_cannot_be_written_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    status, _, problems = run(sample.write(tmp_path / "extract"), "--out", tmp_path / "taken" / "out")
    assert status == 2
    assert "choose another folder" in problems


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    program = (
        f"import sys; from soceis.interfaces.cli import main;print([m for m in {HEAVY} if m in sys.modules])"
    )
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=path, check=True
    )
    assert found.stdout.strip() == "[]"


def test_the_help_names_every_policy_and_every_engine() -> None:
    shown = " ".join(CliRunner().invoke(app, ["evaluate", "--help"], env={"COLUMNS": "400"}).stdout.split())
    for name in (*POLICIES, *ENGINES):
        assert name in shown


def test_a_release_is_marked_everywhere_and_tells_nothing_of_single_rows(tmp_path: Path) -> None:
    rows = sample.rows()
    rows["referrals"][0]["received_on"] = "June-the-tenth"
    rows["episodes"][1]["closure_code"] = "unheard-of"
    status, words, _ = run(
        sample.write(tmp_path / "extract", rows), "--out", tmp_path / "out", "--policy", "release"
    )
    mark = "Prepared for release under the policy release; not to be sent before two people have approved it"
    assert status == 0
    assert mark in words
    results = read(tmp_path / "out/results.json")
    assert results["policy"] == "release"
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert mark in page
    assert "Not for release" not in page
    assert "No errors and no warnings" not in page
    told = json.dumps(read(tmp_path / "out/readiness.json"))
    assert "June-the-tenth" not in told
    for secret in ("June-the-tenth", "unheard-of", '"row"', '"value"', '"rows"', '"read"', '"excluded"'):
        assert secret not in told
    for name in ("report.html", "results.json", "codebook/codebook.json"):
        text = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "June-the-tenth" not in text
        assert "unheard-of" not in text
    for picture in (tmp_path / "out/figures").glob("*.svg"):
        drawn = picture.read_text(encoding="utf-8")
        assert "each bar is a person" not in drawn
        assert "Prepared for release under the policy release" in drawn
    names = {p.stem for p in (tmp_path / "out/codebook").iterdir()}
    assert not names & {"people", "referrals", "episodes", "plans"}


def test_the_report_stands_alone_and_shows_every_table(written: Path) -> None:
    page = (written / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|@import|src=|url\((?!#|data:font/)", page)
    assert set(re.findall(r'href="([^"#]+)"', page)) == set()
    for name in read(written / "results.json")["tables"]:
        assert f'id="table-{name}"' in page
    anchors = re.findall(r'href="#([^"]+)"', page)
    assert set(anchors) <= set(re.findall(r'id="([^"]+)"', page))
    assert page.count("Not for release") >= 2


EVIL = "<script>alert(1)</script>&"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What is said, and the page, of a run over three tables with names that would be commands elsewhere."""
    base = tmp_path_factory.mktemp("odd")
    content = sample.meta()
    content["areas"][0]["area"] = EVIL
    content["service"] = "<b>Service"
    rows = {
        name: found for name, found in sample.rows().items() if name in ("people", "referrals", "episodes")
    }
    for row in (*rows["referrals"], *rows["episodes"]):
        row["area"] = row["area"].replace("North", EVIL)
    status, words, _ = run(sample.write(base / "extract", rows, content), "--out", base / "out")
    assert status == 0
    return words, (base / "out/report.html").read_text(encoding="utf-8")


def test_partial_data_is_not_a_failure(odd: tuple[str, str]) -> None:
    words, page = odd
    assert "4 errors" in words
    assert "not available" in page


def test_names_in_the_extract_cannot_change_the_report(odd: tuple[str, str]) -> None:
    page = odd[1]
    assert "<script" not in page
    assert "<b>Service" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page
