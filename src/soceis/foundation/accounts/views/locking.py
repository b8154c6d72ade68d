"""The idle lock: covering a log-in that nobody touches, and coming back to it."""

import json
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, logged_in
from soceis.foundation.accounts import idle
from soceis.foundation.accounts.middleware import is_from_script
from soceis.foundation.accounts.places import own_page


@logged_in
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: StaffRequest) -> HttpResponseBase:
    """GET is the unlocking page. POST takes `action`: lock, stay, options (of the passkey) or unlock.

    A script hears 204 (locked, or still there), 200 with options or {"csrf": token}, 403 with {"error":
    sentence}, or 401 when the log-in has ended.
    """
    if request.method != "POST":
        return _page(request, "")
    match request.POST.get("action", "unlock"):
        case "lock":
            idle.lock(request.session)
            return HttpResponse(status=204)
        case "stay":
            asking = urlsplit(request.headers.get("Referer", "")).path
            may_stay = idle.is_handed(request.session, asking) or not idle.is_locked(request.session)
            return HttpResponse(status=204 if may_stay else 423)
        case "options":
            return JsonResponse(passkey_options(request) or {"error": _("You have no passkey yet.")})
    return _unlock(request)


def passkey_options(request: StaffRequest) -> dict[str, Any] | None:
    """What the browser needs to ask for this person's passkey; None when there is none."""
    if not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).exists():
        return None
    options: dict[str, Any] = begin_authentication(request.user)
    return options


def _page(request: StaffRequest, error: str) -> HttpResponseBase:
    page = own_page(request, request.GET.get("next", ""))
    if not error and not idle.is_locked(request.session):
        return redirect(page)
    values = {
        "error": error,
        "options": passkey_options(request),
        "person": request.user,
        "needs_password": not _is_invented(request),
    }
    return render(request, "accounts/lock.html", values, status=403 if error else 200)


def _unlock(request: StaffRequest) -> HttpResponseBase:
    error = problem_with(request)
    if not error:
        idle.unlock(request.session)
        if is_from_script(request):
            return JsonResponse({"csrf": get_token(request)})
        return redirect(own_page(request, request.GET.get("next", "")))
    if not idle.count_try(request.session):
        logout(request)
        if is_from_script(request):
            return JsonResponse({"error": _("You have been logged out.")}, status=401)
        return redirect(settings.LOGIN_URL)
    return JsonResponse({"error": error}, status=403) if is_from_script(request) else _page(request, error)


def problem_with(request: StaffRequest) -> str:
    """Why this does not unlock, "" when it does: the password, or an answer of the person's passkey."""
    if _is_invented(request):
        return ""
    if request.POST.get("credential"):
        return _problem_with_passkey(request)
    try:
        right = get_adapter().reauthenticate(request.user, request.POST.get("password", ""))
    except ValidationError as error:
        return " ".join(error.messages)
    return "" if right else _("That is not your password. Try again.")


def _problem_with_passkey(request: StaffRequest) -> str:
    try:
        json.loads(request.POST["credential"])
    except ValueError:
        return _("The passkey gave no answer. Try again, or use your password.")
    form = ReauthenticateWebAuthnForm(user=request.user, data=request.POST)
    if not form.is_valid():
        return _("That passkey is not yours. Try again, or use your password.")
    form.save()
    return ""


def _is_invented(request: HttpRequest) -> bool:
    """Invented people of the demonstration have no password: they only press the button."""
    return bool(settings.DEMONSTRATION and getattr(request.user, "is_demonstration", False))
