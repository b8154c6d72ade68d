"""Random lives of an episode against a plain day-by-day oracle, on the real database.

Whatever is recorded, in whatever order and however late: no unlawful step, the first days are those of the
contacts that stand, the state of any day as known at any moment is what the oracle said at that moment.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import ShownError
from soceis.journey.casework import actions
from soceis.journey.casework.models import Contact, Episode, EpisodeState
from soceis.journey.casework.queries import state_on
from soceis.journey.casework.rules import CORRECTIONS, NOT_CLOSED, TRANSITIONS
from soceis.journey.referrals import actions as referring
from tests.cast import Cast
from tests.factories.casework import at
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

pytestmark = pytest.mark.django_db(databases="__all__")

RECEIVED, BEGUN, LAST = date(2026, 9, 1), date(2026, 9, 3), date(2026, 9, 8)
SPAN = (LAST - RECEIVED).days
DAYS = [RECEIVED + timedelta(days=number) for number in range(SPAN + 1)]

AWAITING, UNKNOWN = "awaiting_allocation", "unknown"
begun = st.sampled_from([AWAITING, UNKNOWN])  # UNKNOWN: brought over from older records
steps = st.one_of(
    st.tuples(
        st.just("contact"), st.integers(0, SPAN), st.sampled_from(["attempt", "attended", "not_attended"])
    ),
    st.tuples(
        st.just("correct"), st.integers(0, 6), st.sampled_from(["attempt", "attended", "cancelled_by_us"])
    ),
    st.tuples(st.just("redate"), st.integers(0, 6), st.integers(0, SPAN)),
    st.tuples(st.just("allocate"), st.integers(0, SPAN), st.sampled_from(["nia", "sam"])),
    st.tuples(st.just("pause"), st.integers(0, SPAN), st.none()),
    st.tuples(st.just("resume"), st.integers(0, SPAN), st.none()),
    st.tuples(st.just("close"), st.integers(0, SPAN), st.none()),
)


@dataclass
class Plain:
    """What has been told so far, and the state of each day from it, the slow way."""

    begun_as: str = "awaiting_allocation"
    moves: list[tuple[date, str]] = field(default_factory=list)  # in the order of telling
    contacts: dict[object, tuple[date, str]] = field(default_factory=dict)
    allocated: date | None = None

    def state_by_day(self) -> dict[date, str]:
        state, met, found = "", False, {}
        for day in DAYS:
            if day == BEGUN:
                state = self.begun_as
            for what in self.happened_on(day):
                state = self.after(state, what, met)
                met = met or state == "active"
            found[day] = state
        return found

    def happened_on(self, day: date) -> list[str]:
        """What a day brought; what was earlier than the beginning counts on its day."""

        def counts(other: date) -> bool:
            return max(other, BEGUN) == day

        listed = ["allocated"] if self.allocated and counts(self.allocated) else []
        moved = [what for on, what in self.moves if on == day]
        talked = [kind for on, kind in self.contacts.values() if counts(on)]
        while moved and moved[0] == "resume":
            listed.append(moved.pop(0))
        return [*listed, *talked, *moved]

    def after(self, state: str, what: str, met: bool) -> str:
        if state in ("", "closed"):
            return state
        becomes = {
            ("awaiting_allocation", "attempt"): "engaging",
            ("allocated_not_started", "attempt"): "engaging",
            ("unknown", "attempt"): "engaging",
            ("awaiting_allocation", "allocated"): "allocated_not_started",
            ("unknown", "allocated"): "allocated_not_started",
            ("unknown", "pause"): "paused",
            ("engaging", "pause"): "paused",
            ("active", "pause"): "paused",
            ("paused", "resume"): "active" if met else "engaging",
        }
        if self.begun_as == UNKNOWN:
            becomes["allocated_not_started", "pause"] = "paused"
        always = {"attended": "active", "close": "closed"}
        return always.get(what) or becomes.get((state, what), state)

    def first(self, *kinds: str) -> date | None:
        return min((day for day, kind in self.contacts.values() if kind in kinds), default=None)


def an_episode_begun(cast: Cast, begun_as: str) -> UUID:
    """The beginning that all lives of one kind share."""
    person = a_young_person(by=cast.alys, area=cast.cardiff)
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=person, received_on=RECEIVED)
    with acting_as(cast.alys):
        referral = referring.decide(
            by=cast.alys,
            referral=referral,
            decision="accepted_one_to_one",
            because=["they_want_it"],
            reason="Fits.",
            on=BEGUN,
        )
        if begun_as == UNKNOWN:
            return actions.bring_over(by=cast.alys, referral=referral, reason="From a spreadsheet.").pk
        return actions.begin(by=cast.alys, referral=referral).pk


@pytest.fixture
def beginnings(cast: Cast) -> dict[str, UUID]:
    """An episode of each kind, made once; every life goes on from one of them and is then undone."""
    with clock.at(at(LAST, 9)):
        return {begun_as: an_episode_begun(cast, begun_as) for begun_as in (AWAITING, UNKNOWN)}


class Life:
    """Plays steps on the database and tells the oracle those that were taken."""

    def __init__(self, cast: Cast, begun_as: str, episode: UUID) -> None:
        self.cast, self.plain = cast, Plain(begun_as)
        self.known: list[tuple[datetime, dict[date, str]]] = []
        self.episode = Episode.objects.select_related("young_person", "area").get(pk=episode)

    def take(self, step: tuple[str, int, object]) -> None:
        name, number, extra = step
        try:
            with transaction.atomic():
                getattr(self, name)(number, extra)
        except ShownError:
            return

    def contact(self, number: int, kind: str) -> None:
        made = actions.record_contact(
            by=self.cast.alys, episode=self.episode, happened_at=at(DAYS[number]), kind=kind, mode="phone"
        )
        self.plain.contacts[made.pk] = (DAYS[number], kind)

    def _correct(self, number: int, **values: object) -> None:
        if number >= len(self.plain.contacts):
            return
        old = list(self.plain.contacts)[number]
        made = actions.correct_contact(
            by=self.cast.alys,
            contact=Contact.objects.select_related("episode").get(pk=old),
            reason="Otherwise.",
            **values,
        )
        self.plain.contacts.pop(old)
        self.plain.contacts[made.pk] = (made.happened_at.astimezone(clock.LONDON).date(), made.kind)

    def correct(self, number: int, kind: str) -> None:
        self._correct(number, kind=kind)

    def redate(self, number: int, day: int) -> None:
        self._correct(number, happened_at=at(DAYS[day]))

    def allocate(self, number: int, who: str) -> None:
        actions.allocate(
            by=self.cast.alys, episode=self.episode, worker=getattr(self.cast, who), on=DAYS[number]
        )
        self.plain.allocated = self.plain.allocated or DAYS[number]

    def pause(self, number: int, _: None) -> None:
        actions.pause(by=self.cast.alys, episode=self.episode, reason="Away.", on=DAYS[number])
        self.plain.moves.append((DAYS[number], "pause"))

    def resume(self, number: int, _: None) -> None:
        actions.resume(by=self.cast.alys, episode=self.episode, on=DAYS[number])
        self.plain.moves.append((DAYS[number], "resume"))

    def close(self, number: int, _: None) -> None:
        actions.ask_closure(
            by=self.cast.alys,
            episode=self.episode,
            end_date=DAYS[number],
            closure_code="goals_met",
            note="Done.",
        )
        actions.sign_off(by=self.cast.alys, episode=self.episode)
        self.plain.moves.append((DAYS[number], "close"))


def is_lawful(step: EpisodeState) -> bool:
    if step.to_state in TRANSITIONS[step.from_state]:
        return True
    return step.cause == "corrected" and step.to_state in CORRECTIONS.get(step.from_state, ())


def check(life: Life) -> None:
    episode = Episode.objects.get(pk=life.episode.pk)
    told = list(EpisodeState.objects.filter(episode=episode).order_by("effective_on", "id"))
    assert all(is_lawful(step) for step in told), [(s.from_state, s.to_state, s.cause) for s in told]
    assert episode.state == told[-1].to_state
    assert episode.open_from == life.plain.first("attempt", "attended")
    assert episode.first_attended == life.plain.first("attended")
    expected = life.plain.state_by_day()
    assert {day: ([""] + [s.to_state for s in told if s.effective_on <= day])[-1] for day in DAYS} == expected
    assert episode.state == expected[LAST]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(begun_as=begun, life=st.lists(steps, min_size=3, max_size=14))
@example(
    begun_as=AWAITING,
    life=[
        ("contact", 3, "attended"),
        ("pause", 5, None),
        ("contact", 5, "attended"),
        ("correct", 0, "attempt"),
    ],
)
@example(
    begun_as=AWAITING,
    life=[("contact", 2, "attempt"), ("pause", 3, None), ("contact", 5, "attended"), ("redate", 1, 1)],
)
@example(
    begun_as=AWAITING,
    life=[("contact", 4, "attended"), ("allocate", 3, "nia"), ("correct", 0, "cancelled_by_us")],
)
@example(
    begun_as=AWAITING,
    life=[
        ("contact", 4, "attended"),
        ("close", 6, None),
        ("contact", 1, "attended"),
        ("contact", 7, "attempt"),
    ],
)
@example(
    begun_as=UNKNOWN,
    life=[("allocate", 6, "nia"), ("contact", 4, "attempt"), ("correct", 0, "cancelled_by_us")],
)
@example(begun_as=UNKNOWN, life=[("contact", 5, "attended"), ("allocate", 3, "nia"), ("pause", 6, None)])
@example(begun_as=UNKNOWN, life=[("pause", 4, None), ("contact", 3, "attempt"), ("resume", 6, None)])
@example(begun_as=UNKNOWN, life=[("pause", 5, None), ("allocate", 3, "nia"), ("resume", 6, None)])
@example(
    begun_as=AWAITING,
    life=[("contact", 4, "attended"), ("correct", 0, "cancelled_by_us"), ("allocate", 3, "nia")],
)
@example(
    begun_as=AWAITING, life=[("contact", 3, "attempt"), ("pause", 5, None), ("correct", 0, "cancelled_by_us")]
)
@example(
    begun_as=AWAITING,
    life=[
        ("contact", 1, "attempt"),
        ("allocate", 1, "nia"),
        ("pause", 6, None),
        ("correct", 0, "cancelled_by_us"),
        ("contact", 0, "attempt"),
    ],
)
@example(
    begun_as=AWAITING,
    life=[
        ("contact", 1, "attempt"),
        ("allocate", 1, "nia"),
        ("pause", 5, None),
        ("correct", 0, "cancelled_by_us"),
        ("contact", 5, "attended"),
    ],
)
def test_any_life_is_lawful_and_remembered_as_it_was_known(
    cast: Cast, beginnings: dict[str, UUID], begun_as: str, life: list[tuple[str, int, object]]
) -> None:
    with transaction.atomic():
        with acting_as(cast.alys):
            played = Life(cast, begun_as, beginnings[begun_as])
        for number, step in enumerate(life):
            with clock.at(at(LAST, 10, number)), acting_as(cast.alys):
                played.take(step)
                check(played)
                played.known.append((clock.now(), played.plain.state_by_day()))
        with clock.at(at(LAST, 20)), acting_as(cast.alys):
            for moment, expected in played.known[::3]:
                assert {day: state_on(played.episode, day, known_at=moment) for day in DAYS} == expected
            assert {day: state_on(played.episode, day) for day in DAYS} == played.known[-1][1]
            open_ones = Episode.objects.filter(
                young_person=played.episode.young_person_id, state__in=NOT_CLOSED
            )
            assert open_ones.count() <= 1
        transaction.set_rollback(True)
