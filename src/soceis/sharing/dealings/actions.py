"""Briefings planned and held, requests asked and answered, and what a partner and we agreed to change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.foundation.records.models import Record
from soceis.sharing.dealings.models import (
    BriefedContact,
    BriefedTeam,
    Briefing,
    PartnerAction,
    PartnerRequest,
)
from soceis.sharing.dealings.queries import OUR_PEOPLE
from soceis.sharing.dealings.rules import CALLED_OFF, HELD, LONGEST, MOST_OTHERS, STATES, TRANSITIONS
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.queries import areas_of

Made = TypeVar("Made", bound=Record)

NO_NAMES = "Do not write the name of a young person here."


@dataclass(frozen=True)
class TeamThere:
    """A team at a briefing ("" for the whole organisation), and how many came who are not in the directory."""

    organisation: Organisation
    team: str = ""
    others: int = 0


def _check(by: User, area: Area) -> None:
    check(reach_of(by), Permission.PARTNER_EDIT, Subject(area_ids=frozenset([area.pk])))


def _check_works_in(by: User, area: Area) -> None:
    """What is asked of partners is written by everybody who works with young people in the area."""
    check(reach_of(by), Permission.PARTNER_ASK)
    if not areas_of(by).filter(pk=area.pk).exists():
        raise NotFound


def _of_the_area(organisation: Organisation, area: Area) -> checking.Problems:
    if organisation.area_id in (None, area.pk):
        return {}
    return {"organisation": f"{organisation.name} is not in the directory of this area."}


def _one_of_us(worker: User, area: Area, name: str) -> checking.Problems:
    """A sentence when somebody does not work in the area today."""
    today = clock.today()
    held = worker.memberships.filter(area=area, role__in=OUR_PEOPLE, begins__lte=today)
    if any(one.ends is None or one.ends >= today for one in held):
        return {}
    return {name: "Choose somebody who works in this area."}


# What a partner and we agreed to change.


@transaction.atomic
def agree(
    *,
    by: User,
    area: Area,
    organisation: Organisation,
    what: str,
    worker: User,
    due_on: date,
    contact: PartnerContact | None = None,
    reason: str = "",
) -> PartnerAction:
    """Note what changes, who sees to it at the partner and who of us, and by when."""
    _check(by, area)
    kept, problems = checking.texts({"what": what}, LONGEST)
    if not kept["what"]:
        problems["what"] = "Write what changes."
    if contact is not None and (contact.organisation_id != organisation.pk or contact.left_on is not None):
        problems["contact"] = f"Choose somebody who is at {organisation.name}."
    if due_on < clock.today():
        problems["due_on"] = "That day is over. Choose today or a later day."
    checking.refuse_if(problems, _of_the_area(organisation, area), _one_of_us(worker, area, "worker"))
    made = PartnerAction(
        **kept, area=area, organisation=organisation, contact=contact, worker=worker, due_on=due_on,
        reason=reason,
    )  # fmt: skip
    return _made(made, by, area)


@transaction.atomic
def finish(*, by: User, action: PartnerAction, outcome: str = "", on: date | None = None) -> PartnerAction:
    """Note that it was done, and what came of it; whoever of us sees to it may, and the managers."""
    if action.worker_id != by.pk:
        _check(by, action.area)
    else:
        _check_works_in(by, action.area)
    if action.done_on is not None:
        raise WrongState("It was done already.", "Nothing was changed.")
    kept, problems = checking.texts({"outcome": outcome}, LONGEST)
    day = on or clock.today()
    checking.refuse_if(problems, checking.past("on", day))
    _changed(action, by, action.area, **kept, done_on=day)
    return action


# Briefings.


@transaction.atomic
def plan_briefing(
    *,
    by: User,
    area: Area,
    title: str,
    topic: str,
    who_for: str,
    on: date,
    given_by: User,
    organisations: Iterable[Organisation],
    place: str = "",
    note: str = "",
) -> Briefing:
    """Plan a briefing for organisations, or enter one that is over: then say who came with `hold`."""
    _check(by, area)
    invited = list(organisations)
    kept, problems = checking.texts({"title": title, "place": place, "note": note}, LONGEST)
    if not kept["title"]:
        problems["title"] = "Give it a name, such as “Hillside Academy, all heads of year”."
    if not invited:
        problems["organisations"] = "Choose at least one organisation."
    checking.refuse_if(
        problems,
        checking.code("topic", "briefing_topic", topic, needed=checking.CHOOSE),
        checking.code("who_for", "briefing_for", who_for, needed=checking.CHOOSE),
        _one_of_us(given_by, area, "given_by"),
        *(_of_the_area(one, area) for one in invited),
    )
    briefing = _made(
        Briefing(**kept, area=area, topic=topic, who_for=who_for, planned_for=on, given_by=given_by), by, area
    )
    for organisation in invited:
        _made(BriefedTeam(briefing=briefing, organisation=organisation), by, area, quiet=True)
    return briefing


@transaction.atomic
def hold(
    *,
    by: User,
    briefing: Briefing,
    came: Iterable[PartnerContact],
    teams: Iterable[TeamThere] = (),
    note: str = "",
) -> Briefing:
    """Note that a briefing was held and who came: people of the directory, who are briefed by it, and others by team.

    A briefing of a day to come cannot have been held; one at which nobody was is called off instead.
    """
    _check(by, briefing.area)
    _may_pass(briefing, HELD)
    if briefing.planned_for > clock.today():
        raise WrongState(
            "The day has not come yet.", "Nothing was changed.", "Say who came once you have met."
        )
    people, there = list(came), [one for one in teams if one.others]
    invited = {one.organisation_id for one in briefing.teams.all()}
    kept, problems = checking.texts({"note": note}, LONGEST)
    problems |= _who_came(people, there, invited)
    checking.refuse_if(problems)
    for contact in people:
        _made(BriefedContact(briefing=briefing, contact=contact), by, briefing.area, quiet=True)
        partners.briefed(by=by, contact=contact, on=briefing.planned_for)
    for one in there:
        _others(one, by, briefing)
    _changed(briefing, by, briefing.area, state=HELD, note=kept["note"] or briefing.note)
    return briefing


@transaction.atomic
def call_off(*, by: User, briefing: Briefing) -> Briefing:
    """It does not take place, or nobody came."""
    _check(by, briefing.area)
    _may_pass(briefing, CALLED_OFF)
    _changed(briefing, by, briefing.area, state=CALLED_OFF)
    return briefing


def _may_pass(briefing: Briefing, state: str) -> None:
    if state not in TRANSITIONS[briefing.state]:
        raise WrongState(f"The briefing is {STATES[briefing.state].lower()}.", "Nothing was changed.")


def _who_came(people: list[PartnerContact], there: list[TeamThere], invited: set[Any]) -> checking.Problems:
    if not people and not there:
        return {"came": "Say who came. If nobody did, call it off."}
    if any(one.organisation_id not in invited for one in people):
        return {
            "came": "Somebody of another organisation cannot have come. Choose from those that were asked."
        }
    if any(one.organisation.pk not in invited for one in there):
        return {"others": "Choose one of the organisations that were asked."}
    if any(not 0 <= one.others <= MOST_OTHERS for one in there):
        return {"others": f"Write a number up to {MOST_OTHERS}."}
    if any(len(one.team.strip()) > LONGEST["team"] for one in there):
        return {"team": "The name of the team is too long."}
    return {}


def _others(one: TeamThere, by: User, briefing: Briefing) -> None:
    team = one.team.strip()
    found = briefing.teams.filter(organisation=one.organisation, team=team).first()
    if found is None:
        _made(
            BriefedTeam(briefing=briefing, organisation=one.organisation, team=team, others=one.others),
            by,
            briefing.area,
            quiet=True,
        )
        return
    change(found, by=by, values={"others": one.others})


# Requests.


@transaction.atomic
def ask(
    *,
    by: User,
    area: Area,
    organisation: Organisation,
    kind: str,
    what: str,
    team: str = "",
    on: date | None = None,
    needed_by: date | None = None,
) -> PartnerRequest:
    """Note what was asked of an organisation or a team of it. It names no young person and nobody there."""
    _check_works_in(by, area)
    day = on or clock.today()
    kept, problems = checking.texts({"what": what, "team": team}, LONGEST)
    if not kept["what"]:
        problems["what"] = f"Write what was asked. {NO_NAMES}"
    if needed_by is not None and needed_by < day:
        problems["needed_by"] = "It cannot be needed before it was asked."
    checking.refuse_if(
        problems,
        checking.code("kind", "partner_request_kind", kind, needed=checking.CHOOSE),
        checking.past("on", day),
        _of_the_area(organisation, area),
    )
    made = PartnerRequest(
        **kept, area=area, organisation=organisation, kind=kind, asked_on=day, needed_by=needed_by
    )
    return _made(made, by, area)


@transaction.atomic
def answered(
    *, by: User, request: PartnerRequest, answer: str, answer_note: str = "", on: date | None = None
) -> PartnerRequest:
    """Note that they answered, and what."""
    _check_works_in(by, request.area)
    if request.answered_on is not None:
        raise WrongState("It was answered already.", "Nothing was changed.")
    day = on or clock.today()
    kept, problems = checking.texts({"answer_note": answer_note}, LONGEST)
    if day < request.asked_on:
        problems["on"] = (
            f"It was asked on {checking.day_words(request.asked_on)}. Choose that day or a later one."
        )
    checking.refuse_if(
        problems,
        checking.past("on", day),
        checking.code("answer", "partner_answer", answer, needed=checking.CHOOSE),
    )
    _changed(request, by, request.area, **kept, answer=answer, answered_on=day)
    return request


# Keeping.


def _made(record: Made, by: User, area: Area, *, quiet: bool = False) -> Made:
    record.created_by = record.updated_by = by
    record.save(force_insert=True)
    if not quiet:
        _audit(by, Action.CREATED, record, area, [])
    return record


def _changed(record: Record, by: User, area: Area, **values: Any) -> None:
    changed = change(record, by=by, values=values)
    if changed:
        _audit(by, Action.CHANGED, record, area, changed)


def _audit(by: User, action: Action, record: Record, area: Area, fields: list[str]) -> None:
    audit.record(by=by, action=action, areas=[area.pk], record=record, detail={"fields": fields})
