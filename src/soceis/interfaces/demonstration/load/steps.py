"""Steps: who writes what at which moment, in an order that never goes back for one young person."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum, auto
from uuid import UUID

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode, WorkEntry
from soceis.journey.plans.models import FormVersion, Goal, Plan
from soceis.journey.referrals.models import Referral
from soceis.journey.support.models import Grant, HelpRequest
from soceis.people.models import YoungPerson

MINUTE = timedelta(minutes=1)


@dataclass
class Book:
    """What has been made of an area so far, by the keys of the plan."""

    area: Area
    staff: Mapping[str, User]
    form: FormVersion
    people: dict[str, YoungPerson] = field(default_factory=dict)
    referrals: dict[str, Referral] = field(default_factory=dict)
    episodes: dict[str, Episode] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    groups: dict[tuple[UUID, date, str], WorkEntry] = field(default_factory=dict)  # who, day, time
    goals: dict[tuple[str, int], Goal] = field(default_factory=dict)  # (plan, place)
    help: dict[str, HelpRequest] = field(default_factory=dict)
    granted: dict[str, Grant] = field(default_factory=dict)


Do = Callable[[Book, User], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One action, by the member of staff with that key, at that moment."""

    moment: datetime
    by: str
    do: Do


def moment_of(day: date, at: time) -> datetime:
    """A day and a time as people say them, as a moment."""
    return datetime.combine(day, at, tzinfo=clock.LONDON)


def clock_time(text: str) -> time:
    """ "16:30" as a time."""
    return time.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that was so on `day` and was written down at `moment`."""

    day: date
    rank: "Rank"
    moment: datetime
    by: str
    do: Do


class Rank(IntEnum):
    """In which order things of one day are written down."""

    REFERRED = auto()
    SCREENED = auto()
    DECIDED = auto()
    ALLOCATED = auto()
    AROUND = auto()
    RESUMED = auto()
    CONTACT = auto()
    SUPPORT = auto()
    PLAN = auto()
    GOALS = auto()
    READING = auto()
    REVIEW = auto()
    PAUSED = auto()
    CLOSED = auto()


class Line:
    """What is written about one young person; each thing at least a minute after the one before it."""

    def __init__(self, key: str) -> None:
        self._entries: list[_Entry] = []
        self._minutes = random.Random(key)  # noqa: S311 - invented data, the same every time

    def add(self, day: date, rank: Rank, by: str, do: Do, *, hour: int, written: date | None = None) -> None:
        """Add what was so on `day`, written down in that hour of the day `written`, at some minute of it."""
        moment = moment_of(written or day, time(hour, self._minutes.randrange(50)))
        self._entries.append(_Entry(day, rank, moment, by, do))

    def add_at(self, day: date, rank: Rank, by: str, do: Do, *, moment: datetime) -> None:
        """Add what was so on `day`, written down at the moment."""
        self._entries.append(_Entry(day, rank, moment, by, do))

    @property
    def steps(self) -> list[Step]:
        """By day, then by rank; what is written down late makes what follows late too, as with real people."""
        made: list[Step] = []
        for entry in sorted(self._entries, key=lambda entry: (entry.day, entry.rank, entry.moment)):
            moment = max(entry.moment, made[-1].moment + MINUTE) if made else entry.moment
            made.append(Step(moment, entry.by, entry.do))
        return made
