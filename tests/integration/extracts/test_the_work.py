"""What the work was, in the extract: every view has rows of the demonstration, and a no empties each."""

from datetime import timedelta
from uuid import UUID

import psycopg
from psycopg import sql

from soceis.evaluation import Extract
from soceis.evaluation.frames.beside import BESIDE, day_of
from soceis.insight.extracts.queries.frames import frames, in_a_series
from tests.integration.extracts.test_research_role import UUID_SHAPE

LEFT_OUT = (
    "insert into consent_leftout (id, created_at, updated_at, version, young_person_id, area_id, since)"
    " select gen_random_uuid(), now(), now(), 1, young_person_id, (array_agg(area_id))[1], current_date"
    " from casework_episode where young_person_id not in (select young_person_id from consent_leftout)"
    " group by young_person_id"
)

# The demonstration has no licence, so no licensed readings; groups and choices stand in its present, not its past.
WITHOUT = {"licensed_readings"}
AFTER_THE_DATA_DATE = {
    "licensed_readings",
    "register_entries",
    "activity_choices",
    "adult_transfers",
    "flags",
    "changes_asked",
    "mentor_words",
    "approaches",
    "approach_signs",
}
# What holds no young person stays when everybody says no, unless it led to one of them.
OF_NOBODY = {"approaches", "approach_signs"}
LED_TO_ONE = """
update consultations_approach set state = 'became_referral', became_on = current_date,
  became_referral = (select id from referrals_referral order by id limit 1)
where id = (
  select id from consultations_approach where not kept_apart and sealed_from = '{}' order by id limit 1)"""


def counted(address: str) -> dict[str, int]:
    """How many rows each view beside the contract shows to the research role."""
    with psycopg.connect(address) as research:
        return {
            schema.name: research.execute(
                sql.SQL("select count(*) from research.{}").format(sql.Identifier(schema.name))
            ).fetchall()[0][0]
            for schema in BESIDE
        }


def say_codes_alone(address: str) -> None:
    """No view shows an internal identifier, or anything longer than one word."""
    with psycopg.connect(address) as research:
        for schema in BESIDE:
            name = sql.Identifier(schema.name)
            for row in research.execute(sql.SQL("select * from research.{}").format(name)).fetchall():
                assert not any(isinstance(value, UUID) for value in row), schema.name
                said = [value for value in row if isinstance(value, str)]
                assert not any(" " in value or UUID_SHAPE.search(value) for value in said), (
                    schema.name,
                    said,
                )


def test_the_work_leaves_in_codes_and_a_no_empties_every_view(demonstration_database: dict[str, str]) -> None:
    meta, tables = frames()
    assert {schema.name for schema in BESIDE if schema.name not in tables} <= AFTER_THE_DATA_DATE
    extract = Extract.from_tables(meta, tables)
    beside = {schema.name for schema in BESIDE}
    assert [found for found in extract.findings if found.table in beside] == []
    assert [left for left in extract.dropped if left.table in beside] == []

    earlier = max(area["data_date"] for area in meta["areas"]) - timedelta(days=200)
    then = frames(earlier)[1]
    for schema in BESIDE:
        if schema.name in then:
            assert max(then[schema.name].column(day_of(schema)).to_pylist()) <= earlier

    one, other = (in_a_series(tables, name)["goals"] for name in ("one", "other"))
    assert set(one.column("episode_id").to_pylist()).isdisjoint(other.column("episode_id").to_pylist())
    assert set(one.column("episode_id").to_pylist()) <= set(
        in_a_series(tables, "one")["episodes"].column("episode_id").to_pylist()
    )

    shown = counted(demonstration_database["SOCEIS_RESEARCH_URL"])
    assert {name for name, rows in shown.items() if not rows} == WITHOUT
    say_codes_alone(demonstration_database["SOCEIS_RESEARCH_URL"])
    with psycopg.connect(demonstration_database["SOCEIS_OWNER_URL"]) as owner:
        for table in ("consent_leftout", "consultations_approach", "referrals_referral"):
            owner.execute(
                sql.SQL("alter table {} no force row level security, disable trigger user").format(
                    sql.Identifier(table)
                )
            )
        owner.execute(LEFT_OUT)
        owner.execute(LED_TO_ONE)
        apart = owner.execute(
            "select count(*) from consultations_approach where kept_apart or sealed_from <> '{}'"
        ).fetchall()[0][0]
        everything = owner.execute("select count(*) from consultations_approach").fetchall()[0][0]
    assert apart
    assert shown["approaches"] == everything - apart
    left = counted(demonstration_database["SOCEIS_RESEARCH_URL"])
    assert {name for name, rows in left.items() if rows} == OF_NOBODY
    assert left["approaches"] == shown["approaches"] - 1
