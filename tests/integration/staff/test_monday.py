"""The manager's Monday page: who sees what of it, weights by the table, reasons with small numbers held back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.interfaces.staff.monday import caseloads, presenters
from soceis.interfaces.staff.monday.lists import LISTS
from soceis.interfaces.staff.monday.matters import GROUPS, LISTED, MATTERS
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import NOT_CLOSED
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_contact, a_worker, an_episode
from tests.factories.november import episode
from tests.factories.people import a_young_person
from tests.factories.safety import a_context
from tests.statements import MOST, counting

__all__ = ["episode"]
pytestmark = pytest.mark.django_db(databases="__all__")
MONDAY = "/monday/"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def a_flag(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        casework.flag(by=cast.nia, episode=episode, text="He has a second phone.", how_soon="today")


# --- who sees it ---------------------------------------------------------------------------------------------


def test_workers_and_others_have_no_monday(cast: Cast) -> None:
    for user in (cast.nia, cast.dom, cast.eve, cast.dafydd, cast.ada):
        for where in (MONDAY, reverse("staff:monday_reasons"), reverse("staff:monday_list", args=["flags"])):
            assert client_of(user).get(where).status_code == 403, (user, where)


def test_a_manager_sees_their_own_areas_and_nobody_of_elsewhere(cast: Cast, episode: Episode) -> None:
    a_flag(cast, episode)
    here = client_of(cast.alys).get(MONDAY)
    assert "Flags to answer" in here.content.decode()
    assert [area.name for area in here.context["areas"]] == ["Cardiff"]
    there = client_of(cast.morag).get(MONDAY).content.decode()
    assert "Flags to answer</a>" not in there
    flags = reverse("staff:monday_list", args=["flags"])
    assert "Jay Benbow" in client_of(cast.alys).get(flags).content.decode()
    assert "Jay Benbow" not in client_of(cast.morag).get(flags).content.decode()


def test_the_national_manager_sees_all_areas_in_numbers_and_no_name(cast: Cast, episode: Episode) -> None:
    a_flag(cast, episode)
    with clock.at(TODAY + timedelta(days=1)):
        page = client_of(cast.neil).get(MONDAY)
    table = page.context["side_by_side"]
    assert [column.title for column in table.columns] == ["What waits", "Cardiff", "Edinburgh"]
    rows = {row.cells[0]: tuple(row.cells[1:]) for row in table.rows}
    assert rows["Flags to answer"] == ("1 (1 late)", "0")
    body = page.content.decode()
    for secret in ("Jay", "Benbow", "second phone", "Nia"):
        assert secret not in body
    assert client_of(cast.neil).get(reverse("staff:monday_list", args=["flags"])).status_code == 403


def test_every_matter_leads_to_a_page_that_opens(cast: Cast, episode: Episode) -> None:
    assert set(LISTED) == set(LISTS)
    assert {matter.group for matter in MATTERS.values()} == set(GROUPS)
    client = client_of(cast.alys)
    for code, matter in MATTERS.items():
        assert client.get(presenters.url_of(code, matter)).status_code == 200, code
    assert client.get(reverse("staff:monday_list", args=["anything"])).status_code == 404


def test_a_long_list_comes_in_pages_and_says_how_many_there_are(
    cast: Cast, episode: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soceis.interfaces.staff.monday.views.LINES_A_PAGE", 1)
    monkeypatch.setattr("soceis.interfaces.staff.reviewing.REVIEWS_A_PAGE", 1)
    person = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash")
    other = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    for one in (episode, other):
        a_flag(cast, one)
    client = client_of(cast.alys)
    for where in (reverse("staff:monday_list", args=["flags"]), reverse("staff:reviews")):
        first, second = (client.get(where, {"page": page}).content.decode() for page in (1, 2))
        names = [{name for name in ("Jay Benbow", "Ash") if name in page} for page in (first, second)]
        assert len(names[0]) == len(names[1]) == 1
        assert names[0] != names[1], where
        assert "1 to 1 of" in first
    assert '<p class="muted">2' in client.get(reverse("staff:monday_list", args=["flags"])).content.decode()


def test_monday_and_its_lists_take_few_statements(cast: Cast, episode: Episode) -> None:
    for number in range(3):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"P {number}")
        other = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
        a_flag(cast, other)
    pages = [MONDAY, reverse("staff:monday_reasons")]
    pages += [reverse("staff:monday_list", args=[code]) for code in LISTED]
    for user, where in [(cast.neil, MONDAY), *((cast.alys, page) for page in pages)]:
        client = client_of(user)
        client.get(where)
        with counting() as asked:
            assert client.get(where).status_code == 200
        assert len(asked) <= MOST, (where, len(asked))


# --- weights ---------------------------------------------------------------------------------------------------


def test_every_state_of_open_work_has_a_part_and_the_sum_is_plain() -> None:
    assert set(caseloads.OF_STATE) == set(NOT_CLOSED)
    for part, rule in caseloads.PARTS.items():
        one = caseloads.Load("Nia", {part: 2})
        assert one.weight == 2 * rule.weight
        assert f"{rule.weight} for {rule.words}" in caseloads.rule_words()


def test_workers_stand_by_name_with_what_they_carry(cast: Cast, episode: Episode) -> None:
    a_context(by=cast.nia, episode=episode, weight="most")
    a_context(by=cast.nia, episode=episode, kind="online", weight="most")
    a_context(by=cast.nia, episode=episode, kind="peers", weight="some")
    person = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash")
    other = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.sam, young_person=person)
    a_worker(by=cast.alys, episode=other, worker=cast.nia, kind="co_worker")
    a_contact(by=cast.sam, episode=other)
    with acting_as(cast.alys):
        casework.pause(by=cast.alys, episode=other, reason="Away.", until=TODAY + timedelta(days=20))
    table = client_of(cast.alys).get(MONDAY).context["caseloads"]
    rows = [tuple(row.cells) for row in table.rows]
    #                     work begin pause beside heavy
    assert rows == [
        ("Alys", 0, 0, 0, 0, 0, 0),
        ("Nia", 0, 1, 0, 1, 2, 2 + 1 + 2),
        ("Sam", 0, 0, 1, 0, 0, 1),
    ]
    assert "says who has room, not who does well" in table.note


# --- reasons ---------------------------------------------------------------------------------------------------


def test_small_numbers_of_young_people_are_held_back_and_nothing_can_be_taken_from_anything(
    cast: Cast,
) -> None:
    for number in range(6):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"P {number}")
        one = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
        with acting_as(cast.nia):
            for _ in range(2):  # asked twice, counted once
                casework.ask_why(
                    by=cast.nia, episode=one, informant="young_person", reasons={"practical": "service"}
                )
            if number < 4:
                casework.ask_why(by=cast.nia, episode=one, informant="worker", reasons={"other": "partner"})
    for user in (cast.alys, cast.neil):
        tables = dict(client_of(user).get(reverse("staff:monday_reasons")).context["tables"])
        rows = {row.cells[0]: tuple(row.cells[1:]) for row in tables["Cardiff"].rows}
        assert rows["The young person"] == ("6", "0", "0", "0")
        assert rows["The worker"] == ("0", "fewer than 5", "0", "0")
        assert not [row for row in tables["Cardiff"].rows if row.kind == "total"]
    assert tables["Edinburgh"] is None
