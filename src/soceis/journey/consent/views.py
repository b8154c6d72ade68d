"""The working agreement, what stays private, and permissions."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, StaleEdit
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.consent import actions
from soceis.journey.consent.forms import AgreeForm, AgreementForm, AnswerForm, LimitsForm
from soceis.journey.consent.models import Agreement
from soceis.journey.consent.presenters import agreement_words, former_words, limits_words, purpose_lines
from soceis.journey.consent.queries import Agreements, agreements_of, limits_of, permissions_of
from soceis.journey.consent.rules import (
    OF_HOME,
    OF_US,
    OF_YOU,
    PASSED_ON,
    PRIVATE,
    basis_words,
    lines,
    standard_text,
    standing,
)
from soceis.people.presenters import Difference, differences, questions_of

QUESTIONS = {"of_us": "What you can expect of us", "of_you": "What we ask of you"}
QUESTIONS |= {"own_words": "What they want to add", "of_home": "For the people at home"}


def _filled(found: Agreements) -> dict[str, str]:
    """What the form begins with: the draft, else what is agreed, else our words."""
    source = found.latest
    if source is None:
        return {
            "of_us": standard_text(OF_US),
            "of_you": standard_text(OF_YOU),
            "of_home": standard_text(OF_HOME),
        }
    values = {name: getattr(source, name) for name in QUESTIONS}
    return {**values, "version": str(found.draft.version) if found.draft else ""}


@dataclass
class Tried:
    """What came of a post: where it went, or the form with what two people wrote."""

    form: AgreementForm
    went: HttpResponseRedirect | None = None
    differences: list[Difference] = field(default_factory=list)
    who: str = ""


def _write(request: StaffRequest, saving: Saving, episode: Episode, found: Agreements, here: str) -> Tried:
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return Tried(form)
    try:
        with transaction.atomic():
            actions.write_agreement(
                by=request.user,
                episode=episode,
                seen=found.draft if form.seen_version is not None else None,
                version=form.seen_version,
                **form.values(),
            )
    except Invalid as problem:
        form.refuse(problem)
        return Tried(form)
    except StaleEdit as stale:
        shown = differences(stale, questions_of(QUESTIONS.items()))
        return Tried(_on_top_of(request.POST, found), differences=shown, who=stale.who)
    messages.success(request, "Saved as a draft. Read it through together, then note that they agreed.")
    return Tried(form, went=saving.finish(here))


def _on_top_of(typed: QueryDict, found: Agreements) -> AgreementForm:
    """What was typed, over the draft that is saved now: saving again keeps these words."""
    whole = typed.copy()
    if found.draft is not None:
        whole["version"] = str(found.draft.version)
    return AgreementForm(whole)


def _agree(
    request: StaffRequest, saving: Saving, draft: Agreement, form: AgreeForm, here: str
) -> HttpResponseBase | None:
    draft.version = int(request.POST["seen"]) if request.POST.get("seen", "").isdecimal() else 0
    return attempt(
        request,
        saving,
        form,
        lambda: actions.agree(by=request.user, agreement=draft, **form.values()),
        url=here,
        words="Agreed. It holds from now on.",
    )


@requires(Permission.WORKING_AGREEMENT_SEE)
@require_http_methods(["GET", "POST"])
def agreement(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The agreement that holds, the draft beside it, and when the limits of privacy were explained."""
    needed = (
        Permission.WORKING_AGREEMENT_WRITE if request.method == "POST" else Permission.WORKING_AGREEMENT_SEE
    )
    episode = episode_of(request, young_person_id, needed)
    saving = opening(request, form="agreement", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    found = agreements_of(request.user, episode)
    may_write = bool(decide(request.reach, Permission.WORKING_AGREEMENT_WRITE, episode.access_subject))
    may_write = may_write and episode.state != CLOSED
    here = reverse("consent:agreement", args=[episode.young_person_id])
    asked = request.POST.get("do", "")
    agreeing = AgreeForm(request.POST if asked == "agree" else None, prefix="agree")
    tried = Tried(AgreementForm(initial=_filled(found), typed=saving.restored))
    if request.method == "POST" and asked == "agree" and found.draft is not None:
        went = _agree(request, saving, found.draft, agreeing, here)
        if went:
            return went
    elif request.method == "POST":
        tried = _write(request, saving, episode, found, here)
        if tried.went:
            return tried.went
    looked(request, episode.young_person, "agreement")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "found": found,
        "agreed_words": agreement_words(found.agreed),
        "sides": _sides(found.agreed) if found.agreed else [],
        "former": [(former_words(one), _sides(one)) for one in found.former],
        "limits": limits_words(limits_of(request.user, episode)),
        "may_write": may_write,
        "may_explain": bool(decide(request.reach, Permission.CONTACT_RECORD, episode.access_subject)),
        "form": tried.form,
        "agreeing": agreeing,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "consent/agreement.html", context, status=409 if tried.differences else 200)


