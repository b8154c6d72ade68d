"""Stories about reports and their release by two people, told in a browser."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.insight.releases.actions import releasing
from soceis.insight.releases.models import Release
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import KEPT, Service, end_of_story
from tests.browser.test_evaluation import watched
from tests.browser.test_manual import picture
from tests.integration.releases.conftest import made, small_evaluation, small_outputs
from tests.jobs import job_worker

__all__ = ["small_evaluation", "small_outputs"]  # fixtures

PATIENCE = 120_000  # milliseconds
# What the bar says once it has begun to fill.
UNDER_WAY = (
    "() => { const bar = document.querySelector('progress'); return bar?.value > 0 && bar.textContent; }"
)
READ_IT = "I read every table, and nothing in it tells of one young person."


def logged_in(demonstration: Service, name: str, *, phone: bool = True) -> Page:
    """A page of one of the invented people; a report counts, draws and typesets, so it waits long."""
    page = demonstration.page_as(User.objects.get(display_name=name), phone=phone)
    page.set_default_timeout(PATIENCE)
    return page


def choose_report(page: Page) -> None:
    """From the evaluation page to a report that is queued, under the service's own release rules."""
    page.goto("/evaluation/")
    page.get_by_role("link", name="Make a report").click()
    page.get_by_label("Somebody outside").check()
    picture(page, "make-a-report")
    end_of_story(page)
    page.get_by_role("button", name="Make the report").click()


def watch(page: Page) -> None:
    """The page says by itself how far the report is, and then that it is ready."""
    progress = page.get_by_role("progressbar")
    progress.wait_for()
    assert page.locator("#progress[hx-trigger]").count() == 1
    end_of_story(page)
    with job_worker():
        said = page.wait_for_function(UNDER_WAY).json_value()
        assert said not in {"", "Waiting for its turn"}
        page.get_by_role("link", name="Read it").wait_for()
    assert page.locator("#progress[hx-trigger]").count() == 0, "it asks no more"
    check_title_is_neutral(page)
    picture(page, "report-ready")
    end_of_story(page)


def read_it(page: Page) -> None:
    """The report opens in a tab of its own, drawn with its style, under a policy that blocks everything else."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Read").first.click()
    report = opened.value
    said = watched(report)
    report.reload()
    report.get_by_role("heading", level=1).first.wait_for()
    assert report.evaluate("() => document.styleSheets.length") > 0
    images = report.evaluate("() => [...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert images
    assert said == []
    report.close()


def propose(page: Page, pictured: str = "") -> None:
    """From the report to a proposal of the report and every table."""
    page.get_by_role("link", name="Propose a release").click()
    page.get_by_label("What is it called?").fill("Annual report 2026")
    page.get_by_label("Who gets it?").fill("The funder")
    page.get_by_label("What is it for?").fill("The annual report that the grant asks for")
    page.get_by_label("Tables (CSV)").check()
    if pictured:
        picture(page, pictured)
    end_of_story(page)
    page.get_by_role("button", name="Propose it").click()


def see_that_it_waits(page: Page) -> None:
    """Whoever proposed it is told that somebody else decides, and has no way to."""
    page.get_by_text("Proposed. It waits for a second person").wait_for()
    assert page.get_by_text("You proposed it, so somebody else decides").is_visible()
    assert page.get_by_role("button", name="Save the answer").count() == 0
    end_of_story(page)


def approve(page: Page) -> None:
    page.goto("/evaluation/")
    page.get_by_role("link", name="Releases").click()
    page.get_by_role("link", name="Annual report 2026").click()
    read_it(page)
    page.get_by_label("Yes, release it").check()
    page.get_by_label("What did you look at, and why?").fill(READ_IT)
    picture(page, "decide-on-a-release", at=page.get_by_role("heading", name="You are the second person"))
    end_of_story(page)
    page.get_by_role("button", name="Save the answer").click()
    page.get_by_text("Released. It can be taken away as released.").wait_for()


def take_away(page: Page, to: Path) -> list[str]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Take it away as released").click()
    waiting.value.save_as(to)
    return zipfile.ZipFile(to).namelist()


def test_a_report_is_made_watched_and_released_by_two_people(demonstration: Service, tmp_path: Path) -> None:
    evaluator = logged_in(demonstration, "Hester Quill", phone=False)
    said = watched(evaluator)
    choose_report(evaluator)
    watch(evaluator)
    read_it(evaluator)
    propose(evaluator, "propose-a-release")
    see_that_it_waits(evaluator)
    assert said == []

    officer = logged_in(demonstration, "Priyesh Nandra")
    approve(officer)
    names = take_away(officer, tmp_path / "release.zip")
    assert {"manifest.json", "report.html", "report.pdf", "report.docx"} <= set(names)
    assert any(name.startswith("tables/") for name in names)
    assert "readiness.json" not in names

    officer.get_by_role("button", name="Check that it can be made again").click()
    officer.get_by_role("progressbar", name="Making it again").wait_for()
    with job_worker():
        officer.get_by_text("the same, byte for byte").wait_for()
    picture(officer, "release-made-again", at=officer.get_by_role("heading", name="Can it be made again?"))
    end_of_story(officer)

    evaluator.goto("/evaluation/releases/")
    ledger = evaluator.get_by_role("main")
    for words in ("Annual report 2026", "Released", "The funder", "Hester Quill", "Priyesh Nandra"):
        assert ledger.get_by_text(words).first.is_visible(), words
    picture(evaluator, "ledger-of-releases")
    end_of_story(evaluator)


def test_a_proposal_that_would_tell_too_much_says_what_and_keeps_every_word(
    service: Service, small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [
        f"Who referred, Police, Cardiff: the difference of the numbers is {number}, subtracting this release"
        f" ({number + 7}) and the release of Cardiff as at 8 June 2026 (7). (Annual report, XH6ZM8)"
        for number in range(1, 15)
    ]
    monkeypatch.setattr(releasing, "revealed_by", lambda *_: sentences)
    run = made(service.cast)
    page = service.page_as(service.cast.eve)
    page.goto(f"/evaluation/reports/{run.pk}/")
    propose(page)
    told = page.get_by_role("alert").filter(has_text="more than the policy allows")
    told.wait_for()
    assert told.get_by_role("listitem").count() == 10
    told.get_by_text("And 4 more").click()
    assert told.get_by_role("listitem").count() == 14
    assert page.get_by_label("What is it called?").input_value() == "Annual report 2026"
    assert page.get_by_label("Tables (CSV)").is_checked()
    end_of_story(page, "proposal-that-tells-too-much" if not KEPT else "")
    with acting_as(service.cast.eve):
        assert not Release.objects.exists()
