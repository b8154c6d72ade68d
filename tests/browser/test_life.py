"""A talk about life told in a browser: the phone is handed over, both views stand side by side."""

from datetime import timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.assessments.models import LifeAnswer
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.browser.test_one_visit import Hand
from tests.factories.casework import an_episode
from tests.factories.life import a_talk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_worker_hands_over_the_phone_and_adds_how_they_see_it(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    then = clock.today() - timedelta(days=40)
    a_talk(
        by=cast.nia,
        episode=episode,
        held_on=then,
        home="2",
        mind="2",
        learning="3",
        time="4",
        money="not_now",
    )
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/")
    hand = Hand(page)
    hand.tap(page.get_by_text("Plan and work", exact=True))
    hand.tap(page.get_by_role("link", name="How life is going"))
    hand.tap(page.get_by_role("link", name="Talk about it now"))
    hand.tap(page.get_by_role("button", name="Begin"))
    hand.tap(page.get_by_role("button", name="Hand over the phone"))
    page.get_by_role("heading", name="Hi Jay. How is life right now?").wait_for()
    assert hand.taps == 5
    for part, words in {"Where I live": "Mostly okay", "My mind and moods": "Not now"}.items():
        page.get_by_role("group", name=part).first.get_by_text(words, exact=True).first.click()
    page.get_by_text("Say more: Where I live").click()
    page.get_by_label("In your words").first.fill("Got my own key now.")
    page.get_by_label("If one thing could get better first, which one?").select_option("learning")
    end_of_story(unrolled(page) if phone else page, f"their-page-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Thank you, Jay").wait_for()
    end_of_story(page)

    page.goto("/my-day/")
    assert "lock" in page.url
    page.goto("about:blank")
    page.goto("/my-day/")
    page.get_by_role("button", name="Continue").click()
    page.goto(f"/young-people/{episode.young_person_id}/life/")
    assert page.get_by_text("Got my own key now.").is_visible()
    page.locator(".rows__item a").first.click()
    ours = page.get_by_role("group", name="Where I live: how do you see it?").first
    ours.get_by_text("Up and down", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"side-by-side-{size}")
    page.get_by_role("button", name="Save how you see it").click()
    page.get_by_text("Saved. Both views stay side by side.").wait_for()
    assert page.get_by_text("Seen differently").count() == 1
    page.get_by_text("The same as a table").click()
    end_of_story(unrolled(page) if phone else page, f"how-life-is-going-{size}")
    page.get_by_role("link", name="With the worker’s beside").click()
    page.get_by_text("Box: the worker’s last view.").wait_for()
    end_of_story(unrolled(page) if phone else page)
    with acting_as(cast.nia):
        assert set(LifeAnswer.objects.filter(part="home").values_list("side", "rating")) == {
            ("young_person", 2), ("young_person", 4), ("worker", 3),
        }  # fmt: skip
