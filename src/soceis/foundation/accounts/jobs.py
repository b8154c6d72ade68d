"""Cleaning up: old drafts, finished submissions, ended log-ins, used-up limits, dead invitations."""

from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from procrastinate.contrib.django import app

from soceis.foundation.accounts.models import Invitation
from soceis.foundation.accounts.rules import DRAFT_DAYS, INVITATION_DAYS
from soceis.foundation.records import clock

SUBMISSION_DAYS = 60
"""Longer than a form's key lives, so that a key never saves twice."""


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.clean_up", queueing_lock="accounts.clean_up")
def clean_up(timestamp: int) -> None:  # noqa: ARG001  the library passes it
    """Every night; `timestamp` is the moment for which it was planned (seconds)."""
    remove_old_typing()
    remove_old_log_ins()
    Invitation.objects.filter(expires_at__lt=clock.now() - timedelta(days=INVITATION_DAYS * 4)).delete()


def remove_old_typing() -> int:
    """Remove drafts after 30 days and submissions after 60; answers with how many.

    Row-level security shows a draft to its owner alone. The function in the database sees them all and can do
    nothing else (migration 0006).
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select app.clear_old_typing(%s, %s)", [DRAFT_DAYS, SUBMISSION_DAYS])
        (count,) = cursor.fetchone()
    return int(count)


def remove_old_log_ins() -> None:
    """Remove log-ins whose time is over, and their entries in people's lists."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
