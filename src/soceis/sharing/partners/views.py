"""The directory of organisations, one of them, and the people there."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.models import Area
from soceis.foundation.accounts.saving import opening
from soceis.people.forms.details import whole
from soceis.people.views.asking import Attempt, attempt, done, id_in
from soceis.sharing.partners import actions, presenters, queries
from soceis.sharing.partners.forms import EVERYWHERE, ContactForm, OrganisationForm
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.rules import PARTNER_KINDS

NOTED = {
    "heard": "Noted: you heard of them today.",
    "bounced": "Noted: their e-mail came back. Find another way to reach them.",
    "left": "Noted: they have left.",
    "back": "Noted: they are there again.",
    "briefed": "Noted: they know how we work.",
}


def _may_edit(request: StaffRequest, organisation: Organisation) -> bool:
    """The national manager keeps all of it, an area's manager what is theirs."""
    if "national_manager" in request.reach.role_codes:
        return True
    subject = actions.subject_of(organisation)
    return bool(subject.area_ids) and bool(decide(request.reach, Permission.PARTNER_EDIT, subject))


@requires(Permission.PARTNER_SEE)
@require_safe
def directory(request: StaffRequest) -> HttpResponseBase:
    """Everybody we work with; first those who can no longer be counted on."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in PARTNER_KINDS else ""
    words = request.GET.get("q", "").strip()[:80]
    found = queries.directory(request.user, kind=kind, words=words)
    lapses = [] if kind or words else queries.lapses(request.user)
    context = {
        "rows": [presenters.organisation_line(one) for one in found],
        "lapses": [presenters.lapse_line(one) for one in lapses],
        "filters": presenters.kind_filters(kind),
        "narrowed": bool(kind or words),
        "words": words,
        "may_add": request.reach.holds(Permission.PARTNER_EDIT),
        "hears": bool(decide(request.reach, Permission.DISCLOSURE_SEE)),
        "answers": request.reach.holds(Permission.APPROACH_SEE),
        "reports": request.reach.holds(Permission.PARTNER_REPORT),
    }
    return render(request, "partners/directory.html", context)


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponseBase:
    """An organisation that is not in the directory yet."""
    areas = {str(area.pk): area for area in queries.areas_to_change(request.user)}
    everywhere = "national_manager" in request.reach.role_codes
    saving = opening(request, form="organisation")
    if saving.result:
        return redirect(saving.result)
    form = OrganisationForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        areas=areas.values(),
        everywhere=everywhere,
    )
    if request.method == "POST":

        def save() -> None:
            chosen = form.cleaned_data["area"]
            area: Area | None = None if chosen == EVERYWHERE else areas[chosen]
            actions.add_organisation(by=request.user, area=area, **form.values())

        tried = attempt(
            request,
            saving,
            form,
            save,
            url=reverse("partners:directory"),
            words="Saved. Now say who is there.",
        )
        if tried.went_to:
            return tried.went_to
    return render(request, "partners/edit.html", {"form": form, "saving": saving, "tried": Attempt()})


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, organisation_id: UUID) -> HttpResponseBase:
    """Change what we know of an organisation."""
    organisation = queries.organisation_for(request.user, organisation_id)
    saving = opening(request, form="organisation", about=organisation.pk)
    if saving.result:
        return redirect(saving.result)
    names = ("name", "kind", "telephone", "website", "note")
    initial = {name: getattr(organisation, name) for name in names} | {
        "email_domains": ", ".join(organisation.email_domains),
        "version": str(organisation.version),
    }
    form = OrganisationForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, initial=initial
    )
    tried = Attempt()
    if request.method == "POST":
        here = reverse("partners:organisation", args=[organisation.pk])
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.change_organisation(
                by=request.user,
                organisation=organisation,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            ),
            url=here,
            words="Saved.",
        )
        if tried.went_to:
            return tried.went_to
    context = {"form": form, "saving": saving, "tried": tried, "organisation": organisation}
    return render(request, "partners/edit.html", context, status=409 if tried.differences else 200)


@requires(Permission.PARTNER_SEE)
@require_http_methods(["GET", "POST"])
def organisation(request: StaffRequest, organisation_id: UUID) -> HttpResponseBase:
    """An organisation, and who is there; adding or changing somebody."""
    found = queries.organisation_for(request.user, organisation_id)
    people = queries.contacts_of(request.user, found)
    here = reverse("partners:organisation", args=[found.pk])
    asked = id_in(request.GET.get("change", ""))
    changing = next((one for one in people if one.pk == asked), None)
    saving = opening(request, form="partner contact", about=changing.pk if changing else found.pk)
    if saving.result:
        return redirect(saving.result)
    others = [one for one in people if one.left_on is None and one != changing]
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        others=others,
        initial=_initial(changing),
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request, saving, form, lambda: _save(request, found, changing, form), url=here, words="Saved."
        )
        if tried.went_to:
            return tried.went_to
    context = {
        "organisation": found,
        "rows": [presenters.contact_line(one) for one in people],
        "form": form if _may_edit(request, found) else None,
        "changing": changing,
        "reports": request.reach.holds(Permission.PARTNER_REPORT),
        "hears": bool(decide(request.reach, Permission.DISCLOSURE_SEE)),
        "may_name": request.reach.holds(Permission.SHARING_AGREEMENT_WRITE),
        "saving": saving,
        "tried": tried,
    }
    return render(request, "partners/organisation.html", context, status=409 if tried.differences else 200)


def _initial(changing: PartnerContact | None) -> dict[str, str]:
    if changing is None:
        return {"level": "frontline"}
    names = ("name", "job", "team", "level", "email", "telephone", "version")
    return {name: str(getattr(changing, name)) for name in names} | {"deputy": str(changing.deputy_id or "")}


def _save(
    request: StaffRequest, found: Organisation, changing: PartnerContact | None, form: ContactForm
) -> object:
    if changing is None:
        return actions.add_contact(by=request.user, organisation=found, **form.values())
    version = whole(form.cleaned_data["version"])
    return actions.change_contact(by=request.user, contact=changing, version=version, **form.values())


@requires(Permission.PARTNER_EDIT)
@require_POST
def note(request: StaffRequest, partner_contact_id: UUID) -> HttpResponseBase:
    """One button: heard of, e-mail came back, left, back, briefed."""
    contact = queries.contact_for(request.user, partner_contact_id)
    what = request.POST.get("what", "")
    actions.note(by=request.user, contact=contact, what=what)
    return done(request, NOTED[what], reverse("partners:organisation", args=[contact.organisation_id]))
