"""The environment of a local service: its addresses and its keys, as the settings read them."""

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from soceis.config.supervisor.place import make_home, write_secret
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import provision_local
from soceis.foundation.records.encryption import new_key_entry

SETTINGS_MODULE = "soceis.config.settings"
KEYS = "keys.json"
OWNER_URL = "SOCEIS_OWNER_URL"


def home() -> Path:
    """The folder that everything of a local service lies under: SOCEIS_HOME, else .local."""
    return Path(os.environ.get("SOCEIS_HOME", ".local")).absolute()


def base_environment(folder: Path) -> dict[str, str]:
    """The present environment with the settings module, the home and its keys filled in."""
    given = {"DJANGO_SETTINGS_MODULE": SETTINGS_MODULE, "SOCEIS_HOME": str(folder), **os.environ}
    if "SOCEIS_PRODUCTION" not in given:
        given = _keys(folder) | given
    # The same interpreter's programs come first, whatever shell this was started from.
    given["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), given.get("PATH", os.defpath)))
    return given


def without_owner(environment: dict[str, str]) -> dict[str, str]:
    """What a process that answers requests gets: never the owner's address."""
    return {name: value for name, value in environment.items() if name != OWNER_URL}


@contextmanager
def database_of_home(folder: Path) -> Iterator[None]:
    """For one command: the database that DATABASE_URL names, else the local one, started if it rests.

    Puts the addresses and keys into os.environ; stops the database again if it was started here.
    """
    if "DATABASE_URL" in os.environ:
        os.environ.update(base_environment(folder))
        yield
        return
    server = Postgres(folder)
    server.start()
    try:
        os.environ.update(base_environment(folder) | provision_local(server))
        yield
    finally:
        server.stop()


def _keys(folder: Path) -> dict[str, str]:
    """The secret key and the field key of this home, made once and kept with mode 0600.

    They lie outside the database: a copy of the data alone opens no encrypted field.
    """
    path = folder / KEYS
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return kept
    made = {"SOCEIS_SECRET_KEY": secrets.token_urlsafe(48), "SOCEIS_FIELD_KEYS": new_key_entry()}
    make_home(folder)
    write_secret(path, json.dumps(made, indent=2))
    return made
