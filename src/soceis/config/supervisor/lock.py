"""One supervisor for each home: a lock that ends with its process, however that ends."""

import fcntl
import json
import os
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.place import make_home

FILE = "run.lock"
STOP_SECONDS = 40.0


class HomeLock:
    """Held for as long as the service of `home` runs; the file says who holds it and where it answers."""

    def __init__(self, home: Path, address: str) -> None:
        self.path, self.address = home / FILE, address
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        make_home(self.path.parent)
        file = self.path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            pid, address = _holder(self.path)
            where = address or "it is starting"
            raise CannotStart(
                f"The service already runs from {self.path.parent}: {where} (process {pid}).",
                "That one goes on.",
                "Use it, stop it with `soceis stop`, or name another folder with SOCEIS_HOME.",
            ) from None
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "address": self.address}))
        file.flush()
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()


def stop_running(home: Path) -> bool:
    """Ask the supervisor of `home` to stop and wait until it has; False when none runs."""
    path = home / FILE
    if not path.exists() or _free(path):
        return False
    pid, _ = _holder(path)
    os.kill(pid, signal.SIGTERM)
    give_up = time.monotonic() + STOP_SECONDS
    while not _free(path):
        if time.monotonic() > give_up:
            raise CannotStart(
                f"The service (process {pid}) has not stopped after {STOP_SECONDS:.0f} seconds.",
                todo=f"Look at its logs in {home / 'logs'}.",
            )
        time.sleep(0.05)
    return True


def _free(path: Path) -> bool:
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _holder(path: Path) -> tuple[int, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return 0, ""
    return int(kept["pid"]), str(kept["address"])
