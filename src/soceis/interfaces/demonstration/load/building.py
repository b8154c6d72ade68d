"""Builds the demonstration in an empty service: once, whole, or not at all."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from soceis.foundation.access.context import asking, enter
from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock
from soceis.foundation.records.errors import WrongState
from soceis.interfaces.demonstration.live import live_layer
from soceis.interfaces.demonstration.load.ahead import ahead_steps
from soceis.interfaces.demonstration.load.episodes import episode_steps
from soceis.interfaces.demonstration.load.people import enter_steps, newcomer_steps, person_steps
from soceis.interfaces.demonstration.load.places import make_areas, make_forms, make_staff
from soceis.interfaces.demonstration.load.steps import Book, Line, Step
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import Contact, DemonstrationPlan, Episode, LiveLayer

# (steps taken, steps in all)
Progress = Callable[[int, int], None]
STEPS_BETWEEN_REPORTS = 100
ONE_BUILDER = "soceis demonstration"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was made, and how long it took."""

    areas: int
    staff: int
    people: int
    referrals: int
    episodes: int
    contacts: int
    steps: int
    months_shifted: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.people} invented young people in {self.areas} areas, {self.episodes} times with the service, "
            f"{self.contacts:,} contacts and {self.staff} members of staff, in {self.seconds:.0f} seconds"
        )


def build(*, today: date | None = None, progress: Progress | None = None) -> Summary:
    """Fill an empty service with the demonstration as it stands on `today`; nothing is kept when it stops half-way.

    `progress` is told how many steps of how many are done. Raises WrongState when there are areas already,
    because invented people are never mixed with real ones and are made once.
    """
    began = time.monotonic()
    day = today or clock.today()
    whole = shifted(plan(), months_to_shift(day))
    live = live_layer(whole, day)
    with transaction.atomic():
        _refuse_a_second_time()
        steps = sorted(schedule(whole, live, day), key=lambda step: step.moment)
        _take(steps, _first_book(whole), progress)
    return _summary(whole, live, len(steps), time.monotonic() - began)


def months_to_shift(today: date) -> int:
    """How far to move the plan so that its latest data date lies in the month before `today`'s."""
    latest = max(area.data_date for area in plan().areas)
    return 12 * (today.year - latest.year) + today.month - latest.month - 1


def schedule(whole: DemonstrationPlan, live: LiveLayer, today: date) -> list[Step]:
    """Every step, each young person's in their order."""
    referrals = {referral.key: referral for referral in whole.referrals}
    since: dict[str, list[Contact]] = defaultdict(list)
    for episode_key, contact in live.contacts:
        since[episode_key].append(contact)
    theirs: dict[str, list[Episode]] = defaultdict(list)
    for episode in whole.episodes:
        theirs[episode.person].append(episode)
    lines = []
    for person in whole.people:
        line = Line(person.key)
        episodes = theirs[person.key]
        person_steps(line, person, episodes, referrals[episodes[0].referral])
        for episode in episodes:
            enter_steps(line, referrals[episode.referral])
            episode_steps(line, episode, referrals[episode.referral], since[episode.key])
        lines.append(line)
    lines += newcomer_steps(live)
    lines += ahead_steps(live, whole, today)
    return [step for line in lines for step in line.steps]


def _refuse_a_second_time() -> None:
    """Wait for another builder to end, then look whether there is anything."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [ONE_BUILDER])
    if Area.objects.exists():
        raise WrongState(
            "There is something in this service already.",
            "Nothing was changed.",
            "The demonstration is built in an empty one: set SOCEIS_HOME to a new folder and start again.",
        )


def _first_book(whole: DemonstrationPlan) -> Book:
    """Areas, staff and forms, as they were when each area began."""
    areas = make_areas(whole.areas)
    return Book(areas=areas, staff=make_staff(whole, areas), forms=make_forms(whole, areas))


def _take(steps: Sequence[Step], book: Book, progress: Progress | None) -> None:
    for number, step in enumerate(steps, start=1):
        user = book.staff[step.by]
        with clock.at(step.moment), asking(user, enter(user.pk)):
            step.do(book, user)
        if progress is not None and (number % STEPS_BETWEEN_REPORTS == 0 or number == len(steps)):
            progress(number, len(steps))


def _summary(whole: DemonstrationPlan, live: LiveLayer, steps: int, seconds: float) -> Summary:
    return Summary(
        areas=len(whole.areas),
        staff=len(whole.workers),
        people=len(whole.people) + len(live.people),
        referrals=len(whole.referrals) + len(live.referrals),
        episodes=len(whole.episodes),
        contacts=sum(len(episode.contacts) for episode in whole.episodes) + len(live.contacts),
        steps=steps,
        months_shifted=whole.months_shifted,
        seconds=seconds,
    )
