"""The card after a visit, told in a browser: taps and characters counted, worries, groups, corrections."""

import sys
import time

import pytest
from playwright.sync_api import Locator, Page

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person

pytestmark = pytest.mark.browser


class Hand:
    """A worker's hand on a phone: every tap and every typed character is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.typed = page, 0, 0

    def tap(self, what: Locator) -> None:
        what.first.click()
        self.taps += 1

    def type(self, where: Locator, words: str) -> None:
        """A tap into the box, then the words."""
        self.tap(where)
        where.first.press_sequentially(words)
        self.typed += len(words)

    @property
    def seconds(self) -> float:
        """A tap takes 1.5 seconds with finding the place, a character a quarter (36 words a minute on a phone)."""
        return self.taps * 1.5 + self.typed * 0.25


def test_a_routine_visit_takes_at_most_ten_taps_and_sixty_seconds(service: Service) -> None:
    """From the day: the visit was planned, they met, it was good."""
    episode = jay(service)
    with acting_as(service.cast.nia):
        actions.plan_visit(
            by=service.cast.nia, episode=episode, starts_at=clock.now(), title="Climbing wall", place="Splott"
        )
    page = service.page_as(service.cast.nia)
    page.goto("/my-day/")
    hand = Hand(page)
    started = time.monotonic()
    hand.tap(page.get_by_role("link", name="Record the visit with Jay Benbow"))
    hand.tap(page.get_by_text("Activity", exact=True))
    hand.tap(page.get_by_text("1½ hours", exact=True))
    hand.type(
        page.get_by_label("What happened?"),
        "He led the second route. We ate chips after and talked about college.",
    )
    hand.tap(page.get_by_text("Fun", exact=True))
    hand.tap(page.get_by_text("Skills", exact=True))
    hand.type(page.get_by_label("Strengths you saw"), "Patient with a younger lad.")
    hand.type(page.get_by_label("Next step"), "Ring the college.")
    hand.tap(page.get_by_role("button", name="Save"))
    page.get_by_text("Saved. Jay Benbow’s page shows it now.").wait_for()
    sys.stdout.write(
        f"\nA routine visit: {hand.taps} taps, {hand.typed} typed characters, {hand.seconds:.0f} seconds of a"
        f" worker's time; the machine's own {time.monotonic() - started:.1f}.\n"
    )
    assert hand.taps <= 10
    assert hand.seconds <= 60
    page.get_by_text("Patient with a younger lad.").wait_for()
    end_of_story(page)


def test_a_worry_is_told_and_heard(service: Service) -> None:
    episode = jay(service)
    page = service.page_as(service.cast.nia)
    page.goto(f"/young-people/{episode.young_person_id}/contacts/new/")
    page.get_by_text("We met", exact=True).click()
    page.get_by_text("Fun", exact=True).click()
    page.get_by_text("Skills", exact=True).click()
    page.get_by_text("Not in equal parts?").click()
    boxes = page.locator(".parts__boxes")
    assert boxes.get_by_label("Family").is_hidden()
    boxes.get_by_label("Fun").fill("60")
    boxes.get_by_label("Skills").fill("30")
    page.get_by_text("Something worries me").click()
    page.get_by_label("What worries you?").fill("A man waited outside in a car.")
    page.get_by_text("My manager", exact=True).click()
    page.get_by_text("The road, miles and money").click()
    page.get_by_label("Miles").fill("12.5")
    end_of_story(unrolled(page), "a-worry-on-the-card")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Now tell your manager.").wait_for()
    page.goto("/my-day/")
    end_of_story(unrolled(page))
    desk = service.page_as(service.cast.alys, phone=False)
    desk.goto("/my-day/")
    assert desk.get_by_text("A man waited outside in a car.").is_visible()
    end_of_story(desk, "a-worry-to-hear")
    desk.get_by_role("button", name="Heard").click()
    desk.get_by_text("Noted with today’s date.").wait_for()
    assert not desk.get_by_text("A man waited outside in a car.").is_visible()
    page.reload()
    assert not page.get_by_text("Worries to tell").is_visible()


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_group_is_recorded_once_and_corrected_for_one(service: Service, phone: bool) -> None:
    cast, episode = service.cast, jay(service)
    ash = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia,
        young_person=a_young_person(by=cast.alys, area=cast.cardiff, name_used="Ash Lee"),
    )  # fmt: skip
    page = service.page_as(cast.nia, phone=phone)
    page.goto("/record/")
    page.get_by_role("link", name="A group").click()
    page.get_by_label("What did you do?").fill("Football and pizza")
    people = page.get_by_role("group", name="Who was there?")
    people.get_by_text("Ash Lee", exact=True).click()
    people.get_by_text("Jay Benbow", exact=True).click()
    page.get_by_label("About Ash Lee").fill("Kept goal, kept calm.")
    page.get_by_text("1 hour", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"a-group-{'phone' if phone else 'desk'}")
    page.get_by_role("button", name="Save for everybody").click()
    page.get_by_text("Saved, on everybody’s page.").wait_for()
    page.goto(f"/young-people/{ash.young_person_id}/")
    page.get_by_text("Kept goal, kept calm.").wait_for()
    page.get_by_role("link", name="Correct Football and pizza").click()
    page.get_by_label("What was wrong?").fill("It was two hours")
    page.get_by_label("How long?").fill("120")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_role("link", name="What stood there before").click()
    assert page.get_by_text("60 min").is_visible()
    assert page.get_by_text("120 min").is_visible()
    end_of_story(unrolled(page) if phone else page, f"what-stood-there-before-{'phone' if phone else 'desk'}")
    page.goto("/my-hours/")
    assert page.get_by_role("table").get_by_text("1 h", exact=True).first.is_visible()
    end_of_story(unrolled(page) if phone else page, f"my-hours-{'phone' if phone else 'desk'}")
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_role("heading", name="Football and pizza").wait_for()
    assert not page.get_by_text("Kept goal, kept calm.").is_visible()
