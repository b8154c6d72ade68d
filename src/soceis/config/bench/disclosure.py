"""How long it takes to choose what is withheld, and how much more than the fewest is withheld."""

import time
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from soceis.evaluation.disclosure.auditing import audit
from soceis.evaluation.disclosure.suppression import withheld
from soceis.evaluation.disclosure.systems import System, two_way

THRESHOLD = 5
LARGE = (50, 20)
SMALL = (2, 3)
SMALL_TABLES = 15
LIMIT_SECONDS = 5.0
LIMIT_RATIO = 1.3
SEED = 23
# The mean number of people in a cell of the large table: many, some and few small cells.
MEANS = (10, 40, 100)


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One measure with its limit."""

    what: str
    measured: float
    limit: float
    unit: str
    detail: str


def disclosure_rows() -> tuple[DisclosureRow, ...]:
    """Seconds for a table of 50 x 20 with margins, and the ratio to the optimum over small tables."""
    return (*(_large(mean) for mean in MEANS), _against_the_fewest())


def _table(shape: tuple[int, int], mean: float, seed: int) -> System:
    rng = np.random.default_rng(seed)
    return two_way(rng.negative_binomial(1, 1 / (1 + mean), size=shape).tolist(), THRESHOLD)


def _large(mean: int) -> DisclosureRow:
    system = _table(LARGE, mean, SEED)
    started = time.perf_counter()
    hidden = withheld(system)
    seconds = time.perf_counter() - started
    detail = f"{len(system.sensitive())} small, {len(hidden)} withheld of {len(system.quantities)}"
    return DisclosureRow(
        f"suppression, {LARGE[0]} x {LARGE[1]}, mean {mean}", seconds, LIMIT_SECONDS, "s", detail
    )


def _against_the_fewest() -> DisclosureRow:
    taken = fewest = 0
    for seed in range(SMALL_TABLES):
        system = _table(SMALL, 12, seed)
        taken += len(withheld(system))
        fewest += _fewest(system)
    detail = f"{taken} withheld, {fewest} at the least, in {SMALL_TABLES} tables"
    return DisclosureRow("cells withheld, of the optimum", taken / max(1, fewest), LIMIT_RATIO, "x", detail)


def _fewest(system: System) -> int:
    """The smallest safe number of withheld counts, by trying all."""
    small = system.sensitive()
    others = [place for place in range(len(system.quantities)) if place not in small]
    return next(
        len(small) + extra
        for extra in range(len(others) + 1)
        for chosen in combinations(others, extra)
        if not audit(system, small | frozenset(chosen))
    )
