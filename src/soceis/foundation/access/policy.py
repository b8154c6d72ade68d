"""The one policy function: may this person do this to this record, and if not, why not.

It decides from a `Reach`, a snapshot of who somebody is and whom they work with, which the database
made (`app.enter`). Row-level security draws the same line again below it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from soceis.foundation.access.permissions import DESCRIPTIONS, Permission
from soceis.foundation.access.roles import ROLES, Scope
from soceis.foundation.records.errors import NotFound, Refused


@dataclass(frozen=True)
class Subject:
    """What a permission is asked for: a young person's record in some areas, or an area, or neither.

    `first_person` did the first half of something that needs two people. `not_covered` says why no agreement
    covers what is to be shared; "" when one does.
    """

    young_person_id: UUID | None = None
    area_ids: frozenset[UUID] = frozenset()
    first_person: UUID | None = None
    not_covered: str = ""


class HasSubject(Protocol):
    """A record that knows whose it is."""

    @property
    def access_subject(self) -> Subject: ...


@dataclass(frozen=True)
class Reach:
    """Who somebody is today: roles with their areas, and the young people they reach."""

    user_id: UUID | None
    roles: frozenset[tuple[str, UUID | None]] = frozenset()
    assigned: frozenset[UUID] = frozenset()  # as key worker, co-worker or cover
    mentored: frozenset[UUID] = frozenset()  # as peer mentor
    opened: frozenset[UUID] = frozenset()  # with a reason, for a short time

    @property
    def role_codes(self) -> frozenset[str]:
        return frozenset(code for code, _ in self.roles)

    def areas_as(self, role: str) -> frozenset[UUID]:
        return frozenset(area for code, area in self.roles if code == role and area is not None)

    @property
    def managed_areas(self) -> frozenset[UUID]:
        return self.areas_as("area_manager")

    def holds(self, permission: Permission) -> bool:
        """Whether any role grants it at all, for whatever record."""
        return any(permission in ROLES[code].grants for code in self.role_codes)


NOBODY = Reach(None)
# The second half of something that needs two people: never for the first of them, whatever roles they hold.
SECOND_HALVES = frozenset(
    {
        Permission.RELEASE_APPROVE,
        Permission.GRANT_DECIDE,
        Permission.WARNING_LIFT_DECIDE,
        Permission.RECORD_MERGE_DECIDE,
    }
)
# What is done under an agreement with another organisation.
NEEDS_AGREEMENT = frozenset({Permission.INFORMATION_SHARE})


@dataclass(frozen=True)
class Decision:
    """The answer and, when it is no, a sentence that the screen shows."""

    allowed: bool
    reason: str = ""
    known: bool = field(default=True)  # False: the person may not even learn that the record exists

    def __bool__(self) -> bool:
        return self.allowed


def _reaches(reach: Reach, role: str, area: UUID | None, scope: Scope, subject: Subject) -> bool:
    about_somebody = subject.young_person_id is not None
    match scope:
        case Scope.SERVICE:
            return True
        case Scope.AREA:
            return area in subject.area_ids if (subject.area_ids or about_somebody) else True
        case Scope.ASSIGNED:
            theirs = reach.mentored if role == "peer_mentor" else reach.assigned
            return subject.young_person_id in theirs if about_somebody else not subject.area_ids
        case Scope.OPENED:
            return about_somebody and subject.young_person_id in reach.opened


def _allowed(reach: Reach, permission: Permission, subject: Subject) -> bool:
    return any(
        _reaches(reach, role, area, scope, subject)
        for role, area in reach.roles
        for scope in ROLES[role].grants.get(permission, ())
    )


def decide(reach: Reach, permission: Permission, subject: Subject | None = None) -> Decision:
    """May the person do this? Pure; the same for pages, downloads, jobs and commands."""
    subject = subject or Subject()
    if permission in SECOND_HALVES and reach.user_id is not None and subject.first_person == reach.user_id:
        return Decision(False, "You did the first half of this, so somebody else does the second.")
    if _allowed(reach, permission, subject):
        covered = permission not in NEEDS_AGREEMENT or not subject.not_covered
        return Decision(True) if covered else Decision(False, subject.not_covered)
    doing = DESCRIPTIONS[permission][0].lower() + DESCRIPTIONS[permission][1:]
    if subject.young_person_id is not None and not _allowed(reach, Permission.YOUNG_PERSON_SEE, subject):
        return Decision(False, "There is no such record that you may see.", known=False)
    if not reach.holds(permission):
        return Decision(False, f"Your role does not let you {doing}.")
    return Decision(False, f"You may {doing} only for your own work, and this is somebody else's.")


def check(reach: Reach, permission: Permission, subject: Subject | None = None) -> None:
    """Raise NotFound to strangers and Refused, with the sentence, to people who know the record."""
    decision = decide(reach, permission, subject)
    if decision.allowed:
        return
    if not decision.known:
        raise NotFound
    raise Refused(decision.reason, todo="Ask the area manager if you need it.")


def allowed_permissions(
    reach: Reach, subject: Subject | None, asked: Iterable[Permission]
) -> frozenset[Permission]:
    """Those of the asked permissions that are granted, for showing or leaving out buttons."""
    return frozenset(permission for permission in asked if decide(reach, permission, subject))
