"""Practical help told in a browser: asked for by the worker, granted by the manager, spent to the penny."""

from pathlib import Path

import pytest
from PIL import Image

from soceis.foundation.access.context import acting_as
from soceis.journey.support.models import Grant, HelpRequest
from soceis.people.models import Tie
from tests.browser.conftest import NARROW, Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import an_episode
from tests.factories.support import a_tie

pytestmark = pytest.mark.browser


def a_film(folder: Path) -> Path:
    """50 MB of nothing, chosen by mistake."""
    film = folder / "film.mp4"
    with film.open("wb") as file:
        file.truncate(50_000_000)
    return film


def a_photo_of_it(folder: Path) -> Path:
    Image.new("RGB", (60, 90), "white").save(folder / "receipt.jpg")
    return folder / "receipt.jpg"


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_coat_is_asked_for_granted_and_bought(service: Service, phone: bool, tmp_path: Path) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    page = service.page_as(cast.nia, phone=phone)
    if phone:
        page.set_viewport_size({"width": NARROW, "height": 740})
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_text("Support and school", exact=True).click()
    page.get_by_role("link", name="Practical help").click()
    hand = Hand(page)
    hand.tap(page.get_by_text("Clothes", exact=True))
    hand.type(page.get_by_label("In a few words"), "A winter coat")
    end_of_story(unrolled(page) if phone else page, f"help-ask-{size}")
    hand.tap(page.get_by_role("button", name="Save"))
    page.get_by_text("Saved.").wait_for()
    assert hand.taps == 3
    page.get_by_role("link", name="Clothes: A winter coat").click()
    page.get_by_label("How much?").fill("62.50")
    page.get_by_role("button", name="Ask for it").click()
    page.get_by_text("A manager other than you decides.").first.wait_for()

    manager = service.page_as(cast.alys, phone=phone)
    manager.goto("/grants/")
    manager.get_by_text("£62.50 · Clothes: A winter coat").wait_for()
    end_of_story(unrolled(manager) if phone else manager, f"grants-{size}")
    manager.get_by_role("button", name="Approve Jay Benbow").click()
    manager.get_by_text("Nothing waits").wait_for()

    page.reload()
    page.get_by_role("link", name="Add a receipt or a voucher").click()
    page.get_by_label("How much?").fill("59.99")
    page.get_by_label("Where?").fill("Outdoor outlet")
    end_of_story(unrolled(page) if phone else page, f"receipt-{size}")
    page.get_by_role("button", name="Save and add a photo").click()
    page.get_by_label("Photo or PDF of it").set_input_files(a_film(tmp_path))
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("This file is larger than 10 MB.").first.wait_for()
    page.get_by_label("Photo or PDF of it").set_input_files(a_photo_of_it(tmp_path))
    end_of_story(unrolled(page) if phone else page, f"receipt-photo-{size}")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Kept, sealed.").wait_for()
    page.get_by_text("£2.51 left of £62.50").wait_for()
    assert page.get_by_role("link", name="1 photo or PDF").is_visible()
    end_of_story(unrolled(page) if phone else page, f"help-request-{size}")
    page.get_by_role("button", name="Help came").click()
    page.get_by_text("Noted: help came.").wait_for()
    with acting_as(cast.nia):
        assert HelpRequest.objects.get().state == "met"
        assert Grant.objects.get().decided_by_id == cast.alys.pk


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_nobody_who_may_be_a_risk_is_contacted_until_two_people_agree(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    a_tie(by=cast.nia, episode=episode, name="Craig", kind="step_parent", may_be_a_risk=True)
    a_tie(by=cast.nia, episode=episode, telephone="07700 900457")
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/caregivers/")
    assert page.get_by_text("Do not contact").is_visible()
    assert page.get_by_text("07700 900456").count() == 0
    page.get_by_text("Listening", exact=True).click()
    page.get_by_label("What they said, and what was done").fill("She is worn out.")
    end_of_story(unrolled(page) if phone else page, f"caregivers-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("She is worn out.").wait_for()

    page.goto(f"/young-people/{episode.young_person_id}/people-around/")
    page.get_by_text("Ask for the warning to be lifted").click()
    page.get_by_label("How do you know that contact is safe now?").fill("He has moved to Leeds, police say.")
    page.get_by_role("button", name="Ask another person").click()
    page.get_by_text("The warning stays until another person has decided.").wait_for()
    manager = service.page_as(cast.alys, phone=phone)
    manager.goto(f"/young-people/{episode.young_person_id}/people-around/")
    end_of_story(unrolled(manager) if phone else manager, f"warning-{size}")
    manager.get_by_role("button", name="Lift the warning").click()
    manager.get_by_text("The warning is lifted.").wait_for()
    with acting_as(cast.nia):
        assert not Tie.objects.filter(may_be_a_risk=True).exists()

    page.goto(f"/young-people/{episode.young_person_id}/speaking-up/")
    page.get_by_text("Housing", exact=True).click()
    page.get_by_label("What did you ask for?").fill("A flat nearer to his aunt")
    end_of_story(unrolled(page) if phone else page, f"advocacy-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Waiting for an answer").first.wait_for()
