"""One place or group around a young person, and what is done about it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.models import Episode
from soceis.journey.casework.views.asking import episode_of
from soceis.journey.safety import actions
from soceis.journey.safety.forms import ActionForm, ContextForm
from soceis.journey.safety.models import Context
from soceis.journey.safety.presenters import action_line
from soceis.journey.safety.queries import action_for, actions_of, contexts_of, may_see_to_it
from soceis.journey.safety.rules import CONTEXTS
from soceis.people.views.asking import Attempt, attempt, done, looked

FIELDS = ("strengths", "harms", "reach", "weight")


@requires(Permission.SAFETY_WRITE)
@require_http_methods(["GET", "POST"])
def context(request: StaffRequest, young_person_id: UUID, context_kind: str) -> HttpResponseBase:
    """How a place or a group stands, and what somebody does about it by when."""
    episode = episode_of(request, young_person_id, Permission.SAFETY_WRITE)
    if context_kind not in CONTEXTS:
        raise NotFound
    person, user = episode.young_person, request.user
    here = reverse("safety:context", args=[person.pk, context_kind])
    saving = opening(request, form=f"context {context_kind}", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    present = _present(user, episode, context_kind)
    people = may_see_to_it(user, episode.access_subject)
    action_form = ActionForm(people=people)
    if request.method == "POST" and request.POST.get("do") == "action" and present is not None:
        action_form = ActionForm(request.POST, people=people)
        went = attempt(
            request,
            saving,
            action_form,
            lambda: actions.add_action(by=user, context=present, **action_form.values()),
            url=here,
            words="Saved.",
        )
        if went.went_to:
            return went.went_to
        form, tried = _empty(present, saving), Attempt()
    else:
        form, tried = _save(request, saving, episode, context_kind, present)
    if tried.went_to:
        return tried.went_to
    looked(request, person, "a place or group around them")
    today = clock.today()
    shown = {
        "person": person,
        "kind": context_kind,
        "title": CONTEXTS[context_kind],
        "present": present,
        "form": form,
        "action_form": action_form if present else None,
        "actions": [action_line(one, today) for one in actions_of(user, person, context=present)]
        if present
        else [],
        "saving": saving,
        "tried": tried,
    }
    return render(request, "safety/context.html", shown, status=409 if tried.differences else 200)


def _present(user: User, episode: Episode, kind: str) -> Context | None:
    """What stands of this place or group in the area of the episode."""
    found = contexts_of(user, episode.young_person)
    return next((one for one in found if one.kind == kind and one.area_id == episode.area_id), None)


def _save(
    request: StaffRequest, saving: Saving, episode: Episode, kind: str, present: Context | None
) -> tuple[ContextForm, Attempt]:
    if request.method != "POST":
        return _empty(present, saving), Attempt()
    form = ContextForm(request.POST)
    tried = attempt(
        request,
        saving,
        form,
        lambda: actions.write_context(by=request.user, episode=episode, kind=kind, **form.values()),
        url=reverse("safety:overview", args=[episode.young_person_id]),
        words="Saved. What stood there before is kept.",
    )
    if tried.differences:
        fresh = request.POST.copy()
        now = _present(request.user, episode, kind)
        fresh["version"] = str(now.version if now else 0)
        form = ContextForm(fresh)
    return form, tried


def _empty(present: Context | None, saving: Saving) -> ContextForm:
    if present is None:
        return ContextForm(typed=saving.restored, initial={"version": "0"})
    kept = {name: getattr(present, name) for name in FIELDS}
    return ContextForm(typed=saving.restored, initial={**kept, "version": str(present.version)})


@requires(Permission.SAFETY_WRITE)
@require_POST
def settle_action(request: StaffRequest, context_action_id: UUID) -> HttpResponseBase:
    """It was done, or it is let go."""
    action = action_for(request.user, context_action_id)
    was_done = request.POST.get("do") == "done"
    actions.settle_action(by=request.user, action=action, done=was_done)
    words = "Noted with today’s date." if was_done else "Let go."
    return done(request, words, reverse("safety:overview", args=[action.young_person_id]))
