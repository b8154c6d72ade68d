"""`soceis audit verify` and `soceis audit seal`: has anything been changed or removed?

Three nets. Each entry's hash covers its own columns and the entry before (a changed entry, a removed
middle). Each lane's head says how many entries there must be (a removed last entry). The seal writes
the heads to a signed file outside the database (somebody who can change the database, heads included).
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

from soceis.foundation.audit.rules import HASHED, entry_hash
from soceis.foundation.records import clock
from soceis.foundation.records.encryption import keyring

GENESIS = b"\x00"

_AS_TEXT = {
    "at": "to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
}
_COLUMNS = ", ".join(_AS_TEXT.get(column, f"{column}::text") for column in HASHED)


@dataclass(frozen=True)
class Finding:
    """Something wrong with the chain."""

    lane: int
    sequence: int
    what: str


@dataclass(frozen=True)
class Verdict:
    """How many entries were read, and every finding."""

    entries: int
    lanes: int
    seals: int
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.findings


def _signature(body: str) -> str:
    key = hashlib.sha256(b"audit seal|" + keyring().keys[-1][1]).digest()
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def _heads(using: str) -> dict[int, tuple[int, bytes]]:
    with connections[using].cursor() as cursor:
        cursor.execute("select lane, sequence, hash from audit_lane order by lane")
        return {lane: (sequence, bytes(head)) for lane, sequence, head in cursor.fetchall()}


def seal(path: Path, using: str = "owner") -> int:
    """Append the heads of all lanes, signed, to the file; answers with the number of lanes."""
    heads = {str(lane): [sequence, head.hex()] for lane, (sequence, head) in _heads(using).items()}
    body = json.dumps({"at": clock.now().isoformat(), "heads": heads}, sort_keys=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"body": body, "signature": _signature(body)}) + "\n")
    return len(heads)


def _seals(path: Path) -> Iterator[tuple[int, dict[str, Any] | None]]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            written = json.loads(line)
            genuine = hmac.compare_digest(written["signature"], _signature(written["body"]))
            yield number, json.loads(written["body"]) if genuine else None
        except (ValueError, KeyError, TypeError):
            yield number, None


def _walk(using: str) -> Iterator[tuple[int, int, list[str | None], bytes, bytes]]:
    with connections[using].cursor() as cursor:
        # With the name of the table: the columns of the answer are texts, in which 10 stands before 2.
        cursor.execute(
            f"select previous, hash, {_COLUMNS} from audit_entry order by audit_entry.lane, audit_entry.sequence"
        )
        while rows := cursor.fetchmany(5_000):
            for previous, stored, *values in rows:
                yield int(values[0]), int(values[1]), values, bytes(previous), bytes(stored)


def verify(path: Path, using: str = "owner") -> Verdict:
    """Read every entry again and compare; `path` is the file of seals, which may not exist yet."""
    seals, sealed, findings = _sealed(path)
    last: dict[int, tuple[int, bytes]] = {}
    entries = 0
    for lane, sequence, values, previous, stored in _walk(using):
        entries += 1
        before = last.get(lane, (0, GENESIS))
        expected = sealed.pop((lane, sequence), None)
        findings += [
            Finding(lane, sequence, what)
            for what in _wrong(before, sequence, previous, stored, values, expected)
        ]
        last[lane] = (sequence, stored)
    findings += _missing_ends(_heads(using), last)
    findings += [
        Finding(lane, sequence, "an entry that was sealed is no longer there")
        for lane, sequence in sorted(sealed)
    ]
    return Verdict(entries, len(last), seals, tuple(findings))


def _sealed(path: Path) -> tuple[int, dict[tuple[int, int], str], list[Finding]]:
    """How many seals there are, the hash that each sealed entry (lane, sequence) must have, changed seals."""
    findings: list[Finding] = []
    sealed: dict[tuple[int, int], str] = {}
    seals = 0
    for number, body in _seals(path):
        seals += 1
        if body is None:
            findings.append(Finding(-1, number, f"seal {number} in {path.name} was changed"))
            continue
        for lane, (sequence, head) in body["heads"].items():
            if sequence:
                sealed[int(lane), sequence] = head
    return seals, sealed, findings


def _wrong(
    before: tuple[int, bytes],
    sequence: int,
    previous: bytes,
    stored: bytes,
    values: list[str | None],
    expected: str | None,
) -> Iterator[str]:
    """What is wrong with one entry; `before` is the sequence and hash of the one before it in its lane."""
    before_sequence, before_hash = before
    if sequence != before_sequence + 1:
        yield f"entries {before_sequence + 1} to {sequence - 1} were removed"
    elif previous != before_hash:
        yield "the entry before it is not the one it was chained to"
    if entry_hash(previous, values) != stored:
        yield "the entry was changed after it was written"
    if expected is not None and expected != stored.hex():
        yield "the entry is not the one that was sealed"


def _missing_ends(
    heads: Mapping[int, tuple[int, bytes]], last: Mapping[int, tuple[int, bytes]]
) -> Iterator[Finding]:
    """Lanes whose head says that there were more entries than were read."""
    for lane, (sequence, head) in heads.items():
        found, found_hash = last.get(lane, (0, GENESIS))
        if (found, found_hash) != (sequence, head):
            yield Finding(lane, sequence, f"the last entries were removed: {sequence} written, {found} there")
