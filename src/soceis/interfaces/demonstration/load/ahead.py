"""What waits: visits that are planned, things that were promised, closures asked for and not signed."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.episodes import ask_closure
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank, clock_time, moment_of
from soceis.interfaces.demonstration.shapes import Episode, LiveLayer, PlannedVisit, Promise
from soceis.interfaces.demonstration.since import key_worker
from soceis.journey.casework import actions as casework

# Visits are planned and things promised that many days before.
PLANNED_BEFORE = timedelta(days=5)
PROMISED_BEFORE = timedelta(days=3)


def ahead_steps(live: LiveLayer, episodes: Iterable[Episode], today: date) -> list[Line]:
    """Of these episodes; written by key workers, also for the peer mentor who goes along."""
    wanted = {visit.episode for visit in live.visits} | {promise.episode for promise in live.promises}
    wanted |= {key for key, _ in live.closures}
    by = {episode.key: key_worker(episode) for episode in episodes if episode.key in wanted}
    lines = []
    for visit in (visit for visit in live.visits if visit.episode in by):
        line = Line(visit.key)
        day = min(visit.on, today) - PLANNED_BEFORE
        line.add(day, Rank.CONTACT, by[visit.episode], partial(_plan, visit), hour=17)
        lines.append(line)
    for promise in (promise for promise in live.promises if promise.episode in by):
        line = Line(promise.key)
        day = min(promise.due_on, today) - PROMISED_BEFORE
        line.add(day, Rank.CONTACT, by[promise.episode], partial(_promise, promise), hour=17)
        lines.append(line)
    for key, closure in live.closures:
        if key in by:
            line = Line(f"closure {key}")
            line.add(closure.ended_on, Rank.CLOSED, by[key], partial(ask_closure, key, closure), hour=21)
            lines.append(line)
    return lines


def _plan(visit: PlannedVisit, book: Book, user: User) -> None:
    casework.plan_visit(
        by=user,
        episode=book.episodes[visit.episode],
        worker=book.staff[visit.worker],
        starts_at=moment_of(visit.on, clock_time(visit.at)),
        title=visit.purpose,
        place=visit.place,
    )


def _promise(promise: Promise, book: Book, user: User) -> None:
    made = casework.promise(
        by=user,
        episode=book.episodes[promise.episode],
        worker=book.staff[promise.worker],
        text=promise.text,
        due_on=promise.due_on,
    )
    if promise.done_on is not None:
        casework.keep_promise(by=user, promise=made)
