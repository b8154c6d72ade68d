"""Reading the audit: who looked at a young person, and the whole of it for the data-protection officer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry


def who_looked(user: User, records: Sequence[UUID], areas: frozenset[UUID]) -> QuerySet[Entry]:
    """Every entry about one young person, newest first. `records` is theirs, then any that was made one with it."""
    check(reach_of(user), Permission.WHO_LOOKED_SEE, Subject(records[0], areas))
    return Entry.objects.filter(people__overlap=list(records)).order_by("-at", "-id")


def all_entries(user: User, *, since: datetime | None = None, action: str = "") -> QuerySet[Entry]:
    """The audit of the whole service, newest first."""
    check(reach_of(user), Permission.AUDIT_SEE)
    entries = Entry.objects.order_by("-at", "-id")
    if since is not None:
        entries = entries.filter(at__gte=since)
    return entries.filter(action=action) if action else entries
