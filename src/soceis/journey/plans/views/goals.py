"""One goal: its steps, its words, what helps, how it came about."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records.errors import Invalid, NotFound, StaleEdit
from soceis.journey.casework.views.asking import attempt, looked
from soceis.journey.plans import actions
from soceis.journey.plans.forms import HelpForm, RewordForm, StepForm
from soceis.journey.plans.models import Goal, GoalHelp
from soceis.journey.plans.presenters import Difference, differences, goal_line, goal_story
from soceis.journey.plans.queries import became, form_topics, goal_for, helps_of, story_of
from soceis.journey.plans.rules import CHANGED, GOAL_TRANSITIONS

END = "end-"


def _plan_page(goal: Goal) -> str:
    return reverse("plans:write", args=[goal.young_person_id])


@requires(Permission.PLAN_SEE)
@require_http_methods(["GET", "POST"])
def page(request: StaffRequest, goal_id: UUID) -> HttpResponseBase:
    """A goal with its story; whoever may write changes its words and says what helps."""
    goal = goal_for(request.user, goal_id)
    if request.method == "POST":
        check(request.reach, Permission.PLAN_WRITE, goal.access_subject)
    may_write = bool(decide(request.reach, Permission.PLAN_WRITE, goal.access_subject))
    saving = opening(request, form="goal", about=goal.pk)
    if saving.result:
        return redirect(saving.result)
    helps = helps_of(request.user, [goal])
    asked = request.POST.get("do", "")
    topics = form_topics(request.user, goal) if may_write else ()
    words = RewordForm(
        request.POST if asked == "words" else None,
        typed=saving.restored,
        topics=topics,
        initial={"words": goal.words, "topic": goal.topic, "version": str(goal.version)},
    )
    helping = HelpForm(request.POST if asked == "help" else None, prefix="help")
    unlike: list[Difference] = []
    who = ""
    if request.method == "POST":
        try:
            went = _posted(request, saving, goal, helps, words, helping)
        except StaleEdit as stale:
            went, unlike, who = None, differences(stale), stale.who
            words = _on_top_of(request, goal, topics)
        if went:
            return went
    looked(request, goal.young_person, "goal")
    context = {
        "person": goal.young_person,
        "goal": goal,
        "line": goal_line(goal, helps),
        "story": goal_story(story_of(request.user, goal)),
        "became": became(request.user, goal) if goal.state == CHANGED else None,
        "may_write": may_write,
        "may_change": may_write and CHANGED in GOAL_TRANSITIONS[goal.state],
        "words": words,
        "helping": helping,
        "saving": saving,
        "differences": unlike,
        "who": who,
        "step_form": StepForm(),
    }
    return render(request, "plans/goal_page.html", context, status=409 if unlike else 200)


def _posted(
    request: StaffRequest,
    saving: Saving,
    goal: Goal,
    helps: list[GoalHelp],
    words: RewordForm,
    helping: HelpForm,
) -> HttpResponseBase | None:
    """Do what was asked for on the page."""
    asked, here = request.POST.get("do", ""), reverse("plans:goal", args=[goal.pk])

    def end() -> None:
        ended = next((one for one in helps if f"{END}{one.pk}" == asked), None)
        if ended is None:
            raise NotFound
        actions.end_help(by=request.user, help_given=ended)

    def saved(
        form: RewordForm | HelpForm, act: Callable[[], object], url: str, said: str
    ) -> HttpResponseBase | None:
        return attempt(request, saving, form, act, url=url, words=said)

    if asked.startswith(END):
        end()
        messages.success(request, "Put away. It stays in the history.")
        return saving.finish(here)
    if asked == "help":
        return saved(
            helping,
            lambda: actions.add_help(by=request.user, goal=goal, **helping.cleaned_data),
            here,
            "Saved. It stands with the goal.",
        )
    return saved(
        words,
        lambda: actions.reword_goal(by=request.user, goal=goal, **words.values()),
        _plan_page(goal),
        "Saved. The old words are kept in its story.",
    )


def _on_top_of(request: StaffRequest, goal: Goal, topics: tuple[str, ...]) -> RewordForm:
    """What was typed, over the version that is saved now: saving again keeps these words."""
    whole: QueryDict = request.POST.copy()
    whole["version"] = str(Goal.objects.values_list("version", flat=True).get(pk=goal.pk))
    return RewordForm(whole, topics=topics)


def _goal_part(request: StaffRequest, goal: Goal) -> HttpResponse:
    """The goal as it is now, for the page that asked for a part of itself."""
    context = {
        "line": goal_line(goal, helps_of(request.user, [goal])),
        "may_write": True,
        "step_form": StepForm(),
    }
    return render(request, "plans/goal.html", context)


def _answer(request: StaffRequest, goal: Goal, words: str) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        return _goal_part(request, goal)
    messages.success(request, words)
    return redirect(_plan_page(goal))


@requires(Permission.PLAN_WRITE)
@require_POST
def goal_step(request: StaffRequest, goal_id: UUID, index: int) -> HttpResponseBase:
    """Tick a step, or take the tick back."""
    goal = goal_for(request.user, goal_id, Permission.PLAN_WRITE)
    done = request.POST.get("done") == "yes"
    goal = actions.step_done(by=request.user, goal=goal, index=index, done=done)
    return _answer(request, goal, "Saved.")


@requires(Permission.PLAN_WRITE)
@require_POST
def add_step(request: StaffRequest, goal_id: UUID) -> HttpResponseBase:
    """Add a step to a goal."""
    goal = goal_for(request.user, goal_id, Permission.PLAN_WRITE)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Invalid({"step": " ".join(str(error) for error in form.errors["step"])})
    return _answer(
        request, actions.add_step(by=request.user, goal=goal, words=form.cleaned_data["step"]), "Saved."
    )


@requires(Permission.PLAN_WRITE)
@require_POST
def move_goal(request: StaffRequest, goal_id: UUID) -> HttpResponseBase:
    """Move a goal to another state."""
    goal = goal_for(request.user, goal_id, Permission.PLAN_WRITE)
    goal = actions.move_goal(by=request.user, goal=goal, to_state=request.POST.get("to", ""))
    return _answer(request, goal, "Saved.")
