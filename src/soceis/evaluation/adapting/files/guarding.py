"""What is checked of a zipped workbook before a library opens it: its size unpacked, and its XML.

A workbook is a zip file of XML. Both can be made to unpack into far more than fits, so that every part
is unpacked once here, in pieces and within bounds; the XML of the sheets is walked without building a
tree and without entities, for what the reading library does not tell: errors of formulas, formulas that
were never calculated, hidden rows, merged cells, and how far the filled cells reach.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from soceis.evaluation.adapting.files.cells import Merge
from soceis.evaluation.errors import WorkbookUnreadable

PIECE = 1 << 16
LARGEST_FILE = 100 * 2**20
LARGEST_UNPACKED = 400 * 2**20
SUSPECT_FROM, LARGEST_RATIO = 20 * 2**20, 150
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 2_000, 4_000_000
CELL_NAME = re.compile("([A-Z]{1,3})([0-9]{1,7})")
ERROR_TEXT = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:[0-9]{3}")

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


@dataclass(slots=True)
class About:
    """What the XML of one sheet says beside its values; rows and columns count from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0

    def reach(self, name: str, row: int, column: int) -> None:
        """Remember that a cell is filled; WorkbookUnreadable when the sheet is too large."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.last_column > MOST_COLUMNS or self.last_row * self.last_column > MOST_CELLS * 10:
            raise too_large(name)


def too_large(name: str) -> WorkbookUnreadable:
    return WorkbookUnreadable(
        f"{name} has a sheet with values beyond {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,}"
        " cells; delete what does not belong there (often a stray value far below the data) and save it again."
    )


def broken(name: str) -> WorkbookUnreadable:
    return WorkbookUnreadable(
        f"{name} is damaged or is not a workbook; open it in a spreadsheet program, save a copy and use that."
    )


def check_zip(name: str, archive: zipfile.ZipFile) -> None:
    """Unpack every part once within bounds; WorkbookUnreadable for a zip bomb or a broken part."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _bomb(name)
    if any(part.flag_bits & 1 for part in parts):
        raise protected(name)
    total = 0
    for part in parts:
        size = _unpacked(name, archive, part, total)
        total += size
        if size > SUSPECT_FROM and size > LARGEST_RATIO * max(part.compress_size, 1):
            raise _bomb(name)


def _unpacked(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, before: int) -> int:
    size = 0
    try:
        with archive.open(part) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                if before + size > LARGEST_UNPACKED:
                    raise _bomb(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise broken(name) from None
    return size


def _bomb(name: str) -> WorkbookUnreadable:
    return WorkbookUnreadable(
        f"{name} unpacks into far more than a workbook holds and was not opened; ask for a new copy from"
        " whoever sent it."
    )


def protected(name: str) -> WorkbookUnreadable:
    return WorkbookUnreadable(f"{name} is protected by a password; save a copy without one and use that.")


def walk(name: str, stream: IO[bytes], start: Start, end: End, text: Text) -> None:
    """Call back for each element of an XML file; no document type, no entities, no outside parts."""
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise broken(name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        while piece := stream.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError):
        raise broken(name) from None


def local(tag: str) -> str:
    """An element's or attribute's name without its prefix."""
    return tag.rpartition(":")[2]


def column_number(letters: str) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
