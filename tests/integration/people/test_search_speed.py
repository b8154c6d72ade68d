"""Searching stays quick among a hundred thousand young people, through row-level security."""

import time
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.people import queries
from soceis.people.models import SearchKey, YoungPerson
from soceis.people.rules import after_prefix
from tests.cast import assemble

pytestmark = pytest.mark.long

MANY = 100_000
QUICK = 0.5  # seconds, on two shared processors

PEOPLE = """
insert into people_youngperson (id, created_at, updated_at, version, reference, name_used, nicknames, pronouns,
  date_of_birth, date_of_birth_missing, communication_needs, about_me, strengths, areas, is_demonstration)
select gen_random_uuid(), now(), now(), 1, 'R' || n, initcap(substr(md5(n::text), 1, 6)) || ' '
  || initcap(substr(md5((n / 7)::text), 1, 7)), '{}', '', date '2008-01-01' + n %% 2500, '', '', '', '',
  array[(array[%(one)s, %(other)s]::uuid[])[1 + n %% 2]], true
from generate_series(1, %(many)s) n
"""
KEYS = """
insert into people_searchkey (young_person_id, area_id, kind, key)
select id, areas[1], 'used', lower(word) from people_youngperson, unnest(string_to_array(name_used, ' ')) word
union select id, areas[1], 'reference', lower(reference) from people_youngperson
"""


def fill(dsn: str, one: Area, other: Area) -> None:
    with psycopg.connect(dsn) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute(PEOPLE, {"one": one.id, "other": other.id, "many": MANY})
        superuser.execute(KEYS)
        superuser.commit()
        superuser.autocommit = True
        superuser.execute("vacuum analyze people_youngperson")
        superuser.execute("vacuum analyze people_searchkey")


def plan_of(user: User, prefix: str) -> str:
    keys = SearchKey.objects.filter(key__gte=prefix, key__lt=after_prefix(prefix)).values("young_person_id")
    with acting_as(user):
        return str(YoungPerson.objects.filter(id__in=keys).explain())


def test_a_name_is_found_at_once_among_a_hundred_thousand(committed_database: Any, postgres: Any) -> None:
    cast = assemble()
    fill(postgres.superuser_dsn(connection.settings_dict["NAME"]), cast.cardiff, cast.edinburgh)
    with acting_as(cast.alys):
        someone = YoungPerson.objects.filter(date_of_birth=date(2009, 1, 1)).first()
        assert someone is not None
    first, last = someone.name_used.lower().split()
    asked = [
        f"{first} {last}",
        first[:3],
        last[:4],
        first[0],
        f"{first[0]} {last[0]}",
        "zzzz",
        someone.reference,
    ]
    for user in (cast.alys, cast.sam):
        for text in asked:
            begun = time.perf_counter()
            with acting_as(user):
                found = queries.search(user, text)
            took = time.perf_counter() - begun
            assert took < QUICK, (user, text, took)
            assert len(found) <= 25
            if user is cast.sam:
                assert found == []
    with acting_as(cast.alys):
        assert someone.id in [row.young_person_id for row in queries.search(cast.alys, f"{first} {last}")]
        begun = time.perf_counter()
        assert queries.possible_duplicates(cast.alys, someone.name_used, date_of_birth=someone.date_of_birth)
        assert time.perf_counter() - begun < QUICK
    assert "search_key" in plan_of(cast.alys, first[:4])
