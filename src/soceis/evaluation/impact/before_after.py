"""Before and after without a comparison group: the figure that reports like to quote, and what it hides.

Young people are referred when things are at their worst. Whoever is chosen for a bad spell has, on average, a less bad
one next, whatever anybody does (regression to the mean). So the change in the rate stands here with its interval
and beside the change that invented young people show, who were chosen alike and to whom nobody did anything.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.impact.estimates import Z
from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.impact.panel.shape import Floats
from soceis.evaluation.impact.power import Rates, how_they_vary

SEED, STUDIES, POOL = 20_230_603, 1_000, 200_000
USUAL = 12


@dataclass(frozen=True, slots=True)
class WithoutEffect:
    """The change in percent that chosen young people show when nothing is done: its mean and where 95% of studies lie.

    `as_large` is the share of studies with a fall at least as large as the one observed; `rate` and `between` are the
    events a month, and how rates vary, of those from whom the young people were chosen.
    """

    expected: float
    low: float
    high: float
    as_large: float
    rate: float
    between: float
    studies: int


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The change in a rate in percent, with its 95% interval, of `n` young people over `months` before and after.

    `before` and `after` count events; `left_out` young people were not observed throughout. `words` is the
    warning that goes with the number wherever it goes.
    """

    outcome: str
    n: int
    left_out: int
    months: int
    before: int
    after: int
    change: float
    low: float
    high: float
    without_effect: WithoutEffect
    words: str


def before_after(
    panel: Panel, outcome: str, *, months: int | None = None, studies: int = STUDIES, seed: int = SEED
) -> BeforeAfter:
    """The change in an outcome of the treated, who are counted from their start month on as after.

    `months` on each side, the panel's window or 12 when not given. The interval is that of a log ratio, with
    the error clustered by young person. CannotEstimate when nobody was observed throughout, or nothing happened.
    """
    span = months if months is not None else panel.window or USUAL
    if span < 1 or studies < 1:
        raise UnknownOption("before and after needs at least 1 month on each side, and 1 simulated study.")
    first, last = _counts(panel, outcome, span)
    n, treated = len(first), int(panel.treated.sum())
    if n < 2:
        raise CannotEstimate(
            f"fewer than 2 young people were observed for {span} months before and after their start; choose fewer"
            " months."
        )
    before, after = float(first.sum()), float(last.sum())
    if before <= 0 or after <= 0:
        side = "before" if before <= 0 else "after"
        raise CannotEstimate(
            f"no {_named(outcome)} happened in the {span} months {side}, so there is no change in percent."
        )
    ratio = after / before
    error = math.sqrt(n / (n - 1) * float(((last / after - first / before) ** 2).sum()))
    change, low, high = (100 * (ratio * math.exp(sign * Z * error) - 1) for sign in (0, -1, 1))
    hidden = without_effect(
        _pool(panel, outcome, last, span), first, span, change, studies=studies, seed=seed
    )
    words = in_words(outcome, n, span, (change, low, high), hidden)
    return BeforeAfter(
        outcome, n, treated - n, span, round(before), round(after), change, low, high, hidden, words
    )


def _counts(panel: Panel, outcome: str, span: int) -> tuple[Floats, Floats]:
    """Events before and after of each young person observed throughout: float64[n] twice."""
    values = panel.outcome(outcome)
    event = panel.months[None, :] - panel.cohort[:, None]
    sums = []
    known = panel.treated[:, None] & ~np.isnan(values)
    for side in ((event >= -span) & (event < 0), (event >= 0) & (event < span)):
        inside = side & known
        sums.append((np.where(inside, values, 0.0).sum(axis=1), inside.sum(axis=1) == span))
    kept = panel.treated & sums[0][1] & sums[1][1]
    return sums[0][0][kept], sums[1][0][kept]


