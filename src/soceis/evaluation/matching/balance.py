"""How alike the groups are, before and after matching.

Standardised mean difference: treated less controls, divided by the standard deviation of the treated before
matching (for a covariate of 0 and 1, sqrt(p (1 - p))), so that it changes only when the means do. Variance ratio:
treated over controls, for other covariates. eCDF: the distance between the two cumulative
distributions at each value, its mean over the values and its maximum. Effective sample size: (sum of weights)
squared over the sum of squared weights (Kish, 1965). Definitions as in Ho, Imai, King and Stuart (2011) and
Stuart (2010).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.matching.matched import Matched
from soceis.evaluation.matching.risksets import RiskSets
from soceis.evaluation.matching.units import Flags, Floats

PROPENSITY = "propensity"
# Beyond these a covariate is usually called unbalanced (Stuart, 2010; Rubin, 2001).
LARGE_DIFFERENCE = 0.1
NARROWEST_RATIO, WIDEST_RATIO = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Sides:
    """One covariate with some weights; None where a measure is not defined or nobody is left."""

    treated_mean: float | None
    control_mean: float | None
    difference: float | None
    variance_ratio: float | None
    ecdf_mean: float | None
    ecdf_max: float | None


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One covariate before and after. `binary` when every value is 0 or 1."""

    covariate: str
    binary: bool
    before: Sides
    after: Sides


