"""What the study could have found: size and power at its own numbers, by simulation.

Invented outcomes for the very same units, cohorts and months: each unit has a rate of its own, and counts vary about
it. The mean rate of each side, how much rates differ between units (which makes a unit's months alike), and how much
more than Poisson counts vary, are taken from the months before any start. Rates are level over time, so the
outcomes agree with parallel trends. An effect thins the counts of treated units from their start on.

Matched comparisons were chosen to be alike in the months before, which invented counts are not. Against them the
counts are the study's own, with starts dealt out again within matched sets: nobody's start then means anything, and
all else is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact.estimates import CONFIDENCE, Control, normal_p
from soceis.evaluation.impact.exchanging import Exchange, exchange_of, p_value, roles_of
from soceis.evaluation.impact.functional import alpha_of, repeated
from soceis.evaluation.impact.linear import group_time
from soceis.evaluation.impact.panel import Panel, grouped
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
from soceis.evaluation.impact.summaries import Summary, summarise

SIMULATIONS, EXCHANGES, SEED = 300, 199, 20_230_602
RATIOS = (0.9, 0.75, 0.6, 0.5, 0.4, 0.25, 0.1)
ENOUGH = 0.8
# Below this many treated units, analytic errors are too small, and randomisation is the headline.
FEW_TREATED = 100
# With more units and months than this together, fewer simulations are made, and no exchanges.
MOST_CELLS, MOST_EXCHANGED = 40_000_000, 20_000
FEWEST = 50
Headline = Literal["randomisation", "analytic"]


@dataclass(frozen=True, slots=True)
class Rates:
    """What the simulation assumes: events a month in each side, and how they vary.

    `between` is the variance of units' rates over the squared mean; `within` that of months about a unit's rate beyond
    Poisson, over the mean square of the rate; `correlation` that of two months of a unit.
    """

    treated: float
    control: float
    between: float
    within: float
    correlation: float


@dataclass(frozen=True, slots=True)
class PowerAt:
    """How often an effect would be found: `ratio` of the rate to what it would have been (1 for none: the size)."""

    ratio: float
    analytic: float
    randomised: float | None

    def by(self, method: Headline) -> float:
        """The share by the headline method."""
        return self.analytic if self.randomised is None or method == "analytic" else self.randomised


@dataclass(frozen=True, slots=True)
class Power:
    """Size and power of the overall effect at 5%, out of `simulations` of `exchanges` each (0: analytic alone).

    `detectable` is the ratio of rates that would be found four times in five by the headline method, None when not
    even the strongest would. `detectable_change` is the same in events a month, from the analytic error.
    """

    outcome: str
    treated: int
    control: int
    rates: Rates
    simulations: int
    exchanges: int
    headline: Headline
    size: PowerAt
    at: tuple[PowerAt, ...]
    detectable: float | None
    detectable_change: float
    standard_error: float

    @property
    def monte_carlo_error(self) -> float:
        """The standard error of a simulated size of 5%."""
        return float(np.sqrt((1 - CONFIDENCE) * CONFIDENCE / self.simulations))


def size_and_power(
    panel: Panel,
    outcome: str,
    *,
    control: Control = "never",
    simulations: int = SIMULATIONS,
    exchanges: int = EXCHANGES,
    ratios: Sequence[float] = RATIOS,
    seed: int = SEED,
) -> Power:
    """Size and power of the overall linear effect at the panel's own numbers; CannotEstimate as for the effect.

    `ratios` below 1, of the rate after the start to what it would have been.
    """
    if simulations < 1 or any(not 0 < ratio < 1 for ratio in ratios):
        raise UnknownOption("a simulation needs at least one run, and ratios of rates between 0 and 1.")
    rates = rates_before(panel, outcome)
    effects = group_time(summarise(panel, outcome), control)
    labels = grouped(panel).labels
    again = repeated(effects, labels, panel.weights, panel.strata)
    roles, alpha = roles_of(labels, alpha_of(effects.summary, control))
    runs = max(FEWEST, min(simulations, MOST_CELLS // (panel.size * len(panel.months))))
    can = _exchange_or_none(panel, roles, alpha) if panel.size <= MOST_EXCHANGED else None
    exchange = can if exchanges > 0 else None
    rng = np.random.default_rng(seed)
    dealt = _dealt_again(panel.outcome(outcome), can, runs, rng) if control == "matched" and can else None
    orders = None if exchange is None else _orders(exchange, exchanges, rng)
    every = (1.0, *ratios)
    found = np.zeros((2, len(every)))
    errors = np.zeros(runs)
    on = panel.treated[:, None] & (panel.months[None, :] >= panel.cohort[:, None])
    for run in range(runs):
        counts = invented(panel, rates, rng) if dealt is None else next(dealt)
        for place, ratio in enumerate(every):
            outcomes = counts if ratio == 1 else thinned(counts, on, ratio, rng)
            value, error = again.estimate(outcomes)
            errors[run] = error if place == 0 else errors[run]
            found[0, place] += error > 0 and normal_p(value / error) <= 1 - CONFIDENCE
            if exchange is not None and orders is not None:
                found[1, place] += p_value(exchange.sums(outcomes @ alpha.T, orders)) <= 1 - CONFIDENCE
    shares = found / runs
    at = tuple(
        PowerAt(ratio, float(shares[0, j]), None if exchange is None else float(shares[1, j]))
        for j, ratio in enumerate(every)
    )
    treated = effects.summary.treated
    best: Headline = headline(effects.summary) if exchange is not None else "analytic"
    se = float(np.sqrt((errors**2).mean()))
    return Power(
        outcome, treated, effects.summary.comparisons, rates, runs, 0 if exchange is None else exchanges, best,
        at[0], at[1:], detectable(at[1:], best), _quantiles() * se, se,
    )  # fmt: skip


def headline(summary: Summary) -> Headline:
    """Which error goes first: below 100 treated, analytic errors are too small."""
    return "randomisation" if summary.treated < FEW_TREATED else "analytic"


def _orders(exchange: Exchange, exchanges: int, rng: np.random.Generator) -> Ints:
    """Everybody in their own role, then exchanges: int64[1 + exchanges, n]."""
    return np.concatenate([np.arange(len(exchange.roles))[None, :], *exchange.orders(exchanges, rng)])


def _dealt_again(values: Floats, exchange: Exchange, runs: int, rng: np.random.Generator) -> Iterator[Floats]:
    """The study's own counts float64[n, m], in each run with starts dealt out again within sets."""
    known = np.nan_to_num(values)
    for block in exchange.orders(runs, rng):
        for taken in block:
            yield known[taken]


