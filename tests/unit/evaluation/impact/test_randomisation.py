"""Randomisation inference against every exchange there is, one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact import (
    Panel,
    aggregate,
    framed,
    group_time,
    make_panel,
    randomisation_inference,
    summarise,
)
from soceis.evaluation.impact.exchanging import exchange_of, limits
from soceis.evaluation.impact.functional import alpha_of, repeated
from soceis.evaluation.impact.panel import grouped
from tests.unit.evaluation.impact.panels import FIRST, invented


def tiny(seed: int) -> Panel:
    """Six units, four months, two cohorts, in two sets of three."""
    rng = np.random.default_rng(seed)
    start = np.array([FIRST + 1, FIRST + 2, 0, FIRST + 2, 0, 0])
    return framed(
        make_panel(
            start, FIRST + np.arange(4), {"offences": rng.poisson(2.0, (6, 4))}, strata=[7, 7, 7, 9, 9, 9]
        )
    )


def simple(panel: Panel) -> float:
    found = aggregate(group_time(summarise(panel, "offences")), "simple", draws=0).overall
    return found.estimate if found else float("nan")


def every_exchange(panel: Panel) -> list[np.ndarray]:
    return [
        np.array([*first, *second])
        for first in permutations(range(3))
        for second in permutations(range(3, 6))
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_sum_over_units_is_the_effect_estimated_again_for_every_exchange(seed: int) -> None:
    panel = tiny(seed)
    summary = summarise(panel, "offences")
    alpha = alpha_of(summary, "never")
    exchange = exchange_of(panel, grouped(panel).labels, alpha)
    taken = np.stack(every_exchange(panel))
    found = exchange.sums(panel.outcome("offences") @ alpha.T, taken)
    # Exchanging starts is exchanging outcomes.
    plain = [simple(replace(panel, outcomes={"offences": panel.outcome("offences")[who]})) for who in taken]
    assert found == pytest.approx(np.array(plain), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_p_value_is_close_to_that_of_every_exchange_there_is(seed: int) -> None:
    panel = tiny(seed)
    found = randomisation_inference(panel, "offences", draws=2_000, seed=seed)
    every = [
        simple(replace(panel, outcomes={"offences": panel.outcome("offences")[who]}))
        for who in every_exchange(panel)
    ]
    exact = np.mean(np.abs(every) >= abs(every[0]) - 1e-12)
    assert found.p == pytest.approx(exact, abs=0.05)


def test_under_no_effect_the_exact_p_value_is_small_as_seldom_as_it_says() -> None:
    """Over every way in which six units could have started, p is at most a with a share of at most a."""
    panel = tiny(1)
    every = every_exchange(panel)
    effects = np.array(
        [simple(replace(panel, outcomes={"offences": panel.outcome("offences")[who]})) for who in every]
    )
    p = np.array([np.mean(np.abs(effects) >= abs(one) - 1e-12) for one in effects])
    assert all(np.mean(p <= level + 1e-12) <= level + 1e-12 for level in np.unique(p))


def test_units_are_exchanged_within_their_set_alone() -> None:
    panel = tiny(0)
    alpha = alpha_of(summarise(panel, "offences"), "never")
    exchange = exchange_of(panel, grouped(panel).labels, alpha)
    for block in exchange.orders(300, np.random.default_rng(0)):
        assert (panel.strata[block] == panel.strata[None, :]).all()
        assert (np.sort(block, axis=1) == np.arange(6)).all()


def test_without_sets_they_are_exchanged_within_their_area() -> None:
    panel = replace(tiny(0), strata=np.full(6, -1), area=("A", "B", "A", "B", "A", "B"))
    alpha = alpha_of(summarise(panel, "offences"), "never")
    exchange = exchange_of(panel, grouped(panel).labels, alpha)
    assert exchange.what == "areas"
    for block in exchange.orders(100, np.random.default_rng(0)):
        assert all(panel.area[who] == panel.area[place] for row in block for place, who in enumerate(row))


def test_the_short_sum_is_the_long_one_with_weights_too() -> None:
    panel = invented(4)
    weights = np.where(panel.treated, 1.0, 0.25)
    panel = replace(panel, weights=weights)
    alpha = alpha_of(summarise(panel, "offences"), "never")
    labels = grouped(panel).labels
    exchange = exchange_of(panel, labels, alpha)
    added = panel.outcome("offences") @ alpha.T
    (taken,) = exchange.orders(50, np.random.default_rng(1))
    assert exchange.base is not None
    assert exchange.sums(added, taken) == pytest.approx(added[taken, labels] @ weights, abs=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_the_limits_are_the_first_and_last_value_that_is_not_unusual(seed: int) -> None:
    """Trying values one after the other: just inside the limits p is above 5%, just outside it is not."""
    rng = np.random.default_rng(seed)
    effects, moved = rng.normal(size=120), rng.uniform(-0.6, 0.6, 120)
    # The truth; one exchange that is the truth again, one that moves alike, one that moves the other way.
    moved[[0, 5, 6, 7]] = 1.0, 1.0, 1.0, -1.0
    effects[5] = effects[0]
    low, high = limits(effects, moved)
    assert low is not None
    assert high is not None
    step = 1e-6

    def p(value: float) -> float:
        size = np.abs(effects - value * moved)
        return float((1 + (size[1:] >= size[0] - 1e-12).sum()) / len(size))

    assert p(low + step) > 0.05 >= p(low - step)
    assert p(high - step) > 0.05 >= p(high + step)
    assert low <= effects[0] / moved[0] <= high


def test_the_interval_holds_the_estimate_and_agrees_with_the_p_value() -> None:
    for seed in range(8):
        found = randomisation_inference(invented(seed), "offences", draws=400, seed=seed)
        low, high = found.ci
        assert low is not None
        assert high is not None
        assert low <= found.estimate <= high
        assert (low <= 0 <= high) == (found.p > 0.05)


def test_nineteen_draws_are_too_few_for_limits() -> None:
    found = randomisation_inference(invented(1), "offences", draws=18)
    assert found.ci == (None, None)


def test_the_same_seed_gives_the_same_answer_and_the_method_is_said() -> None:
    first, second = (randomisation_inference(invented(1), "offences", draws=99, seed=5) for _ in range(2))
    assert first == second
    assert first.method == "randomisation of start dates within areas, 99 draws"
    assert first.se is None


def test_counts_have_a_p_value_of_the_score_and_the_ratio_of_the_model() -> None:
    panel = invented(2, n=200, effect=0.3, rate=2.0)
    found = randomisation_inference(panel, "offences", model="poisson", draws=199)
    assert found.estimate == pytest.approx(np.log(0.3), abs=0.25)
    assert found.p == pytest.approx(1 / 200)
    quiet = randomisation_inference(invented(2, n=200), "offences", model="poisson", draws=199)
    assert quiet.p > 0.05


def test_nobody_to_exchange_with_is_said() -> None:
    panel = replace(tiny(0), strata=np.arange(6))
    with pytest.raises(CannotEstimate, match="in a matched set or an area"):
        randomisation_inference(panel, "offences")


def test_no_draws_are_refused() -> None:
    with pytest.raises(UnknownOption, match="at least 1"):
        randomisation_inference(tiny(0), "offences", draws=0)


@pytest.mark.parametrize("control", ["never", "notyet"])
def test_the_effect_made_again_for_other_outcomes_is_the_effect_with_its_error(control: str) -> None:
    panel = invented(6)
    other = replace(
        panel, outcomes={"offences": np.random.default_rng(3).poisson(1.0, panel.outcome("offences").shape)}
    )
    again = repeated(group_time(summarise(panel, "offences"), control), grouped(panel).labels, panel.weights)
    found = aggregate(group_time(summarise(other, "offences"), control), "simple", draws=0).overall
    assert found
    assert again.estimate(other.outcome("offences")) == pytest.approx((found.estimate, found.se), abs=1e-12)
