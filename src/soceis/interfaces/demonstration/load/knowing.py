"""Whom the invented peer mentors know apart from work: one a mentor, and in one case the record is kept from them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.workers import MANAGERS, WORKERS
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Conflict

KNOWN = (
    (
        "My cousin’s mate, about fifteen, hangs out by the leisure centre. He is called Mikey, I think.",
        "friend",
    ),
    ("The family two doors down from my nan. They have a girl and two boys.", "neighbour"),
    ("Somebody from when I was in trouble myself. His little brother is in Year 10 now.", "before"),
)
SAID_BEFORE, LOOKED_BEFORE = timedelta(days=24), timedelta(days=17)


def knowing_steps(area: str, episodes: Sequence[Episode], today: date) -> list[Line]:
    """Each peer mentor of the area says whom they know; the manager looked, and found one for the first of them."""
    mentors = [one.key for one in WORKERS if one.area == area and one.role == "peer_mentor"]
    lines = []
    for place, mentor in enumerate(mentors):
        line = Line(f"knowing {mentor}")
        said = KNOWN[place % len(KNOWN)]
        line.add(today - SAID_BEFORE, Rank.AROUND, mentor, partial(_declare, said), hour=9)
        if place == 0:
            apart = _stranger_to(mentor, episodes)
            if apart:
                do = partial(_keep_apart, mentor, apart)
                line.add(today - LOOKED_BEFORE, Rank.REVIEW, MANAGERS[area], do, hour=9)
        lines.append(line)
    return lines


def _stranger_to(mentor: str, episodes: Iterable[Episode]) -> str:
    """A young person whose work has ended and whom the mentor never worked with; "" when there is none."""
    met = {one.person for one in episodes if any(given.worker == mentor for given in one.assignments)}
    ended = [one.person for one in episodes if one.closure is not None and one.person not in met]
    return ended[-1] if ended else ""


def _declare(said: tuple[str, str], _book: Book, user: User) -> None:
    casework.declare_conflict(by=user, words=said[0], why=said[1])


def _keep_apart(mentor: str, person: str, book: Book, user: User) -> None:
    conflict = Conflict.objects.filter(worker=book.staff[mentor]).get()
    casework.keep_apart(by=user, conflict=conflict, reference=book.people[person].reference)
