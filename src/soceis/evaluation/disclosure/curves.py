"""Survival curves as they may be released: steps of many events, at the ends of thirty-day months."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from soceis.evaluation.cells import Excluded
from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.survival import Curve, LogRank, Point, interval_of_median, median_of

DAYS_A_STEP = 30
PLACES = 2
IsHidden = Callable[[str, str, str], bool]


@dataclass(slots=True)
class _Step:
    """Days taken together: the last of their points, and everybody who left on them."""

    last: Point
    at_risk: int
    events: int
    censored: int

    def with_next(self, other: _Step) -> _Step:
        return _Step(other.last, self.at_risk, self.events + other.events, self.censored + other.censored)


def protected_curves(curves: Sequence[Curve], policy: Policy, is_hidden: IsHidden) -> tuple[Curve, ...]:
    """The curves as they may leave under a releasing policy.

    `is_hidden` says of a curve (name, by, group) whether its numbers are withheld; then it has no points.
    """
    return tuple(
        _withheld(curve, policy) if is_hidden(curve.name, curve.by, curve.group) else _coarse(curve, policy)
        for curve in curves
    )


def _withheld(curve: Curve, policy: Policy) -> Curve:
    said = (
        f"withheld, because fewer than {policy.threshold} young people could be known from it, or because it would"
        " let such a number be worked out"
    )
    return replace(
        curve,
        points=(),
        median=None,
        interval=(None, None),
        n=0,
        events=0,
        excluded=(),
        compared=None,
        missing=said,
    )


def _coarse(curve: Curve, policy: Policy) -> Curve:
    if curve.missing:
        return curve
    smallest = max(policy.threshold, 1)
    points = tuple(_point(step, policy) for step in coarsened(curve.points, smallest))
    words = (
        f" For release: days are counted in steps of {DAYS_A_STEP}, and each step takes together at least {smallest}"
        " events and either none or as many cases that were still waiting at the data date."
    )
    return replace(
        curve,
        points=points,
        median=median_of(points),
        interval=interval_of_median(points),
        n=rounded(curve.n, policy.rounding),
        events=rounded(curve.events, policy.rounding),
        definition=curve.definition + words,
        excluded=tuple(_rounded(left, policy) for left in curve.excluded if not policy.is_small(left.rows)),
        compared=_compared(curve.compared),
    )


def _rounded(left: Excluded, policy: Policy) -> Excluded:
    return Excluded(left.reason, rounded(left.rows, policy.rounding))


def _compared(found: LogRank | None) -> LogRank | None:
    if found is None:
        return None
    return LogRank(round(found.statistic, PLACES), round(found.p, PLACES), found.n)


def coarsened(points: Sequence[Point], smallest: int) -> list[_Step]:
    """The points taken together until every step has enough events and enough (or no) censored cases.

    What is left over at the end joins the last step. Every step and everything after it then stands for at
    least `smallest` young people, or for none.
    """
    steps: list[_Step] = []
    current: _Step | None = None
    for month in _months(points):
        current = month if current is None else current.with_next(month)
        if _is_enough(current, smallest):
            steps.append(current)
            current = None
    if current is not None:
        steps.append(steps.pop().with_next(current) if steps else current)
    return steps


def _is_enough(step: _Step, smallest: int) -> bool:
    return step.events >= smallest and (step.censored == 0 or step.censored >= smallest)


def _months(points: Sequence[Point]) -> Iterator[_Step]:
    """The points of each thirty days together."""
    current: _Step | None = None
    for point in points:
        step = _Step(point, point.at_risk, point.events, point.censored)
        if current is not None and _month_of(current.last) == _month_of(point):
            current = current.with_next(step)
        else:
            if current is not None:
                yield current
            current = step
    if current is not None:
        yield current


def _month_of(point: Point) -> int:
    return -(-point.time // DAYS_A_STEP)


def _point(step: _Step, policy: Policy) -> Point:
    last = step.last
    return Point(
        _month_of(last) * DAYS_A_STEP,
        round(last.survival, PLACES),
        None if last.low is None else round(last.low, PLACES),
        None if last.high is None else round(last.high, PLACES),
        rounded(step.at_risk, policy.rounding),
        rounded(step.events, policy.rounding),
        rounded(step.censored, policy.rounding),
    )
