"""Log rate ratios of counts: overall, by event time, by start month, by month.

Poisson regression with an effect for every unit and every month, errors clustered by unit. Overall (simple): one
ratio for all months from the start on, over everybody, so that the never and the not yet treated alike are the
comparison and both ways of asking give the same number. By event time: with never-treated comparisons every event time
has an effect but the one before the start, so that only those who never start say what the months did; with
not-yet-treated comparisons only event times from the start on, so that earlier months of later starters count too
(the distinction of Wooldridge, Simple approaches to nonlinear difference-in-differences with panel data,
Econometrics Journal 26, 2023). By start month and by month: effects of the months from the start on.

With matched comparisons each cohort has month effects of its own, shared with those who were matched to it and with
nobody else; the effects are the same for all cohorts as above.
"""

from __future__ import annotations

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.bands import DRAWS, SEED
from soceis.evaluation.impact.estimates import Control, Estimate, Kind
from soceis.evaluation.impact.mixing import Aggregation, Bands, Mixed, finished, mean_by_size, mean_of
from soceis.evaluation.impact.panel import NEVER
from soceis.evaluation.impact.panel.shape import Truths
from soceis.evaluation.impact.poisson.design import NOTHING_BEFORE, NOTHING_HAPPENED, Design, design_of
from soceis.evaluation.impact.poisson.fitting import Fit, Unbounded, fit
from soceis.evaluation.impact.summaries import Summary

METHOD = "log rate ratio, Poisson with unit and month effects, errors clustered by unit"
METHOD_MATCHED = (
    "log rate ratio, Poisson with unit and month effects within matched months, errors clustered by unit"
)


def count_effects(
    summary: Summary,
    kind: Kind = "simple",
    control: Control = "never",
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Aggregation:
    """The log rate ratios of a summary, put together like linear effects; `exp` of one is the ratio of rates.

    Parts whose months saw nothing happen are among `absent`. CannotEstimate when no ratio can be made at all.
    """
    design = design_of(summary, kind, control)
    found, design = _fitted(design, kind)
    # The design knows whether whole sets vary together.
    summary = design.summary
    parts = _mixed(design, found)
    method = METHOD_MATCHED if control == "matched" else METHOD
    bands = Bands(draws, seed)
    if kind == "simple":
        return finished(summary, kind, None, parts, design.absent, method, bands, found.factor)
    overall = _overall(summary, kind, parts)
    return finished(summary, kind, parts, overall, design.absent, method, bands, found.factor)


def rate_ratio(summary: Summary, control: Control = "never") -> Estimate:
    """The overall log rate ratio; CannotEstimate, with the reason, when there is none."""
    found = count_effects(summary, "simple", control, draws=0)
    if found.overall is None:
        raise CannotEstimate(f"no rate ratio of {summary.outcome}: {found.absent[-1].reason}.")
    return found.overall


def share_used(summary: Summary) -> tuple[int, int]:
    """How many units a count model uses, of how many: those to whom nothing happened say nothing about a ratio."""
    everybody = sum(group.n for group in summary.groups)
    return everybody - sum(group.zeros for group in summary.groups), everybody


def _fitted(design: Design, kind: Kind) -> tuple[Fit, Design]:
    """The fit, without the effects that have no limit."""
    while design.at:
        try:
            return fit(design), design
        except Unbounded as found:
            reason = NOTHING_HAPPENED if kind == "dynamic" else NOTHING_BEFORE
            design = design.without(np.asarray(found.effects), reason, kind)
    why = design.absent[-1].reason if design.absent else NOTHING_HAPPENED
    raise CannotEstimate(
        f"no rate ratio of {design.summary.outcome} can be made: {why}. Use the linear estimate."
    )


def _mixed(design: Design, found: Fit) -> Mixed:
    groups = design.summary.groups
    on: Truths = np.asarray((design.switched * design.rows[:, :, None]).any(axis=1), bool)
    return Mixed(
        design.at,
        found.estimate,
        found.influence,
        tuple(frozenset(groups[g].cohort for g in np.flatnonzero(on[:, k])) for k in range(len(design.at))),
        tuple(
            sum(groups[g].n for g in np.flatnonzero(_compared(design, on[:, k])))
            for k in range(len(design.at))
        ),
    )


def _compared(design: Design, on: Truths) -> Truths:
    """Which groups an effect that is ever on in some of them (bool[G]) is compared with: bool[G]."""
    never = np.array([group.cohort == NEVER for group in design.summary.groups], bool)
    same_months = np.isin(design.stacks, design.stacks[on]) & design.rows.any(axis=1)
    return np.asarray((never | ~on) & same_months, bool)


def _overall(summary: Summary, kind: Kind, parts: Mixed) -> Mixed | None:
    if kind == "group":
        return mean_by_size(summary, parts)
    chosen = np.array(parts.at) >= 0 if kind == "dynamic" else np.ones(len(parts.at), bool)
    return mean_of(parts, chosen) if chosen.any() else None
