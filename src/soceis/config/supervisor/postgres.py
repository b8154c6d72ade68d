"""Starts, adopts and stops the local database server.

The server runs in the foreground as a child process, listens on a private Unix socket only, and asks
every role for its password (scram-sha-256). Committed work survives a kill -9 of any process: fsync is
switched off only for a `disposable` server, which tests throw away.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import psycopg

from soceis.config.supervisor.children import end_with_parent
from soceis.config.supervisor.credentials import SUPERUSER, Credentials
from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.place import Place, find_place, write_secret
from soceis.config.supervisor.programs import Programs, find_programs

DEFAULT_PORT = 5432
START_SECONDS = 60.0
"""How long a start may take; replaying the log after a crash is part of it."""
LEFTOVER_SECONDS = 5.0
"""How long the children of a killed server may take to notice (measured: under 1.5 s)."""
STOP_SECONDS = 30.0
LOG_LIMIT = 5_000_000
LEFTOVER_SIGN = "pre-existing shared memory block"

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "64MB",
    "max_wal_size": "512MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    # Short statements on a small machine: compiling them costs more than it saves.
    "jit": "off",
    # Parallel workers share /dev/shm, which containers keep small.
    "max_parallel_workers_per_gather": "0",
}
DISPOSABLE_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "120",
}


class Postgres:
    """The database server of one home folder.

    `disposable` is for tests: not safe against power loss, removed when it stops, ended with the process
    that started it. `embedded=False` passes over the wheel's programs and takes the system's.

    Raises CannotStart from `start()` with a sentence that says why.
    """

    def __init__(
        self, home: Path | str, *, disposable: bool = False, port: int = DEFAULT_PORT, embedded: bool = True
    ) -> None:
        self.home = Path(home).absolute()
        self.disposable = disposable
        self.embedded = embedded
        self.adopted = False
        self._port = port
        self._place: Place | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0

    @property
    def place(self) -> Place:
        """Where the data and the socket are; found on first use."""
        if self._place is None:
            self._place = find_place(self.home, self._port, disposable=self.disposable)
        return self._place

    @property
    def pid(self) -> int:
        """Process id of the server, 0 when this object has started or adopted none."""
        return self._pid

    @property
    def running(self) -> bool:
        """Whether the server that this object started or adopted is still alive."""
        if self._process is not None:
            return self._process.poll() is None
        return bool(self._pid) and _serves(self._pid, self.place.data)

    def dsn(self, role: str, database: str) -> str:
        """The postgresql:// address of `database` for `role`, its password included."""
        password = Credentials(self.home).password(role)
        host = quote(str(self.place.sockets), safe="")
        return f"postgresql://{role}:{quote(password)}@/{database}?host={host}&port={self.place.port}"

    def superuser_dsn(self, database: str = "postgres") -> str:
        """As `dsn`, for the superuser: for provisioning only, since row security does not bind it."""
        return self.dsn(SUPERUSER, database)

    def start(self) -> None:
        """Start the server, or adopt the one that already serves these data. Returns once it answers."""
        if self.running:
            return
        with self._starting():
            if self._adopt():
                return
            programs = find_programs(self.place, embedded=self.embedded)
            if not self.place.initialised:
                self._initialise(programs)
            self._start_fresh(programs)

    def stop(self, *, adopted_too: bool = False) -> None:
        """Stop the server cleanly: open transactions are rolled back, committed work is on disk.

        A server that was adopted keeps running unless `adopted_too`.
        """
        if self.running and (adopted_too or not self.adopted):
            os.kill(self._pid, signal.SIGINT)
            self._wait_for_end()
        own = self._process is not None
        self._process, self._pid, self.adopted = None, 0, False
        if own and self.disposable:
            self.place.discard()
            self._place = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @contextmanager
    def _starting(self) -> Iterator[None]:
        """Only one process at a time makes or starts the database of a home."""
        log_folder = self.place.home
        with (log_folder / "postgres.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _adopt(self) -> bool:
        found = _read_pid_file(self.place.data)
        if found is None:
            return False
        pid, port, sockets = found
        if not _serves(pid, self.place.data):
            _forget_reused_pid(pid, self.place.data)
            return False
        self._place = replace(self.place, port=port, sockets=sockets)
        self._pid, self.adopted = pid, True
        if not Credentials(self.home).kept:
            raise _not_ours(self.place)
        self._wait_until_it_answers()
        return True

    def _initialise(self, programs: Programs) -> None:
        """Make the data in a draft folder and rename it: an interrupted start leaves no half database."""
        place = self.place
        if place.data.exists():
            raise CannotStart(
                f"{place.data} is there, but it is not a finished database.",
                "Nothing in it was changed.",
                "Move it away, or name another folder with SOCEIS_HOME.",
            )
        draft = place.folder / "data.new"
        secret = place.folder / "password.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        place.user.own(draft)
        write_secret(secret, Credentials(self.home).password(SUPERUSER))
        place.user.own(secret)
        command = [
            programs.path("initdb"), "-D", str(draft), "-U", SUPERUSER, "--encoding=UTF8",
            *programs.locale_options, "--data-checksums", "--auth=scram-sha-256", f"--pwfile={secret}",
        ]  # fmt: skip
        if self.disposable:
            command.append("--no-sync")
        made = subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **self._identity()
        )
        secret.unlink()
        if made.returncode != 0:
            raise CannotStart(
                "The database could not be made.",
                todo=f"PostgreSQL says: {_last_lines(made.stderr)}",
            )
        draft.rename(place.data)

    def _start_fresh(self, programs: Programs) -> None:
        give_up = time.monotonic() + LEFTOVER_SECONDS
        while True:
            seen = self._launch(programs)
            if self._wait_until_it_answers():
                return
            said = self._log_since(seen)
            self._process, self._pid = None, 0
            if LEFTOVER_SIGN not in said or time.monotonic() > give_up:
                raise CannotStart(
                    "The database cannot start.",
                    "Nothing in it was changed.",
                    f"PostgreSQL says: {_last_lines(said)} (all of it: {self.place.log})",
                )
            time.sleep(0.2)

    def _launch(self, programs: Programs) -> int:
        """Start the server process; returns the length of the log before it wrote anything."""
        place = self.place
        settings = SETTINGS | {"unix_socket_directories": str(place.sockets)}
        if self.disposable:
            settings |= DISPOSABLE_SETTINGS
        command = [programs.path("postgres"), "-D", str(place.data), "-p", str(place.port)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        _turn_over(place.log)
        with place.log.open("ab") as log:
            seen = log.tell()
            # Its own session: Ctrl-C at the keyboard reaches the supervisor, which stops the database last.
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                preexec_fn=end_with_parent if self.disposable else None,  # noqa: PLW1509  see there
                **self._identity(),
            )  # fmt: skip
        self._pid, self.adopted = self._process.pid, False
        return seen

    def _identity(self) -> dict[str, Any]:
        """Who the programs run as, and an environment without the PG* variables of the person."""
        user = self.place.user
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/"}
        if not user.dropped:
            return {"env": environment, "cwd": "/"}
        return {"env": environment, "cwd": "/", "user": user.uid, "group": user.gid, "extra_groups": []}

    def _wait_until_it_answers(self) -> bool:
        """True once the superuser can log in, False when the process ended first."""
        give_up = time.monotonic() + START_SECONDS
        while self.running:
            try:
                psycopg.connect(self.superuser_dsn(), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error):
                    raise self._refuse() from error
            else:
                return True
            if time.monotonic() > give_up:
                said = _last_lines(self._log_since(0))
                self.stop(adopted_too=False)
                raise CannotStart(
                    f"The database did not answer within {START_SECONDS:.0f} seconds.",
                    "Nothing in it was changed.",
                    f"PostgreSQL says: {said} (all of it: {self.place.log})",
                )
            time.sleep(0.02)
        return False

    def _refuse(self) -> CannotStart:
        """Let go of a server whose password is not ours; one that we started ourselves is stopped."""
        refusal = _not_ours(self.place)
        if self._process is not None:
            os.kill(self._pid, signal.SIGINT)
            self._wait_for_end()
        self._process, self._pid, self.adopted = None, 0, False
        return refusal

    def _wait_for_end(self) -> None:
        give_up = time.monotonic() + STOP_SECONDS
        while self.running and time.monotonic() < give_up:
            time.sleep(0.02)
        if self.running:
            # SIGQUIT ends it at once; the log is replayed at the next start and nothing committed is lost.
            os.kill(self._pid, signal.SIGQUIT)
        if self._process is not None:
            self._process.wait(timeout=STOP_SECONDS)

    def _log_since(self, start: int) -> str:
        if not self.place.log.exists():
            return ""
        with self.place.log.open("rb") as log:
            log.seek(start)
            return log.read().decode("utf-8", "replace")


