"""The uncertain links as tables: tables/linkage_draws.csv, linkage_thresholds.csv and linkage_missed.csv."""

from __future__ import annotations

import math
from collections.abc import Iterator

from soceis.evaluation.report.content import Grid
from soceis.evaluation.study.entries import Model
from soceis.evaluation.study.grids import NONE, grid, p_value, percent, signed
from soceis.evaluation.study.linked.results import Carried, CarriedEstimate, Interval
from soceis.evaluation.study.results import MARK
from soceis.evaluation.study.words import MODELS, OUTCOME_TITLES

DIFFERENCE_PLACES = 4


def linked_tables(carried: Carried | None) -> dict[str, Grid]:
    """Every table, by the name of its file; none without a file of links."""
    if carried is None:
        return {}
    return {
        "linkage_draws": drawn_grid(carried),
        "linkage_thresholds": threshold_grid(carried),
        "linkage_missed": missed_grid(carried),
    }


def drawn_grid(carried: Carried) -> Grid:
    rows = []
    for each in carried.estimates:
        if each.plain is None or each.drawn is None:
            continue
        drawn = each.drawn
        share = MARK if drawn.share is None else percent(drawn.share)
        rows.append((*_which(each), *_cells(each.model, each.plain), *_cells(each.model, drawn.found),
                     p_value(drawn.p), share))  # fmt: skip
    columns = ("Outcome", "Asked as", "Links certain", "95% interval", "Links drawn", "95% interval, links drawn",
               "p", "Of the variance from links")  # fmt: skip
    return grid(columns, rows, 2)


def threshold_grid(carried: Carried) -> Grid:
    rows = []
    for each in carried.estimates:
        for row in each.thresholds:
            people = MARK if row.people is None else f"{row.people:,}"
            precision = MARK if row.people is None else percent(row.precision)
            cells = (NONE, NONE) if row.found is None else _cells(each.model, row.found)
            rows.append((*_which(each), f"{row.threshold:g}", people, precision, *cells))
    columns = (
        "Outcome",
        "Asked as",
        "Probability at least",
        "Young people",
        "Right",
        "Estimate",
        "95% interval",
    )
    return grid(columns, rows, 2)  # fmt: skip


def missed_grid(carried: Carried) -> Grid:
    columns = ("Outcome", "Asked as", "Missed", "%", "Lowest", "Highest", "95% interval of both",
               "No difference if the missed")  # fmt: skip
    return grid(columns, list(_missed(carried)), 2)


def _missed(carried: Carried) -> Iterator[tuple[str, ...]]:
    for each in carried.estimates:
        found = each.missed
        if found is None:
            continue
        low, high, first, last = (
            _value(each.model, value) for value in (found.low, found.high, found.ci[0], found.ci[1])
        )
        tipping = NONE if found.tipping is None else _value(each.model, found.tipping)
        yield (*_which(each), f"{found.missed:,.1f}", percent(found.share), low, high,
               f"{first} to {last}", tipping)  # fmt: skip


def _which(each: CarriedEstimate) -> tuple[str, str]:
    return OUTCOME_TITLES[each.outcome], MODELS[each.model]


def _cells(model: Model, found: Interval) -> tuple[str, str]:
    return _value(model, found.estimate), f"{_value(model, found.low)} to {_value(model, found.high)}"


def _value(model: Model, value: float) -> str:
    """A signed difference, or a ratio; no ratio is printed that is beyond all measure."""
    if model == "linear":
        return signed(value, DIFFERENCE_PLACES)
    return f"{math.exp(value):.2f}" if abs(value) < 10 else (">20,000" if value > 0 else "0.00")
