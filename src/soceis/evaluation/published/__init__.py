"""The printed report of 2023 beside the same cells computed from records.

figures.json holds the numbers exactly as printed; `build` made it from the transcription.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from soceis.evaluation.cells import NO_BASE
from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.results import Results

NOT_IN_THE_DATA = "not in the data"
OTHER_RECORDS = "The records counted here are not those behind the printed report."
Measure = Callable[[Results, str, str, str], str]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of the printed report: where, what is printed, what was computed, and why they differ."""

    place: str
    table: str
    row: str
    area: str
    measure: str
    printed: str
    computed: str
    same: bool
    cause: str


def compare_with_print(results: Results) -> tuple[PrintedCell, ...]:
    """Every printed cell with its computed counterpart, in the order of the report.

    UnknownOption unless the results are those of the mapping published_2023.
    """
    if results.mapping != "published_2023":
        raise UnknownOption(
            "only results of the mapping published_2023 can be compared with the printed report."
        )
    return tuple(_compared(entry, results) for entry in _entries())


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    text = files(__package__).joinpath("figures.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["cells"])


def _compared(entry: dict[str, Any], results: Results) -> PrintedCell:
    table, row, area = entry["table"], entry["row"], entry["area"]
    printed = NO_BASE if entry["printed"] is None else str(entry["printed"])
    try:
        computed = MEASURES[entry["measure"]](results, table, row, area)
    except KeyError:
        computed = NOT_IN_THE_DATA
    same = printed == computed
    cause = "" if same else entry["known"] or OTHER_RECORDS
    return PrintedCell(entry["place"], table, row, area, entry["measure"], printed, computed, same, cause)


def _n(results: Results, table: str, row: str, area: str) -> str:
    return _number(results.table(table).cell(row, area).n)


def _percent(results: Results, table: str, row: str, area: str) -> str:
    return results.table(table).cell(row, area).printed


def _base(results: Results, table: str, row: str, area: str) -> str:
    """The base of a row; `total` stands for the base that all rows share."""
    found = results.table(table)
    return _number(found.cell(found.cells[0].row if row == "total" else row, area).base)


def _total_percent(results: Results, table: str, row: str, area: str) -> str:
    return NO_BASE if _base(results, table, row, area) == "0" else "100"


def _value(results: Results, table: str, row: str, area: str) -> str:
    return results.table(table).statistic(row, area).printed


def _number(number: int | None) -> str:
    return NOT_IN_THE_DATA if number is None else str(number)


MEASURES: dict[str, Measure] = {
    "n": _n,
    "percent": _percent,
    "base": _base,
    "total_percent": _total_percent,
    "value": _value,
}
