"""No random user reaches a random row that the plain rules refuse, and every allowed row is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.config.supervisor.postgres import Postgres
from soceis.foundation.access.context import acting_as
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.identifiers import new_id, new_reference
from tests.generative.access.plain_rules import Holds, Opened, Works, World

TODAY = date(2024, 3, 15)
NOW = datetime(2024, 3, 15, 12, tzinfo=UTC)
USERS = ("una", "bea", "col", "dee")
AREAS = ("north", "south")
CHILDREN = ("kit", "lou", "max")
FULL_TABLES = ("referrals_referral", "people_tie")
SHARED_TABLES = ("people_contactpoint", "casework_episode")

days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
ends = st.one_of(st.none(), st.integers(-2, 4).map(lambda n: TODAY + timedelta(days=n)))


@st.composite
def held(draw: st.DrawFn) -> Holds:
    role = draw(
        st.sampled_from(("area_manager", "practitioner", "peer_mentor", "national_manager", "evaluator"))
    )
    area = draw(st.sampled_from(AREAS)) if role in {"area_manager", "practitioner", "peer_mentor"} else None
    begins, end = draw(days), draw(ends)
    return Holds(
        draw(st.sampled_from(USERS)), role, area, begins, end if end is None or end >= begins else begins
    )


@st.composite
def works(draw: st.DrawFn) -> Works:
    begins, end = draw(days), draw(ends)
    kind = draw(st.sampled_from(("co_worker", "peer_mentor", "cover")))
    if kind == "cover" and end is None:
        end = begins
    end = end if end is None or end >= begins else begins
    return Works(draw(st.sampled_from(USERS)), draw(st.sampled_from(CHILDREN)), kind, begins, end)


@st.composite
def opened(draw: st.DrawFn) -> Opened:
    start = NOW + timedelta(hours=draw(st.integers(-6, 1)))
    return Opened(
        draw(st.sampled_from(USERS)),
        draw(st.sampled_from(CHILDREN)),
        start,
        start + timedelta(hours=draw(st.integers(1, 6))),
    )


worlds = st.builds(
    World,
    today=st.just(TODAY),
    now=st.just(NOW),
    children=st.fixed_dictionaries(
        {child: st.sets(st.sampled_from(AREAS), min_size=1, max_size=2) for child in CHILDREN}
    ),
    roles=st.lists(held(), max_size=7),
    work=st.lists(works(), max_size=6),
    opened=st.lists(opened(), max_size=3),
)


class Built:
    """A world in the database, written by somebody whom row security does not bind."""

    def __init__(self, superuser: psycopg.Connection, world: World) -> None:
        self.db, self.world = superuser, world
        self.users = {name: new_id() for name in USERS}
        self.areas = {name: new_id() for name in AREAS}
        self.children = {name: new_id() for name in CHILDREN}
        self.rows: dict[str, dict[UUID, tuple[str, str]]] = {}
        self.contacts: dict[UUID, tuple[str, str, str, bool]] = {}
        self._write()

    def user(self, name: str) -> User:
        return User(id=self.users[name], email=f"{name}@example.org", display_name=name)

    def _write(self) -> None:
        run = self.db.execute
        for name, key in self.users.items():
            run(
                "insert into accounts_user (id, email, display_name, password, is_active, is_demonstration, joined_at)"
                " values (%s, %s, %s, '', true, true, now())",
                [key, f"{name}@example.org", name],
            )
        for number, (name, key) in enumerate(self.areas.items()):
            run(
                'insert into accounts_area (id, code, name, nation, launch_date, complete, "order")'
                " values (%s, %s, %s, 'england', '2020-01-01', true, %s)",
                [key, name, name, number],
            )
        seen = set()
        for held_role in self.world.roles:
            once = (held_role.user, held_role.role, held_role.area)
            if held_role.ends is None and once in seen:
                continue
            seen |= {once} if held_role.ends is None else set()
            run(
                "insert into accounts_membership (user_id, area_id, role, begins, ends) values (%s, %s, %s, %s, %s)",
                [
                    self.users[held_role.user],
                    self.areas[held_role.area] if held_role.area else None,
                    held_role.role,
                    held_role.begins,
                    held_role.ends,
                ],
            )
        for child, areas in self.world.children.items():
            self._child(child, sorted(areas))
        for work in self.world.work:
            area = min(self.world.children[work.child])
            episode = next(k for k, v in self.rows["casework_episode"].items() if v == (work.child, area))
            self._record(
                "casework_assignment",
                work.child,
                area,
                episode_id=episode,
                worker_id=self.users[work.user],
                kind=work.kind,
                begins=work.begins,
                ends=work.ends,
            )
        for opening in self.world.opened:
            run(
                "insert into people_openedrecord (id, user_id, young_person_id, purpose, reason, opened_at, expires_at,"
                " told) values (%s, %s, %s, 'advice', 'a reason', %s, %s, '{}')",
                [
                    new_id(),
                    self.users[opening.user],
                    self.children[opening.child],
                    opening.opened_at,
                    opening.expires_at,
                ],
            )

    def _child(self, child: str, areas: list[str]) -> None:
        self._insert(
            "people_youngperson",
            id=self.children[child],
            name_used=child,
            areas=[self.areas[area] for area in areas],
        )
        first = areas[0]
        self._record("people_personaldetails", child, first)
        for number, area in enumerate(areas, start=1):
            self._record("people_tie", child, area, kind="friend")
            self._record("people_contactpoint", child, area, way="mobile", safe="yes")
            referral = self._record(
                "referrals_referral",
                child,
                area,
                reference=new_reference(),
                received_on=TODAY,
                source="police",
            )
            episode = self._record(
                "casework_episode",
                child,
                area,
                referral_id=referral,
                number=number,
                programme=("one_to_one", "school_group")[number - 1],
                state="active",
            )
            for writer in USERS:
                for shared in (False, True):
                    key = self._record(
                        "casework_contact",
                        child,
                        area,
                        episode_id=episode,
                        happened_at=NOW,
                        kind="attended",
                        mode="visit",
                        shared_with_peer_mentor=shared,
                        created_by_id=self.users[writer],
                    )
                    self.contacts[key] = (child, area, writer, shared)

    def _record(self, table: str, child: str, area: str, **values: Any) -> UUID:
        key = new_id()
        self._insert(table, id=key, young_person_id=self.children[child], area_id=self.areas[area], **values)
        self.rows.setdefault(table, {})[key] = (child, area)
        return key

    def _insert(self, table: str, **values: Any) -> None:
        """Write a row; what is not given takes the model's default."""
        model = next(model for model in apps.get_models() if model._meta.db_table == table)
        row = {
            field.column: field.get_db_prep_save(
                values.get(field.column, field.get_default()), connections["default"]
            )
            for field in model._meta.concrete_fields
        }
        marks = ", ".join(["%s"] * len(row))
        self.db.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


