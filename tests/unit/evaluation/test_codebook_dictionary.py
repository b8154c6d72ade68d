"""The data dictionary is complete, and says what the service's own classification says."""

from pathlib import Path

import pytest
from django.apps import apps

from soceis.evaluation.codebook.beside import MEANINGS, SHARED, entry_of
from soceis.evaluation.codebook.dictionary import DICTIONARY
from soceis.evaluation.codebook.labels import LABELS, LEFT_OUT_OF_BASES
from soceis.evaluation.codebook.records import TYPES
from soceis.evaluation.codebook.variables import MISSING, numbered
from soceis.evaluation.frames import beside
from soceis.evaluation.frames.beside import BESIDE
from soceis.evaluation.frames.schema import SCHEMA
from soceis.evaluation.words import row_in_words
from soceis.foundation.records.classification import Extract, classification_of
from soceis.journey.casework.rules import CODE_LISTS as CASEWORK
from soceis.journey.casework.rules import STATES

COLUMNS = {(table.name, column.name): column for table in SCHEMA for column in table.columns}
# Where the service holds what a column of the extract says: the app and model, and the field.
HELD: dict[tuple[str, str], tuple[str, str]] = {
    ("people", "person_id"): ("referrals.Referral", "young_person"),
    ("people", "sex"): ("people.PersonalDetails", "sex"),
    ("people", "ethnicity"): ("people.PersonalDetails", "ethnicity"),
    ("people", "birth_month"): ("people.YoungPerson", "date_of_birth"),
    ("referrals", "referral_id"): ("casework.Episode", "referral"),
    ("referrals", "person_id"): ("referrals.Referral", "young_person"),
    ("referrals", "area"): ("referrals.Referral", "area"),
    ("referrals", "received_on"): ("referrals.Referral", "received_on"),
    ("referrals", "age_at_referral"): ("referrals.Referral", "age_at_referral"),
    ("referrals", "source"): ("referrals.Referral", "source"),
    ("referrals", "primary_reason"): ("referrals.Referral", "primary_reason"),
    ("referrals", "decision"): ("referrals.Referral", "decision"),
    ("episodes", "episode_id"): ("plans.Plan", "episode"),
    ("episodes", "person_id"): ("casework.Episode", "young_person"),
    ("episodes", "referral_id"): ("casework.Episode", "referral"),
    ("episodes", "area"): ("casework.Episode", "area"),
    ("episodes", "programme"): ("casework.Episode", "programme"),
    ("episodes", "state"): ("casework.Episode", "state"),
    ("episodes", "open_from"): ("casework.Episode", "open_from"),
    ("episodes", "first_attended"): ("casework.Episode", "first_attended"),
    ("episodes", "end_date"): ("casework.Episode", "end_date"),
    ("episodes", "closure_code"): ("casework.Episode", "closure_code"),
    ("episodes", "non_engagement_reason"): ("casework.NonEngagementReason", "reason"),
    ("plans", "episode_id"): ("plans.Plan", "episode"),
    ("plans", "area"): ("plans.Plan", "area"),
    ("plans", "agreed_on"): ("plans.Plan", "agreed_on"),
    ("plans", "form_version"): ("plans.Plan", "form_version"),
    ("plan_forms", "form_version"): ("plans.FormVersion", "code"),
    ("plan_forms", "topic"): ("plans.FormVersion", "topics"),
    ("plan_topics", "topic"): ("plans.Plan", "topics"),
    ("outcome_readings", "episode_id"): ("outcomes.OutcomeReading", "episode"),
    ("outcome_readings", "outcome"): ("outcomes.OutcomeReading", "outcome"),
    ("outcome_readings", "stage"): ("outcomes.OutcomeReading", "stage"),
    ("outcome_readings", "applicable"): ("outcomes.OutcomeReading", "applicable"),
    ("outcome_readings", "value"): ("outcomes.OutcomeReading", "value"),
    ("outcome_readings", "recorded_on"): ("outcomes.OutcomeReading", "recorded_on"),
    ("contacts", "episode_id"): ("casework.Contact", "episode"),
    ("contacts", "on"): ("casework.Contact", "happened_at"),
    ("contacts", "kind"): ("casework.Contact", "kind"),
    ("contacts", "mode"): ("casework.Contact", "mode"),
    ("contacts", "minutes"): ("casework.Contact", "minutes"),
    ("contacts", "components"): ("casework.Contact", "components"),
    ("contacts", "out_of_hours"): ("casework.Contact", "out_of_hours"),
    ("states", "episode_id"): ("casework.EpisodeState", "episode"),
    ("states", "state"): ("casework.EpisodeState", "to_state"),
    ("states", "effective_on"): ("casework.EpisodeState", "effective_on"),
    ("states", "recorded_at"): ("casework.EpisodeState", "recorded_at"),
}
# Pseudonyms of rows that no other table of the service points to in an extract; and what never comes from it.
OWN_KEYS = {("plans", "plan_id"), ("plan_topics", "plan_id"), ("contacts", "contact_id")}
NOT_FROM_THE_SERVICE = {"units", "unit_months", "unit_windows"}


def test_every_column_of_the_extract_has_one_entry() -> None:
    assert set(DICTIONARY) == set(COLUMNS)


