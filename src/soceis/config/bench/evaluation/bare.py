"""The bare minimum: one query a table, written by hand for sound Parquet files, with nothing checked.

Prints nothing and explains nothing; it shows what counting alone costs, and that the counts are right.
Returns {(table, row, column): (n, base)} for the areas and groups; a statistic has its number and None.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from soceis.evaluation import codes
from soceis.evaluation.grouping import GROUPINGS

Counts = dict[tuple[str, str, str], tuple[Any, Any]]
# The tables of the contract alone, or with those of engagement and by group.
Which = Literal["contract", "all"]


def _case(column: str, mapping: Mapping[str, str], otherwise: str = "NULL") -> str:
    arms = " ".join(f"WHEN '{code}' THEN '{row}'" for code, row in mapping.items())
    return f"CASE {column} {arms} ELSE {otherwise} END"


def _in(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


_STATUS = _case("state", codes.STATUS_OF_STATE)
_OPEN = _in(tuple(state for state, status in codes.STATUS_OF_STATE.items() if status == "open"))
_PUBLISHED, _CORRECTED = (
    _case("closure_code", codes.PUBLISHED_CLOSURE),
    _case("closure_code", codes.CORRECTED_CLOSURE),
)
_MONTHS = "datediff('month', {start}, end_date) - (day(end_date) < day({start}))::INTEGER"
_FIRST = """
    SELECT person_id, area, arg_min(age_at_referral, (received_on, referral_id)) AS age
    FROM referrals GROUP BY 1, 2"""
_LAST = """
    SELECT episode_id, outcome, arg_max(value, (recorded_on, file_row_number)) AS value,
           arg_max(applicable, (recorded_on, file_row_number)) AS applicable
    FROM outcome_readings WHERE stage <> 'baseline' GROUP BY 1, 2"""
# The columns of a table of ages, after the number and the base.
AGES = ("median age", "mean age", "min age", "max age")
_OF_AGES = "median(age), avg(age), min(age), max(age)"


def _shares(row: str, source: str, where: str = "true", column: str = "area") -> str:
    return f"""
        SELECT {row} AS row, {column} AS place, count(*) AS n,
               sum(count(*)) OVER (PARTITION BY {column}) AS base
        FROM {source} WHERE {where} GROUP BY 1, 2"""


def _outcomes(states: str, joins: str = "", where: str = "true", column: str = "area") -> str:
    return f"""
        SELECT outcome, {column}, count(*) FILTER (value = 'better'), count(*)
        FROM ({_LAST}) JOIN episodes e USING (episode_id) {joins}
        WHERE applicable = 'yes' AND value IN ('better', 'same', 'worse') AND first_attended IS NOT NULL
          AND state IN {states} AND {where}
        GROUP BY 1, 2"""


def _topics(joins: str = "", where: str = "true", column: str = "p.area") -> str:
    return f"""
        SELECT f.topic, {column}, count(t.topic), count(*)
        FROM plans p JOIN plan_forms f USING (form_version) {joins}
        LEFT JOIN plan_topics t ON t.plan_id = p.plan_id AND t.topic = f.topic WHERE {where} GROUP BY 1, 2"""


CONTRACT: dict[str, str] = {
    "age_and_sex": f"""
        SELECT 'male', area, count(*) FILTER (sex = 'male'), count(*) FILTER (sex <> 'unknown'), {_OF_AGES}
        FROM ({_FIRST}) JOIN people USING (person_id) GROUP BY 1, 2""",
    "referral_source": _shares("source", "referrals"),
    "referral_reason": _shares("primary_reason", "referrals", "primary_reason IS NOT NULL"),
    "case_status": _shares(_STATUS, "episodes"),
    "closure_reason": _shares(_PUBLISHED, "episodes", "state = 'closed'"),
    "closure_reason_corrected": _shares(_CORRECTED, "episodes", "state = 'closed'"),
    "plan_topics": _topics(),
    "outcomes_closed": _outcomes("('closed')"),
    "outcomes_open": _outcomes(_OPEN),
    "duration": f"""
        SELECT NULL, area, NULL, NULL, count(*), min(months), median(months), max(months)
        FROM (
            SELECT area, {_MONTHS.format(start="open_from")} AS months FROM episodes JOIN areas USING (area)
            WHERE state = 'closed' AND open_from >= launch_date AND open_from < launch_date + INTERVAL 6 MONTH
        ) GROUP BY area""",
}
_NOT_ENGAGED = f"state = 'closed' AND closure_code IN {_in(codes.NOT_ENGAGED)}"
_CHANGER = _case("non_engagement_reason", codes.CHANGEABLE_BY, f"'{codes.NOT_RECORDED}'")
_BUCKET = (
    "CASE WHEN tries = 0 THEN 'none' WHEN tries < 3 THEN tries::VARCHAR WHEN tries < 6 THEN '3_to_5'"
    " WHEN tries < 11 THEN '6_to_10' ELSE 'more_than_10' END"
)


def _days(row: str, column: str) -> str:
    return f"""
        SELECT '{row}', area, count(days), count(*), median(days), quantile_cont(days, [0.25, 0.75])
        FROM (
            SELECT e.area, datediff('day', received_on, {column}) AS days
            FROM episodes e JOIN referrals USING (referral_id)
        ) GROUP BY area"""


def _lengths() -> str:
    """Number, shortest, median and longest of both starts."""
    of = []
    for start in ("open_from", "first_attended"):
        months, having = _MONTHS.format(start=start), f"FILTER ({start} IS NOT NULL AND end_date >= {start})"
        of += [f"{name}({months}) {having}" for name in ("count", "min", "median", "max")]
    return (
        f"SELECT NULL, area, NULL, NULL, {', '.join(of)} FROM episodes WHERE state = 'closed' GROUP BY area"
    )


ENGAGEMENT: dict[str, str] = {
    "first_attempt_days": _days("attempted", "open_from"),
    "first_attended_days": _days("attended", "first_attended"),
    "attempts_before_first_attended": f"""
        SELECT CASE WHEN grouping(bucket) = 0 THEN bucket END, area, count(*),
               sum(CASE WHEN grouping(bucket) = 0 THEN count(*) END) OVER (PARTITION BY area), median(tries)
        FROM (
            SELECT area, tries, {_BUCKET} AS bucket FROM (
                SELECT area, count(c.kind) AS tries FROM episodes e
                LEFT JOIN contacts c ON c.episode_id = e.episode_id AND kind = 'attempt' AND "on" <= first_attended
                WHERE first_attended IS NOT NULL GROUP BY area, e.episode_id
            )
        ) GROUP BY GROUPING SETS ((bucket, area), (area))""",
    "duration_by_start": _lengths(),
    "non_engagement_reasons": _shares(
        f"coalesce(non_engagement_reason, '{codes.NOT_RECORDED}')", "episodes", _NOT_ENGAGED
    ),
    "non_engagement_changeable": _shares(_CHANGER, "episodes", _NOT_ENGAGED),
    "non_engagement_attempts": f"""
        SELECT 'median attempts ' || coalesce(changer, 'all'), area, median(tries), NULL
        FROM (
            SELECT area, {_CHANGER} AS changer, count(c.kind) AS tries FROM episodes e
            LEFT JOIN contacts c ON c.episode_id = e.episode_id AND kind = 'attempt'
            WHERE {_NOT_ENGAGED} GROUP BY area, changer, e.episode_id
        ) GROUP BY GROUPING SETS ((changer, area), (area))""",
}


def _by_group() -> Iterator[tuple[str, str]]:
    """The tables of each grouping; Overall's areas alone, that is without the partial ones."""
    for by in GROUPINGS:
        column = "nation" if by == "nation" else f"{by}_group"
        area = "JOIN areas a ON a.area = {t}.area"
        who = "" if by == "nation" else " JOIN who USING (person_id)"
        episodes, referrals = (f"{t} t {area.format(t='t')}{who}" for t in ("episodes", "referrals"))
        yield f"case_status_by_{by}", _shares(_STATUS, episodes, "complete", column)
        yield f"referral_source_by_{by}", _shares("source", referrals, "complete", column)
        known = "complete AND primary_reason IS NOT NULL"
        yield f"referral_reason_by_{by}", _shares("primary_reason", referrals, known, column)
        closed = "complete AND state = 'closed'"
        yield f"closure_reason_corrected_by_{by}", _shares(_CORRECTED, episodes, closed, column)
        person = f" JOIN episodes USING (episode_id){who}" if who else ""
        yield f"plan_topics_by_{by}", _topics(area.format(t="p") + person, "complete", column)
        joined = area.format(t="e") + who
        yield f"outcomes_closed_by_{by}", _outcomes("('closed')", joined, "complete", column)
        yield f"outcomes_open_by_{by}", _outcomes(_OPEN, joined, "complete", column)
        if by != "age_band":
            yield (
                f"age_by_{by}",
                f"""
                SELECT NULL, {column}, NULL, NULL, {_OF_AGES} FROM ({_FIRST}) f {area.format(t="f")}{who}
                WHERE complete GROUP BY 2""",
            )