@pytest.fixture(scope="module")
def superuser(postgres: Postgres, django_db_setup: None, worker_name: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres.superuser_dsn(f"test_{worker_name}")) as connection:
        yield connection


@contextmanager
def built(superuser: psycopg.Connection, world: World) -> Iterator[Built]:
    """Commit the world, let the app role look, then clear everything away."""
    try:
        world_built = Built(superuser, world)
        superuser.commit()
        with clock.at(NOW):
            yield world_built
    finally:
        superuser.rollback()
        clear(superuser)
        superuser.commit()


def clear(superuser: psycopg.Connection) -> None:
    """Empty every table that a world fills, history too; faster than truncating."""
    superuser.execute("set local session_replication_role = replica")
    recorded = (
        "people_youngperson",
        "people_personaldetails",
        "casework_contact",
        "casework_assignment",
        *FULL_TABLES,
        *SHARED_TABLES,
    )
    for table in (*recorded, *(f"{name}event" for name in recorded)):
        superuser.execute(f"delete from {table}")
    for table in ("people_openedrecord", "accounts_membership", "accounts_area", "accounts_user"):
        superuser.execute(f"delete from {table}")


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


@generative
@given(world=worlds)
def test_the_history_shows_no_more_than_the_records(
    superuser: psycopg.Connection, django_db_blocker: Any, world: World
) -> None:
    with django_db_blocker.unblock(), built(superuser, world) as there:
        for name in USERS:
            with acting_as(there.user(name)):
                for table in ("people_youngperson", "casework_contact", *FULL_TABLES, *SHARED_TABLES):
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
