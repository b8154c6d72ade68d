"""The research role reads the pseudonymised views and nothing else; the app role reads no view."""

import re
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connections
from psycopg import errors, sql

from soceis.evaluation.frames.beside import BESIDE_BY_NAME
from soceis.foundation.access.context import acting_as
from soceis.people.models import YoungPerson
from tests.integration.extracts.records import SECRET_WORDS, Records

UUID_SHAPE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def tables(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """Every table of the database that is ours, as the owner sees it."""
    with psycopg.connect(addresses["SOCEIS_OWNER_URL"]) as owner:
        found = owner.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_type = 'BASE TABLE' and table_schema in ('public', 'app', 'research')"
        )
        return [(schema, name) for schema, name in found]


def views(addresses: dict[str, str]) -> list[str]:
    with psycopg.connect(addresses["SOCEIS_OWNER_URL"]) as owner:
        found = owner.execute("select viewname from pg_views where schemaname = 'research' order by 1")
        return [name for (name,) in found]


def refused(addresses: dict[str, str], who: str, statement: sql.Composable | str) -> bool:
    with psycopg.connect(addresses[who], autocommit=True) as connection:
        try:
            connection.execute(statement)
        except errors.InsufficientPrivilege:
            return True
    return False


def test_the_research_role_reads_no_table(shared_records: Records, shared_addresses: dict[str, str]) -> None:
    found = tables(shared_addresses)
    assert len(found) > 40
    assert ("app", "research_key") in found
    read = [
        name
        for name in found
        if not refused(
            shared_addresses,
            "SOCEIS_RESEARCH_URL",
            sql.SQL("select * from {} limit 1").format(sql.Identifier(*name)),
        )
    ]
    assert read == []


CHANGES = (
    "insert into app.research_key (key) values (sha256(''))",
    "update public.referrals_referral set source = 'other'",
    "delete from public.casework_contact",
    "create table research.mine (a int)",
    "create temporary table mine (a int)",
    "create view research.mine as select 1",
    "set role soceis_lens",
    "set role soceis_owner",
    "select app.enter(gen_random_uuid(), '')",
    "select app.find_for_opening('', '', null)",
)


def test_the_research_role_changes_nothing_and_becomes_nobody(
    shared_records: Records, shared_addresses: dict[str, str]
) -> None:
    allowed = [said for said in CHANGES if not refused(shared_addresses, "SOCEIS_RESEARCH_URL", said)]
    assert allowed == []


def test_the_app_role_reads_no_view_and_not_the_key(
    shared_records: Records, shared_addresses: dict[str, str]
) -> None:
    found = views(shared_addresses)
    assert {"people", "referrals", "episodes", "states", "contacts", "plans", "outcome_readings"} <= set(
        found
    )
    for name in found:
        statement = sql.SQL("select * from research.{}").format(sql.Identifier(name))
        assert refused(shared_addresses, "DATABASE_URL", statement), name
    assert refused(shared_addresses, "DATABASE_URL", "select key from app.research_key")


def test_no_view_shows_an_internal_id_or_a_word_that_somebody_wrote(
    shared_records: Records, shared_addresses: dict[str, str]
) -> None:
    with psycopg.connect(shared_addresses["SOCEIS_RESEARCH_URL"]) as research:
        for name in views(shared_addresses):
            rows = research.execute(
                sql.SQL("select * from research.{}").format(sql.Identifier(name))
            ).fetchall()
            # Those beside the contract have their rows in test_the_work, where the same is asked of them.
            assert rows or name in BESIDE_BY_NAME, f"{name} is empty, so this shows nothing"
            assert not any(isinstance(value, UUID) for row in rows for value in row)
            said = repr(rows)
            assert not UUID_SHAPE.search(said), name
            assert not any(word in said for word in SECRET_WORDS.split()), name


def test_who_knows_an_internal_id_cannot_work_out_its_pseudonym(
    shared_records: Records, shared_addresses: dict[str, str]
) -> None:
    with acting_as(shared_records.cast.alys):
        person = YoungPerson.objects.get()
    with psycopg.connect(shared_addresses["SOCEIS_RESEARCH_URL"]) as research:
        shown = {name for (name,) in research.execute("select person_id from research.people")}
        guesses = research.execute(
            "select research.pseudonym(%(id)s, key)"
            " from (values (''::bytea), (uuid_send(%(id)s)), (sha256(''))) guessed(key)",
            {"id": person.id},
        )
        assert shown
        assert not shown & {guess for (guess,) in guesses}
    assert refused(
        shared_addresses,
        "SOCEIS_RESEARCH_URL",
        sql.SQL("select research.pseudonym({}, (select key from app.research_key))").format(
            sql.Literal(person.id)
        ),
    )


def test_a_text_that_is_not_shaped_like_a_code_is_not_shown(
    some_records: Records, committed_database: dict[str, str]
) -> None:
    cast = some_records.cast
    person = some_records.person(cast.cardiff)
    with acting_as(cast.alys):
        details = apps.get_model("people", "PersonalDetails").objects.get(young_person=person)
        details.ethnicity = "His gran is Mrs Quillfeather"
        details.save()
    with psycopg.connect(committed_database["SOCEIS_RESEARCH_URL"]) as research:
        shown = [value for (value,) in research.execute("select ethnicity from research.people")]
    assert "His gran is Mrs Quillfeather" not in shown


def test_django_reads_through_the_research_connection_only(shared_records: Records) -> None:
    with connections["research"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("select * from people_youngperson")
