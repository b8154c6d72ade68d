"""The fit. With an effect of its own for every unit, a unit's total is given, and what is left is how it falls over
the months: multinomial, with shares that are the same for all units of a group (Palmgren, Biometrika 68, 1981;
Hausman, Hall and Griliches, Econometrica 52, 1984). So the estimate needs only totals of groups by month, the fit is
a concave problem in the effects and the month effects, and a unit to whom nothing happened plays no part.

A unit's score is linear in its outcomes: Z'(y - N p), Z being what is on in each month, N its total and p the
group's shares. The errors clustered by unit are the sandwich of these scores, a function of the group's second moments.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.panel.shape import Floats, Truths
from soceis.evaluation.impact.poisson.design import Design

MOST_STEPS = 100
CLOSE_ENOUGH = 1e-12
# A log ratio beyond this is on its way to infinity.
BEYOND = 15.0
LEAST_CURVATURE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """K effects: `estimate` float64[K], the `influence` float64[G, K, m + 1] of units, `factor` of the covariance."""

    estimate: Floats
    influence: Floats
    factor: float


class Unbounded(Exception):
    """Some effects run off to infinity: bool[K]."""

    def __init__(self, effects: Floats) -> None:
        super().__init__("unbounded")
        self.effects = np.abs(effects) > BEYOND


def fit(design: Design) -> Fit:
    """Fit a design. Unbounded when effects have no limit, CannotEstimate when they cannot be told from the months."""
    months = design.totals.sum(axis=0) > 0
    rows = design.rows & months[None, :]
    on = [_columns(design, g, months) for g in range(len(rows))]
    shares = design.totals.sum(axis=0)[months]
    k = len(design.at)
    start = np.concatenate([np.zeros(k), np.log(shares[1:] / shares[0])])
    found = _newton(design.totals[:, months], rows[:, months], on, start, k)
    estimate, curvature, shares_of = found
    inverse = np.linalg.inv(curvature)[:k]
    m = len(design.summary.months)
    influence = np.zeros((len(rows), k, m + 1))
    for g, group in enumerate(design.summary.groups):
        used = rows[g]
        z = on[g][used[months]]
        share = shares_of[g][used[months]]
        score = z.T - np.outer(z.T @ share, np.ones(len(share)))
        influence[g][:, np.flatnonzero(used)] = inverse @ score
        influence[g][:, m] = influence[g][:, :m] @ group.mean
    return Fit(estimate[:k], influence, _factor(design, rows, len(start)))


def _columns(design: Design, g: int, months: Truths) -> Floats:
    """What is on in each month of a group: the effects, then every month but the first: float64[m', K + m' - 1]."""
    switched = design.switched[g][months]
    return np.hstack([switched, np.eye(len(switched))[:, 1:]])


def _factor(design: Design, rows: Truths, parameters: int) -> float:
    """The small-sample factor of errors clustered by unit, as in fixest: G / (G - 1) x (N - 1) / (N - parameters)."""
    units = np.array([group.n - group.zeros for group in design.summary.groups])
    counted, used = int(units.sum()), int(units @ rows.sum(axis=1))
    if counted < 2 or used <= parameters + 1:
        raise CannotEstimate(
            f"something happened to only {counted} units, too few for {parameters} effects; use a longer window or"
            " fewer parts."
        )
    return counted / (counted - 1) * (used - 1) / (used - parameters - 1)


def _newton(
    totals: Floats,
    rows: Truths,
    on: list[Floats],
    start: Floats,
    k: int,
) -> tuple[Floats, Floats, list[Floats]]:
    """Newton's method with halved steps: the estimate, the curvature there, and the shares of each group."""
    here = start
    value, slope, curvature, shares = _at(totals, rows, on, here)
    for _ in range(MOST_STEPS):
        _must_be_told_apart(curvature, here[:k])
        step = np.linalg.solve(curvature, slope)
        size = 1.0
        while True:
            there = here + size * step
            new = _at(totals, rows, on, there)
            if new[0] >= value - CLOSE_ENOUGH * abs(value) or size < 1e-6:
                break
            size /= 2
        here, (value, slope, curvature, shares) = there, new
        if np.abs(here[:k]).max(initial=0.0) > BEYOND:
            raise Unbounded(here[:k])
        if np.abs(step).max() < CLOSE_ENOUGH * max(1.0, np.abs(here).max()):
            break
    return here, curvature, shares


def _must_be_told_apart(curvature: Floats, effects: Floats) -> None:
    scale = np.sqrt(np.maximum(np.diag(curvature), 0))
    if (scale <= 0).any() or np.linalg.eigvalsh(curvature / np.outer(scale, scale))[0] < LEAST_CURVATURE:
        if np.abs(effects).max(initial=0.0) > BEYOND / 2:
            raise Unbounded(effects * 2)
        raise CannotEstimate(
            "the effects cannot be told apart from the months: too few units had not started. Add a comparison group,"
            " or use the overall estimate."
        )


def _at(
    totals: Floats,
    rows: Truths,
    on: list[Floats],
    here: Floats,
) -> tuple[float, Floats, Floats, list[Floats]]:
    """The log likelihood, its slope, its curvature (the sign turned) and the shares of each group."""
    value, slope, curvature, shares = 0.0, np.zeros_like(here), np.zeros((len(here), len(here))), []
    for total, use, z in zip(totals, rows, on, strict=True):
        line = np.where(use, z @ here, -np.inf)
        if not use.any():
            shares.append(np.zeros(len(use)))
            continue
        height = line.max()
        share = np.exp(line - height)
        mass = share.sum()
        share /= mass
        whole = total.sum()
        value += float(total[use] @ (line[use] - height - np.log(mass)))
        slope += z.T @ (total - whole * share)
        weighted = z * share[:, None]
        mean = weighted.sum(axis=0)
        curvature += whole * (z.T @ weighted - np.outer(mean, mean))
        shares.append(share)
    return value, slope, curvature, shares
