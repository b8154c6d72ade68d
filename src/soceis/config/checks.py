"""What a production service refuses to start with: said in a sentence each, exit code 1.

`refuse` is called by the web server's way in (`soceis.config.wsgi`), by the supervisor before it starts
anything, and by `soceis check`. Outside production nothing is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer
from django.conf import settings
from django.db import DatabaseError, connections

from soceis.config.environment import SettingsProblem

PLACEHOLDER_HOSTS = {"127.0.0.1", "localhost", "testserver", "*", "[::1]"}
LEAST_SECRET = 40


@dataclass(frozen=True)
class DatabaseRole:
    """The role of a connection, as PostgreSQL describes it."""

    name: str
    is_superuser: bool
    bypasses_row_security: bool
    owns_tables: bool


def role_of(alias: str) -> DatabaseRole:
    """Ask PostgreSQL who this connection is."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls, exists (select from pg_class"
            " where relowner = pg_roles.oid and relkind = 'r') from pg_roles where rolname = current_user"
        )
        return DatabaseRole(*cursor.fetchone())


def problems(values: Any, role: DatabaseRole | None, *, answers_requests: bool) -> Iterator[str]:
    """Every reason not to start, as a sentence with what to set.

    `values` are Django's settings; `role` is that of the "default" database, None when it is not asked.
    `answers_requests` is true in the web server, which must not hold the owner's address.
    """
    if values.DEMONSTRATION:
        yield "Demonstration mode lets anybody in without a password. Unset SOCEIS_DEMONSTRATION."
    if values.DEBUG:
        yield "DEBUG shows records on error pages. Unset SOCEIS_DEBUG."
    if values.SECRET_KEY == values.DEFAULT_SECRET_KEY:
        yield "The secret key is the one everybody knows. Set SOCEIS_SECRET_KEY or SOCEIS_SECRET_KEY_FILE."
    elif len(values.SECRET_KEY) < LEAST_SECRET:
        yield f"The secret key is short. Set SOCEIS_SECRET_KEY to at least {LEAST_SECRET} random characters."
    yield from _key_problems(values)
    yield from _host_problems(values)
    if values.SERVICE_TELEPHONE == values.DEFAULT_SERVICE_TELEPHONE:
        yield "Partners would be told to ring a number that nobody has. Set SOCEIS_TELEPHONE to yours."
    if answers_requests and "owner" in values.DATABASES:
        yield "The web server must not hold the owner's address. Unset SOCEIS_OWNER_URL for it."
    if role is not None:
        yield from _role_problems(role)


def _key_problems(values: Any) -> Iterator[str]:
    default_id = values.DEFAULT_FIELD_KEYS.partition(":")[2]
    if default_id in values.SOCEIS_FIELD_KEYS:
        yield (
            "Encrypted fields would use the key everybody knows. Set SOCEIS_FIELD_KEYS or SOCEIS_FIELD_KEYS_FILE "
            "(soceis keys new makes one)."
        )


def _host_problems(values: Any) -> Iterator[str]:
    if not set(values.ALLOWED_HOSTS) - PLACEHOLDER_HOSTS:
        yield "No host name is set. Name the addresses that people use in SOCEIS_HOSTS."
    if "*" in values.ALLOWED_HOSTS:
        yield "SOCEIS_HOSTS allows every host name. Name the addresses that people use."


def _role_problems(role: DatabaseRole) -> Iterator[str]:
    if role.is_superuser:
        yield f"The database role {role.name} is a superuser, whom row security does not bind. Use soceis_app."
    elif role.bypasses_row_security:
        yield f"The database role {role.name} bypasses row security. Use soceis_app."
    elif role.owns_tables:
        yield f"The database role {role.name} owns the tables and could switch row security off. Use soceis_app."


def found_problems(*, answers_requests: bool, ask_database: bool = True) -> list[str]:
    """All problems of this process; a database that does not answer is one of them."""
    role = None
    unreachable = []
    if ask_database:
        try:
            role = role_of("default")
        except DatabaseError as error:
            unreachable = [f"The database does not answer: {str(error).strip().splitlines()[0]}"]
    return [*problems(settings, role, answers_requests=answers_requests), *unreachable]


def refuse(*, answers_requests: bool, ask_database: bool = True) -> None:
    """Stop a production process that must not run; SettingsProblem exits with code 1 and the sentences."""
    if not settings.PRODUCTION:
        return
    found = found_problems(answers_requests=answers_requests, ask_database=ask_database)
    if found:
        raise SettingsProblem(
            "\n".join(["This production service does not start:", *(f"  {each}" for each in found)])
        )


def check() -> None:
    """Say every reason why this could not run as a production service; exit code 1 when there is one."""
    found = found_problems(answers_requests=False)
    for each in found:
        typer.echo(each, err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("This may run as a production service.")
