"""For random people, circles, places, ways there, times, lifts and workers the check answers as a plain oracle does.

What it tells is never more than whoever asks may know: the manager the whole, a worker about those with whom
they work and without any other name, a peer mentor and other colleagues that it does not go, strangers nothing.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.activities.models import (
    Circle,
    CircleMember,
    Group,
    GroupSession,
    KeepApart,
    Place,
    RegisterEntry,
    SessionWorker,
)
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.casework.models import Episode
from tests.cast import Cast
from tests.factories.activities import a_group, a_place, somebody
from tests.generative.activities.plain_apart import LONDON, Apart, Line, Meeting, Plain

pytestmark = pytest.mark.django_db(databases="__all__")

NIAS, SAMS, NOBODYS = ("ash", "bo", "cy"), ("dee", "eli"), ("fay",)
PEOPLE = (*NIAS, *SAMS, *NOBODYS)
WORKERS, VENUES, ROUTES = ("nia", "sam", "dom"), ("hub", "hall"), ("bus", "bridge")
# The clocks go back on 25 October 2026, and 28 February is followed by 1 March.
DAYS = (date(2026, 10, 24), date(2026, 10, 25), date(2027, 2, 28))

people = st.frozensets(st.sampled_from(PEOPLE), min_size=1, max_size=3)
lines = st.lists(
    st.builds(
        Line,
        st.sampled_from(PEOPLE),
        st.sampled_from(("expected", "expected", "present", "late", "could_not", "not_asked")),
        st.sampled_from(("", "", *WORKERS)),
    ),
    max_size=5,
    unique_by=lambda line: line.person,
)
moments = st.builds(
    lambda day, hour, quarter: datetime(day.year, day.month, day.day, hour, 15 * quarter, tzinfo=LONDON),
    st.sampled_from(DAYS),
    st.sampled_from((0, 9, 10, 11, 22, 23)),
    st.integers(0, 3),
)
hours = st.one_of(
    st.none(),
    st.sampled_from(
        [(time(9), time(11)), (time(0), time(1)), (time(22, 30), time(23, 59)), (time(10, 15), time(10, 30))]
    ),
)
meetings = st.lists(
    st.builds(
        Meeting,
        name=st.just(""),
        starts=moments,
        minutes=st.sampled_from((5, 45, 90, 180)),
        place=st.sampled_from(VENUES),
        routes=st.frozensets(st.sampled_from(ROUTES), max_size=2),
        state=st.sampled_from(("planned", "confirmed", "confirmed", "called_off", "held")),
        workers=st.frozensets(st.sampled_from(WORKERS), max_size=2),
        lines=lines.map(tuple),
    ),
    min_size=1,
    max_size=3,
)
narrowed = {"weekdays": st.frozensets(st.integers(0, 6), max_size=3), "hours": hours}
aparts = st.lists(
    st.one_of(
        st.builds(Apart, st.just(""), people, others=people, lifts_only=st.booleans(), **narrowed),
        st.builds(
            Apart, st.just(""), people, worker=st.sampled_from(WORKERS), lifts_only=st.booleans(), **narrowed
        ),
        st.builds(Apart, st.just(""), people, place=st.sampled_from((*VENUES, *ROUTES)), **narrowed),
    ),
    max_size=4,
)


class Town:
    """The people and places that every example shares."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        with clock.at(date(2026, 10, 1)):
            self.episodes: dict[str, Episode] = {
                name: somebody(by=cast.alys, area=cast.cardiff, worker=worker, name=name, mentor=mentor)
                for names, worker, mentor in (
                    (NIAS, cast.nia, cast.dom),
                    (SAMS, cast.sam, None),
                    (NOBODYS, None, None),
                )
                for name in names
            }
            self.places: dict[str, Place] = {
                name: a_place(by=cast.alys, area=cast.cardiff, name=name, kind=kind)
                for names, kind in ((VENUES, "venue"), (ROUTES, "route"))
                for name in names
            }
            self.group: Group = a_group(by=cast.alys, area=cast.cardiff, most=60)
        self.names: dict[UUID, str] = {
            episode.young_person_id: name for name, episode in self.episodes.items()
        } | {self.worker(name).pk: name for name in WORKERS}

    def worker(self, name: str) -> User:
        found: User = getattr(self.cast, name)
        return found

    def build(self, plain: Plain) -> None:
        area = self.cast.cardiff
        for meeting in plain.meetings:
            session = GroupSession.objects.create(
                area=area, group=self.group, starts_at=meeting.starts, minutes=meeting.minutes, state=meeting.state,
                place=self.places[meeting.place], routes=[self.places[name].pk for name in sorted(meeting.routes)],
            )  # fmt: skip
            self.names[session.pk] = meeting.name
            for name in meeting.workers:
                SessionWorker.objects.create(area=area, session=session, worker=self.worker(name))
            for line in meeting.lines:
                episode = self.episodes[line.person]
                RegisterEntry.objects.create(
                    area=area, session=session, episode=episode, young_person_id=episode.young_person_id,
                    state=line.state, lift_with=self.worker(line.lift) if line.lift else None,
                )  # fmt: skip
        for apart in plain.aparts:
            kept = KeepApart.objects.create(
                area=area, reason="Said so", review_on=date(2027, 1, 1), lifts_only=apart.lifts_only,
                weekdays=sorted(apart.weekdays), from_time=apart.hours[0] if apart.hours else None,
                to_time=apart.hours[1] if apart.hours else None,
                worker=self.worker(apart.worker) if apart.worker else None,
                place=self.places[apart.place] if apart.place else None,
                **self._side("", apart.one), **(self._side("other_", apart.others) if apart.others else {}),
            )  # fmt: skip
            self.names[kept.pk] = apart.name

    def _side(self, prefix: str, names: frozenset[str]) -> dict[str, Any]:
        """A single name is a person, several are a circle."""
        if len(names) == 1:
            return {f"{prefix}person_id": self.episodes[next(iter(names))].young_person_id}
        circle = Circle.objects.create(area=self.cast.cardiff, name="Circle")
        for name in names:
            person = self.episodes[name].young_person_id
            CircleMember.objects.create(area=self.cast.cardiff, circle=circle, young_person_id=person)
        return {f"{prefix}circle": circle}

    def name(self, key: UUID | None) -> str:
        return self.names[key] if key else ""


