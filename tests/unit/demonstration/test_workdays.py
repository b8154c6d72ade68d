"""Meetings land on working days where nothing that is counted depends on their day."""

import random
from collections import Counter
from itertools import pairwise

import pytest

from soceis.interfaces.demonstration.deck import Deck
from soceis.interfaces.demonstration.load.workdays import on_working_days
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, Episode

SATURDAY = 5


@pytest.fixture(scope="module", params=[0, 44, 45])
def whole(request: pytest.FixtureRequest) -> DemonstrationPlan:
    return shifted(plan(), request.param)


def moved(whole: DemonstrationPlan) -> list[tuple[Episode, Episode]]:
    return [(e, on_working_days(e, whole.area(e.area).data_date)) for e in whole.episodes]


def weekends(episode: Episode) -> int:
    return sum(contact.on.weekday() >= SATURDAY for contact in episode.contacts)


def test_most_contacts_of_a_weekend_move_to_a_working_day(whole: DemonstrationPlan) -> None:
    pairs = moved(whole)
    before, after = (sum(weekends(pair[place]) for pair in pairs) for place in (0, 1))
    assert after < before / 2


def test_nothing_that_is_counted_changes(whole: DemonstrationPlan) -> None:
    for was, is_now in moved(whole):
        assert is_now.open_from == was.open_from
        assert is_now.first_attended == was.first_attended
        assert is_now.events == was.events
        assert [contact.key for contact in is_now.contacts] == [contact.key for contact in was.contacts]
        last = was.closure.ended_on if was.closure else whole.area(was.area).data_date
        assert all(contact.on <= last for contact in is_now.contacts)
        days = [(contact.on, contact.at) for contact in is_now.contacts]
        assert days == sorted(days)


def test_no_contact_crosses_the_day_of_another_change(whole: DemonstrationPlan) -> None:
    for was, is_now in moved(whole):
        for event in was.events:
            for one, other in zip(was.contacts, is_now.contacts, strict=True):
                assert (one.on < event.effective_on) == (other.on < event.effective_on), one.key
                assert (one.on > event.effective_on) == (other.on > event.effective_on), one.key


def test_a_deck_gives_everything_once_before_anything_twice() -> None:
    deck = Deck("abcdef", random.Random(1))  # noqa: S311
    drawn = [deck.draw() for _ in range(12)]
    assert Counter(drawn[:6]) == Counter("abcdef")
    assert set(drawn[6:]) == set("abcdef")


def test_a_deck_passes_over_what_does_not_fit_and_keeps_it() -> None:
    deck = Deck("abc", random.Random(1))  # noqa: S311
    assert {deck.draw(lambda card: card != "a") for _ in range(2)} == {"b", "c"}
    assert deck.draw() == "a"
    with pytest.raises(ValueError, match="no card fits"):
        deck.draw(lambda card: card == "z")


def test_a_deck_never_gives_the_same_card_twice_in_a_row() -> None:
    deck = Deck("abcdef", random.Random(1))  # noqa: S311
    drawn = [deck.draw() for _ in range(600)]
    assert not any(one == other for one, other in pairwise(drawn))
