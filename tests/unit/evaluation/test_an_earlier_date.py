"""How everything stood on an earlier date."""

from datetime import date

from soceis.evaluation import durations_by_area, evaluate
from tests.unit.evaluation import sample

ON = date(2020, 9, 15)


def test_the_state_is_the_last_event_on_or_before_the_date() -> None:
    results = evaluate(sample.extract(), as_of=ON)
    status = results.table("case_status")
    assert {row: status.cell(row, "North").n for row in ("open", "closed")} == {"open": 2, "closed": 0}
    assert status.cell("not_allocated", "South").n == 1
    on_the_day = evaluate(sample.extract(), as_of=date(2020, 10, 5)).table("case_status")
    assert (on_the_day.cell("open", "North").n, on_the_day.cell("closed", "North").n) == (1, 1)


def test_what_came_later_is_left_out_and_counted() -> None:
    results = evaluate(sample.extract(), as_of=ON)
    assert results.table("referral_source").cell("police", "North").n == 1
    left = {e.reason: e.rows for e in results.table("referral_source").excluded}
    assert left == {"referrals.received_on: later than the date asked for": 1}
    assert results.table("outcomes_open").cell("reduced_offending", "North").base == 0


def test_plans_made_later_or_without_a_date_are_not_counted() -> None:
    rows = sample.rows()
    rows["plans"][0]["agreed_on"] = ""
    rows["plans"][1]["agreed_on"] = "2020-12-01"
    table = evaluate(sample.extract(rows), as_of=ON).table("plan_topics")
    assert table.cell("offending", "North").base == 0
    assert sum(e.rows for e in table.excluded) == 2


def test_without_a_history_the_dates_decide_and_a_finding_says_so() -> None:
    rows = sample.rows()
    del rows["states"]
    results = evaluate(sample.extract(rows), as_of=ON)
    status = results.table("case_status")
    assert (status.cell("open", "North").n, status.cell("not_allocated", "South").n) == (2, 1)
    assert [f.severity for f in results.findings if f.code == "no_state_history"] == ["warning"]


def test_a_date_after_the_data_date_shows_the_data_date_and_says_so() -> None:
    results = evaluate(sample.extract(), as_of=date(2030, 1, 1))
    assert results.as_at == (("North", date(2022, 10, 31)), ("South", date(2022, 10, 31)))
    assert {f.code for f in results.findings} == {"as_of_after_data_date"}
    assert results.table("case_status").cells == evaluate(sample.extract()).table("case_status").cells


def test_an_event_that_cannot_be_placed_leaves_its_episode_out() -> None:
    rows = sample.rows()
    rows["states"][0]["effective_on"] = "June"
    table = evaluate(sample.extract(rows), as_of=ON).table("case_status")
    assert table.cell("open", "North").n == 1
    assert [e.reason for e in table.excluded if "episodes.state" in e.reason] == [
        "episodes.state: not a date"
    ]


def test_bars_run_to_the_date_asked_for() -> None:
    north = durations_by_area(sample.extract(), as_of=ON)[0]
    assert [[(s.months, s.status) for s in bar.segments] for bar in north.bars] == [
        [(3, "open")],
        [(2, "open")],
    ]


def test_an_episode_whose_referral_cannot_be_used_still_counts_as_an_episode() -> None:
    rows = sample.rows()
    rows["referrals"][0]["received_on"] = "June"
    extract = sample.extract(rows)
    assert evaluate(extract, as_of=ON).table("case_status").cell("open", "North").n == 2
    published = evaluate(extract, "published_2023", ON).table("case_status")
    assert published.cell("open", "North").n == 1
    assert [e.rows for e in published.excluded if "referral" in e.reason] == [1]


def test_work_that_was_closed_and_taken_up_again_ended_on_the_day_of_the_history() -> None:
    rows = sample.rows()
    rows["states"].insert(5, {**rows["states"][4], "state": "closed", "effective_on": "2021-05-04"})
    results = evaluate(sample.extract(rows), as_of=date(2021, 5, 10))
    assert results.table("case_status").cell("closed", "North").n == 3
    north = durations_by_area(sample.extract(rows), as_of=date(2021, 5, 10))[0]
    assert [(s.months, s.status) for s in north.bars[0].segments] == [(6, "closed"), (1, "closed")]
