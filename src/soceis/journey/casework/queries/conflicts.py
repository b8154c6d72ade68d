"""Conflicts of interest: one's own, and those that managers read."""

from dataclasses import dataclass
from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.models import Conflict, KeptApart


@dataclass(frozen=True)
class Declared:
    """A declaration with the records that are kept apart because of it, as far as the manager sees them."""

    conflict: Conflict
    kept: list[KeptApart]


def own_conflicts(user: User) -> list[Conflict]:
    """What somebody declared themselves, the latest first."""
    check(reach_of(user), Permission.CONFLICT_DECLARE)
    return list(Conflict.objects.filter(worker=user.pk).order_by("-declared_on", "-created_at"))


def conflicts_of_areas(user: User) -> list[Declared]:
    """What the workers of the areas that somebody manages declared; first what nobody has looked at."""
    check(reach_of(user), Permission.CONFLICT_SEE)
    managed = sorted(reach_of(user).managed_areas)
    found = Conflict.objects.select_related("worker", "looked_by").filter(areas__overlap=managed)
    declared = list(found.order_by("-declared_on", "-created_at"))
    kept = KeptApart.objects.select_related("young_person").filter(conflict__in=[one.pk for one in declared])
    by: dict[UUID, list[KeptApart]] = {}
    for one in kept.order_by("created_at"):
        by.setdefault(one.conflict_id, []).append(one)
    lines = [Declared(one, by.get(one.pk, [])) for one in declared]
    return sorted(
        lines, key=lambda line: (line.conflict.ended_on is not None, line.conflict.looked_on is not None)
    )


def conflict_for(user: User, conflict_id: UUID) -> Declared:
    """One of them; NotFound for anybody who does not manage where its worker works."""
    found = next((one for one in conflicts_of_areas(user) if one.conflict.pk == conflict_id), None)
    if found is None:
        raise NotFound
    return found
