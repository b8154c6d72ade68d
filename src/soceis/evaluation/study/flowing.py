"""The flow of numbers: from those referred, over those found and those observed, to those analysed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from soceis.evaluation.impact.panel import Panel, month_text
from soceis.evaluation.study.comparing import Step
from soceis.evaluation.study.results import NOTHING, CohortRow, Count, FlowRow, LinkageRow

NOT_FOUND = "not found in the police records"


def flow_of(
    linkage: Sequence[LinkageRow], given: tuple[int, int], read: Panel, framed: Panel, steps: Sequence[Step]
) -> tuple[FlowRow, ...]:
    """Every step. `given` counts the units of both groups as the extract has them; `read` those with a start.

    `framed` is whoever is observed in the months that are asked about, `steps` what matching did after that.
    """
    rows: list[FlowRow] = []
    if linkage:
        referred = sum(row.referred.n or 0 for row in linkage)
        rows.append(FlowRow("referred", "referred and accepted", Count(referred), NOTHING))
    rows.append(_row("units", "with police data", given, _last(rows), NOT_FOUND, ""))
    started = _groups(read)
    if started != given:
        rows.append(_row("started", "with a month of start", started, given, "no month of start", ""))
    observed = _groups(framed)
    why = _reasons(read, framed)
    rows.append(_row("observed", _observed_in_words(framed), observed, started, *why))
    for step in steps:
        lost = Count(step.lost_service), Count(step.lost_comparison)
        here = Count(step.service), Count(step.comparison)
        rows.append(FlowRow(step.step, step.words, *here, *lost, step.why, step.why_comparison))
    return tuple(rows)


def _row(
    step: str, words: str, now: tuple[int, int], before: tuple[int | None, int | None], why: str, other: str
) -> FlowRow:
    lost = [
        NOTHING if was is None or was < here else Count(was - here)
        for here, was in zip(now, before, strict=True)
    ]
    return FlowRow(step, words, Count(now[0]), Count(now[1]), lost[0], lost[1], why, other)


def _last(rows: Sequence[FlowRow]) -> tuple[int | None, int | None]:
    return (rows[-1].service.n, rows[-1].comparison.n) if rows else (None, None)


def _groups(panel: Panel) -> tuple[int, int]:
    treated = int(panel.treated.sum())
    return treated, panel.size - treated


def _observed_in_words(panel: Panel) -> str:
    if panel.window is None:
        return "observed in the months that are compared"
    return f"observed for {panel.window} months before and after the start"


def _reasons(read: Panel, framed: Panel) -> tuple[str, str]:
    """Why units of each group are not observed. The comparison group can only be lost for what comes last."""
    new = [left.reason for left in framed.left_out[len(read.left_out) :]]
    return "; ".join(dict.fromkeys(new)), new[-1] if new else ""


def cohorts_of(panel: Panel) -> tuple[CohortRow, ...]:
    """How many of the service's young people began in each month."""
    months, counts = np.unique(panel.cohort[panel.treated], return_counts=True)
    return tuple(
        CohortRow(month_text(month), Count(count))
        for month, count in zip(months.tolist(), counts.tolist(), strict=True)
    )
