"""What a cell means: dates as people in the United Kingdom write them, whole numbers, words of a code list.

Every function returns a `Read`: the value, or missing with the code of the finding that says why. Nothing
is guessed: where a date could be read in two ways, the order that the mapping states decides, and a date
that only the other order could explain is a finding, not a value.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from soceis.evaluation.adapting.files import Cell, FormulaError

DateOrder = Literal["day first", "month first"]

# The spreadsheet programs count days from the last day of 1899 (so that 1 March 1900 is day 61, as if 1900
# had been a leap year), or, in old Macintosh workbooks, from the first of 1904. Source: ECMA-376, part 1, 18.17.4.
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_SERIAL, LAST_SERIAL = 3_654, 73_415  # 1 January 1910 to 31 December 2100, counted from 1900
FIRST_YEAR, LAST_YEAR = 1900, 2999

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ionawr",
            "feb february chwefror",
            "mar march mawrth",
            "apr april ebrill",
            "may mai",
            "jun june mehefin",
            "jul july gorffennaf",
            "aug august awst",
            "sep sept september medi",
            "oct october hydref",
            "nov november tachwedd",
            "dec december rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}
ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.Z+-]+)?")
NUMBERS = re.compile(
    r"(?:[A-Za-z]{3,9},? +)?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4}|[0-9]{2})(?: [0-9: ]+(?:[ap]m)?)?",
    re.IGNORECASE,
)
DAY_WORD = re.compile(
    r"(?:[A-Za-z]{3,9},? +)?([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[-/., ]*([A-Za-z]{3,12})[-/., ]*([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
WORD_DAY = re.compile(
    r"([A-Za-z]{3,12})[-/., ]*([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4}|[0-9]{2})", re.IGNORECASE
)
WHOLE = re.compile(r"([+-]?[0-9]{1,9})(?:\.0+)?")
WITH_UNIT = re.compile(
    r"([0-9]{1,3})(?:\.0+)? ?(?:y|yr|yrs|year|years|yo|y/o|min|mins|minute|minutes)(?: old| of age)?\.?"
    r"(?:,? (?:and )?[0-9]{1,2} ?(?:m|mth|mths|month|months))?",
    re.IGNORECASE,
)
YES = frozenset(
    {"yes", "y", "x", "true", "1", "t", "tick", "ticked", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "ie"}
)
NO = frozenset({"no", "n", "false", "0", "f", "none", "nage"})
TICK_MARKS = frozenset("\N{CHECK MARK}\N{HEAVY CHECK MARK}\N{BALLOT BOX WITH CHECK}")


@dataclass(frozen=True, slots=True)
class Read:
    """A value, or None with the finding that says why; `note` is a finding about a value that was read."""

    value: date | int | str | None = None
    problem: str = ""
    note: str = ""


NOTHING = Read()


@dataclass(frozen=True, slots=True)
class DateRules:
    """How the dates of a source are read; `pivot` is the last two-digit year that lies in this century."""

    order: DateOrder = "day first"
    pivot: int = 30
    date_1904: bool = False


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without decimals, days as ISO."""
    if cell is None or isinstance(cell, FormulaError):
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return cell.strip()


def plain(text: str) -> str:
    """A word without what people vary: case, spaces, punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    marks = (letter if letter.isalnum() or letter in TICK_MARKS else " " for letter in folded)
    return " ".join("".join(marks).split())


def unaccented(text: str) -> str:
    """A name without accents, case and punctuation, for keys and for comparing."""
    parts = unicodedata.normalize("NFKD", text)
    return plain("".join(letter for letter in parts if not unicodedata.combining(letter)))


def is_ticked(cell: Cell) -> bool:
    """A cell that says yes: a word for yes, a cross, a tick, or the number one."""
    return plain(text_of(cell)) in YES


def is_unticked(cell: Cell) -> bool:
    """An empty cell, or one that says no."""
    return plain(text_of(cell)) in NO or cell is None


def as_date(cell: Cell, rules: DateRules) -> Read:
    """A day. Problems: not_a_date, impossible_date, looks_month_first, looks_day_first."""
    if cell is None or isinstance(cell, FormulaError):
        return NOTHING
    if isinstance(cell, datetime):
        return _in_range(Read(cell.date()))
    if isinstance(cell, date):
        return _in_range(Read(cell))
    if isinstance(cell, bool):
        return Read(problem="not_a_date")
    if isinstance(cell, float):
        return _serial(cell, rules)
    return _in_range(_written(" ".join(cell.split()), rules))


def _in_range(read: Read) -> Read:
    if isinstance(read.value, date) and not FIRST_YEAR <= read.value.year <= LAST_YEAR:
        return Read(problem="not_a_date")
    return read


def _serial(number: float, rules: DateRules) -> Read:
    epoch = EPOCH_1904 if rules.date_1904 else EPOCH_1900
    since_1900 = number + (epoch - EPOCH_1900).days
    if not FIRST_SERIAL <= since_1900 < LAST_SERIAL + 1:
        return Read(problem="not_a_date")
    return Read(epoch + timedelta(days=int(number)), note="date_as_number")


def _written(text: str, rules: DateRules) -> Read:
    if match := ISO.fullmatch(text):
        return _day(match[1], int(match[2]), int(match[3]), rules)
    if match := NUMBERS.fullmatch(text):
        return _numbers(int(match[1]), int(match[2]), match[3], rules)
    if (match := DAY_WORD.fullmatch(text)) and match[2].casefold() in MONTHS:
        return _day(match[3], MONTHS[match[2].casefold()], int(match[1]), rules)
    if (match := WORD_DAY.fullmatch(text)) and match[1].casefold() in MONTHS:
        return _day(match[3], MONTHS[match[1].casefold()], int(match[2]), rules)
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        return _serial(float(text), rules)
    return Read(problem="not_a_date")


def _numbers(first: int, second: int, year: str, rules: DateRules) -> Read:
    day_first = rules.order == "day first"
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day >= 1 and month <= 31:
        return Read(problem="looks_month_first" if day_first else "looks_day_first")
    return _day(year, month, day, rules)


def _day(year: str, month: int, day: int, rules: DateRules) -> Read:
    short = len(year) == 2
    number = int(year) + ((2000 if int(year) <= rules.pivot else 1900) if short else 0)
    try:
        return Read(date(number, month, day), note="two_digit_year" if short else "")
    except ValueError:
        return Read(problem="impossible_date")


def as_whole(cell: Cell) -> Read:
    """A whole number, from 14, "14", "14.0", "14 yrs" or "14 years 3 months". Problem: not_a_number."""
    if cell is None or isinstance(cell, FormulaError):
        return NOTHING
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e9:
        return Read(int(cell))
    if not isinstance(cell, str):
        return Read(problem="not_a_number")
    text = " ".join(cell.split())
    if match := WHOLE.fullmatch(text):
        return Read(int(match[1]), note="" if text.isdecimal() else "number_as_text")
    if match := WITH_UNIT.fullmatch(text):
        return Read(int(match[1]), note="number_as_text")
    return Read(problem="not_a_number")


def completed_years(born: date, on: date) -> int:
    """Age in whole years; somebody born on 29 February has their birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
