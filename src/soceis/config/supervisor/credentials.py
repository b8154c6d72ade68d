"""The passwords of the database roles: random, kept in `database.json` that only its owner can read."""

import json
import secrets
from pathlib import Path

from soceis.config.supervisor.place import make_home, write_secret

SUPERUSER = "postgres"
OWNER = "soceis_owner"
APP = "soceis_app"
RESEARCH = "soceis_research"
LOGINS = (OWNER, APP, RESEARCH)
FILE = "database.json"


class Credentials:
    """Role to password, in `home`/database.json with mode 0600; missing ones are made."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._passwords = self._read()

    @property
    def kept(self) -> bool:
        return self.path.exists()

    def password(self, role: str) -> str:
        """The password of `role`: one of SUPERUSER and LOGINS."""
        if role not in self._passwords:
            missing = (each for each in (SUPERUSER, *LOGINS, role) if each not in self._passwords)
            self._passwords |= {each: secrets.token_urlsafe(24) for each in missing}
            self._write()
        return self._passwords[role]

    def _read(self) -> dict[str, str]:
        if not self.path.exists():
            return {}
        kept: dict[str, str] = json.loads(self.path.read_text(encoding="utf-8"))
        return kept

    def _write(self) -> None:
        make_home(self.path.parent)
        write_secret(self.path, json.dumps(self._passwords, indent=2))
