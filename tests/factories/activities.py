"""Activities, groups, sessions and keep-aparts for tests, made through the actions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.identifiers import new_id, new_reference
from soceis.journey.activities import actions
from soceis.journey.activities.actions.sessions import Expected
from soceis.journey.activities.models import Activity, Group, GroupSession, KeepApart, Place
from soceis.journey.casework.models import Assignment, Episode
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person


def somebody(*, by: User, area: Area, worker: User | None, name: str, mentor: User | None = None) -> Episode:
    """A young person of that name with whom the worker works."""
    person = a_young_person(by=by, area=area, name_used=name)
    return an_episode(by=by, area=area, worker=worker, mentor=mentor, young_person=person)


def a_crowd(*, by: User, area: Area, worker: User, number: int) -> list[Episode]:
    """As many young people as asked for with one worker; the first through the actions, the others like them."""
    first = somebody(by=by, area=area, worker=worker, name="P 00")
    with acting_as(by):
        referral = Referral.objects.get(pk=first.referral_id)
        assignment = Assignment.objects.get(episode=first)
        people = [YoungPerson(name_used=f"P {n:02}", areas=[area.pk]) for n in range(1, number)]
        referrals = [like(referral, young_person=one, reference=new_reference()) for one in people]
        episodes = [
            like(first, young_person=one, referral=asked)
            for one, asked in zip(people, referrals, strict=True)
        ]
        assignments = [like(assignment, young_person=one.young_person, episode=one) for one in episodes]
        YoungPerson.objects.bulk_create(people)
        Referral.objects.bulk_create(referrals)
        Episode.objects.bulk_create(episodes)
        Assignment.objects.bulk_create(assignments)
    return [first, *episodes]


def like(record: Any, **values: Any) -> Any:
    """A row like that one, with a key of its own and other values."""
    same = {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    for name in values:
        same.pop(f"{name}_id", None)
    return type(record)(**{**same, "id": new_id(), **values})


def an_activity(*, by: User, area: Area, **values: Any) -> Activity:
    """Climbing in Splott, from eleven on, assessed today."""
    given: dict[str, Any] = {
        "title": "Climbing",
        "what": "A wall, a rope, somebody who holds it.",
        "place": "Splott",
        "least_age": 11,
        "risk_words": "Harness checked by two.",
        "risk_on": clock.today(),
        **values,
    }
    with acting_as(by):
        return actions.add_activity(by=by, area_id=area.pk, **given)


def a_place(*, by: User, area: Area, name: str = "The Hub", kind: str = "venue") -> Place:
    with acting_as(by):
        return actions.place_named(by=by, area_id=area.pk, name=name, kind=kind)


def a_group(*, by: User, area: Area, **values: Any) -> Group:
    """A cooking group for eight."""
    with acting_as(by):
        return actions.make_group(by=by, area_id=area.pk, **{"title": "Cooking", **values})


def in_days(days: int, hour: int = 16) -> datetime:
    """An hour of a day ahead, in London."""
    day = clock.today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.LONDON)


def a_session(
    *,
    by: User,
    group: Group,
    place: Place,
    workers: Sequence[User],
    expected: Sequence[Episode] = (),
    **values: Any,
) -> GroupSession:
    """An hour and a half at four in three days, unless told otherwise."""
    given: dict[str, Any] = {"starts_at": in_days(3), "minutes": 90, **values}
    with acting_as(by):
        (session,) = actions.plan_sessions(by=by, group=group, place=place, workers=workers, **given)
        if expected:
            people = [Expected(episode) for episode in expected]
            actions.set_people(by=by, session=session, expected=people, of=expected)
    return session


def kept_apart(*, by: User, area: Area, **values: Any) -> KeepApart:
    with acting_as(by):
        return actions.keep_apart(by=by, area_id=area.pk, **{"reason": "The police say so.", **values})
