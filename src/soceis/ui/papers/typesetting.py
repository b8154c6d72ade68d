"""Papers as PDF: typeset by Typst, tagged (PDF/UA-1), fonts inside, nothing fetched.

What people wrote reaches Typst as data, never as markup, so no name can become a command.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

TEMPLATE = Path(__file__).parent / "data" / "paper.typ"
# Signs outside Latin, Greek, Cyrillic and ordinary punctuation have no shape in the fonts inside.
_OTHERS = re.compile(
    r"[^\n\x20-\x7e\xa0-\u017f\u0218-\u021b\u0386-\u03ce\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2020-\u2022"
    r"\u2026\u2030\u20ac\u2212]"
)


@dataclass(frozen=True)
class Facts:
    """Short answers beside their questions."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Text:
    """A paragraph; `voice` sets it apart as somebody's own words."""

    text: str
    voice: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Points:
    """A list; each with whether it is done, or None where that does not matter."""

    items: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True)
class Grid:
    """A table: headings (none for pairs of words), rows of cells, and which rows are bases or totals.

    The first cell of a row is its heading; an em space at its beginning sets it a step in. Other cells are numbers
    when there are headings, and words when there are none.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[int, ...] = ()


Block = Facts | Text | Points | Grid


@dataclass(frozen=True)
class Part:
    """A part of a paper under its heading ("" for none)."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Address:
    """What shows through the window of a DL envelope: a name and an address, and nothing else."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper to print. `mark` stands at its foot; a letter has an `address` and no title in large type."""

    title: str
    dated: date
    parts: tuple[Part, ...]
    subtitle: str = ""
    mark: str = ""
    sender: str = ""
    address: Address | None = None


def as_pdf(paper: Paper) -> bytes:
    """The paper as a PDF; the same paper gives the same bytes."""
    return typeset(TEMPLATE, "paper", _data(paper), paper.dated)


def typeset(template: Path, name: str, data: Mapping[str, Any], dated: date) -> bytes:
    """What the template makes of `data`, which it reads as the input `name`; tagged, dated, always the same bytes."""
    compiler = typst.Compiler(
        template.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(data, ensure_ascii=False)},
    )
    made = compiler.compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(dated, time(), UTC)
    )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave something that is not a PDF")
    return made


@cache
def _fonts() -> Any:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(settings.PAPER_FONTS)]
    )


def printable(text: str) -> str:
    """The text in signs that the fonts have; any other, such as a picture, is left out."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return _OTHERS.sub("", whole)


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "title": printable(paper.title),
        "subtitle": printable(paper.subtitle),
        "date": [paper.dated.year, paper.dated.month, paper.dated.day],
        "mark": printable(paper.mark),
        "sender": printable(paper.sender),
        "address": [printable(line) for line in (paper.address.name, *paper.address.lines)]
        if paper.address
        else None,
        "parts": [
            {"heading": printable(part.heading), "blocks": [_block(block) for block in part.blocks]}
            for part in paper.parts
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Facts(entries):
            return {"kind": "facts", "entries": [[printable(key), printable(said)] for key, said in entries]}
        case Points(items):
            return {"kind": "points", "items": [[printable(said), done] for said, done in items]}
        case Grid(headings, rows, strong):
            return {
                "kind": "grid",
                "headings": [printable(one) for one in headings],
                "rows": [
                    [row[0].count("\u2003"), *(printable(cell.strip("\u2003")) for cell in row)]
                    for row in rows
                ],
                "strong": list(strong),
                "columns": len(rows[0]) if rows else len(headings),
            }
        case Text(text, voice, quiet):
            paragraphs = [part for part in printable(text).split("\n\n") if part.strip()]
            return {"kind": "text", "paragraphs": paragraphs, "voice": voice, "quiet": quiet}
