"""Writing to us: what was begun, the form that keeps itself, sending once."""

from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.accounts.saving import words_of
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.interfaces.partners import words
from soceis.interfaces.partners.forms import FORMS, TalkForm
from soceis.interfaces.partners.visiting import VisitorRequest, for_visitors
from soceis.sharing.consultations import actions, queries
from soceis.sharing.consultations.models import Approach, PartnerDraft

LABEL_USED = {"yes": True, "no": False}
# Asked again and again of the same person: the last answer is there already.
REMEMBERED = ("sender_name", "sender_telephone", "sender_job")


@for_visitors
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: VisitorRequest) -> HttpResponseBase:
    """The two ways, what was begun, what was sent."""
    if request.method == "POST":
        draft = actions.begin(visitor=request.visitor, kind=request.POST.get("kind", ""))
        return redirect("door:write", draft.pk)
    drafts = [one for one in queries.drafts_of(request.visitor) if one.content]
    context = {
        **words.frame(request),
        "places": ", ".join(dict.fromkeys(one.organisation for one in request.visitor.places)),
        "drafts": [(one, words.KIND_WORDS[one.kind]) for one in drafts],
        "lines": [words.line(one) for one in queries.sent_by(request.visitor)],
    }
    return render(request, "door/mine.html", context)


@for_visitors
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: VisitorRequest, draft_id: UUID) -> HttpResponseBase:
    """The form. What is typed is kept before it is judged; sent twice, it arrives once."""
    try:
        draft = queries.draft_of(request.visitor, draft_id)
    except NotFound:
        # Asked after the draft: sending turns one into the other while a second tap may be on its way.
        if queries.sent_one(request.visitor, draft_id) is None:
            raise
        return redirect("door:sent", draft_id)
    if request.method == "POST":
        return _posted(request, draft)
    typed = QueryDict(draft.content) if draft.content else None
    form = FORMS[draft.kind](visitor=request.visitor, typed=typed, initial=_remembered(request))
    return _page(request, draft, form)


def _posted(request: VisitorRequest, draft: PartnerDraft) -> HttpResponseBase:
    if "throw_away" in request.POST:
        actions.throw_away(visitor=request.visitor, draft_id=draft.pk)
        return redirect("door:mine")
    try:
        actions.keep(visitor=request.visitor, draft_id=draft.pk, content=words_of(request.POST))
    except Invalid:
        pass  # too long to keep: the form says which answer, and shows all of it
    else:
        if "later" in request.POST:
            return redirect("door:mine")
    form = FORMS[draft.kind](request.POST, visitor=request.visitor)
    status = 200
    if form.is_valid():
        if not ratelimit.consume(request, action="partner_send", key=request.visitor.mailbox):
            form.add_error(
                None,
                _(
                    "So much was sent in the last hour that this one waits. It is kept: ring us, or send it later."
                ),
            )
            status = 429
        else:
            try:
                sent = _send(request, draft, form)
            except Invalid as problem:
                form.refuse(problem)
            else:
                return redirect("door:sent", sent.pk)
    return _page(request, draft, form, status=status)


def _send(request: VisitorRequest, draft: PartnerDraft, form: TalkForm) -> Approach:
    said = {name: value for name, value in form.cleaned_data.items() if name != "work"}
    said["label_used"] = LABEL_USED.get(said["label_used"])
    return actions.send(visitor=request.visitor, draft_id=draft.pk, place=form.sends_to, said=said)


def _remembered(request: VisitorRequest) -> dict[str, str]:
    before = next(iter(queries.sent_by(request.visitor)), None)
    return {name: getattr(before, name) for name in REMEMBERED} if before else {}


def _page(
    request: VisitorRequest, draft: PartnerDraft, form: TalkForm, status: int = 200
) -> HttpResponseBase:
    context = {
        **words.frame(request),
        "draft": draft,
        "form": form,
        "kind": words.KIND_WORDS[draft.kind],
        "keep_url": reverse("door:keep", args=[draft.pk]),
    }
    return render(request, "door/write.html", context, status=status)


@for_visitors
@require_POST
def keep(request: VisitorRequest, draft_id: UUID) -> HttpResponseBase:
    """What the page sends while somebody types: 204 kept, 409 sent already, 422 too long."""
    try:
        kept = actions.keep(visitor=request.visitor, draft_id=draft_id, content=words_of(request.POST))
    except Invalid as problem:
        return JsonResponse({"error": str(problem)}, status=422)
    if not kept:
        return JsonResponse({"error": _("This was sent already.")}, status=409)
    return HttpResponse(status=204)
