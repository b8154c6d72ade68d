"""Files that people send: workbooks and text with separated values, read without running anything in them.

`read_book` looks at the content, not at the ending of the name. Every failure is a WorkbookUnreadable
with one sentence.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from soceis.evaluation.adapting.files import opendocument, openxml
from soceis.evaluation.adapting.files.cells import Book, Cell, FormulaError, Merge, Sheet
from soceis.evaluation.adapting.files.guarding import (
    LARGEST_FILE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    About,
    broken,
    check_zip,
    protected,
    too_large,
)
from soceis.evaluation.adapting.files.text import as_cell, read_text
from soceis.evaluation.errors import WorkbookUnreadable

__all__ = ["Book", "Cell", "FormulaError", "Merge", "Sheet", "read_book"]

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_book(path: Path) -> Book:
    """The sheets of a file; WorkbookUnreadable, with one sentence, when it cannot be read."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise WorkbookUnreadable(
                f"{path.name} is larger than {LARGEST_FILE // 2**20} MB; split it, or delete what is not data."
            )
        content = path.read_bytes()
    except OSError as error:
        raise WorkbookUnreadable(
            f"{path.name} cannot be opened ({error.strerror}); check its name and who may read it."
        ) from None
    return read_bytes(path.name, content)


def read_bytes(name: str, content: bytes) -> Book:
    """The same for bytes in memory; `name` is what the messages call the file."""
    if not content.strip():
        raise WorkbookUnreadable(f"{name} is empty; ask for a new copy.")
    if content.startswith(ZIP):
        return _zipped(name, content)
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise protected(name)
        return _with_calamine(name, content, {}, date_1904=False, notes=(("errors_not_told", None, 1),))
    return read_text(name, content)


def _zipped(name: str, content: bytes) -> Book:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_zip(name, archive)
            return _inside(name, content, archive)
    except (zipfile.BadZipFile, KeyError, RuntimeError, UnicodeDecodeError, ValueError, OSError):
        raise broken(name) from None


def _inside(name: str, content: bytes, archive: zipfile.ZipFile) -> Book:
    parts = set(archive.namelist())
    if opendocument.CONTENT in parts:
        return _with_calamine(name, content, opendocument.about(name, archive), date_1904=False, notes=())
    if "xl/workbook.bin" in parts:
        raise WorkbookUnreadable(
            f"{name} is a binary workbook (.xlsb), which is not read; save it as .xlsx and use that."
        )
    found = openxml.about(name, archive)
    notes = (("macros", None, 1),) if found.macros else ()
    return _with_calamine(name, content, found.sheets, date_1904=found.date_1904, notes=notes)


def _with_calamine(
    name: str,
    content: bytes,
    about: Mapping[str, About],
    *,
    date_1904: bool,
    notes: tuple[tuple[str, int | None, int], ...],
) -> Book:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets: dict[str, Sheet] = {}
        for metadata in workbook.sheets_metadata:
            if str(metadata.typ).rpartition(".")[2] != "WorkSheet":
                continue
            known = about.get(metadata.name, About())
            rows = _rows(name, workbook.get_sheet_by_name(metadata.name), known)
            sheets[metadata.name] = Sheet(
                metadata.name,
                rows,
                tuple(known.merges),
                metadata.visible != SheetVisibleEnum.Visible,
                frozenset(known.hidden_rows),
                tuple(known.uncalculated),
            )
    except PasswordError:
        raise protected(name) from None
    except WorkbookUnreadable:
        raise
    # The library is written in another language; a broken file can come back as any of its errors, a panic too.
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise broken(name) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise broken(name) from None
    return Book(name, sheets, date_1904, notes)


def _rows(name: str, sheet: Any, about: About) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    """The rows that hold something, up to the limits; an error of a formula stands in its cell."""
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    if sheet.width > MOST_COLUMNS:
        raise too_large(name)
    errors: dict[int, dict[int, str]] = {}
    for (line, place), kind in about.errors.items():
        errors.setdefault(line, {})[place] = kind
    cells = 0
    # The library leaves out empty columns at the left, but not empty rows at the top.
    left: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), start=1):
        if number not in errors and not any(value not in {"", None} for value in values):
            continue
        row = left + [_cell(value) for value in values]
        for column, kind in errors.get(number, {}).items():
            if column > MOST_COLUMNS:
                raise too_large(name)
            row += [None] * (column - len(row))
            row[column - 1] = FormulaError(kind)
        if all(value is None for value in row):
            continue
        cells += len(row)
        if len(rows) >= MOST_ROWS or cells > MOST_CELLS:
            raise too_large(name)
        rows.append((number, tuple(row)))
    return tuple(rows)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, bool | float | date | datetime):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return as_cell(str(value))
