"""Handing over everything that a worker carries."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework.actions.workers import KEY_WORKER, add_worker, allocate, end_assignment
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.queries.handing_over import carried_by


@transaction.atomic
def hand_over(
    *, by: User, worker: User, to: Mapping[UUID, User], reason: str, on: date | None = None
) -> list[Assignment]:
    """Hand over everything that a worker carries, all or nothing: `to` says who takes each assignment over.

    From `on` (today unless given) the others are there; the worker's last day is the one before. An assignment of
    a key worker that nobody is named for is refused: no young person is left without one.
    """
    day = on or clock.today()
    carried = carried_by(by, worker)
    checking = Checking()
    checking.code("reason", "assignment_change", reason, needed="Say why they hand over.")
    checking.day("on", day)
    for assignment in carried:
        taker = to.get(assignment.pk)
        name = assignment.young_person.name_used
        if assignment.kind == KEY_WORKER and taker is None:
            checking.refuse(f"to_{assignment.pk}", f"Choose who becomes key worker of {name}.")
        elif taker is not None and taker.pk == worker.pk:
            checking.refuse(
                f"to_{assignment.pk}", f"{name} stays with {worker.display_name} then. Choose another."
            )
    checking.done()
    made = []
    for assignment in carried:
        try:
            made += _handed_on(by, assignment, to.get(assignment.pk), reason, day)
        except Invalid as problem:
            words = " ".join(problem.fields.values())
            raise Invalid(
                {f"to_{assignment.pk}": f"{assignment.young_person.name_used}: {words}"}
            ) from problem
    return made


def _handed_on(
    by: User, assignment: Assignment, taker: User | None, reason: str, day: date
) -> list[Assignment]:
    """One of them: the next key worker, or the end of this and somebody else in its place."""
    if assignment.kind == KEY_WORKER and taker is not None:
        return [allocate(by=by, episode=assignment.episode, worker=taker, on=day, change_reason=reason)]
    last = max(day - timedelta(days=1), assignment.begins)
    end_assignment(by=by, assignment=assignment, reason=reason, on=last)
    if taker is None:
        return []
    return [
        add_worker(
            by=by,
            episode=assignment.episode,
            worker=taker,
            kind=assignment.kind,
            begins=max(day, assignment.begins),
            ends=assignment.ends,
            change_reason=reason,
        )
    ]
