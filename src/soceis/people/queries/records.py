"""A young person, their details, who is around them, how to reach them, who opened their record."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.people.models import (
    AboutYoungPerson,
    ContactPoint,
    OpenedRecord,
    PersonalDetails,
    SafetyNote,
    Tie,
    WarningLift,
    YoungPerson,
)
from soceis.people.rules import HAZARD, MOST_SERIOUS_FIRST, NOTHING_KNOWN

R = TypeVar("R", bound=AboutYoungPerson)


def young_person_for(
    user: User, young_person_id: UUID, permission: Permission = Permission.YOUNG_PERSON_SEE
) -> YoungPerson:
    """The young person; NotFound to strangers, Refused to people who know them but may not do this.

    Who was recorded twice is found by either record: the one that was made one with another leads to it.
    """
    person = YoungPerson.objects.filter(pk=young_person_id).first()
    while person is not None and person.merged_into_id is not None:
        person = YoungPerson.objects.filter(pk=person.merged_into_id).first()
    if person is None:
        raise NotFound
    check(reach_of(user), permission, person.access_subject)
    return person


def records_of(young_person: YoungPerson) -> list[UUID]:
    """The record, then every one that was made one with it, so that what is known of those is found too."""
    found = [young_person.pk]
    latest = found
    while latest:
        latest = list(YoungPerson.objects.filter(merged_into__in=latest).values_list("pk", flat=True))
        found = [*found, *latest]
    return found


def details_for(user: User, young_person: YoungPerson) -> PersonalDetails:
    """Legal name and protected characteristics; Refused to peer mentors."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE_IDENTITY, young_person.access_subject)
    details = PersonalDetails.objects.select_related("area").filter(young_person=young_person).first()
    if details is None:
        raise NotFound
    return details


def contact_points_for(user: User, young_person: YoungPerson, *, ended: bool = False) -> list[ContactPoint]:
    """Ways to reach them: safe ones first, those not to be used last; ended ones only when asked for."""
    check(reach_of(user), Permission.SAFE_CONTACT_SEE, young_person.access_subject)
    points = ContactPoint.objects.select_related("updated_by").filter(young_person=young_person)
    points = points.filter(ended_on__isnull=not ended)
    order = {"yes": 0, "only_when": 1, "no": 2}
    return sorted(points, key=lambda point: (order.get(point.safe, 3), point.created_at))


def ties_for(user: User, young_person: YoungPerson, *, ended: bool = False) -> list[Tie]:
    """Who is around them, in the order in which they were added. Not for peer mentors."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE_IDENTITY, young_person.access_subject)
    ties = Tie.objects.select_related("updated_by").filter(
        young_person=young_person, ended_on__isnull=not ended
    )
    return list(ties.order_by("created_at"))


def do_not_contact(user: User, young_person: YoungPerson) -> list[Tie]:
    """Those around a young person whom nobody contacts; nobody for whoever may not know of them."""
    if not decide(reach_of(user), Permission.YOUNG_PERSON_SEE_IDENTITY, young_person.access_subject):
        return []
    warned = Tie.objects.filter(young_person=young_person, may_be_a_risk=True, ended_on__isnull=True)
    return list(warned.order_by("created_at"))


def lifts_asked(user: User, young_person: YoungPerson) -> dict[UUID, WarningLift]:
    """By tie, what somebody asked for and nobody has decided: that the warning about them be lifted."""
    check(reach_of(user), Permission.YOUNG_PERSON_SEE_IDENTITY, young_person.access_subject)
    waiting = WarningLift.objects.select_related("created_by").filter(
        young_person=young_person, state=WarningLift.ASKED
    )
    return {lift.tie_id: lift for lift in waiting}


def lifts_that_wait(user: User) -> list[WarningLift]:
    """Those of the managed areas that nobody has decided, the longest waiting first."""
    check(reach_of(user), Permission.WARNING_LIFT_DECIDE)
    waiting = WarningLift.objects.filter(state=WarningLift.ASKED, area__in=reach_of(user).managed_areas)
    return list(waiting.select_related("young_person", "created_by").order_by("created_at"))


def lift_for(user: User, young_person: YoungPerson, lift_id: UUID) -> WarningLift:
    """One of them, to decide about it."""
    return _one(user, WarningLift, young_person, lift_id, Permission.WARNING_LIFT_DECIDE)


def safety_notes_for(
    user: User, young_person: YoungPerson, *, ended: bool = False, answers: bool = False
) -> list[SafetyNote]:
    """What to know before a visit, the most serious first, then the newest. An empty list: nobody has asked yet.

    With `answers` also the questions of which there is nothing to know, or of which nobody could say.
    """
    check(reach_of(user), Permission.SAFE_CONTACT_SEE, young_person.access_subject)
    notes = SafetyNote.objects.select_related("created_by").filter(
        young_person=young_person, ended_on__isnull=not ended
    )
    if not answers:
        notes = notes.filter(Q(answer=HAZARD) | Q(kind=NOTHING_KNOWN))
    place = {kind: number for number, kind in enumerate(MOST_SERIOUS_FIRST)}
    return sorted(notes.order_by("-known_since", "-created_at"), key=lambda note: place.get(note.kind, 0))


def contact_point_for(user: User, young_person: YoungPerson, point_id: UUID) -> ContactPoint:
    """One way to reach them, to change it."""
    return _one(user, ContactPoint, young_person, point_id, Permission.SAFE_CONTACT_EDIT)


def tie_for(user: User, young_person: YoungPerson, tie_id: UUID) -> Tie:
    """One person around them, to change it."""
    return _one(user, Tie, young_person, tie_id, Permission.YOUNG_PERSON_EDIT)


def safety_note_for(user: User, young_person: YoungPerson, note_id: UUID) -> SafetyNote:
    """One note, to change it."""
    return _one(user, SafetyNote, young_person, note_id, Permission.SAFE_CONTACT_EDIT)


def openings_by(user: User) -> list[OpenedRecord]:
    """Records that the user has opened with a reason and can still read, newest first."""
    check(reach_of(user), Permission.BREAK_GLASS)
    openings = OpenedRecord.objects.filter(user=user, expires_at__gt=clock.now())
    return list(openings.select_related("young_person").order_by("-opened_at"))


def openings_told(
    user: User, *, young_person: YoungPerson | None = None, seen: bool = False
) -> list[OpenedRecord]:
    """Records of the user's areas that somebody opened with a reason, which the user was told of, newest first."""
    openings = OpenedRecord.objects.filter(told__contains=[user.pk], seen_by_manager_at__isnull=not seen)
    if young_person is not None:
        openings = openings.filter(young_person=young_person)
    return list(openings.select_related("young_person", "user").order_by("-opened_at")[:50])


def told_opening_for(user: User, opening_id: UUID) -> OpenedRecord:
    """One opening that the user was told of."""
    opened = OpenedRecord.objects.filter(pk=opening_id, told__contains=[user.pk]).first()
    if opened is None:
        raise NotFound
    return opened


def _one(user: User, model: type[R], young_person: YoungPerson, record_id: UUID, permission: Permission) -> R:
    record = (
        model._default_manager.select_related("young_person")
        .filter(pk=record_id, young_person=young_person)
        .first()
    )
    if record is None:
        raise NotFound
    check(reach_of(user), permission, record.access_subject)
    return record
