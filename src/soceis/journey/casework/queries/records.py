"""One record, or the few that belong to one episode."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import only_mentors
from soceis.journey.casework.models import (
    Assignment,
    Contact,
    Episode,
    EpisodeState,
    MonthlyReview,
    NonEngagementReason,
    PlannedVisit,
    Promise,
)
from soceis.journey.casework.rules import CLOSED
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson


def episode_for(
    user: User, episode_id: UUID, permission: Permission = Permission.YOUNG_PERSON_SEE
) -> Episode:
    """An episode with its young person and area; NotFound when there is none for this person."""
    episode = (
        Episode.objects.select_related("young_person", "area", "closure_asked_by", "signed_off_by")
        .filter(pk=episode_id)
        .first()
    )
    if episode is None:
        raise NotFound
    check(reach_of(user), permission, episode.access_subject)
    return episode


def current_episode(
    user: User, young_person_id: UUID, permission: Permission = Permission.YOUNG_PERSON_SEE
) -> Episode | None:
    """The episode that goes on, else the last one; None for somebody whose referral waits. NotFound to strangers.

    `told` on it is what the referral says of the way to them, for whoever may read it (None for everybody else): a
    mapping with how they were told about us, and whether something that a visitor must know waits for an answer.
    """
    waits = Case(
        When(~Q(risk_to_staff="") & Q(risk_answered_on=None), then=Value(True)),
        default=Value(False),
    )
    how = Referral.objects.annotate(risk_waits=waits).filter(pk=OuterRef("referral_id"))
    said = how.values(
        said=JSONObject(
            told="told_young_person", home="told_family", label_used="label_used", risk_waits="risk_waits"
        )
    )
    episode = _current(young_person_id).annotate(told=Subquery(said[:1], output_field=JSONField())).first()
    if episode is not None:
        check(reach_of(user), permission, episode.access_subject)
    return episode


def way_to_them(user: User, young_person: YoungPerson) -> Referral | None:
    """The referral with which the present work began; `met` on it is whether anybody has met them since.

    None without present work, and to whoever may not read the referral.
    """
    if not decide(reach_of(user), Permission.REFERRAL_SEE, young_person.access_subject):
        return None
    present = Episode.objects.filter(referral=OuterRef("pk")).exclude(state=CLOSED)
    found = Referral.objects.filter(Exists(present), young_person=young_person)
    met = Exists(present.filter(first_attended__isnull=False))
    return found.annotate(met=met).order_by("-decided_on", "-created_at").first()


def episode_to_record(user: User, young_person_id: UUID) -> tuple[Episode, str]:
    """The present episode, and the name of a peer mentor other than the user ("" for none), in one statement.

    NotFound when there is no episode for whoever asks.
    """
    mentors = Assignment.objects.filter(episode=OuterRef("pk"), kind="peer_mentor").exclude(worker=user.pk)
    name = mentors.exclude(ends__lt=clock.today()).order_by("begins").values("worker__display_name")
    episode = _current(young_person_id).annotate(mentor_name=Subquery(name[:1])).first()
    if episode is None:
        raise NotFound
    check(reach_of(user), Permission.CONTACT_RECORD, episode.access_subject)
    return episode, episode.mentor_name or ""


def _current(young_person_id: UUID) -> QuerySet[Episode]:
    """Episodes of a young person: the one that goes on, then the last one, then those before."""
    closed_last = Case(When(state=CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    episodes = Episode.objects.select_related("young_person", "area", "closure_asked_by")
    return episodes.filter(young_person=young_person_id).order_by(closed_last, "-number")


def episodes_of(user: User, young_person_id: UUID) -> list[Episode]:
    """All episodes of a young person that this person may know of, the latest first."""
    episodes = list(
        Episode.objects.select_related("area").filter(young_person=young_person_id).order_by("-number")
    )
    for episode in episodes:
        check(reach_of(user), Permission.YOUNG_PERSON_SEE, episode.access_subject)
    return episodes


def state_on(episode: Episode, day: date, known_at: datetime | None = None) -> str:
    """The state on a day as known at a moment (now unless given); "" before it began or was known."""
    steps = EpisodeState.objects.filter(episode=episode.pk, effective_on__lte=day)
    if known_at is not None:
        steps = steps.filter(recorded_at__lte=known_at)
    last: str | None = steps.order_by("-effective_on", "-id").values_list("to_state", flat=True).first()
    return last or ""


def contact_for(user: User, contact_id: UUID, permission: Permission = Permission.CHRONOLOGY_SEE) -> Contact:
    """A contact as it was written; `is_corrected` says that a later one stands in its place."""
    later = Contact.objects.filter(corrects=OuterRef("pk"))
    contact = (
        Contact.objects.select_related("episode", "young_person", "area", "created_by")
        .annotate(is_corrected=Exists(later))
        .filter(pk=contact_id)
        .first()
    )
    if contact is None:
        raise NotFound
    subject = contact.access_subject
    check(reach_of(user), permission, subject)
    theirs = contact.created_by_id == user.pk or contact.shared_with_peer_mentor
    if only_mentors(reach_of(user), subject) and not theirs:
        raise NotFound
    return contact


def visit_for(user: User, visit_id: UUID, permission: Permission = Permission.CONTACT_RECORD) -> PlannedVisit:
    """A planned visit."""
    visit = PlannedVisit.objects.select_related("young_person", "episode").filter(pk=visit_id).first()
    if visit is None:
        raise NotFound
    check(reach_of(user), permission, visit.access_subject)
    return visit


def promise_for(user: User, promise_id: UUID, permission: Permission = Permission.CONTACT_RECORD) -> Promise:
    """A promise."""
    promise = Promise.objects.select_related("young_person").filter(pk=promise_id).first()
    if promise is None:
        raise NotFound
    check(reach_of(user), permission, promise.access_subject)
    return promise


def assignment_for(user: User, assignment_id: UUID) -> Assignment:
    """An assignment, for whoever may allocate."""
    assignment = (
        Assignment.objects.select_related("episode", "worker", "young_person")
        .filter(pk=assignment_id)
        .first()
    )
    if assignment is None:
        raise NotFound
    check(reach_of(user), Permission.WORKER_ALLOCATE, assignment.access_subject)
    return assignment


def workers_of(user: User, episode: Episode, *, former: bool = False) -> list[Assignment]:
    """Who works with the young person today and from a day to come; `former` gives those of the past as well."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE, episode.access_subject)
    today = clock.today()
    assignments = Assignment.objects.select_related("worker").filter(episode=episode.pk)
    if not former:
        assignments = assignments.exclude(ends__lt=today)
    order = {"key_worker": 0, "co_worker": 1, "cover": 2, "peer_mentor": 3}
    return sorted(assignments, key=lambda given: (order.get(given.kind, 4), given.begins))


