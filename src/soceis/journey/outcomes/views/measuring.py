"""Short sentences, kinds of people, milestones: each a page of a few taps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.outcomes import actions
from soceis.journey.outcomes.forms import MeasuresForm, MilestoneForm, SupportForm
from soceis.journey.outcomes.queries import Moving, moving_of
from soceis.ui.forms import Form


def _page(
    request: StaffRequest,
    young_person_id: UUID,
    name: str,
    make: Callable[..., Form],
    act: Callable[[Episode, Any], Any],
    likely: Callable[[Episode, Moving], dict[str, Any]],
) -> HttpResponseBase:
    """One form about the present episode, saved once, then back to what changed."""
    episode = episode_of(request, young_person_id, Permission.OUTCOME_RECORD)
    saving = opening(request, form=name, about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    before = moving_of(request.user, episode)
    data = request.POST if request.method == "POST" else None
    form = make(data, typed=saving.restored, initial=likely(episode, before))
    if request.method == "POST":
        back = reverse("outcomes:changed", args=[young_person_id])
        went = attempt(request, saving, form, lambda: act(episode, form), url=back, words=_("Saved."))
        if went:
            return went
    looked(request, episode.young_person, name)
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "before": before,
    }
    return render(request, f"outcomes/{name}.html", context)


def _stage(episode: Episode, asked_before: bool) -> dict[str, Any]:
    """The moment that this is most likely about."""
    if episode.state == CLOSED:
        return {"stage": "exit"}
    return {"stage": "review" if asked_before else "baseline"}


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def measures(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Five short sentences, and how far they are true for them."""
    return _page(
        request,
        young_person_id,
        "measures",
        MeasuresForm,
        lambda episode, form: actions.measure(by=request.user, episode=episode, **form.values()),
        lambda episode, before: _stage(episode, bool(before.measures)),
    )


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def support(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """How many people of each kind they can turn to."""
    return _page(
        request,
        young_person_id,
        "support",
        SupportForm,
        lambda episode, form: actions.count_support(by=request.user, episode=episode, **form.values()),
        lambda episode, before: _stage(episode, bool(before.support)),
    )


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def milestone(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The first time that they did something."""
    return _page(
        request,
        young_person_id,
        "milestone",
        MilestoneForm,
        lambda episode, form: actions.reach_milestone(by=request.user, episode=episode, **form.cleaned_data),
        lambda *_: {},
    )
