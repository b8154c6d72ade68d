"""Who was told what: covered by an agreement or for a reason, passed on as they said, put right when wrong."""

from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Reach, Subject, decide
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework.models import Episode
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.disclosures import actions, queries
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.disclosures.presenters import who_knows
from soceis.sharing.disclosures.rules import HANDLING
from soceis.sharing.partners.models import Organisation
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import an_episode
from tests.factories.sharing import an_agreement, an_organisation, they_told_us, told
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def episode(cast: Cast) -> Episode:
    return an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)


@pytest.fixture
def police(cast: Cast) -> Organisation:
    return an_organisation(by=cast.alys, area=cast.cardiff)


def about(episode: Episode, organisation: Organisation) -> dict[str, Any]:
    return {"young_person": episode.young_person, "area": episode.area, "organisation": organisation}


def test_what_an_agreement_covers_is_shared_under_it(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    one = told(by=cast.nia, **about(episode, police))
    assert (one.agreement_id, one.outside_reason) == (agreement.pk, "")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"categories": ["safety", "needs"]}, "all of this information"),
        ({"purpose": "evaluation"}, "purpose"),
        ({"happened_on": clock.today() - timedelta(days=31)}, "not in force yet"),
    ],
)
def test_what_none_covers_is_refused_with_the_nearest_reason(
    cast: Cast, episode: Episode, police: Organisation, change: dict[str, Any], why: str
) -> None:
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    with pytest.raises(Refused, match=why):
        told(by=cast.nia, **about(episode, police), **change)


def test_the_refusal_comes_from_the_one_policy_function() -> None:
    reach = Reach(user_id=None, roles=frozenset({("practitioner", None)}))
    plain = decide(reach, Permission.INFORMATION_SHARE, Subject())
    refused = decide(reach, Permission.INFORMATION_SHARE, Subject(not_covered="The agreement is over."))
    assert plain.allowed
    assert (refused.allowed, refused.reason) == (False, "The agreement is over.")
    assert decide(reach, Permission.CONTACT_RECORD, Subject(not_covered="The agreement is over.")).allowed


