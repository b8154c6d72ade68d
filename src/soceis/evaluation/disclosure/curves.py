"""Survival curves as they may be released: known at the ends of steps, each of which stands for enough people.

A released curve stands where the true one stands at the end of each step, says nothing between them, and ends
where what is left is too few. So its median lies in the step that ends on the day given, and whatever it says
of a day is true of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from soceis.evaluation.cells import Excluded, halves_up
from soceis.evaluation.disclosure.crossing import cuts_of, name_of
from soceis.evaluation.disclosure.links import Tied, rounded
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.disclosure.sheets import Sheet
from soceis.evaluation.disclosure.steps import Left, left_by, smallest_step
from soceis.evaluation.disclosure.systems import Key
from soceis.evaluation.survival import Curve, LogRank, Point, interval_of_median, median_of

PLACES = 2
PLACES_OF_P = 3


def protected_curves(
    curves: Sequence[Curve], policy: Policy, sheet: Sheet, ties: Tied, hidden: frozenset[Key]
) -> tuple[Curve, ...]:
    """The curves as they may leave under a releasing policy.

    `ties` are those of the sheet, `hidden` the counts that are withheld of it. A curve of which too little
    may be shown has no points.
    """
    cuts = cuts_of(curves, sheet, ties, policy, hidden)
    made = [curve if curve.missing else released_at(curve, cuts[name_of(curve)], policy) for curve in curves]
    return tuple(_with_test(curve, made) for curve in made)


def released_at(curve: Curve, cuts: Sequence[int], policy: Policy) -> Curve:
    """A curve as it stands at the ends of steps, in order; withheld when no event can be shown."""
    if not cuts or not left_by(curve.points, cuts[-1]).events:
        return _withheld(curve, policy)
    points = [_standing(curve, day) for day in cuts]
    n = rounded(curve.n, policy.rounding)
    return replace(
        curve,
        points=tuple(_printed(curve, points, policy)),
        # Of the true numbers: a share that rounds to one half may be above it.
        median=median_of(points),
        interval=interval_of_median(points),
        n=n,
        events=rounded(left_by(curve.points, cuts[-1]).events, policy.rounding),
        definition=f"{curve.definition} {_words(policy)}",
        excluded=tuple(_rounded(left, policy) for left in curve.excluded if not policy.is_small(left.rows)),
        compared=_compared(curve.compared, policy),
        coarse=True,
    )


def _words(policy: Policy) -> str:
    smallest = smallest_step(policy)
    said = (
        "For release: a curve is given at the ends of steps (weeks at first, then months), and not in between. Each"
        f" step takes together at least {smallest} events or none, and at least {smallest} censored cases or none;"
        " each curve ends where too few are left for another step, and events are those up to there. A median, and"
        " each of its limits, is the step in which it lies."
    )
    if policy.rounding > 1:
        said += f" Numbers are rounded to {policy.rounding}, and shares to that part of all."
    return said


def _withheld(curve: Curve, policy: Policy) -> Curve:
    said = (
        f"withheld, because fewer than {max(policy.threshold, smallest_step(policy))} young people could be known"
        " from it, or because it would let such a number be worked out"
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
        definition=f"{curve.definition} {_words(policy)}",
        missing=said,
    )


def _standing(curve: Curve, day: int) -> Point:
    """The true curve at the end of a day."""
    last: Point | None = None
    for point in curve.points:
        if point.time > day:
            break
        last = point
    if last is None:
        return Point(day, 1.0, None, None, curve.n, 0, 0)
    return replace(last, time=day)


def _printed(curve: Curve, points: Sequence[Point], policy: Policy) -> list[Point]:
    """The points with the numbers of their steps, as differences of what had left by the end of each."""
    gone = [Left(0, 0)]
    for point in points:
        by = left_by(curve.points, point.time)
        gone.append(Left(rounded(by.events, policy.rounding), rounded(by.censored, policy.rounding)))
    n = rounded(curve.n, policy.rounding)
    return [
        Point(
            point.time,
            _share(point.survival, n, policy),
            _limit(point.low, policy),
            _limit(point.high, policy),
            max(0, n - before.events - before.censored),
            by.events - before.events,
            by.censored - before.censored,
        )
        for point, (before, by) in zip(points, pairwise(gone), strict=True)
    ]


def _share(survival: float, n: int, policy: Policy) -> float:
    """A share in whole per cent; under a policy that rounds, as that of a rounded number."""
    if policy.rounding > 1 and n:
        survival = min(
            1.0, policy.rounding * halves_up(round(survival * n * 1000), 1000 * policy.rounding) / n
        )
    return round(survival, PLACES)


def _limit(limit: float | None, policy: Policy) -> float | None:
    """A limit in whole per cent; none under a policy that rounds, for it would say the number."""
    return None if limit is None or policy.rounding > 1 else round(limit, PLACES)


def _rounded(left: Excluded, policy: Policy) -> Excluded:
    return Excluded(left.reason, rounded(left.rows, policy.rounding))


def _compared(found: LogRank | None, policy: Policy) -> LogRank | None:
    if found is None:
        return None
    return LogRank(round(found.statistic, 1), round(found.p, PLACES_OF_P), rounded(found.n, policy.rounding))


def _with_test(curve: Curve, made: Sequence[Curve]) -> Curve:
    """The curve, without the comparison of programmes when one of the two is withheld."""
    if curve.compared is None:
        return curve
    both = [other for other in made if (other.name, other.by) == (curve.name, curve.by)]
    return replace(curve, compared=None) if any(other.missing for other in both) else curve
