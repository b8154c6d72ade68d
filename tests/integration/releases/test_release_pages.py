"""The pages of reports and releases, through the browser's door."""

import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
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
from soceis.insight.releases.actions import comparing
from soceis.insight.releases.models import Release, ReportRun
from tests.cast import Cast
from tests.integration.releases.conftest import (
    LOOKED,
    PURPOSE,
    approved,
    asked,
    compare,
    made,
    proposed,
    waiting,
)

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
    for address in (
        f"{REPORTS}{uuid4()}/",
        f"{LEDGER}{uuid4()}/",
        f"{LEDGER}checks/{uuid4()}/progress/",
        f"{LEDGER}comparisons/{uuid4()}/progress/",
    ):
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
    assert "unsafe" not in policy
    style = b64encode(sha256(b"p{color:red}").digest()).decode()
    assert f"style-src 'sha256-{style}';" in policy, "its own style, and no other"
    assert "font-src data:" in policy
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
    with acting_as(cast.eve):
        compare(cast, Release.objects.get())
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


def test_the_second_person_answers_once_it_was_compared(cast: Cast, small_evaluation: Small) -> None:
    release = waiting(cast)
    here = f"{LEDGER}{release.pk}/"
    page = browser(cast.neil).get(here)
    assert "You can answer once it has been compared" in words(page)
    assert "What did you look at" not in words(page)
    assert "Being compared with earlier releases" in words(browser(cast.neil).get(LEDGER))
    part = re.search(r'hx-get="([^"]+)"', page.content.decode())[1]  # type: ignore[index]
    going = browser(cast.neil).get(part, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in going
    assert "<progress" in going.content.decode()
    answer = browser(cast.neil).post(here, {"answer": "approve", "words": LOOKED})
    assert answer.status_code == 409
    assert "This has not been compared with the earlier releases yet." in words(answer)
    assert LOOKED in words(answer)
    assert f'hx-get="{part}?stay"' in answer.content.decode(), "what was typed stays"
    compare(cast, release)
    assert browser(cast.neil).get(part, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "HX-Refresh" not in browser(cast.neil).get(f"{part}?stay", headers={"HX-Request": "true"})
    page = words(browser(cast.neil).get(here))
    assert "Nothing was released before this" in page
    assert "What did you look at" in page


def test_what_would_be_learnt_is_shown_to_both_and_the_next_proposal_begins_from_this_one(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Cardiff, closed: 3 follows from the release of March by subtraction."
    monkeypatch.setattr(comparing, "revealed_by", lambda *_: [sentence])
    release = proposed(cast)
    here = f"{LEDGER}{release.pk}/"
    mine, second = browser(cast.eve).get(here), browser(cast.neil).get(here)
    for page in (mine, second):
        assert sentence in words(page)
        assert "would tell more than the rules allow" in words(page)
    assert "Take this proposal back" in words(mine)
    assert "Decline it, and say which tables to leave out" in words(second)
    assert "Yes, release it" not in words(second)
    assert "Would tell too much" in words(browser(cast.neil).get(LEDGER))
    assert browser(cast.neil).post(here, {"answer": "approve", "words": LOOKED}).status_code == 409
    again = re.search(r'href="([^"]+like=[^"]+)"', mine.content.decode())
    assert again
    assert PURPOSE in words(browser(cast.eve).get(again[1]))
    assert browser(cast.neil).post(here, {"answer": "decline", "words": LOOKED}).status_code == 302


def test_what_left_meanwhile_is_said_and_compared_with_again(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, other = proposed(cast), proposed(cast)
    here = f"{LEDGER}{old.pk}/"
    approved(cast, other)
    with acting_as(cast.neil):
        old.comparisons.filter(state="queued", asked_by=cast.neil).update(state="done")
    page = browser(cast.dafydd).get(here)
    assert "1 release left the service after this was compared" in words(page)
    assert "To be compared again" in words(page)
    answer = browser(cast.dafydd).post(here, {"answer": "approve", "words": LOOKED})
    assert "Since this was compared, another release left the service." in words(answer)
    assert browser(cast.dafydd).post(f"{here}compare/").status_code == 302
    assert "You can answer once it has been compared" in words(browser(cast.dafydd).get(here))
    compare(cast, old)
    assert "Compared with the one release before it" in words(browser(cast.dafydd).get(here))
    approved(cast, old)
    assert browser(cast.dafydd).post(f"{here}compare/").status_code == 409
    with acting_as(cast.eve):
        latest = old.comparisons.first()
    assert latest
    part = f"{LEDGER}comparisons/{latest.pk}/progress/?stay"
    assert "Compare now" not in words(browser(cast.dafydd).get(part, headers={"HX-Request": "true"}))


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
    proposal = proposed(cast, run)
    addresses = (REPORTS, f"{REPORTS}{run.pk}/", LEDGER, f"{LEDGER}{release.pk}/", f"{LEDGER}{proposal.pk}/")
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        asked_for = [query["sql"] for query in caught if "SAVEPOINT" not in query["sql"]]
        assert len(asked_for) <= 12, (address, [sql[:90] for sql in asked_for])
