"""Pausing, resuming, the monthly review."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from soceis.journey.casework.forms import PauseForm, ResumeForm, ReviewForm
from soceis.journey.casework.forms.reviews import months_to_review
from soceis.journey.casework.presenters import review_rows, state_words, time_words
from soceis.journey.casework.presenters.reviewing import begun_review, overdue_words, since_rows
from soceis.journey.casework.queries import episode_for, latest_review, since_last_review
from soceis.journey.casework.rules import ACTIVE, ENGAGING, PAUSED
from soceis.journey.casework.views.asking import attempt, looked, page_of


@requires(Permission.EPISODE_PAUSE)
@require_http_methods(["GET", "POST"])
def pause(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Pause the work with a reason."""
    episode = episode_for(request.user, episode_id, Permission.EPISODE_PAUSE)
    saving = opening(request, form="pause", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = PauseForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.pause(by=request.user, episode=episode, **form.cleaned_data),
            url=page_of(episode.young_person_id),
            words="Paused. Meeting again takes it up by itself.",
        )
        if went:
            return went
    looked(request, episode.young_person, "pause")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "can_pause": episode.state in (ENGAGING, ACTIVE),
        "state": state_words(episode),
    }
    return render(request, "casework/pause.html", context)


@requires(Permission.EPISODE_PAUSE)
@require_http_methods(["GET", "POST"])
def resume(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Take the work up again."""
    episode = episode_for(request.user, episode_id, Permission.EPISODE_PAUSE)
    saving = opening(request, form="resume", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = ResumeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.resume(by=request.user, episode=episode, **form.cleaned_data),
            url=page_of(episode.young_person_id),
            words="It goes on.",
        )
        if went:
            return went
    looked(request, episode.young_person, "resume")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "is_paused": episode.state == PAUSED,
        "state": state_words(episode),
    }
    return render(request, "casework/resume.html", context)


@requires(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "POST"])
def review(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """The monthly review, with the one before beside it."""
    episode = episode_for(request.user, episode_id, Permission.REVIEW_WRITE)
    saving = opening(request, form="review", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    before = latest_review(request.user, episode)
    facts = since_last_review(request.user, episode, before)
    months = months_to_review(clock.today(), episode.open_from)
    form = ReviewForm(
        request.POST if request.method == "POST" else None,
        initial=begun_review(facts, before),
        months=months,
        typed=saving.restored,
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.write_review(by=request.user, episode=episode, **form.values()),
            url=page_of(episode.young_person_id),
            words="Saved. The next one is next month.",
        )
        if went:
            return went
    looked(request, episode.young_person, "monthly review")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "before": before,
        "before_rows": review_rows(before) if before else [],
        "state": state_words(episode),
        "times": time_words(episode),
        "since": facts.since,
        "facts": since_rows(facts),
        "overdue": overdue_words(facts),
    }
    return render(request, "casework/review.html", context)
