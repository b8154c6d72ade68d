"""The audit finds what was changed, what was removed from the middle, and what was removed from the end."""

import json
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from soceis.config.supervisor.postgres import Postgres
from soceis.foundation.access.context import acting_as
from soceis.foundation.audit import actions, queries, verify
from soceis.foundation.audit.rules import Action
from tests.cast import Cast, assemble


@pytest.fixture
def entries(committed_database: dict[str, str]) -> Cast:
    """Five committed entries by two people."""
    cast = assemble()
    for number in range(4):
        with acting_as(cast.nia):
            actions.record(by=cast.nia, action=Action.LOOKED, people=[cast.alys.pk], detail={"page": number})
    with acting_as(cast.alys):
        actions.record(by=cast.alys, action=Action.DECIDED, purpose="because, of | odd, text: 1:a,")
    return cast


@pytest.fixture
def tamper(postgres: Postgres, worker_name: str) -> psycopg.Connection:
    """Somebody with every right in the database."""
    connection = psycopg.connect(postgres.superuser_dsn(f"test_{worker_name}_committed"), autocommit=True)
    connection.execute("set session_replication_role = replica")
    yield connection
    connection.close()


def test_an_untouched_audit_is_intact(entries: Cast, tmp_path: Path) -> None:
    verdict = verify.verify(tmp_path / "seals.jsonl")
    assert verdict.intact
    assert verdict.entries == 5


def test_a_changed_entry_is_found(entries: Cast, tamper: psycopg.Connection, tmp_path: Path) -> None:
    tamper.execute("update audit_entry set actor_name = 'Somebody else' where detail->>'page' = '1'")
    verdict = verify.verify(tmp_path / "seals.jsonl")
    assert [finding.what for finding in verdict.findings] == ["the entry was changed after it was written"]


def test_an_entry_removed_from_the_middle_is_found(
    entries: Cast, tamper: psycopg.Connection, tmp_path: Path
) -> None:
    tamper.execute("delete from audit_entry where detail->>'page' = '1'")
    assert not verify.verify(tmp_path / "seals.jsonl").intact


def test_the_last_entry_removed_is_found(entries: Cast, tamper: psycopg.Connection, tmp_path: Path) -> None:
    tamper.execute("delete from audit_entry where id = (select max(id) from audit_entry)")
    verdict = verify.verify(tmp_path / "seals.jsonl")
    assert any("last entries were removed" in finding.what for finding in verdict.findings)


def test_the_last_entry_removed_with_its_head_is_found_by_the_seal(
    entries: Cast, tamper: psycopg.Connection, tmp_path: Path
) -> None:
    seals = tmp_path / "seals.jsonl"
    verify.seal(seals)
    tamper.execute("delete from audit_entry where id = (select max(id) from audit_entry)")
    tamper.execute(
        "update audit_lane l set (sequence, hash) = (select sequence, hash from audit_entry e where e.lane = l.lane"
        " order by sequence desc limit 1) where exists (select from audit_entry e where e.lane = l.lane)"
    )
    verdict = verify.verify(seals)
    assert any("sealed is no longer there" in finding.what for finding in verdict.findings)


def test_a_changed_seal_is_found(entries: Cast, tmp_path: Path) -> None:
    seals = tmp_path / "seals.jsonl"
    verify.seal(seals)
    written = json.loads(seals.read_text())
    written["body"] = written["body"].replace('"heads"', '"Heads"')
    seals.write_text(json.dumps(written) + "\n")
    assert any("seal 1" in finding.what for finding in verify.verify(seals).findings)


@pytest.mark.parametrize(
    "statement",
    ["update audit_entry set action = 'nothing'", "delete from audit_entry", "truncate audit_entry"],
)
def test_the_app_can_change_nothing(entries: Cast, statement: str) -> None:
    with pytest.raises(DatabaseError), acting_as(entries.nia), connections["default"].cursor() as cursor:
        cursor.execute(statement)


def test_nobody_can_write_in_the_name_of_somebody_else(entries: Cast) -> None:
    with pytest.raises(DatabaseError), acting_as(entries.nia):
        actions.record(by=entries.alys, action=Action.LOOKED)


def test_an_entry_written_apart_stays_when_the_request_is_rolled_back(entries: Cast) -> None:
    with transaction.atomic():
        with acting_as(entries.sam):
            actions.record(by=entries.sam, action=Action.CHANGED)
            actions.record_apart(by=entries.sam, action=Action.REFUSED, detail={"door": "somewhere"})
        transaction.set_rollback(True)
    with acting_as(entries.dafydd):
        by_sam = [
            entry.action for entry in queries.all_entries(entries.dafydd) if entry.actor == entries.sam.pk
        ]
    assert by_sam == ["refused"]


def test_people_see_their_own_entries_and_the_officer_sees_all(entries: Cast) -> None:
    from soceis.foundation.audit.models import Entry

    with acting_as(entries.nia):
        assert Entry.objects.count() == 4
    with acting_as(entries.sam):
        assert Entry.objects.count() == 0
    with acting_as(entries.dafydd):
        assert Entry.objects.count() == 5
