"""Visits that are planned and things that were promised."""

from datetime import date, datetime, timedelta

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.access import check_diary
from soceis.journey.casework.actions.states import must_be_open
from soceis.journey.casework.models import Episode, PlannedVisit, Promise

SHORT = 120
FURTHEST_AHEAD = timedelta(days=366)


def _audit(by: User, action: Action, record: PlannedVisit | Promise, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[record.young_person_id],
        areas=[record.area_id],
        record=record,
        detail={"fields": list(fields)},
    )


def _ready(episode: Episode, by: User) -> None:
    check(reach_of(by), Permission.CONTACT_RECORD, episode.access_subject)
    must_be_open(episode)


@transaction.atomic
def plan_visit(
    *,
    by: User,
    episode: Episode,
    starts_at: datetime,
    title: str,
    place: str = "",
    note: str = "",
    worker: User | None = None,
) -> PlannedVisit:
    """Plan a meeting; it shows on the worker's day."""
    _ready(episode, by)
    checking = Checking()
    checking.text("title", title, SHORT, needed="Say in a few words what you have planned.")
    checking.text("place", place, SHORT)
    checking.text("note", note)
    day = starts_at.astimezone(clock.LONDON).date()
    if day < clock.today():
        checking.refuse(
            "starts_at", "That day has gone. Record what happened instead, or choose a day to come."
        )
    if day > clock.today() + FURTHEST_AHEAD:
        checking.refuse("starts_at", "That is more than a year away. Check the date.")
    checking.done()
    visit = PlannedVisit(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        worker=worker or by,
        starts_at=starts_at,
        title=title,
        place=place,
        note=note,
        created_by=by,
        updated_by=by,
    )
    visit.save(force_insert=True)
    _audit(by, Action.CREATED, visit, "starts_at", "title")
    return visit


@transaction.atomic
def cancel_visit(*, by: User, visit: PlannedVisit) -> PlannedVisit:
    """Call a planned visit off; it no longer shows on the worker's day."""
    check(reach_of(by), Permission.CONTACT_RECORD, visit.access_subject)
    check_diary(by, visit)
    if visit.contact_id is not None:
        raise WrongState("This visit has happened and is recorded.", "Nothing was changed.")
    visit.cancelled = True
    visit.version += 1
    visit.updated_at, visit.updated_by = clock.now(), by
    visit.save(update_fields=["cancelled", "version", "updated_at", "updated_by"])
    _audit(by, Action.CHANGED, visit, "cancelled")
    return visit


@transaction.atomic
def promise(*, by: User, episode: Episode, text: str, due_on: date, worker: User | None = None) -> Promise:
    """Note something promised to a young person or to those at home; it shows until it is kept."""
    _ready(episode, by)
    checking = Checking()
    checking.text("text", text, LINE, needed="Say what was promised.")
    if due_on < clock.today():
        checking.refuse("due_on", "That day has gone. Choose today or a day to come.")
    if due_on > clock.today() + FURTHEST_AHEAD:
        checking.refuse("due_on", "That is more than a year away. Check the date.")
    checking.done()
    made = Promise(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        worker=worker or by,
        text=text,
        due_on=due_on,
        created_by=by,
        updated_by=by,
    )
    made.save(force_insert=True)
    _audit(by, Action.CREATED, made, "text", "due_on")
    return made


@transaction.atomic
def keep_promise(*, by: User, promise: Promise, on: date | None = None) -> Promise:
    """Note that a promise was kept. Keeping it twice changes nothing."""
    check(reach_of(by), Permission.CONTACT_RECORD, promise.access_subject)
    check_diary(by, promise)
    if promise.done_on is not None:
        return promise
    day = on or clock.today()
    checking = Checking()
    made_on = promise.created_at.astimezone(clock.LONDON).date()
    checking.day("on", day, first=made_on, since="it was promised on")
    checking.done()
    promise.done_on = day
    promise.version += 1
    promise.updated_at, promise.updated_by = clock.now(), by
    promise.save(update_fields=["done_on", "version", "updated_at", "updated_by"])
    _audit(by, Action.CHANGED, promise, "done_on")
    return promise