def planned_visits(user: User, episode: Episode) -> list[PlannedVisit]:
    """Visits from today on that are not called off; a peer mentor's own."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE, episode.access_subject)
    start = datetime.combine(clock.today(), datetime.min.time(), tzinfo=clock.LONDON)
    visits = PlannedVisit.objects.select_related("worker").filter(
        episode=episode.pk, cancelled=False, contact__isnull=True, starts_at__gte=start
    )
    if only_mentors(reach_of(user), episode.access_subject):
        visits = visits.filter(worker=user)
    return list(visits.order_by("starts_at"))


def promises_of(user: User, episode: Episode) -> list[Promise]:
    """Promises that wait to be kept; a peer mentor's own."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE, episode.access_subject)
    promises = Promise.objects.select_related("worker").filter(
        episode=episode.pk, done_on__isnull=True, ended_on__isnull=True
    )
    if only_mentors(reach_of(user), episode.access_subject):
        promises = promises.filter(worker=user)
    return list(promises.order_by("due_on"))


def latest_review(user: User, episode: Episode) -> MonthlyReview | None:
    """The last monthly review of the episode."""
    check(reach_of(user), Permission.REVIEW_SEE, episode.access_subject)
    return (
        MonthlyReview.objects.select_related("created_by")
        .filter(episode=episode.pk)
        .order_by("-month")
        .first()
    )


def non_engagement_of(user: User, episode: Episode) -> list[NonEngagementReason]:
    """Why the work did not begin or did not go on, as it was told."""
    check(reach_of(user), Permission.REFERRAL_SEE, episode.access_subject)
    return list(NonEngagementReason.objects.filter(episode=episode.pk).order_by("created_at"))
