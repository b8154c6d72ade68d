"""The map of a young person: seeing it, putting ties on it, confirming them or letting them go."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.contexts.mapping import actions
from soceis.contexts.mapping.forms import MapTieForm, NewTieForm
from soceis.contexts.mapping.models import MapTie
from soceis.contexts.mapping.presenters import ME, ends_of, shown
from soceis.contexts.mapping.queries import map_of, map_tie_for
from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.people.queries import young_person_for
from soceis.people.views.asking import Attempt, attempt, done, looked

KEPT = ("kind", "side", "certainty", "source", "reliability", "learned_on", "note")


def _here(young_person_id: UUID) -> str:
    return reverse("mapping:map", args=[young_person_id])


@requires(Permission.MAP_SEE)
@require_safe
def see(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """The picture, and the table that says the same."""
    person = young_person_for(request.user, young_person_id, Permission.MAP_SEE)
    read = map_of(request.user, person)
    looked(request, person, "the map of people")
    context = {
        "person": person,
        "map": shown(person, read, clock.today()),
        "may_edit": bool(decide(request.reach, Permission.MAP_EDIT, person.access_subject)),
    }
    return render(request, "mapping/map.html", context)


@requires(Permission.MAP_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Put a tie on the map."""
    person = young_person_for(request.user, young_person_id, Permission.MAP_EDIT)
    saving = opening(request, form="map tie", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    form = NewTieForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        ends=ends_of(person, map_of(request.user, person)),
        initial={"one": ME, "other": request.GET.get("with", "")},
    )
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.add_tie(by=request.user, young_person=person, **form.values()),
            url=_here(person.pk),
            words="Saved. It stands on the map.",
        )
        if tried.went_to:
            return tried.went_to
    looked(request, person, "the map of people")
    context = {"person": person, "form": form, "saving": saving, "tried": Attempt()}
    return render(request, "mapping/tie.html", context)


@requires(Permission.MAP_EDIT)
@require_http_methods(["GET", "POST"])
def change(request: StaffRequest, map_tie_id: UUID) -> HttpResponseBase:
    """Change what is said of a tie; two people at once see both texts."""
    tie = map_tie_for(request.user, map_tie_id)
    person = tie.young_person
    saving = opening(request, form="map tie again", about=tie.pk)
    if saving.result:
        return redirect(saving.result)
    kept = {name: getattr(tie, name) for name in KEPT}
    form = MapTieForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={**kept, "version": str(tie.version)},
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.change_tie(by=request.user, tie=tie, version=form.seen_version, **form.values()),
            url=_here(person.pk),
            words="Saved.",
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences:
            fresh = request.POST.copy()
            fresh["version"] = str(MapTie.objects.get(pk=tie.pk).version)
            form = MapTieForm(fresh)
    looked(request, person, "the map of people")
    names = [end.said_name if end else person.name_used for end in (tie.one, tie.other)]
    context = {
        "person": person,
        "between": " – ".join(names),
        "form": form,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "mapping/tie.html", context, status=409 if tried.differences else 200)


@requires(Permission.MAP_EDIT)
@require_POST
def settle(request: StaffRequest, map_tie_id: UUID) -> HttpResponseBase:
    """It is still so, or it is let go."""
    tie = map_tie_for(request.user, map_tie_id)
    if request.POST.get("do") == "confirm":
        actions.confirm_tie(by=request.user, tie=tie)
        return done(request, "Noted: it is still so today.", _here(tie.young_person_id))
    actions.let_go(by=request.user, tie=tie)
    return done(request, "Let go. It is on the map no more.", _here(tie.young_person_id))
