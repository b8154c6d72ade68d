"""The pages about people: who sees them, two people at once, and that nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry
from soceis.people import actions
from soceis.people.models import (
    ContactPoint,
    OpenedRecord,
    PersonalDetails,
    SafetyNote,
    Tie,
    WarningLift,
    YoungPerson,
)
from tests.cast import Cast
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person

pytestmark = pytest.mark.django_db(databases="__all__")

PAGES = ("people:edit", "people:contact_points", "people:ties", "people:safety_notes")
MOST_STATEMENTS = 12


@pytest.fixture
def jay(cast: Cast) -> YoungPerson:
    """Jay in Cardiff: Nia is key worker, Dom mentors."""
    person = a_young_person(by=cast.alys, area=cast.cardiff)
    an_episode(by=cast.alys, area=cast.cardiff, young_person=person, worker=cast.nia, mentor=cast.dom)
    return person


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def save(client: Client, address: str, **values: Any) -> Any:
    page = client.get(address)
    return client.post(address, {**values, "saving_key": page.context["saving"].key})


def details(**values: Any) -> dict[str, Any]:
    return {
        "name_used": "Jay Benbow",
        "date_of_birth": "2011-03-14",
        "sex": "male",
        "ethnicity_missing": "not_asked",
        "version": "1",
        "details_version": "1",
        **values,
    }


CONTACT = {
    "way": "mobile",
    "value": "07700 900123",
    "safe": "only_when",
    "when_and_how": "After four.",
    "messages": "text_ok",
}
TIE = {
    "kind": "mother",
    "name": "Leanne",
    "may_be_told": "When we meet, not what about.",
    "facts": "lives_with",
}
NOTE = {"kind": "dog", "text": "A large dog.", "source": "Seen by Nia", "known_since": "2026-09-20"}


def test_who_sees_each_page(cast: Cast, jay: YoungPerson) -> None:
    expected = {
        # details, safe contact, people around, before a visit
        cast.alys: (200, 200, 200, 200),
        cast.nia: (200, 200, 200, 200),
        cast.dom: (403, 200, 403, 200),
        cast.sam: (404, 404, 404, 404),
        cast.morag: (404, 404, 404, 404),
        cast.ross: (404, 404, 404, 404),
        cast.neil: (403, 404, 404, 404),
        cast.dafydd: (403, 404, 404, 404),
        cast.eve: (403, 403, 403, 403),
        cast.ada: (403, 403, 403, 403),
    }
    for user, wanted in expected.items():
        client = as_user(user)
        for name, status in zip(PAGES, wanted, strict=True):
            address = reverse(name, args=[jay.id])
            assert client.get(address).status_code == status, (user, name)
    for user in (cast.dom, cast.sam, cast.morag, cast.neil, cast.eve):
        client = as_user(user)
        for name, values in zip(PAGES, (details(), CONTACT, TIE, NOTE), strict=True):
            assert client.post(reverse(name, args=[jay.id]), values).status_code in (403, 404), (user, name)
    with acting_as(cast.alys):
        assert not any(model.objects.exists() for model in (ContactPoint, Tie, SafetyNote))


def test_who_may_open_a_record(cast: Cast, jay: YoungPerson) -> None:
    address = reverse("people:open_with_reason")
    for user in (cast.nia, cast.alys, cast.neil, cast.dafydd):
        assert as_user(user).get(address).status_code == 200
    for user in (cast.dom, cast.eve, cast.ada):
        assert as_user(user).get(address).status_code == 403


def test_details_are_changed_and_found(cast: Cast, jay: YoungPerson) -> None:
    client = as_user(cast.nia)
    address = reverse("people:edit", args=[jay.id])
    assert 'value="Jay Benbow"' in shown(client, address)
    saved = save(
        client, address, **details(name_used="Jo", nicknames="Jaybird, , JB", about_me="I like drums.")
    )
    assert saved.url == reverse("staff:young_person", args=[jay.id])
    with acting_as(cast.nia):
        kept = YoungPerson.objects.get()
        assert (kept.name_used, kept.nicknames, kept.about_me) == ("Jo", ["Jaybird", "JB"], "I like drums.")
        assert PersonalDetails.objects.get().ethnicity_missing == "not_asked"
    with acting_as(cast.alys):
        assert Entry.objects.filter(action="looked", people__contains=[jay.id]).exists()


def test_two_people_at_once_see_both_versions_and_keep_their_words(cast: Cast, jay: YoungPerson) -> None:
    address = reverse("people:edit", args=[jay.id])
    nia, alys = as_user(cast.nia), as_user(cast.alys)
    key = nia.get(address).context["saving"].key
    save(alys, address, **details(strengths="Football"))
    mine = {**details(strengths="Drums"), "saving_key": key}
    stale = nia.post(address, mine)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Somebody saved a change while you had this open" in page
    assert "Saved by Alys" in page
    assert page.count("Football") == 1
    assert page.count("Drums") == 2  # beside theirs, and still in the box
    form = stale.context["form"]
    again = nia.post(
        address,
        {**mine, "version": form["version"].value(), "details_version": form["details_version"].value()},
    )
    assert again.status_code == 302
    with acting_as(cast.alys):
        assert YoungPerson.objects.get().strengths == "Drums"


@pytest.mark.parametrize(
    ("page", "values", "sentence"),
    [
        ("people:edit", details(name_used="\x00"), "There was a character in this text that cannot be kept."),
        ("people:edit", details(about_me="x" * 10_000_000), "This box keeps up to 5,000."),
        ("people:edit", details(date_of_birth="2031-01-01"), "has not happened yet"),
        ("people:edit", details(date_of_birth="1991-01-01"), "Check the year."),
        ("people:edit", details(sex="m"), "That is not one of the answers."),
        ("people:edit", details(sex=""), "or why there is no answer."),
        ("people:contact_points", {**CONTACT, "when_and_how": ""}, "Say when it is safe and how"),
        ("people:contact_points", {**CONTACT, "value": ""}, "Write the number, the address or the place."),
        ("people:contact_points", {**CONTACT, "safe": "no"}, "Keep one of the two."),
        ("people:contact_points", {**CONTACT, "way": "pigeon"}, "That is not one of the answers."),
        ("people:ties", {**TIE, "name": " "}, "Write their name"),
        ("people:ties", {**TIE, "checked_on": "2040-01-01"}, "has not happened yet"),
        ("people:ties", {**TIE, "note": "x" * 10_000_000}, "This box keeps up to 5,000."),
        ("people:safety_notes", {**NOTE, "source": ""}, "Information without a source cannot be weighed."),
        ("people:safety_notes", {**NOTE, "text": ""}, "Write what somebody must know before they visit."),
        ("people:safety_notes", {**NOTE, "known_since": "2040-01-01"}, "has not happened yet"),
        ("people:safety_notes", {**NOTE, "kind": "dragon"}, "That is not one of the answers."),
    ],
)
def test_a_mistake_is_said_and_nothing_is_saved(
    cast: Cast, jay: YoungPerson, page: str, values: dict[str, str], sentence: str
) -> None:
    answer = save(as_user(cast.nia), reverse(page, args=[jay.id]), **values)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    with acting_as(cast.nia):
        assert YoungPerson.objects.get().version == 1
        assert not any(model.objects.exists() for model in (ContactPoint, Tie, SafetyNote))


def test_a_safe_way_is_added_once_changed_and_ended(cast: Cast, jay: YoungPerson) -> None:
    client = as_user(cast.nia)
    address = reverse("people:contact_points", args=[jay.id])
    assert "Nobody has written down a safe way yet" in shown(client, address)
    key = client.get(address).context["saving"].key
    for _ in range(2):  # a double tap
        assert client.post(address, {**CONTACT, "saving_key": key}).url == address
    with acting_as(cast.nia):
        point = ContactPoint.objects.get()
        assert (point.text_ok, point.voicemail_ok, point.value) == (True, False, "07700 900123")
    page = shown(as_user(cast.dom), address)
    assert "Mobile: only when." in page
    assert "Safe: text messages." in page
    assert "Add a way" not in page
    changed = f"{address}?change={point.id}"
    assert "07700 900123" in shown(client, changed)
    save(client, changed, **{**CONTACT, "value": "07700 900456", "version": "1"})
    with acting_as(cast.nia):
        assert ContactPoint.objects.get().value == "07700 900456"
    stale = save(client, changed, **{**CONTACT, "value": "07700 900789", "version": "1"})
    page = stale.content.decode()
    assert (stale.status_code, page.count("07700 900456") >= 1, page.count("07700 900789")) == (409, True, 2)
    client.post(address, {"end": str(point.id)})
    assert "07700 900456" not in shown(client, address)
    again = client.post(address, {"end": str(point.id)})
    assert again.status_code == 409


def test_a_warning_about_somebody_is_lifted_by_a_second_person(cast: Cast, jay: YoungPerson) -> None:
    nia, alys = as_user(cast.nia), as_user(cast.alys)
    address = reverse("people:ties", args=[jay.id])
    save(nia, address, kind="adult_of_concern", name="Macca")
    with acting_as(cast.nia):
        tie = Tie.objects.get()
        assert tie.may_be_a_risk
    page = shown(nia, address)
    assert "Nobody contacts them or leaves word with them." in page
    assert nia.post(address, {"end": str(tie.id)}).status_code == 409
    dropped = save(nia, f"{address}?change={tie.id}", kind="other_family", name="Macca", version="1")
    assert "Two people lift a warning" in dropped.content.decode()
    assert nia.post(address, {"ask_lift": str(tie.id), "reason": ""}).status_code == 422
    nia.post(address, {"ask_lift": str(tie.id), "reason": "He moved away, police say."})
    with acting_as(cast.nia):
        assert Tie.objects.get().may_be_a_risk
        lift = WarningLift.objects.get()
    assert "The warning stays until an area manager who did not ask has decided." in shown(nia, address)
    assert nia.post(address, {"lift": str(lift.id)}).status_code == 403
    assert "He moved away, police say." in shown(alys, address)
    alys.post(address, {"lift": str(lift.id)})
    with acting_as(cast.alys):
        assert not Tie.objects.get().may_be_a_risk
        (entry,) = Entry.objects.filter(action="overrode a warning")
        assert entry.purpose == "He moved away, police say."


def test_nothing_known_is_said_and_a_hazard_ends_it(cast: Cast, jay: YoungPerson) -> None:
    client = as_user(cast.nia)
    address = reverse("people:safety_notes", args=[jay.id])
    assert "Nothing written here does not mean that it is safe." in shown(client, address)
    save(client, address, kind="nothing_known", source="His mother", known_since="2026-09-01")
    assert "nothing is known that a visitor must look out for" in shown(as_user(cast.dom), address)
    save(client, address, **NOTE)
    page = shown(client, address)
    assert "A large dog." in page
    assert "nothing is known that a visitor" not in page
    refused = save(client, address, kind="nothing_known", source="His mother", known_since="2026-09-21")
    assert "There are notes here that a visitor must know." in refused.content.decode()
    with acting_as(cast.nia):
        note = SafetyNote.objects.get(ended_on=None)
    client.post(address, {"end": str(note.id)})
    assert "A large dog." not in shown(client, address)


def test_a_record_is_opened_on_the_page_and_the_manager_looks(cast: Cast, jay: YoungPerson) -> None:
    sam, alys = as_user(cast.sam), as_user(cast.alys)
    address = reverse("people:open_with_reason")
    short = save(
        sam, address, how="reference", reference=jay.reference, purpose="needs_help_now", reason="Help."
    )
    assert "Say a little more" in short.content.decode()
    nothing = save(
        sam, address, how="name", name="Jay Smith", date_of_birth="2011-03-14", reference="", purpose="needs_help_now",
        reason="He rang the night line.",
    )  # fmt: skip
    assert "No young person has exactly this." in nothing.content.decode()
    opened = save(
        sam, address, how="reference", reference=jay.reference, purpose="needs_help_now",
        reason="He rang the night line.",
    )  # fmt: skip
    assert opened.url == reverse("staff:young_person", args=[jay.id])
    assert sam.get(reverse("people:contact_points", args=[jay.id])).status_code == 200
    assert sam.get(reverse("people:edit", args=[jay.id])).status_code in (403, 404)
    assert "Open for you now" in shown(sam, address)
    page = shown(alys, address)
    assert "“He rang the night line.”" in page
    with acting_as(cast.alys):
        which = OpenedRecord.objects.get()
    seen = reverse("people:opening_seen", args=[which.id])
    assert as_user(cast.sam).post(seen).status_code == 403
    assert as_user(cast.morag).post(seen).status_code == 404
    assert alys.get(seen).status_code == 405
    alys.post(seen)
    assert "He rang the night line." not in shown(alys, address)


def test_pages_take_few_statements(cast: Cast, jay: YoungPerson) -> None:
    with acting_as(cast.alys):
        for number in range(6):
            actions.add_contact_point(
                by=cast.alys, young_person=jay, way="mobile", safe="yes", value=f"07700 90012{number}"
            )
            actions.add_tie(by=cast.alys, young_person=jay, kind="friend", name=f"Friend {number}")
            actions.add_safety_note(
                by=cast.alys,
                young_person=jay,
                kind="dog",
                text="A dog.",
                source="Nia",
                known_since=date(2026, 9, 1),
            )
    client = as_user(cast.nia)
    for name in PAGES:
        address = reverse(name, args=[jay.id])
        client.get(address)
        with CaptureQueriesContext(connection) as statements:
            assert client.get(address).status_code == 200
        ours = [s["sql"] for s in statements if "SAVEPOINT" not in s["sql"]]
        assert len(ours) <= MOST_STATEMENTS, (name, len(ours), ours)


def test_encrypted_words_stand_in_no_address_title_or_audit(cast: Cast, jay: YoungPerson) -> None:
    client = as_user(cast.nia)
    address = reverse("people:contact_points", args=[jay.id])
    save(client, address, **CONTACT)
    page = shown(client, address)
    assert "07700" not in page[page.index("<title>") : page.index("</title>")]
    with acting_as(cast.alys):
        kept = " ".join(
            f"{entry.detail} {entry.purpose}" for entry in Entry.objects.filter(people__contains=[jay.id])
        )
    assert "07700" not in kept
    assert "four" not in kept
    with connection.cursor() as cursor, acting_as(cast.nia):
        cursor.execute("select value, when_and_how from people_contactpoint")
        assert "07700" not in str(cursor.fetchall())
