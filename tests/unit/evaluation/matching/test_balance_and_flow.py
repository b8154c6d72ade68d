"""How alike the groups are, who was lost on the way, and how they differ, on numbers small enough to follow."""

import numpy as np
import pytest

from soceis.evaluation.matching import MatchSettings, Units, balance, flow, lost_and_kept, love_points, match
from soceis.evaluation.matching.balance import effective_size
from tests.unit.evaluation.matching.people import overlapping, units

BY_ID = MatchSettings(distance="mahalanobis")


def test_a_difference_is_divided_by_the_spread_of_the_treated_before_matching() -> None:
    row = balance(match(units([1, 1, 0, 0, 0], age=[14, 16, 14, 16, 12]), BY_ID)).row("age")
    assert row.before.difference == pytest.approx((15 - 14) / np.sqrt(2))
    assert row.after.difference == 0
    assert row.before.variance_ratio == pytest.approx(2 / 4)
    assert row.after.variance_ratio == pytest.approx(1)


def test_the_difference_of_a_yes_or_no_uses_its_share() -> None:
    row = balance(match(units([1, 1, 1, 1, 0, 0], male=[1, 1, 1, 0, 1, 0]), BY_ID)).row("male")
    assert row.binary
    assert row.before.variance_ratio is None
    assert row.before.difference == pytest.approx((0.75 - 0.5) / np.sqrt(0.75 * 0.25))


def test_the_distributions_are_compared_at_every_value() -> None:
    row = balance(match(units([1, 1, 0, 0, 0], age=[14, 16, 14, 15, 12]), BY_ID)).row("age")
    # Cumulative shares at 12, 14, 15 and 16: 0, 1/2, 1/2, 1 of the treated; 1/3, 2/3, 1, 1 of the controls.
    assert row.before.ecdf_max == pytest.approx(1 / 2)
    assert row.before.ecdf_mean == pytest.approx((1 / 3 + 1 / 6 + 1 / 2 + 0) / 4)


def test_equal_weights_are_worth_their_number_and_unequal_ones_less() -> None:
    assert effective_size(np.array([0.5, 0.5, 0.5])) == pytest.approx(3)
    assert effective_size(np.array([3.0, 1.0])) == pytest.approx(16 / 10)
    assert effective_size(np.zeros(2)) == 0


def test_common_support_counts_who_lies_outside_of_the_other_group() -> None:
    found = balance(match(units([1, 1, 1, 0, 0, 0], age=[14, 16, 18, 12, 15, 17])))
    assert found.support is not None
    assert (found.support.treated_outside, found.support.controls_outside) == (1, 1)


def test_the_love_plot_begins_with_what_differed_most() -> None:
    found = balance(match(overlapping(3), MatchSettings(caliper=0.2)))
    points = love_points(found)
    assert [point.before for point in points] == sorted((point.before for point in points), reverse=True)
    assert {point.covariate for point in points} == {"propensity", "x0", "x1", "x2"}


def test_every_unit_is_kept_or_lost_at_one_step() -> None:
    missing = overlapping(5)
    missing.covariates["x0"][:7] = np.nan
    for settings in (
        MatchSettings(caliper=0.05),
        MatchSettings(method="coarsened"),
        MatchSettings(method="optimal", distance="mahalanobis", ratio=2),
        MatchSettings(method="entropy_weights"),
    ):
        found = match(missing, settings)
        steps = flow(found)
        assert (steps[0].treated_left, steps[0].controls_left) == (30, 90)
        assert (steps[-1].treated_left, steps[-1].controls_left) == (found.treated_kept, found.controls_kept)
        lost = np.concatenate([np.concatenate([loss.treated, loss.controls]) for loss in found.lost])
        assert sorted(lost.tolist()) == np.flatnonzero(found.weights == 0).tolist()


def test_a_step_says_why_it_lost_somebody() -> None:
    found = match(
        units(
            [1, 1, 1, 1, 0, 0, 0], {"area": ["a", "a", "b", "", "a", "a", "c"]},
            age=[14, 17, 15, 15, 14, 14, 15],
        ),
        MatchSettings(caliper=0.5),
    )  # fmt: skip
    lost = {(step.step, step.treated_lost, step.controls_lost) for step in flow(found)}
    assert ("known", 1, 0) in lost  # no area
    assert ("exact strata", 1, 1) in lost  # alone in b, alone in c
    assert ("caliper", 1, 0) in lost  # 17, beside two of 14


def test_how_the_lost_differ_is_said_for_each_covariate() -> None:
    found = match(
        units([1, 1, 1, 0, 0], {"area": ["a", "a", "b", "a", "a"]}, age=[14, 16, 18, 14, 16]), BY_ID
    )
    (age,) = lost_and_kept(found)
    assert (age.kept, age.lost, age.kept_mean, age.lost_mean) == (2, 1, 15, 18)
    assert age.difference == pytest.approx(3 / 2)


def test_when_nobody_could_be_matched_nothing_pretends_to_be_a_number() -> None:
    alone = units([1, 0, 1, 0], {"area": ["a", "b", "c", "d"]}, age=[14, 15, 16, 15])
    found = match(alone, BY_ID)
    assert found.notes == ("Nobody could be matched.",)
    assert balance(found).row("age").after.difference is None
    assert balance(found).effective == 0
    assert balance(found).largest is None
    assert lost_and_kept(found)[0].kept_mean is None


def test_matched_sets_are_numbered_from_0_and_hold_one_treated_unit_each() -> None:
    found = match(overlapping(8), MatchSettings(caliper=0.5, ratio=2))
    kept = found.sets >= 0
    assert (kept == (found.weights > 0)).all()
    assert np.unique(found.sets[kept]).tolist() == list(range(found.treated_kept))
    assert np.bincount(found.sets[kept & found.units.treated]).tolist() == [1] * found.treated_kept


def test_units_without_covariates_are_matched_by_their_strata_alone() -> None:
    found = match(Units(("a", "b", "c"), np.array([True, False, False]), {}, {"area": ["x", "y", "x"]}))
    assert found.pairs.tolist() == [[0, 2]]
