"""The map of one young person: who sees it, what fades, and that it never reaches another record."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.contexts.mapping import actions
from soceis.contexts.mapping.models import MapPerson, MapTie
from soceis.contexts.mapping.presenters import ME, shown
from soceis.contexts.mapping.queries import map_of
from soceis.contexts.mapping.rules import CERTAINTIES, FADES_FOR_DAYS, MOST_PEOPLE, RELIABILITIES, latest_day
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, ShownError, StaleEdit, WrongState
from soceis.journey.casework.models import Episode
from soceis.people import actions as people
from soceis.people.models import Tie, YoungPerson
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, an_episode
from tests.factories.mapping import TIE, a_map_tie
from tests.factories.people import a_young_person
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def around(cast: Cast, episode: Episode, name: str = "Auntie Vi", **values: Any) -> Tie:
    with acting_as(cast.nia):
        given = {"kind": "other_family", **values}
        return people.add_tie(by=cast.nia, young_person=episode.young_person, name=name, **given)


def page(user: Any, episode: Episode) -> str:
    return client_of(user).get(reverse("mapping:map", args=[episode.young_person_id])).content.decode()


def lines(cast: Cast, episode: Episode) -> list[tuple[str, bool]]:
    """What the table shows: between whom, and whether it has faded."""
    with acting_as(cast.nia):
        read = map_of(cast.nia, episode.young_person)
        found = shown(episode.young_person, read, clock.today())
    return [(line.between, line.is_faded) for line in found.lines if line.tie is not None]


def test_who_is_around_them_is_on_the_map_without_typing_it_again(cast: Cast, episode: Episode) -> None:
    vi = around(cast, episode)
    body = page(cast.nia, episode)
    assert "Jay Benbow – Auntie Vi" in body
    tie = a_map_tie(by=cast.nia, young_person=episode.young_person, other=vi, kind="family", side="strength")
    assert tie.other.said_name == "Auntie Vi"
    assert lines(cast, episode) == [("Jay Benbow – Auntie Vi", False)]
    assert page(cast.nia, episode).count("Jay Benbow – Auntie Vi") >= 1
    with acting_as(cast.nia):
        people.end_tie(by=cast.nia, tie=vi)
    assert "Auntie Vi" not in page(cast.nia, episode)


def test_only_those_who_see_the_record_see_its_map(cast: Cast, episode: Episode) -> None:
    a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca")
    for reader in (cast.nia, cast.alys):
        assert "Macca" in page(reader, episode)
    address = reverse("mapping:map", args=[episode.young_person_id])
    assert client_of(cast.dom).get(address).status_code == 403
    assert client_of(cast.sam).get(address).status_code == 404
    with acting_as(cast.dom), pytest.raises(Refused):
        map_of(cast.dom, episode.young_person)
    with acting_as(cast.sam), pytest.raises(NotFound):
        map_of(cast.sam, episode.young_person)


def test_a_name_on_a_map_never_marks_the_young_person_who_bears_it(cast: Cast, episode: Episode) -> None:
    """Ash is with the service too, and Nia works with both: neither file knows of the other, nor can find it."""
    ash = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia,
        young_person=a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash Quarrington"),
    )  # fmt: skip
    pages = [
        reverse(name, args=[ash.young_person_id])
        for name in ("staff:young_person", "staff:happened", "mapping:map", "people:ties", "safety:overview")
    ]
    before = [client_of(cast.nia).get(address).content.decode() for address in pages]
    a_map_tie(by=cast.nia, young_person=episode.young_person, other="Ash Quarrington", side="worry")
    after = [client_of(cast.nia).get(address).content.decode() for address in pages]
    for told, now in zip(before, after, strict=True):
        assert ("Jay" in now, "Worries us" in now) == ("Jay" in told, "Worries us" in told)
    body = page(cast.nia, episode)
    assert "Ash Quarrington" in body
    assert str(ash.young_person_id) not in body
    with acting_as(cast.nia):
        assert YoungPerson.objects.get(pk=ash.young_person_id).version == 1
        pointing = {field.related_model for field in MapPerson._meta.concrete_fields}
    assert Tie in pointing  # somebody around them, and nobody else's record


def test_the_same_name_on_two_maps_cannot_be_joined_in_the_database(cast: Cast, episode: Episode) -> None:
    ash = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia,
        young_person=a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash Lee"),
    )  # fmt: skip
    for person in (episode.young_person, ash.young_person):
        a_map_tie(by=cast.nia, young_person=person, other="Macca", note="Macca waits")
    with acting_as(cast.nia), connections["default"].cursor() as cursor:
        cursor.execute("select name from mapping_mapperson")
        names = [cell for (cell,) in cursor.fetchall()]
        cursor.execute(
            "select note || source from mapping_maptie union select note || source from mapping_maptieevent"
        )
        texts = [cell for (cell,) in cursor.fetchall()]
    assert len(set(names)) == 2
    assert not any("Macca" in cell for cell in names + texts)


@pytest.mark.parametrize("ends", ["me and me", "one and the same", "the same name is somebody else"])
def test_a_tie_is_between_two_different_people(cast: Cast, episode: Episode, ends: str) -> None:
    person = episode.young_person
    macca = a_map_tie(by=cast.nia, young_person=person, other="Macca").other
    if ends == "the same name is somebody else":
        a_map_tie(by=cast.nia, young_person=person, one=macca, other="Macca", kind="online")
        return
    one, other = (None, None) if ends == "me and me" else (macca, macca)
    with pytest.raises(Invalid) as refused:
        a_map_tie(by=cast.nia, young_person=person, one=one, other=other)
    assert refused.value.fields == {"other": "A tie is between two different people."}


def test_a_circle_of_ties_is_drawn_and_one_tie_is_not_drawn_twice(cast: Cast, episode: Episode) -> None:
    person = episode.young_person
    a = a_map_tie(by=cast.nia, young_person=person, other="A").other
    b = a_map_tie(by=cast.nia, young_person=person, one=a, other="B").other
    a_map_tie(by=cast.nia, young_person=person, one=b, other=None)  # back to them
    assert {between for between, _ in lines(cast, episode)} == {
        "Jay Benbow – A", "A – B", "Jay Benbow – B",
    }  # fmt: skip
    for one, other in ((a, b), (b, a)):
        with pytest.raises(Invalid) as refused:
            a_map_tie(by=cast.nia, young_person=person, one=one, other=other)
        assert set(refused.value.fields) == {"kind"}


def test_nobody_of_another_map_is_put_on_this_one(cast: Cast, episode: Episode) -> None:
    ash = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia,
        young_person=a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash Lee"),
    )  # fmt: skip
    theirs = a_map_tie(by=cast.nia, young_person=ash.young_person, other="Macca").other
    vi = around(cast, ash)
    for stranger in (theirs, vi):
        with pytest.raises(Invalid):
            a_map_tie(by=cast.nia, young_person=episode.young_person, other=stranger)


def test_a_tie_past_its_day_fades_is_confirmed_or_goes(cast: Cast, episode: Episode) -> None:
    tie = a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca")
    until = latest_day("fact", "seen", TODAY)
    assert tie.good_until == until
    between = "Jay Benbow – Macca"
    with clock.at(until):
        assert lines(cast, episode) == [(between, False)]
    with clock.at(until + timedelta(days=1)):
        assert lines(cast, episode) == [(between, True)]
        assert "one tie has faded" in page(cast.nia, episode)
    with clock.at(until + timedelta(days=FADES_FOR_DAYS + 1)):
        assert lines(cast, episode) == []
        assert "One tie has gone from the map" in page(cast.nia, episode)
        with acting_as(cast.nia), pytest.raises(WrongState):
            actions.confirm_tie(by=cast.nia, tie=tie)
    with clock.at(until + timedelta(days=FADES_FOR_DAYS)), acting_as(cast.nia):
        actions.confirm_tie(by=cast.nia, tie=tie)
        assert tie.good_until == latest_day("fact", "seen", clock.today())
    with clock.at(until + timedelta(days=FADES_FOR_DAYS + 1)):
        assert lines(cast, episode) == [(between, False)]


DAYS = st.dates(date(2026, 9, 10), date(2028, 12, 31))  # Nia works with Jay from September 2026


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    learned=DAYS,
    looked=DAYS,
    certainty=st.sampled_from(tuple(CERTAINTIES)),
    reliability=st.sampled_from(tuple(RELIABILITIES)),
    confirmed_after=st.none() | st.integers(0, 260),
)
def test_what_the_map_shows_on_a_day_is_what_a_plain_calendar_says(
    cast: Cast, episode: Episode, learned: date, looked: date, certainty: str, reliability: str,
    confirmed_after: int | None,
) -> None:  # fmt: skip
    """The oracle counts days one by one, across leap days and birthdays."""
    weeks = {"fact": (26, 26, 13, 13), "suspicion": (13, 13, 6, 6)}[certainty]
    good = weeks[tuple(RELIABILITIES).index(reliability)] * 7
    with acting_as(cast.nia):
        MapTie.objects.all().delete()
    with clock.at(learned):
        tie = a_map_tie(
            by=cast.nia, young_person=episode.young_person, other="Macca", certainty=certainty,
            reliability=reliability, learned_on=learned,
        )  # fmt: skip
    heard = learned
    if confirmed_after is not None:
        with clock.at(learned + timedelta(days=confirmed_after)), acting_as(cast.nia):
            try:
                actions.confirm_tie(by=cast.nia, tie=tie)
            except WrongState:
                assert confirmed_after > good + 28
            else:
                assert confirmed_after <= good + 28
                heard = clock.today()
    day = max(looked, heard)
    age = sum(1 for _ in range((day - heard).days))
    expected = [] if age > good + 28 else [("Jay Benbow – Macca", age > good)]
    with clock.at(day):
        assert lines(cast, episode) == expected


def test_a_day_that_is_given_may_be_sooner_than_the_table_and_not_later(cast: Cast, episode: Episode) -> None:
    until = latest_day("fact", "seen", TODAY)
    for day in (until + timedelta(days=1), TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(Invalid) as refused:
            a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca", good_until=day)
        assert set(refused.value.fields) == {"good_until"}
    with pytest.raises(Invalid) as refused:
        a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca", learned_on=date(2020, 1, 1))
    assert set(refused.value.fields) == {"learned_on"}
    soon = TODAY + timedelta(days=1)
    assert (
        a_map_tie(by=cast.nia, young_person=episode.young_person, other="M", good_until=soon).good_until
        == soon
    )


def test_two_people_changing_one_tie_both_keep_their_words(cast: Cast, episode: Episode) -> None:
    tie = a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca")
    with acting_as(cast.alys):
        mine = MapTie.objects.get(pk=tie.pk)
        actions.change_tie(by=cast.alys, tie=mine, version=1, note="They train together.")
    with acting_as(cast.nia), pytest.raises(StaleEdit) as both:
        actions.change_tie(by=cast.nia, tie=tie, version=1, note="He waits at the gate.")
    assert both.value.theirs["note"] == "They train together."
    assert both.value.yours["note"] == "He waits at the gate."
    address = reverse("mapping:change", args=[tie.pk])
    client = client_of(cast.nia)
    key = client.get(address).context["saving"].key
    typed = {**TIE, "note": "He waits at the gate.", "version": "1", "saving_key": key}
    typed["learned_on"] = TODAY.isoformat()
    conflict = client.post(address, typed)
    assert conflict.status_code == 409
    assert "They train together." in conflict.content.decode()
    assert "He waits at the gate." in conflict.content.decode()


NASTY = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "Zoë & \u202e reversed",
    "\U0001d544acca \U0001f642",
    "'; drop",
)


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_only_words_whatever_is_in_it(cast: Cast, episode: Episode, name: str) -> None:
    a_map_tie(by=cast.nia, young_person=episode.young_person, other=name, note=name)
    response = client_of(cast.nia).get(reverse("mapping:map", args=[episode.young_person_id]))
    assert response.status_code == 200
    body = response.content.decode()
    assert "<script>alert" not in body
    assert "<img src=x" not in body
    picture = response.context["map"].picture
    assert {one["name"] for one in picture["people"]} == {"Jay Benbow", name}


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 121])
def test_a_name_that_cannot_be_kept_is_said_in_words(cast: Cast, episode: Episode, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_map_tie(by=cast.nia, young_person=episode.young_person, other=name)
    assert set(refused.value.fields) == {"name"}


def test_a_map_of_thousands_stops_in_words_and_stays_quick(cast: Cast, episode: Episode) -> None:
    for number in range(MOST_PEOPLE):
        a_map_tie(by=cast.nia, young_person=episode.young_person, other=f"Somebody {number}")
    with pytest.raises(ShownError, match="This map is full"):
        a_map_tie(by=cast.nia, young_person=episode.young_person, other="One more")
    client = client_of(cast.nia)
    address = reverse("mapping:map", args=[episode.young_person_id])
    client.get(address)
    with counting() as statements:
        picture = client.get(address).context["map"].picture
    assert len(statements) <= MOST
    places = {(one["x"], one["y"]) for one in picture["people"]}
    assert len(places) == MOST_PEOPLE + 1, "nobody stands on somebody else"
    assert next(one for one in picture["people"] if one["id"] == ME)["x"] == 0
    for route in ("mapping:add",):
        with counting() as statements:
            assert client.get(reverse(route, args=[episode.young_person_id])).status_code == 200
        assert len(statements) <= MOST


def test_letting_go_is_said_once(cast: Cast, episode: Episode) -> None:
    tie = a_map_tie(by=cast.nia, young_person=episode.young_person, other="Macca")
    address = reverse("mapping:settle", args=[tie.pk])
    assert client_of(cast.dom).post(address, {"do": "let_go"}).status_code == 403
    assert client_of(cast.sam).post(address, {"do": "let_go"}).status_code == 404
    assert client_of(cast.nia).post(address, {"do": "let_go"}).status_code == 302
    assert lines(cast, episode) == []
    assert client_of(cast.nia).post(address, {"do": "confirm"}).status_code == 409
