"""What was sent: where it stands, copies to keep, the visitor's own report."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from soceis.foundation.records.errors import NotFound
from soceis.interfaces.partners import words
from soceis.interfaces.partners.visiting import VisitorRequest, for_visitors
from soceis.sharing.consultations import queries
from soceis.sharing.consultations.models import Approach
from soceis.ui.papers.sending import sent as download
from soceis.ui.papers.typesetting import as_pdf


@for_visitors
@require_safe
def sent(request: VisitorRequest, approach_id: UUID) -> HttpResponseBase:
    """The reference, who answers by when, where it stands: and no content."""
    approach = _own(request, approach_id)
    context = {
        **words.frame(request),
        "line": words.line(approach),
        "approach": approach,
        "promise": words.promise(approach),
        "waits": approach.state == "received",
    }
    return render(request, "door/sent.html", context)


@for_visitors
@require_safe
def copy_pdf(request: VisitorRequest, approach_id: UUID) -> HttpResponseBase:
    """The copy to keep, as a tagged PDF."""
    approach = _own(request, approach_id)
    return download(as_pdf(words.copy_paper(approach)), "application/pdf", f"{approach.reference}.pdf")


@for_visitors
@require_safe
def copy_text(request: VisitorRequest, approach_id: UUID) -> HttpResponseBase:
    """The copy to keep, as plain text."""
    approach = _own(request, approach_id)
    return download(words.copy_text(approach).encode(), "text/plain", f"{approach.reference}.txt")


@for_visitors
@require_safe
def report(request: VisitorRequest) -> HttpResponseBase:
    """The visitor's own numbers."""
    mine = queries.sent_by(request.visitor)
    context = {**words.frame(request), "rows": words.report_rows(mine), "about": words.about_report()}
    return render(request, "door/report.html", context)


@for_visitors
@require_safe
def report_pdf(request: VisitorRequest) -> HttpResponseBase:
    """The same on paper."""
    mine = queries.sent_by(request.visitor)
    return download(as_pdf(words.report_paper(mine)), "application/pdf", "report.pdf")


def _own(request: VisitorRequest, approach_id: UUID) -> Approach:
    found = queries.sent_one(request.visitor, approach_id)
    if found is None:
        raise NotFound
    return found
