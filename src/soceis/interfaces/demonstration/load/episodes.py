"""A time with the service: the decision, who works with them, what happened, how it stands, how it ended."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.agreeing import agreeing_steps
from soceis.interfaces.demonstration.load.life import life_steps
from soceis.interfaces.demonstration.load.moving_on import moving_on_steps
from soceis.interfaces.demonstration.load.plans import plan_steps
from soceis.interfaces.demonstration.load.schools import school_steps
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank, clock_time, moment_of
from soceis.interfaces.demonstration.load.support import support_steps
from soceis.interfaces.demonstration.load.visits import meet, outreach_steps
from soceis.interfaces.demonstration.shapes import (
    Assignment,
    Closure,
    Contact,
    Episode,
    Reading,
    Referral,
    Review,
    StateEvent,
)
from soceis.interfaces.demonstration.workers import MANAGERS, WORKERS
from soceis.journey.casework import actions as casework
from soceis.journey.outcomes import actions as outcomes
from soceis.journey.referrals import actions as referrals

UNKNOWN, PAUSED, CLOSED, ACTIVE = "unknown", "paused", "closed", "active"
KEY_WORKER, PEER_MENTOR = "key_worker", "peer_mentor"
# Minutes after a meeting has ended until its words are written.
WRITING_UP = timedelta(minutes=15)
MENTORS = frozenset(worker.key for worker in WORKERS if worker.role == PEER_MENTOR)


def episode_steps(line: Line, episode: Episode, referral: Referral, since: Sequence[Contact]) -> None:
    """Everything of one time with the service; `since` are the contacts after its area's data date."""
    manager = MANAGERS[episode.area]
    begun = episode.events[0]
    line.add(referral.received_on, Rank.SCREENED, manager, partial(_screen, referral), hour=14)
    line.add(
        begun.effective_on,
        Rank.DECIDED,
        manager,
        partial(_decide, referral, episode),
        hour=10,
        written=begun.recorded_on,
    )
    _worker_steps(line, episode, manager)
    _moving_steps(line, episode, manager)
    for contact in (*episode.contacts, *since):
        _contact_step(line, episode, contact)
    outreach_steps(line, episode, referral, (*episode.contacts, *since), manager)
    by = _key_worker(episode)
    agreeing_steps(line, episode, (*episode.contacts, *since), by)
    if episode.plan and by:
        plan_steps(line, episode, episode.plan, by)
    support_steps(line, episode, by, manager)
    school_steps(line, episode, since, by)
    life_steps(line, episode, since, by)
    moving_on_steps(line, episode, since, by, manager)
    for day in sorted({reading.recorded_on for reading in episode.readings}):
        taken = [reading for reading in episode.readings if reading.recorded_on == day]
        line.add(day, Rank.READING, by, partial(_read, episode, taken), hour=20)
    for review in episode.reviews:
        line.add(review.on, Rank.REVIEW, manager, partial(_review, episode, review), hour=16)


def _key_worker(episode: Episode) -> str:
    """Who was the key worker throughout; "" when nobody was named."""
    return next((one.worker for one in episode.assignments if one.role == KEY_WORKER), "")


def _screen(referral: Referral, book: Book, user: User) -> None:
    referrals.start_screening(by=user, referral=book.referrals[referral.key], on=referral.received_on)


def _because(referral: Referral) -> tuple[str, ...]:
    if referral.decision == "accepted_prevention":
        return ("early_and_in_school",)
    return ("adults_use_them", "signs_together") if len(referral.early_signs) > 1 else ("adults_use_them",)


def _decide(referral: Referral, episode: Episode, book: Book, user: User) -> None:
    decided = referrals.decide(
        by=user,
        referral=book.referrals[referral.key],
        decision=referral.decision,
        because=_because(referral),
        reason=referral.decision_reason,
        on=referral.decided_on,
    )
    begun = episode.events[0]
    if begun.state == UNKNOWN:
        book.episodes[episode.key] = casework.bring_over(
            by=user, referral=decided, reason=begun.reason, on=begun.effective_on
        )
        return
    book.episodes[episode.key] = casework.begin(by=user, referral=decided, on=begun.effective_on)


# --- who works with them ----------------------------------------------------------------------------------


def _worker_steps(line: Line, episode: Episode, manager: str) -> None:
    named = next((event for event in episode.events if event.state == "allocated_not_started"), None)
    for assignment in episode.assignments:
        first = assignment.role == KEY_WORKER and named is not None
        written = named.recorded_on if first and named else None
        day = assignment.starts_on
        line.add(
            day, Rank.ALLOCATED, manager, partial(_assign, episode, assignment), hour=11, written=written
        )


