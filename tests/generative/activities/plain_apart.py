"""The keep-apart check, said plainly over lists: what it finds, and what each person is told of it."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
THERE = {"expected", "present", "late"}


@dataclass(frozen=True)
class Line:
    person: str
    state: str
    lift: str = ""


@dataclass(frozen=True)
class Meeting:
    name: str
    starts: datetime
    minutes: int
    place: str
    routes: frozenset[str]
    state: str
    workers: frozenset[str]
    lines: tuple[Line, ...]

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def stands(self) -> bool:
        return self.state in {"planned", "confirmed"}

    def there(self) -> dict[str, str]:
        """Who is to be there, with the driver of their car."""
        return {line.person: line.lift for line in self.lines if line.state in THERE}

    def works(self) -> set[str]:
        return set(self.workers) | {lift for lift in self.there().values() if lift}


@dataclass(frozen=True)
class Apart:
    name: str
    one: frozenset[str]
    others: frozenset[str] = frozenset()
    worker: str = ""
    place: str = ""
    lifts_only: bool = False
    weekdays: frozenset[int] = frozenset()
    hours: tuple[time, time] | None = None

    def holds(self, meeting: Meeting) -> bool:
        """Minute by minute: whether any minute of the meeting is one of its."""
        for minute in range(meeting.minutes):
            at = (meeting.starts + timedelta(minutes=minute)).astimezone(LONDON)
            on_day = not self.weekdays or at.weekday() in self.weekdays
            if on_day and (self.hours is None or self.hours[0] <= at.time() < self.hours[1]):
                return True
        return False


@dataclass(frozen=True)
class Clash:
    meeting: str
    kind: str
    person: str = ""
    other: str = ""
    worker: str = ""
    keep: str = ""


@dataclass
class Plain:
    """Everything at once."""

    meetings: list[Meeting]
    aparts: list[Apart]
    clashes: set[Clash] = field(default_factory=set)

    def __post_init__(self) -> None:
        for meeting in self.meetings:
            if meeting.stands:
                self._look(meeting)

    def _look(self, meeting: Meeting) -> None:
        there = meeting.there()
        others = [one for one in self.meetings if one.stands and one is not meeting]
        for apart in self.aparts:
            if apart.holds(meeting):
                self._one(meeting, apart, there, others)
        for other in others:
            if other.starts < meeting.ends and meeting.starts < other.ends:
                for person in set(there) & set(other.there()):
                    self.clashes.add(Clash(meeting.name, "twice", person))
                for worker in meeting.works() & set(other.workers):
                    self.clashes.add(Clash(meeting.name, "worker_twice", worker=worker))

    def _one(self, meeting: Meeting, apart: Apart, there: dict[str, str], others: list[Meeting]) -> None:
        for a, b in {*product(apart.one, apart.others), *product(apart.others, apart.one)}:
            if a == b or a not in there:
                continue
            if apart.lifts_only:
                if b in there and there[a] and there[a] == there[b]:
                    self.clashes.add(Clash(meeting.name, "lift", a, b, there[a], apart.name))
                continue
            if b in there:
                self.clashes.add(Clash(meeting.name, "person", a, b, keep=apart.name))
            if any(b in other.there() for other in others if beside(meeting, other)):
                self.clashes.add(Clash(meeting.name, "near", a, b, keep=apart.name))
        self._fixed(meeting, apart, there)

    def _fixed(self, meeting: Meeting, apart: Apart, there: dict[str, str]) -> None:
        """Apart from a worker, a place or a way there."""
        for a in apart.one & set(there):
            if apart.worker and apart.lifts_only and there[a] == apart.worker:
                self.clashes.add(Clash(meeting.name, "lift", a, worker=apart.worker, keep=apart.name))
            if apart.worker and not apart.lifts_only and apart.worker in meeting.works():
                self.clashes.add(Clash(meeting.name, "worker", a, worker=apart.worker, keep=apart.name))
            if apart.place and apart.place in {meeting.place, *meeting.routes}:
                self.clashes.add(Clash(meeting.name, "place", a, keep=apart.name))

    def told(self, knows: set[str]) -> set[tuple[str, str, str, bool]]:
        """(meeting, kind, person, several) for somebody who works with those people and manages nobody."""
        said: set[tuple[str, str, str, bool]] = set()
        with_whom: dict[tuple[str, str, str], set[str]] = {}
        for clash in self.clashes:
            if clash.kind == "worker_twice":
                said.add((clash.meeting, "worker_twice", "", False))
            elif clash.person in knows:
                kind = "place" if clash.kind == "near" else clash.kind
                counted = {clash.other or clash.worker} if clash.kind in {"person", "worker"} else set()
                with_whom.setdefault((clash.meeting, kind, clash.person), set()).update(counted)
            else:
                said.add((clash.meeting, "somebody", "", False))
        return said | {(*key, len(whom) > 1) for key, whom in with_whom.items()}


def beside(one: Meeting, other: Meeting) -> bool:
    """Whether people of the two may meet: one place or way there, within half an hour of each other."""
    shares = one.place == other.place or bool(one.routes & other.routes)
    gap = timedelta(minutes=30)
    return shares and one.starts < other.ends + gap and other.starts < one.ends + gap
