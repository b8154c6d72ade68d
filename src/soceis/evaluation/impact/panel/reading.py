"""The panel out of an extract, or out of a folder that holds units and unit_months alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from soceis.evaluation.cells import Excluded
from soceis.evaluation.engines.duck import connection
from soceis.evaluation.engines.sql import literal
from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.frames import Extract
from soceis.evaluation.impact.panel.framing import framed
from soceis.evaluation.impact.panel.months import NEVER, WELL_FORMED, month_number, month_text
from soceis.evaluation.impact.panel.rows import Sound, blocks_of_file, gaps_of, joined_block, sound_file
from soceis.evaluation.impact.panel.shape import NO_SET, Floats, Ints, Panel, Truths
from soceis.evaluation.impact.panel.units import Read, Units, read_units
from soceis.evaluation.impact.problems import Problem

if TYPE_CHECKING:
    import duckdb

OUTCOMES = ("offences", "arrests", "missing_episodes")
TABLES = ("units", "unit_months", "unit_windows")
# A century: a longer span is a month that was typed wrongly.
MOST_MONTHS = 1200
NO_START = "a unit of the service without a start month"


def panel_of(
    source: Extract | str | os.PathLike[str],
    window: int | None = None,
    *,
    outcomes: Sequence[str] | None = None,
    span: tuple[int, int] | None = None,
) -> Panel:
    """The framed panel of an extract or of a folder: `read_panel`, then `framed`."""
    return framed(read_panel(source, outcomes=outcomes), window, span)


def read_panel(source: Extract | str | os.PathLike[str], *, outcomes: Sequence[str] | None = None) -> Panel:
    """Everybody in units with every month of unit_months, by unit_id; comparisons have the start month NEVER.

    A month without a row counts as 0 within the unit's window (unit_windows), else as not observed. `outcomes`
    are columns of unit_months, those of the contract when none are named. PanelUnusable when a table or column is
    missing, a unit-month stands twice, or a count is negative or no number.
    """
    import duckdb

    try:
        with _opened(source) as read, ThreadPoolExecutor(1) as apart:
            chosen = _outcomes(read, outcomes)
            # While one core reads the rows, another puts the units in order.
            later = apart.submit(sound_file, _path_of(source), chosen)
            units = read_units(read)
            sound = later.result()
            numbers = _months(read, sound)
            values, findings = _values(read, chosen, units, numbers, sound)
    except duckdb.Error as error:
        why = str(error).splitlines()[0]
        raise PanelUnusable(f"units or unit_months cannot be read ({why}); write them again.") from None
    return _without_start(units, numbers, values, findings)


def _path_of(source: Extract | str | os.PathLike[str]) -> Path | None:
    """The file of unit_months in a folder."""
    return None if isinstance(source, Extract) else _files(Path(source)).get("unit_months")


# The tables.


@contextmanager
def _opened(source: Extract | str | os.PathLike[str]) -> Iterator[Read]:
    if isinstance(source, Extract):
        from soceis.evaluation.engines.duck import DuckEngine

        with connection(source.files()) as db:
            engine = DuckEngine(db)
            for name in TABLES:
                if name in source.tables:
                    engine.offer(name, source.tables[name])
            yield _described(db, [name for name in TABLES if name in source.tables])
        return
    files = _files(Path(source))
    with connection([str(path.absolute()) for path in files.values()]) as db:
        for name, path in files.items():
            place = literal(str(path.absolute()))
            reader = (
                f"read_csv({place}, all_varchar = true, header = true, delim = ',', quote = '\"')"
                if path.suffix == ".csv"
                else f"read_parquet({place}, hive_partitioning = false)"
            )
            _view(db, name, path, reader)
        yield _described(db, list(files))


def _view(db: duckdb.DuckDBPyConnection, name: str, path: Path, reader: str) -> None:
    import duckdb

    try:
        db.execute(f"CREATE VIEW {name} AS SELECT * FROM {reader}")
    except duckdb.Error as error:
        why = str(error).splitlines()[0]
        raise PanelUnusable(
            f"{path.name} cannot be read ({why}); write it again as CSV or Parquet."
        ) from None


def _files(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for name in TABLES:
        there = [path for ending in (".csv", ".parquet") if (path := folder / f"{name}{ending}").is_file()]
        if len(there) > 1:
            raise PanelUnusable(f"the table {name} stands in {folder} twice; remove one of the files.")
        if there:
            found[name] = there[0]
    return found


def _described(db: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Read:
    columns = {
        name: {str(row[0]): str(row[1]) for row in db.execute(f"DESCRIBE {name}").fetchall()}
        for name in names
    }
    for name, needed in (("units", ("unit_id", "group")), ("unit_months", ("unit_id", "month"))):
        if name not in columns:
            raise PanelUnusable(f"the table {name} is missing; add {name}.csv or {name}.parquet.")
        for column in needed:
            if column not in columns[name]:
                raise PanelUnusable(f"the table {name} has no column {column}; add it.")
    return Read(db, columns)


def _outcomes(read: Read, asked: Sequence[str] | None) -> tuple[str, ...]:
    there = read.columns["unit_months"]
    if asked is None:
        found = tuple(name for name in OUTCOMES if name in there)
        if not found:
            raise PanelUnusable(
                f"unit_months has none of the columns {', '.join(OUTCOMES)}; add at least one."
            )
        return found
    gone = [name for name in asked if name not in there]
    if gone or not asked:
        raise PanelUnusable(
            f'unit_months has no column "{gone[0] if gone else ""}"; choose from {", ".join(there)}.'
        )
    return tuple(asked)


# Months.


def _months(read: Read, sound: Sound | None) -> Ints:
    """The months of the panel, first to last of all that occur."""
    texts: list[str | None] = list(sound.months) if sound is not None else []
    if sound is None:
        found = read.db.execute("SELECT DISTINCT CAST(month AS VARCHAR) FROM unit_months").fetchall()
        texts += [row[0] for row in found]
    if "unit_windows" in read.columns:
        for column in ("observed_from", "observed_to"):
            found = read.db.execute(f"SELECT DISTINCT CAST({column} AS VARCHAR) FROM unit_windows").fetchall()
            texts += [row[0] for row in found]
    formed = {text for text in texts if text is not None and WELL_FORMED.fullmatch(text)}
    wrong = [text for text in texts if text not in formed]
    if wrong:
        what = "empty" if wrong[0] is None else f'"{wrong[0]}"'
        raise PanelUnusable(f"a month of a unit is {what}; write months as YYYY-MM, such as 2023-04.")
    numbers = [month_number(text) for text in formed]
    if not numbers:
        raise PanelUnusable("the table unit_months is empty; add the months in which each unit was observed.")
    first, last = min(numbers), max(numbers)
    if last == first or last - first >= MOST_MONTHS:
        raise PanelUnusable(
            f"the months run from {month_text(first)} to {month_text(last)}; check the first and the last of them."
        )
    return np.arange(first, last + 1, dtype=np.int64)


def _number_of(column: str) -> str:
    """The SQL of a month's number."""
    text = f"CAST({column} AS VARCHAR)"
    return f"(12 * CAST(left({text}, 4) AS INTEGER) + CAST(right({text}, 2) AS INTEGER) - 1)"


