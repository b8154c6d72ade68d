"""The agreement told in a browser: written together, held out on the phone, agreed; yes, no and not asked."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.consent.models import Agreement, LimitsExplained, PermissionAnswer
from soceis.journey.consent.rules import labels_in
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_worker_and_a_young_person_agree_what_to_expect(service: Service, phone: bool) -> None:
    cast = service.cast
    size = "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/agreement/")
    page.get_by_text("Not explained yet.").wait_for()
    page.get_by_label("What they want to add").fill("Text me, do not ring.")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_text("Saved as a draft.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"agreement-{size}")

    page.get_by_role("link", name="Hold it out to them").click()
    page.get_by_role("heading", name="You and us").wait_for()
    assert labels_in(page.locator("body").inner_text()) == []
    assert page.get_by_text("Jay").count() == 0
    end_of_story(page, f"agreement-held-out-{size}")
    page.get_by_role("link", name="Done").click()
    page.get_by_text("They read it on the phone").click()
    page.get_by_role("button", name="They agreed").click()
    page.get_by_text("Agreed. It holds from now on.").wait_for()
    page.get_by_role("link", name="Note that you explained it").click()
    page.get_by_text("They understood it", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"what-stays-private-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Explained on").wait_for()

    page.goto(f"/young-people/{episode.young_person_id}/permissions/")
    assert page.get_by_text("Not asked yet").count() == 6
    page.get_by_role("link", name="Photos and videos").click()
    page.get_by_text("No", exact=True).click()
    end_of_story(unrolled(page) if phone else page, f"permission-answer-{size}")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Noted. It counts from now on").wait_for()
    assert page.get_by_text("Not asked yet").count() == 5
    end_of_story(unrolled(page) if phone else page, f"permissions-{size}")
    with acting_as(cast.nia):
        assert list(Agreement.objects.values_list("state", "own_words")) == [
            ("agreed", "Text me, do not ring.")
        ]
        assert LimitsExplained.objects.count() == 1
        assert list(PermissionAnswer.objects.values_list("purpose", "answer", "answered_by")) == [
            ("photo", "refused", "young_person")
        ]
