"""What was asked half a year and a year after the end, since the area's data date. All invented.

Readings after a data date are counted in no published figure.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.life import STORIES
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Area, Episode
from soceis.interfaces.demonstration.since import weekday
from soceis.interfaces.demonstration.workers import MANAGERS
from soceis.journey.outcomes import actions as outcomes
from soceis.journey.outcomes.models import ExitPlan
from soceis.journey.outcomes.rules import ASK_UNTIL, OUTCOMES, askings

DAY = timedelta(days=1)
# Of those of whom it was time, one in so many was asked; those of the stories always. The others wait.
ONE_IN = 2
# How it went on, mostly well; and what was said, by the answer.
VALUES = ("better", "better", "better", "same", "same", "worse")
SAID = {
    "better": ("Said so on the telephone, and laughed.", "Told at the door, over a cup of tea."),
    "same": ("As it was at the end. Content with that.", "No change, and no wish for one."),
    "worse": ("A hard spring. Asked whether coming back is still fine. It is.",),
    "unknown": ("We did not ask about that.",),
}
NOT_ABOUT_THEM, NOBODY_KNOWS = 6, 9  # one in so many


def later_steps(area: Area, episodes: Sequence[Episode], today: date) -> list[Line]:
    """The manager of the area rang, or somebody did for them, when it was time; nobody who came back is asked."""
    last = {episode.person: episode.key for episode in episodes}
    lines = []
    for episode in episodes:
        if episode.closure is None or episode.first_attended is None or last[episode.person] != episode.key:
            continue
        for asking in askings(episode.closure.ended_on):
            day = weekday(max(asking.due_on, area.data_date + 3 * DAY))
            late = today > asking.due_on + ASK_UNTIL or day >= today or day <= area.data_date
            if late or not _asked(episode, asking.months):
                continue
            line = Line(f"later {episode.key} {asking.months}")
            line.add(day, Rank.REVIEW, MANAGERS[area.name], partial(_ask, episode, asking.months), hour=13)
            lines.append(line)
    return lines


def _chance(episode: Episode, months: int) -> random.Random:
    return random.Random(f"later {episode.key} {months}")  # noqa: S311 - invented data, the same every time


def _asked(episode: Episode, months: int) -> bool:
    return episode.person in STORIES or _chance(episode, months).randrange(ONE_IN) == 0


def _ask(episode: Episode, months: int, book: Book, user: User) -> None:
    """The five outcomes, unless they said at the end that they would rather not be asked."""
    row = book.episodes[episode.key]
    if ExitPlan.objects.filter(episode=row, ask_again="no").exists():
        return
    chance = _chance(episode, months)
    for outcome in OUTCOMES:
        applicable = "yes" if chance.randrange(NOT_ABOUT_THEM) else "no"
        known = applicable == "yes" and chance.randrange(NOBODY_KNOWS)
        value = chance.choice(VALUES) if known else "unknown"
        outcomes.record(
            by=user,
            episode=row,
            outcome=outcome,
            stage="follow_up",
            follow_up_months=months,
            applicable=applicable,
            value=value,
            evidence="young_person",
            note="" if applicable == "no" else chance.choice(SAID[value]),
        )
