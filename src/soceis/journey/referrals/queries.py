"""Reading referrals; every question begins with who is asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.journey.referrals.rules import DECIDED, waiting_band, waiting_days
from soceis.people.models import YoungPerson


@dataclass(frozen=True)
class Waiting:
    """A referral that waits: how many whole days, in which band ("new", "waiting", "late")."""

    referral: Referral
    days: int
    band: str


@dataclass(frozen=True)
class Queue:
    """What waits, oldest first, and how many wait in each state whatever the filter."""

    waiting: list[Waiting]
    by_state: dict[str, int]
    total: int


def referral_for(user: User, referral_id: UUID, permission: Permission = Permission.REFERRAL_SEE) -> Referral:
    """A referral with its young person and area; NotFound to strangers."""
    referral = (
        Referral.objects.select_related("young_person", "area", "created_by", "decided_by", "age_override_by")
        .filter(pk=referral_id)
        .first()
    )
    if referral is None:
        raise NotFound
    check(reach_of(user), permission, referral.access_subject)
    return referral


def states_of(user: User, referral: Referral) -> list[ReferralState]:
    """Every step in its life, in order."""
    check(reach_of(user), Permission.REFERRAL_SEE, referral.access_subject)
    return list(ReferralState.objects.select_related("recorded_by").filter(referral=referral).order_by("id"))


def referrals_of(user: User, young_person: YoungPerson) -> list[Referral]:
    """All referrals of a young person that the user may see, the latest first."""
    check(reach_of(user), Permission.REFERRAL_SEE, young_person.access_subject)
    referrals = Referral.objects.select_related("area").filter(young_person=young_person)
    return list(referrals.order_by("-received_on", "-created_at"))


def others_of(user: User, referral: Referral) -> list[Referral]:
    """The other referrals of the same young person in the user's sight, the latest first. One statement."""
    check(reach_of(user), Permission.REFERRAL_SEE, referral.access_subject)
    found = Referral.objects.filter(young_person=referral.young_person_id).exclude(pk=referral.pk)
    return list(found.select_related("decided_by", "area").order_by("-received_on", "-created_at"))


def joined_to(user: User, referral: Referral) -> list[UUID]:
    """Referrals that go on as further information to this one: whoever sent them hears the same."""
    check(reach_of(user), Permission.REFERRAL_SEE, referral.access_subject)
    return list(Referral.objects.filter(joined_to=referral.pk).values_list("pk", flat=True))


def referred_before(user: User, people: Iterable[UUID]) -> dict[UUID, list[Referral]]:
    """The referrals of young people whom the user may see, by person, the latest first. One statement."""
    check(reach_of(user), Permission.REFERRAL_ENTER)
    found: dict[UUID, list[Referral]] = {}
    listed = Referral.objects.select_related("decided_by").filter(young_person__in=list(people))
    for one in listed.order_by("-received_on", "-created_at"):
        found.setdefault(one.young_person_id, []).append(one)
    return found


def queue(
    user: User,
    *,
    state: str = "",
    programme_asked: str = "",
    on: date | None = None,
    limit: int | None = None,
) -> Queue:
    """The referrals that wait in the areas the user manages, oldest first, in two statements."""
    waiting, counts = _waiting(user)
    if state:
        waiting = waiting.filter(state=state)
    if programme_asked:
        asked = {"none": Q(programme_asked="")}.get(programme_asked, Q(programme_asked=programme_asked))
        waiting = waiting.filter(asked)
    day = on or clock.today()
    listed = waiting.select_related("young_person", "area").order_by("received_on", "created_at")
    rows = [
        Waiting(referral, days, waiting_band(days))
        for referral in (listed[:limit] if limit else listed)
        for days in (waiting_days(referral.received_on, day),)
    ]
    return Queue(rows, counts, sum(counts.values()))


def longest_waiting(user: User, limit: int) -> tuple[list[Waiting], int]:
    """The referrals that wait longest in the areas the user manages, and how many wait in all. One statement."""
    check(reach_of(user), Permission.REFERRAL_QUEUE_SEE)
    listed = _mine(user).select_related("young_person").annotate(of_all=Window(Count("pk")))
    today = clock.today()
    rows = [
        Waiting(referral, days, waiting_band(days))
        for referral in listed.order_by("received_on", "created_at")[:limit]
        for days in (waiting_days(referral.received_on, today),)
    ]
    return rows, rows[0].referral.of_all if rows else 0  # type: ignore[attr-defined]  # annotated above


def waiting_count(user: User) -> int:
    """How many referrals wait, for a number beside a link; nought for anybody who may not see the queue."""
    if not reach_of(user).holds(Permission.REFERRAL_QUEUE_SEE):
        return 0
    return _mine(user).count()


def areas_to_enter(user: User) -> list[Area]:
    """The areas in which the user may enter referrals."""
    return list(Area.objects.filter(id__in=reach_of(user).managed_areas))


def _mine(user: User) -> QuerySet[Referral]:
    return Referral.objects.filter(area__in=reach_of(user).managed_areas).exclude(state=DECIDED)


def _waiting(user: User) -> tuple[QuerySet[Referral], dict[str, int]]:
    check(reach_of(user), Permission.REFERRAL_QUEUE_SEE)
    mine = _mine(user)
    counted = mine.values("state").annotate(number=Count("id")).order_by("state")
    return mine, {row["state"]: row["number"] for row in counted}
