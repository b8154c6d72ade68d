"""The same extract in two engines, cell by cell."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from soceis.evaluation import MAPPINGS, Extract, evaluate

DAYS = (None, date(2020, 9, 15))


def assert_same(extract: Extract, engine: str, days: tuple[date | None, ...] = DAYS) -> None:
    """Every cell, statistic and count of excluded rows, under both mappings."""
    for mapping in MAPPINGS:
        for day in days:
            there = evaluate(extract, mapping, day, engine=engine)
            here = evaluate(extract, mapping, day)
            assert dict(numbers(there)) == dict(numbers(here))
            assert there == here


def numbers(results: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Everything that is counted, each under its place."""
    for table in (*results.tables, *results.further):
        yield (table.name, "missing"), table.missing
        for cell in table.cells:
            yield (table.name, cell.row, cell.area), (cell.n, cell.base, cell.printed)
        for found in table.statistics:
            yield (table.name, found.row, found.area), (found.value, found.printed)
        for left in table.excluded:
            yield (table.name, "excluded", left.reason), (left.rows, left.areas)
