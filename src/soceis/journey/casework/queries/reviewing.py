"""What has happened since the last review, for the manager who writes the next one."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import (
    ChronologyEntry,
    Concern,
    Contact,
    Episode,
    MonthlyReview,
    PlannedVisit,
    Promise,
)


@dataclass(frozen=True)
class SinceReview:
    """What was recorded from the day after `since` until today; `since` is the last review, or the beginning.

    `planned` are visits whose time has come and that were not called off, `recorded` those of them that have
    a contact. `worries` are the texts of worries that somebody has still to be told of.
    """

    since: date
    met: int
    tried: int
    not_come: int
    met_on: date | None
    planned: int
    recorded: int
    promises_kept: int
    promises_late: int
    worries: tuple[str, ...]
    worries_raised: int


def _number(
    rows: QuerySet[Contact] | QuerySet[PlannedVisit] | QuerySet[Promise] | QuerySet[Concern],
) -> Coalesce:
    counted = rows.order_by().values("episode").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def reviewed_until(episode: Episode, last: MonthlyReview | None) -> date:
    """The day of the last review, or the one before the referral came."""
    return last.held_on if last else episode.referral.received_on - timedelta(days=1)


def since_last_review(user: User, episode: Episode, last: MonthlyReview | None) -> SinceReview:
    """In one statement. A contact that a later one corrects is not counted, the later one is."""
    check(reach_of(user), Permission.REVIEW_WRITE, episode.access_subject)
    since = reviewed_until(episode, last)
    today, now = clock.today(), clock.now()
    from_then = datetime.combine(since + timedelta(days=1), time(), tzinfo=clock.LONDON)
    of = {"episode": OuterRef("pk")}
    later = Contact.objects.filter(corrects=OuterRef("pk"))
    contacts = Contact.objects.filter(~Exists(later), **of, happened_at__gte=from_then)
    visits = PlannedVisit.objects.filter(**of, cancelled=False, starts_at__gte=from_then, starts_at__lte=now)
    promises = Promise.objects.filter(**of, ended_on__isnull=True)
    worries = Concern.objects.filter(**of)
    met = contacts.filter(kind="attended")
    found = (
        Episode.objects.filter(pk=episode.pk)
        .annotate(
            met=_number(met),
            tried=_number(contacts.filter(kind="attempt")),
            not_come=_number(contacts.exclude(kind__in=("attended", "attempt"))),
            met_at=Subquery(met.order_by("-happened_at").values("happened_at")[:1]),
            planned=_number(visits),
            recorded=_number(visits.filter(contact__isnull=False)),
            kept=_number(promises.filter(done_on__gt=since)),
            late=_number(promises.filter(done_on__isnull=True, due_on__lt=today)),
            raised=_number(worries.filter(created_at__gte=from_then)),
            open_worries=ArraySubquery(
                worries.filter(settled_on__isnull=True).order_by("created_at").values("text")
            ),
        )
        .values_list(
            *("met", "tried", "not_come", "met_at", "planned", "recorded", "kept", "late", "raised"),
            "open_worries",
        )
        .get()
    )
    met_at = found[3]
    return SinceReview(
        since=since,
        met=found[0],
        tried=found[1],
        not_come=found[2],
        met_on=met_at.astimezone(clock.LONDON).date() if met_at else None,
        planned=found[4],
        recorded=found[5],
        promises_kept=found[6],
        promises_late=found[7],
        worries_raised=found[8],
        worries=tuple(found[9]),
    )


def told_since(user: User, episode: Episode, since: date) -> dict[str, int]:
    """How many lines of each kind other apps told the chronology after the day. One statement."""
    check(reach_of(user), Permission.CHRONOLOGY_SEE, episode.access_subject)
    lines = ChronologyEntry.objects.filter(
        Q(happened_on__gt=since), young_person=episode.young_person_id, area=episode.area_id
    )
    return dict(lines.order_by("kind").values_list("kind").annotate(n=Count("pk")))
