"""How records are linked, assigned and carried into an estimate: worked examples small enough for a pencil."""

import numpy as np
import pytest

from soceis.evaluation.linkage.assigning import assigned
from soceis.evaluation.linkage.households import Households
from soceis.evaluation.linkage.model import _calibrated
from soceis.evaluation.linkage.uncertainty import combined


def test_a_record_is_linked_to_at_most_one_other() -> None:
    """A is at 0.95 with X and at 0.90 with Y; B is at 0.90 with X alone.

    The most probable pair first gives A-X, and B nothing. Both sides of the sum count: log odds of 2.9 for A-X are
    less than 2.2 + 2.2 for A-Y and B-X, so the optimum links both.
    """
    left, right = np.array([0, 0, 1], np.int32), np.array([0, 1, 0], np.int32)
    probability = np.array([0.95, 0.90, 0.90])
    greedy, _ = assigned(left, right, probability, how="greedy")
    optimal, _ = assigned(left, right, probability, how="optimal")
    assert greedy.tolist() == [True, False, False]
    assert optimal.tolist() == [False, True, True]


def test_the_probability_of_a_pair_is_its_odds_against_all_that_could_match() -> None:
    """One pair whose agreements are a million times likelier for one person, among 10 x 10 pairs.

    The share of pairs that match is estimated too: with one sure pair it is 1 of 100.
    """
    probability, matches = _calibrated(np.array([1e6]), np.array([0.0]), Households(0.0, 0.0), (10, 10))
    assert matches == pytest.approx(1.0, rel=1e-3)
    assert probability[0] == pytest.approx(1 - 99 / 1e6, rel=1e-5)


def test_two_of_one_household_are_a_third_explanation_of_agreement() -> None:
    """The same pair, when such agreements are twice as likely among twins as for one person, and every record of
    the smaller side has a tenth of a brother or sister in the other file: 10 x 0.1 = 1 pair of kin to 1 match, twice
    as likely, so the odds of "the same" are 1 to 2.
    """
    probability, _ = _calibrated(np.array([1e9]), np.array([2.0]), Households(0.1, 0.5), (10, 10))
    assert probability[0] == pytest.approx(1 / 3, abs=0.02)


def test_doubtful_links_widen_the_interval_of_the_estimate() -> None:
    """Two draws of the links gave 1 and 3, each with a standard error of 1.

    Within: 1. Between: 2. Total: 1 + (1 + 1/2) x 2 = 4, so the standard error is 2, and three quarters of the
    variance come from the links.
    """
    pooled = combined([(1.0, 1.0), (3.0, 1.0)])
    assert (pooled.estimate, pooled.se, pooled.share) == (2.0, 2.0, 0.75)
