"""What is seen from outside once two records are one: who is counted, and who was quicker."""

from typing import Any

import psycopg
import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.models import Episode
from soceis.people import actions, queries
from soceis.people.models import RecordMerge, YoungPerson
from soceis.people.rules import STAYS
from tests.cast import Cast, assemble
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person
from tests.integration.foundation.test_committed import both_at_once


@pytest.fixture
def there(committed_database: dict[str, str]) -> Cast:
    cast = assemble()
    Membership.objects.create(user=cast.morag, area=cast.cardiff, role="area_manager")
    return cast


def asked(cast: Cast, stays: YoungPerson, goes: YoungPerson) -> RecordMerge:
    with acting_as(cast.alys):
        return actions.ask_to_merge(
            by=cast.alys, stays=stays, goes=goes, reason="She told me.", choices={"name_used": STAYS}
        )


def confirmed(cast: Cast, merge: RecordMerge) -> bool:
    """Whether it was made one; False when somebody else was quicker."""
    with acting_as(cast.morag):
        try:
            actions.decide_merge(by=cast.morag, merge=RecordMerge.objects.get(pk=merge.pk), approve=True)
        except WrongState:
            return False
    return True


def counted(addresses: dict[str, str]) -> dict[str, int]:
    found = {}
    with psycopg.connect(addresses["SOCEIS_RESEARCH_URL"]) as research:
        for view, column in (("people", "person_id"), ("episodes", "person_id"), ("referrals", "person_id")):
            row = research.execute(
                f"select count(*), count(distinct {column}) from research.{view}"
            ).fetchone()
            assert row is not None
            found[view], found[f"{view} of people"] = row
    return found


def test_the_evaluation_counts_one_person_with_the_work_of_both(
    there: Cast, committed_database: dict[str, str]
) -> None:
    jay = a_young_person(by=there.alys, area=there.cardiff)
    jason = a_young_person(by=there.alys, area=there.cardiff, name_used="Jason")
    an_episode(by=there.alys, area=there.cardiff, worker=there.sam, young_person=jason)
    assert counted(committed_database)["people"] == 2
    merge = asked(there, jay, jason)
    assert confirmed(there, merge)
    one = dict.fromkeys(counted(committed_database), 1)
    assert counted(committed_database) == one
    with acting_as(there.morag):
        actions.undo_merge(by=there.morag, merge=RecordMerge.objects.get(pk=merge.pk), words="Brothers.")
    assert counted(committed_database) == one | {"people": 2, "people of people": 2}


def test_two_managers_at_once_leave_everybody_in_one_place(there: Cast) -> None:
    """A into B while B into C: whoever is later sees how it stands, and no row is lost."""
    a, b, c = (
        a_young_person(by=there.alys, area=there.cardiff, name_used=name) for name in ("Ay", "Bee", "Cee")
    )
    work = an_episode(by=there.alys, area=there.cardiff, worker=there.sam, young_person=a)
    first, second = asked(there, b, a), asked(there, c, b)
    done: dict[str, bool] = {}

    def step(name: str, merge: Any) -> Any:
        return lambda: done.__setitem__(name, confirmed(there, merge))

    both_at_once(step("a into b", first), step("b into c", second))
    assert any(done.values())
    with acting_as(there.alys):
        home = queries.young_person_for(there.alys, a.pk)
        assert Episode.objects.get(pk=work.pk).young_person_id == home.pk
        assert home.pk == (c.pk if all(done.values()) else b.pk if done["a into b"] else a.pk)


def test_two_that_would_go_into_each_other_end_in_one(there: Cast) -> None:
    a, b = (a_young_person(by=there.alys, area=there.cardiff, name_used=name) for name in ("Ay", "Bee"))
    one, other = asked(there, b, a), asked(there, a, b)
    done: dict[str, bool] = {}
    both_at_once(
        lambda: done.__setitem__("one", confirmed(there, one)),
        lambda: done.__setitem__("other", confirmed(there, other)),
    )
    assert sorted(done.values()) == [False, True]
    with acting_as(there.alys):
        assert queries.young_person_for(there.alys, a.pk) == queries.young_person_for(there.alys, b.pk)
