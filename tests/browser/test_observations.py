"""Small things told on a phone: a colleague notes what she saw, beside what the school said."""

import re

import pytest

from soceis.foundation.access.context import acting_as
from soceis.sharing.observations.models import Observation
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.sharing import an_organisation, noticed

pytestmark = pytest.mark.browser


def test_several_small_things_prompt_a_conversation(service: Service) -> None:
    cast = service.cast
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Hillside", kind="education")
    noticed(
        by=cast.nia, young_person=episode.young_person, area=cast.cardiff, source="organisation",
        organisation=school, handling="not_passed_on",
    )  # fmt: skip
    page = service.page_as(cast.nia, phone=True)
    page.goto(f"/young-people/{episode.young_person_id}/noticed/")
    page.get_by_role("link", name="Note something small").click()
    page.get_by_label("What was noticed?").fill("He had two phones at the gate.")
    page.get_by_text("At school", exact=True).click()
    page.get_by_text("Seen by whoever says so", exact=True).click()
    end_of_story(unrolled(page), "observation-note-phone")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Different people noticed something within six weeks").wait_for()
    end_of_story(unrolled(page), "observations-phone")
    page.get_by_role("link", name=re.compile("Open.*He had two phones")).click()
    page.get_by_text("Something here is wrong").click()
    page.get_by_label("What was noticed?").fill("He had his own phone and his mother's.")
    page.get_by_role("button", name="Correct it").click()
    page.get_by_text("What stood there before").wait_for()
    end_of_story(unrolled(page), "observation-corrected-phone")
    with acting_as(cast.nia):
        assert Observation.objects.filter(place="school").count() == 2
