"""How often the estimates of impact are wrong: size and coverage by simulation, as docs/explanation prints them.

Invented studies: so many treated young people, each matched with ten others, starting in one of twelve months;
25 months of counts with a mean of 0.15 a month, rates that differ between people, months that vary beyond Poisson.
Size: the share of studies without any effect in which one is found at 5%. Coverage: the share in which the 95%
interval holds the true effect, here a rate that is 40% lower from the start on; of a ratio, that of rates.

    python tools/impact_simulations.py [STUDIES] [SEED]
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact import (
    Panel,
    framed,
    group_time,
    make_panel,
    randomisation_inference,
    rate_ratio,
    summarise,
)
from soceis.evaluation.impact.estimates import Z
from soceis.evaluation.impact.exchanging import Exchange, exchange_of, limits, p_value
from soceis.evaluation.impact.functional import alpha_of, repeated
from soceis.evaluation.impact.panel import grouped
from soceis.evaluation.impact.power import Rates, invented, thinned

SIZES = (10, 22, 60, 100, 223)
STUDIES, SEED = 400, 20_231_123
CONTROLS, MONTHS, COHORTS, DRAWS = 10, 25, 12, 199
FIRST = 12 * 2022
RATES = Rates(treated=0.15, control=0.15, between=1.2, within=0.5, correlation=0.0)
RATIO = 0.6
COLUMNS = (
    "treated", "studies", "size, analytic", "size, randomisation", "size, Poisson", "coverage, analytic",
    "coverage, randomisation", "coverage, Poisson", "coverage, ratio by exchange", "ratios with both limits",
)  # fmt: skip


def study(treated: int, rng: np.random.Generator) -> Panel:
    """The units of a study: each treated one with ten controls in a set of its own."""
    start = np.zeros((treated, 1 + CONTROLS), np.int64)
    start[:, 0] = FIRST + 7 + rng.integers(0, COHORTS, treated)
    sets = np.repeat(np.arange(treated), 1 + CONTROLS)
    empty = np.zeros((sets.size, MONTHS))
    return framed(make_panel(start.ravel(), FIRST + np.arange(MONTHS), {"offences": empty}, strata=sets))


def sums(exchange: Exchange, added: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """The overall effect as it was and under each exchange, for each matrix of what units add."""
    orders = np.concatenate([np.arange(len(exchange.roles))[None, :], *exchange.orders(DRAWS, rng)])
    return [exchange.sums(each, orders) for each in added]


def holds(interval: tuple[float | None, float | None], truth: float) -> bool:
    """Whether an interval holds the true effect; a limit that is not there holds everything."""
    low, high = interval
    return (low is None or low <= truth) and (high is None or truth <= high)


def of(treated: int, studies: int, seed: int) -> dict[str, float]:
    """The shares of studies in which each method was wrong."""
    rng = np.random.default_rng(seed)
    found: dict[str, list[bool]] = {
        name: []
        for name in (
            "analytic",
            "randomised",
            "poisson",
            "covers analytic",
            "covers randomised",
            "covers poisson",
            "covers ratio",
            "bounded",
        )
    }
    for _ in range(studies):
        panel = study(treated, rng)
        on = panel.treated[:, None] & (panel.months[None, :] >= panel.cohort[:, None])
        counts = invented(panel, RATES, rng)
        panel = replace(panel, outcomes={"offences": counts})
        summary = summarise(panel, "offences")
        labels, alpha = grouped(panel).labels, alpha_of(summary, "never")
        again = repeated(group_time(summary), labels, panel.weights)
        exchange = exchange_of(panel, labels, alpha)
        value, error = again.estimate(counts)
        lower = thinned(counts, on, RATIO, rng)
        changed, its_error = again.estimate(lower)
        quiet, effects, moved = sums(exchange, [counts @ alpha.T, lower @ alpha.T, on @ alpha.T], rng)
        truth = -(1 - RATIO) * RATES.treated
        found["analytic"].append(abs(value) > Z * error)
        found["randomised"].append(p_value(quiet) <= 0.05)
        found["covers analytic"].append(abs(changed - truth) <= Z * its_error)
        found["covers randomised"].append(holds(limits(effects, moved), truth))
        try:
            found["poisson"].append(rate_ratio(summary).p <= 0.05)
            weaker = replace(panel, outcomes={"offences": lower})
            ratio = rate_ratio(summarise(weaker, "offences"))
            by_lot = randomisation_inference(
                weaker, "offences", model="poisson", draws=DRAWS, seed=int(rng.integers(2**31))
            )
        except CannotEstimate:
            continue
        for name, interval in (("covers poisson", ratio.ci), ("covers ratio", by_lot.ci)):
            found[name].append(holds(interval, float(np.log(RATIO))))
        found["bounded"].append(None not in by_lot.ci)
    return {name: float(np.mean(values)) for name, values in found.items()}


def main() -> None:
    """Print the table."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---:" * len(COLUMNS) + "|")
    for treated in SIZES:
        shares = of(treated, studies, seed)
        cells = [f"{100 * share:.1f}%" for share in shares.values()]
        print(f"| {treated} | {studies} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
