"""Forms in a real browser: errors lead to boxes, typing is kept, a form is sent once, the screen locks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import PHONE, check_accessibility, check_reflow
from tests.browser.ui.conftest import Site

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_the_error_summary_takes_the_focus_and_leads_to_each_box(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/components/")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="31 February 2021 is not a date").click()
    expect(page.locator("#id_w-on_day")).to_be_focused()
    page.get_by_role("link", name="“Where?” needs an answer.").click()
    expect(page.locator("#id_w-place")).to_be_focused()


def test_a_choice_opens_its_field_and_closes_it_again_without_losing_the_words(
    site: Site, open_page: Open
) -> None:
    page = open_page(site.address + "/ui/components/")
    where = page.locator("#id_v-place")
    expect(where).to_be_hidden()
    page.locator("#id_v-kind_2").check()
    where.fill("The park")
    page.locator("#id_v-kind_0").check()
    expect(where).to_be_hidden()
    page.locator("#id_v-kind_2").check()
    expect(where).to_have_value("The park")


def test_without_scripts_every_field_can_be_reached(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/components/", java_script_enabled=False)
    expect(page.locator("#id_v-place")).to_be_visible()


def test_a_form_can_be_filled_with_the_keyboard_alone(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/components/")
    page.locator("#id_v-on_day").focus()
    page.keyboard.type("17")
    page.keyboard.press("Tab")
    page.keyboard.type("11")
    page.keyboard.press("Tab")
    page.keyboard.type("2026")
    page.keyboard.press("Tab")
    page.keyboard.type("14:30")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("95")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    assert page.locator("#id_v-on_year").input_value() == "2026"
    assert page.locator("#id_v-minutes").input_value() == "95"
    expect(page.locator("#id_v-kind_0")).to_be_checked()


def test_a_focused_field_is_not_hidden_behind_the_bars_of_a_phone(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/components/", viewport=PHONE)
    for name in ("#id_v-story", "#id_v-school", "#id_v-password"):
        page.locator(name).focus()
        covered = page.evaluate(
            "(name) => { const f = document.querySelector(name), b = f.getBoundingClientRect();"
            " return document.elementFromPoint(b.left + 10, b.top + 10) !== f; }",
            name,
        )
        assert not covered, f"{name} has the focus and is covered"


def test_what_is_typed_is_saved_after_a_pause_and_says_so(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/writing/")
    page.get_by_label("What happened?").press_sequentially("He laughed.")
    assert site.received("draft") == []
    expect(page.get_by_role("status").filter(has_text="Saved as you type")).to_have_count(1)
    assert [entry["words"] for entry in site.received("draft")] == ["He laughed."]
    assert "csrfmiddlewaretoken" not in site.received("draft")[0]
    check_accessibility(page)


def test_without_a_connection_it_says_so_and_saves_when_it_is_back(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/writing/")
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("He laughed.")
    expect(page.locator("[data-saved]")).to_have_text(
        "Not saved yet: no connection. Your words are still on this page."
    )
    check_reflow(page, 360)
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-saved]")).to_contain_text("Saved as you type")
    assert site.received("draft")[-1]["words"] == "He laughed."
    open_page.complaints.clear()  # type: ignore[attr-defined]


def test_a_service_that_is_down_does_not_count_as_saved(site: Site, open_page: Open) -> None:
    site.get("/trouble/?on=1")
    page = open_page(site.address + "/writing/")
    page.get_by_label("What happened?").fill("He laughed.")
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet")
    site.get("/trouble/?on=0")
    assert site.received("draft") == []
    open_page.complaints.clear()  # type: ignore[attr-defined]


def test_leaving_the_page_or_blanking_it_saves_at_once(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/writing/")
    page.get_by_label("What happened?").fill("Left in a hurry")
    page.goto(site.address + "/ui/blank/")
    page.goto(site.address + "/writing/")
    page.get_by_label("What happened?").fill("Somebody came in")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/ui/blank/")
    page.wait_for_timeout(300)
    assert {entry["words"] for entry in site.received("draft")} == {"Left in a hurry", "Somebody came in"}


def test_a_double_press_sends_once(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/writing/")
    page.get_by_label("What happened?").fill("Once")
    page.get_by_role("button", name="Save the note").dblclick()
    page.wait_for_url("**/save/")
    page.wait_for_timeout(800)
    assert [entry["words"] for entry in site.received("save")] == ["Once"]


def test_a_form_that_is_on_its_way_is_not_sent_again_and_its_button_says_so(
    site: Site, open_page: Open
) -> None:
    page = open_page(site.address + "/writing/")
    page.get_by_label("What happened?").fill("Once")
    busy = page.evaluate(
        "() => { const b = document.querySelector('main button[type=submit]');"
        " b.click(); b.form.requestSubmit(); b.click(); return b.getAttribute('aria-busy'); }"
    )
    assert busy == "true"
    page.wait_for_url("**/save/")
    page.wait_for_timeout(800)
    assert len(site.received("save")) == 1


def test_after_a_while_the_screen_locks_and_nothing_typed_is_lost(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/blank/")
    page.clock.install()
    page.goto(site.address + "/writing/")
    page.wait_for_selector("body.js-enabled", state="attached")
    words = page.get_by_label("What happened?")
    words.fill("Half a sentence")
    page.clock.fast_forward("09:30")
    expect(words).to_be_visible()
    page.clock.fast_forward("01:00")
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    expect(words).to_be_hidden()
    assert "Write it down" not in page.inner_text("body")
    expect(page.get_by_label("Your password")).to_be_focused()
    check_accessibility_now(page)

    page.get_by_label("Your password").fill("wrong")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_have_text("That is not your password. Try again.")
    page.get_by_label("Your password").fill("open sesame")
    page.keyboard.press("Enter")
    expect(words).to_have_value("Half a sentence")
    expect(words).to_be_focused()
    posted = [entry["action"] for entry in site.received("lock") if entry["action"] != "stay"]
    assert posted == ["lock", "unlock", "unlock"]
    open_page.complaints.clear()  # type: ignore[attr-defined]


def check_accessibility_now(page: Page) -> None:
    """axe waits with timers, so the clock must run on for it."""
    page.clock.resume()
    check_accessibility(page)


def test_all_tabs_lock_and_unlock_together(site: Site, open_page: Open) -> None:
    first = open_page(site.address + "/ui/blank/")
    first.clock.install()
    first.goto(site.address + "/writing/")
    second = first.context.new_page()
    second.goto(site.address + "/")
    second.wait_for_selector("body.js-enabled", state="attached")
    first.clock.fast_forward("10:30")
    expect(first.get_by_role("heading", name="Locked")).to_be_visible()
    expect(second.get_by_role("heading", name="Locked")).to_be_visible()
    expect(second.get_by_role("heading", name="Jay Benbow")).to_be_hidden()
    second.get_by_label("Your password").fill("open sesame")
    second.keyboard.press("Enter")
    expect(second.get_by_role("heading", name="Jay Benbow")).to_be_visible()
    expect(first.get_by_label("What happened?")).to_be_visible()
