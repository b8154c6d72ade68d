"""The catalogue of activities, and places."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.journey.activities.access import check_area
from soceis.journey.activities.models import Activity, Place
from soceis.journey.activities.rules import PLACE_KINDS, VENUE, place_key

NAME, WHAT, PLACE = 80, 300, 120
OLDEST, MOST_COST = 25, Decimal(1_000)


def place_named(*, by: User, area_id: UUID, name: str, kind: str = VENUE) -> Place:
    """The place of that name in the area, however it is written; made when it is new."""
    check_area(by, Permission.GROUP_PLAN, area_id)
    checking = Checking()
    checking.text("place", name, PLACE, needed="Say where.")
    if kind not in PLACE_KINDS:
        checking.refuse("kind", "That is not one of the answers. Choose one that is shown.")
    checking.done()
    given = {"name": " ".join(name.split()), "kind": kind, "created_by": by, "updated_by": by}
    place, made = Place.objects.get_or_create(area_id=area_id, key=place_key(name), defaults=given)
    if made:
        audit.record(by=by, action=Action.CREATED, people=[], areas=[area_id], record=place)
    return place


def _check(values: dict[str, Any]) -> None:
    checking = Checking()
    checking.text("title", values["title"], NAME, needed="Give it a name.")
    checking.text("what", values["what"], WHAT)
    checking.text("place", values["place"], PLACE)
    checking.text("risk_words", values["risk_words"])
    checking.code("permission", "activity_permission", values["permission"], needed="Choose one.")
    cost: Decimal | None = values["cost"]
    if cost is not None and not (cost.is_finite() and 0 <= cost <= MOST_COST):
        checking.refuse("cost", f"Use a number of pounds from 0 to {MOST_COST:,}.")
    least, most = values["least_age"], values["most_age"]
    for name, age in (("least_age", least), ("most_age", most)):
        if age is not None and not 0 <= age <= OLDEST:
            checking.refuse(name, f"Use an age from 0 to {OLDEST}.")
    if least is not None and most is not None and most < least:
        checking.refuse("most_age", "The oldest is younger than the youngest. Check both.")
    if values["risk_on"] is not None:
        checking.day("risk_on", values["risk_on"])
    checking.done()


def _values(values: dict[str, Any], by: User, before: Activity | None = None) -> dict[str, Any]:
    """What is kept; the day of an assessment brings with it who says so."""
    empty: dict[str, Any] = {"what": "", "place": "", "cost": None, "least_age": None, "most_age": None}
    kept = {**empty, "permission": "none", "risk_words": "", "risk_on": None, **values}
    kept["title"] = kept["title"].strip()
    _check(kept)
    on: date | None = kept["risk_on"]
    same = before is not None and on == before.risk_on and kept["risk_words"] == before.risk_words
    kept["risk_by"] = (before.risk_by if same and before else by) if on else None
    return kept


@transaction.atomic
def add_activity(*, by: User, area_id: UUID, **values: Any) -> Activity:
    """Put something to do into the area's catalogue; whoever gives the day of a risk assessment answers for it.

    Values are those of the form: title, what, place, cost in pounds, least_age and most_age in years,
    permission (a code), risk_words, risk_on.
    """
    check_area(by, Permission.ACTIVITY_EDIT, area_id)
    made = Activity(area_id=area_id, created_by=by, updated_by=by, **_values(values, by))
    made.save(force_insert=True)
    audit.record(by=by, action=Action.CREATED, people=[], areas=[area_id], record=made)
    return made


@transaction.atomic
def change_activity(*, by: User, activity: Activity, version: int | None = None, **values: Any) -> Activity:
    """Change what the catalogue says; raises StaleEdit with both when somebody was first."""
    check_area(by, Permission.ACTIVITY_EDIT, activity.area_id)
    changed = change(activity, by=by, values=_values(values, by, activity), version=version)
    _audit_change(by, activity, changed)
    return activity


@transaction.atomic
def end_activity(*, by: User, activity: Activity) -> Activity:
    """It is not offered any more; who chose it before keeps it."""
    check_area(by, Permission.ACTIVITY_EDIT, activity.area_id)
    if activity.ended_on is None:
        _audit_change(by, activity, change(activity, by=by, values={"ended_on": clock.today()}))
    return activity


def _audit_change(by: User, activity: Activity, changed: list[str]) -> None:
    if not changed:
        return
    audit.record(
        by=by,
        action=Action.CHANGED,
        people=[],
        areas=[activity.area_id],
        record=activity,
        detail={"fields": changed},
    )
