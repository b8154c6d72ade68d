"""Telling others about a young person, noting what they told us, and putting right what was wrong."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Refused, WrongState
from soceis.people.models import YoungPerson
from soceis.sharing.agreements.queries import covering
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import (
    AFTERWARDS,
    IN,
    LONGEST,
    OFFENCES,
    OUT,
    REFUSED,
    SPECIAL,
    Source,
    may_pass_on,
)
from soceis.sharing.partners.models import Organisation, PartnerContact


@transaction.atomic
def share(
    *,
    by: User,
    young_person: YoungPerson,
    area: Area,
    organisation: Organisation,
    decision: str,
    what: str,
    categories: Iterable[str],
    purpose: str,
    why: str,
    contact: PartnerContact | None = None,
    article_6: str = "",
    article_9: str = "none",
    article_10: str = "none",
    outside_reason: str = "",
    based_on: Disclosure | None = None,
    source_agreed: bool = False,
    told: str = "",
    told_note: str = "",
    method: str = "",
    happened_on: date | None = None,
) -> Disclosure:
    """Keep that something was told to another organisation, or was asked for and not told (`decision` "refused").

    Sharing is decided by the policy function: without an agreement that covers the organisation, the purpose and
    every kind of information on that day it raises Refused, unless `outside_reason` says why a young person's
    safety does not wait for one; a manager then looks at it. What others told us is passed on only as they said.
    """
    subject = replace(young_person.access_subject, area_ids=frozenset([area.pk]))
    check(reach_of(by), Permission.INFORMATION_SHARE, subject)
    day, kinds = happened_on or clock.today(), list(dict.fromkeys(categories))
    given = {"what": what, "why": why, "told_note": told_note, "outside_reason": outside_reason}
    kept, problems = checking.texts(given, LONGEST)
    problems |= _missing(kept, kinds, decision, told, article_9, article_10)
    _check_belongs(young_person, organisation, area, contact, based_on, problems)
    codes = {
        "purpose": (purpose, "sharing_purpose"),
        "decision": (decision, "disclosure_decision"),
        "article_6": (article_6, "article_6"),
        "article_9": (article_9, "article_9"),
        "article_10": (article_10, "article_10"),
        "told": (told, "young_person_told"),
        "method": (method, "disclosure_method"),
    }
    needed = {"purpose", "decision"} | ({"article_6", "method"} if decision != REFUSED else set())
    checking.refuse_if(
        problems,
        *(
            checking.code(name, scheme, value, needed=checking.CHOOSE if name in needed else "")
            for name, (value, scheme) in codes.items()
        ),
        *(checking.code("categories", "sharing_category", one) for one in kinds),
        checking.past("happened_on", day, born=young_person.date_of_birth),
    )
    covered = None
    if decision != REFUSED:
        _pass_on(organisation, based_on, source_agreed)
        covered = covering(
            by, organisation=organisation, area=area, purpose=purpose, categories=kinds, on=day
        )
        answer = decide(
            reach_of(by), Permission.INFORMATION_SHARE, replace(subject, not_covered=covered.why_not)
        )
        if not answer and not kept["outside_reason"]:
            raise Refused(
                answer.reason,
                "Nothing was noted as shared. What you typed is still here.",
                "Ask the area manager, or, when somebody’s safety cannot wait, say why below and save again.",
            )
    disclosure = Disclosure(
        **(kept | {"outside_reason": "" if covered is None or covered else kept["outside_reason"]}),
        **{name: value for name, (value, _) in codes.items()},
        young_person=young_person,
        area=area,
        direction=OUT,
        organisation=organisation,
        contact=contact,
        categories=kinds,
        agreement_id=covered.agreement if covered else None,
        based_on=based_on,
        source_agreed=source_agreed,
        happened_on=day,
        created_by=by,
        updated_by=by,
    )
    disclosure.save(force_insert=True)
    _audit(by, Action.CREATED, disclosure, ["decision"])
    if disclosure.outside_reason:
        audit.record(
            by=by, action=Action.OVERRODE, people=[young_person.pk], areas=[area.pk], record=disclosure,
            purpose=disclosure.outside_reason, detail={"without": "agreement"},
        )  # fmt: skip
    return disclosure


@transaction.atomic
def note_told_us(
    *,
    by: User,
    young_person: YoungPerson,
    area: Area,
    organisation: Organisation,
    what: str,
    categories: Iterable[str],
    purpose: str,
    handling: str,
    contact: PartnerContact | None = None,
    originator: str = "",
    happened_on: date | None = None,
) -> Disclosure:
    """Keep what another organisation told us about a young person, with who it comes from and how it is handled."""
    subject = replace(young_person.access_subject, area_ids=frozenset([area.pk]))
    check(reach_of(by), Permission.INFORMATION_SHARE, subject)
    day, kinds = happened_on or clock.today(), list(dict.fromkeys(categories))
    kept, problems = checking.texts({"what": what, "originator": originator}, LONGEST)
    if not kept["what"]:
        problems["what"] = "Write what they told us."
    if not kinds:
        problems["categories"] = "Choose which kinds of information it holds."
    _check_belongs(young_person, organisation, area, contact, None, problems)
    checking.refuse_if(
        problems,
        checking.code(
            "handling", "handling", handling, needed="Say whether it may be passed on. Ask them if unsure."
        ),
        checking.code("purpose", "sharing_purpose", purpose, needed=checking.CHOOSE),
        *(checking.code("categories", "sharing_category", one) for one in kinds),
        checking.past("happened_on", day, born=young_person.date_of_birth),
    )
    disclosure = Disclosure(
        **kept,
        young_person=young_person,
        area=area,
        direction=IN,
        organisation=organisation,
        contact=contact,
        categories=kinds,
        purpose=purpose,
        handling=handling,
        happened_on=day,
        created_by=by,
        updated_by=by,
    )
    disclosure.save(force_insert=True)
    _audit(by, Action.CREATED, disclosure, ["direction"])
    return disclosure


@transaction.atomic
def receipt(*, by: User, disclosure: Disclosure, received_by: str, on: date | None = None) -> Disclosure:
    """Note that it arrived, and who said so."""
    check(reach_of(by), Permission.INFORMATION_SHARE, disclosure.access_subject)
    if disclosure.direction != OUT or disclosure.decision == REFUSED:
        raise WrongState("Nothing was sent here, so nothing can have arrived.")
    day = on or clock.today()
    kept, problems = checking.texts({"received_by": received_by}, LONGEST)
    if not kept["received_by"]:
        problems["received_by"] = "Write who told you that it arrived."
    if day < disclosure.happened_on:
        problems["on"] = "That is before it was sent. Check the date."
    checking.refuse_if(problems, checking.past("on", day))
    _change(by, disclosure, received_on=day, received_by=kept["received_by"])
    return disclosure


@transaction.atomic
def look_at(*, by: User, disclosure: Disclosure) -> Disclosure:
    """A manager has looked at something that was shared without an agreement; never the one who shared it."""
    check(reach_of(by), Permission.SHARING_LOOK_AT, disclosure.access_subject)
    if disclosure.created_by_id == by.pk:
        raise Refused(
            "You shared this yourself.",
            "Nothing was changed.",
            "Another manager looks at it, or the national one.",
        )
    if disclosure.outside_reason and disclosure.seen_on is None:
        _change(by, disclosure, seen_by_id=by.pk, seen_on=clock.today())
    return disclosure


@transaction.atomic
def put_right(
    *, by: User, disclosure: Disclosure, kind: str, words: str, notified_on: date | None = None
) -> Afterwards:
    """What was told was wrong ("corrected") or should not have been ("recalled"): everybody who has it must hear.

    Whoever passed it on further finds those disclosures on the same page; each is put right by itself.
    """
    check(reach_of(by), Permission.INFORMATION_SHARE, disclosure.access_subject)
    if disclosure.decision == REFUSED:
        raise WrongState("This was not shared, so there is nothing to put right.")
    kept, problems = checking.texts({"words": words}, LONGEST)
    if not kept["words"]:
        problems["words"] = "Say what was wrong, and what is right."
    if kind not in AFTERWARDS:
        problems["kind"] = checking.CHOOSE
    if notified_on is not None and notified_on < disclosure.happened_on:
        problems["notified_on"] = "That is before it was told. Check the date."
    checking.refuse_if(problems, checking.past("notified_on", notified_on))
    afterwards = Afterwards(
        young_person_id=disclosure.young_person_id,
        area_id=disclosure.area_id,
        disclosure=disclosure,
        kind=kind,
        words=kept["words"],
        notified_on=notified_on,
        created_by=by,
        updated_by=by,
    )
    afterwards.save(force_insert=True)
    _audit(by, Action.CHANGED, disclosure, [kind])
    return afterwards


@transaction.atomic
def note_told(*, by: User, afterwards: Afterwards, on: date | None = None) -> Afterwards:
    """Note that whoever was told has the notice of a correction or recall."""
    check(reach_of(by), Permission.INFORMATION_SHARE, afterwards.access_subject)
    day = on or clock.today()
    problems: checking.Problems = {}
    if day < afterwards.disclosure.happened_on:
        problems["on"] = "That is before it was told. Check the date."
    checking.refuse_if(problems, checking.past("on", day))
    if afterwards.notified_on is None:
        change(afterwards, by=by, values={"notified_on": day})
        _audit(by, Action.CHANGED, afterwards.disclosure, ["notified_on"])
    return afterwards


@transaction.atomic
def note_answer(
    *, by: User, afterwards: Afterwards, answered_by: str, answer: str, on: date | None = None
) -> Afterwards:
    """Note what whoever heard of a correction or recall did with it, and who said so. An answer stays as it is."""
    check(reach_of(by), Permission.INFORMATION_SHARE, afterwards.access_subject)
    if afterwards.notified_on is None:
        raise WrongState(
            "They have not been told yet.", "Nothing was changed.", "Tell them first, and note it."
        )
    if afterwards.answered_on is not None:
        raise WrongState("Their answer is noted already.", "Nothing was changed.")
    day = on or clock.today()
    kept, problems = checking.texts({"answered_by": answered_by}, LONGEST)
    if not kept["answered_by"]:
        problems["answered_by"] = "Write who answered."
    if day < afterwards.notified_on:
        problems["on"] = "That is before they were told of it. Check the date."
    checking.refuse_if(
        problems,
        checking.past("on", day),
        checking.code("answer", "afterwards_answer", answer, needed=checking.CHOOSE),
    )
    change(afterwards, by=by, values={**kept, "answer": answer, "answered_on": day})
    _audit(by, Action.CHANGED, afterwards.disclosure, ["answered_on"])
    return afterwards


@transaction.atomic
def took_notice(*, by: User, afterwards: Afterwards) -> None:
    """The notice for whoever was told leaves as a paper."""
    check(reach_of(by), Permission.INFORMATION_SHARE, afterwards.access_subject)
    _audit(by, Action.EXPORTED, afterwards.disclosure, ["notice"])


def _missing(
    kept: dict[str, str], kinds: list[str], decision: str, told: str, article_9: str, article_10: str
) -> checking.Problems:
    """What must be said: of something refused only what was asked and why not."""
    problems: checking.Problems = {}
    if not kept["what"]:
        problems["what"] = "Write what was shared, or what they asked for: the least that serves."
    if not kept["why"]:
        problems["why"] = "Say why. A reason for not sharing is kept as well."
    if not kinds:
        problems["categories"] = "Choose which kinds of information it holds."
    if decision == REFUSED:
        return problems
    if not told:
        problems["told"] = "Say whether the young person knows."
    if told in ("unsafe", "not_possible") and not kept["told_note"]:
        problems["told_note"] = "Say why they were not told."
    if SPECIAL & set(kinds) and article_9 == "none":
        problems["article_9"] = "Health is among it: choose the condition that allows it."
    if OFFENCES & set(kinds) and article_10 == "none":
        problems["article_10"] = "Offences are among it: choose the condition that allows it."
    return problems


def _check_belongs(
    young_person: YoungPerson,
    organisation: Organisation,
    area: Area,
    contact: PartnerContact | None,
    based_on: Disclosure | None,
    problems: checking.Problems,
) -> None:
    if organisation.area_id not in (None, area.pk):
        problems["organisation"] = "They are not in the directory of this area."
    if contact is not None and contact.organisation_id != organisation.pk:
        problems["contact"] = "Choose somebody who works there."
    elif contact is not None and contact.left_on is not None:
        problems["contact"] = "They have left. Choose somebody who is there."
    if based_on is not None and (based_on.young_person_id != young_person.pk or based_on.direction != IN):
        problems["based_on"] = "Choose something that we were told about this young person."


def _pass_on(organisation: Organisation, based_on: Disclosure | None, agreed: bool) -> None:
    source = None
    if based_on is not None:
        told = based_on.organisation
        source = Source(told.pk, based_on.handling, told.kind)
    why_not = may_pass_on(source, organisation.pk, agreed)
    if why_not:
        raise Refused(why_not, "Nothing was noted as shared. What you typed is still here.")


def _change(by: User, disclosure: Disclosure, **values: Any) -> None:
    if change(disclosure, by=by, values=values):
        _audit(by, Action.CHANGED, disclosure, list(values))


def _audit(by: User, action: Action, disclosure: Disclosure, fields: list[str]) -> None:
    audit.record(
        by=by,
        action=action,
        people=[disclosure.young_person_id],
        areas=[disclosure.area_id],
        record=disclosure,
        detail={"fields": fields},
    )
