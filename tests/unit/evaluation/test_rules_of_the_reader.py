"""Every rule that the reader enforces: the finding, where it stands, and what it leaves out and what not."""

from collections.abc import Iterable

import pytest

from soceis.evaluation import Finding, Results, evaluate
from soceis.evaluation.frames.findings import REASONS
from tests.unit.evaluation import sample

COUNTS = [
    "age_and_sex",
    "referral_source",
    "referral_reason",
    "case_status",
    "closure_reason",
    "closure_reason_corrected",
    "plan_topics",
    "outcomes_closed",
    "outcomes_open",
    "duration",
]
EPISODES = [
    "case_status",
    "closure_reason",
    "closure_reason_corrected",
    "outcomes_closed",
    "outcomes_open",
    "duration",
]
REFERRALS = ["age_and_sex", "referral_source", "referral_reason"]
CLOSURES = ["closure_reason", "closure_reason_corrected"]

# Table, row (from 1), column, new text, finding, and the results that leave something out.
BROKEN: tuple[tuple[str, int, str, str, str, Iterable[str]], ...] = (
    ("people", 2, "person_id", "", "missing_value", []),
    ("people", 1, "sex", "boy", "unknown_code", ["age_and_sex"]),
    ("people", 1, "ethnicity", "white british", "unknown_code", []),
    ("people", 1, "birth_month", "2005-13", "not_a_month", []),
    ("referrals", 2, "referral_id", "r1", "duplicate_key", REFERRALS),
    ("referrals", 1, "person_id", "nobody", "unknown_key", REFERRALS),
    ("referrals", 1, "area", "East", "unknown_area", REFERRALS),
    ("referrals", 1, "area", "", "missing_value", REFERRALS),
    ("referrals", 1, "received_on", "10/06/2020", "not_a_date", REFERRALS),
    ("referrals", 1, "received_on", "2020-02-30", "not_a_date", REFERRALS),
    ("referrals", 1, "received_on", "0001-01-01", "not_a_date", REFERRALS),
    ("referrals", 1, "received_on", "2022-11-01", "after_data_date", REFERRALS),
    ("referrals", 1, "age_at_referral", "fifteen", "not_a_number", ["age_and_sex"]),
    ("referrals", 1, "age_at_referral", "15.5", "not_a_number", ["age_and_sex"]),
    ("referrals", 1, "age_at_referral", "26", "impossible_age", ["age_and_sex"]),
    ("referrals", 1, "age_at_referral", "-1", "impossible_age", ["age_and_sex"]),
    ("referrals", 1, "source", "Police", "unknown_code", ["referral_source"]),
    ("referrals", 1, "source", "", "missing_value", ["referral_source"]),
    ("referrals", 1, "primary_reason", "gang", "unknown_code", ["referral_reason"]),
    ("referrals", 1, "decision", "maybe", "unknown_code", []),
    ("episodes", 2, "episode_id", "e1", "duplicate_key", EPISODES),
    ("episodes", 1, "person_id", "nobody", "unknown_key", EPISODES),
    ("episodes", 1, "referral_id", "nothing", "unknown_key", EPISODES),
    ("episodes", 1, "programme", "both", "unknown_code", []),
    ("episodes", 1, "state", "open", "unknown_code", EPISODES),
    ("episodes", 1, "open_from", "2020", "not_a_date", ["duration"]),
    ("episodes", 1, "open_from", "2023-01-01", "after_data_date", ["duration"]),
    ("episodes", 1, "first_attended", "2023-01-01", "after_data_date", ["outcomes_closed"]),
    ("episodes", 1, "end_date", "2020-06-14", "end_before_start", ["duration"]),
    ("episodes", 1, "end_date", "2023-06-14", "after_data_date", ["duration"]),
    ("episodes", 1, "end_date", "", "closed_without_end_date", ["duration"]),
    ("episodes", 1, "closure_code", "", "closed_without_closure_code", CLOSURES),
    ("episodes", 1, "closure_code", "finished", "unknown_code", CLOSURES),
    ("episodes", 1, "non_engagement_reason", "no phone!", "unknown_code", []),
    ("plans", 2, "plan_id", "n1", "duplicate_key", ["plan_topics"]),
    ("plans", 1, "episode_id", "nothing", "unknown_key", ["plan_topics"]),
    ("plans", 1, "area", "East", "unknown_area", ["plan_topics"]),
    ("plans", 1, "agreed_on", "2023-01-01", "after_data_date", ["plan_topics"]),
    ("plans", 1, "agreed_on", "soon", "not_a_date", []),
    ("plans", 1, "form_version", "v9", "unknown_key", ["plan_topics"]),
    ("plan_forms", 2, "topic", "self_esteem", "duplicate_key", ["plan_topics"]),
    ("plan_forms", 1, "topic", "swimming", "unknown_code", ["plan_topics"]),
    ("plan_topics", 1, "plan_id", "n9", "unknown_key", ["plan_topics"]),
    ("plan_topics", 1, "topic", "swimming", "unknown_code", ["plan_topics"]),
    ("plan_topics", 2, "topic", "self_esteem", "duplicate_key", ["plan_topics"]),
    ("outcome_readings", 2, "episode_id", "e9", "unknown_key", ["outcomes_closed", "outcomes_open"]),
    ("outcome_readings", 2, "outcome", "happier", "unknown_code", ["outcomes_closed", "outcomes_open"]),
    ("outcome_readings", 2, "stage", "middle", "unknown_code", ["outcomes_closed"]),
    ("outcome_readings", 2, "applicable", "perhaps", "unknown_code", ["outcomes_closed"]),
    ("outcome_readings", 2, "value", "much better", "unknown_code", ["outcomes_closed"]),
    ("outcome_readings", 2, "value", "", "missing_value", ["outcomes_closed"]),
    ("outcome_readings", 2, "recorded_on", "then", "not_a_date", ["outcomes_closed"]),
    (
        "outcome_readings",
        2,
        "recorded_on",
        "2023-01-01",
        "after_data_date",
        ["outcomes_closed", "outcomes_open"],
    ),
    ("contacts", 2, "contact_id", "c1", "duplicate_key", []),
    ("contacts", 1, "episode_id", "e9", "unknown_key", []),
    ("contacts", 1, "on", "2023-01-01", "after_data_date", []),
    ("contacts", 1, "kind", "missed", "unknown_code", []),
    ("contacts", 1, "mode", "letter", "unknown_code", []),
    ("contacts", 1, "minutes", "an hour", "not_a_number", []),
    ("contacts", 1, "components", "FUN", "not_components", []),
    ("contacts", 1, "out_of_hours", "maybe", "unknown_code", []),
    ("states", 1, "episode_id", "e9", "unknown_key", []),
    ("states", 1, "state", "open", "unknown_code", []),
    ("states", 1, "effective_on", "2023-01-01", "after_data_date", []),
    ("states", 1, "recorded_at", "noon", "not_a_moment", []),
    ("units", 2, "unit_id", "u1", "duplicate_key", []),
    ("units", 1, "group", "treated", "unknown_code", []),
    ("units", 1, "index_month", "2020-6", "not_a_month", []),
    ("units", 1, "person_id", "p9", "unknown_key", []),
    ("unit_months", 1, "unit_id", "u9", "unknown_key", []),
    ("unit_months", 1, "month", "2020-00", "not_a_month", []),
    ("unit_months", 1, "month", "2022-11", "after_data_date", []),
    ("unit_months", 1, "offences", "two", "not_a_number", []),
    ("unit_windows", 1, "observed_to", "2018-01", "end_before_start", []),
)


