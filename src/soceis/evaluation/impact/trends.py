"""Whether trends were parallel before the start, whether that test could have seen it, and what if they were not.

The test: all effects before the start are 0 (Wald). Its power: had the treated drifted away by so much a month, how
often would it have been noticed, and what would that drift have done to the overall effect (Roth, Pretest with
caution, American Economic Review: Insights 4, 2022). Sensitivity: intervals that hold when the drift after the start
is up to so many times the largest before it (Rambachan and Roth, A more credible approach to parallel trends, Review
of Economic Studies 90, 2023), by diff-diff.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.aggregating import aggregate, overall_of
from soceis.evaluation.impact.estimates import CONFIDENCE
from soceis.evaluation.impact.linear import GroupTime
from soceis.evaluation.impact.mixing import sizes_of
from soceis.evaluation.impact.panel.shape import Floats

# Of directions of the covariance below this part of the largest, nothing is known.
FLAT = 1e-10
# A test of more parts than this share of the treated finds differences that are not there.
MOST_PARTS = 0.2
BARS = (0.0, 0.5, 1.0, 1.5, 2.0)
LARGEST_SLOPE, HALVINGS = 1e6, 200


@dataclass(frozen=True, slots=True)
class PreTrend:
    """The test that nothing happened before the start: `statistic` (chi-squared with `df`) and `p`.

    `of` says what was tested: every cohort's months ("cells"), or event times ("event times").
    """

    statistic: float
    df: int
    p: float
    of: str


@dataclass(frozen=True, slots=True)
class TrendPower:
    """The drift a month that the test would notice half of the time and four times in five, and what it would do.

    `bias_half` and `bias_most` are what such drifts would add to the overall effect.
    """

    half: float
    most: float
    bias_half: float
    bias_most: float


@dataclass(frozen=True, slots=True)
class Robust:
    """The interval of the mean effect after the start when the drift may be `bar` times the largest before it."""

    bar: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Intervals by `bar`, and the bar from which on the interval holds 0 (None when it does at none of them).

    `left_out` are event times that could not be used, as they do not follow one another around the start.
    """

    intervals: tuple[Robust, ...]
    breaks_at: float | None
    left_out: tuple[int, ...]


def wald(effects: GroupTime) -> PreTrend:
    """The test over every effect before a start, as did prints it; CannotEstimate when it cannot be made."""
    before = [k for k, place in enumerate(effects.places) if place.event_time < 0]
    return _test(effects.att[before], effects.covariance[np.ix_(before, before)], "cells")


def pre_trend(effects: GroupTime) -> PreTrend:
    """The test over every cohort's months, or over event times when there are too many for the number of treated."""
    before = [k for k, place in enumerate(effects.places) if place.event_time < 0]
    if len(before) <= MOST_PARTS * effects.summary.treated:
        return wald(effects)
    values, covariance, _ = _event_times_before(effects)
    return _test(values, covariance, "event times")


def _test(values: Floats, covariance: Floats, of: str) -> PreTrend:
    from scipy.special import chdtrc

    inverse = _inverse(covariance)
    statistic = float(values @ inverse @ values)
    return PreTrend(statistic, len(values), float(chdtrc(len(values), statistic)), of)


def _inverse(covariance: Floats) -> Floats:
    """The inverse of a covariance; CannotEstimate when it has none."""
    if not len(covariance):
        raise CannotEstimate("there is no effect before the start to test; add earlier months of data.")
    scale = np.sqrt(np.diag(covariance))
    if (scale <= 0).any() or np.linalg.eigvalsh(covariance / np.outer(scale, scale))[0] < FLAT:
        raise CannotEstimate(
            "the effects before the start cannot be tested together: there are too few young people for so many"
            " months; use a shorter window."
        )
    return np.asarray(np.linalg.inv(covariance), np.float64)


def _event_times_before(effects: GroupTime) -> tuple[Floats, Floats, list[int]]:
    found = aggregate(effects, "dynamic", draws=0)
    before = [j for j, part in enumerate(found.parts) if part.at is not None and part.at < 0]
    values = np.array([found.parts[j].estimate for j in before])
    return values, found.covariance[np.ix_(before, before)], [found.parts[j].at or 0 for j in before]