_BANDS = " ".join(f"WHEN age <= {last} THEN '{band}'" for band, last in codes.LAST_AGE_OF_BAND)
_WHO = f"""
    CREATE TABLE who AS
    SELECT person_id, {_case("sex", codes.SEX_GROUP, f"'{codes.NOT_KNOWN}'")} AS sex_group,
           {_case("ethnicity", codes.ETHNIC_GROUP, f"'{codes.NOT_KNOWN}'")} AS ethnicity_group,
           CASE WHEN age IS NULL THEN '{codes.NOT_KNOWN}' {_BANDS} ELSE '18_and_over' END AS age_band_group
    FROM people LEFT JOIN (
        SELECT person_id, arg_min(age_at_referral, (received_on, referral_id)) AS age FROM referrals GROUP BY 1
    ) USING (person_id)"""
# What the columns after the base are called; what is not here is worked out and not compared.
LENGTHS = ("n", "min months", "median months", "max months")
STATISTICS: Mapping[str, tuple[str, ...]] = {
    "age_and_sex": AGES,
    **{f"age_by_{by}": AGES for by in GROUPINGS},
    "duration": LENGTHS,
    "duration_by_start": tuple(
        f"{name} from {start}" for start in ("first attempt", "first meeting") for name in LENGTHS
    ),
    "first_attempt_days": ("median days",),
    "first_attended_days": ("median days",),
    "attempts_before_first_attended": ("median attempts",),
}
TABLES = ("people", "referrals", "episodes", "plans", "plan_forms", "plan_topics", "contacts")


