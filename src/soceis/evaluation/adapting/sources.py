"""From a sheet to rows by heading: titles skipped, headings of several rows joined, totals left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from soceis.evaluation.adapting.files import Book, Cell, Sheet, read_book
from soceis.evaluation.adapting.files.cells import FormulaError
from soceis.evaluation.adapting.findings import Notebook
from soceis.evaluation.adapting.mapping import AreaMapping, SourceSpec, used_columns
from soceis.evaluation.adapting.mapping.shape import LookUp, Test
from soceis.evaluation.adapting.values import is_ticked, plain, text_of
from soceis.evaluation.errors import WorkbookUnreadable

JOIN = " / "
TOTAL = "a row of totals"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of data: its number in the sheet, and its cells by plain heading."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The rows of a source, what was left out of them and why, and its headings as they stand."""

    name: str
    place: str
    rows: tuple[SourceRow, ...]
    read: int
    left_out: Mapping[str, tuple[int, ...]]
    headings: Mapping[str, str]
    date_1904: bool


def heading_key(text: str) -> str:
    """A heading as it is compared: case, spaces and punctuation do not matter."""
    return plain(text) or " ".join(text.split())


def read_sources(
    mapping: AreaMapping, folder: Path, notebook: Notebook
) -> tuple[dict[str, SourceTable], tuple[str, ...]]:
    """Every source that can be read, and one sentence for each file that cannot.

    WorkbookUnreadable when none can be read.
    """
    books: dict[str, Book] = {}
    problems: dict[str, str] = {}
    for spec in mapping.sources.values():
        if spec.file in books or spec.file in problems:
            continue
        try:
            books[spec.file] = read_book(folder / spec.file)
        except WorkbookUnreadable as error:
            problems[spec.file] = str(error)
    if not books:
        raise WorkbookUnreadable(next(iter(problems.values())))
    _note_files(mapping, books, notebook)
    reader = _Reader(mapping, notebook)
    tables = {
        spec.name: reader.source(spec, books[spec.file])
        for spec in mapping.sources.values()
        if spec.file in books
    }
    return {name: _joined(table, mapping, tables, notebook) for name, table in tables.items()}, tuple(
        problems.values()
    )


def _note_files(mapping: AreaMapping, books: Mapping[str, Book], notebook: Notebook) -> None:
    for file, book in books.items():
        for code, row, times in book.notes:
            notebook.note(code, file, row=row, times=times)
        used = {spec.sheet for spec in mapping.sources.values() if spec.file == file}
        if len(book.sheets) > 1:
            for name in sorted(set(book.sheets) - used):
                notebook.note("sheet_not_used", place_of(file, name))


def place_of(file: str, sheet: str) -> str:
    return f"{file}, sheet {sheet}" if sheet else file


class _Reader:
    """Reads sources one after another into one notebook."""

    def __init__(self, mapping: AreaMapping, notebook: Notebook) -> None:
        self.mapping = mapping
        self.notebook = notebook
        self.used = used_columns(mapping)

    def source(self, spec: SourceSpec, book: Book) -> SourceTable:
        place = place_of(spec.file, spec.sheet)
        sheet = _sheet(spec, book)
        if sheet is None:
            self.notebook.note("sheet_missing", place)
            return SourceTable(spec.name, place, (), 0, {}, {}, book.date_1904)
        if sheet.hidden:
            self.notebook.note("hidden_sheet", place)
        names = headings(sheet, spec.header_rows)
        columns = self._columns(spec, place, names)
        rows: list[SourceRow] = []
        left_out: dict[str, list[int]] = {}
        read = 0
        for number, cells in sheet.rows:
            if number <= spec.header_rows[-1]:
                continue
            read += 1
            row = self._row(place, number, cells, columns, len(names))
            reason = self._reason(spec, row, cells)
            if reason:
                left_out.setdefault(reason, []).append(number)
            else:
                rows.append(row)
        self._about_rows(place, sheet, spec, read)
        told = {key: names[index] for key, index in columns.items()}
        return SourceTable(
            spec.name,
            place,
            tuple(rows),
            read,
            {k: tuple(v) for k, v in left_out.items()},
            told,
            book.date_1904,
        )

    def _columns(self, spec: SourceSpec, place: str, names: tuple[str, ...]) -> dict[str, int]:
        columns: dict[str, int] = {}
        for index, name in enumerate(names):
            key = heading_key(name)
            if not key:
                continue
            if key in columns:
                self.notebook.note("heading_twice", place, name)
            columns.setdefault(key, index)
        wanted = {heading_key(name): name for name in self.used[spec.name] if not _is_joined(spec, name)}
        for key, name in sorted(wanted.items()):
            if key not in columns:
                self.notebook.note("column_missing", place, name)
        for key, index in columns.items():
            if key not in wanted:
                self.notebook.note("column_not_used", place, names[index])
        return columns

    def _row(
        self, place: str, number: int, cells: tuple[Cell, ...], columns: Mapping[str, int], width: int
    ) -> SourceRow:
        if any(cell is not None for cell in cells[width:]):
            self.notebook.note("more_values_than_columns", place, row=number)
        found: dict[str, Cell] = {}
        for key, index in columns.items():
            cell = cells[index] if index < len(cells) else None
            if isinstance(cell, FormulaError):
                self.notebook.note("formula_error", place, key, row=number, word=cell.kind[:20])
                cell = None
            found[key] = None if is_missing(cell, self.mapping.missing_words) else cell
        return SourceRow(number, found)

    def _reason(self, spec: SourceSpec, row: SourceRow, cells: tuple[Cell, ...]) -> str:
        for left in spec.leave_out:
            if holds(left.when, row):
                return left.reason
        first = next((cell for cell in cells if cell is not None), None)
        return TOTAL if isinstance(first, str) and plain(first) in self.mapping.total_words else ""

    def _about_rows(self, place: str, sheet: Sheet, spec: SourceSpec, read: int) -> None:
        last = spec.header_rows[-1]
        if not read:
            self.notebook.note("no_rows", place)
        numbers = {number for number, _ in sheet.rows if number > last}
        for number in sorted(numbers & sheet.hidden_rows):
            self.notebook.note("hidden_rows", place, row=number)
        for number, _ in sheet.uncalculated:
            if number > last:
                self.notebook.note("formula_without_value", place, row=number)
        for merge in sheet.merges:
            if merge.top >= last and merge.top + 1 in numbers:
                self.notebook.note("merged_data", place, row=merge.top + 1)


