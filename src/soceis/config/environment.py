"""Reading settings from the environment, with sentences when something is wrong."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class SettingsProblem(SystemExit):
    """The service refuses to start; the sentence says why and what to set."""


def text(name: str, default: str = "") -> str:
    """A setting, or the content of the file that NAME_FILE names (for secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        path = Path(file)
        if not path.is_file():
            raise SettingsProblem(f"{name}_FILE names {file}, which is not there.")
        return path.read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def yes(name: str, default: bool = False) -> bool:
    """A setting that is on or off."""
    value = text(name, "1" if default else "0").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off", ""}:
        return False
    raise SettingsProblem(f"{name} is {value!r}. Write 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    if not value.isdigit():
        raise SettingsProblem(f"{name} is {value!r}. Write a whole number.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list, separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(url: str, *, application: str, pool: int = 0) -> dict[str, Any]:
    """Django's description of a database from postgresql://user:password@host:port/name?host=/folder.

    `pool` is the largest number of pooled connections of one process; 0 means no pool.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingsProblem("A database address begins with postgresql://. Only PostgreSQL will do.")
    query = parse_qs(parts.query)
    options: dict[str, Any] = {"application_name": application}
    if "sslmode" in query:
        options["sslmode"] = query["sslmode"][0]
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "max_idle": 300}
    port = query.get("port", [str(parts.port or "")])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": port,
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 0,
    }
