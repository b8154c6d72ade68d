"""Bands of waiting, ages, and what is said about how a referral stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.referrals.rules import (
    DECISIONS,
    EARLY_SIGNS,
    PROGRAMMES,
    REASONS,
    needs_override,
    standing,
    waiting_band,
    waiting_days,
)


@pytest.mark.parametrize(
    ("days", "band"), [(0, "new"), (4, "new"), (5, "waiting"), (13, "waiting"), (14, "late"), (90, "late")]
)
def test_a_wait_has_a_band(days: int, band: str) -> None:
    day = date(2026, 11, 23)
    assert waiting_days(day - timedelta(days=days), day) == days
    assert waiting_band(days) == band


def test_only_a_yes_outside_eleven_to_eighteen_needs_a_reason_of_its_own() -> None:
    needing = {
        (age, decision) for age in range(25) for decision in DECISIONS if needs_override(age, decision)
    }
    outside = [*range(11), *range(19, 25)]
    assert needing == {
        (age, yes) for age in outside for yes in ("accepted_one_to_one", "accepted_prevention")
    }
    assert not any(needs_override(None, decision) for decision in DECISIONS)


REASON = st.sampled_from(["", *REASONS])
SIGNS = st.lists(st.sampled_from(list(EARLY_SIGNS)))
AGE = st.none() | st.integers(0, 30)


@given(AGE, REASON, SIGNS)
def test_how_it_stands_is_said_in_sentences_and_never_as_a_number(
    age: int | None, reason: str, signs: list[str]
) -> None:
    said = standing("Tee", age, reason, signs)
    assert said.age_in_range == (None if age is None else 11 <= age <= 18)
    assert said.likely_programme in ("", *PROGRAMMES)
    assert all(sentence.endswith(".") for sentence in said.sentences)
    words = " ".join(said.sentences).lower()
    assert not any(word in words for word in ("score", "high risk", "low risk", "offender", "non-compliant"))
    assert ("you know more than this page: you decide" in words) == bool(said.likely_programme)


def test_a_sign_said_twice_counts_once() -> None:
    said = standing("Tee", 15, "", ["missing", "missing"])
    assert "1 of the 7 early signs was named" in " ".join(said.sentences)
