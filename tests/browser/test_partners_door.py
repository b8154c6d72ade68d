"""The partners' door in a browser: a school lead refers on a phone, an officer gives no name, the manager answers."""

import re
import sys
import time
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.sharing.consultations import queries
from tests.browser.conftest import NARROW, Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.sharing import an_organisation

pytestmark = pytest.mark.browser

MOST_BYTES = 150_000
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@pytest.fixture
def partners(service: Service) -> Service:
    cache.clear()
    by, area = service.cast.alys, service.cast.cardiff
    an_organisation(by=by, area=area, name="Hillside", kind="education", email_domains="hillside.example")
    an_organisation(by=by, area=area, name="Force", kind="police", email_domains="force.example")
    return service


def on_a_phone(service: Service, phone: bool = True) -> Page:
    page = service.context(phone=phone).new_page()
    page.set_default_timeout(15_000)
    if phone:
        page.set_viewport_size({"width": NARROW, "height": 740})
    return page


def come_in(page: Page, hand: Hand, email: str) -> None:
    """From the pocket card's address to the two ways."""
    page.goto("/refer/")
    hand.tap(page.get_by_role("button", name="No: I want to talk it through, or refer"))
    hand.type(page.get_by_label("Your work e-mail"), email)
    hand.tap(page.get_by_role("button", name="Send me the link"))
    page.get_by_role("heading", name="Look into your mailbox").wait_for()
    (link,) = re.findall(r"http\S+", str(mail.outbox[-1].body))
    page.goto(link)
    hand.taps += 2  # into the mailbox, and on the link
    hand.tap(page.get_by_role("button", name="Come in"))
    page.get_by_role("heading", name="What would you like to do?").wait_for()


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_school_lead_refers_within_eight_minutes(partners: Service, phone: bool) -> None:
    page = on_a_phone(partners, phone)
    hand = Hand(page)
    started = time.monotonic()
    page.goto("/refer/danger/")
    assert page.get_by_role("link", name="999").is_visible()
    end_of_story(page)
    come_in(page, hand, "dale@hillside.example")
    end_of_story(page)
    hand.tap(page.get_by_role("button", name="Refer a young person"))
    end_of_story(page)
    hand.type(page.get_by_label("The young person’s first name"), "Corey")
    hand.type(page.get_by_label("Last name"), "Ashdown")
    hand.type(
        page.get_by_label("What have you seen or heard"),
        "Two suspensions since September. Older lads wait at the gate on Fridays, and he goes with them. "
        "New trainers that his mum cannot explain. He is kind to younger pupils.",
    )
    hand.tap(page.get_by_text("Older people around them whom nobody can place"))
    hand.type(
        page.get_by_label("What has the young person been told"), "That somebody may help. He said: maybe."
    )
    hand.tap(page.get_by_role("group", name="Was a word used").get_by_text("Yes", exact=True))
    hand.type(page.get_by_label("Is there anything that we must know before we visit?"), "A dog at the gate.")
    page.get_by_text(re.compile("Saved as you type")).wait_for()
    page.reload()
    assert page.get_by_label("Last name").input_value() == "Ashdown", (
        "the bell rang: everything is still there"
    )
    hand.tap(page.get_by_role("button", name="Send"))
    page.get_by_role("alert").wait_for()
    end_of_story(page)
    hand.type(page.get_by_label("Your name"), "Ms Dale")
    hand.type(page.get_by_label("A number on which we can ring you"), "01632 960227")
    hand.tap(page.get_by_role("button", name="Send"))
    page.get_by_role("heading", name="Thank you. It is with us.").wait_for()
    assert page.get_by_text("Alys will answer you by").is_visible()
    assert page.get_by_text("Corey").count() == 0
    end_of_story(page, f"partners-door-{'phone' if phone else 'desk'}")
    sys.stderr.write(
        f"\nA school lead refers: {hand.taps} taps, {hand.typed} characters, {hand.seconds:.0f} s of tapping and "
        f"typing; the browser took {time.monotonic() - started:.0f} s with every check\n",
    )
    assert hand.seconds < 8 * 60 / 2, "half of the eight minutes is for thinking"
    page.goto("/refer/mine/?lang=cy")
    assert page.get_by_role("button", name="Atgyfeirio person ifanc").is_visible()
    end_of_story(page)


