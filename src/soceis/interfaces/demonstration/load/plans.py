"""The plan that was agreed, its goals, and the small steps on the way."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.goals import add_help, go_on
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode, Goal, SupportPlan
from soceis.journey.plans import actions as plans
from soceis.journey.plans.models import Goal as GoalRow
from soceis.journey.plans.models import Plan

DONE, WORKING, AGREED, CHANGED = "done", "working", "agreed", "changed"


def plan_steps(line: Line, episode: Episode, plan: SupportPlan, by: str) -> None:
    """Write and agree it with its goals; then steps are done at meetings until the work stands or ends."""
    line.add(plan.agreed_on, Rank.PLAN, by, partial(_agree, episode, plan), hour=19)
    days = _meetings_after(episode, plan.agreed_on)
    for place, goal in enumerate(plan.goals):
        done = [number for number, step in enumerate(goal.steps) if step.state == DONE]
        on = plan.agreed_on
        for number, on in _spread(done, days):
            line.add(on, Rank.GOALS, by, partial(_tick, plan, place, number, on), hour=19)
        if goal.state != (WORKING if done else AGREED):
            line.add(on, Rank.GOALS, by, partial(_move, plan, place, goal.state, on), hour=20)


def _meetings_after(episode: Episode, agreed_on: date) -> list[date]:
    """The days of meetings after the plan, or the day after it when they never met again."""
    days = sorted({contact.on for contact in episode.contacts if contact.kind == "attended"})
    return [day for day in days if day > agreed_on] or [agreed_on + timedelta(days=1)]


def _spread(steps: Sequence[int], days: Sequence[date]) -> Iterator[tuple[int, date]]:
    """Each step with its day: the last step on the last day, the others evenly before it."""
    for place, step in enumerate(steps, start=1):
        yield step, days[len(days) * place // len(steps) - 1 if len(days) >= len(steps) else -1]


def _agree(episode: Episode, plan: SupportPlan, book: Book, user: User) -> None:
    draft = plans.write(
        by=user, episode=book.episodes[episode.key], form_version=book.form, topics=plan.topics
    )
    plans.agree(by=user, plan=draft, on=plan.agreed_on)
    book.plans[plan.key] = draft
    for place, goal in enumerate(plan.goals):
        book.goals[plan.key, place] = row = _add(draft, goal, user)
        add_help(row, goal, user)


def _add(draft: Plan, goal: Goal, user: User) -> GoalRow:
    return plans.add_goal(
        by=user, plan=draft, words=goal.words, topic=goal.topic, steps=[step.text for step in goal.steps]
    )


def _tick(plan: SupportPlan, place: int, step: int, on: date, book: Book, user: User) -> None:
    plans.step_done(by=user, goal=book.goals[plan.key, place], index=step, on=on)


def _move(plan: SupportPlan, place: int, state: str, on: date, book: Book, user: User) -> None:
    row = book.goals[plan.key, place]
    if state == CHANGED:
        go_on(row, plan.goals[place], user)
        return
    plans.move_goal(by=user, goal=row, to_state=state, on=on)
