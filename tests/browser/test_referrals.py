"""Stories about referrals, told in a browser."""

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.people import actions
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import Service, end_of_story
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

pytestmark = pytest.mark.browser


def fill_in(page: Page) -> None:
    """A school's referral, in the order of the page."""
    page.get_by_label("No", exact=True).first.check()
    page.get_by_label("What name do they use?").fill("Tee Morgan")
    born = page.get_by_role("group", name="When were they born?")
    for label, value in (("Day", "2"), ("Month", "5"), ("Year", "2010")):
        born.get_by_label(label).fill(value)
    page.get_by_label("Sex", exact=True).select_option("male")
    page.get_by_label("Ethnic group").select_option("black_african")
    page.get_by_label("What has been seen or said, when and where?").fill(
        "Absent on Fridays since September."
    )
    page.get_by_label("Older people around them whom nobody can place").check()
    page.get_by_label("What has the young person been told, and in what words?").fill(
        "You are at risk of exploitation."
    )
    page.get_by_role("group", name="Was a label used").get_by_label("Yes").check()
    page.get_by_label("Which kind of organisation referred?").select_option("education")
    page.get_by_label("Which one?").fill("Fitzalan High School")
    page.get_by_label("At risk of criminal exploitation, identified by a school").check()


def unrolled(page: Page) -> Page:
    """The whole page at once: what the bar at the foot covers can be scrolled away from, which axe cannot."""
    page.set_viewport_size({"width": 390, "height": 3_000})
    return page


def test_an_area_manager_enters_a_referral_and_sees_it_in_the_queue(service: Service) -> None:
    page = service.page_as(service.cast.alys)
    page.goto("/referrals/")
    page.get_by_role("link", name="Enter a referral").first.click()
    fill_in(page)
    check_title_is_neutral(page)
    end_of_story(unrolled(page), "enter-a-referral")
    page.get_by_role("button", name="Save the referral").click()
    page.get_by_text("Saved. Tee Morgan’s referral waits for a decision.").wait_for()
    assert page.get_by_text("Plan the first contact with that in mind.").is_visible()
    check_title_is_neutral(page)
    end_of_story(unrolled(page), "a-referral")
    page.goto("/referrals/")
    assert page.get_by_role("link", name="Tee Morgan, child, 16", exact=True).is_visible()
    end_of_story(unrolled(page), "referrals-that-wait")


def test_somebody_in_danger_is_told_whom_to_ring_and_the_words_stay(service: Service) -> None:
    page = service.page_as(service.cast.alys)
    page.goto("/referrals/new/")
    page.get_by_label("What name do they use?").fill("Tee Morgan")
    call = page.get_by_text("Ring 999 now")
    assert not call.is_visible()
    page.get_by_label("Yes", exact=True).first.check()
    assert call.is_visible()
    assert page.get_by_label("What name do they use?").input_value() == "Tee Morgan"
    end_of_story(page, "in-danger-now")


def test_the_same_person_is_never_entered_twice(service: Service) -> None:
    cast = service.cast
    tee = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Tee Morgan", date_of_birth=None)
    page = service.page_as(cast.alys, phone=False)
    page.goto("/referrals/new/")
    fill_in(page)
    page.get_by_role("button", name="Save the referral").click()
    same = page.get_by_label(f"Tee Morgan, age not known, is already with us (reference {tee.reference}).")
    end_of_story(page, "is-this-the-same-person")
    same.check()
    page.get_by_role("button", name="Save the referral").click()
    page.get_by_text("Saved as another referral of Tee Morgan.").wait_for()


def test_a_way_to_reach_somebody_is_written_down_on_a_phone(service: Service) -> None:
    cast = service.cast
    jay = a_referral(by=cast.alys, area=cast.cardiff).young_person
    with acting_as(cast.alys):
        actions.add_tie(by=cast.alys, young_person=jay, kind="adult_of_concern", name="Macca")
    page = service.page_as(cast.alys)
    page.goto(f"/young-people/{jay.id}/safe-contact/")
    page.get_by_label("What kind of contact?").select_option("mobile")
    page.get_by_label("The number, address or place").fill("07700 900123")
    page.get_by_label("Only when").check()
    page.get_by_label("When is it safe, and what do you say?").fill("After four. Say “it’s Alys”.")
    page.get_by_label("A text message is safe").check()
    page.get_by_role("button", name="Save").click()
    page.locator("strong", has_text="Mobile: only when.").wait_for()
    end_of_story(unrolled(page), "reaching-somebody-safely")
    for address, picture in (
        ("people-around", "people-around"),
        ("before-you-visit", "before-you-visit"),
        ("details", "details"),
    ):
        page.goto(f"/young-people/{jay.id}/{address}/")
        end_of_story(unrolled(page), picture)
    page.goto("/open-a-record/")
    end_of_story(unrolled(page), "open-a-record")
