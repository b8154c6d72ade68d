"""Records in words, without a database."""

from datetime import UTC, date, datetime

import pytest

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Assignment, Contact, Episode, NonEngagementReason
from soceis.journey.casework.presenters import (
    assignment_words,
    closure_warnings,
    component_chips,
    contact_meta,
    contact_title,
    load_words,
    reason_words,
    time_words,
)
from soceis.journey.casework.queries import Load

NIA = User(display_name="Nia Pugh")
AT = datetime(2026, 11, 16, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "mode", "title", "words"),
    [
        ("attempt", "message", "Text, no reply", "Tried: text, no reply"),
        ("attempt", "phone", "", "Tried: phone"),
        ("attended", "activity", "Climbing wall, then food", "Climbing wall, then food"),
        ("attended", "visit", "", "Visit at home"),
        ("not_attended", "one_to_one", "Climbing", "They could not make it: climbing"),
        ("cancelled_by_us", "one_to_one", "", "We cancelled"),
    ],
)
def test_a_contact_has_a_title(kind: str, mode: str, title: str, words: str) -> None:
    assert contact_title(Contact(kind=kind, mode=mode, title=title)) == words


def test_who_how_long_and_how_late_stand_beneath() -> None:
    contact = Contact(
        happened_at=AT, created_at=datetime(2026, 12, 31, 11, tzinfo=UTC), minutes=95, created_by=NIA
    )
    contact.out_of_hours = True
    assert contact_meta(contact) == "95 min · Nia · outside office hours · written down 45 days later"


def test_components_stand_with_their_shares_the_largest_first() -> None:
    assert component_chips({"SKL": 0.3, "FUN": 0.5, "EMO": 0.2}) == ("Fun 50%", "Skills 30%", "Emotional 20%")


def test_what_somebody_carries_is_said_in_words() -> None:
    assert load_words(Load(NIA, 4, 1, 0)) == "4 in work, 1 to begin"
    assert load_words(Load(NIA, 0, 0, 0)) == "no young people yet"


def test_a_reason_names_who_said_so_and_never_blames() -> None:
    reason = NonEngagementReason(reason="wait_too_long", informant="young_person", addressable="service")
    assert reason_words(reason) == "Waited too long for us. The young person said so. We could change this."


def test_work_says_when_it_was_tried_and_when_they_met() -> None:
    with clock.at(date(2026, 11, 17)):
        assert time_words(Episode()) == "Nobody has tried to reach them yet"
        episode = Episode(open_from=date(2026, 9, 9), first_attended=date(2026, 9, 14))
        assert time_words(episode) == "First tried Wed 9 Sep, first met Mon 14 Sep"


def test_an_assignment_says_from_when_to_when() -> None:
    today = date(2026, 11, 17)
    with clock.at(today):
        since = Assignment(kind="key_worker", begins=date(2026, 9, 3))
        cover = Assignment(kind="cover", begins=date(2026, 12, 1), ends=date(2026, 12, 9))
        assert assignment_words(since, today) == "Key worker since Thu 3 Sep"
        assert assignment_words(cover, today) == "Cover, Tue 1 Dec to Wed 9 Dec"
        assert assignment_words(cover, date(2026, 12, 1)) == "Cover until Wed 9 Dec"
        assert assignment_words(cover, date(2026, 12, 10)) == "Cover, Tue 1 Dec to Wed 9 Dec"


@pytest.mark.parametrize(
    ("code", "met", "number"),
    [
        ("stopped_after_start", None, 1),
        ("stopped_after_start", date(2026, 9, 1), 0),
        ("no_contact_made", date(2026, 9, 1), 1),
        ("goals_met", None, 1),
        ("moved_area", None, 0),
    ],
)
def test_the_manager_is_told_what_looks_odd(code: str, met: date | None, number: int) -> None:
    episode = Episode(closure_code=code, first_attended=met, closure_asked_by=NIA)
    assert len(closure_warnings(episode, by_id="somebody else")) == number
    assert len(closure_warnings(episode, by_id=NIA.pk)) == number + 1
