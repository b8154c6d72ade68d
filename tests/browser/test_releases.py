"""Stories about reports and their release by two people, told in a browser."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from soceis.evaluation import Options, read_folder, write_outputs
from soceis.insight.releases.actions import comparing
from tests.browser.checks import check_accessibility, check_reflow, check_title_is_neutral
from tests.browser.conftest import KEPT, Service, end_of_story
from tests.browser.test_evaluation import watched
from tests.integration.extracts.conftest import fill
from tests.integration.extracts.records import Records
from tests.integration.releases.conftest import made, small_evaluation, small_outputs
from tests.jobs import job_worker
from tests.unit.evaluation import sample

__all__ = ["small_evaluation", "small_outputs"]  # fixtures

PATIENCE = 60_000  # milliseconds: a report counts, draws and typesets
# What the bar says once it has begun to fill.
UNDER_WAY = (
    "() => { const bar = document.querySelector('progress'); return bar?.value > 0 && bar.textContent; }"
)
LETTERS = "() => document.fonts.ready.then(() => [...document.fonts].map(letters => letters.status))"
WHITE = "rgb(255, 255, 255)"
DESK, PHONE, MAGNIFIED = (
    {"width": 1280, "height": 900},
    {"width": 360, "height": 740},
    {"width": 320, "height": 256},
)
# A4 within its margins, in the pixels of a style sheet.
PAPER = {"width": 673, "height": 1000}
READ_IT = "I read every table, and nothing in it tells of one young person."


def choose_report(page: Page) -> None:
    """From the evaluation page to a report that is queued, under the service's own release rules."""
    page.goto("/evaluation/")
    page.get_by_role("link", name="Make a report").click()
    page.get_by_label("Somebody outside").check()
    assert page.get_by_label("The service", exact=True).is_checked(), (
        "its own rules, unless others are chosen"
    )
    end_of_story(page)
    page.get_by_role("button", name="Make the report").click()


def ended(page: Page, well: Locator) -> None:
    """Wait for the end of a job, whichever it is; it must have ended well."""
    well.or_(page.get_by_text("It stopped.")).first.wait_for()
    assert well.is_visible(), page.get_by_role("main").inner_text()


def watch(page: Page) -> None:
    """The page says by itself how far the report is, and then that it is ready."""
    page.get_by_role("progressbar").wait_for()
    assert page.locator("#progress[hx-trigger]").count() == 1
    end_of_story(page)
    with job_worker():
        said = page.wait_for_function(UNDER_WAY).json_value()
        assert said not in {"", "Waiting for its turn"}
        ended(page, page.get_by_role("link", name="Read it"))
    assert page.locator("#progress[hx-trigger]").count() == 0, "it asks no more"
    check_title_is_neutral(page)
    end_of_story(page)


