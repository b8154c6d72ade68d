"""Putting ties on a young person's map, changing, confirming and letting them go."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from soceis.contexts.mapping.models import MapPerson, MapTie
from soceis.contexts.mapping.queries import map_of
from soceis.contexts.mapping.rules import (
    FADES_FOR_DAYS,
    GONE,
    LONGEST,
    MOST_PEOPLE,
    MOST_TIES,
    latest_day,
    standing,
)
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Problems, day_words
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.people.actions.where import area_of_writer
from soceis.people.models import Tie, YoungPerson

# One end of a tie: somebody around them, somebody on the map, a name that is new on it, or (None) they themselves.
End = Tie | MapPerson | str | None
FIELDS = ("kind", "side", "certainty", "reliability", "source", "note", "learned_on")
SCHEMES = {
    "kind": "map_tie", "side": "map_side", "certainty": "map_certainty", "reliability": "map_reliability",
}  # fmt: skip
TWO_PEOPLE = "A tie is between two different people."


@transaction.atomic
def add_tie(
    *,
    by: User,
    young_person: YoungPerson,
    other: End,
    one: End = None,
    kind: str,
    side: str,
    certainty: str,
    reliability: str,
    source: str,
    learned_on: date,
    note: str = "",
    good_until: date | None = None,
) -> MapTie:
    """Put a tie on the map. `good_until` is by the table of rules unless an earlier day is given.

    A name is only words on this map: it is not looked up, and the same name on another map stays apart.
    """
    check(reach_of(by), Permission.MAP_EDIT, young_person.access_subject)
    YoungPerson.objects.select_for_update(of=("self",)).get(pk=young_person.pk)
    values = _checked(
        kind=kind, side=side, certainty=certainty, reliability=reliability, source=source, note=note,
        learned_on=learned_on, good_until=good_until, confirmed_on=None,
    )  # fmt: skip
    _room_on_the_map(by, young_person)
    area_id = area_of_writer(by, young_person, Permission.MAP_EDIT)
    stamp = {"young_person": young_person, "area_id": area_id, "created_by": by, "updated_by": by}
    first, second = _on_the_map(one, "one", stamp), _on_the_map(other, "other", stamp)
    if first == second:
        raise Invalid({"other": TWO_PEOPLE})
    if first is None or second is None:  # written from either end, the young person is the first
        first, second = None, second or first
    _not_there_yet(first, second, kind)
    tie = MapTie(one=first, other=second, **values, **stamp)
    tie.save(force_insert=True)
    _tell(by, Action.CREATED, tie, [])
    return tie


@transaction.atomic
def change_tie(*, by: User, tie: MapTie, version: int, **values: Any) -> list[str]:
    """Change what is said of a tie, not between whom it is. Raises StaleEdit with both texts."""
    check(reach_of(by), Permission.MAP_EDIT, tie.access_subject)
    _still_there(tie)
    given = {name: values.get(name, getattr(tie, name)) for name in FIELDS}
    kept = _checked(**given, good_until=values.get("good_until"), confirmed_on=tie.confirmed_on)
    changed = change(tie, by=by, values=kept, version=version)
    if changed:
        _tell(by, Action.CHANGED, tie, changed)
    return changed


@transaction.atomic
def confirm_tie(*, by: User, tie: MapTie) -> MapTie:
    """Somebody has heard today that it is still so; it is good again for as long as the table says."""
    check(reach_of(by), Permission.MAP_EDIT, tie.access_subject)
    _still_there(tie)
    today = clock.today()
    until = latest_day(tie.certainty, tie.reliability, today)
    changed = change(tie, by=by, values={"confirmed_on": today, "good_until": until})
    if changed:
        _tell(by, Action.CHANGED, tie, changed)
    return tie


@transaction.atomic
def let_go(*, by: User, tie: MapTie) -> MapTie:
    """It is not so, or no longer so; it stays in the history alone."""
    check(reach_of(by), Permission.MAP_EDIT, tie.access_subject)
    _still_there(tie)
    change(tie, by=by, values={"ended_on": clock.today()})
    _tell(by, Action.CHANGED, tie, ["ended_on"])
    return tie


def _checked(**values: Any) -> dict[str, Any]:
    kept, problems = checking.texts({name: values[name] for name in ("source", "note")}, LONGEST)
    if not kept["source"]:
        problems["source"] = "Say who told us. A tie without a source cannot be weighed."
    codes = [
        checking.code(name, scheme, values[name], needed=checking.CHOOSE) for name, scheme in SCHEMES.items()
    ]
    checking.refuse_if(problems, *codes, checking.past("learned_on", values["learned_on"]))
    heard = max(values["learned_on"], values["confirmed_on"] or values["learned_on"])
    latest = latest_day(values["certainty"], values["reliability"], heard)
    checking.refuse_if(_good_until(values["good_until"], latest))
    until = values["good_until"] or latest
    return {
        **{name: values[name] for name in SCHEMES},
        **kept,
        "learned_on": values["learned_on"],
        "good_until": until,
    }


def _good_until(asked: date | None, latest: date) -> Problems:
    """What is so old that it would have gone is refused; what would have faded is drawn faded."""
    if standing(latest, clock.today()) == GONE:
        sentence = "This is too old to be drawn. Ask whether it is still so, and write the day you heard."
        return {"learned_on": sentence}
    if asked is None:
        return {}
    if asked > latest:
        return {
            "good_until": f"What is known like this is good until {day_words(latest)}. Choose that day or sooner."
        }
    return {"good_until": "Choose a day that is still to come."} if asked <= clock.today() else {}


def _on_the_map(end: End, field: str, stamp: dict[str, Any]) -> MapPerson | None:
    """The person of the map that an end is; written down when they are new on it."""
    if end is None or isinstance(end, MapPerson):
        if end is not None and end.young_person_id != stamp["young_person"].pk:
            raise Invalid({field: "Choose somebody of this map."})
        return end
    if isinstance(end, Tie):
        if end.young_person_id != stamp["young_person"].pk or end.ended_on is not None:
            raise Invalid({field: "Choose somebody who is around them."})
        present = MapPerson.objects.filter(around=end).first()
        return present or _written(MapPerson(around=end, **stamp))
    kept, problems = checking.texts({"name": end}, LONGEST)
    if not kept["name"]:
        problems["name"] = "Choose somebody, or write their name or what they are called."
    checking.refuse_if(problems)
    return _written(MapPerson(name=kept["name"], **stamp))


def _written(person: MapPerson) -> MapPerson:
    person.save(force_insert=True)
    return person


def _room_on_the_map(by: User, young_person: YoungPerson) -> None:
    read = map_of(by, young_person)
    people = {("around", tie.pk) for tie in read.around} | {
        ("map", one.pk) for one in read.people if one.around_id is None
    }
    if len(people) >= MOST_PEOPLE or len(read.ties) >= MOST_TIES:
        raise Invalid(
            f"This map is full: {MOST_PEOPLE} people or {MOST_TIES} ties are more than anybody can read. Let go "
            "what is no longer so, or what nobody needs to know."
        )


def _not_there_yet(one: MapPerson | None, other: MapPerson | None, kind: str) -> None:
    between = Q(one=one, other=other) | (Q(one=other, other=one) if one else Q())
    for tie in MapTie.objects.filter(between, kind=kind, ended_on=None):
        if standing(tie.good_until, clock.today()) != GONE:
            raise Invalid({"kind": "This tie is on the map already. Change or confirm that one."})


def _still_there(tie: MapTie) -> None:
    if tie.ended_on is not None:
        raise WrongState("Somebody has let this tie go already.", "Nothing was changed.")
    if standing(tie.good_until, clock.today()) == GONE:
        raise WrongState(
            f"Nobody confirmed this tie for {FADES_FOR_DAYS} days after its day, so it has gone from the map.",
            "It stays in the history.",
            "If it is still so, put it on the map again with who says so now.",
        )


def _tell(by: User, action: Action, tie: MapTie, fields: list[str]) -> None:
    audit.record(
        by=by, action=action, people=[tie.young_person_id], areas=[tie.area_id], record=tie,
        detail={"fields": fields},
    )  # fmt: skip