def _values(
    read: Read, outcomes: Sequence[str], units: Units, months: Ints, sound: Sound | None
) -> tuple[dict[str, Floats], tuple[Problem, ...]]:
    """Each outcome float64[n, m], and what was found about the rows."""
    n, m, first = units.size, len(months), int(months[0])
    if sound is not None:
        gaps = dict.fromkeys(outcomes, 0)
        rows = sound.table.num_rows
        blocks = blocks_of_file(sound, units.keys, months, outcomes)
    else:
        gaps = gaps_of(read, outcomes)
        (rows,) = read.first("SELECT count(*) FROM unit_months")
        blocks = iter([joined_block(read, n, months, outcomes, gaps)])
    given = np.zeros(n * m, bool)
    whole = {name: np.empty(n * m) for name in outcomes}
    placed = 0
    for places, found in blocks:
        placed += len(places)
        given[places] = True
        for name in outcomes:
            whole[name][places] = found[name]
    distinct = int(given.sum())
    if distinct < placed:
        _say_what_stands_twice(read, placed - distinct)
    complete = distinct == n * m
    base, outside = _base(read, n, m, first, complete)
    for filled in whole.values():
        if not complete:
            np.copyto(filled, base, where=~given)
        if outside is not None:
            filled[outside] = np.nan
    values = {name: filled.reshape(n, m) for name, filled in whole.items()}
    return values, _findings(rows - placed, sum(gaps.values()))