def read_it(page: Page) -> None:
    """The report opens in a tab of its own, under a policy that blocks everything that it does not hold itself."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Read").first.click()
    report = opened.value
    said = watched(report)
    is_drawn(report)
    # Once more, with somebody listening from the beginning.
    report.reload()
    is_drawn(report)
    assert said == []
    report.close()


def is_drawn(report: Page) -> None:
    """Its style counts and its letters are its own."""
    report.get_by_role("heading", level=1).first.wait_for()
    assert report.evaluate("() => getComputedStyle(document.querySelector('h1')).color") == WHITE
    assert report.evaluate(LETTERS) == ["loaded", "loaded"]


def propose(page: Page) -> None:
    """From the report to a proposal of the report and every table."""
    page.get_by_role("link", name="Propose a release").click()
    page.get_by_label("What is it called?").fill("Annual report 2026")
    page.get_by_label("Who gets it?").fill("The funder")
    page.get_by_label("What is it for?").fill("The annual report that the grant asks for")
    page.get_by_label("Tables (CSV)").check()
    end_of_story(page)
    page.get_by_role("button", name="Propose it").click()


def see_that_it_waits(page: Page) -> None:
    """Whoever proposed it sees it compared, is told that somebody else decides, and has no way to."""
    page.get_by_text("Proposed. Once it has been compared").wait_for()
    page.get_by_role("progressbar", name="Comparing with everything released before").wait_for()
    end_of_story(page)
    with job_worker():
        ended(page, page.get_by_text("Nothing was released before this"))
    assert page.get_by_text("You proposed it, so somebody else decides").is_visible()
    assert page.get_by_role("button", name="Save the answer").count() == 0
    end_of_story(page)


def approve(page: Page) -> None:
    page.goto("/evaluation/releases/")
    page.get_by_role("link", name="Annual report 2026").click()
    read_it(page)
    page.get_by_label("Yes, release it").check()
    page.get_by_label("What did you look at, and why?").fill(READ_IT)
    end_of_story(page)
    page.get_by_role("button", name="Save the answer").click()
    page.get_by_text("Released. It can be taken away as released.").wait_for()


def take_away(page: Page, to: Path) -> list[str]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Take it away as released").click()
    waiting.value.save_as(to)
    return zipfile.ZipFile(to).namelist()


def test_a_report_is_made_watched_and_released_by_two_people(service: Service, tmp_path: Path) -> None:
    fill(Records(service.cast))
    evaluator = service.page_as(service.cast.eve, phone=False)
    evaluator.set_default_timeout(PATIENCE)
    said = watched(evaluator)
    choose_report(evaluator)
    watch(evaluator)
    read_it(evaluator)
    propose(evaluator)
    see_that_it_waits(evaluator)
    assert said == []

    officer = service.page_as(service.cast.dafydd)
    officer.set_default_timeout(PATIENCE)
    officer.set_viewport_size(PHONE)
    approve(officer)
    names = take_away(officer, tmp_path / "release.zip")
    assert {"manifest.json", "report.html", "report.pdf", "report.docx"} <= set(names)
    assert any(name.startswith("tables/") for name in names)
    assert "readiness.json" not in names

    officer.get_by_role("button", name="Check that it can be made again").click()
    officer.get_by_role("progressbar", name="Making it again").wait_for()
    with job_worker():
        ended(officer, officer.get_by_text("the same, byte for byte"))
    end_of_story(officer)

    evaluator.goto("/evaluation/releases/")
    ledger = evaluator.get_by_role("main")
    for words in ("Annual report 2026", "Released", "The funder", "Eve", "Dafydd"):
        assert ledger.get_by_text(words).first.is_visible(), words
    end_of_story(evaluator)


def test_a_proposal_that_would_tell_too_much_says_what_and_the_next_one_keeps_every_word(
    service: Service, small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [
        f"Who referred, Police, Cardiff: the difference of the numbers is {number}, subtracting this release"
        f" ({number + 7}) and the release of Cardiff as at 8 June 2026 (7). (Annual report, XH6ZM8)"
        for number in range(1, 15)
    ]
    monkeypatch.setattr(comparing, "revealed_by", lambda *_: sentences)
    run = made(service.cast)
    page = service.page_as(service.cast.eve)
    page.goto(f"/evaluation/reports/{run.pk}/")
    propose(page)
    page.get_by_role("progressbar").wait_for()
    with job_worker():
        told = page.get_by_role("alert").filter(has_text="more than the rules allow")
        told.wait_for()
    assert told.get_by_role("listitem").count() == 10
    told.get_by_text("And 4 more").click()
    assert told.get_by_role("listitem").count() == 14
    end_of_story(page, "proposal-that-tells-too-much" if not KEPT else "")
    page.get_by_role("link", name="Propose again with less").click()
    assert page.get_by_label("What is it called?").input_value() == "Annual report 2026"
    assert page.get_by_label("Tables (CSV)").is_checked()
    second = service.page_as(service.cast.neil)
    second.goto("/evaluation/releases/")
    second.get_by_role("link", name="Annual report 2026").click()
    assert second.get_by_label("Yes, release it").count() == 0
    second.get_by_label("What did you look at, and why?").fill("Cardiff at two days: leave out one of them.")
    end_of_story(second)
    second.get_by_role("button", name="Decline it").click()
    second.get_by_text("Declined. It stands in the ledger with your words.").wait_for()


def test_the_file_alone_is_read_on_a_desk_on_a_phone_magnified_and_on_paper(
    service: Service, tmp_path: Path
) -> None:
    extract = read_folder(
        sample.write(tmp_path / "extract", *many_young_people(("North", "South", "East", "West")))
    )
    write_outputs(extract, tmp_path / "out", Options(), lambda _: None)
    page = service.browser.new_context(viewport=DESK).new_page()
    page.set_default_timeout(PATIENCE)
    said = watched(page)
    page.goto((tmp_path / "out" / "report.html").as_uri())
    is_drawn(page)
    check_accessibility(page)
    for size in (DESK, PHONE, MAGNIFIED):
        page.set_viewport_size(size)
        check_reflow(page)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    check_reflow(page)
    assert page.get_by_text("The same numbers as a table").first.is_hidden()
    assert page.locator("details table").first.is_visible(), "what is folded on the screen is printed"
    assert said == []
    page.context.close()


def many_young_people(areas: tuple[str, ...], each: int = 4) -> tuple[sample.Rows, dict[str, Any]]:
    """The rows of the sample again and again in several areas, and what is said of the extract."""
    about = sample.meta()
    first = about["areas"][0]
    about["areas"] = [{**first, "area": area} for area in areas]
    tables: sample.Rows = {}
    for name, listed in sample.rows().items():
        tables[name] = [
            {key: _numbered(key, value, number, area) for key, value in row.items()}
            for row in listed
            for area in areas
            for number in range(each)
        ]
    return tables, about


def _numbered(key: str, value: str, number: int, area: str) -> str:
    if key == "area":
        return area
    return f"{value}{area}{number}" if key.endswith("_id") and value else value
