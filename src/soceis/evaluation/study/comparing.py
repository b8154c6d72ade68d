"""The two groups: whom the panel holds, who is matched with whom, how alike they are, and who was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from soceis.evaluation.errors import (
    CollinearCovariates,
    EvaluationError,
    NoComparison,
    PerfectSeparation,
    TooLarge,
)
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.impact.panel import NEVER, NO_SET, Panel
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.results import BalanceRow, LostRow, Side, Told, plain
from soceis.evaluation.study.words import MEASURES, OUTCOME_TITLES, REASONS

if TYPE_CHECKING:
    from soceis.evaluation.matching import Balance, Histories, LostAndKept, RiskSets, Sides
    from soceis.evaluation.matching import Units as MatchingUnits

# The column of units by which an extract gives matched sets of its own.
SET_COLUMN = "matched_set"
SEX, MALE = "sex", "male"
MONTHS_BEFORE = 12
PROPENSITY = "propensity"
NOBODY_MATCHED = (
    "Nobody could be matched: nobody of the comparison group in the same area and of the same sex was observed in the"
    " 12 months before a referral. Add earlier months of police data, or more young people to compare with."
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the flow within the panel: who is left, and how many were lost and why."""

    step: str
    words: str
    service: int
    comparison: int
    lost_service: int
    lost_comparison: int
    why: str = ""
    why_comparison: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What matching made. `panel` holds everybody with the sets that are known; `matched` only whoever is in a set
    that was found here, None where none were looked for or found.
    """

    panel: Panel
    matched: Panel | None
    words: str
    balance: tuple[BalanceRow, ...]
    lost: tuple[LostRow, ...]
    steps: tuple[Step, ...]
    effective: float | None
    told: tuple[Told, ...]


def compare(panel: Panel, read: Panel, options: StudyOptions) -> Compared:
    """The comparison group of a framed panel, as the options ask for it.

    `read` is the panel as it was read: histories reach back before the months that are compared.
    """
    panel, given = with_sets(panel)
    histories = _histories(panel, read)
    if options.match == "riskset" or (options.match == "auto" and not given):
        return _in_risk_sets(panel, histories, options)
    words = given or "Nobody was matched: everybody in the comparison group is compared, as they are."
    rows, told = _balance_as_given(panel, histories)
    return Compared(panel, None, words, rows, (), (), None, told)


def with_sets(panel: Panel) -> tuple[Panel, str]:
    """The panel with the matched sets that the extract gives, and what they are, in words; empty without any."""
    column = panel.labels.get(SET_COLUMN)
    numbers = panel.covariates.get(SET_COLUMN)
    covariates = {
        name: values
        for name, values in panel.covariates.items()
        if name != SET_COLUMN and not np.isnan(values).all()
    }
    labels = {name: values for name, values in panel.labels.items() if name != SET_COLUMN}
    panel = replace(panel, covariates=covariates, labels=labels)
    if column is not None:
        texts = np.array(column)
        return _with_strata(
            panel, texts, texts != ""
        ), "The extract gives the matched sets; they were used as given."
    if numbers is not None:
        return _with_strata(panel, numbers, ~np.isnan(numbers)), (
            "The extract gives the matched sets; they were used as given."
        )
    index = panel.index
    if index is None or not (index[~panel.treated] != NEVER).any():
        return panel, ""
    keys = np.array([f"{area}\0{month}" for area, month in zip(panel.area, index.tolist(), strict=True)])
    found = replace(_with_strata(panel, keys, index != NEVER), whole_sets=False)
    return found, (
        "The extract gives the comparison group its months of start. Young people of the same area and month of start"
        " are taken as one set."
    )


def _with_strata(panel: Panel, keys: np.ndarray, known: np.ndarray) -> Panel:
    strata = np.full(panel.size, NO_SET, np.int64)
    strata[known] = np.unique(keys[known], return_inverse=True)[1]
    return replace(panel, strata=strata)


def _histories(panel: Panel, read: Panel) -> Histories:
    """The histories of a panel's units over all months that were read; they agree exactly in area and sex."""
    from soceis.evaluation.matching import histories_of

    kept = np.isin(np.array(read.unit_ids), np.array(panel.unit_ids))
    found = histories_of(replace(read.only(kept), covariates=panel.covariates))
    labels = panel.labels.get(SEX)
    exact = {} if labels is None else {SEX: [label or "unknown" for label in labels]}
    return replace(found, exact={"area": [area or "not known" for area in panel.area], **exact})


def _in_risk_sets(panel: Panel, histories: Histories, options: StudyOptions) -> Compared:
    from soceis.evaluation.matching import balance, lost_and_kept

    try:
        found = _matched(histories, options.ratio)
    except EvaluationError as error:
        return _not_matched(panel, histories, str(error))
    kept = found.weights > 0
    if not (kept & panel.treated).any():
        return _not_matched(panel, histories, NOBODY_MATCHED)
    matched = replace(
        panel.only(kept),
        strata=found.sets[kept].astype(np.int64),
        weights=found.weights[kept],
        index=found.index[kept],
    )
    made = balance(found.at_index)
    words = (
        f"Each young person of the service was matched with up to {options.ratio} of the comparison group: of the same"
        f" area{' and sex' if SEX in panel.labels else ''}, with a police history as near as possible in the"
        f" {MONTHS_BEFORE} months before the referral, and not referred by then. They take its month as"
        " their own. The flow above says how many there are."
    )
    told = (*(Told("matching", "note", note) for note in found.notes), *_support(found.at_index.units))
    return Compared(
        panel, matched, words, tuple(_rows(made)), tuple(_lost(lost_and_kept(found.at_index))), _steps(panel, found),
        made.effective, told,
    )  # fmt: skip


