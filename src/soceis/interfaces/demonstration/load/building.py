"""Builds the demonstration in an empty service, once, area by area."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from django.db import connection, transaction

from soceis.foundation.access.context import asking, enter
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import WrongState
from soceis.interfaces.demonstration import shapes
from soceis.interfaces.demonstration.live import live_layer
from soceis.interfaces.demonstration.load.ahead import ahead_steps
from soceis.interfaces.demonstration.load.dealing import dealing_steps
from soceis.interfaces.demonstration.load.doing import doing_steps
from soceis.interfaces.demonstration.load.door import door_steps
from soceis.interfaces.demonstration.load.episodes import episode_steps
from soceis.interfaces.demonstration.load.flagging import flag_steps
from soceis.interfaces.demonstration.load.knowing import knowing_steps
from soceis.interfaces.demonstration.load.later import later_steps
from soceis.interfaces.demonstration.load.mapping import mapping_steps
from soceis.interfaces.demonstration.load.noticing import noticing_steps
from soceis.interfaces.demonstration.load.papers import paper_steps
from soceis.interfaces.demonstration.load.partners import partner_steps
from soceis.interfaces.demonstration.load.people import enter_steps, newcomer_steps, person_steps
from soceis.interfaces.demonstration.load.places import make_area, make_form, make_staff
from soceis.interfaces.demonstration.load.safety import safety_steps
from soceis.interfaces.demonstration.load.signposts import signpost_steps
from soceis.interfaces.demonstration.load.steps import Book, Line, Step
from soceis.interfaces.demonstration.load.trusting import trusting_steps
from soceis.interfaces.demonstration.load.twice import twice_steps
from soceis.interfaces.demonstration.load.waiting import waiting_steps
from soceis.interfaces.demonstration.load.workdays import on_working_days
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, LiveLayer

# (steps taken, steps in all)
Progress = Callable[[int, int], None]
STEPS_BETWEEN_REPORTS = 100
ONE_BUILDER = "soceis demonstration"
# Areas built at the same time, each on a connection of its own: one counts while the other waits.
AT_ONCE = 2


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
    """Fill an empty service with the demonstration as it stands on `today`.

    Each area is one transaction, so that it is there whole or not at all; when building was interrupted,
    building again makes the areas that are missing. `progress` is told how many steps of how many are
    done. Raises WrongState when all is there already, or when there is something that is not invented:
    invented people are never mixed with real ones.
    """
    began = time.monotonic()
    day = today or clock.today()
    whole = shifted(plan(), months_to_shift(day))
    live = live_layer(whole, day)
    with one_builder():
        missing = areas_to_build(whole)
        make_staff(worker for worker in whole.workers if worker.area is None)
        steps = {area.name: area_schedule(whole, live, area, day) for area in missing}
        counting = Counting(sum(map(len, steps.values())), progress)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            # The largest first, so that the last to end is not the longest.
            order = sorted(missing, key=lambda area: -len(steps[area.name]))
            works = [pool.submit(build_area, whole, area, steps[area.name], counting) for area in order]
        for work in works:
            work.result()
    return _summary(whole, live, counting.all, time.monotonic() - began)


@contextmanager
def one_builder() -> Iterator[None]:
    """Wait until nobody else is building, then keep others waiting."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [ONE_BUILDER])
        yield


def areas_to_build(whole: DemonstrationPlan) -> list[shapes.Area]:
    """Those of the plan that are not there yet; WrongState when there are none or something else is there."""
    present = set(Area.objects.values_list("name", flat=True))
    missing = [area for area in whole.areas if area.name not in present]
    strange = present - {area.name for area in whole.areas}
    if strange or not missing or User.objects.filter(is_demonstration=False).exists():
        raise WrongState(
            "There is something in this service already.",
            "Nothing was changed.",
            "The demonstration is built in an empty one: set SOCEIS_HOME to a new folder and start again.",
        )
    return missing


