"""Codes, states and shares: plain rules without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.journey.casework.rules import (
    ALLOCATED,
    BEGUN,
    CLOSED,
    CLOSURE,
    CLOSURE_CODES,
    COMPONENTS,
    CORRECTIONS,
    NEEDS_NON_ENGAGEMENT_REASON,
    NOT_CLOSED,
    PAUSE,
    RESUME,
    STATES,
    TRANSITIONS,
    Fact,
    equal_shares,
    full_months,
    may_pass,
    replay,
    state_after_contact,
    state_at,
)
from soceis.journey.plans.rules import GOAL_STATES, GOAL_TRANSITIONS, PLAN_STATES, PLAN_TRANSITIONS

DAY = date(2026, 9, 1)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("states", "transitions"),
    [(STATES, TRANSITIONS), (PLAN_STATES, PLAN_TRANSITIONS), (GOAL_STATES, GOAL_TRANSITIONS)],
)
def test_every_state_has_its_row_and_every_row_names_states(
    states: dict[str, str], transitions: dict[str, tuple[str, ...]]
) -> None:
    assert set(transitions) == {"", *states}
    assert {to for row in transitions.values() for to in row} <= set(states)


def test_nothing_follows_the_end_and_everything_else_can_end() -> None:
    assert TRANSITIONS[CLOSED] == ()
    assert all(may_pass(state, CLOSED) for state in NOT_CLOSED)


def test_a_correction_never_opens_what_has_ended() -> None:
    assert CLOSED not in CORRECTIONS
    assert all(CLOSED not in row for row in CORRECTIONS.values())


def test_reasons_are_asked_for_codes_that_exist() -> None:
    assert set(CLOSURE_CODES) > NEEDS_NON_ENGAGEMENT_REASON


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", ["attempt", "attended", "not_attended", "cancelled_by_us"])
def test_a_contact_moves_an_episode_lawfully_or_not_at_all(state: str, kind: str) -> None:
    after = state_after_contact(state, kind)
    assert after == state or may_pass(state, after)


@given(st.lists(st.sampled_from(sorted(COMPONENTS)), max_size=20))
def test_equal_shares_are_the_whole(codes: list[str]) -> None:
    shares = equal_shares(codes)
    assert set(shares) == set(codes)
    if codes:
        assert round(sum(shares.values()), 4) == 1
        assert max(shares.values()) - min(shares.values()) < 0.00011


def test_no_components_have_no_shares() -> None:
    assert equal_shares([]) == {}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([Fact(DAY, BEGUN)], [(DAY, "awaiting_allocation")]),
        (
            [Fact(DAY, BEGUN), Fact(on(1), ALLOCATED), Fact(on(2), "attempt"), Fact(on(3), "attended")],
            [
                (DAY, "awaiting_allocation"),
                (on(1), "allocated_not_started"),
                (on(2), "engaging"),
                (on(3), "active"),
            ],
        ),
        (
            [Fact(DAY, BEGUN), Fact(on(-3), "attended"), Fact(on(4), PAUSE, 2),
             Fact(on(4), "attended"), Fact(on(9), RESUME, 3)],
            [(DAY, "awaiting_allocation"), (DAY, "active"), (on(4), "paused"), (on(9), "active")],
        ),
        (
            [Fact(DAY, BEGUN), Fact(on(1), "attempt"), Fact(on(4), PAUSE, 2),
             Fact(on(9), RESUME, 3), Fact(on(12), CLOSURE, 4)],
            [
                (DAY, "awaiting_allocation"),
                (on(1), "engaging"),
                (on(4), "paused"),
                (on(9), "engaging"),
                (on(12), "closed"),
            ],
        ),
    ],
)  # fmt: skip
def test_the_life_of_an_episode_is_worked_out_from_its_facts(
    facts: list[Fact], expected: list[tuple[date, str]]
) -> None:
    assert replay(facts) == expected


def test_the_state_before_the_beginning_is_nothing() -> None:
    assert state_at([(DAY, "awaiting_allocation")], on(-1)) == ""
    assert state_at([(DAY, "awaiting_allocation"), (DAY, "active")], DAY) == "active"


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2021, 1, 31), date(2021, 2, 28), 0),
        (date(2021, 1, 31), date(2021, 3, 31), 2),
        (date(2020, 2, 29), date(2021, 2, 28), 11),
        (date(2020, 6, 1), date(2020, 6, 1), 0),
    ],
)
def test_months_are_full_ones(start: date, end: date, months: int) -> None:
    assert full_months(start, end) == months
