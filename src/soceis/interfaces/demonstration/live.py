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
    Contact,
    DemonstrationPlan,
    Episode,
    LiveLayer,
    Person,
    PlannedVisit,
    Promise,
)
from soceis.interfaces.demonstration.wording import shares, worded

DAY = timedelta(days=1)
FRIDAY = 4
DAYS_BETWEEN = (8, 17)
VISITS_A_WORKER = 5
# Somebody not seen lately: the days ago of the attempts, and nothing attended since the day before.
NOT_SEEN_LATELY = {"cardiff-tee": (12, 9, 6, 3)}
STORY_VISITS = (
    # person, worker, days ahead, time, place, purpose
    ("cardiff-jay", "nia", 0, "11:30", "Climbing wall with Dom", "Pick up from the library. Bring food."),
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
    people = {person.key: person for person in whole.people}
    still_open = [episode for episode in whole.episodes if _is_open(episode)]
    contacts = tuple(
        (episode.key, contact)
        for episode in still_open
        for contact in _since(episode, people[episode.person], whole.area(episode.area).data_date, today)
    )
    new_people, new_referrals = arrivals(today, {area.name: area.data_date for area in whole.areas})
    return LiveLayer(
        contacts=contacts,
        visits=tuple(_visits(still_open, today)),
        promises=tuple(_promises(still_open, today)),
        people=new_people,
        referrals=new_referrals,
    )


def _is_open(episode: Episode) -> bool:
    return episode.closure is None and episode.events[-1].state in ("engaging", "active")


def key_worker(episode: Episode) -> str:
    """The key worker at the data date."""
    return next(a.worker for a in episode.assignments if a.role == "key_worker" and a.ends_on is None)


def weekday(day: date) -> date:
    """`day`, or the Friday before when it falls on a weekend."""
    return day - DAY * max(0, day.weekday() - FRIDAY)


def _since(episode: Episode, person: Person, data_date: date, today: date) -> Iterator[Contact]:
    """Contacts every week or two after the data date, on working days, up to yesterday."""
    rng = random.Random(f"{episode.key} since")  # noqa: S311 - invented data, the same every time
    quiet = NOT_SEEN_LATELY.get(episode.person, ())
    until = today - DAY * (quiet[0] if quiet else 1)
    number = 0
    day = data_date + DAY * rng.randint(4, 14)
    while (on := weekday(day)) <= until:
        number += 1
        if on > data_date:
            yield _contact(episode, person, on, number, rng)
        day += DAY * rng.randint(*DAYS_BETWEEN)
    for ago in quiet:
        number += 1
        yield _attempt(episode, person, today - DAY * ago, number, rng)


def _contact(episode: Episode, person: Person, on: date, number: int, rng: random.Random) -> Contact:
    if episode.events[-1].state == "engaging":
        return _attempt(episode, person, on, number, rng)
    key, worker = f"c-{episode.key}-live-{number}", key_worker(episode)
    if episode.programme == "school_group":
        summary, saw = phrases.GROUP_MEETINGS[min(number + 4, len(phrases.GROUP_MEETINGS) - 2)]
        mix, said, where, minutes = "GROUP 60, DEC 40", "", "School", 60
    else:
        where, minutes, mix, summary, said, saw = rng.choice(phrases.MEETINGS)
    return Contact(
        key=key,
        on=on,
        at="13:30" if episode.programme == "school_group" else rng.choice(HOURS),
        kind="attended",
        mode="group" if "GROUP" in mix else "one_to_one",
        minutes=minutes,
        workers=(worker,),
        summary=worded(summary, person.sex),
        place=where,
        components=shares(mix),
        own_words=said,
        strengths_seen=worded(saw, person.sex),
    )


def _attempt(episode: Episode, person: Person, on: date, number: int, rng: random.Random) -> Contact:
    mode, summary, then = rng.choice(phrases.ATTEMPTS)
    return Contact(
        key=f"c-{episode.key}-live-{number}",
        on=on,
        at=rng.choice(HOURS),
        kind="attempt",
        mode=mode,
        minutes=15 if mode == "visit" else 5,
        workers=(key_worker(episode),),
        summary=worded(summary, person.sex),
        next_step=then,
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
