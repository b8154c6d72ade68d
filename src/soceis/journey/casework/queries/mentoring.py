"""What a peer mentor's short pages are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Value
from django.db.models.functions import Cast, JSONObject

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment, Episode, MentorWord, PlannedVisit, Promise
from soceis.journey.casework.queries.capture import PROMISED, WORDS
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


def promised_and_told(user: User, episode: Episode) -> tuple[list[Promise], list[MentorWord]]:
    """What a mentor promised a young person and waits, the longest due first; what they told the worker, the latest
    first. One statement; the records hold what a line shows and nothing else.
    """
    check(reach_of(user), Permission.ALONGSIDE_SEE, episode.access_subject)
    promises = Promise.objects.filter(
        episode=episode.pk, worker=user.pk, done_on__isnull=True, ended_on__isnull=True
    )
    words = MentorWord.objects.filter(episode=episode.pk, created_by=user.pk)
    told = JSONObject(
        text="text", to="worker__display_name", heard_at="heard_at", by="heard_by__display_name"
    )
    found = promises.values_list(
        Value(PROMISED),
        JSONObject(id="pk", text="text", due_on="due_on"),
        Cast("created_at", DateTimeField()),
    ).union(words.values_list(Value(WORDS), told, "created_at"), all=True)
    rows = sorted(found, key=lambda row: row[2], reverse=True)
    due = [_promise(row, episode) for kind, row, _ in rows if kind == PROMISED]
    said = [_word(row, at) for kind, row, at in rows if kind == WORDS]
    return sorted(due, key=lambda promise: promise.due_on), said[:WORDS_SHOWN]


def _promise(row: dict[str, Any], episode: Episode) -> Promise:
    return Promise(
        id=UUID(row["id"]),
        young_person=episode.young_person,
        text=row["text"],
        due_on=date.fromisoformat(row["due_on"]),
    )


def _word(row: dict[str, Any], at: datetime) -> MentorWord:
    return MentorWord(
        text=row["text"],
        worker=User(display_name=row["to"]) if row["to"] else None,
        heard_at=datetime.fromisoformat(row["heard_at"]) if row["heard_at"] else None,
        heard_by=User(display_name=row["by"]) if row["by"] else None,
        created_at=at,
    )


def word_for(user: User, word_id: UUID) -> MentorWord:
    """One of them, for whoever hears it; NotFound to everybody else."""
    word = MentorWord.objects.select_related("young_person").filter(pk=word_id).first()
    if word is None:
        raise NotFound
    check(reach_of(user), Permission.CONTACT_CORRECT, word.access_subject)
    return word
