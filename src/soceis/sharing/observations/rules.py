"""Where something was noticed, how it is known, and what several small things prompt. No Django.

Sources: the 2023 evaluation report, section 3.2.1 (evidence is seldom one incident, rather a cluster of concerns);
the contexts of contextual safeguarding (Firmin, 2017): home, peers, school, neighbourhood, and online. What
prompts a conversation, and within how many weeks, is our own rule and no measure of danger: nothing is
counted for the page, weighed or added up.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PLACES = {
    "home": "At home",
    "peers": "Among friends",
    "school": "At school",
    "neighbourhood": "In the neighbourhood",
    "online": "Online",
}
RUMOUR = "rumour"
HOW_KNOWN = {
    "saw": "Seen by whoever says so",
    "young_person": "The young person said so",
    "told": "Somebody else who was there said so",
    RUMOUR: "Hearsay: nobody knows who saw it",
}
ORGANISATION = "organisation"
SOURCES = {"ourselves": "Ourselves", "family": "The family", ORGANISATION: "An organisation"}
CODE_LISTS = {
    "observation_place": PLACES,
    "how_known": HOW_KNOWN,
    "observation_source": SOURCES,
}
LONGEST = {"words": 1_000}
# Unless somebody says otherwise: nothing is passed on by oversight.
HANDLING_AT_FIRST = "ask_first"
STAYS = "not_passed_on"
WITHIN = timedelta(weeks=6)
SEVERAL_PLACES = 3
# With whom a place is talked through.
TALK_WITH = {
    "home": "the young person, then, where it is safe for them, whoever cares for them",
    "peers": "the young person: what these friends give them, and where they feel safe",
    "school": "whoever is responsible for safeguarding at the school",
    "neighbourhood": "the young person, and whoever can make the place safer",
    "online": "the young person: what they like there, and whom they would tell",
}


@dataclass(frozen=True)
class Noticed:
    """An observation as far as the rules look at it; `who` is the organisation, the family or the colleague."""

    place: str
    how_known: str
    who: Hashable
    on: date


@dataclass(frozen=True)
class Prompt:
    """What a conversation is about, and with whom. `place` is "" when it is about all of them."""

    code: str
    place: str
    seen: str
    talk: str


def several_people(recent: Sequence[Noticed]) -> list[Prompt]:
    """Places at which different people noticed something; hearsay repeated is nobody's noticing."""
    who: dict[str, set[Hashable]] = {}
    for one in recent:
        if one.how_known != RUMOUR:
            who.setdefault(one.place, set()).add(one.who)
    return [
        Prompt(
            "several_people",
            place,
            f"Different people noticed something within six weeks: {PLACES[place].lower()}.",
            f"Talk it through with {TALK_WITH[place]}.",
        )
        for place in PLACES
        if len(who.get(place, ())) > 1
    ]


def their_words(recent: Sequence[Noticed]) -> list[Prompt]:
    """The young person spoke of it: what they want comes first."""
    if not any(one.how_known == "young_person" for one in recent):
        return []
    return [
        Prompt(
            "their_words",
            "",
            "They spoke of it themselves.",
            "Begin with them: what do they want to happen, and who may know?",
        )
    ]


def several_places(recent: Sequence[Noticed]) -> list[Prompt]:
    """Small things in several parts of a life are looked at by two people, not by one."""
    if len({one.place for one in recent}) < SEVERAL_PLACES:
        return []
    return [
        Prompt(
            "several_places",
            "",
            "Small things were noticed in several parts of their life within six weeks.",
            "Look at the table with your manager in supervision: what would help, and who else should know?",
        )
    ]


def only_hearsay(recent: Sequence[Noticed]) -> list[Prompt]:
    """Nothing but hearsay: whoever said so is asked how they know."""
    if not recent or any(one.how_known != RUMOUR for one in recent):
        return []
    return [
        Prompt(
            "only_hearsay",
            "",
            "What was heard lately is hearsay.",
            "Ask whoever passed it on how they know, never the young person to find out. It may be untrue.",
        )
    ]


PROMPTS: tuple[Callable[[Sequence[Noticed]], list[Prompt]], ...] = (
    their_words,
    several_people,
    several_places,
    only_hearsay,
)


def prompts(noticed: Iterable[Noticed], today: date) -> list[Prompt]:
    """Which conversations the last six weeks prompt, in the order of the table."""
    recent = [one for one in noticed if today - WITHIN <= one.on <= today]
    return [prompt for rule in PROMPTS for prompt in rule(recent)]
