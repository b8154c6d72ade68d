"""Somebody who may be a risk is never contacted by mistake, and two people lift a warning."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework.models import Episode
from soceis.people import actions
from soceis.people.models import ContactPoint, Tie, WarningLift
from tests.cast import Cast
from tests.doors import BEHIND, TYPED, client_of
from tests.factories.november import _seventeenth_of_november, episode

__all__ = ["_seventeenth_of_november", "episode"]
pytestmark = pytest.mark.django_db(databases="__all__")
NUMBER = "07700 900456"


@pytest.fixture
def risk(cast: Cast, episode: Episode) -> Tie:
    with acting_as(cast.nia):
        return actions.add_tie(
            by=cast.nia,
            young_person=episode.young_person,
            kind="step_parent",
            name="Craig",
            telephone=NUMBER,
            may_be_told="Our address",
            may_be_a_risk=True,
        )


def asked(cast: Cast, risk: Tie, by: str = "nia") -> WarningLift:
    user = getattr(cast, by)
    with acting_as(user):
        return actions.ask_to_lift(by=user, tie=risk, reason="The court order has ended.")


def test_one_person_alone_never_lifts_a_warning(cast: Cast, risk: Tie) -> None:
    lift = asked(cast, risk, by="alys")
    with acting_as(cast.alys):
        with pytest.raises(Refused, match="somebody else does the second"):
            actions.decide_lift(by=cast.alys, lift=lift, approve=True)
        with pytest.raises(WrongState, match="asked for this already"):
            actions.ask_to_lift(by=cast.alys, tie=risk, reason="Again.")
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.decide_lift(by=cast.nia, lift=lift, approve=True)
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.decide_lift(by=cast.sam, lift=lift, approve=True)
    Membership.objects.create(user=cast.morag, area=cast.cardiff, role="area_manager")
    with acting_as(cast.morag):
        actions.decide_lift(by=cast.morag, lift=lift, approve=True)
        assert not Tie.objects.get(pk=risk.pk).may_be_a_risk
        with pytest.raises(WrongState, match="decided about this already"):
            actions.decide_lift(by=cast.morag, lift=lift, approve=True)


def test_a_warning_that_stays_says_why_and_may_be_asked_about_again(cast: Cast, risk: Tie) -> None:
    lift = asked(cast, risk)
    with acting_as(cast.alys):
        with pytest.raises(Invalid, match="why the warning stays"):
            actions.decide_lift(by=cast.alys, lift=lift, approve=False)
        actions.decide_lift(by=cast.alys, lift=lift, approve=False, words="Police say otherwise.")
        assert Tie.objects.get(pk=risk.pk).may_be_a_risk
    assert asked(cast, risk).pk != lift.pk


def test_words_written_after_the_asking_stop_it(cast: Cast, risk: Tie) -> None:
    lift = asked(cast, risk)
    with acting_as(cast.nia):
        actions.change_tie(by=cast.nia, tie=risk, version=1, note="He was seen at the gate yesterday.")
    with acting_as(cast.alys), pytest.raises(WrongState, match="changed after this was asked for"):
        actions.decide_lift(by=cast.alys, lift=lift, approve=True)


def test_the_database_itself_lets_no_warning_go_without_two_people(cast: Cast, risk: Tie) -> None:
    asked(cast, risk)
    for values in ({"may_be_a_risk": False}, {"ended_on": "2026-11-17"}):
        with acting_as(cast.alys), pytest.raises(IntegrityError, match="by two people"), transaction.atomic():
            Tie.objects.filter(pk=risk.pk).update(**values)
    with acting_as(cast.nia), pytest.raises(IntegrityError, match="lift_decided_by_another"):
        WarningLift.objects.update(state="approved", decided_by=cast.nia, decided_at="2026-11-17T12:00Z")


def test_an_approval_serves_once(cast: Cast, risk: Tie) -> None:
    lift = asked(cast, risk)
    with acting_as(cast.alys):
        actions.decide_lift(by=cast.alys, lift=lift, approve=True)
    with acting_as(cast.nia):
        tie = Tie.objects.get(pk=risk.pk)
        actions.change_tie(by=cast.nia, tie=tie, version=tie.version, may_be_a_risk=True)
    with acting_as(cast.nia), pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.filter(pk=risk.pk).update(may_be_a_risk=False)


def test_no_post_to_any_door_lifts_a_warning_alone(cast: Cast, risk: Tie) -> None:
    """Everything that a form anywhere may send, as the worker who asked and as a manager who asked."""
    lift = asked(cast, risk)
    everything: dict[str, Any] = {
        **TYPED,
        "kind": "other_family",
        "name": "Craig",
        "facts": [],
        "may_be_a_risk": "",
        "version": "1",
        "reason": "Safe now.",
        "tie": str(risk.pk),
    }
    known = {"young_person_id": risk.young_person_id}
    for door in BEHIND:
        if set(door.parameters) - set(known):
            continue
        for step in ("", "end", "lift", "keep"):
            given = {
                **everything,
                **({step: str(lift.pk if step in ("lift", "keep") else risk.pk)} if step else {}),
            }
            client_of(cast.nia).post(f"{door.address(known)}?change={risk.pk}", given)
    with acting_as(cast.nia):
        tie = Tie.objects.get(pk=risk.pk)
        assert (tie.may_be_a_risk, tie.ended_on) == (True, None)
        assert WarningLift.objects.get().state == WarningLift.ASKED


def test_every_page_that_offers_contact_says_do_not_and_shows_no_number(cast: Cast, risk: Tie) -> None:
    client = client_of(cast.nia)
    for route in (
        "staff:young_person",
        "people:ties",
        "support:caregivers",
        "casework:record_attempt",
        "people:contact_points",
    ):
        page = client.get(reverse(route, args=[risk.young_person_id]))
        body = page.content.decode()
        assert page.status_code == 200
        assert "Do not contact" in body, route
        assert NUMBER not in body, route
        assert "07700900456" not in body, route
        assert "Our address" not in body, route


def test_a_peer_mentor_learns_nothing_of_who_may_be_a_risk(cast: Cast, risk: Tie) -> None:
    client = client_of(cast.dom)
    for route in ("staff:young_person", "casework:record_attempt", "people:contact_points"):
        assert "Craig" not in client.get(reverse(route, args=[risk.young_person_id])).content.decode()


def test_the_number_of_somebody_who_may_be_a_risk_is_no_way_to_reach_the_young_person(
    cast: Cast, episode: Episode, risk: Tie
) -> None:
    person, same = episode.young_person, "+44 7700 900456"
    with acting_as(cast.nia):
        with pytest.raises(Invalid, match="may be a risk"):
            actions.add_contact_point(by=cast.nia, young_person=person, way="mobile", value=same, safe="yes")
        point = actions.add_contact_point(
            by=cast.nia, young_person=person, way="mobile", value="07700 900111", safe="yes", text_ok=True
        )
        with pytest.raises(Invalid, match="may be a risk"):
            actions.change_contact_point(by=cast.nia, point=point, version=1, value=same)
        actions.add_tie(
            by=cast.nia,
            young_person=person,
            kind="father",
            name="Lee",
            telephone="07700900111",
            may_be_a_risk=True,
        )
        shut = ContactPoint.objects.get(pk=point.pk)
        assert (shut.safe, shut.text_ok) == ("no", False)
