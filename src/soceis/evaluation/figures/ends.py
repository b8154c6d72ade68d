"""A share at the first asking and at the last, row by row: an open and a filled point with a line between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soceis.evaluation.cells import Cell, Table
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.figures.drawing import INK, LINE, MUTED, PAPER, PLUM, TEAL, as_svg
from soceis.evaluation.figures.vegalite import Chart, chart, column, layer, scale
from soceis.evaluation.words import row_in_words

WIDTH, LINE_HEIGHT = 420, 34
WHOLE = 100
TITLE = "Whom young people could turn to, first and last"
NAME = "network_change"


@dataclass(frozen=True, slots=True)
class Ends:
    """One row: its words, the whole percentages at both ends, and the base that both have."""

    words: str
    first: int
    last: int
    base: int


@dataclass(frozen=True, slots=True)
class Change:
    """The rows that can be drawn, most people last first, and the words of those that are withheld."""

    rows: tuple[Ends, ...]
    withheld: tuple[str, ...]


def change_between(start: Table, end: Table) -> Change:
    """The rows of Overall in both tables; one without a base is not there, one with a withheld number is named."""
    last = {cell.row: cell for cell in end.cells if cell.area == OVERALL}
    rows, withheld = [], []
    for cell in start.cells:
        if cell.area != OVERALL or cell.base == 0:
            continue
        words, other = row_in_words(start.name, cell.row), last[cell.row]
        if _shown(cell) and _shown(other):
            rows.append(Ends(words, int(cell.printed), int(other.printed), cell.base or 0))
        else:
            withheld.append(words)
    return Change(tuple(sorted(rows, key=lambda row: (-row.last, row.words))), tuple(withheld))


def _shown(cell: Cell) -> bool:
    return not cell.suppressed and cell.printed.isdigit()


def ends_figure(change: Change) -> str:
    """The figure as an SVG without a title of its own; ValueError without any row."""
    if not change.rows:
        raise ValueError("a figure of change needs at least one row")
    drawn = layer(*_lines(change.rows), *_points(change.rows)).properties(
        width=WIDTH, height=LINE_HEIGHT * len(change.rows)
    )
    return as_svg(drawn, name=NAME, title=TITLE, description=ends_text(change))


def ends_text(change: Change) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    shown = "; ".join(f"{r.words}: {r.first}% first, {r.last}% last, of {r.base:,}" for r in change.rows)
    return f"One line for each kind of people. {shown}. The table holds the same numbers."


def ends_caption(change: Change) -> str:
    """What the marks mean, and what is not drawn."""
    said = (
        "Per cent of episodes with at least one person of the kind to turn to. Open: when first counted. Filled: when"
        " last counted. Each kind has a base of its own: the episodes in which it was counted on two days, of all"
        " complete areas. A change is not yet one that the service made."
    )
    return f"{said} Withheld: {', '.join(change.withheld)}." if change.withheld else said


def ends_table(change: Change) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of the figure."""
    rows = tuple((r.words, f"{r.first}%", f"{r.last}%", f"{r.base:,}") for r in change.rows)
    return ("Whom", "First", "Last", "Base"), rows


def _across(rows: Sequence[Ends]) -> dict[str, object]:
    axis = {"title": None, "labelLimit": 260, "labelFontSize": 13, "labelColor": INK, "grid": False}
    return column("words:N", scale={"domain": [row.words for row in rows]}, axis=axis)


def _lines(rows: Sequence[Ends]) -> list[Chart]:
    axis = {"title": "Per cent of episodes", "gridColor": LINE, "values": [0, 25, 50, 75, 100]}
    x = column("first:Q", scale=scale(0, WHOLE), axis=axis)
    listed = [{"words": row.words, "first": row.first, "last": row.last} for row in rows]
    rule = chart(listed).mark("rule", color=MUTED, strokeWidth=2)
    said = [
        {
            "words": row.words,
            "x": max(row.first, row.last),
            "said": f"{row.first}, then {row.last}% of {row.base:,}",
        }
        for row in rows
    ]
    text = chart(said).mark("text", align="left", dx=12, fontSize=12, color=INK)
    return [
        rule.encode(x=x, x2={"field": "last"}, y=_across(rows)),
        text.encode(x=column("x:Q", scale=scale(0, WHOLE)), y=_across(rows), text="said:N"),
    ]


def _points(rows: Sequence[Ends]) -> list[Chart]:
    """The first over the line, the last over the first: where nothing changed the filled one is seen."""
    looks = ((PLUM, PAPER, "first"), (TEAL, TEAL, "last"))
    return [
        chart([{"words": row.words, "x": getattr(row, end)} for row in rows])
        .mark("point", shape="circle", size=80, stroke=colour, fill=fill, opacity=1)
        .encode(x=column("x:Q", scale=scale(0, WHOLE)), y=_across(rows))
        for colour, fill, end in looks
    ]
