"""The evaluation page and its figures."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.insight.extracts.queries import figure_for, study_for
from soceis.interfaces.staff.evaluation.choices import DayForm, chosen
from soceis.interfaces.staff.evaluation.presenters import present


@requires(Permission.EVALUATION_SEE)
@never_cache
@require_safe
def page(request: StaffRequest) -> HttpResponseBase:
    """Every table and figure, as at the chosen day, under the chosen mapping."""
    choice = chosen(request.GET)
    form = DayForm(request.GET or None) if DayForm.was_sent(request.GET) else DayForm()
    if form.is_bound and form.is_valid():
        return redirect(choice.with_day(form.cleaned_data["on"]).url)
    study = study_for(request.user, choice.day)
    audit.record(
        by=request.user,
        action=Action.LISTED,
        detail={"page": "evaluation", "mapping": choice.mapping, "as_at": choice.day},
    )
    context = {
        "page": present(study, choice),
        "day_form": form,
        "may_extract": request.reach.holds(Permission.EXTRACT_MAKE),
        "may_report": request.reach.holds(Permission.REPORT_MAKE),
        "may_see_releases": request.reach.holds(Permission.RELEASE_SEE),
        "report_url": f"{reverse('releases:reports')}{choice.query}",
    }
    return render(request, "staff/evaluation/page.html", context)


@requires(Permission.EVALUATION_SEE)
@never_cache
@require_safe
def figure(request: StaffRequest, area: str) -> HttpResponse:
    """The duration figure of one area, a picture of its own so that no style stands in the page."""
    svg = figure_for(request.user, area, chosen(request.GET).day)
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
