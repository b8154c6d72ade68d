"""Practical help, grants and people who may be a risk, for tests, made through the actions."""

from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import Episode
from soceis.journey.support import actions
from soceis.journey.support.models import Grant, HelpRequest
from soceis.people import actions as people
from soceis.people.models import Tie


def a_request(*, by: User, episode: Episode, **values: Any) -> HelpRequest:
    """Clothes, this week, asked for today."""
    given: dict[str, Any] = {
        "need": "clothes",
        "how_soon": "this_week",
        "words": "A coat for college",
        **values,
    }
    with acting_as(by):
        return actions.ask_for_help(by=by, episode=episode, **given)


def a_grant(*, by: User, request: HelpRequest, pence: int = 40_00, manager: User | None = None) -> Grant:
    """£40 that `by` asks for; approved when there is a `manager`."""
    with acting_as(by):
        grant = actions.ask_for_grant(by=by, request=request, pence=pence)
    if manager is None:
        return grant
    with acting_as(manager):
        return actions.decide_grant(by=manager, grant=grant, approve=True)


def a_tie(*, by: User, episode: Episode, **values: Any) -> Tie:
    """Rhian, the mother, who may be called."""
    given: dict[str, Any] = {"kind": "mother", "name": "Rhian", "telephone": "07700 900456", **values}
    with acting_as(by):
        return people.add_tie(by=by, young_person=episode.young_person, **given)
