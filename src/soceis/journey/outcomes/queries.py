"""Reading the outcomes of an episode."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import Happening
from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.outcomes.rules import OUTCOMES
from soceis.people.models import YoungPerson

OUTCOME = "outcome"
MIDDAY = time(12, 0)


@dataclass(frozen=True)
class Standing:
    """One outcome of an episode: the reading at the start and the last one, either of which may be missing."""

    outcome: str
    baseline: OutcomeReading | None
    latest: OutcomeReading | None  # the last one after the start


@dataclass(frozen=True)
class ReadingSet:
    """The readings that were taken together: same episode, stage and day."""

    readings: tuple[OutcomeReading, ...]

    @property
    def pk(self) -> UUID:
        return self.readings[0].pk

    @property
    def stage(self) -> str:
        return self.readings[0].stage

    @property
    def recorded_on(self) -> date:
        return self.readings[0].recorded_on


def readings_of(user: User, episode: Episode) -> list[OutcomeReading]:
    """All readings of an episode, the first first."""
    check(reach_of(user), Permission.OUTCOME_SEE, episode.access_subject)
    readings = OutcomeReading.objects.select_related("created_by").filter(episode=episode.pk)
    return list(readings.order_by("recorded_on", "created_at"))


def standings(user: User, episode: Episode) -> list[Standing]:
    """The five outcomes in their order with what was read of each. One statement."""
    readings = readings_of(user, episode)
    return [
        _standing(code, [reading for reading in readings if reading.outcome == code]) for code in OUTCOMES
    ]


def _standing(outcome: str, readings: list[OutcomeReading]) -> Standing:
    at_start = [reading for reading in readings if reading.stage == "baseline"]
    later = [reading for reading in readings if reading.stage != "baseline"]
    return Standing(outcome, at_start[-1] if at_start else None, later[-1] if later else None)


def _sets(readings: Iterable[OutcomeReading]) -> Iterable[ReadingSet]:
    for _, together in groupby(readings, key=lambda one: (one.episode_id, one.recorded_on, one.stage)):
        yield ReadingSet(tuple(together))


def milestones(user: User, young_person: YoungPerson) -> list[Happening]:
    """Sets of readings for the page of what has happened; none for somebody who may not read them. One statement."""
    subject = young_person.access_subject
    check(reach_of(user), Permission.CHRONOLOGY_SEE, subject)
    if not decide(reach_of(user), Permission.OUTCOME_SEE, subject):
        return []
    readings = OutcomeReading.objects.filter(young_person=young_person.pk).order_by(
        "episode", "recorded_on", "stage", "created_at"
    )
    return [
        Happening(datetime.combine(taken.recorded_on, MIDDAY, tzinfo=clock.LONDON), OUTCOME, taken)
        for taken in _sets(readings)
    ]
