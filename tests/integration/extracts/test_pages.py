"""The evaluation page and the form for an extract, through the browser's door."""

import io
import re
import zipfile
from datetime import date

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soceis.foundation.accounts.models import User
from soceis.insight.extracts.models import ExtractMade
from tests.integration.extracts.records import SECRET_WORDS, Records

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, MAKE = "/evaluation/", "/evaluation/extract/"
ASKED = {
    "purpose": "The annual report to the funder",
    "series": "annual report",
    "areas": ["cardiff", "edinburgh"],
    "as_at": "other",
    "day_day": "31",
    "day_month": "10",
    "day_year": "2022",
}
INLINE = re.compile(r"<[^>]+\s(style|on[a-z]+)\s*=|<script>|<style", re.IGNORECASE)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def words(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_everybody_who_answers_for_numbers_sees_them(shared_records: Records) -> None:
    cast = shared_records.cast
    for user in (cast.eve, cast.alys, cast.neil, cast.dafydd):
        answer = browser(user).get(PAGE, {"as_at": "2022-10-31"})
        assert answer.status_code == 200
        said = words(answer)
        for title in ("Who referred", "Primary reason for referral", "Age at referral and sex", "Case status",
                      "Reason for closing", "Topics of the plans", "Outcomes, closed episodes",
                      "Outcomes, open episodes", "Months with the service, Cardiff", "Not for release"):  # fmt: skip
            assert title in said, title
        assert "As at 31 October 2022." in said
        assert not any(word in said for word in SECRET_WORDS.split())


def test_nobody_else_does(shared_records: Records) -> None:
    cast = shared_records.cast
    for user in (cast.nia, cast.dom, cast.ada):
        for address in (PAGE, "/evaluation/figures/Cardiff.svg", MAKE):
            assert browser(user).get(address).status_code == 403
    assert Client().get(PAGE).status_code == 302


def test_only_the_evaluator_is_offered_an_extract(shared_records: Records) -> None:
    cast = shared_records.cast
    assert MAKE in browser(cast.eve).get(PAGE).content.decode()
    assert MAKE not in browser(cast.alys).get(PAGE).content.decode()
    for user in (cast.alys, cast.neil, cast.dafydd):
        assert browser(user).get(MAKE).status_code == 403
        assert browser(user).post(MAKE, ASKED).status_code == 403
    assert not ExtractMade.objects.exclude(made_by=cast.eve).exists()


def test_the_page_takes_few_statements(shared_records: Records) -> None:
    client = browser(shared_records.cast.eve)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(PAGE).status_code == 200
    assert len(caught) <= 12, [query["sql"][:80] for query in caught]


def test_the_two_ways_of_counting_say_which_they_are(shared_records: Records) -> None:
    client = browser(shared_records.cast.eve)
    corrected = client.get(PAGE, {"as_at": "2022-10-31"})
    published = client.get(PAGE, {"as_at": "2022-10-31", "mapping": "published_2023"})
    assert "Beside the printed report" not in words(corrected)
    assert "Beside the printed report" in words(published)
    assert "Each person counts once an area" in words(published)
    assert "All referrals, whatever was decided" in words(corrected)
    assert "Base: all referrals" in words(corrected)
    assert "Base: all people" in words(published)


def test_a_partial_area_is_marked(some_records: Records) -> None:
    edinburgh = some_records.cast.edinburgh
    edinburgh.complete = False
    edinburgh.save()
    client = browser(some_records.cast.eve)
    assert "Edinburgh: case files only, kept out of Overall." in words(client.get(PAGE))
    published = words(client.get(PAGE, {"mapping": "published_2023"}))
    assert "Edinburgh: case files only, counted in Overall, as in 2023." in published
    assert "Edinburgh (partial)" in published


def test_each_area_has_its_own_day_unless_another_is_asked_for(some_records: Records) -> None:
    cast = some_records.cast
    cast.cardiff.data_date, cast.edinburgh.data_date = date(2022, 10, 31), date(2022, 9, 30)
    cast.cardiff.save()
    cast.edinburgh.save()
    client = browser(cast.eve)
    assert "As at 31 October 2022 (Cardiff) and 30 September 2022 (Edinburgh)." in words(client.get(PAGE))
    asked = client.get(PAGE, {"on_day": "1", "on_month": "3", "on_year": "2022", "mapping": "published_2023"})
    assert asked["Location"] == "/evaluation/?mapping=published_2023&as_at=2022-03-01"
    wrong = client.get(PAGE, {"on_day": "31", "on_month": "2", "on_year": "2022"})
    assert wrong.status_code == 200
    assert "31 February 2022 is not a date" in words(wrong)


def test_what_is_no_choice_is_answered_in_a_sentence(shared_records: Records) -> None:
    client = browser(shared_records.cast.eve)
    for given in ({"as_at": "soon"}, {"as_at": "2999-01-01"}, {"mapping": "better"}, {"as_at": "2022-02-31"}):
        answer = client.get(PAGE, given)
        assert answer.status_code == 422
        assert "Go back" in words(answer) or "Choose today" in words(answer)


def test_a_figure_is_a_picture_of_its_own_without_styles(shared_records: Records) -> None:
    client = browser(shared_records.cast.eve)
    answer = client.get("/evaluation/figures/Cardiff.svg", {"as_at": "2022-10-31"})
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert b"<svg" in answer.content
    assert not INLINE.search(answer.content.decode())
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/evaluation/figures/Atlantis.svg").status_code == 404


def test_the_page_has_no_inline_style_or_script(shared_records: Records) -> None:
    for given in ({}, {"mapping": "published_2023"}):
        page = browser(shared_records.cast.eve).get(PAGE, given).content.decode()
        assert not INLINE.search(page)


def test_the_extract_comes_in_the_same_answer(shared_records: Records) -> None:
    answer = browser(shared_records.cast.eve).post(MAKE, ASKED)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    assert re.fullmatch(r'attachment; filename="extract-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    assert "people.csv" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert ExtractMade.objects.latest("made_at").as_of == date(2022, 10, 31)
    listed = words(browser(shared_records.cast.eve).get(MAKE))
    assert "The annual report to the funder" in listed
    assert "31 October 2022: Cardiff, Edinburgh" in listed


def test_a_short_purpose_is_asked_for_again_and_what_was_typed_stays(shared_records: Records) -> None:
    client = browser(shared_records.cast.eve)
    before = ExtractMade.objects.count()
    answer = client.post(MAKE, {**ASKED, "purpose": "Because"})
    assert answer.status_code == 422
    assert "at least 15 letters" in words(answer)
    assert "Because" in answer.content.decode()
    assert 'value="annual report"' in answer.content.decode()
    nothing = client.post(MAKE, {})
    assert nothing.status_code == 422
    assert ExtractMade.objects.count() == before