@dataclass(frozen=True, slots=True)
class Support:
    """Where propensities overlap: the range of each group, and who lies outside of the other's."""

    treated_range: tuple[float, float]
    control_range: tuple[float, float]
    treated_outside: int
    controls_outside: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Every covariate, the propensity first where there is one, and how many units that is worth.

    `effective` is the effective sample size of the controls after matching (before: `controls`).
    """

    rows: tuple[BalanceRow, ...]
    treated: int
    controls: int
    treated_kept: int
    controls_kept: int
    effective: float
    support: Support | None

    def row(self, covariate: str) -> BalanceRow:
        """The row of a covariate; KeyError when there is none."""
        for row in self.rows:
            if row.covariate == covariate:
                return row
        raise KeyError(covariate)

    @property
    def largest(self) -> float | None:
        """The largest absolute standardised mean difference of a covariate after matching."""
        found = [
            abs(row.after.difference)
            for row in self.rows
            if row.covariate != PROPENSITY and row.after.difference is not None
        ]
        return max(found, default=None)

    @property
    def unbalanced(self) -> tuple[str, ...]:
        """The covariates that still differ by more than a tenth of a standard deviation, or in their variance."""
        return tuple(row.covariate for row in self.rows if row.covariate != PROPENSITY and _off(row.after))


@dataclass(frozen=True, slots=True)
class LovePoint:
    """One line of a love plot (Love, 2004): absolute standardised mean differences."""

    covariate: str
    before: float
    after: float | None


def balance(found: Matched | RiskSets) -> Balance:
    """The balance of every covariate, over the units of whom everything is known.

    In risk sets, before matching, the controls are everybody who was at risk in the month of a case.
    """
    matched = found.at_index if isinstance(found, RiskSets) else found
    units = matched.units
    known = units.known()
    treated = units.treated[known]
    weights = (matched.before[known], matched.weights[known])
    columns = {name: np.asarray(values)[known] for name, values in units.covariates.items()}
    if matched.scores is not None:
        columns = {PROPENSITY: matched.scores[known], **columns}
    controls = matched.weights[~units.treated]
    return Balance(
        tuple(_row(name, values, treated, *weights) for name, values in columns.items()),
        *found.given,
        matched.treated_kept,
        matched.controls_kept,
        effective_size(controls),
        None if matched.scores is None else support(matched.scores[known], treated),
    )


def love_points(found: Balance) -> tuple[LovePoint, ...]:
    """The covariates for a love plot, the largest difference before matching first."""
    points = [
        LovePoint(row.covariate, abs(row.before.difference), _size(row.after.difference))
        for row in found.rows
        if row.before.difference is not None
    ]
    return tuple(sorted(points, key=lambda point: -point.before))


def effective_size(weights: Floats) -> float:
    """How many equally weighted units would be as precise; 0 when there are none."""
    squares = float(weights @ weights)
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def support(scores: Floats, treated: Flags) -> Support:
    """Where the propensities float64[n] of the two groups overlap; both groups must have somebody."""
    ranges = [(float(scores[group].min()), float(scores[group].max())) for group in (treated, ~treated)]
    outside = [
        int(((scores[group] < low) | (scores[group] > high)).sum())
        for group, (low, high) in ((treated, ranges[1]), (~treated, ranges[0]))
    ]
    return Support(ranges[0], ranges[1], outside[0], outside[1])


def standardiser(values: Floats, weights: Floats, *, binary: bool) -> float:
    """The standard deviation by which differences are divided; 0 when everybody is the same or alone."""
    if not weights.any():
        return 0.0
    if binary:
        share = float(np.average(values, weights=weights))
        return float(np.sqrt(max(0.0, share * (1 - share))))
    variance = _variance(values, weights)
    return float(np.sqrt(variance)) if np.isfinite(variance) else 0.0


def is_binary(values: Floats) -> bool:
    """Whether every value is 0 or 1."""
    return bool(np.all((values == 0) | (values == 1)))


def _row(name: str, values: Floats, treated: Flags, before: Floats, after: Floats) -> BalanceRow:
    binary = is_binary(values)
    spread = standardiser(values[treated], before[treated], binary=binary)
    return BalanceRow(
        name,
        binary,
        _sides(values, treated, before, spread, binary=binary),
        _sides(values, treated, after, spread, binary=binary),
    )


def _sides(values: Floats, treated: Flags, weights: Floats, spread: float, *, binary: bool) -> Sides:
    ours, theirs = weights * treated, weights * ~treated
    if not ours.any() or not theirs.any():
        return Sides(None, None, None, None, None, None)
    means = [float(np.average(values, weights=side)) for side in (ours, theirs)]
    gap = means[0] - means[1]
    mean, most = (abs(gap), abs(gap)) if binary else _ecdf(values, ours, theirs)
    return Sides(
        means[0],
        means[1],
        _standardised(gap, spread),
        None if binary else _ratio(_variance(values, ours), _variance(values, theirs)),
        mean,
        most,
    )


def _standardised(gap: float, spread: float) -> float | None:
    if spread > 0:
        return gap / spread
    return 0.0 if gap == 0 else None


def _ratio(top: float, bottom: float) -> float | None:
    return top / bottom if bottom > 0 and np.isfinite(top) else None


def _variance(values: Floats, weights: Floats) -> float:
    """The weighted variance, without bias for weights that say how reliable a unit is; NaN for one unit."""
    total = float(weights.sum())
    freedom = total**2 - float((weights * weights).sum())
    if freedom <= 1e-12 * total**2:
        return float("nan")
    centred = values - float(np.average(values, weights=weights))
    return total / freedom * float((weights * centred * centred).sum())


def _ecdf(values: Floats, ours: Floats, theirs: Floats) -> tuple[float, float]:
    """The mean and the largest distance of the cumulative distributions, over the values that occur."""
    kept = (ours + theirs) > 0
    order = np.argsort(values[kept], kind="stable")
    ordered = values[kept][order]
    steps = (ours / ours.sum() - theirs / theirs.sum())[kept][order]
    last = np.append(np.diff(ordered) != 0, True)
    apart = np.abs(np.cumsum(steps))[last]
    return float(apart.mean()), float(apart.max())


def _off(after: Sides) -> bool:
    far = after.difference is not None and abs(after.difference) > LARGE_DIFFERENCE
    ratio = after.variance_ratio
    return far or (ratio is not None and not NARROWEST_RATIO <= ratio <= WIDEST_RATIO)


def _size(difference: float | None) -> float | None:
    return None if difference is None else abs(difference)
