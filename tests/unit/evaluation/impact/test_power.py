"""What a study could have found, at its own numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact import PowerAt, headline, size_and_power, summarise
from soceis.evaluation.impact.power import Rates, detectable, rates_before, thinned
from soceis.evaluation.impact.power import invented as simulated
from tests.unit.evaluation.impact.panels import invented


def test_the_rates_of_invented_data_are_found_again() -> None:
    panel = invented(1, n=6_000, m=12, cohorts=(11,))
    given = Rates(treated=0.3, control=0.15, between=0.8, within=0.4, correlation=0.0)
    counts = simulated(panel, given, np.random.default_rng(2))
    found = rates_before(replace(panel, outcomes={"offences": counts}), "offences")
    assert found.treated == pytest.approx(0.3, rel=0.05)
    assert found.control == pytest.approx(0.15, rel=0.05)
    assert found.between == pytest.approx(0.8, rel=0.15)
    assert found.within == pytest.approx(0.4, rel=0.35)
    assert 0 < found.correlation < 1


def test_an_effect_thins_what_comes_after_the_start_and_nothing_else() -> None:
    counts = np.full((50, 4), 8.0)
    on = np.zeros((50, 4), bool)
    on[:, 2:] = True
    found = thinned(counts, on, 0.5, np.random.default_rng(0))
    assert (found[:, :2] == 8).all()
    assert found[:, 2:].mean() == pytest.approx(4, abs=0.5)


def test_size_is_near_5_percent_and_power_grows_with_the_effect() -> None:
    found = size_and_power(invented(3, n=120, rate=1.0), "offences", simulations=150, exchanges=99)
    assert found.simulations == 150
    assert found.headline == "randomisation"
    assert found.size.randomised is not None
    assert found.size.randomised <= 0.05 + 4 * found.monte_carlo_error
    shares = [at.by("randomisation") for at in found.at]
    assert shares[-1] > 0.9 > shares[0]
    assert found.detectable is not None
    assert 0.1 < found.detectable < 0.9


def test_the_detectable_change_is_2_8_standard_errors() -> None:
    found = size_and_power(invented(3), "offences", simulations=50, exchanges=0)
    assert found.detectable_change == pytest.approx(2.8016 * found.standard_error, rel=1e-4)
    assert found.exchanges == 0
    assert found.headline == "analytic"
    assert all(at.randomised is None for at in found.at)


def test_the_detectable_ratio_lies_where_four_in_five_are_found() -> None:
    at = [PowerAt(0.9, 0.1, None), PowerAt(0.6, 0.6, None), PowerAt(0.5, 1.0, None)]
    assert detectable(at, "analytic") == pytest.approx(0.55)
    assert detectable(at[:2], "analytic") is None


def test_the_headline_is_randomisation_below_a_hundred_treated() -> None:
    few, many = invented(1, n=150), invented(1, n=400)
    assert few.treated.sum() < 100 <= many.treated.sum()
    assert headline(summarise(few, "offences")) == "randomisation"
    assert headline(summarise(many, "offences")) == "analytic"


def test_the_same_seed_gives_the_same_power() -> None:
    first, second = (size_and_power(invented(5), "offences", simulations=50, exchanges=19) for _ in range(2))
    assert first == second


def test_nothing_before_any_start_leaves_nothing_to_simulate_from() -> None:
    panel = invented(1)
    before = ~panel.treated[:, None] | (panel.months < panel.cohort[:, None])
    counts = np.where(before, 0.0, 3.0)
    with pytest.raises(CannotEstimate, match="never happened before"):
        size_and_power(replace(panel, outcomes={"offences": counts}), "offences")


@pytest.mark.parametrize("ratios", [(0.0,), (1.0,), (1.5,)])
def test_ratios_that_are_none_are_refused(ratios: tuple[float, ...]) -> None:
    with pytest.raises(UnknownOption, match="between 0 and 1"):
        size_and_power(invented(1), "offences", ratios=ratios)
