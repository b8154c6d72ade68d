"""What a sheet holds once it is read, whatever file it came from."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FormulaError:
    """What a formula gave instead of a value, such as #N/A."""

    kind: str


Cell = str | float | bool | date | datetime | FormulaError | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells, first and last row and column counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows with at least one value, each with the number that the spreadsheet program shows."""

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    uncalculated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A file with its sheets. `notes` are codes of findings about the file, with a row when there is one."""

    name: str
    sheets: dict[str, Sheet]
    date_1904: bool = False
    notes: tuple[tuple[str, int | None, int], ...] = field(default=())
