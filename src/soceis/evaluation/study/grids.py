"""The tables of a study as grids of text: what the report prints and what the CSV files hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from soceis.evaluation.report.content import Align, Grid, Group
from soceis.evaluation.study.entries import Entry, Place
from soceis.evaluation.study.results import MARK, BalanceRow, CohortRow, Count, OutcomeStudy, Side, Study
from soceis.evaluation.study.words import AGGREGATIONS, CONTROLS, MODELS, OUTCOME_TITLES

RIGHT: Align = "right"
NONE = "-"
FEW_COHORTS = 12
# The drifts for which the report shows intervals; impact.json has more.
DRIFTS = (0.5, 1.0, 2.0)


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], texts: int = 1) -> Grid:
    """A grid whose first `texts` columns are text and whose others are numbers."""
    left: Align = "left"
    align = (*repeat(left, texts), *repeat(RIGHT, len(columns) - texts))
    return Grid(tuple(columns), tuple(tuple(row) for row in rows), align)


def linkage_grid(study: Study) -> Grid:
    rows = [(row.area, row.referred.printed, row.found.printed, row.percent) for row in study.linkage]
    return grid(("Area", "Referred and accepted", "Found", "%"), rows)


def lost_grid(study: Study) -> Grid:
    rows = [
        (row.words, number(row.kept_mean), number(row.lost_mean), signed(row.difference))
        for row in study.lost
    ]
    return grid(("Measure (mean)", "Stayed", "Lost", "Standardised"), rows)


def cohort_grid(study: Study) -> Grid:
    return _cohorts(study.cohorts)


def short_cohort_grid(study: Study) -> Grid:
    """The same, three months in a row where there are many and none is withheld."""
    rows = study.cohorts
    if len(rows) <= FEW_COHORTS or any(row.treated.withheld for row in rows):
        return _cohorts(rows)
    taken = [rows[at : at + 3] for at in range(0, len(rows), 3)]
    return _cohorts([_together(own) for own in taken])


def _together(rows: Sequence[CohortRow]) -> CohortRow:
    first, last = rows[0].months.split(" to ")[0], rows[-1].months.split(" to ")[-1]
    return CohortRow(f"{first} to {last}", Count(sum(row.treated.n or 0 for row in rows)))


def _cohorts(rows: Sequence[CohortRow]) -> Grid:
    return grid(("Month of start", "Young people"), [(row.months, row.treated.printed) for row in rows])


def balance_grid(study: Study) -> Grid:
    """The balance as it prints: means, standardised differences and variance ratios."""
    matched = any(row.after is not None for row in study.balance)
    sides = ("Mean", "Stand. diff.", "Var. ratio")
    columns = ("Measure", "Mean", *sides, *(sides if matched else ()))
    found = grid(columns, [_balance(row, matched) for row in study.balance])
    groups = [Group("", 1), Group("Service", 1), Group("Comparison, all" if matched else "Comparison", 3)]
    return replace(found, groups=(*groups, *([Group("Comparison, matched", 3)] if matched else [])))


def _balance(row: BalanceRow, matched: bool) -> tuple[str, ...]:
    if row.withheld:
        return (row.words, *repeat(MARK, 7 if matched else 4))
    cells = (row.words, number(row.service_mean), *_side(row.before))
    return (*cells, *_side(row.after)) if matched else cells


def _side(side: Side | None) -> tuple[str, str, str]:
    if side is None:
        return NONE, NONE, NONE
    return number(side.mean), signed(side.difference), number(side.variance_ratio)


def whole_balance_grid(study: Study) -> Grid:
    """The balance with every measure of it, for the file beside the report."""
    names = ("comparison_mean", "standardised_difference", "variance_ratio", "ecdf_mean", "ecdf_max")
    columns = (
        "measure",
        "service_mean",
        *(f"{when}_{name}" for when in ("before", "after") for name in names),
    )
    rows = []
    for row in study.balance:
        values = [row.service_mean]
        for side in (row.before, row.after):
            values += [None] * len(names) if side is None else list(side.as_json().values())
        rows.append((row.measure, *(MARK if row.withheld else number(value, 4) for value in values)))
    return grid(columns, rows)


def power_grid(study: Study) -> Grid:
    rows = [
        (
            OUTCOME_TITLES[found.outcome],
            number(found.evidence.before, 3),
            percent(found.power.size),
            percent(found.power.power),
            percent(found.power.detectable),
        )
        for found in study.outcomes
    ]
    columns = (
        "Outcome",
        "Mean a month before",
        "Found where there is none",
        "A quarter found",
        "Least change found in 80%",
    )
    return grid(columns, rows)


def overall_grid(entries: Sequence[Entry], *, outcomes: bool = False) -> Grid:
    """The overall aggregations of some entries; with `outcomes`, a column says of which outcome each is."""
    rows = []
    for entry in entries:
        place = entry.place
        if place.at is not None:
            continue
        first = (OUTCOME_TITLES[place.outcome],) if outcomes else ()
        rows.append(
            (*first, MODELS[place.model], CONTROLS[place.control], AGGREGATIONS[place.aggregation],
             *estimate_cells(entry))
        )  # fmt: skip
    columns = ("Measure", "Compared with", "Averaged", "Estimate", "95% interval", "p")
    return grid((("Outcome",) if outcomes else ()) + columns, rows, texts=4 if outcomes else 3)


def headline_grid(found: OutcomeStudy) -> Grid:
    """The headline estimate of one outcome by both methods, and the ratio of rates."""
    methods = (
        ("randomisation", "Randomisation", found.randomisation),
        ("analytic", "Usual formula", found.analytic),
        ("ratio", "Ratio of rates, usual formula", found.ratio),
        ("ratio_by_lot", "Ratio of rates, randomisation", found.ratio_by_lot),
    )
    rows = []
    for method, words, entry in methods:
        name = f"{words} (headline)" if method == found.headline and entry is not None else words
        rows.append((name, *(estimate_cells(entry) if entry is not None else (NONE, NONE, NONE))))
    return grid(("Method", "Estimate", "95% interval", "p"), rows)


def estimate_cells(entry: Entry) -> tuple[str, str, str]:
    """The estimate, its interval and its p-value, as they print."""
    low, high = amount(entry, entry.low), amount(entry, entry.high)
    return amount(entry, entry.estimate), f"{low} to {high}", p_value(entry.p)


def change_grid(study: Study) -> Grid:
    rows = []
    for found in study.outcomes:
        change = found.change
        if change is None or change.percent is None:
            continue
        expected = change.expected
        alone = (
            NONE
            if expected is None
            else f"{whole(expected[0])} ({whole(expected[1])} to {whole(expected[2])})"
        )
        rows.append(
            (OUTCOME_TITLES[change.outcome], number(change.before, 3), number(change.after, 3),
             f"{whole(change.percent)} ({whole(change.low)} to {whole(change.high)})", alone)
        )  # fmt: skip
    columns = ("Outcome", "A month before", "A month after", "Change, % (95%)", "Without any effect, % (95%)")
    return grid(columns, rows)


def trend_grid(study: Study) -> Grid:
    rows = []
    for found in study.outcomes:
        trends = found.trends
        statistic = NONE if trends.statistic is None else f"{trends.statistic:.1f} ({trends.freedom} df)"
        drift = number(trends.drift, 3), number(trends.bias, 2)
        tested = statistic, p_value(trends.p), p_value(trends.small_p)
        rows.append((OUTCOME_TITLES[found.outcome], *tested, *drift))
    columns = (
        "Outcome",
        "Wald statistic",
        "p",
        "p for few",
        "Drift noticed in 80%, a month",
        "What it would add",
    )
    return grid(columns, rows)


def sensitivity_grid(study: Study) -> Grid:
    rows = [
        (OUTCOME_TITLES[found.outcome], number(bound.m), f"{signed(bound.low, 3)} to {signed(bound.high, 3)}")
        for found in study.outcomes
        for bound in found.sensitivity
        if bound.m in DRIFTS
    ]
    return grid(("Outcome", "M", "95% interval"), rows)


def place_in_words(place: Place) -> str:
    """Which estimate it is, for people."""
    said = f"{OUTCOME_TITLES[place.outcome]}, {MODELS[place.model].lower()}, {CONTROLS[place.control]}, "
    at = "" if place.at is None else f", {place.at}"
    return f"{said}{AGGREGATIONS[place.aggregation]}{at}"


def amount(entry: Entry, value: float) -> str:
    """A value as it prints: a signed difference, or a ratio."""
    if entry.place.model == "linear":
        return signed(value, 3)
    from math import exp

    return f"{exp(value):.2f}" if value < 20 else "over 1,000"


def number(value: float | None, places: int = 2) -> str:
    return NONE if value is None else f"{value:,.{places}f}"


def signed(value: float | None, places: int = 2) -> str:
    return NONE if value is None else f"{value:+,.{places}f}"


def whole(value: float | None) -> str:
    return NONE if value is None else f"{value:+.0f}"


def p_value(value: float | None) -> str:
    if value is None:
        return NONE
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def percent(share: float | None) -> str:
    return NONE if share is None else f"{int(100 * share + 0.5)}%"
