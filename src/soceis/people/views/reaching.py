"""Safe ways to contact a young person."""

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
from soceis.people.forms import ContactPointForm
from soceis.people.forms.details import whole
from soceis.people.models import ContactPoint
from soceis.people.presenters import reach_row
from soceis.people.queries import contact_point_for, contact_points_for, do_not_contact, young_person_for
from soceis.people.views.asking import Attempt, attempt, done, id_in, looked


@requires(Permission.SAFE_CONTACT_SEE)
@require_http_methods(["GET", "POST"])
def contact_points(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """How to reach them safely: read by all who work with them, changed by workers and managers."""
    person = young_person_for(request.user, young_person_id, Permission.SAFE_CONTACT_SEE)
    may_edit = bool(decide(request.reach, Permission.SAFE_CONTACT_EDIT, person.access_subject))
    here = reverse("people:contact_points", args=[person.id])
    changing_id = id_in(request.GET.get("change", ""))
    changing = contact_point_for(request.user, person, changing_id) if changing_id else None
    if request.method == "POST" and "end" in request.POST:
        ended_id = id_in(request.POST["end"])
        if ended_id:
            actions.end_contact_point(
                by=request.user, point=contact_point_for(request.user, person, ended_id)
            )
        return done(request, "Noted: that way is no longer used.", here)
    saving = opening(request, form="contact point", about=changing.id if changing else person.id)
    if saving.result:
        return redirect(saving.result)
    form = _empty(changing)
    if saving.restored is not None:
        form = ContactPointForm(typed=saving.restored)
    tried = Attempt()
    if request.method == "POST":
        form = ContactPointForm(request.POST)

        def save() -> object:
            if changing is None:
                return actions.add_contact_point(by=request.user, young_person=person, **form.values())
            version = whole(form.cleaned_data["version"])
            return actions.change_contact_point(
                by=request.user, point=changing, version=version, **form.values()
            )

        tried = attempt(
            request, saving, form, save, url=here, words="Saved. Everybody who works with them sees it now."
        )
        if tried.went_to:
            return tried.went_to
        if tried.differences and changing is not None:
            fresh = request.POST.copy()
            fresh["version"] = str(ContactPoint.objects.get(pk=changing.pk).version)
            form = ContactPointForm(fresh)
    looked(request, person, "safe contact")
    rows = [reach_row(point) for point in contact_points_for(request.user, person)]
    return render(
        request,
        "people/contact_points.html",
        {
            "person": person,
            "rows": rows,
            "form": form if may_edit else None,
            "changing": changing,
            "saving": saving,
            "tried": tried,
            "do_not_contact": do_not_contact(request.user, person),
        },
        status=409 if tried.differences else 200,
    )


def _empty(changing: ContactPoint | None) -> ContactPointForm:
    if changing is None:
        return ContactPointForm()
    names = ("way", "value", "belongs_to", "safe", "when_and_how")
    chosen = [name for name in ("text_ok", "voicemail_ok") if getattr(changing, name)]
    kept = {name: getattr(changing, name) for name in names}
    return ContactPointForm(initial={**kept, "messages": chosen, "version": str(changing.version)})
