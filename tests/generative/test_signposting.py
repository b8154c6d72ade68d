"""Open Referral UK: what is read is written back whole, and nothing wrong gets in or stops the rest."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.sharing.signposting.rules import HELPS, suits
from soceis.sharing.signposting.rules.composing import Said, composed, said_of
from soceis.sharing.signposting.rules.reading import MOST_BYTES, Unreadable, read, written
from soceis.sharing.signposting.rules.standard import SHAPES

KEY = "ac148810-d857-441c-9679-408f346de14b"
SIMPLE = {"id": KEY, "name": "Boxing", "status": "active", "url": "https://boxing.example"}
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-10_000, 10_000) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
UNKNOWN = st.dictionaries(WORDS.map(lambda name: f"x-{name}"), ANYTHING, max_size=3)
PARTS = st.fixed_dictionaries({"id": st.uuids().map(str)}, optional={"description": WORDS})


@st.composite
def services(draw: st.DrawFn) -> dict[str, Any]:
    """A service with some of its parts, and things that no standard knows in several places."""
    return {
        **SIMPLE,
        "id": str(draw(st.uuids())),
        "name": draw(WORDS.filter(bool)),
        "schedules": [{**one, **draw(UNKNOWN)} for one in draw(st.lists(PARTS, max_size=2))],
        "minimum_age": draw(st.none() | st.integers(0, 20)),
        "attributes": [{"id": str(draw(st.uuids())), "label": draw(WORDS)}],
        **draw(UNKNOWN),
    }


@given(st.lists(services(), max_size=4, unique_by=lambda one: one["id"]))
def test_what_was_read_is_written_back_as_it_came(came: list[dict[str, Any]]) -> None:
    for file in (json.dumps(came), json.dumps({"contents": came}), written(came).decode()):
        reading = read(file.encode())
        assert reading.services == came
        assert not reading.refused
        assert read(written(reading.services)).services == came


@given(services(), st.builds(Said, name=WORDS.filter(str.strip), organisation=WORDS, cost=WORDS, telephone=WORDS,
                             city=WORDS, least_age=st.none() | st.integers(0, 11).map(float),
                             most_age=st.none() | st.integers(12, 30).map(float),
                             helps=st.lists(st.sampled_from(list(HELPS)), unique=True).map(tuple)))  # fmt: skip
def test_what_staff_write_is_what_they_read_and_the_rest_stays(came: dict[str, Any], said: Said) -> None:
    made = composed(came, said)
    shown = said_of(made)
    for name in ("name", "cost", "telephone", "city", "least_age", "most_age"):
        assert getattr(shown, name) == getattr(said, name), name
    assert set(shown.helps) == set(said.helps)
    assert not read(written([made])).refused
    for name, value in came.items():
        if name.startswith("x-"):
            assert made[name] == value
    assert [one for one in came["attributes"] if one not in made["attributes"]] == []


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with suppress(Unreadable):
        read(content)


@given(ANYTHING)
def test_no_json_breaks_the_reader(value: Any) -> None:
    try:
        reading = read(json.dumps(value).encode())
    except Unreadable:
        return
    assert not reading.services


WRONG: list[tuple[str, Any, str]] = [
    ("id", "42", "must be a UUID"),
    ("name", "", "is missing"),
    ("name", 7, "must be text"),
    ("status", "open", "must be one of"),
    ("url", "javascript:alert(1)", "must be a web address"),
    ("minimum_age", "12", "must be a number"),
    ("minimum_age", True, "must be a number"),
    ("assured_date", "23/11/2026", "must be a day like"),
    ("assured_date", "2026-02-30", "must be a day like"),
    ("last_modified", "yesterday", "must be a moment like"),
    ("schedules", {"id": KEY}, "must be a list"),
    ("schedules", [{"id": KEY, "valid_from": "2026"}], "must be a day like"),
    ("schedules", [{"id": KEY, "opens_at": "ten"}], "must be a time like"),
    ("organization", "Boxing Ltd", "must be an object"),
    ("contacts", [{"id": KEY, "phones": [{"id": KEY}]}], "is missing"),
    ("description", "a\x00b", "cannot be kept"),
    ("x-other", "\ud800", "cannot be kept"),
    ("x-other", {"deep": [float("1e400")]}, "cannot be kept"),
]


@pytest.mark.parametrize(
    ("name", "value", "words"), WRONG, ids=[f"{one[0]} {one[2]} {n}" for n, one in enumerate(WRONG)]
)
def test_a_wrong_service_is_refused_by_itself_and_says_where(name: str, value: Any, words: str) -> None:
    other = {**SIMPLE, "id": "1e7efce3-639b-4880-940c-b95cd30cdb50"}
    file = json.dumps([{**SIMPLE, name: value}, other]).replace("Infinity", "1e400")
    reading = read(file.encode())
    assert reading.services == [other]
    (found,) = reading.refused
    assert words in found.what
    assert found.where.startswith("service 1")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"7", "no services"),
        (b'{"contents": 7}', "no services"),
        (b'[{"minimum_age": NaN}]', "no number of JSON"),
        (b'[{"id": 1, "id": 2}]', "twice"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "nested deeper"),
        (b"[" + b"9" * 5_000 + b"]", "number"),
        (b" " * (MOST_BYTES + 1), "larger than"),
        (b"[" + b"{}," * 1_000 + b"{}]", "more than"),
    ],
)
def test_a_file_that_is_no_directory_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(content)


def test_markup_is_kept_as_text_and_said_and_a_second_of_one_id_is_refused() -> None:
    reading = read(json.dumps([{**SIMPLE, "description": "<script>x</script>"}, SIMPLE]).encode())
    assert reading.services == [{**SIMPLE, "description": "<script>x</script>"}]
    assert "plain text" in reading.noted[0].what
    assert "comes twice" in reading.refused[0].what


def test_every_object_has_an_identifier_of_the_standard() -> None:
    assert all(shape.fields["id"] == "uuid" and "id" in shape.needed for shape in SHAPES.values())


@given(st.integers(0, 30), st.none() | st.integers(0, 30), st.none() | st.integers(0, 30))
def test_a_bound_that_is_not_said_holds_nobody_off(age: int, least: int | None, most: int | None) -> None:
    ages = range(least if least is not None else 0, (most if most is not None else 30) + 1)
    assert suits(age, least, most) == (age in ages)
