"""Organisations, the people there, and how far each can be counted on."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.rules import LONGEST, domains_in, is_domain

ORGANISATION_TEXTS = ("name", "telephone", "website", "note", "email_domains")
CONTACT_TEXTS = ("name", "job", "team", "email", "telephone")


def subject_of(organisation: Organisation) -> Subject:
    """Whose organisation it is to change: its area's managers; one that works everywhere, the national manager's."""
    return Subject(area_ids=frozenset(filter(None, [organisation.area_id])))


def _check(by: User, area: Area | None) -> None:
    check(reach_of(by), Permission.PARTNER_EDIT, Subject(area_ids=frozenset([area.pk] if area else [])))
    if area is None and "national_manager" not in reach_of(by).role_codes:
        raise Invalid({"area": "Choose your area. The national manager adds those that work everywhere."})


@transaction.atomic
def add_organisation(*, by: User, area: Area | None, name: str, kind: str, **texts: str) -> Organisation:
    """Add an organisation to an area, or one that works everywhere (national manager)."""
    _check(by, area)
    values = _organisation(name=name, kind=kind, **texts)
    twin = Organisation.objects.filter(area=area, name__iexact=values["name"]).first()
    if twin is not None:
        raise Invalid({"name": f"{twin.name} is in the directory already. Open it there."})
    organisation = Organisation(**values, area=area, created_by=by, updated_by=by)
    organisation.save(force_insert=True)
    _audit(by, Action.CREATED, organisation, [])
    return organisation


@transaction.atomic
def change_organisation(*, by: User, organisation: Organisation, version: int, **values: Any) -> list[str]:
    """Change what we know of an organisation."""
    _check(by, organisation.area)
    kept = _organisation(**values)
    changed = change(organisation, by=by, values=kept, version=version)
    if changed:
        _audit(by, Action.CHANGED, organisation, changed)
    return changed


@transaction.atomic
def add_contact(
    *,
    by: User,
    organisation: Organisation,
    level: str = "frontline",
    deputy: PartnerContact | None = None,
    **texts: str,
) -> PartnerContact:
    """Add somebody at an organisation. Whoever adds them has just heard of them."""
    _check(by, organisation.area)
    contact = PartnerContact(
        **_contact(organisation, level=level, deputy=deputy, **texts),
        organisation=organisation,
        heard_on=clock.today(),
        created_by=by,
        updated_by=by,
    )
    contact.save(force_insert=True)
    _audit(by, Action.CREATED, contact, [])
    return contact


@transaction.atomic
def change_contact(
    *,
    by: User,
    contact: PartnerContact,
    version: int,
    level: str,
    deputy: PartnerContact | None,
    **texts: str,
) -> list[str]:
    """Change what we know of somebody; a new address is taken as working."""
    _check(by, contact.organisation.area)
    values = _contact(contact.organisation, level=level, deputy=deputy, **texts)
    if deputy is not None and deputy.pk == contact.pk:
        raise Invalid({"deputy": "Somebody else stands in for them."})
    if values["email"] != contact.email:
        values["bounced_on"] = None
    changed = change(contact, by=by, values=values, version=version)
    if changed:
        _audit(by, Action.CHANGED, contact, changed)
    return changed


# What may be noted of somebody with one button: the field that gets the day, and what it takes back.
NOTES: dict[str, dict[str, bool]] = {
    "heard": {"heard_on": True, "bounced_on": False},
    "bounced": {"bounced_on": True},
    "left": {"left_on": True},
    "back": {"left_on": False, "heard_on": True},
    "briefed": {"briefed_on": True, "heard_on": True},
}


@transaction.atomic
def note(*, by: User, contact: PartnerContact, what: str, on: date | None = None) -> PartnerContact:
    """Note that we heard of somebody, that their e-mail came back, that they left, are back, or were briefed."""
    _check(by, contact.organisation.area)
    day = on or clock.today()
    checking.refuse_if(checking.past("on", day))
    if what not in NOTES:
        raise Invalid("That is not something that can be noted here.")
    if contact.left_on is not None and what not in ("back", "left"):
        raise WrongState("They have left.", "Nothing was changed.", "Note first that they are back.")
    changed = change(
        contact, by=by, values={name: day if sets else None for name, sets in NOTES[what].items()}
    )
    if changed:
        _audit(by, Action.CHANGED, contact, changed)
    return contact


@transaction.atomic
def briefed(*, by: User, contact: PartnerContact, on: date) -> list[str]:
    """Note that somebody was told on a day how we work; a later day that is known already stays."""
    _check(by, contact.organisation.area)
    checking.refuse_if(checking.past("on", on))
    days = {"briefed_on": contact.briefed_on, "heard_on": contact.heard_on}
    later = {name: on for name, known in days.items() if known is None or known < on}
    changed = change(contact, by=by, values=later) if later else []
    if changed:
        _audit(by, Action.CHANGED, contact, changed)
    return changed


def _organisation(**values: Any) -> dict[str, Any]:
    texts = {name: values.get(name, "") for name in ORGANISATION_TEXTS}
    kept, problems = checking.texts(texts, LONGEST)
    if not kept["name"]:
        problems["name"] = "Write the name of the organisation."
    domains = domains_in(kept["email_domains"])
    wrong = [domain for domain in domains if not is_domain(domain)]
    if wrong:
        problems["email_domains"] = f"“{wrong[0]}” cannot stand after an @. Write it like school.example."
    checking.refuse_if(
        problems, checking.code("kind", "partner_kind", values["kind"], needed=checking.CHOOSE)
    )
    return {**kept, "email_domains": domains, "kind": values["kind"]}


def _contact(
    organisation: Organisation, *, level: str, deputy: PartnerContact | None, **texts: str
) -> dict[str, Any]:
    kept, problems = checking.texts({name: texts.get(name, "") for name in CONTACT_TEXTS}, LONGEST)
    if not kept["name"]:
        problems["name"] = "Write their name."
    if not kept["email"] and not kept["telephone"]:
        problems["email"] = "Write an e-mail address or a telephone number, so that somebody can reach them."
    if deputy is not None and deputy.organisation_id != organisation.pk:
        problems["deputy"] = "Somebody of the same organisation stands in for them."
    checking.refuse_if(problems, checking.code("level", "partner_level", level, needed=checking.CHOOSE))
    return {**kept, "level": level, "deputy": deputy}


def _audit(by: User, action: Action, record: Organisation | PartnerContact, fields: list[str]) -> None:
    organisation = record.organisation if isinstance(record, PartnerContact) else record
    audit.record(
        by=by,
        action=action,
        areas=filter(None, [organisation.area_id]),
        record=record,
        detail={"fields": fields},
    )
