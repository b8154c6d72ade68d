"""Recording attempts, groups and corrections; the card after a visit spans apps and is staff's."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework import actions
from soceis.journey.casework.forms import AttemptForm, CorrectionForm, GroupForm
from soceis.journey.casework.presenters import component_chips, contact_meta, contact_title
from soceis.journey.casework.presenters.capture import amendments_in_words, month_in, work_sheet
from soceis.journey.casework.queries import (
    concern_for,
    contact_for,
    episode_to_record,
    group_candidates,
    versions_of,
    work_in_month,
    work_of,
)
from soceis.journey.casework.queries.mentoring import word_for
from soceis.journey.casework.views.asking import attempt, back_to, done, looked, page_of
from soceis.people.queries import do_not_contact


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def record_attempt(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """An attempt in three taps."""
    episode, _ = episode_to_record(request.user, young_person_id)
    saving = opening(request, form="attempt", about=episode.young_person_id)
    if saving.result:
        return redirect(saving.result)
    form = AttemptForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.record_contact(by=request.user, episode=episode, **form.values()),
            url=page_of(episode.young_person_id),
            words="Saved. Every try counts, also the ones without an answer.",
        )
        if went:
            return went
    looked(request, episode.young_person, "record an attempt")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "do_not_contact": do_not_contact(request.user, episode.young_person),
    }
    return render(request, "casework/record_attempt.html", context)


@requires(Permission.CONTACT_CORRECT)
@require_http_methods(["GET", "POST"])
def correct_contact(request: StaffRequest, contact_id: UUID) -> HttpResponseBase:
    """Correct a contact; the old words, the new words and the reason all stay."""
    contact = contact_for(request.user, contact_id, Permission.CONTACT_CORRECT)
    saving = opening(request, form="correction", about=contact.pk)
    if saving.result:
        return redirect(saving.result)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        contact=contact,
        work=work_of(request.user, contact),
        typed=saving.restored,
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.correct_contact(
                by=request.user,
                contact=contact,
                reason=form.cleaned_data["correction_reason"],
                **form.values(),
            ),
            url=page_of(contact.young_person_id),
            words="Corrected. What stood there before is kept, with your reason.",
        )
        if went:
            return went
    looked(request, contact.young_person, "correct a contact")
    context = {
        "person": contact.young_person,
        "contact": contact,
        "title": contact_title(contact),
        "meta": contact_meta(contact),
        "chips": component_chips(contact.components),
        "form": form,
        "saving": saving,
    }
    return render(request, "casework/correct_contact.html", context)


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def record_group(request: StaffRequest) -> HttpResponseBase:
    """A group visit: one entry, then a remark each."""
    saving = opening(request, form="group")
    if saving.result:
        return redirect(saving.result)
    episodes = group_candidates(request.user)
    form = GroupForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, episodes=episodes
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.record_group(by=request.user, **form.values()),
            url=reverse("staff:my_day"),
            words="Saved, on everybody’s page.",
        )
        if went:
            return went
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=[episode.young_person_id for episode in episodes],
        areas={episode.area_id for episode in episodes},
        detail={"page": "record a group"},
    )
    return render(request, "casework/record_group.html", {"form": form, "saving": saving})


@requires(Permission.CONTACT_CORRECT)
def amendments(request: StaffRequest, contact_id: UUID) -> HttpResponseBase:
    """What stood there before each correction: old, new, why, who and when."""
    versions = versions_of(request.user, contact_id)
    person = versions[0].young_person
    looked(request, person, "what was corrected")
    context = {
        "person": person,
        "title": contact_title(versions[0]),
        "amendments": amendments_in_words(versions),
    }
    return render(request, "casework/amendments.html", context)


@requires(Permission.CONTACT_RECORD)
@require_POST
def concern_told(request: StaffRequest, concern_id: UUID, whom: str) -> HttpResponseBase:
    """Somebody was told of a worry, or the manager has heard it."""
    concern = concern_for(request.user, concern_id)
    actions.tell_concern(by=request.user, concern=concern, whom=whom)
    return done(request, "Noted with today’s date.", back_to(request, reverse("staff:my_day")))


@requires(Permission.CONTACT_CORRECT)
@require_POST
def word_heard(request: StaffRequest, word_id: UUID) -> HttpResponseBase:
    """The worker, or the manager, has heard what a peer mentor told."""
    word = word_for(request.user, word_id)
    actions.heard_word(by=request.user, word=word)
    return done(request, "Good. They see that you have heard it.", back_to(request, reverse("staff:my_day")))


@requires(Permission.CONTACT_RECORD)
def my_work(request: StaffRequest) -> HttpResponseBase:
    """One's own hours, miles and money of a month."""
    month = month_in(request.GET.get("month", ""))
    entries = work_in_month(request.user, month)
    return render(request, "casework/my_work.html", {"month": month, "sheet": work_sheet(month, entries)})
