"""Planning a visit, noting a promise, keeping one."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework import actions
from soceis.journey.casework.access import only_mentors
from soceis.journey.casework.forms import PromiseForm, VisitForm
from soceis.journey.casework.queries import episode_for, planned_visits, promise_for, promises_of, visit_for
from soceis.journey.casework.views.asking import attempt, back_to, done, looked, page_of
from soceis.ui.words import day_words


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def plan_visit(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Plan a meeting; those that are planned stand beside."""
    episode = episode_for(request.user, episode_id, Permission.CONTACT_RECORD)
    saving = opening(request, form="visit", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = VisitForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.plan_visit(by=request.user, episode=episode, **form.values()),
            url=page_of(episode.young_person_id),
            words="Planned. It stands on your day.",
        )
        if went:
            return went
    looked(request, episode.young_person, "plan a visit")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "visits": planned_visits(request.user, episode),
        "own_only": only_mentors(request.reach, episode.access_subject),
    }
    return render(request, "casework/plan_visit.html", context)


@requires(Permission.CONTACT_RECORD)
@require_POST
def cancel_visit(request: StaffRequest, visit_id: UUID) -> HttpResponseBase:
    """Call a planned visit off."""
    visit = visit_for(request.user, visit_id)
    actions.cancel_visit(by=request.user, visit=visit)
    here = reverse("casework:plan_visit", args=[visit.episode_id])
    return done(request, f"Called off: {visit.title}, {day_words(visit.starts_at)}.", back_to(request, here))


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def promise(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Note a promise; those that wait to be kept stand beside."""
    episode = episode_for(request.user, episode_id, Permission.CONTACT_RECORD)
    saving = opening(request, form="promise", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = PromiseForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.promise(by=request.user, episode=episode, **form.cleaned_data),
            url=page_of(episode.young_person_id),
            words="Noted. It stands on your day until it is kept.",
        )
        if went:
            return went
    looked(request, episode.young_person, "promise something")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "promises": promises_of(request.user, episode),
        "own_only": only_mentors(request.reach, episode.access_subject),
    }
    return render(request, "casework/promise.html", context)


@requires(Permission.CONTACT_RECORD)
@require_POST
def promise_done(request: StaffRequest, promise_id: UUID) -> HttpResponseBase:
    """A promise was kept: a line of the day when the page asks for a part of itself, else back to the page."""
    kept = actions.keep_promise(by=request.user, promise=promise_for(request.user, promise_id))
    if request.headers.get("HX-Request"):
        return render(request, "casework/promise_kept.html", {"promise": kept})
    return done(request, f"Kept: {kept.text}", back_to(request, reverse("staff:my_day")))
