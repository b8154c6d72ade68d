"""Who is kept apart: a page for managers alone."""

from collections import defaultdict
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import NotFound
from soceis.journey.activities import actions
from soceis.journey.activities.forms.apart import CircleForm, KeepApartForm
from soceis.journey.activities.models import Circle, CircleMember, KeepApart
from soceis.journey.activities.presenters import apart_line
from soceis.journey.activities.queries.apart import circles_of, keep_aparts_of, members_of, people_found
from soceis.journey.activities.queries.catalogue import places_of
from soceis.journey.activities.queries.groups import staff_of
from soceis.journey.casework.views.asking import attempt

END, LEAVE = "end-", "leave-"


@requires(Permission.KEEP_APART)
@require_http_methods(["GET", "POST"])
def keep_apart(request: StaffRequest) -> HttpResponseBase:
    """Those that hold, adding one, and circles."""
    area_id = min(request.reach.managed_areas, key=str)
    saving = opening(request, form="keep apart", about=area_id)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    held, circles = keep_aparts_of(request.user, area_id), circles_of(request.user, area_id)
    members, find = members_of(request.user, area_id), partial(people_found, request.user, area_id)
    form = KeepApartForm(
        request.POST if asked == "keep" else None,
        typed=saving.restored,
        find=find,
        circles=circles,
        staff=staff_of(request.user, area_id),
        places=places_of(request.user, area_id),
    )
    circle = CircleForm(request.POST if asked == "circle" else None, prefix="new", find=find)
    if request.method == "POST":
        went = _posted(request, saving, area_id, form, circle) or _ended(request, saving, held, members)
        if went:
            return went
    names: dict[UUID, list[str]] = {one.pk: [one.name] for one in circles}
    theirs: dict[UUID, list[CircleMember]] = defaultdict(list)
    for member in members:
        theirs[member.circle_id].append(member)
    seen = {key for kept in held for key in (kept.person_id, kept.other_person_id) if key}
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=sorted(seen | {member.young_person_id for member in members}),
        areas=[area_id],
        detail={"page": "who is kept apart"},
    )
    context = {
        "lines": [apart_line(kept, names) for kept in held],
        "circles": [(one, theirs[one.pk]) for one in circles],
        "form": form,
        "circle": circle,
        "saving": saving,
    }
    return render(request, "activities/keep_apart.html", context)


def _posted(
    request: StaffRequest, saving: Saving, area_id: UUID, form: KeepApartForm, circle: CircleForm
) -> HttpResponseBase | None:
    asked, here = request.POST.get("do", ""), reverse("activities:keep_apart")
    if asked == "keep":
        return attempt(
            request,
            saving,
            form,
            lambda: actions.keep_apart(by=request.user, area_id=area_id, **form.values()),
            url=here,
            words="Saved. Every session ahead was checked again.",
        )
    if asked == "circle":
        return attempt(
            request,
            saving,
            circle,
            lambda: _make(request, area_id, circle),
            url=here,
            words="Saved. Every session ahead was checked again.",
        )
    return None


def _make(request: StaffRequest, area_id: UUID, form: CircleForm) -> Circle:
    return actions.make_circle(by=request.user, area_id=area_id, **form.values())


def _ended(
    request: StaffRequest, saving: Saving, held: list[KeepApart], members: list[CircleMember]
) -> HttpResponseBase | None:
    """End one of those that are shown."""
    asked = request.POST.get("do", "")
    if asked.startswith(END):
        kept = next((one for one in held if f"{END}{one.pk}" == asked), None)
        if kept is None:
            raise NotFound
        actions.end_keep_apart(by=request.user, kept=kept)
    elif asked.startswith(LEAVE):
        member = next((one for one in members if f"{LEAVE}{one.pk}" == asked), None)
        if member is None:
            raise NotFound
        actions.leave_circle(by=request.user, member=member)
    else:
        return None
    messages.success(request, "Ended. It stays in the history.")
    return saving.finish(reverse("activities:keep_apart"))