def test_an_officer_gives_no_name_and_the_manager_answers(partners: Service) -> None:
    page = on_a_phone(partners)
    hand = Hand(page)
    come_in(page, hand, "pugh@force.example")
    hand.tap(page.get_by_role("button", name="Talk it through, without a name"))
    assert page.get_by_label("The young person’s first name").count() == 0
    hand.tap(page.get_by_text("14 or 15", exact=True))
    hand.type(page.get_by_label("What have you seen or heard"), "Three evenings with a man known for supply.")
    page.context.set_offline(True)
    hand.type(page.get_by_label("Your name"), "PC Pugh")
    page.get_by_text("Not saved yet: no connection").wait_for()
    page.context.set_offline(False)
    page.get_by_text(re.compile("Saved as you type")).wait_for()
    hand.tap(page.get_by_role("button", name="Send"))
    page.get_by_role("heading", name="Thank you. It is with us.").wait_for()
    reference = page.locator(".door__reference").inner_text()
    sys.stderr.write(
        f"\nAn officer without a name: {hand.taps} taps, {hand.typed} characters, {hand.seconds:.0f} s\n",
    )
    assert hand.seconds < 120

    desk = partners.page_as(partners.cast.alys, phone=False)
    desk.goto("/referrals/")
    desk.get_by_role("link", name="1 waits for a first answer").click()
    end_of_story(desk)
    desk.get_by_role("link", name=re.compile("To talk it through")).first.click()
    assert desk.get_by_text(reference).is_visible()
    desk.get_by_label("What did you advise?").fill(
        "Ring children’s services; look at the bus station with us."
    )
    end_of_story(desk, "from-a-partner")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_text("Noted: you have talked.").wait_for()
    page.reload()
    assert page.get_by_text("We have talked. It is not a referral.").first.is_visible()

    desk.get_by_role("link", name="Make it a referral").click()
    assert desk.get_by_label("What has been seen or said").input_value().startswith("Three evenings")
    desk.get_by_label("No", exact=True).first.check()
    desk.get_by_label("What name do they use?").fill("Tegan")
    desk.get_by_label("We do not know", exact=True).check()
    for question in ("date_of_birth", "sex", "ethnicity", "primary_reason"):
        box = desk.locator(f"select[name={question}_missing]")
        desk.locator("details.missing", has=box).get_by_text("No answer to give?").click()
        box.select_option("unknown")
    desk.get_by_role("button", name="Save the referral").click()
    desk.get_by_text("Tegan’s referral waits for a decision.").wait_for()
    page.reload()
    assert page.get_by_text("Received. Nobody has decided yet.").first.is_visible()
    assert page.get_by_text("Tegan").count() == 0
    with acting_as(partners.cast.alys):
        (count,) = queries.counts_by_partner(partners.cast.alys)
        assert (count.consultations, count.became, count.referrals) == (1, 1, 0)
    end_of_story(unrolled(desk))


def test_the_card_is_read_and_printed_without_coming_in(partners: Service) -> None:
    for phone in (True, False):
        page = on_a_phone(partners, phone)
        received: list[float] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished",
            lambda event, received=received: received.append(event["encodedDataLength"]),
        )
        page.goto("/refer/card/wales/", wait_until="networkidle")
        sys.stderr.write(f"\nCard: {sum(received):,.0f} bytes\n")
        assert sum(received) < MOST_BYTES
        assert page.get_by_role("link", name="080880 23456").is_visible()
        end_of_story(page)
        with page.expect_download() as waited:
            page.get_by_role("link", name="The card on two sides of A6 (PDF), Cymraeg").click()
        assert waited.value.suggested_filename == "card-wales.pdf"
        page.goto("/refer/card/?lang=cy")
        end_of_story(page)
        page.get_by_role("link", name="Yr Alban").click()
        page.get_by_role("heading", name="Yn poeni am berson ifanc?").wait_for()


def test_the_first_page_is_light_and_comes_on_a_slow_line(partners: Service) -> None:
    page = on_a_phone(partners)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    received: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        received.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    started = time.monotonic()
    page.goto("/refer/", wait_until="load")
    seconds = time.monotonic() - started
    page.wait_for_load_state("networkidle")
    sys.stderr.write(f"\nFirst page: {sum(received):,.0f} bytes, {seconds:.1f} s on slow 3G\n")
    assert sum(received) < MOST_BYTES
    assert page.get_by_role("button", name="Yes: whom do I ring?").is_visible()
    assert seconds < 15
