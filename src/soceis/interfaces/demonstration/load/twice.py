"""Somebody who was recorded twice, by a slip as it happens: another spelling, a short name. All invented.

The second records have no referral and no work, so that they are in no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode, LiveLayer
from soceis.interfaces.demonstration.since import is_open, weekday
from soceis.interfaces.demonstration.stories import STORIES
from soceis.interfaces.demonstration.workers import MANAGERS, of
from soceis.people import actions as people
from soceis.people.actions.merging import said_of
from soceis.people.models import RecordMerge
from soceis.people.rules import STAYS, to_choose

ONE_TO_ONE = "one_to_one"
HOUR_OF_ADDING, HOUR_OF_ASKING = 15, 16


@dataclass(frozen=True)
class Again:
    """How somebody was written the second time: names, who is around them, and how one knows that they are one."""

    name_used: str
    first: str
    last: str
    tie: tuple[str, str]
    said: str


# By the one who was there first. Asked where the area has two managers; elsewhere only the page asks.
AGAIN = {
    "new-cardiff-2": Again(
        "Zeinab", "Zeinab", "Farah Ali", ("mother", "Mum"),
        "Same day of birth and same mum; the school spells her name another way. I rang the school about it.",
    ),
    "new-newcastle-1": Again("Matilda", "Matilda", "Ridsdale", ("father", "Dad"), ""),
    "new-dundee-1": Again("Remigiusz", "Remigiusz", "Tokarz", ("father", "Dad"), ""),
    "new-edinburgh-1": Again("Struan M", "Struan", "Meldrum", ("sibling", "Brother"), ""),
}  # fmt: skip

# Made one long since: the place, among those whose work goes on and who have no story of their own, in an area of
# two managers.
MADE_ONE = Again(
    "", "", "", ("grandparent", "Gran"),
    "The number is the same, and his gran laughed: there is only one of him, thankfully.",
)  # fmt: skip
DECIDED = "Looked at both with the worker. One person."
ASKED_BEFORE, DECIDED_BEFORE = timedelta(days=40), timedelta(days=37)


def twice_steps(live: LiveLayer, area: str, episodes: Sequence[Episode], today: date) -> list[Line]:
    """Those of the area whose referral came lately, and one who was made one of two long since."""
    received = {referral.person: referral.received_on for referral in live.referrals}
    managers = of(area, "area_manager")
    lines = []
    for person in live.people:
        again = AGAIN.get(person.key)
        if again is None or person.area != area:
            continue
        line = Line(f"again {person.key}")
        day = received[person.key]
        line.add(day, Rank.AROUND, MANAGERS[area], partial(_add, person.key, again), hour=HOUR_OF_ADDING)
        if again.said and len(managers) > 1:
            by = managers[1]
            line.add(day, Rank.REVIEW, by, partial(_ask, person.key, again), hour=HOUR_OF_ASKING)
        lines.append(line)
    if len(managers) > 1:
        lines += [_made_one(one, managers[0], managers[1], today) for one in _without_a_story(episodes)[:1]]
    return lines


def _without_a_story(episodes: Sequence[Episode]) -> list[Episode]:
    told = frozenset(story.person.key for story in STORIES)
    return [
        one for one in episodes if is_open(one) and one.programme == ONE_TO_ONE and one.person not in told
    ]


def _made_one(episode: Episode, manager: str, deputy: str, today: date) -> Line:
    line = Line(f"made one {episode.person}")
    asked, decided = weekday(today - ASKED_BEFORE), weekday(today - DECIDED_BEFORE)
    line.add(asked, Rank.AROUND, manager, partial(_add, episode.person, MADE_ONE), hour=HOUR_OF_ADDING)
    line.add(asked, Rank.REVIEW, manager, partial(_ask, episode.person, MADE_ONE), hour=HOUR_OF_ASKING)
    line.add(decided, Rank.REVIEW, deputy, _confirm, hour=HOUR_OF_ASKING)
    return line


def _twin(key: str) -> str:
    return f"{key} again"


def _add(key: str, again: Again, book: Book, user: User) -> None:
    first = book.people[key]
    second = people.add(
        by=user,
        area=book.area,
        name_used=again.name_used or first.name_used,
        date_of_birth=first.date_of_birth,
        date_of_birth_missing="" if first.date_of_birth else "not_on_form",
        legal_first_name=again.first or first.details.legal_first_name,
        legal_last_name=again.last or first.details.legal_last_name,
        is_demonstration=True,
    )
    kind, name = again.tie
    people.add_tie(by=user, young_person=second, kind=kind, name=name, may_be_told="Not asked yet.")
    book.people[_twin(key)] = second


def _ask(key: str, again: Again, book: Book, user: User) -> None:
    stays, goes = book.people[key], book.people[_twin(key)]
    differ = to_choose(said_of(stays), said_of(goes))
    choices = {one.name: STAYS for one in differ}
    people.ask_to_merge(by=user, stays=stays, goes=goes, reason=again.said, choices=choices)


def _confirm(book: Book, user: User) -> None:
    asked = RecordMerge.objects.get(area=book.area, state=RecordMerge.ASKED)
    people.decide_merge(by=user, merge=asked, approve=True, words=DECIDED)
