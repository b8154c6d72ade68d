"""The extract: read from a folder or from tables in memory, parsed, checked, and described.

`Extract` is what every computation takes. It never changes, holds no connection, and may be shared
between threads.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.errors import ExtractUnreadable
from soceis.evaluation.frames import reading
from soceis.evaluation.frames.checking import Dropped, check
from soceis.evaluation.frames.files import BetterAsText, FileTable, TypedFile
from soceis.evaluation.frames.findings import Finding, finding
from soceis.evaluation.frames.meta import META_FILE, Area, Meta, parse, parse_text
from soceis.evaluation.frames.writing import fingerprint_of_table, write_extract

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Area", "Extract", "Finding", "read_folder", "write_extract"]


@dataclass(frozen=True, slots=True)
class Extract:
    """A checked extract.

    `tables` holds the parsed tables (a column C beside C__problem, see `checking`): in memory, or as a Parquet
    file with what was wrong in it. `missing` holds the columns that each table lacks, `inputs` the SHA-256 of
    each thing read.
    """

    meta: Meta
    tables: dict[str, pa.Table | FileTable]
    missing: dict[str, tuple[str, ...]]
    dropped: tuple[Dropped, ...]
    read: tuple[tuple[str, str, int], ...]
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...]

    @classmethod
    def from_tables(cls, meta: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Extract:
        """An extract from tables in memory, as the service has them.

        `meta` has the content of extract.json (dates may be dates or texts); `tables` maps a table's
        name to its columns, of any type. ExtractUnreadable when a required table or key is missing.
        """
        text_tables, findings = reading.read_memory(tables)
        inputs = tuple((name, fingerprint_of_table(tables[name])) for name in sorted(text_tables))
        return _checked(meta, text_tables, findings, inputs)

    def files(self) -> tuple[str, ...]:
        """The files that its tables still lie in; ExtractUnreadable when one is no longer what was read."""
        found = [table for table in self.tables.values() if isinstance(table, FileTable)]
        for table in found:
            table.must_be_as_read()
        return tuple(table.path for table in found)

    def lacks(self, table: str, *columns: str) -> str:
        """What is missing of a table and its columns, in words; empty when all is there."""
        if table not in self.tables:
            return f"the table {table} is missing"
        gone = [column for column in columns if column in self.missing[table]]
        return f"the table {table} has no column {gone[0]}" if gone else ""


def read_folder(path: str | os.PathLike[str]) -> Extract:
    """The extract in a folder; ExtractUnreadable, with one sentence, when it cannot be read at all."""
    folder = Path(path)
    if not folder.exists():
        raise ExtractUnreadable(f"there is no folder {folder}; check the name, or make the extract first.")
    if not folder.is_dir():
        raise ExtractUnreadable(f"{folder} is a file; give the folder that holds {META_FILE} and the tables.")
    try:
        return _read(folder)
    except OSError as error:
        raise ExtractUnreadable(
            f"{error.filename or folder} cannot be opened ({error.strerror}); check who may read it, and try again."
        ) from None


def _read(folder: Path) -> Extract:
    about = folder / META_FILE
    if not about.is_file():
        raise ExtractUnreadable(
            f"{folder} holds no {META_FILE}; give the folder of an extract, or add the file."
        )
    try:
        text = about.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ExtractUnreadable(f"{META_FILE} is not UTF-8 text; save it as UTF-8.") from None
    content = parse_text(text)
    parse(content)
    files, about_files = reading.table_files(folder)
    read = [about, *(files[name] for name in files)]
    as_text: frozenset[str] = frozenset()
    while True:
        tables, findings = reading.read_files(files, as_text)
        inputs = tuple(sorted((path.name, reading.fingerprint(path)) for path in read))
        try:
            return _checked(content, tables, (*about_files, *findings), inputs)
        except BetterAsText as found:
            as_text |= {found.name}


def _checked(
    content: Mapping[str, Any],
    text_tables: Mapping[str, reading.TextTable | TypedFile],
    findings: tuple[Finding, ...],
    inputs: tuple[tuple[str, str], ...],
) -> Extract:
    meta, about_meta = parse(content)
    result = check(meta, text_tables)
    about_tables = tuple(found for table in text_tables.values() for found in table.findings)
    with_referrals = {area for name, area, rows in result.read if name == "referrals" and rows}
    empty = tuple(
        finding("no_rows_in_area", "warning", "referrals", area=area.name, column="area", value=area.name)
        for area in meta.areas
        if area.name not in with_referrals
    )
    return Extract(
        meta,
        result.tables,
        {name: table.missing_columns for name, table in text_tables.items()},
        result.dropped,
        result.read,
        (*about_meta, *findings, *about_tables, *result.findings, *empty),
        inputs,
    )
