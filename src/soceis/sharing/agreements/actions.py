"""Writing agreements on sharing information and taking them from stage to stage."""

from collections.abc import Iterable
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
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.sharing.agreements import queries
from soceis.sharing.agreements.models import (
    Agreement,
    AgreementParty,
    AgreementReminder,
    AgreementStage,
    Successor,
)
from soceis.sharing.agreements.rules import (
    ACTIVE,
    GATEWAYS,
    LONGEST,
    PROPOSED,
    STAGES,
    UNDER_WAY,
    may_pass,
    nudges,
)
from soceis.sharing.partners import actions as directory
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.rules import standing

# What may still be changed once it is signed: not what was agreed.
AFTER_SIGNING = frozenset({"review_on", "owner", "blocker", "note"})


def _check(by: User, area_id: Any) -> None:
    check(reach_of(by), Permission.SHARING_AGREEMENT_WRITE, Subject(area_ids=frozenset([area_id])))


@transaction.atomic
def propose(*, by: User, area: Area, title: str, gateway: str, **values: Any) -> Agreement:
    """Begin with an agreement for an area. What is agreed can be changed until it is signed."""
    _check(by, area.pk)
    agreement = Agreement(
        **({"owner": by} | _checked(area, title=title, gateway=gateway, **values)),
        area=area,
        created_by=by,
        updated_by=by,
    )
    agreement.save(force_insert=True)
    _remember(agreement, by, "", PROPOSED, clock.today(), "")
    _audit(by, Action.CREATED, agreement, [])
    return agreement


@transaction.atomic
def change_agreement(*, by: User, agreement: Agreement, version: int, **values: Any) -> list[str]:
    """Change what is to be agreed; once it is signed, only its review, who sees to it and what holds it up."""
    _check(by, agreement.area_id)
    kept = _checked(agreement.area, **values)
    if agreement.stage not in UNDER_WAY[:-1]:
        locked = [
            name for name in kept if name not in AFTER_SIGNING and kept[name] != getattr(agreement, name)
        ]
        if locked:
            raise WrongState(
                "This agreement is signed, so what was agreed stays as it is.",
                "Nothing was changed.",
                "Propose a new agreement for what is different.",
            )
    changed = change(agreement, by=by, values=kept, version=version)
    if changed:
        _audit(by, Action.CHANGED, agreement, changed)
    return changed


@transaction.atomic
def add_party(
    *,
    by: User,
    agreement: Agreement,
    organisation: Organisation,
    role: str,
    contact: PartnerContact | None = None,
) -> AgreementParty:
    """Add an organisation to an agreement that is not signed yet, and who speaks for it."""
    _check(by, agreement.area_id)
    _not_signed(agreement)
    _speaks_for(organisation, contact)
    if organisation.area_id not in (None, agreement.area_id):
        raise Invalid({"organisation": f"{organisation.name} is not in the directory of this area."})
    checking.refuse_if(checking.code("role", "agreement_party_role", role, needed=checking.CHOOSE))
    if agreement.parties.filter(organisation=organisation).exists():
        raise Invalid({"organisation": f"{organisation.name} is a party already."})
    party = AgreementParty(
        agreement=agreement,
        organisation=organisation,
        role=role,
        contact=contact,
        created_by=by,
        updated_by=by,
    )
    party.save(force_insert=True)
    _audit(by, Action.CHANGED, agreement, ["parties"])
    return party


@transaction.atomic
def name_contact(*, by: User, party: AgreementParty, contact: PartnerContact | None) -> AgreementParty:
    """Say who speaks for a party; people leave, so this can change at any time."""
    _check(by, party.agreement.area_id)
    _speaks_for(party.organisation, contact)
    if contact is not None and contact.left_on is not None:
        raise Invalid({"contact": "They have left. Choose somebody who is there."})
    if change(party, by=by, values={"contact_id": contact.pk if contact else None}):
        _audit(by, Action.CHANGED, party.agreement, ["contact"])
    return party


@transaction.atomic
def hand_on(*, by: User, contact: PartnerContact, successor: PartnerContact | None) -> list[Successor]:
    """Name whoever comes after somebody in every agreement in force that names them, in one step.

    Where they spoke, the successor speaks; where they stood in, the successor stands in, or nobody does for now
    (None). Raises Invalid when the successor cannot be named, WrongState when no agreement names them.
    """
    parties = queries.named_in(by, contact)
    for party in parties:
        _check(by, party.agreement.area_id)
    if not parties:
        raise WrongState("No agreement in force names them.", "Nothing was changed.")
    speaks = [party for party in parties if party.contact_id == contact.pk]
    _may_follow(contact, successor, speaks=bool(speaks))
    made: list[Successor] = []
    for party in speaks:
        name_contact(by=by, party=party, contact=successor)
        made += _came_after(by, party, contact, successor, stands_in=False)
    if speaks and successor is not None and successor.deputy_id == contact.pk:
        _stands_in(by, successor, None)
    others = [party for party in parties if party not in speaks]
    for speaker in {party.contact for party in others if party.contact}:
        _stands_in(by, speaker, successor if successor != speaker else None)
    for party in others:
        if successor != party.contact:
            made += _came_after(by, party, contact, successor, stands_in=True)
    return made


def _may_follow(contact: PartnerContact, successor: PartnerContact | None, *, speaks: bool) -> None:
    if successor is None:
        if speaks:
            raise Invalid(
                {"successor": "An agreement names them as the one who speaks. Choose who does now."}
            )
        return
    if successor.pk == contact.pk:
        raise Invalid({"successor": "Choose somebody else than the one who is gone."})
    _speaks_for(contact.organisation, successor)
    if successor.left_on is not None:
        raise Invalid({"successor": "They have left. Choose somebody who is there."})


def _stands_in(by: User, speaker: PartnerContact, deputy: PartnerContact | None) -> None:
    directory.change_contact(
        by=by, contact=speaker, version=speaker.version, level=speaker.level, deputy=deputy,
        **{name: getattr(speaker, name) for name in directory.CONTACT_TEXTS},
    )  # fmt: skip


def _came_after(
    by: User, party: AgreementParty, before: PartnerContact, after: PartnerContact | None, *, stands_in: bool
) -> list[Successor]:
    if after is None:
        return []
    one = Successor(
        agreement_id=party.agreement_id,
        area_id=party.agreement.area_id,
        before=before,
        after=after,
        stands_in=stands_in,
        why=standing(before.known, clock.today()),
        since=clock.today(),
        created_by=by,
        updated_by=by,
    )
    one.save(force_insert=True)
    _audit(by, Action.CHANGED, party.agreement, ["deputy" if stands_in else "contact"])
    return [one]


@transaction.atomic
def remind(*, by: User) -> int:
    """Tell somebody of the reviews and ends ahead of the agreements they see to; each step once. How many were told.

    The night's job calls it for every manager (agreements.jobs).
    """
    check(reach_of(by), Permission.SHARING_AGREEMENT_WRITE)
    told = {
        (one.agreement_id, one.of, one.due_on, one.days) for one in AgreementReminder.objects.filter(to=by)
    }
    new = [
        AgreementReminder(
            agreement=agreement, to=by, of=nudge.of, due_on=nudge.due_on, days=nudge.days,
            created_by=by, updated_by=by,
        )
        for agreement in queries.to_remind_of(by)
        for nudge in nudges(agreement.stage, agreement.review_on, agreement.ends_on, clock.today())
        if (agreement.pk, nudge.of, nudge.due_on, nudge.days) not in told
    ]  # fmt: skip
    for one in new:
        one.save(force_insert=True)
    return len(new)


@transaction.atomic
def saw(*, by: User, reminder: AgreementReminder) -> AgreementReminder:
    """Say that a reminder was seen; the agreement goes on asking in the register until its day is changed."""
    check(reach_of(by), Permission.SHARING_AGREEMENT_SEE)
    if reminder.to_id != by.pk:
        raise NotFound
    if reminder.seen_on is None:
        change(reminder, by=by, values={"seen_on": clock.today()})
        _audit(by, Action.CHANGED, reminder.agreement, ["reminder"])
    return reminder


@transaction.atomic
def took_pack(*, by: User, party: AgreementParty) -> None:
    """The pack for whoever is new leaves as a paper; it names no young person."""
    _check(by, party.agreement.area_id)
    _audit(by, Action.EXPORTED, party.agreement, ["pack"])


@transaction.atomic
def pass_to(
    *, by: User, agreement: Agreement, stage: str, reason: str = "", on: date | None = None
) -> Agreement:
    """Take an agreement a stage further, or stop or end it, which needs a reason.

    To be signed it needs a party; to be in force, the day from which it counts. Raises WrongState when its
    present stage may not pass to that one.
    """
    _check(by, agreement.area_id)
    day = on or clock.today()
    before = _present_stage(agreement)
    if stage not in STAGES or not may_pass(before, stage):
        raise WrongState(
            f"This agreement is “{STAGES[before].lower()}”, so that step does not begin here.",
            "Nothing was changed.",
            "Open it again to see where it stands.",
        )
    kept, problems = checking.texts({"reason": reason}, LONGEST)
    if stage in ("suspended", "ended") and not kept["reason"]:
        problems["reason"] = "Say why, for whoever asks in a year."
    if stage in ("signed", ACTIVE):
        problems |= _not_ready(agreement, stage)
    checking.refuse_if(problems, checking.past("on", day), _in_order(agreement, day))
    change(agreement, by=by, values={"stage": stage, "blocker": ""})
    _remember(agreement, by, before, stage, day, kept["reason"])
    _audit(by, Action.DECIDED, agreement, ["stage"])
    return agreement


def _present_stage(agreement: Agreement) -> str:
    """Lock the row and read its stage now: whoever asks may have an old page."""
    row = Agreement.objects.select_for_update(of=("self",)).filter(pk=agreement.pk).first()
    if row is None:
        raise NotFound
    agreement.stage, agreement.version = row.stage, row.version
    return row.stage


def _not_ready(agreement: Agreement, stage: str) -> checking.Problems:
    if not agreement.parties.exists():
        return {"stage": "Nobody is party to it yet. Add them first."}
    if not agreement.purposes or not agreement.categories:
        return {"stage": "It does not say yet what for, or which information. Add that first."}
    if stage == ACTIVE and agreement.effective_on is None:
        return {"stage": "Say first from which day it counts."}
    return {}


def _in_order(agreement: Agreement, day: date) -> checking.Problems:
    latest = agreement.steps.order_by("-id").values_list("effective_on", flat=True).first()
    if latest is not None and day < latest:
        return {"on": "That is before the step that went before it. Check the date."}
    return {}


def _not_signed(agreement: Agreement) -> None:
    if _present_stage(agreement) not in UNDER_WAY[:-1]:
        raise WrongState(
            "This agreement is signed, so its parties stay as they are.",
            "Nothing was changed.",
            "Propose a new agreement with the others.",
        )


def _speaks_for(organisation: Organisation, contact: PartnerContact | None) -> None:
    if contact is not None and contact.organisation_id != organisation.pk:
        raise Invalid({"contact": "Choose somebody who works there."})


def _checked(
    area: Area,
    *,
    title: str,
    gateway: str,
    purposes: Iterable[str] = (),
    categories: Iterable[str] = (),
    effective_on: date | None = None,
    review_on: date | None = None,
    ends_on: date | None = None,
    blocker: str = "",
    note: str = "",
    owner: User | None = None,
) -> dict[str, Any]:
    kept, problems = checking.texts({"title": title, "blocker": blocker, "note": note}, LONGEST)
    if not kept["title"]:
        problems["title"] = "Give it a name by which people know it."
    known = GATEWAYS.get(gateway)
    if known is not None and area.nation not in known.nations:
        problems["gateway"] = f"That way is not open in {area.get_nation_display()}. Choose another."
    if ends_on is not None and effective_on is not None and ends_on < effective_on:
        problems["ends_on"] = "It would end before it begins. Check both dates."
    if review_on is not None and ends_on is not None and review_on > ends_on:
        problems["review_on"] = "It would have ended by then. Look at it before it ends."
    what_for, kinds = list(dict.fromkeys(purposes)), list(dict.fromkeys(categories))
    checking.refuse_if(
        problems,
        checking.code("gateway", "sharing_gateway", gateway, needed=checking.CHOOSE),
        *(checking.code("purposes", "sharing_purpose", one) for one in what_for),
        *(checking.code("categories", "sharing_category", one) for one in kinds),
    )
    values: dict[str, Any] = {
        **kept,
        "gateway": gateway,
        "purposes": what_for,
        "categories": kinds,
        "effective_on": effective_on,
        "review_on": review_on,
        "ends_on": ends_on,
    }
    return values if owner is None else {**values, "owner": owner}


def _remember(agreement: Agreement, by: User, before: str, after: str, day: date, reason: str) -> None:
    AgreementStage.objects.create(
        agreement=agreement, from_state=before, to_state=after, effective_on=day, recorded_by=by, reason=reason,
        recorded_at=clock.now(),
    )  # fmt: skip


def _audit(by: User, action: Action, agreement: Agreement, fields: list[str]) -> None:
    audit.record(by=by, action=action, areas=[agreement.area_id], record=agreement, detail={"fields": fields})
