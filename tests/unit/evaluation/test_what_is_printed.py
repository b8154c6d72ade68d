"""Rounding, medians and full months, to the digit."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import full_months
from soceis.evaluation.cells import counted, mean_of, median_of, not_made, print_percent, statistic


@pytest.mark.parametrize(
    ("n", "base", "printed"),
    [
        (21, 40, "53"),
        (1, 8, "13"),
        (1, 200, "1"),
        (1, 201, "0"),
        (5, 1000, "1"),
        (0, 7, "0"),
        (7, 7, "100"),
        (2, 3, "67"),
        (0, 0, "-"),
        (115, 1000, "12"),
        (285, 1000, "29"),
        (13, 16, "81"),
        (10**18 - 1, 2 * 10**18, "50"),
    ],
)
def test_percentages_are_whole_numbers_with_halves_up(n: int, base: int, printed: str) -> None:
    assert print_percent(n, base) == printed


def test_the_percentage_itself_is_not_rounded() -> None:
    assert counted("male", "North", 2, 3).percent == pytest.approx(200 / 3)
    assert counted("male", "North", 0, 0).percent is None
    assert not_made("male", "North").percent is None


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_median_and_mean_of_a_histogram_are_those_of_the_values(values: list[int]) -> None:
    histogram = {value: values.count(value) for value in values}
    ordered = sorted(values)
    middle = len(values) // 2
    expected = Fraction(ordered[middle] + ordered[-middle - 1], 2)
    assert median_of(histogram) == expected
    assert mean_of(histogram) == Fraction(sum(values), len(values))


@pytest.mark.parametrize(
    ("value", "whole", "printed"),
    [
        (Fraction(15), False, "15"),
        (Fraction(31, 2), False, "15.5"),
        (Fraction(31, 2), True, "16"),
        (Fraction(149, 10), True, "15"),
        (None, True, "-"),
    ],
)
def test_statistics_print_exactly_or_whole(value: Fraction | None, whole: bool, printed: str) -> None:
    assert statistic("mean age", "North", value, whole=whole).printed == printed


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2020-06-15", "2020-06-15", 0),
        ("2020-06-15", "2020-07-14", 0),
        ("2020-06-15", "2020-07-15", 1),
        ("2020-01-31", "2020-02-29", 0),
        ("2020-01-31", "2020-03-01", 1),
        ("2020-02-29", "2021-02-28", 11),
        ("2019-12-31", "2022-06-30", 29),
    ],
)
def test_full_months_count_a_month_when_its_day_is_reached(first: str, second: str, months: int) -> None:
    assert full_months(date.fromisoformat(first), date.fromisoformat(second)) == months
