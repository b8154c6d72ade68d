"""No sequence of steps brings a referral where the table of transitions does not lead."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import WrongState
from soceis.journey.referrals import actions
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.journey.referrals.rules import DECIDED, STATES, TRANSITIONS
from tests.cast import Cast
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

pytestmark = pytest.mark.django_db(databases="__all__")

# The plain oracle: from each state, where a step leads; nothing means that it is refused.
LEADS: dict[tuple[str, str], str] = {
    ("received", "look"): "screening",
    ("info_requested", "look"): "screening",
    ("received", "ask"): "info_requested",
    ("screening", "ask"): "info_requested",
    ("received", "decide"): "decided",
    ("screening", "decide"): "decided",
    ("info_requested", "decide"): "decided",
}
STEPS = st.lists(st.tuples(st.sampled_from(["look", "ask", "decide"]), st.integers(0, 3)), max_size=8)


def take(step: str, **given: Any) -> None:
    if step == "look":
        actions.start_screening(**given)
    elif step == "ask":
        actions.ask_referrer(**given, reason="What have you seen?")
    else:
        actions.decide(
            **given, decision="signposted", because=["other_help_fits"], reason="A youth club fits."
        )


@given(steps=STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_sequence_of_steps_reaches_an_unlawful_state(cast: Cast, steps: list[tuple[str, int]]) -> None:
    day = date(2026, 10, 1)
    person = a_young_person(by=cast.alys, area=cast.cardiff)
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=person, received_on=day)
    with acting_as(cast.alys):
        stale = Referral.objects.get(pk=referral.pk)
        for number, (step, days) in enumerate(steps):
            day += timedelta(days=days)
            before = Referral.objects.get(pk=referral.pk)
            # Every other step is taken by somebody whose page is old: the present state counts.
            subject = stale if number % 2 else referral
            expected = LEADS.get((before.state, step))
            if expected is None:
                with pytest.raises(WrongState):
                    take(step, by=cast.alys, referral=subject, on=day)
                after = Referral.objects.get(pk=referral.pk)
                assert (after.state, after.version) == (before.state, before.version)
                continue
            take(step, by=cast.alys, referral=subject, on=day)
            assert Referral.objects.get(pk=referral.pk).state == expected
        check_history(Referral.objects.get(pk=referral.pk))


def check_history(referral: Referral) -> None:
    """The history is a path through the table, from nothing to where the referral stands, in order of days."""
    states = list(ReferralState.objects.filter(referral=referral).order_by("id"))
    assert states[0].from_state == ""
    assert states[-1].to_state == referral.state
    assert all(row.to_state in TRANSITIONS[row.from_state] for row in states)
    assert all(a.to_state == b.from_state and a.effective_on <= b.effective_on for a, b in pairwise(states))
    assert (
        (referral.decision != "pending") == (referral.state == DECIDED) == (referral.decided_on is not None)
    )


def test_every_state_can_be_reached_and_left_as_the_table_says() -> None:
    reached = {""}
    for _ in STATES:
        reached |= {after for before in reached for after in TRANSITIONS.get(before, ())}
    assert reached - {""} == set(STATES)
    assert TRANSITIONS[DECIDED] == ()
