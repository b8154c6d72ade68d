"""What was noticed about a young person: seen together, noting it, correcting it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock, codes
from soceis.people.forms.details import whole
from soceis.people.queries import young_person_for
from soceis.people.views.asking import Attempt, attempt, looked, over_theirs
from soceis.sharing.disclosures.queries import areas_to_share
from soceis.sharing.observations import actions, presenters, queries
from soceis.sharing.observations.forms import ObservationForm, as_typed
from soceis.sharing.observations.rules import PLACES, prompts
from soceis.sharing.partners.queries import directory
from soceis.ui.navigation import NavItem

# The first answers stand open, the prefilled ones behind a line.
FEW = ("words", "place", "how_known")


@requires(Permission.DISCLOSURE_SEE)
@require_safe
def observations(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Everything that was noticed, by place, the latest first, and which conversation it prompts."""
    person = young_person_for(request.user, young_person_id, Permission.DISCLOSURE_SEE)
    found = queries.observations_of(request.user, person)
    looked(request, person, "what was noticed")
    asked = request.GET.get("where", "")
    only = asked if asked in PLACES else ""
    here = reverse("observations:observations", args=[person.pk])
    there = {one.place for one in found}
    segments = [NavItem(_("Everywhere"), here, current=not only)]
    segments += [
        NavItem(codes.label("observation_place", place), f"{here}?where={place}", current=only == place)
        for place in PLACES
        if place in there
    ]
    context = {
        "person": person,
        "segments": segments if found else [],
        "places": presenters.by_place(found, only),
        "table": presenters.over_time([one for one in found if only in ("", one.place)], clock.today()),
        "prompts": prompts(presenters.noticed(found), clock.today()),
        "may_write": bool(decide(request.reach, Permission.INFORMATION_SHARE, person.access_subject)),
    }
    return render(request, "observations/observations.html", context)


@requires(Permission.INFORMATION_SHARE)
@require_http_methods(["GET", "POST"])
def note(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Note something small: three answers, the rest prefilled."""
    person = young_person_for(request.user, young_person_id, Permission.INFORMATION_SHARE)
    saving = opening(request, form="observation", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    form = ObservationForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        organisations=directory(request.user),
        areas=areas_to_share(request.user, person),
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.note(
                by=request.user, young_person=person, area=form.chosen_area(), **form.values()
            ),
            url=reverse("observations:observations", args=[person.pk]),
            words=_("Noted, beside what was noticed before."),
        ).went_to
        if went:
            return went
    looked(request, person, "noting something small")
    return render(request, "observations/note.html", {"person": person, **_shown(form), "saving": saving})


@requires(Permission.DISCLOSURE_SEE)
@require_http_methods(["GET", "POST"])
def observation(request: StaffRequest, observation_id: UUID) -> HttpResponseBase:
    """One observation, what stood there before, and the form that corrects it."""
    found = queries.observation_for(request.user, observation_id)
    person, subject = found.young_person, found.access_subject
    may_write = bool(decide(request.reach, Permission.INFORMATION_SHARE, subject))
    context = {"person": person, "facts": presenters.facts(found), "may_write": may_write}
    context["before"] = [presenters.before(one) for one in queries.what_stood_there(request.user, found)]
    looked(request, person, "something that was noticed")
    if request.method == "POST":
        check(request.reach, Permission.INFORMATION_SHARE, subject)
    if not may_write:
        return render(request, "observations/observation.html", context)
    saving = opening(request, form="observation correction", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    offered = directory(request.user)
    form = ObservationForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial=as_typed(found),
        organisations=offered,
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.correct(
                by=request.user,
                observation=found,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            ),
            url=reverse("observations:observation", args=[found.pk]),
            words=_("Corrected. What stood there is kept."),
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences:
            form = ObservationForm(over_theirs(request, found), organisations=offered)
    context |= {**_shown(form), "saving": saving, "tried": tried}
    return render(request, "observations/observation.html", context, status=409 if tried.differences else 200)


def _shown(form: ObservationForm) -> dict[str, object]:
    return {
        "form": form,
        "few": [form[name] for name in FEW],
        "more": [bound for bound in form.shown() if bound.name not in FEW],
    }
