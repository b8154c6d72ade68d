"""Outreach told in a browser: three taps a try, how they know us, each side asked apart, nothing ends by itself."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.casework.models import Episode, NonEngagementReason
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import a_contact, an_episode, days_ago

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_worker_keeps_trying_and_asks_each_side(service: Service, phone: bool) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    a_contact(
        by=cast.nia, episode=episode, happened_at=days_ago(9), kind="attempt", mode="message", minutes=None,
        title="", route="message", outcome="no_reply",
    )  # fmt: skip
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/")
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="Log an attempt"))
    hand.tap(page.get_by_text("Out and about", exact=True))
    hand.tap(page.get_by_text("They would rather not today", exact=True))
    end_of_story(unrolled(page) if phone else page)
    hand.tap(page.get_by_role("button", name="Save"))
    page.get_by_text("Saved. Every try counts").wait_for()
    assert hand.taps == 4

    page.get_by_text("Plan and work", exact=True).click()
    page.get_by_role("link", name="Reaching out").click()
    assert page.get_by_text("Not tried yet: call, at the door").is_visible()
    page.get_by_role("link", name="How they know us").click()
    page.get_by_text("Somebody who works with them introduced us").click()
    page.get_by_label("Who made the first step?").fill("The youth worker at the library")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The youth worker at the library").wait_for()

    page.get_by_role("link", name="Somebody at home").click()
    assert page.get_by_label("Somebody at home", exact=True).is_checked()
    page.get_by_text("Waited too long for us", exact=True).click()
    page.get_by_label("Who could change it? Waited too long for us").select_option("service")
    page.get_by_text("Too many workers already", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"what-stands-in-the-way-{'phone' if phone else 'desk'}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Noted. The work goes on as it was.").wait_for()
    assert page.get_by_text("Too many workers already").is_visible()
    end_of_story(unrolled(page) if phone else page, f"reaching-out-{'phone' if phone else 'desk'}")
    with acting_as(cast.nia):
        assert set(NonEngagementReason.objects.values_list("reason", "addressable")) == {
            ("wait_too_long", "service"),
            ("too_many_workers", "partner"),
        }
        assert Episode.objects.get(pk=episode.pk).state == "engaging"
