"""What other apps tell the chronology: by kind its words, who may see it, and the page it leads to.

An app writes a line with `casework.actions.chronicle`; this table gives the line its words. A line holds no text
of its own, so that nothing has to be kept in step and nobody reads here what they may not read there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Reach, Subject, decide
from soceis.journey.casework.models import ChronologyEntry


@dataclass(frozen=True)
class Kind:
    """One kind of line. `route` is named with the young person's id, or with the record's when `by_record`.

    `milestone` and `decision` say in which of the page's choices it stands beside "All".
    """

    words: str
    permission: Permission
    route: str
    milestone: bool = False
    by_record: bool = False
    decision: bool = False


KINDS: Mapping[str, Kind] = {
    "help_asked": Kind("Asked for practical help", Permission.HELP_SEE, "support:request", by_record=True),
    "help_came": Kind("Practical help came", Permission.HELP_SEE, "support:request", by_record=True),
    "help_unmet": Kind("A need could not be met", Permission.HELP_SEE, "support:request", by_record=True),
    "education_status": Kind("School, training or work changed", Permission.EDUCATION_SEE, "schools:page"),
    "away_from_school": Kind("Sent away from school", Permission.EDUCATION_SEE, "schools:page"),
    "course_or_job_started": Kind(
        "A course, training or a job has started", Permission.EDUCATION_SEE, "schools:page", milestone=True
    ),
    "achievement": Kind("Something achieved", Permission.EDUCATION_SEE, "schools:page", milestone=True),
    "spoke_up": Kind("We spoke up with another service", Permission.HELP_SEE, "support:advocacy"),
    "letter_sent": Kind("A letter went", Permission.DOCUMENT_SEE, "documents:letter", by_record=True),
    "file_kept": Kind("A file was added", Permission.DOCUMENT_SEE, "documents:documents"),
    "risk_written": Kind("What could happen was written down", Permission.SAFETY_SEE, "safety:overview"),
    "risk_looked_at": Kind(
        "Somebody looked again at what could happen", Permission.SAFETY_SEE, "safety:overview"
    ),
    "risk_ended": Kind(
        "Something that could happen is no longer so",
        Permission.SAFETY_SEE,
        "safety:overview",
        milestone=True,
    ),
    "context_looked_at": Kind(
        "A place or a group around them was looked at", Permission.SAFETY_SEE, "safety:overview"
    ),
    "flag_resolved": Kind(
        "The manager answered what was flagged", Permission.SAFETY_SEE, "casework:flag", decision=True
    ),
    "activities_chosen": Kind("Chose what to do", Permission.ACTIVITY_OFFER, "activities:choices"),
    "agreement_agreed": Kind(
        "We agreed what to expect of each other",
        Permission.WORKING_AGREEMENT_SEE,
        "consent:agreement",
        milestone=True,
    ),
    "limits_explained": Kind(
        "What stays private was explained", Permission.WORKING_AGREEMENT_SEE, "consent:agreement"
    ),
    "permission_answered": Kind(
        "An answer to what we ask permission for", Permission.PERMISSION_SEE, "consent:permissions"
    ),
    "life": Kind(
        "Talked about how life is going",
        Permission.LIFE_SEE,
        "assessments:conversation",
        milestone=True,
        by_record=True,
    ),
    "licensed": Kind("Licensed reading noted", Permission.LIFE_SEE, "assessments:life"),
    "measured": Kind("Said how far short sentences are true", Permission.OUTCOME_SEE, "outcomes:changed"),
    "support_counted": Kind("Counted who they can turn to", Permission.OUTCOME_SEE, "outcomes:changed"),
    "engaged": Kind("A first time", Permission.OUTCOME_SEE, "outcomes:changed", milestone=True),
    "exit_plan": Kind(
        "Agreed what goes on afterwards", Permission.OUTCOME_SEE, "outcomes:changed", milestone=True
    ),
    "adult_service": Kind(
        "A service for adults said yes", Permission.OUTCOME_SEE, "outcomes:changed", milestone=True
    ),
}


def readable_kinds(
    reach: Reach, subject: Subject, *, milestones: bool = False, decisions: bool = False
) -> tuple[str, ...]:
    """The kinds that whoever asks may read of this young person; with `milestones` or `decisions` only those."""
    allowed: dict[Permission, bool] = {}
    for kind in KINDS.values():
        if kind.permission not in allowed:
            allowed[kind.permission] = bool(decide(reach, kind.permission, subject))
    return tuple(
        code
        for code, kind in KINDS.items()
        if allowed[kind.permission]
        and (kind.milestone or not milestones)
        and (kind.decision or not decisions)
    )


def address_of(entry: ChronologyEntry) -> str:
    """The page that holds what was said."""
    kind = KINDS[entry.kind]
    return reverse(kind.route, args=[entry.record if kind.by_record else entry.young_person_id])
