"""The evaluation itself: read, check, and the tables, as `soceis evaluate` makes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from soceis.config.bench.evaluation.bare import Counts, Which
from soceis.evaluation.cells import Table
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.frames import read_folder
from soceis.evaluation.results import evaluate

# Three ways of telling a quartile between two values: they are worked out by all and not compared.
NOT_COMPARED = ("lower quartile days", "upper quartile days")


def tables(folder: Path, which: Which, engine: str = "duckdb") -> Counts:
    """The tables under `corrected`, with all the checks, exclusions and, for all of them, the curves."""
    results = evaluate(read_folder(folder), engine=engine, further=which == "all")
    return counts_of(results.all_tables)


def counts_of(made: Sequence[Table]) -> Counts:
    """The cells and statistics of the areas and groups."""
    found: Counts = {
        (table.name, cell.row, cell.area): (cell.n, cell.base)
        for table in made
        for cell in table.cells
        if cell.area != OVERALL
    }
    return found | {
        (table.name, told.row, told.area): (told.value, None)
        for table in made
        for told in table.statistics
        if told.area != OVERALL and told.row not in NOT_COMPARED
    }
