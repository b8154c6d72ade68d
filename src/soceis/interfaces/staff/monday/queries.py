"""Counting what waits. Every question begins with who is asking; the national manager gets numbers alone."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection
from django.db.models import Count as CountOf
from django.db.models import IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.interfaces.staff.monday.caseloads import Carried
from soceis.interfaces.staff.monday.matters import Count
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.rules import NOT_CLOSED
from soceis.journey.safety.models import Context

CARRIES = ("practitioner", "area_manager")


def areas_of_monday(user: User) -> list[Area]:
    """The areas whose numbers somebody sees, in their order: all for the national manager. One statement."""
    check(reach_of(user), Permission.MONDAY_SEE)
    areas = Area.objects.order_by("order", "name")
    if sees_all(user):
        return list(areas)
    return list(areas.filter(pk__in=reach_of(user).managed_areas))


def sees_all(user: User) -> bool:
    """Whether somebody sees numbers of every area, and names of nobody."""
    return "national_manager" in reach_of(user).role_codes


def waits(user: User) -> Mapping[tuple[str, UUID], Count]:
    """By matter and area how many wait, and how many are late; what is not there is nought. One statement."""
    check(reach_of(user), Permission.MONDAY_SEE)
    with connection.cursor() as cursor:
        cursor.execute(
            "select matter, area_id, waiting, late from app.waits()"
            " union all select matter, area_id, waiting, late from app.waits_of_partners()"
        )
        return {(matter, area): Count(waiting, late) for matter, area, waiting, late in cursor.fetchall()}


def reasons_counted(user: User) -> Mapping[tuple[UUID, str, str], int]:
    """By area, side and who could change it: of how many young people that was said. One statement."""
    check(reach_of(user), Permission.MONDAY_SEE)
    with connection.cursor() as cursor:
        cursor.execute("select area_id, informant, addressable, people from app.reasons_counted()")
        return {(area, side, by): people for area, side, by, people in cursor.fetchall()}


def workers_of_areas(user: User) -> dict[UUID, str]:
    """Practitioners and managers of the areas that somebody manages, by id. One statement."""
    check(reach_of(user), Permission.MONDAY_SEE)
    held = Membership.objects.filter(
        current(clock.today()), area__in=reach_of(user).managed_areas, role__in=CARRIES, user__is_active=True
    )
    return dict(held.values_list("user", "user__display_name").distinct())


def carried_in(user: User) -> list[Carried]:
    """Whom the workers of the managed areas work with there today. One statement."""
    check(reach_of(user), Permission.MONDAY_SEE)
    heavy = (
        Context.objects.filter(young_person=OuterRef("young_person"), area=OuterRef("area"), weight="most")
        .order_by()
        .values("young_person")
        .annotate(n=CountOf("pk"))
        .values("n")
    )
    rows = (
        Assignment.objects.filter(
            current(clock.today()), ~Q(kind="peer_mentor"), area__in=reach_of(user).managed_areas
        )
        .filter(episode__state__in=NOT_CLOSED)
        .annotate(heavy=Coalesce(Subquery(heavy, output_field=IntegerField()), 0))
        .values_list("worker", "kind", "episode__state", "heavy")
    )
    return [Carried(*row) for row in rows]
