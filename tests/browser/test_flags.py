"""Flagging told in a browser: the worker flags, the manager is told and resolves, the worker is told back."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.casework.models import Concern
from tests.browser.conftest import NARROW, Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import an_episode

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_something_is_flagged_answered_and_told_back(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    page, manager = service.page_as(cast.nia, phone=phone), service.page_as(cast.alys, phone=phone)
    for one in (page, manager):
        one.set_viewport_size({"width": NARROW, "height": 740} if phone else {"width": 1280, "height": 900})
    page.goto(f"/young-people/{episode.young_person_id}/")
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="Flag to your manager"))
    hand.type(page.get_by_label("What does your manager need to know?"), "He has a second phone.")
    end_of_story(unrolled(page) if phone else page, f"flag-{size}")
    hand.tap(page.get_by_role("button", name="Flag it"))
    page.get_by_text("Flagged. Your manager sees it now").wait_for()
    assert hand.taps == 3  # the page, into the words, sent; how soon is filled in

    manager.goto("/my-day/")
    manager.get_by_text("One flag to answer (1 new)").wait_for()
    end_of_story(unrolled(manager) if phone else manager, f"my-day-flag-{size}")
    manager.get_by_role("button", name="Seen").click()
    manager.get_by_text("Noted as seen.").wait_for()
    manager.get_by_role("link", name="Answer Jay Benbow").click()
    manager.get_by_label("What was done, or decided?").fill("I rang the police. Go with him on Friday.")
    end_of_story(unrolled(manager) if phone else manager, f"flag-answer-{size}")
    manager.get_by_role("button", name="Resolved").click()
    manager.get_by_text("Resolved. Nia is told on their day.").wait_for()
    assert not manager.get_by_text("Flagged to you").is_visible()

    page.goto("/my-day/")
    page.get_by_text("Alys: I rang the police. Go with him on Friday.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"my-day-answered-{size}")
    page.get_by_role("button", name="Heard").click()
    page.get_by_text("Noted.").wait_for()
    assert not page.get_by_text("Your manager answered").is_visible()
    page.goto(f"/young-people/{episode.young_person_id}/flag/")
    end_of_story(unrolled(page) if phone else page, f"flag-before-{size}")
    with acting_as(cast.nia):
        assert Concern.objects.get().flag == "heard_back"
