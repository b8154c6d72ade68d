"""An extract that gives the comparison group months of its own: each cohort is compared with those of its month."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation.disclosure.policies import POLICIES
from soceis.evaluation.impact import panel_of
from soceis.evaluation.study.sending import protected_summary
from tests.unit.evaluation.study.extracts import QUICK, Tables, extract, run

KEYS = ("outcome", "model", "control", "aggregation", "event_time", "group", "month")


def with_months(tables: Tables) -> None:
    """The comparison units take the months of start of their area in turn, where it has any."""
    starts: dict[str, list[str]] = {}
    for row in tables["units"]:
        if row["group"] == "service" and row["index_month"]:
            starts.setdefault(row["area"], []).append(row["index_month"])
    turns = {area: cycle(sorted(set(months))) for area, months in starts.items()}
    for row in tables["units"]:
        if row["group"] == "comparison":
            row["index_month"] = next(turns[row["area"]]) if row["area"] in turns else ""


def studied(folder: Path, name: str, *options: str) -> dict[str, Any]:
    ended = run("run", folder, "--out", folder.parent / name, *QUICK, *options)
    assert ended.status == 0, ended.problems
    found: dict[str, Any] = json.loads((folder.parent / name / "impact.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extract(tmp_path_factory.mktemp("months") / "given", with_months)


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, Any]:
    return studied(folder, "out")


def test_the_matched_estimates_stand_after_the_others_which_stay_as_they_are(
    found: dict[str, Any], tmp_path: Path
) -> None:
    without = studied(extract(tmp_path / "plain"), "none", "--match", "none")
    assert without["headline"][0]["control"] == "never"
    usual, matched = (
        [entry for entry in found["estimates"] if (entry["control"] == "matched") == own]
        for own in (False, True)
    )
    assert found["estimates"] == [*usual, *matched]
    assert [[entry.get(key) for key in KEYS] for entry in usual] == [
        [entry.get(key) for key in KEYS] for entry in without["estimates"]
    ]
    for one, other in zip(usual, without["estimates"], strict=True):
        assert (one["estimate"], one["se"], one["p"]) == pytest.approx(
            (other["estimate"], other["se"], other["p"]), rel=1e-8, abs=1e-10
        )
    asked = {(entry["model"], entry["aggregation"]) for entry in matched}
    assert asked == {
        (m, a) for m in ("linear", "poisson") for a in ("simple", "dynamic", "group", "calendar")
    }


def test_the_headline_its_figure_and_the_words_are_of_the_matched_comparison(
    found: dict[str, Any], folder: Path
) -> None:
    for head in found["headline"]:
        assert (head["sample"], head["control"]) == ("everybody", "matched")
        assert head["analytic"]["control"] == head["randomisation"]["control"] == "matched"
        assert head["rate_ratio"]["control"] == "matched"
    report = (folder.parent / "out/report.html").read_text(encoding="utf-8")
    assert "compared with those matched to them, from the same month on" in report
    events = {
        entry["event_time"]: entry["estimate"]
        for entry in found["estimates"]
        if entry["control"] == "matched" and entry["model"] == "linear" and "event_time" in entry
    }
    lines = (folder.parent / "out/figures/event_study_offences.csv").read_text(encoding="utf-8").splitlines()
    drawn = {int(line.split(",")[0]): line.split(",")[1] for line in lines[1:]}
    assert set(drawn) == set(events)
    assert all(abs(float(drawn[at].replace("−", "-")) - events[at]) < 0.01 for at in events)


def test_summaries_give_the_matched_estimates_too(found: dict[str, Any], folder: Path) -> None:
    out = folder.parent / "sent.json"
    assert run("summarise", folder, "--out", out, "--window", "3", "--outcome", "offences").status == 0
    assert run("estimate", out, "--out", folder.parent / "estimates.json").status == 0
    content = json.loads((folder.parent / "estimates.json").read_text(encoding="utf-8"))
    assert [[e.get(key) for key in KEYS] for e in content["estimates"]] == [
        [e.get(key) for key in KEYS] for e in found["estimates"]
    ]
    for one, other in zip(content["estimates"], found["estimates"], strict=True):
        assert (one["estimate"], one["se"]) == pytest.approx((other["estimate"], other["se"]), abs=1e-10)


def test_under_a_policy_months_that_few_share_are_sent_without_being_told(folder: Path) -> None:
    panel = panel_of(folder, 3)
    policy = POLICIES["hesa"]
    sent, said = protected_summary(panel, "offences", policy)
    assert all(group.n >= policy.smallest_group for group in sent.groups)
    whole, _ = protected_summary(panel, "offences", POLICIES["internal"])
    kept = sum(group.n for group in sent.groups if group.cohort == 0)
    assert kept == whole.comparisons
    assert len([g for g in sent.groups if g.index]) < len([g for g in whole.groups if g.index])
    assert any("without that month" in words for words in said)


def test_only_those_who_are_compared_are_counted_as_compared(tmp_path: Path) -> None:
    def first_month_alone(tables: Tables) -> None:
        """The comparison group has the month in which the first young people began, and no other."""
        first = min(row["index_month"] for row in tables["units"] if row["group"] == "service")
        for row in tables["units"]:
            if row["group"] == "comparison":
                row["index_month"] = first

    found = studied(extract(tmp_path / "few", first_month_alone), "few_out")
    began = {row["months"]: row["treated"] for row in found["cohorts"]}
    first = min(began)
    groups = [
        e for e in found["estimates"] if e["control"] == "matched" and "group" in e and e["model"] == "linear"
    ]
    assert [entry["group"] for entry in groups] == [first]
    reasons = {
        each["group"]: each["reason"]
        for each in found["absent"]
        if each["control"] == "matched" and each["model"] == "linear" and "group" in each
    }
    assert set(reasons) == set(began) - {first}
    assert set(reasons.values()) == {"nobody of the comparison group was matched to this month of start"}
    said = " ".join(found["headline"][0]["said"])
    assert f"{began[first]} young people of the service" in said
