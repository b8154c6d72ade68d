"""Doubts that need two tables to be seen: warnings, after which every row counts as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soceis.evaluation.frames.files import ROW
from soceis.evaluation.frames.findings import Finding, Severity, finding

if TYPE_CHECKING:
    import duckdb

# So many findings of one kind and column are listed one by one; the rest are counted.
LISTED_FINDINGS = 1000

_REFERRAL_OF = "clean_episodes e JOIN clean_referrals r USING (referral_id)"
_LAST_STATE = f"""
    SELECT episode_id, arg_max(state, (effective_on, coalesce(recorded_at, -1), {ROW})) AS said
    FROM clean_states WHERE state IS NOT NULL AND effective_on IS NOT NULL GROUP BY episode_id
"""
_WITH_LAST_STATE = f"clean_episodes e JOIN ({_LAST_STATE}) USING (episode_id)"
_UNOFFERED = """
    clean_plan_topics t JOIN clean_plans p USING (plan_id)
    WHERE p.form_version IS NOT NULL
      AND NOT EXISTS (FROM clean_plan_forms f WHERE f.form_version = p.form_version AND f.topic = t.topic)
"""

# Whether there is any doubt of the first two kinds: one join says it of both.
_ANY_OF_REFERRALS = (
    f"SELECT count(*) FROM {_REFERRAL_OF} WHERE e.person_id <> r.person_id OR e.area <> r.area"
)
_OF_REFERRALS = ("referral_of_another_person", "referral_in_another_area")

# Warnings that need two tables: (code, table, column, tables needed, SQL of row, value and area).
BETWEEN_TABLES: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    (
        "referral_of_another_person",
        "episodes",
        "person_id",
        ("episodes", "referrals"),
        f"SELECT e.{ROW}, e.person_id, e.area FROM {_REFERRAL_OF} WHERE e.person_id <> r.person_id",
    ),
    (
        "referral_in_another_area",
        "episodes",
        "area",
        ("episodes", "referrals"),
        f"SELECT e.{ROW}, e.area, e.area FROM {_REFERRAL_OF} WHERE e.area <> r.area",
    ),
    (
        "state_disagrees",
        "episodes",
        "state",
        ("episodes", "states"),
        f"SELECT e.{ROW}, e.state, e.area FROM {_WITH_LAST_STATE} WHERE e.state <> said",
    ),
    (
        "topic_not_on_form",
        "plan_topics",
        "topic",
        ("plans", "plan_forms", "plan_topics"),
        f"SELECT t.{ROW}, t.topic, p.area FROM {_UNOFFERED}",
    ),
)


def findings_between_tables(db: duckdb.DuckDBPyConnection, given: frozenset[str]) -> list[Finding]:
    """The doubts about the tables clean_NAME that are there."""
    found: list[Finding] = []
    none_of_referrals = not _count(db, _ANY_OF_REFERRALS)
    for code, table, column, needed, query in BETWEEN_TABLES:
        if not given.issuperset(needed) or (code in _OF_REFERRALS and none_of_referrals):
            continue
        rows = db.execute(f"{query} ORDER BY 1 LIMIT {LISTED_FINDINGS}").fetchall()
        found += [finding(code, "warning", table, row=r, column=column, value=v, area=a) for r, v, a in rows]
        count = _count(db, f"SELECT count(*) FROM ({query})") if len(rows) == LISTED_FINDINGS else len(rows)
        found += the_rest((table, column), code, "warning", count - len(rows))
    return found


def _count(db: duckdb.DuckDBPyConnection, query: str) -> int:
    row = db.execute(query).fetchone()
    return int(row[0]) if row else 0


def the_rest(place: tuple[str, str], code: str, severity: Severity, count: int) -> list[Finding]:
    """One finding for those that are not listed one by one."""
    if not count:
        return []
    more = f"{count} more rows: {code}."
    return [finding("more_of_the_same", severity, place[0], column=place[1], detail=more)]
