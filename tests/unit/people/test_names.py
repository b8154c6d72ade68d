"""Names become keys, and what is typed becomes words that keys begin with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.people.rules import after_prefix, day_and_month_swapped, name_keys, plain, search_words


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Siân", ("sian",)),
        ("Łukasz Żak", ("lukasz", "zak")),
        ("Anne-Marie O’Neill", ("anne", "marie", "annemarie", "o", "neill", "oneill")),
        ("  Tee   Jay ", ("tee", "jay")),
        ("Ngũgĩ", ("ngugi",)),
        ("...", ()),
        ("ISTANBUL \u0131stanbul", ("istanbul",)),
    ],
)
def test_a_name_becomes_small_letters_without_accents(name: str, keys: tuple[str, ...]) -> None:
    assert name_keys(name) == keys


@given(st.text(max_size=60))
def test_a_name_typed_as_it_is_written_finds_itself(name: str) -> None:
    keys = name_keys(name)
    for word in search_words(name):
        assert any(word <= key < after_prefix(word) and key.startswith(word) for key in keys)


WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_the_range_of_a_prefix_holds_exactly_what_begins_with_it(prefix: str, text: str) -> None:
    # PostgreSQL compares by code point in the collation "C"; Python compares so as well.
    for key in (text, prefix + text):
        assert (prefix <= key < after_prefix(prefix)) == key.startswith(prefix)


@given(st.text(max_size=40))
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_day_and_month_are_exchanged_only_where_that_is_a_date() -> None:
    assert day_and_month_swapped(date(2011, 3, 4)) == date(2011, 4, 3)
    assert day_and_month_swapped(date(2011, 3, 14)) is None
    assert day_and_month_swapped(date(2011, 3, 3)) is None
