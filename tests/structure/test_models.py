"""Rules about the tables: fields classified, foreign keys pointing back, row-level security forced."""

import pytest
from django.apps import apps
from django.db import connections, models

from soceis.foundation.records.classification import classification_of

# Earlier in the list may point to later, never the reverse (the order of the architecture).
ORDER = [
    "demonstration",
    "staff",
    "releases",
    "extracts",
    "partnering",
    "mapping",
    "schools",
    "documents",
    "outcomes",
    "support",
    "activities",
    "plans",
    "safety",
    "assessments",
    "consent",
    "casework",
    "referrals",
    "meetings",
    "observations",
    "consultations",
    "dealings",
    "signposting",
    "disclosures",
    "agreements",
    "partners",
    "wording",
    "people",
    "audit",
    "accounts",
    "records",
]


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("soceis.")]


def written_models() -> list[type[models.Model]]:
    """Those that somebody wrote; history models are made from them."""
    return [model for model in own_models() if not hasattr(model, "pgh_tracked_model")]


def history_models() -> list[type[models.Model]]:
    return [model for model in own_models() if hasattr(model, "pgh_tracked_model")]


@pytest.mark.parametrize("model", written_models(), ids=lambda model: model._meta.label)
def test_every_field_is_classified_and_nothing_else(model: type[models.Model]) -> None:
    known = classification_of(model)
    assert known is not None, f"{model._meta.label} has no classification"
    assert set(known.fields) == {field.name for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_back_along_the_journey(model: type[models.Model]) -> None:
    here = ORDER.index(model._meta.app_label)
    for field in model._meta.concrete_fields:
        target = field.related_model
        if target is not None and not isinstance(target, str):
            assert ORDER.index(target._meta.app_label) >= here, (
                f"{model._meta.label}.{field.name} looks ahead"
            )


def personal_tables() -> list[str]:
    tables = [
        model._meta.db_table
        for model in written_models()
        if (known := classification_of(model)) is not None and known.about in {"young people", "caregivers"}
    ]
    return tables + [model._meta.db_table for model in history_models()]


def security() -> dict[str, tuple[bool, bool]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r'"
        )
        return {name: (enabled, forced) for name, enabled, forced in cursor.fetchall()}


@pytest.mark.django_db(databases="__all__")
def test_every_table_about_young_people_is_under_forced_row_security_history_included() -> None:
    found = security()
    assert {table: found[table] for table in personal_tables()} == dict.fromkeys(
        personal_tables(), (True, True)
    )


@pytest.mark.django_db(databases="__all__")
def test_what_is_kept_from_a_worker_is_kept_in_every_table_about_young_people() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select tablename from pg_policies where permissive = 'RESTRICTIVE' and qual like '%my_conflicts%'"
        )
        kept = {table for (table,) in cursor.fetchall()}
        cursor.execute(
            "select table_name from information_schema.columns"
            " where column_name = 'young_person_id' and table_schema = 'public'"
        )
        with_somebody = {table for (table,) in cursor.fetchall()}
    assert len(with_somebody) > 30
    assert (with_somebody & set(security())) | {"people_youngperson", "people_youngpersonevent"} == kept


@pytest.mark.django_db(databases="__all__")
def test_every_policy_of_the_app_asks_who_it_is() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies"
            " where 'soceis_app' = any (roles)"
        )
        careless = [(table, name) for table, name, rule in cursor.fetchall() if "app." not in rule]
    assert careless == []


@pytest.mark.django_db(databases="__all__")
def test_no_role_of_ours_can_bypass_row_security() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select rolname from pg_roles where rolname like 'soceis%' and (rolsuper or rolbypassrls)"
        )
        assert cursor.fetchall() == []
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("soceis_app",)


@pytest.mark.django_db(databases="__all__")
def test_states_and_history_are_append_only_for_the_app() -> None:
    tables = ["casework_episodestate", "referrals_referralstate", "audit_entry"]
    tables += ["consent_limitsexplained", "consent_permissionanswer"]
    tables += ["releases_releasestate", "releases_reportfile", "releases_frozenextract"]
    tables += [model._meta.db_table for model in history_models()]
    with connections["default"].cursor() as cursor:
        for table in tables:
            cursor.execute(
                "select has_table_privilege('soceis_app', %s, 'UPDATE'),"
                " has_table_privilege('soceis_app', %s, 'DELETE')",
                [table, table],
            )
            assert cursor.fetchone() == (False, False), table