def test_every_entry_says_something_in_few_words() -> None:
    for place, entry in DICTIONARY.items():
        assert 3 <= len(entry.label) <= 40, place
        assert entry.description.endswith("."), place
        assert not entry.label.endswith("."), place


def test_every_column_with_a_list_of_codes_has_a_label_for_each_code_and_no_other() -> None:
    with_codes = {place: set(column.codes) for place, column in COLUMNS.items() if column.codes}
    assert {place: set(LABELS[place]) for place in with_codes} == with_codes


def test_columns_of_words_have_the_lists_of_the_service() -> None:
    words = {place for place, column in COLUMNS.items() if TYPES[column.kind] == "code" and not column.codes}
    assert set(LABELS) - words == {place for place, column in COLUMNS.items() if column.codes}
    lists = apps.get_app_config("people").code_lists
    scotland = {code: f"{label} (list of Scotland)" for code, label in lists["ethnicity_sct"].items()}
    theirs = lists["ethnicity_ew19"] | scotland | {"unknown": "Not known"}
    assert LABELS["people", "ethnicity"] == theirs
    assert LABELS["episodes", "non_engagement_reason"] == CASEWORK["non_engagement_reason"]


def test_labels_of_the_records_are_those_on_the_service_s_screens() -> None:
    assert LABELS["episodes", "closure_code"] == CASEWORK["closure_code"]
    assert LABELS["contacts", "kind"] == CASEWORK["contact_kind"]
    assert LABELS["contacts", "mode"] == CASEWORK["contact_mode"]
    assert LABELS["episodes", "state"] == dict(STATES)


def test_no_two_codes_of_a_column_have_the_same_label_or_number() -> None:
    for place, labels in LABELS.items():
        codes = numbered(labels, LEFT_OUT_OF_BASES.get(place, ()))
        assert len({code.number for code in codes}) == len(codes), place
        assert len({code.label for code in codes}) == len(codes), place


def test_no_number_of_a_code_that_counts_is_one_of_a_missing_value() -> None:
    missing = {reason.number for reason in MISSING}
    assert missing == set(range(min(missing), max(missing) + 1))
    for place, labels in LABELS.items():
        counted = [c for c in numbered(labels, LEFT_OUT_OF_BASES.get(place, ())) if not c.missing]
        assert missing.isdisjoint(code.number for code in counted), place


def test_every_column_that_the_service_fills_is_traced_to_a_field() -> None:
    ours = {place for place in COLUMNS if place[0] not in NOT_FROM_THE_SERVICE}
    assert set(HELD) | OWN_KEYS == ours


@pytest.mark.parametrize("place", HELD, ids=".".join)
def test_a_column_is_as_sensitive_as_the_field_it_comes_from(place: tuple[str, str]) -> None:
    model, name = HELD[place]
    known = classification_of(apps.get_model(model))
    assert known is not None
    field = known.fields[name]
    assert DICTIONARY[place].level == field.level.value
    assert field.extract is not Extract.NEVER or name == "episode"


def test_the_reference_lists_the_reasons_of_missing_values_as_they_are() -> None:
    page = Path(__file__).resolve().parents[3] / "docs/reference/results.md"
    text = page.read_text(encoding="utf-8")
    rows = "\n".join(f"| {m.number} | .{m.letter} | {m.label} |" for m in MISSING)
    assert rows in text


def test_every_column_beside_the_contract_has_a_meaning_and_no_other_has() -> None:
    assert set(MEANINGS) == {schema.name for schema in BESIDE}
    for schema in BESIDE:
        entries = {column.name: entry_of(schema.name, column.name) for column in schema.columns}
        assert set(MEANINGS[schema.name][1]) | set(SHARED) >= set(entries)
        assert set(MEANINGS[schema.name][1]) <= set(entries), schema.name
        assert all(entry.description.endswith(".") for entry in entries.values()), schema.name


def test_codes_beside_the_contract_are_those_of_the_service() -> None:
    outcomes, support, consent, partners, door = (
        apps.get_app_config(app).code_lists
        for app in ("outcomes", "support", "consent", "partners", "consultations")
    )
    for listed, own in (
        (beside.MILESTONES, outcomes["engagement_milestone"]),
        (beside.SUPPORT_KINDS, outcomes["support_kind"]),
        (beside.MEASURES, outcomes["measure"]),
        (beside.MEASURE_ANSWERS, outcomes["measure_answer"]),
        (beside.UNMET_REASONS, support["unmet_reason"]),
        (beside.PURPOSES, consent["permission_purpose"]),
        (beside.PERMISSIONS, consent["permission_answer"]),
        (beside.PARTNERS, partners["partner_kind"]),
        (beside.APPROACHES, door["approach_kind"]),
    ):
        assert listed == tuple(own)
    assert {row: row_in_words("milestones", row) for row in beside.MILESTONES} == outcomes[
        "engagement_milestone"
    ]
    assert {row: row_in_words("network_end", row) for row in beside.SUPPORT_KINDS} == outcomes["support_kind"]
    assert {row: row_in_words("measures_held", row) for row in beside.MEASURES} == outcomes["measure"]
