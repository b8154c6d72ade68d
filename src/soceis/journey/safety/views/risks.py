"""Writing what could happen, looking at it again, ending it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.views.asking import episode_of
from soceis.journey.safety import actions
from soceis.journey.safety.forms import EndForm, RiskForm
from soceis.journey.safety.models import Risk
from soceis.journey.safety.queries import may_see_to_it, risk_for
from soceis.people.views.asking import Attempt, attempt, looked

FIELDS = ("protects", "could_happen", "likelihood", "because", "plan", "their_view")


def overview_of(young_person_id: UUID) -> str:
    """The page on which all of it stands."""
    return reverse("safety:overview", args=[young_person_id])


@requires(Permission.SAFETY_WRITE)
@require_http_methods(["GET", "POST"])
def write_risk(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Write one thing that could happen."""
    episode = episode_of(request, young_person_id, Permission.SAFETY_WRITE)
    person = episode.young_person
    saving = opening(request, form="risk", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    people = may_see_to_it(request.user, episode.access_subject)
    form = RiskForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        people=people,
        initial={"protects": person.strengths, "reviewer": str(request.user.pk)},
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.write_risk(by=request.user, episode=episode, **form.values()),
            url=overview_of(person.pk),
            words=f"Saved, for those who work with {person.name_used}.",
        )
        if tried.went_to:
            return tried.went_to
    looked(request, person, "what could happen")
    context = {"person": person, "form": form, "saving": saving, "tried": tried}
    return render(request, "safety/risk.html", context)


@requires(Permission.SAFETY_WRITE)
@require_http_methods(["GET", "POST"])
def look_again(request: StaffRequest, risk_id: UUID) -> HttpResponseBase:
    """Look again at one thing that could happen; two people at once see both texts."""
    risk = risk_for(request.user, risk_id, Permission.SAFETY_WRITE)
    saving = opening(request, form="risk again", about=risk.pk)
    if saving.result:
        return redirect(saving.result)
    if risk.ended_on is not None:
        raise WrongState(actions.NOT_STANDING)
    people = may_see_to_it(request.user, risk.access_subject)
    kept = {name: getattr(risk, name) for name in FIELDS}
    form = RiskForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        people=people,
        initial={**kept, "reviewer": str(risk.reviewer_id), "version": str(risk.version)},
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.look_again(
                by=request.user, risk=risk, version=form.seen_version, **form.values()
            ),
            url=overview_of(risk.young_person_id),
            words="Saved. What stood there before is kept.",
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences:
            fresh = request.POST.copy()
            fresh["version"] = str(Risk.objects.get(pk=risk.pk).version)
            form = RiskForm(fresh, people=people)
    looked(request, risk.young_person, "what could happen")
    context = {
        "person": risk.young_person,
        "risk": risk,
        "form": form,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "safety/risk.html", context, status=409 if tried.differences else 200)


@requires(Permission.SAFETY_WRITE)
@require_http_methods(["GET", "POST"])
def end_risk(request: StaffRequest, risk_id: UUID) -> HttpResponseBase:
    """It is no longer so."""
    risk = risk_for(request.user, risk_id, Permission.SAFETY_WRITE)
    saving = opening(request, form="risk ends", about=risk.pk)
    if saving.result:
        return redirect(saving.result)
    form = EndForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.end_risk(by=request.user, risk=risk, **form.cleaned_data),
            url=overview_of(risk.young_person_id),
            words="Noted. It stays to be read under “No longer so”.",
        )
        if tried.went_to:
            return tried.went_to
    looked(request, risk.young_person, "what could happen")
    context = {"person": risk.young_person, "risk": risk, "form": form, "saving": saving}
    return render(request, "safety/end_risk.html", context)
