"""The whole way with the real evaluation: from the records to a released zip that is made again byte for byte."""

import io
import zipfile

import pytest

from soceis.foundation.access.context import acting_as
from soceis.insight.releases import actions
from soceis.insight.releases.models import ReleaseCheck
from soceis.insight.releases.rules import unbundled
from tests.cast import Cast
from tests.integration.extracts.records import SECRET_WORDS
from tests.integration.releases.conftest import approved, made, proposed

pytestmark = pytest.mark.long


def test_a_report_is_made_released_and_made_again(people: Cast) -> None:
    run = made(people)
    assert (run.state, run.failure) == ("done", "")
    release = approved(people, proposed(people, run, parts=["report", "tables"], tables=["case_status"]))
    with acting_as(people.dafydd):
        files = unbundled(actions.take_release(by=people.dafydd, release=release).content)
        check = actions.ask_check(by=people.dafydd, release=release)
    assert set(files) == {
        "manifest.json", "report.docx", "report.html", "report.pdf", "tables/case_status.csv",
    }  # fmt: skip
    assert files["report.pdf"].startswith(b"%PDF")
    assert zipfile.is_zipfile(io.BytesIO(files["report.docx"]))
    assert not any(word.encode() in content for content in files.values() for word in SECRET_WORDS.split())
    actions.do_check(by=people.dafydd, check_id=check.pk)
    with acting_as(people.dafydd):
        done = ReleaseCheck.objects.get(pk=check.pk)
    assert (done.same, done.failure) == (True, ""), done.verdict


def test_a_report_for_inside_use_keeps_no_rows_about_people(people: Cast) -> None:
    run = made(people, policy="internal")
    assert run.failure == ""
    with acting_as(people.dafydd):
        taken = actions.take_report(by=people.dafydd, run=run, what="everything")
    names = set(unbundled(taken.content))
    assert {"report.html", "report.pdf", "report.docx", "results.json", "manifest.json"} <= names
    assert not any(name.startswith("codebook/") for name in names)
