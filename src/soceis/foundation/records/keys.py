"""Changing the keys of encrypted fields: everything that is sealed is sealed again with the newest key.

Who sees all rows? Row-level security is forced, so that even the owner of the tables sees none of them.
Each table that holds sealed values has one more policy for the owner, which is true only while
`app.maintenance` is "keys"; rotation sets that for one transaction at a time. The web server and the jobs do
not have the owner's address, so that no request can come that way.

History is sealed again too: what a row of history says stays the same, byte for byte, once opened, and an
old key can only be destroyed when nothing needs it. The triggers that keep history unchanged, and those
that would write history about the re-sealing, are passed over in these transactions alone.

Work goes in batches, each committed. A rotation that was interrupted goes on where it stopped, and the
service may run meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.utils import CursorWrapper

from soceis.foundation.records.encryption import CannotOpen, blind_index_with, keyring, seal, unseal
from soceis.foundation.records.fields import EncryptedTextField

MAINTENANCE = "keys"
BATCH = 500
OWNER = "soceis_owner"

# Sealed values that are not in fields of ours: a name, and a function that seals them again in one
# transaction and answers with how many there were.
Resealer = Callable[[CursorWrapper], int]
_elsewhere: dict[str, Resealer] = {}


def also(name: str, reseal: Resealer) -> None:
    """Let a rotation take along sealed values that no EncryptedTextField holds."""
    _elsewhere[name] = reseal


@dataclass(frozen=True)
class SealedTable:
    """A table with sealed columns. `bound_table` and `bound_key` are what its values are bound to.

    `indexes` maps a sealed column to its blind index: column and purpose.
    """

    table: str
    key: str
    bound_table: str
    bound_key: str
    columns: tuple[str, ...]
    indexes: dict[str, tuple[str, str]]


@dataclass
class Outcome:
    """How many rows were sealed again, by table, and which could not be opened ("table key")."""

    rows: dict[str, int] = field(default_factory=dict)
    unopened: list[str] = field(default_factory=list)


def sealed_tables() -> list[SealedTable]:
    """Every table of the service that holds sealed values, histories included, by name."""
    found = [
        _described(model) for model in apps.get_models(include_auto_created=True) if _sealed_fields(model)
    ]
    return sorted(found, key=lambda each: each.table)


def _sealed_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    return [each for each in model._meta.concrete_fields if isinstance(each, EncryptedTextField)]


def _described(model: type[models.Model]) -> SealedTable:
    tracked = getattr(model, "pgh_tracked_model", None)
    record = tracked or model
    key = str(model._meta.pk.column)
    indexes: dict[str, tuple[str, str]] = {}
    for sealed in _sealed_fields(model):
        index = getattr(record._meta.get_field(sealed.name), "blind_index", None)
        if index is not None:
            indexes[str(sealed.column)] = index
    return SealedTable(
        table=model._meta.db_table,
        key=key,
        bound_table=record._meta.db_table,
        bound_key="pgh_obj_id" if tracked else key,
        columns=tuple(str(each.column) for each in _sealed_fields(model)),
        indexes=indexes,
    )


def keep_policies(using: str) -> None:
    """After migrating: let the owner reach each table with sealed values while it rotates keys."""
    quote = connections[using].ops.quote_name
    condition = f"current_setting('app.maintenance', true) = '{MAINTENANCE}'"
    with connections[using].cursor() as cursor:
        present = set(connections[using].introspection.table_names(cursor))
        cursor.execute("select tablename from pg_policies where policyname like '%%\\_rotation'", [])
        kept = {name for (name,) in cursor.fetchall()}
        for table in sealed_tables():
            if table.table in present - kept:
                name = quote(f"{table.table}_rotation")
                cursor.execute(
                    f"create policy {name} on {quote(table.table)} for all to {OWNER}"
                    f" using ({condition}) with check ({condition})"
                )


def rotate(
    using: str = "owner", batch: int = BATCH, tell: Callable[[str, int], None] | None = None
) -> Outcome:
    """Seal everything with the newest key. Rows that cannot be opened are named in the outcome and left."""
    outcome = Outcome()
    for table in sealed_tables():
        for rows, unopened in _batches(table, using, batch):
            outcome.rows[table.table] = outcome.rows.get(table.table, 0) + rows
            outcome.unopened += unopened
        if tell:
            tell(table.table, outcome.rows.get(table.table, 0))
    for name, reseal in _elsewhere.items():
        with _maintenance(using) as cursor:
            outcome.rows[name] = reseal(cursor)
        if tell:
            tell(name, outcome.rows[name])
    return outcome


@contextmanager
def _maintenance(using: str) -> Iterator[CursorWrapper]:
    """One transaction of the owner in which the policies of rotation hold and history triggers rest."""
    with (
        transaction.atomic(using=using),
        pgtrigger.ignore(databases=[using]),
        connections[using].cursor() as cursor,
    ):
        cursor.execute("select set_config('app.maintenance', %s, true)", [MAINTENANCE])
        yield cursor


def _batches(table: SealedTable, using: str, batch: int) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows that are sealed with an older key, a committed batch at a time."""
    last: Any = None
    while True:
        with _maintenance(using) as cursor:
            rows = _older_rows(cursor, table, last, batch)
            if not rows:
                return
            done, unopened = 0, []
            for row in rows:
                try:
                    _reseal(cursor, table, row)
                    done += 1
                except CannotOpen:
                    unopened.append(f"{table.table} {row[0]}")
            last = rows[-1][0]
        yield done, unopened


