"""Writing plans, agreeing them, goals and their small steps."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.plans.models import FormVersion, Goal, Plan
from soceis.journey.plans.rules import AGREED, DRAFT, GOAL_STATES, GOAL_TRANSITIONS, SUPERSEDED

GOAL_LENGTH, MOST_STEPS = 300, 20
OPEN_GOALS = ("suggested", "agreed", "working", "parked")
NOT_DRAFT = WrongState(
    "This plan is not a draft any more.", "Nothing was changed.", "Open the plan again and write a new draft."
)


def _check_content(
    checking: Checking, version: FormVersion, topics: Iterable[str], words: str, helps: str
) -> None:
    if any(topic not in version.topics for topic in topics):
        checking.refuse(
            "topics", "One of these topics is not on this form. Choose from those that are shown."
        )
    checking.text("in_their_words", words)
    checking.text("helps", helps)


def _audit(by: User, action: Action, record: Plan | Goal, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[record.young_person_id],
        areas=[record.area_id],
        record=record,
        detail={"fields": list(fields)},
    )


def _must_go_on(episode: Episode) -> None:
    if episode.state == CLOSED:
        raise WrongState("The work has ended, and so has its plan.", "Nothing was changed.")


def _in_form_order(version: FormVersion, topics: Iterable[str]) -> list[str]:
    chosen = set(topics)
    return [topic for topic in version.topics if topic in chosen]


@transaction.atomic
def write(
    *,
    by: User,
    episode: Episode,
    form_version: FormVersion,
    topics: Iterable[str],
    in_their_words: str = "",
    helps: str = "",
) -> Plan:
    """Write a draft on the area's form. A topic that the form does not offer was not asked, which is not "no".

    Raises WrongState when there is a draft already: it is changed, not written twice.
    """
    check(reach_of(by), Permission.PLAN_WRITE, episode.access_subject)
    _must_go_on(episode)
    topics = list(topics)
    checking = Checking()
    if form_version.area_id != episode.area_id:
        checking.refuse("topics", "This form belongs to another area.")
    if form_version.used_from > clock.today() or (
        form_version.used_to and form_version.used_to < clock.today()
    ):
        checking.refuse("topics", "This form is not in use today. Open the page again for the present one.")
    _check_content(checking, form_version, topics, in_their_words, helps)
    checking.done()
    if Plan.objects.filter(episode=episode.pk, state=DRAFT).exists():
        raise WrongState(
            "There is a draft of the plan already.",
            "Your words are still on the page.",
            "Open the draft and add them.",
        )
    plan = Plan(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        form_version=form_version,
        topics=_in_form_order(form_version, topics),
        in_their_words=in_their_words,
        helps=helps,
        created_by=by,
        updated_by=by,
    )
    plan.save(force_insert=True)
    _audit(by, Action.CREATED, plan, "topics", "in_their_words", "helps")
    return plan


@transaction.atomic
def change_draft(
    *,
    by: User,
    plan: Plan,
    topics: Iterable[str],
    in_their_words: str = "",
    helps: str = "",
    version: int | None = None,
) -> Plan:
    """Change a draft; `version` is the one that the person saw. Raises StaleEdit with both when somebody was first."""
    check(reach_of(by), Permission.PLAN_WRITE, plan.access_subject)
    if plan.state != DRAFT:
        raise NOT_DRAFT
    topics = list(topics)
    checking = Checking()
    _check_content(checking, plan.form_version, topics, in_their_words, helps)
    checking.done()
    values = {
        "topics": _in_form_order(plan.form_version, topics),
        "in_their_words": in_their_words,
        "helps": helps,
    }
    changed = change(plan, by=by, values=values, version=version)
    if changed:
        _audit(by, Action.CHANGED, plan, *changed)
    return plan


@transaction.atomic
def agree(*, by: User, plan: Plan, on: date | None = None) -> Plan:
    """Agree a draft with the young person; the plan agreed before is replaced and its open goals go on in this one."""
    check(reach_of(by), Permission.PLAN_WRITE, plan.access_subject)
    held = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("episode__referral")
        .filter(pk=plan.pk)
        .first()
    )
    if held is None:
        raise NotFound
    _must_go_on(held.episode)
    if held.state != DRAFT:
        raise NOT_DRAFT
    day = on or clock.today()
    former = Plan.objects.filter(episode=held.episode_id, state=AGREED).first()
    checking = Checking()
    checking.day("on", day, first=held.episode.referral.received_on, since="the referral came on")
    if former is not None and former.agreed_on is not None:
        checking.day("on", day, first=former.agreed_on, since="the plan before was agreed on")
    checking.done()
    if former is not None:
        change(former, by=by, values={"state": SUPERSEDED})
        stamp = {"updated_at": clock.now(), "updated_by": by}
        Goal.objects.filter(plan=former.pk, state__in=OPEN_GOALS).update(plan=held, **stamp)
    change(held, by=by, values={"state": AGREED, "agreed_on": day})
    plan.state, plan.agreed_on, plan.version = held.state, held.agreed_on, held.version
    _audit(by, Action.DECIDED, held, "state", "agreed_on")
    return held


def _step(words: str) -> dict[str, Any]:
    return {"words": words, "done": False, "done_on": None}


def _steps(checking: Checking, steps: Iterable[str]) -> list[dict[str, Any]]:
    listed = [words.strip() for words in steps if words.strip()]
    if len(listed) > MOST_STEPS:
        checking.refuse(
            "steps", f"That is more than {MOST_STEPS} steps. Fewer and smaller ones are easier to walk."
        )
    for words in listed:
        checking.text("steps", words, LINE)
    return [_step(words) for words in listed]


@transaction.atomic
def add_goal(
    *, by: User, plan: Plan, words: str, topic: str = "", steps: Iterable[str] = (), state: str = "agreed"
) -> Goal:
    """Add a goal in the young person's words; `state` is "agreed", or "suggested" while they think about it."""
    check(reach_of(by), Permission.PLAN_WRITE, plan.access_subject)
    if plan.state not in (DRAFT, AGREED):
        raise WrongState(
            "This plan has been replaced.", "Nothing was changed.", "Add the goal to the present plan."
        )
    checking = Checking()
    checking.text("words", words, GOAL_LENGTH, needed="Write the goal in their words.")
    if topic and topic not in plan.form_version.topics:
        checking.refuse("topic", "This topic is not on the form. Choose from those that are shown.")
    if state not in GOAL_TRANSITIONS[""]:
        checking.refuse("state", "A goal begins as suggested or agreed.")
    made = _steps(checking, steps)
    checking.done()
    last = Goal.objects.filter(plan=plan.pk).aggregate(last=Max("order"))["last"]
    goal = Goal(
        young_person_id=plan.young_person_id,
        area_id=plan.area_id,
        plan=plan,
        words=words,
        topic=topic,
        state=state,
        order=0 if last is None else last + 1,
        steps=made,
        created_by=by,
        updated_by=by,
    )
    goal.save(force_insert=True)
    _audit(by, Action.CREATED, goal, "words", "topic", "steps")
    return goal


