"""Choosing what to do, and a group that cannot go on as it stands, told in a browser."""

from decimal import Decimal

import pytest

from soceis.foundation.records import clock
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.activities import a_group, a_place, a_session, an_activity, kept_apart, somebody

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_young_person_chooses_and_a_group_waits_for_the_manager(service: Service, phone: bool) -> None:
    cast, episode = service.cast, jay(service)
    size = "phone" if phone else "desk"
    ash = somebody(by=cast.alys, area=cast.cardiff, worker=cast.nia, name="Ash Lee")
    an_activity(by=cast.alys, area=cast.cardiff, cost=Decimal(6))
    an_activity(
        by=cast.alys, area=cast.cardiff, title="Music studio", what="Make a track.", place="Arts centre"
    )
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/activities/")
    hand = Hand(page)
    hand.tap(page.get_by_text("Climbing", exact=True))
    hand.tap(page.get_by_text("Music studio", exact=True))
    end_of_story(unrolled(page) if phone else page, f"a-short-list-{size}")
    hand.tap(page.get_by_role("button", name="Make the list and hand over"))
    page.get_by_role("heading", name="What would you like to do?").wait_for()
    end_of_story(unrolled(page) if phone else page, f"to-hand-over-{size}")
    hand.tap(page.get_by_text("Music studio", exact=True))
    hand.tap(page.get_by_role("button", name="That is what I want"))
    page.get_by_text("You can hand the phone back now.").wait_for()
    assert hand.taps == 5
    page.get_by_role("link", name="Back to the worker’s page").click()
    assert page.get_by_text("Music studio", exact=True).last.is_visible()

    session = a_session(
        by=cast.nia, group=a_group(by=cast.nia, area=cast.cardiff), place=a_place(by=cast.nia, area=cast.cardiff),
        workers=[cast.nia], starts_at=clock.now(),
    )  # fmt: skip
    kept_apart(
        by=cast.alys, area=cast.cardiff, person=episode.young_person, other_person=ash.young_person,
        reason="Both families ask for it until they have met.",
    )  # fmt: skip
    page.goto(f"/sessions/{session.pk}/people/")
    page.get_by_text("Jay Benbow", exact=True).click()
    page.get_by_text("Ash Lee", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"who-comes-{size}")
    page.get_by_role("button", name="Save who comes").click()
    page.get_by_text("Jay Benbow: not with one person here. Ask the manager.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"the-check-{size}")
    page.get_by_role("button", name="Confirm it").click()
    page.get_by_text("It is still planned.").wait_for()

    desk = service.page_as(cast.alys, phone=phone)
    desk.goto("/groups/")
    end_of_story(unrolled(desk) if phone else desk, f"groups-{size}")
    desk.get_by_role("link", name="Cooking").first.click()
    desk.get_by_text("Both families ask for it until they have met.").wait_for()
    desk.get_by_text("Let it go on all the same").click()
    desk.get_by_label("Why may it go on all the same").fill("The families met on Monday. Two workers.")
    end_of_story(unrolled(desk) if phone else desk, f"to-let-it-go-on-{size}")
    desk.get_by_role("button", name="It may go on").click()
    desk.get_by_text("Whatever changes is asked again.").wait_for()
    desk.goto("/keep-apart/")
    end_of_story(unrolled(desk) if phone else desk, f"kept-apart-{size}")

    page.goto(f"/sessions/{session.pk}/")
    page.get_by_role("button", name="Confirm it").click()
    page.get_by_role("link", name="Take the register").click()
    page.get_by_role("group", name="Ash Lee").get_by_text("Came late").click()
    page.get_by_text("Fun", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"the-register-{size}")
    page.get_by_role("button", name="Save for everybody").click()
    page.get_by_text("Saved, on everybody’s page.").wait_for()
    page.goto(f"/young-people/{ash.young_person_id}/")
    page.get_by_role("heading", name="Cooking").first.wait_for()
