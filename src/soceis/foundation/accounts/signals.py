"""Log-ins in the audit, and what changes with a second factor."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from soceis.foundation.accounts import idle, second_factor
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.actions import record_apart
from soceis.foundation.audit.rules import Action


def on_log_in(request: HttpRequest, user: User, **_: Any) -> None:
    idle.unlock(request.session)
    record_apart(by=user, action=Action.LOGGED_IN)


def on_log_out(user: User | None, **_: Any) -> None:
    if user is not None:
        record_apart(by=user, action=Action.LOGGED_OUT)


def on_failure(credentials: dict[str, Any], **_: Any) -> None:
    """Which account was tried, when there is such an account; never what was typed."""
    said = str(credentials.get("email") or credentials.get("username") or "")
    account = User.objects.filter(email__iexact=said).values_list("pk", flat=True).first() if said else None
    record_apart(
        by=None, action=Action.LOG_IN_FAILED, detail={"account": account or "unknown", "with": "password"}
    )


def on_second_failure(user: User, **_: Any) -> None:
    record_apart(by=None, action=Action.LOG_IN_FAILED, detail={"account": user.pk, "with": "second factor"})


def on_factor(request: HttpRequest, user: User, authenticator: Any, signal: Any, **_: Any) -> None:
    second_factor.forget(request)
    did = "added" if signal is authenticator_added else "removed"
    record_apart(by=user, action=Action.CHANGED, detail={"second factor": did, "kind": authenticator.type})


def on_password(user: User, **_: Any) -> None:
    record_apart(by=user, action=Action.CHANGED, detail={"fields": ["password"]})


def connect() -> None:
    """Listen to Django and to the log-in library."""
    user_logged_in.connect(on_log_in, dispatch_uid="soceis_log_in")
    user_logged_out.connect(on_log_out, dispatch_uid="soceis_log_out")
    user_login_failed.connect(on_failure, dispatch_uid="soceis_log_in_failed")
    authentication_failed.connect(on_second_failure, dispatch_uid="soceis_second_failed")
    password_changed.connect(on_password, dispatch_uid="soceis_password_changed")
    password_reset.connect(on_password, dispatch_uid="soceis_password_reset")
    for signal in (authenticator_added, authenticator_removed):
        signal.connect(on_factor, dispatch_uid=f"soceis_factor_{id(signal)}")
