"""What could happen and what protects is written, places are looked at, and somebody looks again."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.circumstances import Circumstances, Place, Worry, circumstances_of
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode, Person
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.journey.safety import actions as safety
from soceis.journey.safety.models import Context, Risk
from soceis.people import actions as people

WRITTEN_AFTER = timedelta(days=14)  # of knowing them
LOOKED_AGAIN = timedelta(days=9)  # before today
DUE_IN = timedelta(days=10)
FIRST_WAS_DUE = timedelta(days=2)  # before today, so that one thing is late


def safety_steps(episodes: Iterable[Episode], people_by_key: dict[str, Person], today: date) -> list[Line]:
    """Of the episodes that go on: written by the key worker when they know them, looked at again lately."""
    lines = []
    for episode in episodes:
        told = circumstances_of(episode.person)
        if (
            told is None
            or not is_open(episode)
            or not any(a.role == "key_worker" for a in episode.assignments)
        ):
            continue
        by = key_worker(episode)
        began = next(a.starts_on for a in episode.assignments if a.worker == by and a.role == "key_worker")
        written, again = weekday(began + WRITTEN_AFTER), weekday(today - LOOKED_AGAIN)
        if written >= again:
            continue
        line = Line(f"safety {episode.key}")
        made: list[Risk] = []
        line.add(
            written,
            Rank.PLAN,
            by,
            partial(_write, told, people_by_key[episode.person], episode, made),
            hour=17,
        )
        line.add(again, Rank.PLAN, by, partial(_look_again, told, episode, made, today), hour=17)
        lines.append(line)
    return lines


def _write(
    told: Circumstances, person: Person, episode: Episode, made: list[Risk], book: Book, user: User
) -> None:
    row = book.episodes[episode.key]
    made.extend(_worry(worry, episode, book, user) for worry in told.worries)
    for place in told.places:
        _place(place, episode, book, user)
    known = {note.kind for note in person.safety_notes}
    for kind, answer, source in told.asked:
        if kind not in known:
            people.add_safety_note(
                by=user,
                young_person=row.young_person,
                kind=kind,
                answer=answer,
                source=source,
                known_since=clock.today(),
            )


def _worry(worry: Worry, episode: Episode, book: Book, user: User) -> Risk:
    return safety.write_risk(
        by=user,
        episode=book.episodes[episode.key],
        could_happen=worry.could_happen,
        likelihood=worry.likelihood,
        because=worry.because,
        protects=worry.protects,
        plan=worry.plan,
        their_view=worry.their_view,
        reviewer=user,
    )


def _place(place: Place, episode: Episode, book: Book, user: User) -> Context:
    return safety.write_context(
        by=user,
        episode=book.episodes[episode.key],
        kind=place.kind,
        weight=place.weight,
        strengths=place.strengths,
        harms=place.harms,
        reach=place.reach,
    )


def _look_again(
    told: Circumstances, episode: Episode, made: list[Risk], today: date, book: Book, user: User
) -> None:
    for worry, risk in zip(told.worries, made, strict=True):
        safety.look_again(
            by=user,
            risk=risk,
            version=risk.version,
            likelihood=worry.now or worry.likelihood,
            review_on=None,
        )
    for place in told.places:
        if not place.to_do:
            continue
        context = _place(place, episode, book, user)
        for number, (what, elsewhere) in enumerate(place.to_do):
            safety.add_action(
                by=user,
                context=context,
                text=what,
                due_on=today + DUE_IN * number - FIRST_WAS_DUE,
                owner=None if elsewhere else user,
                owner_elsewhere=elsewhere,
            )
