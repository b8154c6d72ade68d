"""The propensity: how likely each unit was to be treated, given its covariates.

Logistic regression by iteratively reweighted least squares (Newton's method; McCullagh and Nelder, Generalized
Linear Models, 1989) on standardised covariates. The fit has settled when a step no longer moves anybody's
linear predictor. Under perfect separation it never settles: each step moves by about one, for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    left_out = redundant(covariates)
    if left_out and collinear == "refuse":
        raise CollinearCovariates(_refusal(left_out))
    without = dict(left_out)
    kept = {name: values for name, values in covariates.items() if name not in without}
    centres = np.array([values.mean() for values in kept.values()])
    scales = np.array([values.std() for values in kept.values()])
    design = np.empty((len(treated), 1 + len(kept)))
    design[:, 0] = 1.0
    for place, values in enumerate(kept.values()):
        design[:, place + 1] = (values - centres[place]) / scales[place]
    beta, steps = _fitted(design, treated.astype(np.float64), ridge, tuple(kept))
    slopes = beta[1:] / scales
    return Propensity(
        _probability(_predictor(design, beta)),
        float(beta[0] - slopes @ centres),
        tuple((name, float(slope)) for name, slope in zip(kept, slopes, strict=True)),
        steps,
        ridge,
        left_out,
    )


def redundant(covariates: Mapping[str, Floats]) -> tuple[tuple[str, str], ...]:
    """The covariates that are the same for everybody or follow from earlier ones, each with the reason."""
    found: list[tuple[str, str]] = []
    varying = []
    for name, values in covariates.items():
        if float(values.std()) <= SAME * max(1.0, float(np.abs(values).max(initial=0.0))):
            found.append((name, "it is the same for everybody"))
        else:
            varying.append(name)
    if not varying:
        return tuple(found)
    alike = np.atleast_2d(np.corrcoef([covariates[name] for name in varying]))
    kept: list[int] = []
    for place, name in enumerate(varying):
        weights = np.linalg.solve(alike[np.ix_(kept, kept)], alike[kept, place])
        if alike[place, place] - alike[kept, place] @ weights > NOTHING_LEFT:
            kept.append(place)
            continue
        pairs = zip(kept, weights.tolist(), strict=True)
        sources = [f'"{varying[other]}"' for other, weight in pairs if abs(weight) > VISIBLE]
        found.append((name, f"it follows from {' and '.join(sources)}"))
    return tuple(found)


def _fitted(design: Floats, treated: Floats, ridge: float, names: tuple[str, ...]) -> tuple[Floats, int]:
    """The coefficients float64[1 + k] of the standardised design, and how many steps were taken."""
    share = treated.mean()
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(share / (1 - share))
    penalty = np.full(len(beta), ridge)
    penalty[0] = 0.0
    predictor: Floats = np.asarray(design @ beta)
    step: Floats = np.zeros_like(beta)
    for number in range(1, MOST_STEPS + 1):
        chance = _probability(predictor)
        gradient = design.T @ (treated - chance) - penalty * beta
        weights = chance * (1 - chance)
        information = (design * weights[:, None]).T @ design + np.diag(penalty)
        try:
            step = np.asarray(np.linalg.solve(information, gradient))
        except np.linalg.LinAlgError:
            break
        beta, predictor, moved = _moved(design, treated, beta, predictor, step, penalty)
        if moved < SETTLED:
            return beta, number
    raise PerfectSeparation(_separated(step, names))


def _moved(
    design: Floats, treated: Floats, beta: Floats, predictor: Floats, step: Floats, penalty: Floats
) -> tuple[Floats, Floats, float]:
    """One step, halved until the penalised likelihood does not fall; and the farthest that anybody moved."""
    change = design @ step
    farthest = float(np.abs(change).max())
    before = _likelihood(predictor, treated) - 0.5 * float(penalty @ beta**2)
    share = 1.0
    while farthest * share >= SETTLED:
        moved = beta + share * step
        after = _likelihood(predictor + share * change, treated) - 0.5 * float(penalty @ moved**2)
        if after >= before - 1e-12 * abs(before):
            break
        share /= 2
    return beta + share * step, predictor + share * change, farthest * share


def _likelihood(predictor: Floats, treated: Floats) -> float:
    return float(treated @ predictor - np.logaddexp(0.0, predictor).sum())


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
