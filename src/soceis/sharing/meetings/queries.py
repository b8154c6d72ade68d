"""Reading meetings; every question begins with who is asking."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.people.models import YoungPerson
from soceis.sharing.meetings.models import AgendaItem, Attendee, Meeting, MeetingAction, MeetingDisclosure
from soceis.sharing.meetings.rules import OPEN, PLANNED
from soceis.sharing.partners.models import PartnerContact

LISTED_DAYS = 183  # how far back the list goes; older ones are found on the pages of young people
AT_MEETINGS = ("practitioner", "area_manager")
ATTENDEES = Attendee.objects.select_related("contact__organisation", "worker")


def areas_to_plan(user: User) -> list[Area]:
    """The areas whose meetings somebody plans."""
    return list(Area.objects.filter(pk__in=reach_of(user).managed_areas))


def meetings(user: User) -> tuple[list[Meeting], list[Meeting]]:
    """Those to come or with open minutes, the next first; then those of half a year, the latest first."""
    check(reach_of(user), Permission.MEETING_SEE)
    since = clock.now() - timedelta(days=LISTED_DAYS)
    found = list(
        Meeting.objects.select_related("area").filter(starts_at__gte=since).order_by("starts_at", "id")
    )
    under_way = [one for one in found if one.state in OPEN]
    return under_way, [one for one in reversed(found) if one.state not in OPEN]


def actions_waiting(user: User) -> list[MeetingAction]:
    """What was agreed and is not done, of the young people that somebody may see; the longest overdue first."""
    check(reach_of(user), Permission.MEETING_SEE)
    return list(
        MeetingAction.objects.filter(done_on__isnull=True)
        .select_related("young_person", "owner__contact__organisation", "owner__worker", "item__meeting")
        .order_by("due_on", "id")
    )


def meeting_for(user: User, meeting_id: UUID) -> Meeting:
    """A meeting with who is at the table and those items of the agenda that somebody may see."""
    check(reach_of(user), Permission.MEETING_SEE)
    found = (
        Meeting.objects.select_related("area", "agreement")
        .prefetch_related(Prefetch("attendees", ATTENDEES), Prefetch("items", _items()))
        .filter(pk=meeting_id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def _items() -> QuerySet[AgendaItem]:
    owned = MeetingAction.objects.select_related("owner__contact__organisation", "owner__worker")
    told = MeetingDisclosure.objects.select_related("disclosure__organisation")
    return AgendaItem.objects.select_related("young_person").prefetch_related(
        Prefetch("actions", owned), Prefetch("told", told)
    )


def item_for(user: User, item_id: UUID, permission: Permission = Permission.DISCLOSURE_SEE) -> AgendaItem:
    """An item with what was told, agreed and decided; NotFound to whoever may not see the young person."""
    found = (
        _items()
        .select_related("young_person", "meeting__area", "meeting__agreement")
        .prefetch_related(Prefetch("meeting__attendees", ATTENDEES))
        .filter(pk=item_id)
        .first()
    )
    if found is None:
        raise NotFound
    check(reach_of(user), permission, found.access_subject)
    return found


def action_for(user: User, action_id: UUID) -> MeetingAction:
    """Something agreed about a young person whom somebody works with."""
    found = (
        MeetingAction.objects.select_related(
            "young_person", "item__meeting", "owner__contact__organisation", "owner__worker"
        )
        .filter(pk=action_id)
        .first()
    )
    if found is None:
        raise NotFound
    check(reach_of(user), Permission.MEETING_SPEAK, found.access_subject)
    return found


def attendee_for(user: User, meeting: Meeting, attendee_id: UUID) -> Attendee:
    """Somebody at the table of a meeting that was read before."""
    check(reach_of(user), Permission.MEETING_SEE)
    found = next((one for one in meeting.attendees.all() if one.pk == attendee_id), None)
    if found is None:
        raise NotFound
    return found


def items_of(user: User, young_person: YoungPerson) -> list[AgendaItem]:
    """The meetings at which a young person was, or will be, talked about; the latest first."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, young_person.access_subject)
    found = AgendaItem.objects.select_related("meeting").filter(young_person=young_person)
    return list(found.prefetch_related("actions").order_by("-meeting__starts_at"))


def meetings_to_come(user: User, young_person: YoungPerson) -> list[Meeting]:
    """Meetings on whose agenda the young person may still be put."""
    check(reach_of(user), Permission.MEETING_SPEAK, young_person.access_subject)
    return list(
        Meeting.objects.select_related("area")
        .filter(area__in=young_person.areas, state=PLANNED)
        .exclude(items__young_person=young_person)
        .order_by("starts_at")
    )


def contacts_to_invite(user: User, meeting: Meeting) -> list[PartnerContact]:
    """Everybody of the directory of the area who is not at the table and has not left."""
    check(reach_of(user), Permission.PARTNER_SEE)
    there = [one.contact_id for one in meeting.attendees.all() if one.contact_id]
    here = Q(organisation__area=meeting.area_id) | Q(organisation__area__isnull=True)
    found = PartnerContact.objects.select_related("organisation").filter(
        here, left_on__isnull=True, organisation__ended_on__isnull=True
    )
    return list(found.exclude(pk__in=there).order_by("organisation__name", "created_at"))


def workers_to_invite(user: User, meeting: Meeting) -> list[User]:
    """Our own people of the area who are not at the table."""
    check(reach_of(user), Permission.MEETING_PLAN, Subject(area_ids=frozenset([meeting.area_id])))
    there = [one.worker_id for one in meeting.attendees.all() if one.worker_id]
    today = clock.today()
    held = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today),
        begins__lte=today,
        user=OuterRef("pk"),
        area=meeting.area_id,
        role__in=AT_MEETINGS,
    )
    found = User.objects.filter(Exists(held), is_active=True).exclude(pk__in=there)
    return list(found.order_by("display_name", "pk"))


def may_read(items: Sequence[AgendaItem], organisation_id: UUID) -> list[AgendaItem]:
    """The items of which an organisation heard something in the meeting: what its minutes may hold."""
    return [
        item
        for item in items
        if any(told.disclosure.organisation_id == organisation_id for told in item.told.all())
    ]
