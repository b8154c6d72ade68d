"""The manual told on the demonstration: each job from its first page to its last, with the pictures it shows."""

import json
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Locator, Page

from soceis.insight.extracts.queries.studies import FIGURES, STUDIES
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import KEPT, SCREENSHOTS, Service, end_of_story
from tests.browser.pictures import smaller
from tests.integration.releases.conftest import small_outputs
from tests.jobs import job_worker

__all__ = ["small_outputs"]  # a fixture


def as_person(demonstration: Service, name: str, *, phone: bool = True) -> Page:
    """A page of the invented person `name`, chosen by hand as a newcomer does."""
    page = demonstration.context(phone=phone, reduced_motion="reduce").new_page()
    page.set_default_timeout(15_000)
    page.goto("/")
    page.get_by_role("button", name=name).click()
    page.get_by_role("banner").get_by_text(name.split(maxsplit=1)[0]).first.wait_for(state="attached")
    return page


def picture(page: Page, name: str, at: Locator | None = None) -> None:
    """What the window shows, for the manual; with `at`, from a little above that."""
    page.mouse.move(0, 0)
    if at is None:
        page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    else:
        top = at.evaluate("element => element.getBoundingClientRect().top + window.scrollY")
        page.evaluate("y => { document.activeElement?.blur(); window.scrollTo(0, y - 16); }", top)
    page.evaluate("() => document.fonts.ready")
    taken = page.screenshot()
    if KEPT and (browser := page.context.browser):
        empty = browser.new_page()
        taken = smaller(empty, taken)
        empty.context.close()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    (SCREENSHOTS / f"{name}.png").write_bytes(taken)


def open_person(page: Page, name: str) -> None:
    """Open the page of somebody on the caseload, and wait until it has all come."""
    page.goto("/caseload/")
    page.get_by_role("main").get_by_role("link", name=re.compile(rf"^{name},")).first.click()
    page.get_by_role("heading", level=1, name=name).wait_for()
    page.get_by_role("link", name="Milestones").wait_for()


def say_who(page: Page) -> None:
    """Kai, whom nobody here knows yet."""
    page.get_by_label("What name do they use?").fill("Kai")
    born = page.get_by_role("group", name="When were they born?")
    for label, value in (("Day", "9"), ("Month", "4"), ("Year", "2012")):
        born.get_by_label(label).fill(value)
    page.get_by_label("Sex", exact=True).select_option("male")
    page.get_by_label("Ethnic group").select_option("black_african")


def say_why(page: Page, concerns: str) -> None:
    """What a school tells us."""
    page.get_by_label("No", exact=True).first.check()
    page.get_by_label("What has been seen or said, when and where?").fill(concerns)
    page.get_by_label("Older people around them whom nobody can place").check()
    page.get_by_label("What has the young person been told, and in what words?").fill("To expect a call.")
    page.get_by_role("group", name="Was a label used").get_by_label("No", exact=True).check()
    page.get_by_label("What does the young person think of it?").fill("“Boxing? Maybe.”")
    page.get_by_label("Which kind of organisation referred?").select_option("education")
    page.get_by_label("Which one?").fill("Fitzalan High School")
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
    say_who(page)
    say_why(page, "New trainers twice since September, a second phone. “I owe somebody, leave it.”")
    page.get_by_role("button", name="Save the referral").click()
    page.get_by_text("Saved. Kai’s referral waits for a decision.").wait_for()
    page.goto("/referrals/")
    waiting = page.get_by_role("main").get_by_role("listitem").filter(has_text="Kai, child, 14")
    assert "New, today" in waiting.inner_text()
    picture(page, "referrals-that-wait")
    end_of_story(page)
    waiting.get_by_role("link", name="Kai").first.click()
    page.get_by_text("Kai was 14 when the referral came, which is within 11 to 18.").wait_for()
    page.get_by_text("You know more than this page: you decide.").wait_for()
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Accepted for one to one").check()
    page.get_by_label("Several small signs, seen together").check()
    page.get_by_label("Why?").fill(
        "He is 14, he owes somebody, and he said maybe to boxing. Amira coaches it."
    )
    picture(page, "decide")
    end_of_story(page)
    page.get_by_role("button", name="Decide").click()
    page.get_by_text("Decided. Now choose who works with Kai.").wait_for()
    check_title_is_neutral(page)
    assert page.get_by_text("8 in work, 1 paused", exact=True).is_visible()
    page.get_by_label("Amira").first.check()
    picture(page, "name-a-key-worker")
    end_of_story(page)
    page.get_by_role("button", name="Save the key worker").click()
    page.get_by_text("They find Kai on their day now.").wait_for()
    amira = as_person(demonstration, "Amira Hussein")
    amira.goto("/caseload/")
    amira.get_by_role("link", name="Kai, child, 14").wait_for()


