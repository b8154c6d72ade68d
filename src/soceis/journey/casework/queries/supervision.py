"""Supervision: one's own, that of those whom one supervises, nationally everybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import assigned_now, current
from soceis.journey.casework.models import Assignment, Supervision, SupervisionCase
from soceis.journey.casework.rules.supervision import SUPERVISES


@dataclass(frozen=True)
class Supervised:
    """Somebody whom one supervises, and the latest talk."""

    worker: User
    latest: Supervision | None


@dataclass(frozen=True)
class Talk:
    """One talk with the young people who were named in it, as far as the reader may open them."""

    supervision: Supervision
    cases: list[SupervisionCase]


def _supervised(user: User) -> Iterable[Membership]:
    reach = reach_of(user)
    wanted = Q(pk__isnull=True)
    if reach.managed_areas:
        wanted |= Q(area__in=reach.managed_areas, role__in=SUPERVISES["area_manager"])
    if "national_manager" in reach.role_codes:
        wanted |= Q(role__in=SUPERVISES["national_manager"])
    held = Membership.objects.filter(wanted, current(clock.today()), user__is_active=True)
    return held.exclude(user=user.pk).select_related("user").order_by("user__display_name")


def areas_of_supervised(user: User, worker_id: UUID) -> set[UUID]:
    """The areas in which `user` supervises the worker; NotFound when nowhere. One statement."""
    check(reach_of(user), Permission.SUPERVISION_WRITE)
    areas = {held.area_id for held in _supervised(user) if held.user_id == worker_id}
    found = {area for area in areas if area is not None}
    if not found:
        raise NotFound
    check(reach_of(user), Permission.SUPERVISION_WRITE, Subject(area_ids=frozenset(found)))
    return found


def supervised_by(user: User) -> list[Supervised]:
    """Whom somebody supervises, by name, each with the latest talk between the two. Two statements."""
    if not reach_of(user).holds(Permission.SUPERVISION_WRITE):
        return []
    workers = {held.user_id: held.user for held in _supervised(user)}
    talks = Supervision.objects.filter(worker__in=workers, supervisor=user.pk)
    talks = talks.order_by("worker", "-held_on", "-created_at")
    latest = {one.worker_id: one for one in talks.distinct("worker")}
    return [Supervised(worker, latest.get(key)) for key, worker in workers.items()]


def talks_for(user: User, *, limit: int = 60) -> list[Supervision]:
    """The latest talks that somebody may read: their own, those they led; nationally all."""
    check(reach_of(user), Permission.SUPERVISION_SEE)
    talks = Supervision.objects.select_related("worker", "supervisor")
    if "national_manager" not in reach_of(user).role_codes:
        talks = talks.filter(Q(worker=user.pk) | Q(supervisor=user.pk))
    return list(talks.order_by("-held_on", "-created_at")[:limit])


def talk_for(user: User, supervision_id: UUID) -> Talk:
    """One talk; NotFound for whoever is not one of the two or the national manager."""
    check(reach_of(user), Permission.SUPERVISION_SEE)
    found = (
        Supervision.objects.select_related("worker", "supervisor", "updated_by")
        .filter(pk=supervision_id)
        .first()
    )
    if found is None or not _may_read(user, found):
        raise NotFound
    cases = SupervisionCase.objects.select_related("young_person").filter(supervision=found.pk)
    return Talk(found, list(cases.order_by("young_person__reference")))


def _may_read(user: User, supervision: Supervision) -> bool:
    nationally = "national_manager" in reach_of(user).role_codes
    return nationally or user.pk in {supervision.worker_id, supervision.supervisor_id}


def open_cases_of(user: User, worker: User) -> list[Assignment]:
    """With whom a worker works at present, as far as `user` may open them, by name."""
    check(reach_of(user), Permission.SUPERVISION_WRITE)
    mine = assigned_now(worker.pk, clock.today()).select_related("young_person")
    found = {one.young_person_id: one for one in mine.filter(area__in=reach_of(user).managed_areas)}
    return sorted(found.values(), key=lambda one: one.young_person.name_used)
