"""Work that a job does outside any request: each word about it is committed at once, so that it can be watched."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import ShownError
from soceis.insight.releases.models import Work
from soceis.insight.releases.queries import problem_of
from soceis.insight.releases.rules import DONE, FAILED, QUEUED, RUNNING, percent_after

logger = logging.getLogger(__name__)

OUR_MISTAKE = (
    "Something in the service went wrong while this was made. Nothing was released and no record was changed."
    " Try again; if it stops again, tell the person who runs the service that it was number {number}."
)


def queue(job: str, work: Work) -> None:
    """Queue the job in the running transaction: the record and the job come into being together."""
    app.configure_task(job).defer(work_id=str(work.pk), user_id=str(work.asked_by_id))


@dataclass
class Watched:
    """A piece of work under way; called with words, it tells whoever watches what is being done."""

    model: type[Work]
    work_id: UUID
    by: User
    steps: int = field(default=0)

    def __call__(self, words: str, percent: int | None = None) -> None:
        self.steps += 1
        self.set(step=words, percent=percent_after(self.steps) if percent is None else percent)

    def set(self, **values: object) -> None:
        with acting_as(self.by):
            self.model._default_manager.filter(pk=self.work_id).update(heard_at=clock.now(), **values)


def do(
    model: type[Work], work_id: UUID, by: User, permission: Permission, make: Callable[[Watched], None]
) -> None:
    """Do a queued piece of work as `by`; nothing when it was begun before. Outside any transaction.

    An error for people ends it as failed, with its words. Any other is raised again after our own words are
    kept, so that the queue counts it as failed too. Whoever lost the role meanwhile may not even say so:
    the work stays queued until it counts as silent.
    """
    work = Watched(model, work_id, by)
    try:
        if _begun(work, permission):
            make(work)
    except Exception as error:
        work.set(state=FAILED, ended_at=clock.now(), failure=failure_words(error, work_id))
        if not (isinstance(error, ShownError) or problem_of(error)):
            raise
        logger.info("%s %s stopped: %s", model.__name__, work_id, type(error).__name__)


def _begun(work: Watched, permission: Permission) -> bool:
    """Take the work from the queue; False when somebody took it before. Refused when the person lost the role."""
    with acting_as(work.by):
        check(reach_of(work.by), permission)
        waiting = work.model._default_manager.filter(pk=work.work_id, state=QUEUED)
        moment = clock.now()
        return bool(waiting.update(state=RUNNING, started_at=moment, heard_at=moment))


def finish(work: Watched, **values: object) -> None:
    """End the work as done; call it within the transaction that keeps what was made."""
    with transaction.atomic():
        work.model._default_manager.filter(pk=work.work_id).update(
            state=DONE, step="", percent=100, ended_at=clock.now(), heard_at=clock.now(), **values
        )


def failure_words(error: Exception, work_id: UUID) -> str:
    """Why the work stopped, and what to do."""
    if isinstance(error, ShownError):
        return str(error)
    return problem_of(error) or OUR_MISTAKE.format(number=str(work_id)[:8])
