"""Attendance, statuses and applications, against a plain count by days."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.contexts.schools.rules import (
    APPLICATION_STATES,
    APPLICATION_TRANSITIONS,
    EET,
    EET_GROUPS,
    STATUSES,
    Period,
    before_and_after,
    last_month,
    mean_attendance,
    overlaps,
    status_on,
)

days = st.dates(min_value=date(2019, 1, 1), max_value=date(2030, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(days)
    last = first + timedelta(days=draw(st.integers(0, 120)))
    return Period(first, last, Decimal(draw(st.integers(0, 1000))) / 10)


def each_day(period: Period) -> Iterable[date]:
    return (period.first + timedelta(days=more) for more in range((period.last - period.first).days + 1))


@given(periods())
def test_weekdays_are_counted_as_on_a_calendar(period: Period) -> None:
    assert period.weekdays == sum(day.weekday() < 5 for day in each_day(period))


@given(st.lists(periods(), max_size=6))
def test_the_mean_is_that_of_all_weekdays(listed: list[Period]) -> None:
    percents = [Fraction(one.percent) for one in listed for day in each_day(one) if day.weekday() < 5]
    found = mean_attendance(listed)
    if not percents:
        assert found is None
        return
    exact = sum(percents) / len(percents)
    rounded = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert found == rounded.quantize(Decimal("0.1"), ROUND_HALF_UP)


@given(st.lists(periods(), max_size=6), days)
def test_before_and_after_never_hold_the_day_between_them(listed: list[Period], began: date) -> None:
    before, after = before_and_after(listed, began)
    for one in listed:
        around = any(day < began for day in each_day(one)) and any(day >= began for day in each_day(one))
        assert (one in before or one in after) == (not around)
        assert not (one in before and one in after)


@given(periods(), periods())
def test_two_times_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    assert overlaps(one, other) == bool(set(each_day(one)) & set(each_day(other)))


@given(days)
def test_the_last_month_is_whole_also_after_a_leap_day(day: date) -> None:
    first, last = last_month(day)
    assert first.day == 1
    assert (last + timedelta(days=1)) == day.replace(day=1)
    assert first.month == last.month


@given(st.dictionaries(days, st.sampled_from(sorted(STATUSES)), max_size=6), days)
def test_the_status_on_a_day_is_the_last_that_began(noted: dict[date, str], day: date) -> None:
    expected = "not_known"
    for first in sorted(noted):
        if first <= day:
            expected = noted[first]
    assert status_on(noted.items(), day) == expected


def test_every_status_counts_somewhere_and_not_known_stays_not_known() -> None:
    assert set(EET) == set(STATUSES)
    assert set(EET.values()) == set(EET_GROUPS)
    assert EET["not_known"] == "not_known"


@pytest.mark.parametrize("state", APPLICATION_STATES)
def test_every_step_of_an_application_can_be_reached_and_none_goes_back(state: str) -> None:
    before = [one for one, ways in APPLICATION_TRANSITIONS.items() if state in ways]
    assert before
    assert state not in APPLICATION_TRANSITIONS[state]
