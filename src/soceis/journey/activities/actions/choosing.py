"""A short list is shown; the young person chooses one to three, something of their own, or nothing now."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.activities.models import Activity, ActivityChoice
from soceis.journey.activities.rules import MOST_CHOSEN, SHORT_LIST
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.plans import actions as plans
from soceis.journey.plans.models import Goal
from soceis.journey.plans.rules import OPEN_GOALS

CHOSE = "activities_chosen"


@transaction.atomic
def offer(
    *, by: User, episode: Episode, activities: Sequence[Activity], goal: Goal | None = None
) -> ActivityChoice:
    """Make a short list of one to six, for a goal if they are for one; the page to hand over shows it."""
    check(reach_of(by), Permission.ACTIVITY_OFFER, episode.access_subject)
    if episode.state == CLOSED:
        raise WrongState("The work has ended.", "Nothing was changed.")
    checking = Checking()
    if not 1 <= len(activities) <= SHORT_LIST:
        checking.refuse("activities", f"Tick one to {SHORT_LIST}: a short list is easier to choose from.")
    if any(one.area_id != episode.area_id or one.ended_on for one in activities):
        checking.refuse("activities", "One of these is not offered any more. Open the page again.")
    if goal is not None and (goal.young_person_id != episode.young_person_id or goal.state not in OPEN_GOALS):
        checking.refuse("goal", "This goal is not open any more. Choose another, or none.")
    checking.done()
    choice = ActivityChoice(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        goal=goal,
        offered=[one.pk for one in activities],
        offered_on=clock.today(),
        created_by=by,
        updated_by=by,
    )
    choice.save(force_insert=True)
    _audit(by, Action.CREATED, choice, "offered")
    return choice


@transaction.atomic
def choose(
    *, by: User, choice: ActivityChoice, chosen: Sequence[UUID], own_idea: str = "", not_now: bool = False
) -> ActivityChoice:
    """Keep what they chose from the list: one to three, an idea of their own, or nothing now.

    What they chose for a goal stands with the goal. Raises WrongState when they have chosen already.
    """
    check(reach_of(by), Permission.ACTIVITY_OFFER, choice.access_subject)
    asked = ActivityChoice.objects.select_for_update(of=("self",)).select_related("episode", "goal")
    held = asked.get(pk=choice.pk)
    if held.chosen_on is not None:
        raise WrongState(
            "This was chosen already.", "It is kept as it was.", "Make a new list to choose again."
        )
    picked = list(dict.fromkeys(chosen))
    checking = Checking()
    checking.text("own_idea", own_idea, LINE)
    if any(one not in held.offered for one in picked):
        checking.refuse("chosen", "Choose from those that are shown.")
    if len(picked) > MOST_CHOSEN:
        checking.refuse("chosen", "That is more than three. Which three first?")
    if not picked and not own_idea.strip() and not not_now:
        checking.refuse("chosen", "Choose one, write your own idea, or say not now.")
    checking.done()
    values = {
        "chosen": [] if not_now else picked,
        "own_idea": own_idea.strip(),
        "not_now": not_now,
        "chosen_on": clock.today(),
    }
    change(held, by=by, values=values)
    _audit(by, Action.CHANGED, held, *values)
    if held.chosen or held.own_idea:
        chronicle(by=by, episode=held.episode, kind=CHOSE, on=clock.today(), record=held.pk)
    _stand_with_the_goal(by, held)
    return held


def _stand_with_the_goal(by: User, choice: ActivityChoice) -> None:
    """Put the activities to the goal that they are for, when whoever asks may write it and it is still open."""
    goal = choice.goal
    if goal is None or goal.state not in OPEN_GOALS:
        return
    if not decide(reach_of(by), Permission.PLAN_WRITE, goal.access_subject):
        return
    for activity in Activity.objects.filter(pk__in=choice.chosen):
        plans.add_help(
            by=by, goal=goal, kind="activity", words=activity.title, where=activity.place, record=activity.pk
        )


def _audit(by: User, action: Action, choice: ActivityChoice, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[choice.young_person_id],
        areas=[choice.area_id],
        record=choice,
        detail={"fields": list(fields)},
    )
