"""Sessions of a group: planning a course of them, who comes, who works, confirming after the keep-apart check.

The check is asked before a session is confirmed, and again after every change to anything that it looks at: a
confirmed session in whose way something then stands is planned again, until a manager lets it go on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.activities.access import check_area
from soceis.journey.activities.models import Group, GroupSession, Place, RegisterEntry, SessionWorker
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.activities.queries.groups import sizes_of
from soceis.journey.activities.rules import (
    AHEAD,
    CONFIRMED,
    EXPECTED,
    FINISHED,
    MOST_WEEKS,
    PLANNED,
    ROUTE,
    SESSION_STATES,
    SESSION_TRANSITIONS,
    start_of,
    weekly,
)
from soceis.journey.activities.rules.apart import WHOLE
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED

LEAST_MINUTES, MOST_MINUTES, FURTHEST = 5, 1_440, timedelta(days=366)


@dataclass(frozen=True)
class Expected:
    """A young person who is to come, and in whose car, if in one."""

    episode: Episode
    lift_with: User | None = None


def _check_time(checking: Checking, starts_at: datetime, minutes: int) -> None:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        checking.refuse("minutes", f"Use a number of minutes from {LEAST_MINUTES} to {MOST_MINUTES:,}.")
    if starts_at > clock.now() + FURTHEST:
        checking.refuse("on", "That is more than a year ahead. Check the date.")


def _check_places(checking: Checking, area_id: UUID, place: Place, routes: Sequence[Place]) -> None:
    if place.area_id != area_id or any(route.area_id != area_id for route in routes):
        checking.refuse("place", "That place belongs to another area.")
    if any(route.kind != ROUTE for route in routes):
        checking.refuse("routes", "Choose from the ways there that are shown.")


@transaction.atomic
def plan_sessions(
    *,
    by: User,
    group: Group,
    starts_at: datetime,
    minutes: int,
    place: Place,
    routes: Sequence[Place] = (),
    weeks: int = 1,
    workers: Sequence[User] = (),
) -> list[GroupSession]:
    """Plan a session, or a whole course of them on the same weekday at the same time, that many weeks running."""
    check_area(by, Permission.GROUP_PLAN, group.area_id)
    if group.state == FINISHED:
        raise WrongState("This group is finished.", "Nothing was changed.", "Begin a new group.")
    checking = Checking()
    _check_time(checking, starts_at, minutes)
    _check_places(checking, group.area_id, place, routes)
    if not 1 <= weeks <= MOST_WEEKS:
        checking.refuse("weeks", f"Use a number of weeks from 1 to {MOST_WEEKS}.")
    if not workers:
        checking.refuse("workers", "Tick who works at it.")
    checking.done()
    made = []
    for begins in weekly(starts_at, weeks):
        session = GroupSession(
            area_id=group.area_id, group=group, starts_at=begins, minutes=minutes, place=place,
            routes=[route.pk for route in routes], created_by=by, updated_by=by,
        )  # fmt: skip
        session.save(force_insert=True)
        _audit(by, Action.CREATED, session)
        _work(by, session, workers)
        made.append(session)
    recheck(by, group.area_id)
    return made


def _work(by: User, session: GroupSession, workers: Iterable[User]) -> None:
    wanted = {worker.pk for worker in workers}
    session.workers.exclude(worker__in=wanted).delete()
    present = set(session.workers.values_list("worker", flat=True))
    SessionWorker.objects.bulk_create(
        SessionWorker(area_id=session.area_id, session=session, worker_id=key, created_by=by, updated_by=by)
        for key in sorted(wanted - present)
    )


@transaction.atomic
def set_workers(*, by: User, session: GroupSession, workers: Sequence[User]) -> None:
    """Who works at the session."""
    held = _hold(by, session)
    checking = Checking()
    if not workers:
        checking.refuse("workers", "Tick who works at it.")
    checking.done()
    _work(by, held, workers)
    _audit(by, Action.CHANGED, held, "workers")
    recheck(by, held.area_id)


@transaction.atomic
def change_session(
    *,
    by: User,
    session: GroupSession,
    starts_at: datetime,
    minutes: int,
    place: Place,
    routes: Sequence[Place] = (),
    version: int | None = None,
) -> GroupSession:
    """Another time, place or way there. Raises StaleEdit when somebody was first."""
    held = _hold(by, session)
    checking = Checking()
    _check_time(checking, starts_at, minutes)
    _check_places(checking, held.area_id, place, routes)
    checking.done()
    values: dict[str, Any] = {
        "starts_at": starts_at,
        "minutes": minutes,
        "place": place,
        "routes": [route.pk for route in routes],
    }
    changed = change(held, by=by, values=values, version=version)
    if changed:
        _audit(by, Action.CHANGED, held, *changed)
    recheck(by, held.area_id)
    return held


@transaction.atomic
def set_people(
    *,
    by: User,
    session: GroupSession,
    expected: Sequence[Expected],
    of: Sequence[Episode],
    following: bool = False,
) -> None:
    """Who is to come, of those whom this person may bring (`of`); with `following` also at the sessions after it.

    Somebody who came already, or could not, stays in the register.
    """
    held = _hold(by, session)
    for one in expected:
        check(reach_of(by), Permission.CONTACT_RECORD, one.episode.access_subject)
    sessions = [held]
    if following:
        later = GroupSession.objects.filter(
            group=held.group_id, state__in=AHEAD, starts_at__gt=held.starts_at
        )
        sessions += list(later.select_for_update())
    checking = Checking()
    if any(one.episode.area_id != held.area_id or one.episode.state == CLOSED for one in expected):
        checking.refuse("people", "Somebody’s work has ended. Open the page again.")
    if len({one.episode.young_person_id for one in expected}) < len(expected):
        checking.refuse("people", "Somebody is ticked twice. Open the page again.")
    checking.done()
    for at in sessions:
        _expect(by, at, expected, of)
    most = Group.objects.values_list("most", flat=True).get(pk=held.group_id)
    fullest = max(sizes_of(by, [at.pk for at in sessions]).values(), default=0)
    if fullest > most:
        checking.refuse("people", f"This group has room for {most}; that would be {fullest}.")
    checking.done()
    recheck(by, held.area_id)


def _expect(by: User, session: GroupSession, expected: Sequence[Expected], of: Sequence[Episode]) -> None:
    wanted = {one.episode.young_person_id: one for one in expected}
    mine = {episode.young_person_id for episode in of} | set(wanted)
    there = {line.young_person_id: line for line in session.register.filter(young_person__in=mine)}
    for key, line in there.items():
        if line.state == EXPECTED and key not in wanted:
            line.delete()
            _audit_line(by, Action.CHANGED, line, "left out")
    for key, one in wanted.items():
        if key in there:
            if change(there[key], by=by, values={"lift_with": one.lift_with}):
                _audit_line(by, Action.CHANGED, there[key], "lift_with")
            continue
        line = RegisterEntry(
            young_person_id=key, area_id=session.area_id, episode=one.episode, session=session,
            lift_with=one.lift_with, created_by=by, updated_by=by,
        )  # fmt: skip
        line.save(force_insert=True)
        _audit_line(by, Action.CREATED, line, "lift_with")


@transaction.atomic
def confirm(*, by: User, session: GroupSession) -> GroupSession:
    """Confirm it, when nothing stands in its way, or nothing that a manager has not let go on."""
    held = _hold(by, session)
    if held.state != PLANNED:
        raise WrongState(f"This session is “{SESSION_STATES[held.state].lower()}”.", "Nothing was changed.")
    if any(not one.covered for one in found_for(by, [held.pk])[held.pk]):
        raise WrongState(WHOLE, "It is still planned.", "Change who comes, the place or the time, or ask.")
    change(held, by=by, values={"state": CONFIRMED})
    _audit(by, Action.DECIDED, held, "state")
    return held


@transaction.atomic
def move_session(*, by: User, session: GroupSession, to_state: str) -> GroupSession:
    """Call it off, plan it again, or say that it was stopped early."""
    check_area(by, Permission.GROUP_PLAN, session.area_id)
    held = _locked(session)
    if to_state == CONFIRMED:
        return confirm(by=by, session=session)
    if to_state not in SESSION_TRANSITIONS[held.state]:
        now = SESSION_STATES[held.state].lower()
        raise WrongState(f"This session is “{now}” and cannot change in that way.", "Nothing was changed.")
    change(held, by=by, values={"state": to_state})
    _audit(by, Action.CHANGED, held, "state")
    recheck(by, held.area_id)
    return held


def recheck(by: User, area_id: UUID) -> list[GroupSession]:
    """Ask again for every confirmed session ahead in the area; what cannot go on is planned again."""
    confirmed = GroupSession.objects.select_for_update().filter(
        area=area_id, state=CONFIRMED, starts_at__gte=start_of(clock.today())
    )
    sessions = {session.pk: session for session in confirmed}
    found = found_for(by, sessions)
    stopped = [sessions[key] for key, things in found.items() if any(not one.covered for one in things)]
    for session in stopped:
        change(session, by=by, values={"state": PLANNED})
        _audit(by, Action.CHANGED, session, "state", "checked again")
    return stopped


def _locked(session: GroupSession) -> GroupSession:
    held = GroupSession.objects.select_for_update().filter(pk=session.pk).first()
    if held is None:
        raise NotFound
    return held


def _hold(by: User, session: GroupSession) -> GroupSession:
    """The session, locked, when it is still ahead of its register."""
    check_area(by, Permission.GROUP_PLAN, session.area_id)
    held = _locked(session)
    if held.state not in AHEAD:
        raise WrongState(
            f"This session is “{SESSION_STATES[held.state].lower()}”.",
            "Nothing was changed.",
            "Plan another.",
        )
    return held


def _audit(by: User, action: Action, session: GroupSession, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[],
        areas=[session.area_id],
        record=session,
        detail={"fields": list(fields)},
    )


def _audit_line(by: User, action: Action, line: RegisterEntry, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[line.young_person_id],
        areas=[line.area_id],
        record=line,
        detail={"fields": list(fields)},
    )
