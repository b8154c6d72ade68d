"""Keys change: everything opens afterwards, history too, and nobody else gained a way in."""

import base64
from typing import Any

import pytest
from django.db import connection, connections

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions, second_factor
from soceis.foundation.accounts.models import Draft
from soceis.foundation.audit import rotation
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import keys
from soceis.foundation.records.encryption import CannotOpen
from soceis.foundation.records.identifiers import new_id
from tests.cast import Cast, assemble

OLD = f"old:{base64.b64encode(b'o' * 32).decode()}"
NEW = f"new:{base64.b64encode(b'n' * 32).decode()}"


@pytest.fixture
def cast_with_words(committed_database: dict[str, str], settings: Any) -> Cast:
    """Nia has three drafts and an authenticator app; a young person has a telephone number with a past."""
    settings.SOCEIS_FIELD_KEYS = OLD
    cast = assemble()
    with acting_as(cast.nia):
        for word in ("one", "two", "three"):
            actions.keep_draft(
                by=cast.nia, key=new_id(), form="contact", about=None, content=f"summary={word}"
            )
    with connection.cursor() as cursor:
        sealed = second_factor.seal_for(cast.nia.pk, "SECRET")
        cursor.execute(
            "insert into mfa_authenticator (user_id, type, data, created_at)"
            " values (%s, 'totp', jsonb_build_object('secret', %s::text), now())",
            [cast.nia.pk, sealed],
        )
    return cast


@pytest.fixture
def number(cast_with_words: Cast) -> Any:
    """A contact point that was changed once, so that it has two rows of history."""
    from soceis.people.models import ContactPoint, YoungPerson

    cast = cast_with_words
    with acting_as(cast.alys):
        person = YoungPerson.objects.create(name_used="Jay", areas=[cast.cardiff.pk], created_by=cast.alys)
        point = ContactPoint.objects.create(
            young_person=person,
            area=cast.cardiff,
            way="phone",
            value="07700 900123",
            value_index=keys_index("07700 900123"),
            safe="yes",
            created_by=cast.alys,
        )
        point.when_and_how = "Before school"
        point.save()
    return point


def keys_index(text: str) -> str:
    from soceis.foundation.records.encryption import blind_index

    return blind_index(text, "contact point")


def key_ids(table: str, column: str) -> set[str]:
    with keys._maintenance("owner") as cursor:
        cursor.execute(f"select distinct split_part({column}, '.', 2) from {table} where {column} <> ''")
        return {row[0] for row in cursor.fetchall()}


def test_everything_opens_with_the_new_key_alone_history_included(
    cast_with_words: Cast, number: Any, settings: Any
) -> None:
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    outcome = keys.rotate(batch=2)
    assert outcome.unopened == []
    assert outcome.rows["accounts_draft"] == 3
    assert outcome.rows["mfa_authenticator"] == 1
    assert outcome.rows["people_contactpointevent"] == 2
    settings.SOCEIS_FIELD_KEYS = NEW
    with acting_as(cast_with_words.nia):
        assert {d.content for d in Draft.objects.all()} == {"summary=one", "summary=two", "summary=three"}
    with acting_as(cast_with_words.alys):
        assert type(number).objects.get().value == "07700 900123"
        past = type(number).history.rel.related_model.objects.order_by("pgh_id")
        assert [row.value for row in past] == ["07700 900123"] * 2
        assert [row.when_and_how for row in past] == ["", "Before school"]


def test_changing_keys_writes_no_history_and_no_version(
    cast_with_words: Cast, number: Any, settings: Any
) -> None:
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    keys.rotate()
    with acting_as(cast_with_words.alys), connection.cursor() as cursor:
        cursor.execute("select count(*) from people_contactpointevent")
        assert cursor.fetchone() == (2,)
        fresh = type(number).objects.get()
        assert (fresh.version, fresh.updated_at) == (number.version, number.updated_at)


def test_a_second_rotation_finds_nothing_to_do(cast_with_words: Cast, settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    keys.rotate()
    assert sum(keys.rotate().rows.values()) == 0
    assert keys.older_keys_in_use() == 0


def test_a_value_that_cannot_be_opened_is_named_and_left(cast_with_words: Cast, settings: Any) -> None:
    with keys._maintenance("owner") as cursor:
        cursor.execute("select id, content from accounts_draft order by id")
        (first, sealed), (second, _), _third = cursor.fetchall()
        cursor.execute("update accounts_draft set content = %s where id = %s", [sealed, second])
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    outcome = keys.rotate(batch=1)
    assert outcome.unopened == [f"accounts_draft {second}"]
    assert outcome.rows["accounts_draft"] == 2
    with acting_as(cast_with_words.nia), pytest.raises(CannotOpen):
        _ = Draft.objects.get(id=second).content
    assert first != second


def test_the_owner_sees_no_row_unless_it_changes_keys(cast_with_words: Cast) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from accounts_draft")
        assert cursor.fetchone() == (0,)


def test_the_app_gains_no_row_by_saying_that_it_changes_keys(cast_with_words: Cast) -> None:
    with acting_as(cast_with_words.sam), connection.cursor() as cursor:
        cursor.execute("select set_config('app.maintenance', 'keys', true)")
        cursor.execute("select count(*) from accounts_draft")
        assert cursor.fetchone() == (0,)


def test_every_sealed_table_is_known_and_reachable(committed_database: dict[str, str]) -> None:
    names = {table.table for table in keys.sealed_tables()}
    assert {
        "accounts_draft",
        "people_contactpoint",
        "people_contactpointevent",
        "referrals_referral",
    } <= names
    with connections["owner"].cursor() as cursor:
        cursor.execute("select tablename from pg_policies where policyname = tablename || '_rotation'")
        assert {row[0] for row in cursor.fetchall()} == names


def test_the_command_rotates_and_the_audit_says_so(cast_with_words: Cast, settings: Any) -> None:
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    rotation.rotate()
    entry = Entry.objects.using("owner").get(action="rotated keys")
    assert entry.detail["key"] == "new"
    assert entry.detail["rows"]["accounts_draft"] == 3
    assert key_ids("accounts_draft", "content") == {"new"}


def test_an_index_is_made_again_before_its_key_goes(
    cast_with_words: Cast, number: Any, settings: Any
) -> None:
    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    rotation.rotate()
    rotation.retire()
    settings.SOCEIS_FIELD_KEYS = NEW
    with acting_as(cast_with_words.alys):
        assert type(number).objects.filter(value_index=keys_index("07700 900123")).count() == 1


def test_no_key_is_retired_while_something_needs_it(cast_with_words: Cast, settings: Any) -> None:
    from soceis.foundation.records.errors import WrongState

    settings.SOCEIS_FIELD_KEYS = f"{NEW},{OLD}"
    with pytest.raises(WrongState, match="still sealed with an older key"):
        rotation.retire()


def test_a_new_key_is_printed_and_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    rotation.new()
    said = capsys.readouterr()
    assert len(said.out.split(":")[1].strip()) == 44
    assert "soceis keys rotate" in said.err
