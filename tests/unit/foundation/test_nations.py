"""Nations stand in one place, every app reads them there, and a birthday counts from the day itself."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.codes import NATIONS as IN_AN_EXTRACT
from soceis.foundation.accounts.rules import NATIONS as OF_AREAS
from soceis.foundation.records.nations import NATIONS, is_responsible, numbers, open_in, source_words
from soceis.journey.consent.rules import PRESUMED_FROM
from soceis.journey.referrals.presenters import help_now
from soceis.journey.referrals.rules import SOURCES
from soceis.people.rules import CODE_LISTS, ETHNICITY_SCHEME_BY_NATION
from soceis.sharing.agreements.rules import GATEWAYS


def test_every_nation_says_everything_in_codes_that_the_apps_know() -> None:
    assert set(NATIONS) == set(OF_AREAS) == set(PRESUMED_FROM) == set(ETHNICITY_SCHEME_BY_NATION)
    assert set(NATIONS) >= set(IN_AN_EXTRACT) - {"overall"}
    for code, nation in NATIONS.items():
        assert OF_AREAS[code] == nation.name
        assert nation.ethnicity_scheme in CODE_LISTS
        assert set(nation.gateways) <= set(GATEWAYS)
        assert set(nation.sources) <= set(SOURCES)
        assert numbers(code, "danger")[0].number == "999"
        assert {one.use for one in numbers(code)} >= {"danger", "police", "worried", "talk"}
        assert all(re.fullmatch(r"[0-9][0-9 ]{2,13}", one.number) for one in numbers(code))


def test_a_gateway_is_open_where_the_law_reaches_and_each_is_open_somewhere() -> None:
    assert open_in("children_act_wales") == ("wales",)
    assert open_in("crime_and_disorder") == ("england", "wales")
    assert open_in("common_law") == tuple(NATIONS)
    assert all(gateway.nations for gateway in GATEWAYS.values())
    assert open_in("no_such_way") == ()


@pytest.mark.parametrize(
    ("nation", "born", "on", "is_so"),
    [
        ("scotland", date(2014, 11, 24), date(2026, 11, 23), False),
        ("scotland", date(2014, 11, 24), date(2026, 11, 24), True),
        ("england", date(2016, 2, 29), date(2026, 2, 28), False),
        ("england", date(2016, 2, 29), date(2026, 3, 1), True),
        ("northern_ireland", None, date(2026, 3, 1), True),
    ],
)
def test_below_the_age_of_criminal_responsibility_nothing_is_an_offence(
    nation: str, born: date | None, on: date, is_so: bool
) -> None:
    assert is_responsible(nation, born, on) is is_so


@given(born=st.dates(date(2000, 1, 1), date(2020, 12, 31)), on=st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_responsible_means_that_so_many_birthdays_have_come(born: date, on: date) -> None:
    birthdays = [
        date(year, born.month, born.day) if (born.month, born.day) != (2, 29) else date(year, 3, 1)
        for year in range(born.year + 1, on.year + 1)
    ]
    # On a leap day itself the birthday is that day, and counting from 1 March changes no age but on that one day.
    if (born.month, born.day, on.month, on.day) == (2, 29, 2, 29):
        return
    for nation in NATIONS:
        passed = sum(day <= on for day in birthdays)
        assert is_responsible(nation, born, on) is (passed >= NATIONS[nation].responsible_from)


def test_organisations_have_the_nations_own_names_under_the_same_codes() -> None:
    choices = list(SOURCES.items())
    for nation in NATIONS:
        assert [code for code, _ in source_words(nation, choices)] == list(SOURCES)
    assert dict(source_words("scotland", choices))["probation"] == "Justice social work"
    assert source_words("wales", choices) == choices


def test_whom_to_ring_at_night_is_named_where_one_number_answers_for_the_whole_nation() -> None:
    assert "028 9504 9999" in " ".join(help_now("nowhere", "northern_ireland"))
    assert "028" not in " ".join(help_now("nowhere", "wales"))
