"""What has happened between the data dates and today: who was named, who met, reviews, closures asked for.

Nothing of it is counted in a published figure, because all of it lies after the area's data date.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from soceis.interfaces.demonstration import phrases, recent
from soceis.interfaces.demonstration.calendar import add_months
from soceis.interfaces.demonstration.deck import Deck
from soceis.interfaces.demonstration.meetings import HOURS
from soceis.interfaces.demonstration.shapes import (
    Assignment,
    Closure,
    Contact,
    DemonstrationPlan,
    Episode,
    Person,
    Review,
)
from soceis.interfaces.demonstration.wording import shares, worded
from soceis.interfaces.demonstration.workers import MANAGERS, of

DAY = timedelta(days=1)
FRIDAY = 4
DAYS_BETWEEN = (8, 17)
# Days after the data date until a key worker is named, for the first and for each further one who waits.
NAMED_AFTER, NAMED_APART = 9, 6
# Days from being named to the first attempt, and the most days of attempts until they meet.
FIRST_TRY, TRYING = 4, 26
# Somebody not seen lately: the days ago of the attempts, and nothing attended since the day before.
NOT_SEEN_LATELY = {"cardiff-tee": (12, 9, 6, 3)}
REVIEW_DAY = 16


def is_open(episode: Episode) -> bool:
    """Whether they were met or tried at the data date."""
    return episode.closure is None and episode.events[-1].state in ("engaging", "active")


def key_worker(episode: Episode) -> str:
    """The key worker at the data date."""
    return next(a.worker for a in episode.assignments if a.role == "key_worker" and a.ends_on is None)


def weekday(day: date) -> date:
    """`day`, or the Friday before when it falls on a weekend."""
    return day - DAY * max(0, day.weekday() - FRIDAY)


def assignments_since(whole: DemonstrationPlan, today: date) -> Iterator[tuple[str, Assignment]]:
    """Those who waited for a key worker are given one, one after another, to whoever has fewest young people."""
    busy = Counter(key_worker(episode) for episode in whole.episodes if is_open(episode))
    waiting: Counter[str] = Counter()
    for episode in whole.episodes:
        if episode.events[-1].state != "awaiting_allocation":
            continue
        area = whole.area(episode.area)
        day = weekday(area.data_date + DAY * (NAMED_AFTER + NAMED_APART * waiting[area.name]))
        waiting[area.name] += 1
        if area.data_date < day < today:
            worker = min(of(area.name, "practitioner"), key=lambda name: busy[name])
            busy[worker] += 1
            yield episode.key, Assignment(worker, "key_worker", day)


def contacts_since(
    whole: DemonstrationPlan, named: Mapping[str, Assignment], today: date
) -> Iterator[tuple[str, Contact]]:
    """(episode key, contact) of everybody who was met, tried, or named since, up to yesterday."""
    people = {person.key: person for person in whole.people}
    for episode in whole.episodes:
        person, last = people[episode.person], whole.area(episode.area).data_date
        if episode.key in named:
            begins, worker = named[episode.key].starts_on + DAY * FIRST_TRY, named[episode.key].worker
        elif episode.events[-1].state == "allocated_not_started" or is_open(episode):
            begins, worker = last + DAY * FIRST_TRY, key_worker(episode)
        else:
            continue
        diary = _Diary(episode, person, worker, Deck(phrases.MEETINGS, random.Random(f"{episode.key} cards")))  # noqa: S311
        yield from ((episode.key, contact) for contact in diary.contacts(last, begins, today))


class _Diary:
    """The contacts of one young person since the data date."""

    def __init__(self, episode: Episode, person: Person, worker: str, deck: Deck[phrases.Meeting]) -> None:
        self.episode, self.person, self.worker = episode, person, worker
        self.rng = random.Random(f"{episode.key} since")  # noqa: S311 - invented data, the same every time
        self.mentor = next((one.worker for one in episode.assignments if one.role == "peer_mentor"), "")
        self.deck = deck
        self.told = iter(recent.TOLD.get(person.key, ()))
        self.own = Deck(recent.ORDINARY, self.rng)
        self.places = sorted({c.place for c in episode.contacts if c.kind == "attended"})
        self.number = 0

    def contacts(self, data_date: date, begins: date, today: date) -> Iterator[Contact]:
        """Every week or two on working days: attempts first for those not met yet, then time together."""
        quiet = NOT_SEEN_LATELY.get(self.person.key, ())
        until = today - DAY * (quiet[0] if quiet else 1)
        meets_from = data_date if self.episode.first_attended else begins + DAY * self.rng.randint(8, TRYING)
        day, before = begins + DAY * self.rng.randint(0, 10), data_date
        while (on := weekday(day)) <= until:
            if on > before:
                yield self._met(on) if on > meets_from else self._tried(on)
                before = on
            day += DAY * self.rng.randint(*DAYS_BETWEEN)
        yield from (self._tried(today - DAY * ago) for ago in quiet if today - DAY * ago > data_date)

    def _key(self) -> str:
        self.number += 1
        return f"c-{self.episode.key}-live-{self.number}"

    def _met(self, on: date) -> Contact:
        where, minutes, mix, summary, said, saw = self._card()
        with_mentor = bool(self.mentor) and "PEER_MENTOR" in mix
        return Contact(
            key=self._key(),
            on=on,
            at="13:30" if self.episode.programme == "school_group" else self.rng.choice(HOURS),
            kind="attended",
            mode="group" if "GROUP" in mix else "one_to_one",
            minutes=minutes,
            workers=(self.worker, self.mentor) if with_mentor else (self.worker,),
            summary=worded(summary, self.person.sex),
            place=where,
            components=shares(mix),
            own_words=said,
            strengths_seen=worded(saw, self.person.sex),
        )

    def _card(self) -> phrases.Meeting:
        """What happened: the young person's own story goes on; the others have what happens to many."""
        if self.episode.programme == "school_group":
            week = min(self.number + 5, len(phrases.GROUP_MEETINGS) - 2)
            summary, saw = phrases.GROUP_MEETINGS[week]
            return ("School", 60, "GROUP 60, DEC 40", summary, "", saw)
        if self.person.full_story:
            told = next(self.told, None)
            return told or (self.rng.choice(self.places), *self.own.draw())
        return self.deck.draw(lambda card: bool(self.mentor) or "PEER_MENTOR" not in card[2])

    def _tried(self, on: date) -> Contact:
        mode, summary, then = self.rng.choice(phrases.ATTEMPTS)
        return Contact(
            key=self._key(),
            on=on,
            at=self.rng.choice(HOURS),
            kind="attempt",
            mode=mode,
            minutes=15 if mode == "visit" else 5,
            workers=(self.worker,),
            summary=worded(summary, self.person.sex),
            next_step=then,
        )


