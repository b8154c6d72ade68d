"""Reading what changed in an episode, and what is to be asked or thought of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import Happening
from soceis.journey.casework.rules import CLOSED
from soceis.journey.outcomes.models import (
    AdultTransfer,
    EngagementMilestone,
    ExitPlan,
    FollowUpLeft,
    OutcomeReading,
    ShortMeasure,
    SupportNetwork,
)
from soceis.journey.outcomes.rules import (
    ASK_BEFORE,
    ASK_UNTIL,
    FOLLOW_UPS,
    OUTCOMES,
    SEVENTEEN_AND_A_HALF,
    askings,
    months_after,
    think_of_adult_services_from,
)
from soceis.people.models import YoungPerson

OUTCOME = "outcome"
MIDDAY = time(12, 0)


@dataclass(frozen=True)
class Standing:
    """One outcome of an episode: the reading at the start and the last one, either of which may be missing."""

    outcome: str
    baseline: OutcomeReading | None
    latest: OutcomeReading | None  # the last one after the start


@dataclass(frozen=True)
class ReadingSet:
    """The readings that were taken together: same episode, stage and day."""

    readings: tuple[OutcomeReading, ...]

    @property
    def pk(self) -> UUID:
        return self.readings[0].pk

    @property
    def stage(self) -> str:
        return self.readings[0].stage

    @property
    def recorded_on(self) -> date:
        return self.readings[0].recorded_on


def readings_of(user: User, episode: Episode) -> list[OutcomeReading]:
    """All readings of an episode, the first first."""
    check(reach_of(user), Permission.OUTCOME_SEE, episode.access_subject)
    readings = OutcomeReading.objects.select_related("created_by").filter(episode=episode.pk)
    return list(readings.order_by("recorded_on", "created_at"))


def standings(user: User, episode: Episode) -> list[Standing]:
    """The five outcomes in their order with what was read of each. One statement."""
    return standings_from(readings_of(user, episode))


def standings_from(readings: list[OutcomeReading]) -> list[Standing]:
    """The five outcomes in their order, from readings in the order in which they were taken."""
    return [
        _standing(code, [reading for reading in readings if reading.outcome == code]) for code in OUTCOMES
    ]


def _standing(outcome: str, readings: list[OutcomeReading]) -> Standing:
    at_start = [reading for reading in readings if reading.stage == "baseline"]
    later = [reading for reading in readings if reading.stage != "baseline"]
    return Standing(outcome, at_start[-1] if at_start else None, later[-1] if later else None)


def _sets(readings: Iterable[OutcomeReading]) -> Iterable[ReadingSet]:
    for _, together in groupby(readings, key=lambda one: (one.episode_id, one.recorded_on, one.stage)):
        yield ReadingSet(tuple(together))


def milestones(user: User, young_person: YoungPerson) -> list[Happening]:
    """Sets of readings for the page of what has happened; none for somebody who may not read them. One statement."""
    subject = young_person.access_subject
    check(reach_of(user), Permission.CHRONOLOGY_SEE, subject)
    if not decide(reach_of(user), Permission.OUTCOME_SEE, subject):
        return []
    readings = OutcomeReading.objects.filter(young_person=young_person.pk).order_by(
        "episode", "recorded_on", "stage", "created_at"
    )
    return [
        Happening(datetime.combine(taken.recorded_on, MIDDAY, tzinfo=clock.LONDON), OUTCOME, taken)
        for taken in _sets(readings)
    ]


@dataclass(frozen=True)
class Moving:
    """What is known of an episode beside the five outcomes, the first first."""

    measures: list[ShortMeasure]
    support: list[SupportNetwork]
    milestones: list[EngagementMilestone]
    exit_plan: ExitPlan | None
    transfer: AdultTransfer | None
    left: list[FollowUpLeft]


def moving_of(user: User, episode: Episode) -> Moving:
    """Short measures, support, milestones, exit plan, adult services, what was not asked. Five statements."""
    check(reach_of(user), Permission.OUTCOME_SEE, episode.access_subject)
    plans = ExitPlan.objects.select_related("episode__adult_transfer").filter(episode=episode.pk).first()
    transfer = (
        getattr(plans.episode, "adult_transfer", None)
        if plans
        else AdultTransfer.objects.filter(episode=episode.pk).first()
    )
    return Moving(
        list(ShortMeasure.objects.filter(episode=episode.pk).order_by("taken_on", "created_at")),
        list(SupportNetwork.objects.filter(episode=episode.pk).order_by("counted_on", "created_at")),
        list(EngagementMilestone.objects.filter(episode=episode.pk).order_by("reached_on", "created_at")),
        plans,
        transfer,
        list(FollowUpLeft.objects.filter(episode=episode.pk).order_by("months"))
        if episode.state == CLOSED
        else [],
    )


def exit_plan_of(user: User, episode: Episode) -> ExitPlan | None:
    """What goes on when the work ends, if it was written."""
    check(reach_of(user), Permission.OUTCOME_SEE, episode.access_subject)
    return ExitPlan.objects.filter(episode=episode.pk).first()


def transfer_of(user: User, episode: Episode) -> AdultTransfer | None:
    """The way into services for adults, if it was written."""
    check(reach_of(user), Permission.OUTCOME_SEE, episode.access_subject)
    return AdultTransfer.objects.filter(episode=episode.pk).first()


@dataclass(frozen=True)
class FollowUpDue:
    """Somebody to ask again: 6 or 12 months after the end, from `due_on` minus 14 days to 92 days after it."""

    episode: Episode
    months: int
    due_on: date


def follow_ups_due(user: User) -> list[FollowUpDue]:
    """Whom to ask how things are, 6 or 12 months after the work ended; the longest due first. One statement.

    Not those who never met us, who said no to being asked, of whom it was noted that nobody asks, who were
    asked already, or who are with us again.
    """
    reach, today = reach_of(user), clock.today()
    if not reach.holds(Permission.OUTCOME_RECORD):
        return []
    again = Episode.objects.filter(young_person=OuterRef("young_person")).exclude(state=CLOSED)
    no = ExitPlan.objects.filter(episode=OuterRef("pk"), ask_again="no")
    ended = Episode.objects.select_related("young_person", "area").filter(
        _ended_about(today), state=CLOSED, first_attended__isnull=False
    )
    for months in FOLLOW_UPS:
        read = OutcomeReading.objects.filter(episode=OuterRef("pk"), follow_up_months=months)
        left = FollowUpLeft.objects.filter(episode=OuterRef("pk"), months=months)
        ended = ended.annotate(**{f"settled_{months}": Exists(read) | Exists(left)})
    found = [
        FollowUpDue(episode, asking.months, asking.due_on)
        for episode in ended.exclude(Exists(again)).exclude(Exists(no))
        if episode.end_date and decide(reach, Permission.OUTCOME_RECORD, episode.access_subject)
        for asking in askings(episode.end_date)
        if asking.stands_on(today) and not getattr(episode, f"settled_{asking.months}")
    ]
    return sorted(found, key=lambda due: (due.due_on, str(due.episode.pk)))


def _ended_about(today: date) -> Q:
    """Ended so that one of the askings may stand today; a few days wide, the rule then decides."""
    spare = timedelta(days=4)  # months have 28 to 31 days
    ends = Q(pk__isnull=True)
    for months in FOLLOW_UPS:
        about = months_after(today, -months)
        ends |= Q(end_date__range=(about - ASK_UNTIL - spare, about + ASK_BEFORE + spare))
    return ends


@dataclass(frozen=True)
class AdultServicesDue:
    """Somebody of seventeen and a half or more, with whom nobody has thought of services for adults yet."""

    episode: Episode
    since: date


def adult_services_due(user: User) -> list[AdultServicesDue]:
    """With whom to think of services for adults: open work, seventeen and a half, nothing written. One statement."""
    reach, today = reach_of(user), clock.today()
    if not reach.holds(Permission.OUTCOME_RECORD):
        return []
    latest = months_after(today, -SEVENTEEN_AND_A_HALF) + timedelta(days=4)
    planned = AdultTransfer.objects.filter(episode=OuterRef("pk"))
    open_work = (
        Episode.objects.select_related("young_person", "area")
        .filter(young_person__date_of_birth__lte=latest)
        .exclude(state=CLOSED)
        .exclude(Exists(planned))
    )
    found = [
        AdultServicesDue(episode, since)
        for episode in open_work
        if (since := adult_services_from(episode)) is not None
        and since <= today
        and decide(reach, Permission.OUTCOME_RECORD, episode.access_subject)
    ]
    return sorted(found, key=lambda due: (due.since, str(due.episode.pk)))


def adult_services_from(episode: Episode) -> date | None:
    """When to begin thinking of services for adults; None when nobody knows when they were born."""
    born = episode.young_person.date_of_birth
    return think_of_adult_services_from(born) if born else None
