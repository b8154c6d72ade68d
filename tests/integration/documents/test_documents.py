"""Letters go only where it is safe and stay as they went; files are sealed, erased for good, and sent safely."""

import io
from typing import Any

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from PIL import Image

from soceis.foundation.access.context import acting_as
from soceis.foundation.access.middleware import SizeMiddleware
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import ChronologyEntry, Episode
from soceis.journey.documents import actions, queries
from soceis.journey.documents.models import FilePart, Letter, StoredFile
from soceis.journey.documents.rules.scanning import scan
from soceis.journey.documents.views.papers import PAPERS
from soceis.journey.support import actions as support
from soceis.journey.support.models import Receipt
from soceis.journey.support.queries import any_receipt_for
from soceis.people import actions as people
from soceis.ui.forms import FileField
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_contact
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.factories.support import a_grant, a_request
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def a_letter(cast: Cast, episode: Episode, **values: Any) -> Letter:
    """A hello to Jay, as a draft."""
    given = {
        "kind": "hello",
        "reader": "young_person",
        "name": "Jay",
        "body": "Hi Jay, shall we meet?",
        **values,
    }
    with acting_as(cast.nia):
        return actions.write_letter(by=cast.nia, episode=episode, **given)


def a_file(cast: Cast, episode: Episode, content: bytes = b"Well done, Jay.", **values: Any) -> StoredFile:
    given = {"kind": "certificate", "title": "First aid", **values}
    with acting_as(cast.nia):
        return actions.keep_file(by=cast.nia, episode=episode, content=content, **given)


def an_address(cast: Cast, episode: Episode, safe: str, **values: Any) -> None:
    with acting_as(cast.nia):
        people.add_contact_point(
            by=cast.nia,
            young_person=episode.young_person,
            way="address",
            value="3 The Row",
            safe=safe,
            **values,
        )


def text_of(pdf: bytes) -> str:
    paper = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in paper)


@pytest.mark.parametrize("word", ["exploitation", "Gang", "at RISK", "offender"])
def test_a_letter_to_a_family_never_says_it(cast: Cast, episode: Episode, word: str) -> None:
    for reader in ("young_person", "caregiver"):
        with pytest.raises(Invalid, match="never says"):
            a_letter(cast, episode, reader=reader, body=f"We spoke about {word}.")
    assert a_letter(cast, episode, reader="professional", body=f"We spoke about {word}.").pk


@pytest.mark.parametrize(("safe", "goes"), [("yes", True), ("only_when", True), ("no", False), ("", False)])
def test_a_letter_goes_by_post_only_where_somebody_said_that_it_is_safe(
    cast: Cast, episode: Episode, safe: str, goes: bool
) -> None:
    if safe:
        an_address(cast, episode, safe, when_and_how="Plain envelope." if safe == "only_when" else "")
    letter = a_letter(cast, episode)
    with acting_as(cast.nia):
        if goes:
            assert actions.send_letter(by=cast.nia, letter=letter, how="post").sent_on
            return
        with pytest.raises(Invalid, match="Nobody has said that post is safe"):
            actions.send_letter(by=cast.nia, letter=letter, how="post")
        assert actions.send_letter(by=cast.nia, letter=letter, how="hand").sent_on


def test_a_letter_that_went_stays_as_it_went_and_stands_in_the_chronology(
    cast: Cast, episode: Episode
) -> None:
    letter = a_letter(cast, episode)
    with acting_as(cast.nia):
        actions.send_letter(by=cast.nia, letter=letter, how="hand")
        with pytest.raises(WrongState, match="stays as it is"):
            actions.change_letter(by=cast.nia, letter=letter, body="Something else")
        with pytest.raises(WrongState):
            actions.send_letter(by=cast.nia, letter=letter, how="hand")
        assert ChronologyEntry.objects.filter(kind="letter_sent", record=letter.pk).count() == 1
    shown = client_of(cast.nia).get(reverse("staff:happened", args=[episode.young_person_id]))
    assert "A letter went" in shown.content.decode()


def test_two_people_who_change_one_letter_both_keep_their_words(cast: Cast, episode: Episode) -> None:
    letter = a_letter(cast, episode)
    client, other = client_of(cast.nia), client_of(cast.alys)
    where = reverse("documents:letter", args=[letter.pk])
    pages = {one: one.get(where) for one in (client, other)}
    words = {"reader": "young_person", "name": "Jay", "version": "1"}
    for one, body in ((other, "From Alys"), (client, "From Nia")):
        answer = one.post(where, {"saving_key": pages[one].context["saving"].key, **words, "body": body})
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "From Alys" in said
    assert "From Nia" in said
    with acting_as(cast.nia):
        assert Letter.objects.get(pk=letter.pk).body == "From Alys"
        with pytest.raises(StaleEdit):
            actions.change_letter(
                by=cast.nia, letter=Letter.objects.get(pk=letter.pk), version=1, body="Late"
            )


