"""Small things that were noticed about a few, at several places and from several people. All invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.partners import COUNCIL, ORGANISATIONS, POLICE, SCHOOL
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.sharing.observations import actions
from soceis.sharing.partners.models import Organisation

FAMILY, OURSELVES = "family", "ourselves"


@dataclass(frozen=True)
class Small:
    """Something small: days ago, where, how it is known, who says so (an organisation's place, or a source)."""

    ago: int
    place: str
    how_known: str
    who: int | str
    words: str
    handling: str = "ask_first"


STORIES: Mapping[str, tuple[Small, ...]] = {
    # Different people at one place: a conversation about that place.
    "cardiff-jay": (
        Small(
            150,
            "neighbourhood",
            "saw",
            OURSELVES,
            "A grey van at the end of nan’s street. It left when Jay came.",
        ),
        Small(
            96,
            "online",
            "young_person",
            OURSELVES,
            "Messages from a number he does not know: is he about? He deleted them.",
        ),
        Small(
            33,
            "peers",
            "told",
            FAMILY,
            "Nan was told that somebody asked his friends which college he goes to.",
        ),
        Small(
            19,
            "neighbourhood",
            "saw",
            POLICE,
            "The grey van by the bus station, two Fridays running, after four.",
        ),
        Small(
            12,
            "neighbourhood",
            "saw",
            OURSELVES,
            "Somebody from before on a bike at the college gate. Jay went back in and rang.",
        ),
    ),
    # Their own words, and several parts of a life.
    "cardiff-kal": (
        Small(68, "school", "saw", SCHOOL, "Asleep in the first lesson, twice this week. That is new."),
        Small(
            27,
            "school",
            "saw",
            SCHOOL,
            "Two lads in Year 11 wait for him after the last bell. He takes the back way.",
        ),
        Small(
            20,
            "home",
            "told",
            FAMILY,
            "Mum found a second telephone under his pillow. She put it back.",
            "not_passed_on",
        ),
        Small(
            9,
            "online",
            "young_person",
            OURSELVES,
            "Showed a group chat that he says he cannot leave, and put it away.",
        ),
    ),
    # Nothing but hearsay.
    "edinburgh-calum": (
        Small(
            16,
            "peers",
            "rumour",
            SCHOOL,
            "It is said that he was in a car with older lads. Nobody knows who saw it.",
        ),
    ),
    "newcastle-vasile": (
        Small(
            88,
            "neighbourhood",
            "saw",
            POLICE,
            "Spoken to at the station with two men. He gave his right name.",
        ),
        Small(
            30,
            "peers",
            "told",
            OURSELVES,
            "Jonny hears at boxing that somebody pays the younger ones for lifts.",
        ),
        Small(
            22, "home", "told", FAMILY, "An aunt says that men ask for him at the door. She sends them off."
        ),
        Small(
            11,
            "neighbourhood",
            "saw",
            COUNCIL,
            "A youth worker saw the same two men by the station on Thursday.",
        ),
    ),
    "newcastle-bobby": (
        Small(
            41,
            "neighbourhood",
            "young_person",
            OURSELVES,
            "Somebody at the market offers him twenty pounds to hold a bag. He said no.",
        ),
    ),
    "dundee-skye": (
        Small(
            36,
            "online",
            "young_person",
            OURSELVES,
            "A man she met once asks for a picture. She showed us, and blocked him.",
        ),
        Small(
            13,
            "peers",
            "told",
            SCHOOL,
            "A friend told her teacher that Skye does not walk home alone any more.",
        ),
    ),
}


def noticing_steps(episodes: Sequence[Episode], today: date) -> list[Line]:
    """Of one area: noted by key workers on the day on which it was noticed, or the working day before."""
    lines = []
    for episode in episodes:
        told = STORIES.get(episode.person, ())
        if not told or not is_open(episode) or episode.first_attended is None:
            continue
        line, by = Line(f"noticed {episode.key}"), key_worker(episode)
        for small in told:
            day = weekday(today - timedelta(days=small.ago))
            if day > _known_since(episode, by):
                line.add(day, Rank.GOALS, by, partial(_note, episode.key, small), hour=20)
        lines.append(line)
    return lines


def _known_since(episode: Episode, worker: str) -> date:
    return max(given.starts_on for given in episode.assignments if given.worker == worker)


def _note(key: str, small: Small, book: Book, user: User) -> None:
    organisation = None
    if isinstance(small.who, int):
        name = ORGANISATIONS[small.who].name.format(area=book.area.name)
        organisation = Organisation.objects.get(area=book.area, name=name)
    actions.note(
        by=user,
        young_person=book.episodes[key].young_person,
        area=book.area,
        words=small.words,
        place=small.place,
        how_known=small.how_known,
        source="organisation" if organisation else str(small.who),
        organisation=organisation,
        handling=small.handling,
    )
