"""The frame and the components in a real browser: accessible, no sideways scroll, blank at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import DESK, PHONE, check_accessibility, check_reflow, check_title_is_neutral
from tests.browser.ui.conftest import Site

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

# 1280 by 1024 at 400% zoom.
ZOOMED = {"width": 320, "height": 256}
PAGES = ("/", "/ui/components/", "/writing/", "/ui/blank/")


def test_every_page_is_accessible_and_fits_every_width(site: Site, open_page: Open) -> None:
    for path in PAGES:
        page = open_page(site.address + path)
        for size in (DESK, PHONE, ZOOMED):
            page.set_viewport_size(size)
            check_accessibility(page)
            check_reflow(page)
        check_title_is_neutral(page)


def test_the_checks_themselves_notice_a_bad_page(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/blank/")
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"data:,\"><p class=\"wide\">Wide</p>'")
    page.evaluate("Object.assign(document.querySelector('.wide').style, {width: '3000px', maxWidth: 'none'})")
    with pytest.raises(AssertionError, match="image-alt"):
        check_accessibility(page)
    with pytest.raises(AssertionError, match="Sticking out"):
        check_reflow(page)


def test_text_is_large_enough_and_buttons_are_wide_enough_for_a_thumb(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/", viewport=PHONE)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 17
    smallest = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('main *')].filter((e) => e.offsetParent"
        " && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))"
        ".map((e) => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 13
    for button in page.locator(".button, .bottom-bar a, .bottom-bar summary, .bar button, .segments a").all():
        box = button.bounding_box()
        if box and button.is_visible():
            assert box["height"] >= 41, button.evaluate("(e) => e.outerHTML")
            assert box["width"] >= 44, button.evaluate("(e) => e.outerHTML")


def test_the_font_is_ours_and_comes_from_here(site: Site, open_page: Open) -> None:
    asked: list[str] = []
    page = open_page(site.address + "/ui/blank/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.address + "/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('17px \"Atkinson Hyperlegible Next\"')")
    assert asked
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_page(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_focused_link_is_plainly_visible(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, s.outlineWidth, s.boxShadow]; }"
        )
        assert style[:2] == ["solid", "3px"] or "rgb(23, 40, 43)" in style[2], style


def test_menus_open_and_close_by_keyboard(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    menu = page.locator(".menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Log out")).to_be_hidden()
    expect(menu).to_be_focused()


def test_on_a_phone_the_main_places_stand_at_the_thumb(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/", viewport=PHONE)
    bar = page.get_by_role("navigation", name="Quick")
    box = bar.bounding_box()
    assert box
    assert box["y"] + box["height"] <= PHONE["height"] + 1
    bar.get_by_text("More").click()
    expect(bar.get_by_role("link", name="Evaluation")).to_be_visible()
    check_accessibility(page)


def test_escape_twice_blanks_the_screen_and_continue_comes_back(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/?who=jay#card")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/ui/blank/")
    assert "Jay" not in page.content()
    page.go_back()
    assert "Jay Benbow" not in page.inner_text("body"), "The Back button showed the page again."
    page.goto(site.address + "/?who=jay#card")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/ui/blank/")
    page.get_by_role("link", name="Continue").click()
    page.wait_for_url("**/?who=jay#card")
    expect(page.get_by_role("heading", name="Jay Benbow")).to_be_visible()


def test_the_screen_is_blank_before_the_neutral_page_arrives(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    left = page.evaluate(
        "() => { for (const _ of 'xx') document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));"
        " return document.body.innerText.trim(); }"
    )
    assert left == ""


def test_escape_once_or_slowly_leaves_the_page(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1_000)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    expect(page.get_by_role("heading", name="Jay Benbow")).to_be_visible()


def test_the_button_blanks_the_screen(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    page.get_by_role("button", name="Blank screen").click()
    page.wait_for_url("**/ui/blank/")


def test_without_scripts_the_button_blanks_and_continue_comes_back(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/?who=jay", java_script_enabled=False)
    page.get_by_role("button", name="Blank screen").click()
    page.wait_for_url("**/ui/blank/")
    page.get_by_role("link", name="Continue").click()
    page.wait_for_url("**/?who=jay")


def test_a_print_leaves_the_bars_out_and_adds_who_and_confidential(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".person .actions")).to_be_hidden()
    expect(page.locator(".print-footer")).to_contain_text("Confidential · opened by Nia Rees")
    expect(page.locator(".print-footer")).to_contain_text("printed")


def test_an_htmx_request_works_under_the_policy_and_shows_its_sign(site: Site, open_page: Open) -> None:
    page = open_page(site.address + "/ui/components/")
    assert page.evaluate(
        "[htmx.config.allowEval, htmx.config.historyCacheSize, htmx.config.selfRequestsOnly]"
    ) == [
        False,
        0,
        True,
    ]
    # The sign is looked at while the request is under way, however quickly it is answered.
    page.evaluate(
        "() => document.addEventListener('htmx:beforeSend', () => { window.signSeen ="
        " getComputedStyle(document.querySelector('#busy-sign')).visibility; })"
    )
    with page.expect_response("**/ui/components/?part=1") as answer:
        page.get_by_role("button", name="Fetch again").click()
    assert page.evaluate("window.signSeen") == "visible"
    assert answer.value.ok
    expect(page.locator("#busy-sign")).to_be_hidden()
