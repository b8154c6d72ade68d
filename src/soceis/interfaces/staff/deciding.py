"""Deciding on a referral: the answer, the episode that begins with it, and what a visitor must know."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide as may
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import codes
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import episodes_of
from soceis.journey.casework.rules import AWAITING, STATES
from soceis.journey.referrals import actions as referrals
from soceis.journey.referrals.forms import DecideForm, RiskForm
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.presenters import StandingPanel, earlier_rows, risk_source, risk_typed
from soceis.journey.referrals.queries import joined_to, others_of, referral_for
from soceis.journey.referrals.rules import DECIDED, PROGRAMME_OF_DECISION
from soceis.people.queries import Lookalike
from soceis.people.queries.merging import lookalikes_of
from soceis.sharing.consultations import actions as consultations
from soceis.ui.words import day_words


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
            "earlier": earlier_rows(others_of(request.user, referral)),
            "worked": [_worked(one) for one in episodes_of(request.user, referral.young_person_id)],
            "alike": _alike(request, referral),
            "risk_source": risk_source(referral) if referral.risk_to_staff else "",
            "saving": saving,
        },
    )


def _carry_out(request: StaffRequest, referral: Referral, form: DecideForm) -> str:
    said = form.cleaned_data
    referral = referrals.decide(
        by=request.user,
        referral=referral,
        decision=said["decision"],
        because=said["because"],
        reason=said["reason"],
        told_because=said["told_because"],
        told_words=said["told_words"],
        age_override_reason=said.get("age_override_reason", ""),
    )
    for told in (referral.pk, *joined_to(request.user, referral)):
        consultations.tell_decision(
            by=request.user, referral_id=told, decision=referral.decision, age=referral.age_at_referral,
            told=referral.told_because, words=referral.told_words,
        )  # fmt: skip
    name = referral.young_person.name_used
    if referral.decision not in PROGRAMME_OF_DECISION:
        messages.success(request, f"Decided. {name}’s referral keeps the reason.")
        return reverse("referrals:page", args=[referral.id])
    episode = casework.begin(by=request.user, referral=referral)
    if referral.risk_to_staff and referral.risk_answered_on is None:
        messages.success(
            request, f"Decided. Say what a visitor must know, then choose who works with {name}."
        )
        return reverse("staff:risk", args=[referral.id])
    messages.success(request, f"Decided. Now choose who works with {name}.")
    return reverse("casework:allocate", args=[episode.id])


@requires(Permission.REFERRAL_DECIDE)
@require_http_methods(["GET", "POST"])
def risk(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """What the referrer said that staff must know: a note before every visit, or none, with the reason."""
    referral = referral_for(request.user, referral_id, Permission.REFERRAL_DECIDE)
    saving = opening(request, form="risk of a referral", about=referral.pk)
    if saving.result:
        return redirect(saving.result)
    if not referral.risk_to_staff or referral.risk_answered_on is not None:
        return redirect("referrals:page", referral.pk)
    form = RiskForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial=risk_typed(referral),
    )
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["what"] == "take":
                referrals.take_risk_over(by=request.user, referral=referral, **form.note())
                messages.success(
                    request, "Noted. It stands before every visit, with who says so and since when."
                )
            else:
                referrals.leave_risk(by=request.user, referral=referral, because=form.cleaned_data["because"])
                messages.success(request, "Noted. It stays in the referral alone.")
        except Invalid as problem:
            form.refuse(problem)
        else:
            return saving.finish(_then(request, referral))
    audit.record(
        by=request.user, action=Action.LOOKED, people=[referral.young_person_id], areas=[referral.area_id],
        record=referral, detail={"page": "risk of a referral"},
    )  # fmt: skip
    context = {
        "referral": referral,
        "person": referral.young_person,
        "form": form,
        "saving": saving,
        "source": risk_source(referral),
    }
    return render(request, "referrals/risk.html", context)


def _then(request: StaffRequest, referral: Referral) -> str:
    """Who works with them is chosen next, when nobody does yet; else the referral."""
    begun = episodes_of(request.user, referral.young_person_id)
    waits = next((one for one in begun if one.referral_id == referral.pk and one.state == AWAITING), None)
    return (
        reverse("casework:allocate", args=[waits.pk])
        if waits
        else reverse("referrals:page", args=[referral.pk])
    )


def _worked(episode: Episode) -> str:
    """ "One to one, since Tue 3 Nov: active", "One to one, until Tue 3 Nov: goals reached"."""
    programme = codes.label("programme", episode.programme)
    if episode.end_date:
        ended = codes.label("closure_code", episode.closure_code) if episode.closure_code else "closed"
        return f"{programme}, until {day_words(episode.end_date)}: {ended.lower()}"
    since = f", since {day_words(episode.open_from)}" if episode.open_from else ""
    return f"{programme}{since}: {STATES[episode.state].lower()}"


def _alike(request: StaffRequest, referral: Referral) -> list[Lookalike]:
    """Other records that may be of the same person, for whoever may make them one."""
    if not may(request.reach, Permission.RECORD_MERGE, referral.access_subject):
        return []
    return lookalikes_of(request.user, referral.young_person)
