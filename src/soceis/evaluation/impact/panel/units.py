"""The table units: who there is, which side they are on, when they were referred, and what else is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from soceis.evaluation.engines.sql import quoted
from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.impact.panel.months import NEVER, month_number
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

NOT_COVARIATES = ("unit_id", "group", "area", "index_month", "person_id", "row__number")


@dataclass(frozen=True, slots=True)
class Read:
    """The tables as views of a database, with the columns of each."""

    db: duckdb.DuckDBPyConnection
    columns: Mapping[str, Mapping[str, str]]

    def first(self, sql: str) -> tuple[int, ...]:
        """The first row of a query."""
        row = self.db.execute(sql).fetchone()
        return tuple(row or ())


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Everybody in units, in the order of their keys; `keys` are the ids as an Arrow array."""

    ids: tuple[str, ...]
    keys: pa.Array
    service: Truths
    area: tuple[str, ...]
    index: Ints
    covariates: Mapping[str, Floats]
    labels: Mapping[str, tuple[str, ...]]

    @property
    def size(self) -> int:
        return len(self.ids)


def read_units(read: Read) -> Units:
    there = read.columns["units"]
    extra = [name for name in there if name not in NOT_COVARIATES and not name.endswith("__problem")]
    columns = ["group", *(name for name in ("area", "index_month") if name in there), *extra]
    ordered = _in_order(read, columns)
    keys, n = ordered["unit_id"], ordered.num_rows
    groups = {str(group) for group in _unique(ordered["group"])}
    odd = sorted(groups - {"service", "comparison"})
    if odd:
        raise PanelUnusable(f'"{odd[0]}" stands as a group in units; write service or comparison.')
    covariates, labels = _covariates(read, extra)
    return Units(
        tuple(keys.to_pylist()),
        keys.combine_chunks(),
        _equal(ordered["group"], "service"),
        _texts(read, "area") if "area" in there else ("",) * n,
        _starts(ordered, n),
        covariates,
        labels,
    )


def _in_order(read: Read, columns: Sequence[str]) -> pa.Table:
    """The table in the order of its keys, which gives each unit its place; PanelUnusable when a key is not one.

    It then stands in the database as `placed`, in this order.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    named = ", ".join(quoted(name) for name in columns)
    found = read.db.sql(f"SELECT CAST(unit_id AS VARCHAR) AS unit_id, {named} FROM units").to_arrow_table()
    keys, n = found["unit_id"], found.num_rows
    if not n:
        raise PanelUnusable("the table units is empty; add a row for each unit.")
    distinct = n if _rising(keys) else pc.count_distinct(keys, mode="only_valid").as_py()
    if distinct < n:
        raise PanelUnusable(
            f"{n - distinct} rows of units have no unit_id of their own; give each unit one row with its own key."
        )
    if not _rising(keys):
        found = found.take(pc.sort_indices(keys))
    read.db.register("placed", found.append_column("place", pa.array(np.arange(n))))
    return found


def _rising(keys: pa.ChunkedArray) -> bool:
    """Whether every key is above the one before it, so that they are in order and none stands twice."""
    import pyarrow.compute as pc

    whole = keys.combine_chunks()
    return not whole.null_count and bool(pc.all(pc.less(whole[:-1], whole[1:])).as_py() is not False)


def _unique(column: pa.ChunkedArray) -> list[object]:
    found: list[object] = column.unique().to_pylist()
    return found


def _equal(column: pa.ChunkedArray, text: str) -> Truths:
    import pyarrow.compute as pc

    return np.asarray(pc.equal(column.cast("string"), text).to_numpy(), bool)


def _starts(ordered: pa.Table, n: int) -> Ints:
    """The month of referral of each unit, NEVER where there is none."""
    if "index_month" not in ordered.column_names:
        return np.full(n, NEVER, np.int64)
    coded = ordered["index_month"].cast("string").fill_null("").combine_chunks().dictionary_encode()
    numbers = [month_number(text) if text else NEVER for text in coded.dictionary.to_pylist()]
    places: Ints = coded.indices.to_numpy()
    return np.asarray(np.array(numbers, np.int64)[places])


def _covariates(read: Read, names: Sequence[str]) -> tuple[dict[str, Floats], dict[str, tuple[str, ...]]]:
    """Extra columns of units: numbers where every value is one, texts otherwise."""
    numbers: dict[str, Floats] = {}
    texts: dict[str, tuple[str, ...]] = {}
    for name in names:
        column = quoted(name)
        given, parsed = read.first(
            f"SELECT count(nullif(CAST({column} AS VARCHAR), '')), count(TRY_CAST({column} AS DOUBLE)) FROM placed"
        )
        if given == parsed:
            numbers[name] = _column(read, f"TRY_CAST({column} AS DOUBLE)")
        else:
            texts[name] = _texts(read, name)
    return numbers, texts


def _texts(read: Read, name: str) -> tuple[str, ...]:
    found = read.db.execute(
        f"SELECT coalesce(CAST({quoted(name)} AS VARCHAR), '') AS v FROM placed"
    ).fetchnumpy()["v"]
    return tuple(found.tolist())


def _column(read: Read, sql: str) -> Floats:
    found = read.db.execute(
        f"SELECT coalesce(CAST({sql} AS DOUBLE), 'nan'::DOUBLE) AS v FROM placed"
    ).fetchnumpy()["v"]
    return np.asarray(found, np.float64)
