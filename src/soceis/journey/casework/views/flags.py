"""Flagging to the manager: flagged in two taps, seen, resolved in words, and the worker told back."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework import actions
from soceis.journey.casework.forms import AnswerForm, FlagForm, HowSoonForm
from soceis.journey.casework.presenters.flags import flag_lines
from soceis.journey.casework.queries import concern_for, episode_to_record, flags_of
from soceis.journey.casework.rules import CLOSED, flags
from soceis.journey.casework.views.asking import attempt, back_to, done, looked, page_of

FLAGGED_WORDS = "Flagged. Your manager sees it now, and the answer comes back to your day."


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def flag(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Flag something about a young person; what was flagged before, and what came of it, stands beside."""
    episode, _ = episode_to_record(request.user, young_person_id)
    saving = opening(request, form="flag", about=episode.young_person_id)
    if saving.result:
        return redirect(saving.result)
    form = FlagForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.flag(by=request.user, episode=episode, **form.cleaned_data),
            url=page_of(episode.young_person_id),
            words=FLAGGED_WORDS,
        )
        if went:
            return went
    looked(request, episode.young_person, "flag to the manager")
    context = {
        "person": episode.young_person,
        "form": form,
        "saving": saving,
        "is_closed": episode.state == CLOSED,
        "lines": flag_lines(flags_of(request.user, episode.young_person)),
    }
    return render(request, "casework/flag.html", context)


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def flag_concern(request: StaffRequest, concern_id: UUID) -> HttpResponseBase:
    """Flag a worry that is written down already; or again, when the answer did not do."""
    concern = concern_for(request.user, concern_id)
    saving = opening(request, form="flag-worry", about=concern.pk)
    if saving.result:
        return redirect(saving.result)
    form = HowSoonForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.flag_concern(by=request.user, concern=concern, **form.cleaned_data),
            url=reverse("staff:my_day"),
            words=FLAGGED_WORDS,
        )
        if went:
            return went
    looked(request, concern.young_person, "flag a worry to the manager")
    context = {"person": concern.young_person, "concern": concern, "form": form, "saving": saving}
    return render(request, "casework/flag_concern.html", context)


@requires(Permission.FLAG_ANSWER)
@require_http_methods(["GET", "POST"])
def answer_flag(request: StaffRequest, concern_id: UUID) -> HttpResponseBase:
    """Say what was done about something that was flagged; whoever flagged it is told back."""
    concern = concern_for(request.user, concern_id)
    check(request.reach, Permission.FLAG_ANSWER, concern.access_subject)
    saving = opening(request, form="flag-answer", about=concern.pk)
    if saving.result:
        return redirect(saving.result)
    form = AnswerForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.resolve_flag(by=request.user, concern=concern, **form.cleaned_data),
            url=reverse("staff:my_day"),
            words=f"Resolved. {concern.worker.get_short_name()} is told on their day.",
        )
        if went:
            return went
    looked(request, concern.young_person, "answer a flag")
    context = {
        "person": concern.young_person,
        "concern": concern,
        "line": flag_lines([concern])[0],
        "form": form,
        "saving": saving,
        "may_see": concern.flag == flags.FLAGGED,
    }
    return render(request, "casework/answer_flag.html", context)


@requires(Permission.FLAG_ANSWER)
@require_POST
def flag_seen(request: StaffRequest, concern_id: UUID) -> HttpResponseBase:
    """The manager has seen it and will answer."""
    concern = concern_for(request.user, concern_id)
    actions.see_flag(by=request.user, concern=concern)
    words = "Noted as seen. It stays here until it is resolved."
    return done(request, words, back_to(request, reverse("staff:my_day")))


@requires(Permission.CONTACT_RECORD)
@require_POST
def flag_heard(request: StaffRequest, concern_id: UUID) -> HttpResponseBase:
    """Whoever flagged it has heard the answer."""
    concern = concern_for(request.user, concern_id)
    actions.hear_back(by=request.user, concern=concern)
    return done(request, "Noted.", back_to(request, reverse("staff:my_day")))
