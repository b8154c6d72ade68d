"""A worker who leaves hands over everything on one page; two people never cover in the same days."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Episode
from soceis.journey.casework.queries import caseload
from soceis.journey.casework.queries.handing_over import carried_by
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_worker, an_episode
from tests.factories.people import a_young_person
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
MANY = 25


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    day = {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}
    return client.post(where, {"saving_key": page.context["saving"].key, **day, **values})


def test_a_worker_leaves_with_twenty_five_cases_on_one_page(cast: Cast, episode: Episode) -> None:
    for number in range(MANY - 1):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"Person {number:02}")
        an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    client = client_of(cast.alys)
    here = reverse("casework:hand_over", args=[cast.nia.pk])
    client.get(here)
    with counting() as statements:
        page = client.get(here)
    assert len(statements) <= MOST
    assert page.content.decode().count("(key worker)") == MANY
    with acting_as(cast.alys):
        jays = next(one for one in carried_by(cast.alys, cast.nia) if one.episode_id == episode.pk)
    chosen = {f"to_{jays.pk}": str(cast.alys.pk)}
    answer = save(client, here, reason="left", everybody=str(cast.sam.pk), **chosen)
    assert answer.status_code == 302
    with acting_as(cast.sam):
        assert len(caseload(cast.sam, mine=True)) == MANY - 1
    with acting_as(cast.nia):
        assert len(caseload(cast.nia, mine=True)) == 0
    with acting_as(cast.alys):
        assert Assignment.objects.get(episode=episode, kind="key_worker", ends=None).worker == cast.alys
        former = Assignment.objects.filter(worker=cast.nia).values_list("ends", "end_reason")
        assert set(former) == {(TODAY - timedelta(days=1), "left")}


def test_nobody_is_left_without_a_key_worker_and_nothing_is_half_done(cast: Cast, episode: Episode) -> None:
    person = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Bo Hale")
    other = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    with acting_as(cast.alys):
        mine = {one.episode_id: one.pk for one in carried_by(cast.alys, cast.nia)}
        with pytest.raises(Invalid, match="Choose who becomes key worker of Jay Benbow"):
            actions.hand_over(by=cast.alys, worker=cast.nia, to={mine[other.pk]: cast.sam}, reason="left")
        with pytest.raises(Invalid, match="Bo Hale: Ross is not a practitioner in this area"):
            actions.hand_over(
                by=cast.alys,
                worker=cast.nia,
                to={mine[episode.pk]: cast.sam, mine[other.pk]: cast.ross},
                reason="left",
            )


def test_only_the_manager_of_the_area_hands_over(cast: Cast, episode: Episode) -> None:
    here = reverse("casework:hand_over", args=[cast.nia.pk])
    assert [
        client_of(user).get(here).status_code for user in (cast.alys, cast.morag, cast.nia, cast.dom)
    ] == [
        200,
        404,
        403,
        403,
    ]


@pytest.mark.parametrize(
    ("first", "last", "fits"), [(5, 9, False), (9, 12, False), (-2, 1, False), (8, 9, True), (0, 2, True)]
)
def test_two_people_never_cover_in_the_same_days(
    cast: Cast, episode: Episode, first: int, last: int, fits: bool
) -> None:
    days = {number: TODAY + timedelta(days=number) for number in range(-2, 13)}
    a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="cover", begins=days[3], ends=days[7])
    if first == 9:
        a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="cover", begins=days[8], ends=days[9])
    if first == -2:
        a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="cover", begins=days[-2], ends=days[0])
    wanted = {"by": cast.alys, "episode": episode, "worker": cast.alys, "kind": "cover"}
    if fits:
        a_worker(**wanted, begins=days[first], ends=days[last])
        return
    with pytest.raises(Invalid, match="Sam covers from"):
        a_worker(**wanted, begins=days[first], ends=days[last])