def _older_rows(cursor: CursorWrapper, table: SealedTable, last: Any, batch: int) -> list[tuple[Any, ...]]:
    newest = keyring().current[0]
    older = " or ".join(
        f"(\"{name}\" <> '' and split_part(\"{name}\", '.', 2) <> %s)" for name in table.columns
    )
    after = f'"{table.key}" > %s and ' if last is not None else ""
    columns = ", ".join(f'"{name}"' for name in (table.key, table.bound_key, *table.columns))
    cursor.execute(
        f'select {columns} from "{table.table}" where {after}({older}) order by "{table.key}" limit %s for update',
        [*([last] if last is not None else []), *[newest] * len(table.columns), batch],
    )
    return list(cursor.fetchall())


def _reseal(cursor: CursorWrapper, table: SealedTable, row: tuple[Any, ...]) -> None:
    key, bound, *sealed = row
    again = []
    for name, value in zip(table.columns, sealed, strict=True):
        bound_to = f"{table.bound_table}|{bound}|{name}"
        again.append(seal(unseal(value, bound_to), bound_to) if value else value)
    setting = ", ".join(f'"{name}" = %s' for name in table.columns)
    cursor.execute(f'update "{table.table}" set {setting} where "{table.key}" = %s', [*again, key])


def older_keys_in_use(using: str = "owner") -> int:
    """How many rows are still sealed with a key that is not the newest."""
    count = 0
    with _maintenance(using) as cursor:
        for table in sealed_tables():
            older = " or ".join(
                f"(\"{name}\" <> '' and split_part(\"{name}\", '.', 2) <> %s)" for name in table.columns
            )
            newest = [keyring().current[0]] * len(table.columns)
            cursor.execute(f'select count(*) from "{table.table}" where {older}', newest)
            count += cursor.fetchone()[0]
    return count


def rebuild_indexes(using: str = "owner") -> dict[str, int]:
    """Make every blind index again with the newest key, for the day the older keys go; rows by table.

    Processes that still have the older keys find nothing by index until they start with the newest alone.
    """
    rebuilt: dict[str, int] = {}
    for table in (each for each in sealed_tables() if each.indexes):
        with _maintenance(using) as cursor:
            for column, (index, purpose) in table.indexes.items():
                rebuilt[table.table] = _rebuild(cursor, table, column, index, purpose)
    return rebuilt


def _rebuild(cursor: CursorWrapper, table: SealedTable, column: str, index: str, purpose: str) -> int:
    columns = f'"{table.key}", "{table.bound_key}", "{column}"'
    cursor.execute(f'select {columns} from "{table.table}" where "{column}" <> \'\' for update')
    rows = cursor.fetchall()
    for key, bound, sealed in rows:
        plain = unseal(sealed, f"{table.bound_table}|{bound}|{column}")
        again = blind_index_with(keyring().current[1], plain, purpose)
        cursor.execute(f'update "{table.table}" set "{index}" = %s where "{table.key}" = %s', [again, key])
    return len(rows)
