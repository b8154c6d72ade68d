"""Comparing a proposed release with everything that left before it, as a job."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import WrongState
from soceis.insight.releases.actions.working import Watched, do, finish, queue
from soceis.insight.releases.models import Release, ReleaseComparison
from soceis.insight.releases.queries import comparison_for, latest_comparison, left_before, revealed_by
from soceis.insight.releases.rules import COMPARE_JOB, PROPOSED, percent_of


@transaction.atomic
def ask_comparison(*, by: User, release: Release) -> ReleaseComparison:
    """Queue a comparison, or answer with the one that goes on.

    Refused without RELEASE_SEE; WrongState for what is no proposal any more.
    """
    check(reach_of(by), Permission.RELEASE_SEE)
    if release.state != PROPOSED:
        raise WrongState(
            "This was decided on already, so there is nothing to compare.",
            "Nothing was changed.",
            "Open it again to see who decided and why.",
        )
    latest = latest_comparison(by, release)
    if latest is not None and latest.goes_on:
        return latest
    return compare_anew(by, release)


def compare_anew(by: User, release: Release) -> ReleaseComparison:
    """Queue a comparison within the running transaction."""
    made = ReleaseComparison.objects.create(asked_by=by, release=release)
    audit.record(by=by, action=Action.CREATED, record=made, detail={"release": release.pk})
    queue(COMPARE_JOB, made)
    return made


def do_comparison(*, by: User, comparison_id: UUID) -> None:
    """Do a queued comparison and keep what would be learnt. For the job, outside any transaction."""
    do(
        ReleaseComparison,
        comparison_id,
        by,
        Permission.RELEASE_SEE,
        lambda step: _do(by, comparison_id, step),
    )


def _do(by: User, comparison_id: UUID, step: Watched) -> None:
    with acting_as(by):
        release = comparison_for(by, comparison_id).release
        left = left_before(by, but=release.pk)
    earlier = _distinct(left)

    def begun(number: int) -> None:
        words = (
            f"Comparing with {earlier[number][0]}" if number < len(earlier) else "Comparing with all together"
        )
        step(words[:200], percent_of(number, len(earlier) + 1))

    found = revealed_by(release.entry, earlier, release.run.policy, begun)
    with acting_as(by):
        finish(step, compared_with=[one.pk for one in left], revealed=found)
        if found:
            audit.record(
                by=by,
                action=Action.REFUSED,
                record=release,
                purpose=release.purpose,
                detail={"report": release.run_id, "would_reveal": len(found)},
            )


def _distinct(left: Sequence[Release]) -> list[tuple[str, dict[str, Any]]]:
    """(name, entry) of each, once where several tell the same: one report often goes to several people."""
    said: dict[str, tuple[str, dict[str, Any]]] = {}
    for release in left:
        told = json.dumps(release.entry, sort_keys=True)
        said.setdefault(told, (f"{release.title}, {release.reference}", release.entry))
    return list(said.values())