def build_area(
    whole: DemonstrationPlan, area: shapes.Area, steps: Sequence[Step], counting: "Counting"
) -> None:
    """One area with everything in it, in a transaction and on a connection of its own."""
    try:
        with transaction.atomic():
            row = make_area(area, order=whole.areas.index(area) + 1)
            staff = make_staff((worker for worker in whole.workers if worker.area == area.name), row)
            take(steps, Book(area=row, staff=staff, form=make_form(whole, area, row)), counting)
    finally:
        connection.close()


class Counting:
    """How many steps of how many are done, over all threads; tells `progress` now and then."""

    def __init__(self, number: int, progress: Progress | None) -> None:
        self.all, self.done = number, 0
        self._progress, self._lock = progress, Lock()

    def one_more(self) -> None:
        with self._lock:
            self.done += 1
            if self._progress is not None and (
                self.done % STEPS_BETWEEN_REPORTS == 0 or self.done == self.all
            ):
                self._progress(self.done, self.all)


def months_to_shift(today: date) -> int:
    """How far to move the plan so that its latest data date lies in the month before `today`'s."""
    latest = max(area.data_date for area in plan().areas)
    return 12 * (today.year - latest.year) + today.month - latest.month - 1


def area_schedule(whole: DemonstrationPlan, live: LiveLayer, area: shapes.Area, today: date) -> list[Step]:
    """Every step of an area in the order in which it was written down, each young person's in their own order."""
    referrals = {referral.key: referral for referral in whole.referrals}
    since: dict[str, list[shapes.Contact]] = defaultdict(list)
    for episode_key, contact in live.contacts:
        since[episode_key].append(contact)
    theirs: dict[str, list[shapes.Episode]] = defaultdict(list)
    for episode in with_the_recent(whole, live):
        theirs[episode.person].append(episode)
    lines = []
    for person in whole.people:
        if person.area != area.name:
            continue
        line = Line(person.key)
        episodes = theirs[person.key]
        person_steps(line, person, episodes, referrals[episodes[0].referral])
        for episode in episodes:
            enter_steps(line, referrals[episode.referral])
            episode_steps(line, episode, referrals[episode.referral], since[episode.key])
        lines.append(line)
    lines += newcomer_steps(live, area.name)
    named = {person.key: person for person in whole.people}
    lines += safety_steps(
        (one for each in theirs.values() for one in each if one.area == area.name), named, today
    )
    here = [episode for episode in whole.episodes if episode.area == area.name]
    lines += mapping_steps(here, today)
    lines += ahead_steps(live, here, today)
    lines += paper_steps(here, today)
    lines += partner_steps(whole, area, today)
    lines += door_steps(whole, area, today)
    lines += dealing_steps(whole, area, today)
    lines += signpost_steps(whole, area, today)
    lines += doing_steps(area.name, here, today)
    lines += flag_steps(area.name, here, today)
    lines += knowing_steps(area.name, here, today)
    lines += trusting_steps(area.name, here, today)
    lines += waiting_steps(here, today)
    lines += later_steps(area, here, today)
    lines += noticing_steps(here, today)
    lines += twice_steps(live, area.name, here, today)
    return sorted((step for line in lines for step in line.steps), key=lambda step: step.moment)


def with_the_recent(whole: DemonstrationPlan, live: LiveLayer) -> Iterator[shapes.Episode]:
    """The episodes with the key workers named and the reviews held since the data dates, on working days."""
    named = dict(live.assignments)
    reviews: dict[str, list[shapes.Review]] = defaultdict(list)
    for key, review in live.reviews:
        reviews[key].append(review)
    for episode in whole.episodes:
        moved = on_working_days(episode, whole.area(episode.area).data_date)
        yield replace(
            moved,
            assignments=(*episode.assignments, *([named[episode.key]] if episode.key in named else [])),
            reviews=(*episode.reviews, *reviews[episode.key]),
        )


def take(steps: Sequence[Step], book: Book, counting: Counting) -> None:
    """Take each step as the one who took it, with the clock at its moment."""
    for step in steps:
        user = book.staff[step.by]
        with clock.at(step.moment), asking(user, enter(user.pk)):
            step.do(book, user)
        counting.one_more()


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
