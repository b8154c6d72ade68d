"""Releases, the comparisons and the checks of them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.insight.releases.models import Release, ReleaseCheck, ReleaseComparison
from soceis.insight.releases.rules import (
    DONE,
    GOING,
    OLD,
    PROPOSED,
    SAFE,
    STOPPED,
    TELLS,
    WANTING,
    Standing,
)


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


def comparison_for(user: User, comparison_id: UUID) -> ReleaseComparison:
    """One comparison with everything released before; raises NotFound."""
    check(reach_of(user), Permission.RELEASE_SEE)
    comparisons = ReleaseComparison.objects.select_related("release__run", "asked_by")
    found = comparisons.filter(pk=comparison_id).first()
    if found is None:
        raise NotFound
    return found


def latest_comparison(user: User, release: Release) -> ReleaseComparison | None:
    """The comparison that was asked for last."""
    check(reach_of(user), Permission.RELEASE_SEE)
    return release.comparisons.select_related("asked_by").first()


def standing_of(comparison: ReleaseComparison | None, left: Iterable[UUID]) -> Standing:
    """How the latest comparison of a proposal stands; `left` is everything that left but the proposal itself.

    What was told by fewer releases is told by more of them too, so that it never grows old.
    """
    if comparison is None:
        return Standing(WANTING)
    if comparison.goes_on:
        return Standing(GOING)
    if comparison.state != DONE:
        return Standing(STOPPED)
    if comparison.revealed:
        return Standing(TELLS, tuple(comparison.revealed))
    since = len(set(left) - set(comparison.compared_with))
    return Standing(OLD, left_since=since) if since else Standing(SAFE)


def standings_of(user: User, releases: Iterable[Release]) -> Mapping[UUID, Standing]:
    """For each proposal among these releases, how its latest comparison stands."""
    proposals = [release.pk for release in releases if release.state == PROPOSED]
    if not proposals:
        return {}
    left = left_ids(user)
    made = ReleaseComparison.objects.filter(release_id__in=proposals).order_by("asked_at")
    latest = {comparison.release_id: comparison for comparison in made}
    return {key: standing_of(latest.get(key), left) for key in proposals}


def left_ids(user: User) -> list[UUID]:
    """Which releases ever left."""
    return list(releases_for(user).filter(approved_at__isnull=False).values_list("pk", flat=True))


def left_before(user: User, *, but: UUID | None = None) -> list[Release]:
    """Everything that ever left, the oldest first.

    A release that was withdrawn is among them: what has left cannot be called back.
    """
    left = releases_for(user).filter(approved_at__isnull=False).order_by("approved_at", "pk")
    return list(left.exclude(pk=but) if but else left)
