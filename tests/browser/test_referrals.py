"""Stories about referrals, told in a browser."""

from datetime import date

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.people import actions
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import NARROW, Service, end_of_story
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
    page.get_by_label("Is there anything that staff must know before they visit?").fill(
        "A dog behind the gate."
    )
    page.get_by_label("Where does that come from?").fill("His nan")
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
    assert page.get_by_text("They were told with a label: “at risk”, “exploitation”.").is_visible()
    check_title_is_neutral(page)
    end_of_story(unrolled(page), "a-referral")
    page.goto("/referrals/")
    assert page.get_by_role("link", name="Tee Morgan, child, 16", exact=True).is_visible()
    end_of_story(unrolled(page), "referrals-that-wait")
    decide_and_say_what_visitors_must_know(page)


def decide_and_say_what_visitors_must_know(page: Page) -> None:
    """A yes with its reasons; what the referrer said becomes a note, by hand."""
    page.get_by_role("link", name="Tee Morgan, child, 16", exact=True).click()
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Not for us").check()
    page.get_by_role("checkbox", name="Another kind of help fits better").check()
    page.get_by_label("Why?").fill("A youth club fits.")
    page.get_by_label("From what we know, another kind of help").check()
    page.get_by_label("Where else may they ask?").fill("Tee could ask Families First")
    page.get_by_role("button", name="Decide").click()
    page.get_by_text("A name of the young person stands in it.").first.wait_for()
    end_of_story(unrolled(page), "what-the-referrer-hears")
    page.get_by_label("Accepted for one to one").check()
    page.get_by_role("checkbox", name="Another kind of help fits better").uncheck()
    page.get_by_label("They would like somebody alongside them").check()
    page.get_by_label("Where else may they ask?").fill("")
    page.get_by_role("button", name="Decide").click()
    page.get_by_role("heading", name="Before anybody visits Tee Morgan").wait_for()
    page.get_by_label("It stands in the notes before a visit").check()
    page.get_by_label("Dog", exact=True).check()
    since = page.get_by_role("group", name="Since when is it known?")
    for label, value in (("Day", "12"), ("Month", "11"), ("Year", "2026")):
        since.get_by_label(label).fill(value)
    end_of_story(unrolled(page), "what-becomes-of-it")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Noted. It stands before every visit").wait_for()
    assert page.get_by_label("Nia").first.is_visible()


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_two_that_wait_are_joined_and_who_knows_them_goes_out_of_it(service: Service, phone: bool) -> None:
    cast = service.cast
    first = a_referral(by=cast.alys, area=cast.cardiff, referrer_organisation="Hillside")
    second = a_referral(
        by=cast.alys, area=cast.cardiff, young_person=first.young_person, referrer_organisation="Force",
        concerns="Seen with older people on three evenings.", received_on=date(2026, 11, 20),
    )  # fmt: skip
    page = service.page_as(cast.alys, phone=phone)
    if phone:
        page.set_viewport_size({"width": NARROW, "height": 740})
    page.goto(f"/referrals/{second.pk}/")
    end_of_story(page, f"two-that-wait-{'phone' if phone else 'desk'}")
    page.get_by_role("button", name="Join this one to it").click()
    page.get_by_role("heading", name="Further information").wait_for()
    end_of_story(page, f"joined-{'phone' if phone else 'desk'}")
    page.get_by_role("link", name="I know them apart from work").click()
    page.get_by_label("Family").check()
    page.get_by_label("Who is it to you?").fill("My nephew.")
    end_of_story(page, f"know-them-{'phone' if phone else 'desk'}")
    page.get_by_role("button", name="Declare it, and go out of it").click()
    page.get_by_text("You do not see it from now on.").wait_for()
    assert page.get_by_text("Nobody waits for an answer").is_visible()
    page.goto(f"/referrals/{first.pk}/")
    assert page.get_by_text("Hillside").count() == 0


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
