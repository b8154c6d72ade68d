"""What visits left behind: worries to tell, hours and miles, what stood there before a correction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Q, Value
from django.db.models.functions import Cast, JSONObject

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import assigned_now
from soceis.journey.casework.models import Concern, Contact, Episode, Promise, WorkEntry
from soceis.journey.casework.queries.records import contact_for
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.rules.capture import MANAGER, open_tellings
from soceis.journey.casework.rules.flags import RESOLVED, UNANSWERED
from soceis.people.models import YoungPerson

LONGEST_CHAIN = 50
PROMISED, WORRIES = "promise", "worry"
WHO = {
    "id": "pk",
    "person": "young_person",
    "name": "young_person__name_used",
    "worker": "worker",
    "worker_name": "worker__display_name",
}
WORRY = {
    **{name: name for name in ("text", "tell", "told", "flag", "answer_by", "answer", "seen_on")},
    "answerer": "answered_by__display_name",
}


@dataclass(frozen=True)
class ToTell:
    """A worry that waits, and whom this person is to tell; a manager is the one who hears of it, or answers."""

    concern: Concern
    whom: tuple[str, ...]
    hears: bool

    @property
    def turn(self) -> str:
        """ "answer" for a manager whom it was flagged to, "hear back" for the worker who was answered, "wait" for one
        who was not yet, "" for a worry that is only to be told."""
        if self.concern.flag in UNANSWERED:
            return "answer" if self.hears else "wait"
        return "hear back" if self.concern.flag == RESOLVED and not self.hears else ""


def promises_and_worries(user: User, day: date) -> tuple[list[Promise], list[ToTell]]:
    """What somebody promised and is due, and worries to tell or, for a manager, to hear. One statement.

    With what was flagged to this manager, and what this worker flagged and has not heard the answer of.

    The records hold what a line of the day shows and nothing else.
    """
    check(reach_of(user), Permission.MY_DAY_SEE)
    managed = reach_of(user).managed_areas
    theirs = Q(worker=user) & (Q(settled_on__isnull=True) | Q(flag__in=(*UNANSWERED, RESOLVED)))
    unheard = Q(tell__contains=[MANAGER], settled_on__isnull=True) & ~Q(told__has_key=MANAGER)
    to_hear = Q(area__in=managed) & (unheard | Q(flag__in=UNANSWERED))
    worries = Concern.objects.filter(theirs | to_hear if managed else theirs)
    promises = Promise.objects.filter(
        worker=user, done_on__isnull=True, ended_on__isnull=True, due_on__lte=day
    )
    found = promises.values_list(
        Value(PROMISED), JSONObject(**WHO, text="text", due_on="due_on"), Cast("created_at", DateTimeField())
    ).union(
        worries.values_list(Value(WORRIES), JSONObject(**WHO, **WORRY), "created_at"),
        all=True,
    )
    rows = sorted(found, key=lambda row: row[2])
    due = [_promise(row, at) for kind, row, at in rows if kind == PROMISED]
    waiting = [_concern(row, at) for kind, row, at in rows if kind == WORRIES]
    return sorted(due, key=lambda promise: promise.due_on), [_to_tell(user, concern) for concern in waiting]


def _person(row: dict[str, Any]) -> YoungPerson:
    return YoungPerson(id=UUID(row["person"]), name_used=row["name"])


def _promise(row: dict[str, Any], at: datetime) -> Promise:
    due_on = date.fromisoformat(row["due_on"])
    return Promise(
        id=UUID(row["id"]), young_person=_person(row), text=row["text"], due_on=due_on, created_at=at
    )


def _concern(row: dict[str, Any], at: datetime) -> Concern:
    return Concern(
        id=UUID(row["id"]),
        young_person=_person(row),
        worker=User(id=UUID(row["worker"]), display_name=row["worker_name"]),
        text=row["text"],
        tell=row["tell"],
        told=row["told"],
        flag=row["flag"],
        answer_by=date.fromisoformat(row["answer_by"]) if row["answer_by"] else None,
        seen_on=date.fromisoformat(row["seen_on"]) if row["seen_on"] else None,
        answer=row["answer"],
        answered_by=User(display_name=row["answerer"]) if row["answerer"] else None,
        created_at=at,
    )


def _to_tell(user: User, concern: Concern) -> ToTell:
    if concern.worker_id != user.pk:
        return ToTell(concern, () if concern.flag in UNANSWERED else (MANAGER,), hears=True)
    left = open_tellings(concern.tell, concern.told)
    # What is flagged reaches the manager by itself.
    return ToTell(
        concern, tuple(whom for whom in left if not (concern.flag and whom == MANAGER)), hears=False
    )


def concern_for(user: User, concern_id: UUID) -> Concern:
    """A worry; NotFound to whoever may not know of it."""
    concern = (
        Concern.objects.select_related("young_person", "worker", "answered_by").filter(pk=concern_id).first()
    )
    if concern is None:
        raise NotFound
    check(reach_of(user), Permission.CONTACT_RECORD, concern.access_subject)
    return concern


def work_of(user: User, contact: Contact) -> WorkEntry | None:
    """What a visit took of the worker, when this person may change it: their own, or of their area."""
    if contact.work_id is None:
        return None
    own = Q(worker=user) | Q(area__in=reach_of(user).managed_areas)
    return WorkEntry.objects.filter(own, pk=contact.work_id, for_group=False).first()


def work_in_month(user: User, month: date) -> list[WorkEntry]:
    """What somebody's own visits of the month took, the earliest first."""
    check(reach_of(user), Permission.MY_DAY_SEE)
    first = month.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    entries = WorkEntry.objects.filter(worker=user, on__gte=first, on__lt=following)
    return list(entries.order_by("on", "created_at"))


def group_candidates(user: User) -> list[Episode]:
    """Whom somebody may write down in a group: those they work with and whose work goes on, by name."""
    check(reach_of(user), Permission.CONTACT_RECORD)
    mine = assigned_now(user.pk, clock.today())
    episodes = Episode.objects.select_related("young_person").filter(pk__in=mine.values("episode"))
    return list(episodes.exclude(state=CLOSED).order_by("young_person__name_used", "pk"))


def versions_of(user: User, contact_id: UUID) -> list[Contact]:
    """A contact and what stood in its place before, the latest first. Two statements."""
    contact = contact_for(user, contact_id, Permission.CONTACT_CORRECT)
    corrected = Contact.objects.filter(episode=contact.episode_id, corrects__isnull=False).values("corrects")
    theirs = Contact.objects.select_related("created_by").filter(episode=contact.episode_id)
    earlier = {one.pk: one for one in theirs.filter(pk__in=corrected)}
    chain = [contact]
    while len(chain) < LONGEST_CHAIN and chain[-1].corrects in earlier:
        chain.append(earlier[chain[-1].corrects])
    return chain
