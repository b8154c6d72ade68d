"""The log of supervision: the list, one talk, writing it down, the worker's own words."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, StaleEdit
from soceis.journey.casework import actions
from soceis.journey.casework.forms.supervision import WRITTEN, OwnWordsForm, SupervisionForm
from soceis.journey.casework.models import Supervision
from soceis.journey.casework.presenters.supervision import length_words, supervised_lines, talk_lines
from soceis.journey.casework.queries.supervision import (
    Talk,
    areas_of_supervised,
    open_cases_of,
    supervised_by,
    talk_for,
    talks_for,
)
from soceis.journey.casework.views.asking import attempt
from soceis.people.presenters import Difference, differences, questions_of


@requires(Permission.SUPERVISION_SEE)
def log(request: StaffRequest) -> HttpResponseBase:
    """Whom somebody supervises, with the day of the next talk; and the talks that they may read."""
    talks = talks_for(request.user)
    found = supervised_by(request.user)
    audit.record(by=request.user, action=Action.LISTED, detail={"page": "supervision"})
    context = {
        "lines": talk_lines(talks, request.user.pk),
        "supervised": supervised_lines(found, clock.today()),
        "supervises": request.reach.holds(Permission.SUPERVISION_WRITE),
    }
    return render(request, "casework/supervision_log.html", context)


@requires(Permission.SUPERVISION_WRITE)
@require_http_methods(["GET", "POST"])
def write(request: StaffRequest, user_id: UUID) -> HttpResponseBase:
    """Write down a talk with somebody whom one supervises."""
    areas_of_supervised(request.user, user_id)
    worker = User.objects.get(pk=user_id)
    saving = opening(request, form="supervision", about=user_id)
    if saving.result:
        return redirect(saving.result)
    form = SupervisionForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        carried=open_cases_of(request.user, worker),
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.write_supervision(by=request.user, worker=worker, **form.values()),
            url=reverse("casework:supervision_log"),
            words=f"Kept. {worker.get_short_name()} can read it and add their own words.",
        )
        if went:
            return went
    return render(
        request, "casework/write_supervision.html", {"worker": worker, "form": form, "saving": saving}
    )


@requires(Permission.SUPERVISION_SEE)
@require_http_methods(["GET", "POST"])
def talk(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """One talk, as it was written down; the worker answers here."""
    found = talk_for(request.user, supervision_id)
    held = found.supervision
    saving = opening(request, form="supervision_words", about=held.pk)
    if saving.result:
        return redirect(saving.result)
    is_theirs = held.worker_id == request.user.pk
    form = OwnWordsForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={"words": held.worker_words},
    )
    if request.method == "POST":
        if not is_theirs:
            raise NotFound
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.add_own_words(by=request.user, supervision=held, **form.cleaned_data),
            url=reverse("casework:supervision", args=[held.pk]),
            words="Thank you. They see that you have read it.",
        )
        if went:
            return went
    audit.record(by=request.user, action=Action.LOOKED, areas=held.areas, record=held)
    context = {
        "talk": held,
        "length": length_words(held),
        "cases": [one.young_person for one in found.cases],
        "form": form if is_theirs else None,
        "may_correct": held.supervisor_id == request.user.pk,
        "saving": saving,
    }
    return render(request, "casework/supervision.html", context)


@requires(Permission.SUPERVISION_WRITE)
@require_http_methods(["GET", "POST"])
def correct(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """The supervisor puts something right; what it said before stays in the history."""
    found = talk_for(request.user, supervision_id)
    held = found.supervision
    if held.supervisor_id != request.user.pk:
        raise NotFound
    saving = opening(request, form="correct_supervision", about=held.pk)
    if saving.result:
        return redirect(saving.result)
    form = _correcting(request, found, saving)
    told: list[Difference] = []
    who = ""
    if request.method == "POST":
        try:
            went = _corrected(request, saving, form, held)
        except StaleEdit as stale:
            went, who = None, stale.who
            told = differences(stale, _questions(form))
            typed = request.POST.copy()
            typed["version"] = str(held.version)
            form = _correcting(request, found, saving, typed)
        if went:
            return went
    context = {"worker": held.worker, "form": form, "saving": saving, "talk": held}
    context |= {"tried": {"differences": told, "who": who}}
    return render(request, "casework/write_supervision.html", context, status=409 if told else 200)


def _correcting(request: StaffRequest, found: Talk, saving: Saving, typed: Any = None) -> SupervisionForm:
    held = found.supervision
    filled = {name: getattr(held, name) for name in WRITTEN} | {"version": str(held.version)}
    filled["cases"] = [str(one.young_person_id) for one in found.cases]
    posted = request.POST if request.method == "POST" else None
    return SupervisionForm(
        posted if typed is None else typed,
        typed=saving.restored,
        initial=filled,
        carried=open_cases_of(request.user, held.worker),
    )


def _corrected(
    request: StaffRequest, saving: Saving, form: SupervisionForm, held: Supervision
) -> HttpResponseRedirect | None:
    with transaction.atomic():
        return attempt(
            request,
            saving,
            form,
            lambda: actions.correct_supervision(
                by=request.user, supervision=held, version=form.seen(), **form.values()
            ),
            url=reverse("casework:supervision", args=[held.pk]),
            words="Put right.",
        )


def _questions(form: SupervisionForm) -> dict[str, str]:
    return questions_of((name, str(form.fields[name].label)) for name in WRITTEN)
