"""Reading what we do with partners; every question begins with who is asking."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.sharing.dealings.models import (
    BriefedContact,
    BriefedTeam,
    Briefing,
    PartnerAction,
    PartnerRequest,
)
from soceis.sharing.dealings.rules import Answering, Asked, answering, briefing_due
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.queries import areas_of

OUR_PEOPLE = ("practitioner", "area_manager")
MOST_LISTED = 200


@dataclass(frozen=True)
class Unbriefed:
    """Somebody at a partner whom nobody has told how we work: since when we know them, and how long it is ago."""

    contact: PartnerContact
    due: str  # "never" or "long_ago"


@dataclass(frozen=True)
class Answers:
    """How an organisation, or one team of it, answered requests of one kind or ("") of all kinds."""

    organisation: Organisation
    team: str
    kind: str
    answering: Answering


def areas_seen(user: User) -> list[Area]:
    """The areas of whose dealings somebody reads."""
    check(reach_of(user), Permission.PARTNER_SEE)
    return list(areas_of(user))


def workers_of(user: User, *areas: Area) -> list[User]:
    """Who of us works in one of the areas today, by name."""
    check(reach_of(user), Permission.PARTNER_SEE)
    today = clock.today()
    held = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today), begins__lte=today, area__in=areas, role__in=OUR_PEOPLE
    )
    return list(
        User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("display_name", "id")
    )


def organisations_of(user: User, area: Area) -> list[Organisation]:
    """Those that work in an area, or everywhere, by name."""
    check(reach_of(user), Permission.PARTNER_SEE)
    return list(
        Organisation.objects.filter(Q(area=area) | Q(area__isnull=True), ended_on__isnull=True).order_by(
            "name"
        )
    )


def people_of(user: User, organisations: Iterable[Organisation]) -> list[PartnerContact]:
    """Everybody who is there still, by organisation."""
    check(reach_of(user), Permission.PARTNER_SEE)
    return list(
        PartnerContact.objects.select_related("organisation")
        .filter(organisation__in=list(organisations), left_on__isnull=True)
        .order_by("organisation__name", "created_at")
    )


# Actions that a partner and we agreed.


def _actions(user: User) -> QuerySet[PartnerAction]:
    check(reach_of(user), Permission.PARTNER_SEE)
    return PartnerAction.objects.select_related("area", "organisation", "contact", "worker")


def actions_of(user: User, area: Area) -> list[PartnerAction]:
    """What was agreed in an area: what is open first, the one due soonest; then what was done, the latest first."""
    found = list(_actions(user).filter(area=area)[:MOST_LISTED])
    open_ones = [one for one in found if one.done_on is None]
    done = sorted(
        (one for one in found if one.done_on), key=lambda one: one.done_on or date.min, reverse=True
    )
    return open_ones + done


def action_for(user: User, action_id: UUID) -> PartnerAction:
    """Something agreed in an area that somebody sees; NotFound otherwise."""
    found = _actions(user).filter(pk=action_id).first()
    if found is None:
        raise NotFound
    return found


# Briefings.


def _briefings(user: User) -> QuerySet[Briefing]:
    check(reach_of(user), Permission.PARTNER_SEE)
    return Briefing.objects.select_related("area", "given_by").prefetch_related(
        Prefetch("teams", BriefedTeam.objects.select_related("organisation")),
        Prefetch("came", BriefedContact.objects.select_related("contact")),
    )


def briefings(user: User) -> list[Briefing]:
    """All of the areas that somebody sees, the latest day first. Three statements."""
    return list(_briefings(user)[:MOST_LISTED])


def briefing_for(user: User, briefing_id: UUID) -> Briefing:
    """A briefing with whom it is for and who came."""
    found = _briefings(user).filter(pk=briefing_id).first()
    if found is None:
        raise NotFound
    return found


def unbriefed(user: User) -> list[Unbriefed]:
    """Who at a partner was not told how we work for a year, or never since they came; never first. One statement."""
    check(reach_of(user), Permission.PARTNER_SEE)
    there = (
        PartnerContact.objects.select_related("organisation__area")
        .filter(
            Q(organisation__area__isnull=True) | Q(organisation__area__in=areas_of(user)),
            organisation__ended_on__isnull=True,
            left_on__isnull=True,
        )
        .order_by("organisation__name", "created_at")
    )
    today = clock.today()
    found = [Unbriefed(one, briefing_due(one.briefed_on, came_on(one), today)) for one in there]
    return sorted((one for one in found if one.due), key=lambda one: one.due != "never")


def came_on(contact: PartnerContact) -> date:
    """The day on which somebody came into the directory: the first from which we know them."""
    return contact.created_at.astimezone(clock.LONDON).date()


# Requests.


def _requests(user: User) -> QuerySet[PartnerRequest]:
    check(reach_of(user), Permission.PARTNER_SEE)
    return PartnerRequest.objects.select_related("area", "organisation", "created_by")


def requests_open(user: User) -> list[PartnerRequest]:
    """What was asked and has no answer, the one needed soonest first; those without a day last."""
    found = _requests(user).filter(answered_on__isnull=True)
    return sorted(found, key=lambda one: (one.needed_by is None, one.needed_by or one.asked_on, one.asked_on))


def request_for(user: User, request_id: UUID) -> PartnerRequest:
    """Something that was asked in an area that somebody sees."""
    found = _requests(user).filter(pk=request_id).first()
    if found is None:
        raise NotFound
    return found


def answers(user: User, *, since: date) -> list[Answers]:
    """How organisations and their teams answered what was asked since a day, by name; never how a person did."""
    rows = _requests(user).filter(asked_on__gte=since).order_by("asked_on", "id")
    grouped: defaultdict[tuple[UUID, str, str], list[PartnerRequest]] = defaultdict(list)
    for one in rows:
        for team in {"", one.team}:
            grouped[one.organisation_id, team, ""].append(one)
        grouped[one.organisation_id, "", one.kind].append(one)
    today = clock.today()
    found = [
        Answers(of[0].organisation, team, kind, answering([asked_of(one) for one in of], today))
        for (_, team, kind), of in grouped.items()
    ]
    return sorted(
        found, key=lambda one: (one.organisation.name, str(one.organisation.pk), one.kind, one.team)
    )


def asked_of(request: PartnerRequest) -> Asked:
    """A request as the rules count it."""
    return Asked(request.asked_on, request.needed_by, request.answered_on)


def my_changes(user: User) -> list[PartnerAction]:
    """What somebody sees to themselves and is not done, the one due soonest first."""
    return list(_actions(user).filter(worker=user, done_on__isnull=True))
