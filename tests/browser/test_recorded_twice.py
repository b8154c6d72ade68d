"""Somebody was recorded twice, told in a browser: side by side, two managers, one record, and two again."""

import re

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership
from soceis.people import actions as people
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import a_contact, an_episode
from tests.factories.people import a_young_person

pytestmark = pytest.mark.browser


def ended(page: Page, phone: bool, picture: str) -> None:
    end_of_story(unrolled(page) if phone else page, f"{picture}-{'phone' if phone else 'desk'}")


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_two_managers_make_one_record_of_two_and_two_again(service: Service, phone: bool) -> None:
    cast = service.cast
    jay = a_young_person(by=cast.alys, area=cast.cardiff, about_me="I draw.", pronouns="he")
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=jay)
    a_contact(by=cast.nia, episode=episode)
    second = a_young_person(
        by=cast.alys,
        area=cast.cardiff,
        name_used="Jason Benbow",
        about_me="I skate.",
        legal_first_name="Jason",
    )
    with acting_as(cast.alys):
        people.add_tie(by=cast.alys, young_person=second, kind="mother", name="Marged Benbow")
        people.add_contact_point(
            by=cast.alys, young_person=second, way="mobile", value="07700 900010", safe="yes"
        )
    Membership.objects.create(user=cast.morag, area=cast.cardiff, role="area_manager")

    page = service.page_as(cast.alys, phone=phone)
    page.goto(f"/young-people/{jay.pk}/")
    page.get_by_text("About", exact=True).click()
    page.get_by_role("link", name="Recorded twice?").click()
    page.get_by_role("link", name=re.compile("Jason Benbow")).wait_for()
    ended(page, phone, "recorded-twice")
    page.get_by_role("link", name=re.compile("Jason Benbow")).click()
    page.get_by_role("heading", name="Are these two records one person?").wait_for()
    assert page.get_by_text("people around them: 1").is_visible()
    page.get_by_role("group", name="Name they use").get_by_text("Jay Benbow").click()
    page.get_by_role("group", name="About them").get_by_text("Both, one after the other").click()
    page.get_by_label("How do you know that they are one person?").fill("Same mother, same number.")
    ended(page, phone, "side-by-side")
    page.get_by_role("button", name="Ask another manager").click()
    page.get_by_role("heading", name="It waits").wait_for()
    waits = page.url

    other = service.page_as(cast.morag, phone=phone)
    other.goto("/recorded-twice/")
    other.get_by_role("link", name=re.compile("Jason Benbow")).click()
    other.get_by_text("Yes, make them one record").click()
    ended(other, phone, "the-second-person")
    other.get_by_role("button", name="Decide").click()
    other.get_by_text("They are one record now.").wait_for()
    ended(other, phone, "made-one")

    page.goto(f"/young-people/{second.pk}/")
    page.get_by_role("heading", level=1, name="Jay Benbow").wait_for()
    assert page.get_by_text("Marged Benbow").first.is_visible()
    page.goto(waits)
    page.get_by_label("How do you know that they are two people?").fill("They came in together.")
    page.get_by_role("button", name="Make them two again").click()
    page.get_by_text("They are two records again.").wait_for()
    ended(page, phone, "two-again")
    page.goto(f"/young-people/{second.pk}/")
    page.get_by_role("heading", level=1, name="Jason Benbow").wait_for()
