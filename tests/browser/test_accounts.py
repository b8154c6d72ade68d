"""Coming to work: an invitation, a passkey, a code from an app, a locked page that keeps what was typed."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions
from soceis.foundation.accounts.models import User
from tests.browser.conftest import DESKTOP, PHONE, Service, end_of_story

PASSWORD = "a long enough password"
# The first page, or the one it leads a practitioner to.
IN = re.compile(r"^http://[^/]+/(my-day/)?$")


@pytest.fixture(autouse=True)
def real_service(settings: Any) -> None:
    """As outside a demonstration; the routes are those of one, so that a story can choose a person."""
    reverse("demonstration:choose")
    settings.DEMONSTRATION = False
    settings.LOGIN_URL = settings.LOGOUT_REDIRECT_URL = settings.ACCOUNT_LOGOUT_REDIRECT_URL = (
        "/account/login/"
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def phone(service: Service) -> BrowserContext:
    """A phone with a fingerprint reader, under a name that passkeys accept."""
    service.url = service.url.replace("127.0.0.1", "localhost")
    return service.context()


def with_passkeys(context: BrowserContext) -> Page:
    """A page whose browser answers every question for a passkey, as after a finger's touch."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = context.new_cdp_session(page)
    reader.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    reader.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def invitation(service: Service) -> str:
    """Ada invites Bryn; the address in the letter."""
    ada = service.cast.ada
    with acting_as(ada):
        invited = actions.invite(
            by=ada,
            email="bryn@example.org",
            display_name="Bryn Lewis",
            role="practitioner",
            area=service.cast.cardiff,
            link=lambda token: f"/join/{token}/",
        )
    return invited.link


def accept(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", name="Welcome, Bryn Lewis")).to_be_visible()
    end_of_story(page, "accept-invitation")
    page.get_by_label("Choose a password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    end_of_story(page, "second-step")


def log_out(page: Page) -> None:
    page.goto("/account/logout/")
    end_of_story(page)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_an_invited_person_adds_a_passkey_and_comes_back_with_it_alone(
    service: Service, phone: BrowserContext
) -> None:
    page = with_passkeys(phone)
    accept(page, invitation(service))
    page.get_by_role("link", name="Add a passkey").click()
    end_of_story(page, "add-passkey")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    expect(page.locator(".codes code")).to_have_count(10)
    end_of_story(page, "recovery-codes")
    log_out(page)
    end_of_story(page, "log-in")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page).to_have_url(IN)
    page.goto("/account/2fa/")
    expect(page.get_by_role("heading", name="Your second step")).to_be_visible()
    end_of_story(page, "second-step-settings")


def test_a_code_from_an_app_and_later_a_recovery_code_let_in(service: Service, phone: BrowserContext) -> None:
    page = phone.new_page()
    accept(page, invitation(service))
    page.get_by_role("link", name="Set up the app").click()
    end_of_story(page, "authenticator-app")
    page.get_by_text("Cannot scan?").click()
    secret = page.locator(".missing code").inner_text()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.get_by_label("Authenticator code").fill(code)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    recovery = page.locator(".codes code").first.inner_text()
    log_out(page)
    page.get_by_label("Email").fill("bryn@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    end_of_story(page, "second-step-code")
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("That code is not right").first).to_be_visible()
    end_of_story(page)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(IN)


def test_a_wrong_password_says_what_to_do(service: Service, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/account/login/")
    page.get_by_label("Email").fill("nia@example.org")
    page.get_by_label("Password", exact=True).fill("not it")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_text("Check both and try again").first).to_be_visible()
    end_of_story(page, "log-in-wrong")


def with_app(user: User) -> None:
    from allauth.core import context
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = user
    with context.request_context(request):
        TOTP.activate(user, generate_totp_secret())


def test_a_locked_page_comes_back_with_everything_that_was_typed(service: Service) -> None:
    with_app(service.cast.ada)
    page = service.page_as(service.cast.ada, phone=False)
    page.clock.install()
    page.goto("/people-who-work-here/")
    page.get_by_label("Name", exact=True).fill("Bryn Lew")
    page.clock.fast_forward("11:00")
    page.mouse.move(5, 5)
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    end_of_story(page, "locked")
    assert page.request.get(f"{service.url}/people-who-work-here/").url.endswith(
        "next=%2Fpeople-who-work-here%2F"
    )
    page.get_by_label("Your password").fill("wrong")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("That is not your password")).to_be_visible()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Locked")).to_have_count(0)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Bryn Lew")
    page.get_by_label("Name", exact=True).press_sequentially("is")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Bryn Lewis")


def test_a_passkey_unlocks_too(service: Service, phone: BrowserContext) -> None:
    page = with_passkeys(phone)
    accept(page, invitation(service))
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto("/account/log-ins/")
    page.evaluate(
        "() => fetch('/lock/', {method: 'POST', body: new URLSearchParams({action: 'lock'}),"
        " headers: {'X-CSRFToken': JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRFToken']}})"
    )
    page.goto("/account/log-ins/")
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    end_of_story(page, "locked-page")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="My log-ins")).to_be_visible()
    end_of_story(page, "my-log-ins")


def test_colleagues_are_invited_and_given_roles(service: Service, settings: Any) -> None:
    settings.DEMONSTRATION = True
    page = service.page_as(service.cast.ada, phone=False)
    page.goto("/people-who-work-here/")
    page.get_by_label("Name", exact=True).fill("Bryn Lewis")
    page.get_by_label("Work e-mail").fill("bryn@example.org")
    page.get_by_label("Role").select_option("practitioner")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("Choose the area they work in").first).to_be_visible()
    end_of_story(page)
    page.get_by_label("Area").select_option(label="Cardiff")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("here is the link for Bryn Lewis")).to_be_visible()
    end_of_story(page, "colleagues")
    page.get_by_role("link", name="Open Nia").click()
    end_of_story(page, "colleague")
    page.get_by_role("link", name="End Practitioner").click()
    end_of_story(page, "end-role")
    page.get_by_role("button", name="End it now").click()
    expect(page.get_by_text("They have been logged out everywhere")).to_be_visible()
    end_of_story(page)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_in_a_demonstration_a_person_is_chosen(service: Service, settings: Any, size: dict[str, int]) -> None:
    settings.DEMONSTRATION = True
    settings.LOGIN_URL = "/choose-a-person/"
    page = service.context(phone=size == PHONE).new_page()
    page.goto("/account/log-ins/")
    page.goto("/choose-a-person/?next=/account/log-ins/")
    expect(page.get_by_role("heading", name="Who would you like to be?")).to_be_visible()
    end_of_story(page, f"choose-a-person-{size['width']}")
    page.get_by_role("button", name=re.compile("^Nia")).click()
    expect(page.get_by_role("heading", name="My log-ins")).to_be_visible()
