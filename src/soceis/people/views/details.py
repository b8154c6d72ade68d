"""Changing what we know about a young person."""

from uuid import UUID

from django.http import HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.people import actions
from soceis.people.forms import DetailsForm
from soceis.people.forms.details import details_as_typed
from soceis.people.models import PersonalDetails, YoungPerson
from soceis.people.queries import details_for, young_person_for
from soceis.people.views.asking import Attempt, attempt, looked


@requires(Permission.YOUNG_PERSON_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Name, age, own words, official papers; two people at once see both versions."""
    person = young_person_for(request.user, young_person_id, Permission.YOUNG_PERSON_EDIT)
    details = details_for(request.user, person)
    saving = opening(request, form="details", about=person.id)
    if saving.result:
        return redirect(saving.result)
    nation = details.area.nation
    tried = Attempt()
    if request.method == "POST":
        form = DetailsForm(request.POST, nation=nation)
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.change_details(
                by=request.user, young_person=person, **form.versions, **form.details()
            ),
            url=reverse("staff:young_person", args=[person.id]),
            words=f"Saved. {person.name_used}’s page shows it now.",
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences:
            person.refresh_from_db()
            details.refresh_from_db()
            form = DetailsForm(_on_top_of(request.POST, person, details), nation=nation)
    else:
        form = DetailsForm(
            initial=details_as_typed(person, details),
            typed=saving.restored,
            nation=nation,
        )
    looked(request, person, "details")
    context = {"person": person, "form": form, "saving": saving, "tried": tried}
    return render(request, "people/edit.html", context, status=409 if tried.differences else 200)


def _on_top_of(typed: QueryDict, person: YoungPerson, details: PersonalDetails) -> QueryDict:
    """The words that were typed, over the versions that are saved now: the next saving keeps these words."""
    whole = typed.copy()
    whole["version"], whole["details_version"] = str(person.version), str(details.version)
    return whole
