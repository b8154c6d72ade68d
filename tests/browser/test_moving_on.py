"""What changed, told in a browser: sentences, kinds of people, an exit plan; then, half a year later, asking again."""

from datetime import timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework import actions as casework
from soceis.journey.outcomes.models import FollowUpLeft, ShortMeasure, SupportNetwork
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import a_closure_asked, a_contact, an_episode, days_ago

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_worker_ends_well_and_the_manager_asks_again(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    begun = clock.today() - timedelta(days=400)
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, on=begun, received_on=begun)
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(390))
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/changed/")
    page.get_by_role("link", name="Ask").click()
    page.get_by_role("group", name="There is somebody I can talk to").get_by_text(
        "Sometimes", exact=True
    ).click()
    page.get_by_text("In their words: There is somebody I can talk to").click()
    page.get_by_label("In their words", exact=True).first.fill("My nan.")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Count").click()
    page.get_by_label("Friends", exact=True).fill("2")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Write it together").click()
    page.get_by_label("Who do they turn to?").fill("Nan, and the coach.")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Nan, and the coach.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"what-has-changed-{size}")
    with acting_as(cast.nia):
        assert ShortMeasure.objects.get().answer == "sometimes"
        assert SupportNetwork.objects.get().number == 2

    ended = clock.today() - timedelta(days=183)
    a_closure_asked(by=cast.nia, episode=episode, end_date=ended)
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=episode)
    page = service.page_as(cast.alys, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/changed/")
    assert page.get_by_role("link", name="Note what they say").is_visible()
    page.get_by_role("link", name="Nobody asks, because…").click()
    page.get_by_text("We could not reach them", exact=True).click()
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Noted. It stands on no list any more.").wait_for()
    with acting_as(cast.alys):
        assert FollowUpLeft.objects.get().months == 6
