"""The report as a PDF: typeset by Typst, tagged (PDF/UA-1), with its fonts inside, and nothing fetched.

Text reaches Typst as data, never as markup, so no name can become a command.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from functools import cache, singledispatch
from pathlib import Path
from typing import Any

from soceis.evaluation.figures.drawing import FONTS
from soceis.evaluation.report.content import (
    Bullets,
    Facts,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.report.paper import KEPT_TOGETHER, Part, breakable, for_paper, parts_of

TEMPLATE = Path(__file__).parent / "data" / "report.typ"
# The letters that the fonts inside can print: Latin, Greek, Cyrillic, and the signs of ordinary text.
PRINTABLE: tuple[tuple[int, int], ...] = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x386, 0x386),
    (0x388, 0x38A),
    (0x38C, 0x38C),
    (0x38E, 0x3A1),
    (0x3A3, 0x3CE),
    (0x400, 0x45F),
    (0x200B, 0x200B),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x20AC, 0x20AC),
    (0x2212, 0x2212),
)


def as_pdf(report: Report) -> bytes:
    """The report as a PDF. The same report gives the same bytes: its date is that of the content."""
    import typst

    compiler = typst.Compiler(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_as_data(report), ensure_ascii=False)},
    )
    stamp = datetime.combine(report.dated, time(), UTC)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave something that is not a PDF")
    return made


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


_OTHERS = re.compile("[^" + "".join(f"\\U{first:08X}-\\U{last:08X}" for first, last in PRINTABLE) + "]")


def printable(text: str) -> str:
    """The text in letters that the fonts have; any other is written as its code point."""
    return _OTHERS.sub(lambda other: f"[U+{ord(other[0]):04X}]", unicodedata.normalize("NFC", text))


def _plain(text: str) -> str:
    return breakable(printable(text))


def _as_data(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "subtitle": _plain(report.subtitle),
        "mark": _plain(report.mark),
        "date": [report.dated.year, report.dated.month, report.dated.day],
        "cover": [[_plain(term), _plain(text)] for term, text in report.cover],
        "blocks": [_data(block) for block in for_paper(report)],
    }


@singledispatch
def _data(block: object) -> dict[str, Any]:
    raise TypeError(f"a report has no block of the kind {type(block).__name__}")


@_data.register
def _(block: Heading) -> dict[str, Any]:
    return {"kind": "heading", "text": _plain(block.text), "level": block.level - 1}


@_data.register
def _(block: Paragraph) -> dict[str, Any]:
    return {"kind": "paragraph", "text": _plain(block.text), "quiet": block.quiet}


@_data.register
def _(block: Bullets) -> dict[str, Any]:
    return {"kind": "bullets", "items": [_plain(item) for item in block.items]}


@_data.register
def _(block: Notice) -> dict[str, Any]:
    return {"kind": "notice", "title": _plain(block.title), "text": _plain(block.text)}


@_data.register
def _(block: Facts) -> dict[str, Any]:
    return {"kind": "facts", "entries": [[_plain(term), _plain(text)] for term, text in block.entries]}


@_data.register
def _(block: NumberedTable) -> dict[str, Any]:
    parts = parts_of(block.grid)
    return {
        "kind": "table",
        "title": _plain(block.title),
        "together": len(block.grid.rows) <= KEPT_TOGETHER and len(parts) == 1,
        "parts": [_part(part) for part in parts],
        "notes": [_plain(note) for note in block.notes],
    }


def _part(part: Part) -> dict[str, Any]:
    grid = part.grid
    return {
        "columns": [_plain(text) for text in grid.columns],
        "widths": part.widths,
        "align": grid.align,
        "groups": [[_plain(group.text), group.columns] for group in grid.groups],
        "bases": [_plain(text) for text in grid.bases],
        "rows": [[_plain(text) for text in row] for row in grid.rows],
        "together": len(grid.rows) <= KEPT_TOGETHER,
        "number": part.number,
        "of": part.of,
    }


@_data.register
def _(block: NumberedFigure) -> dict[str, Any]:
    return {
        "kind": "figure",
        "title": _plain(block.title),
        "svg": _drawable(block.svg),
        "alternative": printable(block.alternative),
        "caption": _plain(block.caption),
    }


def _drawable(svg: str) -> str:
    """A picture of which every letter can be printed; line breaks between its elements stay."""
    return "\n".join(printable(line) for line in svg.splitlines())