def _hold(goal: Goal, by: User) -> Goal:
    check(reach_of(by), Permission.PLAN_WRITE, goal.access_subject)
    held = Goal.objects.select_for_update().filter(pk=goal.pk).first()
    if held is None:
        raise NotFound
    return held


def _keep(held: Goal, goal: Goal, by: User, values: dict[str, Any]) -> Goal:
    changed = change(held, by=by, values=values)
    if changed:
        _audit(by, Action.CHANGED, held, *changed)
    for name in (*values, "version"):
        setattr(goal, name, getattr(held, name))
    return held


@transaction.atomic
def add_step(*, by: User, goal: Goal, words: str) -> Goal:
    """Add a small step to a goal."""
    held = _hold(goal, by)
    checking = Checking()
    checking.text("step", words, LINE, needed="Write the step.")
    if len(held.steps) >= MOST_STEPS:
        checking.refuse(
            "step", f"There are {MOST_STEPS} steps already. Fewer and smaller ones are easier to walk."
        )
    checking.done()
    return _keep(held, goal, by, {"steps": [*held.steps, _step(words.strip())]})


@transaction.atomic
def step_done(*, by: User, goal: Goal, index: int, done: bool = True, on: date | None = None) -> Goal:
    """Tick a step, or take the tick back; the first tick shows that the goal is being worked on."""
    held = _hold(goal, by)
    if not 0 <= index < len(held.steps):
        raise NotFound
    day = on or clock.today()
    if day > clock.today():
        raise Invalid({"on": "That day has not come yet. Check the date."})
    steps = [dict(step) for step in held.steps]
    if steps[index]["done"] == done:
        return held
    steps[index]["done"] = done
    steps[index]["done_on"] = day.isoformat() if done else None
    values: dict[str, Any] = {"steps": steps}
    if done and held.state == "agreed":
        values["state"] = "working"
    return _keep(held, goal, by, values)


@transaction.atomic
def move_goal(*, by: User, goal: Goal, to_state: str, on: date | None = None) -> Goal:
    """Move a goal to another state; `on` is the day on which it was achieved. Nothing is ever called a failure."""
    held = _hold(goal, by)
    day = on or clock.today()
    checking = Checking()
    checking.code("to_state", "goal_state", to_state, needed="Choose where the goal stands.")
    checking.day("on", day)
    checking.done()
    if to_state not in GOAL_TRANSITIONS[held.state]:
        now, asked = GOAL_STATES[held.state].lower(), GOAL_STATES[to_state].lower()
        raise WrongState(
            f"The goal is “{now}” and cannot become “{asked}” from there.", "Nothing was changed."
        )
    values: dict[str, Any] = {"state": to_state}
    if to_state == "achieved":
        values["achieved_on"] = day
    return _keep(held, goal, by, values)


__all__ = ["add_goal", "add_step", "agree", "change_draft", "move_goal", "step_done", "write"]
