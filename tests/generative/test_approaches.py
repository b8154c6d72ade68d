"""What partners hear and when we promise to answer, against the plainest reading of the rules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.referrals.rules import DECISIONS, EARLY_SIGNS
from soceis.sharing.consultations.rules import (
    BECAUSE,
    FEW,
    HEARD,
    SIGNS,
    STANDINGS,
    STATES,
    answer_by,
    heard,
    held_back,
    may_pass,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS)
def test_an_answer_comes_by_the_second_working_day_after(sent: date) -> None:
    day = answer_by(sent)
    after = [sent + timedelta(days=n) for n in range(1, (day - sent).days + 1)]
    assert sum(one.isoweekday() <= 5 for one in after) == 2
    assert day.isoweekday() <= 5


@given(st.sampled_from(sorted(HEARD)), st.none() | st.integers(0, 30))
def test_a_partner_hears_a_code_of_the_table_and_never_whether_anybody_was_known(
    decision: str, age: int | None
) -> None:
    standing, because = heard(decision, age)
    assert standing in STANDINGS
    assert because in BECAUSE
    assert (because == "age") == (decision == "not_accepted" and age is not None and (age < 11 or age > 18))
    assert heard("duplicate", age) == heard("signposted", age) == heard("withdrawn", age)


def test_every_decision_is_heard_and_every_sign_is_the_referrals_own() -> None:
    assert set(HEARD) == set(DECISIONS) - {"pending"}
    assert SIGNS == EARLY_SIGNS


@given(st.integers(0, 1_000))
def test_small_counts_are_not_said(count: int) -> None:
    said = held_back(count)
    assert (said == str(count)) == (count == 0 or count >= FEW)
    assert not (0 < count < FEW and str(count) == said)


@given(st.lists(st.sampled_from(sorted(STATES)), max_size=6))
def test_what_ended_stays_ended(steps: list[str]) -> None:
    state, ended = "", False
    for step in steps:
        if may_pass(state, step):
            assert not ended
            state = step
            ended = state in ("became_referral", "closed")
