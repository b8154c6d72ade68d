"""Supervision in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from soceis.journey.casework.models import Supervision
from soceis.journey.casework.queries.supervision import Supervised
from soceis.ui.words import day_words


@dataclass(frozen=True)
class TalkLine:
    """One talk: between whom, when, whether it was read."""

    id: UUID
    who: str
    about: str
    state: str
    tone: str


@dataclass(frozen=True)
class SupervisedLine:
    """Somebody whom one supervises, and when to talk again."""

    id: UUID
    name: str
    about: str
    state: str
    tone: str


def talk_lines(talks: Sequence[Supervision], reader: UUID) -> list[TalkLine]:
    """For one of the two: the other's name; for anybody else both."""
    return [
        TalkLine(
            one.pk,
            _who(one, reader),
            length_words(one),
            "Read" if one.read_on else "Not read yet",
            "done" if one.read_on else "wait",
        )
        for one in talks
    ]


def _who(talk: Supervision, reader: UUID) -> str:
    if reader == talk.worker_id:
        return f"With {talk.supervisor.display_name}"
    if reader == talk.supervisor_id:
        return f"With {talk.worker.display_name}"
    return f"{talk.worker.display_name}, with {talk.supervisor.display_name}"


def length_words(talk: Supervision) -> str:
    """ "3 Sep, 60 minutes"."""
    return f"{day_words(talk.held_on)}, {talk.minutes} minutes"


def supervised_lines(found: Sequence[Supervised], today: date) -> list[SupervisedLine]:
    """Those without a day for the next talk, or past it, stand first."""
    lines = [(_due(one, today), one) for one in found]
    ordered = sorted(lines, key=lambda pair: (pair[0][2], pair[1].worker.display_name))
    return [
        SupervisedLine(
            one.worker.pk,
            one.worker.display_name,
            f"last {length_words(one.latest)}" if one.latest else "no talk is written down yet",
            words,
            tone,
        )
        for (words, tone, _), one in ordered
    ]


def _due(one: Supervised, today: date) -> tuple[str, str, int]:
    """The words of the tag, its tone, and the place in the list."""
    if one.latest is None:
        return "Not yet", "wait", 1
    next_on = one.latest.next_on
    if next_on is None:
        return "No day agreed", "wait", 1
    if next_on < today:
        return f"Was for {day_words(next_on)}", "late", 0
    return f"Next {day_words(next_on)}", "plain", 2
