"""Asking for a report, and making it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from typing import cast
from uuid import UUID

from django.db import transaction

from soceis import __version__
from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.insight.extracts.queries import MAPPINGS, MappingName
from soceis.insight.releases.actions.working import Watched, do, finish, queue
from soceis.insight.releases.models import FrozenExtract, ReportFile, ReportRun
from soceis.insight.releases.queries import frozen_extract, outputs_of, policy_choices
from soceis.insight.releases.rules import REPORT_JOB, sha256

# Text and tables shrink to a tenth; more effort is not worth its time.
EFFORT = 6


@transaction.atomic
def ask_report(
    *, by: User, mapping: str, areas: Sequence[Area], as_of: date | None = None, policy: str
) -> ReportRun:
    """Queue a report; the job makes it as the person who asks.

    Refused without REPORT_MAKE; Invalid for a mapping or policy that is not known, no area, a day ahead.
    """
    check(reach_of(by), Permission.REPORT_MAKE)
    checking = Checking()
    if mapping not in MAPPINGS:
        checking.refuse("mapping", "There is no such way of counting. Choose one that is shown.")
    if policy not in {choice.name for choice in policy_choices()}:
        checking.refuse("policy", "There is no such policy. Choose one that is shown.")
    if not areas:
        checking.refuse("areas", "Choose at least one area.")
    if as_of is not None and as_of > clock.today():
        checking.refuse("as_of", "That day has not come yet. Choose today or an earlier day.")
    checking.done()
    run = ReportRun.objects.create(
        asked_by=by, mapping=mapping, areas=[area.code for area in areas], as_of=as_of, policy=policy
    )
    audit.record(
        by=by,
        action=Action.CREATED,
        areas=[area.id for area in areas],
        record=run,
        detail={"mapping": mapping, "policy": policy, "as_of": as_of},
    )
    queue(REPORT_JOB, run)
    return run


def do_report(*, by: User, run_id: UUID) -> None:
    """Make a queued report and keep its files and its frozen extract. For the job, outside any transaction."""
    do(ReportRun, run_id, by, Permission.REPORT_MAKE, lambda step: _make(by, run_id, step))


def _make(by: User, run_id: UUID, step: Watched) -> None:
    with acting_as(by):
        run = ReportRun.objects.get(pk=run_id)
        names = dict(Area.objects.values_list("code", "name"))
    step("Reading the records")
    areas = [names[code] for code in run.areas if code in names]
    frozen = frozen_extract(run.as_of, areas, f"report {run.pk}")
    report = outputs_of(frozen, mapping=cast("MappingName", run.mapping), policy=run.policy, step=step)
    step("Keeping the files")
    with acting_as(by):
        FrozenExtract.objects.create(run=run, content=zlib.compress(frozen, EFFORT))
        ReportFile.objects.bulk_create(
            _file(run, name, content) for name, content in sorted(report.files.items())
        )
        finish(step, frozen_sha256=sha256(frozen), program=__version__, entry=report.entry)


def _file(run: ReportRun, name: str, content: bytes) -> ReportFile:
    packed = zlib.compress(content, EFFORT)
    return ReportFile(run=run, name=name, content=packed, size=len(content), sha256=sha256(content))
