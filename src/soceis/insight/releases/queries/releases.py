"""Releases and the checks of them."""

from uuid import UUID

from django.db.models import QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.insight.releases.models import Release, ReleaseCheck


def releases_for(user: User) -> QuerySet[Release]:
    """The ledger: every release, the newest first, with its people and its report; Refused without RELEASE_SEE."""
    check(reach_of(user), Permission.RELEASE_SEE)
    return Release.objects.select_related("proposed_by", "approved_by", "run__asked_by")


def release_for(user: User, release_id: UUID) -> Release:
    """One release; raises NotFound."""
    release = releases_for(user).filter(pk=release_id).first()
    if release is None:
        raise NotFound
    return release


def check_for(user: User, check_id: UUID) -> ReleaseCheck:
    """One check that a release can be made again; raises NotFound."""
    check(reach_of(user), Permission.RELEASE_SEE)
    found = ReleaseCheck.objects.select_related("release__run", "asked_by").filter(pk=check_id).first()
    if found is None:
        raise NotFound
    return found


def left_before(user: User, *, but: UUID | None = None) -> list[Release]:
    """Everything that ever left, the oldest first.

    A release that was withdrawn is among them: what has left cannot be called back.
    """
    left = releases_for(user).filter(approved_at__isnull=False).order_by("approved_at", "pk")
    return list(left.exclude(pk=but) if but else left)
