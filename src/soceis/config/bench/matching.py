"""How long matching takes at the size of a region, beside the bare minimum of the same work.

2,000 treated units and 200,000 controls with six covariates. The bare minimum fits the same model with a fixed
number of Newton steps and nothing checked, sorts the controls once, and looks up the nearest one of each
treated unit, taken or not: no matching without replacement can do with less.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from soceis.evaluation.matching import Histories, MatchSettings, Units, balance, match, match_in_risk_sets

TREATED, CONTROLS = 2_000, 200_000
CASES, AT_RISK, MONTHS = 223, 22_300, 36
LIMIT_SECONDS = 0.5
TURNS = 5
SEED = 23
NEWTON_STEPS = 7


@dataclass(frozen=True, slots=True)
class MatchingRow:
    """One measure: the best and the median of some turns in seconds, and the limit where one is set.

    `processor` is the least time that the processor spent: on a machine that does other things too, it tells more.
    """

    what: str
    best: float
    median: float
    processor: float
    limit: float | None
    detail: str


def region(treated: int = TREATED, controls: int = CONTROLS, seed: int = SEED) -> Units:
    """Invented units: those with more behind them are more often treated."""
    rng = np.random.default_rng(seed)
    size = treated + controls
    covariates = {
        "age": rng.integers(11, 19, size).astype(np.float64),
        "male": (rng.random(size) < 0.7).astype(np.float64),
        "offences": rng.poisson(0.6, size).astype(np.float64),
        "arrests": rng.poisson(0.3, size).astype(np.float64),
        "missing_episodes": rng.negative_binomial(0.5, 0.5, size).astype(np.float64),
        "deprivation": rng.normal(size=size),
    }
    pull = 0.3 * covariates["male"] + 0.5 * covariates["offences"] + 0.4 * covariates["arrests"]
    pull += 0.3 * covariates["missing_episodes"] + 0.2 * covariates["deprivation"] + rng.gumbel(size=size)
    chosen = np.zeros(size, dtype=np.bool_)
    chosen[np.argsort(-pull)[:treated]] = True
    area = [f"area {number}" for number in rng.integers(0, 5, size)]
    return Units(tuple(f"u{row:06d}" for row in range(size)), chosen, covariates, {"area": area})


def months(cases: int = CASES, controls: int = AT_RISK, length: int = MONTHS, seed: int = SEED) -> Histories:
    """Invented histories of offences, arrests and missing episodes."""
    rng = np.random.default_rng(seed)
    size = cases + controls
    often = rng.gamma(0.5, 0.4, size)
    events = {
        name: rng.poisson(often[:, None] * share, (size, length)).astype(np.float64)
        for name, share in (("offences", 1.0), ("arrests", 0.6), ("missing_episodes", 0.8))
    }
    start = 12 * 2022
    referred = np.zeros(size, dtype=np.int64)
    referred[:cases] = start + rng.integers(12, 24, cases)
    area = [f"area {number}" for number in rng.integers(0, 5, size)]
    ids = tuple(f"u{row:06d}" for row in range(size))
    return Histories(ids, referred, start + np.arange(length), events, exact={"area": area})


def matching_rows() -> tuple[MatchingRow, ...]:
    """Every measure, each the best and the median of five turns."""
    units = region()
    plain = Units(units.ids, units.treated, units.covariates)
    matrix, treated = units.matrix(), units.treated
    caliper = MatchSettings(caliper=0.2)
    matched = match(plain, caliper)
    pairs = f"{len(matched.pairs):,} pairs"
    histories = months()
    return (
        _row("nearest, caliper", lambda: match(plain, caliper), LIMIT_SECONDS, pairs),
        _row(
            "bare minimum of that", lambda: bare(matrix, treated), None, "with replacement, nothing checked"
        ),
        _row("nearest, caliper, in areas", lambda: match(units, caliper), LIMIT_SECONDS, "5 exact strata"),
        _row(
            "the exact optimum, caliper",
            lambda: match(plain, MatchSettings(method="optimal", caliper=0.2)),
            None,
            "of all ways to pair 2,000 with 200,000",
        ),
        _row("coarsened", lambda: match(plain, MatchSettings(method="coarsened")), None, ""),
        _row("entropy weights", lambda: match(plain, MatchSettings(method="entropy_weights")), None, ""),
        _row("balance", lambda: balance(matched), None, "all measures, before and after"),
        _row(
            "risk sets, optimal",
            lambda: match_in_risk_sets(histories),
            None,
            f"{CASES} cases, {AT_RISK:,} controls, {MONTHS} months",
        ),
    )


def bare(matrix: NDArray[np.float64], treated: NDArray[np.bool_]) -> int:
    """The bare minimum: how many treated units have a control within the caliper."""
    design = np.column_stack([np.ones(len(matrix)), (matrix - matrix.mean(axis=0)) / matrix.std(axis=0)])
    beta = np.zeros(design.shape[1])
    for _ in range(NEWTON_STEPS + 1):
        chance = 1 / (1 + np.exp(-(design @ beta)))
        information = (design * (chance * (1 - chance))[:, None]).T @ design
        beta += np.linalg.solve(information, design.T @ (treated - chance))
    scores = 1 / (1 + np.exp(-(design @ beta)))
    line, cases = np.sort(scores[~treated]), scores[treated]
    places = np.clip(np.searchsorted(line, cases), 1, len(line) - 1)
    near = np.minimum(np.abs(cases - line[places - 1]), np.abs(cases - line[places]))
    return int((near <= 0.2 * scores.std(ddof=1)).sum())


def bench_matching(console: Console) -> None:
    """Print the table."""
    table = Table("what", "best", "median", "processor", "at most", "of", title="Matching")
    for row in matching_rows():
        limit = "" if row.limit is None else f"{row.limit:g} s"
        table.add_row(
            row.what, f"{row.best:.3f} s", f"{row.median:.3f} s", f"{row.processor:.3f} s", limit, row.detail
        )
    console.print(table)


def _row(what: str, work: Callable[[], object], limit: float | None, detail: str) -> MatchingRow:
    clock, processor = [], []
    for _ in range(TURNS):
        began, worked = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    return MatchingRow(what, min(clock), float(np.median(clock)), min(processor), limit, detail)
