"""A meeting tells nobody more than they may hear, and keeps who does what by when."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework.models import Episode
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.meetings import actions, queries
from soceis.sharing.meetings.models import AgendaItem, Meeting
from soceis.sharing.meetings.rules import Hearing, leave_the_room
from soceis.sharing.partners.models import Organisation, PartnerContact
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import an_episode
from tests.factories.people import a_young_person
from tests.factories.sharing import a_meeting, an_agreement, an_organisation, on_agenda, somebody_there
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")

SAID: dict[str, Any] = {
    "what": "A man waits at the bus stop on Fridays.",
    "why": "They can look for him.",
    "purpose": "safeguarding",
    "categories": ["safety"],
    "article_6": "recognised_interest",
    "told": "told",
}


@pytest.fixture
def episode(cast: Cast) -> Episode:
    return an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)


@pytest.fixture
def police(cast: Cast) -> Organisation:
    organisation = an_organisation(by=cast.alys, area=cast.cardiff)
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=organisation)
    return organisation


@pytest.fixture
def sergeant(cast: Cast, police: Organisation) -> PartnerContact:
    return somebody_there(by=cast.alys, organisation=police)


@pytest.fixture
def head(cast: Cast) -> PartnerContact:
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Hillside", kind="education")
    return somebody_there(by=cast.alys, organisation=school, name="Ms Dale", email="dale@hillside.example")


@pytest.fixture
def panel(cast: Cast, sergeant: PartnerContact) -> Meeting:
    return a_meeting(by=cast.alys, area=cast.cardiff, came=(sergeant,))


def test_what_is_told_stands_in_the_ledger_of_every_organisation_that_was_there(
    cast: Cast, episode: Episode, panel: Meeting, head: PartnerContact, police: Organisation
) -> None:
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    with acting_as(cast.alys):
        actions.invite(by=cast.alys, meeting=panel, contacts=[head])
    with acting_as(cast.nia):
        actions.tell(by=cast.nia, item=item, **SAID)
        told = Disclosure.objects.get()
    assert (told.organisation, told.method, told.outside_reason) == (police, "meeting", "")
    assert told.happened_on == actions.day_of(panel)


def test_whoever_no_agreement_covers_is_named_and_nothing_is_kept(
    cast: Cast, episode: Episode, sergeant: PartnerContact, head: PartnerContact
) -> None:
    panel = a_meeting(by=cast.alys, area=cast.cardiff, came=(sergeant, head))
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    with acting_as(cast.nia):
        with pytest.raises(Refused, match="Hillside") as refused:
            actions.tell(by=cast.nia, item=item, **SAID)
        assert "South Wales Police" not in str(refused.value)
        assert not Disclosure.objects.exists()
        actions.tell(by=cast.nia, item=item, outside_reason="Friday is tomorrow.", **SAID)
        reasons = {one.organisation.name: one.outside_reason for one in Disclosure.objects.all()}
    assert reasons == {"South Wales Police": "", "Hillside": "Friday is tomorrow."}


def test_once_they_left_the_room_the_others_are_told(
    cast: Cast, episode: Episode, sergeant: PartnerContact, head: PartnerContact
) -> None:
    panel = a_meeting(by=cast.alys, area=cast.cardiff, came=(sergeant, head))
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    with acting_as(cast.alys):
        actions.attended(by=cast.alys, attendee=panel.attendees.get(contact=head), state="stayed_away")
    with acting_as(cast.nia):
        assert len(actions.tell(by=cast.nia, item=item, **SAID)) == 1


def test_with_nobody_of_others_there_nothing_can_have_been_told(cast: Cast, episode: Episode) -> None:
    item = on_agenda(
        by=cast.nia, meeting=a_meeting(by=cast.alys, area=cast.cardiff), young_person=episode.young_person
    )
    with acting_as(cast.nia), pytest.raises(Invalid, match="Note first who came"):
        actions.tell(by=cast.nia, item=item, **SAID)


def test_those_who_did_not_come_leave_no_room() -> None:
    table = [
        Hearing("Police", True),
        Hearing("School", True, "No agreement."),
        Hearing("Health", False, "None."),
    ]
    assert leave_the_room(table) == {"School": "No agreement."}


def test_a_colleague_of_the_area_sees_the_meeting_and_nobody_on_its_agenda(
    cast: Cast, episode: Episode, panel: Meeting
) -> None:
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person, agreed="Ask the school")
    with acting_as(cast.sam):
        assert list(queries.meeting_for(cast.sam, panel.pk).items.all()) == []
        assert queries.actions_waiting(cast.sam) == []
        with pytest.raises(NotFound):
            queries.item_for(cast.sam, item.pk)
    page = client_of(cast.sam).get(reverse("meetings:meeting", args=[panel.pk])).content.decode()
    assert "Panel of March" in page
    assert episode.young_person.name_used not in page


def test_another_area_a_mentor_and_an_evaluator_do_not_see_the_meeting(cast: Cast, panel: Meeting) -> None:
    for user in (cast.ross, cast.morag):
        with acting_as(user), pytest.raises(NotFound):
            queries.meeting_for(user, panel.pk)
    for user in (cast.dom, cast.eve):
        assert client_of(user).get(reverse("meetings:meeting", args=[panel.pk])).status_code == 403


def test_a_stranger_cannot_put_somebody_on_an_agenda(cast: Cast, episode: Episode, panel: Meeting) -> None:
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.put_on_agenda(by=cast.sam, meeting=panel, young_person=episode.young_person, asks="Something")


def test_nobody_is_twice_on_an_agenda_nor_at_the_table(
    cast: Cast, episode: Episode, panel: Meeting, sergeant: PartnerContact
) -> None:
    on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    with acting_as(cast.nia), pytest.raises(Invalid, match="already"):
        actions.put_on_agenda(
            by=cast.nia, meeting=panel, young_person=episode.young_person, asks="Something else"
        )
    with acting_as(cast.alys):
        assert actions.invite(by=cast.alys, meeting=panel, contacts=[sergeant]) == []


def test_minutes_are_agreed_once_everybody_has_a_decision_and_then_nothing_changes(
    cast: Cast, episode: Episode, panel: Meeting
) -> None:
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person, agreed="Ask the school")
    with acting_as(cast.alys):
        actions.take_further(by=cast.alys, meeting=panel, state="held")
        with pytest.raises(WrongState, match="no decision yet"):
            actions.take_further(by=cast.alys, meeting=panel, state="minuted")
        item.refresh_from_db()
        actions.decide_item(by=cast.alys, item=item, decision="The school has him back on Monday.")
        actions.take_further(by=cast.alys, meeting=panel, state="minuted")
        item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
        with pytest.raises(WrongState, match="minutes are agreed"):
            actions.decide_item(by=cast.alys, item=item, decision="No, on Tuesday.")
        action = item.actions.get()
        actions.done(by=cast.alys, action=action, outcome="They will.")
        with pytest.raises(WrongState):
            actions.done(by=cast.alys, action=action, outcome="Again.")
        assert queries.actions_waiting(cast.alys) == []


def test_a_meeting_to_come_cannot_have_been_held(cast: Cast) -> None:
    ahead = a_meeting(by=cast.alys, area=cast.cardiff, starts_at=clock.now() + timedelta(days=1))
    with acting_as(cast.alys), pytest.raises(WrongState, match="not begun"):
        actions.take_further(by=cast.alys, meeting=ahead, state="held")


def test_something_agreed_has_an_owner_at_the_table_and_a_day_after_the_meeting(
    cast: Cast, episode: Episode, panel: Meeting
) -> None:
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    elsewhere = a_meeting(by=cast.alys, area=cast.cardiff, title="Another").attendees.get()
    before = actions.day_of(panel) - timedelta(days=1)
    with acting_as(cast.nia), pytest.raises(Invalid) as wrong:
        actions.agree(by=cast.nia, item=item, what="Ask", owner=elsewhere, due_on=before)
    assert {"owner", "due_on"} <= set(wrong.value.fields)


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_the_minutes_of_an_organisation_hold_only_what_it_heard(
    cast: Cast, episode: Episode, panel: Meeting, police: Organisation, head: PartnerContact
) -> None:
    zebedee = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Zebedee")
    other = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=zebedee)
    heard = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person)
    on_agenda(by=cast.nia, meeting=panel, young_person=other.young_person, agreed="Ask the school")
    with acting_as(cast.nia):
        actions.tell(by=cast.nia, item=heard, **SAID)
    with acting_as(cast.alys):
        actions.take_further(by=cast.alys, meeting=panel, state="held")
    client = client_of(cast.alys)
    address = reverse("meetings:minutes", args=[panel.pk])
    theirs = words_of(client.get(address, {"for": str(police.pk)}).content)
    ours = words_of(client.get(address).content)
    assert "bus stop" in theirs
    assert "Zebedee" not in theirs
    assert "Zebedee" in ours
    assert client.get(address, {"for": str(head.organisation_id)}).status_code == 404
    assert client_of(cast.sam).get(address, {"for": str(police.pk)}).status_code == 404


@pytest.mark.parametrize("page", ["meetings:meetings", "meetings:meeting", "meetings:about", "meetings:item"])
def test_the_pages_keep_to_their_statements(cast: Cast, episode: Episode, panel: Meeting, page: str) -> None:
    item = on_agenda(by=cast.nia, meeting=panel, young_person=episode.young_person, agreed="Ask the school")
    key = {
        "meetings:meeting": [panel.pk],
        "meetings:about": [episode.young_person_id],
        "meetings:item": [item.pk],
    }
    client = client_of(cast.alys)
    with counting() as found:
        assert client.get(reverse(page, args=key.get(page, []))).status_code == 200
    assert len(found) <= MOST, found
