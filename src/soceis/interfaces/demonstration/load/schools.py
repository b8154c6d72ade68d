"""School, training and work of the invented young people: the named stories first, then a share of the others."""

import random
from collections.abc import Mapping, Sequence
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
from soceis.interfaces.demonstration.shapes import Contact, Episode

# One in so many of the others has something noted.
SHARE = 4
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


def _part_time(after: int, days: str, note: str) -> Told:
    return Told(Exclusion, after, {"kind": "part_time", "days": Decimal(days), "note": note})


def _attended(after: int, percent: str) -> Told:
    return Told(Attendance, after, {"percent": Decimal(percent)})


def _achieved(after: int, kind: str, title: str, words: str = "", where: str = "") -> Told:
    return Told(Achievement, after, {"kind": kind, "title": title, "words": words, "where": where})


def _applied(after: int, kind: str, title: str, where: str = "") -> Told:
    return Told(Application, after, {"kind": kind, "title": title, "where": where})


# By the time with the service that they belong to.
STORIES: Mapping[str, tuple[Told, ...]] = {
    "e-cardiff-jay-1": (
        _status(-60, "school", "The secondary school", "caregiver"),
        _attended(-45, "61.5"),
        _away(-20, "3", "disruption", "He says he walked out before he said something worse."),
        _attended(10, "72"),
        _attended(45, "84.5"),
        _achieved(30, "sport_or_art", "Led a route on the big wall", "My hands were shaking and I did it."),
        _achieved(70, "helping", "Showed three younger kids how to tie in", "They listened to me."),
        _applied(60, "training", "Climbing wall assistant", "Splott"),
        _status(290, "college", "Sports and outdoor, the college", "young_person"),
        _attended(292, "91"),
    ),
    "e-cardiff-kal-1": (
        _status(-90, "school", "The secondary school"),
        _away(-34, "2", "words_adult", "His side of it was never asked. He wrote it down later."),
        _attended(-62, "54"),
        _attended(20, "68.5"),
        _attended(75, "83"),
        _achieved(90, "sport_or_art", "Read my own lyrics to the class", "Nobody laughed. One clapped."),
    ),
    "e-cardiff-tee-1": (
        _status(-70, "not_in", "", "young_person"),
        _status(120, "college", "Motor vehicle, two days a week", "young_person"),
        _achieved(60, "skill", "Got a dead engine to run", "You hear it before you see it.", "The garage"),
        _applied(80, "college", "Motor vehicle, level 1", "The college"),
    ),
    "e-cardiff-ffion-1": (
        _status(-120, "no_school", "", "council"),
        _status(150, "school", "Mornings at the secondary school"),
        _attended(152, "74"),
        _achieved(
            100, "helping", "Led the nervous horse out of the yard", "You wait. That's the whole trick."
        ),
    ),
    "e-edinburgh-calum-1": (
        _status(-50, "school", "The high school"),
        _part_time(-20, "10", "Mornings only, so that he could be kept in."),
        _attended(-48, "41.5"),
        _attended(60, "77"),
        _achieved(90, "sport_or_art", "Painted the first shed, for money", "They paid me. For painting."),
    ),
    "e-edinburgh-kuba-1": (
        _status(-40, "school", "The high school"),
        _achieved(
            60, "qualification", "Sat the reading test again, two sets higher", "It was the English, not me."
        ),
        _applied(90, "college", "Cycle mechanics", "The college"),
    ),
    "e-newcastle-bobby-2": (
        _status(-30, "school", "The secondary school", "caregiver"),
        _attended(-28, "63"),
        _attended(40, "81"),
        _achieved(70, "work", "Ran the stall alone on a Saturday", "Granda sat down for once."),
    ),
    "e-newcastle-vasile-1": (
        _status(-60, "school", "The secondary school"),
        _away(-25, "1", "disruption", "They say he answered back. He says they said his name wrong."),
        _attended(-60, "58"),
        _attended(30, "72.5"),
        _achieved(80, "helping", "Taught the beginners at boxing to fall", "In four languages."),
    ),
    "e-dundee-skye-1": (
        _status(-45, "not_in", "", "young_person"),
        _status(100, "volunteering", "The boathouse", "worker"),
        _achieved(70, "certificate", "Paddle start award", "I got everyone home.", "The boathouse"),
        _applied(90, "college", "An introduction to youth work", "The college"),
    ),
    "e-dundee-finlay-1": (
        _status(-45, "not_in", "", "caregiver"),
        _status(120, "college", "Skills for life", "caregiver"),
        _achieved(80, "proud", "Took two buses to college alone", "The 22, then the 5."),
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


def school_steps(line: Line, episode: Episode, since: Sequence[Contact], by: str) -> None:
    """What was noted in one time with the service, written down on days of meetings."""
    days = meetings_with(episode, by, since)
    if len(days) < 3 or not by:
        return
    chance = random.Random(f"schools {episode.key}")  # noqa: S311  invented data, the same every time
    told = STORIES.get(episode.key, ())
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