def _is_joined(spec: SourceSpec, name: str) -> bool:
    return any(name.startswith(f"{joined.source}.") for joined in spec.look_up)


def _sheet(spec: SourceSpec, book: Book) -> Sheet | None:
    if not spec.sheet:
        return next(iter(book.sheets.values()), None)
    return book.sheets.get(spec.sheet)


def headings(sheet: Sheet, header_rows: tuple[int, ...]) -> tuple[str, ...]:
    """The heading of each column: the headings of all heading rows, from above, joined by a slash.

    A heading over merged cells stands for each of them. In a file without merged cells, such as CSV, a
    heading of an upper row stands for the empty cells to its right.
    """
    by_number = dict(sheet.rows)
    width = max((len(cells) for cells in by_number.values()), default=0)
    lines = [[text_of(cell) for cell in by_number.get(number, ())] for number in header_rows]
    for texts in lines:
        texts.extend([""] * (width - len(texts)))
    if sheet.merges:
        _fill_merges(sheet, header_rows, lines)
    elif len(lines) > 1:
        for line in lines[:-1]:
            _fill_right(line, lines[-1])
    joined: list[str] = []
    for column in range(width):
        parts: list[str] = []
        for line in lines:
            text = " ".join(line[column].split())
            if text and text not in parts:
                parts.append(text)
        joined.append(JOIN.join(parts))
    while joined and not joined[-1]:
        joined.pop()
    return tuple(joined)


def _fill_merges(sheet: Sheet, header_rows: tuple[int, ...], lines: list[list[str]]) -> None:
    for merge in sheet.merges:
        if merge.top + 1 not in header_rows:
            continue
        text = lines[header_rows.index(merge.top + 1)]
        value = text[merge.left] if merge.left < len(text) else ""
        for number in range(merge.top + 1, min(merge.bottom + 1, header_rows[-1]) + 1):
            filled = lines[header_rows.index(number)]
            for column in range(merge.left, min(merge.right + 1, len(filled))):
                filled[column] = filled[column] or value


def _fill_right(line: list[str], below: list[str]) -> None:
    current = ""
    for column, text in enumerate(line):
        current = text or current
        if below[column]:
            line[column] = current


def is_missing(cell: Cell, missing_words: frozenset[str]) -> bool:
    """An empty cell, or one with a word that the mapping counts as missing."""
    if cell is None or isinstance(cell, FormulaError):
        return True
    if not isinstance(cell, str):
        return False
    return not cell.strip() or (plain(cell) or cell.strip()) in missing_words


def cell_of(row: SourceRow, column: str) -> Cell:
    """The cell under a heading; missing when the sheet has no such column."""
    return row.cells.get(heading_key(column))


def holds(tests: Iterable[Test], row: SourceRow) -> bool:
    """Whether every test holds for a row; no tests always hold."""
    return all(_holds(test, cell_of(row, test.column)) for test in tests)


def _holds(test: Test, cell: Cell) -> bool:
    if test.kind == "present":
        return cell is not None
    if test.kind == "missing":
        return cell is None
    if test.kind == "words":
        text = text_of(cell)
        return cell is not None and (plain(text) or text) in test.words
    return is_ticked(cell) == (test.kind == "ticked")


def _joined(
    table: SourceTable, mapping: AreaMapping, tables: Mapping[str, SourceTable], notebook: Notebook
) -> SourceTable:
    """The rows with the columns of the sheets to look up, called `source.heading`."""
    look_ups = [joined for joined in mapping.sources[table.name].look_up if joined.source in tables]
    if not look_ups:
        return table
    rows = list(table.rows)
    for joined in look_ups:
        rows = list(_looked_up(table, rows, joined, tables[joined.source], notebook))
    return SourceTable(
        table.name, table.place, tuple(rows), table.read, table.left_out, table.headings, table.date_1904
    )


def _looked_up(
    table: SourceTable, rows: list[SourceRow], joined: LookUp, other: SourceTable, notebook: Notebook
) -> Iterator[SourceRow]:
    index: dict[str, SourceRow] = {}
    for row in other.rows:
        key = plain(text_of(cell_of(row, joined.other)))
        if key in index:
            notebook.note("partner_twice", other.place, joined.other, row=row.number)
        elif key:
            index[key] = row
    for row in rows:
        partner = index.get(plain(text_of(cell_of(row, joined.own))))
        if partner is None:
            notebook.note("no_partner", table.place, joined.own, row=row.number)
            yield row
            continue
        more = {heading_key(f"{other.name}.{key}"): cell for key, cell in partner.cells.items()}
        yield SourceRow(row.number, {**row.cells, **more})
