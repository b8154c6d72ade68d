"""The photo or the PDF of a receipt of practical help."""

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
from soceis.journey.casework.views.asking import attempt, looked
from soceis.journey.documents import actions
from soceis.journey.documents.forms import ReceiptFileForm
from soceis.journey.documents.presenters import file_row
from soceis.journey.documents.queries import files_of_receipt
from soceis.journey.documents.rules.scanning import MOST_BYTES
from soceis.journey.support.presenters import receipt_line
from soceis.journey.support.queries import any_receipt_for


@requires(Permission.DOCUMENT_SEE)
@require_http_methods(["GET", "POST"])
def receipt_file(request: StaffRequest, receipt_id: UUID) -> HttpResponseBase:
    """What is kept of a receipt; choosing a photo or a PDF keeps it."""
    posted = request.method == "POST"
    receipt = any_receipt_for(
        request.user, receipt_id, Permission.HELP_WRITE if posted else Permission.HELP_SEE
    )
    saving = opening(request, form="receipt file", about=receipt.pk)
    if saving.result:
        return redirect(saving.result)
    line = receipt_line(receipt)
    form = ReceiptFileForm(request.POST if posted else None, request.FILES if posted else None)
    if posted:

        def keep() -> None:
            content = form.cleaned_data["file"].read(MOST_BYTES + 1)
            actions.keep_receipt(by=request.user, receipt=receipt, title=line.words, content=content)

        home = reverse("support:request", args=[receipt.grant.request_id])
        went = attempt(request, saving, form, keep, url=home, words=_("Kept, sealed."))
        if went:
            return went
    looked(request, receipt.young_person, "the photo of a receipt")
    may_write = decide(request.reach, Permission.DOCUMENT_WRITE, receipt.access_subject)
    context = {
        "person": receipt.young_person,
        "line": line,
        "files": [file_row(file) for file in files_of_receipt(request.user, receipt)],
        "form": form if may_write and line.counts else None,
        "may_write": bool(may_write),
        "saving": saving,
    }
    return render(request, "documents/receipt_file.html", context)