def test_a_practitioner_records_the_day_on_a_phone(demonstration: Service) -> None:
    page = as_person(demonstration, "Nia Pritchard")
    picture(page, "my-day")
    end_of_story(page)
    open_person(page, "Jay")
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, "young-person")
    page.set_viewport_size({"width": 390, "height": 844})
    end_of_story(page)
    page.get_by_role("link", name="Log an attempt").first.click()
    page.get_by_text("Message", exact=True).click()
    page.get_by_text("No reply", exact=True).click()
    picture(page, "log-an-attempt")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Tried: message, no reply").first.wait_for()
    page.get_by_role("link", name="Record a visit").first.click()
    page.get_by_text("We met", exact=True).click()
    page.get_by_text("Activity", exact=True).first.click()
    page.get_by_text("1½ hours", exact=True).click()
    page.get_by_text("Fun", exact=True).click()
    page.get_by_label("In a few words").fill("Climbing wall, then chips")
    check_title_is_neutral(page)
    picture(page, "record-a-visit", at=page.get_by_role("heading", level=1))
    end_of_story(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Climbing wall, then chips").first.wait_for()


def test_a_plan_is_written_together_and_outcomes_are_read_again(demonstration: Service) -> None:
    page = as_person(demonstration, "Nia Pritchard")
    open_person(page, "Jay")
    page.get_by_role("link", name="Write the plan").click()
    page.get_by_text("Begin one").click()
    page.get_by_label("What do they want from this?").fill("My own money, and my own front door one day.")
    topics = page.get_by_role("group", name="What will you work on together?")
    for topic in ("Self-esteem", "Safety planning"):
        topics.get_by_label(topic, exact=True).check()
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("heading", name="Agree it").wait_for()
    page.get_by_role("button", name="We agreed this").click()
    page.get_by_text("Add a goal").click()
    page.get_by_label("The goal, in their words").fill("Get my own room key")
    page.get_by_label("Small steps").fill("Ask Hefin about the list\nVisit one place")
    page.get_by_role("button", name="Add the goal").click()
    step = page.get_by_role("button", name="Ask Hefin about the list", pressed=False)
    step.click()
    page.get_by_role("button", name="Ask Hefin about the list", pressed=True).wait_for()
    picture(page, "plan", at=page.get_by_role("region", name="Get my own room key"))
    end_of_story(page)
    open_person(page, "Jay")
    page.get_by_role("link", name="Record outcomes").click()
    card = page.locator("section", has=page.get_by_role("heading", name="Makes safer decisions"))
    card.get_by_label("Better", exact=True).check()
    picture(page, "outcomes", at=card)
    end_of_story(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Jay’s page shows it now.").wait_for()


def test_work_ends_with_a_signature_and_begins_again_for_the_same_person(demonstration: Service) -> None:
    nia = as_person(demonstration, "Nia Pritchard")
    open_person(nia, "Declan")
    declan = nia.url
    nia.get_by_role("link", name="Close", exact=True).click()
    nia.get_by_label("Began, then chose to stop").check()
    nia.get_by_label("Wrong time, or a crisis").check()
    nia.get_by_label("The young person", exact=True).check()
    nia.get_by_label("We could change this").check()
    nia.get_by_label("How did it end, and what was agreed?").fill(
        "A break from all of us. He can ring any day."
    )
    picture(nia, "ask-to-close", at=nia.get_by_label("Began, then chose to stop"))
    end_of_story(nia)
    nia.get_by_role("button", name="Ask the manager").click()
    nia.get_by_text("It stays open until the manager has signed.").wait_for()

    rhys = as_person(demonstration, "Rhys Bevan", phone=False)
    closures = rhys.locator("section", has=rhys.get_by_role("heading", name="Closures to sign"))
    closures.get_by_role("link", name="Declan").click()
    assert rhys.get_by_text("Wrong time, or a crisis.").is_visible()
    picture(rhys, "sign-a-closure")
    end_of_story(rhys)
    rhys.get_by_role("button", name="Sign: the work has ended").click()
    rhys.get_by_text("Signed. The work with Declan has ended").wait_for()
    rhys.get_by_role("link", name="Refer again").click()
    say_why(rhys, "He rang: calmer now. He asks for Nia by name.")
    rhys.get_by_role("button", name="Save the referral").click()
    rhys.get_by_text("Saved. Declan’s referral waits for a decision.").wait_for()
    rhys.get_by_role("link", name="Decide").click()
    rhys.get_by_label("Accepted for one to one").check()
    rhys.get_by_label("They would like somebody alongside them").check()
    rhys.get_by_label("Why?").fill("He asked. Nia knows him.")
    rhys.get_by_role("button", name="Decide").click()
    rhys.get_by_label("Nia").first.check()
    rhys.get_by_role("button", name="Save the key worker").click()
    rhys.get_by_text("They find Declan on their day now.").wait_for()
    end_of_story(rhys)
    open_person(nia, "Declan")
    assert nia.url == declan, "one person, whose earlier work is still there"
    assert nia.get_by_text("Waiting").or_(nia.get_by_text("Not started")).count() > 0
    nia.get_by_text("Papers", exact=True).click()
    nia.get_by_role("link", name="The referral").click()
    nia.get_by_text("He asks for Nia by name.").wait_for()


def test_an_evaluator_counts_in_both_ways_and_takes_an_extract(
    demonstration: Service, tmp_path: Path
) -> None:
    STUDIES.clear()
    FIGURES.clear()
    page = as_person(demonstration, "Hester Quill", phone=False)
    police = page.get_by_role("region", name="Who referred").get_by_role("row", name="Police")
    assert police.inner_text().split()[-2:] == ["40", "19%"]
    picture(page, "evaluation")
    end_of_story(page)
    page.get_by_role("link", name="As published 2023").click()
    page.get_by_role("heading", name="Beside the printed report").wait_for()
    assert police.inner_text().split()[-2:] == ["43", "19%"]
    differences = page.locator("#differences")
    differences.locator("summary", has_text="Case status").click()
    picture(page, "differences", at=differences)
    page.goto("/evaluation/")
    page.get_by_role("link", name="Make an extract").click()
    page.get_by_label("What is it for?").fill("The annual report to the funder")
    page.get_by_label("Which series does it belong to?").fill("annual report")
    picture(page, "make-an-extract")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make and download").click()
    waiting.value.save_as(tmp_path / "extract.zip")
    names = zipfile.ZipFile(tmp_path / "extract.zip").namelist()
    assert {"extract.json", "people.csv", "episodes.csv"} <= set(names)


# What a report holds, for pages that tell of it but do not show it.
TABLES = {
    "case_status": "Case status",
    "closure_reason": "Reason for closing, as grouped in 2023",
    "outcomes_closed": "What changed for young people whose case is closed",
    "referral_source": "Who referred",
}


def holds_tables(outputs: dict[str, bytes]) -> None:
    titles = {name: {"title": title} for name, title in TABLES.items()}
    outputs["results.json"] = json.dumps({"tables": titles}).encode()
    outputs |= {f"tables/{name}.csv": b"row,area\n" for name in TABLES}


def test_a_report_is_proposed_by_the_evaluator_and_released_by_the_officer(
    demonstration: Service, small_outputs: dict[str, bytes]
) -> None:
    holds_tables(small_outputs)
    page = as_person(demonstration, "Hester Quill", phone=False)
    page.get_by_role("link", name="Make a report").click()
    page.get_by_label("Somebody outside").check()
    picture(page, "make-a-report")
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("progressbar").wait_for()
    with job_worker():
        page.get_by_role("link", name="Read it").wait_for()
    picture(page, "report-ready")
    end_of_story(page)
    page.get_by_role("link", name="Propose a release").click()
    page.get_by_label("What is it called?").fill("Annual report 2026")
    page.get_by_label("Who gets it?").fill("The funder")
    page.get_by_label("What is it for?").fill("The annual report that the grant asks for")
    page.get_by_label("Tables (CSV)").check()
    picture(page, "propose-a-release")
    page.get_by_role("button", name="Propose it").click()
    page.get_by_role("progressbar").wait_for()
    with job_worker():
        page.get_by_text("Nothing was released before this").wait_for()
    officer = as_person(demonstration, "Priyesh Nandra")
    officer.goto("/evaluation/releases/")
    officer.get_by_role("link", name="Annual report 2026").click()
    officer.get_by_label("Yes, release it").check()
    officer.get_by_label("What did you look at, and why?").fill(
        "I read every table, and nothing in it tells of one young person."
    )
    picture(officer, "decide-on-a-release", at=officer.locator("#compared"))
    end_of_story(officer)
    officer.get_by_role("button", name="Save the answer").click()
    officer.get_by_role("button", name="Check that it can be made again").click()
    with job_worker():
        officer.get_by_text("the same, byte for byte").wait_for()
    picture(officer, "release-made-again", at=officer.get_by_role("heading", name="Can it be made again?"))
    page.goto("/evaluation/releases/")
    page.get_by_role("main").get_by_text("Priyesh Nandra").first.wait_for()
    picture(page, "ledger-of-releases")
    end_of_story(page)


def test_the_data_protection_officer_sees_who_looked(demonstration: Service) -> None:
    nia = as_person(demonstration, "Nia Pritchard")
    open_person(nia, "Jay")
    page = as_person(demonstration, "Priyesh Nandra", phone=False)
    looked = page.get_by_role("row", name="Nia Pritchard").filter(has_text="looked at the page")
    looked.first.wait_for()
    assert page.get_by_role("main").get_by_text("Jay").count() == 0
    picture(page, "who-looked")
    end_of_story(page)
