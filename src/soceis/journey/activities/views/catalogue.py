"""The catalogue, the short list of one young person, and the page that is handed over."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, StaleEdit
from soceis.journey.activities import actions
from soceis.journey.activities.forms.catalogue import NOT_NOW, ActivityForm, ChooseForm, OfferForm
from soceis.journey.activities.models import Activity, ActivityChoice
from soceis.journey.activities.presenters import activity_line, choice_line, offer_hints
from soceis.journey.activities.queries.catalogue import (
    activity_for,
    catalogue_of,
    choice_for,
    choices_of,
    titles_of,
)
from soceis.journey.activities.rules import fits_age
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.journey.plans.queries import goals_of
from soceis.journey.plans.rules import OPEN_GOALS
from soceis.people.rules import completed_years


@requires(Permission.ACTIVITY_SEE)
@require_http_methods(["GET", "POST"])
def catalogue(request: StaffRequest) -> HttpResponseBase:
    """What there is to do; a manager adds to it."""
    managed = sorted(request.reach.managed_areas, key=str)
    if request.method == "POST" and not managed:
        check(request.reach, Permission.ACTIVITY_EDIT)
    saving = opening(request, form="activity")
    if saving.result:
        return redirect(saving.result)
    form = ActivityForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.add_activity(by=request.user, area_id=managed[0], **form.values()),
            url=reverse("activities:catalogue"),
            words="Saved. It can be offered now.",
        )
        if went:
            return went
    today = clock.today()
    context = {
        "lines": [activity_line(one, today) for one in catalogue_of(request.user)],
        "form": form if managed else None,
        "saving": saving,
        "managed": set(managed),
    }
    return render(request, "activities/catalogue.html", context)


@requires(Permission.ACTIVITY_EDIT)
@require_http_methods(["GET", "POST"])
def activity(request: StaffRequest, activity_id: UUID) -> HttpResponseBase:
    """Change what the catalogue says about one thing to do, or take it out."""
    shown = activity_for(request.user, activity_id, Permission.ACTIVITY_EDIT)
    saving = opening(request, form="activity", about=shown.pk)
    if saving.result:
        return redirect(saving.result)
    names = [name for name in ActivityForm.base_fields if name != "version"]
    initial = {name: getattr(shown, name) for name in names} | {"version": str(shown.version)}
    posted = request.method == "POST"
    form = ActivityForm(request.POST if posted else None, typed=saving.restored, initial=initial)
    stale: StaleEdit | None = None
    if posted and request.POST.get("do") == "end":
        actions.end_activity(by=request.user, activity=shown)
        return saving.finish(reverse("activities:catalogue"))
    if posted:
        try:
            went = attempt(
                request,
                saving,
                form,
                lambda: actions.change_activity(
                    by=request.user, activity=shown, version=form.seen_version, **form.values()
                ),
                url=reverse("activities:catalogue"),
                words="Saved.",
            )
        except StaleEdit as problem:
            stale, went = problem, None
            form = _on_top_of(request, shown)
        if went:
            return went
    context = {
        "activity": shown,
        "form": form,
        "saving": saving,
        "stale": stale,
        "asked": ActivityForm.base_fields,
    }
    return render(request, "activities/activity.html", context, status=409 if stale else 200)


def _on_top_of(request: StaffRequest, shown: Activity) -> ActivityForm:
    """What was typed, over the version that is saved now."""
    whole = request.POST.copy()
    whole["version"] = str(Activity.objects.values_list("version", flat=True).get(pk=shown.pk))
    return ActivityForm(whole)


@requires(Permission.ACTIVITY_OFFER)
@require_http_methods(["GET", "POST"])
def choices(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """What they chose, and a short list to hand over: those that are for their age, in the area."""
    episode = episode_of(request, young_person_id, Permission.ACTIVITY_OFFER)
    person, today = episode.young_person, clock.today()
    saving = opening(request, form="offer", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    age = completed_years(person.date_of_birth, today) if person.date_of_birth else None
    fitting = [
        one
        for one in catalogue_of(request.user, episode.area_id)
        if fits_age(one.least_age, one.most_age, age)
    ]
    goals = [goal for goal in goals_of(request.user, episode) if goal.state in OPEN_GOALS]
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        activities=fitting,
        hints=offer_hints(fitting, today),
        goals=goals,
    )
    if request.method == "POST":
        made: list[ActivityChoice] = []
        went = attempt(
            request,
            saving,
            form,
            lambda: made.append(actions.offer(by=request.user, episode=episode, **form.values())),
            url=reverse("activities:choices", args=[young_person_id]),
            words="The list is ready. Hand over the phone.",
        )
        if went:
            return redirect("activities:choose", made[0].pk)
    offered = choices_of(request.user, person)
    titles = titles_of(request.user, offered)
    looked(request, person, "what they like to do")
    context = {
        "person": person,
        "lines": [choice_line(one, titles) for one in offered],
        "form": form if fitting and episode.state != CLOSED else None,
        "saving": saving,
    }
    return render(request, "activities/choices.html", context)


@requires(Permission.ACTIVITY_OFFER)
@require_http_methods(["GET", "POST"])
def choose(request: StaffRequest, choice_id: UUID) -> HttpResponseBase:
    """The page that the young person holds: it names nobody and leads nowhere but to their answer."""
    choice = choice_for(request.user, choice_id)
    if not decide(request.reach, Permission.ACTIVITY_OFFER, choice.access_subject):
        raise NotFound
    saving = opening(request, form="choose", about=choice.pk)
    here = reverse("activities:choose", args=[choice.pk])
    if saving.result:
        return redirect(saving.result)
    titles = titles_of(request.user, [choice])
    offered = [titles[key] for key in choice.offered if key in titles]
    form = ChooseForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, activities=offered
    )
    if request.method == "POST":
        not_now = request.POST.get("do") == NOT_NOW
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.choose(by=request.user, choice=choice, **form.values(not_now=not_now)),
            url=here,
            words="Thank you. That is kept.",
        )
        if went:
            return went
    looked(request, choice.young_person, "a short list to choose from")
    context = {
        "choice": choice,
        "line": choice_line(choice, titles),
        "form": form if choice.chosen_on is None else None,
        "saving": saving,
    }
    return render(request, "activities/choose.html", context)
