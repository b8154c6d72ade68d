"""Proposing a release, comparing it, deciding on it, the ledger, taking a release away, checking it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, ShownError
from soceis.insight.releases import actions, presenters
from soceis.insight.releases.forms import APPROVE, DecisionForm, ProposalForm, WithdrawalForm
from soceis.insight.releases.models import Release, ReportRun
from soceis.insight.releases.queries import (
    check_for,
    comparison_for,
    latest_comparison,
    left_ids,
    release_for,
    releases_for,
    report_for,
    standing_of,
    standings_of,
    table_titles,
)
from soceis.insight.releases.rules import (
    APPROVED,
    PROPOSED,
    NotCompared,
    WouldReveal,
    parts_of,
    tables_of,
)
from soceis.insight.releases.views.reports import area_names, downloaded, policy_owners, policy_words, saved

# Answered by the form; the errors of the action bear the names of its arguments.
FIELD_OF = {"parts": "outputs"}
WAITS = "Proposed. Once it has been compared, a second person finds it in the ledger."
RELEASED = "Released. It can be taken away as released."
NOT_RELEASED = "Declined. It stands in the ledger with your words."


@requires(Permission.RELEASE_PROPOSE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """The form of a proposal; `like` in the address names an earlier one of the same report to begin from."""
    run = report_for(request.user, run_id)
    saving = opening(request, form="release", about=run.pk)
    if saving.result:
        return redirect(saving.result)
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        tables=list(table_titles(request.user, run).items()),
        typed=saving.restored,
        initial=_like(request, run),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _proposed(request, saving, form, run)
        except Invalid as error:
            form.refuse(Invalid({FIELD_OF.get(name, name): said for name, said in error.fields.items()}))
    context = {
        "run": run,
        "title": presenters.report_title(run),
        "facts": presenters.report_facts(run, area_names(), policy_words()),
        "form": form,
        "saving": saving,
    }
    return render(request, "releases/propose.html", context, status=422 if form.errors else 200)


def _like(request: StaffRequest, run: ReportRun) -> dict[str, object]:
    try:
        wanted = UUID(request.GET.get("like", ""))
    except ValueError:
        return {}
    like = release_for(request.user, wanted)
    if like.run_id != run.pk:
        return {}
    return {
        "title": like.title,
        "recipient": like.recipient,
        "purpose": like.purpose,
        "outputs": parts_of(like.outputs),
        "tables": tables_of(like.outputs),
    }


def _proposed(request: StaffRequest, saving: Saving, form: ProposalForm, run: ReportRun) -> HttpResponseBase:
    said = dict(form.cleaned_data)
    release = actions.propose(by=request.user, run=run, parts=said.pop("outputs"), **said)
    return saved(request, saving, WAITS, reverse("releases:release", args=[release.pk]))


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def ledger(request: StaffRequest) -> HttpResponse:
    """Every release, those that wait first: who proposed it, who approved it, when, under which policy, what for."""
    owners = policy_owners()
    releases = sorted(releases_for(request.user), key=lambda release: release.state != PROPOSED)
    standings = standings_of(request.user, releases)
    lines = [presenters.release_line(release, owners, standings.get(release.pk)) for release in releases]
    audit.record(by=request.user, action=Action.LISTED, detail={"page": "ledger of releases"})
    return render(request, "releases/ledger.html", {"lines": lines})


@requires(Permission.RELEASE_SEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: StaffRequest, release_id: UUID) -> HttpResponseBase:
    """One release; for the second person, what they answer once it was compared with everything before."""
    found = release_for(request.user, release_id)
    mine = Subject(first_person=found.proposed_by_id)
    may_decide = found.state == PROPOSED and bool(decide(request.reach, Permission.RELEASE_APPROVE, mine))
    comparison = _comparison(request, found)
    form: DecisionForm | None = None
    saving: Saving | None = None
    stopped: ShownError | None = None
    if request.method == "POST" or (may_decide and comparison and not comparison.goes_on):
        saving = opening(request, form="decide on a release", about=found.pk)
        if saving.result:
            return redirect(saving.result)
        form = DecisionForm(request.POST if request.method == "POST" else None, typed=saving.restored)
        if request.method == "POST" and form.is_valid():
            try:
                return _decided(request, saving, form, found)
            except Invalid as error:
                form.refuse(error)
            except (NotCompared, WouldReveal) as error:
                stopped = error
    audit.record(by=request.user, action=Action.LOOKED, record=found)
    context = {
        **_page(request, found, comparison),
        "form": form,
        "saving": saving,
        "stopped": stopped,
        "may_decide": may_decide,
    }
    return render(request, "releases/release.html", context, status=_status(stopped, form))


def _status(stopped: object, form: DecisionForm | None) -> int:
    if stopped:
        return 409
    return 422 if form and form.errors else 200


def _comparison(request: StaffRequest, found: Release) -> presenters.ComparisonLine | None:
    """How the comparison of a proposal stands; None for what was decided on."""
    if found.state != PROPOSED:
        return None
    latest = latest_comparison(request.user, found)
    standing = standing_of(latest, left_ids(request.user))
    return presenters.comparison_line(
        found, latest, standing, proposed_it=found.proposed_by_id == request.user.pk
    )


def _decided(request: StaffRequest, saving: Saving, form: DecisionForm, found: Release) -> HttpResponseBase:
    said = form.cleaned_data["words"]
    here = reverse("releases:release", args=[found.pk])
    if form.cleaned_data["answer"] == APPROVE:
        actions.approve(by=request.user, release=found, words=said)
        return saved(request, saving, RELEASED, here)
    actions.decline(by=request.user, release=found, words=said)
    return saved(request, saving, NOT_RELEASED, here)


def _page(
    request: StaffRequest, found: Release, comparison: presenters.ComparisonLine | None
) -> dict[str, object]:
    proposed_it = found.proposed_by_id == request.user.pk
    latest = found.checks.select_related("asked_by").first()
    approver = request.reach.holds(Permission.RELEASE_APPROVE)
    return {
        "release": found,
        "comparison": comparison,
        "line": presenters.release_line(found, policy_owners(), comparison.standing if comparison else None),
        "facts": presenters.release_facts(found, policy_owners()),
        "steps": [presenters.step_line(step) for step in found.states.select_related("recorded_by")],
        "check": presenters.check_line(latest) if latest else None,
        "proposed_it": proposed_it,
        "was_released": found.approved_at is not None,
        "may_take": found.state == APPROVED,
        "may_withdraw": (found.state == PROPOSED and proposed_it)
        or (found.state == APPROVED and (approver or proposed_it)),
    }


@requires(Permission.RELEASE_SEE)
@require_POST
def ask_comparison(request: StaffRequest, release_id: UUID) -> HttpResponseBase:
    """Ask for a comparison with everything released before."""
    found = release_for(request.user, release_id)
    actions.ask_comparison(by=request.user, release=found)
    return redirect(reverse("releases:release", args=[found.pk]))


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def comparison_progress(request: StaffRequest, comparison_id: UUID) -> HttpResponseBase:
    """How far the comparison is; once it has ended the page comes anew, with what can be done then.

    A page on which somebody has typed an answer asks with `stay` and is left as it is but for this part.
    """
    found = comparison_for(request.user, comparison_id).release
    page = reverse("releases:release", args=[found.pk])
    if not request.headers.get("HX-Request"):
        return redirect(page)
    line = _comparison(request, found)
    stay = "stay" in request.GET
    answer = render(request, "releases/comparison.html", {"comparison": line, "release": found, "stay": stay})
    if not stay and (line is None or not line.goes_on):
        answer["HX-Refresh"] = "true"
    return answer


@requires(Permission.RELEASE_PROPOSE, Permission.RELEASE_APPROVE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, release_id: UUID) -> HttpResponseBase:
    """Take a release back, with a reason."""
    found = release_for(request.user, release_id)
    here = reverse("releases:release", args=[found.pk])
    saving = opening(request, form="withdraw a release", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = WithdrawalForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=request.user, release=found, reason=form.cleaned_data["reason"])
            return saved(request, saving, "Withdrawn. It is not handed out any more.", here)
        except Invalid as error:
            form.refuse(error)
    context = {
        "release": found,
        "form": form,
        "saving": saving,
        "was_released": found.approved_at is not None,
    }
    return render(request, "releases/withdraw.html", context, status=422 if form.errors else 200)


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def take(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """The zip as it was released."""
    return downloaded(actions.take_release(by=request.user, release=release_for(request.user, release_id)))


@requires(Permission.RELEASE_SEE)
@require_POST
def ask_check(request: StaffRequest, release_id: UUID) -> HttpResponseBase:
    """Ask for a check that it can be made again."""
    found = release_for(request.user, release_id)
    actions.ask_check(by=request.user, release=found)
    return redirect(reverse("releases:release", args=[found.pk]) + "#check")


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def check_progress(request: StaffRequest, check_id: UUID) -> HttpResponseBase:
    """How far the check is; without script the whole page."""
    found = check_for(request.user, check_id)
    if not request.headers.get("HX-Request"):
        return redirect(reverse("releases:release", args=[found.release_id]) + "#check")
    return render(request, "releases/check_progress.html", {"check": presenters.check_line(found)})