def test_a_letter_shows_a_name_and_an_address_and_a_neutral_sender(cast: Cast, episode: Episode) -> None:
    letter = a_letter(cast, episode, address="3 The Row\nCardiff", subject="Hello")
    answer = client_of(cast.nia).get(reverse("documents:letter_paper", args=[letter.pk]))
    said = text_of(answer.content)
    assert "3 The Row" in said
    assert "Waypoint" in said
    assert "soceis" not in said.lower()
    assert "Jay" not in answer.headers["Content-Disposition"]
    with acting_as(cast.dafydd):
        assert Entry.objects.filter(action="exported", record_id=letter.pk).count() == 1


def test_every_paper_is_made_and_is_one_that_we_would_keep_ourselves(cast: Cast, episode: Episode) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_goal(by=cast.nia, plan=plan)
    a_contact(by=cast.nia, episode=episode)
    client = client_of(cast.alys)
    for code, made in PAPERS.items():
        where = reverse("documents:paper", args=[episode.young_person_id, code])
        with counting() as statements:
            answer = client.get(where)
        if code == "review":
            assert answer.status_code == 404
            continue
        assert answer.status_code == 200, made.words
        assert len(statements) <= MOST, statements
        assert scan(answer.content).media == "application/pdf"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert episode.young_person.name_used in text_of(answer.content)
    own = text_of(client.get(reverse("documents:paper", args=[episode.young_person_id, "plan"])).content)
    assert not {"exploitation", "offending", "risk", "risky"} & set(own.lower().split())


def test_a_file_lies_sealed_and_comes_back_as_it_was(cast: Cast, episode: Episode) -> None:
    content = b"A long story. " * 90_000
    file = a_file(cast, episode, content)
    with acting_as(cast.nia):
        assert FilePart.objects.count() == 3
        assert queries.content_of(cast.nia, file) == content
        with connection.cursor() as cursor:
            cursor.execute("select content from documents_filepart")
            assert all(row[0].startswith("v1.") and "long story" not in row[0] for row in cursor.fetchall())
    answer = client_of(cast.alys).get(reverse("documents:file", args=[file.pk]))
    assert answer.content == content
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_removed_file_is_erased_and_what_it_was_called_stays(cast: Cast, episode: Episode) -> None:
    file = a_file(cast, episode)
    client = client_of(cast.nia)
    where = reverse("documents:remove_file", args=[file.pk])
    page = client.get(where)
    answer = client.post(where, {"saving_key": page.context["saving"].key, "because": "wrong_person"})
    assert answer.status_code == 302
    assert client.get(reverse("documents:file", args=[file.pk])).status_code == 409
    with acting_as(cast.nia):
        assert not FilePart.objects.exists()
        assert StoredFile.objects.get().title == "First aid"
    listed = client.get(reverse("documents:documents", args=[episode.young_person_id])).content.decode()
    assert "It belongs to somebody else" in listed


def test_what_may_not_be_kept_is_said_beside_the_field(cast: Cast, episode: Episode) -> None:
    client = client_of(cast.nia)
    where = reverse("documents:add_file", args=[episode.young_person_id])

    def choose(name: str, content: bytes) -> Any:
        key = client.get(where).context["saving"].key
        file = SimpleUploadedFile(name, content, "image/jpeg")
        return client.post(where, {"saving_key": key, "file": file, "kind": "receipt", "title": "Shoes"})

    assert "kind of file is not kept" in choose("shoes.jpg", b"MZ\x90\x00").content.decode()
    assert "larger than 10 MB" in choose("shoes.jpg", b"a" * 10_500_000).content.decode()
    made = io.BytesIO()
    Image.new("RGB", (20, 20)).save(made, "PNG")
    assert choose("shoes.pdf.exe", made.getvalue()).status_code == 302
    with acting_as(cast.nia):
        assert StoredFile.objects.get().media == "image/png"


@pytest.mark.parametrize(
    ("length", "kind", "read"),
    [
        (50_000_000, "application/x-www-form-urlencoded", 50_000_000),
        (500_000_000, "multipart/form-data; boundary=edge", settings.MOST_UPLOAD_BYTES),
    ],
)
def test_what_is_far_too_large_is_refused_in_words_and_thrown_away_up_to_a_bound(
    length: int, kind: str, read: int
) -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= 1_000_000
            self.asked += size
            return b"a" * size

    sent = Endless()
    request = RequestFactory().post("/young-people/x/files/new/", b"", content_type=kind)
    request.META |= {"CONTENT_LENGTH": str(length)}
    setattr(request, "_stream", sent)  # noqa: B010  Django says otherwise what it is
    answer = SizeMiddleware(lambda _: pytest.fail("it went on"))(request)
    assert answer.status_code == 413
    assert "up to 10 MB can be kept" in answer.content.decode()  # type: ignore[attr-defined]
    assert sent.asked == read


