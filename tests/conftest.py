"""A real PostgreSQL for all tests, reached as the app role, and one cast of people.

The controlling process starts one disposable server. The first test that needs a database migrates a
template as the owner; every worker works in a clone of it.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.management import call_command

from soceis.config.aliases import hang_up, point_at
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import clone_database, drop_database, environment, template_database

# Few examples by default, many in `make test-long`.
hypothesis.settings.register_profile("quick", max_examples=20, deadline=None)
hypothesis.settings.register_profile("long", max_examples=1_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("SOCEIS_GENERATIVE", "quick"))

HOME_VARIABLE = "SOCEIS_TEST_HOME"
SERVER = pytest.StashKey[Postgres]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or HOME_VARIABLE in os.environ:
        return
    os.environ[HOME_VARIABLE] = tempfile.mkdtemp(prefix="soceis-test-")
    server = Postgres(Path(os.environ[HOME_VARIABLE]), disposable=True)
    server.start()
    config.stash[SERVER] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(SERVER, None)
    if server is not None:
        server.stop()
        del config.stash[SERVER]
        os.environ.pop(HOME_VARIABLE, None)


@contextmanager
def _alone(name: str) -> Iterator[Path]:
    """Hold a lock that all workers share; yields the path of a marker file for "already done"."""
    home = Path(os.environ[HOME_VARIABLE])
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield home / f"{name}.done"


def _migrated(addresses: dict[str, str]) -> None:
    point_at(addresses)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    hang_up()


@pytest.fixture(scope="session")
def postgres() -> Postgres:
    """The server of this run."""
    return Postgres(Path(os.environ[HOME_VARIABLE]), disposable=True)


@pytest.fixture(scope="session")
def worker_name() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres, django_db_blocker: Any) -> str:
    """A database that was migrated as the owner and holds nothing else."""
    with _alone("template_migrated") as done, django_db_blocker.unblock():
        if not done.exists():
            template_database(postgres, "template_migrated", _migrated)
            done.touch()
    return "template_migrated"


@pytest.fixture(scope="session")
def django_db_setup(
    postgres: Postgres, migrated_template: str, worker_name: str, django_db_blocker: Any
) -> None:
    """This worker's own database; tests in transactions of their own roll back in it."""
    with django_db_blocker.unblock():
        point_at(clone_database(postgres, migrated_template, f"test_{worker_name}"))


@pytest.fixture
def committed_database(
    postgres: Postgres,
    django_db_setup: None,
    migrated_template: str,
    worker_name: str,
    django_db_blocker: Any,
) -> Iterator[dict[str, str]]:
    """A fresh clone for a test whose work is really committed; yields its addresses."""
    name = f"test_{worker_name}_committed"
    with django_db_blocker.unblock():
        addresses = clone_database(postgres, migrated_template, name)
        point_at(addresses)
        yield addresses
        hang_up()
        drop_database(postgres, name)
        point_at(environment(postgres, f"test_{worker_name}"))


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Any:
    """The cast, in the test's own transaction."""
    from tests.cast import assemble

    return assemble()


def _demonstrated(addresses: dict[str, str]) -> None:
    from soceis.foundation.records import codes
    from soceis.interfaces.demonstration.load import build

    point_at(addresses)
    codes.forget()
    build()
    hang_up()


@pytest.fixture(scope="session")
def demonstration_template(
    postgres: Postgres,
    django_db_setup: None,
    migrated_template: str,
    worker_name: str,
    django_db_blocker: Any,
) -> str:
    """A database with the demonstration in it, built once in a run and never changed."""
    name = "template_demonstration"
    with _alone(name) as done, django_db_blocker.unblock():
        if not done.exists():
            _demonstrated(clone_database(postgres, migrated_template, name))
            done.touch()
        point_at(environment(postgres, f"test_{worker_name}"))
    return name


@contextmanager
def cloned(
    postgres: Postgres, template: str, worker_name: str, ending: str, blocker: Any
) -> Iterator[dict[str, str]]:
    """A clone that every alias speaks to meanwhile; afterwards they speak to the worker's own again."""
    from django.core.cache import cache

    name = f"test_{worker_name}_{ending}"
    with blocker.unblock():
        addresses = clone_database(postgres, template, name)
        point_at(addresses)
        cache.clear()
        try:
            yield addresses
        finally:
            hang_up()
            drop_database(postgres, name)
            point_at(environment(postgres, f"test_{worker_name}"))


@pytest.fixture
def demonstration_database(
    postgres: Postgres, demonstration_template: str, worker_name: str, django_db_blocker: Any
) -> Iterator[dict[str, str]]:
    """A fresh clone of the demonstration that a test may change; yields its addresses."""
    with cloned(
        postgres, demonstration_template, worker_name, "demonstration", django_db_blocker
    ) as addresses:
        yield addresses


@pytest.fixture(scope="module")
def demonstration_to_read(
    postgres: Postgres, demonstration_template: str, worker_name: str, django_db_blocker: Any
) -> Iterator[dict[str, str]]:
    """One clone of the demonstration for a module whose tests only read; yields its addresses."""
    with cloned(postgres, demonstration_template, worker_name, "reading", django_db_blocker) as addresses:
        yield addresses
