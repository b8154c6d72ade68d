"""What waits for somebody: visits, promises, people not seen lately; for managers closures, reviews, allocations."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.access import assigned_now, current
from soceis.journey.casework.models import (
    Assignment,
    Contact,
    Episode,
    EpisodeState,
    MonthlyReview,
    PlannedVisit,
    Promise,
)
from soceis.journey.casework.rules import (
    ACTIVE,
    ASSIGNMENT_KINDS,
    BEGUN,
    CLOSED,
    ENGAGING,
    NOT_CLOSED,
    NOT_SEEN_LATE_DAYS,
    NOT_SEEN_WARN_DAYS,
    NOT_STARTED,
)

REVIEW_GRACE_WORKING_DAYS = 5


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(0, 0), tzinfo=clock.LONDON)


def visits_on(user: User, day: date) -> list[PlannedVisit]:
    """The visits of somebody's day with their young people, by time; also those that are recorded by now."""
    check(reach_of(user), Permission.MY_DAY_SEE)
    visits = PlannedVisit.objects.select_related("young_person").filter(
        worker=user,
        starts_at__gte=_start_of(day),
        starts_at__lt=_start_of(day + timedelta(days=1)),
        cancelled=False,
    )
    return list(visits.order_by("starts_at"))


def promises_due(user: User, day: date) -> list[Promise]:
    """What somebody promised and has not kept yet, due on or before the day, the longest due first."""
    check(reach_of(user), Permission.MY_DAY_SEE)
    promises = Promise.objects.select_related("young_person").filter(
        worker=user, done_on__isnull=True, ended_on__isnull=True, due_on__lte=day
    )
    return list(promises.order_by("due_on", "created_at"))


@dataclass(frozen=True)
class NotSeen:
    """A young person who has not been met for a while; `met_on` is None when they never met.

    `days` counts from the last meeting, or from the day on which somebody began to work with them.
    """

    episode: Episode
    met_on: date | None
    days: int
    attempts: int

    @property
    def is_late(self) -> bool:
        return self.days >= NOT_SEEN_LATE_DAYS


def _standing_contacts() -> QuerySet[Contact]:
    """Contacts of the outer episode that no later one corrects."""
    later = Contact.objects.filter(corrects=OuterRef("pk"))
    return Contact.objects.filter(~Exists(later), episode=OuterRef("pk"))


def _last_met() -> Subquery:
    met = _standing_contacts().filter(kind="attended").order_by("-happened_at")
    return Subquery(met.values("happened_at")[:1], output_field=DateTimeField())


def not_seen_lately(user: User, day: date) -> list[NotSeen]:
    """People somebody works with whom they have not met for a week or more, the longest first. One statement."""
    check(reach_of(user), Permission.MY_DAY_SEE)
    mine = Assignment.objects.filter(current(day), worker=user, kind__in=("key_worker", "co_worker", "cover"))
    began = (
        mine.filter(episode=OuterRef("pk")).values("episode").annotate(first=Max("begins")).values("first")
    )
    long_ago = _start_of(date(2000, 1, 1))
    attempts = (
        _standing_contacts()
        .filter(
            kind="attempt",
            happened_at__gt=Coalesce(OuterRef("last_met"), long_ago, output_field=DateTimeField()),
        )
        .order_by()
        .values("episode")
        .annotate(n=Count("pk"))
        .values("n")
    )
    episodes = (
        Episode.objects.select_related("young_person")
        .filter(state__in=(NOT_STARTED, ENGAGING, ACTIVE), pk__in=mine.values("episode"))
        .annotate(last_met=_last_met(), began=Subquery(began[:1]))
        .annotate(tries=Coalesce(Subquery(attempts, output_field=IntegerField()), 0))
    )
    found = []
    for episode in episodes:
        met_on = episode.last_met.astimezone(clock.LONDON).date() if episode.last_met else None
        days = (day - (met_on or episode.began or day)).days
        if days >= NOT_SEEN_WARN_DAYS:
            found.append(NotSeen(episode, met_on, days, episode.tries))
    return sorted(found, key=lambda row: (-row.days, row.episode.young_person.name_used))


@dataclass(frozen=True)
class CaseloadRow:
    """A line of a caseload: the episode with its young person, who is key worker, when they last met."""

    episode: Episode
    key_worker: str
    met_on: date | None
    mine_as: str  # "Key worker", "Cover" ...; "" for a manager who only oversees
    cover: str = ""  # who covers today, until which day
    cover_ends: date | None = None


def caseload(
    user: User,
    *,
    mine: bool = False,
    states: tuple[str, ...] = NOT_CLOSED,
    name: str = "",
    page: int | str = 1,
    size: int = 25,
) -> "Page[CaseloadRow]":
    """The young people somebody works with; for a manager everybody in their areas unless `mine`.

    Two statements: how many, and one page of them by name. `name` keeps those whose used name begins with it.
    """
    check(reach_of(user), Permission.CASELOAD_SEE)
    today = clock.today()
    assigned = assigned_now(user.pk, today)
    scope = Q(pk__in=assigned.values("episode"))
    areas = reach_of(user).managed_areas
    if areas and not mine:
        scope |= Q(area__in=areas)
    key_worker = Assignment.objects.filter(current(today), episode=OuterRef("pk"), kind="key_worker")
    cover = Assignment.objects.filter(current(today), episode=OuterRef("pk"), kind="cover").order_by("-ends")
    episodes = Episode.objects.filter(scope, state__in=states)
    if name:
        episodes = episodes.filter(young_person__name_used__istartswith=name)
    detailed = (
        episodes.select_related("young_person", "area")
        .annotate(
            key_worker_name=Subquery(key_worker.values("worker__display_name")[:1]),
            cover_name=Subquery(cover.values("worker__display_name")[:1]),
            cover_ends=Subquery(cover.values("ends")[:1]),
            last_met=_last_met(),
            as_what=Subquery(assigned.filter(episode=OuterRef("pk")).values("kind")[:1]),
        )
        .order_by("young_person__name_used", "pk")
    )
    return _Caseload(detailed, episodes.count(), size).get_page(page)


