"""Outreach that keeps trying: how somebody was reached, what stands in the way, and what has not been tried."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework import actions
from soceis.journey.casework.forms import IntroductionForm, WhyForm
from soceis.journey.casework.presenters import state_words
from soceis.journey.casework.presenters.outreach import (
    sides,
    split_table,
    tries_table,
    untried_words,
    way_rows,
)
from soceis.journey.casework.queries import episode_for, outreach_of
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, looked


def _here(episode_id: UUID) -> str:
    return reverse("casework:outreach", args=[episode_id])


@requires(Permission.REFERRAL_SEE)
def outreach(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Attempts by way, the time to the first meeting, what each side says. Nothing here ends anything."""
    episode = episode_for(request.user, episode_id, Permission.REFERRAL_SEE)
    found = outreach_of(request.user, episode)
    may_note = bool(decide(request.reach, Permission.OUTREACH_NOTE, episode.access_subject))
    looked(request, episode.young_person, "reaching out")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "state": state_words(episode),
        "rows": way_rows(episode, found),
        "tries": tries_table(found),
        "untried": untried_words(found),
        "sides": sides(found.reasons),
        "split": split_table(found.reasons),
        "may_introduce": may_note,
        "may_note": may_note and episode.state != CLOSED,
    }
    return render(request, "casework/outreach.html", context)


@requires(Permission.OUTREACH_NOTE)
@require_http_methods(["GET", "POST"])
def introduce(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Note how they came to know us."""
    episode = episode_for(request.user, episode_id, Permission.OUTREACH_NOTE)
    saving = opening(request, form="introduction", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = IntroductionForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={"introduction": episode.introduction, "introduced_by": episode.introduced_by},
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.introduce(by=request.user, episode=episode, **form.cleaned_data),
            url=_here(episode.pk),
            words="Noted.",
        )
        if went:
            return went
    looked(request, episode.young_person, "how they came to know us")
    context = {"person": episode.young_person, "episode": episode, "form": form, "saving": saving}
    return render(request, "casework/introduce.html", context)


@requires(Permission.OUTREACH_NOTE)
@require_http_methods(["GET", "POST"])
def ask_why(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Note what one side says stands in the way; the work goes on."""
    episode = episode_for(request.user, episode_id, Permission.OUTREACH_NOTE)
    saving = opening(request, form="why", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = WhyForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={"informant": request.GET.get("from", "")},
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.ask_why(by=request.user, episode=episode, **form.values()),
            url=_here(episode.pk),
            words="Noted. The work goes on as it was.",
        )
        if went:
            return went
    looked(request, episode.young_person, "what stands in the way")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "is_closed": episode.state == CLOSED,
    }
    return render(request, "casework/ask_why.html", context)
