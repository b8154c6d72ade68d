"""A panel told in a browser: put on the agenda, who came, who leaves the room, what was decided, the minutes."""

import re
from datetime import timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.sharing.meetings.models import AgendaItem
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.sharing import a_meeting, an_agreement, an_organisation, somebody_there

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_whoever_may_not_hear_it_leaves_the_room(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Hillside", kind="education")
    pugh = somebody_there(by=cast.alys, organisation=police)
    dale = somebody_there(by=cast.alys, organisation=school, name="Ms Dale", email="dale@hillside.example")
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    panel = a_meeting(
        by=cast.alys, area=cast.cardiff, came=(pugh, dale), starts_at=clock.now() - timedelta(minutes=20)
    )

    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/meetings/")
    page.get_by_text("Panel of March").click()
    page.get_by_label("What do you want from the meeting for them?").fill("A school that has him back.")
    end_of_story(unrolled(page) if phone else page, f"meeting-agenda-{size}")
    page.get_by_role("button", name="Put on the agenda").click()
    page.get_by_role("link", name="Panel of March").click()
    page.get_by_role("link", name="Note what was told").click()
    page.get_by_label("What is it, in words?").fill("A man waits at the bus stop on Fridays.")
    page.get_by_text("Worries about their safety", exact=True).click()
    page.get_by_label("Why, and why this much?").fill("They can look for him.")
    page.get_by_text("They were told, or asked", exact=True).click()
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Not everybody at the table may hear this.").first.wait_for()
    end_of_story(unrolled(page) if phone else page, f"meeting-refused-{size}")

    boss = service.page_as(cast.alys, phone=phone)
    boss.goto(f"/meetings/{panel.pk}/")
    boss.get_by_role("button", name=re.compile("Did not come.*Ms Dale")).click()
    boss.get_by_role("button", name="It was held").click()
    boss.get_by_text("Noted. Say who came").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"meeting-{size}")

    page.get_by_role("button", name="Note it").click()
    page.get_by_role("link", name="South Wales Police").wait_for()
    page.get_by_label("What was decided, and why?").fill("Hillside has him back on Monday.")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Agree something").click()
    page.get_by_label("What is to be done?").fill("Walk with him on Monday")
    page.get_by_label("Who does it?").select_option(label="Alys")
    page.get_by_role("button", name="Agree it").click()
    page.get_by_text("Agreed and noted.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"meeting-item-{size}")

    boss.goto("/meetings/")
    boss.get_by_role("link", name="Walk with him on Monday").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"meetings-{size}")
    boss.get_by_role("link", name="Panel of March").click()
    boss.get_by_role("button", name="Agree the minutes").click()
    with boss.expect_download() as taken:
        boss.get_by_role("link", name="Minutes for South Wales Police (PDF)").click()
    assert taken.value.suggested_filename.startswith("minutes-")
    with acting_as(cast.alys):
        assert AgendaItem.objects.get().meeting.state == "minuted"
