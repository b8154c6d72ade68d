"""Writing what could happen, looking at it again, ending it; places and groups, and what is done about them."""

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
from soceis.foundation.records.checking import Problems, day_words
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.safety.models import Context, ContextAction, Risk
from soceis.journey.safety.queries import may_look_again
from soceis.journey.safety.rules import LIKELIHOODS, LONGEST, MOST_ACTIONS, latest_look

RISK_TEXTS = ("could_happen", "because", "protects", "plan", "their_view")
RISK_FIELDS = (*RISK_TEXTS, "likelihood", "reviewer", "review_on")
NEEDED = {
    "could_happen": "Write what could happen, as something that is done to them.",
    "because": "Say why we think so and who told us. A worry without a source cannot be weighed.",
    "protects": "Write what protects them: people, places, what they are good at. There is always something.",
    "plan": "Write what we do about it.",
}
NOT_STANDING = "Somebody has already noted that this is no longer so."


@transaction.atomic
def write_risk(
    *,
    by: User,
    episode: Episode,
    could_happen: str,
    likelihood: str,
    because: str,
    protects: str,
    plan: str,
    reviewer: User,
    review_on: date | None = None,
    their_view: str = "",
) -> Risk:
    """Write one thing that could happen. `review_on` is by the table of rules unless an earlier day is given."""
    check(reach_of(by), Permission.SAFETY_WRITE, episode.access_subject)
    today = clock.today()
    values = _risk_values(
        by, episode, today, could_happen=could_happen, likelihood=likelihood, because=because,
        protects=protects, plan=plan, their_view=their_view, reviewer=reviewer, review_on=review_on,
    )  # fmt: skip
    risk = Risk(
        **values,
        looked_on=today,
        episode=episode,
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        created_by=by,
        updated_by=by,
    )
    risk.save(force_insert=True)
    chronicle(by=by, episode=episode, kind="risk_written", on=today, record=risk.pk)
    _tell(by, Action.CREATED, risk, [])
    return risk


@transaction.atomic
def look_again(*, by: User, risk: Risk, version: int, **values: Any) -> list[str]:
    """Look at it again today: change what has changed, and say when somebody looks next. Answers with the changes.

    Raises StaleEdit with both texts when somebody saved since `version`.
    """
    check(reach_of(by), Permission.SAFETY_WRITE, risk.access_subject)
    if risk.ended_on is not None:
        raise WrongState(NOT_STANDING)
    today = clock.today()
    given = {name: values.get(name, getattr(risk, name)) for name in RISK_FIELDS}
    kept = _risk_values(by, risk.episode, today, **given)
    changed = change(risk, by=by, values={**kept, "looked_on": today}, version=version)
    if changed:
        chronicle(by=by, episode=risk.episode, kind="risk_looked_at", on=today, record=risk.pk)
        _tell(by, Action.CHANGED, risk, changed)
    return changed


@transaction.atomic
def end_risk(*, by: User, risk: Risk, because: str) -> Risk:
    """It is no longer so; what was written stays, and so does how we know."""
    check(reach_of(by), Permission.SAFETY_WRITE, risk.access_subject)
    kept, problems = checking.texts({"ended_because": because}, LONGEST)
    if not kept["ended_because"]:
        problems["ended_because"] = "Say how we know that it is no longer so."
    checking.refuse_if(problems)
    if risk.ended_on is not None:
        raise WrongState(NOT_STANDING)
    change(risk, by=by, values={"ended_on": clock.today(), **kept})
    chronicle(by=by, episode=risk.episode, kind="risk_ended", on=clock.today(), record=risk.pk)
    _tell(by, Action.CHANGED, risk, ["ended_on", "ended_because"])
    return risk


@transaction.atomic
def write_context(
    *,
    by: User,
    episode: Episode,
    kind: str,
    weight: str,
    strengths: str = "",
    harms: str = "",
    reach: str = "",
    version: int | None = None,
) -> Context:
    """Write how a place or a group stands; written before, it is changed. `version` is the one that was seen.

    Raises StaleEdit with both texts when somebody saved in between, the first writing included (version 0).
    """
    check(reach_of(by), Permission.SAFETY_WRITE, episode.access_subject)
    kept, problems = checking.texts({"strengths": strengths, "harms": harms, "reach": reach}, LONGEST)
    if weight not in {"none", "not_known", ""} and not kept["harms"]:
        problems["harms"] = "Say what worries us here, or choose that nothing does."
    checking.refuse_if(
        problems,
        checking.code("kind", "context", kind, needed=checking.CHOOSE),
        checking.code("weight", "context_weight", weight, needed=checking.CHOOSE),
    )
    values = {**kept, "weight": weight, "looked_on": clock.today()}
    context = (
        Context.objects.select_for_update()
        .filter(young_person=episode.young_person_id, area=episode.area_id, kind=kind)
        .first()
    )
    if context is None:
        context = Context(
            **values,
            kind=kind,
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            created_by=by,
            updated_by=by,
        )
        context.save(force_insert=True)
        _tell(by, Action.CREATED, context, [])
    elif changed := change(context, by=by, values=values, version=version):
        _tell(by, Action.CHANGED, context, changed)
    chronicle(by=by, episode=episode, kind="context_looked_at", on=clock.today(), record=context.pk)
    return context


