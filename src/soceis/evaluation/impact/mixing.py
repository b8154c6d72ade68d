"""Mixtures of effects with the influence of every unit on them, and the estimates that they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from soceis.evaluation.impact.bands import critical_value
from soceis.evaluation.impact.estimates import Estimate, Kind, has_spread, normal_estimate
from soceis.evaluation.impact.panel import NEVER
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
from soceis.evaluation.impact.problems import Absent
from soceis.evaluation.impact.summaries import Summary
from soceis.evaluation.impact.together import spread_together

NO_SPREAD = "nothing varied among those compared, so no error can be given"


@dataclass(frozen=True, slots=True, eq=False)
class Aggregation:
    """One way of putting effects together: the overall effect (None where it has no error) and its parts.

    `covariance` is that of `parts`, in their order; `critical` the value of the bands that hold for all of them at
    once, None when none were asked for.
    """

    kind: Kind
    overall: Estimate | None
    parts: tuple[Estimate, ...]
    covariance: Floats
    critical: float | None
    absent: tuple[Absent, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Mixed:
    """J mixtures of effects: values float64[J], influences float64[G, J, m + 1], each `at` something.

    `cohorts` are the start months in each, `control` how many units it is compared with.
    """

    at: tuple[int, ...]
    values: Floats
    influence: Floats
    cohorts: tuple[frozenset[int], ...]
    control: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """How bands that hold for all parts are drawn: `draws` of 0 for none."""

    draws: int
    seed: int


def spread_of(summary: Summary, influence: Floats) -> Floats:
    """The covariance of effects by their influence float64[G, K, m + 1]: float64[K, K]."""
    if influence.shape[2] == 1:
        # Groups of one unit each, whose influence is a number.
        root = np.sqrt(np.array([group.moments[0, 0] for group in summary.groups]))
        each = influence[:, :, 0] * root[:, None]
        if summary.clusters is not None:
            each = _by_cluster(each, summary.clusters)
        return np.asarray(each.T @ each)
    if summary.together:
        treated = [k for k, group in enumerate(summary.groups) if group.cohort != NEVER]
        return spread_together(summary.together, influence, treated)
    found = np.zeros((influence.shape[1], influence.shape[1]))
    for group, rows in zip(summary.groups, influence, strict=True):
        used = rows.any(axis=1)
        part = rows[used]
        found[np.ix_(used, used)] += part @ group.moments @ part.T
    return found


def _by_cluster(each: Floats, clusters: Ints) -> Floats:
    """The sums over clusters, times the root of S / (S - 1) for the S clusters in each effect: float64[S, K]."""
    found = np.zeros((int(clusters.max()) + 1, each.shape[1]))
    np.add.at(found, clusters, each)
    sets = (np.abs(found) > 0).sum(axis=0)
    factor = np.sqrt(np.divide(sets, sets - 1, out=np.zeros(len(sets)), where=sets > 1))
    return np.asarray(found * factor)


def sizes_of(summary: Summary) -> dict[int, float]:
    """The weight of each cohort's units."""
    sizes = dict.fromkeys(summary.cohorts, 0.0)
    for group in summary.groups:
        if group.cohort in sizes:
            sizes[group.cohort] += group.weight
    return sizes


def weight_influence(summary: Summary, cohorts: Sequence[int], values: Floats, mixture: float) -> Floats:
    """The influence of a unit of each group on a mixture through the sizes of cohorts: float64[G].

    Of a mixture sum(W_k a_k) / S with S = sum(W_k): sum over the k of the unit's cohort of (a_k - mixture) / S.
    """
    sizes = sizes_of(summary)
    total = sum(sizes[cohort] for cohort in cohorts)
    pull = dict.fromkeys(sizes, 0.0)
    for cohort, value in zip(cohorts, values.tolist(), strict=True):
        pull[cohort] += (value - mixture) / total
    return np.array([pull.get(group.cohort, 0.0) for group in summary.groups])


def mean_of(parts: Mixed, chosen: Truths) -> Mixed:
    """The plain mean of some parts (bool[J], not none of them)."""
    picked = [j for j, used in enumerate(chosen.tolist()) if used]
    return Mixed(
        (0,),
        parts.values[picked].mean(keepdims=True),
        parts.influence[:, picked].mean(axis=1, keepdims=True),
        (frozenset[int]().union(*(parts.cohorts[j] for j in picked)),),
        (max(parts.control[j] for j in picked),),
    )


def mean_by_size(summary: Summary, parts: Mixed) -> Mixed:
    """The mean of parts that are one cohort each, by the size of the cohort."""
    sizes = sizes_of(summary)
    weights = np.array([sizes[cohort] for cohort in parts.at])
    value = float(weights @ parts.values / weights.sum())
    influence = np.einsum("j,gjm->gm", weights / weights.sum(), parts.influence)
    influence[:, -1] += weight_influence(summary, parts.at, parts.values, value)
    return Mixed(
        (0,),
        np.array([value]),
        influence[:, None, :],
        (frozenset(parts.at),),
        (max(parts.control),),
    )


def finished(
    summary: Summary,
    kind: Kind,
    parts: Mixed | None,
    overall: Mixed | None,
    absent: Sequence[Absent],
    method: str,
    bands: Bands,
    factor: float = 1.0,
) -> Aggregation:
    """The estimates with their errors, the covariance times `factor`; those without spread become reasons."""
    gone = list(absent)
    estimates, covariance = _estimates(summary, kind, parts, method, factor, gone)
    critical = None
    if bands.draws and estimates and kind != "simple":
        critical = critical_value(covariance, draws=bands.draws, seed=bands.seed)
        estimates = tuple(_with_band(found, critical) for found in estimates)
    whole: tuple[Estimate, ...] = ()
    if overall is not None:
        whole, _ = _estimates(summary, kind, overall, method, factor, gone, overall=True)
    return Aggregation(kind, whole[0] if whole else None, estimates, covariance, critical, tuple(gone))


def _estimates(
    summary: Summary,
    kind: Kind,
    mixed: Mixed | None,
    method: str,
    factor: float,
    gone: list[Absent],
    *,
    overall: bool = False,
) -> tuple[tuple[Estimate, ...], Floats]:
    if mixed is None:
        return (), np.zeros((0, 0))
    covariance = factor * spread_of(summary, mixed.influence)
    shown, found = [], []
    for j, (value, variance) in enumerate(
        zip(mixed.values.tolist(), np.diag(covariance).tolist(), strict=True)
    ):
        at = None if overall else mixed.at[j]
        if not has_spread(value, variance):
            gone.append(Absent(kind, NO_SPREAD, at))
            continue
        shown.append(j)
        treated = sum(group.n for group in summary.groups if group.cohort in mixed.cohorts[j])
        found.append(
            normal_estimate(value, variance, method, at=at, treated=treated, control=mixed.control[j])
        )
    return tuple(found), covariance[np.ix_(shown, shown)]


def _with_band(found: Estimate, critical: float) -> Estimate:
    half = critical * (found.se or 0.0)
    return replace(found, band=(found.estimate - half, found.estimate + half))
