"""The evaluation itself: read, check, and every table of the contract, as `soceis evaluate` does it."""

from __future__ import annotations

from pathlib import Path

from soceis.config.bench.evaluation.bare import Counts
from soceis.evaluation.cells import Table
from soceis.evaluation.counting import tables_of_counts
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.durations import duration_table
from soceis.evaluation.frames import read_folder
from soceis.evaluation.outcomes import tables_of_outcomes
from soceis.evaluation.standing import standing_on


def tables(folder: Path, engine: str = "duckdb") -> Counts:
    """Every table of the contract under `corrected`; see `bare.tables`."""
    extract = read_folder(folder)
    with standing_on(extract, None, None, engine=engine) as standing:
        run = Run(standing, "corrected")
        made = (*tables_of_counts(run), *tables_of_outcomes(run), duration_table(run))
    return counts_of(made, {area.name for area in extract.meta.areas})


def everything(folder: Path) -> Counts:
    """All results, those by group, of engagement and of survival too."""
    from soceis.evaluation.results import evaluate

    extract = read_folder(folder)
    return counts_of(evaluate(extract).tables, {area.name for area in extract.meta.areas})


def counts_of(made: tuple[Table, ...], areas: set[str]) -> Counts:
    """The cells of the areas, and of duration its number."""
    found: Counts = {
        (table.name, cell.row, cell.area): (cell.n, cell.base)
        for table in made
        for cell in table.cells
        if cell.area in areas
    }
    for table in made:
        if table.name == "duration":
            found |= {
                ("duration", s.row, s.area): (s.value, None)
                for s in table.statistics
                if s.row == "n" and s.area in areas
            }
    return found
