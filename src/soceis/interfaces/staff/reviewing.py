"""Monthly reviews across apps: what else has happened since the last one, and the board of those that are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.interfaces.staff import chronicle
from soceis.interfaces.staff.words import capital, counted
from soceis.journey.casework import queries as casework
from soceis.journey.casework.rules import STATES
from soceis.journey.casework.views.asking import looked
from soceis.journey.plans.models import Goal
from soceis.journey.plans.queries import goals_of
from soceis.people.presenters import name_and_age

REVIEWS_A_PAGE = 25


@dataclass(frozen=True)
class DueRow:
    """A review that waits to be written, in words."""

    name: str
    url: str
    about: str


def goal_lines(goals: list[Goal], since: date) -> list[str]:
    """Goals achieved and steps done after the day, then how many are being worked on."""
    achieved = [goal for goal in goals if goal.achieved_on and goal.achieved_on > since]
    steps = [
        str(step["words"])
        for goal in goals
        for step in goal.steps or []
        if step.get("done") and (step.get("done_on") or "") > since.isoformat()
    ]
    going = sum(1 for goal in goals if goal.state in {"agreed", "working"})
    lines = [f"Achieved: “{goal.words}”" for goal in achieved]
    lines += [f"Step done: {words}" for words in steps]
    return [
        *lines,
        f"{capital(counted(going, 'goal'))} being worked on" if going else "No goals being worked on",
    ]


def told_lines(told: Mapping[str, int], readable: tuple[str, ...]) -> list[str]:
    """ "Asked for practical help (2)", in the order of the table of kinds."""
    return [
        chronicle.KINDS[kind].words + (f" ({told[kind]})" if told[kind] > 1 else "")
        for kind in readable
        if kind in told
    ]


@requires(Permission.REVIEW_WRITE)
def since_review(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Goals, and what every other app has told, since the last review: a part of the page, or a page."""
    episode = casework.episode_for(request.user, episode_id, Permission.REVIEW_WRITE)
    last = casework.latest_review(request.user, episode)
    since = casework.reviewed_until(episode, last)
    told = casework.told_since(request.user, episode, since)
    readable = chronicle.readable_kinds(request.reach, episode.access_subject)
    looked(request, episode.young_person, "since the last review")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "since": since,
        "goals": goal_lines(goals_of(request.user, episode, all_states=True), since),
        "told": told_lines(told, readable),
    }
    template = "staff/since_part.html" if request.headers.get("HX-Request") else "staff/since.html"
    return render(request, template, context)


def due_row(due: casework.ReviewDue) -> DueRow:
    """ "Jay, child, 16": last one for October, active."""
    before = f"last one for {due.previous:%B}" if due.previous else "the first"
    return DueRow(
        name=name_and_age(due.episode.young_person),
        url=reverse("casework:review", args=[due.episode.pk]),
        about=f"{before} · {STATES[due.episode.state].lower()}",
    )


@requires(Permission.REVIEW_WRITE)
def board(request: StaffRequest) -> HttpResponse:
    """Reviews that are late, then those of this month."""
    month = clock.today().replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    late = [due for due in casework.reviews_due(request.user, before) if due.is_overdue]
    now = casework.reviews_due(request.user, month)
    page = Paginator([*late, *now], REVIEWS_A_PAGE).get_page(request.GET.get("page"))
    shown = set(page)
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people={due.episode.young_person_id for due in shown},
        areas=request.reach.managed_areas,
    )
    months = (("Late", before, late), ("This month", month, now))
    context = {
        "months": [
            (title, of, len(dues), [due_row(due) for due in dues if due in shown])
            for title, of, dues in months
        ],
        "page": page,
    }
    return render(request, "staff/reviews.html", context)
