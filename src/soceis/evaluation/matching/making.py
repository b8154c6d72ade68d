"""Making a comparison group: one call for every method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.matching.coarsened import coarsened, stratum_weights
from soceis.evaluation.matching.distances import Apart, caliper_width, whitened
from soceis.evaluation.matching.matched import IN_NO_SET, PAIRING, Loss, Matched, MatchSettings
from soceis.evaluation.matching.nearest import Pairs, joined, nearest
from soceis.evaluation.matching.optimal import optimal
from soceis.evaluation.matching.propensity import Propensity, propensity
from soceis.evaluation.matching.units import Flags, Floats, Units, Whole, by_stratum, check_both_groups
from soceis.evaluation.matching.weighting import entropy_weights, propensity_weights

NOT_KNOWN = "a covariate or a label is not known"
NOBODY_ALIKE = "nobody of the other group is in the same exact stratum"
TOO_FAR = "nobody of the other group in the stratum is within the caliper"
ALL_TAKEN = "every control that would do was taken by others"
NOT_CHOSEN = "not among the nearest"
NO_COMMON_RANGE = "nobody of the other group is in the same ranges of all covariates"


@dataclass(frozen=True, slots=True)
class _Made:
    """The outcome on the units that are known, in the order of their ids."""

    weights: Floats
    sets: Whole
    pairs: Pairs
    caliper: float | None = None


def match(units: Units, settings: MatchSettings | None = None) -> Matched:
    """The comparison group of units, by one of the methods of `MatchSettings`; the same for any order of rows.

    NoComparison, CollinearCovariates, PerfectSeparation, CannotBalance or TooLarge when it cannot be made.
    """
    settings = settings or MatchSettings()
    check_both_groups(units.treated)
    order = units.in_order_of_ids()
    rows = order[units.known()[order]]
    pool = units.taken(rows)
    check_both_groups(pool.treated, " of whom everything is known")
    strata = pool.strata()
    model = _model(pool, settings)
    made = _made(pool, strata, model, settings)
    return _in_the_order_given(units, rows, strata, model, made, settings)


def _model(pool: Units, settings: MatchSettings) -> Propensity | None:
    if not settings.needs_propensity:
        return None
    return propensity(pool.covariates, pool.treated, ridge=settings.ridge, collinear=settings.collinear)


def _made(pool: Units, strata: Whole, model: Propensity | None, settings: MatchSettings) -> _Made:
    if settings.method in PAIRING:
        return _paired(pool, strata, model, settings)
    sets = strata
    if settings.method == "coarsened":
        sets = coarsened(pool.covariates, strata, settings.ranges)
        weights = stratum_weights(sets, pool.treated)
    elif model is not None:
        weights = propensity_weights(model.scores, pool.treated, strata)
    else:
        weights = entropy_weights(pool.matrix(), tuple(pool.covariates), pool.treated, strata)
    return _Made(
        scaled(weights, pool.treated),
        np.where(weights > 0, counted_from_0(sets, weights), IN_NO_SET),
        Pairs.of([]),
    )


def _paired(pool: Units, strata: Whole, model: Propensity | None, settings: MatchSettings) -> _Made:
    scores = model.scores if model is not None else np.zeros(pool.size)
    width = None if settings.caliper is None else caliper_width(scores, settings.caliper)
    limit = np.inf if width is None else width
    if settings.distance == "mahalanobis":
        apart = Apart(whitened(pool.matrix(), pool.treated), scores, limit)
    else:
        apart = Apart.by_score(scores, limit)
    largest_first = (settings.order or ("ids" if model is None else "largest")) == "largest"
    found = []
    for treated, controls in by_stratum(strata, pool.treated):
        chosen_by = treated[np.argsort(-scores[treated], kind="stable")] if largest_first else treated
        if settings.method == "optimal":
            found.append(optimal(apart, treated, controls, settings.ratio))
        else:
            found.append(nearest(apart, chosen_by, controls, settings.ratio, replace=settings.replace))
    pairs = joined(found)
    weights = pair_weights(pairs, pool.size)
    sets = np.full(pool.size, IN_NO_SET, dtype=np.int64)
    if not settings.replace:
        sets[pairs.rows[:, 0]] = pairs.rows[:, 0]
        sets[pairs.rows[:, 1]] = pairs.rows[:, 0]
        sets = counted_from_0(sets, weights)
    return _Made(scaled(weights, pool.treated), sets, pairs, width)


def pair_weights(pairs: Pairs, size: int) -> Floats:
    """1 for each treated unit with a pair; its controls share that out; a control of several gets of each."""
    weights = np.zeros(size)
    each = np.bincount(pairs.rows[:, 0], minlength=size)
    np.add.at(weights, pairs.rows[:, 1], 1 / each[pairs.rows[:, 0]])
    weights[pairs.rows[:, 0]] = 1.0
    return weights


def scaled(weights: Floats, treated: Flags) -> Floats:
    """The weights, those of the controls made to sum to the number of controls that have one."""
    total = float(weights[~treated].sum())
    if total == 0:
        return weights
    kept = int((weights[~treated] > 0).sum())
    return np.where(treated, weights, weights * (kept / total))


def counted_from_0(sets: Whole, weights: Floats) -> Whole:
    """The sets of those who are kept, numbered anew from 0 in the order of the old numbers."""
    kept = weights > 0
    found = np.full(len(sets), IN_NO_SET, dtype=np.int64)
    found[kept] = np.unique(sets[kept], return_inverse=True)[1]
    return found


def _in_the_order_given(
    units: Units, rows: Whole, strata: Whole, model: Propensity | None, made: _Made, settings: MatchSettings
) -> Matched:
    weights = np.zeros(units.size)
    weights[rows] = made.weights
    sets = np.full(units.size, IN_NO_SET, dtype=np.int64)
    sets[rows] = made.sets
    scores = None
    if model is not None:
        scores = np.full(units.size, np.nan)
        scores[rows] = model.scores
    notes = (*(model.notes if model is not None else ()), *_notes(made, settings))
    return Matched(
        settings, units, rows[made.pairs.rows], made.pairs.distances, sets, weights, np.ones(units.size),
        tuple(_losses(units, rows, strata, model, made, settings)), model, scores, made.caliper,
        made.pairs.ties, notes,
    )  # fmt: skip


def _notes(made: _Made, settings: MatchSettings) -> Iterator[str]:
    if made.pairs.ties:
        yield (
            f"At {made.pairs.ties:,} choices another control was exactly as near; the order of the ids decided."
            " Another order gives other pairs, as good by distance, and may give another estimate."
        )
    if settings.method == "optimal":
        yield "Several matchings may share the least total distance; the estimate may differ between them."
    if settings.replace:
        yield "Controls were used more than once, so that there are no matched sets within which to permute."
    if not (made.weights > 0).any():
        yield "Nobody could be matched."


def _losses(
    units: Units, rows: Whole, strata: Whole, model: Propensity | None, made: _Made, settings: MatchSettings
) -> Iterator[Loss]:
    """Every row that is not kept, at the step that lost it."""
    treated = units.treated
    known = np.zeros(units.size, dtype=np.bool_)
    known[rows] = True
    yield _loss("known", NOT_KNOWN, ~known, treated)
    alike = np.zeros(units.size, dtype=np.bool_)
    alike[rows] = stratum_weights(strata, treated[rows]) > 0
    yield _loss("exact strata", NOBODY_ALIKE, known & ~alike, treated)
    left = alike.copy()
    left[rows] &= made.weights == 0
    if settings.method == "coarsened":
        yield _loss("ranges", NO_COMMON_RANGE, left, treated)
        return
    if model is not None and made.caliper is not None:
        far = np.zeros(units.size, dtype=np.bool_)
        far[rows] = _far(model.scores, strata, treated[rows], made.caliper)
        yield _loss("caliper", TOO_FAR, left & far, treated)
        left &= ~far
    yield _loss("choice", ALL_TAKEN, left & treated, treated)
    yield _loss("choice", NOT_CHOSEN, left & ~treated, treated)


def _far(scores: Floats, strata: Whole, treated: Flags, width: float) -> Flags:
    """Who has nobody of the other group within the caliper in the same stratum."""
    far = np.ones(len(scores), dtype=np.bool_)
    for ours, theirs in by_stratum(strata, treated):
        for some, others in ((ours, theirs), (theirs, ours)):
            line = np.sort(scores[others])
            places = np.searchsorted(line, scores[some])
            below = scores[some] - line[np.maximum(places - 1, 0)]
            above = line[np.minimum(places, len(line) - 1)] - scores[some]
            far[some] = np.minimum(np.abs(below), np.abs(above)) > width
    return far


def _loss(step: str, reason: str, rows: Flags, treated: Flags) -> Loss:
    return Loss(step, reason, np.flatnonzero(rows & treated), np.flatnonzero(rows & ~treated))
