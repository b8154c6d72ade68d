"""Weights instead of pairs: the controls count as much as makes them like the treated.

By the propensity: a control with propensity e counts e / (1 - e), the weight for the effect on the treated
(Hirano, Imbens and Ridder, 2003). By entropy: the weights nearest to equal ones that give the controls the
covariate means of the treated exactly (Hainmueller, 2012), found through the dual by Newton's method.
"""

from __future__ import annotations

import numpy as np

from soceis.evaluation.errors import CannotBalance
from soceis.evaluation.matching.units import Flags, Floats, Whole

MOST_STEPS = 200
# How far a mean may be off, in standard deviations of the treated.
EXACT = 1e-9
SMALLEST = 1e-12


def propensity_weights(scores: Floats, treated: Flags, strata: Whole) -> Floats:
    """Weights float64[n] from the propensity; in each stratum the controls weigh as much as the treated."""
    odds = scores / np.maximum(1 - scores, SMALLEST)
    size = int(strata.max(initial=-1)) + 1
    cases = np.bincount(strata[treated], minlength=size)
    totals = np.bincount(strata[~treated], weights=odds[~treated], minlength=size)
    both = (cases > 0) & (totals > 0)
    share = np.divide(cases, totals, out=np.zeros(size), where=both)
    return np.where(treated, both[strata].astype(np.float64), odds * share[strata])


def entropy_weights(matrix: Floats, names: tuple[str, ...], treated: Flags, strata: Whole) -> Floats:
    """Weights float64[n] with which the controls have the covariate means and strata of the treated.

    `matrix` float64[n, k] has a column for each of `names`. CannotBalance when no weights do that: when the
    treated are on average outside of what any mixture of controls can be.
    """
    size = int(strata.max(initial=-1)) + 1
    cases = np.bincount(strata[treated], minlength=size)
    controls = np.bincount(strata[~treated], minlength=size)
    inside = ((cases > 0) & (controls > 0))[strata]
    weights = np.where(treated, inside.astype(np.float64), 0.0)
    ours, theirs = inside & treated, inside & ~treated
    levels = np.flatnonzero((cases > 0) & (controls > 0))[1:]
    whole = np.column_stack([matrix, *(strata == level for level in levels.tolist())]).astype(np.float64)
    spread = whole[ours].std(axis=0)
    spread[spread == 0] = np.maximum(1.0, np.abs(whole[ours]).max(axis=0, initial=0.0))[spread == 0]
    gaps = (whole[theirs] - whole[ours].mean(axis=0)) / spread
    labels = (*names, *("the exact strata" for _ in levels))
    weights[theirs] = _tilted(gaps, labels) * int(ours.sum())
    return weights


def _tilted(gaps: Floats, names: tuple[str, ...]) -> Floats:
    """Weights float64[m] that sum to 1 and bring the mean of each column of `gaps` float64[m, k] to 0."""
    tilt = np.zeros(gaps.shape[1])
    height, weights = _dual(gaps, tilt)
    for _ in range(MOST_STEPS):
        mean = gaps.T @ weights
        if np.abs(mean).max(initial=0.0) < EXACT:
            return weights
        spread = (gaps * weights[:, None]).T @ gaps - np.outer(mean, mean)
        step = np.linalg.lstsq(spread, -mean, rcond=None)[0]
        share, lower = 1.0, height
        while share > SMALLEST:
            lower, weights = _dual(gaps, tilt + share * step)
            if lower <= height + 1e-4 * share * float(mean @ step):
                break
            share /= 2
        tilt, height = tilt + share * step, lower
    off = np.abs(gaps.T @ weights)
    named = " and ".join(
        sorted({f'"{name}"' for name, far in zip(names, off, strict=True) if far >= off.max() / 2})
    )
    raise CannotBalance(
        f"No weights give the comparison group the means of the treated: {named} cannot be brought together."
        " Nothing was weighted. Leave out what the groups do not share, restrict the treated to those who have"
        " somebody like them, or use matching with a caliper."
    )


def _dual(gaps: Floats, tilt: Floats) -> tuple[float, Floats]:
    """The dual function log(sum(exp(gaps @ tilt))) and the weights that belong to it."""
    predictor = gaps @ tilt
    top = float(predictor.max())
    raised = np.exp(predictor - top)
    total = float(raised.sum())
    return top + float(np.log(total)), raised / total
