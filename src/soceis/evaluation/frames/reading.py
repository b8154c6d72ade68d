"""Tables as text: CSV and Parquet files, and tables in memory, with every cell a text or missing.

No type in a file is trusted: everything becomes text here and is parsed, with findings, in `checking`. A
Parquet file whose columns all have the contract's types stays where it lies (`files`).
A blank line in a CSV file is not a row. Rows count from 1, without the header.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.errors import ExtractUnreadable
from soceis.evaluation.frames.beside import EVERY, EVERY_BY_NAME
from soceis.evaluation.frames.files import FILE_ROW, LONGEST_KEY, ROW, NotSound, TypedFile, stamp_of, type_of
from soceis.evaluation.frames.findings import Finding, finding, shown
from soceis.evaluation.frames.schema import IDENTIFYING_FILES, TableSchema
from soceis.evaluation.frames.texts import as_text

if TYPE_CHECKING:
    import pyarrow as pa

BLOCK = 1 << 20
PARSE_BLOCK = 1 << 26
ROWS_BEYOND_DOUBT, MOST_ROWS_AS_TEXT = 1_000_000, 20_000_000
# Names that the checking uses beside the columns, as it does all those with two underscores.
TAKEN = ("data_date", FILE_ROW)
ENDINGS = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as text. `content` holds the columns of the schema (missing ones as all missing) and the row number."""

    schema: TableSchema
    content: pa.Table
    missing_columns: tuple[str, ...]
    findings: tuple[Finding, ...]
    skipped: int = 0


class TableUnreadable(Exception):
    """A file that cannot be read as a table: the reason as the end of a sentence."""


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()


def table_files(folder: Path) -> tuple[dict[str, Path], tuple[Finding, ...]]:
    """The file of each table of the contract, and findings about the other files."""
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    for path in sorted(folder.iterdir()):
        name, ending = path.stem, path.suffix
        if path.name.startswith(".") or path.name == "extract.json":
            continue
        if name in IDENTIFYING_FILES:
            findings.append(finding("identifying_file", "error", shown(path.name)))
        elif ending not in ENDINGS or name not in EVERY_BY_NAME or not path.is_file():
            findings.append(finding("unknown_file", "note", shown(path.name)))
        elif name in files:
            raise ExtractUnreadable(
                f"the table {name} stands in the folder twice ({files[name].name} and {path.name}); remove one of them."
            )
        else:
            files[name] = path
    return files, tuple(findings)


def read_files(
    files: Mapping[str, Path], as_text: frozenset[str] = frozenset()
) -> tuple[dict[str, TextTable | TypedFile], tuple[Finding, ...]]:
    """Every table that can be read; ExtractUnreadable when a required one cannot.

    The tables named in `as_text` become text whatever their types.
    """
    tables: dict[str, TextTable | TypedFile] = {}
    findings: list[Finding] = []
    for schema in EVERY:
        path = files.get(schema.name)
        if path is None:
            _table_is_missing(schema, findings)
            continue
        try:
            tables[schema.name] = _read(schema, path, schema.name in as_text)
        except TableUnreadable as error:
            _table_is_unreadable(schema, path.name, str(error), findings)
    return tables, tuple(findings)


def _read(schema: TableSchema, path: Path, as_text: bool) -> TextTable | TypedFile:
    if path.suffix == ".csv":
        return _read_csv(schema, path)
    if not as_text:
        with contextlib.suppress(NotSound):
            return _typed_file(schema, path)
    return _read_parquet(schema, path)


def read_memory(given: Mapping[str, pa.Table]) -> tuple[dict[str, TextTable], tuple[Finding, ...]]:
    """Tables in memory; ExtractUnreadable when a required one is missing."""
    tables: dict[str, TextTable] = {}
    findings = [
        finding("unknown_file", "note", shown(name)) for name in sorted(set(given) - set(EVERY_BY_NAME))
    ]
    for schema in EVERY:
        if schema.name not in given:
            _table_is_missing(schema, findings)
            continue
        try:
            tables[schema.name] = _fit(schema, given[schema.name])
        except TableUnreadable as error:
            _table_is_unreadable(schema, schema.name, str(error), findings)
    return tables, tuple(findings)


def _table_is_missing(schema: TableSchema, findings: list[Finding]) -> None:
    if schema.presence == "required":
        raise ExtractUnreadable(
            f"the table {schema.name} is missing; add {schema.name}.csv or {schema.name}.parquet to the extract."
        )
    if schema.presence == "beside":
        return
    findings.append(
        finding("missing_table", "error" if schema.presence == "expected" else "note", schema.name)
    )


