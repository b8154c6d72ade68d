"""Ties on the maps of young people: who is good for them, who worries us, and what nobody has confirmed lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.contexts.mapping import actions as mapping
from soceis.contexts.mapping.actions import End
from soceis.contexts.mapping.models import MapPerson
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.people.models import Tie, YoungPerson

LATELY = timedelta(days=16)  # before today
LONG_AGO = timedelta(days=58)  # long enough for what was only thought and passed on to have faded


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tie: between whom (somebody around them by name, a name of the map, "" for them), and what is said of it."""

    other: str
    kind: str
    side: str
    source: str
    note: str = ""
    one: str = ""
    certainty: str = "fact"
    reliability: str = "seen"

    @property
    def is_old(self) -> bool:
        """Written long ago, and never confirmed."""
        return (self.certainty, self.reliability) == ("suspicion", "second_hand")


THOUGHT = {"certainty": "suspicion", "reliability": "second_hand"}
STORIES: dict[str, tuple[Drawn, ...]] = {
    "cardiff-jay": (
        Drawn("Carys Benbow", "listens", "strength", "Seen by Nia", "She rings when she is worried."),
        Drawn("Mrs Oyelaran", "helps", "strength", "Seen by Nia", "Opens the side door for him."),
        Drawn("Uncle Dez", "tells", "worry", "Carys", "Asks him to carry things.", reliability="first_hand"),
        Drawn("The lad he teaches to climb", "friend", "strength", "Seen by Dom"),
        Drawn("Carys Benbow", "family", "both", "Carys", one="Uncle Dez", reliability="first_hand"),
        Drawn("A man with a white van", "money", "worry", "Heard at the wall", one="Uncle Dez", **THOUGHT),
    ),
    "cardiff-kal": (
        Drawn("Hodan Warsan", "listens", "strength", "Seen by Amira"),
        Drawn("Abti Liban", "helps", "strength", "Seen by Amira", "Homework club."),
        Drawn(
            "A boy of nineteen with a car",
            "money",
            "worry",
            "Kal",
            "Lifts, and a phone.",
            reliability="first_hand",
        ),
    ),
    "edinburgh-calum": (
        Drawn("Jean Geddie", "listens", "strength", "Seen by Eilidh"),
        Drawn("Ms Farooq", "helps", "strength", "Seen by Eilidh"),
        Drawn("Lads on the wall by the shops", "tells", "worry", "Gran", reliability="first_hand"),
        Drawn("The man in the church", "helps", "strength", "Gran", **THOUGHT),
    ),
    "newcastle-bobby": (
        Drawn("Granda Alf", "listens", "strength", "Seen by Kieran"),
        Drawn("Donna", "family", "both", "Seen by Kieran", "Good on good mornings."),
        Drawn("Men who leave bikes", "money", "worry", "Bobby", reliability="first_hand"),
    ),
}


def mapping_steps(episodes: Iterable[Episode], today: date) -> list[Line]:
    """The maps of the stories that go on, drawn by their key workers."""
    lines = []
    for episode in episodes:
        drawn = STORIES.get(episode.person, ())
        if not drawn or not is_open(episode):
            continue
        line, by = Line(f"map {episode.key}"), key_worker(episode)
        for ago, old in ((LONG_AGO, True), (LATELY, False)):
            ties = [tie for tie in drawn if tie.is_old == old]
            day = weekday(today - ago)
            if ties:
                line.add(day, Rank.GOALS, by, partial(_draw, episode.key, ties), hour=18)
        lines.append(line)
    return lines


def _draw(key: str, ties: Iterable[Drawn], book: Book, user: User) -> None:
    person = book.episodes[key].young_person
    for tie in ties:
        mapping.add_tie(
            by=user,
            young_person=person,
            one=_end(person, tie.one) if tie.one else None,
            other=_end(person, tie.other),
            kind=tie.kind,
            side=tie.side,
            certainty=tie.certainty,
            reliability=tie.reliability,
            source=tie.source,
            note=tie.note,
            learned_on=clock.today(),
        )


def _end(person: YoungPerson, name: str) -> End:
    """Somebody around them of that name, somebody of the map, else a new name on it."""
    around = next((one for one in Tie.objects.filter(young_person=person) if one.name == name), None)
    if around is not None:
        return around
    return next((one for one in MapPerson.objects.filter(young_person=person) if one.name == name), name)
