"""The propensity: how likely each unit was to be treated, given its covariates.

Logistic regression by iteratively reweighted least squares (Newton's method; McCullagh and Nelder, Generalized
Linear Models, 1989) on standardised covariates. The fit has settled when a step no longer moves anybody's
linear predictor. Under perfect separation it never settles: each step moves by about one, for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from soceis.evaluation.errors import CollinearCovariates, PerfectSeparation
from soceis.evaluation.matching.units import Flags, Floats, check_both_groups

Collinear = Literal["refuse", "leave_out"]
MOST_STEPS = 50
SETTLED = 1e-9
# What is left of a standardised covariate once the others have explained it, below which nothing is left.
NOTHING_LEFT = 1e-10
SAME = 1e-12
VISIBLE = 1e-6
# Under separation some coefficients grow for ever: those that grow at least half as fast as the fastest are named.
DRIFTING = 0.5
BLOCK = 9_000


@dataclass(frozen=True, slots=True)
class Propensity:
    """The fitted model: `scores` float64[n] between 0 and 1; coefficients on the scales of the covariates.

    `left_out` names covariates that say nothing new, with the reason; `ridge` is the penalty asked for (0: none).
    """

    scores: Floats
    intercept: float
    coefficients: tuple[tuple[str, float], ...]
    steps: int
    ridge: float = 0.0
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the scores must know, in sentences."""
        penalty = (
            f"The propensity model has a ridge penalty of {self.ridge:g}: its coefficients are drawn towards 0.",
        )
        left = tuple(f'The covariate "{name}" was left out: {reason}.' for name, reason in self.left_out)
        return (*(penalty if self.ridge else ()), *left)


def propensity(
    covariates: Mapping[str, Floats],
    treated: Flags,
    *,
    ridge: float = 0.0,
    collinear: Collinear = "refuse",
) -> Propensity:
    """The propensity of each unit, from covariates float64[n] without NaN and `treated` bool[n].

    `ridge` penalises half of itself times the squared standardised coefficients, never the intercept.
    NoComparison without both groups; CollinearCovariates unless they may be left out; PerfectSeparation when
    the covariates tell the groups apart and there is no penalty.
    """
    check_both_groups(treated)
    found = _standardised(covariates, len(treated))
    left_out = found.left_out
    if left_out and collinear == "refuse":
        raise CollinearCovariates(_refusal(left_out))
    beta, steps = _fitted(found.design, treated.astype(np.float64), ridge, found.names)
    slopes = beta[1:] / found.scales
    return Propensity(
        _probability(_predictor(found.design, beta)),
        float(beta[0] - slopes @ found.centres),
        tuple((name, float(slope)) for name, slope in zip(found.names, slopes, strict=True)),
        steps,
        ridge,
        left_out,
    )


@dataclass(frozen=True, slots=True)
class _Design:
    """Standardised covariates float64[n, 1 + k] behind a column of ones; `left_out` says nothing new."""

    design: Floats
    names: tuple[str, ...]
    centres: Floats
    scales: Floats
    left_out: tuple[tuple[str, str], ...]


def _standardised(covariates: Mapping[str, Floats], n: int) -> _Design:
    means = {name: float(values.mean()) for name, values in covariates.items()}
    spreads = {name: float(values.std()) for name, values in covariates.items()}
    same = [
        name
        for name, values in covariates.items()
        if spreads[name] <= SAME * max(1.0, float(np.abs(values).max(initial=0.0)))
    ]
    names = [name for name in covariates if name not in same]
    design = np.ones((n, 1 + len(names)))
    for place, name in enumerate(names, start=1):
        design[:, place] = (covariates[name] - means[name]) / spreads[name]
    following = _following(design, names)
    kept = [place for place, name in enumerate(names) if name not in following]
    if following:
        design = np.ascontiguousarray(design[:, [0, *(place + 1 for place in kept)]])
    names = [names[place] for place in kept]
    constant = dict.fromkeys(same, "it is the same for everybody")
    return _Design(
        design,
        tuple(names),
        np.array([means[name] for name in names]),
        np.array([spreads[name] for name in names]),
        tuple((constant | following).items()),
    )


