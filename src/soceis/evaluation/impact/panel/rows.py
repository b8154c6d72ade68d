"""The rows of unit_months: where each lies in the table of units by months, and its outcomes.

A Parquet file holds each text once and then its number, and those numbers are all that is needed; so a sound file
is read without making its texts anew. Everything else (CSV, tables of an extract, files with gaps or other types)
goes through a join, which also finds what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from soceis.evaluation.engines.sql import literal, quoted
from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.impact.panel.months import month_text
from soceis.evaluation.impact.panel.shape import Ints
from soceis.evaluation.impact.panel.units import Read

if TYPE_CHECKING:
    import pyarrow as pa

# Above this, a number needs more than 32 bits.
SMALL = 2**31
UNIT, MONTH = "unit_id", "month"

# The places of some rows among n units x m months, and each outcome of these rows.
Block = tuple[Any, dict[str, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A file of which every row has a unit, a month and whole numbers of 0 or more; `months` are those that occur."""

    table: pa.Table
    months: tuple[str, ...]


def sound_file(path: Path | None, outcomes: Sequence[str]) -> Sound | None:
    """A Parquet file that can be read by the numbers of its texts; None for any other file."""
    import pyarrow as pa
    from pyarrow import parquet

    if path is None or path.suffix != ".parquet":
        return None
    try:
        with parquet.ParquetFile(path, read_dictionary=[UNIT, MONTH]) as file:
            schema = file.schema_arrow
            whole = all(pa.types.is_integer(schema.field(name).type) for name in outcomes)
            table = file.read(columns=[UNIT, MONTH, *outcomes]) if whole else None
    except (pa.ArrowException, KeyError, OSError):
        # Whatever is wrong with the file is said by those who read it the other way.
        return None
    return Sound(table, _used(table)) if table is not None and _is_sound(table, outcomes) else None


def _is_sound(table: pa.Table, outcomes: Sequence[str]) -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = pa.dictionary(pa.int32(), pa.string())
    if any(table[name].type != coded for name in (UNIT, MONTH)) or not table.num_rows:
        return False
    if any(column.null_count for column in table.columns):
        return False
    return all(pc.min(table[name]).as_py() >= 0 for name in outcomes)


def _used(table: pa.Table) -> tuple[str, ...]:
    """The months that occur, in order: a dictionary may hold others."""
    found: set[str] = set()
    for chunk in table[MONTH].chunks:
        there = np.bincount(chunk.indices.to_numpy(), minlength=len(chunk.dictionary)) > 0
        texts = zip(chunk.dictionary.to_pylist(), there.tolist(), strict=True)
        found.update(text for text, used in texts if used)
    return tuple(sorted(found))


def blocks_of_file(sound: Sound, units: pa.Array, months: Ints, outcomes: Sequence[str]) -> Iterator[Block]:
    """The rows of a sound file, some at a time, without those of unknown units; `units` are the keys by place."""
    import pyarrow as pa

    line = pa.array([month_text(number) for number in months.tolist()])
    batches = sound.table.to_batches()
    rows = [own * len(months) for own in _places(batches, UNIT, units)]
    columns = _places(batches, MONTH, line)
    for batch, row, column in zip(batches, rows, columns, strict=True):
        starts = row[batch.column(UNIT).indices.to_numpy()]
        places = starts + column[batch.column(MONTH).indices.to_numpy()]
        known = slice(None) if row.min(initial=0) >= 0 else starts >= 0
        yield places[known], {name: batch.column(name).to_numpy()[known] for name in outcomes}


def _places(batches: Sequence[pa.RecordBatch], name: str, keys: pa.Array) -> list[Ints]:
    """Of each batch, the places of its different texts among the keys, below 0 for others: looked up all at once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = [batch.column(name).dictionary for batch in batches]
    found = pc.index_in(pa.concat_arrays(texts), keys).fill_null(-1).to_numpy(zero_copy_only=False)
    return np.split(np.asarray(found, np.int64), np.cumsum([len(own) for own in texts])[:-1])


def joined_block(read: Read, n: int, months: Ints, outcomes: Sequence[str], gaps: Mapping[str, int]) -> Block:
    """All rows by a join with the units (the table `placed`) and their months."""
    m, first = len(months), int(months[0])
    columns = ", ".join(_value(name, read.columns["unit_months"][name], gaps[name]) for name in outcomes)
    places_of = ", ".join(f"({literal(month_text(first + k))}, {k})" for k in range(m))
    read.db.execute(f"CREATE TEMP TABLE numbered AS SELECT * FROM (VALUES {places_of}) AS t (month, place)")
    # Small numbers come out of DuckDB faster.
    whole = "INTEGER" if n * m < SMALL else "BIGINT"
    found = read.db.execute(
        f"SELECT CAST(u.place AS {whole}) * {m} + k.place AS place, {columns} FROM unit_months r"
        " JOIN placed u ON u.unit_id = CAST(r.unit_id AS VARCHAR) JOIN numbered k ON k.month = CAST(r.month AS VARCHAR)"
    ).fetchnumpy()
    return found["place"], {name: found[name] for name in outcomes}


def _value(name: str, kind: str, gaps: int) -> str:
    """The SQL of an outcome: whole numbers as they are, others as DOUBLE with NaN for a missing value."""
    column = f"r.{quoted(name)}"
    if "INT" in kind and not gaps:
        return f"{column} AS {quoted(name)}"
    return f"coalesce(TRY_CAST({column} AS DOUBLE), 'nan'::DOUBLE) AS {quoted(name)}"


def gaps_of(read: Read, outcomes: Sequence[str]) -> dict[str, int]:
    """How many values of each outcome are empty; PanelUnusable when a count is negative or no number."""
    gaps = {}
    for name in outcomes:
        column = quoted(name)
        whole = "INT" in read.columns["unit_months"][name]
        number = column if whole else f"TRY_CAST({column} AS DOUBLE)"
        text = column if whole else f"nullif(CAST({column} AS VARCHAR), '')"
        sound = f"{column} IS NOT NULL" if whole else f"isfinite({number})"
        negative, given, parsed, rows = read.first(
            f"SELECT count(*) FILTER ({number} < 0), count({text}), count(*) FILTER ({sound}), count(*)"
            " FROM unit_months"
        )
        if negative:
            raise PanelUnusable(
                f"{negative} values of {name} in unit_months are below 0; a count is 0 or more. Correct them."
            )
        if parsed < given:
            raise PanelUnusable(
                f"{given - parsed} values of {name} in unit_months are no numbers; write whole numbers."
            )
        gaps[name] = rows - given
    return gaps
