"""A plan told in a browser: a goal grows, changes its words, and is read together."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.plans import actions
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled
from tests.factories.plans import a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_goal_grows_with_visits_and_changes_its_words(service: Service, phone: bool) -> None:
    cast, episode = service.cast, jay(service)
    plan = an_agreed_plan(
        by=cast.nia, episode=episode, form=a_form(cast.cardiff), in_their_words="A job, and my own money.",
        topics=["exploitation", "education_employability"], helps="Mornings are hard. A text the night before.",
    )  # fmt: skip
    a_goal(by=cast.nia, plan=plan)
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/contacts/new/")
    page.get_by_text("We met", exact=True).click()
    page.get_by_text("Ring the college (“Get my CSCS card”)").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Jay Benbow’s page shows it now.").wait_for()
    page.goto(f"/young-people/{episode.young_person_id}/plan/")
    page.get_by_text("1 of 2 steps").wait_for()
    assert page.get_by_text(", on a visit").is_visible()
    page.get_by_role("link", name="Its story, what helps, other words").click()
    page.get_by_label("What helps?").fill("CSCS course on Tuesdays")
    page.get_by_text("A course or a class").click()
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("Saved. It stands with the goal.").wait_for()
    page.get_by_text("Write it in other words").click()
    page.get_by_label("The goal in their words").fill("Work with my hands, outdoors")
    end_of_story(unrolled(page) if phone else page, f"a-goal-{'phone' if phone else 'desk'}")
    page.get_by_role("button", name="Save the new words").click()
    page.get_by_text("The old words are kept in its story.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"plan-and-goals-{'phone' if phone else 'desk'}")
    with acting_as(cast.nia):
        goal = plan.goals.get(state="working")
        actions.step_done(by=cast.nia, goal=goal, index=0)
    page.get_by_role("link", name="Look at it together").click()
    page.get_by_role("heading", name="My plan").wait_for()
    assert page.get_by_text("“Work with my hands, outdoors”").is_visible()
    assert not page.get_by_role("navigation").count()
    end_of_story(unrolled(page) if phone else page, f"my-plan-{'phone' if phone else 'desk'}")
