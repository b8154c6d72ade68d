"""The table units: who there is, which side they are on, when they were referred, and what else is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from soceis.evaluation.engines.sql import literal, quoted
from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.impact.panel.months import NEVER, month_number
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths

if TYPE_CHECKING:
    import duckdb

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
    ids: tuple[str, ...]
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
    # The place of a unit is its row in this table, which is written in the order of the keys.
    read.db.execute(
        "CREATE TEMP TABLE placed AS SELECT * REPLACE (CAST(unit_id AS VARCHAR) AS unit_id) FROM units ORDER BY unit_id"
    )
    n, distinct, named = read.first("SELECT count(*), count(DISTINCT unit_id), count(unit_id) FROM placed")
    if not n:
        raise PanelUnusable("the table units is empty; add a row for each unit.")
    if distinct < named or named < n:
        raise PanelUnusable(
            f"{n - distinct} rows of units have no unit_id of their own; give each unit one row with its own key."
        )
    groups = {
        row[0] for row in read.db.execute('SELECT DISTINCT CAST("group" AS VARCHAR) FROM placed').fetchall()
    }
    odd = sorted(str(group) for group in groups - {"service", "comparison"})
    if odd:
        raise PanelUnusable(f'"{odd[0]}" stands as a group in units; write service or comparison.')
    covariates, labels = _covariates(read, extra)
    return Units(
        _texts(read, "unit_id"),
        _column(read, "\"group\" = 'service'") > 0,
        _texts(read, "area") if "area" in there else ("",) * n,
        _starts(read, "index_month" in there, n),
        covariates,
        labels,
    )


def _starts(read: Read, there: bool, n: int) -> Ints:
    """The month of referral of each unit, NEVER where there is none."""
    if not there:
        return np.full(n, NEVER, np.int64)
    texts = read.db.execute("SELECT DISTINCT CAST(index_month AS VARCHAR) FROM placed").fetchall()
    numbers = {text: month_number(text) for (text,) in texts if text}
    if not numbers:
        return np.full(n, NEVER, np.int64)
    arms = " ".join(f"WHEN {literal(text)} THEN {number}" for text, number in numbers.items())
    return _column(read, f"CASE CAST(index_month AS VARCHAR) {arms} ELSE {NEVER} END").astype(np.int64)


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
        f"SELECT coalesce(CAST({quoted(name)} AS VARCHAR), '') AS v FROM placed ORDER BY rowid"
    ).fetchnumpy()["v"]
    return tuple(found.tolist())


def _column(read: Read, sql: str) -> Floats:
    found = read.db.execute(
        f"SELECT coalesce(CAST({sql} AS DOUBLE), 'nan'::DOUBLE) AS v FROM placed ORDER BY rowid"
    ).fetchnumpy()["v"]
    return np.asarray(found, np.float64)
