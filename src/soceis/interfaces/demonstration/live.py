"""What has happened since the data dates, and what lies ahead: the demonstration looks alive.

Nothing here changes where anybody stood at a data date, and nothing here is counted in a published
figure: contacts and referrals lie after the data date of their area.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from soceis.interfaces.demonstration import phrases
from soceis.interfaces.demonstration.arrivals import arrivals
from soceis.interfaces.demonstration.meetings import HOURS
from soceis.interfaces.demonstration.shapes import (
    DemonstrationPlan,
    Episode,
    LiveLayer,
    PlannedVisit,
    Promise,
)
from soceis.interfaces.demonstration.since import (
    assignments_since,
    closures_asked,
    contacts_since,
    is_open,
    key_worker,
    reviews_since,
    weekday,
)

DAY = timedelta(days=1)
VISITS_A_WORKER = 5
STORY_VISITS = (
    # person, worker, days ahead, time, place, purpose
    ("cardiff-jay", "nia", 0, "11:30", "Climbing wall with Dom", "Pick up from the library. Bring food."),
    ("cardiff-jay", "dom", 0, "11:30", "Climbing wall", "With Nia. Bring the second harness."),
    ("cardiff-kal", "amira", 0, "15:15", "School, room 4", "He wants to show you his lyrics."),
    ("edinburgh-calum", "eilidh", 0, "16:00", "Legal graffiti wall", "Undercoat for the second shed."),
    ("newcastle-bobby", "kieran", 0, "10:00", "The market", "Carer's assessment: ask granda for a day."),
    ("newcastle-vasile", "samina", 1, "18:00", "Boxing club", "Ten minutes' reading with Jonny, then pads."),
    ("dundee-skye", "isla", 0, "10:00", "Boathouse", "Second oar."),
    ("dundee-finlay", "rab", 0, "11:00", "Bus, number 22", "Text him this morning with a picture of where."),
    ("cardiff-tee", "gethin", 1, "11:00", "Home", "Knock, as every week. Spark plugs in the van."),
)
STORY_PROMISES = (
    # person, worker, days ahead, what
    ("cardiff-tee", "nia", 0, "Ring Tee's mum about the bed grant"),
    ("cardiff-jay", "nia", 2, "Ask the wall about the first aid day"),
    ("cardiff-jay", "dom", 0, "Send Jay the photo of the second route"),
    ("cardiff-kal", "amira", 0, "Ring Hodan after six, as promised"),
    ("edinburgh-calum", "eilidh", 1, "Ask the hospital's family worker about a quiet visit"),
    ("newcastle-bobby", "kieran", -1, "Chase the carer's assessment for granda"),
    ("newcastle-vasile", "samina", 0, "Ring the witness service about the court weeks"),
    ("dundee-skye", "isla", 3, "Ask Jackie what she would like"),
    ("dundee-finlay", "rab", 0, "Ask Finlay again, as promised"),
)
PROMISES = (
    "Send the bus times",
    "Ring about the provisional licence",
    "Find out when the course starts",
    "Drop off the food voucher",
    "Text mum how the meeting went",
    "Print the certificate",
    "Ask school about the timetable",
)


def live_layer(whole: DemonstrationPlan, today: date) -> LiveLayer:
    """Contacts from the data dates up to yesterday, visits and promises around `today`, new referrals.

    `whole` is the plan already shifted. ValueError unless every data date lies before `today`,
    because the newest referrals must lie after them.
    """
    latest = max(area.data_date for area in whole.areas)
    if latest >= today:
        raise ValueError(f"the latest data date, {latest}, must lie before {today}")
    still_open = [episode for episode in whole.episodes if is_open(episode)]
    newly_named = dict(assignments_since(whole, today))
    ending = dict(closures_asked(whole, today))
    going_on = [episode for episode in still_open if episode.key not in ending]
    new_people, new_referrals = arrivals(today, {area.name: area.data_date for area in whole.areas})
    return LiveLayer(
        contacts=tuple(contacts_since(whole, newly_named, today)),
        visits=tuple(_visits(going_on, today)),
        promises=tuple(_promises(going_on, today)),
        people=new_people,
        referrals=new_referrals,
        assignments=tuple(newly_named.items()),
        reviews=tuple(reviews_since(whole, newly_named, today)),
        closures=tuple(ending.items()),
    )


def _open_of(episodes: list[Episode], person: str) -> Episode:
    return next(episode for episode in episodes if episode.person == person)


def _caseloads(episodes: list[Episode]) -> dict[str, list[Episode]]:
    """The young people seen one-to-one, by key worker, those with a full story left out."""
    told = {person for person, *_ in STORY_VISITS}
    found: dict[str, list[Episode]] = defaultdict(list)
    for episode in episodes:
        if episode.programme == "one_to_one" and episode.person not in told:
            found[key_worker(episode)].append(episode)
    return found


def _visits(episodes: list[Episode], today: date) -> Iterator[PlannedVisit]:
    for number, (person, worker, ahead, at, place, purpose) in enumerate(STORY_VISITS, start=1):
        episode = _open_of(episodes, person)
        yield PlannedVisit(
            f"v-story-{number}", person, episode.key, worker, _ahead(today, ahead), at, place, purpose
        )
    for worker, caseload in sorted(_caseloads(episodes).items()):
        rng = random.Random(f"{worker} visits")  # noqa: S311 - invented data, the same every time
        hours = iter(sorted(rng.sample(HOURS, VISITS_A_WORKER)))
        for number, episode in enumerate(caseload[:VISITS_A_WORKER]):
            yield PlannedVisit(
                key=f"v-{worker}-{number + 1}",
                person=episode.person,
                episode=episode.key,
                worker=worker,
                on=today if number < 2 else _ahead(today, number - 1),
                at=next(hours),
                place=rng.choice(phrases.PLACES),
                purpose=rng.choice(phrases.PURPOSES),
            )


def _promises(episodes: list[Episode], today: date) -> Iterator[Promise]:
    for number, (person, worker, ahead, text) in enumerate(STORY_PROMISES, start=1):
        episode = _open_of(episodes, person)
        yield Promise(f"promise-story-{number}", person, episode.key, worker, text, _ahead(today, ahead))
    for worker, caseload in sorted(_caseloads(episodes).items()):
        rng = random.Random(f"{worker} promises")  # noqa: S311 - invented data, the same every time
        for number, episode in enumerate(caseload[:2]):
            promise = Promise(
                key=f"promise-{worker}-{number + 1}",
                person=episode.person,
                episode=episode.key,
                worker=worker,
                text=rng.choice(PROMISES),
                due_on=_ahead(today, number),
            )
            yield replace(promise, done_on=today) if number and rng.random() < 0.3 else promise


def _ahead(today: date, days: int) -> date:
    """That many days ahead; a weekend day becomes the Friday before, unless that has passed."""
    day = today + DAY * days
    moved = weekday(day)
    return moved if days <= 0 or moved >= today else day
