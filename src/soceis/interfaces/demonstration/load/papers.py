"""Letters and files: everybody of the named stories, and one in eight of the others."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker
from soceis.interfaces.demonstration.stories import STORIES
from soceis.journey.documents import actions
from soceis.journey.documents.presenters import begun
from soceis.ui.papers.typesetting import Paper, Part, Text, as_pdf

TOLD = frozenset(story.person.key for story in STORIES)
ONE_IN = 8
FIRST_LETTER, WELL_DONE = timedelta(days=2), timedelta(days=40)  # after the first attempt
CERTIFICATES = ("First aid, half a day", "Food hygiene, level 1", "Climbing: tops and ropes", "Bike repair")


def paper_steps(episodes: Iterable[Episode], today: date) -> list[Line]:
    """A hello by hand, a well done, a certificate; written by the key worker of the time."""
    lines = []
    for episode in episodes:
        chance = random.Random(f"papers {episode.key}")  # noqa: S311 - invented data, the same every time
        if episode.person not in TOLD and chance.randrange(ONE_IN):
            continue
        first = episode.open_from
        if first is None or not is_open(episode) or episode.programme != "one_to_one":
            continue
        line, worker = Line(f"papers {episode.key}"), key_worker(episode)
        if first + FIRST_LETTER < today:
            line.add(first + FIRST_LETTER, Rank.CLOSED, worker, partial(_hello, episode.key), hour=22)
        if episode.person in TOLD and first + WELL_DONE < today:
            title = chance.choice(CERTIFICATES)
            line.add(first + WELL_DONE, Rank.CLOSED, worker, partial(_well_done, episode.key, title), hour=22)
        lines.append(line)
    return lines


def _hello(key: str, book: Book, user: User) -> None:
    episode = book.episodes[key]
    words: dict[str, Any] = begun("hello", episode, user.get_short_name())
    letter = actions.write_letter(by=user, episode=episode, kind="hello", **words)
    actions.send_letter(by=user, letter=letter, how="hand")


def _well_done(key: str, title: str, book: Book, user: User) -> None:
    episode = book.episodes[key]
    name = episode.young_person.name_used
    paper = Paper("Well done", clock.today(), (Part("", (Text(f"{name} took part in: {title}."),)),), title)
    actions.keep_file(by=user, episode=episode, kind="certificate", title=title, content=as_pdf(paper))
    words: dict[str, Any] = begun("well_done", episode, user.get_short_name())
    body = words["body"].replace(
        "\n\n\n\n", f"\n\n{title}. You stayed to the end, and helped to clear up.\n\n"
    )
    actions.write_letter(by=user, episode=episode, kind="well_done", **{**words, "body": body})
