"""What the XML of an .xlsx or .xlsm says about its sheets (ECMA-376, SpreadsheetML)."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from soceis.evaluation.adapting.files.cells import Merge
from soceis.evaluation.adapting.files.guarding import CELL_NAME, About, broken, column_number, local, walk

MACROS = ("xl/vbaProject.bin",)


@dataclass(slots=True)
class OpenXml:
    """The sheets by name, whether days count from 1904, and whether macros are inside."""

    sheets: dict[str, About] = field(default_factory=dict)
    date_1904: bool = False
    macros: bool = False


def about(name: str, archive: zipfile.ZipFile) -> OpenXml:
    """Walk the workbook's parts; WorkbookUnreadable when they are not those of a workbook."""
    parts = set(archive.namelist())
    found = OpenXml(macros=any(part in parts for part in MACROS))
    listed: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def workbook(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "workbookPr":
            found.date_1904 = attributes.get("date1904", "0").lower() in {"1", "true"}
        elif local(tag) == "sheet":
            ids = [value for key, value in attributes.items() if local(key) == "id" and ":" in key]
            listed.append((attributes.get("name", ""), ids[0] if ids else ""))

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    root = "xl/workbook.xml"
    rels = "xl/_rels/workbook.xml.rels"
    if root not in parts or rels not in parts:
        raise broken(name)
    for part, handler in ((root, workbook), (rels, relation)):
        with archive.open(part) as stream:
            walk(name, stream, handler, _nothing, _nothing)
    for sheet, identifier in listed:
        target = targets.get(identifier, "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if path in parts:
            found.sheets[sheet] = _sheet(name, archive, path)
    return found


def _nothing(_: str) -> None:
    pass


class _Cells:
    """Follows the elements of one sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found = About()
        self.row = 0
        self.place = (0, 0)
        self.kind = ""
        self.has_formula = False
        self.inside = ""
        self.value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local(tag)
        if kind == "row":
            self._row(attributes)
        elif kind == "c":
            self._cell(attributes)
        elif kind == "f":
            self.has_formula = True
        elif kind in {"v", "t"}:
            self.inside = kind
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) < 9 else self.row + 1
        self.place = (self.row, 0)
        if attributes.get("hidden", "0").lower() in {"1", "true"}:
            self.found.hidden_rows.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        match = CELL_NAME.fullmatch(attributes.get("r", ""))
        self.place = (int(match[2]), column_number(match[1])) if match else (self.row, self.place[1] + 1)
        self.kind, self.has_formula, self.value = attributes.get("t", "n"), False, ""

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        corners = [CELL_NAME.fullmatch(corner) for corner in (first, last or first)]
        if corners[0] and corners[1]:
            (a, b), (c, d) = ((int(m[2]) - 1, column_number(m[1]) - 1) for m in corners if m)
            self.found.merges.append(Merge(a, b, c, d))

    def text(self, text: str) -> None:
        if self.inside and len(self.value) < 40:
            self.value += text[:40]

    def end(self, tag: str) -> None:
        kind = local(tag)
        if kind in {"v", "t"}:
            self.inside = ""
        elif kind == "c":
            self._finished()

    def _finished(self) -> None:
        if self.value.strip():
            self.found.reach(self.name, *self.place)
        if self.kind == "e":
            self.found.errors[self.place] = self.value.strip() or "error"
        elif self.has_formula and not self.value and self.kind != "str":
            self.found.uncalculated.append(self.place)


def _sheet(name: str, archive: zipfile.ZipFile, path: str) -> About:
    cells = _Cells(name)
    with archive.open(path) as stream:
        walk(name, stream, cells.start, cells.end, cells.text)
    return cells.found
