"""Summaries instead of rows: what one side sends, and the estimates of all sides together."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.evaluation.study.extracts import QUICK, SMALL, Tables, extract, keep_units, of_group, run

MONTHS = "2019-07:2021-03"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sides")


@pytest.fixture(scope="module")
def whole(folder: Path) -> Path:
    return extract(folder / "whole")


def side(folder: Path, group: str) -> Path:
    def only(tables: Tables) -> None:
        keep_units(tables, of_group(tables, group))

    return extract(folder / group, only)


def by_place(content: dict[str, Any]) -> dict[tuple[object, ...], dict[str, Any]]:
    keys = ("outcome", "model", "control", "aggregation", "event_time", "group", "month")
    return {tuple(entry.get(key) for key in keys): entry for entry in content["estimates"]}


def close(one: dict[str, Any], other: dict[str, Any], places: set[str]) -> None:
    for key in places:
        assert one[key] == pytest.approx(other[key], rel=1e-8, abs=1e-10), key


def test_rows_and_summaries_give_the_same_estimates(whole: Path, folder: Path) -> None:
    out = folder / "whole.json"
    assert run("summarise", whole, "--out", out, "--window", "3", "--outcome", "offences").status == 0
    ended = run("estimate", out, "--out", folder / "estimates.json")
    assert ended.status == 0, ended.problems
    by_summary = by_place(json.loads((folder / "estimates.json").read_text(encoding="utf-8")))
    assert run("run", whole, "--out", folder / "rows", *QUICK, "--match", "none").status == 0
    by_rows = by_place(json.loads((folder / "rows/impact.json").read_text(encoding="utf-8")))
    assert set(by_summary) == set(by_rows)
    for place, entry in by_rows.items():
        close(by_summary[place], entry, {"estimate", "se", "ci", "p"})


def test_two_sides_together_are_as_good_as_all_rows_in_one_place(whole: Path, folder: Path) -> None:
    files = []
    for group in ("service", "comparison"):
        files.append(folder / f"{group}.json")
        given = side(folder, group)
        ended = run(
            "summarise",
            given,
            "--out",
            files[-1],
            "--window",
            "3",
            "--months",
            MONTHS,
            "--outcome",
            "arrests",
        )
        assert ended.status == 0, ended.problems
        assert MONTHS in ended.words
    together = run("estimate", *files)
    assert together.status == 0, together.problems
    content = json.loads(together.words)
    assert content["groups"][0]["sides"] == 2
    out = folder / "all.json"
    assert (
        run(
            "summarise", whole, "--out", out, "--window", "3", "--months", MONTHS, "--outcome", "arrests"
        ).status
        == 0
    )
    alone = by_place(json.loads(run("estimate", out).words))
    assert set(by_place(content)) == set(alone)
    for place, entry in by_place(content).items():
        close(entry, alone[place], {"estimate", "se", "p"})


def test_a_file_of_summaries_names_nobody(whole: Path, folder: Path) -> None:
    out = folder / "nobody.json"
    assert run("summarise", whole, "--out", out, "--window", "3").status == 0
    text = out.read_text(encoding="utf-8")
    assert "u000000" not in text
    assert "p000000" not in text


def test_under_a_policy_no_group_of_few_is_in_the_file(folder: Path, whole: Path) -> None:
    out = folder / "released.json"
    ended = run(
        "summarise", whole, "--out", out, "--window", "3", "--outcome", "offences", "--policy", "release"
    )
    assert ended.status == 0, ended.problems
    content = json.loads(out.read_text(encoding="utf-8"))
    groups = content["summaries"][0]["groups"]
    assert min(group["n"] for group in groups) >= 10
    assert all(group["all_zero"] % 5 == 0 for group in groups)
    assert "left out, with fewer than 10 young people" in ended.words
    assert "not to be sent before two people have approved it" in ended.words


def test_when_nothing_may_leave_the_command_says_so(folder: Path) -> None:
    few = extract(folder / "few", wanted=replace(SMALL, service=6, comparison=8))
    ended = run("summarise", few, "--out", folder / "few.json", "--window", "3", "--policy", "release")
    assert ended.status == 2
    assert "nothing may leave under the policy release" in ended.problems
    assert not (folder / "few.json").exists()


def test_summaries_that_do_not_fit_together_are_refused_with_the_reason(whole: Path, folder: Path) -> None:
    one, other = folder / "one.json", folder / "other.json"
    assert run("summarise", whole, "--out", one, "--window", "3", "--outcome", "offences").status == 0
    assert run("summarise", whole, "--out", other, "--window", "4", "--outcome", "offences").status == 0
    ended = run("estimate", one, other)
    assert ended.status == 2
    assert "window" in ended.problems


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '{"kind": "soceis impact summaries", "format": 1}', "\x00", "[" * 99_999]
)
def test_a_file_that_is_none_of_ours_ends_with_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_text(text)
    ended = run("estimate", path)
    assert (ended.status, ended.words) == (2, "")
    assert "make it again" in ended.problems
    assert "check the name" in run("estimate", tmp_path / "gone.json").problems


@pytest.mark.parametrize("months", ["2020-01", "2020-13:2021-01", "2021-01:2020-01", "soon:later"])
def test_months_that_are_none_end_with_a_sentence(months: str, whole: Path, tmp_path: Path) -> None:
    ended = run("summarise", whole, "--out", tmp_path / "s.json", "--months", months)
    assert ended.status == 2
    assert "--months must be two months" in ended.problems
