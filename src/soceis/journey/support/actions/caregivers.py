"""A caregiver's own support, which is theirs and not the young person's record."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.support.actions.telling import tell
from soceis.journey.support.models import CaregiverSupport
from soceis.journey.support.rules import CAREGIVER_TIES
from soceis.people.models import Tie

FIELDS = ("on", "kind", "words", "next_step", "next_on")
TEXTS = {"words": 4_000, "next_step": 300}


@transaction.atomic
def support_caregiver(*, by: User, tie: Tie, **values: Any) -> CaregiverSupport:
    """Write down support for a caregiver. WrongState for somebody who may be a risk: nobody contacts them."""
    check(reach_of(by), Permission.CAREGIVER_SUPPORT_WRITE, tie.access_subject)
    held = Tie.objects.select_for_update().filter(pk=tie.pk, kind__in=CAREGIVER_TIES).first()
    if held is None:
        raise NotFound
    _may_be_contacted(held)
    kept = _checked(values)
    made = CaregiverSupport(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        tie=held,
        created_by=by,
        updated_by=by,
        **kept,
    )
    made.save(force_insert=True)
    tell(by, Action.CREATED, made, *(name for name, value in kept.items() if value))
    return made


@transaction.atomic
def change_caregiver_support(
    *, by: User, support: CaregiverSupport, version: int, **values: Any
) -> list[str]:
    """Mend what was written; `version` is the one that the person saw."""
    check(reach_of(by), Permission.CAREGIVER_SUPPORT_WRITE, support.access_subject)
    now = {name: getattr(support, name) for name in FIELDS}
    changed = change(support, by=by, values=_checked({**now, **values}), version=version)
    if changed:
        tell(by, Action.CHANGED, support, *changed)
    return changed


def _may_be_contacted(tie: Tie) -> None:
    if tie.may_be_a_risk:
        raise WrongState(
            "Do not contact them: they may be a risk.",
            "Nothing was saved, and your words are still on the page.",
            "If that is no longer so, ask for the warning to be lifted. Another person decides.",
        )


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {"words": "", "next_step": "", "next_on": None, "kind": "", "on": None} | values
    kept |= {name: str(kept[name]).strip() for name in TEXTS}
    day: date = kept["on"] or clock.today()
    kept["on"] = day
    checking = Checking()
    checking.code("kind", "caregiver_support", kept["kind"], needed="Choose what kind of support it was.")
    for name, longest in TEXTS.items():
        checking.text(name, kept[name], longest)
    checking.day("on", day)
    if kept["next_on"] and kept["next_on"] < day:
        checking.refuse("next_on", "The next step comes after this day. Check the two days.")
    checking.done()
    return kept
