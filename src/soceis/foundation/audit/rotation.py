"""`soceis keys new`, `soceis keys rotate`, `soceis keys retire`: new keys for encrypted fields, audited.

The order: make a key (`new`) and put it first in SOCEIS_FIELD_KEYS, start the service again, seal everything
with it (`rotate`). When the old key is to go for good: stop the service, make the indexes again (`retire`),
leave the new key alone in SOCEIS_FIELD_KEYS, start the service. Keep old keys as long as old backups.
"""

import typer
from django.db import connections, transaction

from soceis.foundation.audit.actions import record
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import keys
from soceis.foundation.records.encryption import keyring, new_key_entry
from soceis.foundation.records.errors import ShownError, WrongState


def new() -> None:
    """Print a fresh key and what to do with it. Nothing is stored."""
    typer.echo(new_key_entry())
    typer.echo(
        "Put this first in SOCEIS_FIELD_KEYS, a comma between it and the older keys, and start the service "
        "again. Then run: soceis keys rotate. Keep the older keys until soceis keys retire has run.",
        err=True,
    )


def rotate() -> None:
    """Seal everything that is encrypted with the first key of SOCEIS_FIELD_KEYS."""
    _needs_owner()
    newest = keyring().current[0]
    outcome = keys.rotate(tell=lambda table, rows: typer.echo(f"  {table}: {rows}"))
    detail = {"key": newest, "rows": outcome.rows, "unopened": len(outcome.unopened)}
    with transaction.atomic():
        record(by=None, action=Action.ROTATED, detail=detail)
    typer.echo(f"{sum(outcome.rows.values())} rows are sealed with the key {newest} now.")
    if outcome.unopened:
        raise ShownError(
            f"{len(outcome.unopened)} rows could not be opened: {', '.join(outcome.unopened[:5])}.",
            "They were left as they are.",
            "Add the key they were sealed with to SOCEIS_FIELD_KEYS and run this again.",
        )


def retire() -> None:
    """Make blind indexes again with the first key, so that the others can be taken away."""
    _needs_owner()
    newest = keyring().current[0]
    if left := keys.older_keys_in_use():
        raise WrongState(
            f"{left} rows are still sealed with an older key.", todo="Run soceis keys rotate first."
        )
    rows = keys.rebuild_indexes()
    with transaction.atomic():
        record(by=None, action=Action.ROTATED, detail={"key": newest, "indexes": rows})
    typer.echo(f"Leave only the key {newest} in SOCEIS_FIELD_KEYS now, and start the service again.")
    typer.echo("Keep the older keys with the backups that they opened, nowhere else.", err=True)


def _needs_owner() -> None:
    if "owner" not in connections.settings:
        raise ShownError(
            "Changing keys needs the owner of the tables.",
            "Nothing was changed.",
            "Set SOCEIS_OWNER_URL for this command only.",
        )
