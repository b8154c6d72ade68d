"""`soceis run`: the database, the web server and the job worker of one machine, started and minded.

Started in this order and stopped in the reverse: database, preparation, web and jobs. Every part is a
child of this process. A part that dies is started again, the database first.
"""

import http.client
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from types import FrameType

from soceis.config.environment import yes
from soceis.config.supervisor import preparation
from soceis.config.supervisor.children import Child
from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.local import OWNER_URL, base_environment, home, without_owner
from soceis.config.supervisor.lock import HomeLock
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.progress import Teller
from soceis.config.supervisor.provision import provision_local

HOST = "127.0.0.1"
ANSWER_SECONDS = 60.0
STOP_SECONDS = 12.0
GLANCE = 0.3
"""Seconds between two looks at the children."""


class Stop(BaseException):
    """SIGINT or SIGTERM came. Not an Exception: nothing on the way may swallow it."""


class Supervisor:
    """Everything of one home at one port."""

    def __init__(self, folder: Path, port: int, teller: Teller | None = None) -> None:
        self.home, self.port = folder, port
        self.address = f"http://{HOST}:{port}/"
        self.tell = teller or Teller()
        self.database: Postgres | None = None
        self.children: list[Child] = []

    def run(self) -> None:
        """Start everything, mind it until a signal comes, stop everything.

        Raises CannotStart when a part cannot start; what had started is stopped by then.
        """
        began = time.monotonic()
        demonstration = yes("SOCEIS_DEMONSTRATION")
        with ExitStack() as stack:
            stack.enter_context(HomeLock(self.home, self.address))
            stack.callback(self._stop)
            try:
                _refuse_taken_port(self.port)
                self._prepare(self._start_database(), demonstration)
                self._start_children()
                self._announce(time.monotonic() - began, demonstration)
                self._mind()
            except Stop:
                self.tell.say("Stopping.")
        self.tell.say("Stopped. Everything that was saved is kept.")

    def _start_database(self) -> dict[str, str]:
        """The environment of a process that may migrate; starts the local database unless one is named."""
        environment = base_environment(self.home) | {"PORT": str(self.port), "SOCEIS_MANIFEST_STATIC": "1"}
        if "DATABASE_URL" in environment:
            self.tell.say("  Using the database that DATABASE_URL names")
            return environment
        self.database = Postgres(self.home)
        with self.tell.step("Starting the database", "Database started"):
            self.database.start()
            return environment | provision_local(self.database)

    def _prepare(self, environment: dict[str, str], demonstration: bool) -> None:
        logs = self.home / "logs"
        logs.mkdir(exist_ok=True)
        quiet = preparation.runner(environment, logs / "preparation.log")
        shown = preparation.runner(environment, logs / "preparation.log", shown=True)
        if OWNER_URL in environment:
            memory = preparation.Remembered(environment[OWNER_URL])
            with self.tell.step("Bringing the tables up to date", "Tables are up to date"):
                preparation.migrate(memory, quiet)
        else:
            memory = None
            self.tell.say(f"  {OWNER_URL} is not set: the tables are left as they are")
        with self.tell.step("Gathering the static files", "Static files are ready"):
            preparation.collect_static(self.home / "static", quiet)
        if demonstration and memory is not None and preparation.build_demonstration(memory, shown):
            self.tell.say("  Demonstration people are ready")
        self._make_children(without_owner(environment), logs)

    def _make_children(self, environment: dict[str, str], logs: Path) -> None:
        web = ["-m", "gunicorn", "-c", "python:soceis.config.webserver", "soceis.config.wsgi:application"]
        jobs = ["-m", "django", "procrastinate", "worker"]
        # The job worker has an asynchronous pool of its own (procrastinate), so none of Django's.
        without_pool = environment | {"SOCEIS_POOL": "0"}
        self.children = [
            Child("web server", [sys.executable, *web], environment, logs / "web.log"),
            Child("job worker", [sys.executable, *jobs], without_pool, logs / "jobs.log"),
        ]

    def _start_children(self) -> None:
        with self.tell.step("Starting web server and jobs", "Web server and job worker started"):
            for child in self.children:
                child.start()
            self._wait_for_answer()

    def _wait_for_answer(self) -> None:
        give_up = time.monotonic() + ANSWER_SECONDS
        while not self._answers():
            ended = next((child for child in self.children if not child.running), None)
            if ended is not None:
                raise CannotStart(
                    f"The {ended.name} cannot start.",
                    todo=f"It said: {ended.last_words()} (all of it: {ended.log})",
                )
            if time.monotonic() > give_up:
                raise CannotStart(
                    f"The service did not answer within {ANSWER_SECONDS:.0f} seconds.",
                    todo=f"Look at {self.home / 'logs'}. The last words: {self.children[0].last_words()}",
                )
            time.sleep(0.1)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _announce(self, seconds: float, demonstration: bool) -> None:
        self.tell.say(f"\nReady after {seconds:.1f} s: {self.address}", style="bold")
        if demonstration:
            for line in demonstration_people():
                self.tell.say(line)
        self.tell.say(f"Everything is kept in {self.home}{self._elsewhere()}. Ctrl-C stops it.\n")

    def _elsewhere(self) -> str:
        """Where the database is, when its user cannot reach the home."""
        if self.database is None or self.database.place.folder.is_relative_to(self.home):
            return ""
        return f", the database in {self.database.place.folder}"

    def _mind(self) -> None:
        while True:
            if self.database is not None and not self.database.running:
                self._restart_database(self.database)
            for child in self.children:
                if said := child.mind(time.monotonic()):
                    self.tell.say(said, style="yellow")
            time.sleep(GLANCE)

    def _restart_database(self, database: Postgres) -> None:
        self.tell.say("The database stopped. Starting it again; what was saved is kept.", style="yellow")
        try:
            database.start()
        except CannotStart as error:
            self.tell.say(f"{error} Trying again.", style="red")
            time.sleep(2)
        else:
            self.tell.say("The database was started again.", style="yellow")

    def _stop(self) -> None:
        _ignore_signals()
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.wait(STOP_SECONDS)
        if self.database is not None:
            self.database.stop(adopted_too=True)


def demonstration_people() -> list[str]:
    """One line for each demonstration role: the first person who has it, and how many more there are."""
    from soceis.interfaces.demonstration.workers import WORKERS

    lines = ["Demonstration people to choose from on the first page:"]
    for role in dict.fromkeys(worker.role for worker in WORKERS):
        people = [worker for worker in WORKERS if worker.role == role]
        first = people[0]
        others = f" and {len(people) - 1} more" if len(people) > 1 else ""
        words = role.replace("_", " ").replace("data protection", "data-protection")
        lines.append(f"  {words:<24} {first.display_name}, {first.area or 'every area'}{others}")
    return lines


def run(port: int) -> int:
    """Run the service of this home until a signal; the exit code: 0 stopped, 1 could not start."""
    signal.signal(signal.SIGINT, _on_signal)
    signal.signal(signal.SIGTERM, _on_signal)
    teller = Teller()
    try:
        Supervisor(home(), port, teller).run()
    except CannotStart as error:
        teller.say(str(error), style="red")
        return 1
    except Stop:
        return 0
    return 0


def _on_signal(_number: int, _frame: FrameType | None) -> None:
    """One signal stops everything; a second one must not cut the stopping short."""
    _ignore_signals()
    raise Stop


def _ignore_signals() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on this machine cannot be used: {os.strerror(error.errno or 0)}.",
                "Nothing was changed.",
                f"Stop what uses it, or choose another: make run PORT={port + 1}.",
            ) from error
