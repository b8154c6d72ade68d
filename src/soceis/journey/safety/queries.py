"""Reading what could happen and how places and groups stand; every question begins with who is asking."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.rules import CLOSED
from soceis.journey.safety.models import Context, ContextAction, Risk
from soceis.people.models import AboutYoungPerson, YoungPerson

R = TypeVar("R", bound=AboutYoungPerson)


def risks_of(user: User, young_person: YoungPerson, *, ended: bool = False) -> list[Risk]:
    """What could happen: first what is due to be looked at. `ended` gives what is no longer so."""
    check(reach_of(user), Permission.SAFETY_SEE, young_person.access_subject)
    risks = Risk.objects.select_related("reviewer", "updated_by").filter(young_person=young_person)
    return list(risks.filter(ended_on__isnull=not ended).order_by("review_on", "created_at"))


def risk_for(user: User, risk_id: UUID, permission: Permission = Permission.SAFETY_SEE) -> Risk:
    """One thing that could happen, with its young person and episode."""
    return _one(user, Risk.objects.select_related("young_person", "episode", "reviewer"), risk_id, permission)


def contexts_of(user: User, young_person: YoungPerson) -> list[Context]:
    """The places and groups that somebody has looked at."""
    check(reach_of(user), Permission.SAFETY_SEE, young_person.access_subject)
    return list(Context.objects.select_related("updated_by").filter(young_person=young_person))


def context_for(user: User, context_id: UUID, permission: Permission = Permission.SAFETY_SEE) -> Context:
    """One place or group with its young person."""
    return _one(user, Context.objects.select_related("young_person"), context_id, permission)


def actions_of(
    user: User, young_person: YoungPerson, *, context: Context | None = None
) -> list[ContextAction]:
    """What is to be done about places and groups and is not done yet, the first due first."""
    check(reach_of(user), Permission.SAFETY_SEE, young_person.access_subject)
    actions = ContextAction.objects.select_related("owner", "context").filter(
        young_person=young_person, done_on=None, ended_on=None
    )
    if context is not None:
        actions = actions.filter(context=context)
    return list(actions.order_by("due_on", "created_at"))


def action_for(
    user: User, action_id: UUID, permission: Permission = Permission.SAFETY_WRITE
) -> ContextAction:
    """One thing to be done, with its young person and context."""
    found = ContextAction.objects.select_related("young_person", "context")
    return _one(user, found, action_id, permission)


def versions_of(user: User, record: Risk | Context) -> list[Any]:
    """Every version of a record as it was saved, the first first. Each carries the record's fields."""
    check(reach_of(user), Permission.SAFETY_SEE, record.access_subject)
    related = ["updated_by", *(["reviewer"] if isinstance(record, Risk) else [])]
    history: Any = record.history  # type: ignore[union-attr]  # made by with_history
    return list(history.select_related(*related).order_by("pgh_id"))


def looks_overdue(user: User) -> list[Risk]:
    """What somebody should have looked at again, of open work in the managed areas, the longest overdue first."""
    overdue = Risk.objects.filter(
        area__in=reach_of(user).managed_areas, ended_on__isnull=True, review_on__lt=clock.today()
    ).exclude(episode__state=CLOSED)
    return list(overdue.select_related("young_person", "reviewer").order_by("review_on", "created_at"))


def actions_overdue(user: User) -> list[ContextAction]:
    """What should have been done about places and groups in the managed areas, the longest overdue first."""
    overdue = ContextAction.objects.filter(
        area__in=reach_of(user).managed_areas,
        done_on__isnull=True,
        ended_on__isnull=True,
        due_on__lt=clock.today(),
    )
    return list(overdue.select_related("young_person", "owner").order_by("due_on", "created_at"))


def may_see_to_it(user: User, subject: Subject) -> list[User]:
    """Who works with the young person today, not as a peer mentor, and who manages the area. One statement."""
    check(reach_of(user), Permission.SAFETY_SEE, subject)
    return list(_see_to_it(subject).order_by("display_name"))


def may_look_again(user: User, subject: Subject, other: User) -> bool:
    """Whether the other one is among those whom `may_see_to_it` gives."""
    check(reach_of(user), Permission.SAFETY_SEE, subject)
    return _see_to_it(subject).filter(pk=other.pk).exists()


def _see_to_it(subject: Subject) -> QuerySet[User]:
    today = clock.today()
    assigned = Assignment.objects.filter(
        current(today), worker=OuterRef("pk"), young_person=subject.young_person_id
    ).exclude(kind="peer_mentor")
    manages = Membership.objects.filter(
        current(today), user=OuterRef("pk"), area__in=subject.area_ids, role="area_manager"
    )
    return User.objects.filter(Exists(assigned) | Exists(manages), is_active=True)


def _one(user: User, found: QuerySet[R], record_id: UUID, permission: Permission) -> R:
    record = found.filter(pk=record_id).first()
    if record is None:
        raise NotFound
    check(reach_of(user), permission, record.access_subject)
    return record
