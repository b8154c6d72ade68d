"""What a worker carries, for whoever hands it over."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.queries.workers import Load, caseload_counts
from soceis.journey.casework.rules import CLOSED


@dataclass(frozen=True)
class HandOver:
    """A worker, what they carry in the areas that somebody manages, and the colleagues who may take it over."""

    worker: User
    carried: list[Assignment]
    loads: list[Load]


def carried_by(user: User, worker: User) -> list[Assignment]:
    """The present assignments of a worker, but as peer mentor, in the areas that `user` manages. One statement."""
    managed = reach_of(user).managed_areas
    check(reach_of(user), Permission.WORKER_ALLOCATE, Subject(area_ids=managed))
    today = clock.today()
    assignments = Assignment.objects.select_related("episode", "young_person", "worker").filter(
        Q(ends__isnull=True) | Q(ends__gte=today), worker=worker.pk, area__in=managed
    )
    return list(
        assignments.exclude(kind="peer_mentor")
        .exclude(episode__state=CLOSED)
        .order_by("young_person__name_used", "begins")
    )


def hand_over_of(user: User, worker_id: UUID) -> HandOver:
    """Everything that the page of handing over needs; NotFound for a worker of other areas."""
    managed = reach_of(user).managed_areas
    check(reach_of(user), Permission.WORKER_ALLOCATE, Subject(area_ids=managed))
    loads = {
        load.worker.pk: load
        for area in Area.objects.filter(pk__in=managed)
        for load in caseload_counts(user, area)
    }
    worker = User.objects.filter(pk=worker_id).first()
    if worker is None:
        raise NotFound
    carried = carried_by(user, worker)
    if worker.pk not in loads and not carried:
        raise NotFound
    return HandOver(worker, carried, list(loads.values()))
