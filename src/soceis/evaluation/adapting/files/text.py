"""A text file with separated values: its encoding and its separator found out, not assumed."""

from __future__ import annotations

import csv
import io

from soceis.evaluation.adapting.files.cells import Book, Cell, FormulaError, Sheet
from soceis.evaluation.adapting.files.guarding import (
    ERROR_TEXT,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    too_large,
)
from soceis.evaluation.errors import WorkbookUnreadable

SEPARATORS = ",;\t|"
LOOKED_AT = 200
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
Note = tuple[str, int | None, int]


def read_text(name: str, content: bytes) -> Book:
    """The file as a book of one sheet; WorkbookUnreadable when it is no text with columns."""
    text, notes = _decoded(name, content)
    if "\0" in text:
        raise WorkbookUnreadable(
            f"{name} is not a text file; save it as CSV, or give the workbook that it came from."
        )
    _refuse_open_quote(name, text)
    rows = _rows(name, text, _separator(text))
    return Book(name, {"": Sheet("", rows)}, notes=notes)


def _decoded(name: str, content: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _by(name, content, encoding)
    if content[:400].count(b"\0") > len(content[:400]) // 4:
        little = content[1:400:2].count(b"\0") >= content[0:400:2].count(b"\0")
        return _by(name, content, "utf-16-le" if little else "utf-16-be")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _line_by_line(content)


def _by(name: str, content: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding.startswith("utf-8"):
            return _line_by_line(content[3:])
        raise WorkbookUnreadable(
            f"{name} begins like UTF-16 text but breaks off; save it again, as UTF-8."
        ) from None


def _line_by_line(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Each line by its own encoding, because lists are often pasted together from several systems."""
    lines: list[str] = []
    windows: list[int] = []
    utf8: list[int] = []
    undone: list[int] = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
            if not line.isascii():
                utf8.append(number)
        except UnicodeDecodeError:
            windows.append(number)
            try:
                lines.append(line.decode("cp1252"))
            except UnicodeDecodeError:
                undone.append(number)
                lines.append(line.decode("cp1252", errors="replace"))
    notes: list[Note] = []
    if utf8:
        notes.append(("mixed_encodings", windows[0], len(windows)))
    else:
        notes.append(("windows_text", None, 1))
    if undone:
        notes.append(("broken_text", undone[0], len(undone)))
    return "\n".join(lines), tuple(notes)


def _refuse_open_quote(name: str, text: str) -> None:
    if text.count('"') % 2:
        raise WorkbookUnreadable(
            f"{name} opens a quotation mark that it never closes, so that rows would run into each other;"
            " correct it and save the file again."
        )


def _separator(text: str) -> str:
    """The separator that splits the most of the first lines into the same number of columns, above one."""
    head = "\n".join(text.splitlines()[:LOOKED_AT])
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        widths = [len(row) for row in _split(head, separator) if any(row)]
        several = [width for width in widths if width > 1]
        if not several:
            continue
        common = max(set(several), key=lambda width: (several.count(width), width))
        score = (several.count(common) / len(widths), common)
        if score > best_score:
            best, best_score = separator, score
    return best


def _split(text: str, separator: str) -> list[list[str]]:
    longest = csv.field_size_limit(max(len(text), 1 << 20))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []
    finally:
        csv.field_size_limit(longest)


def _rows(name: str, text: str, separator: str) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    cells = 0
    parsed = _split(text, separator)
    if not parsed and text.strip():
        raise WorkbookUnreadable(f"{name} cannot be split into columns; save it again as CSV.")
    for number, row in enumerate(parsed, start=1):
        if not any(value.strip() for value in row):
            continue
        cells += len(row)
        if len(row) > MOST_COLUMNS or len(rows) >= MOST_ROWS or cells > MOST_CELLS:
            raise too_large(name)
        rows.append((number, tuple(as_cell(value) for value in row)))
    return tuple(rows)


def as_cell(value: str) -> Cell:
    """A text cell: missing when it is blank, an error when it prints like one."""
    stripped = value.strip()
    if not stripped:
        return None
    return FormulaError(stripped) if ERROR_TEXT.fullmatch(stripped) else stripped
