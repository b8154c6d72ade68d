"""Pictures for printing, made beside the rest of the work.

The drawing tool holds Python while it paints, so that a thread gains nothing: a process of its own paints on
another core while the report is written. Where no process can be started the picture is painted here.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from soceis.evaluation.figures import painter
from soceis.evaluation.figures.drawing import FONTS, PIXELS_FOR_PRINT, duration_image

# What gives the PNG of an SVG, at once or later.
Paint = Callable[[str], Future[bytes]]


class Painter:
    """A process that paints one picture after the other, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._asking = ThreadPoolExecutor(max_workers=1)
        self._process = _started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._asking.shutdown(wait=True, cancel_futures=error is not None)
        if self._process is not None:
            self._end(self._process)

    def paint(self, svg: str) -> Future[bytes]:
        """The PNG of an SVG, at a resolution that prints well."""
        return self._asking.submit(self._painted, svg)

    def _painted(self, svg: str) -> bytes:
        return (self._process and _asked(self._process, svg)) or duration_image(svg)

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        """Let the process see that nothing more comes, and wait until it is gone."""
        process.communicate()


def _started() -> subprocess.Popen[bytes] | None:
    command = [sys.executable, "-I", str(Path(painter.__file__)), str(FONTS), str(PIXELS_FOR_PRINT)]
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None


def _asked(process: subprocess.Popen[bytes], svg: str) -> bytes:
    """The picture that the process paints; nothing when it cannot, or is gone."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        painter.send(process.stdin, svg.encode())
        return painter.received(process.stdout) or b""
    except OSError:
        return b""