def tables(folder: Path, which: Which) -> Counts:
    """The tables of an extract that `generate` made."""
    import duckdb

    queries = CONTRACT if which == "contract" else {**CONTRACT, **ENGAGEMENT, **dict(_by_group())}
    found: Counts = {}
    with duckdb.connect(":memory:", config={"temp_directory": str(folder / "spill")}) as db:
        db.execute("SET memory_limit = '1200MB'")
        db.execute("SET enable_progress_bar = false")
        for name in TABLES:
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder}/{name}.parquet')")
        db.execute(
            "CREATE VIEW outcome_readings AS SELECT *, file_row_number"
            f" FROM read_parquet('{folder}/outcome_readings.parquet', file_row_number = true)"
        )
        db.execute(
            "CREATE TABLE areas AS SELECT a.area, a.nation, a.complete, a.launch_date::DATE AS launch_date"
            f" FROM (SELECT unnest(areas) AS a FROM read_json('{folder}/extract.json'))"
        )
        if which == "all":
            db.execute(_WHO)
        for name, query in queries.items():
            for row, place, n, base, *further in db.execute(query).fetchall():
                if row is not None:
                    found[name, row, place] = (n, None if base is None else int(base))
                if row is None or name == "age_and_sex" or name.endswith("_days"):
                    found |= {
                        (name, said, place): (value, None)
                        for said, value in zip(STATISTICS[name], further, strict=False)
                    }
    return found
