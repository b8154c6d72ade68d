"""Random worlds for the access tests, and writing one into the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connections
from hypothesis import strategies as st

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


def once_each(world: World) -> World:
    """Nobody holds the same role in the same place twice without an end: the service refuses that."""
    lasting_ones: set[tuple[str, str, str | None]] = set()
    kept = []
    for held in world.roles:
        key = (held.user, held.role, held.area)
        if held.ends is None and key in lasting_ones:
            continue
        lasting_ones |= {key} if held.ends is None else set()
        kept.append(held)
    world.roles = kept
    return world


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
    apart=st.sets(st.tuples(st.sampled_from(USERS), st.sampled_from(CHILDREN)), max_size=2),
    closed=st.sets(st.sampled_from(CHILDREN)),
).map(once_each)


# How somebody comes to a young person: their role, and what they are to them.
WAYS = {
    "manages": ("area_manager", ""),
    "works": ("practitioner", "co_worker"),
    "covers": ("practitioner", "cover"),
    "mentors": ("peer_mentor", "peer_mentor"),
    "opened": ("practitioner", "opened"),
    "advises": ("national_manager", "opened"),
}
# Most go on; some end today, some ended yesterday.
lasting = st.sampled_from((None, None, None, None, TODAY, TODAY - timedelta(days=1)))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[World, str, str]:
    """A world in which somebody most likely has something to do with somebody: the world, who, with whom."""
    world, user, child = draw(worlds), draw(st.sampled_from(USERS)), draw(st.sampled_from(CHILDREN))
    role, kind = WAYS[draw(st.sampled_from(sorted(WAYS)))]
    area = None if role == "national_manager" else draw(st.sampled_from(sorted(world.children[child])))
    begins = TODAY - timedelta(days=2)
    if draw(st.booleans()):  # and nothing else, so that nothing else lets them in
        world.roles = [held for held in world.roles if held.user != user]
    world.roles.insert(0, Holds(user, role, area, begins, draw(lasting)))
    if kind == "opened":
        hours = draw(st.sampled_from((1, 1, 1, -1)))  # still open, or over since an hour
        world.opened.append(Opened(user, child, NOW - timedelta(hours=3), NOW + timedelta(hours=hours)))
    elif kind:
        ends = draw(lasting) or (TODAY if kind == "cover" else None)
        world.work.append(Works(user, child, kind, begins, ends))
    return once_each(world), user, child


class Built:
    """A world in the database, written by somebody whom row security does not bind."""

    def __init__(self, superuser: psycopg.Connection, world: World) -> None:
        self.db, self.world = superuser, world
        self.users = {name: new_id() for name in USERS}
        self.areas = {name: new_id() for name in AREAS}
        self.children = {name: new_id() for name in CHILDREN}
        self.rows: dict[str, dict[UUID, tuple[str, str]]] = {}
        self.contacts: dict[UUID, tuple[str, str, str, bool]] = {}
        self.worries: dict[UUID, tuple[str, str, str]] = {}
        self.hours: dict[UUID, tuple[str, str]] = {}
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
        for held_role in self.world.roles:
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
        for user, child in sorted(self.world.apart):
            self._apart(user, child)
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

    def _apart(self, user: str, child: str) -> None:
        """Somebody declared that they know the young person, and the record is kept from them."""
        conflict, worker = new_id(), self.users[user]
        own = {"words": "", "why": "friend", "declared_on": TODAY}
        self._insert("casework_conflict", id=conflict, worker_id=worker, areas=[], **own)
        area = min(self.world.children[child])
        self._record("casework_keptapart", child, area, conflict_id=conflict, worker_id=worker)

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
                self._worry_and_hours(child, area, episode, key, writer)

    def _worry_and_hours(self, child: str, area: str, episode: UUID, contact: UUID, writer: str) -> None:
        """A worry that somebody wrote with a visit, and what it took of them."""
        worry = self._record(
            "casework_concern",
            child,
            area,
            episode_id=episode,
            contact_id=contact,
            worker_id=self.users[writer],
            created_by_id=self.users[writer],
            tell=["manager"],
        )
        self.worries[worry] = (child, area, writer)
        hours = new_id()
        self._insert(
            "casework_workentry",
            id=hours,
            worker_id=self.users[writer],
            area_id=self.areas[area],
            on=TODAY,
            minutes=60,
        )
        self.hours[hours] = (area, writer)

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
        columns = ", ".join(f'"{column}"' for column in row)
        self.db.execute(f"insert into {table} ({columns}) values ({marks})", list(row.values()))


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
        "casework_concern",
        "casework_workentry",
        "casework_contact",
        "casework_assignment",
        "casework_keptapart",
        "casework_conflict",
        *FULL_TABLES,
        *SHARED_TABLES,
    )
    for table in (*recorded, *(f"{name}event" for name in recorded)):
        superuser.execute(f"delete from {table}")
    for table in ("people_openedrecord", "accounts_membership", "accounts_area", "accounts_user"):
        superuser.execute(f"delete from {table}")
