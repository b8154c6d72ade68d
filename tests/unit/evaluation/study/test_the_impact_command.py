"""`soceis impact run`: what it writes, in which order it says it, and that it can be made again."""

import csv
import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation.study import StudyOptions, make_outputs, run_study
from tests.unit.evaluation.study.extracts import QUICK, Ended, extract, numbers_in, run

BOTH = (
    "--draws",
    "99",
    "--simulations",
    "20",
    "--window",
    "3",
    "--outcome",
    "offences",
    "--outcome",
    "arrests",
)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extract(tmp_path_factory.mktemp("given") / "extract")


@pytest.fixture(scope="module")
def made(given: Path) -> tuple[Path, Ended]:
    out = given.parent / "out"
    return out, run("run", given, "--out", out, *BOTH)


@pytest.fixture(scope="module")
def found(made: tuple[Path, Ended]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((made[0] / "impact.json").read_text(encoding="utf-8"))
    return content


def test_the_command_writes_everything_and_says_its_conclusions(made: tuple[Path, Ended]) -> None:
    out, ended = made
    assert ended.status == 0, ended.problems
    assert "Not for release" in ended.words
    assert re.search(r"^Offences: ", ended.words, re.MULTILINE)
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert {"impact.json", "manifest.json", "report.html", "report.pdf", "report.docx"} <= names
    for figure in ("flow", "love_plot", "event_study_offences", "event_study_arrests"):
        assert {f"figures/{figure}.{ending}" for ending in ("svg", "png", "csv")} <= names
    assert {
        "tables/balance.csv",
        "tables/power.csv",
        "tables/estimates.csv",
        "tables/before_after.csv",
    } <= names


def test_impact_json_has_an_entry_or_a_reason_for_every_outcome_model_control_and_aggregation(
    found: dict[str, Any],
) -> None:
    overall = {
        (e["outcome"], e["model"], e["control"], e["aggregation"])
        for e in (*found["estimates"], *found["absent"])
        if not {"event_time", "group", "month"} & set(e)
    }
    assert overall == {
        (outcome, model, control, aggregation)
        for outcome in ("offences", "arrests")
        for model in ("linear", "poisson")
        for control in ("never", "notyet")
        for aggregation in ("simple", "dynamic", "group", "calendar")
    }


def test_each_component_says_which_it_is_and_only_that(found: dict[str, Any]) -> None:
    key = {"dynamic": "event_time", "group": "group", "calendar": "month"}
    parts = [e for e in found["estimates"] if {"event_time", "group", "month"} & set(e)]
    assert parts
    for entry in parts:
        assert {"event_time", "group", "month"} & set(entry) == {key[entry["aggregation"]]}
    assert {e["event_time"] for e in parts if "event_time" in e} <= set(range(-3, 4))
    assert all(re.fullmatch(r"\d{4}-\d{2}", e["group"]) for e in parts if "group" in e)
    assert all(re.fullmatch(r"\d{4}-\d{2}", e["month"]) for e in parts if "month" in e)


def test_every_estimate_lies_in_its_interval_and_has_an_error_a_p_value_and_a_method(
    found: dict[str, Any],
) -> None:
    for entry in found["estimates"]:
        low, high = entry["ci"]
        assert low < entry["estimate"] < high
        assert entry["se"] > 0
        assert 0 <= entry["p"] <= 1
        assert entry["method"]


def test_below_a_hundred_randomisation_is_the_headline_and_the_usual_formula_stands_beside_it(
    found: dict[str, Any],
) -> None:
    for head in found["headline"]:
        assert head["method"] == "randomisation"
        assert head["ci"] == head["randomisation"]["ci"]
        assert head["p"] == head["randomisation"]["p"]
        assert head["analytic"]["se"] > 0
        assert found["power"][head["outcome"]]["method"] == "randomisation"
        assert "power_for_a_quarter" in found["power"][head["outcome"]]


def test_in_matched_sets_the_headline_compares_with_those_matched_to_the_same_month(
    found: dict[str, Any],
) -> None:
    assert {entry["control"] for entry in found["matched"]["estimates"]} == {"matched", "never", "notyet"}
    assert {entry["control"] for entry in found["estimates"]} == {"never", "notyet"}
    for head in found["headline"]:
        assert head["sample"] == "matched"
        assert head["analytic"]["control"] == head["randomisation"]["control"] == "matched"


def test_the_flow_loses_what_it_says_it_loses(found: dict[str, Any]) -> None:
    for side in ("service", "comparison"):
        before = None
        for step in found["flow"]:
            if step[side] is None:
                continue
            if before is not None:
                assert before - step[side] == step[f"lost_{side}"]
            before = step[side]
    assert found["flow"][0]["step"] == "referred"
    assert found["flow"][0]["service"] == sum(area["referred"] for area in found["linkage"])


def test_no_output_holds_a_number_that_is_none(made: tuple[Path, Ended], found: dict[str, Any]) -> None:
    assert all(abs(number) < 1e12 for number in numbers_in(found))
    page = (made[0] / "report.html").read_text(encoding="utf-8").split("</style>")[1]
    words = re.sub(r"<[^>]+>", " ", page)
    assert not re.search(r"\b(nan|NaN|inf|None)\b", words)
    for path in (*made[0].glob("tables/*.csv"), *made[0].glob("figures/*.csv")):
        assert not re.search(r"\b(nan|NaN|inf|None)\b", path.read_text(encoding="utf-8")), path.name


def test_linkage_balance_and_power_stand_before_any_estimate(made: tuple[Path, Ended]) -> None:
    page = (made[0] / "report.html").read_text(encoding="utf-8")
    order = [
        page.index(f'id="{anchor}"') for anchor in ("short", "flow", "balance", "power", "found", "trends")
    ]
    assert order == sorted(order)
    assert "Best estimate" not in page[: page.index('id="found"')]


def test_the_report_never_says_impact_of_a_number(made: tuple[Path, Ended]) -> None:
    page = (made[0] / "report.html").read_text(encoding="utf-8").split("</style>")[1]
    words = re.sub(r"<[^>]+>", " ", page)
    said = re.findall(r"\b\w*impact\w*(?!\.json)\b", words, re.IGNORECASE)
    assert set(said) <= {"impact"}
    assert all(after.startswith(".json") for after in re.split(r"impact", words)[1:])


def test_every_figure_says_in_words_what_it_shows(made: tuple[Path, Ended]) -> None:
    for path in made[0].glob("figures/*.svg"):
        drawn = path.read_text(encoding="utf-8")
        assert 'role="img"' in drawn
        assert "The table holds the same numbers" in drawn
        assert "Not for release" in drawn


def test_the_report_stands_alone_in_each_format(made: tuple[Path, Ended]) -> None:
    page = (made[0] / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|@import|src=|url\((?!#|data:font/)", page)
    assert (made[0] / "report.pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(made[0] / "report.docx") as document:
        assert "What was found" in document.read("word/document.xml").decode()


def test_the_manifest_has_the_seed_the_versions_and_the_hash_of_everything(made: tuple[Path, Ended]) -> None:
    out = made[0]
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    files = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()} - {"manifest.json"}
    assert set(manifest["outputs"]) == files
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert manifest["seed"] == 0
    assert {"numpy", "scipy", "duckdb", "diff-diff"} == set(manifest["packages"])
    assert {"units.csv", "unit_months.csv", "unit_windows.csv", "referrals.csv"} <= set(manifest["inputs"])


def test_the_same_extract_and_options_make_the_same_bytes(given: Path, made: tuple[Path, Ended]) -> None:
    options = StudyOptions(3, ("offences", "arrests"), draws=99, simulations=20)
    again = make_outputs(run_study(given, options))
    again.pop("manifest.json")
    assert {name: hashlib.sha256(content).hexdigest() for name, content in again.items()} == json.loads(
        (made[0] / "manifest.json").read_text(encoding="utf-8")
    )["outputs"]


def test_a_file_of_the_extract_may_stand_for_its_folder(given: Path, tmp_path: Path) -> None:
    ended = run(
        "run", given / "units.csv", "--out", tmp_path / "out", "--outcome", "arrests", "--policy", "open"
    )
    assert "there is no policy" in ended.problems.lower()
    summary = run("summarise", given / "units.csv", "--out", tmp_path / "s.json", "--window", "3")
    assert summary.status == 0, summary.problems


def test_without_matching_everybody_is_compared(given: Path, tmp_path: Path) -> None:
    ended = run("run", given, "--out", tmp_path / "out", *QUICK, "--match", "none")
    assert ended.status == 0, ended.problems
    found = json.loads((tmp_path / "out/impact.json").read_text(encoding="utf-8"))
    assert found["headline"][0]["sample"] == "everybody"
    assert found["matched"] == {"estimates": [], "absent": []}
    assert found["flow"][-1]["step"] == "observed"
    with (tmp_path / "out/tables/balance.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["measure"] for row in rows} == {"age"}
    assert all(row["after_comparison_mean"] == "-" for row in rows)


def test_the_ratio_of_rates_stands_with_its_interval_by_exchange_or_the_limit_there_is(
    found: dict[str, Any],
) -> None:
    for headline in found["headline"]:
        by_lot, usual = headline["rate_ratio_randomisation"], headline["rate_ratio"]
        if by_lot is None:
            assert any("for the ratio of rates" in note for note in headline["notes"])
            continue
        assert by_lot["estimate"] == usual["estimate"]
        assert by_lot["ci"][0] < by_lot["estimate"] < by_lot["ci"][1]
        assert by_lot["method"].startswith("randomisation of start dates")
