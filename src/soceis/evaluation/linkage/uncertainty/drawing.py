"""Sets of links drawn from what the model believes, one-to-one in every draw.

Under the model the odds of a set of pairs, against no link at all, are the product of the odds of its pairs,
and a set in which a record stands twice is impossible. Where candidates do not compete this is one toss of a
coin for each. Where they do, small groups are drawn exactly from all their possible sets, larger ones by Gibbs
sampling, one pair at a time given the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from soceis.evaluation.linkage.assigning import components, groups
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.records import numbers_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Groups of up to so many pairs are drawn from the list of all their sets.
MOST_LISTED = 12
ROUNDS = 60
MOST_SURE = 1 - 1e-12


def draw_links(links: Links, draws: int, seed: int) -> Iterator[NDArray[np.bool_]]:
    """`draws` sets of candidates, bool[k] each; what people decided stands in every one."""
    import numpy as np

    rng = np.random.default_rng(seed)
    left = numbers_of(links.service.units)[links.left]
    right = numbers_of(links.police.units)[links.right]
    possible = np.flatnonzero(links.probability > 0)
    one, two, probability = left[possible], right[possible], links.probability[possible]
    labels = components(one, two)
    rivals = list(groups(labels))
    lists = [
        (places, *_listed(one[places], two[places], probability[places]))
        for places in rivals
        if len(places) <= MOST_LISTED
    ]
    large = [places for places in rivals if len(places) > MOST_LISTED]
    for _ in range(draws):
        inside = rng.random(len(possible)) < probability
        for places, sets, chances in lists:
            inside[places] = sets[rng.choice(len(sets), p=chances)]
        for places in large:
            inside[places] = _gibbs(one[places], two[places], probability[places], rng)
        drawn = np.zeros(len(links.left), dtype=bool)
        drawn[possible[inside]] = True
        yield drawn


def _listed(
    left: NDArray[np.int32], right: NDArray[np.int32], probability: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Every one-to-one set of some pairs, bool[s, pairs], and the chance of each."""
    import numpy as np

    sure = np.clip(probability, 0.0, MOST_SURE)
    weight = np.log(sure / (1 - sure))
    sets: list[tuple[int, ...]] = [()]
    for place in range(len(left)):
        sets += [
            (*each, place)
            for each in sets
            if all(left[other] != left[place] and right[other] != right[place] for other in each)
        ]
    made = np.zeros((len(sets), len(left)), dtype=bool)
    for number, each in enumerate(sets):
        made[number, list(each)] = True
    total = np.array([weight[list(each)].sum() if each else 0.0 for each in sets])
    chance = np.exp(total - total.max())
    return made, chance / chance.sum()


def _gibbs(
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    probability: NDArray[np.float64],
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """One set, after some rounds in which each pair is tossed again unless a chosen rival forbids it."""
    import numpy as np

    inside = np.zeros(len(left), dtype=bool)
    owner_left: dict[int, int] = {}
    owner_right: dict[int, int] = {}
    for _ in range(ROUNDS):
        order, tosses = rng.permutation(len(left)), rng.random(len(left))
        for place in order.tolist():
            one, two = int(left[place]), int(right[place])
            if inside[place]:
                del owner_left[one], owner_right[two]
            free = one not in owner_left and two not in owner_right
            inside[place] = free and tosses[place] < probability[place]
            if inside[place]:
                owner_left[one] = owner_right[two] = place
    return inside
