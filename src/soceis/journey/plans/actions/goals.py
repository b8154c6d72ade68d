"""Goals in the young person's words, their small steps, and where they stand."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import Invalid, NotFound, StaleEdit, WrongState
from soceis.journey.plans.actions.auditing import audited
from soceis.journey.plans.models import Goal, Plan
from soceis.journey.plans.rules import AGREED, CHANGED, DRAFT, GOAL_STATES, GOAL_TRANSITIONS

GOAL_LENGTH, MOST_STEPS = 300, 20


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
    audited(by, Action.CREATED, goal, "words", "topic", "steps")
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
        audited(by, Action.CHANGED, held, *changed)
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
def step_done(
    *,
    by: User,
    goal: Goal,
    index: int,
    done: bool = True,
    on: date | None = None,
    visit: UUID | None = None,
) -> Goal:
    """Tick a step, or take the tick back; the first tick shows that the goal is being worked on.

    `visit` is the contact from whose card it was ticked; the goal then says that it was done on a visit.
    """
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
    steps[index].pop("visit", None)
    if done and visit is not None:
        steps[index]["visit"] = str(visit)
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
    return _keep(held, goal, by, {"state": to_state, "achieved_on": day if to_state == "achieved" else None})


@transaction.atomic
def reword_goal(*, by: User, goal: Goal, words: str, topic: str = "", version: int | None = None) -> Goal:
    """The goal has changed: the old words stay as "changed", the new ones go on with the steps not done yet.

    `version` is the one that the person saw. Raises StaleEdit with both texts when somebody was first.
    """
    held = _hold(goal, by)
    plan = Plan.objects.select_related("form_version").get(pk=held.plan_id)
    checking = Checking()
    checking.text("words", words, GOAL_LENGTH, needed="Write the goal in their words.")
    if topic and topic != held.topic and topic not in plan.form_version.topics:
        checking.refuse("topic", "This topic is not on the form. Choose from those that are shown.")
    checking.done()
    _must_be_as_seen(held, words, version)
    if CHANGED not in GOAL_TRANSITIONS[held.state]:
        now = GOAL_STATES[held.state].lower()
        raise WrongState(f"The goal is “{now}” and does not change any more.", "Nothing was changed.")
    if words.strip() == held.words and topic == held.topic:
        return held
    going_on = [dict(step) for step in held.steps if not step["done"]]
    state, order = held.state, held.order
    _keep(held, goal, by, {"state": CHANGED, "steps": [step for step in held.steps if step["done"]]})
    made = Goal(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        plan_id=held.plan_id,
        words=words.strip(),
        topic=topic,
        state=state,
        order=order,
        steps=going_on,
        came_from=held,
        created_by=by,
        updated_by=by,
    )
    made.save(force_insert=True)
    held.helps.filter(ended_on__isnull=True).update(goal=made, updated_at=clock.now(), updated_by=by)
    audited(by, Action.CREATED, made, "words", "topic", "steps", "came_from")
    return made


def _must_be_as_seen(held: Goal, words: str, version: int | None) -> None:
    """Raise StaleEdit when the goal was changed, or went on in other words, since the page was opened."""
    if version is None or held.version == version:
        return
    latest = Goal.objects.select_related("updated_by").filter(came_from=held.pk).first() or held
    who = latest.updated_by.display_name if latest.updated_by else "Somebody"
    if latest.words != words.strip():
        raise StaleEdit(theirs={"words": latest.words}, yours={"words": words}, who=who)
