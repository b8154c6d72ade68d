"""The pages open for those who may, save what is typed, and say in sentences what cannot be kept."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import Assignment, Contact, Episode, MonthlyReview, PlannedVisit, Promise
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact

pytestmark = pytest.mark.django_db(databases="__all__")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PERSON_PAGES = ("record_contact",)
EPISODE_PAGES = ("pause", "resume", "ask_closure", "plan_visit", "promise", "allocate", "sign_off", "review")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def address(name: str, episode: Episode) -> str:
    key = episode.young_person_id if name in PERSON_PAGES else episode.pk
    return reverse(f"casework:{name}", args=[key])


@pytest.mark.parametrize("name", ["record_contact", *EPISODE_PAGES])
def test_every_page_opens_for_the_manager_in_few_statements(cast: Cast, episode: Episode, name: str) -> None:
    client = browser(cast.alys)
    client.get(address(name, episode))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address(name, episode))
    assert response.status_code == 200, response.content.decode()[:2000]
    assert len(asked) <= 14, [query["sql"][:120] for query in asked]


def test_the_attempt_page_opens(cast: Cast, episode: Episode) -> None:
    response = browser(cast.nia).get(address("record_contact", episode) + "?kind=attempt")
    assert response.status_code == 200
    assert b"How did you try?" in response.content
