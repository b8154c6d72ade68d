"""The outcomes of section 5.1: how many engaged young people something became better for.

An outcome's reading of an episode is its last reading after baseline up to the day (ties by file
order). Engaged means a first attended contact. Source: the contract of the results.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from soceis.evaluation.cells import Excluded, Table
from soceis.evaluation.codes import KNOWN_VALUES, OUTCOMES, MappingName
from soceis.evaluation.counting import (
    HALVES_UP,
    STATUS_ROWS,
    Spec,
    cells_of,
    excluded_units,
    finished,
    gathered,
    pairs,
    singles,
    table_not_made,
    whats_missing,
)
from soceis.evaluation.engine import any_of, mapped
from soceis.evaluation.frames.findings import reason_text
from soceis.evaluation.standing import Standing

Which = Literal["closed", "open"]

LAST = "The reading of an outcome is the last one after baseline up to the data date (ties by file order)."
MAY_BE_ENGAGED = "FROM episodes WHERE first_attended IS NOT NULL OR first_attended__problem IS NOT NULL"
NEEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
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
    """The SQL of the engaged episodes of one kind, and of their last readings."""

    kind: str
    engaged: str
    last: str


def tables_of_outcomes(standing: Standing, mapping: MappingName) -> list[Table]:
    """outcomes_closed and outcomes_open."""
    return [outcomes(standing, mapping, "closed"), outcomes(standing, mapping, "open")]


def outcomes(standing: Standing, mapping: MappingName, which: Which) -> Table:
    """How many of the engaged closed, or open, episodes had each outcome become better."""
    spec = SPECS[which]
    missing = whats_missing(standing, spec.needs)
    if missing:
        return table_not_made(standing, mapping, spec, missing)
    kind = f"FROM episodes WHERE {mapped('state', STATUS_ROWS)} = '{which}'"
    engaged = f"SELECT episode_id, area {kind} AND first_attended IS NOT NULL"
    last = (
        f"(FROM readings WHERE latest_first = 1 AND problem IS NULL) r JOIN ({engaged}) e USING (episode_id)"
    )
    queries = _Queries(kind, engaged, last)
    columns = standing.columns(mapping)
    if mapping == "corrected":
        known = f"applicable = 'yes' AND value IN {any_of(KNOWN_VALUES)}"
        better = pairs(
            standing,
            f"SELECT outcome, e.area, count(*) FROM {last} WHERE {known} AND value = 'better' GROUP BY ALL",
        )
        bases = pairs(standing, f"SELECT outcome, e.area, count(*) FROM {last} WHERE {known} GROUP BY ALL")
        cells = cells_of(columns, spec.rows, better, lambda row, area: bases.get((row, area), 0))
        return finished(standing, mapping, spec, cells, _excluded(standing, queries))
    better = pairs(
        standing, f"SELECT outcome, e.area, count(*) FROM {last} WHERE value = 'better' GROUP BY ALL"
    )
    base = (
        f"SELECT area, count(*) FROM ({engaged}) GROUP BY ALL"
        if which == "closed"
        else f"SELECT e.area, count(DISTINCT episode_id) FROM {last} WHERE value = 'better' GROUP BY ALL"
    )
    totals = singles(standing, base)
    cells = cells_of(columns, spec.rows, better, lambda _, area: totals.get(area, 0))
    return finished(standing, mapping, spec, cells, _excluded(standing, queries))


def _excluded(standing: Standing, queries: _Queries) -> list[Excluded]:
    """Episodes whose state or first attended contact is wrong, and last readings that cannot be used."""
    rows = standing.db.execute(
        f"SELECT r.problem, e.area, count(*) FROM (FROM readings WHERE latest_first = 1 AND problem IS NOT NULL) r"
        f" JOIN ({queries.engaged}) e USING (episode_id) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    readings = gathered(
        [(reason_text("outcome_readings", *problem.split(" ")), area, n) for problem, area, n in rows]
    )
    return [
        *excluded_units(standing, MAY_BE_ENGAGED, "episodes", "state", "state__problem", "area"),
        *excluded_units(
            standing, queries.kind, "episodes", "first_attended", "first_attended__problem", "area"
        ),
        *readings,
    ]
