"""One audit entry for what was written of a plan: the names of the fields, never their content."""

from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.plans.models import Goal, GoalHelp, Plan


def audited(by: User, action: Action, record: Plan | Goal | GoalHelp, *fields: str) -> None:
    """Put it into the audit, within the action that wrote it."""
    audit.record(
        by=by,
        action=action,
        people=[record.young_person_id],
        areas=[record.area_id],
        record=record,
        detail={"fields": list(fields)},
    )
