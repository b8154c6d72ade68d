"""The command `soceis`.

The evaluation's commands come from `soceis.interfaces.cli.main`. The service's commands are in the table
`COMMANDS` and are imported only when they are called, so that `soceis --help` is quick and an
installation without the service's packages still evaluates extracts.
"""

import importlib
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import typer

from soceis.foundation.records.errors import ShownError


@dataclass(frozen=True)
class Command:
    """Where a command is ("module:function"), what it does, and what it needs before it is imported.

    `needs`: "nothing"; "settings" for Django without a database; "service" for Django with the database
    of this home.
    """

    target: str
    summary: str
    needs: str = "nothing"


COMMANDS: dict[str, Command] = {
    "run": Command("soceis.config.supervisor.commands:run", "Run the whole service on this machine."),
    "stop": Command("soceis.config.supervisor.commands:stop", "Stop the service that runs from SOCEIS_HOME."),
    "database provision": Command(
        "soceis.config.supervisor.commands:provision_database",
        "Make the roles, schemas and privileges on a PostgreSQL server.",
    ),
    "audit verify": Command(
        "soceis.config.commands:verify_audit", "Find entries that were changed or removed.", "service"
    ),
    "audit seal": Command(
        "soceis.config.commands:seal_audit", "Write the signed heads of the audit to a file.", "service"
    ),
    "releases verify": Command(
        "soceis.config.commands:verify_releases",
        "Make every release again and compare each file with what was approved.",
        "service",
    ),
    "check": Command(
        "soceis.config.checks:check", "Say whether this may run as a production service.", "settings"
    ),
    "keys new": Command(
        "soceis.foundation.audit.rotation:new", "Print a fresh key for encrypted fields.", "settings"
    ),
    "keys rotate": Command(
        "soceis.foundation.audit.rotation:rotate", "Seal everything with the newest key.", "service"
    ),
    "keys retire": Command(
        "soceis.foundation.audit.rotation:retire", "Make ready for taking older keys away.", "service"
    ),
    "accounts invite": Command(
        "soceis.foundation.accounts.commands:invite", "Invite an administrator, the first one too.", "service"
    ),
    "demonstration build": Command(
        "soceis.config.commands:build_demonstration", "Invent the demonstration people, once.", "service"
    ),
    "bench": Command(
        "soceis.config.bench.run:bench", "Measure every page with 100,000 young people.", "settings"
    ),
    "docs": Command("soceis.config.commands:write_docs", "Write or check the generated pages.", "settings"),
}
GROUPS = {
    "accounts": "The people who work here.",
    "audit": "The tamper-evident record of who saw and did what.",
    "database": "The PostgreSQL server.",
    "demonstration": "Invented people to try the service with.",
    "keys": "The keys of encrypted fields.",
    "releases": "What left the service, and whether it can be made again.",
}


def main() -> None:
    """Run the command line; a sentence for a person instead of a trace, exit code 1."""
    with ExitStack() as stack:
        try:
            build(sys.argv[1:], stack)()
        except ShownError as error:
            typer.secho(str(error), err=True, fg=typer.colors.RED)
            raise SystemExit(1) from error


def build(arguments: list[str], stack: ExitStack) -> typer.Typer:
    """The Typer app for these arguments: the one called command imported, the others by name only."""
    app = _evaluation_commands()
    groups: dict[str, typer.Typer] = {}
    for path, command in COMMANDS.items():
        *parents, name = path.split()
        called = arguments[: len(parents) + 1] == path.split()
        function = _load(command, stack, helping="--help" in arguments) if called else _placeholder()
        parent = app
        for group in parents:
            if group not in groups:
                groups[group] = typer.Typer(no_args_is_help=True)
                app.add_typer(groups[group], name=group, help=GROUPS[group])
            parent = groups[group]
        parent.command(name, help=command.summary)(function)
    return app


def _evaluation_commands() -> typer.Typer:
    """The app of the evaluation's commands, which is light to import."""
    main_module = importlib.import_module("soceis.interfaces.cli.main")
    app: typer.Typer = main_module.app
    return app


def _load(command: Command, stack: ExitStack, *, helping: bool) -> Callable[..., Any]:
    if command.needs != "nothing":
        _set_up_django(stack, with_database=command.needs == "service" and not helping)
    module, _, function = command.target.partition(":")
    try:
        loaded: Callable[..., Any] = getattr(importlib.import_module(module), function)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("soceis"):
            raise
        raise ShownError(
            f"This command needs the package {error.name}, which is not installed.",
            todo='Install the whole service: pip install "soceis[service]".',
        ) from error
    return loaded


def _set_up_django(stack: ExitStack, *, with_database: bool) -> None:
    # Only these commands need Django and PostgreSQL, and an evaluation has neither.
    from soceis.config.supervisor import local

    if with_database:
        stack.enter_context(local.database_of_home(local.home()))
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", local.SETTINGS_MODULE)
    import django

    django.setup()
    if with_database:
        _require_tables()


def _require_tables() -> None:
    """ShownError when the database of this home has no tables yet: nothing of the service can work there."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('accounts_user') is not null")
        (made,) = cursor.fetchone()
    connection.close()
    if not made:
        raise ShownError(
            "The database of this service has no tables yet.",
            "Nothing was changed.",
            "Run `soceis run` first: it makes them. Then run this again.",
        )


def _placeholder() -> Callable[[], None]:
    def not_called() -> None:
        """Stands in the list of commands for one that was not called."""

    return not_called


if __name__ == "__main__":
    main()
