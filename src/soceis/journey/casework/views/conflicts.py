"""Conflicts of interest: everybody declares their own; the managers of the area keep records apart."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework import actions
from soceis.journey.casework.forms.conflicts import DeclareForm, KeepApartForm
from soceis.journey.casework.presenters.conflicts import conflict_lines, own_lines
from soceis.journey.casework.queries.conflicts import conflict_for, conflicts_of_areas, own_conflicts
from soceis.journey.casework.views.asking import attempt, done


@requires(Permission.CONFLICT_DECLARE)
@require_http_methods(["GET", "POST"])
def declare(request: StaffRequest) -> HttpResponseBase:
    """What somebody declared, and one box to say more."""
    here = reverse("casework:declare_conflict")
    saving = opening(request, form="conflict")
    if saving.result:
        return redirect(saving.result)
    form = DeclareForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.declare_conflict(by=request.user, **form.cleaned_data),
            url=here,
            words="Thank you. Only your manager reads this.",
        )
        if went:
            return went
    context = {"form": form, "saving": saving, "lines": own_lines(own_conflicts(request.user))}
    return render(request, "casework/declare_conflict.html", context)


@requires(Permission.CONFLICT_SEE)
def conflicts(request: StaffRequest) -> HttpResponseBase:
    """What the workers of one's areas declared, those that nobody looked at first."""
    found = conflicts_of_areas(request.user)
    return render(request, "casework/conflicts.html", {"lines": conflict_lines(found)})


@requires(Permission.CONFLICT_SEE)
@require_http_methods(["GET", "POST"])
def conflict(request: StaffRequest, conflict_id: UUID) -> HttpResponseBase:
    """One declaration: keep a record apart, note that there is none, or end it."""
    found = conflict_for(request.user, conflict_id)
    back = reverse("casework:conflicts")
    saving = opening(request, form="keep_apart", about=found.conflict.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    form = KeepApartForm(request.POST if asked == "keep" else None, typed=saving.restored)
    if asked == "nobody":
        actions.look_for(by=request.user, conflict=found.conflict)
        return done(request, "Noted. Nobody we work with.", back)
    if asked == "end":
        actions.end_conflict(by=request.user, conflict=found.conflict)
        return done(request, "Ended. What was kept apart is open again.", back)
    if request.method == "POST":
        if asked != "keep":
            raise NotFound
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.keep_apart(by=request.user, conflict=found.conflict, **form.cleaned_data),
            url=back,
            words="Kept apart. The record does not exist for them from now on, and their work with it has ended.",
        )
        if went:
            return went
    (line,) = conflict_lines([found])
    return render(
        request, "casework/conflict.html", {"line": line, "found": found, "form": form, "saving": saving}
    )
