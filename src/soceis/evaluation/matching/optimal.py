"""Optimal matching: of all ways to pair, the one with the most pairs and, of those, the least total distance.

Exact: by linear assignment (Crouse, 2016, in scipy), or on a line by dynamic programming. On a line two pairs
that cross can be uncrossed without either distance growing, so that some optimum keeps the order of the scores.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from soceis.evaluation.errors import TooLarge
from soceis.evaluation.matching.distances import Apart
from soceis.evaluation.matching.nearest import Pairs
from soceis.evaluation.matching.units import Floats, Whole

# A table of distances of this many pairs takes 200 MB.
MOST_DISTANCES = 25_000_000
# Two bits are kept of each pair on a line.
MOST_ON_A_LINE = 1_000_000_000
FEW = 1_000_000
Bits = NDArray[np.uint8]


def optimal(apart: Apart, treated: Whole, controls: Whole, ratio: int = 1) -> Pairs:
    """The best pairs of treated rows int64[t] with `ratio` different control rows int64[c] each.

    When there are too few controls, as many treated as possible have one, then two, and so on. TooLarge when
    the distances do not fit into memory.
    """
    size = len(treated) * ratio * len(controls)
    if apart.on_a_line and ratio == 1 and FEW < size <= MOST_ON_A_LINE:
        return _along_a_line(apart, treated, controls)
    if size > MOST_DISTANCES:
        raise TooLarge(
            f"An exact optimum over {len(treated):,} treated and {len(controls):,} controls in one stratum takes too"
            " much memory. Nothing was matched. Ask for more exact strata, or for the nearest neighbour."
        )
    return _assigned(apart, treated, controls, ratio)


def _assigned(apart: Apart, treated: Whole, controls: Whole, ratio: int) -> Pairs:
    """By linear assignment: every treated row has `ratio` seats, and filling one is worth more than any distance.

    Sets of seats that can be filled together form a matroid, so that an earlier seat being worth more than a later
    one costs no pair.
    """
    from scipy.optimize import linear_sum_assignment

    distances = np.stack([apart.between(row, controls) for row in treated.tolist()])
    allowed = np.isfinite(distances)
    if not allowed.any():
        return Pairs.of([])
    worth = 1.0 + min(len(treated) * ratio, len(controls)) * float(distances[allowed].max())
    near = np.where(allowed, distances, 0.0)
    cost = np.concatenate([near - worth * (ratio - seat) * allowed for seat in range(ratio)])
    rows, columns = linear_sum_assignment(cost)
    found = [
        (
            int(treated[row % len(treated)]),
            int(controls[column]),
            float(distances[row % len(treated), column]),
        )
        for row, column in zip(rows, columns, strict=True)
        if allowed[row % len(treated), column]
    ]
    return Pairs.of(sorted(found, key=lambda pair: pair[0]))


def _along_a_line(apart: Apart, treated: Whole, controls: Whole) -> Pairs:
    """By dynamic programming over treated and controls in the order of their scores."""
    scores = apart.scores
    treated = treated[np.argsort(scores[treated], kind="stable")]
    controls = controls[np.argsort(scores[controls], kind="stable")]
    line = scores[controls]
    widest = max(abs(scores[treated[0]] - line[-1]), abs(scores[treated[-1]] - line[0]))
    dear = 1.0 + len(treated) * min(apart.caliper, float(widest))
    # least[j]: the least cost of the treated so far with the first j controls; somebody left out costs `dear`.
    least = np.zeros(len(line) + 1)
    choices = []
    for score in scores[treated].tolist():
        distances = np.abs(line - score)
        distances[distances > apart.caliper] = np.inf
        least, made = _one_more(least, distances, dear)
        choices.append(made)
    return _traced(treated, controls, scores, choices)


def _one_more(least: Floats, distances: Floats, dear: float) -> tuple[Floats, tuple[Bits, Bits]]:
    """The least costs with one more treated unit, and how they come about, a bit for each j from 0.

    First whether a choice is made at j (else the best is that of j - 1), then whether it is to take the j-th.
    """
    own = least + dear
    paired = np.concatenate([[np.inf], least[:-1] + distances])
    takes = paired <= own
    np.minimum(own, paired, out=own)
    best = np.minimum.accumulate(own)
    return best, (np.packbits(own <= best), np.packbits(takes))


def _traced(treated: Whole, controls: Whole, scores: Floats, choices: list[tuple[Bits, Bits]]) -> Pairs:
    """The pairs, from the last treated unit back to the first."""
    found = []
    j = len(controls)
    for row, (made, takes) in zip(treated[::-1].tolist(), reversed(choices), strict=True):
        while not _bit(made, j):
            j -= 1
        if _bit(takes, j):
            j -= 1
            control = int(controls[j])
            found.append((row, control, float(abs(scores[row] - scores[control]))))
    return Pairs.of(found[::-1])


def _bit(bits: Bits, place: int) -> bool:
    return bool(bits[place >> 3] >> (7 - (place & 7)) & 1)
