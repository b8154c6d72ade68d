"""Tables and summary lists as plain values, so that a page and a test can both read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column: its heading, whether it holds numbers, whether those are percentages (drawn in grey).

    `span` > 1 makes the heading cover that many columns; the columns it covers follow with an empty `title`
    and a `spoken` name for phones and screen readers.
    """

    title: str
    number: bool = False
    percent: bool = False
    span: int = 1
    spoken: str = ""


@dataclass(frozen=True)
class Row:
    """A row: the first cell is its heading. `kind` is "", "base" (what the percentages are of) or "total"."""

    cells: Sequence[Any]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a caption, drawn by ``{% table table %}``.

    `stacked` turns each row into a small card on a phone; `wide` lets the table scroll inside a labelled
    pane instead. `note` is the line under it: rounding, bases, sources. `hidden_caption` keeps the caption
    for screen readers when the card around it already has the same title.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    note: str = ""
    stacked: bool = True
    wide: bool = False
    hidden_caption: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"A row has {len(row.cells)} cells, the table {len(self.columns)} columns.")

    @property
    def headings(self) -> list[Column]:
        """The columns that have a heading cell; a spanning heading hides the ones it covers."""
        shown: list[Column] = []
        covered = 0
        for column in self.columns:
            if covered:
                covered -= 1
                continue
            shown.append(column)
            covered = column.span - 1
        return shown

    @property
    def lines(self) -> list[tuple[Row, Any, list[tuple[Column, Any]]]]:
        """Row, its heading cell, and its other cells with their columns."""
        return [
            (row, row.cells[0], list(zip(self.columns[1:], row.cells[1:], strict=True))) for row in self.rows
        ]


@dataclass(frozen=True)
class SummaryRow:
    """One line of a summary list; `missing` is why there is no answer, shown instead of it."""

    key: str
    value: Any = ""
    action_url: str = ""
    action_text: str = ""
    missing: str = ""
    tags: Sequence[str] = field(default_factory=tuple)
