"""Roles as described classes: what each may do, and how far that reaches.

The table in docs/reference/who-may-do-what.md is generated from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from soceis.foundation.access.permissions import Permission


class Scope(StrEnum):
    """How far a permission reaches."""

    ASSIGNED = "young people assigned to me"
    AREA = "everybody in my area"
    SERVICE = "the whole service, no young person's record"
    OPENED = "a record that I opened with a reason, for a short time"


@dataclass(frozen=True)
class Role:
    """A role: its code in the database, its name, a description for managers, its grants."""

    code: str
    name: str
    description: str
    grants: Mapping[Permission, tuple[Scope, ...]]


# What somebody who opened a record with a reason may read. Never writing.
OPENED_READS = (
    Permission.YOUNG_PERSON_SEE,
    Permission.YOUNG_PERSON_SEE_IDENTITY,
    Permission.SAFE_CONTACT_SEE,
    Permission.REFERRAL_SEE,
    Permission.SAFETY_SEE,
    Permission.MAP_SEE,
    Permission.CHRONOLOGY_SEE,
    Permission.WORKING_AGREEMENT_SEE,
    Permission.PERMISSION_SEE,
    Permission.PLAN_SEE,
    Permission.LIFE_SEE,
    Permission.OUTCOME_SEE,
    Permission.REVIEW_SEE,
    Permission.HELP_SEE,
    Permission.EDUCATION_SEE,
    Permission.DOCUMENT_SEE,
    Permission.DISCLOSURE_SEE,
)
# What everybody who answers for sharing may look up; it names no young person.
SHARING_READS = (Permission.PARTNER_SEE, Permission.SHARING_AGREEMENT_SEE)


def _grants(
    *groups: tuple[Scope, tuple[Permission, ...]],
) -> dict[Permission, tuple[Scope, ...]]:
    grants: dict[Permission, tuple[Scope, ...]] = {}
    for scope, permissions in groups:
        for permission in permissions:
            grants[permission] = (*grants.get(permission, ()), scope)
    return grants


# What somebody may do for the young people assigned to them.
ASSIGNED_WORK = (
    *OPENED_READS,
    Permission.YOUNG_PERSON_EDIT,
    Permission.SAFE_CONTACT_EDIT,
    Permission.SAFETY_WRITE,
    Permission.MAP_EDIT,
    Permission.CONTACT_RECORD,
    Permission.CONTACT_CORRECT,
    Permission.WORKING_AGREEMENT_WRITE,
    Permission.PERMISSION_RECORD,
    Permission.PLAN_WRITE,
    Permission.LIFE_WRITE,
    Permission.OUTCOME_RECORD,
    Permission.HELP_WRITE,
    # A caregiver's own support is theirs: whoever opened the young person's record with a reason does not read it.
    Permission.CAREGIVER_SUPPORT_SEE,
    Permission.CAREGIVER_SUPPORT_WRITE,
    Permission.EDUCATION_WRITE,
    Permission.ACTIVITY_OFFER,
    Permission.EPISODE_PAUSE,
    Permission.OUTREACH_NOTE,
    Permission.WORKER_WISH,
    Permission.CLOSURE_ASK,
    Permission.INFORMATION_SHARE,
    Permission.MEETING_SPEAK,
    Permission.WHO_LOOKED_SEE,
    Permission.DOCUMENT_WRITE,
)

# Groups and the catalogue are an area's: the database shows those of the areas in which somebody works.
GROUP_WORK = (Permission.ACTIVITY_SEE, Permission.GROUP_SEE, Permission.GROUP_PLAN)

PRACTITIONER = Role(
    "practitioner",
    "Practitioner",
    "Works with young people one to one and in groups. Sees the young people assigned to them, as key worker, "
    "co-worker or cover, and can open another record with a reason when somebody needs help now.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.MY_DAY_SEE,
                Permission.CASELOAD_SEE,
                Permission.SEARCH,
                Permission.BREAK_GLASS,
                *SHARING_READS,
                Permission.PARTNER_ASK,
                Permission.MEETING_SEE,
                *GROUP_WORK,
                Permission.CONFLICT_DECLARE,
                Permission.SUPERVISION_SEE,
            ),
        ),
        (Scope.ASSIGNED, ASSIGNED_WORK),
        (Scope.OPENED, OPENED_READS),
    ),
)

PEER_MENTOR = Role(
    "peer_mentor",
    "Peer mentor",
    "Uses their own experience to walk alongside a young person. Sees the name used, safe ways to contact, goals, "
    "and the notes they wrote or that were shared with them. Nothing else.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.MY_DAY_SEE,
                Permission.CASELOAD_SEE,
                Permission.SEARCH,
                Permission.ACTIVITY_SEE,
                Permission.GROUP_SEE,
                Permission.CONFLICT_DECLARE,
                Permission.SUPERVISION_SEE,
            ),
        ),
        (
            Scope.ASSIGNED,
            (
                Permission.YOUNG_PERSON_SEE,
                Permission.SAFE_CONTACT_SEE,
                Permission.CHRONOLOGY_SEE,
                Permission.WORKING_AGREEMENT_SEE,
                Permission.PLAN_SEE,
                Permission.CONTACT_RECORD,
                Permission.ACTIVITY_OFFER,
                Permission.ALONGSIDE_SEE,
            ),
        ),
    ),
)

AREA_MANAGER = Role(
    "area_manager",
    "Area manager",
    "Answers for everything in one area: referrals, who works with whom, reviews and closures.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.MY_DAY_SEE,
                Permission.MONDAY_SEE,
                Permission.CASELOAD_SEE,
                Permission.SEARCH,
                Permission.BREAK_GLASS,
                Permission.CONFLICT_DECLARE,
                Permission.SUPERVISION_SEE,
                Permission.EVALUATION_SEE,
                Permission.WORDING_EDIT,
                *SHARING_READS,
                Permission.PARTNER_ASK,
                Permission.PARTNER_REPORT,
                Permission.MEETING_SEE,
                *GROUP_WORK,
            ),
        ),
        (
            Scope.AREA,
            (
                *ASSIGNED_WORK,
                Permission.SHARING_LOOK_AT,
                Permission.MEETING_PLAN,
                Permission.PARTNER_EDIT,
                Permission.APPROACH_SEE,
                Permission.APPROACH_ANSWER,
                Permission.SHARING_AGREEMENT_WRITE,
                Permission.ACTIVITY_EDIT,
                Permission.KEEP_APART,
                Permission.KEEP_APART_OVERRIDE,
                Permission.REFERRAL_ENTER,
                Permission.REFERRAL_QUEUE_SEE,
                Permission.REFERRAL_DECIDE,
                Permission.REVIEW_WRITE,
                Permission.FLAG_ANSWER,
                Permission.WORKER_ALLOCATE,
                Permission.LICENCE_KEEP,
                Permission.CONFLICT_SEE,
                Permission.SUPERVISION_WRITE,
                Permission.CLOSURE_SIGN_OFF,
                Permission.GRANT_DECIDE,
                Permission.WARNING_LIFT_DECIDE,
                Permission.RECORD_MERGE,
                Permission.RECORD_MERGE_DECIDE,
            ),
        ),
        (Scope.ASSIGNED, ASSIGNED_WORK),
        (Scope.OPENED, OPENED_READS),
    ),
)

NATIONAL_MANAGER = Role(
    "national_manager",
    "National manager",
    "Advises all areas and answers to funders. Sees numbers, not records; opens a record only with a reason. Is "
    "the second person of a release.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.MONDAY_SEE,
                Permission.SEARCH,
                Permission.BREAK_GLASS,
                Permission.EVALUATION_SEE,
                Permission.WORDING_EDIT,
                Permission.REPORT_MAKE,
                Permission.RELEASE_SEE,
                Permission.RELEASE_APPROVE,
                Permission.SUPERVISION_SEE,
                Permission.SUPERVISION_WRITE,
                *SHARING_READS,
                Permission.PARTNER_EDIT,
                Permission.PARTNER_ASK,
                Permission.PARTNER_REPORT,
                Permission.SHARING_AGREEMENT_WRITE,
                # What an area asked them, and what the area may not see. The database shows no other.
                Permission.APPROACH_SEE,
                Permission.APPROACH_ANSWER,
            ),
        ),
        (Scope.OPENED, OPENED_READS),
    ),
)

EVALUATOR = Role(
    "evaluator",
    "Evaluator",
    "Counts and studies. Sees tables, figures and pseudonymised extracts, and no young person's record.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.EVALUATION_SEE,
                Permission.EXTRACT_MAKE,
                Permission.REPORT_MAKE,
                Permission.RELEASE_SEE,
                Permission.RELEASE_PROPOSE,
                Permission.RELEASE_APPROVE,
            ),
        )
    ),
)

DATA_PROTECTION_OFFICER = Role(
    "data_protection_officer",
    "Data-protection officer",
    "Checks who looked at what and answers requests. Opens a record only for a request, with its number. May be "
    "the second person of a release.",
    _grants(
        (
            Scope.SERVICE,
            (
                Permission.AUDIT_SEE,
                Permission.WHO_LOOKED_SEE,
                Permission.SEARCH,
                Permission.BREAK_GLASS,
                Permission.EVALUATION_SEE,
                Permission.RELEASE_SEE,
                Permission.RELEASE_APPROVE,
                *SHARING_READS,
            ),
        ),
        (Scope.OPENED, OPENED_READS),
    ),
)

ADMINISTRATOR = Role(
    "administrator",
    "Administrator",
    "Invites staff and ends their accounts. Sees no young person and no number.",
    _grants((Scope.SERVICE, (Permission.ACCOUNT_INVITE,))),
)

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        PRACTITIONER,
        PEER_MENTOR,
        AREA_MANAGER,
        NATIONAL_MANAGER,
        EVALUATOR,
        DATA_PROTECTION_OFFICER,
        ADMINISTRATOR,
    )
}
