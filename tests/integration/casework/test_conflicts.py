"""A record that is kept apart does not exist for the worker: no page, list, search or group, no glass to break."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Conflict, Episode, KeptApart
from soceis.journey.casework.queries import caseload, group_candidates
from soceis.journey.casework.queries.conflicts import conflict_for, conflicts_of_areas, own_conflicts
from soceis.people import actions as people
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_worker

pytestmark = pytest.mark.django_db(databases="__all__")
ABOUT = "My cousin’s mate Jay, about fifteen, from Splott"


def declared(by: User) -> Conflict:
    with acting_as(by):
        return actions.declare_conflict(by=by, words=ABOUT, why="friend")


def kept(cast: Cast, episode: Episode, worker: User) -> KeptApart:
    conflict = declared(worker)
    with acting_as(cast.alys):
        return actions.keep_apart(by=cast.alys, conflict=conflict, reference=episode.young_person.reference)


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def test_what_somebody_declares_is_read_by_their_manager_and_nobody_else(cast: Cast) -> None:
    conflict = declared(cast.dom)
    with acting_as(cast.dom):
        assert [one.words for one in own_conflicts(cast.dom)] == [ABOUT]
    with acting_as(cast.alys):
        assert [one.conflict.words for one in conflicts_of_areas(cast.alys)] == [ABOUT]
    with acting_as(cast.morag):
        assert conflicts_of_areas(cast.morag) == []
        with pytest.raises(NotFound):
            conflict_for(cast.morag, conflict.pk)
    with acting_as(cast.nia):
        assert not Conflict.objects.exists()
        with pytest.raises(Refused):
            conflicts_of_areas(cast.nia)
    with connection.cursor() as cursor:
        cursor.execute("select app.enter(%s, '')", [cast.alys.pk])
        cursor.execute("select words from casework_conflict")
        assert "cousin" not in cursor.fetchone()[0], "encrypted where it lies"


@pytest.mark.parametrize("name", ["nia", "dom"])
def test_the_record_is_gone_for_them_and_their_work_with_it_has_ended(
    cast: Cast, episode: Episode, name: str
) -> None:
    worker = getattr(cast, name)
    kept(cast, episode, worker)
    client = client_of(worker)
    for route in ("staff:young_person", "staff:happened", "staff:record_contact", "people:contact_points"):
        assert client.get(reverse(route, args=[episode.young_person_id])).status_code == 404
    for route in ("staff:my_day", "staff:caseload", "staff:record"):
        assert "Jay" not in client.get(reverse(route)).content.decode()
    assert "Nobody found" in client.post(reverse("staff:search"), {"q": "Benbow"}).content.decode()
    with acting_as(worker) as reach:
        assert episode.young_person_id in reach.conflicts
        assert not YoungPerson.objects.exists()
        assert len(caseload(worker, mine=True)) == 0
        assert len(group_candidates(worker)) == 0
        assert not KeptApart.objects.exists(), "nor the line that says so"
    with acting_as(cast.alys):
        assert list(Assignment.objects.filter(worker=worker).values_list("end_reason", flat=True)) == [
            "conflict"
        ]


def test_they_cannot_break_the_glass_and_are_told_what_strangers_are_told(
    cast: Cast, episode: Episode
) -> None:
    kept(cast, episode, cast.sam)
    said = []
    for reference in (episode.young_person.reference, "ZZZZZZ"):
        with acting_as(cast.sam), pytest.raises(Invalid) as refused:
            people.open_with_reason(
                by=cast.sam, reference=reference, purpose="needs_help_now", reason="He rang me in distress."
            )
        said.append(refused.value.fields)
    assert said[0] == said[1]


def test_what_was_open_before_closes_at_once(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.sam):
        people.open_with_reason(
            by=cast.sam, reference=episode.young_person.reference, purpose="needs_help_now",
            reason="He rang me in distress.",
        )  # fmt: skip
    page = reverse("staff:young_person", args=[episode.young_person_id])
    assert client_of(cast.sam).get(page).status_code == 200
    kept(cast, episode, cast.sam)
    assert client_of(cast.sam).get(page).status_code == 404


def test_a_manager_keeps_a_record_from_themselves_too(cast: Cast, episode: Episode) -> None:
    kept(cast, episode, cast.alys)
    client = client_of(cast.alys)
    assert client.get(reverse("staff:young_person", args=[episode.young_person_id])).status_code == 404
    assert "Jay" not in client.get(reverse("staff:my_day")).content.decode()
    assert (
        client_of(cast.nia).get(reverse("staff:young_person", args=[episode.young_person_id])).status_code
        == 200
    )


def test_nobody_is_named_for_somebody_who_is_kept_from_them(cast: Cast, episode: Episode) -> None:
    kept(cast, episode, cast.sam)
    for kind in ("co_worker", "key_worker"):
        with pytest.raises(Invalid, match="Sam cannot work with them") as refused:
            a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind=kind, change_reason="fit")
        assert "knows" not in str(refused.value)


def test_taking_it_back_opens_the_record_again_but_gives_no_work_back(cast: Cast, episode: Episode) -> None:
    line = kept(cast, episode, cast.sam)
    with acting_as(cast.sam), pytest.raises(Refused):
        actions.end_conflict(by=cast.sam, conflict=Conflict.objects.get(pk=line.conflict_id))
    with acting_as(cast.alys):
        actions.end_conflict(by=cast.alys, conflict=Conflict.objects.get(pk=line.conflict_id))
    a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="co_worker")
    assert (
        client_of(cast.sam).get(reverse("staff:young_person", args=[episode.young_person_id])).status_code
        == 200
    )


def test_the_pages_take_a_declaration_from_a_peer_mentor_to_the_manager(cast: Cast, episode: Episode) -> None:
    mentor, manager = client_of(cast.dom), client_of(cast.alys)
    here = reverse("casework:declare_conflict")
    assert save(mentor, here, words=ABOUT, why="friend").status_code == 302
    assert ABOUT in mentor.get(here).content.decode()
    board = reverse("casework:conflicts")
    assert "Nobody has looked yet" in manager.get(board).content.decode()
    assert mentor.get(board).status_code == 403
    with acting_as(cast.alys):
        one = reverse("casework:conflict", args=[Conflict.objects.get().pk])
    for stranger, status in ((cast.morag, 404), (cast.nia, 403)):
        assert client_of(stranger).get(one).status_code == status
    wrong = save(manager, one, do="keep", reference="ZZZZ")
    assert "No young person in your area has this reference" in wrong.content.decode()
    assert save(manager, one, do="keep", reference=episode.young_person.reference.lower()).status_code == 302
    assert "Kept apart" in manager.get(board).content.decode()
    shown = mentor.get(here).content.decode()
    assert "Kept apart" not in shown
    assert "Jay Benbow" not in shown