# What a broken key takes with it in other tables: rows that point to a row that is no longer there.
CONSEQUENCES: dict[tuple[str, str, str], set[str]] = {
    ("people", "person_id", ""): {*REFERRALS, *EPISODES, "plan_topics"},
    ("referrals", "referral_id", "r1"): {*EPISODES},
    ("episodes", "episode_id", "e1"): {"plan_topics", "outcomes_closed", "outcomes_open"},
}


@pytest.fixture(scope="module")
def sound() -> Results:
    return evaluate(sample.extract())


def broken(table: str, row: int, column: str, text: str) -> tuple[Results, tuple[Finding, ...]]:
    rows = sample.rows()
    rows[table][row - 1][column] = text
    extract = sample.extract(rows)
    return evaluate(extract), extract.findings


def test_the_sample_is_sound() -> None:
    assert [f.message for f in sample.extract().findings] == []
    assert {t.name: t.excluded for t in evaluate(sample.extract()).tables} == dict.fromkeys(COUNTS, ())


@pytest.mark.parametrize(("table", "row", "column", "text", "code", "leaving_out"), BROKEN)
def test_a_broken_rule_is_an_error_that_stops_what_depends_on_it_and_nothing_else(
    sound: Results, table: str, row: int, column: str, text: str, code: str, leaving_out: Iterable[str]
) -> None:
    results, findings = broken(table, row, column, text)
    found = [f for f in findings if (f.table, f.row, f.column) == (table, row, column)]
    assert [(f.code, f.severity) for f in found] == [(code, "error")]
    assert found[0].value == text
    assert found[0].message.endswith(REASONS[code][1])
    assert {t.name for t in results.tables if t.excluded} >= set(leaving_out)
    for name in set(COUNTS) - set(leaving_out) - CONSEQUENCES.get((table, column, text), set()):
        before, after = sound.table(name), results.table(name)
        assert (after.cells, after.statistics, after.excluded) == (before.cells, before.statistics, ()), name


