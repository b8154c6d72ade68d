"""Speaking up with other services, and caregivers' own support: lists with a form beside them."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.views.asking import episode_of
from soceis.journey.support import actions
from soceis.journey.support.actions.advocacy import FIELDS as ADVOCACY_FIELDS
from soceis.journey.support.actions.caregivers import FIELDS as SUPPORT_FIELDS
from soceis.journey.support.forms import AdvocacyForm, CaregiverForm
from soceis.journey.support.models import Advocacy, CaregiverSupport
from soceis.journey.support.presenters import advocacy_line, caregiver, to_support
from soceis.journey.support.queries import (
    advocacy_for,
    advocacy_of,
    caregiver_support_for,
    caregivers_of,
)
from soceis.people.forms.details import whole
from soceis.people.models import Tie, YoungPerson
from soceis.people.queries import young_person_for
from soceis.people.views.asking import Attempt, attempt, id_in, looked, over_theirs


@requires(Permission.HELP_SEE)
@require_http_methods(["GET", "POST"])
def advocacy(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """What was asked of school, housing, police, social work and benefits, and what came of it."""
    episode = episode_of(request, young_person_id, Permission.HELP_SEE)
    person = episode.young_person
    which = id_in(request.GET.get("change", ""))
    changing = advocacy_for(request.user, person, which) if which else None
    saving = opening(request, form="advocacy", about=changing.pk if changing else person.pk)
    if saving.result:
        return redirect(saving.result)
    form, tried = _advocacy_form(request, saving, changing), Attempt()
    if request.method == "POST":

        def save() -> object:
            if changing is None:
                return actions.speak_up(by=request.user, episode=episode, **form.values())
            return actions.change_advocacy(
                by=request.user,
                advocacy=changing,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            )

        here = reverse("support:advocacy", args=[person.pk])
        tried = attempt(request, saving, form, save, url=here, words=_("Saved."))
        if tried.went_to:
            return tried.went_to
        if tried.differences and changing:
            form = AdvocacyForm(over_theirs(request, changing))
    looked(request, person, "speaking up")
    context = {
        "person": person,
        "lines": [advocacy_line(one) for one in advocacy_of(request.user, person)],
        "form": form if decide(request.reach, Permission.HELP_WRITE, episode.access_subject) else None,
        "changing": changing,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "support/advocacy.html", context, status=409 if tried.differences else 200)


def _advocacy_form(request: StaffRequest, saving: Saving, changing: Advocacy | None) -> AdvocacyForm:
    if request.method == "POST":
        return AdvocacyForm(request.POST)
    if changing is None or saving.restored is not None:
        return AdvocacyForm(typed=saving.restored)
    kept = {name: getattr(changing, name) for name in ADVOCACY_FIELDS}
    return AdvocacyForm(initial={**kept, "version": str(changing.version)})


@requires(Permission.CAREGIVER_SUPPORT_SEE)
@require_http_methods(["GET", "POST"])
def caregivers(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Caregivers' own support, apart from the young person's record; nobody who may be a risk can be chosen."""
    person = young_person_for(request.user, young_person_id, Permission.CAREGIVER_SUPPORT_SEE)
    which = id_in(request.GET.get("change", ""))
    changing = caregiver_support_for(request.user, person, which) if which else None
    saving = opening(request, form="caregiver", about=changing.pk if changing else person.pk)
    if saving.result:
        return redirect(saving.result)
    ties = caregivers_of(request.user, person)
    form, tried = _caregiver_form(request, saving, changing, ties), Attempt()
    if request.method == "POST":

        def save() -> object:
            if changing is None:
                tie = _chosen(ties, form.cleaned_data["tie"])
                return actions.support_caregiver(by=request.user, tie=tie, **form.values())
            return actions.change_caregiver_support(
                by=request.user,
                support=changing,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            )

        here = reverse("support:caregivers", args=[person.pk])
        tried = attempt(request, saving, form, save, url=here, words=_("Saved."))
        if tried.went_to:
            return tried.went_to
        if tried.differences and changing:
            form = CaregiverForm(over_theirs(request, changing), ties=_answers(ties, changing))
    looked(request, person, "caregivers' own support")
    context = {
        "person": person,
        "caregivers": [caregiver(tie) for tie in ties],
        "form": form if _may_write(request, person) and _answers(ties, changing) else None,
        "changing": changing,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "support/caregivers.html", context, status=409 if tried.differences else 200)


def _may_write(request: StaffRequest, person: YoungPerson) -> bool:
    return bool(decide(request.reach, Permission.CAREGIVER_SUPPORT_WRITE, person.access_subject))


def _answers(ties: list[Tie], changing: CaregiverSupport | None) -> list[tuple[str, str]]:
    """Who may be chosen: everybody who may be contacted; of an entry that is changed, the one it is about."""
    if changing is None:
        return to_support(ties)
    return [(str(changing.tie_id), changing.tie.name)]


def _caregiver_form(
    request: StaffRequest, saving: Saving, changing: CaregiverSupport | None, ties: list[Tie]
) -> CaregiverForm:
    answers = _answers(ties, changing)
    if request.method == "POST":
        return CaregiverForm(request.POST, ties=answers)
    if changing is None or saving.restored is not None:
        return CaregiverForm(typed=saving.restored, ties=answers)
    kept = {name: getattr(changing, name) for name in SUPPORT_FIELDS}
    return CaregiverForm(
        initial={**kept, "tie": str(changing.tie_id), "version": str(changing.version)}, ties=answers
    )


def _chosen(ties: list[Tie], key: str) -> Tie:
    tie = next((tie for tie in ties if str(tie.pk) == key), None)
    if tie is None:
        raise NotFound
    return tie