@transaction.atomic
def add_action(
    *,
    by: User,
    context: Context,
    text: str,
    due_on: date,
    owner: User | None = None,
    owner_elsewhere: str = "",
) -> ContextAction:
    """Add what somebody does about a place or a group: a worker, or somebody elsewhere named in words."""
    check(reach_of(by), Permission.SAFETY_WRITE, context.access_subject)
    kept, problems = checking.texts({"text": text, "owner_elsewhere": owner_elsewhere}, LONGEST)
    if not kept["text"]:
        problems["text"] = "Write what is to be done."
    if owner is None and not kept["owner_elsewhere"]:
        problems["owner_elsewhere"] = "Say who does it."
    if owner is not None and not may_look_again(by, context.access_subject, owner):
        problems["owner"] = "Choose somebody who works with them, or say who else does it."
    if due_on < clock.today():
        problems["due_on"] = f"{day_words(due_on)} has passed. Choose today or a later day."
    checking.refuse_if(problems)
    _room_for_one_more(context)
    action = ContextAction(
        **kept,
        context=context,
        owner=owner,
        due_on=due_on,
        young_person_id=context.young_person_id,
        area_id=context.area_id,
        created_by=by,
        updated_by=by,
    )
    action.save(force_insert=True)
    _tell(by, Action.CREATED, action, [])
    return action


@transaction.atomic
def settle_action(*, by: User, action: ContextAction, done: bool) -> ContextAction:
    """It was done today, or it is let go."""
    check(reach_of(by), Permission.SAFETY_WRITE, action.access_subject)
    if action.done_on or action.ended_on:
        raise WrongState("Somebody has already noted that this was done or let go.", "Nothing was changed.")
    name = "done_on" if done else "ended_on"
    change(action, by=by, values={name: clock.today()})
    _tell(by, Action.CHANGED, action, [name])
    return action


def _room_for_one_more(context: Context) -> None:
    Context.objects.select_for_update().get(pk=context.pk)
    open_ones = ContextAction.objects.filter(context=context.pk, done_on=None, ended_on=None).count()
    if open_ones >= MOST_ACTIONS:
        raise Invalid(
            {"text": f"{MOST_ACTIONS} things are open here already. Finish one or let one go first."}
        )


def _risk_values(by: User, episode: Episode, today: date, **values: Any) -> dict[str, Any]:
    kept, problems = checking.texts({name: values[name] for name in RISK_TEXTS}, LONGEST)
    for name, sentence in NEEDED.items():
        if not kept[name]:
            problems.setdefault(name, sentence)
    likelihood, reviewer = values["likelihood"], values["reviewer"]
    if reviewer is None or not may_look_again(by, episode.access_subject, reviewer):
        problems["reviewer"] = "Choose somebody who works with them, or the manager."
    checking.refuse_if(
        problems, checking.code("likelihood", "likelihood", likelihood, needed=checking.CHOOSE)
    )
    review_on = values["review_on"] or latest_look(likelihood, today)
    checking.refuse_if(_review_day(likelihood, review_on, today))
    return {**kept, "likelihood": likelihood, "reviewer": reviewer, "review_on": review_on}


def _review_day(likelihood: str, review_on: date, today: date) -> Problems:
    latest = latest_look(likelihood, today)
    if review_on <= today:
        return {"review_on": "Choose a day that is still to come."}
    if review_on > latest:
        word = LIKELIHOODS[likelihood].lower()
        return {
            "review_on": f"What is “{word}” is looked at again by {day_words(latest)}. Choose that day or sooner."
        }
    return {}


def _tell(by: User, action: Action, record: Risk | Context | ContextAction, fields: list[str]) -> None:
    audit.record(
        by=by, action=action, people=[record.young_person_id], areas=[record.area_id], record=record,
        detail={"fields": fields},
    )  # fmt: skip
