"""What changed on one page, the exit plan, the way into services for adults, asking again."""

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
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, StaleEdit
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.outcomes import actions, presenters
from soceis.journey.outcomes.forms import ExitPlanForm, LeaveForm, SeenForm, TransferForm, filled
from soceis.journey.outcomes.models import AdultTransfer, ExitPlan
from soceis.journey.outcomes.queries import (
    adult_services_from,
    exit_plan_of,
    moving_of,
    readings_of,
    standings_from,
    transfer_of,
)
from soceis.journey.outcomes.rules import FOLLOW_UP_WORDS, FOLLOW_UPS

EXIT_FIELDS = ("changed", "keeps_going", "turn_to", "if_hard", "ask_again", "agreed_on", "has_copy")
TRANSFER_FIELDS = ("wanted", "kind", "service", "plan", "asked_on", "accepted", "answered_on", "told_on")


def _here(episode: Episode) -> str:
    return reverse("outcomes:changed", args=[episode.young_person_id])


@requires(Permission.OUTCOME_SEE)
def changed(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """What changed since the start, who they can turn to, and what is agreed for the time after."""
    episode = episode_of(request, young_person_id, Permission.OUTCOME_SEE)
    readings = readings_of(request.user, episode)
    moving, today = moving_of(request.user, episode), clock.today()
    since = adult_services_from(episode)
    looked(request, episode.young_person, "what changed")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "is_closed": episode.state == CLOSED,
        "outcomes": presenters.outcomes_table(standings_from(readings)),
        "measures": presenters.measures_table(moving.measures),
        "quotes": presenters.quotes(moving.measures),
        "support": presenters.support_table(moving.support),
        "support_words": presenters.support_words(moving.support),
        "milestones": presenters.milestone_lines(moving.milestones),
        "exit_plan": moving.exit_plan,
        "exit_rows": presenters.exit_rows(moving.exit_plan),
        "transfer_rows": presenters.transfer_rows(moving.transfer),
        "think_of_adults": since is not None and since <= today and moving.transfer is None,
        "adults_since": since,
        "askings": presenters.asking_lines(episode, readings, moving, today),
        "may_record": bool(decide(request.reach, Permission.OUTCOME_RECORD, episode.access_subject)),
    }
    return render(request, "outcomes/changed.html", context)


def _one_record(
    request: StaffRequest,
    young_person_id: UUID,
    name: str,
    make: type[SeenForm],
    fields: tuple[str, ...],
    read: Callable[[Any, Episode], ExitPlan | AdultTransfer | None],
    act: Callable[..., Any],
) -> HttpResponseBase:
    """The form of the one record of an episode; what two people changed at once comes back with both."""
    episode = episode_of(request, young_person_id, Permission.OUTCOME_RECORD)
    saving = opening(request, form=name, about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    held = read(request.user, episode)
    differences: list[presenters.Difference] = []
    who = ""
    data = request.POST if request.method == "POST" else None
    form = make(data, typed=saving.restored, initial=filled(held, fields))
    if request.method == "POST":
        try:
            went = attempt(
                request,
                saving,
                form,
                lambda: act(by=request.user, episode=episode, **form.values()),
                url=_here(episode),
                words=_("Saved."),
            )
        except StaleEdit as stale:
            differences, who = presenters.differences(stale, form), stale.who
            whole = request.POST.copy()
            now = read(request.user, episode)
            whole["version"] = str(now.version if now else 0)
            form, went = make(whole), None
            form.is_valid()
        if went:
            return went
    looked(request, episode.young_person, name)
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "differences": differences,
        "who": who,
        "since": adult_services_from(episode),
    }
    return render(request, f"outcomes/{name}.html", context, status=409 if differences else 200)


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def exit_plan(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """What goes on when the work ends; also after it has."""
    return _one_record(
        request, young_person_id, "exit_plan", ExitPlanForm, EXIT_FIELDS, exit_plan_of, actions.plan_exit
    )


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def transfer(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The way into a service for adults; also after the work has ended."""
    return _one_record(
        request,
        young_person_id,
        "transfer",
        TransferForm,
        TRANSFER_FIELDS,
        transfer_of,
        actions.plan_transfer,
    )


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def leave(request: StaffRequest, young_person_id: UUID, months: int) -> HttpResponseBase:
    """Why nobody is asked again at 6 or 12 months."""
    episode = episode_of(request, young_person_id, Permission.OUTCOME_RECORD)
    if months not in FOLLOW_UPS:
        raise NotFound
    saving = opening(request, form=f"leave-{months}", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = LeaveForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.leave_follow_up(
                by=request.user, episode=episode, months=months, **form.cleaned_data
            ),
            url=_here(episode),
            words=_("Noted. It stands on no list any more."),
        )
        if went:
            return went
    looked(request, episode.young_person, "asking again")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "when": FOLLOW_UP_WORDS[months],
    }
    return render(request, "outcomes/leave.html", context)
