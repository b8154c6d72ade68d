"""What changed since the last review agrees with a plain count; what has happened can be sifted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, Refused
from soceis.interfaces.staff import happenings
from soceis.journey.casework import actions, queries
from soceis.journey.casework.models import Episode, MonthlyReview
from soceis.journey.documents import actions as documents
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_contact, an_episode, days_ago
from tests.factories.november import _seventeenth_of_november, episode
from tests.factories.outcomes import a_reading
from tests.factories.people import a_young_person
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.statements import MOST, counting

__all__ = ["_seventeenth_of_november", "episode"]
pytestmark = pytest.mark.django_db(databases="__all__")


def a_review(cast: Cast, episode: Episode, held_on: date) -> MonthlyReview:
    with acting_as(cast.alys):
        return actions.write_review(
            by=cast.alys,
            episode=episode,
            month=held_on,
            held_on=held_on,
            progress="Well.",
            progress_direction="same",
        )


def test_only_what_came_after_the_last_review_is_counted(cast: Cast, episode: Episode) -> None:
    for days in (0, 1, 9, 10, 11, 30):
        a_contact(by=cast.nia, episode=episode, happened_at=days_ago(days, hour=8))
        a_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(days, hour=9), kind="attempt", mode="phone"
        )
    last = a_review(cast, episode, days_ago(10).date())
    with acting_as(cast.nia):
        late = actions.promise(by=cast.nia, episode=episode, text="The form", due_on=TODAY)
        actions.promise(by=cast.nia, episode=episode, text="The bus pass", due_on=TODAY)
        actions.keep_promise(by=cast.nia, promise=late)
    with acting_as(cast.alys):
        facts = queries.since_last_review(cast.alys, episode, last)
        first = queries.since_last_review(cast.alys, episode, None)
    assert (facts.met, facts.tried, facts.met_on) == (3, 3, TODAY)
    assert (facts.promises_kept, facts.promises_late) == (1, 0)
    assert (first.met, first.tried) == (6, 6)
    with clock.at(TODAY + timedelta(days=1)), acting_as(cast.alys):
        assert queries.since_last_review(cast.alys, episode, last).promises_late == 1


def test_a_corrected_contact_counts_once_and_a_worry_stands_until_it_is_told(
    cast: Cast, episode: Episode
) -> None:
    seen = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        worry = actions.raise_concern(by=cast.nia, contact=seen, text="A new phone.", tell=["police"])
    with acting_as(cast.alys):
        assert queries.since_last_review(cast.alys, episode, None).worries == ("A new phone.",)
    with acting_as(cast.nia):
        actions.tell_concern(by=cast.nia, concern=worry, whom="police")
    with acting_as(cast.alys):
        facts = queries.since_last_review(cast.alys, episode, None)
    assert (facts.met, facts.worries_raised, facts.worries) == (1, 1, ())


def test_nobody_but_the_manager_reads_what_changed(cast: Cast, episode: Episode) -> None:
    for user in (cast.nia, cast.dom, cast.morag):
        with acting_as(user), pytest.raises((NotFound, Refused)):
            queries.since_last_review(user, episode, None)


def test_the_review_its_part_and_the_board_take_few_statements(cast: Cast, episode: Episode) -> None:
    a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    a_review(cast, episode, days_ago(30).date())
    for name in ("Ash", "Bo", "Cai"):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=name)
        an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    client = client_of(cast.alys)
    for where in (
        reverse("casework:review", args=[episode.pk]),
        reverse("staff:since_review", args=[episode.pk]),
        reverse("staff:reviews"),
    ):
        client.get(where)
        with counting() as statements:
            answer = client.get(where)
        assert answer.status_code == 200
        assert len(statements) <= MOST, [one[:150] for one in statements]
    said = client.get(reverse("staff:reviews")).content.decode()
    assert all(name in said for name in ("Jay", "Ash", "Bo", "Cai"))


def titles(cast: Cast, episode: Episode, **asked: str) -> list[str]:
    with acting_as(cast.nia):
        shown = happenings.shown(cast.nia, episode.young_person, happenings.Wanted.read(asked), None)
    return [line.title for line in shown.lines]


def test_what_has_happened_is_sifted_by_kind_source_and_time(cast: Cast, episode: Episode) -> None:
    an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_reading(by=cast.nia, episode=episode)
    a_contact(by=cast.nia, episode=episode, title="Library", happened_at=days_ago(50))
    a_contact(by=cast.nia, episode=episode, title="Climbing")
    with acting_as(cast.nia):
        letter = documents.write_letter(
            by=cast.nia, episode=episode, kind="hello", reader="young_person", name="Jay", body="Hi Jay"
        )
        documents.send_letter(by=cast.nia, letter=letter, how="hand")
    everything = titles(cast, episode)
    by_source = [title for source in happenings.SOURCES for title in titles(cast, episode, source=source)]
    assert sorted(by_source) == sorted(everything)
    assert (
        titles(cast, episode, source="visits")
        == titles(cast, episode, show="visits")
        == ["Climbing", "Library"]
    )
    assert titles(cast, episode, source="visits", span="month") == ["Climbing"]
    assert titles(cast, episode, source="pages") == ["A letter went"]
    decided = titles(cast, episode, show="decisions")
    assert any("became key worker" in title for title in decided)
    assert not {"Climbing", "A letter went", "Plan agreed"} & set(
        titles(cast, episode, show="decisions", source="steps")
    )
    assert titles(cast, episode, show="nonsense", source="nonsense", span="nonsense") == everything
    page = client_of(cast.nia).get(
        reverse("staff:happened", args=[episode.young_person_id]), {"source": "outcomes", "span": "year"}
    )
    assert "Climbing" not in page.content.decode()
