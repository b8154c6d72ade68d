"""A cast and records that are really committed, so that the research role sees them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from soceis.insight.extracts.queries.studies import FIGURES, STUDIES
from tests.cast import Cast, assemble
from tests.integration.extracts.records import Records


@pytest.fixture
def committed_cast(committed_database: dict[str, str]) -> Iterator[Cast]:
    STUDIES.clear()
    FIGURES.clear()
    yield assemble()


@pytest.fixture
def records(committed_cast: Cast) -> Records:
    return Records(committed_cast)


@pytest.fixture
def some_records(records: Records) -> Any:
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
    records.contact(episode, date(2021, 3, 3), minutes=60, corrects=wrong.id, correction_reason="Ten hours is too long.")
    form = records.form(cast.cardiff, "cardiff-2020", ["self_esteem", "housing"])
    records.plan(episode, form, date(2021, 3, 10), ["housing"], state="superseded")
    records.plan(episode, form, date(2021, 9, 10), ["self_esteem"])
    records.reading(episode, "decision_making", date(2021, 9, 10))
    waiting = records.person(cast.edinburgh, sex="")
    records.referral(waiting, cast.edinburgh, date(2022, 8, 1), decided_on=None)
    return records
