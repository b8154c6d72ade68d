"""What a table is made of, and the exact arithmetic of what it prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Unit = Literal["referrals", "episodes", "people", "plans", "consultations"]
By = Literal["area", "sex", "ethnicity", "age_band", "nation"]

NO_BASE = "-"
NOT_AVAILABLE = "not available"


@dataclass(frozen=True, slots=True)
class Cell:
    """One count in one column: `n` of `base`; both are None where the table could not be made."""

    row: str
    area: str
    n: int | None
    base: int | None
    printed: str
    suppressed: bool = False

    @property
    def percent(self) -> float | None:
        """100 x n / base, not rounded; None where there is no base."""
        if self.n is None or not self.base:
            return None
        return 100 * self.n / self.base


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number that is not a count of a base: a median, a mean, a range.

    `of` is how many values it was made from, None where that does not apply or is not known.
    """

    row: str
    area: str
    value: float | int | None
    printed: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """How many rows a table leaves out for one reason, by area (empty where the area is not known)."""

    reason: str
    rows: int
    areas: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it counts, its cells and statistics, and what it had to leave out.

    `by` says what `Cell.area` and `Statistic.area` name: an area, or a group of the young people.
    """

    name: str
    title: str
    unit: Unit
    definition: str
    cells: tuple[Cell, ...]
    statistics: tuple[Statistic, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    missing: str = ""
    by: By = "area"

    def cell(self, row: str, area: str) -> Cell:
        """The cell at a row and an area; KeyError when the table has none."""
        for cell in self.cells:
            if cell.row == row and cell.area == area:
                return cell
        raise KeyError((self.name, row, area))

    def statistic(self, row: str, area: str) -> Statistic:
        """The statistic at a row and an area; KeyError when the table has none."""
        for statistic in self.statistics:
            if statistic.row == row and statistic.area == area:
                return statistic
        raise KeyError((self.name, row, area))


def halves_up(top: int, bottom: int) -> int:
    """Round top / bottom (bottom over 0, top not negative) to a whole number, halves up, exactly."""
    return (2 * top + bottom) // (2 * bottom)


def print_percent(n: int, base: int) -> str:
    """The percentage as it prints: a whole number, halves up; a dash for a base of 0."""
    if base == 0:
        return NO_BASE
    return str(halves_up(100 * n, base))


def counted(row: str, area: str, n: int, base: int) -> Cell:
    """A cell with its percentage printed."""
    return Cell(row, area, n, base, print_percent(n, base))


def not_made(row: str, area: str) -> Cell:
    """A cell of a table that could not be made."""
    return Cell(row, area, None, None, NOT_AVAILABLE)


def exact(value: Fraction) -> int | float:
    """A whole number as an int, anything else as the nearest float."""
    return value.numerator if value.denominator == 1 else float(value)


def median_of(histogram: Mapping[int, int]) -> Fraction | None:
    """The middle value of a histogram {value: count}; the mean of the two middle ones; None when empty."""
    total = sum(histogram.values())
    if total == 0:
        return None
    low, high = (total - 1) // 2, total // 2
    found: list[int] = []
    passed = 0
    for value in sorted(histogram):
        passed += histogram[value]
        while len(found) < 2 and passed > (low, high)[len(found)]:
            found.append(value)
    return Fraction(found[0] + found[1], 2)


def quantile_of(histogram: Mapping[int, int], part: Fraction) -> Fraction | None:
    """The value below which a part of a histogram lies; between two values their mean; None when empty.

    Definition 2 of Hyndman and Fan (1996): at one half it is the median.
    """
    total = sum(histogram.values())
    if total == 0:
        return None
    place = part * total
    low = -(-place.numerator // place.denominator) - 1
    high = place.numerator // place.denominator
    ordered = sorted(histogram)
    return Fraction(_at(histogram, ordered, max(low, 0)) + _at(histogram, ordered, min(high, total - 1)), 2)


def _at(histogram: Mapping[int, int], ordered: Sequence[int], place: int) -> int:
    """The value at a place from 0, were the histogram written out in order."""
    passed = 0
    for value in ordered:
        passed += histogram[value]
        if passed > place:
            return value
    raise IndexError(place)


def mean_of(histogram: Mapping[int, int]) -> Fraction | None:
    """The mean of a histogram {value: count}; None when empty."""
    total = sum(histogram.values())
    if total == 0:
        return None
    return Fraction(sum(value * count for value, count in histogram.items()), total)


def statistic(
    row: str, area: str, value: Fraction | None, *, whole: bool = False, of: int | None = None
) -> Statistic:
    """A statistic as it prints: exact, or as a whole number (halves up) when `whole`; a dash for none.

    `of` is the number of values that it was made from.
    """
    if value is None:
        return Statistic(row, area, None, NO_BASE, of)
    if whole:
        return Statistic(row, area, exact(value), str(halves_up(value.numerator, value.denominator)), of)
    return Statistic(row, area, exact(value), str(exact(value)), of)
