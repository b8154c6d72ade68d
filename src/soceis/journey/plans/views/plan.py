"""The plan of a young person: writing it, agreeing it, and the page that is theirs."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
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
from soceis.journey.casework.queries import workers_of
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.plans import actions
from soceis.journey.plans.forms import AgreeForm, GoalForm, PlanForm, StepForm
from soceis.journey.plans.models import FormVersion, Plan
from soceis.journey.plans.presenters import (
    Difference,
    differences,
    goal_lines,
    not_asked,
    page_for_them,
    plan_words,
    topic_words,
)
from soceis.journey.plans.queries import form_version_of, goals_of, helps_of, plans_of
from soceis.journey.plans.rules import AGREED, DRAFT

SAVED = "Saved as a draft. It counts once you agree it together."


@dataclass
class Tried:
    """One try to save the plan: where it led, or what two people changed at the same time."""

    went: HttpResponseBase | None = None
    form: PlanForm | None = None
    differences: list[Difference] = field(default_factory=list)
    who: str = ""


def _present(request: StaffRequest, episode: Episode) -> tuple[Plan | None, Plan | None]:
    """The draft and the agreed plan."""
    plans = plans_of(request.user, episode)
    return (
        next((plan for plan in plans if plan.state == DRAFT), None),
        next((plan for plan in plans if plan.state == AGREED), None),
    )


def _filled(draft: Plan | None, agreed: Plan | None) -> dict[str, Any]:
    """What the form begins with: the draft, else the agreed plan, whose words a new draft takes over."""
    source = draft or agreed
    if source is None:
        return {}
    values = {name: getattr(source, name) for name in ("topics", "in_their_words", "helps")}
    return {**values, "version": str(draft.version) if draft else ""}


def _save(
    request: StaffRequest, saving: Saving, episode: Episode, draft: Plan | None, version: FormVersion
) -> Tried:
    form = PlanForm(request.POST, form_version=version)
    here = reverse("plans:write", args=[episode.young_person_id])
    if not form.is_valid():
        return Tried(form=form)
    try:
        if draft is None:
            actions.write(by=request.user, episode=episode, form_version=version, **form.values())
        else:
            actions.change_draft(by=request.user, plan=draft, version=form.seen_version, **form.values())
    except Invalid as problem:
        form.refuse(problem)
        return Tried(form=form)
    except StaleEdit as stale:
        return Tried(
            form=_on_top_of(request.POST, draft, version), differences=differences(stale), who=stale.who
        )
    messages.success(request, SAVED)
    return Tried(went=saving.finish(here))


def _on_top_of(typed: QueryDict, draft: Plan | None, version: FormVersion) -> PlanForm:
    """What was typed, over the version that is saved now: saving again keeps these words."""
    whole = typed.copy()
    if draft is not None:
        whole["version"] = str(Plan.objects.values_list("version", flat=True).get(pk=draft.pk))
    return PlanForm(whole, form_version=version)


@requires(Permission.PLAN_SEE)
@require_http_methods(["GET", "POST"])
def write(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The plan: goals with their steps, the agreed plan, and the draft for whoever may write."""
    episode = episode_of(request, young_person_id, Permission.PLAN_SEE)
    may_write = bool(decide(request.reach, Permission.PLAN_WRITE, episode.access_subject))
    draft, agreed = _present(request, episode)
    version = draft.form_version if draft else form_version_of(episode.area_id)
    saving = opening(request, form="plan", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    asked = request.POST.get("do", "")
    tried, goal_form, agree_form = Tried(), None, None
    if may_write and version is not None:
        goal_form = GoalForm(request.POST if asked == "goal" else None, form_version=version, prefix="goal")
        agree_form = AgreeForm(
            request.POST if asked == "agree" else None, initial={"on": clock.today()}, prefix="agree"
        )
        tried = _posted(request, saving, episode, draft, agreed, version, goal_form, agree_form)
        if tried.went:
            return tried.went
        if tried.form is None:
            tried.form = PlanForm(initial=_filled(draft, agreed), typed=saving.restored, form_version=version)
    looked(request, episode.young_person, "plan")
    goals = goals_of(request.user, episode)
    context = {
        "person": episode.young_person,
        "episode": episode,
        "draft": draft,
        "agreed": agreed,
        "agreed_words": plan_words(agreed) if agreed else "",
        "agreed_topics": topic_words(agreed.topics) if agreed else [],
        "version": version,
        "not_asked": not_asked(version) if version else [],
        "goals": goal_lines(goals, helps_of(request.user, goals)),
        "step_form": StepForm(),
        "may_write": may_write,
        "form": tried.form,
        "goal_form": goal_form if draft or agreed else None,
        "agree_form": agree_form,
        "saving": saving,
        "tried": tried,
    }
    return render(request, "plans/write.html", context, status=409 if tried.differences else 200)


def _posted(
    request: StaffRequest,
    saving: Saving,
    episode: Episode,
    draft: Plan | None,
    agreed: Plan | None,
    version: FormVersion,
    goal_form: GoalForm,
    agree_form: AgreeForm,
) -> Tried:
    """Do what was asked for on the page."""
    if request.method != "POST":
        return Tried()
    here = reverse("plans:write", args=[episode.young_person_id])
    asked, plan = request.POST.get("do", ""), draft or agreed
    if asked == "goal" and plan is not None:
        went = attempt(
            request,
            saving,
            goal_form,
            lambda: actions.add_goal(by=request.user, plan=plan, **goal_form.values()),
            url=here,
            words="Saved. The goal stands on their page.",
        )
        return Tried(went=went)
    if asked == "agree" and draft is not None:
        went = attempt(
            request,
            saving,
            agree_form,
            lambda: actions.agree(by=request.user, plan=draft, **agree_form.cleaned_data),
            url=here,
            words="Agreed. Goals that go on are in this plan now.",
        )
        return Tried(went=went)
    return _save(request, saving, episode, draft, version)


@requires(Permission.PLAN_SEE)
def together(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """The plan as the young person reads it, to look at together or to print."""
    episode = episode_of(request, young_person_id, Permission.PLAN_SEE)
    _, agreed = _present(request, episode)
    goals = goals_of(request.user, episode)
    looked(request, episode.young_person, "plan to look at together")
    shown = page_for_them(agreed, goals, helps_of(request.user, goals))
    context = {
        "person": episode.young_person,
        "shown": shown,
        "workers": [one.worker.get_short_name() for one in workers_of(request.user, episode)],
    }
    return render(request, "plans/together.html", context)
