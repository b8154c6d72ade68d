"""Whatever is wrong with the data, the command ends with one sentence, or with a study that says what is wrong."""

import json
from pathlib import Path

import pytest

from soceis.evaluation.study import outputs
from tests.unit.evaluation.study.extracts import (
    QUICK,
    Spoil,
    Tables,
    extract,
    keep_units,
    numbers_in,
    of_group,
    run,
)


@pytest.fixture(autouse=True)
def _only_what_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page and impact.json are read here; the PDF, the Word file and the PNG of each study are not."""
    monkeypatch.setattr(outputs, "as_pdf", lambda _: b"")
    monkeypatch.setattr(outputs, "as_word", lambda _: b"")


def starts_at(month: str, tables: Tables, first: int | None = None) -> None:
    for row in [row for row in tables["units"] if row["index_month"]][:first]:
        row["index_month"] = month


def a_unit_month_twice(tables: Tables) -> None:
    tables["unit_months"].append(dict(tables["unit_months"][0]))


def a_negative_count(tables: Tables) -> None:
    tables["unit_months"][0]["offences"] = "-1"


def a_word_for_a_count(tables: Tables) -> None:
    tables["unit_months"][0]["offences"] = "two"


def a_month_that_is_none(tables: Tables) -> None:
    tables["unit_months"][0]["month"] = "2020-13"


def an_unknown_group(tables: Tables) -> None:
    tables["units"][0]["group"] = "treated"


def a_unit_twice(tables: Tables) -> None:
    tables["units"].append(dict(tables["units"][0]))


def no_units(tables: Tables) -> None:
    tables["units"] = []


def no_unit_months(tables: Tables) -> None:
    del tables["unit_months"]


def no_outcome(tables: Tables) -> None:
    for row in tables["unit_months"]:
        del row["offences"]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (a_unit_month_twice, "repeat a unit and month"),
        (a_negative_count, "below 0"),
        (a_word_for_a_count, "are no numbers"),
        (a_month_that_is_none, '"2020-13" is not a month'),
        (an_unknown_group, "write service or comparison"),
        (a_unit_twice, "no unit_id of their own"),
        (no_units, "table units is empty"),
        (no_unit_months, "table unit_months is missing"),
        (no_outcome, "has no column offences"),
    ],
)
def test_data_of_which_no_study_can_be_made_end_with_status_2_and_one_sentence(
    spoil: Spoil, why: str, tmp_path: Path
) -> None:
    ended = run("run", extract(tmp_path / "extract", spoil), "--out", tmp_path / "out", *QUICK)
    assert (ended.status, ended.words) == (2, "")
    assert why in ended.problems
    assert ended.problems.count("\n") == 1
    assert not (tmp_path / "out").exists()


def no_controls(tables: Tables) -> None:
    keep_units(tables, of_group(tables, "service"))


def one_cohort(tables: Tables) -> None:
    starts_at("2020-09", tables)


def all_began_in_the_first_month(tables: Tables) -> None:
    starts_at("2018-01", tables)


def some_began_in_the_first_month(tables: Tables) -> None:
    starts_at("2018-01", tables, 3)


def never_observed_before(tables: Tables) -> None:
    starts = {row["unit_id"]: row["index_month"] for row in tables["units"][:2]}
    for row in tables["unit_windows"]:
        row["observed_from"] = starts.get(row["unit_id"], row["observed_from"])


def a_month_missing(tables: Tables) -> None:
    # Without a window, a month without a row was not observed.
    other = tables["unit_months"][-1]["unit_id"]
    tables["unit_windows"] = [row for row in tables["unit_windows"] if row["unit_id"] != other]


def all_zeros(tables: Tables) -> None:
    for row in tables["unit_months"]:
        row["offences"] = "0"


def collinear(tables: Tables) -> None:
    for row in tables["units"]:
        row["age_in_months"] = str(12 * int(row["age"]))


def separation(tables: Tables) -> None:
    for row in tables["units"]:
        row["known_to_us"] = "1" if row["group"] == "service" else "0"


def every_unit_treated(tables: Tables) -> None:
    for number, row in enumerate(tables["units"]):
        row["group"] = "service"
        row["index_month"] = row["index_month"] or f"2020-{7 + number % 4:02d}"


def nobody_treated(tables: Tables) -> None:
    keep_units(tables, of_group(tables, "comparison"))


def no_start(tables: Tables) -> None:
    starts_at("", tables, 2)


def one_of_each(tables: Tables) -> None:
    kept = [min(of_group(tables, group)) for group in ("service", "comparison")]
    keep_units(tables, kept)


@pytest.mark.parametrize(
    ("spoil", "named", "verdict"),
    [
        (no_controls, "there are no comparison units", None),
        (one_cohort, "All young people of the service began in 2020-09", None),
        (all_began_in_the_first_month, "began in or before the first month of the panel", "not_estimated"),
        (some_began_in_the_first_month, "began in or before the first month of the panel", None),
        (never_observed_before, "never observed before the start", None),
        (a_month_missing, "Add the missing months", None),
        (all_zeros, "offences is 0 for everybody", "not_estimated"),
        (collinear, '"age_in_months": it follows from', None),
        (separation, '"known_to_us" alone can tell', None),
        (every_unit_treated, "there are no comparison units", None),
        (nobody_treated, "nobody in the data has a start month", "not_estimated"),
        (no_start, "have no index_month", None),
        (one_of_each, "nothing varied among those compared", "not_estimated"),
    ],
)
def test_what_is_wrong_is_named_and_what_cannot_be_estimated_is_absent_with_its_reason(
    spoil: Spoil, named: str, verdict: str | None, tmp_path: Path
) -> None:
    ended = run("run", extract(tmp_path / "extract", spoil), "--out", tmp_path / "out", *QUICK)
    assert ended.status == 0, ended.problems
    text = (tmp_path / "out" / "impact.json").read_text(encoding="utf-8")
    found = json.loads(text)
    reasons = [told["message"] for told in found["findings"]] + [gone["reason"] for gone in found["absent"]]
    assert any(named in reason for reason in reasons), reasons
    if verdict:
        assert {head["verdict"] for head in found["headline"]} == {verdict}
    asked = {(e["model"], e["control"], e["aggregation"]) for e in (*found["estimates"], *found["absent"])}
    assert len(asked) == 16
    assert all(abs(number) < 1e12 for number in numbers_in(found))
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    for written in (text, page.split("</style>")[1]):
        assert "NaN" not in written
        assert ">nan" not in written
        assert "Infinity" not in written


def test_a_file_that_is_no_extract_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    for given, why in ((tmp_path / "gone", "There is no folder"), (tmp_path / "notes.txt", "is a file")):
        ended = run("run", given, "--out", tmp_path / "out")
        assert ended.status == 2
        assert why in ended.problems
    assert "table units is missing" in run("run", tmp_path, "--out", tmp_path / "out").problems


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--window", "0"], "--window must be a number of months"),
        (["--window", "some"], "--window must be a number of months"),
        (["--outcome", "convictions"], 'There is no outcome "convictions"'),
        (["--policy", "open"], 'There is no policy "open"'),
        (["--match", "best"], 'There is no way of matching "best"'),
        (["--draws", "5"], "--draws must be from 99"),
        (["--seed", "-1"], "--seed must be from 0"),
    ],
)
def test_an_option_that_cannot_be_had_ends_with_status_2_and_a_sentence(
    options: list[str], why: str, tmp_path: Path
) -> None:
    ended = run("run", tmp_path, "--out", tmp_path / "out", *options)
    assert ended.status == 2
    assert why in ended.problems
