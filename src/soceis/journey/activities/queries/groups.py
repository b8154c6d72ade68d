"""Groups, sessions and registers. Of young people, everybody reads those whom they may read anyway."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.activities.access import WORKS, areas_of_work, check_area
from soceis.journey.activities.models import Group, GroupSession, RegisterEntry, SessionWorker
from soceis.journey.activities.rules import AHEAD, EXPECTED, FINISHED, start_of
from soceis.journey.casework.access import current
from soceis.journey.casework.models import Assignment, Episode
from soceis.journey.casework.rules import CLOSED

WITH_WORKERS = Prefetch("workers", SessionWorker.objects.select_related("worker"))
MOST_AHEAD, MOST_GROUPS, MOST_SESSIONS, MOST_PEOPLE = 60, 100, 60, 200


def sessions_ahead(user: User) -> list[GroupSession]:
    """Today's sessions and later ones that stand, in the areas in which somebody works, the next first."""
    check(reach_of(user), Permission.GROUP_SEE)
    ahead = GroupSession.objects.filter(
        area__in=areas_of_work(user), state__in=AHEAD, starts_at__gte=start_of(clock.today())
    )
    related = ahead.select_related("group", "place").prefetch_related(WITH_WORKERS)
    return list(related.order_by("starts_at", "pk")[:MOST_AHEAD])


def groups_of(user: User) -> list[Group]:
    """Groups that are not finished, those to be looked at again first."""
    check(reach_of(user), Permission.GROUP_SEE)
    groups = Group.objects.filter(area__in=areas_of_work(user)).exclude(state=FINISHED)
    return list(groups.select_related("area", "grew_from").order_by("revisit_on", "title")[:MOST_GROUPS])


def group_for(user: User, group_id: UUID, permission: Permission = Permission.GROUP_SEE) -> Group:
    """One group."""
    group = Group.objects.select_related("area", "grew_from").filter(pk=group_id).first()
    if group is None:
        raise NotFound
    check_area(user, permission, group.area_id)
    return group


def sessions_of(user: User, group: Group) -> list[GroupSession]:
    """The sessions of a group, the latest first."""
    check_area(user, Permission.GROUP_SEE, group.area_id)
    sessions = group.sessions.select_related("group", "place").prefetch_related(WITH_WORKERS)
    return list(sessions.order_by("-starts_at")[:MOST_SESSIONS])


def session_for(user: User, session_id: UUID, permission: Permission = Permission.GROUP_SEE) -> GroupSession:
    """One session with its group, its place and who works at it."""
    sessions = GroupSession.objects.select_related("group", "place", "area").filter(pk=session_id)
    session = sessions.prefetch_related(WITH_WORKERS).first()
    if session is None:
        raise NotFound
    check_area(user, permission, session.area_id)
    return session


def register_of(user: User, session: GroupSession) -> list[RegisterEntry]:
    """The lines of the register that this person may read, by name."""
    check_area(user, Permission.GROUP_SEE, session.area_id)
    lines = session.register.select_related(
        "young_person", "episode__young_person", "episode__area", "lift_with"
    )
    return list(lines.order_by("young_person__name_used", "pk"))


def sizes_of(user: User, sessions: Iterable[UUID]) -> dict[UUID, int]:
    """How many are expected at each session, also those whom this person does not work with. One statement."""
    check(reach_of(user), Permission.GROUP_SEE)
    asked = list(sessions)
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select session_id, expected from app.register_sizes(%s)", [asked])
        return dict(cursor.fetchall())


def people_for(user: User, session: GroupSession) -> list[Episode]:
    """Whom this person may bring: young people of the session's workers whom they work with, or manage, by name.

    Somebody who is expected already stays among them, whoever works at the session now.
    """
    check_area(user, Permission.GROUP_SEE, session.area_id)
    workers = [one.worker_id for one in session.workers.all()]
    theirs = Assignment.objects.filter(
        current(session.starts_at.astimezone(clock.LONDON).date()), worker__in=workers, episode=OuterRef("pk")
    )
    named_before = Q(pk__in=session.register.filter(state=EXPECTED).values("episode"))
    episodes = Episode.objects.filter(Exists(theirs) | named_before, area=session.area_id).exclude(
        state=CLOSED
    )
    named = episodes.select_related("young_person", "area")
    return list(named.order_by("young_person__name_used", "pk")[:MOST_PEOPLE])


def staff_of(user: User, area_id: UUID) -> list[User]:
    """Practitioners, peer mentors and managers of an area, by name."""
    check_area(user, Permission.GROUP_SEE, area_id)
    held = Membership.objects.filter(
        current(clock.today()), user=OuterRef("pk"), area=area_id, role__in=WORKS
    )
    return list(User.objects.filter(Exists(held), is_active=True).order_by("display_name", "pk"))
