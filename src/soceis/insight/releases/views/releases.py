"""Proposing a release, deciding on it, the ledger, taking a release away, checking it."""

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
from soceis.foundation.records.errors import Invalid
from soceis.insight.releases import actions, presenters
from soceis.insight.releases.forms import APPROVE, DecisionForm, ProposalForm, WithdrawalForm
from soceis.insight.releases.models import Release, ReportRun
from soceis.insight.releases.queries import (
    check_for,
    release_for,
    releases_for,
    report_for,
    table_titles,
)
from soceis.insight.releases.rules import APPROVED, PROPOSED, WouldReveal
from soceis.insight.releases.views.reports import area_names, downloaded, policy_owners, policy_words, saved

# Answered by the form; the errors of the action bear the names of its arguments.
FIELD_OF = {"parts": "outputs"}
WAITS = "Proposed. It waits for a second person, who finds it in the ledger."
RELEASED = "Released. It can be taken away as released."
NOT_RELEASED = "Declined. It stands in the ledger with your words."


@requires(Permission.RELEASE_PROPOSE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """The form of a proposal; posted, compared with everything released before."""
    run = report_for(request.user, run_id)
    saving = opening(request, form="release", about=run.pk)
    if saving.result:
        return redirect(saving.result)
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        tables=list(table_titles(request.user, run).items()),
        typed=saving.restored,
    )
    revealed: WouldReveal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _proposed(request, saving, form, run)
        except Invalid as error:
            form.refuse(Invalid({FIELD_OF.get(name, name): said for name, said in error.fields.items()}))
        except WouldReveal as error:
            revealed = error
    context = {
        "run": run,
        "title": presenters.report_title(run),
        "facts": presenters.report_facts(run, area_names(), policy_words()),
        "form": form,
        "saving": saving,
        "revealed": revealed,
    }
    return render(request, "releases/propose.html", context, status=_status(revealed, form.errors))


def _status(revealed: object, errors: object) -> int:
    if revealed:
        return 409
    return 422 if errors else 200


def _proposed(request: StaffRequest, saving: Saving, form: ProposalForm, run: ReportRun) -> HttpResponseBase:
    said = dict(form.cleaned_data)
    release = actions.propose(by=request.user, run=run, parts=said.pop("outputs"), **said)
    return saved(request, saving, WAITS, reverse("releases:release", args=[release.pk]))


@requires(Permission.RELEASE_SEE)
@never_cache
@require_safe
def ledger(request: StaffRequest) -> HttpResponse:
    """Every release: who proposed it, who approved it, when, under which policy, which hash, what for."""
    owners = policy_owners()
    lines = [presenters.release_line(release, owners) for release in releases_for(request.user)]
    audit.record(by=request.user, action=Action.LISTED, detail={"page": "ledger of releases"})
    return render(request, "releases/ledger.html", {"lines": lines})


@requires(Permission.RELEASE_SEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: StaffRequest, release_id: UUID) -> HttpResponseBase:
    """One release; for the second person, what they answer."""
    found = release_for(request.user, release_id)
    mine = Subject(first_person=found.proposed_by_id)
    may_decide = found.state == PROPOSED and bool(decide(request.reach, Permission.RELEASE_APPROVE, mine))
    form: DecisionForm | None = None
    saving: Saving | None = None
    revealed: WouldReveal | None = None
    if request.method == "POST" or may_decide:
        saving = opening(request, form="decide on a release", about=found.pk)
        if saving.result:
            return redirect(saving.result)
        form = DecisionForm(request.POST if request.method == "POST" else None, typed=saving.restored)
        if request.method == "POST" and form.is_valid():
            try:
                return _decided(request, saving, form, found)
            except Invalid as error:
                form.refuse(error)
            except WouldReveal as error:
                revealed = error
    audit.record(by=request.user, action=Action.LOOKED, record=found)
    context = {**_page(request, found), "form": form, "saving": saving, "revealed": revealed}
    status = _status(revealed, form.errors if form else None)
    return render(request, "releases/release.html", context, status=status)


def _decided(request: StaffRequest, saving: Saving, form: DecisionForm, found: Release) -> HttpResponseBase:
    said = form.cleaned_data["words"]
    here = reverse("releases:release", args=[found.pk])
    if form.cleaned_data["answer"] == APPROVE:
        actions.approve(by=request.user, release=found, words=said)
        return saved(request, saving, RELEASED, here)
    actions.decline(by=request.user, release=found, words=said)
    return saved(request, saving, NOT_RELEASED, here)


def _page(request: StaffRequest, found: Release) -> dict[str, object]:
    proposed_it = found.proposed_by_id == request.user.pk
    latest = found.checks.select_related("asked_by").first()
    approver = request.reach.holds(Permission.RELEASE_APPROVE)
    return {
        "release": found,
        "line": presenters.release_line(found, policy_owners()),
        "facts": presenters.release_facts(found, policy_owners()),
        "steps": [presenters.step_line(step) for step in found.states.select_related("recorded_by")],
        "check": presenters.check_line(latest) if latest else None,
        "proposed_it": proposed_it,
        "was_released": found.approved_at is not None,
        "may_take": found.state == APPROVED,
        "may_withdraw": (found.state == PROPOSED and proposed_it)
        or (found.state == APPROVED and (approver or proposed_it)),
    }


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
