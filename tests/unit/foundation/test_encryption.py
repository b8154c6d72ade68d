"""What is sealed opens in its own place, with its own key, unchanged; and nowhere else."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.foundation.records import encryption
from soceis.foundation.records.encryption import CannotOpen, blind_index, parse_keyring, seal, unseal

OLD = f"old:{base64.b64encode(b'o' * 32).decode()}"
NEW = f"new:{base64.b64encode(b'n' * 32).decode()}"


@given(st.text(), st.text())
def test_what_is_sealed_opens_again(text: str, place: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    place = place.encode("utf-8", "ignore").decode()
    assert unseal(seal(text, place), place) == text


@given(st.text(min_size=1, alphabet="abc|123"), st.text(min_size=1, alphabet="abc|123"))
def test_a_value_moved_to_another_place_is_refused(here: str, there: str) -> None:
    sealed = seal("words", here)
    if here != there:
        with pytest.raises(CannotOpen, match="changed or moved"):
            unseal(sealed, there)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal("words", "place")
    version, key, encoded = sealed.split(".")
    raw = base64.b64decode(encoded)
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        forged = f"{version}.{key}.{base64.b64encode(bytes(changed)).decode()}"
        with pytest.raises(CannotOpen):
            unseal(forged, "place")


@pytest.mark.parametrize("text", ["", "plain words", "v1.demo", "v2.demo.AAAA", "v1.demo.!!!"])
def test_what_is_not_sealed_is_refused(text: str) -> None:
    with pytest.raises(CannotOpen):
        unseal(text, "place")


def test_a_missing_key_is_named(settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = OLD
    sealed = seal("words", "place")
    settings.SOCEIS_FIELD_KEYS = NEW
    with pytest.raises(CannotOpen, match="'old' is not in the keyring"):
        unseal(sealed, "place")


def test_the_first_key_seals_and_all_of_them_open(settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = OLD
    sealed = seal("words", "place")
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    assert unseal(sealed, "place") == "words"
    assert seal("words", "place").startswith("v1.new.")


def test_the_same_words_are_never_sealed_the_same_way_twice() -> None:
    assert len({seal("words", "place") for _ in range(100)}) == 100


def test_an_index_finds_the_same_value_whatever_its_capitals_and_spaces(settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = OLD
    assert blind_index("07700 900 123", "telephone") == blind_index(" 07700  900 123", "telephone")
    assert blind_index("Elm Road", "address") == blind_index("elm road", "address")
    assert blind_index("Elm Road", "address") != blind_index("Elm Road", "other purpose")


def test_an_index_outlives_a_new_key_and_needs_its_key(settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = OLD
    before = blind_index("07700 900 123", "telephone")
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    assert blind_index("07700 900 123", "telephone") == before
    settings.SOCEIS_FIELD_KEYS = NEW
    assert blind_index("07700 900 123", "telephone") != before


@pytest.mark.parametrize(
    "text", ["", "short:AAAA", f":{base64.b64encode(b'k' * 32).decode()}", "a.b:" + "A" * 44]
)
def test_a_keyring_that_is_written_wrongly_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="key"):
        parse_keyring(text)


def test_a_new_key_is_ready_to_be_used() -> None:
    entry = encryption.new_key_entry()
    assert len(parse_keyring(entry).current[1]) == 32