def _findings(unknown: int, empty: int) -> tuple[Problem, ...]:
    problems = []
    if unknown:
        problems.append(
            Problem(
                "unknown_units", unknown,
                f"{unknown} rows of unit_months are of units that are not in units, and were not counted. Add the units"
                " to it, or remove the rows.",
            )
        )  # fmt: skip
    if empty:
        problems.append(
            Problem(
                "value_missing", empty,
                f"{empty} values of unit_months are empty; those months count as not observed. Write 0 where nothing"
                " happened.",
            )
        )  # fmt: skip
    return tuple(problems)


def _say_what_stands_twice(read: Read, copies: int) -> None:
    row = read.db.execute(
        "SELECT CAST(unit_id AS VARCHAR), CAST(month AS VARCHAR) FROM unit_months GROUP BY ALL HAVING count(*) > 1"
        " ORDER BY 1, 2 LIMIT 1"
    ).fetchone()
    unit, month = row or ("", "")
    raise PanelUnusable(
        f"{copies} rows of unit_months repeat a unit and month (the first is unit {unit} in {month}), so it is not"
        " known which of them counts; keep one row for each."
    )


def _base(read: Read, n: int, m: int, first: int, complete: bool) -> tuple[Floats, Truths | None]:
    """What a month without a row holds (0 within a window, else NaN), and which months lie outside a window.

    Where every month has a row (`complete`), the first is not needed.
    """
    base = np.full(0 if complete and "unit_windows" not in read.columns else n * m, np.nan)
    if "unit_windows" not in read.columns:
        return base, None
    outside = np.zeros(n * m, bool)
    rows = read.db.execute(
        f"SELECT u.place AS place, min({_number_of('w.observed_from')}) - {first} AS low,"
        f" max({_number_of('w.observed_to')}) - {first} AS high FROM unit_windows w"
        " JOIN placed u ON u.unit_id = CAST(w.unit_id AS VARCHAR) GROUP BY 1"
    ).fetchnumpy()
    places = np.asarray(rows["place"], np.int64)
    line = np.arange(m)
    inside = (line >= np.asarray(rows["low"])[:, None]) & (line <= np.asarray(rows["high"])[:, None])
    base.reshape(n, m)[places] = np.where(inside, 0.0, np.nan)
    outside.reshape(n, m)[places] = ~inside
    return base, outside


def _without_start(
    units: Units, months: Ints, values: dict[str, Floats], findings: tuple[Problem, ...]
) -> Panel:
    """The panel, without the units of the service that have no start month."""
    service = units.service
    panel = Panel(
        unit_ids=units.ids,
        cohort=np.where(service, units.index, NEVER),
        months=months,
        outcomes=values,
        strata=np.full(units.size, NO_SET, np.int64),
        area=units.area,
        weights=np.ones(units.size),
        covariates=units.covariates,
        labels=units.labels,
        index=units.index,
        findings=findings,
    )
    gone = service & (units.index == NEVER)
    if not gone.any():
        return panel
    count = int(gone.sum())
    kept = panel.only(~gone)
    said = f"{count} of the service's units have no index_month and were left out. Add the month of referral."
    return replace(
        kept,
        left_out=(*panel.left_out, Excluded(NO_START, count)),
        findings=(*findings, Problem("no_start_month", count, said)),
    )