def _support(units: MatchingUnits) -> Iterator[Told]:
    """What a propensity model of the same measures says: whether they overlap, or why there is no such model."""
    from soceis.evaluation.matching import propensity, support

    known = np.flatnonzero(units.known())
    pool = units.taken(known)
    try:
        found = support(propensity(pool.covariates, pool.treated).scores, pool.treated)
    except (CollinearCovariates, PerfectSeparation, NoComparison) as error:
        code = "collinear_covariates" if isinstance(error, CollinearCovariates) else "perfect_separation"
        said = str(error).replace(" Nothing was matched.", "")
        yield Told(code, "warning", f"{said} The matched sets need no propensity and were made.")
        return
    if found.treated_outside:
        people = counted(found.treated_outside, "young person", "young people")
        words = (
            f"{people} of the service had a history unlike anybody's in the comparison group (outside of the common"
            " support of the propensity). They are matched with whoever is nearest; read the balance with care."
        )
        yield Told("outside_common_support", "warning", words, found.treated_outside)


def _matched(histories: Histories, ratio: int) -> RiskSets:
    """The best sets there are; the nearest one after the other where the best would take too long."""
    from soceis.evaluation.matching import RiskSettings, match_in_risk_sets

    try:
        return match_in_risk_sets(histories, RiskSettings(months_before=MONTHS_BEFORE, ratio=ratio))
    except TooLarge:
        quick = RiskSettings(months_before=MONTHS_BEFORE, ratio=ratio, method="nearest")
        return match_in_risk_sets(histories, quick)


def _not_matched(panel: Panel, histories: Histories, why: str) -> Compared:
    words = f"Nobody was matched. {why} Everybody in the comparison group is compared, as they are."
    rows, told = _balance_as_given(panel, histories)
    return Compared(panel, None, words, rows, (), (), None, (*told, Told("not_matched", "warning", why)))


def _steps(panel: Panel, found: RiskSets) -> tuple[Step, ...]:
    """The step of matching, with the reasons of each group."""
    kept = found.weights > 0
    service, comparison = int((kept & panel.treated).sum()), int((kept & ~panel.treated).sum())
    ours = [REASONS.get(loss.reason, loss.reason) for loss in found.lost if len(loss.treated)]
    theirs = [REASONS.get(loss.reason, loss.reason) for loss in found.lost if len(loss.controls)]
    step = Step(
        "matched",
        "in matched sets",
        service,
        comparison,
        int(panel.treated.sum()) - service,
        int((~panel.treated).sum()) - comparison,
        "; ".join(dict.fromkeys(ours)),
        "; ".join(dict.fromkeys(theirs)),
    )
    return (step,)


# Balance.


def _balance_as_given(panel: Panel, histories: Histories) -> tuple[tuple[BalanceRow, ...], tuple[Told, ...]]:
    """How alike the groups are without matching: at their months of start where those are known."""
    from soceis.evaluation.matching import Matched, MatchSettings, balance, units_at

    treated = panel.treated
    if not treated.any() or treated.all():
        return (), ()
    index = panel.index if panel.index is not None else panel.cohort
    known = bool((index[~treated] != NEVER).any())
    units = units_at(histories, index, MONTHS_BEFORE) if known else _fixed_units(histories)
    if not units.covariates or not units.treated.any() or units.treated.all():
        return (), (Told("no_measures", "warning", "There is no measure known of both groups, so nothing says how alike"
                         " they are. Add covariates, such as age and sex, to units."),)  # fmt: skip
    n = units.size
    everybody = Matched(
        MatchSettings(),
        units,
        np.zeros((0, 2), np.int64),
        np.zeros(0),
        np.full(n, -1),
        np.ones(n),
        np.ones(n),
        (),
    )
    return tuple(replace(row, after=None) for row in _rows(balance(everybody))), ()


def _fixed_units(histories: Histories) -> MatchingUnits:
    from soceis.evaluation.matching import Units

    return Units(histories.ids, histories.referred != NEVER, dict(histories.fixed), {})


def _rows(found: Balance) -> Iterator[BalanceRow]:
    for row in found.rows:
        if row.covariate == PROPENSITY:
            continue
        yield BalanceRow(
            row.covariate,
            in_words(row.covariate),
            plain(row.before.treated_mean),
            _side(row.before),
            _side(row.after),
            share=row.binary,
        )


def _side(sides: Sides) -> Side:
    return Side(
        plain(sides.control_mean),
        plain(sides.difference),
        plain(sides.variance_ratio),
        plain(sides.ecdf_mean),
        plain(sides.ecdf_max),
    )


def _lost(rows: Sequence[LostAndKept]) -> Iterator[LostRow]:
    for row in rows:
        if row.lost and row.kept:
            words = in_words(row.covariate)
            yield LostRow(
                row.covariate, words, plain(row.kept_mean), plain(row.lost_mean), plain(row.difference)
            )


def in_words(measure: str) -> str:
    """The name of a measure for people: age, male, offences in the last month before ..."""
    if measure in MEASURES:
        return MEASURES[measure]
    outcome = outcome_of(measure)
    if outcome is None:
        return measure.replace("_", " ").capitalize()
    when = measure.removeprefix(f"{outcome}_").replace("_", " ")
    said = f"the {MONTHS_BEFORE} months before" if when == "before" else f"the {when} before"
    return f"{OUTCOME_TITLES[outcome]} in {said}"


def outcome_of(measure: str) -> str | None:
    """The outcome whose history a measure is, None for any other measure."""
    return next((outcome for outcome in OUTCOME_TITLES if measure.startswith(f"{outcome}_")), None)
