"""Who said no to being counted is in no research view; who takes it back comes again; not asked is not no."""

from datetime import date

import psycopg
from psycopg import sql

from soceis.evaluation.frames.beside import BESIDE_BY_NAME
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode
from soceis.journey.consent import actions
from tests.integration.extracts.records import Records


def rows(addresses: dict[str, str]) -> dict[str, int]:
    """How many rows of young people each view of the contract shows to the research role.

    Those beside it are held by test_the_work.
    """
    found = {}
    with psycopg.connect(addresses["SOCEIS_RESEARCH_URL"]) as research:
        views = research.execute("select viewname from pg_views where schemaname = 'research'").fetchall()
        for (name,) in views:
            if name in {"areas", "plan_forms", "freshness"} | set(BESIDE_BY_NAME):
                continue
            counted = research.execute(
                sql.SQL("select count(*) from research.{}").format(sql.Identifier(name))
            ).fetchone()
            assert counted is not None
            found[name] = counted[0]
    return found


def said(records: Records, episode: Episode, purpose: str, answer: str) -> None:
    alys = records.cast.alys
    with acting_as(alys):
        actions.note_answer(
            by=alys, episode=episode, purpose=purpose, answer=answer, answered_by="young_person",
            competence="able", judged_how="She asked who would see it.", answered_on=clock.today(),
        )  # fmt: skip


def test_a_no_leaves_every_view_and_a_yes_comes_back(
    some_records: Records, committed_database: dict[str, str]
) -> None:
    alys = some_records.cast.alys
    everything = rows(committed_database)
    assert all(everything.values())
    with acting_as(alys):
        episode = Episode.objects.select_related("young_person", "area").get()
    with clock.at(date(2022, 9, 1)):
        said(some_records, episode, "evaluation", "refused")
    left = rows(committed_database)
    assert left == dict.fromkeys(left, 0) | {"people": 1, "referrals": 1, "permissions": 1}
    with clock.at(date(2022, 9, 2)):
        said(some_records, episode, "evaluation", "given")
    assert rows(committed_database) == everything
    with clock.at(date(2022, 9, 3)):
        said(some_records, episode, "evaluation", "withdrawn")
    assert rows(committed_database) == left


def test_the_linkage_answer_is_a_column_and_nobody_is_taken_for_a_yes(
    some_records: Records, committed_database: dict[str, str]
) -> None:
    with acting_as(some_records.cast.alys):
        episode = Episode.objects.select_related("young_person", "area").get()
    with clock.at(date(2022, 9, 1)):
        said(some_records, episode, "police_linkage", "refused")
    with psycopg.connect(committed_database["SOCEIS_RESEARCH_URL"]) as research:
        found = research.execute("select evaluation, police_linkage from research.permissions").fetchall()
    assert sorted(found) == [("not_asked", "not_asked"), ("not_asked", "refused")]


def test_every_table_that_the_views_read_leaves_out_who_said_no(committed_database: dict[str, str]) -> None:
    """A table that comes later is guarded too, or this fails."""
    with psycopg.connect(committed_database["SOCEIS_OWNER_URL"]) as owner:
        found = owner.execute(
            "select p.tablename, count(*) filter (where p.policyname = p.tablename || '_counted')"
            " from pg_policies p join information_schema.columns c on c.table_name = p.tablename"
            " where 'soceis_lens' = any (p.roles)"
            " and (c.column_name = 'young_person_id' or p.tablename = 'people_youngperson' and c.column_name = 'id')"
            " group by 1"
        ).fetchall()
    assert len(found) > 8
    assert [table for table, guarded in found if not guarded] == ["consent_leftout"]
