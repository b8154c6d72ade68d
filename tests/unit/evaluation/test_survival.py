"""The estimates of the curves, beside printed numbers, SciPy, and the plain definition in fractions."""

import warnings
from collections.abc import Iterable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from soceis.evaluation.survival import interval_of_median, log_rank, median_of, product_limit

Times = list[tuple[int, bool]]

# Weeks in remission of 42 people with leukaemia (Freireich and others, 1963), as printed in Kleinbaum and Klein,
# Survival Analysis: A Self-Learning Text, and in Kalbfleisch and Prentice. False is censored.
SIX_MP: Times = [
    *[(week, True) for week in (6, 6, 6, 7, 10, 13, 16, 22, 23)],
    *[(week, False) for week in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)],
]
PLACEBO: Times = [
    (week, True) for week in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
]
# Week, at risk, share left, and its 95% limits on the log(-log) scale: Kleinbaum and Klein, appendix (Stata).
PRINTED = [
    (6, 21, 0.8571, 0.6197, 0.9516),
    (7, 17, 0.8067, 0.5631, 0.9228),
    (10, 15, 0.7529, 0.5032, 0.8894),
    (13, 12, 0.6902, 0.4316, 0.8491),
    (16, 11, 0.6275, 0.3675, 0.8049),
    (22, 7, 0.5378, 0.2678, 0.7468),
    (23, 6, 0.4482, 0.1881, 0.6801),
]
# Weeks until relapse of 23 people, the data set aml of the R package survival (Miller, 1997).
MAINTAINED: Times = [
    *[(week, True) for week in (9, 13, 18, 23, 31, 34, 48)],
    *[(week, False) for week in (13, 28, 45, 161)],
]
NOT_MAINTAINED: Times = [
    *[(week, True) for week in (5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45)],
    (16, False),
]


def histogram(times: Iterable[tuple[int, bool]]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for time, event in times:
        events, censored = found.get(time, (0, 0))
        found[time] = (events + event, censored + (not event))
    return found


def test_the_shares_and_limits_of_the_leukaemia_trial_are_those_printed_in_the_textbook() -> None:
    points = [point for point in product_limit(histogram(SIX_MP)) if point.events]
    found = [
        (p.time, p.at_risk, round(p.survival, 4), round(p.low or 0, 4), round(p.high or 0, 4)) for p in points
    ]
    assert found == PRINTED


def test_the_medians_and_their_intervals_are_the_known_ones() -> None:
    known = {
        "6-MP": (SIX_MP, 23, (13, None)),
        "placebo": (PLACEBO, 8, (4, 11)),
        "maintained": (MAINTAINED, 31, (13, None)),
        "not maintained": (NOT_MAINTAINED, 23, (5, 33)),
    }
    for name, (times, median, interval) in known.items():
        points = product_limit(histogram(times))
        assert (name, median_of(points), interval_of_median(points)) == (name, median, interval)


def test_the_log_rank_statistics_are_the_known_ones() -> None:
    leukaemia = log_rank(histogram(SIX_MP), histogram(PLACEBO))
    aml = log_rank(histogram(MAINTAINED), histogram(NOT_MAINTAINED))
    assert leukaemia is not None
    assert aml is not None
    assert (round(leukaemia.statistic, 2), leukaemia.n) == (16.79, 42)
    assert (round(aml.statistic, 1), round(aml.p, 4), aml.n) == (3.4, 0.0653, 23)


def test_nobody_has_no_points_and_no_median() -> None:
    assert product_limit({}) == ()
    assert median_of(()) is None
    assert interval_of_median(()) == (None, None)


def test_without_an_event_all_are_left_and_nothing_can_be_compared() -> None:
    points = product_limit({5: (0, 3)})
    assert [(p.survival, p.low, p.high) for p in points] == [(1.0, None, None)]
    assert median_of(points) is None
    assert log_rank({5: (0, 3)}, {7: (0, 1)}) is None
    assert log_rank({5: (2, 3)}, {}) is None


def test_a_curve_that_comes_down_to_exactly_one_half_has_reached_its_median() -> None:
    assert median_of(product_limit({3: (1, 0), 4: (1, 0), 9: (0, 2)})) == 4
    sixths = product_limit({1: (1, 0), 2: (1, 0), 3: (1, 0), 4: (0, 3)})
    assert median_of(sixths) == 3


# Beside plain definitions, on random times.

times = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=40)


def plainly(listed: Times) -> list[tuple[int, Fraction]]:
    """The product over the days, person by person."""
    share, steps = Fraction(1), []
    for day in sorted({time for time, _ in listed}):
        at_risk = sum(time >= day for time, _ in listed)
        share *= 1 - Fraction(sum(time == day and event for time, event in listed), at_risk)
        steps.append((day, share))
    return steps


@given(times)
def test_the_share_left_is_the_plain_product(listed: Times) -> None:
    points = product_limit(histogram(listed))
    plain = plainly(listed)
    assert [point.time for point in points] == [day for day, _ in plain]
    assert [point.survival for point in points] == pytest.approx([float(share) for _, share in plain])
    assert median_of(points) == next((day for day, share in plain if share <= Fraction(1, 2)), None)


@given(times)
def test_shares_and_limits_are_those_of_scipy(listed: Times) -> None:
    sample = stats.CensoredData.right_censored([t for t, _ in listed], [not event for _, event in listed])
    theirs = stats.ecdf(sample).sf
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)  # where a share is 0 or 1 there are no limits
        limits = theirs.confidence_interval(method="log-log")
    ours = {point.time: point for point in product_limit(histogram(listed))}
    for place, time in enumerate(theirs.quantiles):
        point = ours[int(time)]
        assert point.survival == pytest.approx(theirs.probabilities[place], abs=1e-12)
        if point.low is not None and point.high is not None:
            found = (point.low, point.high)
            assert found == pytest.approx((limits.low.probabilities[place], limits.high.probabilities[place]))


@given(times, times)
def test_the_log_rank_test_is_that_of_scipy(first: Times, second: Times) -> None:
    ours = log_rank(histogram(first), histogram(second))
    if ours is None:
        return
    samples = [
        stats.CensoredData.right_censored([t for t, _ in listed], [not event for _, event in listed])
        for listed in (first, second)
    ]
    theirs = stats.logrank(*samples)
    assert ours.statistic == pytest.approx(theirs.statistic**2, abs=1e-9)
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-9)


# Whom the event can no longer reach.


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["met", "closed"])), min_size=1, max_size=30))
def test_with_everybody_followed_to_the_end_one_minus_the_curve_is_the_cumulative_incidence(
    fates: list[tuple[int, str]],
) -> None:
    """Aalen and Johansen's estimate, with closing as the other way out, in fractions."""
    last = 30
    kept_at_risk = histogram([(day, True) if fate == "met" else (last, False) for day, fate in fates])
    left, incidence = Fraction(1), Fraction(0)
    expected = {}
    for day in range(last):
        at_risk = sum(time >= day for time, _ in fates)
        met = sum(time == day and fate == "met" for time, fate in fates)
        out = sum(time == day for time, _ in fates)
        if at_risk:
            incidence += left * Fraction(met, at_risk)
            left *= 1 - Fraction(out, at_risk)
        expected[day] = incidence
    for point in product_limit(kept_at_risk):
        if point.events:
            assert 1 - point.survival == pytest.approx(float(expected[point.time]))
