"""Talks about how life is going: near the beginning, later, and lately. All invented, the same every time."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Contact, Episode
from soceis.journey.assessments import actions as assessments
from soceis.journey.assessments.rules import LIFE_PARTS, WORKER, YOUNG_PERSON, Said

# Of those who were met often enough, one in so many talked about it; those of the stories always.
ONE_IN = 5
FEWEST_MEETINGS = 4
STORIES = (
    *("cardiff-jay", "cardiff-ffion", "cardiff-tee", "cardiff-kal", "cardiff-dewi"),
    *("dundee-finlay", "dundee-skye", "edinburgh-calum", "edinburgh-hamza", "edinburgh-kuba"),
    *("edinburgh-rory", "newcastle-aiden", "newcastle-bobby", "newcastle-leyla", "newcastle-stevie"),
)
# What they said of a part, by the number they gave it.
THEIR_WORDS: Mapping[tuple[str, int], str] = {
    ("home", 2): "I sleep where there’s room.",
    ("home", 4): "Got my own key now.",
    ("family", 2): "We don’t really talk.",
    ("family", 4): "We had tea together, all of us.",
    ("learning", 1): "I’m not even let in the building.",
    ("learning", 3): "Two days a week is all right.",
    ("time", 5): "Climbing. I’m good at it.",
    ("mind", 2): "My head doesn’t switch off.",
    ("mind", 4): "I sleep most nights.",
    ("safe", 2): "I go the long way round.",
    ("safe", 4): "Better since we moved the meeting place.",
    ("heard", 4): "You ask me first now.",
}
OUR_WORDS: Mapping[str, str] = {
    "learning": "He turns up early on the days that he has.",
    "safe": "I still see him look over his shoulder.",
    "mind": "Quieter than last month.",
}
ANYTHING_ELSE = (
    "It was all right doing this. Better than the forms at school.",
    "Can we do the climbing again?",
    "Tell my nan I’m doing okay.",
    "",
)
JAY = {
    "home": (2, 3, 4),
    "family": (2, 2, 4),
    "friends": (3, 3, 4),
    "learning": (1, 3, 3),
    "time": (3, 5, 5),
    "body": (3, 3, 4),
    "mind": (2, 2, 4),
    "money": (2, 2, 3),
    "safe": (2, 3, 4),
    "heard": (2, 4, 4),
}


def life_steps(line: Line, episode: Episode, since: Sequence[Contact], by: str) -> None:
    """Up to three talks on days on which they met, answered by them and, of some parts, by the worker."""
    if not by or not _talked(episode):
        return
    days = sorted({one.on for one in (*episode.contacts, *since) if one.kind == "attended"})
    if len(days) < FEWEST_MEETINGS:
        return
    for place, day in enumerate(_spread(days)):
        line.add(day, Rank.READING, by, partial(_talk, episode, place), hour=18)


def _talked(episode: Episode) -> bool:
    chance = random.Random(f"life {episode.key}")  # noqa: S311 - invented data, the same every time
    return episode.person in STORIES or chance.randrange(ONE_IN) == 0


def _spread(days: Sequence[date]) -> Iterator[date]:
    """The second meeting, one in the middle, and the last but one."""
    yield from sorted({days[1], days[len(days) // 2], days[-2]})


def _talk(episode: Episode, place: int, book: Book, user: User) -> None:
    chance = random.Random(f"life {episode.key} {place}")  # noqa: S311 - invented data, the same every time
    numbers = _numbers(episode, place)
    talk = assessments.begin(by=user, episode=book.episodes[episode.key])
    theirs = {part: _theirs(part, number, chance) for part, number in numbers.items()}
    assessments.answer(
        by=user,
        conversation=talk,
        side=YOUNG_PERSON,
        answers=theirs,
        begin_with=min(numbers, key=lambda part: numbers[part]),
        in_their_words=ANYTHING_ELSE[chance.randrange(len(ANYTHING_ELSE))],
    )
    seen = [part for part in LIFE_PARTS if chance.randrange(3) == 0] or ["mind"]
    ours = {part: _ours(part, numbers[part], chance) for part in seen}
    assessments.answer(by=user, conversation=talk, side=WORKER, answers=ours)


def _numbers(episode: Episode, place: int) -> dict[str, int]:
    """What they gave each part at that talk: Jay's as written, others somewhere, and a little better with time."""
    if episode.person == "cardiff-jay":
        return {part: numbers[place] for part, numbers in JAY.items()}
    start = random.Random(f"start {episode.key}")  # noqa: S311 - invented data, the same every time
    moves = random.Random(f"moves {episode.key}")  # noqa: S311 - invented data, the same every time
    numbers = {part: start.randint(1, 4) for part in LIFE_PARTS}
    for _ in range(place):
        numbers = {
            part: min(5, max(1, one + moves.choice((-1, 0, 0, 1, 1)))) for part, one in numbers.items()
        }
    return numbers


def _theirs(part: str, number: int, chance: random.Random) -> Said:
    left_out = chance.randrange(12)
    if left_out == 0:
        return Said("not_now")
    if left_out == 1 and part in ("learning", "money", "family"):
        return Said("not_mine")
    return Said(str(number), THEIR_WORDS.get((part, number), ""))


def _ours(part: str, number: int, chance: random.Random) -> Said:
    return Said(str(min(5, max(1, number + chance.choice((-1, 0, 1))))), OUR_WORDS.get(part, ""))
