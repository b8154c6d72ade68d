"""The licensed instrument: its licence, and its ten numbers."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.journey.assessments import actions
from soceis.journey.assessments.forms import LicenceForm, LicensedForm
from soceis.journey.assessments.models import Licence
from soceis.journey.assessments.presenters import licence_words, names_of
from soceis.journey.assessments.queries import areas_to_license, licence_for, licence_of, licences
from soceis.journey.assessments.rules import TOOLS
from soceis.journey.casework.views.asking import attempt, done, episode_of, looked


@requires(Permission.LICENCE_KEEP)
@require_http_methods(["GET", "POST"])
def keep_licences(request: StaffRequest) -> HttpResponseBase:
    """The evidence that an area may use the instrument; without it, it is off."""
    areas = {str(area.pk): area for area in areas_to_license(request.user)}
    here = reverse("assessments:licences")
    saving = opening(request, form="licence")
    if saving.result:
        return redirect(saving.result)
    form = LicenceForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        areas={key: area.name for key, area in areas.items()},
    )

    def act() -> Licence:
        clean = form.cleaned_data
        given = {name: clean[name] for name in ("holder", "reference", "valid_from", "valid_until")}
        return actions.record_licence(
            by=request.user, area=areas[clean["area"]], area_names=form.names(), **given
        )

    if request.method == "POST":
        went = attempt(request, saving, form, act, url=here, words=_("Recorded. Readings can be noted now."))
        if went:
            return went
    today = clock.today()
    listed = [
        (licence, licence_words(licence, today), licence.ended_on is None and licence.valid_until >= today)
        for licence in licences(request.user)
    ]
    context = {"form": form, "saving": saving, "licences": listed, "tool": TOOLS["justice_star"]}
    return render(request, "assessments/licences.html", context)


@requires(Permission.LICENCE_KEEP)
@require_POST
def end_licence(request: StaffRequest, licence_id: UUID) -> HttpResponseBase:
    """Switch the instrument off again."""
    actions.end_licence(by=request.user, licence=licence_for(request.user, licence_id))
    return done(request, _("Switched off. What was read stays."), reverse("assessments:licences"))


@requires(Permission.LIFE_WRITE)
@require_http_methods(["GET", "POST"])
def record_licensed(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Ten numbers from the licensed instrument, where a licence holds."""
    episode = episode_of(request, young_person_id, Permission.LIFE_WRITE)
    licence = licence_of(episode.area_id)
    saving = opening(request, form="licensed", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = LicensedForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, names=names_of(licence)
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.record_licensed(by=request.user, episode=episode, **form.values()),
            url=reverse("assessments:life", args=[episode.young_person_id]),
            words=_("Saved."),
        )
        if went:
            return went
    looked(request, episode.young_person, "licensed reading")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "licence": licence,
        "tool": TOOLS["justice_star"],
    }
    return render(request, "assessments/licensed.html", context)