def test_safety_does_not_wait_the_reason_is_audited_and_another_manager_looks_at_it(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    one = told(by=cast.nia, **about(episode, police), outside_reason="He is in that car now.")
    assert one.agreement_id is None
    entry = Entry.objects.filter(record_id=one.pk, action="overrode a warning").get()
    assert entry.purpose == "He is in that car now."
    with acting_as(cast.alys):
        assert queries.outside_agreements(cast.alys) == [one]
        actions.look_at(by=cast.alys, disclosure=one)
        assert queries.outside_agreements(cast.alys) == []
    mine = told(by=cast.alys, **about(episode, police), outside_reason="He is in that car now.")
    with acting_as(cast.alys), pytest.raises(Refused, match="yourself"):
        actions.look_at(by=cast.alys, disclosure=mine)
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.look_at(by=cast.nia, disclosure=mine)


def test_the_database_refuses_a_sharing_with_neither_agreement_nor_reason(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    one = told(by=cast.nia, **about(episode, police), outside_reason="He is in that car now.")
    with acting_as(cast.nia), pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.filter(pk=one.pk).update(outside_reason="")


def test_not_sharing_is_kept_with_its_reason_and_needs_no_agreement(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    one = told(by=cast.nia, **about(episode, police), decision="refused", article_6="", told="", method="")
    assert who_knows([one]) == []
    with pytest.raises(Invalid) as refused:
        told(by=cast.nia, **about(episode, police), decision="refused", why="")
    assert set(refused.value.fields) == {"why"}


def test_health_and_offences_need_the_condition_that_allows_them(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    with pytest.raises(Invalid) as refused:
        told(by=cast.nia, **about(episode, police), categories=["health", "offences"], told="unsafe")
    assert set(refused.value.fields) == {"article_9", "article_10", "told_note"}


@pytest.mark.parametrize(
    ("handling", "agreed", "passes"),
    [
        ("not_passed_on", False, False),
        ("not_passed_on", True, False),
        ("ask_first", False, False),
        ("ask_first", True, True),
        ("free", False, True),
    ],
)
def test_what_others_told_us_is_passed_on_only_as_they_said(
    cast: Cast, episode: Episode, handling: str, agreed: bool, passes: bool
) -> None:
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Fitzalan High School", kind="education")
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=school)
    health = an_organisation(by=cast.alys, area=cast.cardiff, name="Health board", kind="health")
    source = they_told_us(by=cast.nia, **about(episode, health), handling=handling)
    given = {**about(episode, school), "based_on": source, "source_agreed": agreed}
    if passes:
        assert told(by=cast.nia, **given).based_on == source
        return
    with pytest.raises(Refused):
        told(by=cast.nia, **given, outside_reason="Safety cannot wait.")


@pytest.mark.parametrize("handling", list(HANDLING))
def test_what_the_police_told_us_keeps_its_origin_and_is_never_passed_on(
    cast: Cast, episode: Episode, police: Organisation, handling: str
) -> None:
    school = an_organisation(by=cast.alys, area=cast.cardiff, name="Fitzalan High School", kind="education")
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=school)
    source = they_told_us(by=cast.nia, **about(episode, police), handling=handling, originator="Op Lamp 7")
    assert (source.originator, source.handling) == ("Op Lamp 7", handling)
    with pytest.raises(Refused, match="never passed on"):
        told(
            by=cast.nia, **about(episode, school), based_on=source, source_agreed=True,
            outside_reason="Safety cannot wait.",
        )  # fmt: skip


def test_what_was_sent_asks_for_a_receipt_and_what_was_said_aloud_does_not(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    days = {"secure_email": 5, "letter": 4, "telephone": 30, "meeting": 30}
    made = {
        method: told(
            by=cast.nia, **about(episode, police), method=method,
            happened_on=clock.today() - timedelta(days=number),
        )
        for method, number in days.items()
    }  # fmt: skip
    told(
        by=cast.nia, **about(episode, police), decision="refused", method="",
        happened_on=clock.today() - timedelta(days=9),
    )  # fmt: skip
    page = reverse("disclosures:waiting")
    for user, sees in ((cast.nia, True), (cast.alys, True), (cast.sam, False)):
        with acting_as(user):
            assert queries.receipts_owed(user) == ([made["secure_email"]] if sees else [])
        assert ("Jay" in client_of(user).get(page).content.decode()) is sees
    client = client_of(cast.nia)
    with counting() as asked:
        client.get(page)
    assert len(asked) <= MOST
    with acting_as(cast.nia):
        actions.receipt(by=cast.nia, disclosure=made["secure_email"], received_by="Sgt Pugh")
        assert queries.receipts_owed(cast.nia) == []


def test_the_notice_says_what_is_right_and_nothing_again_of_what_was_told(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    one = told(by=cast.nia, **about(episode, police))
    with acting_as(cast.nia):
        after = actions.put_right(by=cast.nia, disclosure=one, kind="corrected", words="It was a blue car.")
    client = client_of(cast.nia)
    where = [one.pk, after.pk]
    paper = client.get(reverse("disclosures:notice_paper", args=where))
    assert paper.headers["Content-Type"] == "application/pdf"
    text = " ".join(each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(paper.content))
    assert "It was a blue car." in text
    assert "driven to another town" not in text
    assert Entry.objects.filter(record_id=one.pk, action="exported").exists()
    page = reverse("disclosures:notice", args=where)
    client.post(reverse("disclosures:note_afterwards", args=where))
    shown = client.get(page)
    today = clock.today()
    client.post(
        page,
        {
            "saving_key": shown.context["saving"].key,
            "answer": "put_right",
            "answered_by": "Sergeant Pugh",
            "on_day": str(today.day),
            "on_month": str(today.month),
            "on_year": str(today.year),
        },
    )
    body = client.get(reverse("disclosures:disclosure", args=[one.pk])).content.decode()
    assert "They have put it right (Sergeant Pugh" in body
    for stranger in (cast.sam, cast.morag, cast.neil):
        for door in ("notice", "notice_paper"):
            got = client_of(stranger).get(reverse(f"disclosures:{door}", args=where))
            assert got.status_code in (403, 404), (stranger, door)


def test_an_organisation_s_page_shows_what_it_was_told_and_told_us_as_far_as_one_may_see(
    cast: Cast, episode: Episode, police: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    told(by=cast.nia, **about(episode, police))
    they_told_us(by=cast.nia, **about(episode, police))
    told(by=cast.nia, **about(episode, police), decision="refused", article_6="", told="", method="")
    page = reverse("disclosures:with_organisation", args=[police.pk])
    client = client_of(cast.nia)
    with counting() as asked:
        body = client.get(page).content.decode()
    assert len(asked) <= MOST
    for words in ("Told South Wales Police", "South Wales Police told us", "Did not tell", agreement.title):
        assert words in body, words
    assert "Jay" not in client_of(cast.sam).get(page).content.decode()
    assert client_of(cast.morag).get(page).status_code == 404
    monkeypatch.setattr("soceis.sharing.disclosures.views.TOLD_A_PAGE", 2)
    pages = [client.get(page, {"page": number}).content.decode() for number in (1, 2)]
    assert [one.count(">Open<") for one in pages] == [2, 1]


def test_an_agreement_that_ends_in_the_middle_of_a_form_keeps_the_words_and_asks_why(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    client = client_of(cast.nia)
    page = reverse("disclosures:share", args=[episode.young_person_id])
    key = client.get(page).context["saving"].key
    with acting_as(cast.alys):  # while somebody writes
        agreeing.pass_to(by=cast.alys, agreement=agreement, stage="ended", reason="A new one is written.")
    today = clock.today()
    typed = {
        "saving_key": key,
        "organisation": str(police.pk),
        "decision": "shared",
        "told": "told",
        "what": "A grey van at the gate.",
        "categories": ["safety"],
        "purpose": "safeguarding",
        "why": "They look for it.",
        "method": "telephone",
        "article_6": "recognised_interest",
        "article_9": "none",
        "article_10": "none",
        "happened_on_day": str(today.day),
        "happened_on_month": str(today.month),
        "happened_on_year": str(today.year),
    }
    body = client.post(page, typed).content.decode()
    assert "The agreement with them is over." in body
    assert "A grey van at the gate." in body
    with acting_as(cast.nia):
        assert not Disclosure.objects.exists()
    assert client.post(page, {**typed, "outside_reason": "The van is there now."}).status_code == 302
    with acting_as(cast.nia):
        assert Disclosure.objects.get().agreement_id is None


def test_giving_it_back_to_whoever_told_us_is_not_passing_it_on(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    source = they_told_us(by=cast.nia, **about(episode, police))
    assert told(by=cast.nia, **about(episode, police), based_on=source).pk


def test_a_recall_is_told_and_answered_and_they_no_longer_count_as_knowing(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    one = told(by=cast.nia, **about(episode, police))
    with acting_as(cast.nia):
        (knows,) = who_knows(queries.disclosures_of(cast.nia, episode.young_person))
        assert (knows.name, knows.kinds) == ("South Wales Police", "Worries about their safety")
        after = actions.put_right(by=cast.nia, disclosure=one, kind="recalled", words="It was somebody else.")
        answer = {"by": cast.nia, "afterwards": after, "answered_by": "Sgt Pugh", "answer": "removed"}
        with pytest.raises(WrongState, match="not been told"):
            actions.note_answer(**answer)
        actions.note_told(by=cast.nia, afterwards=after)
        actions.note_answer(**answer)
        assert (after.answered_on, after.answer) == (clock.today(), "removed")
        with pytest.raises(WrongState, match="already"):
            actions.note_answer(**answer)
        assert who_knows(queries.disclosures_of(cast.nia, episode.young_person)) == []


def test_strangers_and_peer_mentors_learn_nothing_of_it(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    one = told(by=cast.nia, **about(episode, police), outside_reason="He is in that car now.")
    for stranger in (cast.sam, cast.morag, cast.ross, cast.neil, cast.eve):
        with acting_as(stranger):
            assert not Disclosure.objects.exists()
            with pytest.raises(NotFound):
                queries.disclosure_for(stranger, one.pk)
    with acting_as(cast.dom):
        assert not Disclosure.objects.exists()
        with pytest.raises(Refused):
            queries.disclosures_of(cast.dom, episode.young_person)


def test_sharing_through_the_page_says_what_to_do_when_none_covers_it_and_keeps_the_words(
    cast: Cast, episode: Episode, police: Organisation
) -> None:
    client = client_of(cast.nia)
    page = reverse("disclosures:share", args=[episode.young_person_id])
    today = clock.today()
    with counting() as asked:
        key = client.get(page).context["saving"].key
    assert len(asked) <= MOST
    typed = {
        "saving_key": key,
        "organisation": str(police.pk),
        "decision": "shared",
        "what": "A grey van at the school gate.",
        "categories": ["safety"],
        "purpose": "safeguarding",
        "why": "They look for it.",
        "told": "told",
        "method": "telephone",
        "article_6": "recognised_interest",
        "article_9": "none",
        "article_10": "none",
        "happened_on_day": str(today.day),
        "happened_on_month": str(today.month),
        "happened_on_year": str(today.year),
    }
    body = client.post(page, typed).content.decode()
    assert "There is no agreement with them for this area." in body
    assert "A grey van at the school gate." in body
    assert Entry.objects.filter(action="refused", people__contains=[episode.young_person_id]).exists()
    answer = client.post(page, {**typed, "outside_reason": "He is in that van now."})
    assert answer.status_code == 302
    with counting() as asked:
        body = client.get(answer["Location"]).content.decode()
    assert "Told South Wales Police" in body
    assert "Without an agreement" in body
    assert len(asked) <= MOST
    with acting_as(cast.nia):
        (one,) = queries.disclosures_of(cast.nia, episode.young_person)
    with counting() as asked:
        body = client.get(reverse("disclosures:disclosure", args=[one.pk])).content.decode()
    assert "A grey van at the school gate." in body
    assert len(asked) <= MOST
