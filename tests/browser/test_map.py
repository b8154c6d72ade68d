"""The map told in a browser: picture and table say the same, our policy holds, a faded tie is confirmed."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from soceis.contexts.mapping.models import MapTie
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.people import actions as people
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.mapping import a_map_tie

pytestmark = pytest.mark.browser


def tap_on(page: Page, words: re.Pattern[str]) -> None:
    """Tap around the middle of the picture, nearest first, until the words are said."""
    picture, said = page.locator("[data-map-picture]"), page.get_by_text(words)
    box = picture.bounding_box()
    assert box is not None
    steps = range(-140, 141, 20)
    for across, down in sorted(
        ((x, y) for x in steps for y in steps), key=lambda one: abs(one[0]) + abs(one[1])
    ):
        at = {"x": box["width"] / 2 + across, "y": box["height"] / 2 + down}
        if 0 < at["x"] < box["width"] and 0 < at["y"] < box["height"]:
            picture.click(position=at)
            if said.count():
                return
    raise AssertionError(f"nothing in the picture says {words.pattern}")


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_nia_draws_who_is_good_for_jay_and_confirms_what_has_faded(service: Service, phone: bool) -> None:
    cast, screen = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    person, today = episode.young_person, clock.today()
    with acting_as(cast.nia):
        for kind, name in (
            ("mother", "Carys"),
            ("teacher", "Mrs Oyelaran"),
            ("adult_of_concern", "Uncle Dez"),
        ):
            people.add_tie(by=cast.nia, young_person=person, kind=kind, name=name)
    with clock.at(today - timedelta(days=100)):
        lad = a_map_tie(
            by=cast.alys, young_person=person, other="A lad called Macca", kind="online", side="worry",
            certainty="suspicion", reliability="first_hand", source="His mother",
        )  # fmt: skip
    page = service.page_as(cast.nia, phone=phone)
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"/young-people/{person.pk}/")
    page.get_by_text("Safety", exact=True).click()
    page.get_by_role("link", name="Map of people").click()
    page.get_by_role("link", name="Add a tie").click()
    page.get_by_label("and whom?").select_option(label="Carys, mother")
    page.get_by_label("How are they tied?").select_option(label="One listens to the other")
    page.get_by_text("Good for them", exact=True).click()
    page.get_by_text("Known", exact=True).click()
    page.get_by_label("Who told us?").fill("Seen by Nia")
    page.get_by_text("We saw it ourselves").click()
    end_of_story(unrolled(page) if phone else page, f"a-tie-{screen}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. It stands on the map.").wait_for()

    picture = page.locator("[data-map-drawn='5']")
    picture.wait_for()
    assert page.get_by_role("img", name="4 people and 4 ties. The table below says the same.").is_visible()
    assert page.get_by_text("one tie has faded").is_visible()
    row = page.get_by_role("row", name=re.compile("Jay Benbow – Carys"))
    assert row.get_by_text("One listens to the other").is_visible()
    page.get_by_role("button", name="Closer").click()
    page.get_by_role("button", name="All of it").click()
    tap_on(page, re.compile("Jay Benbow: .*One listens to the other: Carys"))
    end_of_story(unrolled(page) if phone else page, f"the-map-{screen}")
    page.get_by_role("button", name=re.compile("Still so.*Macca")).click()
    page.get_by_text("Noted: it is still so today.").wait_for()
    assert not page.get_by_text("one tie has faded").is_visible()
    assert broken == []
    with acting_as(cast.nia):
        assert MapTie.objects.get(pk=lad.pk).confirmed_on == today
    mentor = service.page_as(cast.dom, phone=phone)
    mentor.goto(f"/young-people/{person.pk}/")
    assert not mentor.get_by_role("link", name="Map of people").is_visible()
