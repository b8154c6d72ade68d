"""Reading and taking away what is kept; each is audited."""

from __future__ import annotations

from dataclasses import dataclass

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.insight.releases.actions.releasing import CHANGED_SINCE
from soceis.insight.releases.models import Release, ReportRun
from soceis.insight.releases.queries import content_of
from soceis.insight.releases.rules import APPROVED, DONE, PAGE, PDF, WORD, bundled, sha256


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it leaves: its name, its kind, its bytes."""

    name: str
    kind: str
    content: bytes


# What can be asked for -> the file of the report and its media type. "everything" is a zip of all files.
FILES = {
    "page": (PAGE, "text/html; charset=utf-8"),
    "pdf": (PDF, "application/pdf"),
    "word": (WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
EVERYTHING, ZIP = "everything", "application/zip"


def take_report(*, by: User, run: ReportRun, what: str, reading: bool = False) -> Taken:
    """A file of a report ("page", "pdf", "word", "everything"). `reading`: on the screen, not taken away.

    Refused without RELEASE_SEE; WrongState before the report is ready; NotFound for anything else.
    """
    check(reach_of(by), Permission.RELEASE_SEE)
    if run.state != DONE:
        raise WrongState("This report is not ready.", "Nothing was changed.", "Go back and wait until it is.")
    taken = _everything(by, run) if what == EVERYTHING else _one(by, run, what)
    audit.record(
        by=by,
        action=Action.LOOKED if reading else Action.EXPORTED,
        record=run,
        detail={"what": what, "policy": run.policy, "sha256": sha256(taken.content)},
    )
    return taken


def take_release(*, by: User, release: Release) -> Taken:
    """The zip of a release as it was approved; WrongState unless it stands approved and unchanged."""
    check(reach_of(by), Permission.RELEASE_SEE)
    if release.state != APPROVED:
        raise WrongState(
            "Only what two people have released can be taken away as released.",
            "Nothing was changed.",
            "Open the release to see where it stands.",
        )
    content = bundled(content_of(by, release.run, release.outputs))
    if sha256(content) != release.sha256:
        raise CHANGED_SINCE
    audit.record(
        by=by,
        action=Action.EXPORTED,
        record=release,
        purpose=release.purpose,
        detail={"sha256": release.sha256, "files": len(release.outputs)},
    )
    return Taken(f"release-{release.reference}.zip", ZIP, content)


def _everything(by: User, run: ReportRun) -> Taken:
    return Taken(f"{_stem(run)}.zip", ZIP, bundled(content_of(by, run)))


def _one(by: User, run: ReportRun, what: str) -> Taken:
    if what not in FILES:
        raise NotFound
    name, kind = FILES[what]
    found = content_of(by, run, [name])
    if name not in found:
        raise NotFound
    return Taken(f"{_stem(run)}.{name.rpartition('.')[2]}", kind, found[name])


def _stem(run: ReportRun) -> str:
    """The beginning of a file's name: the day, and a warning for what must not leave."""
    return f"report-{run.asked_at:%Y-%m-%d}-{run.policy}"
