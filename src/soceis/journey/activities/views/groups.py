"""Groups: what is ahead, one group, planning a course of sessions, pausing and coming back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.journey.activities import actions
from soceis.journey.activities.access import areas_of_work, check_area
from soceis.journey.activities.forms.groups import (
    GroupForm,
    PauseForm,
    SessionForm,
)
from soceis.journey.activities.models import Group, Place
from soceis.journey.activities.presenters import (
    group_line,
    session_line,
)
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.activities.queries.catalogue import places_of
from soceis.journey.activities.queries.groups import (
    group_for,
    groups_of,
    sessions_ahead,
    sessions_of,
    sizes_of,
    staff_of,
)
from soceis.journey.activities.rules import (
    AHEAD,
    FINISHED,
    GROUP_TRANSITIONS,
    ON_HOLD,
    ROUTE,
    RUNNING,
)
from soceis.journey.casework.views.asking import attempt

GROUP_MOVES = {RUNNING: "It runs now", FINISHED: "Finish it"}


def may_plan_here(request: StaffRequest) -> bool:
    return request.reach.holds(Permission.GROUP_PLAN)


@requires(Permission.GROUP_SEE)
@require_http_methods(["GET", "POST"])
def groups(request: StaffRequest) -> HttpResponseBase:
    """What is ahead, what cannot go on first, and the groups."""
    may_plan = may_plan_here(request)
    areas = sorted(areas_of_work(request.user), key=str)
    if request.method == "POST":
        check(request.reach, Permission.GROUP_PLAN)
    saving = opening(request, form="new group")
    if saving.result:
        return redirect(saving.result)
    shown = groups_of(request.user)
    form = GroupForm(request.POST if request.method == "POST" else None, typed=saving.restored, groups=shown)
    if request.method == "POST":
        made: list[Group] = []
        went = attempt(
            request,
            saving,
            form,
            lambda: made.append(actions.make_group(by=request.user, area_id=areas[0], **form.values())),
            url=reverse("activities:groups"),
            words="Saved. Now plan when it meets.",
        )
        if went:
            return redirect("activities:group", made[0].pk)
    ahead = sessions_ahead(request.user)
    keys = [session.pk for session in ahead]
    found, sizes = found_for(request.user, keys), sizes_of(request.user, keys)
    lines = [session_line(one, found[one.pk], sizes.get(one.pk, 0)) for one in ahead]
    context = {
        "lines": sorted(lines, key=lambda line: not line.stopped),
        "groups": [group_line(group, clock.today()) for group in shown],
        "form": form if may_plan and areas else None,
        "saving": saving,
        "manages": bool(request.reach.managed_areas),
    }
    return render(request, "activities/groups.html", context)


@requires(Permission.GROUP_SEE)
@require_http_methods(["GET", "POST"])
def group(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """One group: its sessions, planning a course of them, pausing it and coming back."""
    shown = group_for(request.user, group_id)
    may_plan = may_plan_here(request)
    if request.method == "POST":
        check_area(request.user, Permission.GROUP_PLAN, shown.area_id)
    saving = opening(request, form="group", about=shown.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    form = None
    if may_plan and shown.state != FINISHED:
        form = SessionForm(
            request.POST if asked == "plan" else None,
            typed=saving.restored,
            places=places_of(request.user, shown.area_id),
            staff=staff_of(request.user, shown.area_id),
            initial={"workers": [str(request.user.pk)]},
        )
    pausing = PauseForm(request.POST if asked == ON_HOLD else None, prefix="pause")
    if request.method == "POST":
        went = _group_posted(request, saving, shown, form, pausing)
        if went:
            return went
    sessions = sessions_of(request.user, shown)
    keys = [session.pk for session in sessions if session.state in AHEAD]
    found, sizes = found_for(request.user, keys), sizes_of(request.user, keys)
    context = {
        "group": shown,
        "line": group_line(shown, clock.today()),
        "sessions": [session_line(one, found.get(one.pk, []), sizes.get(one.pk, 0)) for one in sessions],
        "form": form,
        "pausing": pausing if may_plan and ON_HOLD in GROUP_TRANSITIONS[shown.state] else None,
        "moves": [
            (state, words) for state, words in GROUP_MOVES.items() if state in GROUP_TRANSITIONS[shown.state]
        ]
        if may_plan
        else [],
        "saving": saving,
    }
    return render(request, "activities/group.html", context)


def _group_posted(
    request: StaffRequest, saving: Saving, shown: Group, form: SessionForm | None, pausing: PauseForm
) -> HttpResponseBase | None:
    asked, here = request.POST.get("do", ""), reverse("activities:group", args=[shown.pk])
    if asked == "plan" and form is not None:
        return attempt(
            request, saving, form, lambda: _plan(request, shown, form), url=here,
            words="Planned. Now say who comes.",
        )  # fmt: skip
    if asked == ON_HOLD:
        return attempt(
            request,
            saving,
            pausing,
            lambda: actions.move_group(
                by=request.user, group=shown, to_state=ON_HOLD, **pausing.cleaned_data
            ),
            url=here,
            words="Paused. It stands here until you come back to it.",
        )
    actions.move_group(by=request.user, group=shown, to_state=asked)
    messages.success(request, "Saved.")
    return saving.finish(here)


def _plan(request: StaffRequest, shown: Group, form: SessionForm) -> None:
    place, routes = where(request, shown.area_id, form)
    actions.plan_sessions(
        by=request.user,
        group=shown,
        starts_at=form.starts_at,
        minutes=form.cleaned_data["minutes"],
        place=place,
        routes=routes,
        weeks=form.cleaned_data["weeks"],
        workers=form.chosen_workers,
    )


def where(request: StaffRequest, area_id: UUID, form: SessionForm) -> tuple[Place, list[Place]]:
    """The place and the ways there, new ones made."""
    place = form.chosen_place or actions.place_named(
        by=request.user, area_id=area_id, name=form.cleaned_data["place_name"]
    )
    routes = list(form.chosen_routes)
    if form.cleaned_data["route_name"]:
        name = form.cleaned_data["route_name"]
        routes.append(actions.place_named(by=request.user, area_id=area_id, name=name, kind=ROUTE))
    return place, routes
