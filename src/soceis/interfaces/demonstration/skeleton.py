"""The young people without a full story: dates, states, contacts, readings, from their places."""

import random
from datetime import date, timedelta

from soceis.interfaces.demonstration import phrases, targets
from soceis.interfaces.demonstration.calendar import add_months, after, snap, whole_years
from soceis.interfaces.demonstration.lengths import EARLY_LENGTHS, LENGTHS, OPEN_SINCE, WAITING_SINCE
from soceis.interfaces.demonstration.meetings import Meetings
from soceis.interfaces.demonstration.names import COMMUNITIES, SCHEMES, PhoneNumbers
from soceis.interfaces.demonstration.places import Place
from soceis.interfaces.demonstration.shapes import (
    Area,
    Assignment,
    Closure,
    Contact,
    Episode,
    NonEngagement,
    Person,
    PersonAround,
    Referral,
    SafeContact,
    StateEvent,
)
from soceis.interfaces.demonstration.wording import worded
from soceis.interfaces.demonstration.workers import MANAGERS, of

DAY = timedelta(days=1)
SCHOOL_WEEKS = 10
COHORT_SIZE = 7


class Inventor:
    """Invents the people of one area, one after another, from one random source."""

    def __init__(self, area: Area, rng: random.Random, phone_numbers: PhoneNumbers) -> None:
        self.area = area
        self.rng = rng
        self.phones = phone_numbers
        self.manager = MANAGERS[area.name]
        self.workers = of(area.name, "practitioner")
        self.mentors = of(area.name, "peer_mentor")
        self.meetings = Meetings(rng, self.mentors)
        self.names_taken: set[tuple[str, str]] = set()
        self.first_names_taken: dict[str, int] = {}
        self.cohorts: dict[str, int] = {}
        self.turn = 0

    def invent(self, place: Place, number: int) -> tuple[Person, list[Referral], list[Episode]]:
        """A person with the referrals and episodes that their place asks for."""
        key = f"{self.area.name.lower()}-{number:03}"
        if place.programme == "school_group":
            referral, episode = self._in_school(place, key)
            return self._person(place, key, referral.received_on), [referral], [episode]
        if not place.referred_again:
            referral, episode = self._one_to_one(place, key, 1)
            return self._person(place, key, referral.received_on), [referral], [episode]
        return self._twice(place, key)

    def reserve(self, people: list[Person]) -> None:
        """Keep the names of these people for them."""
        for person in people:
            self.names_taken.add((person.used_name, person.legal_last_name))
            self.first_names_taken[person.used_name] = self.first_names_taken.get(person.used_name, 0) + 2

    # --- who they are -------------------------------------------------------------------------

    def _person(self, place: Place, key: str, received: date) -> Person:
        rng = self.rng
        communities = COMMUNITIES[self.area.name]
        community = rng.choices(communities, [item.weight for item in communities])[0]
        first, last = self._name(place, community.boys, community.girls, community.surnames)
        number = self.phones.next()
        return Person(
            key=key,
            area=self.area.name,
            used_name=first,
            legal_first_name=first,
            legal_last_name=last,
            born=None if place.age is None else self._born(place.age, received),
            sex=place.sex,
            ethnicity_scheme=SCHEMES[self.area.name],
            ethnicity=community.ethnicity if rng.random() > 0.06 else "unknown",
            ethnicity_source=rng.choice(("self", "self", "caregiver", "professional")),
            pronouns={"male": "he, him", "female": "she, her"}.get(place.sex, "they, them"),
            first_language=community.language if rng.random() < 0.6 else "English",
            strengths=tuple(worded(text, place.sex) for text in rng.sample(phrases.STRENGTHS, 2)),
            likes=tuple(worded(text, place.sex) for text in rng.sample(phrases.LIKES, 2)),
            around=self._around(place),
            safe_contact=(
                SafeContact(
                    "mobile",
                    number,
                    rng.choice(
                        (
                            "Text first; rings back when it suits.",
                            "Any time after noon.",
                            "Text only.",
                            "Ask for a good time by text, then ring.",
                        )
                    ),
                ),
            ),
        )

    def _name(
        self, place: Place, boys: tuple[str, ...], girls: tuple[str, ...], surnames: tuple[str, ...]
    ) -> tuple[str, str]:
        """A full name nobody has yet, from the first names used least."""
        pool = girls if place.sex == "female" else boys
        fewest = min(self.first_names_taken.get(name, 0) for name in pool)
        first = self.rng.choice([name for name in pool if self.first_names_taken.get(name, 0) == fewest])
        free = [surname for surname in surnames if (first, surname) not in self.names_taken]
        last = self.rng.choice(free)
        self.first_names_taken[first] = fewest + 1
        self.names_taken.add((first, last))
        return first, last

    def _born(self, age: int, received: date) -> date:
        """A birthday that makes them that many whole years old on the day."""
        latest = add_months(received, -12 * age)
        return max(snap(latest - DAY * self.rng.randrange(0, 360)), add_months(latest, -12) + DAY)

    def _around(self, place: Place) -> tuple[PersonAround, ...]:
        tie = self.rng.choice(("mum", "mum", "mum", "dad", "nan", "aunt", "foster carer", "gran"))
        worker_tie = "head of year" if place.programme == "school_group" else "social worker"
        told = self.rng.random() < 0.75
        return (
            PersonAround(tie.capitalize(), tie, told, "", self.phones.next(), lives_with=True),
            PersonAround(worker_tie.capitalize(), worker_tie, True, organisation="See referral"),
        )

    # --- referrals ----------------------------------------------------------------------------

    def _referral(self, place: Place, key: str, received: date, age: int | None) -> Referral:
        rng = self.rng
        role, organisation = phrases.REFERRERS[place.source]
        decision = "accepted_prevention" if place.programme == "school_group" else "accepted_one_to_one"
        return Referral(
            key=f"r-{key}",
            person=key.rsplit("/", 1)[0],
            area=self.area.name,
            received_on=received,
            source=place.source,
            referrer_role=role,
            referrer_organisation=organisation.format(area=self.area.name),
            primary_reason=place.reason,
            age=age,
            decision=decision,
            told=worded(rng.choice(phrases.TOLD), place.sex),
            young_persons_view=rng.choice(phrases.VIEWS),
            caregivers_view=rng.choice(phrases.CAREGIVER_VIEWS),
            early_signs=tuple(sorted(rng.sample(phrases.EARLY_SIGNS, rng.randint(2, 4)))),
            label_used=rng.random() < 0.08,
            decided_on=after(received, rng.randint(2, 7)),
            decided_by=self.manager,
            decision_reason=worded(rng.choice(phrases.DECISION_REASONS[place.programme]), place.sex),
        )

    # --- one-to-one ---------------------------------------------------------------------------

    def _one_to_one(
        self, place: Place, key: str, chapter: int, received: date | None = None, length: int | None = None
    ) -> tuple[Referral, Episode]:
        """An episode that ends, or stands, as its place asks."""
        name = f"{key}/{chapter}"
        wait = self.rng.randint(9, 20)
        if length is None:
            length = self._length(place)
        if received is None:
            received = self._received(place, wait, length)
        referral = self._referral(place, name, received, place.age)
        decided = referral.decided_on or received
        if place.standing == "unknown":
            return referral, self._imported(place, name, referral, decided)
        if place.standing == "awaiting_allocation":
            events = [("awaiting_allocation", decided, self.manager, referral.decision_reason)]
            return referral, self._episode(place, name, referral, events)
        worker = self._next_worker()
        allocated = after(received, 8)
        events = [
            ("awaiting_allocation", decided, self.manager, referral.decision_reason),
            ("allocated_not_started", max(allocated, decided), self.manager, ""),
        ]
        if place.standing == "allocated_not_started":
            return referral, self._episode(place, name, referral, events, worker)
        if place.never_tried:
            closure = self._closure(place, after(received, self.rng.randint(12, 25)))
            return referral, self._episode(place, name, referral, events, worker, closure=closure)
        start = after(received, wait)
        end = after(start, length) if place.closed else self.area.data_date
        pause = self._pause(place, start, end)
        contacts = self.meetings.contacts(place, name, worker, start=start, end=end, pause=pause)
        events += _moves(contacts, worker, pause)
        ending = self._closure(place, end) if place.closed else None
        episode = self._episode(place, name, referral, events, worker, contacts=contacts, closure=ending)
        return referral, episode

    def _length(self, place: Place) -> int:
        table = EARLY_LENGTHS if place.early and place.standing in EARLY_LENGTHS else LENGTHS
        low, high = table.get(place.standing, (0, 0))
        return self.rng.randint(low, high) if high else 0

    def _received(self, place: Place, wait: int, length: int) -> date:
        rng, area = self.rng, self.area
        if place.standing in WAITING_SINCE:
            return snap(area.data_date - DAY * rng.randint(*WAITING_SINCE[place.standing]))
        if place.standing in OPEN_SINCE:
            return snap(area.data_date - DAY * rng.randint(*OPEN_SINCE[place.standing]))
        if place.early:
            return snap(area.launch_date + DAY * rng.randint(3, 140))
        first = (add_months(area.launch_date, 6) - area.launch_date).days + 2
        last = (area.data_date - area.launch_date).days - wait - length - 6
        return snap(area.launch_date + DAY * rng.randint(first, max(first, last)))

    def _pause(self, place: Place, start: date, end: date) -> tuple[date, date | None] | None:
        if place.standing == "paused":
            return snap(end - DAY * self.rng.randint(20, 45)), None
        if place.standing != "goals_met" or (end - start).days < 240 or self.rng.random() > 0.3:
            return None
        begins = after(start, int((end - start).days * 0.45))
        return begins, after(begins, self.rng.randint(32, 60))

    # --- the school programme -----------------------------------------------------------------

    def _in_school(self, place: Place, key: str) -> tuple[Referral, Episode]:
        """Ten weekly workshops with the rest of the cohort, or the weeks so far."""
        rng = self.rng
        first = self._cohort_start(place)
        received = snap(first - DAY * rng.randint(12, 24))
        referral = self._referral(place, f"{key}/1", received, place.age)
        leader = self.workers[0]
        weeks = [after(first, 7 * week) for week in range(SCHOOL_WEEKS)]
        weeks = [on for on in weeks if on <= self.area.data_date]
        away = rng.randrange(2, 8) if rng.random() < 0.4 else -1
        contacts = tuple(
            self.meetings.workshop(place, f"c-{key}/1-{week + 1}", leader, on, week, away=week == away)
            for week, on in enumerate(weeks)
        )
        events = [
            ("awaiting_allocation", referral.decided_on or received, self.manager, referral.decision_reason),
            (
                "allocated_not_started",
                max(after(received, 8), referral.decided_on or received),
                self.manager,
                "",
            ),
            ("active", first, leader, "First workshop"),
        ]
        closure = self._closure(place, after(first, 70 + rng.randint(0, 4))) if place.closed else None
        return referral, self._episode(
            place, f"{key}/1", referral, events, leader, contacts=contacts, closure=closure
        )

    def _cohort_start(self, place: Place) -> date:
        """The first workshop of the next cohort with room."""
        kind = "now" if not place.closed else "early" if place.early else "later"
        number = self.cohorts.get(kind, 0)
        self.cohorts[kind] = number + 1
        if kind == "now":
            return after(self.area.data_date, -38)
        if kind == "early":
            return after(self.area.launch_date, 76)
        return after(self.area.launch_date, 255 + 210 * (number // COHORT_SIZE))

    # --- closed, and referred again -----------------------------------------------------------

    def _twice(self, place: Place, key: str) -> tuple[Person, list[Referral], list[Episode]]:
        """Closed with goals met, then referred again: two episodes of one person."""
        area = self.area
        first_received = snap(add_months(area.launch_date, 7) + DAY * self.rng.randint(3, 20))
        before = Place(
            area.name, "goals_met", sex=place.sex, age=place.age, source=place.source, reason=place.reason
        )
        first_referral, first_episode = self._one_to_one(before, key, 1, first_received, 200)
        person = self._person(place, key, first_received)
        ended = first_episode.closure.ended_on if first_episode.closure else area.data_date
        again = after(ended, self.rng.randint(90, 130))
        age = None if person.born is None else whole_years(person.born, again)
        second = Place(
            area.name, place.standing, sex=place.sex, age=age, source="children_services", reason=place.reason
        )
        second_referral, second_episode = self._one_to_one(second, key, 2, again, 170)
        return person, [first_referral, second_referral], [first_episode, second_episode]

    # --- shared -------------------------------------------------------------------------------

    def _imported(self, place: Place, name: str, referral: Referral, decided: date) -> Episode:
        events = [
            ("unknown", decided, self.manager, "From the old spreadsheet; the state was not written down.")
        ]
        return self._episode(place, name, referral, events)

    def _closure(self, place: Place, ended: date) -> Closure:
        reasons: tuple[NonEngagement, ...] = ()
        if place.standing in targets.DECLINED_CLOSURES:
            code = self.rng.choice(phrases.NON_ENGAGEMENT[place.standing])
            informant = "caregiver" if place.standing == "caregiver_declined" else "worker"
            if place.standing in ("declined_at_offer", "stopped_after_start"):
                informant = self.rng.choice(("young_person", "worker"))
            reasons = (NonEngagement(code, informant, phrases.ADDRESSABLE.get(code, "not_known")),)
        words = worded(self.rng.choice(phrases.CLOSING_WORDS[place.standing]), place.sex)
        return Closure(ended, place.standing, words, self.manager, reasons)

    def _episode(
        self,
        place: Place,
        name: str,
        referral: Referral,
        moments: list[tuple[str, date, str, str]],
        worker: str = "",
        *,
        contacts: tuple[Contact, ...] = (),
        closure: Closure | None = None,
    ) -> Episode:
        if closure:
            moments.append(("closed", closure.ended_on, self.manager, closure.words))
        key, number = name.rsplit("/", 1)
        chapter = int(number)
        happened: list[StateEvent] = []
        for moment in moments:
            earliest = happened[-1].recorded_on if happened else moment[1]
            happened.append(self._event(*moment, earliest))
        return Episode(
            key=f"e-{name}",
            person=key,
            referral=referral.key,
            area=self.area.name,
            programme=place.programme,
            events=tuple(happened),
            assignments=self._assignments(place, worker, referral, closure),
            contacts=contacts,
            closure=closure,
            previous=f"e-{key}/{chapter - 1}" if chapter > 1 else None,
        )

    def _event(self, state: str, effective: date, by: str, reason: str, earliest: date) -> StateEvent:
        """Written down the same day or some days later, never before the event in front of it."""
        delay = self.rng.choice((0, 0, 0, 0, 1, 2, 4))
        recorded = min(max(after(effective, delay), earliest), self.area.data_date)
        return StateEvent(state, effective, recorded, by, reason)

    def _assignments(
        self, place: Place, worker: str, referral: Referral, closure: Closure | None
    ) -> tuple[Assignment, ...]:
        if not worker:
            return ()
        ended = closure.ended_on if closure else None
        start = max(after(referral.received_on, 8), referral.decided_on or referral.received_on)
        found = [Assignment(worker, "key_worker", start, ended)]
        if place.engaged and place.programme == "one_to_one" and self.mentors and self.rng.random() < 0.3:
            found.append(Assignment(self.mentors[0], "peer_mentor", after(start, 20), ended))
        return tuple(found)

    def _next_worker(self) -> str:
        self.turn += 1
        return self.workers[self.turn % len(self.workers)]


def _moves(
    contacts: tuple[Contact, ...], worker: str, pause: tuple[date, date | None] | None
) -> list[tuple[str, date, str, str]]:
    """What contacts and a pause do to the state: (state, day, by, reason)."""
    moves: list[tuple[str, date, str, str]] = []
    attended = [contact.on for contact in contacts if contact.kind == "attended"]
    if not attended or attended[0] > contacts[0].on:
        moves.append(("engaging", contacts[0].on, worker, "First contact"))
    if attended:
        moves.append(("active", attended[0], worker, "First time together"))
    if pause:
        moves.append(("paused", pause[0], worker, "A break at their own wish; a text each fortnight."))
        if pause[1] is not None:
            moves.append(("active", pause[1], worker, "Together again"))
    return moves