def trend_power(effects: GroupTime) -> TrendPower:
    """What drift the test of `pre_trend` would notice, and what it would do to the simple overall effect.

    A drift of s a month moves an effect by s x (months from its base). The test has a noncentral chi-squared
    distribution then.
    """
    before = [k for k, place in enumerate(effects.places) if place.event_time < 0]
    if len(before) <= MOST_PARTS * effects.summary.treated:
        lengths = np.array([effects.places[k].month - effects.places[k].base for k in before], float)
        covariance = effects.covariance[np.ix_(before, before)]
    else:
        _, covariance, times = _event_times_before(effects)
        lengths = np.array([1.0 if effects.base == "varying" else at + 1.0 for at in times])
    unit = float(lengths @ _inverse(covariance) @ lengths)
    half, most = (_slope(unit, len(lengths), power) for power in (0.5, 0.8))
    reach = reach_of(effects)
    return TrendPower(half, most, half * reach, most * reach)


def _slope(unit: float, df: int, power: float) -> float:
    """The drift at which a test of `df` parts has a power, its noncentrality being drift squared x `unit`."""
    from scipy.special import chdtri, chndtr

    beyond = float(chdtri(df, 1 - CONFIDENCE))
    low, high = 0.0, 1.0
    while 1 - float(chndtr(beyond, df, high)) < power and high < LARGEST_SLOPE:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if 1 - float(chndtr(beyond, df, middle)) < power else (low, middle)
    return float(np.sqrt(high / unit))


def sensitivity(effects: GroupTime, bars: Sequence[float] = BARS) -> Sensitivity:
    """Intervals of the mean effect over event times from 0 on, when trends may have differed.

    `effects` must have a universal base. CannotEstimate when there is no event time on one of the sides.
    """
    if effects.base != "universal":
        raise CannotEstimate("sensitivity to trends needs effects with a universal base.")
    found = aggregate(effects, "dynamic", draws=0)
    times = [part.at or 0 for part in found.parts]
    kept = _around_the_start(times)
    chosen = [times.index(at) for at in kept]
    if not any(at < 0 for at in kept) or not any(at >= 0 for at in kept):
        raise CannotEstimate("there are no months on both sides of the start to compare trends over.")
    values = np.array([found.parts[j].estimate for j in chosen])
    covariance = found.covariance[np.ix_(chosen, chosen)]
    intervals = tuple(_robust(kept, values, covariance, bar) for bar in bars)
    breaks = next((found.bar for found in intervals if found.low <= 0 <= found.high), None)
    return Sensitivity(intervals, breaks, tuple(at for at in times if at not in kept))


def _around_the_start(times: Sequence[int]) -> list[int]:
    """The event times that follow one another without a gap on both sides of the month before the start."""
    known = set(times)
    first, last = -1, -1
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return [at for at in range(first, last + 1) if at != -1]


def _robust(times: Sequence[int], values: Floats, covariance: Floats, bar: float) -> Robust:
    from diff_diff import HonestDiD, MultiPeriodDiDResults  # type: ignore[import-untyped]
    from diff_diff.results import PeriodEffect  # type: ignore[import-untyped]

    errors = np.sqrt(np.diag(covariance))
    parts = {
        at: PeriodEffect(at, value, error, value / error, 1.0, (value - error, value + error))
        for at, value, error in zip(times, values.tolist(), errors.tolist(), strict=True)
    }
    carrier = MultiPeriodDiDResults(
        period_effects=parts, avg_att=0.0, avg_se=1.0, avg_t_stat=0.0, avg_p_value=1.0, avg_conf_int=(0.0, 0.0),
        n_obs=0, n_treated=0, n_control=0, pre_periods=[at for at in times if at < 0],
        post_periods=[at for at in times if at >= 0], vcov=covariance,
        interaction_indices={at: place for place, at in enumerate(times)},
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = HonestDiD(method="relative_magnitude", M=bar).fit(carrier)
    if not (np.isfinite(found.ci_lb) and np.isfinite(found.ci_ub)):
        raise CannotEstimate("no interval that allows for different trends could be made from these effects.")
    return Robust(bar, float(found.ci_lb), float(found.ci_ub))


def reach_of(effects: GroupTime) -> float:
    """What a drift of 1 a month would add to the simple overall effect."""
    overall_of(effects, "simple")
    after = [place for place in effects.places if place.event_time >= 0]
    by_cohort = sizes_of(effects.summary)
    sizes = np.array([by_cohort[place.cohort] for place in after])
    return float(sizes @ np.array([place.event_time + 1.0 for place in after]) / sizes.sum())
