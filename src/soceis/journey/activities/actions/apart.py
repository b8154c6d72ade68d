"""Keep-aparts and circles, and letting a session go on despite what the check found: managers alone."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.activities.access import check_area
from soceis.journey.activities.actions.sessions import recheck
from soceis.journey.activities.models import (
    Circle,
    CircleMember,
    GroupSession,
    KeepApart,
    Place,
    SessionOverride,
)
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.activities.rules.apart import REVIEW_WEEKS
from soceis.people.models import YoungPerson

NAME, REASON = 80, 2_000


@transaction.atomic
def make_circle(*, by: User, area_id: UUID, name: str, members: Iterable[YoungPerson] = ()) -> Circle:
    """A circle of young people who are seen together."""
    check_area(by, Permission.KEEP_APART, area_id)
    checking = Checking()
    checking.text("name", name, NAME, needed="Give the circle a name that only managers read.")
    checking.done()
    circle = Circle(area_id=area_id, name=name.strip(), created_by=by, updated_by=by)
    circle.save(force_insert=True)
    audit.record(by=by, action=Action.CREATED, people=[], areas=[area_id], record=circle)
    for person in members:
        add_to_circle(by=by, circle=circle, person=person)
    return circle


@transaction.atomic
def add_to_circle(*, by: User, circle: Circle, person: YoungPerson) -> CircleMember:
    """Somebody is seen with the circle; once is enough."""
    check_area(by, Permission.KEEP_APART, circle.area_id)
    given = {"area_id": circle.area_id, "created_by": by, "updated_by": by}
    member, made = CircleMember.objects.get_or_create(
        circle=circle, young_person=person, ended_on=None, defaults=given
    )
    if made:
        _audit(by, Action.CREATED, member, [person.pk])
        recheck(by, circle.area_id)
    return member


@transaction.atomic
def leave_circle(*, by: User, member: CircleMember) -> None:
    """Somebody is not seen with the circle any more."""
    check_area(by, Permission.KEEP_APART, member.area_id)
    if member.ended_on is None:
        change(member, by=by, values={"ended_on": clock.today()})
        _audit(by, Action.CHANGED, member, [member.young_person_id])


@transaction.atomic
def keep_apart(
    *,
    by: User,
    area_id: UUID,
    reason: str,
    person: YoungPerson | None = None,
    circle: Circle | None = None,
    other_person: YoungPerson | None = None,
    other_circle: Circle | None = None,
    worker: User | None = None,
    place: Place | None = None,
    lifts_only: bool = False,
    weekdays: Iterable[int] = (),
    from_time: time | None = None,
    to_time: time | None = None,
    review_on: date | None = None,
) -> KeepApart:
    """Keep one side (a person or a circle) apart from another (a person, a circle, a worker, a place).

    `weekdays` (0 is Monday) and the hours narrow when it holds; none mean always. It ends only when a manager
    ends it; on `review_on` it is looked at again.
    """
    check_area(by, Permission.KEEP_APART, area_id)
    days = sorted(set(weekdays))
    again = review_on or clock.today() + timedelta(weeks=REVIEW_WEEKS)
    one = [side for side in (person, circle) if side is not None]
    other: list[Any] = [side for side in (other_person, other_circle, worker, place) if side is not None]
    checking = Checking()
    checking.text("reason", reason, REASON, needed="Say why, and who says so.")
    if len(one) != 1:
        checking.refuse("person", "Choose one young person, or one circle.")
    if len(other) != 1:
        checking.refuse("other_person", "Choose one: a young person, a circle, a worker or a place.")
    if person is not None and other_person is not None and person.pk == other_person.pk:
        checking.refuse("other_person", "That is one and the same young person. Choose two.")
    if any(side.area_id != area_id for side in (circle, other_circle, place) if side is not None):
        checking.refuse("other_person", "That belongs to another area.")
    if any(area_id not in side.areas for side in (person, other_person) if side is not None):
        checking.refuse("person", "This young person is not with this area.")
    if (from_time is None) != (to_time is None) or (from_time and to_time and from_time >= to_time):
        checking.refuse("to_time", "Give both hours, the first before the second, or neither.")
    if any(not 0 <= day <= 6 for day in days):
        checking.refuse("weekdays", "Choose from the days that are shown.")
    if lifts_only and place is not None:
        checking.refuse("lifts_only", "A place is not a car. Leave this out, or choose somebody.")
    if again < clock.today():
        checking.refuse("review_on", "Choose a day that is still ahead.")
    checking.done()
    kept = KeepApart(
        area_id=area_id, person=person, circle=circle, other_person=other_person, other_circle=other_circle,
        worker=worker, place=place, lifts_only=lifts_only, weekdays=days, from_time=from_time, to_time=to_time,
        reason=reason.strip(), review_on=again, created_by=by, updated_by=by,
    )  # fmt: skip
    kept.save(force_insert=True)
    _audit(by, Action.CREATED, kept, _people(kept))
    recheck(by, area_id)
    return kept


@transaction.atomic
def end_keep_apart(*, by: User, kept: KeepApart) -> None:
    """It is not so any more."""
    check_area(by, Permission.KEEP_APART, kept.area_id)
    if kept.ended_on is None:
        change(kept, by=by, values={"ended_on": clock.today()})
        _audit(by, Action.CHANGED, kept, _people(kept))


@transaction.atomic
def override(*, by: User, session: GroupSession, reason: str) -> SessionOverride:
    """Let the session go on despite everything that the check finds now; what comes later is not covered."""
    check_area(by, Permission.KEEP_APART_OVERRIDE, session.area_id)
    checking = Checking()
    checking.text(
        "reason", reason, REASON, needed="Say why it may go on all the same, and what makes it safe."
    )
    checking.done()
    found = [one for one in found_for(by, [session.pk])[session.pk] if not one.covered]
    if not found:
        raise WrongState("There is nothing in the way of this session any more.", "Nothing was changed.")
    made = SessionOverride(
        area_id=session.area_id,
        session=session,
        covers=sorted({one.sign for one in found}),
        reason=reason.strip(),
        created_by=by,
        updated_by=by,
    )
    made.save(force_insert=True)
    audit.record(
        by=by,
        action=Action.OVERRODE,
        people=sorted({key for one in found for key in (one.person, one.other) if key is not None}),
        areas=[session.area_id],
        record=made,
        detail={"session": str(session.pk), "found": sorted({one.kind for one in found})},
    )
    return made


def _people(kept: KeepApart) -> list[UUID]:
    return [key for key in (kept.person_id, kept.other_person_id) if key is not None]


def _audit(by: User, action: Action, record: KeepApart | CircleMember, people: list[UUID]) -> None:
    audit.record(by=by, action=action, people=people, areas=[record.area_id], record=record)
