"""Everything that points at a young person goes along when two records are made one, or is named as not going."""

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models

from soceis.people.queries.pointing import NOT_MOVED, foreign_keys, pointers

# Identifiers in columns without a foreign key. A new one that may be a young person's cannot be moved unseen: say here
# what it is, or make it a foreign key.
NOBODY: dict[str, str] = {
    "accounts.Draft.about_record": "what a draft is about; it ends by itself and the old address leads on",
    "accounts.Submission.key": "a form",
    "audit.Entry.actor": "a colleague",
    "audit.Entry.people": "whose record it was at the time, which stays",
    "audit.Entry.areas": "areas",
    "audit.Entry.record_id": "a record",
    "people.YoungPerson.areas": "areas",
    "consultations.Approach.became_referral": "a referral",
    "signposting.Signpost.service_key": "a service of another organisation",
    "consultations.Approach.sealed_from": "colleagues",
    "people.OpenedRecord.told": "colleagues",
    "casework.Contact.corrects": "a contact",
    "casework.ChronologyEntry.record": "a record",
    "casework.Conflict.areas": "areas",
    "casework.Supervision.areas": "areas",
    "plans.GoalHelp.record": "an activity",
    "activities.GroupSession.routes": "places",
    "activities.ActivityChoice.offered": "activities",
    "activities.ActivityChoice.chosen": "activities",
    "releases.ReleaseComparison.compared_with": "releases",
}


def written() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("soceis.") and not hasattr(model, "pgh_tracked_model")
    ]


def test_what_is_named_as_not_moved_is_there() -> None:
    assert set(NOT_MOVED) <= {(model._meta.label, field.name) for model, field in foreign_keys()}
    assert all(NOT_MOVED.values())


def test_no_identifier_without_a_foreign_key_may_be_a_young_person_unseen() -> None:
    loose = {
        f"{model._meta.label}.{field.name}"
        for model in written()
        for field in model._meta.concrete_fields
        if isinstance(getattr(field, "base_field", field), models.UUIDField)
        and not field.is_relation
        and not (field.primary_key and not isinstance(field, ArrayField) and field.name == "id")
    }
    assert loose == set(NOBODY)


def test_every_table_whose_rows_go_along_is_told_by_its_row_number() -> None:
    for model, field in foreign_keys():
        if (model._meta.label, field.name) not in NOT_MOVED:
            assert model._meta.pk is not None
            assert model._meta.pk.column == "id", model._meta.label


@pytest.mark.django_db(databases="__all__")
def test_the_database_knows_the_same_columns_and_lets_the_guard_move_their_rows_and_nothing_else() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select c.conrelid::regclass::text, a.attname from pg_constraint c"
            " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
            " where c.contype = 'f' and c.confrelid = 'people_youngperson'::regclass"
        )
        known = set(cursor.fetchall())
    assert {(model._meta.db_table, field.column) for model, field in foreign_keys()} == known
    for one in pointers():
        columns = {other.column for other in pointers() if other.table == one.table}
        assert guard_may(one.table) == (columns, True), one.table


def guard_may(table: str) -> tuple[set[str], bool]:
    """The columns that soceis_guard may change, and whether the history of the table takes what it writes."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
            " and has_column_privilege('soceis_guard', attrelid, attnum, 'UPDATE')",
            [table],
        )
        columns = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "select coalesce(bool_and(has_table_privilege('soceis_guard', oid, 'INSERT')), true) from pg_class"
            " where relname = %s and relkind = 'r'",
            [f"{table}event"],
        )
        (history,) = cursor.fetchone()
    return columns, history
