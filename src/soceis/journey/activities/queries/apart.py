"""The keep-apart check, and what managers read of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.journey.activities.access import check_area
from soceis.journey.activities.models import Circle, CircleMember, KeepApart
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.people.models import SearchKey, YoungPerson
from soceis.people.rules import search_words

MOST_SHOWN, MOST_FOUND, MOST_WORDS = 200, 9, 6


@dataclass(frozen=True)
class Found:
    """One thing that the check tells whoever asks. Only a manager is told `other`, `keep` and `sign`.

    `kind` is one of rules.apart; `several`: with more than one. `covered`: a manager let it go on all the same.
    """

    session_id: UUID
    kind: str
    person: UUID | None
    several: bool
    covered: bool
    other: UUID | None
    worker: UUID | None
    keep: UUID | None
    sign: str


def found_for(user: User, sessions: Iterable[UUID]) -> dict[UUID, list[Found]]:
    """What stands in the way of each session, as this person may know it. One statement; asked anew each time."""
    check(reach_of(user), Permission.GROUP_SEE)
    asked = list(sessions)
    found: dict[UUID, list[Found]] = {key: [] for key in asked}
    if not asked:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            "select session_id, kind, person, several, covered, other, worker, keep, coalesce(sign, '')"
            " from app.kept_apart(%s) order by session_id, kind, person, other, worker, keep",
            [asked],
        )
        for row in cursor.fetchall():
            found[row[0]].append(Found(*row))
    return found


def keep_aparts_of(user: User, area_id: UUID) -> list[KeepApart]:
    """Those that hold, the ones to be looked at again first."""
    check_area(user, Permission.KEEP_APART, area_id)
    held = KeepApart.objects.filter(area=area_id, ended_on__isnull=True)
    related = ("person", "other_person", "circle", "other_circle", "worker", "place", "created_by")
    return list(held.select_related(*related).order_by("review_on", "created_at")[:MOST_SHOWN])


def circles_of(user: User, area_id: UUID) -> list[Circle]:
    """The circles of an area."""
    check_area(user, Permission.KEEP_APART, area_id)
    return list(Circle.objects.filter(area=area_id).order_by("created_at"))


def members_of(user: User, area_id: UUID) -> list[CircleMember]:
    """Who is seen with which circle, by name."""
    check_area(user, Permission.KEEP_APART, area_id)
    members = CircleMember.objects.filter(area=area_id, ended_on__isnull=True).select_related("young_person")
    return list(members.order_by("young_person__name_used", "pk"))


@dataclass(frozen=True)
class Behind:
    """What a manager reads behind the check: names of young people and workers, and the keep-aparts."""

    people: dict[UUID, str]
    keeps: dict[UUID, KeepApart]


def behind(user: User, area_id: UUID, found: Iterable[Found]) -> Behind:
    """The names and reasons behind what was found, for the manager of the area. Two statements, none without need."""
    check_area(user, Permission.KEEP_APART, area_id)
    things = list(found)
    people = {key for one in things for key in (one.person, one.other) if key is not None}
    keeps = {one.keep for one in things if one.keep is not None}
    names = YoungPerson.objects.filter(pk__in=people).values_list("pk", "name_used") if people else ()
    kept = KeepApart.objects.select_related("worker", "place").filter(pk__in=keeps) if keeps else ()
    return Behind(dict(names), {one.pk: one for one in kept})


def people_found(user: User, area_id: UUID, text: str) -> list[YoungPerson]:
    """The young people of an area whose work goes on and whose names or reference have every word.

    Whole words, so that Jay never finds Jayden. By name, at most MOST_FOUND; an empty text finds nobody. One statement.
    """
    check_area(user, Permission.KEEP_APART, area_id)
    words = search_words(text)[:MOST_WORDS]
    if not words:
        return []
    going_on = Episode.objects.filter(area=area_id, young_person=OuterRef("pk")).exclude(state=CLOSED)
    people = YoungPerson.objects.filter(Exists(going_on))
    for word in words:
        people = people.filter(id__in=SearchKey.objects.filter(key=word).values("young_person_id"))
    return list(people.order_by("name_used", "pk")[:MOST_FOUND])
