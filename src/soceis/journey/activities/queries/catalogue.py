"""The catalogue, places, and what a young person was offered and chose."""

from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.journey.activities.access import areas_of_work, check_area
from soceis.journey.activities.models import Activity, ActivityChoice, Place
from soceis.people.models import YoungPerson

MOST_SHOWN, MOST_CHOICES = 200, 20


def catalogue_of(user: User, area_id: UUID | None = None) -> list[Activity]:
    """What is offered in an area, or in all areas in which somebody works, by name."""
    check(reach_of(user), Permission.ACTIVITY_SEE)
    areas = areas_of_work(user) & ({area_id} if area_id else areas_of_work(user))
    offered = Activity.objects.filter(area__in=areas, ended_on__isnull=True).select_related("risk_by", "area")
    return list(offered[:MOST_SHOWN])


def activity_for(user: User, activity_id: UUID, permission: Permission = Permission.ACTIVITY_SEE) -> Activity:
    """One thing to do."""
    activity = Activity.objects.select_related("risk_by", "area").filter(pk=activity_id).first()
    if activity is None:
        raise NotFound
    check_area(user, permission, activity.area_id)
    return activity


def places_of(user: User, area_id: UUID) -> list[Place]:
    """The places of an area and the ways there, by name."""
    check_area(user, Permission.GROUP_SEE, area_id)
    return list(Place.objects.filter(area=area_id)[:MOST_SHOWN])


def choices_of(user: User, person: YoungPerson) -> list[ActivityChoice]:
    """The short lists of a young person, the latest first."""
    check(reach_of(user), Permission.ACTIVITY_OFFER, person.access_subject)
    choices = ActivityChoice.objects.select_related("goal").filter(young_person=person.pk)
    return list(choices.order_by("-offered_on", "-created_at")[:MOST_CHOICES])


def choice_for(user: User, choice_id: UUID) -> ActivityChoice:
    """One short list, with whose it is."""
    choice = ActivityChoice.objects.select_related("young_person", "episode").filter(pk=choice_id).first()
    if choice is None:
        raise NotFound
    check(reach_of(user), Permission.ACTIVITY_OFFER, choice.access_subject)
    return choice


def titles_of(user: User, choices: list[ActivityChoice]) -> dict[UUID, Activity]:
    """The activities that stand on these lists, also those that are not offered any more."""
    check(reach_of(user), Permission.ACTIVITY_SEE)
    asked = {key for choice in choices for key in choice.offered}
    return Activity.objects.in_bulk(asked) if asked else {}
