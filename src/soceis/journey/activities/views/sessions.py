"""One session of a group: the check, who comes, when and where, the register."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.activities import actions
from soceis.journey.activities.access import manages
from soceis.journey.activities.forms.groups import (
    OverrideForm,
    PeopleForm,
    RegisterForm,
    SessionForm,
    session_values,
)
from soceis.journey.activities.models import GroupSession, RegisterEntry
from soceis.journey.activities.presenters import (
    Check,
    check_for_manager,
    check_words,
    register_line,
    session_line,
    when_words,
)
from soceis.journey.activities.queries.apart import Found, behind, found_for
from soceis.journey.activities.queries.catalogue import places_of
from soceis.journey.activities.queries.groups import (
    people_for,
    register_of,
    session_for,
    sizes_of,
    staff_of,
)
from soceis.journey.activities.rules import (
    AHEAD,
    CALLED_OFF,
    CONFIRMED,
    PLANNED,
    SESSION_STATES,
    STOPPED,
)
from soceis.journey.activities.views.groups import may_plan_here, where
from soceis.journey.casework.views.asking import attempt


def _checked(
    request: StaffRequest, session: GroupSession, register: list[RegisterEntry], found: list[Found]
) -> Check:
    """The check, as whoever asks may read it; what a manager reads behind it is in the audit."""
    if not manages(request.user, session.area_id):
        return check_words(found, register, session)
    return check_for_manager(found, behind(request.user, session.area_id, found), session)


@requires(Permission.GROUP_SEE)
@require_http_methods(["GET", "POST"])
def session(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """One session: who comes, what stands in the way, confirming it or calling it off."""
    shown = session_for(request.user, session_id)
    here = reverse("activities:session", args=[shown.pk])
    saving = opening(request, form="session", about=shown.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    override = OverrideForm(request.POST if asked == "override" else None, typed=saving.restored)
    if request.method == "POST":
        went = _session_posted(request, saving, shown, override, here)
        if went:
            return went
    register = register_of(request.user, shown)
    found = found_for(request.user, [shown.pk])[shown.pk]
    checked = _checked(request, shown, register, found)
    expected = sizes_of(request.user, [shown.pk]).get(shown.pk, 0)
    people = {line.young_person_id for line in register} | {
        key for one in found for key in (one.person, one.other) if key is not None
    }
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=sorted(people),
        areas=[shown.area_id],
        record=shown,
        detail={"page": "a session", "found": len(found)},
    )
    seen = sum(1 for line in register if line.state in ("expected", "present", "late"))
    context = {
        "session": shown,
        "when": when_words(shown),
        "state": SESSION_STATES[shown.state],
        "line": session_line(shown, found, expected),
        "register": [register_line(line) for line in register],
        "others": max(expected - seen, 0),
        "check": checked,
        "ahead": shown.state in AHEAD,
        "begun": shown.starts_at <= clock.now(),
        "may_plan": may_plan_here(request),
        "manages": manages(request.user, shown.area_id),
        "override": override,
        "saving": saving,
        "states": {"planned": PLANNED, "confirmed": CONFIRMED, "called_off": CALLED_OFF, "stopped": STOPPED},
    }
    return render(request, "activities/session.html", context)


def _session_posted(
    request: StaffRequest, saving: Saving, shown: GroupSession, override: OverrideForm, here: str
) -> HttpResponseBase | None:
    asked = request.POST.get("do", "")
    if asked == "override":
        return attempt(
            request,
            saving,
            override,
            lambda: actions.override(by=request.user, session=shown, **override.cleaned_data),
            url=here,
            words="It may go on as it stands now. Whatever changes is asked again.",
        )
    if asked not in SESSION_STATES:
        raise WrongState("That is not one of the steps.", "Nothing was changed.")
    try:
        actions.move_session(by=request.user, session=shown, to_state=asked)
    except WrongState as problem:
        messages.warning(request, str(problem))
        return redirect(here)
    messages.success(request, "Saved.")
    return saving.finish(here)


@requires(Permission.GROUP_PLAN)
@require_http_methods(["GET", "POST"])
def people(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Who comes and how, who works, when and where."""
    shown = session_for(request.user, session_id, Permission.GROUP_PLAN)
    if shown.state not in AHEAD:
        raise WrongState("This session is not ahead any more.", "Nothing was changed.")
    saving = opening(request, form="session people", about=shown.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    staff = staff_of(request.user, shown.area_id)
    working = [one.worker for one in shown.workers.all()]
    who = PeopleForm(
        request.POST if asked == "people" else None,
        episodes=people_for(request.user, shown),
        lines=register_of(request.user, shown),
        workers=working,
    )
    when = SessionForm(
        request.POST if asked == "when" else None,
        places=places_of(request.user, shown.area_id),
        staff=staff,
        session=shown,
        initial=session_values(shown),
        prefix="when",
    )
    if request.method == "POST":
        went = _people_posted(request, saving, shown, who, when)
        if went:
            return went
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=sorted(episode.young_person_id for episode in who.episodes.values()),
        areas=[shown.area_id],
        record=shown,
        detail={"page": "who comes"},
    )
    context = {
        "session": shown,
        "when_words": when_words(shown),
        "form": who,
        "when": when,
        "staff": staff,
        "working": {worker.pk for worker in working},
        "saving": saving,
    }
    return render(request, "activities/people.html", context)


def _people_posted(
    request: StaffRequest, saving: Saving, shown: GroupSession, who: PeopleForm, when: SessionForm
) -> HttpResponseBase | None:
    here = reverse("activities:session", args=[shown.pk])
    asked = request.POST.get("do", "")

    def change() -> None:
        place, routes = where(request, shown.area_id, when)
        actions.change_session(
            by=request.user, session=shown, starts_at=when.starts_at, minutes=when.cleaned_data["minutes"],
            place=place, routes=routes, version=when.seen_version,
        )  # fmt: skip

    if asked == "people":
        act = lambda: actions.set_people(by=request.user, session=shown, **who.values())  # noqa: E731
        return attempt(request, saving, who, act, url=here, words="Saved. The check was asked again.")
    if asked == "when":
        return attempt(request, saving, when, change, url=here, words="Saved. The check was asked again.")
    if asked != "workers":
        raise NotFound
    chosen = set(request.POST.getlist("workers"))
    staff = [one for one in staff_of(request.user, shown.area_id) if str(one.pk) in chosen]
    actions.set_workers(by=request.user, session=shown, workers=staff)
    messages.success(request, "Saved. The check was asked again.")
    return saving.finish(reverse("activities:people", args=[shown.pk]))


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def register(request: StaffRequest, session_id: UUID) -> HttpResponseBase:
    """Who came: one entry, and everybody's page has it."""
    shown = session_for(request.user, session_id)
    saving = opening(request, form="register", about=shown.pk)
    if saving.result:
        return redirect(saving.result)
    lines = register_of(request.user, shown)
    form = RegisterForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, lines=lines
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.take_register(by=request.user, session=shown, **form.values()),
            url=reverse("activities:session", args=[shown.pk]),
            words="Saved, on everybody’s page.",
        )
        if went:
            return went
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=sorted(line.young_person_id for line in lines),
        areas=[shown.area_id],
        record=shown,
        detail={"page": "register"},
    )
    context = {"session": shown, "when": when_words(shown), "form": form, "saving": saving}
    return render(request, "activities/register.html", context)
