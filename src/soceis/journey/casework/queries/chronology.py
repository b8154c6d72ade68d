"""What has happened, as one list in pages: contacts, steps of the episode, workers, reviews.

Pages follow a cursor (keyset), so that the hundredth page costs what the first does.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.access import check_person, only_mentors, readable_contacts
from soceis.journey.casework.models import (
    Assignment,
    ChronologyEntry,
    Concern,
    Contact,
    EpisodeState,
    MonthlyReview,
)
from soceis.journey.casework.rules import BEGUN, CLOSURE, PAUSE, RESUME
from soceis.people.models import YoungPerson

CONTACTS, ENTRIES, STATES, WORKERS, REVIEWS = "contact", "entry", "state", "worker", "review"
KINDS = (CONTACTS, ENTRIES, REVIEWS, STATES, WORKERS)
# Steps that a contact made are told by the contact itself.
TOLD_CAUSES = (BEGUN, PAUSE, RESUME, CLOSURE)
MORNING, MIDDAY, EVENING = time(0, 0), time(12, 0), time(23, 59, 59)


@dataclass(frozen=True)
class Cursor:
    """Where the page before ended. Written as "2026-11-17T14:02:00+00:00~contact~<id>"."""

    at: datetime
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.kind}~{self.id}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """The cursor that was written, or None when the text is not one."""
        parts = text.split("~")
        if len(parts) != 3:
            return None
        try:
            at = datetime.fromisoformat(parts[0])
        except ValueError:
            return None
        return cls(at, parts[1], parts[2]) if at.tzinfo else None


@dataclass(frozen=True)
class Happening:
    """One entry: what kind it is, when it was, and the record with its related rows.

    A contact has `worries`: what was worried about on it, as a list of texts with whom to tell and who was told.
    """

    at: datetime
    kind: str
    record: Any

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.at, self.kind, self.id)

    @property
    def id(self) -> str:
        """The key as text that sorts as the database sorts it."""
        key = self.record.pk
        return f"{key:020d}" if isinstance(key, int) else str(key)

    @property
    def place(self) -> tuple[datetime, str, str]:
        return self.at, self.kind, self.id


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=clock.LONDON)


def contacts_of(
    user: User, young_person: YoungPerson, *, before: Cursor | None = None, limit: int = 30
) -> list[Contact]:
    """Contacts that stand, the latest first; `before` gives those that come after the cursor in the list."""
    check_person(user, Permission.CHRONOLOGY_SEE, young_person)
    contacts = readable_contacts(user, young_person.access_subject)
    return _latest(contacts, before, limit)


def _latest(contacts: QuerySet[Contact], before: Cursor | None, limit: int) -> list[Contact]:
    worries = Concern.objects.filter(contact=OuterRef("pk")).order_by("created_at")
    said = worries.values_list(JSONObject(text="text", tell="tell", told="told"))
    contacts = contacts.select_related("created_by").annotate(worries=ArraySubquery(said))
    if before is not None:
        earlier = Q(happened_at__lt=before.at)
        if before.kind > CONTACTS:
            earlier |= Q(happened_at=before.at)
        elif before.kind == CONTACTS:
            earlier |= Q(happened_at=before.at, pk__lt=before.id)
        # The plain bound lets the index do the work; the rest settles ties.
        contacts = contacts.filter(happened_at__lte=before.at).filter(earlier)
    return list(contacts.order_by("-happened_at", "-pk")[:limit])


def _states(subject: Subject) -> Iterable[Happening]:
    steps = EpisodeState.objects.filter(young_person=subject.young_person_id, cause__in=TOLD_CAUSES)
    for step in steps.select_related("episode", "recorded_by"):
        ends_a_day = step.cause in (PAUSE, CLOSURE)
        yield Happening(_moment(step.effective_on, EVENING if ends_a_day else MORNING), STATES, step)


def _workers(subject: Subject) -> Iterable[Happening]:
    assignments = Assignment.objects.select_related("worker").filter(
        young_person=subject.young_person_id, begins__lte=clock.today()
    )
    for assignment in assignments:
        yield Happening(_moment(assignment.begins, MORNING), WORKERS, assignment)


def _reviews(subject: Subject) -> Iterable[Happening]:
    reviews = MonthlyReview.objects.select_related("created_by").filter(young_person=subject.young_person_id)
    for review in reviews:
        yield Happening(_moment(review.held_on, EVENING), REVIEWS, review)


def _entries(
    subject: Subject, told: Collection[str], before: Cursor | None, limit: int
) -> Iterable[Happening]:
    """The latest lines of other apps. One day more than the page is read: a line has a day and no time."""
    entries = ChronologyEntry.objects.select_related("created_by").filter(
        young_person=subject.young_person_id, kind__in=told
    )
    if before is not None:
        entries = entries.filter(happened_on__lte=before.at.astimezone(clock.LONDON).date())
    ordered = list(entries.order_by("-happened_on", "-pk")[: 2 * limit])
    for entry in ordered:
        yield Happening(_moment(entry.happened_on, MIDDAY), ENTRIES, entry)


def chronology(
    user: User,
    young_person: YoungPerson,
    *,
    kinds: Collection[str] | None = None,
    before: Cursor | None = None,
    limit: int = 30,
    also: Iterable[Happening] = (),
    milestones: bool = False,
    told: Collection[str] = (),
) -> list[Happening]:
    """The latest `limit` entries before the cursor, the latest first, in at most five statements.

    `also` are entries of other apps, such as milestones of plans, to be merged in. `told` are the kinds of
    lines of other apps that whoever asks may read (interfaces.staff.chronicle). `milestones` leaves out
    everyday contacts. A peer mentor reads the contacts that they wrote or that were shared with
    them, and nothing else.
    """
    subject = young_person.access_subject
    reach = check_person(user, Permission.CHRONOLOGY_SEE, young_person)
    wanted = set(KINDS if kinds is None else kinds)
    if only_mentors(reach, subject):
        wanted &= {CONTACTS}
    if not decide(reach, Permission.REVIEW_SEE, subject):
        wanted -= {REVIEWS}
    found = list(also)
    if CONTACTS in wanted:
        contacts = readable_contacts(user, subject)
        contacts = contacts.filter(is_milestone=True) if milestones else contacts
        found += [
            Happening(contact.happened_at, CONTACTS, contact) for contact in _latest(contacts, before, limit)
        ]
    if ENTRIES in wanted and told:
        found += _entries(subject, told, before, limit)
    for kind, read in ((STATES, _states), (WORKERS, _workers), (REVIEWS, _reviews)):
        if kind in wanted:
            found += read(subject)
    if before is not None:
        place = (before.at, before.kind, before.id)
        found = [happening for happening in found if happening.place < place]
    return sorted(found, key=lambda happening: happening.place, reverse=True)[:limit]
