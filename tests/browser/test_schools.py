"""School, training and work told in a browser: a suspension in a few taps, an application, a wallet to keep."""

import sys

import pytest

from soceis.contexts.schools.models import Achievement, Exclusion
from soceis.foundation.access.context import acting_as
from tests.browser.conftest import NARROW, Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import an_episode

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_suspension_an_application_and_a_wallet(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    page = service.page_as(cast.nia, phone=phone)
    if phone:
        page.set_viewport_size({"width": NARROW, "height": 740})
    page.goto(f"/young-people/{episode.young_person_id}/")
    hand = Hand(page)
    hand.tap(page.get_by_text("Support and school", exact=True))
    hand.tap(page.get_by_role("link", name="School, training and work"))
    hand.tap(page.get_by_role("link", name="Suspended or sent away"))
    hand.tap(page.get_by_text("2 days", exact=True))
    end_of_story(unrolled(page) if phone else page, f"school-suspension-{size}")
    hand.tap(page.get_by_role("button", name="Save"))
    page.get_by_text("Suspended, 2 days", exact=True).wait_for()
    sys.stdout.write(f"\nA suspension: {hand.taps} taps from their page, {hand.typed} typed characters.\n")
    assert (hand.taps, hand.typed) == (5, 0)
    with acting_as(cast.nia):
        assert Exclusion.objects.get().days == 2

    page.get_by_role("link", name="Add an application").click()
    page.get_by_text("College course", exact=True).click()
    page.get_by_label("Which course or job?").fill("Bricklaying, level 1")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("What came of it").click()
    page.get_by_role("button", name="A place was offered").click()
    page.get_by_text("Offered a place").first.wait_for()

    page.get_by_role("link", name="Add something").click()
    page.get_by_text("Certificate", exact=True).click()
    page.get_by_label("What did they achieve?").fill("Food hygiene, level 2")
    page.get_by_label("In their own words").fill("First exam I sat to the end.")
    end_of_story(unrolled(page) if phone else page, f"school-achievement-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Their wallet (PDF)").wait_for()
    end_of_story(unrolled(page) if phone else page, f"school-page-{size}")
    with acting_as(cast.nia):
        assert Achievement.objects.get().in_wallet
