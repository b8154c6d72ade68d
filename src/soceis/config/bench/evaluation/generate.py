"""Sound extracts of any size, in Parquet: the same size and seed always give the same rows.

N episodes and N referrals of 0.9 N people, 10 N contacts, 3 N outcome readings, 0.3 N plans with three topics
each, in 40 areas of which four are partial. Everybody's sex and ethnicity, and of most who did not take part
the reason, are recorded.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from soceis.evaluation import codes

AREAS = 40
LAUNCH, DATA_DATE = date(2020, 6, 1), date(2024, 12, 31)
FORMS = {"form_1": codes.TOPICS, "form_2": codes.TOPICS[:10]}
OPEN_SHARE = (  # states of first episodes, in twentieths
    *("closed",) * 13,
    *("active",) * 3,
    "engaging",
    "paused",
    "awaiting_allocation",
    "allocated_not_started",
)


def generate(folder: Path, episodes: int, seed: int = 1) -> None:
    """Write the extract into a folder."""
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "extract.json").write_text(json.dumps(_about()), encoding="utf-8")
    with duckdb.connect(":memory:", config={"temp_directory": str(folder / "spill")}) as db:
        db.execute("SET memory_limit = '1GB'")
        db.execute("SET enable_progress_bar = false")
        for name, query in _queries(episodes, seed).items():
            path = str(folder / f"{name}.parquet").replace("'", "''")
            db.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION snappy)")


def _about() -> dict[str, object]:
    return {
        "format": 1,
        "service": "An invented service",
        "created_at": "2025-01-05T09:00:00",
        "areas": [
            {
                "area": f"Area {number:02d}",
                "nation": codes.NATIONS[number % len(codes.NATIONS)],
                "launch_date": LAUNCH.isoformat(),
                "data_date": DATA_DATE.isoformat(),
                "complete": number % 10 != 9,
            }
            for number in range(AREAS)
        ],
    }


def _queries(n: int, seed: int) -> dict[str, str]:
    people = max(1, n * 9 // 10)

    def draw(of: str, what: str, size: int) -> str:
        """A number from 0 to size - 1, always the same for the same row."""
        return f"(hash({of}, '{what}', {seed}) % {size})::INTEGER"

    def one_of(values: tuple[str, ...], of: str, what: str) -> str:
        listed = ", ".join(f"'{value}'" for value in values)
        return f"[{listed}][1 + {draw(of, what, len(values))}]"

    def key(mark: str, of: str) -> str:
        return f"'{mark}' || printf('%016x', hash({of}, '{mark}', {seed}))"

    person = f"CASE WHEN i < {people} THEN i ELSE {draw('i', 'person', people)} END"
    area = f"printf('Area %02d', {draw('i', 'area', AREAS)})"
    received = f"DATE '{LAUNCH}' + {draw('i', 'received', 900)}"
    began = f"({received} + {draw('i', 'began', 30)})"
    episode = f"""
        SELECT i, {person} AS person, {area} AS area, {began} AS began,
               CASE WHEN i < {people} THEN {one_of(OPEN_SHARE, "i", "state")} ELSE 'closed' END AS state,
               {draw("i", "engaged", 5)} < 4 AS engaged
        FROM range({n}) t(i)
    """
    closure = one_of(codes.CLOSURE_CODES, "i", "closure")
    ethnicities = ("unknown", *codes.ETHNIC_GROUP)
    started = "state NOT IN ('awaiting_allocation', 'allocated_not_started')"
    forms = " UNION ALL ".join(
        f"SELECT '{form}' AS form_version, '{topic}' AS topic"
        for form, topics in FORMS.items()
        for topic in topics
    )
    plan_form = f"CASE WHEN {draw('i', 'form', 2)} = 0 THEN 'form_1' ELSE 'form_2' END"
    return {
        "people": f"""
            SELECT {key("p", "i")} AS person_id, {one_of(codes.SEXES, "i", "sex")} AS sex,
                   {one_of(ethnicities, "i", "ethnicity")} AS ethnicity,
                   printf('%d-%02d', 2004 + {draw("i", "year", 8)}, 1 + {draw("i", "month", 12)}) AS birth_month
            FROM range({people}) t(i)""",
        "referrals": f"""
            SELECT {key("r", "i")} AS referral_id, {key("p", f"({person})")} AS person_id, {area} AS area,
                   {received} AS received_on, 11 + {draw("i", "age", 8)} AS age_at_referral,
                   {one_of(codes.SOURCES, "i", "source")} AS source,
                   CASE WHEN {draw("i", "reason known", 10)} > 0
                        THEN {one_of(codes.REASONS, "i", "reason")} END AS primary_reason,
                   'accepted_one_to_one' AS decision
            FROM range({n}) t(i)""",
        "episodes": f"""
            SELECT {key("e", "i")} AS episode_id, {key("p", "person")} AS person_id,
                   {key("r", "i")} AS referral_id, area, {one_of(codes.PROGRAMMES, "i", "programme")} AS programme,
                   state,
                   CASE WHEN {started} THEN began END AS open_from,
                   CASE WHEN {started} AND engaged THEN began + 5 + {draw("i", "attended", 20)} END AS first_attended,
                   CASE WHEN state = 'closed' THEN began + 30 + {draw("i", "ended", 400)} END AS end_date,
                   CASE WHEN state = 'closed' THEN {closure} END AS closure_code,
                   CASE WHEN state = 'closed' AND {closure} IN {codes.NOT_ENGAGED} AND {draw("i", "told", 4)} > 0
                        THEN {one_of(codes.NON_ENGAGEMENT_REASONS, "i", "reason")} END AS non_engagement_reason
            FROM ({episode})""",
        "plans": f"""
            SELECT {key("n", "i")} AS plan_id, {key("e", "i")} AS episode_id, {area} AS area,
                   {began} + 20 AS agreed_on, {plan_form} AS form_version
            FROM range({n * 3 // 10}) t(i)""",
        "plan_forms": forms,
        "plan_topics": f"""
            SELECT {key("n", "i")} AS plan_id,
                   {list(codes.TOPICS)}[1 + 3 * k + {draw("i", "topic", 3)}] AS topic
            FROM range({n * 3 // 10}) t(i), range(3) s(k)""",
        "outcome_readings": f"""
            SELECT {key("e", "i")} AS episode_id, {one_of(codes.OUTCOMES, "i", "outcome")} AS outcome,
                   ['baseline', 'review', 'exit'][1 + k] AS stage,
                   CASE WHEN {draw("i", "applicable", 6)} = 0 THEN 'no' ELSE 'yes' END AS applicable,
                   CASE WHEN k > 0 THEN {one_of(codes.VALUES, "i * 3 + k", "value")} END AS value,
                   {began} + (10 + 40 * k)::INTEGER AS recorded_on
            FROM range({n}) t(i), range(3) s(k)""",
        "contacts": f"""
            SELECT {key("c", "c")} AS contact_id, {key("e", "i")} AS episode_id,
                   {began} + {draw("c", "day", 200)} AS "on",
                   {one_of(codes.CONTACT_KINDS, "c", "kind")} AS kind,
                   {one_of(codes.CONTACT_MODES, "c", "mode")} AS mode,
                   5 * {draw("c", "minutes", 20)} AS minutes,
                   ['FUN:0.5;EMO:0.5', 'FUN:1', NULL][1 + {draw("c", "components", 3)}] AS components,
                   CASE WHEN {draw("c", "hours", 9)} = 0 THEN 'yes' ELSE 'no' END AS out_of_hours
            FROM (SELECT c, c % {n} AS i FROM range({n * 10}) t(c))""",
    }
