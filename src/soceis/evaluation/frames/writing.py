"""Write an extract: the same tables always give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.errors import CannotWrite
from soceis.evaluation.frames.beside import EVERY, EVERY_BY_NAME
from soceis.evaluation.frames.meta import META_FILE, parse
from soceis.evaluation.frames.texts import as_text

if TYPE_CHECKING:
    import pyarrow as pa


def write_extract(tables: Mapping[str, pa.Table], meta: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write extract.json and one CSV a table (columns in the contract's order, rows as given).

    Returns the files written. ExtractUnreadable when `meta` is not what the contract asks for,
    CannotWrite when the folder cannot be written or a table is not one of the contract.
    """
    parse(meta)
    strangers = sorted(set(tables) - set(EVERY_BY_NAME))
    if strangers:
        raise CannotWrite(f"{strangers[0]} is not a table of the extract; leave it out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        about = folder / META_FILE
        about.write_text(
            json.dumps(meta, indent=1, ensure_ascii=False, default=_plain) + "\n",
            encoding="utf-8",
            newline="\n",
        )
        written = [about]
        for schema in EVERY:
            if schema.name in tables:
                path = folder / f"{schema.name}.csv"
                path.write_bytes(csv_bytes(tables[schema.name], schema.names))
                written.append(path)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written ({error.strerror}); choose another folder.") from None
    return tuple(written)


def csv_bytes(table: pa.Table, order: tuple[str, ...] = ()) -> bytes:
    """A table as CSV: UTF-8, a header, commas, line feeds; a missing value is an empty cell."""
    import pyarrow as pa
    import pyarrow.csv as arrow_csv

    names = [name for name in order if name in table.column_names]
    names += [name for name in table.column_names if name not in names]
    text = pa.table({name: as_text(table.column(name)).cast(pa.string()) for name in names})
    header = io.StringIO()
    csv.writer(header, lineterminator="\n").writerow(names)
    sink = io.BytesIO()
    sink.write(header.getvalue().encode())
    arrow_csv.write_csv(text, sink, arrow_csv.WriteOptions(include_header=False, quoting_style="needed"))
    return sink.getvalue()


def fingerprint_of_table(table: pa.Table) -> str:
    """The SHA-256 of a table in memory, taken over its CSV."""
    return hashlib.sha256(csv_bytes(table)).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise CannotWrite(f"extract.json cannot hold a {type(value).__name__}; give text, numbers and dates.")
