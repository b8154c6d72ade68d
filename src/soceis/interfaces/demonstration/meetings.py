"""Contacts and attempts of the young people without a full story."""

import random
from dataclasses import replace
from datetime import date

from soceis.interfaces.demonstration import phrases
from soceis.interfaces.demonstration.calendar import after
from soceis.interfaces.demonstration.deck import Deck
from soceis.interfaces.demonstration.places import Place
from soceis.interfaces.demonstration.shapes import Contact
from soceis.interfaces.demonstration.wording import shares, worded

HOURS = ("10:30", "11:00", "12:15", "13:30", "14:45", "15:30", "16:00", "16:30", "17:15", "18:00")


class Meetings:
    """Invents what happened between a worker and a young person, from one random source."""

    def __init__(self, rng: random.Random, mentors: tuple[str, ...]) -> None:
        self.rng = rng
        self.mentors = mentors
        self.deck = Deck(phrases.MEETINGS, rng)

    def contacts(
        self,
        place: Place,
        name: str,
        worker: str,
        *,
        start: date,
        end: date,
        pause: tuple[date, date | None] | None,
    ) -> tuple[Contact, ...]:
        """Attempts from the first day, then time together until near the end, none inside a pause."""
        rng, days = self.rng, (end - start).days
        self.deck = Deck(phrases.MEETINGS, random.Random(name))  # noqa: S311 - invented data, the same every time
        if not place.engaged:
            tries = [0, *(rng.randrange(1, max(2, days - 6)) for _ in range(rng.randint(2, 5)))]
            return tuple(
                self.attempt(place, f"c-{name}-{i}", worker, on)
                for i, on in enumerate(sorted({after(start, day) for day in tries}), start=1)
            )
        warm_up = rng.randint(0, 4)
        first_day = rng.randint(6, 30) if warm_up else 0
        tries = sorted({0, *(rng.randrange(0, first_day) for _ in range(warm_up))}) if warm_up else []
        wanted = max(5, min(12, days // 28))
        last_day = max(first_day + 5, days - rng.randint(3, 14))
        later = {first_day, last_day, *(rng.randrange(first_day, last_day) for _ in range(wanted - 2))}
        if place.standing == "active":
            later |= {max(first_day, days - back) for back in (9, 20, 33) if back < days}
        found: dict[date, Contact] = {}
        for day in tries:
            on = after(start, day)
            if on < after(start, first_day):
                found[on] = self.attempt(place, "", worker, on)
        for day in sorted(later):
            on = after(start, day)
            if on in found or _within(on, pause):
                continue
            found[on] = self._together(place, worker, on, must=day == first_day)
        ordered = sorted(found)
        return tuple(_keyed(found[on], f"c-{name}-{i}") for i, on in enumerate(ordered, start=1))

    def attempt(self, place: Place, key: str, worker: str, on: date) -> Contact:
        mode, summary, then = self.rng.choice(phrases.ATTEMPTS)
        return Contact(
            key,
            on,
            self.rng.choice(HOURS),
            "attempt",
            mode,
            15 if mode == "visit" else 5,
            (worker,),
            worded(summary, place.sex),
            next_step=then,
        )

    def _together(self, place: Place, worker: str, on: date, *, must: bool) -> Contact:
        rng = self.rng
        if not must and rng.random() < 0.14:
            kind, summary = rng.choice(phrases.CALLED_OFF)
            return Contact(
                "", on, rng.choice(HOURS), kind, "one_to_one", 0, (worker,), worded(summary, place.sex)
            )
        where, minutes, mix, summary, said, saw = self.deck.draw()
        workers = (worker, self.mentors[0]) if "PEER_MENTOR" in mix and self.mentors else (worker,)
        late = rng.random() < 0.1
        return Contact(
            "",
            on,
            "19:15" if late else rng.choice(HOURS),
            "attended",
            "group" if "GROUP" in mix else "one_to_one",
            minutes,
            workers,
            worded(summary, place.sex),
            where,
            shares(mix),
            said,
            worded(saw, place.sex),
            "",
            late,
        )

    def workshop(self, place: Place, key: str, leader: str, on: date, week: int, *, away: bool) -> Contact:
        if away:
            return Contact(
                key, on, "13:30", "not_attended", "group", 0, (leader,), "Not in school that day.", "School"
            )
        summary, saw = phrases.GROUP_MEETINGS[week]
        return Contact(
            key,
            on,
            "13:30",
            "attended",
            "group",
            60,
            (leader,),
            summary,
            "School",
            (("GROUP", 0.6), ("DEC", 0.4)),
            "",
            worded(saw, place.sex),
        )


def _within(on: date, pause: tuple[date, date | None] | None) -> bool:
    return pause is not None and on >= pause[0] and (pause[1] is None or on < pause[1])


def _keyed(contact: Contact, key: str) -> Contact:
    return replace(contact, key=key)
