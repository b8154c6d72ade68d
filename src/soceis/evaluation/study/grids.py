"""The tables of a study as grids of text: what the report prints and what the CSV files hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from soceis.evaluation.report.content import Align, Grid
from soceis.evaluation.study.entries import Entry, Place
from soceis.evaluation.study.results import BalanceRow, OutcomeStudy, Side, Study
from soceis.evaluation.study.words import AGGREGATIONS, CONTROLS, MODELS, OUTCOME_TITLES

RIGHT: Align = "right"
NONE = "-"


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
    return grid(
        ("Month of start", "Young people"), [(row.months, row.treated.printed) for row in study.cohorts]
    )


def balance_grid(study: Study) -> Grid:
    matched = any(row.after is not None for row in study.balance)
    columns = ["Measure", "Service", *(_side_columns("") if not matched else _side_columns(", all"))]
    if matched:
        columns += _side_columns(", matched")
    return grid(columns, [_balance(row, matched) for row in study.balance])


def _side_columns(which: str) -> list[str]:
    return [f"Comparison{which}", f"Stand. diff.{which}", f"Var. ratio{which}", f"Distribution{which}"]


def _balance(row: BalanceRow, matched: bool) -> tuple[str, ...]:
    if row.withheld:
        return (row.words, *repeat("[c]", 9 if matched else 5))
    cells = (row.words, number(row.service_mean), *_side(row.before))
    return (*cells, *_side(row.after)) if matched else cells


def _side(side: Side | None) -> tuple[str, ...]:
    if side is None:
        return tuple(repeat(NONE, 4))
    known = side.ecdf_mean is not None and side.ecdf_max is not None
    spread = f"{number(side.ecdf_mean)}; {number(side.ecdf_max)}" if known else NONE
    return number(side.mean), signed(side.difference), number(side.variance_ratio), spread


def power_grid(study: Study) -> Grid:
    rows = [
        (
            OUTCOME_TITLES[found.outcome],
            number(found.evidence.before, 3),
            percent(found.power.size),
            percent(found.power.power),
            percent(found.power.detectable),
            percent(found.power.trend_power),
        )
        for found in study.outcomes
    ]
    columns = (
        "Outcome",
        "Mean a month before",
        "Found where there is none",
        "A quarter found",
        "Least change found in 80%",
        "Drift before found",
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
             amount(entry, entry.estimate), f"{amount(entry, entry.low)} to {amount(entry, entry.high)}",
             number(entry.p, 3))
        )  # fmt: skip
    columns = ("Measure", "Compared with", "Averaged", "Estimate", "95% interval", "p")
    return grid((("Outcome",) if outcomes else ()) + columns, rows, texts=4 if outcomes else 3)


def headline_grid(found: OutcomeStudy) -> Grid:
    """The headline estimate of one outcome by both methods."""
    rows = []
    for name, entry in (("Randomisation", found.randomisation), ("Usual formula", found.analytic)):
        if entry is None:
            rows.append((name, NONE, NONE, NONE))
            continue
        which = f"{name} (headline)" if name.startswith(found.headline[:4].capitalize()) else name
        rows.append(
            (
                which,
                signed(entry.estimate, 3),
                f"{signed(entry.low, 3)} to {signed(entry.high, 3)}",
                number(entry.p, 3),
            )
        )
    if found.ratio is not None:
        entry = found.ratio
        rows.append(
            ("Ratio of rates", amount(entry, entry.estimate),
             f"{amount(entry, entry.low)} to {amount(entry, entry.high)}", number(entry.p, 3))
        )  # fmt: skip
    return grid(("Method", "Estimate", "95% interval", "p"), rows)


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
        statistic = NONE
        if found.trend_statistic is not None:
            statistic = f"{found.trend_statistic:.1f} ({found.trend_freedom} df)"
        p = number(found.evidence.trend_p, 3)
        rows.append((OUTCOME_TITLES[found.outcome], statistic, p, percent(found.power.trend_power)))
    return grid(("Outcome", "Wald statistic", "p", "Power of this test"), rows)


def sensitivity_grid(study: Study) -> Grid:
    rows = [
        (OUTCOME_TITLES[found.outcome], number(bound.m), f"{signed(bound.low, 3)} to {signed(bound.high, 3)}")
        for found in study.outcomes
        for bound in found.sensitivity
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


def percent(share: float | None) -> str:
    return NONE if share is None else f"{int(100 * share + 0.5)}%"
