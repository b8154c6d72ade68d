"""What may be said about an outcome: the rule, its order, and its sentences."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.study.verdict import HEADINGS, Evidence, judge, kind_of

ENOUGH = Evidence(
    "offences", 150, 600, -0.05, -0.08, -0.02, 0.001, "analytic", 0.2, power=0.9, size=0.05, detectable=0.2, trend_p=0.5
)  # fmt: skip


def test_an_interval_on_one_side_of_no_difference_says_fewer_or_more() -> None:
    assert kind_of(ENOUGH) == "fewer"
    assert kind_of(replace(ENOUGH, estimate=0.05, low=0.02, high=0.08)) == "more"


def test_an_interval_that_holds_no_difference_is_too_few_unless_the_study_was_large_enough() -> None:
    unclear = replace(ENOUGH, low=-0.11, high=0.01)
    assert kind_of(unclear) == "no_difference_found"
    assert kind_of(replace(unclear, power=0.79)) == "too_few"
    assert kind_of(replace(unclear, power=None)) == "too_few"


def test_fewer_than_ten_in_either_group_are_too_few_however_clear_the_interval() -> None:
    assert kind_of(replace(ENOUGH, treated=9)) == "too_few"
    assert kind_of(replace(ENOUGH, comparison=9)) == "too_few"
    assert "fewer than 10 young people" in judge(replace(ENOUGH, treated=9)).sentences[0]


def test_groups_that_moved_apart_before_the_start_allow_no_conclusion() -> None:
    verdict = judge(replace(ENOUGH, trend_p=0.049))
    assert verdict.kind == "not_alike_before"
    assert "must not be read as what the service did" in verdict.sentences[0]


def test_a_test_that_finds_differences_where_there_are_none_allows_no_conclusion() -> None:
    verdict = judge(replace(ENOUGH, size=0.09))
    assert verdict.kind == "too_few"
    assert "9% of studies where there is none" in verdict.sentences[0]


def test_a_small_study_that_finds_something_says_that_it_probably_found_too_much() -> None:
    assert any("too much" in said for said in judge(replace(ENOUGH, power=0.3)).sentences)
    assert not any("too much" in said for said in judge(ENOUGH).sentences)


def test_without_an_estimate_the_reason_is_said() -> None:
    verdict = judge(Evidence("arrests", 20, 0, absent="there is nobody to compare with"))
    assert verdict.kind == "not_estimated"
    assert "there is nobody to compare with" in verdict.sentences[0]


def test_a_difference_is_said_for_a_hundred_young_people_with_its_interval() -> None:
    said = " ".join(judge(ENOUGH).sentences)
    assert "5.0 fewer offences a month for every 100 young people" in said
    assert "from 8.0 fewer offences to 2.0 fewer offences" in said


evidence = st.builds(
    Evidence,
    outcome=st.sampled_from(["offences", "arrests", "missing_episodes"]),
    treated=st.integers(0, 400),
    comparison=st.integers(0, 400),
    estimate=st.none() | st.floats(-1, 1),
    low=st.none() | st.floats(-2, 1),
    high=st.none() | st.floats(-1, 2),
    p=st.none() | st.floats(0, 1),
    before=st.none() | st.floats(0, 2),
    power=st.none() | st.floats(0, 1),
    size=st.none() | st.floats(0, 1),
    detectable=st.none() | st.floats(0, 1),
    trend_p=st.none() | st.floats(0, 1),
)


@given(evidence)
def test_no_estimate_is_ever_said_without_its_interval_and_its_power(found: Evidence) -> None:
    said = " ".join(judge(found).sentences)
    if "Best estimate" in said:
        assert "95% interval" in said
        assert "its power" in said or "is not known" in said
    assert "impact" not in said.lower()
    assert not re.search(r"\bnan\b|\binf\b|None", said)


@given(evidence)
def test_fewer_or_more_is_never_said_of_few_or_of_an_interval_that_holds_no_difference(
    found: Evidence,
) -> None:
    verdict = judge(found)
    assert verdict.heading == HEADINGS[verdict.kind]
    if verdict.kind in {"fewer", "more"}:
        assert found.low is not None
        assert found.high is not None
        assert found.low > 0 or found.high < 0
        assert min(found.treated, found.comparison) >= 10
        assert found.trend_p is None or found.trend_p >= 0.05


@pytest.mark.parametrize("power", [None, 0.0, 0.79])
def test_too_few_is_said_whenever_nothing_was_found_without_power(power: float | None) -> None:
    assert judge(replace(ENOUGH, low=-1.0, high=1.0, power=power)).heading == "Too few to conclude"
