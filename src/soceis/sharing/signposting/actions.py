"""Keeping the directory of services: read in, written, checked, given to others."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.identifiers import new_id
from soceis.sharing.signposting import queries
from soceis.sharing.signposting.models import Signpost
from soceis.sharing.signposting.rules import HELPS, LONGEST, STATUSES, composing
from soceis.sharing.signposting.rules.composing import Said, said_of
from soceis.sharing.signposting.rules.reading import Found, Service, Unreadable, read, written

LONGEST_NAME = 300


@dataclass
class ReadIn:
    """What became of a file: names of services added, changed, the same, and kept because ours are newer."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    ours_newer: list[str] = field(default_factory=list)
    refused: list[Found] = field(default_factory=list)
    noted: list[Found] = field(default_factory=list)


def _check(by: User, area: Area) -> None:
    check(reach_of(by), Permission.PARTNER_EDIT, Subject(area_ids=frozenset([area.pk])))


@transaction.atomic
def read_in(*, by: User, area: Area, content: bytes) -> ReadIn:
    """Take the services of an Open Referral UK file into the directory of an area.

    One that is there under its id is brought up to date and not doubled; one that we changed later than its source
    did stays as it is. Invalid, with a sentence, when the file cannot be read at all.
    """
    _check(by, area)
    try:
        reading = read(content)
    except Unreadable as problem:
        raise Invalid({"file": str(problem)}) from None
    made = ReadIn(refused=reading.refused, noted=reading.noted)
    keys = [UUID(str(service["id"])) for service in reading.services]
    known = {one.service_key: one for one in Signpost.objects.filter(area=area, service_key__in=keys)}
    for key, service in zip(keys, reading.services, strict=True):
        _take(made, by, area, known.get(key), key, service)
    audit.record(
        by=by, action=Action.CHANGED, areas=[area.pk],
        detail={"page": "signposting read in", "added": len(made.added), "changed": len(made.changed)},
    )  # fmt: skip
    return made


def _take(made: ReadIn, by: User, area: Area, found: Signpost | None, key: UUID, service: Service) -> None:
    values = _columns(service)
    if found is None:
        Signpost(**values, area=area, service_key=key, created_by=by, updated_by=by).save(force_insert=True)
        made.added.append(values["name"])
    elif found.content == service:
        made.same += 1
    elif found.modified_at and values["modified_at"] and values["modified_at"] < found.modified_at:
        made.ours_newer.append(found.name)
    elif change(found, by=by, values=values):
        made.changed.append(values["name"])


@transaction.atomic
def add(*, by: User, area: Area, is_public: bool = True, note: str = "", **said: Any) -> Signpost:
    """Write a service into the directory. Whoever writes it has just made sure of it."""
    _check(by, area)
    key = new_id()
    service = _written({"id": str(key)}, said, note)
    service = composing.checked(service, clock.today())
    signpost = Signpost(
        **_columns(service), area=area, service_key=key, is_public=is_public, note=note.strip(),
        created_by=by, updated_by=by,
    )  # fmt: skip
    signpost.save(force_insert=True)
    _audit(by, Action.CREATED, signpost, [])
    return signpost


@transaction.atomic
def change_signpost(
    *, by: User, signpost: Signpost, version: int, is_public: bool = True, note: str = "", **said: Any
) -> list[str]:
    """Change what the form shows of a service; everything else that came with it stays."""
    _check(by, signpost.area)
    service = _written(signpost.content, said, note)
    values = {**_columns(service), "is_public": is_public, "note": note.strip()}
    changed = change(signpost, by=by, values=values, version=version)
    if changed:
        _audit(by, Action.CHANGED, signpost, changed)
    return changed


@transaction.atomic
def make_sure(*, by: User, signpost: Signpost) -> Signpost:
    """Note that somebody of ours made sure today that the entry is right."""
    _check(by, signpost.area)
    service = composing.stamped(composing.checked(signpost.content, clock.today()), clock.now())
    if change(signpost, by=by, values=_columns(service)):
        _audit(by, Action.CHANGED, signpost, ["checked_on"])
    return signpost


def give(*, by: User, area: Area) -> bytes:
    """The public services of an area as one page of Open Referral UK. Our own notes never leave."""
    found = queries.public_of(by, area)
    audit.record(
        by=by, action=Action.EXPORTED, areas=[area.pk], detail={"page": "signposting", "services": len(found)}
    )
    return written([one.content for one in found])


def _written(before: Service, said: dict[str, Any], note: str) -> Service:
    """The service with what was typed, checked; Invalid beside the fields otherwise."""
    texts = {name: said.get(name, "") for name in LONGEST if name != "note"}
    kept, problems = checking.texts({**texts, "note": note}, LONGEST)
    del kept["note"]
    if not kept["name"]:
        problems["name"] = "Write the name of the service."
    least, most = said.get("least_age"), said.get("most_age")
    if least is not None and most is not None and least > most:
        problems["most_age"] = "It is for people up to an age that is lower than the age from which it is."
    status = said.get("status") or "active"
    if status not in STATUSES:
        problems["status"] = checking.CHOOSE
    helps = tuple(said.get("helps") or ())
    if set(helps) - set(HELPS):
        problems["helps"] = "Choose from the answers that are shown."
    checking.refuse_if(problems)
    whole = Said(**kept, least_age=least, most_age=most, status=status, helps=helps)
    service = composing.stamped(composing.composed(before, whole), clock.now())
    refused = read(written([service])).refused
    if refused:
        where = refused[0].where.rsplit(", ", 1)[-1]
        raise Invalid({_FIELD_OF.get(where, where): f"This {refused[0].what}"})
    return service


# Where the form asks for what the standard calls otherwise.
_FIELD_OF = {"minimum_age": "least_age", "maximum_age": "most_age", "number": "telephone"}


def _columns(service: Service) -> dict[str, Any]:
    """The words by which a service is found, and the service itself."""
    said = said_of(service)
    return {
        "content": service,
        "name": said.name[:LONGEST_NAME],
        "organisation": said.organisation[:LONGEST_NAME],
        "least_age": said.least_age,
        "most_age": said.most_age,
        "status": said.status,
        "helps": list(said.helps),
        "checked_on": _day(service.get("assured_date")),
        "modified_at": _moment(service.get("last_modified")),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _audit(by: User, action: Action, signpost: Signpost, fields: list[str]) -> None:
    audit.record(by=by, action=action, areas=[signpost.area_id], record=signpost, detail={"fields": fields})
