"""Grants: a manager's list, the decision of somebody who did not ask, and what the money bought."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework.views.asking import attempt, done, id_in, looked
from soceis.journey.support import actions
from soceis.journey.support.forms import DecisionForm, ReceiptForm
from soceis.journey.support.models import Receipt
from soceis.journey.support.presenters import grant_line, help_line, unmet_table, waiting_grant
from soceis.journey.support.queries import grant_for, grants_that_wait, receipt_for, unmet_needs
from soceis.journey.support.views.practical import here


@requires(Permission.GRANT_DECIDE)
def grants(request: StaffRequest) -> HttpResponse:
    """What waits for a manager, and what could not be met in their areas."""
    waiting = grants_that_wait(request.user)
    audit.record(
        by=request.user,
        action=Action.LOOKED,
        people=sorted({grant.young_person_id for grant in waiting}),
        areas=sorted(request.reach.managed_areas),
        detail={"page": "grants that wait"},
    )
    context = {
        "waiting": [waiting_grant(grant, request.user.pk) for grant in waiting],
        "unmet": unmet_table(unmet_needs(request.user)),
    }
    return render(request, "support/grants.html", context)


@requires(Permission.GRANT_DECIDE)
@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, grant_id: UUID) -> HttpResponseBase:
    """A manager who did not ask approves or declines, in words."""
    grant = grant_for(request.user, grant_id, Permission.GRANT_DECIDE)
    saving = opening(request, form="grant decision", about=grant.pk)
    if saving.result:
        return redirect(saving.result)
    form = DecisionForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        approve = request.POST.get("do") == "approve"
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.decide_grant(
                by=request.user, grant=grant, approve=approve, words=form.cleaned_data["words"]
            ),
            url=reverse("support:grants"),
            words=_("Approved.") if approve else _("Declined. Your words are kept with it."),
        )
        if went:
            return went
    looked(request, grant.young_person, "a grant to decide on")
    context = {
        "person": grant.young_person,
        "line": grant_line(grant),
        "help": help_line(grant.request),
        "form": form if grant.created_by_id != request.user.pk else None,
        "saving": saving,
    }
    return render(request, "support/decide.html", context)


@requires(Permission.HELP_WRITE)
@require_http_methods(["GET", "POST"])
def receipts(request: StaffRequest, grant_id: UUID) -> HttpResponseBase:
    """Write down what the grant bought, or take back a receipt that was a slip."""
    grant = grant_for(request.user, grant_id, Permission.HELP_WRITE)
    url = here(grant.request_id)
    slip = id_in(request.POST.get("take_back", ""))
    if slip is not None:
        receipt = receipt_for(request.user, grant, slip)
        actions.take_back_receipt(by=request.user, receipt=receipt)
        return done(request, _("Taken back. It no longer counts."), url)
    if request.POST.get("do") == "withdraw":
        actions.withdraw_grant(by=request.user, grant=grant)
        return done(request, _("The grant is taken back."), url)
    saving = opening(request, form="receipt", about=grant.pk)
    if saving.result:
        return redirect(saving.result)
    form = ReceiptForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        added: list[Receipt] = []
        photo = bool(request.POST.get("photo"))
        went = attempt(
            request,
            saving,
            form,
            lambda: added.append(actions.add_receipt(by=request.user, grant=grant, **form.cleaned_data)),
            url=lambda: reverse("documents:receipt_file", args=[added[0].pk]) if photo else url,
            words=_("Saved."),
        )
        if went:
            return went
    looked(request, grant.young_person, "what a grant bought")
    context = {
        "person": grant.young_person,
        "line": grant_line(grant),
        "help": help_line(grant.request),
        "form": form,
        "saving": saving,
    }
    return render(request, "support/receipts.html", context)
