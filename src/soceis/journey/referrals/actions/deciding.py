"""Looking at a referral, asking the referrer, deciding; two of one person that wait at once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import NotFound
from soceis.journey.referrals.actions.states import day_problems, must_pass, read_present_state, remember
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import (
    DECIDED,
    DUPLICATE,
    INFO_REQUESTED,
    LONGEST,
    OLDEST,
    OVERRIDE_DECISIONS,
    RECEIVED,
    SCREENING,
    YOUNGEST,
    needs_override,
    reasons_problem,
)
from soceis.people.models import PersonalDetails, YoungPerson
from soceis.people.rules import name_keys
from soceis.sharing.consultations.rules import BECAUSE, content_in


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
    read_present_state(referral)
    if referral.state == RECEIVED:
        _step(by=by, referral=referral, to=SCREENING, on=on)
    return _step(by=by, referral=referral, to=INFO_REQUESTED, on=on, reason=kept["reason"])


@transaction.atomic
def decide(
    *,
    by: User,
    referral: Referral,
    decision: str,
    because: Iterable[str],
    reason: str,
    on: date | None = None,
    age_override_reason: str = "",
    told_because: str = "",
    told_words: str = "",
) -> Referral:
    """Decide, with reasons and words for ourselves; accepting outside 11 to 18 needs one more, which is kept.

    `because` are codes of TRIAGE_REASONS. The referrer hears `told_because`, a code of BECAUSE, when it is not for
    us, and `told_words`: where else to ask, which must say nothing about anybody. Raises WrongState when it was
    decided already, Invalid with a sentence for each field.
    """
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    day = on or clock.today()
    kept, problems = checking.texts(
        {"decision_reason": reason, "age_override_reason": age_override_reason, "told_words": told_words},
        LONGEST,
    )
    reasons = list(dict.fromkeys(because))
    if not kept["decision_reason"]:
        problems["reason"] = "Say why, in your own words. They stay with us."
    if decision == "pending":
        problems["decision"] = "Choose what you have decided."
    overrides = needs_override(referral.age_at_referral, decision)
    if overrides and not kept["age_override_reason"]:
        problems["age_override_reason"] = (
            f"They were not {YOUNGEST} to {OLDEST} when the referral came. Say why you go on."
        )
    must_pass(referral, DECIDED)
    checking.refuse_if(
        problems,
        checking.code("decision", "referral_decision", decision, needed=checking.CHOOSE),
        day_problems(referral, day),
        _problem("because", reasons_problem(decision, reasons)),
        _problem("told_because", _told_problem(referral, decision, told_because)),
        _problem("told_words", _words_problem(referral, decision, kept)),
    )
    values = {
        "decision": decision,
        "decision_because": reasons,
        "decision_reason": kept["decision_reason"],
        "told_because": told_because,
        "told_words": kept["told_words"],
        "age_override_reason": kept["age_override_reason"] if overrides else "",
        "age_override_by_id": by.pk if overrides else None,
    }
    _decided(by, referral, day, values)
    if overrides:
        audit.record(
            by=by, action=Action.OVERRODE, people=[referral.young_person_id], areas=[referral.area_id],
            record=referral, purpose=kept["age_override_reason"], detail={"age": referral.age_at_referral},
        )  # fmt: skip
    return referral


@transaction.atomic
def join(*, by: User, referral: Referral, to: Referral) -> Referral:
    """Two referrals of one young person wait at once: this one goes on as further information to the other.

    What was joined to this one goes along. Whoever referred hears what is decided about the other, in the same words
    as if theirs had come alone. Raises WrongState when either is decided, NotFound unless both are of one person.
    """
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    check(reach_of(by), Permission.REFERRAL_DECIDE, to.access_subject)
    if to.young_person_id != referral.young_person_id or to.pk == referral.pk:
        raise NotFound
    for one in sorted(
        (referral, to), key=lambda one: str(one.pk)
    ):  # in one order, so that nobody waits in a ring
        read_present_state(one)
    must_pass(to, DECIDED)
    must_pass(referral, DECIDED)
    for earlier in Referral.objects.filter(joined_to=referral):
        change(earlier, by=by, values={"joined_to_id": to.pk})
    values = {
        "decision": DUPLICATE,
        "decision_because": ["same_matter"],
        "decision_reason": f"It goes on as further information to referral {to.reference}.",
        "joined_to_id": to.pk,
    }
    _decided(by, referral, clock.today(), values)
    return referral


def _decided(by: User, referral: Referral, day: date, values: dict[str, Any]) -> None:
    before = referral.state
    whole = {**values, "state": DECIDED, "decided_on": day, "decided_by_id": by.pk}
    change(referral, by=by, values=whole, version=referral.version)
    remember(referral, by, before, DECIDED, day, values["decision_reason"])
    audit.record(
        by=by, action=Action.DECIDED, people=[referral.young_person_id], areas=[referral.area_id], record=referral,
        detail={"decision": values["decision"]},
    )  # fmt: skip


def _problem(name: str, sentence: str) -> checking.Problems:
    return {name: sentence} if sentence else {}


def _told_problem(referral: Referral, decision: str, told: str) -> str:
    """A no is told with one reason of the short list, and the reason must be true."""
    if decision != "not_accepted":
        return "This is told only when it is not for us." if told else ""
    if told not in BECAUSE or not told:
        return "Choose what the referrer hears."
    age = referral.age_at_referral
    if told == "age" and age is not None and YOUNGEST <= age <= OLDEST:
        return f"They were {age} when the referral came, so that is not the reason."
    return ""


def _words_problem(referral: Referral, decision: str, kept: Mapping[str, str]) -> str:
    words = kept.get("told_words", "")
    if not words:
        return ""
    if decision in OVERRIDE_DECISIONS:
        return "It was accepted, so they need not ask elsewhere."
    person = referral.young_person
    names = name_keys(" ".join((person.name_used, *person.nicknames, *_other_names(person))))
    texts = (
        referral.concerns, referral.told_young_person, referral.told_family, referral.young_person_view,
        referral.caregiver_view, referral.other_agencies, referral.risk_to_staff, kept.get("decision_reason", ""),
    )  # fmt: skip
    return content_in(words, [name for name in names if len(name) > 1], texts)


def _other_names(person: YoungPerson) -> tuple[str, ...]:
    found = PersonalDetails.objects.filter(young_person=person).first()
    return (found.legal_first_name, found.legal_last_name) if found else ()


def _step(*, by: User, referral: Referral, to: str, on: date | None, reason: str = "") -> Referral:
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    must_pass(referral, to)
    day = on or clock.today()
    checking.refuse_if(day_problems(referral, day))
    before = referral.state
    change(referral, by=by, values={"state": to}, version=referral.version)
    remember(referral, by, before, to, day, reason)
    audit.record(
        by=by, action=Action.CHANGED, people=[referral.young_person_id], areas=[referral.area_id], record=referral,
        detail={"from": before, "to": to},
    )  # fmt: skip
    return referral
