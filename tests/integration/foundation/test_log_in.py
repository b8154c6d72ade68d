"""Coming in: invitation only, a second step for everybody, limits, locks, and every attempt in the audit."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import connections
from django.test import Client

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions, second_factor
from soceis.foundation.accounts.models import Draft, Invitation, Membership, User
from soceis.foundation.accounts.saving import Token
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.encryption import CannotOpen
from soceis.foundation.records.errors import Invalid, Refused, WrongState
from soceis.foundation.records.identifiers import new_id
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")

PASSWORD = "a long enough password"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def real_service(settings: Any) -> None:
    """As outside a demonstration: everybody logs in and has a second step."""
    settings.DEMONSTRATION = False
    settings.LOGIN_URL = "/account/login/"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def nia(cast: Cast) -> User:
    return cast.nia


def with_app(user: User) -> str:
    """Give the person an authenticator app; its secret."""
    from allauth.core import context
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = user
    secret = generate_totp_secret()
    with context.request_context(request):
        TOTP.activate(user, secret)
        RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def log_in(client: Client, email: str = "nia@example.org", password: str = PASSWORD, then: str = "") -> Any:
    address = "/account/login/" + (f"?{urlencode({'next': then})}" if then else "")
    return client.post(address, {"login": email, "password": password})


# Logging in


def test_a_password_alone_leads_to_the_second_step_and_opens_nothing(client: Client, nia: User) -> None:
    with_app(nia)
    answer = log_in(client)
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/people-who-work-here/")["Location"].startswith("/account/login/")


def test_password_and_code_let_in(client: Client, nia: User) -> None:
    secret = with_app(nia)
    log_in(client, then="/account/log-ins/")
    answer = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer["Location"] == "/account/log-ins/"
    assert client.get("/account/log-ins/").status_code == 200


def test_a_recovery_code_lets_in_once(nia: User) -> None:
    with_app(nia)
    code = Authenticator.objects.get(user=nia, type="recovery_codes").wrap().get_unused_codes()[0]
    answers = []
    for _ in range(2):
        client = Client()
        log_in(client)
        answers.append(client.post("/account/2fa/authenticate/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_a_log_in_without_a_second_step_reaches_only_the_pages_that_set_one_up(
    client: Client, nia: User
) -> None:
    log_in(client)
    for address in ("/account/log-ins/", "/people-who-work-here/", "/account/password/change/"):
        assert client.get(address)["Location"] == "/account/second-step/", address
    assert client.get("/account/second-step/").status_code == 200
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_setting_up_the_app_opens_the_service(client: Client, nia: User) -> None:
    log_in(client)
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    page = client.get(answer["Location"]).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    assert client.get("/account/log-ins/").status_code == 200


def test_the_last_second_step_cannot_be_taken_away(client: Client, nia: User) -> None:
    secret = with_app(nia)
    log_in(client)
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    answer = client.post("/account/2fa/totp/deactivate/")
    assert "only second step" in answer.content.decode()
    assert second_factor.has_one(nia)


def test_the_last_passkey_cannot_be_taken_away_either(client: Client, nia: User) -> None:
    passkey = Authenticator.objects.create(user=nia, type="webauthn", data={"name": "Phone"})
    client.force_login(nia, backend=BACKEND)
    answer = client.post(f"/account/2fa/webauthn/keys/{passkey.pk}/remove/")
    assert answer["Location"] == "/account/2fa/"
    assert second_factor.has_one(nia)


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/account/signup/").status_code == 404
    client.post(
        "/account/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize(
    "address", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)"]
)
def test_after_logging_in_nobody_is_sent_elsewhere(client: Client, nia: User, address: str) -> None:
    secret = with_app(nia)
    log_in(client, then=address)
    answer = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer["Location"] == "/"


def test_log_in_pages_do_not_say_what_the_service_is_for(client: Client) -> None:
    page = client.get("/account/login/").content.decode()
    assert "<title>Waypoint</title>" in page
    for word in ("young", "child", "exploit", "crime"):
        assert word not in page.lower()


def test_a_closed_account_cannot_log_in(client: Client, nia: User) -> None:
    User.objects.filter(pk=nia.pk).update(is_active=False)
    log_in(client)
    assert "_auth_user_id" not in client.session


# Limits


def test_five_wrong_passwords_close_the_account_for_a_while_even_to_the_right_one(nia: User) -> None:
    for _ in range(5):
        log_in(Client(), password="wrong")
    page = log_in(Client()).content.decode()
    assert "Too many tries" in page


def test_other_people_can_still_log_in_meanwhile(nia: User, cast: Cast) -> None:
    for _ in range(5):
        log_in(Client(), password="wrong")
    assert log_in(Client(), email="sam@example.org").status_code == 302


def test_wrong_codes_are_limited_too(client: Client, nia: User) -> None:
    secret = with_app(nia)
    log_in(client)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    page = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert "Too many tries" in page.content.decode()


def test_limits_are_counted_in_a_table_that_all_processes_share(nia: User) -> None:
    log_in(Client(), password="wrong")
    with connections["default"].cursor() as cursor:
        cursor.execute("select count(*) from accounts_limit where cache_key like '%login_failed%'")
        assert cursor.fetchone()[0] >= 1


# The audit


def test_log_in_and_log_out_are_in_the_audit(client: Client, nia: User) -> None:
    client.force_login(nia, backend=BACKEND)
    client.post("/account/logout/")
    with acting_as(nia):
        said = list(Entry.objects.using("audit").filter(actor=nia.pk).values_list("action", flat=True))
    assert said == ["logged in", "logged out"]


# Secrets of second steps


def test_the_secret_of_the_app_lies_sealed_in_the_database(nia: User) -> None:
    secret = with_app(nia)
    with connections["default"].cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator order by id")
        kept = [row[0] for row in cursor.fetchall()]
    assert len(kept) == 2
    for text in kept:
        assert secret not in text
        assert '"v1.' in text
        assert str(nia.pk) not in text


def test_a_secret_copied_to_another_person_opens_for_nobody(nia: User, cast: Cast) -> None:
    secret = with_app(nia)
    with connections["default"].cursor() as cursor:
        cursor.execute("update mfa_authenticator set user_id = %s where type = 'totp'", [cast.sam.pk])
    stolen = Authenticator.objects.get(user=cast.sam)
    with pytest.raises(CannotOpen):
        stolen.wrap().validate_code(code_of(secret))


# Invitations


def invite(
    cast: Cast, email: str = "new@example.org", role: str = "practitioner", area: Any = "cardiff"
) -> str:
    """Ada invites somebody; the token of the link."""
    with acting_as(cast.ada):
        place = cast.cardiff if area == "cardiff" else area
        invited = actions.invite(
            by=cast.ada,
            email=email,
            display_name="New Person",
            role=role,
            area=place,
            link=lambda token: token,
        )
    return invited.link


def test_an_invitation_becomes_an_account_with_a_role_and_then_a_second_step(
    client: Client, cast: Cast
) -> None:
    token = invite(cast)
    assert token in mail.outbox[0].body
    answer = client.post(f"/join/{token}/", {"password": PASSWORD, "again": PASSWORD})
    assert answer["Location"] == "/"
    assert client.get("/account/log-ins/")["Location"] == "/account/second-step/"
    user = User.objects.get(email="new@example.org")
    assert [(m.role, m.area) for m in Membership.objects.filter(user=user)] == [
        ("practitioner", cast.cardiff)
    ]


def test_a_link_works_once(client: Client, cast: Cast) -> None:
    token = invite(cast)
    client.post(f"/join/{token}/", {"password": PASSWORD, "again": PASSWORD})
    assert Client().get(f"/join/{token}/").status_code == 404
    with pytest.raises(Invalid, match="used already"):
        actions.accept(token=token, password="another long password")


def test_a_link_works_for_a_week(cast: Cast) -> None:
    token = invite(cast)
    with clock.at(clock.now() + timedelta(days=7, seconds=1)):
        assert Client().get(f"/join/{token}/").status_code == 404
    with clock.at(clock.now() + timedelta(days=6, hours=23)):
        assert Client().get(f"/join/{token}/").status_code == 200


def test_the_link_itself_is_not_kept(cast: Cast) -> None:
    token = invite(cast)
    kept = Invitation.objects.get()
    assert token not in (kept.token_hash, str(kept.pk))


def test_a_newer_invitation_ends_the_older_one(cast: Cast) -> None:
    old, new = invite(cast), invite(cast)
    assert Client().get(f"/join/{old}/").status_code == 404
    assert Client().get(f"/join/{new}/").status_code == 200


def test_a_withdrawn_invitation_opens_nothing(cast: Cast) -> None:
    token = invite(cast)
    with acting_as(cast.ada):
        actions.withdraw(by=cast.ada, invitation=Invitation.objects.get())
    assert Client().get(f"/join/{token}/").status_code == 404


@pytest.mark.parametrize("password", ["short", "password1234", "new@example.org"])
def test_a_weak_password_is_not_taken(client: Client, cast: Cast, password: str) -> None:
    token = invite(cast)
    assert client.post(f"/join/{token}/", {"password": password, "again": password}).status_code == 422
    assert not User.objects.filter(email="new@example.org").exists()


def test_only_an_administrator_invites(cast: Cast) -> None:
    for person in [each for each in cast.everybody if each != cast.ada]:
        with acting_as(person), pytest.raises(Refused):
            actions.invite(
                by=person, email="x@example.org", display_name="X", role="evaluator", link=lambda token: token
            )
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("email", "role", "area", "field"),
    [
        ("not an address", "evaluator", None, "email"),
        ("x@example.org", "king", None, "role"),
        ("x@example.org", "practitioner", None, "area"),
        ("x@example.org", "evaluator", "cardiff", "area"),
        ("nia@example.org", "evaluator", None, "email"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_at_its_field(
    cast: Cast, email: str, role: str, area: Any, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        invite(cast, email=email, role=role, area=area)
    assert set(refused.value.fields) == {field}
    assert mail.outbox == []


# Roles


def test_an_ended_role_ends_at_once_and_logs_out(client: Client, cast: Cast) -> None:
    client.force_login(cast.nia, backend=BACKEND)
    with acting_as(cast.ada):
        actions.end_membership(by=cast.ada, membership=Membership.objects.get(user=cast.nia))
    cast.nia.refresh_from_db()
    assert not cast.nia.is_active
    assert client.get("/account/log-ins/").status_code == 302
    with acting_as(cast.nia) as reach:
        assert reach.roles == frozenset()


def test_one_of_two_roles_can_end_and_the_account_stays(cast: Cast) -> None:
    with acting_as(cast.ada):
        second = actions.appoint(by=cast.ada, user=cast.nia, role="area_manager", area=cast.cardiff)
        actions.end_membership(by=cast.ada, membership=second)
    cast.nia.refresh_from_db()
    assert cast.nia.is_active
    with acting_as(cast.nia) as reach:
        assert reach.role_codes == {"practitioner"}


def test_nobody_ends_their_own_role(cast: Cast) -> None:
    with acting_as(cast.ada), pytest.raises(WrongState):
        actions.end_membership(by=cast.ada, membership=Membership.objects.get(user=cast.ada))


def test_somebody_who_left_comes_back_with_a_new_password(client: Client, cast: Cast) -> None:
    with acting_as(cast.ada):
        actions.end_membership(by=cast.ada, membership=Membership.objects.get(user=cast.nia))
    token = invite(cast, email="nia@example.org")
    client.post(f"/join/{token}/", {"password": "another long password", "again": "another long password"})
    cast.nia.refresh_from_db()
    assert cast.nia.is_active
    assert cast.nia.check_password("another long password")


def test_the_page_of_colleagues_is_for_administrators_alone(cast: Cast, settings: Any) -> None:
    settings.DEMONSTRATION = True
    for person in cast.everybody:
        client = Client()
        client.force_login(person, backend=BACKEND)
        expected = 200 if person == cast.ada else 403
        assert client.get("/people-who-work-here/").status_code == expected, person


def test_an_administrator_invites_appoints_and_ends_on_the_pages(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.DEMONSTRATION = True
    client.force_login(cast.ada, backend=BACKEND)
    said = {"display_name": "New Person", "email": "new@example.org", "role": "evaluator", "area": ""}
    assert client.post("/people-who-work-here/", said).status_code == 302
    assert "New Person" in client.get("/people-who-work-here/").content.decode()
    page = f"/people-who-work-here/{cast.nia.pk}/"
    assert client.post(page, {"role": "peer_mentor", "area": cast.edinburgh.pk}).status_code == 302
    assert "Peer mentor, Edinburgh" in client.get(page).content.decode()
    role = Membership.objects.get(user=cast.nia, role="peer_mentor")
    assert client.post(f"/people-who-work-here/roles/{role.pk}/end/").status_code == 302
    assert "Peer mentor, Edinburgh" not in client.get(page).content.decode()


# The idle lock


@pytest.fixture
def nia_online(client: Client, nia: User) -> Client:
    with_app(nia)
    client.force_login(nia, backend=BACKEND)
    return client


def later(minutes: float) -> Any:
    return clock.at(clock.now() + timedelta(minutes=minutes))


def test_a_log_in_that_nobody_touches_is_locked(nia_online: Client) -> None:
    assert nia_online.get("/account/log-ins/").status_code == 200
    with later(11.5):
        assert nia_online.get("/account/log-ins/")["Location"] == "/lock/?next=%2Faccount%2Flog-ins%2F"
        assert nia_online.get("/account/log-ins/", headers={"HX-Request": "true"}).status_code == 423


def test_a_log_in_in_use_stays_open(nia_online: Client) -> None:
    for minutes in range(0, 60, 9):
        with later(minutes):
            assert nia_online.get("/account/log-ins/").status_code == 200, minutes


def test_the_moment_is_written_at_most_once_a_minute(nia_online: Client) -> None:
    nia_online.get("/account/log-ins/")
    before = nia_online.session["touched"]
    with later(0.8):
        nia_online.get("/account/log-ins/")
        assert nia_online.session["touched"] == before
    with later(1.1):
        nia_online.get("/account/log-ins/")
        assert nia_online.session["touched"] > before


def test_the_password_unlocks_and_leads_back(nia_online: Client) -> None:
    assert nia_online.post("/lock/", {"action": "lock"}).status_code == 204
    assert nia_online.get("/account/log-ins/").status_code == 302
    wrong = nia_online.post("/lock/?next=/account/log-ins/", {"action": "unlock", "password": "wrong"})
    assert wrong.status_code == 403
    right = nia_online.post("/lock/?next=/account/log-ins/", {"action": "unlock", "password": PASSWORD})
    assert right["Location"] == "/account/log-ins/"
    assert nia_online.get("/account/log-ins/").status_code == 200


def test_a_script_unlocks_and_gets_its_token(nia_online: Client) -> None:
    nia_online.post("/lock/", {"action": "lock"})
    script = {"X-Requested-With": "fetch"}
    wrong = nia_online.post("/lock/", {"action": "unlock", "password": "wrong"}, headers=script)
    assert (wrong.status_code, set(wrong.json())) == (403, {"error"})
    right = nia_online.post("/lock/", {"action": "unlock", "password": PASSWORD}, headers=script)
    assert set(right.json()) == {"csrf"}


def test_five_wrong_passwords_end_a_locked_log_in(nia_online: Client) -> None:
    nia_online.post("/lock/", {"action": "lock"})
    for _ in range(5):
        nia_online.post("/lock/", {"action": "unlock", "password": "wrong"})
    assert "_auth_user_id" not in nia_online.session


def test_somebody_elses_password_does_not_unlock(nia_online: Client, cast: Cast) -> None:
    cast.sam.set_password("the password of sam")
    cast.sam.save()
    nia_online.post("/lock/", {"action": "lock"})
    assert (
        nia_online.post("/lock/", {"action": "unlock", "password": "the password of sam"}).status_code == 403
    )


def token_of(user: User) -> Token:
    return Token(new_id(), user.pk, "contact", None)


def drafts_of(user: User) -> list[str]:
    with acting_as(user):
        return [draft.content for draft in Draft.objects.all()]


def test_a_form_sent_from_a_locked_page_is_held_back_and_its_words_are_kept(
    nia_online: Client, nia: User
) -> None:
    nia_online.post("/lock/", {"action": "lock"})
    sent = nia_online.post(
        "/people-who-work-here/", {"saving_key": str(token_of(nia)), "summary": "We walked"}
    )
    assert sent["Location"].startswith("/lock/")
    assert drafts_of(nia) == ["summary=We+walked"]


def test_typing_is_kept_while_locked_but_cannot_be_read(nia_online: Client, nia: User) -> None:
    token = token_of(nia)
    nia_online.post("/lock/", {"action": "lock"})
    kept = nia_online.post(f"/typing/{token.key}/?for={token}", {"summary": "We walked"})
    assert kept.status_code == 200
    assert nia_online.get(f"/typing/{token.key}/")["Location"].startswith("/lock/")
    assert drafts_of(nia) == ["summary=We+walked"]


def test_a_form_sent_after_the_log_in_ended_is_kept_for_its_owner(nia: User) -> None:
    sent = Client().post("/people-who-work-here/", {"saving_key": str(token_of(nia)), "summary": "We walked"})
    assert sent["Location"].startswith("/account/login/")
    assert drafts_of(nia) == ["summary=We+walked"]


def test_a_form_that_was_answered_with_an_error_is_kept(nia_online: Client, nia: User) -> None:
    sent = nia_online.post(
        "/people-who-work-here/", {"saving_key": str(token_of(nia)), "summary": "We walked"}
    )
    assert sent.status_code == 403
    assert drafts_of(nia) == ["summary=We+walked"]


def test_a_page_from_before_somebody_else_logged_in_says_so_and_keeps_the_words(
    nia: User, cast: Cast
) -> None:
    client = Client(enforce_csrf_checks=True)
    with_app(cast.sam)
    client.force_login(cast.sam, backend=BACKEND)
    sent = client.post("/account/log-ins/", {"saving_key": str(token_of(nia)), "summary": "We walked"})
    assert sent.status_code == 403
    assert "The words are kept" in sent.content.decode()
    assert drafts_of(nia) == ["summary=We+walked"]
    assert drafts_of(cast.sam) == []


# One's own log-ins


@pytest.fixture
def phone_and_laptop(nia: User) -> Iterator[tuple[Client, Client]]:
    with_app(nia)
    both = (Client(), Client())
    for client in both:
        client.force_login(nia, backend=BACKEND)
        client.get("/account/log-ins/")
    for session in UserSession.objects.all():
        assert session.user_id == nia.pk
    return both


def record_log_ins(user: User, *clients: Client) -> None:
    """The list is written when somebody logs in through the page; force_login skips the page."""
    for client in clients:
        UserSession.objects.get_or_create(
            session_key=client.session.session_key,
            defaults={"user": user, "ip": "127.0.0.1", "user_agent": "Mozilla (Windows) Chrome/1"},
        )


def test_another_log_in_can_be_ended(phone_and_laptop: tuple[Client, Client], nia: User) -> None:
    phone, laptop = phone_and_laptop
    record_log_ins(nia, phone, laptop)
    theirs = UserSession.objects.get(session_key=laptop.session.session_key)
    phone.post("/account/log-ins/", {"end": str(theirs.pk)})
    assert phone.get("/account/log-ins/").status_code == 200
    assert laptop.get("/account/log-ins/").status_code == 302


def test_logging_out_everywhere_ends_them_all(phone_and_laptop: tuple[Client, Client], nia: User) -> None:
    phone, laptop = phone_and_laptop
    record_log_ins(nia, phone, laptop)
    phone.post("/account/log-ins/", {"end": "everywhere"})
    assert phone.get("/account/log-ins/").status_code == 302
    assert laptop.get("/account/log-ins/").status_code == 302


def test_nobody_ends_the_log_in_of_somebody_else(
    phone_and_laptop: tuple[Client, Client], nia: User, cast: Cast
) -> None:
    phone, _ = phone_and_laptop
    with_app(cast.sam)
    sam = Client()
    sam.force_login(cast.sam, backend=BACKEND)
    record_log_ins(nia, phone)
    theirs = UserSession.objects.get(session_key=phone.session.session_key)
    sam.post("/account/log-ins/", {"end": str(theirs.pk)})
    assert phone.get("/account/log-ins/").status_code == 200


def test_a_new_password_ends_the_other_log_ins(phone_and_laptop: tuple[Client, Client]) -> None:
    phone, laptop = phone_and_laptop
    said = {
        "oldpassword": PASSWORD,
        "password1": "quite another password",
        "password2": "quite another password",
    }
    assert phone.post("/account/password/change/", said).status_code == 302
    assert phone.get("/account/log-ins/").status_code == 200
    assert laptop.get("/account/log-ins/").status_code == 302
