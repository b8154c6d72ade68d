"""Workers of an area and what they carry."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.rules import ACTIVE, ENGAGING, NOT_STARTED, PAUSED

COVER_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Load:
    """A worker of the area, and as key worker: young people in work, waiting to begin, paused."""

    worker: User
    open: int
    waiting: int
    paused: int

    @property
    def all(self) -> int:
        return self.open + self.waiting + self.paused


def _of_area(area: Area, *roles: str) -> Exists:
    today = clock.today()
    held = Membership.objects.filter(current(today), user=OuterRef("pk"), area=area, role__in=roles)
    return Exists(held)


def _check(user: User, area: Area) -> None:
    check(reach_of(user), Permission.WORKER_ALLOCATE, Subject(area_ids=frozenset({area.pk})))


def caseload_counts(user: User, area: Area) -> list[Load]:
    """Everybody who may be a key worker in the area with what they carry there, the least first. One statement."""
    _check(user, area)
    mine = current(clock.today(), "assignments__") & Q(
        assignments__kind="key_worker", assignments__area=area.pk
    )

    def carried(*states: str) -> Count:
        return Count("assignments", filter=mine & Q(assignments__episode__state__in=states), distinct=True)

    workers = User.objects.filter(_of_area(area, "practitioner", "area_manager"), is_active=True).annotate(
        carried_open=carried(ENGAGING, ACTIVE),
        carried_waiting=carried(NOT_STARTED),
        carried_paused=carried(PAUSED),
    )
    loads = [Load(w, w.carried_open, w.carried_waiting, w.carried_paused) for w in workers]
    return sorted(loads, key=lambda load: (load.all, load.worker.display_name))


def covers(user: User, *, beginning: bool) -> list[Assignment]:
    """Cover in the managed areas that ends within a fortnight; `beginning`: that begins within one."""
    check(reach_of(user), Permission.WORKER_ALLOCATE)
    today = clock.today()
    within = today + COVER_AHEAD
    cover = Assignment.objects.filter(kind="cover", area__in=reach_of(user).managed_areas)
    if beginning:
        cover = cover.filter(begins__gt=today, begins__lte=within).order_by("begins", "created_at")
    else:
        cover = cover.filter(current(today), ends__lte=within).order_by("ends", "created_at")
    return list(cover.select_related("young_person", "worker"))


def peer_mentors(user: User, area: Area) -> list[User]:
    """The peer mentors of the area."""
    _check(user, area)
    return list(User.objects.filter(_of_area(area, "peer_mentor"), is_active=True).order_by("display_name"))
