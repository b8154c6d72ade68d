"""Reading the map of one young person; every question begins with who is asking."""

from dataclasses import dataclass
from uuid import UUID

from soceis.contexts.mapping.models import MapPerson, MapTie
from soceis.contexts.mapping.rules import GONE, standing
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.people.models import Tie, YoungPerson
from soceis.people.queries import ties_for


@dataclass(frozen=True)
class MapRead:
    """Who is around a young person, who else is on the map, the ties that are shown, and how many have gone."""

    around: list[Tie]
    people: list[MapPerson]
    ties: list[MapTie]
    gone: int


def map_of(user: User, young_person: YoungPerson) -> MapRead:
    """The map of a young person, in two statements. Whoever is no longer around them is not on it."""
    check(reach_of(user), Permission.MAP_SEE, young_person.access_subject)
    around = ties_for(user, young_person)
    ties = list(
        MapTie.objects.select_related("one__around", "other__around", "updated_by")
        .filter(young_person=young_person, ended_on=None)
        .order_by("created_at")
    )
    here = [tie for tie in ties if all(map(_still_around, (tie.one, tie.other)))]
    shown = [tie for tie in here if standing(tie.good_until, clock.today()) != GONE]
    people = {end.pk: end for tie in shown for end in (tie.one, tie.other) if end is not None}
    return MapRead(around, list(people.values()), shown, len(here) - len(shown))


def _still_around(person: MapPerson | None) -> bool:
    return person is None or person.around is None or person.around.ended_on is None


def map_tie_for(user: User, map_tie_id: UUID, permission: Permission = Permission.MAP_EDIT) -> MapTie:
    """One tie with its young person and both ends."""
    found = MapTie.objects.select_related("young_person", "one__around", "other__around")
    tie = found.filter(pk=map_tie_id).first()
    if tie is None:
        raise NotFound
    check(reach_of(user), permission, tie.access_subject)
    return tie
