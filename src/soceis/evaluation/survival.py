"""How long it takes: Kaplan-Meier curves of the days to the first attempt, to the first meeting, and to the end.

A duration of finished work says nothing about those who still wait or are still open. A curve does: whoever
has not reached the event by the data date is censored there.

Estimates. Share left after day t: the product over the days d up to t of 1 - events(d) / at_risk(d) (Kaplan
and Meier, 1958). Limits: Greenwood's variance on the scale log(-log S) at 95% (Kalbfleisch and Prentice, The
Statistical Analysis of Failure Time Data). Median: the first day on which half or fewer are left; its interval
runs over the days on which the limits hold one half (Brookmeyer and Crowley, 1982).

Never met and closed. Somebody whose case closed without a meeting can never be met later, so dropping them at
the closing would pretend that they might have been. All censoring here is at the area's data date, which is
known for everybody, so they stay at risk until that date without an event. One minus the curve is then the
cumulative incidence of being met (Fine and Gray, 1999, for data whose censoring is complete).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from soceis.evaluation.cells import Excluded
from soceis.evaluation.codes import OVERALL, PROGRAMMES
from soceis.evaluation.counting.tabulating import Run, gathered
from soceis.evaluation.waiting import WAITS, Histogram, Wait, Waited, WaitName

CurveBy = Literal["area", "programme"]
# The two-sided 95% point of the normal distribution, as it stands in tables to full double precision.
Z = 1.959963984540054
HALF = 0.5
# A product of fractions that is one half may come out a hair above it.
CLOSE = 1e-12
# An episode whose programme is not known is in the curves by area alone.
PROGRAMMES_AND_NONE = (*PROGRAMMES, "")
ESTIMATE = (
    "Kaplan-Meier estimate in days; 95% limits on the log(-log) scale. Median: the first day on which half or fewer"
    " are left."
)


@dataclass(frozen=True, slots=True)
class Point:
    """One day on which somebody left the curve: shares from 0 to 1; None where a limit is not defined.

    `at_risk` counts those who had not left before the day, `events` and `censored` those who leave on it.
    """

    time: int
    survival: float
    low: float | None
    high: float | None
    at_risk: int
    events: int
    censored: int


@dataclass(frozen=True, slots=True)
class LogRank:
    """Whether the curves of two groups could be one: chi-squared with one degree of freedom, and its p-value."""

    statistic: float
    p: float
    n: int


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve of one group, in days. `group` is what `by` names: an area, a programme, or Overall.

    `median` is None when more than half are left at the end; `interval` has None for a limit that is not
    reached. `compared` stands on the curves by programme. `missing` says why there are no points. A `coarse`
    curve stands at the ends of steps of days and is not known in between.
    """

    name: WaitName
    title: str
    group: str
    by: CurveBy
    points: tuple[Point, ...]
    median: int | None
    interval: tuple[int | None, int | None]
    n: int
    events: int
    definition: str
    excluded: tuple[Excluded, ...] = ()
    compared: LogRank | None = None
    missing: str = ""
    coarse: bool = False

    def left_after(self, time: int) -> float | None:
        """The share of whom the event had not come by a day; None where a coarse curve does not say."""
        if self.coarse and time and all(point.time != time for point in self.points):
            return None
        share = 1.0
        for point in self.points:
            if point.time > time:
                break
            share = point.survival
        return share

    def step_of(self, time: int) -> tuple[int, int]:
        """The first and the last day that a day given may stand for: in a coarse curve, those of its step."""
        before = max((point.time for point in self.points if point.time < time), default=-1)
        return (before + 1, time) if self.coarse else (time, time)

    def at_risk_on(self, time: int) -> int | None:
        """How many had not left the curve before a day; None where a coarse curve does not say."""
        if self.coarse:
            ends = (0, *(point.time for point in self.points))
            return next(
                (p.at_risk for p, end in zip(self.points, ends, strict=False) if end in (time, time - 1)),
                None,
            )
        return next((point.at_risk for point in self.points if point.time >= time), 0)


# The estimates: {days: (events, censored)} in, points out.


