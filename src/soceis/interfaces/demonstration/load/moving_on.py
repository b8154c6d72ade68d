"""Short measures, who can be turned to, first times, exit plans, the way into services for adults. All invented.

No outcome reading is added here: those that are counted are the plan's own.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.life import STORIES
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Contact, Episode
from soceis.journey.outcomes import actions as outcomes
from soceis.journey.outcomes.rules import (
    MEASURES,
    MILESTONES,
    SUPPORT_KINDS,
    askings,
    think_of_adult_services_from,
)

# Of those who were met often enough, one in so many was asked; those of the stories always.
ONE_IN = 5
FEWEST_MEETINGS = 4
ANSWERS = ("not_yet", "sometimes", "yes")
WORDS = {
    "someone": "My nan. And you, I suppose.",
    "cope": "I walk off now. Used to kick off.",
    "good_at": "Nobody beats me up the wall.",
    "say": "You asked what I wanted to eat.",
    "ahead": "College in September.",
}
FIRST_TIMES = ("replied", "met", "asked", "own_way", "told", "tried", "chose")
TURN_TO = ("Nan, most days.", "The coach on Tuesdays and Thursdays.", "A tutor at college who gets it.")
KEEPS_GOING = ("Boxing twice a week.", "College, three days.", "The youth club on Fridays.")
IF_HARD = "Ring us, any weekday. We said that coming back is fine."
CHANGED = ("I’m home for tea now.", "I don’t look behind me all the time.", "I’ve got my own thing.")
SERVICES = (("housing", "The youth housing team"), ("work", "The college’s work coach"))
# A third of those who left rather not be asked; the others may be.
ASK_AGAIN = ("yes", "yes", "no")


def moving_on_steps(line: Line, episode: Episode, since: Sequence[Contact], by: str, manager: str) -> None:
    """What is noted beside the five outcomes, on days on which they met, and around the end."""
    days = sorted({one.on for one in (*episode.contacts, *since) if one.kind == "attended"})
    if not by or len(days) < FEWEST_MEETINGS or not _asked(episode):
        return
    for stage, place in (("baseline", 1), ("exit" if episode.closure else "review", -1)):
        line.add(days[place], Rank.READING, by, partial(_ask, episode, stage), hour=18)
    for kind, day in zip(FIRST_TIMES, days, strict=False):
        line.add(day, Rank.READING, by, partial(_first_time, episode, kind), hour=19)
    if episode.closure is None:
        line.add(days[-1], Rank.READING, by, partial(_adult_services, episode), hour=19)
        return
    line.add(days[-1], Rank.READING, by, partial(_exit_plan, episode), hour=20)
    for asking in askings(episode.closure.ended_on):
        over = asking.due_on + timedelta(days=30)
        if over < clock.today() - timedelta(days=60):
            line.add(over, Rank.REVIEW, manager, partial(_nobody_asked, episode, asking.months), hour=12)


def _chance(episode: Episode, what: str) -> random.Random:
    return random.Random(f"{what} {episode.key}")  # noqa: S311 - invented data, the same every time


def _asked(episode: Episode) -> bool:
    return episode.person in STORIES or _chance(episode, "moving on").randrange(ONE_IN) == 0


def _ask(episode: Episode, stage: str, book: Book, user: User) -> None:
    """Five sentences and the kinds of people: better at the end than at the start, mostly."""
    start = _chance(episode, "measures")
    later = 0 if stage == "baseline" else 1
    answers = {name: ANSWERS[min(2, start.randrange(3) + later)] for name in MEASURES}
    words = {name: WORDS[name] for name in MEASURES if later and answers[name] == "yes"}
    row = book.episodes[episode.key]
    outcomes.measure(by=user, episode=row, stage=stage, answers=answers, words=words)
    people = _chance(episode, "support")
    numbers = {kind: max(0, people.randint(-2, 2) + later) for kind in SUPPORT_KINDS}
    outcomes.count_support(by=user, episode=row, stage=stage, numbers=numbers)


def _first_time(episode: Episode, kind: str, book: Book, user: User) -> None:
    if _chance(episode, kind).randrange(2) or kind not in MILESTONES:
        return
    outcomes.reach_milestone(by=user, episode=book.episodes[episode.key], kind=kind)


def _exit_plan(episode: Episode, book: Book, user: User) -> None:
    chance = _chance(episode, "exit")
    outcomes.plan_exit(
        by=user,
        episode=book.episodes[episode.key],
        changed=chance.choice(CHANGED),
        keeps_going=chance.choice(KEEPS_GOING),
        turn_to=chance.choice(TURN_TO),
        if_hard=IF_HARD,
        ask_again=chance.choice(ASK_AGAIN),
        agreed_on=clock.today(),
        has_copy=True,
    )


def _adult_services(episode: Episode, book: Book, user: User) -> None:
    """Half of those who are old enough have a plan; of the others the page says that it is time."""
    born: date | None = book.people[episode.person].date_of_birth
    chance = _chance(episode, "adults")
    if born is None or clock.today() < think_of_adult_services_from(born):
        return
    if chance.randrange(2):
        return
    kind, service = chance.choice(SERVICES)
    outcomes.plan_transfer(
        by=user,
        episode=book.episodes[episode.key],
        wanted="yes",
        kind=kind,
        service=service,
        plan="We go together the first two times.",
        asked_on=clock.today(),
        accepted="waiting",
    )


def _nobody_asked(episode: Episode, months: int, book: Book, user: User) -> None:
    """Half of those whom nobody asked at the time, with the reason."""
    chance = _chance(episode, f"left {months}")
    if chance.randrange(2):
        reason = chance.choice(("not_reached", "said_no"))
        outcomes.leave_follow_up(by=user, episode=book.episodes[episode.key], months=months, reason=reason)
