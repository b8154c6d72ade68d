"""Child processes of the supervisor: started, watched, started again when they die, and ended."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

LONGEST_PAUSE = 30.0
HEALTHY_AFTER = 60.0
"""Seconds after which an earlier death no longer counts."""
LOG_LIMIT = 5_000_000

_libc = ctypes.CDLL(None)


def end_with_parent() -> None:
    """Ask Linux to interrupt this child when its parent dies (man 2 prctl: PR_SET_PDEATHSIG is 1).

    Other systems have nothing like it; there a child outlives a killed parent.
    """
    if sys.platform == "linux":
        _libc.prctl(1, signal.SIGINT)


class Child:
    """One long-running program in a process group of its own, its output in a log file."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.name, self.command, self.environment, self.log = name, list(command), dict(environment), log
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths = 0
        self._started = 0.0
        self._not_before = 0.0

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the program; its log keeps what earlier ones wrote."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509  calls the C library, nothing of Python
            )
        self._started = time.monotonic()

    def mind(self, now: float) -> str:
        """Called again and again: starts the program again when it has died. Returns what to say, or "".

        Waits 0.5 s after the first death, twice as long after each further one, at most LONGEST_PAUSE.
        """
        if self.running:
            return ""
        if self._process is not None:
            return self._note_death(now)
        if now < self._not_before:
            return ""
        self.start()
        return f"The {self.name} was started again."

    def _note_death(self, now: float) -> str:
        code = self._process.returncode if self._process else 0
        self._process = None
        self._deaths = 1 if now - self._started > HEALTHY_AFTER else self._deaths + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (self._deaths - 1))
        self._not_before = now + pause
        return (
            f"The {self.name} stopped ({_ending(code)}). It starts again in {pause:g} s. Its log: {self.log}"
        )

    def ask_to_stop(self) -> None:
        """Send SIGTERM: finish what is being answered, take nothing new."""
        if self.running:
            os.killpg(self.pid, signal.SIGTERM)

    def wait(self, seconds: float) -> None:
        """Wait for the end; after `seconds` the whole group is killed."""
        if self._process is None:
            return
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None

    def last_words(self, count: int = 4) -> str:
        """The last lines of the log, for a sentence about why it will not start."""
        if not self.log.exists():
            return ""
        lines = self.log.read_bytes()[-4000:].decode("utf-8", "replace").splitlines()
        return " / ".join(line.strip() for line in lines[-count:] if line.strip())


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
