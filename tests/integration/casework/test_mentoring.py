"""A peer mentor's short pages, and telling the worker something now."""

from datetime import timedelta

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.journey.casework import actions
from soceis.journey.casework.models import Episode, MentorWord
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_contact, a_worker, at
from tests.factories.plans import a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.django_db(databases="__all__")
HEARD = "He is not at school today. He told me on the way."


def my_day(user: object) -> str:
    return str(client_of(user).get(reverse("staff:my_day")).content.decode())  # type: ignore[arg-type]


def told(cast: Cast, episode: Episode, **values: bool) -> MentorWord:
    with acting_as(cast.dom):
        return actions.tell_worker(by=cast.dom, episode=episode, text=HEARD, **values)


def test_the_short_page_has_what_a_mentor_needs_and_nothing_else(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, title="Talk about court", summary="The hearing is in May.")
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_goal(by=cast.nia, plan=plan, words="Lead a route at the wall")
    with acting_as(cast.dom):
        actions.plan_visit(
            by=cast.dom, episode=episode, starts_at=at(TODAY, 23), title="Climbing wall", place="The Depot"
        )
        actions.promise(by=cast.dom, episode=episode, text="Bring the second harness", due_on=TODAY)
    with acting_as(cast.nia):
        actions.promise(by=cast.nia, episode=episode, text="Ring the solicitor", due_on=TODAY)
    client = client_of(cast.dom)
    everybody = client.get(reverse("staff:alongside_all")).content.decode()
    assert "Today at 23:00, Climbing wall, The Depot" in everybody
    page = client.get(reverse("staff:alongside", args=[episode.young_person_id])).content.decode()
    shown = page.partition("<main")[2]
    for wanted in ("Today at 23:00", "Bring the second harness", "Lead a route at the wall", "Tell Nia"):
        assert wanted in shown
    for kept in ("court", "hearing", "solicitor", "child, 1", "exploitation", "offender", "gang", "risk"):
        assert kept not in shown
    assert reverse("staff:alongside", args=[episode.young_person_id]) in my_day(cast.dom)


def test_only_the_mentor_of_the_young_person_has_it(cast: Cast, episode: Episode) -> None:
    here = reverse("staff:alongside", args=[episode.young_person_id])
    answers = {
        name: client_of(getattr(cast, name)).get(here).status_code for name in ("dom", "nia", "sam", "alys")
    }
    assert answers == {"dom": 200, "nia": 403, "sam": 403, "alys": 403}
    assert client_of(cast.nia).get(reverse("staff:alongside_all")).status_code == 403
    assert "Whom I see" in my_day(cast.dom)
    assert "Whom I see" not in my_day(cast.nia)


def test_what_is_told_stands_on_the_workers_day_until_heard_and_the_mentor_sees_that_it_was(
    cast: Cast, episode: Episode
) -> None:
    here = reverse("staff:alongside", args=[episode.young_person_id])
    client = client_of(cast.dom)
    key = client.get(here).context["saving"].key
    for _ in range(2):  # a double tap
        assert client.post(here, {"saving_key": key, "text": HEARD, "can_wait": "yes"}).status_code == 302
    with acting_as(cast.dom):
        word = MentorWord.objects.get()
    assert HEARD in my_day(cast.nia)
    assert "Not heard yet" in client.get(here).content.decode()
    # It can wait, and somebody is there for it: the manager's day stays clear.
    assert HEARD not in my_day(cast.alys)
    button = reverse("casework:word_heard", args=[word.pk])
    assert client.post(button).status_code == 403
    assert client_of(cast.sam).post(button).status_code == 404
    assert client_of(cast.nia).post(button).status_code == 302
    assert HEARD not in my_day(cast.nia)
    assert "Nia heard it" in client.get(here).content.decode()


def test_what_cannot_wait_is_on_the_managers_day_too(cast: Cast, episode: Episode) -> None:
    told(cast, episode, cannot_wait=True)
    for user in (cast.nia, cast.alys):
        assert HEARD in my_day(user)
        assert "Cannot wait" in my_day(user)
    assert HEARD not in my_day(cast.morag)


def test_whoever_covers_hears_it_and_with_nobody_there_the_manager(cast: Cast, episode: Episode) -> None:
    a_worker(
        by=cast.alys, episode=episode, worker=cast.sam, kind="cover",
        begins=TODAY - timedelta(days=1), ends=TODAY + timedelta(days=3),
    )  # fmt: skip
    word = told(cast, episode)
    assert word.worker == cast.sam
    page = (
        client_of(cast.dom).get(reverse("staff:alongside", args=[episode.young_person_id])).content.decode()
    )
    assert "Sam, instead of Nia until" in page
    assert "until Fri 20 Nov" in client_of(cast.alys).get(reverse("staff:caseload")).content.decode()
    theirs = client_of(cast.sam).get(reverse("staff:caseload")).content.decode()
    assert "you cover until Fri 20 Nov" in theirs
    person = client_of(cast.nia).get(reverse("staff:young_person", args=[episode.young_person_id]))
    assert "cover Sam until Fri 20 Nov" in person.content.decode()
    with acting_as(cast.alys):
        for assignment in episode.assignments.exclude(kind="peer_mentor"):
            actions.end_assignment(
                by=cast.alys, assignment=assignment, reason="left", on=TODAY - timedelta(days=1)
            )
    assert told(cast, episode).worker is None
    assert my_day(cast.alys).count(HEARD) == 1


def test_an_empty_word_and_a_word_of_somebody_else_are_refused(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.dom), pytest.raises(Invalid, match="few words"):
        actions.tell_worker(by=cast.dom, episode=episode, text="  ")
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.tell_worker(by=cast.nia, episode=episode, text=HEARD)
    with acting_as(cast.ross), pytest.raises((NotFound, Refused)):
        actions.tell_worker(by=cast.ross, episode=episode, text=HEARD)
    word = told(cast, episode)
    with acting_as(cast.dom), pytest.raises(Refused):
        actions.heard_word(by=cast.dom, word=word)
