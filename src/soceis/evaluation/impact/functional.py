"""The overall effect as one sum over units: each unit's outcomes times fixed numbers of its group.

Given the sizes of the groups, the overall effect is linear in the outcomes. So who is in which group can be exchanged,
or the outcomes drawn anew, without estimating everything again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.impact.aggregating import overall_of
from soceis.evaluation.impact.estimates import Control, Kind
from soceis.evaluation.impact.linear import GroupTime, Place, group_time
from soceis.evaluation.impact.mixing import Mixed, sizes_of
from soceis.evaluation.impact.panel import NO_SET
from soceis.evaluation.impact.panel.shape import Floats, Ints
from soceis.evaluation.impact.summaries import Summary


def alpha_of(summary: Summary, control: Control, kind: Kind = "simple") -> Floats:
    """The numbers float64[G, m] by which an overall effect is the sum over units of weight x (alpha times outcomes).

    CannotEstimate when there is no such effect.
    """
    return whole_of(summary, control, kind)[1]


def whole_of(summary: Summary, control: Control, kind: Kind) -> tuple[Mixed, Floats]:
    """An overall effect with what it compares, and the numbers of `alpha_of`."""
    found = overall_of(group_time(summary, control), kind)
    return found, found.influence[:, 0, :-1]


@dataclass(frozen=True, slots=True, eq=False)
class Repeated:
    """The simple overall effect, ready to be estimated again for other outcomes of the same n units in G groups.

    Of K group-time effects from the start on: `now` and `before` int64[K] the places of their months, `plus` and
    `minus` float64[K, G] 1 / weight of the side that a group is on, `share` float64[K] their part in the whole,
    `same_start` float64[G, K] by how much a unit counts in their cohort's size. Units stand in the order of groups,
    which begin at `edges` int64[G]; `pull` float64[n, m] is what outcomes add to the effect, `clusters` int64[n]
    what varies together, `factor` the small-sample factor of the variance.
    """

    now: Ints
    before: Ints
    plus: Floats
    minus: Floats
    mass: Floats
    share: Floats
    same_start: Floats
    order: Ints
    edges: Ints
    labels: Ints
    weights: Floats
    pull: Floats
    clusters: Ints
    factor: float

    def estimate(self, outcomes: Floats) -> tuple[float, float]:
        """The effect in outcomes float64[n, m], with its analytic error, as `aggregate(..., "simple")` gives them."""
        weighed = self.weights[:, None] * outcomes
        means = np.add.reduceat(weighed[self.order], self.edges, axis=0) / self.mass[:, None]
        changes = (means[:, self.now] - means[:, self.before]).T * self.mass
        treated, control = (self.plus * changes).sum(axis=1), (self.minus * changes).sum(axis=1)
        effects = treated - control
        overall = float(self.share @ effects)
        constant = (self.share * control) @ self.minus - (self.share * treated) @ self.plus
        constant += self.same_start @ (effects - overall)
        influence = (weighed * self.pull).sum(axis=1) + self.weights * constant[self.labels]
        sums = np.bincount(self.clusters, influence)
        return overall, float(np.sqrt(self.factor * (sums**2).sum()))


def repeated(effects: GroupTime, labels: Ints, weights: Floats, strata: Ints | None = None) -> Repeated:
    """The simple overall effect of group-time effects, whose units are in the groups `labels` int64[n].

    `strata` int64[n] are the matched sets; they count where the effects are against matched comparisons.
    """
    summary = effects.summary
    first = int(summary.months[0])
    after = [place for place in effects.places if place.event_time >= 0]
    mass = np.array([group.weight for group in summary.groups])
    plus, minus = np.zeros((len(after), len(mass))), np.zeros((len(after), len(mass)))
    for k, place in enumerate(after):
        for sides, groups in ((plus, place.treated), (minus, place.control)):
            sides[k, list(groups)] = 1 / mass[list(groups)].sum()
    by_cohort = sizes_of(summary)
    sizes = np.array([by_cohort[place.cohort] for place in after])
    cohorts = np.array([group.cohort for group in summary.groups])
    same = (cohorts[:, None] == np.array([place.cohort for place in after])[None, :]) / sizes.sum()
    now = np.array([place.month - first for place in after], np.int64)
    before = np.array([place.base - first for place in after], np.int64)
    share = sizes / sizes.sum()
    alpha = np.zeros((len(summary.months), len(mass)))
    pulls = share[:, None] * (plus - minus)
    np.add.at(alpha, now, pulls)
    np.add.at(alpha, before, -pulls)
    clusters, factor = _clusters(effects, after, strata, len(labels))
    return Repeated(
        now, before, plus, minus, mass, share, same, np.argsort(labels, kind="stable"),
        np.searchsorted(np.sort(labels), np.arange(len(mass))), labels, weights, alpha.T[labels], clusters, factor,
    )  # fmt: skip


def _clusters(effects: GroupTime, after: list[Place], strata: Ints | None, n: int) -> tuple[Ints, float]:
    """What varies together, and the factor of the variance for so many sets: as `spread_together` has them."""
    alone = np.arange(n)
    if strata is None or not effects.summary.together:
        return alone, 1.0
    treated = {k for place in after for k in place.treated}
    sets = sum(
        part.sets for part in effects.summary.together if part.first == part.second and part.first in treated
    )
    clusters = np.unique(np.where(strata == NO_SET, -1 - alone, strata), return_inverse=True)[1].reshape(-1)
    return clusters.astype(np.int64), sets / (sets - 1) if sets > 1 else 0.0
