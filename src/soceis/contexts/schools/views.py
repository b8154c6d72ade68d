"""Education, training and work: one page, a short form for each kind of entry, and the wallet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.contexts.schools import actions
from soceis.contexts.schools.forms import (
    AchievementForm,
    ApplicationForm,
    AttendanceForm,
    AwayForm,
    EntryForm,
    StatusForm,
)
from soceis.contexts.schools.models import (
    Achievement,
    Application,
    Attendance,
    EducationEntry,
    EducationStatus,
    Exclusion,
)
from soceis.contexts.schools.presenters import shown
from soceis.contexts.schools.presenters.wallet import wallet_pdf
from soceis.contexts.schools.queries import application_for, education_of, entry_for, wallet_of
from soceis.contexts.schools.rules import away_words
from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework.models import Episode
from soceis.journey.casework.views.asking import episode_of
from soceis.journey.support.presenters import advocacy_line
from soceis.journey.support.queries import advocacy_of
from soceis.people.forms.details import whole
from soceis.people.queries import young_person_for
from soceis.people.views.asking import Attempt, attempt, done, id_in, looked, over_theirs
from soceis.ui.frame import service_name


@dataclass(frozen=True)
class Kind:
    """A kind of entry: its table, its form, and the page's title."""

    model: type[EducationEntry]
    form: type[EntryForm]
    title: Any
    few: tuple[str, ...]  # the fields that are shown at once; the others stand behind a disclosure


KINDS: Mapping[str, Kind] = {
    "status": Kind(EducationStatus, StatusForm, _("Where they learn or work"), ("status", "where")),
    "away": Kind(Exclusion, AwayForm, _("Sent away from school"), ("kind", "days_said")),
    "attendance": Kind(Attendance, AttendanceForm, _("Attendance"), ("percent", "begins", "ends")),
    "application": Kind(Application, ApplicationForm, _("An application"), ("kind", "title", "where")),
    "achievement": Kind(Achievement, AchievementForm, _("Something achieved"), ("kind", "title", "words")),
}


@requires(Permission.EDUCATION_SEE)
@require_safe
def page(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """Where they are, what came before, days away, attendance before and after, applications, achievements."""
    episode = episode_of(request, young_person_id, Permission.EDUCATION_SEE)
    person = episode.young_person
    advocacy = []
    if decide(request.reach, Permission.HELP_SEE, episode.access_subject):
        advocacy = [advocacy_line(one) for one in advocacy_of(request.user, person, "school")]
    looked(request, person, "education, training and work")
    context = {
        "person": person,
        "shown": shown(education_of(request.user, episode), away_words(episode.area.nation)),
        "advocacy": advocacy,
        "may_write": bool(decide(request.reach, Permission.EDUCATION_WRITE, episode.access_subject)),
    }
    return render(request, "schools/page.html", context)


@requires(Permission.EDUCATION_WRITE)
@require_http_methods(["GET", "POST"])
def entry(request: StaffRequest, young_person_id: UUID, kind: str) -> HttpResponseBase:
    """Note one entry, or change it when the address names it."""
    episode = episode_of(request, young_person_id, Permission.EDUCATION_WRITE)
    person, this = episode.young_person, KINDS[kind]
    which = id_in(request.GET.get("change", ""))
    changing = entry_for(request.user, this.model, person, which) if which else None
    saving = opening(request, form=f"education {kind}", about=changing.pk if changing else person.pk)
    if saving.result:
        return redirect(saving.result)
    form, tried = _form(request, this, saving, changing, episode), Attempt()
    if request.method == "POST":

        def save() -> object:
            if changing is None:
                return actions.note(by=request.user, episode=episode, table=this.model, **form.values())
            version = whole(form.cleaned_data["version"])
            return actions.change_entry(by=request.user, entry=changing, version=version, **form.values())

        here = reverse("schools:page", args=[person.pk])
        tried = attempt(request, saving, form, save, url=here, words=str(_("Saved.")))
        if tried.went_to:
            return tried.went_to
        if tried.differences and changing:
            form = this.form(over_theirs(request, changing), **_named(this, episode))
    looked(request, person, "a form about education, training and work")
    context = {
        "person": person,
        "title": this.title,
        "few": [form[name] for name in this.few],
        "more": [bound for bound in form.shown() if bound.name not in this.few],
        "form": form,
        "saving": saving,
        "tried": tried,
        "changing": changing,
    }
    return render(request, "schools/entry.html", context, status=409 if tried.differences else 200)


def _form(
    request: StaffRequest, this: Kind, saving: Saving, changing: EducationEntry | None, episode: Episode
) -> EntryForm:
    named = _named(this, episode)
    if request.method == "POST":
        return this.form(request.POST, **named)
    if changing is None or saving.restored is not None:
        return this.form(typed=saving.restored, **named)
    return this.form(initial=this.form.beginning(changing), **named)


def _named(this: Kind, episode: Episode) -> dict[str, Any]:
    return {"words": away_words(episode.area.nation)} if this.form is AwayForm else {}


@requires(Permission.EDUCATION_WRITE)
@require_POST
def move(request: StaffRequest, application_id: UUID) -> HttpResponseBase:
    """The next step of an application."""
    application = application_for(request.user, application_id)
    actions.move(by=request.user, application=application, to_state=request.POST.get("to", ""))
    return done(request, str(_("Saved.")), reverse("schools:page", args=[application.young_person_id]))


@requires(Permission.EDUCATION_SEE)
@require_safe
def wallet(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """The achievements that the young person keeps, as a PDF to print or to send to them."""
    person = young_person_for(request.user, young_person_id, Permission.EDUCATION_SEE)
    kept = wallet_of(request.user, person)
    audit.record(
        by=request.user,
        action=Action.EXPORTED,
        people=[person.pk],
        areas=person.areas,
        record=person,
        detail={"page": "wallet of achievements", "entries": len(kept)},
    )
    answer = HttpResponse(wallet_pdf(person.name_used, kept, service_name()), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="wallet.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
