"""What the counting asks of an engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = re.compile(r"[a-z_0-9]+")


class Content(Protocol):
    """A table that can be handed to an engine: columns of text, dates, whole numbers and truths."""

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        ...

    def to_arrow(self) -> pa.Table:
        """The whole table in memory."""
        ...


class Rows(Protocol):
    """What a query found."""

    def fetchall(self) -> list[Any]:
        """Every row, as tuples."""
        ...

    def fetchone(self) -> Any:
        """The first row that was not fetched yet, as a tuple; None when there is none."""
        ...


class Engine(Protocol):
    """Runs SQL written in DuckDB's dialect, on tables that it was given."""

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one statement; each ? stands for a parameter (texts, numbers and dates)."""
        ...

    def load(self, name: str, content: pa.Table) -> None:
        """Make a table under a name."""
        ...

    def offer(self, name: str, content: pa.Table | Content) -> None:
        """Make a table under a name, at the latest when a statement first names it."""
        ...


class Found:
    """Rows already fetched."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = list(rows)
        self._next = 0

    def fetchall(self) -> list[Any]:
        """Every row that was not fetched yet."""
        left, self._next = self._rows[self._next :], len(self._rows)
        return left

    def fetchone(self) -> Any:
        """The next row; None after the last."""
        if self._next == len(self._rows):
            return None
        self._next += 1
        return self._rows[self._next - 1]


class Offers:
    """Tables that wait until a statement names them."""

    def __init__(self) -> None:
        self._waiting: dict[str, pa.Table | Content] = {}

    def add(self, name: str, content: pa.Table | Content) -> None:
        """Let a table wait."""
        self._waiting[name] = content

    def named_in(self, sql: str) -> list[tuple[str, pa.Table]]:
        """The waiting tables that a statement names, in memory; they wait no longer."""
        import pyarrow as pa

        names = [name for name in dict.fromkeys(NAMES.findall(sql)) if name in self._waiting]
        taken = [(name, self._waiting.pop(name)) for name in names]
        return [(name, c if isinstance(c, pa.Table) else c.to_arrow()) for name, c in taken]
