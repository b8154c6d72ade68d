"""The steps that every table takes: count by row and area, sum into columns, say what is left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from soceis.evaluation.cells import Cell, Excluded, Statistic, Table, counted, not_made
from soceis.evaluation.codes import OVERALL, MappingName
from soceis.evaluation.counting.specs import Needs, Spec
from soceis.evaluation.frames.findings import reason_text
from soceis.evaluation.standing import Column, Standing

Counts = Mapping[tuple[str, str], int]
ANY_ROW = ""
OverallBase = Callable[[str, Column, Counts], int | None]


@dataclass(frozen=True)
class Run:
    """One evaluation: how everything stood, counted under one mapping."""

    standing: Standing
    mapping: MappingName

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return self.standing.columns(self.mapping)

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of the columns in which each area is pooled."""
        found: dict[str, tuple[str, ...]] = {}
        for column in self.columns:
            for area in column.areas:
                found[area] = (*found.get(area, ()), column.label)
        return found


@dataclass(frozen=True, slots=True)
class Doubt:
    """Units (SQL from FROM on) of which a column may be wrong; `problem` and `area` are SQL, too."""

    units: str
    table: str
    column: str
    problem: str
    area: str = "area"


def pairs(run: Run, query: str) -> dict[tuple[str, str], int]:
    """The counts of a query that selects row, area and n."""
    return {(row, area): n for row, area, n in run.standing.db.execute(query).fetchall()}


def singles(run: Run, query: str) -> dict[tuple[str, str], int]:
    """The counts of a query that selects area and n, as bases of every row."""
    return {(ANY_ROW, area): n for area, n in run.standing.db.execute(query).fetchall()}


def totals_of(counts: Counts) -> dict[tuple[str, str], int]:
    """All rows of each area together, as bases of every row."""
    totals: dict[tuple[str, str], int] = {}
    for (_, area), n in counts.items():
        totals[ANY_ROW, area] = totals.get((ANY_ROW, area), 0) + n
    return totals


def cells_of(
    run: Run,
    rows: Sequence[str],
    counts: Counts,
    bases: Counts,
    overall_base: OverallBase | None = None,
) -> list[Cell]:
    """A cell for every row and column: sums over the column's areas of the counts and of the bases.

    A base under ANY_ROW is that of every row of the area. `overall_base` may give another base to a cell of
    Overall, or None to leave it.
    """
    numbers, of_rows = pooled(run, counts), pooled(run, bases)
    cells = []
    for row in rows:
        for column in run.columns:
            place = (row, column.label)
            base = of_rows.get(place, 0) + of_rows.get((ANY_ROW, column.label), 0)
            if overall_base and column.label == OVERALL:
                own = overall_base(row, column, counts)
                base = base if own is None else own
            cells.append(counted(row, column.label, numbers.get(place, 0), base))
    return cells


def pooled(run: Run, counts: Counts) -> dict[tuple[str, str], int]:
    """Counts by row and area as sums by row and label of the column."""
    labels = run.labels
    found: dict[tuple[str, str], int] = {}
    for (row, area), n in counts.items():
        for label in labels.get(area, ()):
            found[row, label] = found.get((row, label), 0) + n
    return found


def excluded_units(run: Run, doubt: Doubt) -> list[Excluded]:
    """Units that a table leaves out because a value of theirs is wrong, by reason and area."""
    rows = run.standing.db.execute(
        f"SELECT code, place, count(*) FROM (SELECT {doubt.problem} AS code, {doubt.area} AS place {doubt.units}) d"
        " WHERE code IS NOT NULL GROUP BY code, place"
    ).fetchall()
    return gathered(
        [(reason_text(doubt.table, doubt.column, code), place, n) for code, place, n in sorted(rows)]
    )


def gathered(rows: Sequence[tuple[str, str, int]]) -> list[Excluded]:
    """Rows of (reason, area, n) as one entry a reason."""
    reasons: dict[str, dict[str, int]] = {}
    for reason, area, n in rows:
        places = reasons.setdefault(reason, {})
        places[area] = places.get(area, 0) + n
    return [Excluded(reason, sum(p.values()), tuple(sorted(p.items()))) for reason, p in reasons.items()]


def whats_missing(run: Run, needs: Needs) -> str:
    """The tables and columns that are needed and not there, in words; empty when all are."""
    return "; ".join(filter(None, (run.standing.extract.lacks(table, *columns) for table, columns in needs)))


def table_not_made(run: Run, spec: Spec, missing: str) -> Table:
    """The table with every cell marked as not available."""
    cells = [not_made(row, column.label) for row in spec.rows for column in run.columns]
    return finished(run, spec, cells, missing=missing)


def finished(
    run: Run,
    spec: Spec,
    cells: Sequence[Cell],
    *,
    excluded: Sequence[Excluded] = (),
    statistics: Sequence[Statistic] = (),
    missing: str = "",
) -> Table:
    """The table with its definition (partial areas and missing inputs said) and everything left out of it."""
    said = spec.definitions[run.mapping]
    if run.mapping == "corrected" and run.standing.partial:
        said += f" Overall leaves out the partial areas: {', '.join(run.standing.partial)}."
    if missing:
        said = f"Not made, or only in part: {missing}. {said}"
    whole_rows = sorted(
        (why, area, n) for table, why, area, n in run.standing.left_out if table in spec.sources
    )
    return Table(
        spec.name,
        spec.title,
        spec.units[run.mapping],
        said,
        tuple(cells),
        tuple(statistics),
        (*gathered(whole_rows), *excluded),
        missing,
    )
