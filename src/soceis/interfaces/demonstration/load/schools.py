"""School, training and work of the invented young people: the named stories first, then a share of the others."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from soceis.contexts.schools import actions
from soceis.contexts.schools.models import (
    Achievement,
    Application,
    Attendance,
    EducationEntry,
    EducationStatus,
    Exclusion,
)
from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.load.support import meetings_with
from soceis.interfaces.demonstration.shapes import Episode

# One in so many of the others has something noted.
SHARE = 5
EVENING = 20
MONTH = timedelta(days=28)


@dataclass(frozen=True)
class Told:
    """One entry: its table, how many days after the first meeting it was so (before, when negative), its values."""

    table: type[EducationEntry]
    after: int
    values: Mapping[str, Any]


def _status(after: int, status: str, where: str = "", source: str = "school") -> Told:
    return Told(EducationStatus, after, {"status": status, "where": where, "source": source})


def _away(after: int, days: str, reason: str, note: str = "") -> Told:
    return Told(Exclusion, after, {"days": Decimal(days), "reason": reason, "note": note})


def _attended(after: int, percent: str) -> Told:
    return Told(Attendance, after, {"percent": Decimal(percent)})


def _achieved(after: int, kind: str, title: str, words: str = "", where: str = "") -> Told:
    return Told(Achievement, after, {"kind": kind, "title": title, "words": words, "where": where})


STORIES: Mapping[str, tuple[Told, ...]] = {
    "cardiff-jay": (
        _status(-60, "school", "The secondary school", "caregiver"),
        _attended(-45, "61.5"),
        _away(-20, "3", "disruption", "He says he walked out before he said something worse."),
        _attended(10, "72"),
        _attended(45, "84.5"),
        _achieved(30, "sport_or_art", "Led a route on the big wall", "My hands were shaking and I did it."),
        _achieved(70, "helping", "Showed three younger kids how to tie in", "They listened to me."),
        Told(Application, 60, {"kind": "training", "title": "Climbing wall assistant", "where": "Splott"}),
    ),
}
OTHERS: tuple[tuple[Told, ...], ...] = (
    (_status(-30, "school"), _attended(-40, "58"), _attended(20, "71.5"), _away(-12, "2", "words_adult")),
    (_status(-30, "not_in", "", "young_person"), _status(40, "college", "The college", "young_person")),
    (_status(-10, "not_known", "", "worker"), _status(25, "alternative", "The centre by the park")),
    (_status(-20, "school"), _achieved(40, "qualification", "Functional skills, level 1", "", "School")),
    (
        _status(-20, "college"),
        _achieved(35, "certificate", "First aid", "I could help if something happened."),
    ),
    (_status(-20, "no_school", "", "council"), _away(-25, "5", "not_known"), _attended(30, "66")),
)


def school_steps(line: Line, episode: Episode, by: str) -> None:
    """What was noted in one time with the service, written down on days of meetings."""
    days = meetings_with(episode, by)
    if len(days) < 3 or not by:
        return
    chance = random.Random(f"schools {episode.key}")  # noqa: S311  invented data, the same every time
    told = STORIES.get(episode.person, ())
    if not told and not chance.randrange(SHARE):
        told = chance.choice(OTHERS)
    for one in told:
        so = days[0] + timedelta(days=one.after)
        written = next((day for day in days if day >= _known(one, so)), None)
        if written is not None:
            line.add(written, Rank.SUPPORT, by, partial(_note, episode, one, so), hour=EVENING)


def _known(one: Told, so: date) -> date:
    """The day on which it can be known: a time of attendance when it is over."""
    return so + MONTH if one.table is Attendance else so


def _note(episode: Episode, one: Told, so: date, book: Book, user: User) -> None:
    days = {
        EducationStatus: {"begins": so},
        Exclusion: {"begins": so},
        Attendance: {"begins": so, "ends": so + MONTH - timedelta(days=1)},
        Application: {"state_on": so},
        Achievement: {"achieved_on": so},
    }[one.table]
    actions.note(by=user, episode=book.episodes[episode.key], table=one.table, **{**one.values, **days})
