"""Group-time effects put together: one number, by time since the start, by start month, by month.

The weights of a part are the sizes of its cohorts, which are themselves estimated; each unit's influence on them
is added to its influence on the effects, as in did (Callaway and Sant'Anna, 2021, section 4). Simple: every effect
from the start on, by cohort size. Dynamic: effects of the same event time; overall, the mean from event time 0 on.
Group: the mean of each cohort's effects from its start; overall by cohort size. Calendar: the cohorts that have
started by a month, by size; overall, the mean over months.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.bands import DRAWS, SEED
from soceis.evaluation.impact.estimates import Kind
from soceis.evaluation.impact.linear import GroupTime, Place
from soceis.evaluation.impact.mixing import (
    Aggregation,
    Bands,
    Mixed,
    finished,
    mean_by_size,
    mean_of,
    sizes_of,
    weight_influence,
)
from soceis.evaluation.impact.panel.shape import Floats, Truths

NOTHING_AFTER = (
    "no month from a start on has a comparison, so there is no effect to put together; add later months of data,"
    " or compare with those who never started."
)


def aggregate(effects: GroupTime, kind: Kind, *, draws: int = DRAWS, seed: int = SEED) -> Aggregation:
    """Put group-time effects together. Bands that hold for all parts are drawn `draws` times (0 for none).

    CannotEstimate when no month from a start on has a comparison.
    """
    parts, overall = _mixtures(effects, kind)
    return finished(effects.summary, kind, parts, overall, effects.absent, effects.method, Bands(draws, seed))


def overall_of(effects: GroupTime, kind: Kind) -> Mixed:
    """The overall effect of an aggregation with its influence; CannotEstimate when there is none."""
    return _mixtures(effects, kind)[1]


def _mixtures(effects: GroupTime, kind: Kind) -> tuple[Mixed | None, Mixed]:
    """The parts and the overall effect of an aggregation."""
    after = np.array([place.event_time >= 0 for place in effects.places])
    if not after.any():
        raise CannotEstimate(NOTHING_AFTER)
    if kind == "simple":
        return None, _by_size(effects, {0: after})
    if kind == "dynamic":
        parts = _by_size(effects, _chosen(effects, lambda place: place.event_time))
        return parts, mean_of(parts, np.array(parts.at) >= 0)
    if kind == "calendar":
        parts = _by_size(effects, _after(effects, lambda place: place.month, after))
        return parts, mean_of(parts, np.ones(len(parts.at), bool))
    rows = _after(effects, lambda place: place.cohort, after)
    # All effects of a part are of one cohort, so its weights are even and nothing about them is estimated.
    parts = _mixed(effects, rows, np.stack([found / found.sum() for found in rows.values()]))
    return parts, mean_by_size(effects.summary, parts)


def _chosen(effects: GroupTime, key: Callable[[Place], int]) -> dict[int, Truths]:
    keys = np.array([key(place) for place in effects.places])
    return {int(at): keys == at for at in np.unique(keys)}


def _after(effects: GroupTime, key: Callable[[Place], int], after: Truths) -> dict[int, Truths]:
    return {at: rows & after for at, rows in _chosen(effects, key).items() if (rows & after).any()}


def _by_size(effects: GroupTime, chosen: dict[int, Truths]) -> Mixed:
    """Mixtures of effects weighted by the size of their cohorts, with the influence of those sizes."""
    sizes = sizes_of(effects.summary)
    size = np.array([sizes[place.cohort] for place in effects.places])
    mixed = _mixed(effects, chosen, np.stack([rows * size / size[rows].sum() for rows in chosen.values()]))
    for j, rows in enumerate(chosen.values()):
        cohorts = [place.cohort for place, used in zip(effects.places, rows.tolist(), strict=True) if used]
        mixed.influence[:, j, -1] += weight_influence(
            effects.summary, cohorts, effects.att[rows], float(mixed.values[j])
        )
    return mixed


def _mixed(effects: GroupTime, chosen: dict[int, Truths], weights: Floats) -> Mixed:
    used = [
        [place for place, picked in zip(effects.places, rows.tolist(), strict=True) if picked]
        for rows in chosen.values()
    ]
    groups = effects.summary.groups
    return Mixed(
        tuple(chosen),
        weights @ effects.att,
        np.matmul(weights, effects.influence),
        tuple(frozenset(place.cohort for place in places) for places in used),
        tuple(sum(groups[k].n for k in _compared(places)) for places in used),
    )


def _compared(places: Sequence[Place]) -> set[int]:
    """The groups that some effects are compared with; many of them have the same."""
    distinct = {id(place.control): place.control for place in places}
    return set().union(*distinct.values())
