"""The two files of a linkage, read and standardised.

Nothing of what identifies somebody leaves this module but inside `Records.columns`, which only the model
reads: findings and errors name files, columns and row numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.errors import LinkageFileUnreadable
from soceis.evaluation.linkage.findings import Finding, Notebook
from soceis.evaluation.linkage.settings import Settings
from soceis.evaluation.linkage.standardising import columns_of

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

SEPARATORS = ",;\t"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NUMBER = "n"


@dataclass(frozen=True, slots=True)
class Records:
    """One side, in the order of its record ids.

    `ids`, `units` and `areas` have one text a record (`units` falls back to the record id, `areas` is empty
    where none is given). `columns` is an Arrow table with the standardised columns and `n`, the place of the
    record. `read` counts the rows of the file.
    """

    name: str
    ids: tuple[str, ...]
    units: tuple[str, ...]
    areas: tuple[str, ...]
    columns: pa.Table
    findings: tuple[Finding, ...]
    read: int

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def left_out(self) -> int:
        """How many rows of the file are not among the records."""
        return self.read - len(self.ids)


def read_records(path: Path, settings: Settings | None = None, name: str = "") -> Records:
    """A linkage file as records; LinkageFileUnreadable, with one sentence, when there is nothing to link."""
    notebook = Notebook(name or path.stem)
    return records_of(parsed(path, notebook), settings or Settings(), notebook)


def parsed(path: Path, notebook: Notebook | None = None) -> pa.Table:
    """The rows of a file as columns of text, null for empty cells."""
    notebook = notebook or Notebook(path.stem)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LinkageFileUnreadable(
            f"{path.name} cannot be read ({error.strerror}); check its place."
        ) from None
    return _parsed(path.name, _as_utf8(path.name, content, notebook), notebook)


def records_of(table: pa.Table, settings: Settings, notebook: Notebook) -> Records:
    """Records of an Arrow table of texts (null or "" for what is not known) with the columns of the settings."""
    table = _with_columns(table, settings, notebook)
    columns = columns_of(table, settings, notebook)
    order = _order(table.column(settings.record_id), notebook)
    _note_empty(columns, settings, notebook)
    if not len(order):
        raise LinkageFileUnreadable(
            f"{notebook.side} holds no record with a {settings.record_id}; give at least one."
        )
    ids = _texts(table, settings.record_id, order)
    units = _texts(table, settings.unit_id, order)
    return Records(
        notebook.side,
        ids,
        tuple(unit or record for unit, record in zip(units, ids, strict=True)) if units else ids,
        _texts(table, settings.area, order) or ("",) * len(ids),
        _columns(columns, order),
        tuple(notebook.findings),
        table.num_rows,
    )


def _as_utf8(name: str, content: bytes, notebook: Notebook) -> bytes:
    """The text as UTF-8; what is not is read as Windows text, with a finding."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).encode()
            except UnicodeDecodeError:
                break
    if b"\0" in content[:4096]:
        raise LinkageFileUnreadable(f"{name} is not a text file; save it as CSV (UTF-8).")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        notebook.note("windows_text", count=1)
        return content.decode("cp1252", errors="replace").encode()
    return content


