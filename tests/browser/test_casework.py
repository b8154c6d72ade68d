"""Stories about the work itself, told in a browser."""

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.journey.casework import actions
from soceis.journey.casework.models import Contact, Episode
from tests.browser.checks import check_title_is_neutral
from tests.browser.conftest import Service, end_of_story
from tests.factories.casework import a_contact, an_accepted_referral, an_episode, days_ago
from tests.factories.outcomes import a_reading
from tests.factories.plans import a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.browser


def unrolled(page: Page) -> Page:
    """The whole page at once: what the bar at the foot covers can be scrolled away from, which axe cannot."""
    page.set_viewport_size({"width": 390, "height": 3_600})
    return page


def jay(service: Service) -> Episode:
    """Jay in Cardiff: Nia is key worker, Dom mentors, the first meeting was twelve days ago."""
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(12), title="Walk by the river")
    return episode


def test_a_practitioner_records_a_visit_in_a_few_taps(service: Service) -> None:
    episode = jay(service)
    page = service.page_as(service.cast.nia)
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_role("link", name="Record a visit").first.click()
    page.get_by_text("We met", exact=True).click()
    page.get_by_text("Activity", exact=True).first.click()
    page.get_by_text("1½ hours", exact=True).click()
    page.get_by_text("Fun", exact=True).click()
    page.get_by_text("Skills", exact=True).click()
    page.get_by_label("In a few words").fill("Climbing wall, then food")
    check_title_is_neutral(page)
    end_of_story(unrolled(page), "record-a-visit")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Jay Benbow’s page shows it now.").wait_for()
    page.get_by_text("Climbing wall, then food").first.wait_for()
    with acting_as(service.cast.nia):
        contact = Contact.objects.order_by("created_at").last()
    assert contact is not None
    assert (contact.mode, contact.minutes, contact.components) == ("activity", 90, {"FUN": 0.5, "SKL": 0.5})


def test_an_attempt_is_three_taps(service: Service) -> None:
    episode = jay(service)
    page = service.page_as(service.cast.nia)
    page.goto(f"/young-people/{episode.young_person_id}/contacts/new/?kind=attempt")
    page.get_by_text("Message", exact=True).click()
    page.get_by_text("No reply", exact=True).click()
    end_of_story(unrolled(page), "log-an-attempt")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Tried: message, no reply").first.wait_for()


def test_a_case_is_closed_with_a_managers_signature_and_begins_again(service: Service) -> None:
    cast, episode = service.cast, jay(service)
    with acting_as(cast.nia):
        actions.promise(
            by=cast.nia, episode=episode, text="Bring the college form", due_on=days_ago(-3).date()
        )
    page = service.page_as(cast.nia)
    page.goto(f"/episodes/{episode.pk}/close/")
    why = page.get_by_text("Why, as far as anybody knows?")
    assert not why.is_visible()
    page.get_by_label("Began, then chose to stop").check()
    assert why.is_visible()
    page.get_by_label("Wrong time, or a crisis").check()
    page.get_by_label("The young person", exact=True).check()
    page.get_by_label("We could change this").check()
    page.get_by_label("How did it end, and what was agreed?").fill(
        "He has his gran and the college. He can ring."
    )
    end_of_story(unrolled(page), "ask-to-close")
    page.get_by_role("button", name="Ask the manager").click()
    page.get_by_text("It stays open until the manager has signed.").wait_for()

    desk = service.page_as(cast.alys, phone=False)
    desk.goto(f"/episodes/{episode.pk}/sign-off/")
    assert desk.get_by_text("Wrong time, or a crisis.").is_visible()
    assert desk.get_by_text("promised by Nia, not kept yet").is_visible()
    end_of_story(desk, "sign-a-closure")
    desk.get_by_role("button", name="Sign: the work has ended").click()
    desk.get_by_text("Signed. The work with Jay Benbow has ended").wait_for()

    again = an_accepted_referral(
        by=cast.alys, area=cast.cardiff, young_person=episode.young_person,
        received_on=days_ago(0).date(), on=days_ago(0).date(),
    )  # fmt: skip
    with acting_as(cast.alys):
        second = actions.begin(by=cast.alys, referral=again)
    desk.goto(f"/episodes/{second.pk}/workers/")
    desk.get_by_label("Nia").first.check()
    end_of_story(desk, "name-a-key-worker")
    desk.get_by_role("button", name="Save the key worker").click()
    desk.get_by_text("They find Jay Benbow on their day now.").wait_for()
    with acting_as(cast.nia):
        assert Episode.objects.order_by("-number").values_list("number", "state").first() == (
            2,
            "allocated_not_started",
        )


def test_a_step_of_a_goal_is_ticked_without_leaving_the_page(service: Service) -> None:
    cast, episode = service.cast, jay(service)
    form = a_form(cast.cardiff, short=True)
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=form, in_their_words="A job, and my own money.")
    a_goal(by=cast.nia, plan=plan)
    page = service.page_as(cast.nia)
    page.goto(f"/young-people/{episode.young_person_id}/plan/")
    page.get_by_role("button", name="Ring the college", pressed=False).click()
    page.get_by_role("button", name="Ring the college", pressed=True).wait_for()
    page.get_by_text("Working on it").wait_for()
    end_of_story(unrolled(page), "a-plan")


def test_outcomes_are_recorded_with_the_reading_before_beside(service: Service) -> None:
    cast, episode = service.cast, jay(service)
    a_reading(by=cast.nia, episode=episode, evidence="worker", note="Acts fast, thinks later.")
    page = service.page_as(cast.nia)
    page.goto(f"/young-people/{episode.young_person_id}/outcomes/")
    assert page.get_by_text("Acts fast, thinks later.").is_visible()
    card = page.locator("section", has=page.get_by_role("heading", name="Makes safer decisions"))
    card.get_by_label("Better", exact=True).check()
    end_of_story(unrolled(page), "record-outcomes")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Jay Benbow’s page shows it now.").wait_for()
