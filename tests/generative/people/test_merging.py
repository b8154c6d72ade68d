"""Making two records one and undoing it changes nothing, whatever the two hold in whichever tables.

The oracle reads every row of every table before and after, and knows of no rule but this one: afterwards each row
says what it said. Only what must not be forgotten is more: history, the audit, the merge itself and how often the
two were changed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.config.supervisor.postgres import Postgres
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import codes
from soceis.foundation.records.identifiers import new_id
from soceis.people import actions
from soceis.people.actions.merging import said_of
from soceis.people.models import RecordMerge, YoungPerson
from soceis.people.queries.pointing import pointers
from soceis.people.rules import BOTH, GOES, STAYS, to_choose
from tests.conftest import cloned
from tests.generative.access.furnished import Furnished
from tests.generative.access.plain_rules import Holds, World
from tests.generative.access.test_every_door import furnished
from tests.generative.access.worlds import AREAS, NOW, TODAY

# Written by what is done here, and meant to stay.
REMEMBERED = {"people_recordmerge", "people_mergedrows", "audit_entry", "audit_lane"}
COUNTS_OF_CHANGES = {"version", "updated_at", "updated_by_id"}
BORN_ANEW = {"people_searchkey": {"id"}}
WHERE = st.sets(st.sampled_from(AREAS), min_size=1, max_size=2)


@pytest.fixture(scope="module")
def superuser(
    postgres: Postgres,
    migrated_template: str,
    django_db_setup: None,
    worker_name: str,
    django_db_blocker: Any,
) -> Iterator[psycopg.Connection]:
    with cloned(postgres, migrated_template, worker_name, "merging", django_db_blocker):
        codes.forget()
        with psycopg.connect(postgres.superuser_dsn(f"test_{worker_name}_merging")) as connection:
            yield connection


def all_rows(superuser: psycopg.Connection) -> dict[str, list[str]]:
    """Every row of every table of ours, without what only counts changes."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        table = model._meta.db_table
        if (
            hasattr(model, "pgh_tracked_model")
            or table in REMEMBERED
            or not model.__module__.startswith("soceis.")
        ):
            continue
        left_out = BORN_ANEW.get(table, set())
        if table in {"people_youngperson", "people_personaldetails"}:
            left_out = left_out | COUNTS_OF_CHANGES
        rows = superuser.execute(f"select to_jsonb(t) from {table} t").fetchall()
        found[table] = sorted(
            json.dumps({name: value for name, value in row.items() if name not in left_out}, sort_keys=True)
            for (row,) in rows
        )
    superuser.commit()
    return found


def owners(superuser: psycopg.Connection, person: Any) -> dict[str, int]:
    """How many rows of each table point at somebody."""
    found = {}
    for one in pointers():
        (number,) = superuser.execute(  # type: ignore[misc]
            f"select count(*) from {one.table} where {one.column} = %s", [person]
        ).fetchone()
        found[f"{one.table}.{one.column}"] = number
    superuser.commit()
    return found


@contextmanager
def two_records(
    superuser: psycopg.Connection, kit: set[str], lou: set[str], closed: set[str]
) -> Iterator[tuple[Furnished, YoungPerson, YoungPerson]]:
    """Kit and Lou with one of everything in their areas; Una and Bea manage all areas."""
    managers = [Holds(user, "area_manager", area, TODAY, None) for user in ("una", "bea") for area in AREAS]
    world = World(TODAY, NOW, {"kit": kit, "lou": lou}, managers, closed=closed)
    with furnished(superuser, world, Furnished) as there:
        for one in ("kit", "lou"):  # a table whose rows are of nobody's area, and one where both may stand
            superuser.execute(
                "insert into activities_keepapart (id, created_at, updated_at, version, area_id, person_id, worker_id,"
                " lifts_only, weekdays, reason, review_on)"
                " values (%s, now(), now(), 1, %s, %s, %s, false, '{}', '', %s)",
                [new_id(), there.areas["north"], there.children[one], there.users["dee"], TODAY],
            )
        superuser.commit()
        with acting_as(there.user("una")):
            stays, goes = (YoungPerson.objects.get(pk=there.children[name]) for name in ("kit", "lou"))
        yield there, stays, goes


def closing_of(there: Furnished, superuser: psycopg.Connection, child: str) -> list[str]:
    rows = superuser.execute(
        "select id::text from casework_episode where young_person_id = %s", [there.children[child]]
    ).fetchall()
    superuser.commit()
    return [key for (key,) in rows]


@settings(suppress_health_check=list(HealthCheck), max_examples=settings().max_examples // 4, deadline=None)
@given(kit=WHERE, lou=WHERE, kit_closed=st.booleans(), data=st.data())
def test_made_one_and_made_two_again_every_row_says_what_it_said(
    superuser: psycopg.Connection, kit: set[str], lou: set[str], kit_closed: bool, data: st.DataObject
) -> None:
    closed = {"lou", "kit"} if kit_closed else {"lou"}
    with two_records(superuser, kit, lou, closed) as (there, stays, goes):
        una, bea = there.user("una"), there.user("bea")
        before = all_rows(superuser)
        with acting_as(una):
            differing = to_choose(said_of(stays), said_of(goes))
            answers = {
                one.name: data.draw(st.sampled_from((STAYS, GOES, BOTH) if one.both else (STAYS, GOES)))
                for one in differing
            }
            merge = actions.ask_to_merge(
                by=una, stays=stays, goes=goes, reason="One.", choices=answers,
                aside=closing_of(there, superuser, "lou"),
            )  # fmt: skip
        together = owners(superuser, goes.pk)
        with acting_as(bea):
            actions.decide_merge(by=bea, merge=RecordMerge.objects.get(pk=merge.pk), approve=True)
        left = owners(superuser, goes.pk)
        for place, number in owners(superuser, stays.pk).items():
            assert number + left[place] >= together[place], place
        assert left["people_tie.young_person_id"] == left["people_contactpoint.young_person_id"] == 0
        assert left["activities_keepapart.person_id"] == 0
        with acting_as(bea):
            actions.undo_merge(by=bea, merge=RecordMerge.objects.get(pk=merge.pk), words="Two.")
        after = all_rows(superuser)
        for table, rows in before.items():
            assert after[table] == rows, table
