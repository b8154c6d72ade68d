"""The `soceis` commands that start and prepare the service."""

import json
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from rich.console import Console

from soceis.config.supervisor import lock, provision
from soceis.config.supervisor import run as supervisor
from soceis.config.supervisor.credentials import LOGINS
from soceis.config.supervisor.local import home

PASSWORDS = "A JSON file with the passwords of soceis_owner, soceis_app and soceis_research."


def run(
    port: Annotated[int, typer.Option(envvar="PORT", help="Where it answers, on 127.0.0.1.")] = 8000,
) -> None:
    raise typer.Exit(supervisor.run(port))


def stop() -> None:
    stopped = lock.stop_running(home())
    typer.echo("Stopped." if stopped else f"Nothing runs from {home()}.")


def provision_database(
    superuser_url: Annotated[str, typer.Option(help="postgresql:// address of a superuser.")] = "",
    database: Annotated[str, typer.Option(help="Name of the database.")] = provision.DATABASE,
    passwords: Annotated[Path | None, typer.Option(help=f"{PASSWORDS} Made here when left out.")] = None,
    show_sql: Annotated[
        bool, typer.Option("--sql", help="Print the SQL; change nothing on the server.")
    ] = False,
) -> None:
    chosen = _read_passwords(passwords) if passwords else provision.local_passwords(home())
    if show_sql:
        typer.echo(provision.statements(chosen, database), nl=False)
        return
    if not superuser_url:
        raise typer.BadParameter("Name a superuser with --superuser-url, or print the SQL with --sql.")
    try:
        provision.provision(superuser_url, chosen, database)
    except psycopg.Error as error:
        Console(stderr=True).print(
            f"The database could not be prepared. PostgreSQL says: {error}", style="red"
        )
        raise typer.Exit(1) from error
    typer.echo(f"Database {database} is ready. Roles: {', '.join((*LOGINS, *provision.GROUPS))}.")
    if not passwords:
        typer.echo(f"Their passwords are in {home() / 'database.json'}.")


def _read_passwords(path: Path) -> dict[str, str]:
    kept = json.loads(path.read_text(encoding="utf-8"))
    missing = [role for role in LOGINS if not kept.get(role)]
    if missing:
        raise typer.BadParameter(f"{path} has no password for {', '.join(missing)}.")
    return {role: str(kept[role]) for role in LOGINS}