def _sides(one: Agreement) -> list[tuple[str, list[str]]]:
    """The parts of an agreement that say something, with their sentences."""
    return [(words, lines(getattr(one, name))) for name, words in QUESTIONS.items() if getattr(one, name)]


@requires(Permission.WORKING_AGREEMENT_SEE)
def show(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The page that is held out to the young person: nothing of the record is on it, and no menu."""
    episode = episode_of(request, young_person_id, Permission.WORKING_AGREEMENT_SEE)
    found = agreements_of(request.user, episode)
    one = found.latest
    looked(request, episode.young_person, "agreement, held out to them")
    context = {
        "person_id": episode.young_person_id,
        "of_us": lines(one.of_us) if one else OF_US,
        "of_you": lines(one.of_you) if one else OF_YOU,
        "own_words": one.own_words if one else "",
        "of_home": lines(one.of_home) if one else OF_HOME,
        "private": PRIVATE,
        "passed_on": PASSED_ON,
    }
    return render(request, "consent/show.html", context)


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def limits(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Note that what stays private was explained."""
    episode = episode_of(request, young_person_id, Permission.CONTACT_RECORD)
    saving = opening(request, form="limits", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = LimitsForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.explain_limits(by=request.user, episode=episode, **form.cleaned_data),
            url=reverse("consent:agreement", args=[episode.young_person_id]),
            words="Noted.",
        )
        if went:
            return went
    looked(request, episode.young_person, "what stays private")
    context = {
        "person": episode.young_person,
        "form": form,
        "saving": saving,
        "private": PRIVATE,
        "passed_on": PASSED_ON,
        "told": limits_words(limits_of(request.user, episode)),
    }
    return render(request, "consent/limits.html", context)


@requires(Permission.PERMISSION_SEE)
def permissions(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """What they said yes and no to, what nobody asked yet, and what was said before."""
    episode = episode_of(request, young_person_id, Permission.PERMISSION_SEE)
    person = episode.young_person
    nation = episode.area.nation
    now = standing(nation, person.date_of_birth, clock.today())
    looked(request, person, "permissions")
    context = {
        "person": person,
        "lines": purpose_lines(permissions_of(request.user, person), now),
        "basis": basis_words(nation, now),
        "may_note": bool(decide(request.reach, Permission.PERMISSION_RECORD, episode.access_subject)),
    }
    return render(request, "consent/permissions.html", context)


@requires(Permission.PERMISSION_RECORD)
@require_http_methods(["GET", "POST"])
def answer(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Note one answer."""
    episode = episode_of(request, young_person_id, Permission.PERMISSION_RECORD)
    saving = opening(request, form="permission", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    nation = episode.area.nation
    now = standing(nation, episode.young_person.date_of_birth, clock.today())
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        now=now,
        initial={"purpose": request.GET.get("of", ""), "partner": request.GET.get("with", "")},
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.note_answer(by=request.user, episode=episode, **form.cleaned_data),
            url=reverse("consent:permissions", args=[episode.young_person_id]),
            words="Noted. It counts from now on, everywhere.",
        )
        if went:
            return went
    looked(request, episode.young_person, "note a permission")
    context = {
        "person": episode.young_person,
        "form": form,
        "saving": saving,
        "basis": basis_words(nation, now),
    }
    return render(request, "consent/answer.html", context)
