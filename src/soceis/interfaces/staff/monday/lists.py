"""The lists behind Monday's numbers: who it is, and the page where it is done. For managers of the area alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from soceis.foundation.access.context import reach_of
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.staff.words import days_words
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.activities.queries.groups import sessions_ahead
from soceis.journey.casework import queries as casework
from soceis.journey.casework.presenters.flags import due_words
from soceis.journey.casework.rules.flags import is_late
from soceis.journey.outcomes import queries as outcomes
from soceis.journey.safety import queries as safety
from soceis.journey.support import queries as support
from soceis.journey.support.rules import NEEDS
from soceis.people import queries as people
from soceis.people.models import YoungPerson
from soceis.people.presenters import name_and_age
from soceis.sharing.agreements import queries as agreements
from soceis.sharing.agreements.rules import takes_long
from soceis.sharing.partners.rules import STANDINGS
from soceis.ui.words import day_words

LATE_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """One that waits: who, the page where it is done, what there is to know, whether it is late."""

    name: str
    url: str
    about: str
    is_late: bool = False
    person: UUID | None = None


def _line(person: YoungPerson, url: str, about: str, *, late: bool = False) -> Line:
    return Line(name_and_age(person), url, about, late, person.pk)


def flags(user: User) -> list[Line]:
    """What was flagged, the first due first."""
    today = clock.today()
    return [
        _line(
            one.young_person,
            reverse("casework:answer_flag", args=[one.pk]),
            f"{one.worker.get_short_name()}, {due_words(one)}",
            late=is_late(one.flag, one.answer_by, today),
        )
        for one in casework.flags_to_answer(user)
    ]


def key_worker(user: User) -> list[Line]:
    """Those without a key worker, the longest waiting first."""
    return [
        _line(
            row.episode.young_person,
            reverse("casework:allocate", args=[row.episode.pk]),
            f"{row.episode.area.name} · {days_words(row.days)}",
            late=row.days >= LATE_AFTER.days,
        )
        for row in casework.waiting_for_allocation(user)
    ]


def help_asked(user: User) -> list[Line]:
    """What was asked for, the first due first."""
    today = clock.today()
    return [
        _line(
            one.young_person,
            reverse("support:request", args=[one.pk]),
            f"{NEEDS.get(one.need, one.need)} · due {day_words(one.due_on)}",
            late=one.due_on < today,
        )
        for one in support.help_that_waits(user)
    ]


def groups(user: User) -> list[Line]:
    """Sessions that do not go on as they stand, the next first."""
    sessions = [one for one in sessions_ahead(user) if one.area_id in reach_of(user).managed_areas]
    found = found_for(user, [one.pk for one in sessions])
    return [
        Line(
            one.group.title,
            reverse("activities:session", args=[one.pk]),
            f"{day_words(one.starts_at.astimezone(clock.LONDON))}, {one.starts_at.astimezone(clock.LONDON):%H:%M}",
        )
        for one in sessions
        if any(not each.covered for each in found[one.pk])
    ]


def _covers(user: User, *, beginning: bool) -> list[Line]:
    return [
        _line(
            one.young_person,
            reverse("casework:allocate", args=[one.episode_id]),
            f"{one.worker.display_name}, {day_words(one.begins)} to {day_words(one.ends or one.begins)}",
        )
        for one in casework.covers(user, beginning=beginning)
    ]


def cover_ends(user: User) -> list[Line]:
    """Cover that ends within a fortnight."""
    return _covers(user, beginning=False)


def cover_begins(user: User) -> list[Line]:
    """Cover that begins within a fortnight."""
    return _covers(user, beginning=True)


def risk_looks(user: User) -> list[Line]:
    """What should have been looked at again, the longest overdue first."""
    today = clock.today()
    return [
        _line(
            one.young_person,
            reverse("safety:look_again", args=[one.pk]),
            f"{one.reviewer.display_name}, due {day_words(one.review_on)}",
            late=today - one.review_on > LATE_AFTER,
        )
        for one in safety.looks_overdue(user)
    ]


def places(user: User) -> list[Line]:
    """What should have been done about places and groups."""
    today = clock.today()
    return [
        _line(
            one.young_person,
            reverse("safety:overview", args=[one.young_person_id]),
            f"{one.owner.display_name if one.owner else one.owner_elsewhere}, due {day_words(one.due_on)}",
            late=today - one.due_on > LATE_AFTER,
        )
        for one in safety.actions_overdue(user)
    ]


def closures(user: User) -> list[Line]:
    """Closures to sign, the longest waiting first."""
    return [
        _line(
            one.young_person,
            reverse("casework:sign_off", args=[one.pk]),
            f"{one.closure_asked_by or ''}, {day_words(asked)}",
            late=clock.today() - asked >= LATE_AFTER,
        )
        for one in casework.closures_to_sign(user)
        if (asked := one.closure_asked_on)
    ]


def _here(user: User, rows: Iterable[outcomes.FollowUpDue]) -> list[outcomes.FollowUpDue]:
    return [row for row in rows if row.episode.area_id in reach_of(user).managed_areas]


def asking_again(user: User) -> list[Line]:
    """Whom to ask how things are."""
    today = clock.today()
    return [
        _line(
            row.episode.young_person,
            reverse("outcomes:changed", args=[row.episode.young_person_id]),
            f"{row.months} months after the end: {day_words(row.due_on)}",
            late=today > row.due_on,
        )
        for row in _here(user, outcomes.follow_ups_due(user))
    ]


def adult_services(user: User) -> list[Line]:
    """With whom to think of services for adults."""
    return [
        _line(
            row.episode.young_person,
            reverse("outcomes:transfer", args=[row.episode.young_person_id]),
            f"seventeen and a half since {day_words(row.since)}",
        )
        for row in outcomes.adult_services_due(user)
        if row.episode.area_id in reach_of(user).managed_areas
    ]


def lifts(user: User) -> list[Line]:
    """Warnings about somebody around a young person that one asked to lift and another decides."""
    return [
        _line(
            one.young_person,
            reverse("people:ties", args=[one.young_person_id]),
            f"asked by {one.created_by.display_name if one.created_by else ''}, {day_words(one.created_at)}",
        )
        for one in people.lifts_that_wait(user)
    ]


def contacts(user: User) -> list[Line]:
    """Whoever an agreement in force names and who bounced, fell silent or left, the longest first."""
    today = clock.today()
    return [
        Line(
            f"{one.contact.name}, {one.contact.organisation.name}",
            reverse("staff:turnover", args=[one.contact.pk]),
            f"{STANDINGS[one.standing]}, {day_words(one.since)} · {', '.join(one.agreements)}",
            takes_long(one.since, today),
        )
        for one in agreements.lapsed(user)
    ]


def briefings(user: User) -> list[Line]:
    """Whoever came after somebody at a partner and has not been told how we work."""
    today = clock.today()
    return [
        Line(
            f"{one.contact.name}, {one.contact.organisation.name}",
            reverse("agreements:pack", args=[one.party.agreement_id, one.party.pk]),
            f"since {day_words(one.since)} · {one.party.agreement.title}",
            takes_long(one.since, today),
        )
        for one in agreements.to_brief(user)
    ]


LISTS: Mapping[str, Callable[[User], list[Line]]] = {
    "flags": flags,
    "key_worker": key_worker,
    "help": help_asked,
    "groups": groups,
    "cover_ends": cover_ends,
    "cover_begins": cover_begins,
    "risk_looks": risk_looks,
    "places": places,
    "closures": closures,
    "asking_again": asking_again,
    "adult_services": adult_services,
    "lifts": lifts,
    "contacts": contacts,
    "briefings": briefings,
}
