"""Opening a record with a reason, and what the managers who are told see."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid
from soceis.people import actions
from soceis.people.actions.opening import purposes_for
from soceis.people.forms import OpenForm
from soceis.people.presenters import opening_row
from soceis.people.queries import openings_by, openings_told, told_opening_for


@requires(Permission.BREAK_GLASS)
@require_http_methods(["GET", "POST"])
def open_with_reason(request: StaffRequest) -> HttpResponseBase:
    """Open a record outside one's own work; managers also see which of theirs were opened."""
    saving = opening(request, form="open with a reason")
    if saving.result:
        return redirect(saving.result)
    purposes = purposes_for(request.reach)
    form = OpenForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, purposes=purposes
    )
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_with_reason(by=request.user, **form.values())
        except Invalid as problem:
            form.refuse(problem)
        else:
            until = opened.expires_at.astimezone(clock.LONDON)
            messages.success(
                request,
                f"Open for reading until {until:%H:%M} on {until.day} {until:%B}. The managers are told.",
            )
            return saving.finish(reverse("staff:young_person", args=[opened.young_person_id]))
    mine = [opening_row(opened) for opened in openings_by(request.user)]
    told = [opening_row(opened) for opened in openings_told(request.user)]
    if mine or told:
        people = [row.opened.young_person_id for row in (*mine, *told)]
        audit.record(
            by=request.user, action=Action.LISTED, people=people, detail={"page": "opened with a reason"}
        )
    return render(
        request, "people/open_with_reason.html", {"form": form, "saving": saving, "mine": mine, "told": told}
    )


@requires(Permission.REFERRAL_DECIDE)
@require_http_methods(["POST"])
def opening_seen(request: StaffRequest, opening_id: UUID) -> HttpResponseBase:
    """A manager who was told has looked at it."""
    actions.mark_seen(by=request.user, opened=told_opening_for(request.user, opening_id))
    messages.success(request, "Noted. It stays in the list of who looked.")
    return redirect("people:open_with_reason")
