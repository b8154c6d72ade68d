"""Makes the database roles, the database, its schemas and their privileges. Can be run again at any time.

    soceis_owner     runs migrations; owns the database, the schemas and the tables
    soceis_app       everything at run time; reads and writes rows, under row security
    soceis_research  reads the pseudonymised views of schema research, nothing else
    soceis_guard     no log-in; owns the security-definer functions that decide who sees what
    soceis_lens      no log-in; owns the research views

The owner is a member of guard and lens so that a migration may hand a function or a view to them.
No role but the superuser may bypass row security. `statements()` is the SQL for an administrator of a
production server.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg
from psycopg import sql

from soceis.config.supervisor.credentials import APP, LOGINS, OWNER, RESEARCH, Credentials
from soceis.config.supervisor.postgres import Postgres

GUARD = "soceis_guard"
LENS = "soceis_lens"
GROUPS = (GUARD, LENS)
DATABASE = "soceis"
SCHEMAS = ("app", "research")
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
SAFE = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION"


def provision(superuser_url: str, passwords: Mapping[str, str], database: str = DATABASE) -> None:
    """Make or mend roles and `database` on the server at `superuser_url`.

    `passwords` gives each of LOGINS its password. Raises psycopg.Error when the address is not a
    superuser's.
    """
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for statement in role_statements(passwords):
            connection.execute(statement)
        if not _database_exists(connection, database):
            connection.execute(_make_database(database))
    with psycopg.connect(superuser_url, dbname=database, autocommit=True) as connection:
        for statement in database_statements(database):
            connection.execute(statement)
        for name in _available_extensions(connection):
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def statements(passwords: Mapping[str, str], database: str = DATABASE) -> str:
    """The SQL that an administrator can read and run by hand in psql instead of giving us a superuser."""
    lines = [statement.as_string() for statement in role_statements(passwords)]
    lines += [_make_database(database).as_string(), f"\\connect {database}"]
    lines += [statement.as_string() for statement in database_statements(database)]
    lines += [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS]
    return "\n".join(line if line.startswith("\\") else f"{line};" for line in lines) + "\n"


def role_statements(passwords: Mapping[str, str]) -> Iterator[sql.Composed]:
    """Make each role if it is missing, then set its attributes: roles belong to the whole server."""
    for role in (*LOGINS, *GROUPS):
        yield sql.SQL(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {name}) THEN"
            " CREATE ROLE {role}; END IF; END $$"
        ).format(name=sql.Literal(role), role=sql.Identifier(role))
    for role in GROUPS:
        yield sql.SQL(f"ALTER ROLE {{}} WITH NOLOGIN {SAFE}").format(sql.Identifier(role))
    for role in LOGINS:
        yield sql.SQL(f"ALTER ROLE {{}} WITH LOGIN {SAFE} PASSWORD {{}}").format(
            sql.Identifier(role), sql.Literal(passwords[role])
        )
    for group in GROUPS:
        yield sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(OWNER))


def database_statements(database: str) -> Iterator[sql.Composed]:
    """Ownership and privileges inside `database`."""
    names = {name: sql.Identifier(name) for name in (OWNER, APP, RESEARCH, GUARD, LENS)}
    owner, app, research, guard, lens = names.values()
    db = sql.Identifier(database)
    yield sql.SQL("ALTER DATABASE {} OWNER TO {}").format(db, owner)
    yield sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(db)
    yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(db, app, research)
    yield sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner)
    yield sql.SQL("REVOKE ALL ON SCHEMA {} FROM PUBLIC").format(sql.Identifier("public"))
    for schema in SCHEMAS:
        yield sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema))
        yield sql.SQL("ALTER SCHEMA {} OWNER TO {}").format(sql.Identifier(schema), owner)
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}, {}").format(app, guard, lens)
    yield sql.SQL("GRANT USAGE, CREATE ON SCHEMA app TO {}").format(guard)
    yield sql.SQL("GRANT USAGE ON SCHEMA app TO {}, {}").format(app, lens)
    yield sql.SQL("GRANT USAGE, CREATE ON SCHEMA research TO {}").format(lens)
    yield sql.SQL("GRANT USAGE ON SCHEMA research TO {}").format(research)
    for right, kind in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE", "SEQUENCES")):
        yield sql.SQL(
            f"ALTER DEFAULT PRIVILEGES FOR ROLE {{}} IN SCHEMA public GRANT {right} ON {kind} TO {{}}"
        ).format(owner, app)


def environment(server: Postgres, database: str = DATABASE) -> dict[str, str]:
    """The variables that tell the settings where the database is, one address for each role."""
    return {
        "DATABASE_URL": server.dsn(APP, database),
        "SOCEIS_OWNER_URL": server.dsn(OWNER, database),
        "SOCEIS_RESEARCH_URL": server.dsn(RESEARCH, database),
    }


def provision_local(server: Postgres, database: str = DATABASE) -> dict[str, str]:
    """`provision` for the local server, with the passwords of its home; returns its `environment`."""
    provision(server.superuser_dsn(), local_passwords(server.home), database)
    return environment(server, database)


def local_passwords(home: Path) -> dict[str, str]:
    """The passwords of the log-in roles kept in `home`, made when they are missing."""
    credentials = Credentials(home)
    return {role: credentials.password(role) for role in LOGINS}


def template_database(server: Postgres, name: str, build: Callable[[dict[str, str]], None]) -> str:
    """Make database `name` afresh, provision it, let `build(environment)` fill it, and return `name`.

    Tests clone it for each worker. `build` must have closed its connections when it returns.
    """
    drop_database(server, name)
    build(provision_local(server, name))
    return name


def clone_database(server: Postgres, template: str, name: str) -> dict[str, str]:
    """Copy `template`, with everything in it, to a new database `name`; returns its `environment`.

    Nobody may be connected to `template` meanwhile. An older `name` is replaced.
    """
    drop_database(server, name)
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
            )
        )
    # CREATE DATABASE copies what is inside, not the privileges on the database itself.
    with psycopg.connect(server.superuser_dsn(name), autocommit=True) as connection:
        for statement in database_statements(name):
            connection.execute(statement)
    return environment(server, name)


def drop_database(server: Postgres, name: str) -> None:
    """Remove database `name` if it is there, ending what is connected to it."""
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _database_exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _make_database(name: str) -> sql.Composed:
    return sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8'").format(
        sql.Identifier(name), sql.Identifier(OWNER)
    )


def _available_extensions(connection: psycopg.Connection) -> list[str]:
    """Those of EXTENSIONS that this server has; a managed one may lack some."""
    query = "SELECT name FROM pg_available_extensions WHERE name = ANY(%s)"
    return [name for (name,) in connection.execute(query, [list(EXTENSIONS)])]
