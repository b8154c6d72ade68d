"""In a demonstration an invented person is chosen; anywhere else there is no such page."""

from typing import Any

import pytest
from django.test import Client

from soceis.foundation.accounts.models import Membership, User
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")

PAGE = "/choose-a-person/"


@pytest.fixture(autouse=True)
def demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = True
    settings.PRODUCTION = False


def test_everybody_invented_is_listed_with_role_and_place(client: Client, cast: Cast) -> None:
    page = client.get(PAGE).content.decode()
    for person in cast.everybody:
        assert str(person.pk) in page
    assert "Practitioner" in page
    assert "Edinburgh" in page


def test_a_choice_logs_in_without_a_password_and_leads_on(client: Client, cast: Cast) -> None:
    answer = client.post(f"{PAGE}?next=/account/log-ins/", {"person": cast.nia.pk})
    assert answer["Location"] == "/account/log-ins/"
    assert client.session["_auth_user_id"] == str(cast.nia.pk)


def test_the_log_in_stands_in_the_persons_own_list(client: Client, cast: Cast) -> None:
    client.post(PAGE, {"person": cast.nia.pk})
    page = client.get("/account/log-ins/").content.decode()
    assert "from 127.0.0.1" in page


def test_one_can_become_somebody_else_at_once(client: Client, cast: Cast) -> None:
    client.post(PAGE, {"person": cast.nia.pk})
    client.post(PAGE, {"person": cast.alys.pk})
    assert client.session["_auth_user_id"] == str(cast.alys.pk)


def test_a_real_person_can_never_be_chosen(client: Client, cast: Cast) -> None:
    real = User.objects.invite(email="real@example.org", display_name="Real")
    Membership.objects.create(user=real, role="evaluator")
    assert str(real.pk) not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"person": real.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("said", ["", "nobody", "00000000-0000-4000-8000-000000000000"])
def test_nobody_is_not_chosen(client: Client, said: str) -> None:
    assert client.post(PAGE, {"person": said}).status_code == 404


@pytest.mark.parametrize(("demonstration", "production"), [(False, False), (False, True), (True, True)])
def test_outside_a_demonstration_the_page_does_not_exist(
    client: Client, cast: Cast, settings: Any, demonstration: bool, production: bool
) -> None:
    settings.DEMONSTRATION, settings.PRODUCTION = demonstration, production
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"person": cast.nia.pk}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_choice_from_a_foreign_page_is_not_taken(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, {"person": cast.nia.pk}).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_choice_leads_to_no_foreign_page(client: Client, cast: Cast) -> None:
    answer = client.post(f"{PAGE}?next=//elsewhere.example/", {"person": cast.nia.pk})
    assert answer["Location"] == "/"
