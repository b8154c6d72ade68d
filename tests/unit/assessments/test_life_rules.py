"""The rules of talks about life, without a database, against a plain oracle."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.assessments.rules import (
    LIFE_HINTS,
    LIFE_PARTS,
    LIFE_WORDS,
    TAPS,
    Mark,
    Said,
    change_words,
    changes,
    differs,
    is_open,
)

DAYS = st.dates(date(2024, 2, 26), date(2024, 3, 3))  # a leap day among them
PARTS = st.sampled_from(("home", "mind"))
# One number a part and day, as the tables hold them.
TOLD = st.dictionaries(st.tuples(PARTS, DAYS), st.none() | st.sampled_from(list(LIFE_WORDS)))


@given(TOLD, st.randoms(use_true_random=False))
def test_a_change_is_from_the_first_number_to_the_last_whatever_the_order(
    told: dict[tuple[str, date], int | None], chance: object
) -> None:
    marks = [Mark(part, on, number) for (part, on), number in told.items()]
    chance.shuffle(marks)  # type: ignore[attr-defined]
    found = changes(marks)
    for part in ("home", "mind"):
        numbers = [told[part, on] for (name, on) in sorted(told) if name == part]
        given_numbers = [number for number in numbers if number is not None]
        if len(given_numbers) < 2:
            assert part not in found
            continue
        assert (found[part].first, found[part].last) == (given_numbers[0], given_numbers[-1])
        assert found[part].by == given_numbers[-1] - given_numbers[0]
        assert found[part].first_on < found[part].last_on


@given(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5))
def test_views_differ_only_when_both_gave_a_number(theirs: int | None, ours: int | None) -> None:
    both = theirs is not None and ours is not None
    assert differs(theirs, ours) == (both and theirs != ours)


@pytest.mark.parametrize("tap", TAPS)
def test_a_tap_is_a_number_or_a_reason_for_none(tap: str) -> None:
    one = Said(tap)
    assert (one.rating is None) == (one.basis != "rated")
    assert one.rating is None or LIFE_WORDS[one.rating] == TAPS[tap]


def test_each_of_the_ten_parts_has_a_hint_and_no_two_are_alike() -> None:
    assert list(LIFE_PARTS) == list(LIFE_HINTS)
    assert len(set(LIFE_PARTS.values()) | set(LIFE_HINTS.values())) == 20


def test_answers_stay_open_for_a_week_to_the_second() -> None:
    begun = datetime(2024, 2, 26, 12, tzinfo=UTC)
    assert is_open(begun, begun + timedelta(days=7))
    assert not is_open(begun, begun + timedelta(days=7, seconds=1))


@pytest.mark.parametrize(("by", "words"), [(2, "Up 2"), (-1, "Down 1"), (0, "The same")])
def test_a_change_in_words(by: int, words: str) -> None:
    assert change_words(by) == words
