"""Stories about the evaluation, told in a browser."""

import io
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from soceis.foundation.accounts.models import User
from soceis.insight.extracts.queries.studies import FIGURES, STUDIES
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import Service, end_of_story
from tests.integration.extracts.conftest import fill
from tests.integration.extracts.records import Records

BLOCKED = "Content Security Policy"


def watched(page: Page) -> list[str]:
    """What the browser complains about from now on."""
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def drawn(page: Page, area: str) -> dict[str, Any]:
    """The figure of an area, once the browser has fetched it."""
    image = page.locator(f'img[src*="/figures/{area}.svg"]')
    image.scroll_into_view_if_needed()
    page.wait_for_function(
        "area => { const i = document.querySelector(`img[src*='/figures/${area}.svg']`); return i.complete; }",
        arg=area,
    )
    size: dict[str, Any] = image.evaluate("image => ({ wide: image.naturalWidth, alt: image.alt })")
    return size


def test_an_evaluator_sees_the_tables_as_at_a_day_in_both_ways_of_counting(service: Service) -> None:
    STUDIES.clear()
    FIGURES.clear()
    fill(Records(service.cast))
    page = service.page_as(service.cast.eve, phone=False)
    said = watched(page)
    page.goto("/evaluation/")
    check_title_is_neutral(page)
    page.locator("summary", has_text="Another day").click()
    day = page.get_by_role("group", name="Another day")
    for label, value in (("Day", "31"), ("Month", "10"), ("Year", "2022")):
        day.get_by_label(label).fill(value)
    page.get_by_role("button", name="Show that day").click()
    page.get_by_text("As at 31 October 2022.", exact=True).wait_for()
    source = page.get_by_role("region", name="Who referred")
    assert source.get_by_role("row", name="Base: all referrals").inner_text().split() == [
        "Base:", "all", "referrals", "1", "1", "2",
    ]  # fmt: skip
    card = page.locator("#referral_source")
    card.get_by_text("How it is counted").click()
    assert card.get_by_text("All referrals, whatever was decided.").is_visible()
    figure = drawn(page, "Cardiff")
    assert figure["wide"] > 300
    assert "1 person in Cardiff" in figure["alt"]
    beside = page.get_by_role("region", name="Numbers of the figure, Cardiff")
    assert beside.get_by_role("row").count() == 2
    assert "14" in beside.get_by_role("row").last.inner_text()
    page.get_by_role("link", name="As published 2023").click()
    page.get_by_role("heading", name="Beside the printed report").wait_for()
    assert page.get_by_text("As at 31 October 2022.", exact=True).is_visible(), "the day stays"
    assert [words for words in said if BLOCKED in words] == []
    assert said == []
    end_of_story(page)


def test_a_manager_reads_it_on_a_phone(service: Service) -> None:
    STUDIES.clear()
    FIGURES.clear()
    fill(Records(service.cast))
    page = service.page_as(service.cast.alys)
    page.goto("/evaluation/?as_at=2022-10-31")
    assert page.get_by_role("link", name="Make an extract").count() == 0
    pane = page.get_by_role("region", name="Case status")
    pane.focus()
    before = pane.evaluate("pane => pane.scrollLeft")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[aria-label=\"Case status\"]').scrollLeft > before", arg=before
    )
    page.get_by_role("link", name="How long it lasted").click()
    page.evaluate("() => window.scrollTo(0, 0)")
    end_of_story(page)


def test_an_evaluator_takes_an_extract_away(service: Service, tmp_path: Path) -> None:
    fill(Records(service.cast))
    page = service.page_as(service.cast.eve)
    page.goto("/evaluation/")
    page.get_by_role("link", name="Make an extract").click()
    page.get_by_role("button", name="Make and download").click()
    page.get_by_text("Please check these answers").wait_for()
    page.get_by_label("What is it for?").fill("The annual report to the funder")
    page.get_by_label("Which series does it belong to?").fill("annual report")
    page.get_by_label("Today").check()
    end_of_story(page, "make-an-extract")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make and download").click()
    waiting.value.save_as(tmp_path / "extract.zip")
    names = zipfile.ZipFile(io.BytesIO((tmp_path / "extract.zip").read_bytes())).namelist()
    assert "extract.json" in names
    assert "people.csv" in names
    page.goto("/evaluation/extract/")
    page.get_by_text("The annual report to the funder").wait_for()


def test_the_demonstration_gives_the_published_tables(demonstration: Service) -> None:
    STUDIES.clear()
    evaluator = User.objects.filter(memberships__role="evaluator").earliest("joined_at")
    page = demonstration.page_as(evaluator, phone=False)
    page.goto("/evaluation/?mapping=published_2023")
    source = page.get_by_role("region", name="Who referred")
    police = source.get_by_role("row", name="Police").inner_text().split()
    assert police == ["Police", "7", "8%", "9", "16%", "24", "34%", "3", "30%", "43", "19%"]
    printed = page.locator("#printed")
    assert "4 of 71 is 5.6 per cent" in printed.inner_text()
    for area in ("Cardiff", "Edinburgh", "Newcastle"):
        assert drawn(page, area)["wide"] > 300
    page.goto("/evaluation/")
    end_of_story(page, "evaluation")
