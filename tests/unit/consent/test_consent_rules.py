"""Who may decide, what may be answered next, and words that nobody is called by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.consent import rules
from soceis.journey.consent.rules import Said, ask_again, labels_in, problem_with, standing

NATIONS = sorted(rules.PRESUMED_FROM)


@pytest.mark.parametrize(
    ("nation", "born", "on", "expected"),
    [
        ("scotland", date(2014, 11, 24), date(2026, 11, 23), "to_judge"),
        ("scotland", date(2014, 11, 23), date(2026, 11, 23), "presumed"),
        ("england", date(2010, 11, 24), date(2026, 11, 23), "to_judge"),
        ("england", date(2010, 11, 23), date(2026, 11, 23), "presumed"),
        ("wales", date(2014, 11, 23), date(2026, 11, 23), "to_judge"),
        ("northern_ireland", date(2010, 11, 23), date(2026, 11, 23), "presumed"),
        ("scotland", date(2008, 11, 23), date(2026, 11, 23), "grown"),
        ("scotland", date(2012, 2, 29), date(2024, 2, 28), "to_judge"),
        ("scotland", date(2012, 2, 29), date(2024, 2, 29), "presumed"),
        ("wales", date(2008, 2, 29), date(2026, 2, 28), "presumed"),
        ("wales", date(2008, 2, 29), date(2026, 3, 1), "grown"),
        ("england", None, date(2026, 11, 23), "to_judge"),
    ],
)
def test_around_a_birthday_the_nation_decides_who_is_presumed_to_decide(
    nation: str, born: date | None, on: date, expected: str
) -> None:
    assert standing(nation, born, on) == expected


def plainly_fine(said: Said, now: str, before: str, before_by: str) -> bool:
    """The rule in sentences, sharing nothing with the product but its codes."""
    follows = {
        "not_asked": ["given", "refused"],
        "given": ["given", "withdrawn"],
        "refused": ["given", "refused"],
        "withdrawn": ["given", "refused"],
    }
    themselves, home = said.by == "young_person", said.by == "caregiver"
    judged = said.competence in ("able", "not_able")
    if themselves and said.answer in ("refused", "withdrawn"):
        return said.answer in follows[before]  # their own no always stands
    wrong = (
        said.answer not in follows[before],
        now == "grown" and not themselves,  # an adult answers alone
        now == "grown" and said.competence == "not_able",
        now == "to_judge" and not judged,  # it has to be judged
        home
        and said.answer == "withdrawn"
        and before_by == "young_person",  # nobody takes back what they gave
        home and said.competence != "not_able",  # they decide themselves
        themselves and said.competence == "not_able",  # not alone
        judged and not said.judged_how.strip(),
    )
    return not any(wrong)


@given(
    said=st.builds(
        Said,
        st.sampled_from(["given", "refused", "withdrawn"]),
        st.sampled_from(["young_person", "caregiver", "both"]),
        st.sampled_from(["", "presumed", "able", "not_able"]),
        st.sampled_from(["", "  ", "She said it back"]),
    ),
    now=st.sampled_from(["presumed", "to_judge", "grown"]),
    before=st.sampled_from(["not_asked", "given", "refused", "withdrawn"]),
    before_by=st.sampled_from(["young_person", "caregiver", "both"]),
)
def test_an_answer_stands_exactly_when_the_plain_rule_says_so(
    said: Said, now: str, before: str, before_by: str
) -> None:
    problem = problem_with(said, now, before, before_by)
    assert (problem is None) == plainly_fine(said, now, before, before_by)
    if problem is not None:
        assert problem[0] in ("answer", "answered_by", "competence", "judged_how")
        assert problem[1].endswith(".")


@given(st.sampled_from(NATIONS), st.dates(date(2000, 1, 1), date(2015, 1, 1)), st.dates(date(2020, 1, 1)))
def test_who_decides_once_goes_on_deciding(nation: str, born: date, on: date) -> None:
    order = ["to_judge", "presumed", "grown"]
    days = [on, date(min(on.year + 1, 9999), 12, 31)]
    places = [order.index(standing(nation, born, day)) for day in days]
    assert places == sorted(places)


def test_a_yes_from_home_is_asked_again_once_they_decide_themselves() -> None:
    assert ask_again("given", "caregiver", "presumed")
    assert ask_again("given", "caregiver", "grown")
    assert not ask_again("given", "caregiver", "to_judge")
    assert not ask_again("given", "young_person", "presumed")
    assert not ask_again("refused", "caregiver", "presumed")


def test_our_own_words_put_no_label_on_anybody() -> None:
    ours = [*rules.OF_US, *rules.OF_YOU, *rules.OF_HOME, *rules.PRIVATE, *rules.PASSED_ON]
    ours += rules.ASKED.values()
    assert [labels_in(words) for words in ours if labels_in(words)] == []
    assert labels_in("At Risk of exploitation by a gang, risky") == ["Risk", "exploitation", "gang", "risky"]
    assert labels_in("The brisk gangly walk up the asterisk") == ["gangly"]
