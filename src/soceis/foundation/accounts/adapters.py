"""What the log-in library asks us: who may come in, what it says, how it keeps secrets."""

from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts import second_factor
from soceis.foundation.records import clock

TOO_MANY = _("Too many tries. Wait five minutes and try again.")
NO_MATCH = _("The e-mail address or the password is not right. Check both and try again.")
WRONG_CODE = _("That code is not right. Codes change every 30 seconds: use the newest one.")

# What the library would say after a step, where we say nothing: the page itself shows it.
SILENT = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")
MESSAGES = {
    "account/messages/password_changed.txt": _("Your password is changed. Your other log-ins have ended."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("Your authenticator app works from now on."),
    "mfa/messages/totp_deactivated.txt": _("Your authenticator app is no longer used."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Keep your recovery codes somewhere safe. Earlier ones no longer work."
    ),
    "mfa/messages/webauthn_added.txt": _("Your passkey works from now on."),
    "mfa/messages/webauthn_removed.txt": _("That passkey is no longer used."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Invitation only, plain sentences, a password asked again only when the last proof is old."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask an administrator."),
        "email_password_mismatch": NO_MATCH,
        "enter_current_password": _("That is not your present password. Try again."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("That is not your password. Try again."),
        "invalid_login": NO_MATCH,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up: an administrator invites."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our words instead of the library's; silence where we have none."""
        said = message or MESSAGES.get(message_template or "")
        if said:
            super().add_message(request, level, message=str(said), extra_tags=extra_tags)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether it is this person's password; counted like a log-in."""
        found = self.authenticate(context.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again within minutes of logging in or of accepting an invitation."""
        records = get_authentication_records(context.request, context.request.user)
        newest = max((float(record.get("at", 0)) for record in records), default=0.0)
        if clock.now().timestamp() - newest < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets sealed and bound to their person; the last second factor stays."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("This is your only second step. Add another one first."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the person who is enrolling."""
        return second_factor.seal_for(context.request.user.pk, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret that `second_factor` marked with the person it was read for."""
        return second_factor.open_marked(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return second_factor.has_two(authenticator.user)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The host, under the neutral name of the service."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SERVICE_NAME}

    def _get_site_name(self) -> str:
        return str(settings.SERVICE_NAME)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """ "Passkey 1", "Passkey 2"."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return str(_("Passkey %(number)s")) % {"number": count + 1}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No letters about single steps; the audit has them."""
