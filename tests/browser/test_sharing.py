"""Sharing told in a browser: safety does not wait for an agreement, and the manager looks at what was shared."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.agreements import jobs
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.partners import actions as partners
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import unrolled
from tests.factories.casework import an_episode
from tests.factories.sharing import an_agreement, an_organisation, somebody_there, told

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_safety_does_not_wait_for_an_agreement(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    council = an_organisation(
        by=cast.alys, area=cast.cardiff, name="Cardiff Council", kind="children_services"
    )
    somebody_there(by=cast.alys, organisation=council, name="Jo Marsh", job="Team manager")
    an_agreement(
        by=cast.alys,
        area=cast.cardiff,
        organisation=council,
        title="Children's services",
        stage="partner_review",
    )
    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/young-people/{episode.young_person_id}/who-knows/")
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("link", name="Share something").click()
    page.get_by_label("Which organisation?").select_option(label="Cardiff Council")
    page.get_by_label("What is it, in words?").fill("A man waits at the bus stop on Fridays.")
    page.get_by_text("Worries about their safety", exact=True).click()
    page.get_by_label("Why, and why this much?").fill("Their duty social worker needs it tonight.")
    page.get_by_text("They will be told", exact=True).click()
    page.get_by_label("How was it passed?").select_option("telephone")
    end_of_story(unrolled(page) if phone else page, f"share-{size}")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("The agreement with them is not in force yet.").first.wait_for()
    assert (
        page.get_by_label("What is it, in words?").input_value() == "A man waits at the bus stop on Fridays."
    )
    end_of_story(unrolled(page) if phone else page, f"share-refused-{size}")
    page.get_by_label("If no agreement covers it: why can safety not wait?").fill("Friday is tomorrow.")
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("heading", name="Told Cardiff Council").wait_for()
    end_of_story(unrolled(page) if phone else page, f"who-knows-{size}")

    boss = service.page_as(cast.alys, phone=phone)
    boss.goto("/partners/")
    end_of_story(unrolled(boss) if phone else boss, f"partners-{size}")
    boss.get_by_role("link", name="Cardiff Council").click()
    boss.get_by_role("button", name="E-mail came back").click()
    boss.get_by_text("Their e-mail came back", exact=True).wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"partner-{size}")
    boss.goto("/agreements/")
    end_of_story(unrolled(boss) if phone else boss, f"agreements-{size}")
    boss.get_by_role("link", name="Children's services").click()
    end_of_story(unrolled(boss) if phone else boss, f"agreement-{size}")
    boss.goto("/agreements/without/")
    end_of_story(unrolled(boss) if phone else boss)
    boss.get_by_role("link", name="Jay").click()
    boss.get_by_role("button", name="I have looked at it").click()
    boss.get_by_text("Noted: you have looked at it.").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"disclosure-{size}")
    with acting_as(cast.alys):
        assert Disclosure.objects.get().seen_by_id == cast.alys.pk


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_partners_are_briefed_asked_and_told_in_numbers(service: Service, phone: bool) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Hillside Academy", kind="education")
    somebody_there(by=cast.alys, organisation=school, name="Ms Dale", level="senior")
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, referrer_organisation="Hillside Academy")
    boss = service.page_as(cast.alys, phone=phone)
    boss.goto("/partners/briefings/new/")
    boss.get_by_label("What is it called?").fill("All heads of year")
    boss.get_by_label("What is it about?").select_option("recognising")
    boss.get_by_text("People who work with young people", exact=True).click()
    boss.get_by_text("Hillside Academy", exact=True).click()
    boss.get_by_label("Who of us gives it?").select_option(label="Nia")
    end_of_story(unrolled(boss) if phone else boss, f"briefing-plan-{size}")
    boss.get_by_role("button", name="Save").click()
    boss.get_by_role("link", name="All heads of year").click()
    boss.get_by_text("Ms Dale (Hillside Academy)").click()
    boss.get_by_label("How many others came from Hillside Academy?").fill("9")
    end_of_story(unrolled(boss) if phone else boss, f"briefing-came-{size}")
    boss.get_by_role("button", name="It was held").click()
    boss.get_by_text("9 others of Hillside Academy").wait_for()
    boss.goto("/partners/briefings/")
    boss.get_by_text("10 people came").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"briefings-{size}")

    boss.goto("/partners/requests/")
    boss.get_by_label("Who was asked?").select_option(label="Hillside Academy")
    boss.get_by_label("What was asked for?").select_option("help")
    boss.get_by_label("What exactly?").fill("A quiet room for the first talk")
    boss.get_by_role("button", name="Note it").click()
    boss.get_by_role("link", name="A quiet room for the first talk").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"asked-{size}")

    boss.goto("/partners/reasons/")
    boss.get_by_label("Which partner?").select_option(label="Hillside Academy")
    boss.get_by_label("What changes?").fill("We meet in the drama room")
    boss.get_by_label("Who of us sees to it?").select_option(label="Nia")
    boss.get_by_role("button", name="Note it").click()
    boss.get_by_text("We meet in the drama room").first.wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"reasons-{size}")
    boss.goto(f"/partners/{school.pk}/report/")
    boss.get_by_role("heading", name="What became of what they brought").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"report-{size}")

    boss.goto("/partners/signposting/new/")
    boss.get_by_label("What is the service called?").fill("The Drum Room")
    boss.get_by_text("Things to do", exact=True).click()
    boss.get_by_label("From which age?").fill("11")
    end_of_story(unrolled(boss) if phone else boss, f"signpost-new-{size}")
    boss.get_by_role("button", name="Save").click()
    boss.get_by_label("How old are they?").fill("15")
    boss.get_by_role("button", name="Find").click()
    boss.get_by_role("link", name="The Drum Room").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"signposts-{size}")
    boss.get_by_role("link", name="The Drum Room").click()
    boss.get_by_role("button", name="I made sure of it today").click()
    boss.get_by_text("Noted: you made sure of it today.").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"signpost-{size}")
    boss.goto("/partners/signposting/read-in/")
    boss.get_by_label("The file").set_input_files(
        {"name": "services.json", "mimeType": "application/json", "buffer": b'[{"id": "42"}]'}
    )
    boss.get_by_role("button", name="Read it in").click()
    boss.get_by_text("must be a UUID").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"signpost-file-{size}")


def first_page(path: Path) -> str:
    """The words of a paper's first page."""
    with pypdfium2.PdfDocument(path) as paper:
        return str(paper[0].get_textpage().get_text_range())


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_an_agreement_ends_soon_its_speaker_has_left_and_what_was_told_is_put_right(
    service: Service, phone: bool
) -> None:
    cast, size = service.cast, "phone" if phone else "desk"
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    rees = somebody_there(by=cast.alys, organisation=police, name="Constable Rees", job="Deputy")
    pugh = somebody_there(by=cast.alys, organisation=police, deputy=rees, job="Exploitation team")
    ends = clock.today() + timedelta(days=25)
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police, ends_on=ends)
    sent = told(
        by=cast.nia, young_person=episode.young_person, area=cast.cardiff, organisation=police, contact=pugh,
        method="secure_email", happened_on=clock.today() - timedelta(days=6),
    )  # fmt: skip
    with acting_as(cast.alys):
        agreeing.name_contact(by=cast.alys, party=agreement.parties.get(), contact=pugh)
        partners.note(by=cast.alys, contact=pugh, what="left")
    jobs.remind_everybody()

    boss = service.page_as(cast.alys, phone=phone)
    boss.goto("/monday/")
    boss.get_by_text("ends in 25 days").first.wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"monday-partners-{size}")
    boss.get_by_role("button", name="Seen").click()
    boss.get_by_text("Noted: you have seen it.").wait_for()
    boss.goto("/monday/")
    boss.get_by_role("link", name="Somebody at a partner to find again").click()
    boss.get_by_role("link", name="Sergeant Pugh, South Wales Police").click()
    boss.get_by_role("heading", name="Sent without a receipt").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"turnover-{size}")
    boss.get_by_label("Constable Rees, Deputy").check()
    boss.get_by_role("button", name="Name them").click()
    boss.get_by_role("heading", name="Working together: Keeping young people safe").wait_for()
    end_of_story(unrolled(boss) if phone else boss, f"pack-{size}")
    with boss.expect_download() as taken:
        boss.get_by_role("link", name="As a paper (PDF)").click()
    assert "Constable Rees" in first_page(taken.value.path())
    boss.goto("/monday/")
    boss.get_by_role("link", name="Somebody new at a partner to brief").wait_for()
    assert boss.get_by_role("link", name="Somebody at a partner to find again").count() == 0

    page = service.page_as(cast.nia, phone=phone)
    page.goto(f"/partners/{police.pk}/told/")
    end_of_story(unrolled(page) if phone else page, f"told-and-heard-{size}")
    page.goto("/shared/waiting/")
    page.get_by_role("link", name="South Wales Police").click()
    page.get_by_label("Put right").check()
    page.get_by_label("What was wrong, and what is right?").fill("It was a blue car, not a grey one.")
    page.get_by_role("button", name="Note it").click()
    page.get_by_role("link", name="Tell them").click()
    end_of_story(unrolled(page) if phone else page, f"notice-{size}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="As a paper (PDF)").click()
    notice = first_page(taken.value.path())
    assert "blue car" in notice
    assert sent.what not in notice
    page.get_by_role("button", name="They have it").click()
    page.get_by_label("They have put it right").check()
    page.get_by_label("Who told you so?").fill("Constable Rees")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("They have put it right (Constable Rees").wait_for()
    page.goto("/shared/waiting/")
    page.get_by_text("Everybody has heard and answered.").wait_for()
    end_of_story(unrolled(page) if phone else page, f"waiting-to-hear-{size}")
