"""Entering a referral: of somebody new, or of somebody we know."""

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
from soceis.foundation.records import checking
from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.identifiers import new_reference
from soceis.foundation.records.nations import NATIONS, is_responsible
from soceis.journey.referrals.actions.states import remember
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import LONGEST, OFFENDING, RECEIVED
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
    told_family: str = "",
    label_used: bool | None = None,
    young_person_view: str = "",
    caregiver_view: str = "",
    agencies: Iterable[str] = (),
    other_agencies: str = "",
    risk_to_staff: str = "",
    risk_source: str = "",
    risk_known_since: date | None = None,
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
            "told_family": told_family,
            "young_person_view": young_person_view,
            "caregiver_view": caregiver_view,
            "other_agencies": other_agencies,
            "risk_to_staff": risk_to_staff,
            "risk_source": risk_source,
        },
        LONGEST,
    )
    involved = list(dict.fromkeys(agencies))
    signs = list(dict.fromkeys(early_signs))
    checking.refuse_if(
        problems,
        checking.code("source", "referral_source", source, needed=checking.CHOOSE),
        checking.code("primary_reason", "referral_reason", primary_reason),
        checking.answer_or_reason("primary_reason", primary_reason, primary_reason_missing),
        checking.code("programme_asked", "programme", programme_asked),
        _no_offence(area, young_person.date_of_birth, received_on, primary_reason),
        *(checking.code("early_signs", "early_sign", sign) for sign in signs),
        *(checking.code("agencies", "partner_kind", kind) for kind in involved),
        checking.past("risk_known_since", risk_known_since),
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
        agencies=involved,
        risk_known_since=risk_known_since if texts["risk_to_staff"] else None,
        programme_asked=programme_asked,
        label_used=label_used,
        in_danger_now=in_danger_now,
        age_at_referral=completed_years(born, received_on) if born else None,
        created_by=by,
        updated_by=by,
    )
    referral.save(force_insert=True)
    remember(referral, by, "", RECEIVED, received_on, "")
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
