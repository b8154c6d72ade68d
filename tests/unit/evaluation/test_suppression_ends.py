"""Withholding always ends: with a safe choice, or with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.disclosure import suppression
from soceis.evaluation.disclosure.auditing import Auditor, Exposed, audit
from soceis.evaluation.disclosure.suppression import withheld
from soceis.evaluation.disclosure.systems import Quantity, Relation, System
from soceis.evaluation.errors import CannotProtect

THRESHOLD = 10


def flow_of(left: list[int], end: int, cost: float) -> System:
    """A flow: everybody, less who was lost at each step, is who is left; what is left costs more to withhold."""
    kept = [end]
    for lost in reversed(left):
        kept.append(kept[-1] + lost)
    kept.reverse()
    quantities = [_count(f"kept {step}", n, cost) for step, n in enumerate(kept)]
    quantities += [_count(f"lost {step}", n, 1.0) for step, n in enumerate(left)]
    relations: list[Relation] = [
        ((step, 1), (step + 1, -1), (len(kept) + step, -1)) for step in range(len(left))
    ]
    return System(tuple(quantities), tuple(relations), THRESHOLD)


def _count(name: str, value: int, cost: float) -> Quantity:
    return Quantity((name,), value, 0 < value < THRESHOLD, value, value, cost)


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
    st.integers(0, 400),
    st.sampled_from([0.01, 1.0, 50.0, 10_000.0]),
)
def test_a_flow_with_any_cost_is_made_safe(left: list[int], end: int, cost: float) -> None:
    system = flow_of(left, end, cost)
    hidden = withheld(system)
    assert hidden >= system.sensitive()
    assert audit(system, hidden) == ()


def test_a_count_that_nothing_protects_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    system = flow_of([3, 20], 100, 1.0)
    stubborn = Exposed(3, ("lost 0",), 3, 3, 3)
    monkeypatch.setattr(Auditor, "exposed", lambda *_, **__: (stubborn,))
    with pytest.raises(CannotProtect, match="lost 0 can be worked out whatever else is withheld"):
        withheld(system)


def test_what_is_withheld_next_is_the_nearest_that_is_still_shown() -> None:
    system = flow_of([3, 20, 15], 100, 1.0)
    near = suppression._around(system, frozenset({4}), 4)
    assert near == {0, 1, 4}
    assert suppression._around(system, frozenset({0, 1, 4}), 4) == {0, 1, 2, 4, 5}
    everything = frozenset(range(len(system.quantities)))
    assert suppression._around(system, everything, 4) == everything