@pytest.mark.parametrize("age", ["10", "19", "25", "0"])
def test_an_age_outside_11_to_18_is_a_warning_and_counts(age: str) -> None:
    results, findings = broken("referrals", 1, "age_at_referral", age)
    assert [(f.code, f.severity) for f in findings] == [("age_outside_service", "warning")]
    assert results.table("age_and_sex").excluded == ()
    ages = [int(age), 14]
    assert results.table("age_and_sex").statistic("min age", "North").value == min(ages)


def test_a_second_open_episode_in_a_programme_is_left_out_and_the_earlier_kept() -> None:
    rows = sample.rows()
    rows["episodes"].append({**rows["episodes"][2], "episode_id": "e5", "open_from": "2021-03-06"})
    extract = sample.extract(rows)
    assert [(f.code, f.table, f.row) for f in extract.findings] == [("second_open_episode", "episodes", 5)]
    table = evaluate(extract).table("case_status")
    assert table.cell("open", "North").n == 1
    assert [(e.rows, e.areas) for e in table.excluded] == [(1, (("North", 1),))]


def test_a_value_with_a_nul_or_ten_megabytes_is_found_and_shown_short() -> None:
    for text in ("p\0one", "x" * 10_000_000):
        rows = sample.rows()
        rows["people"][2]["person_id"] = text
        extract = sample.extract(rows)
        found = next(f for f in extract.findings if f.code == "unreadable_text")
        assert (found.table, found.row, found.column) == ("people", 3, "person_id")
        assert len(found.message) < 400
        assert "\0" not in found.message


def test_many_findings_of_one_kind_are_listed_up_to_a_thousand_and_counted_beyond() -> None:
    rows = sample.rows()
    rows["contacts"] = [{**rows["contacts"][0], "contact_id": f"c{n}", "kind": "call"} for n in range(1_200)]
    findings = sample.extract(rows).findings
    assert sum(f.code == "unknown_code" for f in findings) == 1_000
    more = [f for f in findings if f.code == "more_of_the_same"]
    assert len(more) == 1
    assert "200 more rows" in more[0].message


def test_a_reading_that_cannot_be_used_does_not_let_an_earlier_one_count() -> None:
    rows = sample.rows()
    rows["outcome_readings"].append(
        {**rows["outcome_readings"][1], "value": "fine", "recorded_on": "2021-01-12"}
    )
    table = evaluate(sample.extract(rows)).table("outcomes_closed")
    cell = table.cell("reduced_offending", "North")
    assert (cell.n, cell.base) == (0, 1)
    assert [e.rows for e in table.excluded] == [1]


def test_a_topic_that_the_form_does_not_offer_is_named_and_only_published_counts_it() -> None:
    rows = sample.rows()
    rows["plan_topics"].append({"plan_id": "n1", "topic": "housing"})
    extract = sample.extract(rows)
    assert [f.code for f in extract.findings] == ["topic_not_on_form"]
    corrected = evaluate(extract).table("plan_topics")
    assert (corrected.cell("housing", "North").n, corrected.cell("housing", "North").base) == (0, 0)
    assert [e.rows for e in corrected.excluded] == [1]
    assert evaluate(extract, "published_2023").table("plan_topics").cell("housing", "North").n == 1


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("end_date", "2021-04-01", "end_date_but_not_closed"),
        ("first_attended", "2021-03-01", "attended_before_start"),
        ("person_id", "p2", "referral_of_another_person"),
        ("area", "South", "referral_in_another_area"),
        ("state", "paused", "state_disagrees"),
    ],
)
def test_doubtful_episodes_are_warned_about_and_counted(column: str, text: str, code: str) -> None:
    results, findings = broken("episodes", 3, column, text)
    assert [(f.code, f.severity, f.row) for f in findings] == [(code, "warning", 3)]
    assert results.table("case_status").excluded == ()


def test_rows_left_out_are_counted_by_area() -> None:
    results, _ = broken("referrals", 4, "source", "unknown")
    assert results.table("referral_source").excluded[0].areas == (("South", 1),)
