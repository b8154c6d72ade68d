"""A cast with committed records, and an evaluation small enough for tests about people and permissions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.insight.releases import actions
from soceis.insight.releases.actions import comparing, making
from soceis.insight.releases.models import Release, ReleaseComparison, ReportRun
from soceis.insight.releases.queries import Made
from soceis.insight.releases.rules import MANIFEST, bundled
from tests.cast import Cast, assemble
from tests.integration.extracts.conftest import fill
from tests.integration.extracts.records import Records

PURPOSE = "The annual report to the funder"
LOOKED = "I read every table and compared it with the last one."
SMALL_OUTPUTS = {
    MANIFEST: b'{"options": {}, "started_at": "1", "ended_at": "2"}',
    "readiness.json": b"{}",
    "report.docx": b"word",
    "report.html": b"<!doctype html><style>p{color:red}</style><p>23 of 30 young people</p>",
    "report.pdf": b"%PDF-1.7",
    "results.json": b'{"tables": {"case_status": {"title": "Case status"}}}',
    "tables/case_status.csv": b"row,area\n",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test with the cast alone runs in a transaction that is rolled back; one with `people` commits."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "cast" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases="__all__"))


@pytest.fixture
def people(committed_database: dict[str, str]) -> Cast:
    """The cast, and the records of two young people, really committed."""
    cast = assemble()
    fill(Records(cast))
    return cast


@pytest.fixture
def small_evaluation(small_outputs: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Neither outputs nor extract are real, so that a test may roll back."""
    monkeypatch.setattr(making, "frozen_extract", lambda *_: bundled({"extract.json": b"{}"}))
    return small_outputs


@pytest.fixture
def small_outputs(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Outputs of a few bytes instead of a real report; tests change them. Nothing is revealed."""
    outputs = dict(SMALL_OUTPUTS)

    def outputs_of(frozen: bytes, *, step: Callable[[str], None], **_: Any) -> Made:
        step("Counting")
        return Made(dict(outputs), {"tables": [{"name": "case_status"}, {"name": "plan_topics"}]})

    monkeypatch.setattr(making, "outputs_of", outputs_of)
    monkeypatch.setattr("soceis.insight.releases.actions.checking.outputs_of", outputs_of)
    monkeypatch.setattr(comparing, "revealed_by", lambda *_: [])
    return outputs


def asked(cast: Cast, by: User, policy: str = "release") -> ReportRun:
    """A queued report of both areas."""
    with acting_as(by):
        return actions.ask_report(
            by=by, mapping="corrected", areas=[cast.cardiff, cast.edinburgh], policy=policy
        )


def made(cast: Cast, by: User | None = None, policy: str = "release") -> ReportRun:
    """A report that is ready."""
    by = by or cast.eve
    run = asked(cast, by, policy)
    actions.do_report(by=by, run_id=run.pk)
    with acting_as(by):
        return ReportRun.objects.get(pk=run.pk)


def waiting(cast: Cast, run: ReportRun | None = None, **values: Any) -> Release:
    """A release that Eve proposed and that was not compared yet."""
    run = run or made(cast)
    said = {"title": "Annual report", "purpose": PURPOSE, "recipient": "The funder", "parts": ["report"]}
    with acting_as(cast.eve):
        return actions.propose(by=cast.eve, run=run, **{**said, **values})


def compare(cast: Cast, release: Release) -> ReleaseComparison:
    """Do what is queued of the comparisons of a release; answers with the latest."""
    with acting_as(cast.eve):
        queued = list(release.comparisons.filter(state="queued").select_related("asked_by"))
    for comparison in queued:
        actions.do_comparison(by=comparison.asked_by, comparison_id=comparison.pk)
    with acting_as(cast.eve):
        found = release.comparisons.first()
    assert found
    return found


def proposed(cast: Cast, run: ReportRun | None = None, **values: Any) -> Release:
    """A release that Eve proposed, compared with everything before."""
    release = waiting(cast, run, **values)
    compare(cast, release)
    return release


def approved(cast: Cast, release: Release | None = None) -> Release:
    """A release that Neil approved."""
    release = release or proposed(cast)
    with acting_as(cast.neil):
        return actions.approve(by=cast.neil, release=release, words=LOOKED)
