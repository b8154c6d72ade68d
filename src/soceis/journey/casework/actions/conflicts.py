"""Declaring a conflict of interest, and keeping a record from whoever declared it."""

from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import Refused, WrongState
from soceis.journey.casework.actions.apart import is_kept_apart
from soceis.journey.casework.models import Assignment, Conflict, Episode, KeptApart
from soceis.journey.casework.rules.workers import CONFLICT
from soceis.journey.referrals.models import Referral

LONGEST_ABOUT = 2_000
FOUND_NOTHING = "No young person in your area has this reference. It stands on their page, below the name."


@transaction.atomic
def declare_conflict(*, by: User, words: str, why: str) -> Conflict:
    """Say about whom one should not read, in one's own words. The managers of one's areas are the only readers."""
    reach = reach_of(by)
    check(reach, Permission.CONFLICT_DECLARE)
    checking = Checking()
    checking.text(
        "words", words, LONGEST_ABOUT, needed="Say whom you know. A first name and a place will do."
    )
    checking.code("why", "conflict_why", why, needed="Say how you know them.")
    checking.done()
    conflict = Conflict(
        worker=by,
        areas=sorted({area for _, area in reach.roles if area is not None}),
        words=words.strip(),
        why=why,
        declared_on=clock.today(),
        created_by=by,
        updated_by=by,
    )
    conflict.save(force_insert=True)
    _audit(by, Action.CREATED, conflict)
    return conflict


@transaction.atomic
def end_conflict(*, by: User, conflict: Conflict) -> Conflict:
    """Take a declaration back; what was kept apart because of it is open again from now on."""
    if conflict.worker_id == by.pk:
        raise Refused("Only your manager takes this back.", "Nothing was changed.", "Talk it over with them.")
    _manages(by, conflict)
    change(conflict, by=by, values={"ended_on": clock.today()})
    for kept in KeptApart.objects.select_for_update(of=("self",)).filter(
        conflict=conflict.pk, ended_on__isnull=True
    ):
        change(kept, by=by, values={"ended_on": clock.today()})
    _audit(by, Action.CHANGED, conflict)
    return conflict


@transaction.atomic
def look_for(*, by: User, conflict: Conflict) -> Conflict:
    """Note that a manager looked and we work with nobody of that description."""
    _manages(by, conflict)
    change(conflict, by=by, values={"looked_on": clock.today(), "looked_by": by})
    _audit(by, Action.CHANGED, conflict)
    return conflict


@transaction.atomic
def keep_apart(*, by: User, conflict: Conflict, reference: str) -> KeptApart:
    """Keep a young person's record from the worker who declared the conflict; it does not exist for them now.

    Their work with the young person ends today, in every episode that `by` manages.
    """
    _manages(by, conflict)
    if conflict.ended_on is not None:
        raise WrongState("This was taken back.", "Nothing was changed.")
    wanted = reference.strip().upper()
    whose = _whose(by, wanted)
    checking = Checking()
    if whose is None:
        checking.refuse("reference", FOUND_NOTHING)
    elif is_kept_apart(conflict.worker_id, whose[0]):
        checking.refuse("reference", "This record is kept from them already.")
    checking.done()
    assert whose is not None  # noqa: S101 - checked above
    person_id, area_id = whose
    kept = KeptApart(
        young_person_id=person_id,
        area_id=area_id,
        conflict=conflict,
        worker_id=conflict.worker_id,
        created_by=by,
        updated_by=by,
    )
    kept.save(force_insert=True)
    _end_work(by, kept)
    change(conflict, by=by, values={"looked_on": clock.today(), "looked_by": by})
    audit.record(
        by=by,
        action=Action.CREATED,
        people=[kept.young_person_id],
        areas=[kept.area_id],
        record=kept,
        detail={"fields": ["worker"]},
    )
    return kept


def _whose(by: User, reference: str) -> tuple[UUID, UUID] | None:
    """The young person with this reference and an area that `by` manages: where we work with them, else where they
    were referred."""
    managed = reach_of(by).managed_areas
    for model in (Episode, Referral):
        found = model.objects.filter(young_person__reference=reference, area__in=managed).order_by(
            "-created_at"
        )
        whose = found.values_list("young_person_id", "area_id").first()
        if whose is not None:
            return whose
    return None


def _end_work(by: User, kept: KeptApart) -> None:
    """Nobody works with somebody whom they do not see: today was their last day."""
    today = clock.today()
    theirs = Assignment.objects.filter(worker=kept.worker_id, young_person=kept.young_person_id)
    for assignment in theirs.exclude(ends__lt=today):
        values = {"ends": max(today, assignment.begins), "end_reason": CONFLICT}
        change(assignment, by=by, values=values)


def _manages(by: User, conflict: Conflict) -> None:
    managed = reach_of(by).managed_areas & set(conflict.areas)
    check(reach_of(by), Permission.CONFLICT_SEE, Subject(area_ids=frozenset(managed or conflict.areas)))


def _audit(by: User, action: Action, conflict: Conflict) -> None:
    audit.record(by=by, action=action, areas=conflict.areas, record=conflict, detail={"fields": ["conflict"]})
