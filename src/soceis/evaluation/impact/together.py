"""What matched sets share: second moments of whole sets instead of units.

Matching makes a young person and those matched to them alike, so the sum of their influences varies less than if each
varied by itself; errors by unit are then too wide. A set is drawn as a whole, so it is the cluster: of a set, the
sum of w z over its units in each group (z being outcomes less the group's mean, with a 1 after them), and of all
sets the products of these sums, group by group. With influences A the variance is sum over pairs of groups of
A_k M_kl A_l', the square of each set's summed influence, added up (Abadie and Spiess, Robust post-matching inference,
Journal of the American Statistical Association 117, 2022, for pairs and sets matched without replacement).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from soceis.evaluation.impact.panel import NO_SET, Panel
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths

if TYPE_CHECKING:
    from soceis.evaluation.impact.summaries import Group


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Of the sets with units in both of two groups (places `first` <= `second`): how many `sets`, and the products of
    their sums float64[m + 1, m + 1], rows of the first group, columns of the second.
    """

    first: int
    second: int
    sets: int
    moments: Floats


def together_of(panel: Panel, values: Floats, labels: Ints, groups: Sequence[Group]) -> tuple[Together, ...]:
    """The moments of the sets of a panel whose units have months of their own; none for any other panel.

    Whoever is in no set is one by themselves.
    """
    if panel.index is None or not panel.whole_sets or not (panel.strata != NO_SET).any():
        return ()
    means = np.stack([group.mean for group in groups])
    seen = np.stack([group.observed for group in groups])
    centred = np.where(seen[labels], np.nan_to_num(values) - means[labels], 0.0)
    each = panel.weights[:, None] * np.column_stack([centred, np.ones(panel.size)])
    alone = panel.strata == NO_SET
    sets = np.where(alone, -1 - np.arange(panel.size), panel.strata)
    keys, place = np.unique(np.column_stack([sets, labels]), axis=0, return_inverse=True)
    sums = np.zeros((len(keys), each.shape[1]))
    np.add.at(sums, place.reshape(-1), each)
    return tuple(_crossed(keys, sums))


def _crossed(keys: Ints, sums: Floats) -> Iterator[Together]:
    """`keys` int64[p, 2] (set, group), in order of sets, with the sums float64[p, m + 1]."""
    pairs: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    edges = [0, *(np.flatnonzero(np.diff(keys[:, 0])) + 1).tolist(), len(keys)]
    for start, end in itertools.pairwise(edges):
        for one in range(start, end):
            for other in range(one, end):
                rows = pairs.setdefault((int(keys[one, 1]), int(keys[other, 1])), ([], []))
                rows[0].append(one)
                rows[1].append(other)
    for (first, second), (ones, others) in sorted(pairs.items()):
        yield Together(first, second, len(ones), sums[ones].T @ sums[others])


def spread_together(parts: Sequence[Together], influence: Floats, treated: Sequence[int]) -> Floats:
    """The covariance of effects by their influence float64[G, K, m + 1], from moments of sets: float64[K, K].

    Times S / (S - 1) for the S sets of the treated (groups `treated`) in each effect, as for any mean of S draws; the
    variance of an effect of a single set is not known, and is 0 here.
    """
    k = influence.shape[1]
    found, sets = np.zeros((k, k)), np.zeros(k)
    used: Truths = np.asarray(influence.any(axis=2), bool)
    for part in parts:
        rows, columns = np.flatnonzero(used[part.first]), np.flatnonzero(used[part.second])
        product = influence[part.first][rows] @ part.moments @ influence[part.second][columns].T
        found[np.ix_(rows, columns)] += product
        if part.first == part.second:
            sets += part.sets * (used[part.first] & (part.first in treated))
        else:
            found[np.ix_(columns, rows)] += product.T
    factor = np.sqrt(np.divide(sets, sets - 1, out=np.zeros(k), where=sets > 1))
    return np.asarray(found * factor[:, None] * factor[None, :])


def moved(parts: Sequence[Together], places: Sequence[int], shifts: Sequence[Floats]) -> Iterator[Together]:
    """The moments with groups at other places, and about other means: z becomes shift z, float64[m + 1, m + 1]."""
    for part in parts:
        first, second = places[part.first], places[part.second]
        moments = shifts[part.first] @ part.moments @ shifts[part.second].T
        if first > second:
            first, second, moments = second, first, moments.T
        yield Together(first, second, part.sets, moments)


def added(parts: Sequence[Together]) -> tuple[Together, ...]:
    """Moments of the same pairs of groups as one."""
    found: dict[tuple[int, int], Together] = {}
    for part in parts:
        pair = part.first, part.second
        there = found.get(pair)
        moments = part.moments if there is None else there.moments + part.moments
        found[pair] = Together(*pair, part.sets + (0 if there is None else there.sets), moments)
    return tuple(found[pair] for pair in sorted(found))
