"""Who is around a young person."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.people import actions
from soceis.people.actions.warnings import may_decide
from soceis.people.forms import TieForm
from soceis.people.forms.details import whole
from soceis.people.models import Tie, WarningLift, YoungPerson
from soceis.people.presenters import TieRow, tie_row
from soceis.people.queries import lift_for, lifts_asked, tie_for, ties_for, young_person_for
from soceis.people.views.asking import Attempt, attempt, done, id_in, looked

STEPS = ("end", "ask_lift", "lift", "keep")


@requires(Permission.YOUNG_PERSON_SEE_IDENTITY)
@require_http_methods(["GET", "POST"])
def ties(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Family, friends, professionals, adults we are worried about; what each may be told."""
    person = young_person_for(request.user, young_person_id, Permission.YOUNG_PERSON_SEE_IDENTITY)
    may_edit = bool(decide(request.reach, Permission.YOUNG_PERSON_EDIT, person.access_subject))
    here = reverse("people:ties", args=[person.id])
    if request.method == "POST" and any(step in request.POST for step in STEPS):
        return _single_step(request, person, here)
    changing_id = id_in(request.GET.get("change", ""))
    changing = tie_for(request.user, person, changing_id) if changing_id else None
    saving = opening(request, form="tie", about=changing.id if changing else person.id)
    if saving.result:
        return redirect(saving.result)
    form = TieForm(typed=saving.restored) if saving.restored is not None else _empty(changing)
    tried = Attempt()
    if request.method == "POST":
        form = TieForm(request.POST)

        def save() -> object:
            if changing is None:
                return actions.add_tie(by=request.user, young_person=person, **form.values())
            version = whole(form.cleaned_data["version"])
            return actions.change_tie(by=request.user, tie=changing, version=version, **form.values())

        tried = attempt(request, saving, form, save, url=here, words="Saved.")
        if tried.went_to:
            return tried.went_to
        if tried.differences and changing is not None:
            fresh = request.POST.copy()
            fresh["version"] = str(Tie.objects.get(pk=changing.pk).version)
            form = TieForm(fresh)
    looked(request, person, "people around them")
    asked = lifts_asked(request.user, person)
    rows = [_row(request, tie, asked.get(tie.pk)) for tie in ties_for(request.user, person)]
    return render(
        request,
        "people/ties.html",
        {
            "person": person,
            "rows": rows,
            "form": form if may_edit else None,
            "changing": changing,
            "saving": saving,
            "tried": tried,
        },
        status=409 if tried.differences else 200,
    )


def _row(request: StaffRequest, tie: Tie, lift: WarningLift | None) -> TieRow:
    return tie_row(tie, lift=lift, may_decide=lift is not None and may_decide(request.user, lift))


def _single_step(request: StaffRequest, person: YoungPerson, here: str) -> HttpResponseBase:
    """End a tie, ask that a warning be lifted, or decide about it as the second person."""
    step = next(step for step in STEPS if step in request.POST)
    which, words = id_in(request.POST[step]), request.POST.get("reason", "")
    if which is None:
        return redirect(here)
    if step in ("lift", "keep"):
        lift = lift_for(request.user, person, which)
        actions.decide_lift(by=request.user, lift=lift, approve=step == "lift", words=words)
        said = "The warning is lifted." if step == "lift" else "The warning stays."
        return done(request, f"{said} Both names and the reasons are kept.", here)
    tie = tie_for(request.user, person, which)
    if step == "ask_lift":
        actions.ask_to_lift(by=request.user, tie=tie, reason=words)
        return done(request, "Asked. The warning stays until another person has decided.", here)
    actions.end_tie(by=request.user, tie=tie)
    return done(request, "Noted: they are no longer around.", here)


def _empty(changing: Tie | None) -> TieForm:
    if changing is None:
        return TieForm()
    names = ("kind", "name", "organisation", "telephone", "may_be_told", "note", "checked_on")
    chosen = [name for name in ("lives_with", "may_be_a_risk") if getattr(changing, name)]
    kept = {name: getattr(changing, name) for name in names}
    return TieForm(initial={**kept, "facts": chosen, "version": str(changing.version)})
