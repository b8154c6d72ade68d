"""What workers flag to their manager, and who covers whom: something of each for every area's Monday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.interfaces.demonstration.workers import MANAGERS, of
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Concern

ONE_TO_ONE, ACTIVE = "one_to_one", "active"
COVER_BEGINS, COVER_ENDS = timedelta(days=4), timedelta(days=15)  # from today: cover that begins soon


@dataclass(frozen=True)
class Flagged:
    """Days before today on which it was flagged, how soon an answer was needed, what, and what came of it."""

    ago: int
    how_soon: str
    text: str
    seen: bool = False
    answer: str = ""


FLAGS = (
    Flagged(1, "two_days", "College rang: the taster place is open until Friday. May we pay the deposit?"),
    Flagged(
        4,
        "two_days",
        "The bus home passes the place he wants to stay away from. Could somebody drive on Thursdays?",
        seen=True,
    ),
    Flagged(6, "today", "The social worker has changed and nobody was told who comes next."),
    Flagged(
        3,
        "week",
        "Mum asks whether her sister may come to the next meeting.",
        seen=True,
        answer="Yes. I rang her: Wednesday at four, and tea is on us.",
    ),
)


def flag_steps(area: str, episodes: Sequence[Episode], today: date) -> list[Line]:
    """For one area; of young people whose work goes on today."""
    manager = MANAGERS[area]
    going_on = [
        one
        for one in episodes
        if one.programme == ONE_TO_ONE and is_open(one) and one.state_on(today) == ACTIVE
    ]
    going_on.sort(key=lambda one: (one.plan is None, one.key))
    lines = []
    for number, (one, flagged) in enumerate(zip(going_on, FLAGS, strict=False)):
        made: list[Concern] = []
        line = Line(f"flag {one.key} {number}")
        day = weekday(today - timedelta(days=flagged.ago))
        line.add(day, Rank.CONTACT, key_worker(one), partial(_flag, one, flagged, made), hour=17)
        if flagged.seen:
            line.add(day, Rank.REVIEW, manager, partial(_answer, flagged, made), hour=18)
        lines.append(line)
    # The last practitioner is away already, and covered (trusting.py).
    practitioners = of(area, "practitioner")
    beside = [one for one in reversed(going_on) if key_worker(one) != practitioners[-1]]
    for one in beside[:1]:
        others = [worker for worker in practitioners[:-1] if worker != key_worker(one)]
        if others:
            line = Line(f"cover {one.key}")
            told = weekday(today - timedelta(days=7))
            days = today + COVER_BEGINS, today + COVER_ENDS
            line.add(told, Rank.REVIEW, manager, partial(_cover, one, others[0], *days), hour=9)
            lines.append(line)
    return lines


def _flag(episode: Episode, flagged: Flagged, made: list[Concern], book: Book, user: User) -> None:
    made.append(
        casework.flag(
            by=user, episode=book.episodes[episode.key], text=flagged.text, how_soon=flagged.how_soon
        )
    )


def _answer(flagged: Flagged, made: list[Concern], _: Book, user: User) -> None:
    casework.see_flag(by=user, concern=made[0])
    if flagged.answer:
        casework.resolve_flag(by=user, concern=made[0], answer=flagged.answer)


def _cover(episode: Episode, worker: str, begins: date, ends: date, book: Book, user: User) -> None:
    casework.add_worker(
        by=user,
        episode=book.episodes[episode.key],
        worker=book.staff[worker],
        kind="cover",
        begins=begins,
        ends=ends,
    )