def _quantiles() -> float:
    """The multiple of its standard error that an effect must have to be found four times in five at 5%."""
    from scipy.special import ndtri

    return float(ndtri(1 - (1 - CONFIDENCE) / 2) + ndtri(ENOUGH))


def _exchange_or_none(panel: Panel, roles: Ints, alpha: Floats) -> Exchange | None:
    try:
        return exchange_of(panel, roles, alpha)
    except CannotEstimate:
        return None


def rates_before(panel: Panel, outcome: str) -> Rates:
    """The rates of an outcome before any start, and how they vary; CannotEstimate when nothing happened then.

    Of the comparison group, all months count, as nothing began in any of them.
    """
    values = panel.outcome(outcome)
    before = ~panel.treated[:, None] | (panel.months[None, :] < panel.cohort[:, None])
    use = before & ~np.isnan(values)
    treated = panel.treated
    mean = [_mean(values, use, side) for side in (treated, ~treated)]
    if min(mean) < 0 or max(mean) <= 0:
        raise CannotEstimate(
            f"{outcome} never happened before any start, so there are no rates to simulate from; use a longer window."
        )
    between, within, correlation = how_they_vary(values, use, np.where(treated, mean[0], mean[1]))
    return Rates(mean[0], mean[1], between, within, correlation)


def how_they_vary(values: Floats, use: Truths, centre: Floats) -> tuple[float, float, float]:
    """`between`, `within` and `correlation` of `Rates`, of the months in `use` bool[n, m] about a mean float64[n].

    By moments: two months of a unit share the variance of rates; what one month varies beyond that and beyond
    Poisson is its own.
    """
    residual = np.where(use, np.nan_to_num(values) - centre[:, None], 0.0)
    count = use.sum(axis=1)
    total, squares = residual.sum(axis=1), (residual**2).sum(axis=1)
    pairs = float((count * (count - 1)).sum())
    shared = max(0.0, float((total**2 - squares).sum()) / pairs) if pairs else 0.0
    variance = float(squares.sum() / count.sum())
    mean, square = (float((values * count).sum() / count.sum()) for values in (centre, centre**2))
    extra = max(0.0, variance - shared - mean)
    return shared / square, extra / (square + shared), shared / variance if variance > 0 else 0.0


def _mean(values: Floats, use: Truths, side: Truths) -> float:
    chosen = use & side[:, None]
    return float(np.nan_to_num(values)[chosen].mean()) if chosen.any() else 0.0


def invented(panel: Panel, rates: Rates, rng: np.random.Generator) -> Floats:
    """Counts float64[n, m] for the panel's units without any effect."""
    mean = np.where(panel.treated, rates.treated, rates.control)
    own = mean if rates.between <= 0 else mean * rng.gamma(1 / rates.between, rates.between, panel.size)
    rate = np.broadcast_to(own[:, None], (panel.size, len(panel.months)))
    if rates.within > 0:
        rate = rate * rng.gamma(1 / rates.within, rates.within, rate.shape)
    return rng.poisson(rate).astype(np.float64)


def thinned(counts: Floats, on: Truths, ratio: float, rng: np.random.Generator) -> Floats:
    """Counts of which each event where `on` bool[n, m] stays with the probability `ratio`."""
    found = counts.copy()
    found[on] = rng.binomial(counts[on].astype(np.int64), ratio)
    return found


def detectable(at: Sequence[PowerAt], method: Headline) -> float | None:
    """The weakest effect (the largest ratio) found four times in five, between those simulated; None beyond them."""
    weakest_first = sorted(at, key=lambda found: -found.ratio)
    last = PowerAt(1.0, 1 - CONFIDENCE, 1 - CONFIDENCE)
    for found in weakest_first:
        here, there = last.by(method), found.by(method)
        if there >= ENOUGH:
            part = (ENOUGH - here) / (there - here) if there > here else 1.0
            return last.ratio + min(1.0, max(0.0, part)) * (found.ratio - last.ratio)
        last = found
    return None
