"""Pseudonyms of a series: the same within it, unrelated across series, never the database's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.insight.extracts.rules import (
    ID_DIGITS,
    in_series,
    normal_series,
    purpose_problem,
    series_key,
    series_problem,
)

SECRET = bytes(range(32))
pseudonyms = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(pseudonyms)
def test_a_pseudonym_is_the_same_every_time_within_a_series(pseudonym: str) -> None:
    key = series_key(SECRET, "annual report")
    assert in_series(key, "person_id")(pseudonym) == in_series(key, "person_id")(pseudonym)
    assert len(in_series(key, "person_id")(pseudonym)) == ID_DIGITS


@given(pseudonyms)
def test_two_series_two_kinds_and_two_secrets_share_no_pseudonym(pseudonym: str) -> None:
    keys = [
        series_key(SECRET, "annual report"),
        series_key(SECRET, "pilot"),
        series_key(b"x" * 32, "annual report"),
    ]
    made = {in_series(key, column)(pseudonym) for key in keys for column in ("person_id", "episode_id")}
    assert len(made) == 6
    assert pseudonym[:ID_DIGITS] not in made


@given(st.integers(1, 99), pseudonyms, pseudonyms)
def test_referrals_of_one_day_keep_their_order(place: int, first: str, second: str) -> None:
    rename = in_series(series_key(SECRET, "annual report"), "referral_id")
    assert rename(f"{place:02}{first}")[:2] == f"{place:02}"
    assert (rename(f"01{first}") < rename(f"02{second}")) is True


@pytest.mark.parametrize("typed", ["Annual report", "annual  report", " ANNUAL REPORT "])
def test_capitals_and_spaces_make_no_other_series(typed: str) -> None:
    assert normal_series(typed) == "annual report"
    assert series_key(SECRET, typed) == series_key(SECRET, "annual report")


@pytest.mark.parametrize(
    "name", ["", "   ", "a" * 61, "<script>", "../up", "| the evaluation page |", "nul\0"]
)
def test_a_series_needs_a_plain_name(name: str) -> None:
    assert series_problem(name)


@pytest.mark.parametrize(
    "purpose", ["", "too short", "   fourteen letter   "[:16], "x" * 501, "nul \0 in a purpose"]
)
def test_a_purpose_needs_words(purpose: str) -> None:
    assert purpose_problem(purpose)


def test_a_purpose_of_fifteen_letters_will_do() -> None:
    assert purpose_problem("fifteen letters") == ""
    assert series_problem("annual report") == ""
