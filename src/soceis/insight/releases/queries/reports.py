"""Reports that were asked for, and what is kept of each."""

import json
import zlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound
from soceis.insight.releases.models import FrozenExtract, ReportFile, ReportRun
from soceis.insight.releases.rules import RESULTS, table_of


def reports_for(user: User) -> QuerySet[ReportRun]:
    """Every report, the newest first, with who asked for it; Refused without RELEASE_SEE."""
    check(reach_of(user), Permission.RELEASE_SEE)
    return ReportRun.objects.select_related("asked_by")


def report_for(user: User, run_id: UUID) -> ReportRun:
    """One report; raises NotFound."""
    run = reports_for(user).filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return run


def files_of(user: User, run: ReportRun) -> list[ReportFile]:
    """The files of a report in the order of their names, without their content."""
    check(reach_of(user), Permission.RELEASE_SEE)
    return list(run.files.defer("content"))


def content_of(user: User, run: ReportRun, names: Iterable[str] | None = None) -> dict[str, bytes]:
    """The content of files of a report by name; None for all of them. Missing ones are left out.

    A content that no longer unpacks comes as it lies there, so that whoever compares hashes notices.
    """
    check(reach_of(user), Permission.RELEASE_SEE)
    wanted: QuerySet[ReportFile] = (
        run.files.all() if names is None else run.files.filter(name__in=list(names))
    )
    return {file.name: _unpacked(bytes(file.content)) for file in wanted}


def table_titles(user: User, run: ReportRun) -> dict[str, str]:
    """The tables that can leave by themselves, with their titles, in the order of the files."""
    listed = [table_of(file.name) for file in files_of(user, run) if table_of(file.name)]
    results = json.loads(content_of(user, run, [RESULTS]).get(RESULTS, b"{}"))
    known = results.get("tables", {}) | results.get("further", {})
    return {name: known.get(name, {}).get("title", name.replace("_", " ").capitalize()) for name in listed}


def frozen_of(user: User, run: ReportRun) -> bytes:
    """The frozen extract of a report as a zip; raises NotFound when the report was never begun."""
    check(reach_of(user), Permission.RELEASE_SEE)
    kept = FrozenExtract.objects.filter(run=run).first()
    if kept is None:
        raise NotFound
    return _unpacked(bytes(kept.content))


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return content