class _Caseload(Paginator):  # type: ignore[type-arg]  # takes episodes and gives rows
    """Pages of caseload rows, counted without their details."""

    def __init__(self, detailed: QuerySet[Any], number: int, size: int) -> None:
        super().__init__(detailed, size)
        self._number = number

    @property
    def count(self) -> int:
        return self._number

    def page(self, number: int | str) -> "Page[CaseloadRow]":
        got: Page[Any] = super().page(number)
        got.object_list = [_caseload_row(episode) for episode in got.object_list]
        return got


def _caseload_row(episode: Any) -> CaseloadRow:
    """From an episode with its annotations."""
    met = episode.last_met
    return CaseloadRow(
        episode,
        episode.key_worker_name or "",
        met.astimezone(clock.LONDON).date() if met else None,
        ASSIGNMENT_KINDS.get(episode.as_what or "", ""),
        episode.cover_name or "",
        episode.cover_ends,
    )


def _in_my_areas(user: User, permission: Permission) -> QuerySet[Episode]:
    """Episodes of the areas that somebody manages; none for anybody else."""
    reach = reach_of(user)
    if not reach.holds(permission):
        return Episode.objects.none()
    return Episode.objects.select_related("young_person", "area").filter(area__in=reach.managed_areas)


def closures_to_sign(user: User) -> list[Episode]:
    """Closures that wait for this manager's signature, the longest waiting first."""
    episodes = _in_my_areas(user, Permission.CLOSURE_SIGN_OFF).select_related("closure_asked_by")
    return list(
        episodes.exclude(state=CLOSED).filter(closure_asked_on__isnull=False).order_by("closure_asked_on")
    )


def closures_returned(user: User) -> list[Episode]:
    """Closures that somebody asked for and the manager returned with a note."""
    check(reach_of(user), Permission.MY_DAY_SEE)
    episodes = Episode.objects.select_related("young_person").filter(
        closure_asked_by=user, closure_asked_on__isnull=True
    )
    return list(episodes.exclude(state=CLOSED).exclude(closure_returned_note="").order_by("updated_at"))


@dataclass(frozen=True)
class ReviewDue:
    """An episode whose review of the month is not written; `previous` is the month of the last one."""

    episode: Episode
    month: date
    previous: date | None
    is_overdue: bool


def review_deadline(month: date) -> date:
    """The last day for a month's review: the fifth working day (Monday to Friday) after the month."""
    day = (month.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    left = REVIEW_GRACE_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def reviews_due(user: User, month: date) -> list[ReviewDue]:
    """Episodes of this manager's areas that began by the end of the month and have no review of it.

    Those who wait for a key worker or for a first try are looked at too.
    """
    first = month.replace(day=1)
    next_month = (first + timedelta(days=32)).replace(day=1)
    reviews = MonthlyReview.objects.filter(episode=OuterRef("pk"))
    began = EpisodeState.objects.filter(episode=OuterRef("pk"), cause=BEGUN, effective_on__lt=next_month)
    episodes = (
        _in_my_areas(user, Permission.REVIEW_WRITE)
        .filter(~Exists(reviews.filter(month=first)), Exists(began), state__in=NOT_CLOSED)
        .annotate(previous=Subquery(reviews.filter(month__lt=first).order_by("-month").values("month")[:1]))
        .order_by(F("previous").asc(nulls_first=True), "young_person__name_used")
    )
    is_overdue = clock.today() > review_deadline(first)
    return [ReviewDue(episode, first, episode.previous, is_overdue) for episode in episodes]


@dataclass(frozen=True)
class Waiting:
    """An episode that has no key worker, and for how many days."""

    episode: Episode
    days: int


def waiting_for_allocation(user: User) -> list[Waiting]:
    """Episodes of this manager's areas without a key worker today, the longest waiting first."""
    today = clock.today()
    named = Assignment.objects.filter(current(today), episode=OuterRef("pk"), kind="key_worker")
    last = (
        Assignment.objects.filter(episode=OuterRef("pk"), kind="key_worker").order_by("-ends").values("ends")
    )
    began = EpisodeState.objects.filter(episode=OuterRef("pk"), cause=BEGUN).values("effective_on")
    episodes = (
        _in_my_areas(user, Permission.WORKER_ALLOCATE)
        .filter(~Exists(named), state__in=NOT_CLOSED)
        .annotate(since=Coalesce(Subquery(last[:1]), Subquery(began[:1])))
    )
    waiting = [Waiting(episode, (today - (episode.since or today)).days) for episode in episodes]
    return sorted(waiting, key=lambda row: (-row.days, row.episode.young_person.name_used))
