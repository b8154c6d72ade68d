"""A warning about somebody is lifted by two people: one asks, another decides."""

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.people.models import Tie, WarningLift
from soceis.people.rules import LONGEST

GONE = WrongState(
    "There is no warning about them any more.",
    "Nothing was changed.",
    "Open the page again to see how it stands.",
)


@transaction.atomic
def ask_to_lift(*, by: User, tie: Tie, reason: str) -> WarningLift:
    """Ask that a warning be lifted, and say how one knows that contact is safe now. The warning stays meanwhile."""
    check(reach_of(by), Permission.YOUNG_PERSON_EDIT, tie.access_subject)
    held = Tie.objects.select_for_update().filter(pk=tie.pk).first()
    if held is None:
        raise NotFound
    if not held.may_be_a_risk:
        raise GONE
    kept, problems = checking.texts({"reason": reason}, LONGEST)
    if not kept["reason"]:
        problems["reason"] = "Say how you know that contact is safe now."
    checking.refuse_if(problems)
    if WarningLift.objects.filter(tie=held.pk, state=WarningLift.ASKED).exists():
        raise WrongState(
            "Somebody has asked for this already.", "Nothing was changed.", "Another person decides about it."
        )
    lift = WarningLift(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        tie=held,
        tie_version=held.version,
        reason=kept["reason"],
        created_by=by,
        updated_by=by,
    )
    lift.save(force_insert=True)
    _tell(by, Action.CREATED, lift, ["state"])
    return lift


@transaction.atomic
def decide_lift(*, by: User, lift: WarningLift, approve: bool, words: str = "") -> WarningLift:
    """A manager of the area who did not ask lifts the warning or keeps it; the audit keeps who and why.

    When what we know of them was changed since, an approval is refused: it would be about other words.
    """
    held = WarningLift.objects.select_for_update().filter(pk=lift.pk).first()
    if held is None:
        raise NotFound
    check(reach_of(by), Permission.WARNING_LIFT_DECIDE, _subject(held))
    if held.state != WarningLift.ASKED:
        raise WrongState("Somebody has decided about this already.", "Nothing was changed.")
    kept, problems = checking.texts({"reason": words}, LONGEST)
    if not approve and not kept["reason"]:
        problems["reason"] = "Say why the warning stays."
    checking.refuse_if(problems)
    tie = Tie.objects.select_for_update().get(pk=held.tie_id)
    if approve and tie.version != held.tie_version:
        raise WrongState(
            "What we know of them was changed after this was asked for.",
            "The warning stays.",
            "Read what was written since, keep the warning here, and let somebody ask again.",
        )
    decided = {
        "state": WarningLift.APPROVED if approve else WarningLift.DECLINED,
        "decided_by": by,
        "decided_at": clock.now(),
        "decision_words": kept["reason"],
    }
    change(held, by=by, values=decided)
    if approve:
        change(tie, by=by, values={"may_be_a_risk": False})
        audit.record(
            by=by, action=Action.OVERRODE, people=[tie.young_person_id], areas=[tie.area_id], record=tie,
            purpose=held.reason, detail={"fields": ["may_be_a_risk"]},
        )  # fmt: skip
    _tell(by, Action.DECIDED, held, list(decided))
    return held


def may_decide(by: User, lift: WarningLift) -> bool:
    """Whether somebody is the second person: a manager of the area who did not ask."""
    return bool(decide(reach_of(by), Permission.WARNING_LIFT_DECIDE, _subject(lift)))


def _subject(lift: WarningLift) -> Subject:
    return Subject(lift.young_person_id, frozenset({lift.area_id}), first_person=lift.created_by_id)


def _tell(by: User, action: Action, lift: WarningLift, fields: list[str]) -> None:
    audit.record(
        by=by, action=action, people=[lift.young_person_id], areas=[lift.area_id], record=lift,
        detail={"fields": fields},
    )  # fmt: skip
