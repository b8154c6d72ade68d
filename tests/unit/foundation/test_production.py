"""A production service refuses to start with what belongs to a demonstration, in a sentence each."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from soceis.config.checks import DatabaseRole, problems

DEFAULT_KEYS = "demo:bm90LXNlY3JldC1kZW1vbnN0cmF0aW9uLWtleS0zMmI="
APP = DatabaseRole("soceis_app", is_superuser=False, bypasses_row_security=False, owns_tables=False)


def values(**changed: Any) -> SimpleNamespace:
    """Settings with which nothing is wrong, some of them changed."""
    good = {
        "DEMONSTRATION": False,
        "DEBUG": False,
        "SECRET_KEY": "k" * 50,
        "DEFAULT_SECRET_KEY": "not-secret",
        "DEFAULT_FIELD_KEYS": DEFAULT_KEYS,
        "SOCEIS_FIELD_KEYS": "own:a2V5",
        "ALLOWED_HOSTS": ["cases.example.org"],
        "SERVICE_TELEPHONE": "029 2018 0000",
        "DEFAULT_SERVICE_TELEPHONE": "0808 157 0192",
        "DATABASES": {"default": {}},
    }
    return SimpleNamespace(**{**good, **changed})


def said(role: DatabaseRole = APP, answers_requests: bool = True, **changed: Any) -> list[str]:
    return list(problems(values(**changed), role, answers_requests=answers_requests))


def test_a_service_that_is_set_up_well_starts() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"DEMONSTRATION": True}, "SOCEIS_DEMONSTRATION"),
        ({"DEBUG": True}, "SOCEIS_DEBUG"),
        ({"SECRET_KEY": "not-secret"}, "everybody knows"),
        ({"SECRET_KEY": "short"}, "secret key is short"),
        ({"SOCEIS_FIELD_KEYS": DEFAULT_KEYS}, "SOCEIS_FIELD_KEYS"),
        ({"SOCEIS_FIELD_KEYS": f"own:a2V5,{DEFAULT_KEYS}"}, "SOCEIS_FIELD_KEYS"),
        ({"SOCEIS_FIELD_KEYS": DEFAULT_KEYS.replace("demo:", "renamed:")}, "SOCEIS_FIELD_KEYS"),
        ({"ALLOWED_HOSTS": ["127.0.0.1", "localhost", "testserver"]}, "SOCEIS_HOSTS"),
        ({"ALLOWED_HOSTS": []}, "SOCEIS_HOSTS"),
        ({"ALLOWED_HOSTS": ["cases.example.org", "*"]}, "every host name"),
        ({"SERVICE_TELEPHONE": "0808 157 0192"}, "SOCEIS_TELEPHONE"),
        ({"DATABASES": {"default": {}, "owner": {}}}, "SOCEIS_OWNER_URL"),
    ],
)
def test_each_setting_that_must_not_be_is_named(changed: dict[str, Any], words: str) -> None:
    (sentence,) = said(**changed)
    assert words in sentence


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (DatabaseRole("postgres", True, True, True), "superuser"),
        (DatabaseRole("clever", False, True, False), "bypasses row security"),
        (DatabaseRole("soceis_owner", False, False, True), "owns the tables"),
    ],
)
def test_a_database_role_that_row_security_does_not_bind_is_refused(role: DatabaseRole, words: str) -> None:
    (sentence,) = said(role)
    assert words in sentence


def test_a_process_that_migrates_may_hold_the_owners_address() -> None:
    assert said(answers_requests=False, DATABASES={"default": {}, "owner": {}}) == []


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Start the web server's way in as a process of its own, with no database behind it."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("SOCEIS_", "DATABASE"))
    }
    nowhere = "postgresql://soceis_app@127.0.0.1:1/soceis"
    return subprocess.run(
        [sys.executable, "-c", "import soceis.config.wsgi"],
        env=clean
        | {"DATABASE_URL": nowhere, "DJANGO_SETTINGS_MODULE": "soceis.config.settings", "SOCEIS_POOL": "0"}
        | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_web_server_ends_with_code_1_and_says_why() -> None:
    ended = start(SOCEIS_PRODUCTION="1", SOCEIS_DEMONSTRATION="1", SOCEIS_DEBUG="1")
    assert ended.returncode == 1
    for words in (
        "does not start",
        "SOCEIS_DEMONSTRATION",
        "SOCEIS_DEBUG",
        "SOCEIS_SECRET_KEY",
        "SOCEIS_HOSTS",
    ):
        assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_outside_production_nothing_is_refused() -> None:
    ended = start()
    assert ended.returncode == 0, ended.stderr
