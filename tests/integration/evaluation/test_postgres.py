"""Counting in PostgreSQL: the same as in DuckDB, and nothing stays behind."""

import os
import secrets
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.conninfo import make_conninfo

from soceis.config.supervisor.postgres import Postgres
from soceis.evaluation import Extract, evaluate
from soceis.evaluation.engines import opened
from soceis.evaluation.engines.postgres import VARIABLE
from soceis.evaluation.errors import EngineUnavailable
from soceis.insight.extracts.queries.frames import frames
from tests.generative.evaluation.extracts import Row, arrow, extracts, meta
from tests.generative.evaluation.worked import arrow as with_the_work
from tests.generative.evaluation.worked import told, worked
from tests.integration.evaluation.comparing import assert_same
from tests.unit.evaluation import sample

ONE_FIXTURE_FOR_ALL = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def evaluators_database(postgres: Postgres, worker_name: str) -> Iterator[str]:
    """A database of its own on the tests' server, owned by a role that may do nothing else."""
    name, password = f"evaluation_{worker_name}", secrets.token_urlsafe(16)
    with psycopg.connect(postgres.superuser_dsn(), autocommit=True) as superuser:
        superuser.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        superuser.execute(f"CREATE DATABASE {name} OWNER {name}")
        yield make_conninfo(postgres.superuser_dsn(name), user=name, password=password)
        superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")
        superuser.execute(f"DROP ROLE {name}")


@pytest.fixture
def database(evaluators_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address in the environment, as `--engine postgres` takes it from there."""
    monkeypatch.setenv(VARIABLE, evaluators_database)
    return evaluators_database


def test_the_sample_counts_the_same(database: str) -> None:
    assert_same(sample.extract(), "postgres")


def test_broken_rows_are_left_out_the_same(database: str) -> None:
    rows = sample.rows()
    rows["referrals"][0]["received_on"] = "June"
    rows["episodes"][1]["state"] = "open"
    rows["outcome_readings"][1]["value"] = "fine"
    rows["states"][0]["effective_on"] = "soon"
    rows["plans"][0]["form_version"] = "v9"
    assert_same(sample.extract(rows), "postgres")


def test_missing_tables_are_missing_the_same(database: str) -> None:
    rows = {
        name: listed for name, listed in sample.rows().items() if name not in ("states", "plans", "contacts")
    }
    assert_same(sample.extract(rows), "postgres")


@given(extracts())
@settings(suppress_health_check=ONE_FIXTURE_FOR_ALL)
def test_random_extracts_count_the_same(database: str, drawn: tuple[list[Row], dict[str, list[Row]]]) -> None:
    areas, tables = drawn
    assert_same(Extract.from_tables(meta(areas), arrow(tables)), "postgres")


@given(st.one_of(worked(), told()))
@settings(suppress_health_check=ONE_FIXTURE_FOR_ALL, max_examples=max(4, settings().max_examples // 10))
def test_what_stands_beside_the_contract_counts_the_same(
    database: str, drawn: tuple[list[Row], dict[str, list[Row]]]
) -> None:
    areas, tables = drawn
    assert_same(Extract.from_tables(meta(areas), with_the_work(tables)), "postgres", (None,))


def test_the_demonstration_counts_the_same(
    demonstration_to_read: dict[str, str], database: str, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        extract = Extract.from_tables(*frames())
    assert_same(extract, "postgres", (None,))


def test_nothing_stays_in_the_database(database: str) -> None:
    def tables() -> set[Any]:
        with psycopg.connect(database) as connection:
            return set(connection.execute("SELECT schemaname, tablename FROM pg_tables").fetchall())

    before = tables()
    evaluate(sample.extract(), engine="postgres")
    assert tables() == before


def test_texts_are_ordered_by_their_bytes(database: str) -> None:
    with opened("postgres") as engine:
        engine.load(
            "marks", sample.arrow("people", [{"person_id": mark} for mark in ("é", "a", "Z", "10", "9")])
        )
        found = engine.execute("SELECT person_id FROM marks ORDER BY person_id").fetchall()
    assert found == [("10",), ("9",), ("Z",), ("a",), ("é",)]


def test_a_role_that_may_not_make_temporary_tables_is_told_so(
    django_db_setup: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, os.environ["DATABASE_URL"])
    with pytest.raises(EngineUnavailable, match="may not make temporary tables"):
        evaluate(sample.extract(), engine="postgres")


def test_a_missing_address_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(EngineUnavailable, match=f"set {VARIABLE} to its postgresql:// address"):
        evaluate(sample.extract(), engine="postgres")


def test_a_database_that_does_not_answer_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql://somebody:hidden@127.0.0.1:1/nothing")
    with pytest.raises(EngineUnavailable, match="cannot be reached") as caught:
        evaluate(sample.extract(), engine="postgres")
    assert "hidden" not in str(caught.value)
