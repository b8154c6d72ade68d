"""The overall effect as one sum over units: each unit's outcomes times fixed numbers of its group.

Given the sizes of the groups, the overall effect is linear in the outcomes. So who is in which group can be exchanged,
or the outcomes drawn anew, without estimating everything again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.impact.aggregating import overall_of
from soceis.evaluation.impact.estimates import Control, Kind
from soceis.evaluation.impact.linear import GroupTime, group_time
from soceis.evaluation.impact.mixing import Mixed, sizes_of
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

    Of K group-time effects from the start on: `now` and `before` int64[K] the places of their months, `sides`
    float64[K, G] 1 / weight of the side that a group is on (below 0 for comparisons), `share` float64[K] their part in
    the overall effect. `members` float64[G, n] holds each unit's weight in its group.
    """

    now: Ints
    before: Ints
    sides: Floats
    share: Floats
    same_start: Floats
    sizes: Floats
    members: Floats

    def estimate(self, outcomes: Floats) -> tuple[float, float]:
        """The effect in outcomes float64[n, m], with its analytic error, as `aggregate(..., "simple")` gives them."""
        mass = self.members.sum(axis=1)
        means = self.members @ outcomes / mass[:, None]
        changes = (means[:, self.now] - means[:, self.before]).T
        plus, minus = np.maximum(self.sides, 0), np.maximum(-self.sides, 0)
        treated, control = (plus * mass * changes).sum(axis=1), (minus * mass * changes).sum(axis=1)
        effects = treated - control
        overall = float(self.share @ effects)
        constant = (self.share * control) @ minus - (self.share * treated) @ plus
        constant += self.same_start @ (effects - overall) / self.sizes.sum()
        return overall, self._error(outcomes, constant)

    def _error(self, outcomes: Floats, constant: Floats) -> float:
        alpha = np.zeros((len(self.members), outcomes.shape[1]))
        pulls = (self.share[:, None] * self.sides).T
        np.add.at(alpha.T, self.now, pulls.T)
        np.add.at(alpha.T, self.before, -pulls.T)
        unit = np.arange(self.members.shape[1])
        label = self.members.argmax(axis=0)
        influence = np.einsum("im,im->i", outcomes, alpha[label]) + constant[label]
        return float(np.sqrt(((self.members[label, unit] * influence) ** 2).sum()))


def repeated(effects: GroupTime, labels: Ints, weights: Floats) -> Repeated:
    """The simple overall effect of group-time effects, whose units are in the groups `labels` int64[n]."""
    summary = effects.summary
    first = int(summary.months[0])
    after = [place for place in effects.places if place.event_time >= 0]
    sides = np.zeros((len(after), len(summary.groups)))
    mass = np.array([group.weight for group in summary.groups])
    for k, place in enumerate(after):
        for groups, sign in ((place.treated, 1.0), (place.control, -1.0)):
            sides[k, list(groups)] = sign / mass[list(groups)].sum()
    by_cohort = sizes_of(summary)
    sizes = np.array([by_cohort[place.cohort] for place in after])
    cohorts = np.array([group.cohort for group in summary.groups])
    members = np.zeros((len(summary.groups), len(labels)))
    members[labels, np.arange(len(labels))] = weights
    return Repeated(
        np.array([place.month - first for place in after], np.int64),
        np.array([place.base - first for place in after], np.int64),
        sides,
        sizes / sizes.sum(),
        (cohorts[:, None] == np.array([place.cohort for place in after])[None, :]).astype(np.float64),
        sizes,
        members,
    )
