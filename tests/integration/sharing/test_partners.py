"""The directory: who is there, who stands in for them, and who can no longer be counted on."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.partners import actions, queries
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.rules import Known, domains_in, is_domain, standing
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.sharing import an_agreement, an_organisation, somebody_there
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_manager_keeps_the_directory_of_their_area_and_nobody_elses(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    for stranger, area in ((cast.nia, cast.cardiff), (cast.morag, cast.cardiff)):
        with acting_as(stranger), pytest.raises(Refused):
            actions.add_organisation(by=stranger, area=area, name="Fitzalan High School", kind="education")
    with acting_as(cast.morag), pytest.raises(NotFound):
        queries.organisation_for(cast.morag, police.pk)
    with acting_as(cast.nia):
        assert queries.organisation_for(cast.nia, police.pk).name == "South Wales Police"


def test_one_that_works_everywhere_is_kept_by_the_national_manager(cast: Cast) -> None:
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        actions.add_organisation(by=cast.alys, area=None, name="Transport police", kind="police")
    assert "area" in refused.value.fields
    an_organisation(by=cast.neil, area=None, name="Transport police")
    for user in (cast.nia, cast.morag):
        with acting_as(user):
            assert [one.name for one in queries.directory(user)] == ["Transport police"]


def test_the_database_refuses_a_change_by_whoever_does_not_keep_it(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    for stranger in (cast.nia, cast.morag, cast.dom, cast.eve):
        with acting_as(stranger):
            assert Organisation.objects.filter(pk=police.pk).update(note="x") == 0
            assert PartnerContact.objects.filter(pk=pugh.pk).update(job="x") == 0
    with acting_as(cast.dom):
        assert not PartnerContact.objects.exists()
    with acting_as(cast.nia), pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.create(name="Mine", kind="other", area=cast.cardiff)


def test_the_same_organisation_is_not_added_twice(cast: Cast) -> None:
    an_organisation(by=cast.alys, area=cast.cardiff)
    with pytest.raises(Invalid, match="in the directory already"):
        an_organisation(by=cast.alys, area=cast.cardiff, name="south wales POLICE")


def test_silence_is_sixty_days() -> None:
    heard = clock.today()
    assert standing(Known(heard), heard + timedelta(days=59)) == "good"
    assert standing(Known(heard), heard + timedelta(days=60)) == "silent"


def test_leaving_counts_before_an_e_mail_that_came_back_and_that_before_silence() -> None:
    day = clock.today()
    long_ago = day - timedelta(days=100)
    assert standing(Known(long_ago, bounced_on=day), day) == "bounced"
    assert standing(Known(day, bounced_on=long_ago), day) == "good"
    assert standing(Known(long_ago, bounced_on=day, left_on=day), day) == "left"
    assert standing(Known(day, left_on=day + timedelta(days=1)), day) == "good"


def test_an_e_mail_that_came_back_is_forgotten_once_they_are_heard_of_or_have_a_new_address(
    cast: Cast,
) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    with acting_as(cast.alys):
        actions.note(by=cast.alys, contact=pugh, what="bounced")
        assert [one.standing for one in queries.lapses(cast.alys)] == ["bounced"]
        actions.note(by=cast.alys, contact=pugh, what="heard")
        assert queries.lapses(cast.alys) == []
        actions.note(by=cast.alys, contact=pugh, what="bounced")
        changed = actions.change_contact(
            by=cast.alys, contact=pugh, version=pugh.version, level="senior", deputy=None,
            name="Inspector Pugh", email="inspector.pugh@police.example",
        )  # fmt: skip
        assert set(changed) == {"name", "email", "level", "bounced_on"}
        assert queries.lapses(cast.alys) == []


def test_somebody_who_left_is_missed_only_while_an_agreement_names_them(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    with acting_as(cast.alys):
        actions.note(by=cast.alys, contact=pugh, what="left")
        assert queries.lapses(cast.alys) == []
        actions.note(by=cast.alys, contact=pugh, what="back")
        party = agreement.parties.get()
        agreeing.name_contact(by=cast.alys, party=party, contact=pugh)
        actions.note(by=cast.alys, contact=pugh, what="left")
        (lapse,) = queries.lapses(cast.alys)
        assert (lapse.standing, lapse.agreements) == ("left", 1)
        with pytest.raises(WrongState):
            actions.note(by=cast.alys, contact=pugh, what="heard")


def test_two_people_changing_one_contact_lose_nothing(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    seen = pugh.version
    values = {"level": "senior", "deputy": None, "email": "pugh@police.example"}
    with acting_as(cast.alys):
        actions.change_contact(by=cast.alys, contact=pugh, version=seen, name="Inspector Pugh", **values)
    with acting_as(cast.neil):
        mine = PartnerContact.objects.get(pk=pugh.pk)
        with pytest.raises(StaleEdit) as stale:
            actions.change_contact(by=cast.neil, contact=mine, version=seen, name="Chief Pugh", **values)
    assert stale.value.theirs["name"] == "Inspector Pugh"
    assert stale.value.yours["name"] == "Chief Pugh"


def test_domains_are_read_however_they_are_typed() -> None:
    assert domains_in("School.example, @council.example;police.example.") == [
        "school.example",
        "council.example",
        "police.example",
    ]
    assert [is_domain(one) for one in ("a.example", "example", "-a.example", "a b.example", "")] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_the_pages_of_the_directory_answer_to_those_who_may_and_to_nobody_else(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police, telephone="029 2000 0000")
    page = reverse("partners:organisation", args=[police.pk])
    for reader in (cast.alys, cast.nia, cast.neil, cast.dafydd):
        client = client_of(reader)
        with counting() as asked:
            answer = client.get(page)
        assert "Sergeant Pugh" in answer.content.decode()
        assert len(asked) <= MOST
        assert client_of(reader).get(reverse("partners:directory")).status_code == 200
    for stranger, status in ((cast.morag, 404), (cast.dom, 403), (cast.eve, 403)):
        answer = client_of(stranger).get(page)
        assert answer.status_code == status
        assert "Pugh" not in answer.content.decode()
    note = reverse("partners:note", args=[pugh.pk])
    assert client_of(cast.nia).post(note, {"what": "left"}).status_code == 403
    assert client_of(cast.alys).post(note, {"what": "briefed"}).status_code == 302


def test_somebody_is_added_through_the_page_and_what_is_missing_is_said_beside_its_field(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    client, page = client_of(cast.alys), reverse("partners:organisation", args=[police.pk])
    key = client.get(page).context["saving"].key
    answer = client.post(page, {"saving_key": key, "name": "Constable Rees", "level": "frontline"})
    assert "so that somebody can reach them" in answer.content.decode()
    answer = client.post(
        page,
        {"saving_key": key, "name": "Constable Rees", "level": "frontline", "telephone": "029 2000 0001"},
    )
    assert answer.status_code == 302
    with acting_as(cast.alys):
        assert [one.name for one in queries.contacts_of(cast.alys, police)] == ["Constable Rees"]