def _table_is_unreadable(schema: TableSchema, name: str, why: str, findings: list[Finding]) -> None:
    if schema.presence == "required":
        raise ExtractUnreadable(f"{name} cannot be read: {why}")
    findings.append(finding("unreadable_table", "error", schema.name, detail=why[0].upper() + why[1:]))


def _typed_file(schema: TableSchema, path: Path) -> TypedFile:
    """A Parquet file that can stay where it lies; NotSound when its rows must be read as text."""
    import pyarrow as pa
    from pyarrow import parquet

    stamp = stamp_of(path)
    try:
        with parquet.ParquetFile(path) as file:
            found, rows = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError):
        raise NotSound from None
    names = [name.lower() for name in found.names]
    ambiguous = len(set(names)) < len(names) or {FILE_ROW, ROW} & set(names)
    if not rows or schema.keeps_extra_columns or ambiguous or set("*?[") & set(str(path)):
        raise NotSound
    empty = _fit(schema, found.empty_table())
    if any(column.required and column.name in empty.missing_columns for column in schema.columns):
        raise NotSound
    types = {
        column.name: type_of(column, found.field(column.name).type)
        for column in schema.columns
        if column.name not in empty.missing_columns
    }
    return TypedFile(schema, str(path.absolute()), stamp, rows, types, empty.missing_columns, empty.findings)


def fitted(schema: TableSchema, rows: pa.Table, missing: tuple[str, ...]) -> TextTable:
    """Rows of a table that were taken out of their file, as text; they bring their numbers."""
    numbers = rows.column(ROW)
    text = _fit(schema, rows.drop_columns([name for name in rows.column_names if name not in schema.names]))
    content = text.content.set_column(text.content.column_names.index(ROW), ROW, numbers)
    return TextTable(schema, content, missing, ())


def _read_parquet(schema: TableSchema, path: Path) -> TextTable:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            present = file.schema_arrow.names
            _refuse_unfolding(schema, path, file.metadata.num_rows)
            wanted = [n for n in present if schema.keeps_extra_columns or n in schema.names]
            _refuse_doubled(present)
            content = file.read(columns=wanted)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TableUnreadable(f"it is not a Parquet file ({_first_line(error)}); write it again.") from None
    return _fit(schema, content, present)


def _refuse_unfolding(schema: TableSchema, path: Path, rows: int) -> None:
    """Refuse a small file that would fill the memory: Parquet says one value and how many times it stands.

    A key that is different in every row takes some bits of each.
    """
    size = path.stat().st_size
    alike = len(schema.unique) == 1 and rows > ROWS_BEYOND_DOUBT and 8 * size < rows
    if alike or rows > MOST_ROWS_AS_TEXT:
        raise TableUnreadable(
            f"it says that it holds {rows} rows in {size} bytes, which is more than can be read;"
            " write it again, with the types of the contract."
        )


def _read_csv(schema: TableSchema, path: Path) -> TextTable:
    header = _header(path)
    _refuse_doubled(header)
    _refuse_odd_quotes(path)
    try:
        content, skipped = _parse_fast(path, header)
    except _TooHardForTheFastParser:
        content, skipped = _parse_slowly(path, header)
    return _fit(schema, content, header, skipped)


class _TooHardForTheFastParser(Exception):
    """A row longer than a block: the slow reader copes with it."""


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            names = next(csv.reader(stream), [])
    except (OSError, csv.Error) as error:
        raise TableUnreadable(
            f"its first line is not a header ({_first_line(error)}); write it again."
        ) from None
    if not any(names):
        raise TableUnreadable("it is empty; write at least the header row.")
    if any("\0" in name for name in names):
        raise TableUnreadable("it is not UTF-8 text; save it as UTF-8.")
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        raise TableUnreadable("its columns are not separated by commas; save it with commas.")
    return names


def _refuse_doubled(names: Sequence[str]) -> None:
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise TableUnreadable(f'it has the column "{shown(doubled[0])}" twice; keep one of them.')


def _refuse_odd_quotes(path: Path) -> None:
    with path.open("rb") as stream:
        quotes = sum(block.count(b'"') for block in iter(lambda: stream.read(BLOCK), b""))
    if quotes % 2:
        raise TableUnreadable(
            "a quotation mark is opened but never closed; correct it and write the file again."
        )


