"""Names, dates and postcodes in one form each."""

import csv
from importlib.resources import files

import pytest

from soceis.evaluation.linkage import standardising
from soceis.evaluation.linkage.standardising.dates import birth_date, swapped
from soceis.evaluation.linkage.standardising.names import aliases, first_name, last_name
from soceis.evaluation.linkage.standardising.postcodes import postcode
from soceis.evaluation.linkage.standardising.variants import groups_of


def meet(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> bool:
    return bool(set(one[1]) & set(other[1]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert", "Bob"), ("Siân", "Sian"), ("Alasdair", "Ali"), ("Mhairi", "Mairi"), ("Caoimhe", "Keeva"),
        ("Muhammad", "Mohammed"), ("Yousuf", "Yusef"), ("Oleksandr", "Sasha"), ("Anne-Marie", "Annemarie"),
        ("Anne Marie", "Anne"), ("Dafydd", "Dai"), ("Ruaridh", "Rory"), ("Mr Liam", "Liam"),
    ],
)  # fmt: skip
def test_variants_of_a_first_name_meet(one: str, other: str) -> None:
    assert meet(first_name(one), first_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O'Brien", "OBrien"), ("O’Brien", "Brien"), ("O Brien", "O'Brien"), ("MacDonald", "McDonald"),
        ("Mac Donald", "Mc Donald"), ("Smith-Jones", "Jones"), ("Smith Jones", "Smith-Jones"),
        ("Choudhury", "Chowdhury"), ("Kowalska", "Kowalski"), ("Ivanova", "Ivanov"), ("van der Berg", "Vanderberg"),
        ("Thomson", "Thompson"), ("Müller", "Muller"), ("Wałęsa", "Walesa"), ("Jones Jr", "Jones"),
    ],
)  # fmt: skip
def test_variants_of_a_last_name_meet(one: str, other: str) -> None:
    assert meet(last_name(one), last_name(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Alexander", "Alexandra"), ("Liam", "Noah"), ("Robert", "Richard"), ("Jack", "Jade")]
)
def test_different_first_names_do_not_meet(one: str, other: str) -> None:
    assert not meet(first_name(one), first_name(other))


def test_brothers_who_are_all_called_mohammed_are_told_apart_by_the_name_that_follows() -> None:
    assert first_name("Mohammed Ali")[0] == "ali"
    assert not meet(first_name("Mohammed Ali"), first_name("Muhammad Hamza"))
    assert first_name("Mohammed")[0] == "mohammed"


@pytest.mark.parametrize("text", ["", "  ", "Unknown", "not known", "N/A", "-", "xx", "Baby", "???"])
def test_what_stands_for_no_name_is_missing(text: str) -> None:
    assert first_name(text) == ("", ())
    assert last_name(text) == ("", ())


def test_an_alias_of_one_word_may_be_a_first_or_a_last_name_and_of_two_is_both() -> None:
    first, last = aliases("JJ; Amy Evans;")
    assert {"jj", "amy"} <= set(first)
    assert {"jj", "evans"} <= set(last)
    assert aliases("") == ((), ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2008-03-04", "2008-03-04"), ("04/03/2008", "2008-03-04"), ("20080304", "2008-03-04"),
        ("4 March 2008", "2008-03-04"), (" 2008-03-04 ", "2008-03-04"),
    ],
)  # fmt: skip
def test_dates_are_read_with_the_day_first(text: str, day: str) -> None:
    assert birth_date(text) == (day, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [("2008-02-30", "not_a_date"), ("soon", "not_a_date"), ("1900-01-01", "placeholder_date"), ("", "")],
)
def test_a_date_that_is_none_is_missing_with_its_reason(text: str, problem: str) -> None:
    assert birth_date(text) == ("", problem)


def test_day_and_month_are_exchanged_only_where_that_is_another_date() -> None:
    assert swapped("2008-03-04") == "2008-04-03"
    assert swapped("2008-03-25") == ""
    assert swapped("2008-03-03") == ""
    assert swapped("") == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("CF10 1AA", ("CF101AA", "CF101", "CF10", "")),
        ("cf101aa", ("CF101AA", "CF101", "CF10", "")),
        ("CF10 IAA", ("CF101AA", "CF101", "CF10", "")),
        ("SW1A 1AA", ("SW1A1AA", "SW1A1", "SW1A", "")),
        ("M1 1AE", ("M11AE", "M11", "M1", "")),
        ("EH3", ("", "", "EH3", "")),
        ("ZZ99 3VZ", ("", "", "", "placeholder_postcode")),
        ("nowhere", ("", "", "", "not_a_postcode")),
        ("", ("", "", "", "")),
    ],
)
def test_postcodes_are_taken_apart(text: str, read: tuple[str, str, str, str]) -> None:
    assert postcode(text) == read


def test_the_list_of_variants_says_where_each_group_comes_from_and_has_no_name_twice() -> None:
    text = files(standardising).joinpath("variants.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 500
    assert all(row["part"] in ("first", "last") and row["origin"] and row["source"] for row in rows)
    for row in rows:
        names = row["names"].split()
        assert len(names) == len(set(names)) > 1, row
        assert all(name.isascii() and name.isalpha() and name.islower() for name in names), row


def test_a_name_may_be_in_several_groups() -> None:
    groups = groups_of("first")
    assert set(groups["alex"]) & set(groups["alexander"])
    assert set(groups["alex"]) & set(groups["alexandra"])
