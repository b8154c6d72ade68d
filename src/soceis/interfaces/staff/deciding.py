"""Deciding on a referral: the answer, and the episode that begins with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework import actions as casework
from soceis.journey.referrals import actions as referrals
from soceis.journey.referrals.forms import DecideForm
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.presenters import StandingPanel
from soceis.journey.referrals.queries import referral_for
from soceis.journey.referrals.rules import DECIDED, PROGRAMME_OF_DECISION
from soceis.sharing.consultations import actions as consultations


@requires(Permission.REFERRAL_DECIDE)
@require_http_methods(["GET", "POST"])
def decide(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """Say yes or no with a reason; a yes begins an episode and leads on to naming a key worker."""
    referral = referral_for(request.user, referral_id, Permission.REFERRAL_DECIDE)
    saving = opening(request, form="decide", about=referral.id)
    if saving.result:
        return redirect(saving.result)
    if referral.state == DECIDED:
        return redirect("referrals:page", referral.id)
    form = DecideForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, referral=referral
    )
    if request.method == "POST" and form.is_valid():
        try:
            return saving.finish(_carry_out(request, referral, form))
        except Invalid as problem:
            form.refuse(problem)
    return render(
        request,
        "staff/decide.html",
        {
            "referral": referral,
            "person": referral.young_person,
            "form": form,
            "panel": StandingPanel(referral),
            "saving": saving,
        },
    )


def _carry_out(request: StaffRequest, referral: Referral, form: DecideForm) -> str:
    said = form.cleaned_data
    referral = referrals.decide(
        by=request.user,
        referral=referral,
        decision=said["decision"],
        reason=said["reason"],
        age_override_reason=said.get("age_override_reason", ""),
    )
    consultations.tell_decision(
        by=request.user, referral_id=referral.pk, decision=referral.decision, age=referral.age_at_referral
    )
    name = referral.young_person.name_used
    if referral.decision not in PROGRAMME_OF_DECISION:
        messages.success(request, f"Decided. {name}’s referral keeps the reason.")
        return reverse("referrals:page", args=[referral.id])
    episode = casework.begin(by=request.user, referral=referral)
    messages.success(request, f"Decided. Now choose who works with {name}.")
    return reverse("casework:allocate", args=[episode.id])
