"""What a cell means."""

from datetime import date, datetime

import pytest

from soceis.evaluation.adapting.values import DateRules, as_date, as_whole, completed_years, is_ticked, plain


@pytest.mark.parametrize(
    "cell",
    [
        "3/4/2021",
        "03/04/2021",
        "03-04-2021",
        "3.4.2021",
        "03-Apr-21",
        "3rd April 2021",
        "3 apr 2021",
        "Saturday 3 April 2021",
        "April 3, 2021",
        "2021-04-03",
        "2021-04-03T10:30:00",
        "03/04/2021 00:00:00",
        "44289",
        44289.0,
        44289.4,
        date(2021, 4, 3),
        datetime(2021, 4, 3, 10, 30),  # noqa: DTZ001 - a spreadsheet knows no zones
        "3 Ebrill 2021",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: str | float | date) -> None:
    assert as_date(cell, DateRules(pivot=26)).value == date(2021, 4, 3)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("31/02/2021", "impossible_date"),
        ("2021-02-31", "impossible_date"),
        ("4/25/2021", "looks_month_first"),
        ("13/13/2021", "impossible_date"),
        ("soon", "not_a_date"),
        ("2021", "not_a_date"),
        (True, "not_a_date"),
        (1e300, "not_a_date"),
        (2021.0, "not_a_date"),
        (date(1066, 10, 14), "not_a_date"),
    ],
)
def test_what_is_no_day_says_why(cell: str | float | date, problem: str) -> None:
    assert as_date(cell, DateRules()).problem == problem


@pytest.mark.parametrize(("year", "expected"), [("26", 2026), ("27", 1927), ("00", 2000)])
def test_the_century_of_a_short_year_is_the_stated_one(year: str, expected: int) -> None:
    read = as_date(f"1/2/{year}", DateRules(pivot=26))
    assert (read.value, read.note) == (date(expected, 2, 1), "two_digit_year")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("14", 14),
        ("14.0", 14),
        (14.0, 14),
        ("14 yrs", 14),
        ("14 years old", 14),
        ("14y", 14),
        ("14 years 3 months", 14),
    ],
)
def test_a_whole_number_is_read_with_its_unit(cell: str | float, number: int) -> None:
    assert as_whole(cell).value == number


@pytest.mark.parametrize("cell", ["14-15", "fourteen", "14.5", 14.5, "c. 14", "1e3", True])
def test_what_is_no_whole_number_is_not_guessed(cell: str | float) -> None:
    assert as_whole(cell).problem == "not_a_number"


@pytest.mark.parametrize(
    ("cell", "ticked"),
    [
        ("x", True),
        ("Yes", True),
        ("\u2713", True),
        (1.0, True),
        (None, False),
        ("no", False),
        ("maybe", False),
    ],
)
def test_a_tick_is_a_word_for_yes(cell: str | float | None, ticked: bool) -> None:
    assert is_ticked(cell) is ticked


def test_words_are_the_same_whatever_their_case_spaces_and_marks() -> None:
    assert plain("  Children\u2019s   SOCIAL-care ") == plain("children's social care")


def test_a_birthday_counts_on_its_day_and_not_before() -> None:
    born = date(2008, 2, 29)
    assert [
        completed_years(born, day) for day in (date(2022, 2, 28), date(2022, 3, 1), date(2024, 2, 29))
    ] == [13, 14, 16]
