"""A licensed instrument is off until a manager records the licence, and then keeps ten numbers and no more."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.assessments import actions, queries
from soceis.journey.assessments.models import Licence, LicensedReading
from soceis.journey.casework.models import Episode
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.life import a_licence, a_licensed_reading

pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LICENCES = "/licences/"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def test_without_a_licence_nothing_can_be_noted_and_the_page_says_so(cast: Cast, episode: Episode) -> None:
    with pytest.raises(WrongState, match="switched off"):
        a_licensed_reading(by=cast.nia, episode=episode, scores={1: 4})
    page = browser(cast.nia).get(reverse("assessments:licensed", args=[episode.young_person_id]))
    assert "switched off here" in page.content.decode()
    assert "score_1" not in page.content.decode()


def test_a_manager_records_a_licence_readings_are_noted_and_switched_off_again(
    cast: Cast, episode: Episode
) -> None:
    alys, nia = browser(cast.alys), browser(cast.nia)
    answer = save(
        alys, LICENCES, area=str(cast.cardiff.pk), holder="The charity", reference="TR-77",
        valid_from=TODAY.isoformat(), valid_until=(TODAY + timedelta(days=365)).isoformat(),
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    where = reverse("assessments:licensed", args=[episode.young_person_id])
    assert "Area 10" in nia.get(where).content.decode()
    answer = save(nia, where, read_on=TODAY.isoformat(), present=["young_person", "caregiver"], score_1="4",
                  score_2="none", score_10="10")  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(cast.nia):
        kept = list(LicensedReading.objects.order_by("number").values_list("number", "applicable", "score"))
    assert kept == [(1, True, 4), (2, False, None), (10, True, 10)]
    page = nia.get(reverse("assessments:life", args=[episode.young_person_id])).content.decode()
    assert "Does not apply" in page
    listed = alys.get(LICENCES).content.decode()
    assert "TR-77" in listed
    assert "recorded by Alys" in listed
    with acting_as(cast.alys):
        licence = Licence.objects.get()
    alys.post(reverse("assessments:end_licence", args=[licence.pk]))
    with pytest.raises(WrongState):
        a_licensed_reading(by=cast.nia, episode=episode, scores={1: 5})
    assert (
        "Does not apply"
        in nia.get(reverse("assessments:life", args=[episode.young_person_id])).content.decode()
    )


def test_a_licence_holds_on_its_last_day_and_not_on_the_next(cast: Cast, episode: Episode) -> None:
    a_licence(by=cast.alys, area=cast.cardiff, valid_until=TODAY + timedelta(days=2))
    for days, holds in ((0, True), (2, True), (3, False)):
        with clock.at(TODAY + timedelta(days=days)), acting_as(cast.nia):
            assert (queries.licence_of(cast.cardiff.pk) is not None) is holds
    with acting_as(cast.nia):
        assert queries.licence_of(cast.edinburgh.pk) is None


def test_readings_without_the_young_person_count_for_no_change_unless_asked(
    cast: Cast, episode: Episode
) -> None:
    a_licence(by=cast.alys, area=cast.cardiff)
    for days, score, present in ((40, 2, ["young_person"]), (20, 9, []), (0, 5, ["young_person"])):
        a_licensed_reading(
            by=cast.nia,
            episode=episode,
            scores={3: score},
            read_on=TODAY - timedelta(days=days),
            present=present,
        )
    with acting_as(cast.nia):
        told = queries.licensed_of(cast.nia, episode)
        everything = queries.licensed_of(cast.nia, episode, worker_too=True)
    assert [one.score for one in told] == [2, 5]
    assert queries.licensed_changes(told)[3].by == 3
    assert [one.score for one in everything] == [2, 9, 5]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"scores": {}}, ""),
        ({"scores": {11: 4}}, "score_11"),
        ({"scores": {1: 11}}, "score_1"),
        ({"scores": {1: 0}}, "score_1"),
        ({"present": ["a_friend"]}, "present"),
    ],
)
def test_a_reading_that_cannot_be_kept_says_why(
    cast: Cast, episode: Episode, values: dict[str, Any], field: str
) -> None:
    a_licence(by=cast.alys, area=cast.cardiff)
    with pytest.raises(Invalid) as refused:
        a_licensed_reading(by=cast.nia, episode=episode, **{"scores": {1: 4}, **values})
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"holder": " "}, "holder"),
        ({"reference": ""}, "reference"),
        ({"valid_from": TODAY + timedelta(days=400)}, "valid_until"),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until"),
        ({"area_names": ["One", "Two"]}, "area_names"),
    ],
)
def test_a_licence_without_evidence_is_not_kept(cast: Cast, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_licence(by=cast.alys, area=cast.cardiff, **values)
    assert set(refused.value.fields) == {field}


def test_only_the_manager_of_the_area_keeps_its_licences(cast: Cast) -> None:
    licence = a_licence(by=cast.alys, area=cast.cardiff)
    for user in (cast.nia, cast.morag, cast.neil):
        with pytest.raises(Refused):
            a_licence(by=user, area=cast.cardiff)
    with acting_as(cast.morag), pytest.raises(NotFound):
        queries.licence_for(cast.morag, licence.pk)
    assert browser(cast.nia).get(LICENCES).status_code == 403
    assert "LIC-1" not in browser(cast.morag).get(LICENCES).content.decode()
    assert browser(cast.morag).post(reverse("assessments:end_licence", args=[licence.pk])).status_code == 404


def test_names_are_the_licence_holder_s_or_numbers(cast: Cast, episode: Episode) -> None:
    typed = [f"Our name {number}" for number in range(1, 11)]
    a_licence(by=cast.alys, area=cast.cardiff, area_names=typed)
    page = browser(cast.nia).get(reverse("assessments:licensed", args=[episode.young_person_id]))
    assert all(name in page.content.decode() for name in typed)
    assert "Area 1<" not in page.content.decode()


def test_two_readings_of_one_day_are_one_too_many(cast: Cast, episode: Episode) -> None:
    a_licence(by=cast.alys, area=cast.cardiff)
    a_licensed_reading(by=cast.nia, episode=episode, scores={1: 4})
    with acting_as(cast.nia), pytest.raises(Invalid, match="a reading of that day already"):
        actions.record_licensed(by=cast.nia, episode=episode, scores={2: 4})
