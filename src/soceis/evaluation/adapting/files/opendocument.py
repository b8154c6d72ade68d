"""What the XML of an .ods says about its sheets (OpenDocument 1.3, part 3, tables)."""

from __future__ import annotations

import zipfile

from soceis.evaluation.adapting.files.cells import Merge
from soceis.evaluation.adapting.files.guarding import About, broken, local, protected, too_large, walk

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
LARGEST_REPEAT = 20_000_000


def about(name: str, archive: zipfile.ZipFile) -> dict[str, About]:
    """The sheets by name; WorkbookUnreadable when a password protects the file or it is none."""
    parts = set(archive.namelist())
    if MANIFEST in parts and b"encryption-data" in archive.read(MANIFEST):
        raise protected(name)
    if CONTENT not in parts:
        raise broken(name)
    tables = _Tables(name)
    with archive.open(CONTENT) as stream:
        walk(name, stream, tables.start, tables.end, tables.text)
    return tables.found


def _repeats(attributes: dict[str, str], key: str) -> int:
    number = attributes.get(key, "1")
    return int(number) if number.isdecimal() and 0 < len(number) < 9 else 1


class _Tables:
    """Follows the elements of content.xml."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: dict[str, About] = {}
        self.sheet = About()
        self.row, self.column = 0, 0
        self.row_repeats, self.repeats = 1, 1
        self.filled = False
        self.in_cell = False
        self.span = (1, 1)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "table" and tag.startswith("table:"):
            self.sheet = self.found.setdefault(attributes.get("table:name", ""), About())
            self.row = 0
        elif kind == "table-row":
            self.row_repeats = _repeats(attributes, "table:number-rows-repeated")
            self.column = 0
            if attributes.get("table:visibility", "visible") != "visible":
                self.sheet.hidden_rows.update(range(self.row + 1, self.row + 1 + min(self.row_repeats, 1000)))
        elif kind in {"table-cell", "covered-table-cell"}:
            self._cell(kind, attributes)

    def _cell(self, kind: str, attributes: dict[str, str]) -> None:
        self.repeats = _repeats(attributes, "table:number-columns-repeated")
        self.in_cell = True
        value_type = attributes.get("office:value-type", "")
        self.filled = kind == "table-cell" and value_type not in {"", "string"}
        self.span = (
            _repeats(attributes, "table:number-rows-spanned"),
            _repeats(attributes, "table:number-columns-spanned"),
        )
        if attributes.get("table:formula") and not value_type:
            self.sheet.uncalculated.append((self.row + 1, self.column + 1))

    def text(self, text: str) -> None:
        if self.in_cell and text.strip():
            self.filled = True

    def end(self, tag: str) -> None:
        kind = local(tag)
        if kind in {"table-cell", "covered-table-cell"}:
            self._finished()
        elif kind == "table-row":
            self.row += self.row_repeats

    def _finished(self) -> None:
        self.in_cell = False
        if self.span != (1, 1):
            self.sheet.merges.append(
                Merge(self.row, self.column, self.row + self.span[0] - 1, self.column + self.span[1] - 1)
            )
        self.column += self.repeats
        if not self.filled:
            return
        if self.repeats * self.row_repeats > LARGEST_REPEAT:
            raise too_large(self.name)
        self.sheet.reach(self.name, self.row + self.row_repeats, self.column)
