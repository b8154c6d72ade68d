"""Ties on a map, for tests."""

from typing import Any

from soceis.contexts.mapping import actions
from soceis.contexts.mapping.models import MapTie
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.people.models import YoungPerson

TIE: dict[str, Any] = {
    "kind": "friend",
    "side": "both",
    "certainty": "fact",
    "reliability": "seen",
    "source": "Seen by Nia",
}


def a_map_tie(*, by: User, young_person: YoungPerson, **values: Any) -> MapTie:
    """A friend whom Nia saw today."""
    with acting_as(by):
        given = {**TIE, "learned_on": clock.today(), **values}
        return actions.add_tie(by=by, young_person=young_person, **given)
