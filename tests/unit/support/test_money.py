"""Money is exact, limits hold, and unmet needs are counted as a person with a pencil counts them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.support.rules import (
    MOST_PENCE,
    MOST_PENCE_A_YEAR,
    over_grant,
    over_limit,
    pence_of,
    pounds,
    unmet_counts,
    year_before,
)

amounts = st.integers(min_value=0, max_value=999_999_99)


@given(amounts)
def test_what_is_written_is_read_back_to_the_penny(pence: int) -> None:
    assert pence_of(pounds(pence)) == pence
    assert Decimal(pounds(pence).replace("£", "").replace(",", "")) * 100 == pence


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("12.50", 1250),
        (".99", 99),
        ("£1,204.05", 1_204_05),
        (" 7. ", 700),
        ("£ 8", 800),
    ],
)
def test_amounts_as_people_type_them(typed: str, pence: int) -> None:
    assert pence_of(typed) == pence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        ".",
        "£",
        "twelve",
        "1.234",
        "-5",
        "1e3",
        "1.2.3",
        "12,50p",
        "12,50",
        "1,2345",
        "1 2",
        "\uff11\uff12",
        "9999999",
    ],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    assert pence_of(typed) is None


@given(st.sampled_from(sorted(MOST_PENCE)), st.integers(1, 900_00), st.integers(0, 900_00))
def test_a_grant_is_refused_exactly_when_one_of_the_two_limits_is_passed(
    need: str, pence: int, before: int
) -> None:
    refused = pence > MOST_PENCE[need] or before + pence > MOST_PENCE_A_YEAR
    assert bool(over_limit(need, pence, before)) == refused


@given(st.integers(1, 100_00), st.lists(st.integers(1, 60_00), max_size=8))
def test_receipts_never_go_over_their_grant_and_may_use_it_whole(granted: int, asked: list[int]) -> None:
    kept: list[int] = []
    for pence in asked:
        refused = over_grant(granted, sum(kept), pence)
        assert bool(refused) == (sum(kept) + pence > granted)
        if not refused:
            kept.append(pence)
    assert sum(kept) <= granted


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=40))
def test_unmet_needs_are_counted_one_by_one(rows: list[tuple[str, str]]) -> None:
    counts = unmet_counts(rows)
    for need in "abc":
        for reason in "xyz":
            assert counts.get(need, {}).get(reason, 0) == len([row for row in rows if row == (need, reason)])
    assert sum(sum(by.values()) for by in counts.values()) == len(rows)


@given(st.dates(min_value=date(2019, 1, 1), max_value=date(2040, 12, 31)))
def test_twelve_months_are_365_days_with_the_day_itself_also_over_a_leap_day(day: date) -> None:
    days = [day - timedelta(days=back) for back in range(400)]
    assert len([one for one in days if one >= year_before(day)]) == 365
