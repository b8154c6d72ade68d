"""The outcomes of section 5.1: how many engaged young people something became better for.

An outcome's reading of an episode is its last reading after baseline up to the day (ties by file
order). Engaged means a first attended contact. Source: the contract of the results.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from soceis.evaluation.cells import Cell, Excluded, Table
from soceis.evaluation.codes import KNOWN_VALUES, OUTCOMES
from soceis.evaluation.counting.specs import HALVES_UP, STATUS_ROWS, Needs, Spec
from soceis.evaluation.counting.tabulating import (
    Doubt,
    Run,
    cells_of,
    excluded_units,
    finished,
    gathered,
    pairs,
    singles,
    table_not_made,
    whats_missing,
)
from soceis.evaluation.engines import any_of, mapped
from soceis.evaluation.frames.findings import reason_text

Which = Literal["closed", "open"]

LAST = "The reading of an outcome is the last one after baseline up to the data date (ties by file order)."
MAY_BE_ENGAGED = "FROM episodes WHERE first_attended IS NOT NULL OR first_attended__problem IS NOT NULL"
NEEDS: Needs = (
    ("episodes", ("state", "first_attended")),
    ("outcome_readings", ("stage", "applicable", "value", "recorded_on")),
)


def _spec(which: Which, published_base: str) -> Spec:
    return Spec(
        f"outcomes_{which}",
        f"Outcomes, {which} episodes",
        OUTCOMES,
        {"published_2023": "episodes", "corrected": "episodes"},
        {
            "published_2023": f"Episodes with a reading of better. {LAST} Base: {published_base}. {HALVES_UP}",
            "corrected": f"Episodes with a reading of better. {LAST} Base: engaged {which} episodes (with an attended"
            " contact) for which the outcome applies and the reading is better, same or worse."
            f" {HALVES_UP}",
        },
        NEEDS,
        ("episodes", "outcome_readings"),
    )


SPECS: Mapping[Which, Spec] = {
    "closed": _spec("closed", "all engaged closed episodes of the area, whatever the reading"),
    "open": _spec("open", "engaged open episodes with at least one reading of better"),
}


@dataclass(frozen=True, slots=True)
class _Queries:
    """The SQL of the episodes of one kind, of the engaged among them, and of their last readings."""

    kind: str
    engaged: str
    last: str


def tables_of_outcomes(run: Run) -> list[Table]:
    """outcomes_closed and outcomes_open."""
    return [outcomes(run, "closed"), outcomes(run, "open")]


def outcomes(run: Run, which: Which) -> Table:
    """How many of the engaged closed, or open, episodes had each outcome become better."""
    spec = SPECS[which]
    missing = whats_missing(run, spec.needs)
    if missing:
        return table_not_made(run, spec, missing)
    queries = _queries(which)
    if run.mapping == "corrected":
        cells = _of_those_it_applies_to(run, spec, queries)
    else:
        cells = _as_published(run, spec, queries, which)
    return finished(run, spec, cells, excluded=_excluded(run, queries))


def _queries(which: Which) -> _Queries:
    kind = f"FROM episodes WHERE {mapped('state', STATUS_ROWS)} = '{which}'"
    engaged = f"SELECT episode_id, area {kind} AND first_attended IS NOT NULL"
    sound = "SELECT * FROM readings WHERE problem IS NULL"
    return _Queries(kind, engaged, f"FROM ({sound}) r JOIN ({engaged}) e ON e.episode_id = r.episode_id")


def _of_those_it_applies_to(run: Run, spec: Spec, queries: _Queries) -> list[Cell]:
    known = f"{queries.last} WHERE applicable = 'yes' AND value IN {any_of(KNOWN_VALUES)}"
    rows = run.standing.db.execute(
        f"SELECT outcome, e.area, count(CASE WHEN value = 'better' THEN 1 END), count(*) {known} GROUP BY 1, 2"
    ).fetchall()
    better = {(outcome, area): n for outcome, area, n, _ in rows}
    bases = {(outcome, area): base for outcome, area, _, base in rows}
    return cells_of(run, spec.rows, better, bases)


def _as_published(run: Run, spec: Spec, queries: _Queries, which: Which) -> list[Cell]:
    better = f"{queries.last} WHERE value = 'better'"
    counts = pairs(run, f"SELECT outcome, e.area, count(*) {better} GROUP BY 1, 2")
    base = (
        f"SELECT area, count(*) FROM ({queries.engaged}) e GROUP BY area"
        if which == "closed"
        else f"SELECT e.area, count(DISTINCT e.episode_id) {better} GROUP BY e.area"
    )
    totals = singles(run, base)
    return cells_of(run, spec.rows, counts, totals)


def _excluded(run: Run, queries: _Queries) -> list[Excluded]:
    """Episodes whose state or first attended contact is wrong, and last readings that cannot be used."""
    rows = run.standing.db.execute(
        f"SELECT r.problem, e.area, count(*) FROM readings r JOIN ({queries.engaged}) e ON e.episode_id = r.episode_id"
        " WHERE r.problem IS NOT NULL GROUP BY r.problem, e.area"
    ).fetchall()
    return [
        *excluded_units(run, Doubt(MAY_BE_ENGAGED, "episodes", "state", "state__problem")),
        *excluded_units(run, Doubt(queries.kind, "episodes", "first_attended", "first_attended__problem")),
        *gathered(
            [
                (reason_text("outcome_readings", *problem.split(" ")), area, n)
                for problem, area, n in sorted(rows)
            ]
        ),
    ]
