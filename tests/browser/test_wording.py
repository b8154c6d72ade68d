"""A quiet line while somebody writes, told in a browser: it says why, offers other words, and stops nobody."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.sharing.wording.models import PromptCount
from soceis.sharing.wording.queries import forget
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_word_is_met_with_another_and_a_quotation_is_left_alone(service: Service, phone: bool) -> None:
    forget()
    cast, episode = service.cast, jay(service)
    size = "phone" if phone else "desk"
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/keeping-safe/new/")
    box = page.locator("textarea[name=could_happen]")
    line = page.locator(".wording p")
    box.fill("He is hard to reach since the summer.")
    line.wait_for()
    assert "we have not reached them yet" in line.inner_text()
    end_of_story(unrolled(page) if phone else page, f"wording-{size}")
    box.fill("The school says: “he is hard to reach”.")
    line.wait_for(state="detached")

    manager = service.page_as(cast.alys, phone=phone)
    manager.goto("/words/")
    manager.get_by_text("Add words, or change what is said").click()
    manager.get_by_label("Words", exact=True).fill("known to police")
    manager.get_by_label("Why do they do harm?").fill("It is about a label, not about them.")
    manager.get_by_label("What to write instead?").fill("say what for, and what came of it")
    end_of_story(unrolled(manager) if phone else manager, f"words-{size}")
    manager.get_by_role("button", name="Save").click()
    manager.get_by_text("known to police").first.wait_for()
    with acting_as(cast.alys):
        assert not PromptCount.objects.exists()  # nothing was saved that held a word of the list
