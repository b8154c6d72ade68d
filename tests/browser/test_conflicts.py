"""A peer mentor says whom they know; the manager keeps the record apart; a worker's cases are handed over."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.casework.models import Assignment, KeptApart
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_peer_mentor_never_meets_somebody_they_know(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    page = service.page_as(cast.dom, phone=phone)
    page.goto("/conflicts/mine/")
    page.get_by_label("Whom do you know?").fill("My cousin’s mate Jay, about fifteen, from Splott")
    page.get_by_text("Friends, or friends of friends", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"do-i-know-somebody-{size}")
    page.get_by_role("button", name="Tell my manager").click()
    page.get_by_text("Thank you. Only your manager reads this.").wait_for()

    manager = service.page_as(cast.alys, phone=phone)
    manager.goto("/conflicts/")
    end_of_story(unrolled(manager) if phone else manager, f"whom-our-workers-know-{size}")
    manager.get_by_role("link", name="Dom", exact=True).click()
    manager.get_by_label("Reference of the young person").fill(episode.young_person.reference)
    end_of_story(unrolled(manager) if phone else manager)
    manager.get_by_role("button", name="Keep this record from them").click()
    manager.get_by_text("Kept apart. The record does not exist for them").wait_for()
    page.goto("/caseload/")
    assert page.get_by_text("Jay").count() == 0
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_text("We could not find that page").wait_for()

    manager.goto(f"/episodes/{episode.pk}/workers/")
    manager.get_by_role("link", name="They leave? Hand over all their work").click()
    manager.get_by_label("Who takes everybody over?").select_option(label="Sam (no young people yet)")
    end_of_story(unrolled(manager) if phone else manager, f"hand-over-{size}")
    manager.get_by_role("button", name="Hand it all over").click()
    manager.get_by_text("Handed over.").wait_for()
    with acting_as(cast.alys):
        assert KeptApart.objects.count() == 1
        key_worker = Assignment.objects.get(kind="key_worker", ends=None)
        assert key_worker.worker == cast.sam
