"""The partners' door: coming in without an account, writing, sending once, hearing what became of it, and no more."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Episode
from soceis.journey.referrals.rules import REASONS_FOR
from soceis.sharing.consultations import actions, jobs, queries
from soceis.sharing.consultations.models import Approach, PartnerDraft, PartnerLink
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import Organisation
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_closure_asked, an_episode
from tests.factories.door import LEAD, NAMED, WORRY, a_visit, at_the_door, begun, sent, visiting
from tests.factories.sharing import an_agreement, an_organisation
from tests.statements import counting

pytestmark = pytest.mark.django_db(databases="__all__")

POSTED = {**WORRY, "send": "yes"}
# What differs between any two answers: identifiers, references, the tokens of forms.
CHANGING = re.compile(
    rb"SAME[AB]|[0-9a-f]{8}-[0-9a-f-]{27}|csrfmiddlewaretoken\" value=\"\w+|CSRFToken\": \"\w+"
)


def neutral(page: bytes) -> bytes:
    """The page without what differs by chance."""
    return CHANGING.sub(b"", page)


@pytest.fixture
def school(cast: Cast) -> Organisation:
    cache.clear()
    return an_organisation(
        by=cast.alys, area=cast.cardiff, name="Hillside", kind="education", email_domains="hillside.example"
    )


def test_a_link_goes_to_a_known_organisation_and_the_answer_is_the_same_for_any_other(
    school: Organisation,
) -> None:
    client, link = Client(), reverse("door:link")
    pages = [client.post(link, {"email": email}).content for email in (LEAD, "dale@elsewhere.example")]
    assert neutral(pages[0]) == neutral(pages[1])
    assert [letter.to for letter in mail.outbox] == [[LEAD]]
    (address,) = re.findall(r"http\S+", str(mail.outbox[0].body))
    assert client.get(address).status_code == 200, "looking at it uses nothing up"
    assert client.post(address)["Location"] == reverse("door:mine")
    assert "Hillside" in client.get(reverse("door:mine")).content.decode()


def test_a_link_opens_once_and_for_an_hour(school: Organisation) -> None:
    letter = actions.make_link(LEAD)
    assert letter is not None
    come = reverse("door:come_in", args=[letter.token])
    assert Client().post(come).status_code == 302
    replayed = Client().post(come)
    assert replayed.status_code == 410
    assert "has been used" in replayed.content.decode()
    late = actions.make_link(LEAD)
    assert late is not None
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert Client().post(reverse("door:come_in", args=[late.token])).status_code == 410
    assert Client().post(reverse("door:come_in", args=["guessed"])).status_code == 410


def test_letters_to_one_mailbox_end_and_the_page_does_not_say_so(school: Organisation) -> None:
    client, link = Client(), reverse("door:link")
    pages = {neutral(client.post(link, {"email": LEAD}).content) for _ in range(9)}
    assert len(pages) == 1
    assert len(mail.outbox) == 6
    assert b"0808 157 0192" in pages.pop(), "whoever is held up can ring"


def test_without_a_visit_every_page_leads_to_the_link(school: Organisation) -> None:
    visit = a_visit()
    approach = sent(visit)
    for route in ("door:sent", "door:copy_pdf", "door:copy_text"):
        assert Client().get(reverse(route, args=[approach.pk]))["Location"] == reverse("door:link")
    client = at_the_door()
    client.post(reverse("door:leave"))
    assert client.get(reverse("door:mine"))["Location"] == reverse("door:link")
    ended = queries.hashed(visit)
    with clock.at(clock.now() + timedelta(hours=13)):
        assert queries.enter(visit) is None, ended


def test_an_organisation_that_ended_comes_in_no_more(cast: Cast, school: Organisation) -> None:
    visit = a_visit()
    with acting_as(cast.alys):
        Organisation.objects.filter(pk=school.pk).update(ended_on=clock.today())
    assert queries.enter(visit) is None
    assert actions.make_link(LEAD) is None


def test_what_is_written_goes_to_the_area_with_a_reference_a_name_and_a_day(
    cast: Cast, school: Organisation
) -> None:
    client = at_the_door()
    there = begun(client)
    with clock.at(clock.now()):
        answer = client.post(there, POSTED, follow=True)
    page = answer.content.decode()
    with acting_as(cast.alys):
        (approach,) = queries.waiting(cast.alys)
    assert approach.reference in page
    assert "Alys will answer you by" in page
    assert approach.concerns == WORRY["concerns"]
    assert "Older lads" not in page, "the page of what was sent has no content"
    assert client.get(reverse("door:copy_text", args=[approach.pk])).content.decode().count("Older lads") == 1
    pdf = client.get(reverse("door:copy_pdf", args=[approach.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert b"StructTreeRoot" in pdf.content


def test_sent_twice_it_arrives_once(cast: Cast, school: Organisation) -> None:
    client = at_the_door()
    there = begun(client)
    first, again = (client.post(there, POSTED)["Location"] for _ in range(2))
    assert first == again
    with acting_as(cast.alys):
        assert Approach.objects.count() == 1


def test_typing_is_kept_before_it_is_judged_and_while_it_is_typed(school: Organisation) -> None:
    client = at_the_door()
    there = begun(client)
    assert client.post(f"{there}keep/", {"concerns": "A van at the gate"}).status_code == 204
    assert "A van at the gate" in client.get(there).content.decode()
    refused = client.post(there, {"concerns": "A white van", "send": "yes"}).content.decode()
    assert "Not sent yet" in refused
    assert "A white van" in refused
    other = at_the_door()
    assert "A white van" in other.get(there).content.decode(), "a new link of the same person finds it again"
    assert client.post(there, POSTED).status_code == 302
    assert client.post(f"{there}keep/", {"concerns": "old page"}).status_code == 409


def test_nobody_reads_or_sends_what_another_partner_wrote(cast: Cast, school: Organisation) -> None:
    an_organisation(by=cast.alys, area=cast.cardiff, name="Force", email_domains="force.example")
    mine, theirs = at_the_door(), at_the_door("pugh@force.example")
    there = begun(mine)
    mine.post(f"{there}keep/", {"concerns": "Only mine"})
    assert theirs.get(there).status_code == 404
    assert theirs.post(there, POSTED).status_code == 404
    assert theirs.post(f"{there}keep/", POSTED).status_code == 409
    receipt = mine.post(there, POSTED)["Location"]
    assert theirs.get(receipt).status_code == 404
    assert theirs.get(f"{receipt}copy.txt").status_code == 404
    colleague = at_the_door("holt@hillside.example")
    assert colleague.get(receipt).status_code == 404, "a colleague at the same school neither"


def test_the_database_shows_a_partner_nothing_but_their_own(cast: Cast, school: Organisation) -> None:
    an_organisation(by=cast.alys, area=cast.cardiff, name="Force", email_domains="force.example")
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    mine, theirs = a_visit(), a_visit("pugh@force.example")
    own = sent(mine)
    with visiting(theirs) as visitor:
        actions.begin(visitor=visitor, kind="referral")
    with visiting(mine):
        assert list(Approach.objects.values_list("pk", flat=True)) == [own.pk]
        assert PartnerDraft.objects.count() == 0
        assert PartnerLink.objects.count() == 1
        for table in ("people_youngperson", "referrals_referral", "casework_episode", "partners_organisation",
                      "partners_partnercontact", "accounts_draft", "disclosures_disclosure"):  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute(f"select count(*) from {table}")
                assert cursor.fetchone() == (0,), table
        assert Approach.objects.filter(pk=own.pk).update(concerns="Changed") == 0, "what was sent stays"
    for stranger in (cast.nia, cast.dom, cast.morag, cast.neil, cast.eve, cast.dafydd, cast.ada):
        with acting_as(stranger):
            assert Approach.objects.count() == 0, stranger
            assert PartnerDraft.objects.count() == 0
            assert PartnerLink.objects.count() == 0


def test_no_page_tells_whether_a_named_young_person_is_known(
    cast: Cast, school: Organisation, monkeypatch: Any
) -> None:
    known = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia).young_person
    numbers = iter("AB")
    monkeypatch.setattr(actions, "new_reference", lambda: f"SAME{next(numbers)}")
    pages = []
    moment = clock.now()
    for name, born in ((known.name_used, known.date_of_birth), ("Nobodyknown", known.date_of_birth)):
        with clock.at(moment):
            cache.clear()
            client = at_the_door(f"{name.lower().replace(' ', '')[:9]}@hillside.example")
            there = begun(client, "referral")
            typed = {**NAMED, "name_used": name, "send": "yes"}
            if born:
                typed |= {
                    f"date_of_birth_{part}": str(getattr(born, part)) for part in ("day", "month", "year")
                }
            receipt = client.post(there, typed)["Location"]
            seen = [
                client.get(place).content for place in (receipt, reverse("door:mine"), reverse("door:report"))
            ]
        pages.append([neutral(page) for page in seen])
    assert pages[0] == pages[1]


def test_deciding_lets_the_partner_hear_the_answer_and_no_more(cast: Cast, school: Organisation) -> None:
    heard = {
        "accepted_one_to_one": "Accepted for one-to-one work.",
        "not_accepted": "Not for us.",
        "duplicate": "We have looked at it, and will ring you.",
        "signposted": "We have looked at it, and will ring you.",
    }
    for decision, words in heard.items():
        cache.clear()
        client = at_the_door(f"{decision[:5]}@hillside.example")
        receipt = client.post(begun(client, "referral"), {**NAMED, "send": "yes"})["Location"]
        staff = client_of(cast.alys)
        key = receipt.rstrip("/").rsplit("/", 1)[-1]
        refer = reverse("staff:refer_approach", args=[key])
        entered = staff.get(refer).content.decode()
        assert "Quillon" in entered
        assert "Older lads" in entered
        posted = referral_answers(entered)
        where = staff.post(refer, posted)
        if where.status_code == 200:  # asked whether it is the one from before
            where = staff.post(refer, {**posted, "same_as": "somebody_else"})
        assert where.status_code == 302, where.content.decode()
        referral = where["Location"].rstrip("/").rsplit("/", 1)[-1]
        assert client.get(receipt).content.decode().count("Received. Nobody has decided yet.") == 1
        said = {
            "decision": decision,
            "because": REASONS_FOR[decision][0],
            "told_because": "threshold",
            "reason": "Secret reason: she is with us already.",
            "age_override_reason": "x",
        }
        assert staff.post(reverse("staff:decide", args=[referral]), said).status_code == 302
        page = client.get(receipt).content.decode()
        assert words in page
        assert "Secret" not in page
        assert staff.get(refer).status_code == 409, "it becomes a referral once"


def test_when_the_work_has_ended_the_partner_hears_that_and_not_why(cast: Cast, school: Organisation) -> None:
    client, staff = at_the_door(), client_of(cast.alys)
    receipt = client.post(begun(client, "referral"), {**NAMED, "send": "yes"})["Location"]
    refer = reverse("staff:refer_approach", args=[receipt.rstrip("/").rsplit("/", 1)[-1]])
    entered = staff.post(refer, referral_answers(staff.get(refer).content.decode()))
    referral = entered["Location"].rstrip("/").rsplit("/", 1)[-1]
    said = {
        "decision": "accepted_one_to_one",
        "because": "they_want_it",
        "reason": "She wants it.",
        "age_override_reason": "x",
    }
    assert staff.post(reverse("staff:decide", args=[referral]), said).status_code == 302
    with acting_as(cast.alys):
        episode = Episode.objects.select_related("young_person", "area").get(referral=referral)
        casework.allocate(by=cast.alys, episode=episode, worker=cast.nia, on=clock.today())
    asked = a_closure_asked(by=cast.nia, episode=episode, note="Secret: she is at college.")
    assert "Closed." not in client.get(receipt).content.decode()
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=asked)
    page = client.get(receipt).content.decode()
    assert "Closed." in page
    assert "Secret" not in page


def referral_answers(page: str) -> dict[str, Any]:
    """What somebody who enters it adds to what the partner wrote."""
    return {
        **{name: NAMED[name] for name in ("name_used", "concerns", "early_signs")},
        "in_danger_now": "no",
        "date_of_birth_missing": "unknown",
        "sex_missing": "unknown",
        "ethnicity_missing": "unknown",
        "label_used": "unknown",
        "received_on_day": str(clock.today().day),
        "received_on_month": str(clock.today().month),
        "received_on_year": str(clock.today().year),
        "source": "education",
        "primary_reason_missing": "unknown",
    }


def test_a_consultation_holds_no_name_and_is_counted_apart(cast: Cast, school: Organisation) -> None:
    visit = a_visit()
    talked = sent(visit, "consultation", NAMED)
    assert (talked.name_used, talked.last_name, talked.date_of_birth) == ("", "", None)
    sent(visit, "referral", NAMED)
    with acting_as(cast.alys):
        (count,) = queries.counts_by_partner(cast.alys)
    assert (count.consultations, count.became, count.referrals) == (1, 0, 1)


def test_the_area_asks_the_national_manager_who_then_sees_it(cast: Cast, school: Organisation) -> None:
    approach = sent(a_visit())
    page = reverse("consultations:page", args=[approach.pk])
    assert client_of(cast.neil).get(page).status_code == 404
    assert client_of(cast.morag).get(page).status_code == 404
    assert client_of(cast.nia).get(page).status_code == 403
    alys = client_of(cast.alys)
    asked = {"step": "ask", "version": "1", "national_question": "Is this one for us?"}
    assert alys.post(page, asked).status_code == 302
    answered = {"step": "answer", "version": "2", "national_advice": "Yes: look at the places first."}
    assert client_of(cast.neil).post(page, answered).status_code == 302
    assert "look at the places first" in alys.get(page).content.decode()
    stale = {"step": "advise", "version": "1", "advice": "My words"}
    kept = alys.post(page, stale)
    assert kept.status_code == 409
    assert alys.post(page, {**stale, "version": "3"}).status_code == 302
    assert "Advice was given" in alys.get(reverse("consultations:waiting")).content.decode()


def test_somebody_of_ours_who_is_close_keeps_it_from_the_area(cast: Cast, school: Organisation) -> None:
    approach = sent(a_visit(), "referral", {**NAMED, "knows_staff": "Alys is his aunt"})
    assert approach.answerer == "Neil"
    page = reverse("consultations:page", args=[approach.pk])
    alys, neil = client_of(cast.alys), client_of(cast.neil)
    assert alys.get(page).status_code == 404
    assert "Alys is his aunt" in neil.get(page).content.decode()
    assert neil.post(page, {"let_area_see": "yes"}).status_code == 302
    assert alys.get(page).status_code == 200
    assert neil.get(page).status_code == 200


def test_an_agreement_that_ends_in_the_middle_of_a_form_loses_nothing(
    cast: Cast, school: Organisation
) -> None:
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=school)
    client = at_the_door()
    there = begun(client)
    with acting_as(cast.alys):
        type(agreement).objects.filter(pk=agreement.pk).update(ends_on=clock.today() - timedelta(days=1))
    receipt = client.post(there, POSTED)["Location"]
    page = reverse("consultations:page", args=[receipt.rstrip("/").rsplit("/", 1)[-1]])
    assert "No agreement with them is in force" in client_of(cast.alys).get(page).content.decode()


def test_script_stays_words_and_what_is_huge_is_said_so(cast: Cast, school: Organisation) -> None:
    client = at_the_door()
    there = begun(client)
    nasty = "<script>alert(1)</script>{{ 7 }}"
    refused = client.post(there, {**POSTED, "sender_name": "", "concerns": nasty}).content.decode()
    assert "<script>alert" not in refused
    huge = client.post(there, {**POSTED, "concerns": "x" * 30_000})
    assert "30,000" in huge.content.decode()
    assert client.post(f"{there}keep/", {"concerns": "x" * 500_000}).status_code == 422
    huge = b"danger=" + b"x" * settings.MOST_REQUEST_BYTES
    typed = "application/x-www-form-urlencoded"
    assert Client().generic("POST", reverse("door:start"), huge, content_type=typed).status_code == 413
    receipt = client.post(there, {**POSTED, "concerns": nasty})["Location"]
    page = reverse("consultations:page", args=[receipt.rstrip("/").rsplit("/", 1)[-1]])
    assert "<script>alert" not in client_of(cast.alys).get(page).content.decode()
    assert client.get(f"{receipt}copy.txt")["Content-Type"].startswith("text/plain")
    assert client.get(f"{receipt}copy.pdf").content.startswith(b"%PDF")


def test_a_day_to_come_or_a_kind_that_is_none_comes_back_with_the_words_kept(school: Organisation) -> None:
    client = at_the_door()
    there = begun(client, "referral")
    told = {**NAMED, "send": "yes", "risk_to_staff": "A dog by the gate"}
    for wrong in (
        {"risk_known_since": (clock.today() + timedelta(days=2)).isoformat()},
        {"agencies": ["circus"]},
        {"label_used": "perhaps"},
        {"risk_to_staff": "A dog by the gate" + "x" * 2_000},
    ):
        page = client.post(there, {**told, **wrong})
        assert page.status_code == 200, wrong
        assert "A dog by the gate" in page.content.decode()
    assert client.post(there, told).status_code == 302


def test_a_flood_waits_with_its_words_kept_and_a_number_to_ring(school: Organisation, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "partner_send": "2/h/key"}
    client = at_the_door()
    for _ in range(2):
        assert client.post(begun(client), POSTED).status_code == 302
    there = begun(client)
    held = client.post(there, {**POSTED, "concerns": "The third"})
    assert held.status_code == 429
    assert "ring us" in held.content.decode()
    assert "0808 157 0192" in held.content.decode()
    assert "The third" in client.get(there).content.decode()


def test_every_page_is_there_in_welsh(school: Organisation) -> None:
    client = at_the_door()
    there = begun(client)
    page = client.get(f"{there}?lang=cy").content.decode()
    assert 'lang="cy"' in page
    assert "Beth ydych chi wedi’i weld neu’i glywed" in page
    assert "Oes rhywun mewn perygl nawr?" in client.get(reverse("door:start")).content.decode()
    assert "What have you seen" in client.get(f"{there}?lang=en-gb").content.decode()


def test_pages_ask_the_database_little(cast: Cast, school: Organisation) -> None:
    client = at_the_door()
    receipt = client.post(begun(client), POSTED)["Location"]
    there = begun(client)
    for address in (reverse("door:mine"), there, receipt, reverse("door:report")):
        with counting() as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12, (address, asked)
    staff = client_of(cast.alys)
    key = receipt.rstrip("/").rsplit("/", 1)[-1]
    for address in (
        reverse("consultations:waiting"),
        reverse("consultations:by_partner"),
        reverse("consultations:page", args=[key]),
        reverse("staff:refer_approach", args=[key]),
    ):
        staff.get(address)
        with counting() as asked:
            assert staff.get(address).status_code == 200
        assert len(asked) <= 12, (address, len(asked), asked)


def test_a_partners_own_numbers_hold_small_ones_back(school: Organisation) -> None:
    visit = a_visit()
    for _ in range(2):
        sent(visit)
    client = at_the_door()
    page = client.get(reverse("door:report")).content.decode()
    assert "fewer than 5" in page
    for _ in range(4):
        sent(visit, "referral", NAMED)
    for _ in range(3):
        sent(visit)
    assert "<td>5</td>" in client.get(reverse("door:report")).content.decode()
    assert client.get(reverse("door:report_pdf")).content.startswith(b"%PDF")


def test_old_links_and_drafts_are_removed(school: Organisation) -> None:
    visit = a_visit()
    with visiting(visit) as visitor:
        actions.begin(visitor=visitor, kind="referral")
    assert jobs.remove_old() == 0
    with clock.at(clock.now() + timedelta(days=31)), visiting_nothing():
        assert jobs.remove_old() == 2


class visiting_nothing:  # noqa: N801  reads as a phrase
    """The database is told the moment, and nobody's visit."""

    def __enter__(self) -> None:
        assert queries.enter("") is None

    def __exit__(self, *_: object) -> None:
        return None


def test_an_organisation_in_every_area_asks_where(cast: Cast) -> None:
    cache.clear()
    with acting_as(cast.neil):
        partners.add_organisation(
            by=cast.neil, area=None, name="Rail police", kind="police", email_domains="rail.example"
        )
    client = at_the_door("lee@rail.example")
    there = begun(client)
    page = client.get(there).content.decode()
    assert "Where is the young person?" in page
    (edinburgh,) = re.findall(r'value="([0-9a-f-]+\.[0-9a-f-]+)"[^>]*><label[^>]*>Edinburgh', page)
    assert client.post(there, POSTED).status_code == 200
    assert client.post(there, {**POSTED, "work": edinburgh}).status_code == 302
    with acting_as(cast.morag):
        assert len(queries.waiting(cast.morag)) == 1
