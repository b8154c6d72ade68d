"""Episodes, workers and contacts for tests, made through the actions that the service itself uses."""

from datetime import date, datetime, time, timedelta
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Contact, Episode
from soceis.journey.referrals import actions as referring
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

RECEIVED_ON = date(2026, 9, 1)
BEGUN_ON = date(2026, 9, 3)
TODAY = date(2026, 11, 17)


def at(day: date, hour: int = 14, minute: int = 0) -> datetime:
    """A moment of a day in London."""
    return datetime.combine(day, time(hour, minute), tzinfo=clock.LONDON)


def days_ago(days: int, hour: int = 11) -> datetime:
    """A moment some days before the present day."""
    return at(clock.today() - timedelta(days=days), hour)


def an_accepted_referral(
    *, by: User, area: Area, young_person: YoungPerson | None = None, **values: Any
) -> Referral:
    """A referral that the manager accepted for one to one on 3 September 2026."""
    on = values.pop("on", BEGUN_ON)
    decision = values.pop("decision", "accepted_one_to_one")
    referral = a_referral(
        by=by, area=area, young_person=young_person, **{"received_on": RECEIVED_ON, **values}
    )
    with acting_as(by):
        return referring.decide(
            by=by,
            referral=referral,
            decision=decision,
            because=["they_want_it"],
            reason="One to one fits.",
            on=on,
        )


def an_episode(
    *,
    by: User,
    area: Area,
    worker: User | None = None,
    mentor: User | None = None,
    young_person: YoungPerson | None = None,
    on: date = BEGUN_ON,
    **values: Any,
) -> Episode:
    """An episode begun on 3 September 2026; with a key worker and a peer mentor from that day when given."""
    person = young_person or a_young_person(by=by, area=area)
    referral = an_accepted_referral(by=by, area=area, young_person=person, on=on, **values)
    with acting_as(by):
        episode = actions.begin(by=by, referral=referral)
        if worker is not None:
            actions.allocate(by=by, episode=episode, worker=worker, on=on)
        if mentor is not None:
            actions.add_worker(by=by, episode=episode, worker=mentor, kind="peer_mentor", begins=on)
        return Episode.objects.select_related("young_person", "area").get(pk=episode.pk)


def a_worker(*, by: User, episode: Episode, worker: User, kind: str, **values: Any) -> Assignment:
    """Somebody else who works with the young person."""
    with acting_as(by):
        return actions.add_worker(by=by, episode=episode, worker=worker, kind=kind, **values)


def a_contact(*, by: User, episode: Episode, **values: Any) -> Contact:
    """An hour of one to one yesterday at eleven, unless told otherwise."""
    given: dict[str, Any] = {
        "happened_at": days_ago(1),
        "kind": "attended",
        "mode": "one_to_one",
        "minutes": 60,
        "title": "Climbing wall, then food",
        **values,
    }
    with acting_as(by):
        return actions.record_contact(by=by, episode=episode, **given)


def a_closure_asked(*, by: User, episode: Episode, **values: Any) -> Episode:
    """The worker asks to end the work today, goals met."""
    given: dict[str, Any] = {
        "end_date": clock.today(),
        "closure_code": "goals_met",
        "note": "He is at college and has people around him.",
        **values,
    }
    with acting_as(by):
        return actions.ask_closure(by=by, episode=episode, **given)
