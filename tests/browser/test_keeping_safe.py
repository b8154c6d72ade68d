"""Keeping safe, told in a browser: what protects first, two people at once, a place, and the page for the car."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.people import actions as people
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.safety import RISK, a_risk

pytestmark = pytest.mark.browser


def ended(page: Page, phone: bool, picture: str = "") -> None:
    end_of_story(
        unrolled(page) if phone else page, f"{picture}-{'phone' if phone else 'desk'}" if picture else ""
    )


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_nia_writes_what_could_happen_and_somebody_looks_again(service: Service, phone: bool) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_text("Safety", exact=True).click()
    page.get_by_role("link", name="Keeping safe").click()
    page.get_by_role("link", name="Write what could happen").click()
    page.get_by_label("What protects them?").fill(RISK["protects"])
    page.get_by_label("What could happen?").fill(RISK["could_happen"])
    page.get_by_text("Likely", exact=True).click()
    page.get_by_label("Why do we think so, and who told us?").fill(RISK["because"])
    page.get_by_label("What do we do about it?").fill(RISK["plan"])
    assert page.get_by_label("Who looks at it again?").locator("option:checked").inner_text() == "Nia"
    ended(page, phone, "what-could-happen")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved, for those who work with Jay Benbow.").wait_for()

    page.get_by_role("link", name=re.compile("Look again.*Older lads wait")).click()
    other = service.page_as(cast.alys, phone=False)
    other.goto(page.url)
    other.get_by_text("Could happen", exact=True).click()
    other.get_by_role("button", name="Save").click()
    other.get_by_text("What stood there before is kept.").wait_for()
    page.get_by_label("What do we do about it?").fill("A lift home, and the side door.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Yours, not saved yet").first.wait_for()
    ended(page, phone)
    page.get_by_text("Could happen", exact=True).last.click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=re.compile("Versions.*Older lads wait")).click()
    assert page.get_by_role("cell", name="A lift home, and the side door.").is_visible()
    ended(page, phone, "versions-side-by-side")

    page.get_by_role("link", name="Keeping safe").click()
    page.get_by_role("link", name=re.compile("Look at it.*Neighbourhood")).click()
    page.get_by_label("What is good here?").fill("The rice shop is open late and knows him.")
    page.get_by_label("What harms here?").fill("Cars wait at the bus station after dark.")
    page.get_by_label("Who has reach here?").fill("Wardens; the bus company.")
    page.get_by_text("Some of it comes from here").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=re.compile("Look again.*Neighbourhood")).click()
    page.get_by_label("What is to be done here?").fill("Walk the bus station with the wardens")
    page.get_by_text("Somebody else", exact=True).click()
    page.get_by_label("Who else?").fill("Police community officer")
    page.get_by_role("group", name="By when?").get_by_label("Day").fill("30")
    page.get_by_role("group", name="By when?").get_by_label("Month").fill("11")
    page.get_by_role("group", name="By when?").get_by_label("Year").fill("2030")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Police community officer").first.wait_for()
    ended(page, phone, "a-place-around-them")
    page.get_by_role("link", name="Keeping safe").click()
    ended(page, phone, "keeping-safe")
    page.get_by_role("button", name=re.compile("Done.*Walk the bus station")).click()
    page.get_by_text("Noted with today’s date.").wait_for()
    assert not page.get_by_text("Walk the bus station").is_visible()


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_dom_reads_in_the_car_what_keeps_a_visit_safe(service: Service, phone: bool) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    person = episode.young_person
    a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    with acting_as(cast.nia):
        people.add_safety_note(
            by=cast.nia, young_person=person, kind="weapon", source="Police, told to Rhys",
            text="His uncle may be at the flat; a weapon was seen there.", known_since=date(2025, 9, 1),
            what_we_do="Meet at the library, not at the flat.",
        )  # fmt: skip
        people.add_safety_note(
            by=cast.nia, young_person=person, kind="dog", answer="none", source="His mother",
            known_since=date(2026, 10, 1),
        )  # fmt: skip
        people.add_tie(by=cast.nia, young_person=person, kind="adult_of_concern", name="Uncle Dez")
        people.add_contact_point(
            by=cast.nia, young_person=person, way="mobile", value="07700 900010", safe="only_when",
            when_and_how="After four. Say “it’s Nia”.", text_ok=True,
        )  # fmt: skip
    page = service.page_as(cast.dom, phone=phone)
    page.goto(f"/young-people/{person.pk}/")
    page.get_by_text("Safety", exact=True).click()
    page.get_by_role("link", name="Before a visit, in short").click()
    page.get_by_text("Meet at the library, not at the flat.").wait_for()
    assert page.get_by_text("One thing to know. Not known: person at the address").is_visible()
    assert page.get_by_role("link", name="07700 900010").get_attribute("href") == "tel:07700900010"
    assert not page.get_by_text("Uncle Dez").is_visible()
    assert not page.get_by_text("Older lads").is_visible()
    ended(page, phone, "before-a-visit")
    worker = service.page_as(cast.nia, phone=phone)
    worker.goto(page.url)
    assert worker.get_by_text("Uncle Dez").is_visible()
    worker.emulate_media(media="print")
    worker.set_viewport_size({"width": 720, "height": 1000})  # A4 between its margins at 96 dots an inch
    used = worker.evaluate("() => document.querySelector('main').getBoundingClientRect().height")
    assert used < 1000 / 2, f"the summary takes {used:.0f} of 1000 dots"
