"""Monday told in a browser: the manager finds what waits, opens it, and the national manager sees numbers alone."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.casework import actions as casework
from tests.browser.conftest import NARROW, Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person
from tests.factories.safety import a_context

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_the_manager_begins_the_week(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    ash = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash Lee")
    an_episode(by=cast.alys, area=cast.cardiff, young_person=ash)
    a_context(by=cast.nia, episode=episode, weight="most")
    with acting_as(cast.nia):
        casework.flag(by=cast.nia, episode=episode, text="He has a second phone.", how_soon="today")
        casework.ask_why(by=cast.nia, episode=episode, informant="worker", reasons={"practical": "service"})
    page = service.page_as(cast.alys, phone=phone)
    page.set_viewport_size({"width": NARROW, "height": 740} if phone else {"width": 1280, "height": 900})
    page.goto("/monday/")
    page.get_by_text("Nothing waits: referrals, practical help.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"monday-{size}")
    page.get_by_role("link", name="Without a key worker").click()
    page.get_by_role("link", name="Ash Lee").wait_for()
    end_of_story(unrolled(page) if phone else page, f"monday-list-{size}")
    page.goto("/monday/")
    page.get_by_role("link", name="Flags to answer").click()
    page.get_by_role("link", name="Jay Benbow").click()
    page.get_by_label("What was done, or decided?").wait_for()
    page.goto("/monday/reasons/")
    page.get_by_text("fewer than 5").first.wait_for()
    end_of_story(unrolled(page) if phone else page, f"monday-reasons-{size}")

    national = service.page_as(cast.neil, phone=phone)
    national.goto("/monday/")
    national.get_by_text("Edinburgh").first.wait_for()
    assert national.get_by_text("Jay").count() == 0
    end_of_story(unrolled(national) if phone else national, f"monday-national-{size}")
