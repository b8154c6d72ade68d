"""The one clock. Everything that asks what time it is asks here.

Tests and the demonstration builder set it with `at`; nothing else may.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_fixed: ContextVar[datetime | None] = ContextVar("fixed_moment", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """The day in the United Kingdom."""
    return now().astimezone(LONDON).date()


def is_set() -> bool:
    """Whether somebody set the clock; the database is told the moment only then."""
    return _fixed.get() is not None


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Set the clock to `moment` (a date means noon of that day in London)."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=LONDON)
    if moment.tzinfo is None:
        raise ValueError("The clock needs a moment with a time zone.")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
