"""My day: whom I see, what I promised, whom I have not seen; for managers what waits for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.interfaces.staff.flagged import Worries, worries_of
from soceis.interfaces.staff.words import about_age, counted, days_words, sentence
from soceis.journey.casework import queries as casework
from soceis.journey.casework.models import PlannedVisit, Promise
from soceis.journey.referrals import queries as referrals
from soceis.people import queries as people
from soceis.people.presenters import name_and_age
from soceis.ui.words import day_words

SHOWN = 6  # of each list on the manager's half; the rest is one link away


@dataclass(frozen=True)
class VisitRow:
    """A planned visit, in words."""

    time: str
    name: str
    about: str
    note: str
    person_url: str
    record_url: str
    is_recorded: bool


@dataclass(frozen=True)
class PromiseRow:
    """A promise, in words."""

    due: str
    is_late: bool
    name: str
    text: str
    done_url: str


@dataclass(frozen=True)
class NotSeenRow:
    """Somebody not seen lately, in words."""

    name: str
    url: str
    tried: str
    days: str
    is_late: bool


@dataclass(frozen=True)
class WaitingRow:
    """Something that waits for a manager."""

    name: str
    url: str
    about: str
    tag: str
    is_late: bool = False


def visit_row(visit: PlannedVisit, today: date) -> VisitRow:
    person = visit.young_person
    record = reverse("staff:record_contact", args=[person.pk])
    return VisitRow(
        time=f"{visit.starts_at.astimezone(clock.LONDON):%H:%M}",
        name=person.name_used,
        about=" · ".join(filter(None, (about_age(person, today), visit.title.rstrip("."), visit.place))),
        note=visit.note,
        person_url=reverse("staff:young_person", args=[person.pk]),
        record_url=f"{record}?visit={visit.pk}",
        is_recorded=visit.contact_id is not None,
    )


def promise_row(promise: Promise, today: date) -> PromiseRow:
    late = promise.due_on < today
    return PromiseRow(
        due="Today" if promise.due_on == today else day_words(promise.due_on),
        is_late=late,
        name=promise.young_person.name_used,
        text=promise.text,
        done_url=reverse("casework:promise_done", args=[promise.pk]),
    )


def not_seen_row(row: casework.NotSeen) -> NotSeenRow:
    person = row.episode.young_person
    met = f"last met {day_words(row.met_on)}" if row.met_on else "not met yet"
    tried = f"{counted(row.attempts, 'attempt')} since, {met}" if row.attempts else met
    return NotSeenRow(
        name=name_and_age(person),
        url=reverse("staff:young_person", args=[person.pk]),
        tried=tried,
        days=days_words(row.days),
        is_late=row.is_late,
    )


def manager_lists(request: StaffRequest, today: date) -> tuple[dict[str, Any], set[UUID]]:
    """What waits for an area manager, and whom that concerns."""
    user = request.user
    waiting = casework.waiting_for_allocation(user)
    closures = casework.closures_to_sign(user)
    reviews = casework.reviews_due(user, today.replace(day=1))
    queue, queue_total = referrals.longest_waiting(user, SHOWN)
    openings = people.openings_told(user)
    lists = {
        "queue": [
            WaitingRow(
                name_and_age(row.referral.young_person),
                reverse("referrals:page", args=[row.referral.pk]),
                f"came {day_words(row.referral.received_on)}",
                days_words(row.days),
                row.band == "late",
            )
            for row in queue
        ],
        "queue_total": queue_total,
        "unallocated": [
            WaitingRow(
                name_and_age(row.episode.young_person),
                reverse("casework:allocate", args=[row.episode.pk]),
                row.episode.area.name,
                days_words(row.days),
                row.days >= casework_late(),
            )
            for row in waiting[:SHOWN]
        ],
        "unallocated_total": len(waiting),
        "closures": [
            WaitingRow(
                name_and_age(episode.young_person),
                reverse("casework:sign_off", args=[episode.pk]),
                f"asked by {episode.closure_asked_by}" if episode.closure_asked_by else "",
                day_words(episode.closure_asked_on) if episode.closure_asked_on else "",
            )
            for episode in closures[:SHOWN]
        ],
        "closures_total": len(closures),
        "reviews": [
            WaitingRow(
                name_and_age(row.episode.young_person),
                reverse("casework:review", args=[row.episode.pk]),
                f"last one for {row.previous:%B}" if row.previous else "the first",
                "Overdue" if row.is_overdue else f"{row.month:%B}",
                row.is_overdue,
            )
            for row in reviews[:SHOWN]
        ],
        "reviews_total": len(reviews),
        "openings": openings[:SHOWN],
    }
    concerned = {row.referral.young_person_id for row in queue}
    concerned |= {row.episode.young_person_id for row in waiting[:SHOWN]}
    concerned |= {episode.young_person_id for episode in closures[:SHOWN]}
    concerned |= {row.episode.young_person_id for row in reviews[:SHOWN]}
    return lists, concerned


def casework_late() -> int:
    """Days without a key worker after which the wait is shown as late."""
    return 7


def summary(
    visits: int, promises: int, not_seen: list[casework.NotSeen], lists: dict[str, Any], worries: Worries
) -> str:
    """ "Two visits, one promise due, one young person not seen for 12 days." """
    parts = [counted(visits, "visit")] if visits or not lists else []
    if promises:
        parts.append(f"{counted(promises, 'promise')} due")
    if worries.flagged:
        new = f" ({worries.unread} new)" if worries.unread else ""
        parts.append(f"{counted(len(worries.flagged), 'flag')} to answer{new}")
    if worries.answered:
        parts.append(f"{counted(len(worries.answered), 'answer')} from your manager")
    if lists:
        parts.append(f"{counted(lists['queue_total'], 'referral')} to decide")
        parts.append(
            f"{counted(lists['unallocated_total'], 'young person', 'young people')} without a key worker"
        )
        if lists["closures_total"]:
            parts.append(f"{counted(lists['closures_total'], 'closure')} to sign")
    if not_seen:
        longest = max(row.days for row in not_seen)
        who = counted(len(not_seen), "young person", "young people")
        parts.append(f"{who} not seen for {'up to ' if len(not_seen) > 1 else ''}{days_words(longest)}")
    return sentence(", ".join(parts))


@requires(Permission.MY_DAY_SEE)
def my_day(request: StaffRequest) -> HttpResponse:
    """Today, for the person who asks."""
    today = clock.today()
    visits = casework.visits_on(request.user, today)
    promises, told = casework.promises_and_worries(request.user, today)
    worries = worries_of(told)
    not_seen = casework.not_seen_lately(request.user, today)
    manages = request.reach.holds(Permission.REFERRAL_QUEUE_SEE)
    lists, concerned = manager_lists(request, today) if manages else ({}, set())
    returned = [] if manages else casework.closures_returned(request.user)
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=_people(visits, promises, (row.episode for row in not_seen), returned)
        | {row.concern.young_person_id for row in told}
        | concerned,
    )
    return render(
        request,
        "staff/my_day.html",
        {
            "today": today,
            "summary": summary(len(visits), len(promises), not_seen, lists, worries),
            "visits": [visit_row(visit, today) for visit in visits],
            "promises": [promise_row(promise, today) for promise in promises],
            "worries": worries.to_tell,
            "flagged": worries.flagged,
            "unread": worries.unread,
            "answered": worries.answered,
            "not_seen": [not_seen_row(row) for row in not_seen[:SHOWN]],
            "not_seen_total": len(not_seen),
            "returned": returned,
            "manages": manages,
            **lists,
        },
    )


def _people(*lists: Iterable[Any]) -> set[UUID]:
    return {row.young_person_id for rows in lists for row in rows}
