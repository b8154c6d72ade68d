"""No random user reaches a random row that the plain rules refuse, and every allowed row is there."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from hypothesis import HealthCheck, given, settings

from soceis.config.supervisor.postgres import Postgres
from soceis.foundation.access.context import acting_as
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import User
from tests.generative.access.plain_rules import Holds, World
from tests.generative.access.worlds import (
    CHILDREN,
    FULL_TABLES,
    NOW,
    SHARED_TABLES,
    TODAY,
    USERS,
    built,
    worlds,
)


@pytest.fixture(scope="module")
def superuser(postgres: Postgres, django_db_setup: None, worker_name: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres.superuser_dsn(f"test_{worker_name}")) as connection:
        yield connection


def visible(table: str) -> set[UUID]:
    with connections["default"].cursor() as cursor:
        cursor.execute(f"select id from {table}")
        return {key for (key,) in cursor.fetchall()}


generative = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@generative
@given(world=worlds)
def test_the_database_shows_exactly_what_the_plain_rules_allow(
    superuser: psycopg.Connection, django_db_blocker: Any, world: World
) -> None:
    with django_db_blocker.unblock(), built(superuser, world) as there:
        for name in USERS:
            with acting_as(there.user(name)):
                assert visible("people_youngperson") == {
                    key for child, key in there.children.items() if world.knows_the_child(name, child)
                }
                assert visible("people_personaldetails") == {
                    key
                    for key, (child, _) in there.rows["people_personaldetails"].items()
                    if world.sees_details(name, child)
                }
                for table in FULL_TABLES:
                    assert visible(table) == {
                        key
                        for key, (child, area) in there.rows[table].items()
                        if world.sees_full(name, child, area)
                    }, table
                for table in SHARED_TABLES:
                    assert visible(table) == {
                        key
                        for key, (child, area) in there.rows[table].items()
                        if world.sees_shared(name, child, area)
                    }, table
                assert visible("casework_contact") == {
                    key
                    for key, (child, area, writer, shared) in there.contacts.items()
                    if world.sees_contact(name, child, area, writer, shared)
                }
                assert visible("casework_concern") == {
                    key
                    for key, (child, area, writer) in there.worries.items()
                    if world.sees_worry(name, child, area, writer)
                }
                assert visible("casework_workentry") == {
                    key for key, (area, worker) in there.hours.items() if world.sees_hours(name, area, worker)
                }


@generative
@given(world=worlds)
def test_the_history_shows_no_more_than_the_records(
    superuser: psycopg.Connection, django_db_blocker: Any, world: World
) -> None:
    with django_db_blocker.unblock(), built(superuser, world) as there:
        for name in USERS:
            with acting_as(there.user(name)):
                own = ("casework_contact", "casework_concern", "casework_workentry")
                for table in ("people_youngperson", *own, *FULL_TABLES, *SHARED_TABLES):
                    assert visible(f"{table}event") == visible(table), table
                assert visible("people_personaldetailsevent") <= visible("people_personaldetails")


@generative
@given(world=worlds)
def test_the_policy_function_says_what_the_plain_rules_say(
    superuser: psycopg.Connection, django_db_blocker: Any, world: World
) -> None:
    with django_db_blocker.unblock(), built(superuser, world) as there:
        for name in USERS:
            with acting_as(there.user(name)) as reach:
                for child, key in there.children.items():
                    whole = Subject(key, frozenset(there.areas[area] for area in world.children[child]))
                    seen = bool(decide(reach, Permission.YOUNG_PERSON_SEE, whole))
                    known = decide(reach, Permission.PLAN_WRITE, whole).known
                    assert seen == known == world.knows_the_child(name, child)
                    for area in world.children[child]:
                        subject = Subject(key, frozenset({there.areas[area]}))
                        assert bool(decide(reach, Permission.REVIEW_SEE, subject)) == world.sees_full(
                            name, child, area
                        )
                        assert bool(decide(reach, Permission.PLAN_WRITE, subject)) == world.may_write_full(
                            name, child, area
                        )


@generative
@given(world=worlds)
def test_nobody_writes_where_the_plain_rules_refuse(
    superuser: psycopg.Connection, django_db_blocker: Any, world: World
) -> None:
    with django_db_blocker.unblock(), built(superuser, world) as there:
        for name in USERS:
            for key, (child, area) in there.rows["people_tie"].items():
                changed = _changes(there.user(name), key)
                assert changed == world.may_write_full(name, child, area)


def _changes(user: User, key: UUID) -> bool:
    try:
        with acting_as(user), connections["default"].cursor() as cursor:
            cursor.execute("update people_tie set kind = 'sibling' where id = %s", [key])
            changed = cursor.rowcount == 1
            transaction.set_rollback(True)
            return changed
    except DatabaseError:
        return False


def test_without_a_context_nothing_is_there(superuser: psycopg.Connection, django_db_blocker: Any) -> None:
    world = World(TODAY, NOW, {child: {"north"} for child in CHILDREN})
    with django_db_blocker.unblock(), built(superuser, world) as there:
        assert there.rows
        for table in ("people_youngperson", *FULL_TABLES, *SHARED_TABLES, "casework_contact"):
            assert visible(table) == visible(f"{table}event") == set()


def test_the_context_ends_with_the_transaction(superuser: psycopg.Connection, django_db_blocker: Any) -> None:
    manager = Holds("una", "area_manager", "north", TODAY, None)
    world = World(TODAY, NOW, {child: {"north"} for child in CHILDREN}, roles=[manager])
    with django_db_blocker.unblock(), built(superuser, world) as there:
        with acting_as(there.user("una")):
            assert len(visible("people_youngperson")) == 3
        assert visible("people_youngperson") == set()
