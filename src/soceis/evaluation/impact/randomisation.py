"""Randomisation inference: how unusual the effect is among those that other start dates would have given.

If the service made no difference to anybody, the outcomes would be the same whoever had started when. So start
dates are exchanged within matched sets (within areas without sets), the effect is computed for each exchange, and
the p-value is (1 + exchanges with an effect at least as large) / (1 + exchanges). It is exact at any number of young
people, whatever the outcomes look like, if within a set each could as well have started when another did (Fisher,
1935; Roth and Sant'Anna, Journal of Political Economy Microeconomics 1, 2023, for staggered starts).

The interval holds the effects that, taken away from every month since a start, leave nothing unusual. As the effect
is linear in the outcomes, each exchange says for which values it counts, and the limits are found exactly by sorting.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact.estimates import Control, Estimate, Kind
from soceis.evaluation.impact.exchanging import Exchange, exchange_of, limits, p_value, roles_of
from soceis.evaluation.impact.functional import whole_of
from soceis.evaluation.impact.panel import Panel, grouped
from soceis.evaluation.impact.panel.shape import Floats
from soceis.evaluation.impact.poisson.effects import count_effects
from soceis.evaluation.impact.ratios import expecting, scores_of, since_start
from soceis.evaluation.impact.summaries import Summary, summarise

DRAWS, SEED = 1_000, 20_230_601
Model = Literal["linear", "poisson"]


def randomisation_inference(
    panel: Panel,
    outcome: str,
    *,
    control: Control = "never",
    kind: Kind = "simple",
    model: Model = "linear",
    draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate:
    """The overall effect with the p-value and the interval of randomisation inference; there is no standard error.

    For counts (`poisson`, `simple` only) the estimate is the log ratio of rates, the test that of the score, and the
    interval holds the ratios that it does not refuse (`ratios`). A limit that the exchanges do not give is None.
    CannotEstimate when no start can be exchanged.
    """
    if draws < 1:
        raise UnknownOption(
            "randomisation inference needs at least 1 exchange of start dates; 1,000 is usual."
        )
    summary = summarise(panel, outcome)
    values = panel.outcome(outcome)
    if model == "poisson":
        return _ratio(summary, panel, values, control, draws, seed)
    whole, alpha = whole_of(summary, control, kind)
    treated = sum(group.n for group in summary.groups if group.cohort in whole.cohorts[0])
    compared = whole.control[0]
    labels, alpha = roles_of(grouped(panel).labels, alpha)
    exchange = exchange_of(panel, labels, alpha)
    moved = since_start(panel) @ alpha.T
    seen, along = _sums(exchange, [np.nan_to_num(values) @ alpha.T, moved], draws, seed)
    interval, method = limits(seen, along), method_of(exchange, draws)
    return Estimate(float(seen[0]), None, interval, p_value(seen), method, None, None, treated, compared)


def method_of(exchange: Exchange, draws: int) -> str:
    """The method in words."""
    return f"randomisation of start dates within {exchange.what}, {draws:,} draws"


def _ratio(
    summary: Summary, panel: Panel, values: Floats, control: Control, draws: int, seed: int
) -> Estimate:
    """The log rate ratio with the p-value of the score, and the ratios that exchanges do not refuse."""
    found = count_effects(summary, "simple", control, draws=0)
    if found.overall is None:
        raise CannotEstimate(f"no rate ratio of {summary.outcome} can be made; use the linear estimate.")
    expected = expecting(summary, panel, values, control)
    labels, alpha = grouped(panel).labels, expected.alpha
    _, first = np.unique(alpha, axis=0, return_index=True)
    roles, numbers = roles_of(labels, alpha)
    exchange = exchange_of(panel, roles, numbers)
    orders = exchange.orders(draws, np.random.default_rng(seed))
    scores = scores_of(panel, values, exchange, expected.taken(first), orders)
    ratio = found.overall.estimate
    return Estimate(
        ratio, None, scores.interval(ratio), scores.p(0.0), method_of(exchange, draws), None, None,
        found.overall.treated, found.overall.control,
    )  # fmt: skip


def _sums(exchange: Exchange, added: list[Floats], draws: int, seed: int) -> tuple[Floats, ...]:
    """The effect as it was, then under each exchange, for each matrix float64[n, G] of what a unit adds in a group."""
    rng = np.random.default_rng(seed)
    found = [[exchange.sums(each, np.arange(len(each))[None, :])] for each in added]
    for taken in exchange.orders(draws, rng):
        for blocks, each in zip(found, added, strict=True):
            blocks.append(exchange.sums(each, taken))
    return tuple(np.concatenate(blocks) for blocks in found)
