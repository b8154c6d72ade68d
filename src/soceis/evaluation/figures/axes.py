"""The axis of a time: in days or in months."""

from __future__ import annotations

from dataclasses import dataclass

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Unit:
    """What an axis counts in: its length in days, how far its marks may be apart, and the times at which the
    table beside the figure says how many are left."""

    one: str
    many: str
    days: float
    steps: tuple[int, ...]
    told: tuple[int, ...]
    said: str = ""


DAYS = Unit("day", "days", 1, (7, 14), (7, 14, 28, 42, 56, 84))
MONTHS = Unit(
    "month",
    "months",
    DAYS_A_MONTH,
    (1, 2, 3, 6, 12, 24, 60),
    (1, 3, 6, 12, 18, 24),
    "A month is 30.4 days (365.25 / 12).",
)


@dataclass(frozen=True, slots=True)
class Axis:
    """What the axis counts in, where it ends, and how far its marks are apart."""

    unit: Unit
    last: int
    step: int

    @property
    def marks(self) -> list[int]:
        return list(range(0, self.last + 1, self.step))

    def at(self, day: float) -> float:
        """Where a day stands on the axis."""
        return day / self.unit.days

    def day(self, mark: int) -> int:
        """The day at which a mark stands."""
        return int(mark * self.unit.days)