@pytest.fixture
def town(cast: Cast) -> Town:
    return Town(cast)


def named(found: list[Meeting] | list[Apart], letter: str) -> list[Any]:
    return [type(one)(**{**vars(one), "name": f"{letter}{number}"}) for number, one in enumerate(found)]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(meetings=meetings, aparts=aparts)
def test_the_check_answers_as_the_plain_oracle_and_tells_each_no_more_than_theirs(
    town: Town, meetings: list[Meeting], aparts: list[Apart]
) -> None:
    plain = Plain(named(meetings, "m"), named(aparts, "k"))
    cast = town.cast
    with clock.at(date(2026, 10, 20)), transaction.atomic():
        with acting_as(cast.alys):
            town.build(plain)
            sessions = list(GroupSession.objects.values_list("pk", flat=True))
            whole = [one for things in found_for(cast.alys, sessions).values() for one in things]
        assert {
            (town.name(one.session_id), one.kind, town.name(one.person), town.name(one.other),
             town.name(one.worker), town.name(one.keep))
            for one in whole
        } == {(c.meeting, c.kind, c.person, c.other, c.worker, c.keep) for c in plain.clashes}  # fmt: skip
        for user, knows in ((cast.nia, set(NIAS)), (cast.sam, set(SAMS)), (cast.dom, set())):
            with acting_as(user):
                told = [one for things in found_for(user, sessions).values() for one in things]
            assert {
                (town.name(one.session_id), one.kind, town.name(one.person), one.several) for one in told
            } == plain.told(knows)
            assert not [one for one in told if one.other or one.keep or one.sign]
            assert not [one for one in told if one.worker and one.kind != "worker_twice"]
        for stranger in (cast.ross, cast.morag):
            with acting_as(stranger):
                assert not [one for things in found_for(stranger, sessions).values() for one in things]
        transaction.set_rollback(True)


def test_summer_and_winter_time_keep_the_hour_of_a_keep_apart(town: Town) -> None:
    """At ten on the day on which the clocks go back it is ten, and an hour before it is not."""
    line = (Line("ash", "expected"),)
    apart = Apart("k", frozenset({"ash"}), place="hub", hours=(time(10), time(11)))
    ten = datetime(2026, 10, 25, 10, tzinfo=LONDON)
    for starts, clashes in ((ten, 1), (ten - timedelta(hours=1), 0)):
        meeting = Meeting("m", starts, 60, "hub", frozenset(), "planned", frozenset(), line)
        assert len(Plain([meeting], [apart]).clashes) == clashes
