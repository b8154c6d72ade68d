"""The estimates of a study with covariates allowed for: by regression, by weighting, and by both.

A month of start whose effects cannot all be adjusted is left out whole, so that each young person counts in every
month or in none; the estimate without covariates beside it is of the same young people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from soceis.evaluation.errors import CannotEstimate, EvaluationError
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.impact.aggregating import aggregate
from soceis.evaluation.impact.covariates import (
    APART,
    TOO_ALIKE,
    TWICE,
    WAY_WORDS,
    WAYS,
    Way,
    adjusted_group_time,
)
from soceis.evaluation.impact.estimates import Control
from soceis.evaluation.impact.linear import GroupTime, group_time, of_cohorts
from soceis.evaluation.impact.mixing import Aggregation as Put
from soceis.evaluation.impact.panel import Panel, month_text
from soceis.evaluation.impact.summaries import summarise
from soceis.evaluation.study.adjusted.columns import NOT_KNOWN, Columns, columns_of
from soceis.evaluation.study.entries import CONTROLS, Absent, Aggregation, Entry, Made
from soceis.evaluation.study.estimating import Asked, Putting, none_of, put_together
from soceis.evaluation.study.results import Adjusted, Adjusting, Told
from soceis.evaluation.study.words import OUTCOME_TITLES

MOST_NAMED = 6
# Which words of a reason make which finding.
CODES: Mapping[str, str] = {
    APART: "perfect_separation",
    TWICE: "collinear_covariates",
    TOO_ALIKE: "collinear_covariates",
    NOT_KNOWN: "covariate_not_known",
}


def adjusting(
    panel: Panel, matched: Panel | None, controls: Mapping[str, Control], names: Sequence[str]
) -> Adjusting:
    """The adjusted estimates of the outcomes of `controls`, which has the control of each headline."""
    everybody = [_made(panel, outcome, names, _compared_with(panel)) for outcome in controls]
    in_sets = [_made(matched, outcome, names, ("matched",)) for outcome in controls] if matched else []
    first = in_sets or everybody
    headlines = tuple(
        each
        for (_, rows), control in zip(first, controls.values(), strict=True)
        for each in rows
        if each.control == control
    )
    return Adjusting(
        _together(made for made, _ in everybody),
        _together(made for made, _ in in_sets),
        headlines,
        tuple(_told(row for _, rows in (*in_sets, *everybody) for row in rows)),
    )


def _compared_with(panel: Panel) -> tuple[Control, ...]:
    return CONTROLS if panel.own_months is None else (*CONTROLS, "matched")


def _together(found: Iterable[Made]) -> Made:
    taken = list(found)
    return (
        tuple(entry for entries, _ in taken for entry in entries),
        tuple(absent for _, absents in taken for absent in absents),
    )


def _made(
    panel: Panel, outcome: str, names: Sequence[str], controls: Sequence[Control]
) -> tuple[Made, list[Adjusted]]:
    entries: list[Entry] = []
    absents: list[Absent] = []
    rows = []
    columns = columns_of(panel, names)
    for control in controls:
        asked = Asked(outcome, "linear", control)
        plain: GroupTime | None = None
        for way in WAYS:
            try:
                plain = plain or _plain(panel, columns, outcome, control)
                pair = _pair(panel, columns, outcome, way, plain)
            except EvaluationError as error:
                absents += _absent(asked, way, names, str(error))
                rows.append(Adjusted(outcome, way, tuple(names), control, None, None, str(error)))
                continue
            found = list(put_together(asked, _putting(pair.adjusted)))
            entries += [each for each in found if isinstance(each, Entry)]
            gone = [each for each in found if isinstance(each, Absent)]
            absents += [replace(each, reason=_reason(way, names, each.reason)) for each in gone]
            rows.append(_beside(asked, pair, way, names, found))
    return (tuple(entries), tuple(absents)), rows


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """Effects with covariates, and without them for the same months of start; `missing` says whom they leave out."""

    adjusted: GroupTime
    without: GroupTime
    missing: str


def _plain(panel: Panel, columns: Columns, outcome: str, control: Control) -> GroupTime:
    """The effects without covariates; CannotEstimate when the covariates cannot be used."""
    if columns.why:
        raise CannotEstimate(columns.why)
    return group_time(summarise(panel, outcome), control)


def _pair(panel: Panel, columns: Columns, outcome: str, way: Way, plain: GroupTime) -> _Pair:
    with_them = replace(panel, covariates=columns.numbers)
    adjusted = adjusted_group_time(
        with_them, outcome, list(columns.numbers), way=way, control=plain.control, plain=plain
    )
    made = {(place.cohort, place.month) for place in adjusted.places}
    left = {place.cohort for place in plain.places if (place.cohort, place.month) not in made}
    kept = {place.cohort for place in plain.places} - left
    if not kept:
        why = _why(adjusted, plain)
        raise CannotEstimate(f"no month of start can be adjusted: {why}. Use fewer covariates.")
    missing = _left_out(panel, sorted(left), _why(adjusted, plain)) if left else ""
    return _Pair(of_cohorts(adjusted, kept), of_cohorts(plain, kept), missing)


def _why(adjusted: GroupTime, plain: GroupTime) -> str:
    """The first reason why an effect could not be adjusted."""
    return next(absent.reason for absent in adjusted.absent if absent not in plain.absent)


def _putting(effects: GroupTime) -> Putting:
    def put(aggregation: Aggregation) -> Put:
        return aggregate(effects, aggregation, draws=0)

    return put


def _absent(asked: Asked, way: Way, names: Sequence[str], why: str) -> Iterator[Absent]:
    for absent in none_of(asked, why):
        yield replace(absent, reason=_reason(way, names, absent.reason))


def _reason(way: Way, names: Sequence[str], why: str) -> str:
    return f"{WAY_WORDS[way]} on {', '.join(names)}: {why}"


def _beside(
    asked: Asked, pair: _Pair, way: Way, names: Sequence[str], found: Sequence[Entry | Absent]
) -> Adjusted:
    place = asked.place("simple")
    own = next(each for each in found if each.place == place)
    plain = next(each for each in put_together(asked, _putting(pair.without)) if each.place == place)
    absent = own.reason if isinstance(own, Absent) else pair.missing
    return Adjusted(
        asked.outcome, way, tuple(names), asked.control,
        own if isinstance(own, Entry) else None, plain if isinstance(plain, Entry) else None, absent,
    )  # fmt: skip


# What is said about them.


def _left_out(panel: Panel, left: Sequence[int], why: str) -> str:
    young = counted(int(np.isin(panel.cohort, list(left)).sum()), "young person", "young people")
    months = ", ".join(month_text(month) for month in left[:MOST_NAMED])
    more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
    return f"{young} of the service are not in it (months of start {months}{more}): {why}"


def _told(rows: Iterable[Adjusted]) -> Iterator[Told]:
    """One finding for each reason, with the estimates that it concerns."""
    by_reason: dict[str, list[Adjusted]] = {}
    for row in rows:
        if row.absent:
            by_reason.setdefault(row.absent, []).append(row)
    for reason, concerned in by_reason.items():
        whose = ", ".join(dict.fromkeys(OUTCOME_TITLES[row.outcome].lower() for row in concerned))
        ways = ", ".join(dict.fromkeys(WAY_WORDS[row.way] for row in concerned))
        said = f"Allowing for {', '.join(concerned[0].covariates)} ({whose}; {ways}): {reason}"
        yield Told(_code(reason), "warning", said if said.endswith(".") else f"{said}.", len(concerned))


def _code(reason: str) -> str:
    """The name of a finding by what stands in its reason."""
    return next((code for words, code in CODES.items() if words in reason), "covariates_not_used")
