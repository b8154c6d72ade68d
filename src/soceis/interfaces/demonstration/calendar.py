"""Days of the demonstration: only days 1 to 28 are used, so that whole months can be added to all."""

import dataclasses
from datetime import date, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
LAST_DAY_USED = 28


def snap(day: date) -> date:
    """`day`, or the 28th of its month when it lies after it. Keeps the order of days."""
    return day if day.day <= LAST_DAY_USED else day.replace(day=LAST_DAY_USED)


def after(start: date, days: int) -> date:
    """The day that many days after `start`, snapped."""
    return snap(start + timedelta(days=days))


def add_months(day: date, months: int) -> date:
    """The same day of the month, whole months later (or earlier). Needs a day from 1 to 28."""
    if day.day > LAST_DAY_USED:
        raise ValueError(f"{day} lies after the 28th and cannot be moved by whole months")
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, day.day)


def full_months(start: date, end: date) -> int:
    """Full months from start to end: one less when the second day of the month is smaller.

    Source: section 2.2.1 of the published report, as fixed in the results contract.
    """
    return 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)


def move(value: Any, months: int) -> Any:
    """`value` with every date in it, however deep, moved by whole months."""
    if isinstance(value, date):
        return add_months(value, months)
    if isinstance(value, tuple):
        return tuple(move(item, months) for item in value) if value else value
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    moved = {item.name: move(getattr(value, item.name), months) for item in dataclasses.fields(value)}
    return type(value)(**moved)


def whole_years(born: date, on: date) -> int:
    """Whole years completed."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
