"""Ten million characters, or a character that cannot be kept, in each form that writes: a sentence, nothing saved."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.journey.casework.models import Contact, Episode, MonthlyReview
from soceis.journey.plans.models import Plan
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.november import _seventeenth_of_november, episode
from tests.factories.plans import a_form

__all__ = ["_seventeenth_of_november", "episode"]
pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"[^>]* value="([^"]*)"')
VAST = 10_000_000
WORDS = "He laughs a lot"
TOO_LONG = "Your words are still here: please shorten them."
UNKEEPABLE = "There was a character in this text that cannot be kept."


@dataclass(frozen=True)
class Writing:
    """A form: who writes, where, what makes it whole, its long text, and how to see what was saved."""

    who: str
    address: Callable[[Episode], str]
    answers: dict[str, Any]
    text: str
    saved: Callable[[Episode], Any]


def of_person(route: str) -> Callable[[Episode], str]:
    return lambda one: reverse(route, args=[one.young_person_id])


def of_episode(route: str) -> Callable[[Episode], str]:
    return lambda one: reverse(route, args=[one.pk])


REFERRAL = {
    "in_danger_now": "no",
    "name_used": "Tee",
    "date_of_birth_day": "2",
    "date_of_birth_month": "5",
    "date_of_birth_year": "2010",
    "sex": "male",
    "ethnicity_missing": "not_asked",
    "label_used": "unknown",
    "received_on": TODAY.isoformat(),
    "source": "education",
    "primary_reason": "at_risk_identified_by_school",
}
DETAILS = {
    "name_used": "Jay Benbow",
    "date_of_birth": "2011-03-14",
    "sex": "male",
    "ethnicity_missing": "not_asked",
}
REVIEW = {
    "progress_direction": "better",
    "month": TODAY.replace(day=1).isoformat(),
    "held_on": TODAY.isoformat(),
}
WRITINGS = {
    "a referral": Writing(
        "alys", lambda _: reverse("referrals:enter"), REFERRAL, "concerns", lambda _: Referral.objects.count()
    ),
    "a contact": Writing(
        "nia",
        of_person("staff:record_contact"),
        {"what": "met", "met_how": "one_to_one", "when": "yesterday"},
        "summary",
        lambda _: Contact.objects.count(),
    ),
    "a plan": Writing(
        "nia",
        of_person("plans:write"),
        {"topics": ["self_esteem"]},
        "in_their_words",
        lambda _: Plan.objects.count(),
    ),
    "a review": Writing(
        "alys", of_episode("casework:review"), REVIEW, "progress", lambda _: MonthlyReview.objects.count()
    ),
    "details": Writing(
        "alys",
        of_person("people:edit"),
        DETAILS,
        "about_me",
        lambda one: YoungPerson.objects.get(pk=one.young_person_id).about_me,
    ),
    "a closing note": Writing(
        "nia",
        of_episode("casework:ask_closure"),
        {"closure_code": "goals_met", "end_date": TODAY.isoformat()},
        "note",
        lambda one: Episode.objects.get(pk=one.pk).closure_asked_on,
    ),
}


def post(cast: Cast, episode: Episode, writing: Writing, words: str) -> Any:
    """Open the form, fill it in, save it."""
    client = Client()
    client.force_login(getattr(cast, writing.who), backend=BACKEND)
    address = writing.address(episode)
    page = client.get(address)
    assert page.status_code == 200, page.content.decode()[:2000]
    hidden = {name: unescape(value) for name, value in HIDDEN.findall(page.content.decode())}
    return client.post(address, {**hidden, **writing.answers, writing.text: words})


def saved(cast: Cast, episode: Episode, writing: Writing) -> Any:
    with acting_as(getattr(cast, writing.who)):
        return writing.saved(episode)


@pytest.fixture
def prepared(cast: Cast, episode: Episode) -> Episode:
    a_form(cast.cardiff)
    return episode


@pytest.mark.parametrize("name", WRITINGS)
def test_the_form_saves_good_words(cast: Cast, prepared: Episode, name: str) -> None:
    writing = WRITINGS[name]
    before = saved(cast, prepared, writing)
    answer = post(cast, prepared, writing, WORDS)
    assert answer.status_code == 302, answer.content.decode()[:4000]
    assert saved(cast, prepared, writing) != before


@pytest.mark.parametrize("name", WRITINGS)
@pytest.mark.parametrize(
    ("words", "sentence"),
    [(f"{WORDS} " + "w" * VAST, TOO_LONG), (f"{WORDS} \x00\x00", UNKEEPABLE)],
    ids=["ten million characters", "nul"],
)
def test_what_cannot_be_kept_is_said_and_stays_on_the_page(
    cast: Cast, prepared: Episode, name: str, words: str, sentence: str
) -> None:
    writing = WRITINGS[name]
    before = saved(cast, prepared, writing)
    answer = post(cast, prepared, writing, words)
    page = answer.content.decode()
    assert answer.status_code in (200, 422)
    assert sentence in page
    assert WORDS in page
    assert saved(cast, prepared, writing) == before


@pytest.mark.parametrize("name", WRITINGS)
def test_more_than_the_service_takes_at_once_is_answered_in_a_sentence(
    cast: Cast, prepared: Episode, name: str
) -> None:
    writing = WRITINGS[name]
    before = saved(cast, prepared, writing)
    client = Client(raise_request_exception=False)
    client.force_login(getattr(cast, writing.who), backend=BACKEND)
    answer = client.post(
        writing.address(prepared),
        f"{writing.text}=" + "w" * 13_000_000,
        content_type="application/x-www-form-urlencoded",
    )
    assert 400 <= answer.status_code < 500
    assert "<h1" in answer.content.decode()
    assert saved(cast, prepared, writing) == before
