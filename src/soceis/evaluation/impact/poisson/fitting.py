"""The fit. With an effect of its own for every unit, a unit's total is given, and what is left is how it falls over
the months: multinomial, with shares that are the same for all units of a group (Palmgren, Biometrika 68, 1981;
Hausman, Hall and Griliches, Econometrica 52, 1984). So the estimate needs only totals of groups by month, the fit is
a concave problem in the effects and the month effects, and a unit to whom nothing happened plays no part.

A unit's score is linear in its outcomes: Z'(y - N p), Z being what is on in each month, N its total and p the
group's shares. The errors clustered by unit are the sandwich of these scores, a function of the group's second moments.

Month effects are shared within a stack of groups and by no two stacks, so the curvature is an arrow: the effects on
one side, the months of each stack by themselves on the other. It is solved stack by stack (Schur complements).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
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


@dataclass(frozen=True, slots=True, eq=False)
class _Stack:
    """Groups that share month effects: their places, the months bool[m] in which anything happened, and of those
    months the totals, the months in use and, for each group, what is on (`_columns`).
    """

    groups: Ints
    months: Truths
    totals: Floats
    rows: Truths
    on: list[Floats]

    @property
    def start(self) -> Floats:
        """Where the month effects begin: the logarithm of each month's share over that of the first."""
        shares = self.totals.sum(axis=0)
        return np.asarray(np.log(shares[1:] / shares[0]), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class _Bend:
    """The log likelihood somewhere: its value, slope and curvature in the K effects with the months of each stack
    taken out, and of each stack the answer to its months float64[m', K], the step float64[m'] and shares by group.
    """

    value: float
    slope: Floats
    curvature: Floats
    whole: Floats
    answers: list[Floats]
    steps: list[Floats]
    shares: list[list[Floats]]


def fit(design: Design) -> Fit:
    """Fit a design. Unbounded when effects have no limit, CannotEstimate when they cannot be told from the months."""
    stacks = [
        stack for number in np.unique(design.stacks) if (stack := _stack(design, int(number))) is not None
    ]
    k, m = len(design.at), len(design.summary.months)
    estimate, bend = _newton(stacks, k)
    inverse = np.linalg.inv(bend.curvature)
    influence = np.zeros((len(design.rows), k, m + 1))
    for stack, answer, shares in zip(stacks, bend.answers, bend.shares, strict=True):
        within = np.hstack([inverse, -inverse @ answer.T])
        for g, use, z, share in zip(stack.groups, stack.rows, stack.on, shares, strict=True):
            score = z[use].T - np.outer(z[use].T @ share[use], np.ones(int(use.sum())))
            influence[g][:, np.flatnonzero(stack.months)[use]] = within @ score
            influence[g][:, m] = influence[g][:, :m] @ design.summary.groups[g].mean
    return Fit(estimate, influence, _factor(design, stacks))


def _stack(design: Design, number: int) -> _Stack | None:
    """A stack of a design; None when nothing happened to it."""
    groups = np.flatnonzero((design.stacks == number) & design.rows.any(axis=1))
    months = np.asarray(design.totals[groups].sum(axis=0) > 0, bool)
    if not months.any():
        return None
    return _Stack(
        groups, months, design.totals[groups][:, months], design.rows[groups][:, months],
        [_columns(design, g, months) for g in groups.tolist()],
    )  # fmt: skip


def _columns(design: Design, g: int, months: Truths) -> Floats:
    """What is on in each month of a group: the effects, then every month but the first: float64[m', K + m' - 1]."""
    switched = design.switched[g][months]
    return np.hstack([switched, np.eye(len(switched))[:, 1:]])


def _factor(design: Design, stacks: list[_Stack]) -> float:
    """The small-sample factor of errors clustered by unit, as in fixest: G / (G - 1) x (N - 1) / (N - parameters)."""
    units = np.array([group.n - group.zeros for group in design.summary.groups])
    counted = sum(int(units[stack.groups].sum()) for stack in stacks)
    used = sum(int(units[stack.groups] @ stack.rows.sum(axis=1)) for stack in stacks)
    parameters = len(design.at) + sum(int(stack.months.sum()) for stack in stacks)
    if counted < 2 or used <= parameters:
        raise CannotEstimate(
            f"something happened to only {counted} units, too few for {parameters} effects; use a longer window or"
            " fewer parts."
        )
    return counted / (counted - 1) * (used - 1) / (used - parameters)


def _newton(stacks: list[_Stack], k: int) -> tuple[Floats, _Bend]:
    """Newton's method with halved steps: the effects float64[K], and the likelihood there."""
    here, lines = np.zeros(k), [stack.start for stack in stacks]
    bend = _bend(stacks, here, lines)
    for _ in range(MOST_STEPS):
        _must_be_told_apart(bend, here)
        step = np.linalg.solve(bend.curvature, bend.slope)
        moves = [own - answer @ step for own, answer in zip(bend.steps, bend.answers, strict=True)]
        size = 1.0
        while True:
            there = here + size * step
            along = [line + size * move for line, move in zip(lines, moves, strict=True)]
            new = _bend(stacks, there, along)
            if new.value >= bend.value - CLOSE_ENOUGH * abs(bend.value) or size < 1e-6:
                break
            size /= 2
        here, lines, bend = there, along, new
        if np.abs(here).max(initial=0.0) > BEYOND:
            raise Unbounded(here)
        farthest = max(np.abs(part).max(initial=0.0) for part in (here, *lines))
        if max(np.abs(part).max(initial=0.0) for part in (step, *moves)) < CLOSE_ENOUGH * max(1.0, farthest):
            break
    return here, bend


def _must_be_told_apart(bend: _Bend, effects: Floats) -> None:
    scale = np.sqrt(np.maximum(np.diag(bend.whole), 0))
    if not _is_curved(bend.curvature, scale):
        if np.abs(effects).max(initial=0.0) > BEYOND / 2:
            raise Unbounded(effects * 2)
        raise CannotEstimate(
            "the effects cannot be told apart from the months: too few units had not started. Add a comparison group,"
            " or use the overall estimate."
        )


def _is_curved(curvature: Floats, scale: Floats) -> bool:
    if (scale <= 0).any():
        return False
    return bool(np.linalg.eigvalsh(curvature / np.outer(scale, scale))[0] >= LEAST_CURVATURE)


def _solved(months: Floats, sides: Floats) -> Floats:
    """The shortest answer: months that nothing ties together may move freely, and effects do not depend on it."""
    return sides if not len(months) else np.asarray(np.linalg.lstsq(months, sides, rcond=None)[0], np.float64)


def _bend(stacks: list[_Stack], effects: Floats, lines: list[Floats]) -> _Bend:
    k = len(effects)
    value, slope, whole, taken = 0.0, np.zeros(k), np.zeros((k, k)), np.zeros((k, k))
    answers, steps, shares = [], [], []
    for stack, line in zip(stacks, lines, strict=True):
        own, pull, bent, share = _at(stack.totals, stack.rows, stack.on, np.concatenate([effects, line]))
        across, months = bent[k:, :k], bent[k:, k:]
        solved = _solved(months, np.column_stack([across, pull[k:]]))
        answer, step = solved[:, :k], solved[:, k]
        value += own
        slope += pull[:k] - across.T @ step
        whole += bent[:k, :k]
        taken += across.T @ answer
        answers.append(answer)
        steps.append(step)
        shares.append(share)
    return _Bend(value, slope, whole - (taken + taken.T) / 2, whole, answers, steps, shares)


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
