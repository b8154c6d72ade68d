"""What a referrer said that staff must know: taken into the notes before a visit, or left out with a reason."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import LONGEST
from soceis.people import actions as people
from soceis.people.models import SafetyNote


@transaction.atomic
def take_risk_over(
    *,
    by: User,
    referral: Referral,
    kind: str,
    text: str,
    source: str,
    known_since: date,
    what_we_do: str = "",
) -> SafetyNote:
    """Make it a note that stands before every visit, with who says so and since when. Once only.

    Raises WrongState when somebody has answered already, Invalid with a sentence for each field.
    """
    _must_wait(by, referral)
    note = people.add_safety_note(
        by=by, young_person=referral.young_person, area=referral.area, kind=kind, text=text, source=source,
        known_since=known_since, what_we_do=what_we_do,
    )  # fmt: skip
    _answered(by, referral, {})
    return note


@transaction.atomic
def leave_risk(*, by: User, referral: Referral, because: str) -> Referral:
    """Leave it out of the notes before a visit, and say why. What the referrer wrote stays in the referral."""
    _must_wait(by, referral)
    kept, problems = checking.texts({"risk_left_because": because}, LONGEST)
    if not kept["risk_left_because"]:
        problems["because"] = "Say why a visitor need not know it."
    checking.refuse_if(problems)
    _answered(by, referral, kept)
    return referral


def _must_wait(by: User, referral: Referral) -> None:
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, referral.access_subject)
    held = Referral.objects.select_for_update(of=("self",)).filter(pk=referral.pk).first()
    if held is None:
        raise NotFound
    if not held.risk_to_staff or held.risk_answered_on is not None:
        raise WrongState(
            "Somebody has decided about this already.",
            "Nothing was changed.",
            "The notes before a visit show how it stands.",
        )


def _answered(by: User, referral: Referral, values: dict[str, Any]) -> None:
    names = change(referral, by=by, values={**values, "risk_answered_on": clock.today()})
    audit.record(
        by=by, action=Action.CHANGED, people=[referral.young_person_id], areas=[referral.area_id], record=referral,
        detail={"fields": names},
    )  # fmt: skip
