"""What must be true before the web server starts: tables, static files, demonstration data.

Each has a fingerprint of its sources. Where it has not changed since the last start, the step is passed
over, so that a second start takes a second.
"""

import hashlib
import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import psycopg
from psycopg import sql

import soceis
from soceis.config.supervisor.errors import CannotStart

SOURCE = Path(soceis.__file__).parent
WITH_MIGRATIONS = ("django", "django-allauth", "django-pghistory", "django-pgtrigger", "procrastinate")
MIGRATED, DEMONSTRATED = "migrated", "demonstration"
MADE_STATIC = ".fingerprint"


def migrations_fingerprint() -> str:
    """Changes when a migration of ours, the settings, or a package with tables of its own changes."""
    digest = hashlib.sha256()
    for package in WITH_MIGRATIONS:
        digest.update(f"{package}={importlib.metadata.version(package)}\n".encode())
    for path in (SOURCE / "config" / "settings.py", *sorted(SOURCE.rglob("migrations/*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def static_fingerprint(folders: Iterable[Path]) -> str:
    """Changes when a static file is added, removed or written."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            info = path.stat()
            digest.update(f"{path}|{info.st_size}|{info.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Remembered:
    """Small facts about a database, kept in the comment on its schema `app`: they live and die with it."""

    def __init__(self, owner_url: str) -> None:
        self.owner_url = owner_url

    def read(self) -> dict[str, str]:
        with psycopg.connect(self.owner_url) as connection:
            row = connection.execute("SELECT obj_description('app'::regnamespace, 'pg_namespace')").fetchone()
        try:
            kept = json.loads(row[0]) if row and row[0] else {}
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep(self, name: str, value: str) -> None:
        kept = self.read() | {name: value}
        with psycopg.connect(self.owner_url) as connection:
            connection.execute(sql.SQL("COMMENT ON SCHEMA app IS {}").format(sql.Literal(json.dumps(kept))))


Run = Callable[[list[str]], None]


def migrate(memory: Remembered, run: Run) -> bool:
    """Bring the tables up to date as the owner; returns whether there was anything to do."""
    wanted = migrations_fingerprint()
    if memory.read().get(MIGRATED) == wanted:
        return False
    run(["-m", "django", "migrate", "--database", "owner", "--skip-checks", "--no-input", "--verbosity", "0"])
    memory.keep(MIGRATED, wanted)
    return True


def collect_static(target: Path, run: Run) -> bool:
    """Gather, hash and compress the static files; returns whether there was anything to do."""
    folders = [path for path in SOURCE.rglob("static") if path.is_dir()]
    packages = ",".join(f"{name}={importlib.metadata.version(name)}" for name in ("django", "django-htmx"))
    wanted = f"{packages},{static_fingerprint(folders)}"
    mark = target / MADE_STATIC
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return False
    run(["-m", "django", "collectstatic", "--no-input", "--clear", "--verbosity", "0"])
    mark.write_text(wanted, encoding="utf-8")
    return True


def build_demonstration(memory: Remembered, run: Run) -> bool:
    """Invent the demonstration people unless this database has them; returns whether it did."""
    if memory.read().get(DEMONSTRATED):
        return False
    run(["-m", "soceis.config.commandline", "demonstration", "build", "--if-empty"])
    memory.keep(DEMONSTRATED, "built")
    return True


def runner(environment: Mapping[str, str], log: Path, *, shown: bool = False) -> Run:
    """Runs one command of this interpreter to its end, its output in `log` (or shown as it comes).

    Raises CannotStart with its last lines when it fails.
    """

    def run(arguments: list[str]) -> None:
        with log.open("ab") as file:
            start = file.tell()
            done = subprocess.run(
                [sys.executable, *arguments],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=None if shown else file,
                stderr=None if shown else file,
                check=False,
            )
        if done.returncode == 0:
            return
        said = log.read_bytes()[start:].decode("utf-8", "replace").strip().splitlines()
        raise CannotStart(
            f"`{' '.join(arguments[1:4])}` did not work.",
            "What was there before is kept.",
            f"It said: {' / '.join(said[-3:])} (all of it: {log})",
        )

    return run
