"""In which areas somebody works: groups, places and the catalogue are an area's."""

from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound

WORKS = ("practitioner", "area_manager", "peer_mentor")


def areas_of_work(user: User) -> frozenset[UUID]:
    """The areas in which somebody is a practitioner, a peer mentor or the manager."""
    reach = reach_of(user)
    return frozenset(area for role in WORKS for area in reach.areas_as(role))


def check_area(user: User, permission: Permission, area_id: UUID) -> None:
    """Raise NotFound where somebody does not work, and Refused where their role does not let them."""
    if area_id not in areas_of_work(user):
        raise NotFound
    check(reach_of(user), permission, Subject(area_ids=frozenset({area_id})))


def manages(user: User, area_id: UUID) -> bool:
    """Whether somebody manages the area, and so reads who is kept apart there."""
    return area_id in reach_of(user).managed_areas
