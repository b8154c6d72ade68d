"""One record of one side to at most one of the other.

Pairs are edges of a graph. Within each connected component either the best pairs are taken first (greedy), or
the set of pairs with the largest sum of log odds above the floor (the most likely set under the model), by the
assignment algorithm of SciPy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from soceis.evaluation.linkage.settings import Assignment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int32]
    Probabilities = NDArray[np.float64]

# Larger components are assigned greedily: the exact algorithm would need their whole matrix.
LARGEST = 4_000_000


def log_odds(probability: Probabilities, floor: float) -> Probabilities:
    """The log odds of each pair above those of the floor; never below 0."""
    import numpy as np

    inside = np.clip(probability, 1e-12, 1 - 1e-12)
    odds: Probabilities = np.log(inside / (1 - inside)) - np.log(floor / (1 - floor))
    return np.maximum(odds, 0.0)


def components(left: Places, right: Places) -> Places:
    """The number of the connected component of each pair, from 0."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(left):
        return np.zeros(0, np.int32)
    size = int(left.max()) + 1
    both = size + int(right.max()) + 1
    graph = coo_array((np.ones(len(left), np.int8), (left, right + size)), shape=(both, both))
    _, label = connected_components(graph, directed=False)
    return np.unique(label[left], return_inverse=True)[1].astype(np.int32)


def groups(labels: Places) -> Iterator[NDArray[np.int64]]:
    """The places of the pairs of each component that has more than one pair."""
    import numpy as np

    order = np.argsort(labels, kind="stable")
    counts = np.bincount(labels)
    ends = np.cumsum(counts)
    for number in np.flatnonzero(counts > 1):
        yield order[ends[number] - counts[number] : ends[number]]


def assigned(
    left: Places,
    right: Places,
    probability: Probabilities,
    *,
    how: Assignment = "optimal",
    floor: float = 0.01,
) -> tuple[NDArray[np.bool_], int]:
    """Which pairs are chosen, bool[k], and how many components were too large for the exact way.

    `left` and `right` are places in the sides, in any order; among equals the pair whose places come first wins.
    """
    import numpy as np

    chosen = np.zeros(len(left), dtype=bool)
    if not len(left):
        return chosen, 0
    gain = log_odds(probability, floor)
    labels = components(left, right)
    simple = (_kinds(labels, left) == 1) | (_kinds(labels, right) == 1)
    chosen[_best_of_each(left, right, gain, labels, simple[labels])] = True
    tangled = np.flatnonzero(~simple[labels])
    too_large = 0
    for found in groups(labels[tangled]):
        places = tangled[found]
        if how == "greedy":
            best = _greedy(left[places], right[places], gain[places])
        elif len(set(left[places].tolist())) * len(set(right[places].tolist())) > LARGEST:
            too_large += 1
            best = _greedy(left[places], right[places], gain[places])
        else:
            best = _optimal(left[places], right[places], gain[places])
        chosen[places[best]] = True
    return chosen, too_large


def _kinds(labels: Places, ends: Places) -> NDArray[np.int64]:
    """How many different records of one side each component has."""
    import numpy as np

    order = np.lexsort((ends, labels))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(labels[order]) != 0) | (np.diff(ends[order]) != 0)
    return np.bincount(labels[order][first])


def _best_of_each(
    left: Places, right: Places, gain: Probabilities, labels: Places, which: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The best pair of each component in which one record has all the pairs."""
    import numpy as np

    places = np.flatnonzero(which)
    order = places[np.lexsort((right[places], left[places], -gain[places], labels[places]))]
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(labels[order]) != 0
    return order[first]


def _greedy(left: Places, right: Places, gain: Probabilities) -> list[int]:
    import numpy as np

    taken_left: set[int] = set()
    taken_right: set[int] = set()
    best: list[int] = []
    for place in np.lexsort((right, left, -gain)).tolist():
        one, other = int(left[place]), int(right[place])
        if one not in taken_left and other not in taken_right:
            taken_left.add(one)
            taken_right.add(other)
            best.append(place)
    return best


def _optimal(left: Places, right: Places, gain: Probabilities) -> list[int]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows, row = np.unique(left, return_inverse=True)
    columns, column = np.unique(right, return_inverse=True)
    # A pair that exists is better than none, even at the floor.
    value = np.zeros((len(rows), len(columns)))
    value[row, column] = gain + 1e-9
    where = np.full(value.shape, -1)
    where[row, column] = np.arange(len(left))
    found = where[linear_sum_assignment(value, maximize=True)]
    return [int(place) for place in found if place >= 0]
