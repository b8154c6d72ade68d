"""Who works with a young person, as what, from when to when."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking, day_words
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions.apart import check_not_kept_apart
from soceis.journey.casework.actions.states import Held, hold, move, must_be_open, settle, write
from soceis.journey.casework.models import Assignment, Episode
from soceis.journey.casework.rules import ALLOCATED, AWAITING, NOT_STARTED, UNKNOWN

KEY_WORKER, COVER, PEER_MENTOR = "key_worker", "cover", "peer_mentor"
WORKERS = ("practitioner", "area_manager")
FURTHEST_AHEAD = timedelta(days=366)
WHO_MAY = {
    KEY_WORKER: "is not a practitioner in this area. Choose somebody who is.",
    "co_worker": "is not a practitioner in this area. Choose somebody who is.",
    COVER: "is not a practitioner. Choose somebody who is.",
    PEER_MENTOR: "is not a peer mentor in this area. Choose somebody who is.",
}


def _may_work(worker: User, kind: str, area_id: UUID, day: date) -> bool:
    """Whether somebody holds the role that the kind of work asks for; cover may come from another area."""
    roles = ("peer_mentor",) if kind == PEER_MENTOR else WORKERS
    held = Membership.objects.filter(user=worker, role__in=roles, begins__lte=max(day, clock.today()))
    held = held.filter(Q(ends__isnull=True) | Q(ends__gte=day))
    if kind != COVER:
        held = held.filter(area=area_id)
    return worker.is_active and held.exists()


def _assign(
    held: Held, *, by: User, worker: User, kind: str, begins: date, ends: date | None, change_reason: str
) -> Assignment:
    assignment = Assignment(
        young_person_id=held.episode.young_person_id,
        area_id=held.episode.area_id,
        episode=held.episode,
        worker=worker,
        kind=kind,
        begins=begins,
        ends=ends,
        change_reason=change_reason,
        created_by=by,
        updated_by=by,
    )
    assignment.save(force_insert=True)
    audit.record(
        by=by,
        action=Action.ALLOCATED,
        people=[held.episode.young_person_id],
        areas=[held.episode.area_id],
        record=assignment,
        detail={"fields": ["worker", "kind", "begins", "ends"], "kind": kind},
    )
    return assignment


def _end(assignment: Assignment, *, by: User, on: date, reason: str) -> None:
    assignment.ends = max(on, assignment.begins)
    assignment.end_reason = reason
    assignment.version += 1
    assignment.updated_at, assignment.updated_by = clock.now(), by
    assignment.save(update_fields=["ends", "end_reason", "version", "updated_at", "updated_by"])


@transaction.atomic
def allocate(
    *, by: User, episode: Episode, worker: User, on: date | None = None, change_reason: str = "first"
) -> Assignment:
    """Name the key worker; the former one's time ends the day before. There is one at a time."""
    held = hold(episode, by=by, permission=Permission.WORKER_ALLOCATE)
    must_be_open(held.episode)
    day = on or clock.today()
    former = Assignment.objects.filter(episode=episode.pk, kind=KEY_WORKER, ends__isnull=True).first()
    checking = Checking()
    checking.day("on", day, first=held.referred_on, since="the referral came on")
    checking.code("change_reason", "assignment_change", change_reason, needed="Say why the worker changes.")
    if former is not None and former.worker_id == worker.pk:
        checking.refuse("worker", f"{worker.display_name} is the key worker already.")
    elif former is not None and day < former.begins:
        checking.refuse(
            "on", f"The key worker of now began on {day_words(former.begins)}. Choose that day or later."
        )
    if not _may_work(worker, KEY_WORKER, held.episode.area_id, day):
        checking.refuse("worker", f"{worker.display_name} {WHO_MAY[KEY_WORKER]}")
    check_not_kept_apart(checking, worker, held.episode.young_person_id)
    checking.done()
    if former is not None:
        _end(former, by=by, on=day - timedelta(days=1), reason=change_reason)
    first_day = max(day, held.begun_on)
    if held.episode.state in (AWAITING, UNKNOWN) and held.comes_last(first_day):
        move(held, by=by, to=NOT_STARTED, on=first_day, cause=ALLOCATED)
        write(held.episode, by=by, values={"state": NOT_STARTED, "allocated_on": day}, also=episode)
    elif held.episode.allocated_on is None:
        # Somebody reached out first; on which days that makes a difference is worked out afresh.
        write(held.episode, by=by, values={"allocated_on": day})
        state = settle(held, by=by, cause=ALLOCATED, reason="The key worker was named afterwards.")
        write(held.episode, by=by, values={"state": state, "allocated_on": day}, also=episode)
    return _assign(
        held, by=by, worker=worker, kind=KEY_WORKER, begins=day, ends=None, change_reason=change_reason
    )


