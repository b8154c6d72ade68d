"""Safe ways to contact a young person."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.encryption import blind_index
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.people.actions.where import area_of_writer
from soceis.people.models import ContactPoint, Tie, YoungPerson
from soceis.people.rules import LONGEST, same_number

TEXTS = ("value", "belongs_to", "when_and_how")
FIELDS = ("way", *TEXTS, "safe", "text_ok", "voicemail_ok")


@transaction.atomic
def add_contact_point(
    *,
    by: User,
    young_person: YoungPerson,
    way: str,
    safe: str,
    value: str = "",
    belongs_to: str = "",
    when_and_how: str = "",
    text_ok: bool = False,
    voicemail_ok: bool = False,
    area: Area | None = None,
) -> ContactPoint:
    """Add a way to reach a young person; Invalid when it is not said when and how a way is safe."""
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, young_person.access_subject)
    values = _checked(
        way=way, safe=safe, value=value, belongs_to=belongs_to, when_and_how=when_and_how,
        text_ok=text_ok, voicemail_ok=voicemail_ok,
    )  # fmt: skip
    _not_of_a_risk(young_person.pk, values)
    point = ContactPoint(
        **values,
        value_index=_index(values["value"]),
        young_person=young_person,
        area_id=area.id if area else area_of_writer(by, young_person, Permission.SAFE_CONTACT_EDIT),
        created_by=by,
        updated_by=by,
    )
    point.save(force_insert=True)
    _tell(by, Action.CREATED, young_person, point, [])
    return point


@transaction.atomic
def change_contact_point(*, by: User, point: ContactPoint, version: int, **values: Any) -> list[str]:
    """Change a way to reach a young person; answers with the fields that changed."""
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, point.access_subject)
    _still_used(point)
    kept = _checked(**{name: values.get(name, getattr(point, name)) for name in FIELDS})
    _not_of_a_risk(point.young_person_id, kept)
    changed = change(point, by=by, values={**kept, "value_index": _index(kept["value"])}, version=version)
    if changed:
        _tell(
            by, Action.CHANGED, point.young_person, point, [name for name in changed if name != "value_index"]
        )
    return changed


@transaction.atomic
def end_contact_point(*, by: User, point: ContactPoint, on: date | None = None) -> ContactPoint:
    """A way is no longer used; it stays in the history."""
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, point.access_subject)
    _still_used(point)
    day = on or clock.today()
    checking.refuse_if(checking.past("on", day))
    change(point, by=by, values={"ended_on": day})
    _tell(by, Action.CHANGED, point.young_person, point, ["ended_on"])
    return point


def _checked(**values: Any) -> dict[str, Any]:
    kept, problems = checking.texts({name: values[name] for name in TEXTS}, LONGEST)
    if values["safe"] == "only_when" and not kept["when_and_how"]:
        problems["when_and_how"] = "Say when it is safe and how, so that the next person knows."
    if not kept["value"] and values["safe"] != "no":
        problems["value"] = "Write the number, the address or the place."
    if values["safe"] == "no" and (values["text_ok"] or values["voicemail_ok"]):
        problems["safe"] = (
            "This is marked as not to be used, and also as safe for messages. Keep one of the two."
        )
    checking.refuse_if(
        problems,
        checking.code("way", "contact_way", values["way"], needed=checking.CHOOSE),
        checking.code("safe", "safe", values["safe"], needed=checking.CHOOSE),
    )
    return {**values, **kept}


def _not_of_a_risk(young_person_id: UUID, values: Mapping[str, Any]) -> None:
    """Refuse the number of somebody who may be a risk as a way to reach the young person."""
    if values["safe"] == "no" or not values["value"]:
        return
    warned = Tie.objects.filter(young_person=young_person_id, may_be_a_risk=True)
    if any(same_number(tie.telephone, values["value"]) for tie in warned):
        raise Invalid(
            {
                "value": "This is the number of somebody who may be a risk, so nobody uses it. "
                "Choose “Do not use”, or ask for the warning to be lifted."
            }
        )


def shut_numbers_of(tie: Tie, by: User) -> None:
    """Mark ways to reach the young person that are the number of somebody who may be a risk as not to be used."""
    if not tie.may_be_a_risk or not tie.telephone:
        return
    points = ContactPoint.objects.filter(young_person=tie.young_person_id, ended_on__isnull=True)
    for point in points.exclude(safe="no"):
        if same_number(point.value, tie.telephone):
            values = {"safe": "no", "text_ok": False, "voicemail_ok": False}
            changed = change(point, by=by, values=values)
            _tell(by, Action.CHANGED, tie.young_person, point, changed)


def _index(value: str) -> str:
    return blind_index(value, "contact point") if value else ""


def _still_used(point: ContactPoint) -> None:
    if point.ended_on is not None:
        raise WrongState(
            "Somebody has already ended this way of contact.", todo="Add it again if it is used again."
        )


def _tell(by: User, action: Action, person: YoungPerson, point: ContactPoint, fields: list[str]) -> None:
    audit.record(
        by=by,
        action=action,
        people=[person.id],
        areas=[point.area_id],
        record=point,
        detail={"fields": fields},
    )
