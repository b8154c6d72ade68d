"""What young people needed, what was asked of other services, what was done for those who care for them.

The named stories first; of the others a share that their keys pick, the same at every building.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Do, Line, Rank
from soceis.interfaces.demonstration.shapes import Contact, Episode
from soceis.journey.support import actions
from soceis.journey.support.rules import CAREGIVER_TIES
from soceis.people.models import Tie

# One in so many of the others needed something that was written down.
SHARE = 7
EVENING = 19


@dataclass(frozen=True)
class Need:
    """Something that was needed: what, how soon, in words, money in pence, where it was spent, what came of it."""

    need: str
    how_soon: str
    words: str
    pence: int = 0
    shop: str = ""
    bought: int = 0
    unmet: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Asking:
    """Something that was asked of another service, and the answer."""

    with_whom: str
    asked_for: str
    outcome: str = "waiting"
    answer: str = ""
    next_step: str = ""


NEEDS: tuple[Need, ...] = (
    Need("clothes", "this_week", "A winter coat and boots", 65_00, "Outdoor outlet", 62_98),
    Need("travel", "today", "A week of buses to college", 18_50, "Bus station", 18_50),
    Need("food", "today", "Nothing in until Friday", outcome="The food bank at the chapel."),
    Need("phone", "this_week", "A phone that only his family has the number of", 45_00, "Phone shop", 44_99),
    Need("bed", "this_week", "Sleeps on the sofa since the move", unmet="nothing_there"),
    Need("fees", "when_possible", "The fee for the food hygiene course", 28_80, "College office", 28_80),
    Need("travel", "this_week", "A way home after football on Thursdays", unmet="too_far"),
    Need("fees", "when_possible", "A provisional licence", unmet="papers", outcome="No passport yet."),
)
ASKINGS: tuple[Asking, ...] = (
    Asking("school", "Five minutes outside the room when it gets loud", "agreed", "A pass from Monday."),
    Asking("housing", "A move away from the estate", "partly", "On the list, not yet urgent.", "Ask again"),
    Asking("social_work", "One worker to ring, not four", "agreed", "The team manager named one."),
    Asking(
        "police", "To be spoken to with an adult there, in plain words", "agreed", "Noted on their system."
    ),
    Asking(
        "benefits", "What his mum can claim while she cares for two", "waiting", "", "Ring the advice centre"
    ),
)
# The named stories: what is told of them.
STORIES: Mapping[str, tuple[tuple[Need, ...], tuple[Asking, ...]]] = {
    "cardiff-jay": (
        (
            Need(
                "travel",
                "this_week",
                "The bus to the climbing wall on Saturdays",
                24_00,
                "Bus station",
                24_00,
            ),
            Need("clothes", "when_possible", "Climbing shoes that fit", 55_00, "Climbing wall shop", 52_50),
            Need("bed", "this_week", "A bed of his own; he shares with his brother", unmet="nothing_there"),
        ),
        (
            Asking(
                "school", "To hear from one teacher, not five", "agreed", "Mrs Oyelaran rings on Fridays."
            ),
            Asking("social_work", "To be told before a meeting, not after", "waiting", "", "Write to Hefin"),
        ),
    ),
}
LISTENED = (
    "She had nobody to say it to. We sat for an hour.",
    "Talked through what to do when he comes in late, without a row.",
    "Went through the letter from the council together.",
)


def support_steps(line: Line, episode: Episode, by: str, manager: str) -> None:
    """What was needed and asked in one time with the service, on days on which they met."""
    days = meetings_with(episode, by)
    chance = random.Random(f"support {episode.key}")  # noqa: S311  invented data, the same every time
    if len(days) < 3 or by in {"", manager}:  # somebody else than the manager asks for money
        return
    needs, askings = _of(episode, chance)
    for place, need in enumerate(needs):
        on = days[(place + 1) * len(days) // (len(needs) + 2)]
        _need_steps(line, episode, need, on, days[-1], by, manager)
    for place, asking in enumerate(askings):
        on = days[(place + 1) * len(days) // (len(askings) + 2)]
        line.add(on, Rank.SUPPORT, by, partial(_speak_up, episode, asking, on), hour=EVENING)
    if needs:
        words = chance.choice(LISTENED)
        line.add(days[-1], Rank.SUPPORT, by, partial(_listen, episode, words, days[-1]), hour=EVENING)


def meetings_with(episode: Episode, by: str, since: Sequence[Contact] = ()) -> list[date]:
    """The days on which they met somebody of us since `by` worked with them."""
    began = min((one.starts_on for one in episode.assignments if one.worker == by), default=None)
    met = {contact.on for contact in (*episode.contacts, *since) if contact.kind == "attended"}
    return sorted(day for day in met if began is not None and day >= began)


def _of(episode: Episode, chance: random.Random) -> tuple[tuple[Need, ...], tuple[Asking, ...]]:
    if episode.person in STORIES:
        return STORIES[episode.person]
    if chance.randrange(SHARE):
        return (), ()
    return (chance.choice(NEEDS),), (chance.choice(ASKINGS),) if chance.random() < 0.6 else ()


def _need_steps(
    line: Line, episode: Episode, need: Need, on: date, last: date, by: str, manager: str
) -> None:
    key = f"{episode.key} {need.words}"
    later = min(on + timedelta(days=4), last)
    steps: list[tuple[date, str, Do]] = [(on, by, partial(_ask, episode, need, on, key))]
    if need.pence:
        steps += [(on, manager, partial(_approve, key)), (later, by, partial(_buy, need, later, key))]
    steps.append((later, by, partial(_end, need, later, key)))
    for place, (day, who, do) in enumerate(steps):
        line.add(day, Rank.SUPPORT, who, do, hour=EVENING + place)


def _ask(episode: Episode, need: Need, on: date, key: str, book: Book, user: User) -> None:
    asked = actions.ask_for_help(
        by=user,
        episode=book.episodes[episode.key],
        need=need.need,
        how_soon=need.how_soon,
        words=need.words,
        asked_on=on,
    )
    book.help[key] = asked
    if need.pence:
        book.granted[key] = actions.ask_for_grant(by=user, request=asked, pence=need.pence)


def _approve(key: str, book: Book, user: User) -> None:
    actions.decide_grant(by=user, grant=book.granted[key], approve=True)


def _buy(need: Need, on: date, key: str, book: Book, user: User) -> None:
    actions.add_receipt(
        by=user, grant=book.granted[key], kind="receipt", shop=need.shop, pence=need.bought, on=on
    )


def _end(need: Need, on: date, key: str, book: Book, user: User) -> None:
    to_state = "unmet" if need.unmet else "met"
    actions.move_help(
        by=user,
        request=book.help[key],
        to_state=to_state,
        unmet_reason=need.unmet,
        outcome=need.outcome,
        on=on,
    )


def _speak_up(episode: Episode, asking: Asking, on: date, book: Book, user: User) -> None:
    actions.speak_up(
        by=user,
        episode=book.episodes[episode.key],
        with_whom=asking.with_whom,
        asked_for=asking.asked_for,
        asked_on=on,
        outcome=asking.outcome,
        heard_on=on if asking.answer else None,
        outcome_words=asking.answer,
        next_step=asking.next_step,
    )


def _listen(episode: Episode, words: str, on: date, book: Book, user: User) -> None:
    ties = Tie.objects.filter(young_person=book.people[episode.person], kind__in=CAREGIVER_TIES)
    tie = ties.filter(may_be_a_risk=False, ended_on=None).order_by("created_at").first()
    if tie is not None:
        actions.support_caregiver(by=user, tie=tie, kind="listening", words=words, on=on)
