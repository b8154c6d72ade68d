"""When to ask again and when to think of services for adults, against a plain oracle; leap days among them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from soceis.journey.outcomes.rules import (
    FOLLOW_UPS,
    askings,
    moment_of,
    months_after,
    network_change,
    stage_of,
    think_of_adult_services_from,
)

DAYS = st.dates(date(2004, 1, 1), date(2032, 12, 31))


def plainly_after(day: date, months: int) -> date:
    """Month by month, then the same day of the month or the last day before it."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


@given(DAYS, st.integers(0, 240))
@example(date(2008, 2, 29), 12)
@example(date(2024, 8, 31), 6)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    assert months_after(day, months) == plainly_after(day, months)


@given(DAYS, st.integers(-120, 500))
@example(date(2023, 8, 29), 184)
def test_asking_stands_from_a_fortnight_before_until_three_months_after(ended: date, days: int) -> None:
    today = ended + timedelta(days=days)
    for asking, months in zip(askings(ended), FOLLOW_UPS, strict=True):
        due = plainly_after(ended, months)
        assert (asking.months, asking.due_on) == (months, due)
        assert asking.stands_on(today) == (-14 <= (today - due).days <= 92)


@given(DAYS, st.integers(0, 500))
def test_the_two_askings_never_stand_on_one_day(ended: date, days: int) -> None:
    today = ended + timedelta(days=days)
    assert sum(asking.stands_on(today) for asking in askings(ended)) <= 1


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (date(2009, 5, 23), date(2026, 11, 23)),
        (date(2008, 2, 29), date(2025, 8, 29)),
        (date(2009, 8, 31), date(2027, 2, 28)),
        (date(2010, 8, 31), date(2028, 2, 29)),
    ],
)
def test_seventeen_and_a_half_around_leap_days(born: date, day: date) -> None:
    assert think_of_adult_services_from(born) == day


@pytest.mark.parametrize("moment", ["baseline", "review", "exit", "follow_up_6", "follow_up_12", "follow_up"])
def test_a_moment_is_a_stage_with_its_months(moment: str) -> None:
    assert moment_of(*stage_of(moment)) == moment


@pytest.mark.parametrize(
    ("start", "end", "by"),
    [
        ({"home": 1, "friend": 0}, {"home": 3, "friend": 2, "club": 1}, 2),
        ({"home": 1}, {"home": 0}, -1),
        ({}, {"home": 1}, None),
        ({"home": 1}, {}, None),
    ],
)
def test_support_is_compared_by_kinds_of_people(
    start: dict[str, int], end: dict[str, int], by: int | None
) -> None:
    assert network_change(start, end) == by
