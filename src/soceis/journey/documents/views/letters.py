"""Writing a letter, changing it until it goes, and the letter itself as a PDF."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.documents import actions
from soceis.journey.documents.forms import LetterForm, SendForm
from soceis.journey.documents.models import Letter
from soceis.journey.documents.presenters import begun, letter_paper, letter_row, name_on_disk, reach_answers
from soceis.journey.documents.queries import letter_for, may_reach_of
from soceis.journey.documents.rules import LETTERS
from soceis.people.forms.details import whole
from soceis.people.queries import do_not_contact
from soceis.people.views.asking import attempt as attempt_change
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import as_pdf

SHOWN = ("reader", "name", "address", "subject", "body")


@requires(Permission.DOCUMENT_WRITE)
@require_http_methods(["GET", "POST"])
def write_letter(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Choose what to begin from, then write."""
    episode = episode_of(request, young_person_id, Permission.DOCUMENT_WRITE)
    kind = request.GET.get("kind", "")
    person = episode.young_person
    if kind not in LETTERS:
        looked(request, person, "choose a letter")
        kinds = [(code, letter.words) for code, letter in LETTERS.items()]
        return render(request, "documents/choose_letter.html", {"person": person, "kinds": kinds})
    saving = opening(request, form=f"letter {kind}", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        initial=begun(kind, episode, request.user.get_short_name()),
        typed=saving.restored,
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.write_letter(by=request.user, episode=episode, kind=kind, **form.values()),
            url=reverse("documents:documents", args=[person.pk]),
            words="Kept as a draft. Print it, then say how it went.",
        )
        if went:
            return went
    looked(request, person, "write a letter")
    context = {
        "person": person,
        "form": form,
        "saving": saving,
        "title": LETTERS[kind].words,
        "reach": reach_answers(may_reach_of(request.user, person)),
        "do_not_contact": do_not_contact(request.user, person),
    }
    return render(request, "documents/write_letter.html", context)


def _changing(letter: Letter) -> LetterForm:
    return LetterForm(
        initial={**{name: getattr(letter, name) for name in SHOWN}, "version": str(letter.version)}
    )


@requires(Permission.DOCUMENT_SEE)
@require_http_methods(["GET", "POST"])
def letter(request: StaffRequest, letter_id: UUID) -> HttpResponseBase:
    """One letter: as it went, or as a draft to change and to send."""
    needed = Permission.DOCUMENT_WRITE if request.method == "POST" else Permission.DOCUMENT_SEE
    found = letter_for(request.user, letter_id, needed)
    here, person = reverse("documents:letter", args=[found.pk]), found.young_person
    saving = opening(request, form="a letter", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    asks = request.POST.get("do", "") if request.method == "POST" else ""
    sending = SendForm(request.POST if asks == "send" else None)
    form = LetterForm(typed=saving.restored) if saving.restored is not None else _changing(found)
    differences, status = [], 200
    if asks == "send":
        went = attempt(
            request,
            saving,
            sending,
            lambda: actions.send_letter(by=request.user, letter=found, **sending.cleaned_data),
            url=reverse("documents:documents", args=[person.pk]),
            words="Noted. The letter stays as it went.",
        )
        if went:
            return went
    elif request.method == "POST":
        form = LetterForm(request.POST)
        tried = attempt_change(
            request,
            saving,
            form,
            lambda: actions.change_letter(
                by=request.user, letter=found, version=whole(form.cleaned_data["version"]), **form.values()
            ),
            url=here,
            words="Saved.",
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences:
            differences, status = tried.differences, 409
            fresh = request.POST.copy()
            fresh["version"] = str(Letter.objects.get(pk=found.pk).version)
            form = LetterForm(fresh)
    looked(request, person, "a letter")
    may_write = bool(decide(request.reach, Permission.DOCUMENT_WRITE, found.access_subject))
    context = {
        "person": person,
        "letter": found,
        "row": letter_row(found),
        "form": form if may_write and found.sent_on is None else None,
        "sending": sending,
        "saving": saving,
        "reach": reach_answers(may_reach_of(request.user, person)),
        "do_not_contact": do_not_contact(request.user, person),
        "tried": {"differences": differences, "who": "Somebody"},
    }
    return render(request, "documents/letter.html", context, status=status)


@requires(Permission.DOCUMENT_SEE)
def letter_paper_page(request: StaffRequest, letter_id: UUID) -> HttpResponseBase:
    """The letter as a PDF for a window envelope."""
    found = letter_for(request.user, letter_id)
    content = as_pdf(letter_paper(found))
    actions.took_paper(by=request.user, person=found.young_person, paper="letter", record=found)
    name = name_on_disk(found.young_person.reference, "letter", found.written_on, "pdf")
    return sent(content, "application/pdf", name)
