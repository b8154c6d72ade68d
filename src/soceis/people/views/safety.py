"""What to know before a visit."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.people import actions
from soceis.people.forms import SafetyNoteForm
from soceis.people.presenters import safety_row
from soceis.people.queries import safety_note_for, safety_notes_for, young_person_for
from soceis.people.rules import HAZARD
from soceis.people.views.asking import Attempt, attempt, done, id_in, looked


@requires(Permission.SAFE_CONTACT_SEE)
@require_http_methods(["GET", "POST"])
def safety_notes(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Hazards with their source and age, or that nothing is known, or that nobody has asked."""
    person = young_person_for(request.user, young_person_id, Permission.SAFE_CONTACT_SEE)
    may_edit = bool(decide(request.reach, Permission.SAFE_CONTACT_EDIT, person.access_subject))
    here = reverse("people:safety_notes", args=[person.id])
    if request.method == "POST" and "end" in request.POST:
        which = id_in(request.POST["end"])
        if which:
            actions.end_safety_note(by=request.user, note=safety_note_for(request.user, person, which))
        return done(request, "Noted: that is no longer so.", here)
    if request.method == "POST" and "check" in request.POST:
        which = id_in(request.POST["check"])
        if which:
            actions.check_safety_note(by=request.user, note=safety_note_for(request.user, person, which))
        return done(request, "Noted: it is still so today.", here)
    saving = opening(request, form="safety note", about=person.id)
    if saving.result:
        return redirect(saving.result)
    form = SafetyNoteForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={"kind": request.GET.get("about", ""), "answer": HAZARD},
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.add_safety_note(by=request.user, young_person=person, **form.cleaned_data),
            url=here,
            words="Saved. It stands on their page before a visit.",
        )
        if tried.went_to:
            return tried.went_to
    looked(request, person, "what to know before a visit")
    rows = [safety_row(note) for note in safety_notes_for(request.user, person, answers=True)]
    return render(
        request,
        "people/safety_notes.html",
        {"person": person, "rows": rows, "form": form if may_edit else None, "saving": saving},
    )