def test_fifty_megabytes_come_back_beside_their_field_with_the_words_and_are_never_held(
    cast: Cast, episode: Episode, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    clean = FileField.clean

    def looking(field: FileField, data: Any, initial: Any = None) -> Any:
        held.append(data.size)
        return clean(field, data, initial)

    monkeypatch.setattr(FileField, "clean", looking)
    client = client_of(cast.nia)
    where = reverse("documents:add_file", args=[episode.young_person_id])
    key = client.get(where).context["saving"].key
    film = SimpleUploadedFile("film.mp4", b"a" * 50_000_000, "video/mp4")
    answer = client.post(where, {"file": film, "saving_key": key, "kind": "other", "title": "Our walk"})
    assert answer.status_code == 200
    assert "larger than 10 MB" in answer.content.decode()
    assert 'value="Our walk"' in answer.content.decode()
    assert max(held) <= settings.MOST_REQUEST_BYTES + 100_000


def a_receipt(cast: Cast, episode: Episode) -> Receipt:
    """£12.50 of a grant of £40."""
    grant = a_grant(by=cast.nia, request=a_request(by=cast.nia, episode=episode), manager=cast.alys)
    with acting_as(cast.nia):
        return support.add_receipt(
            by=cast.nia, grant=grant, kind="receipt", shop="Outdoor outlet", pence=12_50
        )


def test_a_receipt_has_its_photo_which_those_who_see_the_record_open(cast: Cast, episode: Episode) -> None:
    receipt = a_receipt(cast, episode)
    client, manager = client_of(cast.nia), client_of(cast.alys)
    where = reverse("documents:receipt_file", args=[receipt.pk])
    request = reverse("support:request", args=[receipt.grant.request_id])
    assert "Add a photo" in client.get(request).content.decode()
    made = io.BytesIO()
    Image.new("RGB", (20, 20)).save(made, "JPEG")
    for name, content, sentence in (
        ("receipt.pdf", b"MZ\x90\x00", "kind of file is not kept"),
        ("receipt.txt", b"I bought it, truly.", "photo or a PDF"),
        ("receipt.jpg", made.getvalue(), ""),
    ):
        key = client.get(where).context["saving"].key
        file = SimpleUploadedFile(name, content, "image/jpeg")
        with counting() as statements:
            answer = client.post(where, {"saving_key": key, "file": file})
        assert sentence in answer.content.decode(), name
    assert (answer.status_code, answer.headers["Location"]) == (302, request)
    with counting() as statements:
        listed = manager.get(request).content.decode()
    assert len(statements) <= MOST, statements
    assert "1 photo or PDF" in listed
    with acting_as(cast.alys):
        kept = StoredFile.objects.get()
    assert (kept.receipt_id, kept.kind, kept.media) == (receipt.pk, "receipt", "image/jpeg")
    with counting() as statements:
        shown = manager.get(where).content.decode()
    assert len(statements) <= MOST, statements
    assert reverse("documents:file", args=[kept.pk]) in shown
    with acting_as(cast.nia):
        actions.remove_file(by=cast.nia, file=queries.file_for(cast.nia, kept.pk), because="wrong_file")
    assert "Add a photo" in client.get(request).content.decode()


def test_no_photo_is_added_to_a_receipt_by_strangers_or_after_it_was_taken_back(
    cast: Cast, episode: Episode
) -> None:
    receipt = a_receipt(cast, episode)
    where = reverse("documents:receipt_file", args=[receipt.pk])
    for user, status in ((cast.dom, 403), (cast.sam, 404), (cast.ross, 404)):
        assert client_of(user).get(where).status_code == status
        with acting_as(user), pytest.raises((NotFound, Refused)):
            actions.keep_receipt(by=user, receipt=receipt, title="Mine", content=b"%PDF-")
    with acting_as(cast.nia):
        support.take_back_receipt(by=cast.nia, receipt=receipt)
        taken_back = any_receipt_for(cast.nia, receipt.pk)
        with pytest.raises(WrongState, match="taken back"):
            actions.keep_receipt(by=cast.nia, receipt=taken_back, title="Late", content=b"%PDF-")


def test_peer_mentors_and_strangers_have_no_documents(cast: Cast, episode: Episode) -> None:
    letter, file = a_letter(cast, episode), a_file(cast, episode)
    for user, error in ((cast.dom, (NotFound, Refused)), (cast.sam, NotFound), (cast.ross, NotFound)):
        with acting_as(user):
            for read, key in ((queries.letter_for, letter.pk), (queries.file_for, file.pk)):
                with pytest.raises(error):
                    read(user, key)
            with pytest.raises((NotFound, Refused)):
                actions.remove_file(by=user, file=file, because="asked")


def test_the_page_takes_few_statements_however_much_is_there(cast: Cast, episode: Episode) -> None:
    for number in range(4):
        a_letter(cast, episode, subject=f"Letter {number}")
        a_file(cast, episode, title=f"File {number}")
    client: Client = client_of(cast.nia)
    where = reverse("documents:documents", args=[episode.young_person_id])
    client.get(where)
    with counting() as statements:
        answer = client.get(where)
    assert "Letter 3" in answer.content.decode()
    assert len(statements) <= MOST, statements
