"""The pages open for those who may, save what is typed, and say in sentences what cannot be kept."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Contact, Episode, MonthlyReview, PlannedVisit, Promise
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact, at
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PERSON_PAGES = ("record_contact", "record_attempt")
OF_STAFF = ("record_contact",)
OUTREACH_PAGES = ("outreach", "introduce", "ask_why")
EPISODE_PAGES = ("pause", "resume", "ask_closure", "plan_visit", "promise", "allocate", "sign_off", "review")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def address(name: str, episode: Episode) -> str:
    key = episode.young_person_id if name in PERSON_PAGES else episode.pk
    return reverse(f"{'staff' if name in OF_STAFF else 'casework'}:{name}", args=[key])


@pytest.mark.parametrize("name", [*PERSON_PAGES, *EPISODE_PAGES, *OUTREACH_PAGES])
def test_every_page_opens_for_the_manager_in_few_statements(cast: Cast, episode: Episode, name: str) -> None:
    client = browser(cast.alys)
    client.get(address(name, episode))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address(name, episode))
    assert response.status_code == 200, response.content.decode()[:2000]
    assert len(asked) <= 14, [query["sql"][:120] for query in asked]


def test_the_attempt_page_opens(cast: Cast, episode: Episode) -> None:
    response = browser(cast.nia).get(address("record_attempt", episode))
    assert response.status_code == 200
    assert b"How did you try?" in response.content


def save(client: Client, where: str, **values: Any) -> Any:
    """Open the page, fill it in, save it."""
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


MET = {
    "what": "met",
    "met_how": "activity",
    "when": "yesterday",
    "minutes": "90",
    "components": ["FUN", "SKL"],
}


def test_a_visit_is_recorded_in_a_few_taps(cast: Cast, episode: Episode) -> None:
    response = save(browser(cast.nia), address("record_contact", episode), **MET, title="Climbing wall")
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.nia):
        contact = Contact.objects.get()
    assert (contact.kind, contact.mode, contact.minutes) == ("attended", "activity", 90)
    assert contact.components == {"FUN": 0.5, "SKL": 0.5}


def test_a_double_tap_saves_once(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    where = address("record_contact", episode)
    key = client.get(where).context["saving"].key
    first = client.post(where, {**MET, "saving_key": key})
    second = client.post(where, {**MET, "saving_key": key})
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    with acting_as(cast.nia):
        assert Contact.objects.count() == 1


@pytest.mark.parametrize("more", [{}, {"title": "Climbing wall", "summary": "We walked.", "also": ["share"]}])
def test_saving_a_visit_takes_few_statements_also_when_it_moves_the_work(
    cast: Cast, episode: Episode, more: dict[str, Any]
) -> None:
    client = browser(cast.nia)
    where = address("record_contact", episode)
    for state in ("active", "active"):  # the first one moves the work
        key = client.get(where).context["saving"].key
        with counting() as statements:
            response = client.post(where, {**MET, **more, "saving_key": key})
        assert response.status_code == 302, response.content.decode()
        assert len(statements) <= MOST, [one[:150] for one in statements]
        with acting_as(cast.nia):
            assert Episode.objects.get(pk=episode.pk).state == state


def test_a_mentor_is_offered_to_read_a_note_but_not_their_own(cast: Cast, episode: Episode) -> None:
    where = address("record_contact", episode)
    assert "Dom may read this" in browser(cast.nia).get(where).content.decode()
    assert "may read this" not in browser(cast.dom).get(where).content.decode()


def test_an_attempt_takes_three_taps(cast: Cast, episode: Episode) -> None:
    where = address("record_attempt", episode)
    response = save(browser(cast.nia), where, how="message", outcome="no_reply", when="today")
    assert response.status_code == 302
    with acting_as(cast.nia):
        contact = Contact.objects.get()
    assert (contact.kind, contact.title) == ("attempt", "Message, no reply")


def test_a_promise_can_be_noted_with_the_visit(cast: Cast, episode: Episode) -> None:
    save(browser(cast.nia), address("record_contact", episode), **MET, promised="To bring the college form")
    with acting_as(cast.nia):
        promise = Promise.objects.get()
    assert (promise.text, promise.worker_id) == ("To bring the college form", cast.nia.pk)


def test_a_promise_that_cannot_be_kept_as_typed_saves_no_contact_either(cast: Cast, episode: Episode) -> None:
    response = save(
        browser(cast.nia), address("record_contact", episode), **MET, promised="Form",
        promised_by_day="1", promised_by_month="1", promised_by_year="2026",
    )  # fmt: skip
    assert response.status_code == 200
    assert "That day has gone" in response.content.decode()
    with acting_as(cast.nia):
        assert not Contact.objects.exists()


def test_a_planned_visit_fills_the_page_in_and_is_done_by_it(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        visit = actions.plan_visit(by=cast.nia, episode=episode, starts_at=at(TODAY, 10), title="Library")
    client = browser(cast.nia)
    where = address("record_contact", episode) + f"?visit={visit.pk}"
    assert 'value="Library"' in client.get(where).content.decode()
    save(
        client,
        where,
        what="met",
        met_how="one_to_one",
        when="today",
        at="10:00",
        minutes="30",
        title="Library",
    )
    with acting_as(cast.nia):
        visit.refresh_from_db()
        assert visit.contact == Contact.objects.get()


BAD: list[tuple[dict[str, Any], str]] = [
    ({}, "Tap what happened."),
    ({**MET, "what": "danced"}, "not one of the answers"),
    ({**MET, "when": "other"}, "needs a date"),
    ({**MET, "when": "other", "on_day": "31", "on_month": "2", "on_year": "2026"}, "is not a date"),
    ({**MET, "when": "other", "on_day": "1", "on_month": "12", "on_year": "2026"}, "has not happened yet"),
    ({**MET, "when": "other", "on_day": "1", "on_month": "8", "on_year": "2026"}, "1 September 2026"),
    ({**MET, "minutes": "other", "minutes_other": "9999"}, "Use a number from"),
    ({**MET, "components": ["DANCE"]}, "not one of the answers"),
    ({**MET, "at": "25:00"}, "is not a time"),
    ({**MET, "title": "x" * 121}, "keeps up to 120"),
    ({**MET, "summary": "words\x00here"}, "cannot be kept"),
    ({**MET, "summary": "w" * 20_001}, "keeps up to 20,000"),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD, ids=[str(number) for number in range(len(BAD))])
def test_what_cannot_be_kept_is_said_in_a_sentence_and_nothing_is_lost(
    cast: Cast, episode: Episode, typed: dict[str, Any], sentence: str
) -> None:
    response = save(
        browser(cast.nia),
        address("record_contact", episode),
        **typed,
        young_person_words="I am decent at this",
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert "I am decent at this" in page
    with acting_as(cast.nia):
        assert not Contact.objects.exists()


def test_strange_words_come_back_as_words(cast: Cast, episode: Episode) -> None:
    words = "Zażółć 👩🏽‍🎓 مرحبا <script>alert(1)</script> {{ 7*7 }}"
    save(browser(cast.nia), address("record_contact", episode), **MET, summary=words)
    with acting_as(cast.nia):
        contact = Contact.objects.get()
    assert contact.summary == words
    page = browser(cast.nia).get(reverse("casework:correct_contact", args=[contact.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_correction_is_saved_from_its_page(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, components={"FUN": 0.7, "SKL": 0.3})
    where = reverse("casework:correct_contact", args=[contact.pk])
    response = save(
        browser(cast.nia), where, correction_reason="It was longer.", kind="attended", mode="activity", at="11:00",
        on_day="16", on_month="11", on_year="2026", minutes="95", components=["SKL", "FUN"], title="Climbing wall",
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.nia):
        corrected = Contact.objects.get(corrects=contact.pk)
    assert (corrected.minutes, corrected.mode) == (95, "activity")
    assert corrected.components == {"FUN": 0.7, "SKL": 0.3}
    again = browser(cast.nia).get(where).content.decode()
    assert "Corrected already" in again


def test_the_manager_sees_every_caseload_and_names_a_key_worker(cast: Cast, episode: Episode) -> None:
    client = browser(cast.alys)
    where = address("allocate", episode)
    page = client.get(where).content.decode()
    assert "no young people yet" in page
    assert "has been key worker since" in page
    response = save(
        client, where, do="key", **{
            "key-worker": str(cast.sam.pk), "key-on_day": "17", "key-on_month": "11", "key-on_year": "2026",
            "key-change_reason": "fit",
        },
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.alys):
        present = Assignment.objects.get(episode=episode, kind="key_worker", ends=None)
    assert present.worker == cast.sam


def test_cover_is_added_with_a_last_day_and_can_be_ended(cast: Cast, episode: Episode) -> None:
    client = browser(cast.alys)
    where = address("allocate", episode)
    begins = {"add-begins_day": "17", "add-begins_month": "11", "add-begins_year": "2026"}
    response = save(client, where, do="add", **{"add-kind": "cover", "add-cover": str(cast.sam.pk), **begins})
    assert "needs a date" in response.content.decode()
    ends = {"add-ends_day": "20", "add-ends_month": "11", "add-ends_year": "2026"}
    response = save(
        client, where, do="add", **{"add-kind": "cover", "add-cover": str(cast.sam.pk), **begins, **ends}
    )
    assert response.status_code == 302
    with acting_as(cast.alys):
        cover = Assignment.objects.get(kind="cover")
    name = f"end-{cover.pk}"
    day = {f"{name}-on_day": "17", f"{name}-on_month": "11", f"{name}-on_year": "2026"}
    response = save(client, where, do=name, **{f"{name}-reason": "leave", **day})
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.alys):
        cover.refresh_from_db()
    assert (cover.ends, cover.end_reason) == (TODAY, "leave")


END_DAY = {"end_date_day": "17", "end_date_month": "11", "end_date_year": "2026"}


def test_asking_why_is_needed_only_when_it_did_not_begin_or_go_on(cast: Cast, episode: Episode) -> None:
    client, where = browser(cast.nia), address("ask_closure", episode)
    response = save(client, where, closure_code="no_contact_made", note="We tried for a month.", **END_DAY)
    page = response.content.decode()
    assert "Choose at least one." in page
    assert "Say who told us." in page
    response = save(
        client, where, closure_code="no_contact_made", note="We tried for a month.", **END_DAY,
        reasons=["wait_too_long", "label_used"], informant="worker", addressable="service",
        reason_note="He had moved on.",
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.alys):
        assert Episode.objects.get(pk=episode.pk).non_engagement_reasons.count() == 2


def test_the_manager_returns_a_closure_and_then_signs_it(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    client, where = browser(cast.alys), address("sign_off", episode)
    assert "He is at college" in client.get(where).content.decode()
    assert save(client, where, do="return", note="Who is there for him now?").status_code == 302
    assert (
        "Who is there for him now?" in browser(cast.nia).get(address("ask_closure", episode)).content.decode()
    )
    a_closure_asked(by=cast.nia, episode=episode, note="His gran and the college.")
    assert save(client, where, do="sign").status_code == 302
    with acting_as(cast.alys):
        now = Episode.objects.get(pk=episode.pk)
    assert (now.state, now.signed_off_by) == ("closed", cast.alys)
    assert "Nothing to sign" in client.get(where).content.decode()


def test_the_review_of_a_month_is_written_once_and_stands_beside_the_next(
    cast: Cast, episode: Episode
) -> None:
    client, where = browser(cast.alys), address("review", episode)
    typed = {
        "progress_direction": "better", "progress": "He goes to college.", "month": "2026-11-01",
        "held_on_day": "17", "held_on_month": "11", "held_on_year": "2026",
    }  # fmt: skip
    assert save(client, where, **typed).status_code == 302
    assert "He goes to college." in client.get(where).content.decode()
    assert "There is a review of November 2026 already" in save(client, where, **typed).content.decode()
    with acting_as(cast.alys):
        assert MonthlyReview.objects.count() == 1


def test_pausing_and_going_on_from_the_pages(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode)
    client = browser(cast.nia)
    day = {"on_day": "17", "on_month": "11", "on_year": "2026"}
    assert save(client, address("pause", episode), reason="At his gran's.", **day).status_code == 302
    page = client.get(address("resume", episode))
    assert (
        client.post(
            address("resume", episode), {"submission_key": page.context["saving"].key, **day}
        ).status_code
        == 302
    )
    with acting_as(cast.nia):
        assert Episode.objects.get(pk=episode.pk).state == "active"


def test_a_visit_is_planned_and_called_off(cast: Cast, episode: Episode) -> None:
    client, where = browser(cast.nia), address("plan_visit", episode)
    response = save(client, where, title="Library", on_day="18", on_month="11", on_year="2026", at="2:30pm")
    assert response.status_code == 302
    with acting_as(cast.nia):
        visit = PlannedVisit.objects.get()
    assert f"{visit.starts_at:%Y-%m-%d %H:%M}" == "2026-11-18 14:30"
    assert client.post(reverse("casework:cancel_visit", args=[visit.pk])).status_code == 302
    with acting_as(cast.nia):
        assert PlannedVisit.objects.get().cancelled


def test_a_promise_is_noted_and_kept(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    due = {"due_on_day": "20", "due_on_month": "11", "due_on_year": "2026"}
    assert save(client, address("promise", episode), text="Bring the form", **due).status_code == 302
    with acting_as(cast.nia):
        promise = Promise.objects.get()
    where = reverse("casework:promise_done", args=[promise.pk])
    assert b"Kept" in client.post(where, headers={"HX-Request": "true"}).content
    assert client.post(where, {"next": "https://elsewhere.example/"}).url == reverse("staff:my_day")
    with acting_as(cast.nia):
        assert Promise.objects.get().done_on == TODAY
