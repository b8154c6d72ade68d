"""Checking that a release can be made again from its frozen extract, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.db import transaction

from soceis import __version__
from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import WrongState
from soceis.insight.extracts.queries import MappingName
from soceis.insight.releases.actions.working import Watched, do, finish, queue
from soceis.insight.releases.models import Release, ReleaseCheck
from soceis.insight.releases.queries import check_for, content_of, files_of, frozen_of, outputs_of
from soceis.insight.releases.rules import (
    APPROVED,
    CHECK_JOB,
    MANIFEST,
    MOMENTS,
    WITHDRAWN,
    Comparison,
    bundled,
    compared,
    comparison_words,
    sha256,
)


@transaction.atomic
def ask_check(*, by: User, release: Release) -> ReleaseCheck:
    """Queue a check. Refused without RELEASE_SEE; WrongState for what never left."""
    check(reach_of(by), Permission.RELEASE_SEE)
    if release.state not in {APPROVED, WITHDRAWN} or release.approved_at is None:
        raise WrongState("This was never released.", "Nothing was changed.", "Check it once it was approved.")
    made = ReleaseCheck.objects.create(asked_by=by, release=release)
    audit.record(by=by, action=Action.CREATED, record=made, detail={"release": release.pk})
    queue(CHECK_JOB, made)
    return made


def do_check(*, by: User, check_id: UUID) -> None:
    """Do a queued check and keep its verdict. For the job, outside any transaction."""
    do(ReleaseCheck, check_id, by, Permission.RELEASE_SEE, lambda step: _check(by, check_id, step))


def _check(by: User, check_id: UUID, step: Watched) -> None:
    with acting_as(by):
        release = check_for(by, check_id).release
    found = verify(by=by, release=release, step=step)
    with acting_as(by):
        finish(step, same=found.same, verdict=verdict_words(release, found))


def verify(*, by: User, release: Release, step: Watched | None = None) -> Comparison:
    """Make the report again from the frozen extract and compare every SHA-256. Outside any transaction."""
    tell = step or _nothing
    tell("Opening the frozen extract")
    run = release.run
    with acting_as(by):
        audit.record(by=by, action=Action.LOOKED, record=release, detail={"what": "made again"})
        frozen = frozen_of(by, run)
        recorded = {file.name: file.sha256 for file in files_of(by, run)}
        kept = content_of(by, run)
    if sha256(frozen) != run.frozen_sha256:
        return Comparison(len(recorded), tampered=(EXTRACT,))
    again = outputs_of(frozen, mapping=cast("MappingName", run.mapping), policy=run.policy, step=tell)
    tell("Comparing")
    made = {name: sha256(content) for name, content in again.files.items()}
    if MANIFEST in recorded and _same_but_moments(kept.get(MANIFEST), again.files.get(MANIFEST)):
        made[MANIFEST] = recorded[MANIFEST]
    found = compared(recorded, {name: sha256(content) for name, content in kept.items()}, made)
    approved = bundled({name: kept[name] for name in release.outputs if name in kept})
    if sha256(approved) != release.sha256 and not found.tampered:
        return replace(found, tampered=(WHOLE,))
    return found


# What a verdict calls the things that are no file of the report.
WHOLE, EXTRACT = "the zip that was approved", "the frozen extract"


def verdict_words(release: Release, found: Comparison) -> str:
    """The verdict in sentences."""
    return comparison_words(found, made_with=release.run.program, now_with=__version__)


def _same_but_moments(one: bytes | None, other: bytes | None) -> bool:
    """Whether two manifests say the same apart from when they were made."""
    if one is None or other is None:
        return False
    try:
        left, right = (json.loads(text) for text in (one, other))
    except ValueError:
        return False
    return _without_moments(left) == _without_moments(right)


def _without_moments(manifest: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in manifest.items() if name not in MOMENTS}


def _nothing(words: str) -> None:
    """For a check that nobody watches."""
