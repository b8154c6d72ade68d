"""Linkage uncertainty in the estimate: sweeps, draws, bounds."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.linkage import (
    Links,
    draw_links,
    missed_link_bounds,
    pooled_draws,
    quality_of,
    threshold_sweep,
)
from soceis.evaluation.linkage.uncertainty import combined
from tests.unit.evaluation.linkage.made import linked

SIZE = (400, 2000, 3)


@pytest.fixture(scope="module")
def links() -> Links:
    return linked(*SIZE)


@pytest.fixture
def doubtful(links: Links) -> Links:
    """The same candidates, of which nobody is sure."""
    rng = np.random.default_rng(2)
    return replace(links, probability=rng.uniform(0.1, 0.9, len(links.left)))


def count(linked_people: Mapping[str, str]) -> tuple[float, float]:
    return float(len(linked_people)), 1.0


def test_a_lower_threshold_never_links_fewer(links: Links) -> None:
    swept = threshold_sweep(links, count)
    numbers = [each.links for each in swept]
    assert numbers == sorted(numbers, reverse=True)
    assert [each.estimate for each in swept] == numbers
    recalls = [each.recall for each in swept if each.recall is not None]
    assert recalls == sorted(recalls, reverse=True)


def test_an_estimate_that_cannot_be_made_is_absent_with_the_reason(links: Links) -> None:
    def never(_: Mapping[str, str]) -> tuple[float, float]:
        raise CannotEstimate("too few young people.")

    swept = threshold_sweep(links, never, (0.5,))[0]
    assert (swept.estimate, swept.se, swept.missing) == (None, None, "too few young people.")
    with pytest.raises(CannotEstimate, match=r"0 gave an estimate: too few young people\."):
        pooled_draws(links, never, draws=3)
    with pytest.raises(CannotEstimate):
        missed_link_bounds(links, never, 0, 1)


def test_every_draw_is_one_to_one_and_the_seed_decides_it(doubtful: Links) -> None:
    one, again, other = (list(draw_links(doubtful, 5, seed)) for seed in (1, 1, 2))
    for drawn in one:
        assert len(set(doubtful.left[drawn])) == len(set(doubtful.right[drawn])) == drawn.sum()
    assert all(np.array_equal(a, b) for a, b in zip(one, again, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_pair_without_rivals_is_drawn_as_often_as_it_is_probable(links: Links) -> None:
    alone = replace(
        links,
        left=np.arange(3, dtype=np.int32),
        right=np.arange(3, dtype=np.int32),
        probability=np.array([0.2, 0.5, 1.0]),
    )
    share = np.mean(list(draw_links(alone, 4_000, 1)), axis=0)
    assert share == pytest.approx([0.2, 0.5, 1.0], abs=0.03)


def test_rivals_are_drawn_as_their_odds_and_one_to_one_say(links: Links) -> None:
    """Odds 1 and 3 for two rivals: neither 1/5, the first 1/5, the second 3/5."""
    rivals = replace(
        links,
        left=np.array([0, 0], np.int32),
        right=np.array([0, 1], np.int32),
        probability=np.array([0.5, 0.75]),
    )
    share = np.mean(list(draw_links(rivals, 6_000, 1)), axis=0)
    assert share == pytest.approx([0.2, 0.6], abs=0.03)


def test_many_rivals_are_drawn_by_gibbs_as_exactly_as_few(links: Links) -> None:
    """Fourteen candidates of one record, all at odds of 1: each is drawn once in fifteen times."""
    rivals = replace(
        links,
        left=np.zeros(14, np.int32),
        right=np.arange(14, dtype=np.int32),
        probability=np.full(14, 0.5),
    )
    drawn = np.array(list(draw_links(rivals, 1_500, 1)))
    assert drawn.sum(axis=1).max() == 1
    assert drawn.mean() == pytest.approx(1 / 15, abs=0.01)


def test_links_that_are_sure_add_no_variance(links: Links) -> None:
    sure = replace(links, probability=links.is_accepted.astype(float))
    pooled = pooled_draws(sure, count, draws=5)
    assert (pooled.between, pooled.share, pooled.df) == (0.0, 0.0, None)
    assert pooled.se == 1.0


def test_links_that_are_doubtful_widen_the_interval(links: Links, doubtful: Links) -> None:
    pooled = pooled_draws(doubtful, count, draws=30, seed=3)
    assert pooled.between > 0
    assert pooled.se > 1.0
    assert pooled.ci[0] < pooled.estimate < pooled.ci[1]
    assert pooled.links[0] <= pooled.estimate <= pooled.links[1]


def test_rubin_s_rules_by_hand() -> None:
    """Estimates 1, 2, 3, standard errors 1: within 1, between 1, total 1 + 4/3, df 2 (7/4)^2 = 6.125."""
    pooled = combined([(1.0, 1.0), (2.0, 1.0), (3.0, 1.0)])
    assert pooled.estimate == 2.0
    assert pooled.se == pytest.approx(math.sqrt(7 / 3))
    assert pooled.df == pytest.approx(6.125)
    assert pooled.share == pytest.approx(4 / 7)


def test_one_draw_says_nothing_about_uncertainty(links: Links) -> None:
    with pytest.raises(UnknownOption):
        pooled_draws(links, count, draws=1)


def test_bounds_mix_the_linked_with_the_worst_and_the_best_of_the_missed(links: Links) -> None:
    def half(_: Mapping[str, str]) -> tuple[float, float]:
        return -0.5, 0.1

    found = missed_link_bounds(links, half, -1.0, 1.0, unseen=100.0)
    quality = quality_of(links)
    assert quality.precision is not None
    right = quality.precision * quality.accepted
    assert found.share == pytest.approx(found.missed / (right + found.missed))
    assert found.low == pytest.approx((1 - found.share) * -0.5 - found.share)
    assert found.high == pytest.approx((1 - found.share) * -0.5 + found.share)
    assert found.interval[0] < found.low < found.high < found.interval[1]
    assert found.tipping is not None
    assert (1 - found.share) * -0.5 + found.share * found.tipping == pytest.approx(0.0)


def test_bounds_are_the_estimate_itself_when_nobody_was_missed(links: Links) -> None:
    sure = replace(links, probability=links.is_accepted.astype(float))
    found = missed_link_bounds(sure, count, 0.0, 0.0)
    assert (found.share, found.low, found.tipping) == (0.0, found.estimate, None)


def test_bounds_that_run_backwards_are_refused(links: Links) -> None:
    with pytest.raises(UnknownOption):
        missed_link_bounds(links, count, 1.0, 0.0)
