"""People at partners leave: the day of an agreement is told ahead, somebody comes after, and is briefed."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.interfaces.staff.monday.lists import LISTS
from soceis.sharing.agreements import actions, jobs, queries
from soceis.sharing.agreements.models import Agreement, AgreementReminder, Successor
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import PartnerContact
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import an_episode
from tests.factories.sharing import a_meeting, an_agreement, an_organisation, somebody_there, told
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def named(cast: Cast, **values: object) -> tuple[Agreement, PartnerContact, PartnerContact]:
    """An agreement for which Sergeant Pugh speaks and Constable Rees stands in."""
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    rees = somebody_there(by=cast.alys, organisation=police, name="Constable Rees", email="r@police.example")
    pugh = somebody_there(by=cast.alys, organisation=police, deputy=rees)
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police, **values)
    with acting_as(cast.alys):
        actions.name_contact(by=cast.alys, party=agreement.parties.get(), contact=pugh)
    return agreement, pugh, rees


def gone(cast: Cast, contact: PartnerContact, what: str = "left") -> None:
    with acting_as(cast.alys):
        partners.note(by=cast.alys, contact=contact, what=what)


# --- reminders -------------------------------------------------------------------------------------------------------


def test_the_owner_and_the_area_manager_hear_of_each_step_once(cast: Cast) -> None:
    today = clock.today()
    agreement, *_ = named(cast, owner=cast.neil, ends_on=today + timedelta(days=61))
    assert jobs.remind_everybody() == 0
    with clock.at(today + timedelta(days=1)):
        assert jobs.remind_everybody() == 2
        assert jobs.remind_everybody() == 0
        for user, hears in ((cast.alys, 1), (cast.neil, 1), (cast.nia, 0), (cast.morag, 0)):
            with acting_as(user):
                assert len(queries.reminders_for(user)) == hears
        assert "ends in 60 days" in client_of(cast.alys).get("/monday/").content.decode()
        with acting_as(cast.alys):
            (one,) = queries.reminders_for(cast.alys)
        assert client_of(cast.neil).post(reverse("agreements:saw", args=[one.pk])).status_code == 404
        client_of(cast.alys).post(reverse("agreements:saw", args=[one.pk]))
        with acting_as(cast.alys):
            assert queries.reminders_for(cast.alys) == []
    with clock.at(today + timedelta(days=40)):  # the nights before were missed: the nearest step alone
        jobs.remind_everybody()
        with acting_as(cast.alys):
            (one,) = queries.reminders_for(cast.alys)
            assert (one.days, one.of) == (30, "end")
            actions.pass_to(by=cast.alys, agreement=agreement, stage="ended", reason="A new one.")
            assert queries.reminders_for(cast.alys) == []


# --- turnover --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["left", "bounced"])
def test_whoever_is_gone_stands_on_monday_until_somebody_comes_after_them(cast: Cast, what: str) -> None:
    agreement, pugh, rees = named(cast)
    with acting_as(cast.alys):
        assert LISTS["contacts"](cast.alys) == []
    gone(cast, pugh, what)
    with acting_as(cast.alys):
        (line,) = LISTS["contacts"](cast.alys)
        assert line.name == "Sergeant Pugh, South Wales Police"
        made = actions.hand_on(by=cast.alys, contact=pugh, successor=rees)
        assert [(one.before, one.after, one.stands_in, one.why) for one in made] == [
            (pugh, rees, False, what)
        ]
        assert agreement.parties.get().contact == rees
        assert LISTS["contacts"](cast.alys) == []
        assert [one.name for one in LISTS["briefings"](cast.alys)] == ["Constable Rees, South Wales Police"]
        rees.refresh_from_db()
        partners.note(by=cast.alys, contact=rees, what="briefed")
        assert LISTS["briefings"](cast.alys) == []


def test_an_earlier_briefing_does_not_count_and_silence_is_a_lapse(cast: Cast) -> None:
    _, pugh, rees = named(cast)
    with clock.at(clock.today() + timedelta(days=60)):
        with acting_as(cast.alys):
            partners.note(by=cast.alys, contact=rees, what="briefed")
            assert [one.contact for one in queries.lapsed(cast.alys)] == [pugh]
        with clock.at(clock.today() + timedelta(days=1)), acting_as(cast.alys):
            actions.hand_on(by=cast.alys, contact=pugh, successor=rees)
            assert [one.contact for one in queries.to_brief(cast.alys)] == [rees]


def test_a_deputy_who_left_has_one_again_or_nobody_for_now(cast: Cast) -> None:
    _, pugh, rees = named(cast)
    gone(cast, rees)
    new = somebody_there(by=cast.alys, organisation=pugh.organisation, name="Sergeant Lane")
    with acting_as(cast.alys):
        assert [one.contact for one in queries.lapsed(cast.alys)] == [rees]
        (made,) = actions.hand_on(by=cast.alys, contact=rees, successor=new)
        assert made.stands_in
        pugh.refresh_from_db()
        assert pugh.deputy == new
        actions.hand_on(by=cast.alys, contact=new, successor=None)
        pugh.refresh_from_db()
        assert pugh.deputy is None


def test_nobody_follows_from_elsewhere_nor_themselves_nor_when_they_left(cast: Cast) -> None:
    _, pugh, rees = named(cast)
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Fitzalan", kind="education")
    dale = somebody_there(by=cast.alys, organisation=school, name="Ms Dale")
    gone(cast, rees)
    rees.refresh_from_db()
    with acting_as(cast.alys):
        for wrong in (None, pugh, dale, rees):
            with pytest.raises(Invalid):
                actions.hand_on(by=cast.alys, contact=pugh, successor=wrong)
        with pytest.raises(WrongState, match="No agreement in force"):
            actions.hand_on(by=cast.alys, contact=dale, successor=None)
    with acting_as(cast.morag), pytest.raises(WrongState):
        actions.hand_on(by=cast.morag, contact=pugh, successor=rees)


def test_the_page_says_who_is_affected_and_names_somebody_new_in_one_step(cast: Cast) -> None:
    agreement, pugh, _ = named(cast)
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    sent = clock.today() - timedelta(days=6)
    told(
        by=cast.nia, young_person=episode.young_person, area=episode.area, organisation=pugh.organisation,
        contact=pugh, method="secure_email", happened_on=sent,
    )  # fmt: skip
    a_meeting(
        by=cast.alys, area=cast.cardiff, came=(pugh,), title="Panel to come",
        starts_at=clock.now() + timedelta(days=3),
    )  # fmt: skip
    gone(cast, pugh)
    page = reverse("staff:turnover", args=[pugh.pk])
    client = client_of(cast.alys)
    with counting() as asked:
        shown = client.get(page)
    assert len(asked) <= MOST
    body = shown.content.decode()
    for words in (
        "Has left",
        "Keeping young people safe",
        "Panel to come",
        "Sent without a receipt",
        "Constable Rees stands in",
    ):
        assert words in body, words
    assert client_of(cast.nia).get(page).status_code == 403
    assert client_of(cast.morag).get(page).status_code == 404
    national = client_of(cast.neil).get(page).content.decode()
    assert "Keeping young people safe" in national
    assert "Jay" not in national
    typed = {
        "saving_key": shown.context["saving"].key,
        "successor": "new",
        "name": "",
        "email": "lane@x.example",
    }
    assert "Write the name of whoever is new." in client.post(page, typed).content.decode()
    answer = client.post(page, {**typed, "name": "Sergeant Lane"})
    assert answer.status_code == 302
    assert client.post(page, {**typed, "name": "Sergeant Lane"}).status_code == 302  # a double tap
    with acting_as(cast.alys):
        lane = agreement.parties.get().contact
        assert lane is not None
        assert lane.name == "Sergeant Lane"
        assert PartnerContact.objects.filter(organisation=pugh.organisation).count() == 3
        with pytest.raises(DatabaseError), transaction.atomic():
            Successor.objects.update(why="good")


def test_the_pack_tells_whoever_is_new_all_but_a_young_persons_name(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    agreement, pugh, rees = named(cast, note="Begun because of Jay Benbow.")
    told(by=cast.nia, young_person=episode.young_person, area=episode.area, organisation=pugh.organisation)
    party = agreement.parties.get()
    client = client_of(cast.alys)
    page = client.get(reverse("agreements:pack", args=[agreement.pk, party.pk]))
    paper = client.get(reverse("agreements:pack_paper", args=[agreement.pk, party.pk]))
    text = " ".join(each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(paper.content))
    for said in (page.content.decode(), text):
        plain = re.sub(r"\s+", " ", said)
        for words in (
            "Sergeant Pugh",
            "Keeping a young person safe",
            "999",
            "0808 157 0192",
            "/refer/",
            rees.name,
        ):
            assert words in plain, words
        assert "Jay" not in plain
        assert "Benbow" not in plain
    for stranger, status in ((cast.nia, 403), (cast.morag, 404)):
        for door in ("agreements:pack", "agreements:pack_paper"):
            assert client_of(stranger).get(reverse(door, args=[agreement.pk, party.pk])).status_code == status


def test_a_reminder_of_another_is_not_there(cast: Cast) -> None:
    named(cast, review_on=clock.today())
    jobs.remind_everybody()
    with acting_as(cast.alys):
        one = AgreementReminder.objects.get()
    with acting_as(cast.neil):
        assert not AgreementReminder.objects.exists()
        with pytest.raises(NotFound):
            actions.saw(by=cast.neil, reminder=one)