def _assign(episode: Episode, assignment: Assignment, book: Book, user: User) -> None:
    casework.add_worker(
        by=user,
        episode=book.episodes[episode.key],
        worker=book.staff[assignment.worker],
        kind=assignment.role,
        begins=assignment.starts_on,
    )


# --- what happened ----------------------------------------------------------------------------------------


def _contact_step(line: Line, episode: Episode, contact: Contact) -> None:
    """Written down when it was over, or on the day on which somebody wrote down what it changed."""
    over = moment_of(contact.on, clock_time(contact.at)) + timedelta(minutes=contact.minutes) + WRITING_UP
    moved = next((event for event in episode.events if _moved_by(event, contact)), None)
    if moved is not None and moved.recorded_on > contact.on:
        over += moved.recorded_on - moved.effective_on
    writer = _writer(episode, contact)
    line.add_at(
        contact.on, Rank.CONTACT, writer, partial(_meet, episode, contact, clock.today()), moment=over
    )


def _moved_by(event: StateEvent, contact: Contact) -> bool:
    """Whether the event is the first attempt or the first meeting, and this contact is of its day."""
    return event.state in {"engaging", ACTIVE} and event.effective_on == contact.on


def _writer(episode: Episode, contact: Contact) -> str:
    """The first of those who were there and worked with the young person on that day, else the key worker."""
    with_them = {one.worker for one in episode.assignments if one.starts_on <= contact.on}
    return next((worker for worker in contact.workers if worker in with_them), _key_worker(episode))


def _meet(episode: Episode, contact: Contact, today: date, book: Book, user: User) -> None:
    meet(episode, contact, book, user, shared=bool(MENTORS & set(contact.workers)), today=today)


# --- pauses and endings -----------------------------------------------------------------------------------


def _moving_steps(line: Line, episode: Episode, manager: str) -> None:
    """Pauses, what came after them, and the closure; contacts move everything else."""
    before = ""
    for place, event in enumerate(episode.events):
        if event.state == PAUSED:
            until = next((later.effective_on for later in episode.events[place + 1 :]), None)
            do = partial(_pause, episode, event, until)
            line.add(event.effective_on, Rank.PAUSED, event.by, do, hour=18, written=event.recorded_on)
        elif event.state == ACTIVE and before == PAUSED:
            do = partial(_resume, episode, event)
            line.add(event.effective_on, Rank.RESUMED, event.by, do, hour=9, written=event.recorded_on)
        elif event.state == CLOSED and episode.closure:
            _closing_steps(line, episode, episode.closure, event, manager)
        before = event.state


def _pause(episode: Episode, event: StateEvent, until: date | None, book: Book, user: User) -> None:
    casework.pause(
        by=user, episode=book.episodes[episode.key], reason=event.reason, until=until, on=event.effective_on
    )


def _resume(episode: Episode, event: StateEvent, book: Book, user: User) -> None:
    casework.resume(by=user, episode=book.episodes[episode.key], on=event.effective_on)


def _closing_steps(line: Line, episode: Episode, closure: Closure, event: StateEvent, manager: str) -> None:
    asker = _key_worker(episode) or manager
    written, day = event.recorded_on, event.effective_on
    line.add(day, Rank.CLOSED, asker, partial(ask_closure, episode.key, closure), hour=20, written=written)
    line.add(day, Rank.CLOSED, manager, partial(_sign, episode, written), hour=21, written=written)


def ask_closure(key: str, closure: Closure, book: Book, user: User) -> None:
    """Ask for the closure of the episode with that key."""
    casework.ask_closure(
        by=user,
        episode=book.episodes[key],
        end_date=closure.ended_on,
        closure_code=closure.code,
        note=closure.words,
        non_engagement=[(one.reason, one.informant, one.addressable, "") for one in closure.non_engagement],
    )


def _sign(episode: Episode, on: date, book: Book, user: User) -> None:
    casework.sign_off(by=user, episode=book.episodes[episode.key], on=on)


# --- how it stands ----------------------------------------------------------------------------------------


def _read(episode: Episode, readings: Sequence[Reading], book: Book, user: User) -> None:
    for reading in readings:
        outcomes.record(
            by=user,
            episode=book.episodes[episode.key],
            outcome=reading.outcome,
            stage=reading.stage,
            applicable=reading.applicable,
            value=reading.value or "",
            recorded_on=reading.recorded_on,
            evidence=reading.evidence_source,
            note=reading.evidence,
        )


def _review(episode: Episode, review: Review, book: Book, user: User) -> None:
    casework.write_review(
        by=user,
        episode=book.episodes[episode.key],
        month=review.on,
        held_on=review.on,
        progress=review.progress,
        progress_direction=review.progress_direction,
        worry=review.risk,
        worry_direction=review.risk_direction,
        decision=review.decision,
        next_step=review.next_step,
        young_person_view=review.young_persons_view,
    )
