"""The pages of reports and releases, through the browser's door."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.insight.releases.actions import releasing
from soceis.insight.releases.models import Release, ReportRun
from tests.cast import Cast
from tests.integration.releases.conftest import LOOKED, PURPOSE, approved, asked, made, proposed

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REPORTS, LEDGER = "/evaluation/reports/", "/evaluation/releases/"
WANTED = {
    "readers": "outside",
    "policy": "release",
    "mapping": "corrected",
    "areas": ["cardiff"],
    "as_at": "own",
}
SAID = {"title": "Annual report", "recipient": "The funder", "purpose": PURPOSE, "outputs": ["report"]}
Small = dict[str, bytes]


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def words(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def addresses(run: ReportRun, release: Release) -> list[str]:
    report, released = f"{REPORTS}{run.pk}/", f"{LEDGER}{release.pk}/"
    return [REPORTS, report, f"{report}progress/", f"{report}read/", f"{report}take/pdf/", f"{report}propose/",
            LEDGER, released, f"{released}withdraw/", f"{released}take/"]  # fmt: skip


def test_each_role_finds_its_pages_and_no_other(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    there = addresses(run, approved(cast, proposed(cast, run)))
    found = {
        user.display_name: [browser(user).get(address).status_code for address in there]
        for user in (cast.eve, cast.neil, cast.dafydd, cast.alys, cast.nia, cast.dom, cast.ada)
    }
    everything, no_proposal = [200] * 10, [200] * 10
    everything[2] = no_proposal[2] = 302
    no_proposal[5] = 403
    assert found == {
        "Eve": everything,
        "Neil": no_proposal,
        "Dafydd": no_proposal,
        **dict.fromkeys(("Alys", "Nia", "Dom", "Ada"), [403] * 10),
    }
    assert {Client().get(address).status_code for address in there} == {302}


def test_what_is_not_there_is_not_found(cast: Cast) -> None:
    client = browser(cast.eve)
    for address in (f"{REPORTS}{uuid4()}/", f"{LEDGER}{uuid4()}/", f"{LEDGER}checks/{uuid4()}/progress/"):
        assert client.get(address).status_code == 404


def test_asking_leads_to_the_page_of_the_report_and_a_double_tap_to_the_same(cast: Cast) -> None:
    client = browser(cast.eve)
    page = client.get(REPORTS, {"mapping": "published_2023", "as_at": "2022-10-31"}).content.decode()
    assert re.search(r'value="published_2023"[^>]*checked', page)
    assert 'value="31"' in page
    key = re.search(r'name="submission_key" value="([^"]+)"', page)
    assert key
    posted = {**WANTED, "submission_key": key[1]}
    first, second = client.post(REPORTS, posted), client.post(REPORTS, posted)
    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    with acting_as(cast.eve):
        run = ReportRun.objects.get()
    assert (run.policy, run.mapping, run.areas) == ("release", "corrected", ["cardiff"])


@pytest.mark.parametrize(
    "changed", [{"readers": ""}, {"policy": ""}, {"areas": []}, {"as_at": "other"}, {"policy": "mine"}]
)
def test_an_answer_left_out_is_asked_for_again(cast: Cast, changed: dict[str, object]) -> None:
    answer = browser(cast.eve).post(REPORTS, {**WANTED, **changed})
    assert answer.status_code == 422
    assert "Please check these answers" in words(answer)
    with acting_as(cast.eve):
        assert not ReportRun.objects.exists()


def test_a_report_for_us_needs_no_rules_to_be_chosen(cast: Cast) -> None:
    wanted = {name: value for name, value in WANTED.items() if name != "policy"} | {"readers": "inside"}
    assert browser(cast.eve).post(REPORTS, wanted).status_code == 302
    with acting_as(cast.eve):
        assert ReportRun.objects.get().policy == "internal"


def test_the_officer_reads_reports_and_asks_for_none(cast: Cast) -> None:
    client = browser(cast.dafydd)
    assert "Make the report" not in words(client.get(REPORTS))
    assert client.post(REPORTS, WANTED).status_code == 200
    with acting_as(cast.dafydd):
        assert not ReportRun.objects.exists()


def test_the_part_asks_again_only_while_the_job_goes_on(cast: Cast, small_evaluation: Small) -> None:
    run = asked(cast, cast.eve)
    client = browser(cast.eve)
    part = f"{REPORTS}{run.pk}/progress/"
    going = client.get(part, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in going
    assert "Waiting for its turn" in going
    assert f'href="{part}"' in going, "a link for a browser without script"
    with clock.at(clock.now() + timedelta(minutes=6)):
        silent = browser(cast.eve).get(part, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in silent
    assert "Nothing was heard of this for five minutes" in silent
    ready = client.get(f"{REPORTS}{made(cast).pk}/progress/", headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in ready
    assert "Propose a release" in ready


def test_the_report_is_read_under_a_policy_that_lets_it_do_nothing(
    cast: Cast, small_evaluation: Small
) -> None:
    run = made(cast)
    answer = browser(cast.eve).get(f"{REPORTS}{run.pk}/read/")
    assert answer.content == small_evaluation["report.html"]
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert "script" not in policy
    assert "no-store" in answer["Cache-Control"]


def test_a_download_says_under_which_policy_it_was_made(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast, policy="internal")
    answer = browser(cast.eve).get(f"{REPORTS}{run.pk}/take/word/")
    assert answer["Content-Disposition"] == (
        f'attachment; filename="report-{run.asked_at:%Y-%m-%d}-internal.docx"'
    )
    assert browser(cast.eve).get(f"{REPORTS}{run.pk}/take/secrets/").status_code == 404
    assert browser(cast.eve).get(f"{REPORTS}{asked(cast, cast.eve).pk}/take/pdf/").status_code == 409


def test_two_people_release_a_report(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    answer = browser(cast.eve).post(f"{REPORTS}{run.pk}/propose/", SAID)
    assert answer.status_code == 302
    here = answer["Location"]
    mine = browser(cast.eve).get(here)
    assert "somebody else decides" in words(mine)
    assert "You are the second person" not in words(mine)
    assert browser(cast.eve).post(here, {"answer": "approve", "words": LOOKED}).status_code == 403
    assert "You are the second person" in words(browser(cast.neil).get(here))
    assert browser(cast.neil).post(here, {"answer": "approve", "words": "ok"}).status_code == 422
    assert browser(cast.neil).post(here, {"answer": "approve", "words": LOOKED}).status_code == 302
    taken = browser(cast.dafydd).get(f"{here}take/")
    assert taken["Content-Type"] == "application/zip"
    ledger = words(browser(cast.dafydd).get(LEDGER))
    for said in ("Annual report", "Released", "The funder", PURPOSE, "Proposed by Eve", "Approved by Neil"):
        assert said in ledger, said
    with acting_as(cast.dafydd):
        assert Entry.objects.filter(action="exported", record_type="releases.Release").count() == 1


def test_what_would_be_learnt_is_shown_and_what_was_typed_stays(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Cardiff, closed: 3 follows from the release of March by subtraction."
    monkeypatch.setattr(releasing, "revealed_by", lambda *_: [sentence])
    monkeypatch.setattr(releasing.audit, "record_apart", lambda **_: None)
    run = made(cast)
    answer = browser(cast.eve).post(f"{REPORTS}{run.pk}/propose/", SAID)
    assert answer.status_code == 409
    assert sentence in words(answer)
    assert "Make the report under a stricter policy, or leave out the tables" in words(answer)
    assert PURPOSE in words(answer)
    with acting_as(cast.eve):
        assert not Release.objects.exists()


def test_a_report_for_inside_use_offers_no_release(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast, policy="internal")
    assert "Propose a release" not in words(browser(cast.eve).get(f"{REPORTS}{run.pk}/"))
    answer = browser(cast.eve).post(f"{REPORTS}{run.pk}/propose/", SAID)
    assert answer.status_code == 409
    assert "made for inside use" in words(answer)


def test_a_release_is_withdrawn_with_a_reason(cast: Cast, small_evaluation: Small) -> None:
    release = approved(cast)
    here = f"{LEDGER}{release.pk}/"
    client = browser(cast.dafydd)
    assert client.post(f"{here}withdraw/", {"reason": "wrong"}).status_code == 422
    assert client.post(f"{here}withdraw/", {"reason": "A number in table 3 was wrong."}).status_code == 302
    page = words(client.get(here))
    assert "Withdrawn by Dafydd" in page
    assert "A number in table 3 was wrong." in page
    assert "Take it away as released" not in page
    assert client.get(f"{here}take/").status_code == 409


def test_the_pages_take_few_statements(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    release = approved(cast, proposed(cast, run))
    client = browser(cast.dafydd)
    for address in (REPORTS, f"{REPORTS}{run.pk}/", LEDGER, f"{LEDGER}{release.pk}/"):
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        asked_for = [query["sql"] for query in caught if "SAVEPOINT" not in query["sql"]]
        assert len(asked_for) <= 12, (address, [sql[:90] for sql in asked_for])
