"""The two-way fixed-effects estimate: kept to compare with older studies, never as the answer.

One coefficient for all months from the start on, with unit and month effects. When effects differ between cohorts
or grow with time, it compares later starters with earlier ones who are still changing, and may have the wrong sign
(Goodman-Bacon, Journal of Econometrics 225, 2021).
"""

from __future__ import annotations

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.estimates import Estimate, has_spread, normal_estimate
from soceis.evaluation.impact.linear import must_be_comparable
from soceis.evaluation.impact.mixing import spread_of
from soceis.evaluation.impact.panel import NEVER
from soceis.evaluation.impact.panel.shape import Floats, Truths
from soceis.evaluation.impact.summaries import Summary

METHOD = "two-way fixed effects, errors clustered by unit (for comparison with older studies only)"


def two_way(summary: Summary) -> Estimate:
    """The coefficient of having started, with unit and month effects and errors clustered by unit.

    By Frisch, Waugh and Lovell: having started, less what groups and months explain of it, is the only regressor
    that is left, and a unit's score is linear in its outcomes. CannotEstimate when nothing is left.
    """
    must_be_comparable(summary, "notyet")
    groups, months = summary.groups, summary.months
    rows = np.stack([summary.rows_of(group) for group in groups])
    started = np.stack([(months >= g.cohort) & (g.cohort != NEVER) for g in groups]).astype(float)
    weights = np.array([group.weight for group in groups])
    left = _what_is_left(started, rows, weights)
    total = float((weights[:, None] * left**2).sum())
    if total <= 0 or not np.isfinite(total):
        raise CannotEstimate("having started cannot be told from the months; add a comparison group.")
    means = np.stack([np.where(use, group.mean, 0.0) for use, group in zip(rows, groups, strict=True)])
    value = float((weights[:, None] * left * means).sum() / total)
    # What the effect and the months explain; unit effects leave the scores alone, as `left` sums to 0 in a unit.
    rest = np.where(rows, means - value * started, 0.0)
    explained = _month_effects(rest, rows, weights)
    influence = np.zeros((len(groups), 1, len(months) + 1))
    influence[:, 0, :-1] = left / total
    influence[:, 0, -1] = ((means - value * started - explained) * left).sum(axis=1) / total
    units = np.array([group.n for group in groups])
    n, used = int(units.sum()), int(units @ rows.sum(axis=1))
    if n < 2 or used <= len(months) + 1:
        raise CannotEstimate("there are too few units and months for an error; add units or months.")
    factor = n / (n - 1) * (used - 1) / (used - len(months) - 1)
    variance = factor * float(spread_of(summary, influence)[0, 0])
    if not has_spread(value, variance):
        raise CannotEstimate("nothing varied among those compared, so no error can be given.")
    return normal_estimate(value, variance, METHOD, treated=summary.treated, control=summary.comparisons)


def _dummies(rows: Truths) -> Floats:
    """A column for each group and each month, a row for each group's month in use."""
    group, month = np.nonzero(rows)
    found = np.zeros((len(group), rows.shape[0] + rows.shape[1]))
    found[np.arange(len(group)), group] = 1
    found[np.arange(len(group)), rows.shape[0] + month] = 1
    return found


def _what_is_left(
    values: Floats,
    rows: Truths,
    weights: Floats,
) -> Floats:
    """Values less what groups and months explain of them, 0 in months not in use."""
    dummies = _dummies(rows)
    root = np.sqrt(weights)[np.nonzero(rows)[0]]
    explained = dummies @ np.linalg.lstsq(root[:, None] * dummies, root * values[rows], rcond=None)[0]
    left = np.zeros(values.shape)
    left[rows] = values[rows] - explained
    left[np.abs(left) < 1e-13] = 0.0
    return left


def _month_effects(
    values: Floats,
    rows: Truths,
    weights: Floats,
) -> Floats:
    """What months explain of values beside the groups, in the shape of the values."""
    dummies = _dummies(rows)
    root = np.sqrt(weights)[np.nonzero(rows)[0]]
    effects = np.linalg.lstsq(root[:, None] * dummies, root * values[rows], rcond=None)[0]
    return np.where(rows, effects[rows.shape[0] :][None, :], 0.0)
