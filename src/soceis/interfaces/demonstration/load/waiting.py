"""What else waits for a manager in every area: help and a grant, a look that is overdue, a warning to lift."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.journey.safety import actions as safety
from soceis.journey.support import actions as support
from soceis.people import actions as people

ONE_TO_ONE, ACTIVE = "one_to_one", "active"
WRITTEN, ASKED = timedelta(days=24), timedelta(days=3)  # before today; looked at again after a fortnight
RISK: dict[str, Any] = {
    "could_happen": "Somebody older waits at the shop on the way home and asks for favours.",
    "likelihood": "very_likely",
    "because": "Told us themselves; the shopkeeper has seen it once.",
    "protects": "An aunt who walks along on Fridays, and saying no out loud.",
    "plan": "Another way home with a friend, and the shopkeeper rings us.",
}
MOVED_AWAY = "The landlord and the school both say that he moved to another town in summer."


def waiting_steps(episodes: Sequence[Episode], today: date) -> list[Line]:
    """For one area; of somebody whose work goes on today and who has no story of their own."""
    going_on = [
        one
        for one in episodes
        if one.programme == ONE_TO_ONE and is_open(one) and one.state_on(today) == ACTIVE
    ]
    going_on.sort(key=lambda one: (one.plan is not None, one.key))
    lines = []
    for one in going_on[:1]:
        by = key_worker(one)
        line = Line(f"waiting {one.key}")
        line.add(weekday(today - WRITTEN), Rank.PLAN, by, partial(_write_risk, one), hour=17)
        line.add(weekday(today - ASKED), Rank.SUPPORT, by, partial(_ask, one), hour=17)
        lines.append(line)
    return lines


def _write_risk(episode: Episode, book: Book, user: User) -> None:
    safety.write_risk(by=user, episode=book.episodes[episode.key], reviewer=user, **RISK)


def _ask(episode: Episode, book: Book, user: User) -> None:
    row = book.episodes[episode.key]
    asked = support.ask_for_help(
        by=user, episode=row, need="travel", how_soon="this_week", words="A bus pass for the taster week"
    )
    support.ask_for_grant(by=user, request=asked, pence=21_50, why="The pass for two weeks")
    tie = people.add_tie(
        by=user, young_person=row.young_person, kind="other_family", name="Lee", may_be_a_risk=True
    )
    people.ask_to_lift(by=user, tie=tie, reason=MOVED_AWAY)
