"""The card after a visit: one saving feeds what has happened, the plan, promises, worries, hours and miles."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.journey.casework import actions as casework
from soceis.journey.casework.forms import ContactForm
from soceis.journey.casework.models import Contact, Episode, PlannedVisit
from soceis.journey.casework.presenters.capture import tell_words
from soceis.journey.casework.queries import episode_to_record, visit_for
from soceis.journey.casework.rules.capture import MANAGER, open_tellings
from soceis.journey.casework.views.asking import attempt, id_in, looked, page_of
from soceis.journey.consent import actions as consent
from soceis.journey.consent.queries import limits_understood
from soceis.journey.plans import actions as plans
from soceis.journey.plans.models import Goal
from soceis.journey.plans.queries import goals_of

Steps = dict[str, tuple[Goal, int]]
DONE = ("achieved", "parked")


def _visit(request: StaffRequest, episode: Episode) -> PlannedVisit | None:
    """The planned visit that the page was opened from, if it is one of this episode and not recorded yet."""
    which = id_in(request.GET.get("visit", ""))
    if which is None:
        return None
    visit = visit_for(request.user, which)
    return visit if visit.episode_id == episode.pk and visit.contact_id is None else None


def _steps(request: StaffRequest, episode: Episode) -> Steps:
    """The small steps of their goals, for whoever may tick them: to show, those that are not done yet.

    What comes back may hold one that somebody else has ticked since; ticking it again changes nothing.
    """
    if not decide(request.reach, Permission.PLAN_WRITE, episode.access_subject):
        return {}
    if request.method == "POST" and "steps" not in request.POST:
        return {}
    return {
        f"{goal.pk}-{index}": (goal, index)
        for goal in goals_of(request.user, episode)
        for index, step in enumerate(goal.steps)
        if request.method == "POST" or not (step["done"] or goal.state in DONE)
    }


def _choices(steps: Steps) -> list[tuple[str, str]]:
    return [(key, f"{goal.steps[index]['words']} (“{goal.words}”)") for key, (goal, index) in steps.items()]


def _asks_limits(request: StaffRequest, episode: Episode) -> bool:
    """Whether the card asks if they know what stays private; a posted card says itself whether it asked."""
    if request.method == "POST":
        return bool({"limits", "limits_asked"} & set(request.POST))
    return not limits_understood(request.user, episode)


def save_card(
    *, by: User, episode: Episode, visit: PlannedVisit | None, form: ContactForm, steps: Steps
) -> tuple[Contact, Sequence[str]]:
    """Everything that one card says, in the transaction of the request; answers also whom to tell of a worry."""
    contact = casework.record_contact(by=by, episode=episode, visit=visit, **form.values())
    told: Sequence[str] = ()
    worry, promised, explained = form.concerns(), form.promise(), form.limits_explained()
    if worry:
        concern = casework.raise_concern(by=by, contact=contact, **worry)
        told = [
            whom for whom in open_tellings(concern.tell, concern.told) if not concern.flag or whom != MANAGER
        ]
    if explained:
        consent.explain_limits(by=by, episode=episode, **explained)
    if promised:
        casework.promise(by=by, episode=episode, **promised)
    day = contact.happened_at.astimezone(clock.LONDON).date()
    for key in form.cleaned_data["steps"]:
        goal, index = steps[key]
        plans.step_done(by=by, goal=goal, index=index, on=day, visit=contact.pk)
    return contact, told


@requires(Permission.CONTACT_RECORD)
@require_http_methods(["GET", "POST"])
def record_contact(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """One visit on one card, in a few taps."""
    if request.GET.get("kind") == "attempt":
        return redirect("casework:record_attempt", young_person_id)
    episode, mentor = episode_to_record(request.user, young_person_id)
    saving = opening(request, form="contact", about=episode.young_person_id)
    if saving.result:
        return redirect(saving.result)
    visit = _visit(request, episode)
    steps = _steps(request, episode)
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        mentor=mentor.partition(" ")[0],
        visit=visit,
        steps=_choices(steps),
        asks_limits=_asks_limits(request, episode),
    )
    name = episode.young_person.name_used
    if request.method == "POST":
        to_tell: list[str] = []

        def act() -> None:
            _, told = save_card(by=request.user, episode=episode, visit=visit, form=form, steps=steps)
            to_tell.extend(told)

        url, words = page_of(young_person_id), f"Saved. {name}’s page shows it now."
        went = attempt(request, saving, form, act, url=url, words=words)
        if went and to_tell:
            messages.warning(
                request, f"Now tell {tell_words(to_tell)}. It stands on your day until you have."
            )
        if went and form.limits_wait:
            messages.warning(
                request, f"Next time: tell {name} what stays private and what we have to pass on."
            )
        if went:
            return went
    looked(request, episode.young_person, "record a contact")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": form,
        "saving": saving,
        "visit": visit,
        "has_steps": bool(steps),
    }
    return render(request, "staff/visit.html", context)
