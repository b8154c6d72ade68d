"""Reading what was noticed about a young person; every question begins with who is asking."""

from typing import Any
from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.people.models import YoungPerson
from soceis.sharing.observations.models import Observation


def observations_of(user: User, young_person: YoungPerson) -> list[Observation]:
    """Everything that was noticed about a young person, the latest first. One statement."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, young_person.access_subject)
    found = Observation.objects.select_related("organisation", "created_by").filter(young_person=young_person)
    return list(found.order_by("-noticed_on", "-created_at"))


def observation_for(user: User, observation_id: UUID) -> Observation:
    """One observation; NotFound to strangers."""
    found = (
        Observation.objects.select_related("organisation", "created_by", "young_person", "area")
        .filter(pk=observation_id)
        .first()
    )
    if found is None:
        raise NotFound
    check(reach_of(user), Permission.DISCLOSURE_SEE, found.access_subject)
    return found


def what_stood_there(user: User, observation: Observation) -> list[Any]:
    """What stood there before each correction, the latest first; each carries the fields of the observation."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, observation.access_subject)
    history: Any = observation.history  # type: ignore[attr-defined]  # made by with_history
    return list(history.select_related("organisation", "updated_by").order_by("-pgh_id")[1:])
