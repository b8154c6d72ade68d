"""One outcome from every side: the headline with its interval, its power, its trends before, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import EvaluationError
from soceis.evaluation.impact.estimates import Estimate
from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.impact.poisson import share_used
from soceis.evaluation.impact.randomisation import randomisation_inference
from soceis.evaluation.impact.summaries import summarise
from soceis.evaluation.study.entries import Control, Entry, Made, Model, Place, finite
from soceis.evaluation.study.options import HEADLINE_WINDOW, StudyOptions
from soceis.evaluation.study.results import OutcomeStudy, Sample, Sensitivity
from soceis.evaluation.study.surroundings import powered, sensitivity_of, trends_of
from soceis.evaluation.study.verdict import NOUNS, SMALL_STUDY, Evidence, judge

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class _Headline:
    """The overall linear estimate by both methods; `absent` says why there is none, or why one is missing."""

    control: Control
    analytic: Entry | None
    randomisation: Entry | None
    absent: str = ""
    note: str = ""


def outcome_study(
    panel: Panel, made: Made, outcome: str, options: StudyOptions, sample: Sample
) -> OutcomeStudy:
    """Everything about one outcome of the sample that the headline rests on."""
    treated = int(panel.treated.sum())
    comparison = panel.size - treated
    head = _headline(panel, made, outcome, options)
    ratio = _overall(made, outcome, "poisson", head.control)
    by_exchange, unlimited = _ratio_by_lot(panel, outcome, head.control, options)
    by_lot = head.randomisation is not None and (treated < SMALL_STUDY or head.analytic is None)
    first = head.randomisation if by_lot else head.analytic
    if first is not None and head.control == "matched":
        # A cohort that nobody was matched to, and comparisons of no cohort's month, are not compared.
        treated, comparison = first.treated, first.comparison
    power = powered(panel, outcome, head.control, options)
    trends = trends_of(panel, outcome, head.control)
    evidence = Evidence(
        outcome,
        treated,
        comparison,
        before=before_mean(panel, outcome),
        power=power.power,
        size=power.size,
        detectable=power.detectable,
        trend_p=trends.small_p,
        absent=head.absent,
    )
    if first is not None:
        evidence = Evidence(
            outcome, treated, comparison, first.estimate, first.low, first.high, first.p,
            "randomisation" if by_lot else "analytic", evidence.before, power.power, power.size, power.detectable,
            trends.small_p,
        )  # fmt: skip
    sensitivity = sensitivity_of(panel, outcome, head.control)
    notes = [head.note, *trends.notes, unlimited]
    notes += [
        _disagreement(first, by_exchange if by_lot and by_exchange else ratio, outcome),
        _fragile(first, sensitivity),
    ]
    return OutcomeStudy(
        outcome=outcome,
        sample=sample,
        evidence=evidence,
        verdict=judge(evidence),
        headline="randomisation" if by_lot else "analytic",
        randomisation=head.randomisation,
        analytic=head.analytic,
        ratio=ratio,
        ratio_by_lot=by_exchange,
        power=power,
        change=None,
        trends=trends,
        sensitivity=sensitivity,
        control=head.control,
        dropped_by_poisson=_never_happened(panel, outcome),
        notes=tuple(note for note in notes if note),
    )


def _headline(panel: Panel, made: Made, outcome: str, options: StudyOptions) -> _Headline:
    """Against those matched to the same month of start; else against those never referred, or not yet."""
    control: Control = "never" if (~panel.treated).any() else "notyet"
    if panel.own_months is not None:
        control = "matched"
    analytic = _overall(made, outcome, "linear", control)
    absent = "" if analytic is not None else _reason(made, outcome, control)
    if analytic is None and panel.treated.all() and not absent:
        absent = "there is nobody to compare with"
    try:
        found = randomisation_inference(
            panel, outcome, control=control, draws=options.draws, seed=options.seed
        )
    except EvaluationError as error:
        return _Headline(
            control, analytic, None, absent, f"Months of start cannot be dealt out again: {error}"
        )
    entry = _by_lot(Place(outcome, "linear", control, "simple"), found)
    if entry is None:
        words = f"Dealing the months of start out again gives p = {found.p:.3f}, but no interval."
        return _Headline(control, analytic, None, absent, words)
    return _Headline(control, analytic, entry, absent)


def _by_lot(place: Place, found: Estimate) -> Entry | None:
    """An estimate by exchange of starts with both limits; None without.

    There is no standard error of a randomisation test; its interval is made by inverting the test.
    """
    low, high = found.ci
    if low is None or high is None or not finite(found.estimate, low, high, found.p):
        return None
    treated, comparison = found.treated or 0, found.control or 0
    return Entry(place, found.estimate, None, low, high, found.p, found.method, treated, comparison)


def _ratio_by_lot(
    panel: Panel, outcome: str, control: Control, options: StudyOptions
) -> tuple[Entry | None, str]:
    """The ratio of rates by exchange of starts, or what is said when it has no interval."""
    try:
        found = randomisation_inference(
            panel, outcome, control=control, model="poisson", draws=options.draws, seed=options.seed
        )
    except EvaluationError:
        # Why there is no ratio stands with the ratio by the usual formula; why no exchange, with the difference.
        return None, ""
    entry = _by_lot(Place(outcome, "poisson", control, "simple"), found)
    if entry is not None:
        return entry, ""
    limits = [f"{name} limit {math.exp(value):.2f}" for name, value in zip(("lower", "upper"), found.ci, strict=True)
              if value is not None]  # fmt: skip
    known = limits[0] if limits else "neither limit"
    return None, (
        f"Dealing the months of start out again gives p = {found.p:.3f} for the ratio of rates, and {known}: so few"
        " events do not limit it on both sides."
    )


def _overall(made: Made, outcome: str, model: Model, control: Control) -> Entry | None:
    wanted = Place(outcome, model, control, "simple")
    return next((entry for entry in made[0] if entry.place == wanted), None)


def _reason(made: Made, outcome: str, control: Control) -> str:
    wanted = Place(outcome, "linear", control, "simple")
    found = next((absent.reason for absent in made[1] if absent.place == wanted), "")
    return found.rstrip(".")


def _disagreement(first: Entry | None, ratio: Entry | None, outcome: str) -> str:
    """What is said when the difference and the ratio of rates do not point to the same conclusion."""
    if first is None or ratio is None:
        return ""
    clear = [entry.low > 0 or entry.high < 0 for entry in (first, ratio)]
    if clear[0] == clear[1]:
        return ""
    which = "the ratio of rates does" if clear[1] else "the ratio of rates does not"
    return (
        f"The two ways to ask do not agree about {NOUNS[outcome]}: {which} point to a difference (see the table)."
        " The ratio compares with all months before the start, the difference with the last of them alone."
    )


def _fragile(first: Entry | None, bounds: Sequence[Sensitivity]) -> str:
    """How little of a drift after the start would take a clear difference away."""
    if first is None or first.low <= 0 <= first.high:
        return ""
    breaks = next((bound.m for bound in bounds if bound.low <= 0 <= bound.high), None)
    if breaks is None or breaks == 0:
        return ""
    return (
        f"If the two groups drifted apart after the start by {breaks:g} times the largest drift seen before it, the"
        " difference would no longer be clear."
    )


def before_mean(panel: Panel, outcome: str) -> float | None:
    """The mean a month of the service's young people in the months of the window before their start."""
    values = panel.outcome(outcome)[panel.treated]
    ahead = panel.cohort[panel.treated][:, None] - panel.months[None, :]
    window = panel.window or HEADLINE_WINDOW
    chosen = (ahead > 0) & (ahead <= window) & ~np.isnan(values)
    return float(values[chosen].mean()) if chosen.any() else None


def _never_happened(panel: Panel, outcome: str) -> int | None:
    """How many young people the ratio of rates cannot use, because nothing happened to them."""
    used, everybody = share_used(summarise(panel, outcome))
    return everybody - used
