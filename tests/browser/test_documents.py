"""Documents told in a browser: a letter that goes by hand, a photo without its place, papers to print."""

import re
from pathlib import Path

import pypdfium2
import pytest

from soceis.foundation.access.context import acting_as
from soceis.journey.documents.models import Letter, StoredFile
from soceis.people import actions as people
from tests.browser.conftest import Service, end_of_story
from tests.browser.test_casework import jay, unrolled
from tests.unit.documents.test_looking_into_files import a_photo

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_a_worker_writes_sends_and_keeps(service: Service, phone: bool) -> None:
    cast, episode = service.cast, jay(service)
    with acting_as(cast.nia):
        people.add_contact_point(
            by=cast.nia, young_person=episode.young_person, way="address", value="3 The Row", safe="no"
        )
    page = service.page_as(cast.nia, phone=phone)
    page.set_viewport_size({"width": 360, "height": 740} if phone else {"width": 1280, "height": 900})
    page.goto(f"/young-people/{episode.young_person_id}/")
    page.get_by_text("Papers", exact=True).click()
    page.get_by_role("link", name="Documents").click()

    page.get_by_role("link", name="Write a letter").click()
    page.get_by_role("link", name="Hello, before we first meet").click()
    body = page.get_by_label("The letter")
    kind_words = body.input_value()
    assert "I’m Nia" in kind_words
    body.fill("We talk about exploitation.")
    page.get_by_role("button", name="Keep as a draft").click()
    assert page.get_by_text("never says “exploitation”").first.is_visible()
    page.get_by_label("The letter").fill(kind_words)
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Keep as a draft").click()

    page.get_by_role("link", name="Hello", exact=True).click()
    page.get_by_label("By post").check()
    page.get_by_role("button", name="Note that it went").click()
    assert page.get_by_text("Nobody has said that post is safe").first.is_visible()
    page.get_by_label("Given by hand").check()
    page.get_by_role("button", name="Note that it went").click()
    page.get_by_text("The letter stays as it went.").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("PDF.*Hello")).click()
    assert "Jay" not in taken.value.suggested_filename
    paper = pypdfium2.PdfDocument(taken.value.path())
    assert "Hi Jay" in paper[0].get_textpage().get_text_range()

    page.get_by_role("link", name="Add a file").click()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "receipt.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00"}
    )
    page.get_by_label("Certificate or award").check()
    page.get_by_label("What is it, in a few words?").fill("First aid")
    page.get_by_role("button", name="Keep it").click()
    assert page.get_by_text("This kind of file is not kept").first.is_visible()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": a_photo()}
    )
    end_of_story(unrolled(page) if phone else page)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("without where and when it was taken").wait_for()
    end_of_story(unrolled(page) if phone else page, f"documents-{'phone' if phone else 'desk'}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="First aid").first.click()
    assert b"A telephone" not in Path(taken.value.path()).read_bytes()
    with acting_as(cast.nia):
        assert Letter.objects.get().sent_how == "hand"
        assert StoredFile.objects.get().media == "image/jpeg"
