"""The directory of services: who keeps it, what a file does to it, what leaves."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused
from soceis.sharing.signposting import actions, queries
from soceis.sharing.signposting.models import Signpost
from tests.cast import Cast
from tests.doors import client_of
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def a_service(**values: Any) -> dict[str, Any]:
    """A service of the standard, with something that it does not know."""
    return {
        "id": str(uuid4()), "name": "Drum room", "status": "active", "url": "https://drums.example",
        "minimum_age": 11, "maximum_age": 17, "assured_date": "2026-10-01", "x-colour": {"of": "the door"},
        "last_modified": "2026-10-01T10:00:00.000Z", **values,
    }  # fmt: skip


def test_reading_a_file_twice_doubles_nothing_and_what_changed_is_brought_up_to_date(cast: Cast) -> None:
    one, two = a_service(), a_service(name="Kitchen", minimum_age=16, maximum_age=None)
    with acting_as(cast.alys):
        first = actions.read_in(by=cast.alys, area=cast.cardiff, content=json.dumps([one, two]).encode())
        assert (first.added, first.changed, first.same) == (["Drum room", "Kitchen"], [], 0)
        newer = {**one, "name": "Drums", "last_modified": "2026-11-01T10:00:00.000Z"}
        again = actions.read_in(by=cast.alys, area=cast.cardiff, content=json.dumps([newer, two]).encode())
        assert (again.added, again.changed, again.same) == ([], ["Drums"], 1)
        older = actions.read_in(by=cast.alys, area=cast.cardiff, content=json.dumps(one).encode())
        assert older.ours_newer == ["Drums"]
        assert Signpost.objects.count() == 2
        given = json.loads(actions.give(by=cast.alys, area=cast.cardiff))
    assert given["contents"] == [newer, two]


def test_what_we_write_leaves_as_the_standard_and_our_note_never_does(cast: Cast) -> None:
    with acting_as(cast.alys):
        made = actions.add(
            by=cast.alys, area=cast.cardiff, name="Boxing", organisation="Splott Boxing", telephone="029 2000 0000",
            helps=["things_to_do"], least_age=11, most_age=25, cost="Free", note="Ask for Gwen.",
        )  # fmt: skip
        hidden = actions.add(by=cast.alys, area=cast.cardiff, name="Not to be given", is_public=False)
        text = actions.give(by=cast.alys, area=cast.cardiff).decode()
        assert "Ask for Gwen" not in text
        assert "Not to be given" not in text
        (service,) = json.loads(text)["contents"]
        assert service["contacts"][0]["phones"][0]["number"] == "029 2000 0000"
        assert service["assured_date"] == clock.today().isoformat()
        assert made.checked_on == hidden.checked_on == clock.today()
        with pytest.raises(Invalid) as refused:
            actions.change_signpost(
                by=cast.alys, signpost=made, version=made.version, name="Boxing", url="javascript:alert(1)",
                least_age=19, most_age=12,
            )  # fmt: skip
        assert "most_age" in refused.value.fields
        with pytest.raises(Invalid) as refused:
            actions.change_signpost(
                by=cast.alys, signpost=made, version=made.version, name="Boxing", url="javascript:alert(1)"
            )
        assert "url" in refused.value.fields


def test_a_service_is_found_by_age_help_and_words_and_closed_ones_are_not(cast: Cast) -> None:
    with acting_as(cast.alys):
        for name, values in (
            ("Drums", {"least_age": 11, "most_age": 17, "helps": ["things_to_do"]}),
            ("Everybody", {"helps": ["money"], "description": "Food parcels"}),
            ("Gone", {"status": "defunct"}),
        ):
            actions.add(by=cast.alys, area=cast.cardiff, name=name, **values)
    with acting_as(cast.nia):
        names = {
            "15": [one.name for one in queries.find(cast.nia, age=15)],
            "30": [one.name for one in queries.find(cast.nia, age=30)],
            "money": [one.name for one in queries.find(cast.nia, helps="money")],
            "parcels": [one.name for one in queries.find(cast.nia, words="parcels")],
        }
    assert names == {
        "15": ["Drums", "Everybody"],
        "30": ["Everybody"],
        "money": ["Everybody"],
        "parcels": ["Everybody"],
    }


def test_managers_keep_the_directory_of_their_area_and_others_read_it_or_nothing(cast: Cast) -> None:
    with acting_as(cast.alys):
        made = actions.add(by=cast.alys, area=cast.cardiff, name="Drums")
    for stranger in (cast.nia, cast.morag, cast.dafydd):
        with acting_as(stranger):
            with pytest.raises(Refused):
                actions.read_in(by=stranger, area=cast.cardiff, content=b"[]")
            assert Signpost.objects.filter(pk=made.pk).update(name="x") == 0
    page, edit = (reverse(f"signposting:{name}", args=[made.pk]) for name in ("signpost", "edit"))
    for user, status, editing in (
        (cast.nia, 200, 403), (cast.morag, 404, 404), (cast.dom, 403, 403), (cast.eve, 403, 403), (cast.neil, 200, 200),
    ):  # fmt: skip
        client = client_of(user)
        assert client.get(page).status_code == status
        assert client.get(edit).status_code == editing
    assert (
        client_of(cast.morag).get(reverse("signposting:give"), {"area": str(cast.cardiff.pk)}).status_code
        == 404
    )


def test_the_pages_read_a_file_write_an_entry_once_and_run_nothing_that_stands_in_it(cast: Cast) -> None:
    client = client_of(cast.alys)
    file = json.dumps([a_service(name="<script>alert(1)</script>", assured_date="2024-01-01"), {"id": "x"}])
    upload = SimpleUploadedFile("services.json", file.encode(), content_type="application/json")
    said = client.post(reverse("signposting:read_in"), {"file": upload}).content.decode()
    assert "1 service added" in said
    assert "must be a UUID" in said
    wrong = client.post(reverse("signposting:read_in"), {"file": SimpleUploadedFile("x.json", b"{")})
    assert wrong.status_code == 422
    assert "not JSON" in wrong.content.decode()
    with counting() as asked:
        listed = client.get(reverse("signposting:find"), {"age": "15"}).content.decode()
    assert len(asked) <= MOST
    assert "<script>alert" not in listed
    assert "over a year ago" in listed
    with acting_as(cast.alys):
        found = Signpost.objects.get()
    assert client.post(reverse("signposting:checked", args=[found.pk])).status_code == 302
    with counting() as asked:
        key = client.get(reverse("signposting:edit", args=[found.pk])).context["saving"].key
    assert len(asked) <= MOST
    with acting_as(cast.alys):
        found.refresh_from_db()
    assert found.checked_on == clock.today()
    assert found.content["x-colour"] == {"of": "the door"}
    typed = {"saving_key": key, "name": "Drum room", "status": "active", "is_public": "yes", "version": found.version,
             "helps": ["things_to_do"]}  # fmt: skip
    for _ in range(2):
        assert client.post(reverse("signposting:edit", args=[found.pk]), typed).status_code == 302
    with acting_as(cast.alys):
        found.refresh_from_db()
    assert (found.name, found.helps, found.checked_on) == ("Drum room", ["things_to_do"], clock.today())
    assert found.content["x-colour"] == {"of": "the door"}
