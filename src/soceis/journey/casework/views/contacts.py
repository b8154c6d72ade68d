"""Recording what happened, and correcting it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework import actions
from soceis.journey.casework.forms import AttemptForm, ContactForm, CorrectionForm
from soceis.journey.casework.models import Episode, PlannedVisit
from soceis.journey.casework.presenters import component_chips, contact_meta, contact_title
from soceis.journey.casework.queries import contact_for, episode_to_record, visit_for
from soceis.journey.casework.views.asking import attempt, id_in, looked, page_of

ATTEMPT = "attempt"


def _visit(request: StaffRequest, episode: Episode) -> PlannedVisit | None:
    """The planned visit that the page was opened from, if it is one of this episode and not recorded yet."""
    which = id_in(request.GET.get("visit", ""))
    if which is None:
        return None
    visit = visit_for(request.user, which)
    return visit if visit.episode_id == episode.pk and visit.contact_id is None else None


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def record_contact(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """A contact in a few taps; with ?kind=attempt an attempt in three."""
    episode, mentor = episode_to_record(request.user, young_person_id)
    if request.GET.get("kind") == ATTEMPT:
        return _record_attempt(request, episode)
    saving = opening(request, form="contact", about=episode.young_person_id)
    if saving.result:
        return redirect(saving.result)
    visit = _visit(request, episode)
    options: dict[str, Any] = {"mentor": mentor.partition(" ")[0], "visit": visit}
    form = ContactForm(request.POST if request.method == "POST" else None, typed=saving.restored, **options)
    name = episode.young_person.name_used

    def act() -> None:
        actions.record_contact(by=request.user, episode=episode, visit=visit, **form.values())
        promised = form.promise()
        if promised:
            actions.promise(by=request.user, episode=episode, **promised)

    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            act,
            url=page_of(young_person_id),
            words=f"Saved. {name}’s page shows it now.",
        )
        if went:
            return went
    looked(request, episode.young_person, "record a contact")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "visit": visit,
    }
    return render(request, "casework/record_contact.html", context)


def _record_attempt(request: StaffRequest, episode: Episode) -> HttpResponseBase:
    saving = opening(request, form=ATTEMPT, about=episode.young_person_id)
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
    context = {"person": episode.young_person, "episode": episode, "form": form, "saving": saving}
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
        request.POST if request.method == "POST" else None, contact=contact, typed=saving.restored
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
