"""Triage: how they were told, what a visitor must know, who it is, two at once, and what the referrer hears."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Conflict, KeptApart
from soceis.journey.referrals import actions, queries
from soceis.journey.referrals.models import Referral
from soceis.people.models import SafetyNote, YoungPerson
from soceis.people.queries import possible_duplicates
from soceis.sharing.consultations import actions as consultations
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import waiting
from soceis.sharing.partners.models import Organisation
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_contact, an_episode
from tests.factories.door import NAMED, a_visit, at_the_door, begun, sent
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral
from tests.factories.sharing import an_organisation
from tests.integration.partners_door.test_door import neutral, referral_answers
from tests.statements import counting

pytestmark = pytest.mark.django_db(databases="__all__")

TOLD = {
    **NAMED,
    "told_young_person": "His teacher said “you’re at risk from a Gang”, and he went quiet.",
    "told_family": "His nan was rung.",
    "label_used": "no",
    "young_person_view": "“Maybe.”",
    "caregiver_view": "She would welcome somebody.",
    "agencies": ["education", "health"],
    "other_agencies": "The nurse, weekly.",
    "risk_to_staff": "A large dog behind the gate.",
    "risk_source": "His nan",
    "risk_known_since": "2026-11-12",
}
RISK = {"risk_to_staff": "A large dog.", "risk_source": "His nan", "risk_known_since": date(2026, 11, 12)}
YES = {"decision": "accepted_one_to_one", "because": ["they_want_it"], "reason": "Secret: he said yes."}
NO = {
    "decision": "not_accepted",
    "because": ["helped_elsewhere"],
    "reason": "Secret: somebody is with him.",
    "told_because": "threshold",
    "told_words": "Families First, 029 2087 2087",
}


@pytest.fixture
def school(cast: Cast) -> Organisation:
    cache.clear()
    return an_organisation(
        by=cast.alys, area=cast.cardiff, name="Hillside", kind="education", email_domains="hillside.example"
    )


def key_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def decided(staff: Any, referral: Any, said: dict[str, Any]) -> Any:
    return staff.post(reverse("staff:decide", args=[referral]), said)


def another_manager(cast: Cast) -> User:
    with clock.at(date(2020, 6, 1)):
        user = User.objects.invite(email="bethan@example.org", display_name="Bethan")
        Membership.objects.create(user=user, area=cast.cardiff, role="area_manager")
    return user


def test_what_a_partner_wrote_is_asked_shown_and_carried_over_and_the_label_is_noticed(
    cast: Cast, school: Organisation
) -> None:
    client, staff = at_the_door(), client_of(cast.alys)
    receipt = client.post(begun(client, "referral"), {**TOLD, "send": "yes"})["Location"]
    copy = client.get(f"{receipt}copy.txt").content.decode()
    for words in ("you’re at risk from a Gang", "A large dog", "Known since\n12 November 2026", "Health"):
        assert words in copy
    brought = staff.get(reverse("consultations:page", args=[key_of(receipt)])).content.decode()
    assert "What they were told holds “at risk”, “Gang”." in brought
    assert "A large dog behind the gate." in brought
    refer = reverse("staff:refer_approach", args=[key_of(receipt)])
    typed = {
        "referrer_organisation": "Hillside",
        **referral_answers(""),
        **{name: TOLD[name] for name in TOLD if name != "sender_name"},
    }
    entered = staff.get(refer).content.decode()
    assert "she would welcome somebody." in entered.lower()
    assert "A large dog behind the gate." in entered
    where = staff.post(refer, typed)
    assert where.status_code == 302, where.content.decode()
    with acting_as(cast.alys):
        referral = Referral.objects.get()
        approach = Approach.objects.get()
        for name in ("told_young_person", "told_family", "agencies", "risk_to_staff", "risk_known_since"):
            assert getattr(referral, name) == getattr(approach, name), name
        assert approach.told_young_person == TOLD["told_young_person"], "their words stay as they are"
    page = staff.get(where["Location"]).content.decode()
    assert "What they were told holds “at risk”, “Gang”." in page
    assert "Leave that word out." in page
    assert "His nan, told us by Hillside, known since Thu 12 Nov" in page
    assert "School, college or education service" in page


def test_the_key_worker_reads_it_before_the_first_meeting_and_no_longer_after(cast: Cast) -> None:
    episode = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom,
        told_young_person="“You are in a gang.”", label_used=True,
    )  # fmt: skip
    person = reverse("staff:young_person", args=[episode.young_person_id])
    visit = reverse("safety:visit", args=[episode.young_person_id])
    nia, dom = client_of(cast.nia), client_of(cast.dom)
    assert "They were told with a label: “gang”." in nia.get(person).content.decode()
    assert "Say that nothing is decided about them" in nia.get(visit).content.decode()
    for address in (person, visit):
        page = dom.get(address)
        assert (page.status_code, "“gang”" in page.content.decode()) == (200, False)
    with counting() as asked:
        nia.get(visit)
    assert len(asked) <= 12
    a_contact(by=cast.nia, episode=episode)
    for address in (person, visit):
        assert "“gang”" not in nia.get(address).content.decode(), "they have met"


def test_what_a_visitor_must_know_becomes_a_note_by_somebodys_hand_alone(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff, **RISK)
    staff = client_of(cast.alys)
    to = decided(staff, referral.pk, YES)["Location"]
    assert to == reverse("staff:risk", args=[referral.pk])
    with acting_as(cast.alys):
        assert not SafetyNote.objects.exists(), "never silently"
    for route in ("staff:young_person", "safety:visit"):
        waits = staff.get(reverse(route, args=[referral.young_person_id])).content.decode()
        assert "nobody has said yet what becomes of it" in waits
        assert "A large dog." not in waits
    assert client_of(cast.morag).get(to).status_code == 404
    assert client_of(cast.nia).get(to).status_code == 403
    page = staff.get(to)
    assert "A large dog." in page.content.decode()
    empty = staff.post(to, {"what": "take", "text": "A large dog."})
    assert empty.status_code == 200
    typed = {
        "what": "take", "kind": "dog", "text": "A large dog.", "what_we_do": "Meet at the library.",
        "source": "His nan, by the school", "known_since": "2026-11-12",
        "saving_key": page.context["saving"].key,
    }  # fmt: skip
    for _ in range(2):
        assert staff.post(to, typed).status_code == 302
    with acting_as(cast.alys):
        (note,) = SafetyNote.objects.all()
        assert (note.kind, note.source, note.known_since) == (
            "dog",
            "His nan, by the school",
            date(2026, 11, 12),
        )
        with pytest.raises(WrongState):
            actions.leave_risk(by=cast.alys, referral=referral, because="No.")
    visit = staff.get(reverse("safety:visit", args=[referral.young_person_id])).content.decode()
    assert "Meet at the library." in visit
    assert "nobody has said yet" not in visit
    assert (
        "It stands in the notes before a visit."
        in staff.get(reverse("referrals:page", args=[referral.pk])).content.decode()
    )


def test_what_is_left_out_says_why_and_who_may_not_decide_is_refused(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff, **RISK)
    for stranger in (cast.nia, cast.sam, cast.dom, cast.morag, cast.neil):
        with acting_as(stranger), pytest.raises((NotFound, Refused)):
            actions.leave_risk(by=stranger, referral=referral, because="No.")
    with acting_as(cast.alys):
        with pytest.raises(Invalid):
            actions.leave_risk(by=cast.alys, referral=referral, because=" ")
        actions.leave_risk(by=cast.alys, referral=referral, because="The dog died.")
        with pytest.raises(WrongState):
            actions.take_risk_over(
                by=cast.alys,
                referral=referral,
                kind="dog",
                text="Dog",
                source="Nan",
                known_since=clock.today(),
            )
        assert not SafetyNote.objects.exists()
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        a_referral(by=cast.alys, area=cast.cardiff, agencies=["circus"], risk_known_since=date(2027, 1, 1))
    assert set(refused.value.fields) == {"agencies", "risk_known_since"}


def brought(cast: Cast, email: str, moment: Any, same: str = "") -> tuple[Any, str, str]:
    """A partner refers, staff enter it; `same` says of whom it is another one. Client, receipt, referral."""
    cache.clear()
    with clock.at(moment):
        client = at_the_door(email)
        receipt = client.post(begun(client, "referral"), {**NAMED, "send": "yes"})["Location"]
    staff = client_of(cast.alys)
    refer = reverse("staff:refer_approach", args=[key_of(receipt)])
    where = staff.post(refer, {**referral_answers(""), "same_as": same or "somebody_else"})
    assert where.status_code == 302, where.content.decode()
    return client, receipt, key_of(where["Location"])


@pytest.mark.parametrize("answer", [YES, NO], ids=["yes", "no"])
def test_two_that_wait_at_once_are_joined_and_both_partners_hear_the_same(
    cast: Cast, school: Organisation, monkeypatch: Any, answer: dict[str, Any]
) -> None:
    an_organisation(by=cast.alys, area=cast.cardiff, name="Force", email_domains="force.example")
    numbers = iter("ABCDEFGH")
    monkeypatch.setattr(consultations, "new_reference", lambda: f"SAME{next(numbers)}")
    moment = clock.now()
    first, first_receipt, one = brought(cast, "dale@hillside.example", moment)
    with acting_as(cast.alys):
        person = Referral.objects.get(pk=one).young_person
    second, second_receipt, two = brought(cast, "holt@hillside.example", moment, str(person.pk))
    staff = client_of(cast.alys)
    page = staff.get(reverse("referrals:page", args=[two])).content.decode()
    assert "Another referral waits too." in page
    assert staff.post(reverse("referrals:page", args=[two]), {"join": one})["Location"].endswith(f"{one}/")
    assert "Received. Nobody has decided yet." in second.get(second_receipt).content.decode()
    assert "Further information" in staff.get(reverse("referrals:page", args=[one])).content.decode()
    assert decided(staff, one, {**answer, "age_override_reason": "x"}).status_code == 302
    heard = [
        re.sub(rb"SAME[A-H]", b"", neutral(client.get(receipt).content))
        for client, receipt in ((first, first_receipt), (second, second_receipt))
    ]
    assert heard[0] == heard[1], "the page of what was joined is the page of what came alone"
    assert b"Secret" not in heard[0]
    assert (b"029 2087 2087" in heard[0]) is (answer is NO)
    assert staff.post(reverse("referrals:page", args=[one]), {"join": two}).status_code == 409
    with acting_as(cast.alys):
        joined = Referral.objects.get(pk=two)
        assert (joined.decision, str(joined.joined_to_id)) == ("duplicate", one)


def test_only_two_of_one_person_that_both_wait_are_joined_and_what_was_joined_goes_along(cast: Cast) -> None:
    first = a_referral(by=cast.alys, area=cast.cardiff)
    person = first.young_person
    rest = [a_referral(by=cast.alys, area=cast.cardiff, young_person=person) for _ in range(2)]
    stranger = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        for other in (stranger, first):
            with pytest.raises(NotFound):
                actions.join(by=cast.alys, referral=first, to=other)
        actions.join(by=cast.alys, referral=first, to=rest[0])
        with pytest.raises(WrongState):
            actions.join(by=cast.alys, referral=first, to=rest[1])
        with pytest.raises(WrongState):
            actions.join(by=cast.alys, referral=rest[1], to=first)
        actions.join(by=cast.alys, referral=rest[0], to=rest[1])
        assert set(queries.joined_to(cast.alys, rest[1])) == {first.pk, rest[0].pk}
    with acting_as(cast.morag), pytest.raises((NotFound, Refused)):
        actions.join(by=cast.morag, referral=rest[1], to=stranger)


def test_the_same_person_spelled_otherwise_is_asked_about_with_what_became_of_them(cast: Cast) -> None:
    born = date(2011, 3, 14)
    known = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Zeinab Farah", date_of_birth=born)
    before = a_referral(by=cast.alys, area=cast.cardiff, young_person=known, referrer_organisation="Hillside")
    other = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Corey Ash", date_of_birth=born)
    with acting_as(cast.alys):
        actions.decide(
            by=cast.alys, referral=before, **{**YES, "decision": "signposted", "because": ["no_place_now"]}
        )
        found = possible_duplicates(cast.alys, "Zainab", date_of_birth=born)
        assert [one.young_person.pk for one in found] == [known.pk]
        assert [one.young_person.pk for one in possible_duplicates(cast.alys, "Zainab Fara")] == [known.pk]
        assert possible_duplicates(cast.alys, "Zainab Jones") == []
        assert other.pk not in {one.young_person.pk for one in possible_duplicates(cast.alys, "Zeinab")}
    with acting_as(cast.alys):
        page = client_of(cast.alys).post(
            reverse("referrals:enter"), {**referral_answers(""), "name_used": "Zainab Farah"}
        )
    words = page.content.decode()
    assert "is already with us" in words
    assert "Mon 2 Nov, Hillside: Signposted to somebody else" in words
    with acting_as(cast.morag):
        assert possible_duplicates(cast.morag, "Zainab Farah", date_of_birth=born) == [], (
            "only as far as they see"
        )


def test_a_record_kept_from_the_manager_is_never_offered(cast: Cast) -> None:
    known = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Zeinab Farah")
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=known)
    goes_on = another_manager(cast)
    staff = client_of(cast.alys)
    address = reverse("staff:know_them", args=[referral.pk])
    assert client_of(cast.nia).get(address).status_code == 404
    assert staff.post(address, {"why": "family"}).status_code == 200, "in words too"
    answer = staff.post(address, {"why": "family", "words": "She is my niece."}, follow=True)
    assert "Bethan goes on with it." in answer.content.decode()
    assert "Zeinab" not in answer.content.decode()
    for page in (reverse("referrals:page", args=[referral.pk]), reverse("staff:decide", args=[referral.pk])):
        assert staff.get(page).status_code == 404
    with acting_as(cast.alys):
        assert possible_duplicates(cast.alys, "Zeinab Farah", date_of_birth=known.date_of_birth) == []
        assert not Referral.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from referrals_referralevent")
            assert cursor.fetchone() == (0,)
    with acting_as(goes_on):
        assert queries.queue(goes_on).total == 1
        assert (Conflict.objects.get().worker, KeptApart.objects.get().worker) == (cast.alys, cast.alys)
    assert client_of(goes_on).get(reverse("referrals:page", args=[referral.pk])).status_code == 200


def test_what_the_partner_wrote_goes_out_of_sight_with_the_record(cast: Cast, school: Organisation) -> None:
    client, receipt, referral = brought(cast, "dale@hillside.example", clock.now())
    page = reverse("consultations:page", args=[key_of(receipt)])
    staff = client_of(cast.alys)
    assert "Quillon" in staff.get(page).content.decode()
    staff.post(reverse("staff:know_them", args=[referral]), {"why": "family", "words": "My nephew."})
    assert staff.get(page).status_code == 404
    with acting_as(cast.alys):
        assert not Approach.objects.exists()
    assert client.get(receipt).status_code == 200, "the partner goes on seeing where it stands"


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "another manager"])
def test_what_a_partner_brought_about_a_relative_is_sealed_from_whoever_says_so(
    cast: Cast, school: Organisation, alone: bool
) -> None:
    other = None if alone else another_manager(cast)
    approach = sent(a_visit(), "referral", NAMED)
    staff = client_of(cast.alys)
    page = reverse("consultations:page", args=[approach.pk])
    know = reverse("staff:know_sender", args=[approach.pk])
    assert "I know them apart from work" in staff.get(page).content.decode()
    assert client_of(cast.morag).get(know).status_code == 404
    answer = staff.post(know, {"why": "family", "words": "My nephew."}, follow=True)
    assert f"{'Neil' if alone else 'Bethan'} goes on with it." in answer.content.decode()
    for address in (page, know, reverse("staff:refer_approach", args=[approach.pk])):
        assert staff.get(address).status_code == 404
    with acting_as(cast.alys):
        assert waiting(cast.alys) == []
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from consultations_approachevent")
            assert cursor.fetchone() == (0,), "nor an earlier version"
            cursor.execute("update consultations_approach set sealed_from = '{}'")
            assert cursor.rowcount == 0
        with pytest.raises(NotFound):
            consultations.seal_from_me(by=cast.alys, approach=approach)
    reader = other or cast.neil
    seen = client_of(reader).get(page)
    assert seen.status_code == 200
    if alone:
        client_of(cast.neil).post(page, {"let_area_see": "yes"})
        assert staff.get(page).status_code == 404, "given back to the area, not to them"


def test_nobody_seals_what_they_may_not_see(cast: Cast, school: Organisation) -> None:
    approach = sent(a_visit())
    for stranger in (cast.nia, cast.morag, cast.neil, cast.eve):
        with acting_as(stranger), connection.cursor() as cursor:
            cursor.execute("select app.seal_approach(%s, true, 'Nobody', %s)", [approach.pk, clock.now()])
            assert cursor.fetchone() == (False,), stranger
    with acting_as(cast.alys):
        assert Approach.objects.get().sealed_from == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"because": ""}, "because"),
        ({"because": ["they_want_it"]}, "because"),
        ({"told_because": ""}, "told_because"),
        ({"told_because": "known_to_us"}, "told_because"),
        ({"told_words": "Jay is with us already"}, "told_words"),
        ({"told_words": "BENBOW: ask Families First"}, "told_words"),
        ({"told_words": "Ask those who wait for him at the gate"}, "told_words"),
        ({"told_words": "<script>alert(1)</script>"}, "told_words"),
        ({"told_words": "x" * 161}, "told_words"),
        ({"reason": "a\x00b"}, "reason"),
    ],
)
def test_what_the_referrer_would_read_is_held_back_and_the_typing_stays(
    cast: Cast, values: dict[str, Any], field: str
) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    page = decided(client_of(cast.alys), referral.pk, {**NO, **values})
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert "Families First" in page.content.decode() or "told_words" in values
    with acting_as(cast.alys):
        assert Referral.objects.get().state == "received"


def test_pages_of_triage_take_few_statements(cast: Cast) -> None:
    first = a_referral(by=cast.alys, area=cast.cardiff, **RISK)
    for ago in range(3):
        a_referral(by=cast.alys, area=cast.cardiff, young_person=first.young_person,
                   received_on=clock.today() - timedelta(days=ago))  # fmt: skip
    with acting_as(cast.alys):
        assert YoungPerson.objects.count() == 1
        actions.decide(by=cast.alys, referral=first, **YES)
        casework.begin(by=cast.alys, referral=first)
        waits = Referral.objects.exclude(state="decided").first()
    assert waits is not None
    staff = client_of(cast.alys)
    for address in (
        reverse("staff:risk", args=[first.pk]),
        reverse("referrals:page", args=[waits.pk]),
        reverse("staff:decide", args=[waits.pk]),
        reverse("staff:know_them", args=[waits.pk]),
        reverse("staff:young_person", args=[first.young_person_id]),
    ):
        staff.get(address)
        with counting() as asked:
            assert staff.get(address).status_code == 200
        assert len(asked) <= 12, (address, len(asked), asked)
