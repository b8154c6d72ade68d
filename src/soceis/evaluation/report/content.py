"""The content of a report, apart from any file format: typed blocks in order."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

# How a column lines up; "code" is for hashes and the like, in letters of one width.
Align = Literal["left", "right", "code"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; `anchor` is unique in the report."""

    text: str
    anchor: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` for what is said in passing."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences, each of which can be read alone."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A thing that nobody may miss."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms and what they are, such as the areas and their data dates."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over several columns of a table."""

    text: str
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headings, rows of text, and how each column lines up. The first column names the row.

    `groups` are headings over the headings; `bases` is a row that says what the percentages are of.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...]
    groups: tuple[Group, ...] = ()
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table with its number, title, and notes under it."""

    number: int
    title: str
    anchor: str
    grid: Grid
    notes: tuple[str, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class NumberedFigure:
    """A figure with its number, its caption, what it shows in words, and the table of the same numbers.

    `svg` has no title of its own; `png` is the same picture with title and mark, as it leaves the report.
    """

    number: int
    title: str
    anchor: str
    svg: str
    png: bytes
    caption: str
    alternative: str
    table: Grid
    name: str


Block = Heading | Paragraph | Bullets | Notice | Facts | NumberedTable | NumberedFigure


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `mark` stands on every page; `cover` is what the first page says; `dated` its date."""

    title: str
    subtitle: str
    mark: str
    dated: date
    cover: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...] = field(default=())

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Heading))
