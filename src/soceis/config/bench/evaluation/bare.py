"""The bare minimum: one query a table, written by hand for sound Parquet files, with nothing checked.

Prints nothing and explains nothing; it shows what counting alone costs, and that the counts are right.
Returns {(table, row, area): (n, base)} for the areas; a statistic has its number and None.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from soceis.evaluation import codes

Counts = dict[tuple[str, str, str], tuple[Any, Any]]


def _case(column: str, mapping: dict[str, str]) -> str:
    arms = " ".join(f"WHEN '{code}' THEN '{row}'" for code, row in mapping.items())
    return f"CASE {column} {arms} END"


def _shares(row: str, source: str, where: str = "true") -> str:
    return f"""
        SELECT {row} AS row, area, count(*) AS n, sum(count(*)) OVER (PARTITION BY area) AS base
        FROM {source} WHERE {where} GROUP BY 1, 2"""


_LAST = """
    SELECT episode_id, outcome, arg_max(value, (recorded_on, file_row_number)) AS value,
           arg_max(applicable, (recorded_on, file_row_number)) AS applicable
    FROM read_parquet('{folder}/outcome_readings.parquet', file_row_number = true)
    WHERE stage <> 'baseline' GROUP BY 1, 2"""


def _outcomes(states: str) -> str:
    return f"""
        SELECT outcome AS row, area, count(*) FILTER (value = 'better') AS n, count(*) AS base
        FROM ({_LAST}) JOIN episodes USING (episode_id)
        WHERE applicable = 'yes' AND value IN ('better', 'same', 'worse') AND first_attended IS NOT NULL
          AND state IN ({states})
        GROUP BY 1, 2"""


_OPEN = ", ".join(f"'{state}'" for state, status in codes.STATUS_OF_STATE.items() if status == "open")
_FIRST = """
    SELECT person_id, area, arg_min(age_at_referral, (received_on, referral_id)) AS age
    FROM referrals GROUP BY 1, 2"""

QUERIES: dict[str, str] = {
    "age_and_sex": f"""
        SELECT 'male' AS row, area, count(*) FILTER (sex = 'male') AS n, count(*) FILTER (sex <> 'unknown') AS base,
               median(age), avg(age), min(age), max(age)
        FROM ({_FIRST}) JOIN people USING (person_id) GROUP BY 1, 2""",
    "referral_source": _shares("source", "referrals"),
    "referral_reason": _shares("primary_reason", "referrals", "primary_reason IS NOT NULL"),
    "case_status": _shares(_case("state", dict(codes.STATUS_OF_STATE)), "episodes"),
    "closure_reason": _shares(
        _case("closure_code", dict(codes.PUBLISHED_CLOSURE)), "episodes", "state = 'closed'"
    ),
    "closure_reason_corrected": _shares(
        _case("closure_code", dict(codes.CORRECTED_CLOSURE)), "episodes", "state = 'closed'"
    ),
    "plan_topics": """
        SELECT f.topic AS row, p.area, count(t.topic) AS n, count(*) AS base
        FROM plans p JOIN plan_forms f USING (form_version)
        LEFT JOIN plan_topics t ON t.plan_id = p.plan_id AND t.topic = f.topic GROUP BY 1, 2""",
    "outcomes_closed": _outcomes("'closed'"),
    "outcomes_open": _outcomes(_OPEN),
    "duration": """
        SELECT 'n' AS row, area, count(*) AS n, NULL AS base, min(months), median(months), max(months)
        FROM (
            SELECT area, datediff('month', open_from, end_date)
                         - (day(end_date) < day(open_from))::INTEGER AS months
            FROM episodes JOIN areas USING (area)
            WHERE state = 'closed' AND open_from >= launch_date AND open_from < launch_date + INTERVAL 6 MONTH
        ) GROUP BY 1, 2""",
}
TABLES = ("people", "referrals", "episodes", "plans", "plan_forms", "plan_topics")


def tables(folder: Path) -> Counts:
    """Every table of an extract that `generate` made."""
    import duckdb

    found: Counts = {}
    with duckdb.connect(":memory:") as db:
        db.execute("SET memory_limit = '1200MB'")
        for name in TABLES:
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder}/{name}.parquet')")
        about = f"read_json('{folder}/extract.json')"
        db.execute(
            "CREATE TABLE areas AS SELECT a.area, a.launch_date::DATE AS launch_date"
            f" FROM (SELECT unnest(areas) AS a FROM {about})"
        )
        for name, query in QUERIES.items():
            for row, area, n, base, *_ in db.execute(query.replace("{folder}", str(folder))).fetchall():
                found[name, row, area] = (n, None if base is None else int(base))
    return found
