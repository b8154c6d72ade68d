"""Trusted adults: somebody says whom they know, a leaving worker's cases are handed over, a mentor's day, supervision.

Each story is told on a phone and at a desk at once, as the work is: somebody out and about, somebody in the office.
"""

import re

import pytest
from playwright.sync_api import Page

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, KeptApart, MentorWord, Supervision
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode, at
from tests.factories.people import a_young_person
from tests.factories.plans import a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.browser
MANY = 25


def looked_at(page: Page, name: str, *, phone: bool) -> None:
    """Axe and reflow, and a picture named by the size."""
    end_of_story(unrolled(page) if phone else page, f"{name}-{'phone' if phone else 'desk'}")


def test_a_worker_never_meets_somebody_they_know(service: Service) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    page, desk = service.page_as(cast.dom), service.page_as(cast.alys, phone=False)
    page.goto("/conflicts/mine/")
    page.get_by_label("Whom do you know?").fill("My cousin’s mate Jay, about fifteen, from Splott")
    page.get_by_text("Friends, or friends of friends", exact=True).click()
    looked_at(page, "do-i-know-somebody", phone=True)
    page.get_by_role("button", name="Tell my manager").click()
    page.get_by_text("Thank you. Only your manager reads this.").wait_for()

    desk.goto("/conflicts/")
    looked_at(desk, "whom-our-workers-know", phone=False)
    desk.get_by_role("link", name="Dom", exact=True).click()
    desk.get_by_label("Reference of the young person").fill(episode.young_person.reference)
    looked_at(desk, "keep-apart", phone=False)
    desk.get_by_role("button", name="Keep this record from them").click()
    desk.get_by_text("Kept apart. The record does not exist for them").wait_for()
    for address in ("/my-day/", "/caseload/", "/whom-i-see/", "/conflicts/mine/"):
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        assert page.get_by_text("Jay Benbow").count() == 0
        assert page.get_by_text("kept apart").count() == 0
    page.goto(f"/young-people/{episode.young_person_id}/alongside/")
    page.get_by_text("We could not find that page").wait_for()
    with acting_as(cast.alys):
        assert KeptApart.objects.count() == 1


def test_a_manager_hands_over_twenty_five_cases_on_one_page(service: Service) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    for number in range(MANY - 1):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"Person {number:02}")
        an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    phone = service.page_as(cast.alys)
    phone.goto(f"/workers/{cast.nia.pk}/hand-over/")
    looked_at(phone, "hand-over", phone=True)

    desk = service.page_as(cast.alys, phone=False)
    desk.goto(f"/episodes/{episode.pk}/workers/")
    desk.get_by_role("link", name="They leave? Hand over all their work").click()
    desk.get_by_text("25 young people").first.wait_for()
    desk.get_by_label("Who takes everybody over?").select_option(label="Sam (no young people yet)")
    mine = desk.get_by_label(re.compile("^Jay Benbow"))
    mine.select_option(label="Alys (no young people yet)")
    looked_at(desk, "hand-over", phone=False)
    desk.get_by_role("button", name="Hand it all over").click()
    desk.get_by_text("Handed over. Nobody waits for Nia any more.").wait_for()
    with acting_as(cast.alys):
        standing = Assignment.objects.filter(kind="key_worker", ends=None)
        assert standing.filter(worker=cast.sam).count() == MANY - 1
        assert standing.get(episode=episode).worker == cast.alys


def test_a_peer_mentors_day(service: Service) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_goal(by=cast.nia, plan=plan, words="Lead a route at the wall")
    today = clock.today()
    with acting_as(cast.dom):
        actions.plan_visit(
            by=cast.dom, episode=episode, starts_at=at(today, 23), title="Climbing wall", place="The Depot"
        )
        actions.promise(by=cast.dom, episode=episode, text="Bring the second harness", due_on=today)
    page = service.page_as(cast.dom)
    page.goto("/my-day/")
    page.get_by_role("link", name="Whom I see").click()
    page.get_by_text("Today at 23:00, Climbing wall, The Depot").wait_for()
    looked_at(page, "whom-i-see", phone=True)
    page.get_by_role("link", name="Jay Benbow").click()
    page.get_by_text("Lead a route at the wall").wait_for()
    looked_at(page, "for-our-next-meeting", phone=True)
    page.get_by_label("What should they know?").fill("He slept at his nan’s. He is fine, and hungry.")
    page.get_by_role("group", name="Can it wait until you next talk?").get_by_text("No", exact=True).click()
    page.get_by_role("button", name="Tell Nia").click()
    page.get_by_text("Told. It stands on Nia’s day now").wait_for()
    page.get_by_text("Not heard yet.").wait_for()

    desk = service.page_as(cast.nia, phone=False)
    desk.goto("/my-day/")
    desk.get_by_text("He slept at his nan’s. He is fine, and hungry.").wait_for()
    looked_at(desk, "told-by-a-mentor", phone=False)
    desk.get_by_role("button", name="I have heard it").click()
    desk.get_by_text("Good. They see that you have heard it.").wait_for()
    wide = service.page_as(cast.dom, phone=False)
    wide.goto(f"/young-people/{episode.young_person_id}/alongside/")
    wide.get_by_text("Nia heard it").wait_for()
    looked_at(wide, "for-our-next-meeting", phone=False)
    with acting_as(cast.nia):
        assert MentorWord.objects.get().heard_by == cast.nia


def test_supervision_is_written_down_and_answered(service: Service) -> None:
    cast = service.cast
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    desk = service.page_as(cast.alys, phone=False)
    desk.goto("/supervision/")
    looked_at(desk, "supervision", phone=False)
    desk.get_by_role("link", name="Write down a talk with Nia").click()
    desk.get_by_label("What did you talk about?").fill("How to end a visit.")
    desk.get_by_label("How are they?").fill("Tired, and proud of the climbing.")
    desk.get_by_label(re.compile("^Jay Benbow")).check()
    looked_at(desk, "write-supervision", phone=False)
    desk.get_by_role("button", name="Keep it").click()
    desk.get_by_text("Kept. Nia can read it and add their own words.").wait_for()

    page = service.page_as(cast.nia)
    page.goto("/supervision/")
    page.get_by_role("link", name="With Alys").click()
    page.get_by_text("Tired, and proud of the climbing.").wait_for()
    page.get_by_label("Anything in your own words?").fill("I would like to go to one hearing first.")
    looked_at(page, "supervision-talk", phone=True)
    page.get_by_role("button", name="I have read it").click()
    page.get_by_text("Thank you. They see that you have read it.").wait_for()
    phone = service.page_as(cast.alys)
    phone.goto("/supervision/")
    looked_at(phone, "supervision", phone=True)
    with acting_as(cast.alys):
        assert Supervision.objects.get().worker_words == "I would like to go to one hearing first."
