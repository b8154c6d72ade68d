"""Keeping a file, opening it, removing it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.documents import actions
from soceis.journey.documents.forms import FileForm, RemoveForm
from soceis.journey.documents.presenters import file_row, name_on_disk
from soceis.journey.documents.queries import content_of, file_for
from soceis.journey.documents.rules.scanning import ENDINGS, MOST_BYTES
from soceis.ui.papers.sending import sent


@requires(Permission.DOCUMENT_WRITE)
@require_http_methods(["GET", "POST"])
def add_file(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Choose a file and say what it is."""
    episode = episode_of(request, young_person_id, Permission.DOCUMENT_WRITE)
    saving = opening(request, form="file", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    posted = request.method == "POST"
    form = FileForm(
        request.POST if posted else None, request.FILES if posted else None, typed=saving.restored
    )
    if posted:

        def keep() -> None:
            given = form.cleaned_data
            actions.keep_file(
                by=request.user,
                episode=episode,
                kind=given["kind"],
                title=given["title"],
                content=given["file"].read(MOST_BYTES + 1),
            )

        home = reverse("documents:documents", args=[young_person_id])
        went = attempt(request, saving, form, keep, url=home, words="Kept, sealed.")
        if went:
            return went
    looked(request, episode.young_person, "add a file")
    context = {"person": episode.young_person, "form": form, "saving": saving, "most": MOST_BYTES}
    return render(request, "documents/add_file.html", context)


@requires(Permission.DOCUMENT_SEE)
def file(request: StaffRequest, file_id: UUID) -> HttpResponseBase:
    """The file itself."""
    found = file_for(request.user, file_id)
    content = content_of(request.user, found)
    actions.took_file(by=request.user, file=found)
    day = found.created_at.astimezone(clock.LONDON).date()
    name = name_on_disk(found.young_person.reference, found.kind, day, ENDINGS[found.media])
    return sent(content, found.media, name)


@requires(Permission.DOCUMENT_WRITE)
@require_http_methods(["GET", "POST"])
def remove_file(request: StaffRequest, file_id: UUID) -> HttpResponseBase:
    """Erase what a file held, with a reason."""
    found = file_for(request.user, file_id, Permission.DOCUMENT_WRITE)
    saving = opening(request, form="remove file", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = RemoveForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.remove_file(by=request.user, file=found, **form.cleaned_data),
            url=reverse("documents:documents", args=[found.young_person_id]),
            words="Removed. What it held is gone; that it was here stays.",
        )
        if went:
            return went
    looked(request, found.young_person, "remove a file")
    context = {"person": found.young_person, "form": form, "saving": saving, "row": file_row(found)}
    return render(request, "documents/remove_file.html", context)