def _pool(panel: Panel, outcome: str, last: Floats, span: int) -> Rates:
    """The rates of those from whom the young people were chosen.

    They and the comparison group together, in the months before the starts: neither side alone would do, as one was
    chosen for many events and the other is what was left. Without a comparison, their own months after the start.
    """
    values = panel.outcome(outcome)
    usual = np.where(panel.treated, panel.cohort, np.median(panel.cohort[panel.treated]))
    use = (panel.months[None, :] < usual[:, None]) & ~np.isnan(values)
    if panel.treated.all() or not use[~panel.treated].any():
        rate = float(last.mean()) / span
        spread = max(0.0, float(last.var(ddof=1)) - float(last.mean()))
        return Rates(rate, rate, spread / float(last.mean()) ** 2, 0.0, 0.0)
    rate = float(values[use].mean())
    between, within, correlation = how_they_vary(values, use, np.full(panel.size, rate))
    return Rates(rate, rate, between, within, correlation)


def without_effect(
    rates: Rates,
    first: Floats,
    span: int,
    change: float,
    *,
    studies: int = STUDIES,
    seed: int = SEED,
    pool: int = POOL,
) -> WithoutEffect:
    """What would be seen if nothing were done for young people chosen for many events before.

    Out of a pool with lasting rates of their own, those with the most events before are chosen, as many as give the
    mean of `first` float64[n]; studies of n of them are drawn, and their change looked at.
    """
    rng = np.random.default_rng(seed)
    rate, between = rates.control or rates.treated, rates.between
    own = np.full(pool, rate) if between <= 0 else rate * rng.gamma(1 / between, between, pool)
    before, after = _events(own, rates, span, rng), _events(own, rates, span, rng)
    order = np.argsort(-(before + rng.random(pool)))
    means = np.cumsum(before[order]) / np.arange(1, pool + 1)
    # The means fall along the order: the last place at which they still reach the mean that was seen.
    chosen = order[: max(len(first), int((means >= first.mean()).sum()))]
    drawn = chosen[rng.integers(0, len(chosen), (studies, len(first)))]
    then, later = before[drawn].sum(axis=1), after[drawn].sum(axis=1)
    known = then > 0
    if not known.any():
        raise CannotEstimate("so little happened that regression to the mean cannot be simulated.")
    changes = 100 * (later[known] / then[known] - 1)
    low, high = np.quantile(changes, (0.025, 0.975)).tolist()
    expected = 100 * (float(after[chosen].sum()) / float(before[chosen].sum()) - 1)
    return WithoutEffect(
        expected, low, high, float((changes <= change).mean()), rate, between, int(known.sum())
    )


def _events(own: Floats, rates: Rates, span: int, rng: np.random.Generator) -> Floats:
    """Events of `span` months; where months vary beyond Poisson, so do their sums."""
    if rates.within <= 0:
        return rng.poisson(own * span).astype(np.float64)
    return rng.poisson(own * rng.gamma(span / rates.within, rates.within, len(own))).astype(np.float64)


def _named(outcome: str) -> str:
    return outcome.replace("_", " ")


def in_words(
    outcome: str, n: int, span: int, change: tuple[float, float, float], hidden: WithoutEffect
) -> str:
    """The warning: what was seen, what would have been seen anyway, and that the number is no effect."""
    value, low, high = change
    what = _named(outcome).capitalize()
    moved = "fell" if value < 0 else "rose"
    anyway = "fall" if hidden.expected < 0 else "rise"
    return (
        f"{what} of {n} young people {moved} by {abs(value):.0f}% from the {span} months before to the {span} months"
        f" from their start on (95% interval: {low:+.0f}% to {high:+.0f}%). This is not the effect of the service:"
        f" nobody knows from it what would have happened otherwise. Young people are referred when things are at"
        f" their worst, and afterwards there is usually less to count whatever anybody does. Simulated young people"
        f" who were chosen for as many events before, and for whom nothing was done, show a {anyway} of"
        f" {abs(hidden.expected):.0f}% (in 95 of 100 studies of this size, {hidden.low:+.0f}% to {hidden.high:+.0f}%),"
        f" {_verdict(value, hidden)}"
    )


def _verdict(value: float, hidden: WithoutEffect) -> str:
    if value < hidden.low:
        return (
            "so the choice alone does not bring about so large a fall, but nor does this figure say what did."
        )
    if value > hidden.high:
        return "so there was more to count afterwards than the choice alone would have left."
    return "so what was seen is within what the choice alone can bring about."