@transaction.atomic
def add_worker(
    *,
    by: User,
    episode: Episode,
    worker: User,
    kind: str,
    begins: date | None = None,
    ends: date | None = None,
    change_reason: str = "first",
) -> Assignment:
    """Add a co-worker, somebody who covers (always with a last day) or a peer mentor."""
    if kind == KEY_WORKER:
        return allocate(by=by, episode=episode, worker=worker, on=begins, change_reason=change_reason)
    held = hold(episode, by=by, permission=Permission.WORKER_ALLOCATE)
    must_be_open(held.episode)
    day = begins or clock.today()
    checking = Checking()
    checking.code("kind", "assignment_kind", kind, needed="Say as what they work with the young person.")
    checking.day("begins", day, first=held.referred_on, since="the referral came on", future=True)
    if day > clock.today() + FURTHEST_AHEAD:
        checking.refuse("begins", "That is more than a year away. Check the date.")
    if kind == COVER and ends is None:
        checking.refuse("ends", "Cover needs a last day, so that it does not go on by itself.")
    if ends is not None and ends < day:
        checking.refuse("ends", "The last day is before the first. Check the dates.")
    if kind in WHO_MAY and not _may_work(worker, kind, held.episode.area_id, day):
        checking.refuse("worker", f"{worker.display_name} {WHO_MAY[kind]}")
    overlapping = Assignment.objects.filter(episode=episode.pk, worker=worker, kind=kind)
    overlapping = overlapping.filter(Q(ends__isnull=True) | Q(ends__gte=day))
    if ends is not None:
        overlapping = overlapping.filter(begins__lte=ends)
    if overlapping.exists():
        checking.refuse("worker", f"{worker.display_name} is doing this already in that time.")
    check_not_kept_apart(checking, worker, held.episode.young_person_id)
    if kind == COVER and ends is not None:
        _check_no_other_cover(checking, held.episode, day, ends)
    checking.done()
    return _assign(held, by=by, worker=worker, kind=kind, begins=day, ends=ends, change_reason=change_reason)


def _check_no_other_cover(checking: Checking, episode: Episode, begins: date, ends: date) -> None:
    """A sentence when somebody covers in some of these days already: one person is there for them, not two halves."""
    other = Assignment.objects.select_related("worker").filter(
        episode=episode.pk, kind=COVER, begins__lte=ends, ends__gte=begins
    )
    found = other.order_by("begins").first()
    if found is not None and found.ends is not None:
        checking.refuse(
            "ends",
            f"{found.worker.display_name} covers from {day_words(found.begins)} to {day_words(found.ends)}."
            " Choose days before or after that, or end that cover first.",
        )


@transaction.atomic
def end_assignment(*, by: User, assignment: Assignment, reason: str, on: date | None = None) -> Assignment:
    """End somebody's time with a young person; `on` is their last day."""
    hold(assignment.episode, by=by, permission=Permission.WORKER_ALLOCATE)
    fresh = Assignment.objects.select_for_update().get(pk=assignment.pk)
    day = on or clock.today()
    if fresh.ends is not None and fresh.ends < clock.today():
        raise WrongState("This has ended already.", "Nothing was changed.", "Open the page again.")
    checking = Checking()
    checking.code("reason", "assignment_change", reason, needed="Say why it ends.")
    checking.day("on", day, first=fresh.begins, since="it began on", future=fresh.begins > clock.today())
    checking.done()
    _end(fresh, by=by, on=day, reason=reason)
    assignment.ends, assignment.end_reason = fresh.ends, fresh.end_reason
    audit.record(
        by=by,
        action=Action.CHANGED,
        people=[fresh.young_person_id],
        areas=[fresh.area_id],
        record=fresh,
        detail={"fields": ["ends", "end_reason"]},
    )
    return fresh
