"""The manager's Monday page, the lists behind its numbers, and why young people do not begin or go on."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.insight.extracts.queries import SMALL_NUMBERS
from soceis.interfaces.staff.monday import lists, presenters, queries
from soceis.interfaces.staff.monday.caseloads import loads
from soceis.interfaces.staff.monday.matters import MATTERS, OPEN_WORK, Count
from soceis.sharing.agreements.presenters import reminder_line
from soceis.sharing.agreements.queries import reminders_for

LINES_A_PAGE = 25


@requires(Permission.MONDAY_SEE)
def monday(request: StaffRequest) -> HttpResponse:
    """What waits in a manager's areas; for the national manager all areas side by side, in numbers."""
    user = request.user
    areas, counts = queries.areas_of_monday(user), queries.waits(user)
    everywhere = queries.sees_all(user)
    audit.record(by=user, action=Action.LISTED, areas={area.pk for area in areas}, detail={"page": "Monday"})
    context = {
        "today": clock.today(),
        "areas": areas,
        "open_work": sum((counts.get((OPEN_WORK, area.pk), Count()) for area in areas), Count()).waiting,
        "side_by_side": presenters.side_by_side(counts, areas) if everywhere else None,
        "groups": [] if everywhere else presenters.groups_of(counts, areas),
        "late_rules": presenters.late_rules(),
        "reminders": [reminder_line(one) for one in reminders_for(user)],
        "caseloads": None
        if everywhere
        else presenters.caseload_table(loads(queries.workers_of_areas(user), queries.carried_in(user))),
    }
    return render(request, "staff/monday.html", context)


@requires(Permission.FLAG_ANSWER)
def matter_list(request: StaffRequest, matter: str) -> HttpResponse:
    """Who waits of one matter, each with the page where it is done."""
    if matter not in lists.LISTS:
        raise NotFound
    page = Paginator(lists.LISTS[matter](request.user), LINES_A_PAGE).get_page(request.GET.get("page"))
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people={line.person for line in page if line.person},
        areas=request.reach.managed_areas,
        detail={"page": f"Monday, {matter}"},
    )
    context = {"matter": MATTERS[matter], "lines": list(page), "page": page}
    return render(request, "staff/monday_list.html", context)


@requires(Permission.MONDAY_SEE)
def reasons(request: StaffRequest) -> HttpResponse:
    """Why young people do not begin or go on, by who could change it. Counts, small ones held back."""
    areas, counted = queries.areas_of_monday(request.user), queries.reasons_counted(request.user)
    audit.record(
        by=request.user, action=Action.LISTED, areas={area.pk for area in areas}, detail={"page": "reasons"}
    )
    context = {
        "tables": [(area.name, presenters.reasons_table(counted, area)) for area in areas],
        "rule": SMALL_NUMBERS.words,
    }
    return render(request, "staff/monday_reasons.html", context)