def reviews_since(
    whole: DemonstrationPlan, named: Mapping[str, Assignment], today: date
) -> Iterator[tuple[str, Review]]:
    """A review a month for everybody who is met; of this month's, every other one is still to come.

    Those who were met for the first time after the data date have theirs from the third month on.
    """
    for number, episode in enumerate(whole.episodes):
        begun_since = episode.key in named or episode.events[-1].state == "allocated_not_started"
        if not (begun_since or is_open(episode)):
            continue
        data_date = whole.area(episode.area).data_date
        deck = Deck(recent.REVIEWS, random.Random(f"{episode.key} reviews"))  # noqa: S311 - invented data
        month = add_months(data_date.replace(day=1), 2 if begun_since else 0)
        while (month := add_months(month, 1)) <= today:
            on = weekday(month.replace(day=REVIEW_DAY) + DAY * (number % 5))
            this_month = (month.year, month.month) == (today.year, today.month)
            if on < today and not (this_month and number % 2):
                yield episode.key, Review(on, MANAGERS[episode.area], *deck.draw())


def closures_asked(whole: DemonstrationPlan, today: date) -> Iterator[tuple[str, Closure]]:
    """In each area, one young person whose worker asked on the last working day to end well."""
    people = {person.key: person for person in whole.people}
    fitting = {
        episode.area: episode
        for episode in whole.episodes
        if is_open(episode)
        and episode.first_attended
        and episode.programme == "one_to_one"
        and not people[episode.person].full_story
    }
    on = weekday(today - DAY)
    for name, episode in fitting.items():
        if on > whole.area(name).data_date:
            words = worded(recent.ENDING, people[episode.person].sex)
            yield episode.key, Closure(on, "goals_met", words, MANAGERS[name])
