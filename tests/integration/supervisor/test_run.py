"""`soceis run`: the whole service of one home as processes, as a person starts and stops it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from soceis.config.supervisor.credentials import OWNER
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import DATABASE

PATIENCE = 240.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Service:
    """One run of `soceis run`, with what it says."""

    def __init__(self, home: Path, port: int, **settings: str) -> None:
        self.home, self.port = home, port
        self.output = home.parent / f"said-{time.monotonic_ns()}.txt"
        kept = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
        environment = (
            kept | {"SOCEIS_HOME": str(home), "SOCEIS_DEMONSTRATION": "0", "COLUMNS": "400"} | settings
        )
        environment.pop("SOCEIS_POOL", None)
        with self.output.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "soceis.config.commandline", "run", "--port", str(port)],
                env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True,
            )  # fmt: skip

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def get(self, path: str = "healthz") -> int:
        """The status of a page, 0 when nothing answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def wait_until_ready(self) -> None:
        self.wait_for(lambda: "Ready after" in self.said(), "it is ready")

    def wait_for(self, condition: object, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        assert callable(condition)
        while not condition():
            if time.monotonic() > deadline or self.process.poll() is not None:
                logs = "\n".join(path.read_text()[-2000:] for path in self.home.glob("logs/*.log"))
                raise AssertionError(f"waited until {what}; it said:\n{self.said()}\n{logs}")
            time.sleep(0.1)

    def children(self) -> dict[str, int]:
        """The direct children: what they are, and their process id."""
        found: dict[str, int] = {}
        kinds = {"bin/postgres": "database", "gunicorn": "web", "procrastinate": "jobs"}
        for pid in self._descendants(self.process.pid, deep=False):
            line = _of_process(pid, "cmdline").replace("\0", " ")
            found |= {name: pid for sign, name in kinds.items() if sign in line}
        return found

    def everything(self) -> list[int]:
        return self._descendants(self.process.pid, deep=True)

    @staticmethod
    def _descendants(parent: int, *, deep: bool) -> list[int]:
        children = [int(pid) for pid in _of_process(parent, f"task/{parent}/children").split()]
        if not deep:
            return children
        return [*children, *(each for child in children for each in Service._descendants(child, deep=True))]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """One home for all: the first test makes its tables, the others start from them."""
    with tempfile.TemporaryDirectory(prefix="soceis-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "home"


@pytest.fixture(scope="module")
def running() -> Iterator[list[Service]]:
    """The service that the tests share; a test that ends it leaves the next one to start it again."""
    started: list[Service] = []
    yield started
    for each in started:
        each.stop()


@pytest.fixture
def service(home: Path, running: list[Service]) -> Service:
    if not running or running[-1].process.poll() is not None:
        running.append(Service(home, free_port()))
        running[-1].wait_until_ready()
    return running[-1]


@pytest.fixture
def resting_home(home: Path, running: list[Service]) -> Path:
    """The same home while nothing runs from it."""
    for each in running:
        each.stop()
    return home


def _of_process(pid: int, what: str) -> str:
    """What the system says of a process; nothing of one that has ended since it was listed."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def gone(pid: int) -> bool:
    """Whether the process has ended; one that waits for its parent to notice has."""
    said = _of_process(pid, "stat")
    return not said or said.rpartition(")")[2].split()[0] == "Z"


def test_it_answers_and_says_where_to_go(service: Service) -> None:
    assert service.get() == 200
    assert f"http://127.0.0.1:{service.port}/" in service.said()
    assert set(service.children()) == {"database", "web", "jobs"}


def test_the_health_page_speaks_for_every_part(service: Service) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{service.port}/healthz", timeout=5) as answer:
        parts = json.loads(answer.read())
    assert parts == {"well": True, "web": True, "database": True, "jobs": True}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_everything(service: Service, number: signal.Signals) -> None:
    processes = service.everything()
    assert len(processes) > 5
    assert service.stop(number) == 0
    assert [pid for pid in processes if not gone(pid)] == []
    assert service.get() == 0
    assert "Everything that was saved is kept" in service.said()


def test_a_second_start_makes_nothing_again(service: Service) -> None:
    log = service.home / "logs" / "preparation.log"
    mark = service.home / "static" / ".fingerprint"
    before = (log.stat().st_mtime_ns, mark.stat().st_mtime_ns)
    service.stop()
    again = Service(service.home, service.port)
    again.wait_until_ready()
    again.stop()
    assert (log.stat().st_mtime_ns, mark.stat().st_mtime_ns) == before


def test_a_second_one_in_the_same_home_is_refused_and_the_first_goes_on(service: Service) -> None:
    second = Service(service.home, free_port())
    assert second.process.wait(timeout=PATIENCE) == 1
    assert f"already runs from {service.home}: http://127.0.0.1:{service.port}/" in second.said()
    assert service.get() == 200


def test_a_port_in_use_is_said_in_a_sentence(service: Service) -> None:
    other = Service(service.home.parent / "other", service.port)
    assert other.process.wait(timeout=PATIENCE) == 1
    assert f"Port {service.port} on this machine cannot be used" in other.said()
    assert f"PORT={service.port + 1}" in other.said()


def test_the_stop_command_stops_it(service: Service) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "soceis.config.commandline", "stop"],
        env=os.environ | {"SOCEIS_HOME": str(service.home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (said.returncode, said.stdout) == (0, "Stopped.\n")
    assert service.process.wait(timeout=PATIENCE) == 0


def test_the_stop_command_says_when_nothing_runs(resting_home: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "soceis.config.commandline", "stop"],
        env=os.environ | {"SOCEIS_HOME": str(resting_home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.stdout == f"Nothing runs from {resting_home}.\n"


def test_what_answers_requests_never_knows_the_owner(service: Service) -> None:
    for name in ("web", "jobs"):
        environment = _of_process(service.children()[name], "environ")
        assert "DATABASE_URL=postgresql://soceis_app" in environment
        assert OWNER not in environment


def test_the_keys_are_made_once_and_for_their_owner_only(service: Service) -> None:
    keys = service.home / "keys.json"
    assert keys.stat().st_mode & 0o077 == 0
    before = keys.read_text()
    service.stop()
    again = Service(service.home, service.port)
    again.wait_until_ready()
    again.stop()
    assert keys.read_text() == before
    assert set(json.loads(before)) == {"SOCEIS_SECRET_KEY", "SOCEIS_FIELD_KEYS"}


def test_a_killed_database_comes_back_with_every_committed_row(service: Service) -> None:
    address = Postgres(service.home).dsn(OWNER, DATABASE)
    with psycopg.connect(address) as connection:
        connection.execute("drop table if exists kept_through_a_kill")
        connection.execute("create table kept_through_a_kill as select generate_series(1, 500) as n")
    killed = service.children()["database"]
    os.kill(killed, signal.SIGKILL)
    service.wait_for(lambda: "The database was started again." in service.said(), "the database is back")
    service.wait_for(lambda: service.get() == 200, "the service answers again")
    assert service.children()["database"] != killed
    with psycopg.connect(address) as connection:
        row = connection.execute("select count(*) from kept_through_a_kill").fetchone()
        connection.execute("drop table kept_through_a_kill")
    assert row == (500,)


@pytest.mark.parametrize(("part", "name"), [("web", "web server"), ("jobs", "job worker")])
def test_a_killed_part_is_started_again_and_that_is_said(service: Service, part: str, name: str) -> None:
    killed = service.children()[part]
    os.kill(killed, signal.SIGKILL)
    service.wait_for(lambda: f"The {name} was started again." in service.said(), f"the {name} is back")
    service.wait_for(lambda: service.get() == 200, "the service answers again")
    assert f"The {name} stopped (SIGKILL). It starts again in 0.5 s." in service.said()
    assert service.children()[part] != killed


def test_a_killed_supervisor_leaves_a_database_that_the_next_one_adopts(resting_home: Path) -> None:
    port = free_port()
    first = Service(resting_home, port)
    first.wait_until_ready()
    database, web = first.children()["database"], first.children()["web"]
    first.process.kill()
    first.process.wait()
    deadline = time.monotonic() + 20
    while not gone(web) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert gone(web)
    second = Service(resting_home, port)
    second.wait_until_ready()
    assert not gone(database)
    assert second.stop() == 0
    assert gone(database)


def test_a_web_server_that_cannot_start_is_said_and_nothing_stays_behind(resting_home: Path) -> None:
    service = Service(resting_home, free_port(), SOCEIS_WEB_THREADS="many")
    assert service.process.wait(timeout=PATIENCE) == 1
    assert re.search(r"The web server cannot start\. It said: .*many.*web\.log", service.said())
    assert not (Postgres(resting_home).place.data / "postmaster.pid").exists()


def test_a_stop_while_it_is_still_starting_leaves_nothing_behind(home: Path) -> None:
    service = Service(home.parent / "interrupted", free_port())
    service.wait_for(lambda: "Database started" in service.said(), "the database runs")
    processes = service.everything()
    assert service.stop(signal.SIGINT) == 0
    assert [pid for pid in processes if not gone(pid)] == []
