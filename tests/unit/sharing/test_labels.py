"""A label is met in what somebody was told, and the words that a partner reads hold nothing about anybody."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.people.rules import name_keys, spelled_alike
from soceis.sharing.consultations.rules import BECAUSE, HEARD, content_in, heard
from soceis.sharing.wording.rules import LABELS, Prompt, first_words, labels_in

FILLER = st.text(alphabet="zqx 0123456789“”", max_size=30)
WORDS = ("the", "van", "came", "to", "school", "and", "took", "one", "of", "our", "cards", "away")
ELSEWHERE = (
    "Families First, 029 2087 2087",
    "Mind yn eich ardal, 0300 123 3393",
    "The youth service of the council",
    "Barnardo’s",
)


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ("We said “you are at risk from a gang”.", ["at risk", "gang"]),
        ("He was told that he is being criminally exploited", ["criminally", "exploited"]),
        ("AT  RISK; at risk again", ["AT RISK"]),
        ("Dywedwyd ei bod mewn perygl", ["mewn perygl"]),
        ("That somebody called Nia might ring", []),
        ("She is grateful, and organised it herself", []),
        ("", []),
    ],
)
def test_labels_are_met_inside_quotations_too_and_as_they_were_written(told: str, labels: list[str]) -> None:
    assert labels_in(told) == labels


@given(before=FILLER, after=FILLER, label=st.sampled_from(LABELS))
def test_each_label_is_met_wherever_it_stands(before: str, after: str, label: Prompt) -> None:
    said = label.words.replace("*", "")
    assert labels_in(f"{before} {said} {after}")


def test_what_a_manager_added_to_our_list_is_a_label_too() -> None:
    own = Prompt("en", "problem famil*", "It blames.", "the family")
    assert labels_in("They call them a problem family", [own]) == ["problem family"]


@pytest.mark.parametrize(
    ("told", "home", "said", "alert", "steps"),
    [
        ("“You are in a gang.”", "", True, "They were told with a label: “gang”.", 3),
        ("“You are in a gang.”", "", False, "What they were told holds “gang”.", 3),
        ("Nothing yet", "“She is at risk.”", None, "What they were told holds “at risk”.", 4),
        ("Something", "", True, "A label was used when they were told.", 3),
        ("", "", True, "A label was used; we do not know the words.", 4),
        ("That Nia may ring", "", None, "", 0),
        ("That Nia may ring", "The same", False, "", 0),
    ],
)
def test_one_sentence_says_what_was_said_and_the_steps_what_to_do(
    told: str, home: str, said: bool | None, alert: str, steps: int
) -> None:
    first = first_words(told, home, said)
    assert (first.alert, len(first.at_first)) == (alert, steps)


@pytest.mark.parametrize("words", ELSEWHERE)
def test_where_else_to_ask_may_be_read(words: str) -> None:
    assert content_in(words, name_keys("Jay Benbow"), ["He owes somebody money"]) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Jay needs Families First",
        "Families First: JAY’s school knows them",
        "Families First, as we know this family",
        "Somebody else works with him",
        "Eisoes gyda ni",
        "Families First, for a boy of this age",
        "Families First, for a 15-year-old",
        "Families First, since 3.11.2026",
        "Reference K7RW2M, then Families First",
        "Ask the people to whom he owes somebody money",
    ],
)
def test_what_says_something_about_somebody_is_refused(words: str) -> None:
    assert content_in(words, name_keys("Jay Benbow"), ["Today I heard: he owes somebody money."])


@given(
    name=st.from_regex(r"[A-Z][a-zé'-]{2,9}( [A-Z][a-z]{2,9})?", fullmatch=True),
    place=st.integers(0, 3),
    base=st.sampled_from(ELSEWHERE),
    case=st.sampled_from([str.upper, str.lower, str.title]),
)
def test_no_name_reaches_a_partner_however_it_is_written(
    name: str, place: int, base: str, case: Callable[[str], str]
) -> None:
    said = base.split()
    said.insert(place, case(name))
    assert content_in(" ".join(said), name_keys(name))


@given(
    text=st.lists(
        st.sampled_from(
            ["the", "van", "came", "to", "school", "and", "took", "one", "of", "our", "cards", "away"]
        ),
        min_size=1,
    ),
    at=st.integers(0, 20),
    many=st.integers(1, 8),
)
def test_four_words_in_a_row_are_content_and_three_are_not(text: list[str], at: int, many: int) -> None:
    run = text[at % len(text) :][:many]
    told = content_in(" ".join(run), [], [" ".join(text)])
    assert bool(told) is (len(run) >= 4)


@given(
    decision=st.sampled_from(sorted(HEARD)),
    age=st.none() | st.integers(0, 40),
    told=st.sampled_from(sorted(BECAUSE)),
)
def test_a_reason_is_heard_with_a_no_alone(decision: str, age: int | None, told: str) -> None:
    standing, because = heard(decision, age, told)
    assert because in BECAUSE
    assert bool(because) is (decision == "not_accepted")
    assert not told or decision != "not_accepted" or because == told
    assert standing == heard(decision, None)[0], "the age changes nothing but the reason"


def changes(one: str, other: str) -> int:
    """Levenshtein's distance with exchanges of neighbours, written out as it is defined."""
    if not one or not other:
        return len(one) + len(other)
    found = min(
        changes(one[:-1], other) + 1,
        changes(one, other[:-1]) + 1,
        changes(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found = min(found, changes(one[:-2], other[:-2]) + 1)
    return found


@given(one=st.text(alphabet="abn", max_size=5), other=st.text(alphabet="abn", max_size=5))
def test_names_are_alike_by_few_changes(one: str, other: str) -> None:
    few = one == other or (min(len(one), len(other)) >= 4 and changes(one, other) <= 1)
    assert spelled_alike(one, other) is few
    assert spelled_alike(one, other) is spelled_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("tegan", "teagan", True),
        ("mohammed", "muhammad", True),
        ("jamie", "jaime", True),
        ("zeinab", "zainab", True),
        ("jay", "kay", False),
        ("tom", "thom", False),
        ("corey", "casey", False),
    ],
)
def test_names_as_people_write_them(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike
