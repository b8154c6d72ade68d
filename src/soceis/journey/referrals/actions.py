"""Everything that can be done with a referral."""

from collections.abc import Iterable, Mapping
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
from soceis.foundation.records.identifiers import new_reference
from soceis.foundation.records.nations import NATIONS, is_responsible
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.journey.referrals.rules import (
    DECIDED,
    INFO_REQUESTED,
    LONGEST,
    OFFENDING,
    OLDEST,
    RECEIVED,
    SCREENING,
    STATES,
    YOUNGEST,
    may_pass,
    needs_override,
)
from soceis.people import actions as people
from soceis.people.models import YoungPerson
from soceis.people.rules import OLDEST_BELIEVABLE_AGE, completed_years


@transaction.atomic
def enter(
    *,
    by: User,
    young_person: YoungPerson,
    area: Area,
    received_on: date,
    source: str,
    primary_reason: str = "",
    primary_reason_missing: str = "",
    referrer_name: str = "",
    referrer_organisation: str = "",
    referrer_contact: str = "",
    concerns: str = "",
    early_signs: Iterable[str] = (),
    programme_asked: str = "",
    told_young_person: str = "",
    label_used: bool | None = None,
    young_person_view: str = "",
    caregiver_view: str = "",
    other_agencies: str = "",
    risk_to_staff: str = "",
    in_danger_now: bool = False,
) -> Referral:
    """Enter a referral of a young person who is in the area already; being referred again is another one.

    Raises Invalid with a sentence for each field. An age outside 11 to 18 is kept: deciding then needs a reason.
    """
    if area.id not in young_person.areas:
        raise Invalid({"area": "They are not yet in this area. Enter them there first."})
    check(reach_of(by), Permission.REFERRAL_ENTER, Subject(young_person.id, frozenset({area.id})))
    texts, problems = checking.texts(
        {
            "referrer_name": referrer_name,
            "referrer_organisation": referrer_organisation,
            "referrer_contact": referrer_contact,
            "concerns": concerns,
            "told_young_person": told_young_person,
            "young_person_view": young_person_view,
            "caregiver_view": caregiver_view,
            "other_agencies": other_agencies,
            "risk_to_staff": risk_to_staff,
        },
        LONGEST,
    )
    signs = list(dict.fromkeys(early_signs))
    checking.refuse_if(
        problems,
        checking.code("source", "referral_source", source, needed=checking.CHOOSE),
        checking.code("primary_reason", "referral_reason", primary_reason),
        checking.answer_or_reason("primary_reason", primary_reason, primary_reason_missing),
        checking.code("programme_asked", "programme", programme_asked),
        _no_offence(area, young_person.date_of_birth, received_on, primary_reason),
        *(checking.code("early_signs", "early_sign", sign) for sign in signs),
        checking.past("received_on", received_on, born=young_person.date_of_birth),
        _not_too_old(young_person, received_on),
    )
    born = young_person.date_of_birth
    referral = Referral(
        **texts,
        young_person=young_person,
        area=area,
        reference=new_reference(),
        received_on=received_on,
        source=source,
        primary_reason=primary_reason,
        primary_reason_missing=primary_reason_missing,
        early_signs=signs,
        programme_asked=programme_asked,
        label_used=label_used,
        in_danger_now=in_danger_now,
        age_at_referral=completed_years(born, received_on) if born else None,
        created_by=by,
        updated_by=by,
    )
    referral.save(force_insert=True)
    _remember(referral, by, "", RECEIVED, received_on, "")
    audit.record(
        by=by, action=Action.CREATED, people=[young_person.id], areas=[area.id], record=referral,
        detail={"in_danger_now": in_danger_now},
    )  # fmt: skip
    return referral


@transaction.atomic
def enter_new(*, by: User, area: Area, person: Mapping[str, Any], referral: Mapping[str, Any]) -> Referral:
    """Enter a referral of somebody new: the young person and the referral, or neither."""
    return enter(by=by, young_person=people.add(by=by, area=area, **person), area=area, **referral)


@transaction.atomic
def enter_again(*, by: User, young_person: YoungPerson, area: Area, **referral: Any) -> Referral:
    """Enter another referral of somebody we know, who comes into the area with it if they are not in it yet."""
    people.enter_area(by=by, young_person=young_person, area=area)
    return enter(by=by, young_person=young_person, area=area, **referral)


@transaction.atomic
def start_screening(*, by: User, referral: Referral, on: date | None = None) -> Referral:
    """Begin to look at it, or go on after the referrer has answered."""
    return _step(by=by, referral=referral, to=SCREENING, on=on)


@transaction.atomic
def ask_referrer(*, by: User, referral: Referral, reason: str, on: date | None = None) -> Referral:
    """Ask the referrer something; `reason` is the question. Asked before looking, looking began with it."""
    kept, problems = checking.texts({"reason": reason}, LONGEST)
    if not kept["reason"]:
        problems["reason"] = "Write what you asked, so that whoever takes the answer knows."
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    checking.refuse_if(problems)
    _read_present_state(referral)
    if referral.state == RECEIVED:
        _step(by=by, referral=referral, to=SCREENING, on=on)
    return _step(by=by, referral=referral, to=INFO_REQUESTED, on=on, reason=kept["reason"])


@transaction.atomic
def decide(
    *,
    by: User,
    referral: Referral,
    decision: str,
    reason: str,
    on: date | None = None,
    age_override_reason: str = "",
) -> Referral:
    """Decide, with the reason that the referrer hears; accepting outside 11 to 18 needs one more, which is kept.

    Raises WrongState when it was decided already, Invalid with a sentence for each field.
    """
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    day = on or clock.today()
    kept, problems = checking.texts(
        {"decision_reason": reason, "age_override_reason": age_override_reason}, LONGEST
    )
    if not kept["decision_reason"]:
        problems["reason"] = "Say why, in words that the referrer can hear."
    if decision == "pending":
        problems["decision"] = "Choose what you have decided."
    if needs_override(referral.age_at_referral, decision) and not kept["age_override_reason"]:
        problems["age_override_reason"] = (
            f"They were not {YOUNGEST} to {OLDEST} when the referral came. Say why you go on."
        )
    _must_pass(referral, DECIDED)
    checking.refuse_if(
        problems,
        checking.code("decision", "referral_decision", decision, needed=checking.CHOOSE),
        _day_problems(referral, day),
    )
    overrides = needs_override(referral.age_at_referral, decision)
    before = referral.state
    change(
        referral,
        by=by,
        values={
            "state": DECIDED,
            "decision": decision,
            "decision_reason": kept["decision_reason"],
            "decided_on": day,
            "decided_by_id": by.pk,
            "age_override_reason": kept["age_override_reason"] if overrides else "",
            "age_override_by_id": by.pk if overrides else None,
        },
        version=referral.version,
    )
    _remember(referral, by, before, DECIDED, day, kept["decision_reason"])
    audit.record(
        by=by, action=Action.DECIDED, people=[referral.young_person_id], areas=[referral.area_id], record=referral,
        detail={"decision": decision},
    )  # fmt: skip
    if overrides:
        audit.record(
            by=by, action=Action.OVERRODE, people=[referral.young_person_id], areas=[referral.area_id],
            record=referral, purpose=kept["age_override_reason"], detail={"age": referral.age_at_referral},
        )  # fmt: skip
    return referral


def _step(*, by: User, referral: Referral, to: str, on: date | None, reason: str = "") -> Referral:
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    _must_pass(referral, to)
    day = on or clock.today()
    checking.refuse_if(_day_problems(referral, day))
    before = referral.state
    change(referral, by=by, values={"state": to}, version=referral.version)
    _remember(referral, by, before, to, day, reason)
    audit.record(
        by=by, action=Action.CHANGED, people=[referral.young_person_id], areas=[referral.area_id], record=referral,
        detail={"from": before, "to": to},
    )  # fmt: skip
    return referral


def _read_present_state(referral: Referral) -> None:
    """Lock the row and read where it stands now: whoever asks may have an old page."""
    rows = Referral.objects.select_for_update(of=("self",)).filter(pk=referral.pk)
    row = rows.values_list("state", "version").first()
    if row is None:
        raise NotFound
    referral.state, referral.version = row


def _must_pass(referral: Referral, to: str) -> None:
    """Raise WrongState unless the present state may pass to `to`."""
    _read_present_state(referral)
    state = referral.state
    if may_pass(state, to):
        return
    standing = STATES[state][0].lower() + STATES[state][1:]
    raise WrongState(
        f"This referral is {standing}, so this step does not begin here."
        if state != DECIDED
        else "This referral has been decided already.",
        "Nothing was changed.",
        "Open the referral again to see where it stands.",
    )


def _day_problems(referral: Referral, day: date) -> checking.Problems:
    """A step lies neither in the future nor before the step that went before it."""
    problems = checking.past("on", day)
    if problems:
        return problems
    latest = (
        ReferralState.objects.filter(referral=referral)
        .order_by("-id")
        .values_list("effective_on", flat=True)
        .first()
    )
    if latest is not None and day < latest:
        return {"on": "That is before what has happened to it already. Check the date."}
    return {}


def _no_offence(area: Area, born: date | None, on: date, reason: str) -> checking.Problems:
    """Below the age of criminal responsibility nobody offends, whatever the referrer wrote."""
    if reason != OFFENDING or is_responsible(area.nation, born, on):
        return {}
    nation = NATIONS[area.nation]
    return {
        "primary_reason": f"In {nation.name} nothing that somebody under {nation.responsible_from} does is an "
        "offence. Choose another reason, and write down what happened."
    }


def _not_too_old(person: YoungPerson, received_on: date) -> checking.Problems:
    born = person.date_of_birth
    if born is None or born > received_on:
        return {}
    years = completed_years(born, received_on)
    if years > OLDEST_BELIEVABLE_AGE:
        return {
            "received_on": f"They would have been {years} years old then. Check the date, or the date of birth."
        }
    return {}


def _remember(referral: Referral, by: User, before: str, after: str, day: date, reason: str) -> None:
    values: dict[str, Any] = {"young_person_id": referral.young_person_id, "area_id": referral.area_id}
    ReferralState.objects.create(
        referral=referral, from_state=before, to_state=after, effective_on=day, recorded_by=by, reason=reason,
        recorded_at=clock.now(), **values,
    )  # fmt: skip
