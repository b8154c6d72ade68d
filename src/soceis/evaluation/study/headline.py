"""One outcome from every side: the headline with its interval, its power, its trends before, and the verdict."""

from __future__ import annotations

from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.study.entries import Entry, Made
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.results import OutcomeStudy, Power, Sample
from soceis.evaluation.study.verdict import Evidence, judge


def outcome_study(
    panel: Panel, made: Made, outcome: str, options: StudyOptions, sample: Sample
) -> OutcomeStudy:
    analytic = find(made, outcome, "linear")
    treated = int(panel.treated.sum())
    comparison = panel.size - treated
    power = Power(outcome, treated, comparison, 0, None, None, None, None, absent="not simulated")
    evidence = Evidence(outcome, treated, comparison, absent="x")
    if analytic is not None:
        evidence = Evidence(
            outcome,
            treated,
            comparison,
            analytic.estimate,
            analytic.low,
            analytic.high,
            analytic.p,
            "analytic",
        )
    return OutcomeStudy(
        outcome, sample, evidence, judge(evidence), "analytic", None, analytic, None, power, None
    )


def find(made: Made, outcome: str, model: str) -> Entry | None:
    return next(
        (
            e
            for e in made[0]
            if e.place.outcome == outcome and e.place.model == model and e.place.aggregation == "simple"
        ),
        None,
    )
