"""Asking to end the work, and the manager's signature."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework import actions
from soceis.journey.casework.forms import ClosureForm, ReturnForm, SignOffForm
from soceis.journey.casework.models import Episode
from soceis.journey.casework.presenters import (
    closure_rows,
    closure_warnings,
    reason_words,
    state_words,
    time_words,
)
from soceis.journey.casework.queries import (
    episode_for,
    non_engagement_of,
    planned_visits,
    promises_of,
    workers_of,
)
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, looked, page_of

SIGN, RETURN = "sign", "return"


def _asked_before(episode: Episode) -> dict[str, object]:
    """The words of the time before, when the manager returned them."""
    return (
        {"closure_code": episode.closure_code, "note": episode.closure_note} if episode.closure_code else {}
    )


@requires(Permission.CLOSURE_ASK)
@require_http_methods(["GET", "POST"])
def ask_closure(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Ask the manager to end the work."""
    episode = episode_for(request.user, episode_id, Permission.CLOSURE_ASK)
    saving = opening(request, form="closure", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    typed = request.POST if request.method == "POST" else None
    earlier = [one for one in non_engagement_of(request.user, episode) if not one.with_closure]
    form = ClosureForm(
        typed, initial=_asked_before(episode), typed=saving.restored, asked_before=bool(earlier)
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.ask_closure(by=request.user, episode=episode, **form.values()),
            url=page_of(episode.young_person_id),
            words="Asked. It stays open until the manager has signed.",
        )
        if went:
            return went
    looked(request, episode.young_person, "ask to end the work")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "is_closed": episode.state == CLOSED,
        "earlier": [reason_words(one) for one in earlier],
        "state": state_words(episode),
        "times": time_words(episode),
    }
    return render(request, "casework/ask_closure.html", context)


@requires(Permission.CLOSURE_SIGN_OFF)
@require_http_methods(["GET", "POST"])
def sign_off(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Everything that was asked, to sign or to return with a note."""
    episode = episode_for(request.user, episode_id, Permission.CLOSURE_SIGN_OFF)
    saving = opening(request, form="sign off", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    signing = SignOffForm(request.POST if asked == SIGN else None)
    returning = ReturnForm(request.POST if asked == RETURN else None)
    home = page_of(episode.young_person_id)
    name = episode.young_person.name_used
    went = None
    if asked == SIGN:
        went = attempt(
            request,
            saving,
            signing,
            lambda: actions.sign_off(by=request.user, episode=episode),
            url=home,
            words=f"Signed. The work with {name} has ended; being referred again begins a new one.",
        )
    elif asked == RETURN:
        went = attempt(
            request,
            saving,
            returning,
            lambda: actions.return_closure(by=request.user, episode=episode, **returning.cleaned_data),
            url=reverse("staff:my_day"),
            words="Returned. The worker finds your note on their day.",
        )
    if went:
        return went
    reasons = non_engagement_of(request.user, episode)
    promises = promises_of(request.user, episode)
    visits = planned_visits(request.user, episode)
    looked(request, episode.young_person, "sign the end of the work")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "signing": signing,
        "returning": returning,
        "saving": saving,
        "is_asked": episode.closure_asked_on is not None and episode.state != CLOSED,
        "rows": closure_rows(episode, reasons),
        "warnings": closure_warnings(episode, by_id=request.user.pk),
        "times": time_words(episode),
        "workers": workers_of(request.user, episode),
        "promises": promises,
        "visits": visits,
    }
    return render(request, "casework/sign_off.html", context)
