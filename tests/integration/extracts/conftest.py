"""A cast and records that are really committed, so that the research role sees them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from soceis.config.aliases import hang_up, point_at
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import clone_database, drop_database, environment
from soceis.insight.extracts.queries.studies import FIGURES, STUDIES
from tests.cast import Cast, assemble
from tests.integration.extracts.records import Records


@pytest.fixture
def committed_cast(committed_database: dict[str, str]) -> Cast:
    """The cast alone, in a database of the test's own."""
    STUDIES.clear()
    FIGURES.clear()
    return assemble()


@pytest.fixture
def records(committed_cast: Cast) -> Records:
    return Records(committed_cast)


@pytest.fixture
def some_records(records: Records) -> Records:
    """The records of `fill`, for a test that changes them."""
    return fill(records)


@pytest.fixture(scope="module")
def shared_place(
    postgres: Postgres,
    django_db_setup: None,
    migrated_template: str,
    worker_name: str,
    django_db_blocker: Any,
) -> Iterator[tuple[dict[str, str], Records]]:
    """The records of `fill`, made once for all tests of a module that leave them as they are."""
    name = f"test_{worker_name}_shared"
    with django_db_blocker.unblock():
        addresses = clone_database(postgres, migrated_template, name)
        point_at(addresses)
        records = fill(Records(assemble()))
        _leave(postgres, worker_name)
        yield addresses, records
        drop_database(postgres, name)


@pytest.fixture
def shared_records(
    shared_place: tuple[dict[str, str], Records], postgres: Postgres, worker_name: str, django_db_blocker: Any
) -> Iterator[Records]:
    addresses, records = shared_place
    STUDIES.clear()
    FIGURES.clear()
    with django_db_blocker.unblock():
        point_at(addresses)
        yield records
        _leave(postgres, worker_name)


@pytest.fixture
def shared_addresses(shared_place: tuple[dict[str, str], Records]) -> dict[str, str]:
    return shared_place[0]


def _leave(postgres: Postgres, worker_name: str) -> None:
    hang_up()
    point_at(environment(postgres, f"test_{worker_name}"))


def fill(records: Records) -> Records:
    """One young person of Cardiff with everything, and one of Edinburgh who waits."""
    cast = records.cast
    person = records.person(cast.cardiff)
    referral = records.referral(person, cast.cardiff, date(2021, 2, 1))
    episode = records.episode(
        referral,
        [
            ("awaiting_allocation", date(2021, 2, 1)),
            ("active", date(2021, 3, 1)),
            ("closed", date(2022, 5, 4)),
        ],
        open_from=date(2021, 3, 1),
        first_attended=date(2021, 3, 3),
        closure_code="stopped_after_start",
    )
    records.non_engagement(episode, "worker_fit")
    wrong = records.contact(episode, date(2021, 3, 3), minutes=600)
    reason = "Ten hours is too long."
    records.contact(episode, date(2021, 3, 3), minutes=60, corrects=wrong.id, correction_reason=reason)
    form = records.form(cast.cardiff, "cardiff-2020", ["self_esteem", "housing"])
    records.plan(episode, form, date(2021, 3, 10), ["housing"], state="superseded")
    records.plan(episode, form, date(2021, 9, 10), ["self_esteem"])
    records.reading(episode, "decision_making", date(2021, 9, 10))
    waiting = records.person(cast.edinburgh, sex="")
    records.referral(waiting, cast.edinburgh, date(2022, 8, 1), decided_on=None)
    return records
