"""What can be kept is kept, and a person sees a sentence for everything that cannot."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.foundation.records import checking, clock
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import Invalid

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
ANY_TEXT = st.text(st.characters(), max_size=30)  # lone surrogates and NUL too


def _can_be_stored(text: str) -> bool:
    """A plain oracle: PostgreSQL takes UTF-8 without NUL."""
    try:
        return b"\0" not in text.encode("utf-8")
    except UnicodeEncodeError:
        return False


@given(ANY_TEXT, st.integers(0, 30))
def test_a_text_is_kept_exactly_when_a_database_can_hold_it_and_it_is_short_enough(
    text: str, longest: int
) -> None:
    kept, problems = checking.texts({"note": text}, {"note": longest})
    assert kept["note"] == text.strip()
    assert (problems == {}) == (_can_be_stored(kept["note"]) and len(kept["note"]) <= longest)


@given(st.dates(date(2013, 1, 1), date(2040, 1, 1)), st.dates(date(2013, 1, 1), date(2040, 1, 1)))
def test_a_day_is_taken_when_it_has_come_and_is_not_before_the_first(day: date, first: date) -> None:
    with clock.at(NOW):
        looked_at = Checking()
        looked_at.day("on", day, first=first, since="the referral came on")
    assert (looked_at.fields == {}) == (first <= day <= TODAY)


def test_a_day_to_come_is_named_and_a_day_before_birth_is_asked_about() -> None:
    with clock.at(NOW):
        tomorrow = checking.past("on", TODAY + timedelta(days=1))
        unborn = checking.past("on", date(2011, 5, 2), born=date(2011, 5, 3))
        assert checking.past("on", None) == checking.past("on", TODAY, born=TODAY) == {}
    assert tomorrow == {"on": "24 November 2026 has not happened yet. Check the date."}
    assert unborn == {"on": "That day is before they were born. Check the date, or the date of birth."}


def test_an_answer_and_a_reason_for_none_exclude_each_other() -> None:
    assert checking.answer_or_reason("sex", "male", "") == {}
    assert checking.answer_or_reason("sex", "", "") == {}
    assert checking.answer_or_reason("sex", "", "not_asked") == {}
    assert checking.answer_or_reason("sex", "male", "not_asked") == {
        "sex": "There is an answer and also a reason for having none. Keep one of them."
    }
    assert checking.answer_or_reason("sex", "", "because") == {
        "sex_missing": "That is not one of the reasons. Choose one that is shown."
    }


def test_everything_is_said_at_once_and_the_first_sentence_about_a_field_stays() -> None:
    with pytest.raises(Invalid) as refused:
        checking.refuse_if({"a": "first"}, {"a": "second", "b": "third"})
    assert refused.value.fields == {"a": "first", "b": "third"}
    checking.refuse_if({}, {})