def _not_ours(place: Place) -> CannotStart:
    return CannotStart(
        f"The database in {place.data} does not accept the password in {place.home / 'database.json'}:"
        " it is not the one that belongs to this folder.",
        "It was left as it is.",
        "Put the right database.json back, or name another folder with SOCEIS_HOME.",
    )


def _read_pid_file(data: Path) -> tuple[int, int, Path] | None:
    """Process id, port and socket folder out of postmaster.pid (its lines: miscadmin.h of PostgreSQL)."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 5:
        return None
    return int(lines[0]), int(lines[3]), Path(lines[4])


def _serves(pid: int, data: Path) -> bool:
    """Whether process `pid` is alive and is the server of `data`: a server's working folder is its data."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    if sys.platform != "linux":
        return True
    try:
        state = (
            Path(f"/proc/{pid}/stat")
            .read_text(encoding="utf-8", errors="replace")
            .rsplit(")", 1)[1]
            .split()[0]
        )
        return state != "Z" and Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except OSError:
        return False


def _forget_reused_pid(pid: int, data: Path) -> None:
    """Remove a stale postmaster.pid whose number now belongs to another living process.

    Without this PostgreSQL takes that process for a server and will not start, for instance after the
    machine was switched off.
    """
    if Path(f"/proc/{pid}").exists():
        (data / "postmaster.pid").unlink(missing_ok=True)


def _turn_over(log: Path) -> None:
    """Keep one old log when the present one is long."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


def _last_lines(text: str, count: int = 3) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-count:]) or "nothing"
