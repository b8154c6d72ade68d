"""Every method on the LaLonde example, beside what MatchIt 4.7.2 printed for the same call."""

import numpy as np
import pytest

from soceis.evaluation.matching import (
    Matched,
    MatchSettings,
    Units,
    balance,
    effective_size,
    match,
    propensity,
)
from tests.unit.evaluation.matching.lalonde import earnings, lalonde

# Least total distance of all 1:1 pairings; MatchIt's optimum, which rounds distances, is 39.6937.
LEAST_TOTAL = 39.69279878496


def matched(**settings: object) -> Matched:
    return match(lalonde(), MatchSettings(collinear="leave_out", **settings))  # type: ignore[arg-type]


def test_the_propensities_are_those_of_the_logistic_model() -> None:
    units = lalonde()
    found = propensity(units.covariates, units.treated, collinear="leave_out")
    # R stops when the deviance moves by less than 1e-8 of itself, one step earlier.
    assert found.scores[:3] == pytest.approx([0.638769933297, 0.224634241570, 0.678243879538], abs=1e-9)
    assert found.left_out == (("white", 'it follows from "black" and "hispan"'),)


def test_nearest_neighbours_give_the_counts_distance_and_difference_of_matchit() -> None:
    found = matched()
    assert (found.treated_kept, found.controls_kept) == (185, 185)
    assert found.total_distance == pytest.approx(39.6927987211, abs=1e-6)
    assert found.difference(earnings()) == pytest.approx(894.36748027, abs=1e-7)


def test_a_caliper_gives_the_counts_distance_and_difference_of_matchit() -> None:
    found = matched(caliper=0.2)
    assert found.caliper == pytest.approx(0.0580626744, abs=1e-9)
    assert (found.treated_kept, found.controls_kept) == (113, 113)
    assert found.total_distance == pytest.approx(3.77513939513, abs=1e-7)
    assert found.difference(earnings()) == pytest.approx(1571.74445442, abs=1e-7)


def test_optimal_matching_reaches_the_least_total_distance() -> None:
    found = matched(method="optimal")
    assert (found.treated_kept, found.controls_kept) == (185, 185)
    assert found.total_distance <= LEAST_TOTAL + 1e-9


def test_coarsened_matching_gives_the_strata_of_matchit() -> None:
    found = matched(method="coarsened")
    controls = found.weights[~found.units.treated]
    assert (found.treated_kept, found.controls_kept) == (65, 75)
    assert effective_size(controls) == pytest.approx(41.28985, abs=5e-6)
    assert found.difference(earnings()) == pytest.approx(1070.90732643, abs=1e-7)


def test_three_controls_with_replacement_are_worth_as_many_as_in_matchit() -> None:
    found = matched(caliper=0.2, ratio=3, replace=True)
    assert (found.treated_kept, found.controls_kept) == (184, 153)
    assert balance(found).effective == pytest.approx(68.53441, abs=5e-6)


def test_the_mahalanobis_difference_of_matchit_is_one_of_those_that_the_order_of_equals_gives() -> None:
    """Ten choices fall among equals, so that the difference depends on the order within them, and nothing else."""
    units = lalonde()
    treated, controls = np.flatnonzero(units.treated), np.flatnonzero(~units.treated)
    differences, totals = set(), set()
    for seed in range(12):
        order = np.concatenate([treated, np.random.default_rng(seed).permutation(controls)])
        ids = np.empty(units.size, dtype=object)
        ids[order] = [f"{place:04d}" for place in range(units.size)]
        again = Units(tuple(ids.tolist()), units.treated, units.covariates)
        found = match(again, MatchSettings(distance="mahalanobis"))
        assert found.ties > 0
        differences.add(round(found.difference(earnings()), 8))
        totals.add(round(found.total_distance, 6))
    assert 538.56293865 in differences
    assert len(totals) <= 2


DIFFERENCES = {
    "propensity": 0.149931579,
    "age": 0.048236452,
    "educ": 0.052816093,
    "black": 0.048681279,
    "hispan": -0.037421597,
    "white": -0.029860618,
    "married": -0.135570402,
    "nodegree": 0.155722277,
    "re74": -0.014136544,
    "re75": -0.050281855,
}
VARIANCE_RATIOS = {
    "propensity": 1.18383656,
    "age": 0.37910128,
    "educ": 0.53904641,
    "re74": 1.48082561,
    "re75": 1.40427650,
}
DIFFERENCES_BEFORE = {
    "propensity": 1.7941,
    "age": -0.3094,
    "black": 1.7615,
    "married": -0.8263,
    "re74": -0.7211,
}


def test_the_balance_after_the_caliper_is_that_of_matchit() -> None:
    found = balance(matched(caliper=0.2))
    after = {row.covariate: row.after for row in found.rows}
    assert {name: side.difference for name, side in after.items()} == pytest.approx(DIFFERENCES, abs=1e-9)
    ratios = {name: side.variance_ratio for name, side in after.items() if side.variance_ratio is not None}
    assert ratios == pytest.approx(VARIANCE_RATIOS, abs=1e-8)
    before = {name: found.row(name).before.difference for name in DIFFERENCES_BEFORE}
    assert before == pytest.approx(DIFFERENCES_BEFORE, abs=5e-5)
    assert found.effective == 113
    assert found.unbalanced == ("age", "married", "nodegree")


def test_entropy_weights_bring_every_mean_together() -> None:
    found = balance(matched(method="entropy_weights"))
    assert (found.treated_kept, found.controls_kept) == (185, 429)
    assert all(abs(row.after.difference or 0) < 1e-8 for row in found.rows)
    assert found.unbalanced == ("age",)  # by its variance


def test_propensity_weights_bring_the_means_nearer_together() -> None:
    found = balance(matched(method="propensity_weights"))
    largest = max(abs(row.before.difference or 0) for row in found.rows)
    assert (found.largest or 9) < 0.2 < largest
