"""Second factors: who has one, and their secrets, sealed and bound to the person.

The library keeps secrets in a JSON column and opens them without saying whose they are. So a row that is
read is marked in memory with its person (`mark`), and the mark goes before the row is written (`unmark`).
A secret that was copied to another person's row is then opened for the wrong person, which fails.
"""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from django.db.models.signals import post_init, post_save, pre_save
from django.http import HttpRequest

from soceis.foundation.accounts.models import User
from soceis.foundation.records import keys
from soceis.foundation.records.encryption import seal, sealed_with_current_key, unseal

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SECRETS = ("secret", "seed")
_MARK = "|"
_SEEN = "second_factor"


def _bound_to(user_id: UUID | str) -> str:
    return f"{Authenticator._meta.db_table}|{user_id}|secret"


def seal_for(user_id: UUID, text: str) -> str:
    """Seal a second factor's secret so that it opens for this person alone."""
    return seal(text, _bound_to(user_id))


def open_marked(text: str) -> str:
    """Open "PERSON|SEALED"; raises CannotOpen when it was sealed for somebody else."""
    user_id, _, sealed = text.partition(_MARK)
    return unseal(sealed, _bound_to(user_id))


def mark(instance: Authenticator, **_: Any) -> None:
    """Note beside each sealed secret, in memory, whose row it stands in."""
    for name in SECRETS:
        value = (instance.data or {}).get(name)
        if value and _MARK not in value:
            instance.data[name] = f"{instance.user_id}{_MARK}{value}"


def unmark(instance: Authenticator, **_: Any) -> None:
    """Take the notes away before the row is written."""
    for name in SECRETS:
        value = (instance.data or {}).get(name)
        if value:
            instance.data[name] = value.rpartition(_MARK)[2]


def connect() -> None:
    """Mark and unmark whenever the library reads or writes."""
    post_init.connect(mark, sender=Authenticator, dispatch_uid="second_factor_mark")
    pre_save.connect(unmark, sender=Authenticator, dispatch_uid="second_factor_unmark")
    post_save.connect(mark, sender=Authenticator, dispatch_uid="second_factor_mark_again")
    keys.also(Authenticator._meta.db_table, reseal)


def reseal(cursor: CursorWrapper) -> int:
    """Seal every secret with the newest key; answers with how many there were (`keys.also`)."""
    done = 0
    for name in SECRETS:
        cursor.execute(
            "select id, user_id, data ->> %s from mfa_authenticator where data ? %s for update", [name, name]
        )
        for key, user_id, sealed in cursor.fetchall():
            if sealed_with_current_key(sealed):
                continue
            again = seal_for(user_id, unseal(sealed, _bound_to(user_id)))
            cursor.execute(
                "update mfa_authenticator set data = jsonb_set(data, array[%s], to_jsonb(%s::text)) where id = %s",
                [name, again, key],
            )
            done += 1
    return done


def has_one(user: User) -> bool:
    """Whether the person has a passkey or an authenticator app."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def has_two(user: User) -> bool:
    """Whether one could be taken away; in a demonstration always."""
    return (
        bool(settings.DEMONSTRATION) or Authenticator.objects.filter(user=user, type__in=FACTORS).count() > 1
    )


def is_missing(request: HttpRequest) -> bool:
    """Whether this log-in must set one up first. The answer "no" is remembered in the session."""
    if settings.DEMONSTRATION or request.session.get(_SEEN):
        return False
    if not isinstance(request.user, User) or not has_one(request.user):
        return True
    request.session[_SEEN] = True
    return False


def forget(request: HttpRequest) -> None:
    """Ask again: a factor was taken away."""
    request.session.pop(_SEEN, None)
