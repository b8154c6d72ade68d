"""Asking for a report, watching it, reading it, taking it away."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import Area
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid
from soceis.insight.releases import actions, presenters
from soceis.insight.releases.actions.taking import Taken
from soceis.insight.releases.forms import OTHER, OWN, TODAY, ReportForm
from soceis.insight.releases.models import ReportRun
from soceis.insight.releases.queries import may_leave, policy_choices, releases_for, report_for, reports_for
from soceis.insight.releases.rules import page_policy

SHOWN = 20
# Answered by the form; the errors of the action bear the names of its arguments.
FIELD_OF = {"as_of": "day"}


def area_names() -> dict[str, str]:
    """Code -> name of each area."""
    return {area.code: area.name for area in Area.objects.all()}


def policy_words() -> dict[str, str]:
    """Name -> words of each policy."""
    return {choice.name: choice.words for choice in policy_choices()}


def policy_owners() -> dict[str, str]:
    """Name -> whose rules they are, of each policy."""
    return {choice.name: choice.owner for choice in policy_choices()}


@requires(Permission.RELEASE_SEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: StaffRequest) -> HttpResponseBase:
    """Reports that were made, and for whoever may the form to ask for one."""
    areas = list(Area.objects.all())
    form: ReportForm | None = None
    saving: Saving | None = None
    if request.reach.holds(Permission.REPORT_MAKE):
        saving = opening(request, form="report")
        if saving.result:
            return redirect(saving.result)
        form = ReportForm(
            request.POST if request.method == "POST" else None,
            areas=areas,
            policies=policy_choices(),
            initial=_carried_over(request),
        )
        if request.method == "POST" and (went := _asked(request, saving, form)):
            return went
    words = policy_words()
    names = {area.code: area.name for area in areas}
    lines = [presenters.report_line(run, names, words) for run in reports_for(request.user)[:SHOWN]]
    audit.record(by=request.user, action=Action.LISTED, detail={"page": "reports"})
    context = {"form": form, "lines": lines, "key": saving.key if saving else ""}
    return render(request, "releases/reports.html", context, status=422 if form and form.errors else 200)


def _carried_over(request: HttpRequest) -> dict[str, object]:
    """What was chosen on the evaluation page stands in the address; what is no choice is left out."""
    carried: dict[str, object] = {}
    if mapping := request.GET.get("mapping"):
        carried["mapping"] = mapping
    said = request.GET.get("as_at", OWN)
    if said in {OWN, TODAY}:
        return carried | {"as_at": said}
    try:
        return carried | {"as_at": OTHER, "day": date.fromisoformat(said)}
    except ValueError:
        return carried


def _asked(request: StaffRequest, saving: Saving, form: ReportForm) -> HttpResponseBase | None:
    if not form.is_valid():
        return None
    try:
        run = actions.ask_report(
            by=request.user,
            mapping=form.cleaned_data["mapping"],
            areas=form.chosen_areas,
            as_of=form.chosen_day,
            policy=form.chosen_policy,
        )
    except Invalid as error:
        form.refuse(Invalid({FIELD_OF.get(name, name): words for name, words in error.fields.items()}))
        return None
    return saving.finish(reverse("releases:report", args=[run.pk]))


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def report(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """One report: how far it is, then ways to read it and to propose its release."""
    run = report_for(request.user, run_id)
    audit.record(by=request.user, action=Action.LOOKED, record=run)
    words = policy_words()
    releases = releases_for(request.user).filter(run=run)
    context = {
        "run": run,
        "title": presenters.report_title(run),
        "facts": presenters.report_facts(run, area_names(), words),
        "releases": [presenters.release_line(release, policy_owners()) for release in releases],
        **_progress_context(request, run),
    }
    return render(request, "releases/report.html", context)


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def progress(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """How far it is, for the page that asks again and again until it has ended; without script the whole page."""
    run = report_for(request.user, run_id)
    if not request.headers.get("HX-Request"):
        return redirect(reverse("releases:report", args=[run.pk]))
    return render(request, "releases/report_progress.html", _progress_context(request, run))


def _progress_context(request: StaffRequest, run: ReportRun) -> dict[str, object]:
    address = reverse("releases:report_progress", args=[run.pk])
    leaves = may_leave(run.policy)
    return {
        "run": run,
        "progress": presenters.progress_of(run, "Making the report", address),
        "leaves": leaves,
        "may_propose": leaves and request.reach.holds(Permission.RELEASE_PROPOSE),
        "may_make": request.reach.holds(Permission.REPORT_MAKE),
    }


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def read(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """The report itself as a page of its own, which may do nothing but be read."""
    run = report_for(request.user, run_id)
    taken = actions.take_report(by=request.user, run=run, what="page", reading=True)
    answer = HttpResponse(taken.content, content_type=taken.kind)
    answer["Content-Security-Policy"] = page_policy(taken.content)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def take(request: StaffRequest, run_id: UUID, what: str) -> HttpResponse:
    """One file of the report, or all of them as a zip."""
    return downloaded(actions.take_report(by=request.user, run=report_for(request.user, run_id), what=what))


def downloaded(taken: Taken) -> HttpResponse:
    """The file as a download that no browser opens as anything else."""
    answer = HttpResponse(taken.content, content_type=taken.kind)
    answer["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def saved(request: HttpRequest, saving: Saving, words: str, url: str) -> HttpResponseBase:
    """Say that it was saved, and go on."""
    messages.success(request, words)
    return saving.finish(url)
