"""Nearest neighbours: one treated unit after the other takes its nearest control.

Without replacement a control is taken once; with `ratio` controls each, everybody takes a first one before
anybody takes a second. On a line (the propensity) the controls are sorted once, and a forest of disjoint sets
(Tarjan, 1975) finds the nearest free one to either side in next to no time, however many are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.matching.distances import Apart
from soceis.evaluation.matching.units import Floats, Whole

ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows (treated, control) int64[p, 2] with their distances float64[p].

    `ties` counts choices at which another control was exactly as near.
    """

    rows: Whole
    distances: Floats
    ties: int = 0

    @classmethod
    def of(cls, found: list[tuple[int, int, float]], ties: int = 0) -> Pairs:
        """The pairs of a list of (treated, control, distance)."""
        rows = np.array([pair[:2] for pair in found], dtype=np.int64).reshape(-1, 2)
        return cls(rows, np.array([pair[2] for pair in found], dtype=np.float64), ties)


def joined(parts: list[Pairs]) -> Pairs:
    """The pairs of several strata as one."""
    if not parts:
        return Pairs.of([])
    return Pairs(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.distances for part in parts]),
        sum(part.ties for part in parts),
    )


def nearest(apart: Apart, treated: Whole, controls: Whole, ratio: int = 1, *, replace: bool = False) -> Pairs:
    """The pairs of treated rows int64[t], in the order in which they choose, with control rows int64[c]."""
    if replace:
        return _each_alone(apart, treated, controls, ratio)
    if apart.on_a_line:
        return _along_a_line(apart, treated, controls, ratio)
    return _one_after_another(apart, treated, controls, ratio)


def _along_a_line(apart: Apart, treated: Whole, controls: Whole, ratio: int) -> Pairs:
    scores = apart.places[:, 0]
    ordered = controls[np.argsort(scores[controls], kind="stable")]
    line = _Line(scores[ordered].tolist())
    starts = np.searchsorted(scores[ordered], scores[treated], side="right").tolist()
    wanted = list(zip(treated.tolist(), scores[treated].tolist(), starts, strict=True))
    found, ties = [], 0
    for _ in range(ratio):
        again = []
        for row, score, start in wanted:
            place, distance = line.nearest(score, start)
            if np.isinf(distance) or distance > apart.caliper:
                continue
            ties += line.is_a_tie(place, score)
            line.take(place)
            found.append((row, int(ordered[place - 1]), distance))
            again.append((row, score, start))
        wanted = again
    return Pairs.of(found, ties)


class _Line:
    """Controls in the order of their scores, at places 1 to n; the nearest free one to any score."""

    def __init__(self, scores: list[float]) -> None:
        self.scores = [-np.inf, *scores, np.inf]
        self.below = list(range(len(self.scores)))
        self.above = list(range(len(self.scores)))

    def nearest(self, score: float, start: int) -> tuple[int, float]:
        """The nearest free place (the lower one of two) and its distance; `start` is the last place not above.

        The distance is infinite when no place is free.
        """
        low, high = _root(self.below, start), _root(self.above, start + 1)
        down, up = score - self.scores[low], self.scores[high] - score
        return (low, down) if down <= up else (high, up)

    def take(self, place: int) -> None:
        """The place is no longer free."""
        self.below[place] = place - 1
        self.above[place] = place + 1

    def is_a_tie(self, place: int, score: float) -> bool:
        """Whether another free control is as near to a score as that at a place, the nearest one."""
        distance = abs(score - self.scores[place])
        others = (_root(self.below, place - 1), _root(self.above, place + 1))
        return any(abs(score - self.scores[other]) == distance for other in others)


def _root(parents: list[int], place: int) -> int:
    """The free place that a place leads to, shortening the way for next time."""
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _one_after_another(apart: Apart, treated: Whole, controls: Whole, ratio: int) -> Pairs:
    """Any distance, without replacement: all free controls are looked at for each choice."""
    free = np.ones(len(controls), dtype=np.bool_)
    wanted, found, ties = treated.tolist(), [], 0
    for _ in range(ratio):
        again = []
        for row in wanted:
            distances = apart.between(row, controls)
            distances[~free] = np.inf
            least = float(distances.min(initial=np.inf))
            if np.isinf(least):
                continue
            # Distances that should be equal differ by rounding; the first by id is taken of them.
            as_near = np.flatnonzero(distances <= least * (1 + ROUNDING) + ROUNDING)
            place = int(as_near[0])
            ties += len(as_near) > 1
            free[place] = False
            found.append((row, int(controls[place]), float(distances[place])))
            again.append(row)
        wanted = again
    return Pairs.of(found, ties)


def _each_alone(apart: Apart, treated: Whole, controls: Whole, ratio: int) -> Pairs:
    """With replacement: each takes its nearest ones, whoever else has taken them."""
    found: list[tuple[int, int, float]] = []
    ties = 0
    for row, near in _candidates(apart, treated, controls, ratio):
        distances = apart.between(row, near)
        order = np.argsort(distances, kind="stable")[: ratio + 1]
        chosen = [int(place) for place in order[:ratio] if np.isfinite(distances[place])]
        found.extend((row, int(near[place]), float(distances[place])) for place in chosen)
        last = distances[chosen[-1]] if chosen else np.inf
        ties += int(np.isfinite(last) and (distances == last).sum() > sum(distances[chosen] == last))
    return Pairs.of(found, ties)


def _candidates(apart: Apart, treated: Whole, controls: Whole, ratio: int) -> Iterator[tuple[int, Whole]]:
    """Each treated row with the controls among which its nearest are: on a line, a few to either side."""
    if not apart.on_a_line:
        yield from ((row, controls) for row in treated.tolist())
        return
    scores = apart.places[:, 0]
    ordered = controls[np.argsort(scores[controls], kind="stable")]
    starts = np.searchsorted(scores[ordered], scores[treated])
    for row, start in zip(treated.tolist(), starts.tolist(), strict=True):
        yield row, ordered[max(0, start - ratio - 1) : start + ratio + 1]
