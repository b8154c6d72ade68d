"""What `soceis run` says while it works: a spinner on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape


class Teller:
    """Says one line for each step, with the time it took."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, soft_wrap=True)

    def say(self, sentence: str, style: str = "") -> None:
        self.console.print(escape(sentence), style=style or None)

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[None]:
        """Shows `doing` meanwhile; afterwards `done` stays on the screen."""
        began = time.monotonic()
        with self.console.status(escape(doing)):
            yield
        self.say(f"  {done} ({time.monotonic() - began:.1f} s)")
