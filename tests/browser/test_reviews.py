"""The manager's monthly review told in a browser: what changed stands there, taps and characters are counted."""

import sys

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.casework import actions
from soceis.journey.casework.models import MonthlyReview
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import a_contact, days_ago
from tests.factories.plans import a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.browser
THREE_MINUTES = 180


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_review_is_written_in_three_minutes(service: Service, phone: bool) -> None:
    cast, episode = service.cast, jay(service)
    with acting_as(cast.alys):
        actions.write_review(
            by=cast.alys, episode=episode, month=days_ago(40).date(), held_on=days_ago(30).date(),
            progress="He comes every week.", progress_direction="better", worry="A car outside school.",
            worry_direction="same", young_person_view="It is alright.", next_step="Ask the school.",
        )  # fmt: skip
    a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    seen = a_contact(by=cast.nia, episode=episode, title="Climbing wall")
    with acting_as(cast.nia):
        actions.raise_concern(by=cast.nia, contact=seen, text="A new phone he did not buy.", tell=["police"])
    page = service.page_as(cast.alys, phone=phone)
    page.set_viewport_size({"width": 360, "height": 740} if phone else {"width": 1280, "height": 900})
    page.goto("/reviews/")
    end_of_story(unrolled(page) if phone else page)
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="Review Jay Benbow").last)
    assert page.get_by_text("A car outside school.").is_visible()
    page.get_by_text("One goal being worked on").wait_for()
    assert page.get_by_label("In a sentence or two").input_value().startswith("Met 2 times since")
    assert page.get_by_label("What worries you now").input_value() == "A new phone he did not buy."
    assert page.locator("[name=next_step]").input_value() == "Ask the school."
    hand.tap(page.get_by_role("group", name="How is it going?").get_by_text("Going better"))
    hand.type(
        page.get_by_label("In a sentence or two"), " College said yes to a taster week; Nia goes along."
    )
    hand.tap(page.get_by_role("group", name="And the worries?").get_by_text("Harder"))
    hand.type(
        page.get_by_label("What the young person thinks"),
        "Says college is not for people like him, and goes.",
    )
    hand.type(page.get_by_label("Decided"), "Ask the police what they know of the phone.")
    end_of_story(unrolled(page) if phone else page, f"monthly-review-{'phone' if phone else 'desk'}")
    hand.tap(page.get_by_role("button", name="Save the review"))
    page.get_by_text("Saved. The next one is next month.").wait_for()
    print(
        f"\na monthly review: {hand.taps} taps, {hand.typed} characters, {hand.seconds:.0f} s",
        file=sys.__stdout__,
    )
    assert hand.seconds <= THREE_MINUTES
    with acting_as(cast.alys):
        assert MonthlyReview.objects.latest("month").worry_direction == "worse"
