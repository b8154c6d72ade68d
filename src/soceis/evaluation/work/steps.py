"""Steps that the tables of the work share: whether they can be made, counts with bases, medians, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from soceis.evaluation.cells import Excluded, Statistic, Table, halves_up, quantile_of, statistic
from soceis.evaluation.counting.tabulating import (
    ANY_ROW,
    Doubt,
    Run,
    cells_of,
    excluded_units,
    finished,
    totals_of,
)
from soceis.evaluation.frames.beside import BESIDE_BY_NAME, day_of
from soceis.evaluation.work.specs import WorkSpec

# An episode's value: its area, and a number.
Values = Sequence[tuple[str, Fraction]]


def rows_of(table: str, where: str = "true") -> str:
    """The SQL, from FROM on, of the rows `x` of a table with their episodes `e`, of days up to the area's."""
    day = day_of(BESIDE_BY_NAME[table])
    return (
        f'FROM clean_{table} x JOIN episodes e ON e.episode_id = x.episode_id AND x."{day}" <= e.as_at'
        f" WHERE {where}"
    )


def by_row(run: Run, asked: WorkSpec, query: str, doubts: Iterable[str] = ()) -> Table:
    """A table out of a query of row, area, n and the base of that row."""
    found = run.standing.db.execute(query).fetchall()
    counts = {(row, area): n for row, area, n, _ in found}
    bases = {(row, area): base for row, area, _, base in found}
    return _made(run, asked, counts, bases, doubts)


def of_everybody(run: Run, asked: WorkSpec, query: str, everybody: str, doubts: Iterable[str] = ()) -> Table:
    """A table out of a query of row, area and n, and one of area and the base of every row."""
    counts = {(row, area): n for row, area, n in run.standing.db.execute(query).fetchall()}
    bases = {(ANY_ROW, area): n for area, n in run.standing.db.execute(everybody).fetchall()}
    return _made(run, asked, counts, bases, doubts)


def whole(run: Run, asked: WorkSpec, query: str, doubts: Iterable[str] = ()) -> Table:
    """A table whose rows make up its base, out of a query of row, area and n."""
    counts = {(row, area): n for row, area, n in run.standing.db.execute(query).fetchall()}
    return _made(run, asked, counts, totals_of(counts), doubts)


def _made(
    run: Run,
    asked: WorkSpec,
    counts: Mapping[tuple[str, str], int],
    bases: Mapping[tuple[str, str], int],
    doubts: Iterable[str],
) -> Table:
    cells = cells_of(run, asked.spec.rows, counts, bases)
    return finished(run, asked.spec, cells, excluded=left_out(run, asked, doubts))


def left_out(run: Run, asked: WorkSpec, columns: Iterable[str]) -> list[Excluded]:
    """The rows of the table's source whose columns (by name) cannot be read."""
    source = asked.sources[0]
    of_an_area = BESIDE_BY_NAME[source].area_from == "area"
    whose = (
        "JOIN areas e ON e.area = x.area" if of_an_area else "JOIN episodes e ON e.episode_id = x.episode_id"
    )
    joined = f"FROM clean_{source} x {whose}"
    doubts = (Doubt(joined, source, column, f"x.{column}__problem", "e.area") for column in columns)
    return [left for doubt in doubts for left in excluded_units(run, doubt)]


def quantiles(run: Run, values: Values, rows: Mapping[str, Fraction], digits: int = 0) -> list[Statistic]:
    """Statistics of one value an episode, for every column: the named quantiles, halves up to some digits."""
    made = []
    for column in run.columns:
        histogram: dict[int, int] = {}
        for area, value in values:
            if area in column.areas:
                place = halves_up(value.numerator * 10**digits, value.denominator)
                histogram[place] = histogram.get(place, 0) + 1
        for row, part in rows.items():
            found = quantile_of(histogram, part)
            shown = None if found is None else found / 10**digits
            made.append(statistic(row, column.label, shown, of=sum(histogram.values())))
    return made


MEDIAN = Fraction(1, 2)
