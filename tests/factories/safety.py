"""What could happen, and places and groups around somebody, for tests."""

from datetime import timedelta
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode
from soceis.journey.safety import actions
from soceis.journey.safety.models import Context, ContextAction, Risk

RISK: dict[str, Any] = {
    "could_happen": "Older lads wait at the gate and give him parcels to carry.",
    "likelihood": "likely",
    "because": "His head of year saw the car twice; the rest is thought.",
    "protects": "His grandmother, climbing, and that he tells Nia.",
    "plan": "Nia walks him to the bus; school keeps the side door open.",
}


def a_risk(*, by: User, episode: Episode, reviewer: User, **values: Any) -> Risk:
    """Something that is likely, looked at again by the reviewer within four weeks."""
    with acting_as(by):
        return actions.write_risk(by=by, episode=episode, reviewer=reviewer, **{**RISK, **values})


def a_context(*, by: User, episode: Episode, **values: Any) -> Context:
    """Home, from which some of it comes."""
    given = {
        "kind": "home",
        "weight": "some",
        "strengths": "Dinner together.",
        "harms": "The landing.",
        **values,
    }
    with acting_as(by):
        return actions.write_context(by=by, episode=episode, **given)


def an_action(*, by: User, context: Context, **values: Any) -> ContextAction:
    """Something to be done there in a week."""
    given = {"text": "Ask for a light on the landing", "due_on": clock.today() + timedelta(days=7), **values}
    with acting_as(by):
        return actions.add_action(by=by, context=context, **given)
