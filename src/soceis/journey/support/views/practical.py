"""What a young person needs: asked for in three taps, and what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.saving import opening
from soceis.journey.casework.views.asking import attempt, done, episode_of, looked
from soceis.journey.support import actions
from soceis.journey.support.forms import GrantForm, HelpForm, UnmetForm
from soceis.journey.support.models import Grant, HelpRequest
from soceis.journey.support.presenters import help_line
from soceis.journey.support.queries import help_of, request_for
from soceis.journey.support.rules import MOST_PENCE, UNMET, pounds

SAID = {
    "met": gettext_lazy("Noted: help came."),
    "unmet": gettext_lazy("Noted. It is counted, so that what is missing here is seen."),
    "not_needed": gettext_lazy("Noted: it is not needed any more."),
    "asked": gettext_lazy("It is asked for again."),
}


def here(request_id: UUID) -> str:
    """The address of one request."""
    return reverse("support:request", args=[request_id])


@requires(Permission.HELP_SEE)
@require_http_methods(["GET", "POST"])
def practical(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Everything that was asked for, what is open first; asking takes two taps and Save."""
    episode = episode_of(request, young_person_id, Permission.HELP_SEE)
    person = episode.young_person
    may_write = bool(decide(request.reach, Permission.HELP_WRITE, episode.access_subject))
    saving = opening(request, form="help", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    form = HelpForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.ask_for_help(by=request.user, episode=episode, **form.cleaned_data),
            url=reverse("support:practical", args=[person.pk]),
            words=_("Saved."),
        )
        if went:
            return went
    looked(request, person, "practical help")
    lines = [help_line(one) for one in help_of(request.user, person)]
    context = {
        "person": person,
        "open": [line for line in lines if line.is_open],
        "ended": [line for line in lines if not line.is_open],
        "unmet": sum(line.request.state == UNMET for line in lines),
        "form": form if may_write else None,
        "saving": saving,
    }
    return render(request, "support/practical.html", context)


@requires(Permission.HELP_SEE)
@require_http_methods(["GET", "POST"])
def one_request(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """One request: how it stands, its grants and receipts; posting asks for a grant."""
    asked = request_for(request.user, request_id)
    saving = opening(request, form="grant", about=asked.pk)
    if saving.result:
        return redirect(saving.result)
    form = GrantForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.ask_for_grant(by=request.user, request=asked, **form.cleaned_data),
            url=here(asked.pk),
            words=_("Asked. A manager other than you decides."),
        )
        if went:
            return went
    return request_page(request, asked, grant_form=form, saving=saving)


@requires(Permission.HELP_WRITE)
@require_POST
def move(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Say that help came, could not be met and why, is not needed any more, or is asked for again."""
    asked = request_for(request.user, request_id, Permission.HELP_WRITE)
    to_state, given = request.POST.get("to", ""), {}
    if to_state == UNMET:
        form = UnmetForm(request.POST)
        if not form.is_valid():
            return request_page(request, asked, unmet_form=form)
        given = form.cleaned_data
    actions.move_help(by=request.user, request=asked, to_state=to_state, **given)
    return done(request, str(SAID[to_state]), here(asked.pk))


def request_page(request: StaffRequest, asked: HelpRequest, **shown: Any) -> HttpResponse:
    """The page of one request, with whichever form holds what was typed."""
    line = help_line(asked)
    allowed = bool(decide(request.reach, Permission.HELP_WRITE, asked.access_subject))
    looked(request, asked.young_person, "one request for practical help")
    context = {
        "person": asked.young_person,
        "line": line,
        "may_write": allowed,
        "grants": [(grant, may_decide(request, grant.grant)) for grant in line.grants],
        "limit": pounds(MOST_PENCE[asked.need]),
        "grant_form": GrantForm(),
        "unmet_form": UnmetForm(),
        **shown,
    }
    return render(request, "support/request.html", context)


def may_decide(request: StaffRequest, grant: Grant) -> bool:
    """Whether whoever asks is the manager who decides about the grant, and did not ask for it."""
    subject = Subject(grant.young_person_id, frozenset({grant.area_id}), first_person=grant.created_by_id)
    return bool(decide(request.reach, Permission.GRANT_DECIDE, subject))
