"""Outcome readings for tests."""

from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes import actions
from soceis.journey.outcomes.models import OutcomeReading


def a_reading(*, by: User, episode: Episode, **values: Any) -> OutcomeReading:
    """At the start, decisions matter to them."""
    given: dict[str, Any] = {"outcome": "decision_making", "stage": "baseline", "applicable": "yes", **values}
    with acting_as(by):
        return actions.record(by=by, episode=episode, **given)
