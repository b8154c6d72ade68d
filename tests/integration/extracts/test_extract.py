"""The extract: who may make one, what stands in it, and that it gives the page's numbers."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation import evaluate, read_folder, results_as_json
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused
from soceis.insight.extracts import actions
from soceis.insight.extracts.models import ExtractMade
from soceis.insight.extracts.queries import extracts_made, study_for
from tests.integration.extracts.records import SECRET_WORDS, Records

PURPOSE = "The annual report to the funder"
SERIES = "annual report"
DAY = date(2022, 10, 31)
SHORT_ID = re.compile(r"([0-9]{2})?[0-9a-f]{16}")
FILES = [
    "contacts.csv",
    "episodes.csv",
    "extract.json",
    "outcome_readings.csv",
    "people.csv",
    "plan_forms.csv",
    "plan_topics.csv",
    "plans.csv",
    "referrals.csv",
    "states.csv",
]


def make(
    by: User, *, series: str = SERIES, purpose: str = PURPOSE, areas: list[Area] | None = None
) -> actions.Extract:
    with acting_as(by):
        chosen = list(Area.objects.all()) if areas is None else areas
        return actions.make(by=by, purpose=purpose, series=series, areas=chosen, as_of=DAY)


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def ids_of(content: bytes, table: str, column: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(files_of(content)[f"{table}.csv"].decode()))
    return [row[column] for row in rows]


def internal_ids(records: Records) -> set[str]:
    """Every id of every record in the test, with and without dashes."""
    from soceis.journey.casework.models import Contact, Episode
    from soceis.journey.outcomes.models import OutcomeReading
    from soceis.journey.plans.models import Plan
    from soceis.journey.referrals.models import Referral
    from soceis.people.models import YoungPerson

    found: set[str] = set()
    for manager in (records.cast.alys, records.cast.morag):
        with acting_as(manager):
            for model in (YoungPerson, Referral, Episode, Contact, Plan, OutcomeReading):
                for record in model._default_manager.all():
                    found |= {str(record.pk), record.pk.hex, getattr(record, "reference", str(record.pk))}
    return found


def test_an_extract_holds_the_files_of_the_contract(shared_records: Records) -> None:
    files = files_of(make(shared_records.cast.eve).content)
    assert sorted(files) == list(files) == FILES
    about = json.loads(files["extract.json"])
    assert [area["area"] for area in about["areas"]] == ["Cardiff", "Edinburgh"]
    assert {area["data_date"] for area in about["areas"]} == {"2022-10-31"}
    assert ids_of(make(shared_records.cast.eve).content, "contacts", "minutes") == ["60"], (
        "only the latest counts"
    )


def test_an_extract_holds_no_name_no_word_and_no_internal_id(shared_records: Records) -> None:
    files = files_of(make(shared_records.cast.eve).content)
    said = b"\n".join(files.values()).decode()
    assert len(said) > 1000
    for word in (
        *SECRET_WORDS.split(),
        "Ten hours is too long",
        *(u.email for u in shared_records.cast.everybody),
    ):
        assert word.lower() not in said.lower()
    internal = internal_ids(shared_records)
    assert len(internal) > 10
    assert [found for found in internal if found in said] == []
    for table in ("people", "referrals", "episodes", "plans", "contacts", "states", "outcome_readings"):
        rows = list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode())))
        assert rows, f"{table} is empty, so this shows nothing"
        for row in rows:
            for column in [column for column in row if column.endswith("_id")]:
                assert SHORT_ID.fullmatch(row[column]), (table, column, row[column])


def test_a_series_keeps_its_pseudonyms_and_shares_none_with_another(shared_records: Records) -> None:
    eve = shared_records.cast.eve
    first, again, other = make(eve), make(eve, series="Annual  Report"), make(eve, series="pilot")
    for table, column in (("people", "person_id"), ("episodes", "episode_id"), ("contacts", "contact_id")):
        assert ids_of(first.content, table, column) == ids_of(again.content, table, column)
        assert not set(ids_of(first.content, table, column)) & set(ids_of(other.content, table, column))


def test_the_same_moment_gives_the_same_bytes(shared_records: Records) -> None:
    with clock.at(datetime(2022, 11, 1, 9, tzinfo=UTC)):
        first, second = make(shared_records.cast.eve), make(shared_records.cast.eve)
    assert first.content == second.content
    assert first.record.sha256 == second.record.sha256 == hashlib.sha256(first.content).hexdigest()


def test_an_extract_read_back_gives_the_numbers_of_the_page(shared_records: Records, tmp_path: Path) -> None:
    eve = shared_records.cast.eve
    made = make(eve)
    for name, content in files_of(made.content).items():
        (tmp_path / name).write_bytes(content)
    extract = read_folder(tmp_path)
    assert [found for found in extract.findings if found.severity == "error"] == []
    with acting_as(eve):
        study = study_for(eve, DAY)
    for mapping in ("published_2023", "corrected"):
        here = evaluate(extract, mapping, further=False)
        assert results_as_json(here) == results_as_json(study.under(mapping))
    assert study.corrected.table("case_status").cell("closed", "Cardiff").n == 1


def test_an_extract_is_recorded_with_rows_and_hash_and_audited(some_records: Records) -> None:
    cast = some_records.cast
    made = make(cast.eve)
    with acting_as(cast.eve):
        (kept,) = extracts_made(cast.eve)
        entry = Entry.objects.filter(action="exported").latest("id")
    assert (kept.made_by, kept.purpose, kept.series, kept.as_of) == (cast.eve, PURPOSE, SERIES, DAY)
    assert kept.areas == ["cardiff", "edinburgh"]
    assert kept.rows["people"] == len(ids_of(made.content, "people", "person_id")) == 2
    assert kept.rows["contacts"] == 1
    assert kept.sha256 == hashlib.sha256(made.content).hexdigest()
    assert (entry.actor, entry.purpose, entry.record_id) == (cast.eve.pk, PURPOSE, kept.pk)
    assert entry.detail["sha256"] == kept.sha256


def test_an_extract_of_one_area_holds_that_area_alone(shared_records: Records) -> None:
    cast = shared_records.cast
    content = make(cast.eve, areas=[cast.cardiff]).content
    assert ids_of(content, "referrals", "area") == ["Cardiff"]
    assert len(ids_of(content, "people", "person_id")) == 1


def test_who_may_not_make_extracts_is_refused_and_nothing_is_kept(shared_records: Records) -> None:
    cast, before = shared_records.cast, ExtractMade.objects.count()
    for who in (cast.nia, cast.dom, cast.alys, cast.neil, cast.dafydd, cast.ada):
        with pytest.raises(Refused):
            make(who)
    assert ExtractMade.objects.count() == before


MISSING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("purpose", {"purpose": "Just because"}),
    ("purpose", {"purpose": "A purpose with \0 in it"}),
    ("series", {"series": " "}),
    ("series", {"series": "../../etc"}),
    ("areas", {"areas": []}),
)


def test_what_is_missing_is_named_and_nothing_is_kept(shared_records: Records) -> None:
    before = ExtractMade.objects.count()
    for field, given in MISSING:
        with pytest.raises(Invalid) as refused:
            make(shared_records.cast.eve, **given)
        assert list(refused.value.fields) == [field]
    assert ExtractMade.objects.count() == before


def test_a_day_ahead_is_refused(shared_records: Records) -> None:
    eve = shared_records.cast.eve
    with clock.at(date(2022, 10, 1)), pytest.raises(Invalid) as refused:
        make(eve)
    assert "as_of" in refused.value.fields