def _following(design: Floats, names: list[str]) -> dict[str, str]:
    """The covariates that earlier ones make up, and which ones they follow from."""
    alike = np.zeros((design.shape[1], design.shape[1]))
    for rows in _blocks(design):
        alike += design[rows].T @ design[rows]
    alike = alike[1:, 1:] / max(1, len(design))
    found = {}
    kept: list[int] = []
    for place, name in enumerate(names):
        weights = np.linalg.solve(alike[np.ix_(kept, kept)], alike[kept, place])
        if alike[place, place] - alike[kept, place] @ weights > NOTHING_LEFT:
            kept.append(place)
            continue
        pairs = zip(kept, weights.tolist(), strict=True)
        sources = [f'"{names[other]}"' for other, weight in pairs if abs(weight) > VISIBLE]
        found[name] = f"it follows from {' and '.join(sources)}"
    return found


def _blocks(design: Floats) -> Iterator[slice]:
    """The rows in blocks that stay in the processor's cache, and are too small to be shared among cores.

    Waiting for another core costs more than these sums when the machine has other things to do.
    """
    size = max(16, BLOCK // design.shape[1])
    return (slice(start, start + size) for start in range(0, len(design), size))


@dataclass(frozen=True, slots=True)
class _At:
    """The penalised log likelihood at some coefficients, its gradient and the information."""

    height: float
    gradient: Floats
    information: Floats


def _at(design: Floats, treated: Floats, beta: Floats, penalty: Floats) -> _At:
    height = -0.5 * float(penalty @ beta**2)
    gradient: Floats = -penalty * beta
    information: Floats = np.diag(penalty)
    for rows in _blocks(design):
        block, hers = design[rows], treated[rows]
        predictor = block @ beta
        small = np.exp(-np.abs(predictor))
        chance = np.where(predictor >= 0, 1.0, small) / (1.0 + small)
        height += float(hers @ predictor - (np.maximum(predictor, 0.0) + np.log1p(small)).sum())
        gradient = gradient + block.T @ (hers - chance)
        information = information + block.T @ (block * (chance * (1 - chance))[:, None])
    return _At(height, gradient, information)


def _fitted(design: Floats, treated: Floats, ridge: float, names: tuple[str, ...]) -> tuple[Floats, int]:
    """The coefficients float64[1 + k] of the standardised design, and how many steps were taken."""
    share = float(treated.mean())
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0.0
    reach = np.abs(design).max(axis=0)
    beta: Floats = np.zeros(design.shape[1])
    beta[0] = np.log(share / (1 - share))
    here, step = _at(design, treated, beta, penalty), np.zeros_like(beta)
    for number in range(1, MOST_STEPS + 1):
        try:
            step = np.asarray(np.linalg.solve(here.information, here.gradient))
        except np.linalg.LinAlgError:
            break
        # No linear predictor moves farther than this.
        farthest = float(np.abs(step) @ reach)
        if farthest < SETTLED:
            return beta + step, number
        share = 1.0
        there = _at(design, treated, beta + step, penalty)
        while there.height < here.height - SAME * abs(here.height) and farthest * share > SETTLED:
            share /= 2
            there = _at(design, treated, beta + share * step, penalty)
        beta, here = beta + share * step, there
    raise PerfectSeparation(_separated(step, names))


def _probability(predictor: Floats) -> Floats:
    """The logistic function, without overflow."""
    small = np.exp(-np.abs(predictor))
    return np.asarray(np.where(predictor >= 0, 1.0, small) / (1.0 + small))


def _predictor(design: Floats, beta: Floats) -> Floats:
    """The linear predictor column by column: equal rows get equal values, so that ties stay ties."""
    predictor = np.full(len(design), beta[0])
    for place in range(1, len(beta)):
        predictor += design[:, place] * beta[place]
    return predictor


def _separated(step: Floats, names: tuple[str, ...]) -> str:
    slopes = np.abs(step[1:])
    largest = float(slopes.max(initial=0.0))
    drifting = [f'"{name}"' for name, slope in zip(names, slopes, strict=True) if slope >= DRIFTING * largest]
    named = f"{drifting[0]} alone" if len(drifting) == 1 else f"{' and '.join(drifting)} together"
    return (
        f"{named} can tell some treated units from the others for certain, so that no propensity can be"
        " estimated. Nothing was matched. Leave this out, match exactly on a coarser form of it, or ask for a ridge"
        " penalty and say so."
    )


def _refusal(left_out: tuple[tuple[str, str], ...]) -> str:
    listed = "; ".join(f'"{name}": {reason}' for name, reason in left_out)
    return (
        f"Some covariates say nothing new ({listed}). Nothing was matched. Leave them out, or ask for redundant"
        " covariates to be left out."
    )
