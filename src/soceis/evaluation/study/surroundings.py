"""What belongs around an estimate: power at the study's own numbers, trends before, sensitivity, before and after."""

from __future__ import annotations

from dataclasses import replace

from soceis.evaluation.errors import EvaluationError
from soceis.evaluation.impact.before_after import before_after
from soceis.evaluation.impact.estimates import Control
from soceis.evaluation.impact.linear import GroupTime, group_time
from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.impact.power import PowerAt, size_and_power
from soceis.evaluation.impact.summaries import summarise
from soceis.evaluation.impact.trends import pre_trend, sensitivity, trend_power
from soceis.evaluation.study.entries import finite
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.results import Change, Power, Sensitivity, Trends
from soceis.evaluation.study.verdict import SMALL_STUDY, WORTH_FINDING

# The test must be able to say 5% or less with this many exchanges, and the simulation runs it thousands of times.
EXCHANGES = 199
CLOSE = 1e-9


def powered(panel: Panel, outcome: str, control: Control, options: StudyOptions) -> Power:
    """Size and power by simulation at the panel's own numbers; with the reason where they cannot be had."""
    treated = int(panel.treated.sum())
    comparison = panel.size - treated
    # From here on the headline is the usual formula, and exchanges would be simulated for nothing.
    exchanges = 0 if treated >= SMALL_STUDY else min(EXCHANGES, options.draws)
    try:
        found = size_and_power(
            panel, outcome, control=control, simulations=options.simulations, exchanges=exchanges,
            seed=options.seed,
        )  # fmt: skip
    except EvaluationError as error:
        why = str(error).rstrip(".")
        return Power(outcome, treated, comparison, 0, None, None, None, absent=why)

    def share(at: PowerAt) -> float:
        return at.by(found.headline)

    quarter = next((at for at in found.at if abs(1 - at.ratio - WORTH_FINDING) < CLOSE), None)
    return Power(
        outcome,
        treated,
        comparison,
        found.simulations,
        share(found.size),
        None if quarter is None else share(quarter),
        None if found.detectable is None else 1 - found.detectable,
        tuple((round(1 - at.ratio, 6), share(at)) for at in found.at),
        found.headline,
    )


def trends_of(panel: Panel, outcome: str, control: Control) -> Trends:
    """The test of the months before the start, and the drift that it would notice; None where it cannot be made."""
    try:
        effects = group_time(summarise(panel, outcome), control)
        found = pre_trend(effects)
    except EvaluationError as error:
        return Trends(notes=(f"The months before the start could not be tested: {error}",))
    if not finite(found.statistic, found.p):
        return Trends()
    tested = Trends(found.statistic, found.df, found.p, for_few(found.statistic, found.df, effects), found.of)
    try:
        drift = trend_power(effects)
    except EvaluationError:
        return tested
    if not finite(drift.most, drift.bias_most):
        return tested
    return replace(tested, drift=drift.most, bias=drift.bias_most)


def for_few(statistic: float, df: int, effects: GroupTime) -> float | None:
    """The p-value of a Wald statistic whose covariance rests on the treated units: Hotelling's T-squared.

    With n units and k parts, (n - k) / (k (n - 1)) times the statistic has an F distribution of k and n - k degrees
    of freedom (Hotelling, 1931). None when there are not more units than parts.
    """
    from scipy.special import fdtrc

    n = effects.summary.treated
    if n <= df:
        return None
    return float(fdtrc(df, n - df, statistic * (n - df) / (df * (n - 1))))


def sensitivity_of(panel: Panel, outcome: str, control: Control) -> tuple[Sensitivity, ...]:
    """Intervals that hold when trends differed; none where they cannot be made."""
    try:
        found = sensitivity(group_time(summarise(panel, outcome), control, "universal"))
    except EvaluationError:
        return ()
    return tuple(Sensitivity(robust.bar, robust.low, robust.high) for robust in found.intervals)


def changed(panel: Panel, outcome: str, options: StudyOptions) -> Change | None:
    """Before and after of the service's young people alone; None without anybody, `absent` where it cannot be had."""
    if not panel.treated.any():
        return None
    try:
        found = before_after(panel, outcome, seed=options.seed)
    except EvaluationError as error:
        people = int(panel.treated.sum())
        return Change(outcome, people, None, None, None, None, None, None, "", str(error).rstrip("."))
    alone = found.without_effect
    unit_months = found.n * found.months
    return Change(
        outcome,
        found.n,
        found.before / unit_months,
        found.after / unit_months,
        found.change,
        found.low,
        found.high,
        (alone.expected, alone.low, alone.high),
        found.words,
    )
