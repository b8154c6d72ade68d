"""The manual told on the demonstration: each job from its first page to its last, with the pictures it shows."""

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Locator, Page

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.insight.extracts.queries.studies import FIGURES, STUDIES
from soceis.journey.casework.models import Episode
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import SCREENSHOTS, Service, end_of_story

TEE, FFION, JAY = "Tee", "Ffion", "Jay"


def as_person(demonstration: Service, name: str, *, phone: bool = True) -> Page:
    """A page of the invented person `name`, chosen by hand as a newcomer does."""
    page = demonstration.context(phone=phone, reduced_motion="reduce").new_page()
    page.set_default_timeout(15_000)
    page.goto("/")
    page.get_by_role("button", name=name).click()
    page.get_by_role("banner").get_by_text(name.split()[0]).first.wait_for(state="attached")
    return page


def picture(page: Page, name: str, at: Locator | None = None) -> None:
    """What the window shows, for the manual; with `at`, from a little above that."""
    page.mouse.move(0, 0)
    if at is None:
        page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    else:
        top = at.evaluate("element => element.getBoundingClientRect().top + window.scrollY")
        page.evaluate("y => { document.activeElement?.blur(); window.scrollTo(0, y - 84); }", top)
    page.evaluate("() => document.fonts.ready")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def open_person(page: Page, name: str) -> None:
    """Find a young person by name, as anybody would, and open the page."""
    page.goto(f"/search/?q={name}")
    page.get_by_role("main").get_by_role("link", name=re.compile(rf"^{name}\b")).first.click()
    page.get_by_role("heading", level=1, name=re.compile(name)).wait_for()


def enter_kai(page: Page) -> None:
    """A school tells us about Kai."""
    page.get_by_label("No", exact=True).first.check()
    page.get_by_label("What name do they use?").fill("Kai")
    born = page.get_by_role("group", name="When were they born?")
    for label, value in (("Day", "9"), ("Month", "4"), ("Year", "2012")):
        born.get_by_label(label).fill(value)
    page.get_by_label("Sex", exact=True).select_option("male")
    page.get_by_label("Ethnic group").select_option("black_african")
    page.get_by_label("What has been seen or said, when and where?").fill(
        "New trainers twice since September, and a second phone. Picked up after school by a car that "
        "nobody knows. He told his form tutor: “I owe somebody, leave it.”"
    )
    page.get_by_label("Older people around them whom nobody can place").check()
    page.get_by_label("What has the young person been told, and in what words?").fill(
        "That somebody may be in touch about boxing."
    )
    page.get_by_role("group", name="Was a label used").get_by_label("No", exact=True).check()
    page.get_by_label("What does the young person think of it?").fill("“Boxing? Maybe.”")
    page.get_by_label("Which kind of organisation referred?").select_option("education")
    page.get_by_label("Which one?").fill("Fitzalan High School")
    page.get_by_label("Who there?").fill("Mr Kaur, form tutor")
    page.get_by_label("At risk of criminal exploitation, identified by a school").check()


def test_a_newcomer_chooses_whom_to_be(demonstration: Service) -> None:
    page = demonstration.context(phone=False).new_page()
    page.goto("/")
    page.get_by_role("button", name="Hester Quill").wait_for()
    for name in ("Nia Pritchard", "Dom Castell", "Rhys Bevan", "Fiona Lockhart", "Priyesh Nandra"):
        assert page.get_by_role("button", name=name).is_visible(), name
    picture(page, "choose-a-person")
    end_of_story(page)
    page.get_by_role("button", name="Dom Castell").click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.get_by_role("link", name="Choose another person").count() > 0
    assert page.get_by_role("link", name="Evaluation").count() == 0
    end_of_story(page)


def test_an_area_manager_takes_a_referral_from_the_door_to_a_key_worker(demonstration: Service) -> None:
    page = as_person(demonstration, "Rhys Bevan", phone=False)
    picture(page, "managers-day")
    page.goto("/referrals/")
    page.get_by_role("link", name="Enter a referral").first.click()
    enter_kai(page)
    page.get_by_role("button", name="Save the referral").click()
    page.get_by_text("Saved. Kai’s referral waits for a decision.").wait_for()
    check_title_is_neutral(page)
    page.goto("/referrals/")
    waiting = page.get_by_role("main").get_by_role("listitem").filter(has_text="Kai")
    assert "14" in waiting.inner_text()
    assert "today" in waiting.inner_text()
    picture(page, "referrals-that-wait")
    end_of_story(page)
    waiting.get_by_role("link", name="Kai").first.click()
    stands = page.locator("section", has=page.get_by_role("heading", name="How this stands to what we are for"))
    assert "14" in stands.inner_text()
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Yes, work one to one").check()
    page.get_by_label("Why?").fill("He is 14, he owes somebody, and he said yes to boxing. Amira coaches there.")
    picture(page, "decide")
    end_of_story(page)
    page.get_by_role("button", name="Decide").click()
    page.get_by_text("Decided. Now choose who works with Kai.").wait_for()
    page.get_by_label("Amira").first.check()
    picture(page, "name-a-key-worker")
    end_of_story(page)
    page.get_by_role("button", name="Save the key worker").click()
    page.get_by_text("They find Kai on their day now.").wait_for()
    amira = as_person(demonstration, "Amira Hussein")
    amira.goto("/caseload/")
    amira.get_by_role("link", name="Kai").first.wait_for()


def test_a_practitioner_records_the_day_on_a_phone(demonstration: Service) -> None:
    page = as_person(demonstration, "Nia Pritchard")
    picture(page, "my-day")
    end_of_story(page)
    open_person(page, JAY)
    page.get_by_role("heading", name="Climbing wall").first.wait_for()
    check_title_is_neutral(page)
    picture(page, "young-person-phone")
    end_of_story(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, "young-person")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("link", name="Log an attempt").first.click()
    page.get_by_text("Message", exact=True).click()
    page.get_by_text("No reply", exact=True).click()
    picture(page, "log-an-attempt")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Message, no reply").first.wait_for()
    page.get_by_role("link", name="Record a visit").first.click()
    page.get_by_text("We met", exact=True).click()
    page.get_by_text("Activity", exact=True).first.click()
    page.get_by_text("1½ hours", exact=True).click()
    page.get_by_text("Fun", exact=True).click()
    page.get_by_label("In a few words").fill("Climbing wall, then chips")
    picture(page, "record-a-visit")
    end_of_story(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Climbing wall, then chips").first.wait_for()


def test_a_plan_is_written_and_outcomes_are_recorded(demonstration: Service) -> None:
    page = as_person(demonstration, "Nia Pritchard")
    open_person(page, JAY)
    page.get_by_role("link", name="Plan", exact=True).first.click()
    picture(page, "plan")
    end_of_story(page)


def test_work_ends_with_a_signature_and_begins_again(demonstration: Service) -> None:
    page = as_person(demonstration, "Nia Pritchard")
    open_person(page, JAY)
    end_of_story(page)


def test_an_evaluator_counts_in_both_ways_and_takes_an_extract(demonstration: Service, tmp_path: Path) -> None:
    STUDIES.clear()
    FIGURES.clear()
    page = as_person(demonstration, "Hester Quill", phone=False)
    picture(page, "evaluation")
    end_of_story(page)


def test_the_data_protection_officer_sees_who_looked(demonstration: Service) -> None:
    page = as_person(demonstration, "Priyesh Nandra", phone=False)
    picture(page, "who-looked")
    end_of_story(page)
