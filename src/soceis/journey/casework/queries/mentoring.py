"""What a peer mentor's short pages are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment, MentorWord, PlannedVisit
from soceis.journey.casework.rules import CLOSED

WORDS_SHOWN = 5


@dataclass(frozen=True)
class Alongside:
    """A young person whom somebody mentors, who works with them, and when the mentor sees them next."""

    assignment: Assignment
    workers: list[Assignment]
    visit: PlannedVisit | None


def alongside_of(user: User) -> list[Alongside]:
    """Everybody whom somebody mentors today, the next meeting first. Three statements."""
    check(reach_of(user), Permission.ALONGSIDE_SEE)
    today = clock.today()
    mine = Assignment.objects.select_related("episode", "young_person").filter(
        current(today), worker=user.pk, kind="peer_mentor", young_person__in=reach_of(user).mentored
    )
    mentored = list(mine.exclude(episode__state=CLOSED).order_by("young_person__name_used"))
    episodes = [one.episode_id for one in mentored]
    workers: dict[UUID, list[Assignment]] = {}
    others = Assignment.objects.select_related("worker").filter(
        current(today), episode__in=episodes, kind__in=("key_worker", "cover")
    )
    for one in others:
        workers.setdefault(one.episode_id, []).append(one)
    visits: dict[UUID, PlannedVisit] = {}
    for visit in _ahead(user, episodes):
        visits.setdefault(visit.episode_id, visit)
    found = [Alongside(one, workers.get(one.episode_id, []), visits.get(one.episode_id)) for one in mentored]
    return sorted(found, key=lambda one: (one.visit is None, one.visit.starts_at if one.visit else today))


def _ahead(user: User, episodes: Sequence[UUID]) -> list[PlannedVisit]:
    start = datetime.combine(clock.today(), datetime.min.time(), tzinfo=clock.LONDON)
    visits = PlannedVisit.objects.filter(
        episode__in=episodes, worker=user.pk, cancelled=False, contact__isnull=True, starts_at__gte=start
    )
    return list(visits.order_by("starts_at"))


def words_told(user: User, episode_id: UUID) -> list[MentorWord]:
    """What somebody told the worker about a young person, the latest first."""
    check(reach_of(user), Permission.ALONGSIDE_SEE)
    words = MentorWord.objects.select_related("worker", "heard_by").filter(
        episode=episode_id, created_by=user.pk
    )
    return list(words.order_by(F("created_at").desc())[:WORDS_SHOWN])


def word_for(user: User, word_id: UUID) -> MentorWord:
    """One of them, for whoever hears it; NotFound to everybody else."""
    word = MentorWord.objects.select_related("young_person").filter(pk=word_id).first()
    if word is None:
        raise NotFound
    check(reach_of(user), Permission.CONTACT_CORRECT, word.access_subject)
    return word