def _parsed(name: str, content: bytes, notebook: Notebook) -> pa.Table:
    import pyarrow as pa
    from pyarrow import csv as arrow

    headings, separator = _headings(name, content)
    if content.count(b'"') % 2:
        raise LinkageFileUnreadable(
            f"{name} opens a quotation mark that it never closes, so that rows would run into each other; correct it"
            " and save the file again."
        )
    shifted: list[int] = []

    def skip(row: Any) -> str:
        shifted.append(row.number or 0)
        return "skip"

    def read(*, threads: bool) -> pa.Table:
        shifted.clear()
        return arrow.read_csv(
            pa.BufferReader(content),
            arrow.ReadOptions(column_names=headings, skip_rows=1, use_threads=threads, block_size=1 << 24),
            arrow.ParseOptions(delimiter=separator, newlines_in_values=True, invalid_row_handler=skip),
            arrow.ConvertOptions(
                column_types={heading: pa.string() for heading in headings},
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )

    try:
        table = read(threads=True)
        if shifted:
            # Only one thread knows the numbers of the rows.
            table = read(threads=False)
    except pa.ArrowInvalid:
        raise LinkageFileUnreadable(
            f"{name} cannot be split into columns; check for a quotation mark that is never closed."
        ) from None
    # Arrow counts from the first line of the file, which is the heading.
    places = [number - 2 for number in shifted]
    notebook.note("shifted_row", places=places)
    if shifted:
        gone = set(places)
        notebook.numbers = [row for row in range(table.num_rows + len(places)) if row not in gone]
    return table


def _headings(name: str, content: bytes) -> tuple[list[str], str]:
    first = content.split(b"\n", 1)[0].decode("utf-8").strip("\r")
    if not first.strip():
        raise LinkageFileUnreadable(f"{name} is empty; the first line must be the headings.")
    separator = max(SEPARATORS, key=first.count)
    headings = [each.strip().casefold() for each in next(csv.reader(io.StringIO(first), delimiter=separator))]
    twice = sorted({each for each in headings if headings.count(each) > 1 and each})
    if twice:
        raise LinkageFileUnreadable(f"{name} has the heading {twice[0]} twice; keep one of the columns.")
    return [heading or f"(column {place})" for place, heading in enumerate(headings, start=1)], separator


def _with_columns(table: pa.Table, settings: Settings, notebook: Notebook) -> pa.Table:
    import pyarrow as pa

    if settings.record_id not in table.column_names:
        raise LinkageFileUnreadable(
            f"{notebook.side} has no column {settings.record_id}; the first line must name the columns"
            f" {settings.record_id}, {', '.join(each.name for each in settings.fields)}."
        )
    wanted = [each.name for each in settings.fields]
    if not set(wanted) & set(table.column_names):
        raise LinkageFileUnreadable(
            f"{notebook.side} has none of the columns {', '.join(wanted)}; there is nothing to compare."
        )
    known = {settings.record_id, settings.unit_id, settings.area, settings.aliases, *wanted}
    for heading in table.column_names:
        if heading not in known:
            notebook.note("column_not_used", heading, count=1)
    for column in wanted:
        if column not in table.column_names:
            notebook.note("column_missing", column, count=1)
            table = table.append_column(column, pa.nulls(table.num_rows, pa.string()))
    return table.select([heading for heading in table.column_names if heading in known])


def _order(ids: pa.ChunkedArray, notebook: Notebook) -> Any:
    """The rows that become records, in the order of their ids; the first of several with one id."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    stripped = pc.utf8_trim_whitespace(ids.combine_chunks())
    rows = pa.array(np.arange(len(stripped)))
    order = pc.sort_indices(
        pa.table({"id": stripped, "row": rows}), sort_keys=[("id", "ascending"), ("row", "ascending")]
    ).to_numpy()
    nameless = np.asarray(pc.fill_null(pc.equal(stripped, ""), True))[order]
    ordered = stripped.take(pa.array(order))
    again = np.zeros(len(order), dtype=bool)
    if len(order) > 1:
        again[1:] = np.asarray(pc.fill_null(pc.equal(ordered[1:], ordered[:-1]), False))
    notebook.note("no_record_id", places=np.sort(order[nameless]).tolist())
    notebook.note("duplicate_record_id", places=np.sort(order[again & ~nameless]).tolist())
    return order[~nameless & ~again]


def _note_empty(columns: dict[str, Any], settings: Settings, notebook: Notebook) -> None:
    """Tell of rows that hold neither a name nor a date of birth."""
    import numpy as np

    told = [each.name for each in settings.fields if each.kind in ("first_name", "last_name", "date")]
    if not told:
        return
    empty = np.logical_and.reduce([np.asarray(columns[name].is_null()) for name in told])
    notebook.note("nothing_to_compare", places=np.flatnonzero(empty).tolist())


def _texts(table: pa.Table, column: str, order: Any) -> tuple[str, ...]:
    import pyarrow as pa
    import pyarrow.compute as pc

    if column not in table.column_names:
        return ()
    found = pc.fill_null(pc.utf8_trim_whitespace(table.column(column).combine_chunks()), "")
    return tuple(found.take(pa.array(order)).to_pylist())


def _columns(columns: dict[str, Any], order: Any) -> pa.Table:
    import numpy as np
    import pyarrow as pa

    places = pa.array(order)
    found = {name: column.take(places) for name, column in columns.items()}
    return pa.table({NUMBER: pa.array(np.arange(len(order)), pa.int32()), **found})


def findings_of(sides: Sequence[Records]) -> tuple[Finding, ...]:
    """The findings of all sides, the gravest first."""
    order = ("error", "warning", "note")
    found = [finding for side in sides for finding in side.findings]
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def numbers_of(texts: Sequence[str]) -> NDArray[np.int32]:
    """Each text as the number of the different texts before it, int32[n]."""
    import numpy as np
    import pyarrow as pa

    indices = pa.array(texts, pa.string()).dictionary_encode().indices
    found: NDArray[np.int32] = indices.to_numpy(zero_copy_only=False).astype(np.int32)
    return found