def product_limit(histogram: Histogram) -> tuple[Point, ...]:
    """The Kaplan-Meier estimate at every day of the histogram {days: (events, censored)}, with its limits."""
    at_risk = sum(events + censored for events, censored in histogram.values())
    share, spread = 1.0, 0.0
    points = []
    for time in sorted(histogram):
        events, censored = histogram[time]
        share *= (at_risk - events) / at_risk
        if events < at_risk:
            spread += events / (at_risk * (at_risk - events))
        low, high = _limits(share, spread)
        points.append(Point(time, share, low, high, at_risk, events, censored))
        at_risk -= events + censored
    return tuple(points)


def _limits(share: float, spread: float) -> tuple[float | None, float | None]:
    """The 95% limits of a share; none at 1 and at 0, where log(-log) is not defined."""
    if not 0 < share < 1:
        return None, None
    width = math.exp(Z * math.sqrt(spread) / -math.log(share))
    return share**width, share ** (1 / width)


def median_of(points: Sequence[Point]) -> int | None:
    """The first day on which half or fewer are left; None when more than half are left at the end."""
    return next((point.time for point in points if point.survival <= HALF + CLOSE), None)


def interval_of_median(points: Sequence[Point]) -> tuple[int | None, int | None]:
    """The days at which the lower and the upper limit of the curve come down to one half."""
    low = next((point.time for point in points if point.low is not None and point.low <= HALF), None)
    high = next((point.time for point in points if point.high is not None and point.high <= HALF), None)
    return low, high


def log_rank(first: Histogram, second: Histogram) -> LogRank | None:
    """The log-rank test of two groups (Mantel, 1966); None when it cannot be made, as with no events."""
    left = [sum(e + c for e, c in histogram.values()) for histogram in (first, second)]
    n = sum(left)
    difference = variance = 0.0
    for time in sorted({*first, *second}):
        groups = [histogram.get(time, (0, 0)) for histogram in (first, second)]
        total, events = sum(left), sum(e for e, _ in groups)
        difference += groups[0][0] - events * left[0] / total
        if total > 1:
            variance += events * (left[0] / total) * (left[1] / total) * (total - events) / (total - 1)
        left = [count - e - c for count, (e, c) in zip(left, groups, strict=True)]
    if variance <= 0:
        return None
    statistic = difference**2 / variance
    return LogRank(statistic, math.erfc(math.sqrt(statistic / 2)), n)


# The curves of a run.


def curves_of(run: Run, waited: Mapping[str, Waited]) -> tuple[Curve, ...]:
    """Every wait of `waiting.WAITS`: by area with Overall last, then by programme."""
    return tuple(curve for wait in WAITS for curve in _curves(run, wait, waited[wait.name]))


def _curves(run: Run, wait: Wait, found: Waited) -> Iterator[Curve]:
    excluded = tuple(gathered(found.excluded))
    definition = _definition(run, wait, found.missing)

    def curve(by: CurveBy, group: str, histogram: Histogram, compared: LogRank | None = None) -> Curve:
        points = product_limit(histogram)
        n = points[0].at_risk if points else 0
        events = sum(point.events for point in points)
        return Curve(
            wait.name, wait.title, group, by, points, median_of(points), interval_of_median(points), n, events,
            definition, excluded, compared, found.missing,
        )  # fmt: skip

    for column in run.columns:
        yield curve("area", column.label, found.histogram(column.areas, PROGRAMMES_AND_NONE))
    overall = next(column.areas for column in run.columns if column.label == OVERALL)
    both = [found.histogram(overall, (programme,)) for programme in PROGRAMMES]
    compared = log_rank(*both)
    for programme, histogram in zip(PROGRAMMES, both, strict=True):
        yield curve("programme", programme, histogram, compared)


def _definition(run: Run, wait: Wait, missing: str) -> str:
    """What the curve shows, of whom, and which areas are pooled."""
    said = f"{wait.definition} {ESTIMATE}"
    if run.mapping == "corrected" and run.standing.partial:
        said += f" Overall and the programmes leave out the partial areas: {', '.join(run.standing.partial)}."
    return f"Not made: {missing}. {said}" if missing else said
