"""Words that put the blame on a young person are met where we write them, and never where we quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.sharing.wording.rules import BUILT_IN, LONGEST, Prompt, found_in, in_force, is_theirs

PROMPT = Prompt("en", "hard to reach", "It says that the fault is theirs.", "we have not reached them yet")
# Letters that no phrase of our list can be made of.
FILLER = st.text(alphabet="zqx 0123456789", max_size=30)


def words_in(text: str) -> list[str]:
    return [prompt.words for prompt in found_in(text, BUILT_IN)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He is hard to reach.", ["hard to reach"]),
        ("HARD  to\nreach", ["hard to reach"]),
        ("She won’t engage with us", ["won't engage"]),
        ("seen as gang members there", ["gang member*"]),
        ("Mae’n anodd ei gyrraedd", ["anodd ei gyrraedd"]),
        ("The school wrote: “he is hard to reach”.", []),
        ('They say "a gang member" of him.', []),
        ("They say 'a gang member' of him.", []),
        ("It’s a streetwise view, she’s 13", ["streetwise"]),
        ("untroubled by the rain", []),
        ("", []),
    ],
)
def test_a_phrase_is_met_as_whole_words_outside_quotation_marks(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@given(before=FILLER, after=FILLER, prompt=st.sampled_from(BUILT_IN))
def test_each_phrase_is_met_wherever_it_stands_and_never_inside_quotation_marks(
    before: str, after: str, prompt: Prompt
) -> None:
    said = prompt.words.replace("*", "")
    assert prompt in found_in(f"{before} {said} {after}", BUILT_IN)
    assert prompt not in found_in(f"{before} “{said}” {after}", BUILT_IN)


def test_every_line_of_our_list_says_why_and_what_instead_and_fits() -> None:
    assert {prompt.language for prompt in BUILT_IN} == {"en", "cy"}
    assert len({(prompt.language, prompt.words) for prompt in BUILT_IN}) == len(BUILT_IN)
    for prompt in BUILT_IN:
        assert prompt.words == prompt.words.lower()
        assert prompt.why
        assert prompt.instead
        assert all(len(getattr(prompt, name)) <= most for name, most in LONGEST.items())


def test_what_we_say_instead_is_not_on_the_list_itself() -> None:
    for prompt in BUILT_IN:
        assert found_in(prompt.instead, BUILT_IN) == [], prompt.words


def test_managers_add_change_and_put_aside_and_the_later_counts() -> None:
    other = Prompt("en", "hard to reach", "Another reason.", "something else")
    own = Prompt("cy", "problem*", "Label.", "dywedwch beth ddigwyddodd")
    assert in_force([PROMPT], [(other, True)]) == (other,)
    assert in_force([PROMPT], [(PROMPT, False)]) == ()
    assert in_force([PROMPT], [(PROMPT, False), (other, True), (own, True)]) == (other, own)


def test_other_peoples_words_are_left_alone_in_rows_of_forms_too() -> None:
    assert is_theirs("concerns")
    assert is_theirs("child-3-young_person_words")
    assert not is_theirs("summary")
