"""A partner's own report, and what stands in young people's way with what is changed: as pages and as papers."""

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
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.insight.partnering import actions, presenters, queries
from soceis.insight.partnering.rules import year_asked, years_to_choose
from soceis.people.views.asking import attempt, done, id_in
from soceis.sharing.dealings import actions as dealing
from soceis.sharing.dealings import queries as dealings
from soceis.sharing.dealings.forms import ChangeForm, FinishForm
from soceis.sharing.partners.queries import areas_to_change, organisation_for
from soceis.ui.navigation import NavItem
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import as_pdf


@requires(Permission.PARTNER_REPORT)
@require_safe
def report(request: StaffRequest, organisation_id: UUID) -> HttpResponseBase:
    """What became of what a partner brought in a year; what stands here is what they may be given."""
    organisation = organisation_for(request.user, organisation_id)
    today = clock.today()
    year = year_asked(request.GET.get("year", ""), today)
    made = queries.report_for(request.user, organisation, year)
    audit.record(
        by=request.user, action=Action.LISTED, areas=filter(None, [organisation.area_id]), record=organisation,
        detail={"page": "partner report", "year": year.begins_in},
    )  # fmt: skip
    here = reverse("partnering:report", args=[organisation.pk])
    years = years_to_choose(queries.first_day_of(request.user, organisation), today)
    context = {
        "report": made,
        "years": presenters.year_choices(here, years, year),
        "shares": presenters.share_lines(made),
        "waits": presenters.wait_lines(made),
        "tables": presenters.report_tables(made),
        "definitions": presenters.definitions(),
        "own": presenters.OWN,
        "withheld": queries.WITHHELD_WORDS,
    }
    return render(request, "partnering/report.html", context)


@requires(Permission.PARTNER_REPORT)
@require_safe
def report_paper(request: StaffRequest, organisation_id: UUID) -> HttpResponseBase:
    """The report as a PDF that can be handed to the organisation."""
    organisation = organisation_for(request.user, organisation_id)
    year = year_asked(request.GET.get("year", ""), clock.today())
    paper = presenters.report_paper(queries.report_for(request.user, organisation, year))
    actions.took_report(by=request.user, organisation=organisation, year=year)
    return sent(as_pdf(paper), "application/pdf", f"partner-report-{year.begins_in}.pdf")


@requires(Permission.PARTNER_REPORT)
@require_http_methods(["GET", "POST"])
def reasons(request: StaffRequest) -> HttpResponseBase:
    """Why young people of an area do not begin or go on, and what partners and we change about it."""
    areas = list(areas_to_change(request.user))
    area = _area(request, areas)
    today = clock.today()
    year = year_asked(request.GET.get("year", ""), today)
    here = f"{reverse('partnering:reasons')}?area={area.pk}&year={year.begins_in}"
    saving = opening(request, form="partner change", about=area.pk)
    if saving.result:
        return redirect(saving.result)
    there = dealings.organisations_of(request.user, area)
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        organisations=there,
        contacts=dealings.people_of(request.user, there),
        workers=dealings.workers_of(request.user, area),
        reasons=presenters.theme_choices(),
    )
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: dealing.agree(by=request.user, area=area, **form.values()),
            url=here,
            words="Noted: what changes, who sees to it and by when.",
        )
        if tried.went_to:
            return tried.went_to
    found = queries.reasons_for(request.user, area, year)
    audit.record(
        by=request.user, action=Action.LISTED, areas=[area.pk],
        detail={"page": "reasons for partners", "year": year.begins_in},
    )  # fmt: skip
    listed = dealings.actions_of(request.user, area)
    context = {
        "area": area,
        "year": year,
        "areas": [
            NavItem(one.name, f"?area={one.pk}&year={year.begins_in}", current=one == area) for one in areas
        ],
        "years": presenters.year_choices(
            reverse("partnering:reasons"), years_to_choose(area.launch_date, today), year, f"&area={area.pk}"
        ),
        "reasons": found,
        "table": presenters.reasons_table(found),
        "empty": presenters.nobody_was_asked(found),
        "lines": [presenters.action_line(one) for one in listed],
        "definition": presenters.REASONS_DEFINITION,
        "withheld": queries.WITHHELD_WORDS,
        "form": form,
        "finish": FinishForm(),
        "saving": saving,
    }
    return render(request, "partnering/reasons.html", context)


@requires(Permission.PARTNER_REPORT)
@require_safe
def reasons_paper(request: StaffRequest) -> HttpResponseBase:
    """The reasons and what was agreed as a PDF for partners of an area."""
    area = _area(request, list(areas_to_change(request.user)))
    year = year_asked(request.GET.get("year", ""), clock.today())
    found = queries.reasons_for(request.user, area, year)
    paper = presenters.reasons_paper(found, dealings.actions_of(request.user, area))
    actions.took_reasons(by=request.user, area=area, year=year)
    return sent(as_pdf(paper), "application/pdf", f"reasons-{year.begins_in}.pdf")


@requires(Permission.PARTNER_ASK)
@require_POST
def finish(request: StaffRequest, partner_action_id: UUID) -> HttpResponseBase:
    """What was agreed is done."""
    action = dealings.action_for(request.user, partner_action_id)
    dealing.finish(by=request.user, action=action, outcome=request.POST.get("outcome", ""))
    may_report = decide(request.reach, Permission.PARTNER_EDIT, Subject(area_ids=frozenset([action.area_id])))
    where = (
        f"{reverse('partnering:reasons')}?area={action.area_id}"
        if may_report
        else reverse("dealings:requests")
    )
    return done(request, "Noted: it is done.", where)


def _area(request: StaffRequest, areas: list[Area]) -> Area:
    """The area that the address names, or the first; NotFound for one that is not theirs."""
    asked = id_in(request.GET.get("area", ""))
    if asked is None and areas:
        return areas[0]
    found = next((one for one in areas if one.pk == asked), None)
    if found is None:
        raise NotFound
    return found
