"""`soceis impact run --covariates`: estimates that allow for them, beside the headline, or why there are none."""

import json
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation.study.adjusted.composing import moved
from soceis.evaluation.study.entries import Entry, Place
from tests.unit.evaluation.study.extracts import QUICK, SMALL, Spoil, Tables, extract, run

WIDE = type(SMALL)(service=60, comparison=300, effect=0.3, seed=5, starts=3)


def made(folder: Path, covariates: str, spoil: Spoil | None = None, *more: str) -> dict[str, Any]:
    given = extract(folder / "extract", spoil, WIDE)
    ended = run("run", given, "--out", folder / "out", *QUICK, "--covariates", covariates, *more)
    assert ended.status == 0, ended.problems
    content: dict[str, Any] = json.loads((folder / "out" / "impact.json").read_text(encoding="utf-8"))
    return content


def by_way(found: dict[str, Any], control: str, where: str = "estimates") -> dict[str, dict[str, Any]]:
    """The overall adjusted estimates against a control, by the first word of their method."""
    entries = found["estimates"] if where == "estimates" else found["matched"]["estimates"]
    return {
        entry["method"].split()[0]: entry
        for entry in entries
        if " on " in entry["method"] and (entry["control"], entry["aggregation"]) == (control, "simple")
    }


def prior(tables: Tables) -> None:
    """Prior offences of each unit, and an age in months that says what age says."""
    for number, row in enumerate(tables["units"]):
        row["prior_offences"] = str(number % 4)
        row["age_in_months"] = str(12 * int(row["age"]))


def referred(tables: Tables) -> None:
    for row in tables["units"]:
        row["known_to_us"] = "1" if row["group"] == "service" else "0"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("covariates")


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, Any]:
    return made(folder, "age,sex,prior_offences", prior)


def test_each_way_stands_in_impact_json_with_its_method_in_the_shape_of_every_estimate(
    found: dict[str, Any],
) -> None:
    for control in ("never", "notyet"):
        ways = by_way(found, control)
        assert set(ways) == {"doubly", "regression", "weighting"}
        for entry in ways.values():
            assert set(entry) == {
                "outcome",
                "model",
                "control",
                "aggregation",
                "estimate",
                "se",
                "ci",
                "p",
                "method",
            }
            assert "age" in entry["method"]
            assert "prior_offences" in entry["method"]
            assert entry["ci"][0] < entry["estimate"] < entry["ci"][1]
    assert found["options"]["covariates"] == ["age", "sex", "prior_offences"]


def test_they_are_the_estimates_of_the_library(folder: Path, found: dict[str, Any]) -> None:
    import numpy as np

    from soceis.evaluation.impact import adjusted_group_time, aggregate, panel_of

    panel = panel_of(folder / "extract", 3)
    panel.covariates["female"] = np.array([sex == "female" for sex in panel.labels["sex"]], float)
    effects = adjusted_group_time(panel, "offences", ["age", "female", "prior_offences"], way="reg")
    overall = aggregate(effects, "simple", draws=0).overall
    assert overall is not None
    entry = by_way(found, "never")["regression"]
    assert (entry["estimate"], entry["se"]) == pytest.approx((overall.estimate, overall.se))


def test_the_report_shows_them_beside_the_headline_and_says_why_they_differ(
    folder: Path, found: dict[str, Any]
) -> None:
    rows = found["headline"][0]["adjusted"]
    assert [row["way"] for row in rows] == ["dr", "reg", "ipw"]
    assert any(row["estimate"] for row in rows)
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert "Offences: allowing for age, sex, prior_offences" in page
    assert "of its standard error" in page
    assert (folder / "out" / "tables" / "adjusted.csv").is_file()


def test_covariates_that_say_the_same_twice_are_a_warning_and_no_estimate(tmp_path: Path) -> None:
    content = made(tmp_path, "age,age_in_months", prior)
    assert not by_way(content, "never")
    assert "collinear_covariates" in {told["code"] for told in content["findings"]}
    assert any("say the same thing twice" in absent["reason"] for absent in content["absent"])


def test_covariates_that_tell_the_groups_apart_are_a_warning_and_no_estimate(tmp_path: Path) -> None:
    content = made(tmp_path, "known_to_us", referred)
    assert not by_way(content, "never")
    assert {"perfect_separation", "collinear_covariates"} <= {told["code"] for told in content["findings"]}
    assert any("for certain" in absent["reason"] for absent in content["absent"])
    assert all(row["estimate"] is None and row["absent"] for row in content["headline"][0]["adjusted"])


def test_a_covariate_that_is_not_known_of_everybody_says_of_how_many(tmp_path: Path) -> None:
    def forgotten(tables: Tables) -> None:
        tables["units"][0]["age"] = ""

    content = made(tmp_path, "age", forgotten)
    assert not by_way(content, "never")
    assert "covariate_not_known" in {told["code"] for told in content["findings"]}


def test_a_column_that_is_not_there_ends_the_command_with_one_sentence(tmp_path: Path) -> None:
    given = extract(tmp_path / "extract")
    for asked, said in (("height", "choose from area, age, sex"), ("age,age", "twice")):
        ended = run("run", given, "--out", tmp_path / "out", *QUICK, "--covariates", asked)
        assert ended.status == 2
        assert said in ended.problems


def test_for_release_an_estimate_leaves_only_beside_the_same_one_without_covariates(tmp_path: Path) -> None:
    content = made(tmp_path, "age,sex", None, "--policy", "release")
    plain = {
        (each["control"], each["aggregation"])
        for each in content["estimates"]
        if each["model"] == "linear" and " on " not in each["method"]
    }
    adjusted = [each for each in content["estimates"] if " on " in each["method"]]
    assert adjusted
    assert {(each["control"], each["aggregation"]) for each in adjusted} <= plain
    assert all(round(each["estimate"], 4) == each["estimate"] for each in adjusted)


@pytest.mark.parametrize(
    ("estimate", "said"), [(-0.11, "hardly"), (-0.13, "could be chance"), (-0.30, "go by the adjusted")]
)
def test_how_far_covariates_move_an_estimate_is_said_in_words(estimate: float, said: str) -> None:
    place = Place("offences", "linear", "never", "simple")
    without = Entry(place, -0.10, 0.05, -0.2, 0.0, 0.05, "", 20, 60)
    assert said in moved(Entry(place, estimate, 0.05, -0.2, 0.0, 0.05, "", 20, 60), without, "age")
