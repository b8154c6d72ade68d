"""Which rows somebody reads, said once more above row-level security, so that pages do not lean on it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Reach, Subject, check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Refused
from soceis.journey.casework.models import Assignment, Contact, PlannedVisit, Promise
from soceis.people.models import YoungPerson


def check_person(user: User, permission: Permission, young_person: YoungPerson) -> Reach:
    """Raise NotFound to strangers and Refused to people who know the young person; else answer with the reach."""
    reach = reach_of(user)
    check(reach, permission, young_person.access_subject)
    return reach


def only_mentors(reach: Reach, subject: Subject) -> bool:
    """Whether somebody sees the young person as their peer mentor and in no other way."""
    return subject.young_person_id in reach.mentored and not decide(reach, Permission.REFERRAL_SEE, subject)


def readable_contacts(user: User, subject: Subject) -> QuerySet[Contact]:
    """Contacts of a young person that stand (no later one corrects them); a peer mentor's own and shared ones."""
    theirs = Contact.objects.filter(young_person=subject.young_person_id)
    corrected = theirs.filter(corrects__isnull=False).values("corrects")
    standing = theirs.exclude(pk__in=corrected)
    if only_mentors(reach_of(user), subject):
        return standing.filter(Q(created_by=user) | Q(shared_with_peer_mentor=True))
    return standing


def check_diary(user: User, record: PlannedVisit | Promise) -> None:
    """Raise Refused to a peer mentor about a visit or a promise of somebody else; they change their own."""
    if record.worker_id != user.pk and only_mentors(reach_of(user), record.access_subject):
        raise Refused(
            "This is on another worker’s day.",
            "Nothing was changed.",
            "Tell them, so that they can change it.",
        )


def current(day: object, prefix: str = "") -> Q:
    """Assignments that hold on the day; `prefix` is the path to them."""
    return Q(**{f"{prefix}begins__lte": day}) & (
        Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": day})
    )


def assigned_now(user_id: UUID, day: object) -> QuerySet[Assignment]:
    """The present assignments of somebody."""
    return Assignment.objects.filter(current(day), worker=user_id)
