"""Briefings, and what was asked of partners."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import Area
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.people.views.asking import attempt, done
from soceis.sharing.dealings import actions, presenters, queries
from soceis.sharing.dealings.forms import AnswerForm, AskForm, BriefingForm, CameForm
from soceis.sharing.dealings.rules import PLANNED
from soceis.sharing.partners.queries import areas_to_change, directory

ANSWERS_OF = timedelta(days=365)  # of what was asked since then the answers are counted


@requires(Permission.PARTNER_SEE)
@require_safe
def briefings(request: StaffRequest) -> HttpResponseBase:
    """Briefings to come and held, and who was told nothing for a year or since they came."""
    found = queries.briefings(request.user)
    to_come = sorted((one for one in found if one.state == PLANNED), key=lambda one: one.planned_for)
    context = {
        "to_come": [presenters.briefing_line(one) for one in to_come],
        "over": [presenters.briefing_line(one) for one in found if one.state != PLANNED],
        "unbriefed": [presenters.unbriefed_line(one) for one in queries.unbriefed(request.user)],
        "may_plan": request.reach.holds(Permission.PARTNER_EDIT),
    }
    return render(request, "dealings/briefings.html", context)


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def plan(request: StaffRequest) -> HttpResponseBase:
    """A briefing to come, or one that is over."""
    areas = list(areas_to_change(request.user))
    saving = opening(request, form="briefing")
    if saving.result:
        return redirect(saving.result)
    form = BriefingForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        areas=areas,
        organisations=directory(request.user),
        workers=queries.workers_of(request.user, *areas),
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.plan_briefing(by=request.user, **form.values()),
            url=reverse("dealings:briefings"),
            words="Saved. Once you have met, say who came.",
        ).went_to
        if went:
            return went
    return render(request, "dealings/plan.html", {"form": form, "saving": saving})


@requires(Permission.PARTNER_SEE)
@require_http_methods(["GET", "POST"])
def briefing(request: StaffRequest, briefing_id: UUID) -> HttpResponseBase:
    """A briefing; once its day has come, who came to it."""
    found = queries.briefing_for(request.user, briefing_id)
    may_edit = bool(decide(request.reach, Permission.PARTNER_EDIT, _subject(found.area)))
    open_now = may_edit and found.state == PLANNED
    saving = opening(request, form="who came", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = None
    if open_now and found.planned_for <= clock.today():
        asked = [one.organisation for one in found.teams.all()]
        form = CameForm(
            request.POST if request.method == "POST" else None,
            typed=saving.restored,
            contacts=queries.people_of(request.user, asked),
            teams=found.teams.all(),
        )
    if request.method == "POST" and form is not None:
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.hold(by=request.user, briefing=found, **form.values()),
            url=reverse("dealings:briefing", args=[found.pk]),
            words="Noted: who came knows how we work.",
        ).went_to
        if went:
            return went
    context = {
        "briefing": found,
        "line": presenters.briefing_line(found),
        "summary_rows": presenters.briefing_rows(found),
        "came": presenters.who_came(found),
        "form": form,
        "may_call_off": open_now,
        "saving": saving,
    }
    return render(request, "dealings/briefing.html", context)


@requires(Permission.PARTNER_EDIT)
@require_POST
def call_off(request: StaffRequest, briefing_id: UUID) -> HttpResponseBase:
    """A briefing does not take place, or nobody came."""
    found = queries.briefing_for(request.user, briefing_id)
    actions.call_off(by=request.user, briefing=found)
    return done(request, "Noted: it is called off.", reverse("dealings:briefings"))


@requires(Permission.PARTNER_SEE)
@require_http_methods(["GET", "POST"])
def requests(request: StaffRequest) -> HttpResponseBase:
    """What was asked of partners and waits, how long answers take, and noting a new one."""
    saving = opening(request, form="partner request")
    if saving.result:
        return redirect(saving.result)
    form = None
    if request.reach.holds(Permission.PARTNER_ASK):
        form = AskForm(
            request.POST if request.method == "POST" else None,
            typed=saving.restored,
            areas=queries.areas_seen(request.user),
            organisations=directory(request.user),
        )
    if request.method == "POST" and form is not None:
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.ask(by=request.user, **form.values()),
            url=reverse("dealings:requests"),
            words="Noted. It stands here until they have answered.",
        ).went_to
        if went:
            return went
    answers = queries.answers(request.user, since=clock.today() - ANSWERS_OF)
    context = {
        "lines": [presenters.request_line(one) for one in queries.requests_open(request.user)],
        "table": presenters.answers_table(answers) if answers else None,
        "mine": [(one, presenters.change_words(one)) for one in queries.my_changes(request.user)],
        "form": form,
        "saving": saving,
    }
    return render(request, "dealings/requests.html", context)


@requires(Permission.PARTNER_SEE)
@require_http_methods(["GET", "POST"])
def one_request(request: StaffRequest, partner_request_id: UUID) -> HttpResponseBase:
    """Something that was asked, and noting their answer."""
    found = queries.request_for(request.user, partner_request_id)
    saving = opening(request, form="partner answer", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = None
    if found.answered_on is None and request.reach.holds(Permission.PARTNER_ASK):
        form = AnswerForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST" and form is not None:
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.answered(by=request.user, request=found, **form.cleaned_data),
            url=reverse("dealings:requests"),
            words="Noted: they have answered.",
        ).went_to
        if went:
            return went
    context = {"asked": found, "summary_rows": presenters.request_rows(found), "form": form, "saving": saving}
    return render(request, "dealings/request.html", context)


def _subject(area: Area) -> Subject:
    return Subject(area_ids=frozenset([area.pk]))
