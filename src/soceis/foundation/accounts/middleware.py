"""Around every request: typing that could not be saved is kept, locked log-ins wait, second factors come first."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions, idle, second_factor
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import posted_token, words_of
from soceis.foundation.records.errors import Invalid

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# While a log-in is locked: unlocking, leaving, the neutral page. What is typed can still be kept, not read.
OPEN_WHILE_LOCKED = frozenset({"accounts:lock", "account_logout", "ui:blank"})
# Before a second factor is set up: setting one up, and leaving.
OPEN_BEFORE_SECOND_FACTOR = frozenset(
    {
        "accounts:second_step",
        "accounts:lock",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_index",
        "ui:blank",
    }
)
# Pages of the log-in library that this service has no use for.
NOT_OURS = frozenset(
    {
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_email_verification_sent",
        "account_set_password",
        "account_confirm_login_code",
        "usersessions_list",
    }
)

LAST_ONE = gettext_lazy("This is your only second step. Add another one first.")


def route_of(request: HttpRequest) -> str:
    """The name of the route that this address leads to, "" for none."""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


class TypingMiddleware:
    """Whatever becomes of a posted form that carries a typing token, its words are kept.

    A form that was answered with an error, came after the log-in had ended, or while it was locked, becomes
    a draft of the person who opened it. The token is signed and stands only on that person's page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or route_of(request) == "accounts:draft":
            return response
        was_done = response.status_code < 400 and request.user.is_authenticated
        if not was_done or getattr(response, "held_back", False):
            keep_words(request)
        return response


def keep_words(request: HttpRequest) -> bool:
    """Keep a posted form as a draft of the one who opened it; whether it was kept."""
    token = posted_token(request.POST)
    if token is None:
        return False
    try:
        owner = User.objects.filter(pk=token.owner, is_active=True).first()
        if owner is None:
            return False
        with acting_as(owner):
            kept = actions.keep_draft(
                by=owner,
                key=token.key,
                form=token.form,
                about=token.about,
                content=words_of(request.POST),
                replaces=token.replaces,
            )
    except (DatabaseError, Invalid):
        return False
    return kept is not None


class LockMiddleware:
    """A locked log-in answers nothing but the unlocking page, and the page for which it was handed over."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated or not settings.IDLE_LOCK_MINUTES:
            return self.get_response(request)
        if not idle.is_locked(request.session):
            idle.touch(request.session)
            return self.get_response(request)
        route = route_of(request)
        is_keeping_words = route == "accounts:draft" and request.method == "POST"
        handed = idle.is_handed(request.session, request.path_info)
        if route in OPEN_WHILE_LOCKED or is_keeping_words or handed:
            return self.get_response(request)
        response = locked_answer(request)
        response.held_back = True  # type: ignore[attr-defined]
        return response


def is_from_script(request: HttpRequest) -> bool:
    """Whether a script of our pages asks, which can show the lock itself."""
    return bool(request.headers.get("HX-Request")) or request.headers.get("X-Requested-With") == "fetch"


def locked_answer(request: HttpRequest) -> HttpResponseBase:
    """423 for scripts, the unlocking page for everybody else."""
    address = f"{reverse('accounts:lock')}?{urlencode({'next': request.get_full_path()})}"
    if is_from_script(request):
        said = {"error": "This page is locked. What you typed is kept.", "unlock": address}
        return JsonResponse(said, status=423, headers={"HX-Redirect": address})
    return redirect(address)


class SecondFactorMiddleware:
    """A log-in without a second factor reaches the pages that set one up, and no other."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated or not second_factor.is_missing(request):
            return self.get_response(request)
        if route_of(request) in OPEN_BEFORE_SECOND_FACTOR:
            return self.get_response(request)
        response = redirect("accounts:second_step")
        response.held_back = True  # type: ignore[attr-defined]
        return response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        if route in NOT_OURS:
            raise Http404
        if (
            route == "mfa_remove_webauthn"
            and request.user.is_authenticated
            and not second_factor.has_two(request.user)
        ):
            messages.warning(request, LAST_ONE)
            return redirect("mfa_index")
        return None
