"""Before and after without a comparison group, and what the choice of young people alone brings about."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact import Panel, before_after, framed, make_panel
from soceis.evaluation.impact.before_after import without_effect
from soceis.evaluation.impact.power import Rates
from tests.unit.evaluation.impact.panels import FIRST


def chosen_for_a_bad_spell(seed: int, effect: float = 1.0) -> Panel:
    """Of 1,500 young people with rates of their own, those with the most events in a year are referred after it."""
    rng = np.random.default_rng(seed)
    own = rng.gamma(0.8, 0.15 / 0.8, 1_500)
    counts = rng.poisson(own[:, None], (1_500, 24)).astype(float)
    before = counts[:, :12].sum(axis=1) + rng.random(1_500)
    start = np.where(before >= np.sort(before)[-100], FIRST + 12, 0)
    counts[(start > 0), 12:] = rng.binomial(counts[(start > 0), 12:].astype(int), effect)
    return framed(make_panel(start, FIRST + np.arange(24), {"offences": counts}))


def test_the_change_is_the_ratio_of_the_sums_with_the_error_clustered_by_young_person() -> None:
    panel = framed(
        make_panel(
            [FIRST + 2] * 3, FIRST + np.arange(4), {"offences": [[2, 1, 1, 0], [1, 1, 0, 1], [3, 0, 1, 1]]}
        )
    )
    found = before_after(panel, "offences", months=2, studies=50)
    assert (found.before, found.after, found.n) == (8, 4, 3)
    assert found.change == pytest.approx(-50)
    pulls = [1 / 4 - 3 / 8, 1 / 4 - 2 / 8, 2 / 4 - 3 / 8]
    error = math.sqrt(3 / 2 * sum(pull**2 for pull in pulls))
    assert found.high == pytest.approx(100 * (0.5 * math.exp(1.959964 * error) - 1), abs=1e-3)
    assert found.low == pytest.approx(100 * (0.5 * math.exp(-1.959964 * error) - 1), abs=1e-3)


def test_no_effect_and_a_bad_spell_give_a_large_fall_which_the_choice_explains() -> None:
    """The pool is not seen, but the young people and the comparison together are."""
    found = before_after(chosen_for_a_bad_spell(1), "offences")
    assert found.change < -15
    assert found.high < 0
    assert found.without_effect.low <= found.change <= found.without_effect.high
    assert "within what the choice alone can bring about" in found.words
    assert "not the effect of the service" in found.words


def test_a_true_large_effect_goes_beyond_what_the_choice_explains() -> None:
    found = before_after(chosen_for_a_bad_spell(1, effect=0.2), "offences")
    assert found.change < found.without_effect.low
    assert found.without_effect.as_large < 0.05
    assert "nor does this figure say what did" in found.words


def test_the_expected_fall_is_that_of_the_gamma_distribution() -> None:
    """With rates that are all alike, whoever is chosen goes back to the mean: a fall to rate / chosen mean."""
    alike = Rates(treated=0.0, control=0.5, between=0.0, within=0.0, correlation=0.0)
    found = without_effect(alike, np.full(40, 9.0), 12, -10.0)
    assert found.expected == pytest.approx(100 * (6 / 9 - 1), abs=2)
    # With rates that differ, of shape k and mean m: E(after | before) = (k + before) / (k / m + months) x months.
    spread = Rates(treated=0.0, control=0.5, between=1.0, within=0.0, correlation=0.0)
    found = without_effect(spread, np.full(40, 9.0), 12, -10.0)
    assert found.expected == pytest.approx(100 * ((1 + 9) / (1 / 0.5 + 12) * 12 / 9 - 1), abs=2)


def test_whoever_was_not_observed_throughout_is_counted_and_left_out() -> None:
    panel = chosen_for_a_bad_spell(2)
    counts = panel.outcome("offences").copy()
    counts[np.flatnonzero(panel.treated)[:7], 3] = np.nan
    found = before_after(replace(panel, outcomes={"offences": counts}), "offences")
    assert (found.n, found.left_out) == (93, 7)


def test_without_any_comparison_their_own_later_rates_are_used() -> None:
    panel = chosen_for_a_bad_spell(3)
    found = before_after(panel.only(panel.treated), "offences")
    assert found.without_effect.expected < 0


def test_nothing_before_or_nobody_is_said() -> None:
    none = framed(make_panel([FIRST + 1, FIRST + 1], FIRST + np.arange(2), {"arrests": [[0, 1], [0, 1]]}))
    with pytest.raises(CannotEstimate, match="no arrests happened in the 1 months before"):
        before_after(none, "arrests", months=1)
    with pytest.raises(CannotEstimate, match="fewer than 2 young people"):
        before_after(none, "arrests", months=12)
    with pytest.raises(UnknownOption, match="at least 1 month"):
        before_after(none, "arrests", months=0)
