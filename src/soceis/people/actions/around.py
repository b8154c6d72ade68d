"""Who is around a young person, what each may be told, and whom not to contact."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.people.actions.reaching import shut_numbers_of
from soceis.people.actions.where import area_of_writer
from soceis.people.models import Tie, YoungPerson
from soceis.people.rules import LONGEST

TEXTS = ("name", "organisation", "telephone", "may_be_told", "note")
FIELDS = ("kind", *TEXTS, "lives_with", "may_be_a_risk", "checked_on")


@transaction.atomic
def add_tie(
    *,
    by: User,
    young_person: YoungPerson,
    kind: str,
    name: str,
    organisation: str = "",
    telephone: str = "",
    may_be_told: str = "",
    lives_with: bool = False,
    may_be_a_risk: bool = False,
    note: str = "",
    checked_on: date | None = None,
    area: Area | None = None,
) -> Tie:
    """Add somebody around a young person. An adult we are worried about may always be a risk."""
    check(reach_of(by), Permission.YOUNG_PERSON_EDIT, young_person.access_subject)
    values = _checked(
        kind=kind, name=name, organisation=organisation, telephone=telephone, may_be_told=may_be_told,
        lives_with=lives_with, may_be_a_risk=may_be_a_risk or kind == "adult_of_concern", note=note,
        checked_on=checked_on,
    )  # fmt: skip
    tie = Tie(
        **values,
        young_person=young_person,
        area_id=area.id if area else area_of_writer(by, young_person, Permission.YOUNG_PERSON_EDIT),
        created_by=by,
        updated_by=by,
    )
    tie.save(force_insert=True)
    shut_numbers_of(tie, by)
    tell(by, Action.CREATED, tie, [])
    return tie


@transaction.atomic
def change_tie(*, by: User, tie: Tie, version: int, **values: Any) -> list[str]:
    """Change what we know of somebody; lifting "may be a risk" needs a second person (warnings)."""
    check(reach_of(by), Permission.YOUNG_PERSON_EDIT, tie.access_subject)
    _still_around(tie)
    kept = _checked(**{name: values.get(name, getattr(tie, name)) for name in FIELDS})
    if tie.may_be_a_risk and not kept["may_be_a_risk"]:
        raise Invalid(
            {"may_be_a_risk": "Two people lift a warning: ask for it with the button under their name."}
        )
    changed = change(tie, by=by, values=kept, version=version)
    if changed:
        shut_numbers_of(tie, by)
        tell(by, Action.CHANGED, tie, changed)
    return changed


@transaction.atomic
def end_tie(*, by: User, tie: Tie, on: date | None = None) -> Tie:
    """Somebody is no longer around. Not while there is a warning about them: it would be read no more."""
    check(reach_of(by), Permission.YOUNG_PERSON_EDIT, tie.access_subject)
    _still_around(tie)
    if tie.may_be_a_risk:
        raise WrongState(
            "There is a warning about them, which would no longer be read.",
            "The warning stays as it is.",
            "Ask for it to be lifted first. Another person decides.",
        )
    day = on or clock.today()
    checking.refuse_if(checking.past("on", day))
    change(tie, by=by, values={"ended_on": day})
    tell(by, Action.CHANGED, tie, ["ended_on"])
    return tie


def _checked(**values: Any) -> dict[str, Any]:
    kept, problems = checking.texts({name: values[name] for name in TEXTS}, LONGEST)
    if not kept["name"]:
        problems["name"] = "Write their name, or what the young person calls them."
    checking.refuse_if(
        problems,
        checking.code("kind", "tie", values["kind"], needed=checking.CHOOSE),
        checking.past("checked_on", values["checked_on"]),
    )
    return {**values, **kept}


def _still_around(tie: Tie) -> None:
    if tie.ended_on is not None:
        raise WrongState("Somebody has already noted that this person is no longer around.")


def tell(by: User, action: Action, tie: Tie, fields: list[str]) -> None:
    """One audit entry about what is known of somebody."""
    audit.record(
        by=by, action=action, people=[tie.young_person_id], areas=[tie.area_id], record=tie,
        detail={"fields": fields},
    )  # fmt: skip
