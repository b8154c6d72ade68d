"""Reading plans and goals. A peer mentor reads the goals, not the topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.access import only_mentors
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import Happening
from soceis.journey.plans.models import FormVersion, Goal, GoalHelp, Plan
from soceis.journey.plans.rules import AGREED, DRAFT, SUPERSEDED
from soceis.people.models import YoungPerson

PLAN, GOAL = "plan", "goal"
SHOWN_GOALS = ("suggested", "agreed", "working", "achieved", "parked")
MIDDAY = time(12, 0)


def form_version_of(area_id: UUID, on: date | None = None) -> FormVersion | None:
    """The form that the area uses on the day; None when none is set up. It holds no personal data."""
    day = on or clock.today()
    used = FormVersion.objects.filter(area=area_id, used_from__lte=day)
    return used.filter(Q(used_to__isnull=True) | Q(used_to__gte=day)).order_by("-used_from").first()


def plan_for(user: User, plan_id: UUID, permission: Permission = Permission.PLAN_SEE) -> Plan:
    """A plan with its form and episode."""
    plan = Plan.objects.select_related("form_version", "episode", "young_person").filter(pk=plan_id).first()
    if plan is None:
        raise NotFound
    check(reach_of(user), permission, plan.access_subject)
    return plan


def plans_of(user: User, episode: Episode) -> list[Plan]:
    """All plans of an episode, the latest first; none for a peer mentor."""
    check(reach_of(user), Permission.PLAN_SEE, episode.access_subject)
    if only_mentors(reach_of(user), episode.access_subject):
        return []
    plans = Plan.objects.select_related("form_version", "created_by").filter(episode=episode.pk)
    return list(plans.order_by("-created_at"))


def present_plan(user: User, episode: Episode) -> Plan | None:
    """The agreed plan, else the draft, else None."""
    plans = plans_of(user, episode)
    agreed = next((plan for plan in plans if plan.state == AGREED), None)
    return agreed or next((plan for plan in plans if plan.state == DRAFT), None)


def goal_for(user: User, goal_id: UUID, permission: Permission = Permission.PLAN_SEE) -> Goal:
    """A goal."""
    goal = Goal.objects.select_related("young_person").filter(pk=goal_id).first()
    if goal is None:
        raise NotFound
    check(reach_of(user), permission, goal.access_subject)
    return goal


def goals_of(user: User, episode: Episode, *, all_states: bool = False) -> list[Goal]:
    """The goals of an episode in their order; those that were let go or changed only with `all_states`."""
    check(reach_of(user), Permission.PLAN_SEE, episode.access_subject)
    goals = Goal.objects.filter(young_person=episode.young_person_id, area=episode.area_id)
    if only_mentors(reach_of(user), episode.access_subject):
        # Plans are not theirs to read, so the time of the episode tells its goals from older ones.
        goals = goals.filter(created_at__gte=episode.created_at)
    else:
        goals = goals.filter(plan__episode=episode.pk)
    if not all_states:
        goals = goals.filter(state__in=SHOWN_GOALS)
    return list(goals.order_by("order", "created_at"))


def helps_of(user: User, goals: Sequence[Goal]) -> list[GoalHelp]:
    """What helps with these goals at present, which the user has read. One statement, none without goals."""
    if not goals:
        return []
    check(reach_of(user), Permission.PLAN_SEE, goals[0].access_subject)
    return list(GoalHelp.objects.filter(goal__in=[goal.pk for goal in goals], ended_on__isnull=True))


def form_topics(user: User, goal: Goal) -> tuple[str, ...]:
    """The topics of the form on which the goal's plan is written."""
    check(reach_of(user), Permission.PLAN_WRITE, goal.access_subject)
    found = FormVersion.objects.filter(pk__in=Plan.objects.filter(pk=goal.plan_id).values("form_version"))
    return tuple(found.values_list("topics", flat=True).first() or ())


def became(user: User, goal: Goal) -> Goal | None:
    """The goal that a changed one went on as."""
    check(reach_of(user), Permission.PLAN_SEE, goal.access_subject)
    return Goal.objects.filter(came_from=goal.pk).first()


@dataclass(frozen=True)
class Version:
    """A goal as it was from a moment on, who made it so, and the goal that it came from, if from one."""

    goal_id: UUID
    words: str
    state: str
    steps: list[dict[str, Any]]
    at: datetime
    who: str
    plan_id: UUID


def story_of(user: User, goal: Goal) -> list[Version]:
    """Every version of a goal and of the goals that it came from, the earliest first. Two statements."""
    check(reach_of(user), Permission.PLAN_SEE, goal.access_subject)
    changed = Goal.objects.filter(young_person=goal.young_person_id, came_from__isnull=False)
    before = {key: former for key, former in changed.values_list("pk", "came_from") if former is not None}
    chain = [goal.pk]
    while chain[-1] in before and len(chain) <= len(before):
        chain.append(before[chain[-1]])
    kept = apps.get_model("plans", "GoalEvent")._default_manager.filter(pgh_obj__in=chain)
    rows = kept.order_by("updated_at", "pgh_id").values_list(
        "id", "words", "state", "steps", "updated_at", "updated_by__display_name", "plan"
    )
    return [
        Version(key, words, state, steps, at, who or "", plan_id)
        for key, words, state, steps, at, who, plan_id in rows
    ]


def _at(day: date) -> datetime:
    return datetime.combine(day, MIDDAY, tzinfo=clock.LONDON)


def milestones(user: User, young_person: YoungPerson) -> list[Happening]:
    """Plans that were agreed and goals that were achieved, for the page of what has happened. One statement."""
    subject = young_person.access_subject
    check(reach_of(user), Permission.PLAN_SEE, subject)
    achieved = Goal.objects.filter(achieved_on__isnull=False)
    if only_mentors(reach_of(user), subject):
        theirs = achieved.filter(young_person=young_person.pk)
        return [Happening(_at(goal.achieved_on), GOAL, goal) for goal in theirs if goal.achieved_on]
    goals = achieved.filter(plan=OuterRef("pk")).values_list(
        JSONObject(id="id", words="words", achieved_on="achieved_on")
    )
    plans = (
        Plan.objects.select_related("created_by")
        .filter(young_person=young_person.pk)
        .annotate(achieved=ArraySubquery(goals))
    )
    found = []
    for plan in plans:
        if plan.state in (AGREED, SUPERSEDED) and plan.agreed_on:
            found.append(Happening(_at(plan.agreed_on), PLAN, plan))
        for one in plan.achieved:
            day = date.fromisoformat(one["achieved_on"])
            goal = Goal(id=UUID(one["id"]), words=one["words"], achieved_on=day)
            found.append(Happening(_at(day), GOAL, goal))
    return found