def _parse_fast(path: Path, header: Sequence[str]) -> tuple[pa.Table, list[int]]:
    import pyarrow as pa
    import pyarrow.csv as arrow_csv

    skipped: list[int] = []

    def skip(row: Any) -> str:
        skipped.append(row.number)
        return "skip"

    names = [f"c{i}" for i in range(len(header))]
    try:
        content = arrow_csv.read_csv(
            _as_utf8(path),
            read_options=arrow_csv.ReadOptions(
                use_threads=False, block_size=PARSE_BLOCK, column_names=names, skip_rows_after_names=1
            ),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True, invalid_row_handler=skip),
            convert_options=arrow_csv.ConvertOptions(
                column_types={name: pa.binary() for name in names},
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        raise _TooHardForTheFastParser from None
    return content.rename_columns(list(header)), [number - 1 for number in skipped]


def _as_utf8(path: Path) -> Any:
    """The file, or, when its encoding is broken, its text with each broken byte marked as such.

    The parser calls `skip` with the text of the row, which it can only decode when it is UTF-8.
    """
    import pyarrow as pa

    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            for block in iter(lambda: stream.read(BLOCK), b""):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return pa.BufferReader(path.read_bytes().decode("utf-8", errors="replace").encode())
    return path


def _parse_slowly(path: Path, header: Sequence[str]) -> tuple[pa.Table, list[int]]:
    import pyarrow as pa

    columns: list[list[str]] = [[] for _ in header]
    skipped: list[int] = []
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    longest = csv.field_size_limit(max(len(text), BLOCK))
    try:
        for number, row in enumerate(_rows(text)):
            if number == 0:
                continue
            if len(row) != len(header):
                skipped.append(number)
                continue
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    except csv.Error as error:
        raise TableUnreadable(f"it is not a CSV file ({_first_line(error)}); write it again.") from None
    finally:
        csv.field_size_limit(longest)
    return pa.table(
        {n: pa.array(c, pa.large_string()) for n, c in zip(header, columns, strict=True)}
    ), skipped


def _rows(text: str) -> Iterator[list[str]]:
    return (row for row in csv.reader(io.StringIO(text, newline="")) if row)


def _fit(
    schema: TableSchema,
    content: pa.Table,
    present: Sequence[str] | None = None,
    skipped: Sequence[int] = (),
) -> TextTable:
    """The columns of the schema as text, with row numbers and findings about the columns and the skipped rows."""
    import pyarrow as pa

    names = list(present if present is not None else content.column_names)
    _refuse_doubled(names)
    missing = tuple(name for name in schema.names if name not in names)
    lacking = [name for name in schema.keys if name in missing]
    if lacking:
        found = ", ".join(shown(name) for name in names[:20])
        raise TableUnreadable(
            f"it has no column {lacking[0]} (its columns are {found}); write the header as listed."
        )
    extra = [name for name in names if name not in schema.names]
    own = [name for name in extra if schema.keeps_extra_columns and _may_stay(name, extra, schema)]
    kept = [*schema.names, *own]
    rows = content.num_rows
    columns = {n: as_text(content.column(n)) if n in names else pa.nulls(rows, pa.string()) for n in kept}
    columns[ROW] = _row_numbers(rows, skipped)
    findings = [_missing_column(schema, name) for name in missing]
    findings += [
        finding("unknown_column", "note", schema.name, column=shown(name))
        for name in extra
        if name not in own
    ]
    findings += [finding("wrong_number_of_columns", "error", schema.name, row=number) for number in skipped]
    return TextTable(schema, pa.table(columns), missing, tuple(findings), len(skipped))


def _may_stay(name: str, extra: Sequence[str], schema: TableSchema) -> bool:
    """Whether a column of the sender's own can be told from every other, whatever the case of its letters."""
    alike = [other for other in (*extra, *schema.names, *TAKEN) if other.lower() == name.lower()]
    return name.isprintable() and 0 < len(name) <= LONGEST_KEY and "__" not in name and alike == [name]


def _missing_column(schema: TableSchema, name: str) -> Finding:
    required = any(column.name == name and column.required for column in schema.columns)
    return finding("missing_column", "error" if required else "note", schema.name, column=name)


def _row_numbers(rows: int, skipped: Sequence[int]) -> pa.Array:
    import pyarrow as pa

    if not skipped:
        return pa.array(range(1, rows + 1), pa.int64())
    gone = set(skipped)
    return pa.array([n for n in range(1, rows + len(gone) + 1) if n not in gone], pa.int64())


def _first_line(error: Exception) -> str:
    return shown(str(error).splitlines()[0] if str(error) else type(error).__name__)
