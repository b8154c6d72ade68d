"""What is made before a start, and when it is passed over."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from soceis.config.supervisor import preparation
from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.preparation import Remembered
from soceis.config.supervisor.provision import provision_local


@pytest.fixture(scope="module")
def owner_url() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="soceis-test-") as folder:
        Path(folder).chmod(0o711)
        with Postgres(Path(folder) / "home", disposable=True) as server:
            yield provision_local(server)["SOCEIS_OWNER_URL"]


@pytest.fixture
def memory(owner_url: str) -> Remembered:
    with psycopg.connect(owner_url) as connection:
        connection.execute("comment on schema app is null")
    return Remembered(owner_url)


class Ran:
    """Takes commands down instead of running them."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []

    def __call__(self, arguments: list[str]) -> None:
        self.commands.append(arguments)


def test_migrations_run_once_for_the_same_sources(memory: Remembered) -> None:
    ran = Ran()
    assert preparation.migrate(memory, ran)
    assert not preparation.migrate(memory, ran)
    assert len(ran.commands) == 1
    assert ran.commands[0][ran.commands[0].index("--database") + 1] == "owner"


def test_a_changed_migration_runs_again(
    memory: Remembered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.py").write_text("")
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    monkeypatch.setattr(preparation, "SOURCE", tmp_path)
    ran = Ran()
    preparation.migrate(memory, ran)
    (tmp_path / "app" / "migrations" / "0002_more.py").write_text("operations = []")
    assert preparation.migrate(memory, ran)
    assert len(ran.commands) == 2


def test_what_failed_is_tried_again(memory: Remembered) -> None:
    def fail(_arguments: list[str]) -> None:
        raise CannotStart("no")

    with pytest.raises(CannotStart):
        preparation.migrate(memory, fail)
    assert preparation.migrate(memory, Ran())


def test_one_fact_does_not_push_out_another(memory: Remembered) -> None:
    preparation.migrate(memory, Ran())
    preparation.build_demonstration(memory, Ran())
    assert set(memory.read()) == {"migrated", "demonstration"}
    assert not preparation.build_demonstration(memory, Ran())


def test_a_comment_of_somebody_else_is_not_ours(memory: Remembered) -> None:
    with psycopg.connect(memory.owner_url) as connection:
        connection.execute("comment on schema app is 'functions'")
    assert memory.read() == {}


def test_static_files_are_gathered_again_when_one_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source" / "ui" / "static"
    source.mkdir(parents=True)
    (source / "look.css").write_text("a {}")
    target = tmp_path / "target"
    target.mkdir()
    monkeypatch.setattr(preparation, "SOURCE", tmp_path / "source")
    ran = Ran()
    assert preparation.collect_static(target, ran)
    assert not preparation.collect_static(target, ran)
    (source / "look.css").write_text("a { color: teal }")
    assert preparation.collect_static(target, ran)


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    run = preparation.runner({}, tmp_path / "log")
    run(["-c", "pass"])
    with pytest.raises(CannotStart, match="It said: the well is dry"):
        run(["-c", "import sys; sys.exit('the well is dry')"])


def test_a_command_reads_nothing_from_the_keyboard(tmp_path: Path) -> None:
    run = preparation.runner({}, tmp_path / "log")
    run(["-c", "import sys; assert sys.stdin.read() == ''"])
