"""What paper needs and a screen does not: tables cut to the width of a page, the numbers of figures in an annex."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from soceis.evaluation.report.content import (
    Block,
    Grid,
    Group,
    Heading,
    NumberedFigure,
    NumberedTable,
    Report,
)

# Millimetres: the text of an A4 page, the least a row's name needs, a letter of a table, the air around a cell.
TEXT_WIDTH, NAME_WIDTH, LETTER, AIR = 170.0, 46.0, 1.75, 3.0
WIDEST_TEXT, WIDEST_WORD, CODE_WIDTH, MOST_AIR, MOST_NAME = 60, 14, 104.0, 8.0, 66.0
# How much wider a bold letter is.
BOLD = 1.12
# A table of at most this many rows is kept on one page.
KEPT_TOGETHER = 24
ANNEX = "Annex: the numbers behind the figures"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a table that fits the page: its grid, the width of each column in mm, and which part it is."""

    grid: Grid
    widths: tuple[float, ...]
    number: int = 1
    of: int = 1


def for_paper(report: Report) -> tuple[Block, ...]:
    """The blocks in the order of a page: nothing is folded, and the table beside a figure stands in an annex."""
    blocks: list[Block] = []
    annex: list[NumberedTable] = []
    tables = sum(isinstance(block, NumberedTable) for block in report.blocks)
    for block in report.blocks:
        if isinstance(block, NumberedFigure):
            number = tables + len(annex) + 1
            blocks.append(
                replace(block, caption=f"{block.caption} The same numbers: table {number}, in the annex.")
            )
            title = f"The numbers of figure {block.number}: {block.title}"
            annex.append(NumberedTable(number, title, f"{block.anchor}-numbers", block.table))
        else:
            blocks.append(block)
    if annex:
        blocks += [Heading(ANNEX, "annex"), *annex]
    return tuple(blocks)


def parts_of(grid: Grid) -> tuple[Part, ...]:
    """The grid in parts, each with its first column, none wider than a page."""
    spans = _spans(grid)
    needed = _needed(grid)
    room = TEXT_WIDTH - min(NAME_WIDTH, TEXT_WIDTH)
    if len(spans) < 2 or any(align != "right" for align in grid.align[1:]):
        return (Part(grid, _widths(grid, needed)),)
    packed: list[list[Group | None]] = []
    columns: list[list[int]] = []
    used = room + 1
    at = 1
    for span in spans:
        width = span.columns if span else 1
        wide = sum(needed[at : at + width])
        if used + wide > room:
            packed.append([])
            columns.append([])
            used = 0.0
        packed[-1].append(span)
        columns[-1] += range(at, at + width)
        used += wide
        at += width
    return tuple(
        _part(grid, groups, [0, *own], needed, number, len(packed))
        for number, (groups, own) in enumerate(zip(packed, columns, strict=True), start=1)
    )


def _spans(grid: Grid) -> list[Group | None]:
    """What may not be parted: a group of columns, or a column of its own."""
    if grid.groups:
        return list(grid.groups[1:])
    return [None for _ in grid.columns[1:]]


def _part(
    grid: Grid,
    groups: Sequence[Group | None],
    own: Sequence[int],
    needed: Sequence[float],
    number: int,
    of: int,
) -> Part:
    def kept(row: Sequence[str]) -> tuple[str, ...]:
        return tuple(row[at] for at in own) if row else ()

    cut = Grid(
        kept(grid.columns),
        tuple(kept(row) for row in grid.rows),
        tuple(grid.align[at] for at in own),
        (grid.groups[0], *(group for group in groups if group)) if grid.groups else (),
        kept(grid.bases),
    )
    return Part(cut, _widths(cut, [needed[at] for at in own]), number, of)


def _needed(grid: Grid) -> list[float]:
    """The millimetres that each column asks for."""
    needed = []
    for at, align in enumerate(grid.align):
        texts = [row[at] for row in (*grid.rows, *((grid.bases,) if grid.bases else ()))]
        if align == "code":
            needed.append(CODE_WIDTH)
            continue
        longest = max((len(text) for text in texts), default=0)
        if align == "right":
            words = [*grid.columns[at].split(), ""]
            longest = max(longest, min(14, max(map(len, words))))
        else:
            longest = max(longest, len(grid.columns[at]))
        needed.append(min(longest, WIDEST_TEXT) * LETTER + AIR)
    return _wide_enough(grid, needed)


def _wide_enough(grid: Grid, needed: list[float]) -> list[float]:
    """The same, widened where the longest word of the heading over some columns would not fit them."""
    at = 0
    for group in grid.groups:
        longest = max((len(word) for word in group.text.split()), default=0)
        asked = min(longest, WIDEST_WORD) * LETTER * BOLD + AIR
        given = sum(needed[at : at + group.columns])
        if asked > given:
            more = (asked - given) / group.columns
            needed[at : at + group.columns] = [mm + more for mm in needed[at : at + group.columns]]
        at += group.columns
    return needed


def _widths(grid: Grid, needed: Sequence[float]) -> tuple[float, ...]:
    """The millimetres of each column, together the width of the page.

    Columns of numbers get what they need and some air, columns of text share what is left.
    """
    numbers = [mm for mm, align in zip(needed, grid.align, strict=True) if align != "left"]
    texts = sum(mm for mm, align in zip(needed, grid.align, strict=True) if align == "left")
    names = min(max(texts, NAME_WIDTH), MOST_NAME)
    spare = max(TEXT_WIDTH - sum(numbers) - names, 0.0)
    air = min(spare / len(numbers), MOST_AIR) if numbers else 0.0
    left = max(TEXT_WIDTH - sum(numbers) - air * len(numbers), NAME_WIDTH)
    share = left / texts if texts else 1.0
    return tuple(
        mm * share if align == "left" else mm + air for mm, align in zip(needed, grid.align, strict=True)
    )


def breakable(text: str, every: int = 14) -> str:
    """The text with places at which a very long word may break."""
    return " ".join("\u200b".join(_pieces(word, every)) for word in text.split(" "))


def _pieces(word: str, every: int) -> Iterator[str]:
    if len(word) <= 2 * every:
        yield word
        return
    for at in range(0, len(word), every):
        yield word[at : at + every]
