"""Every cell and statistic of random extracts, beside the slow plain version of the same definitions."""

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import MAPPINGS, Extract, MappingName, Results, evaluate
from tests.generative.evaluation.extracts import Row, arrow, extracts, meta
from tests.generative.evaluation.oracle import Cells, Numbers, Oracle


def cells_of(results: Results) -> Cells:
    return {
        (table.name, cell.row, cell.area): (cell.n or 0, cell.base or 0, cell.printed)
        for table in results.tables
        for cell in table.cells
    }


def numbers_of(results: Results) -> Numbers:
    return {
        (table.name, found.row, found.area): (found.value, found.printed)
        for table in results.tables
        for found in table.statistics
    }


def counted(extract: Extract, mapping: MappingName, as_of: date | None = None, **asked: Any) -> Results:
    """The tables of the contract, which are all that is looked at here."""
    return evaluate(extract, mapping, as_of, further=False, **asked)


def agree(areas: list[Row], tables: dict[str, list[Row]], mapping: MappingName, as_of: date | None) -> None:
    results = counted(Extract.from_tables(meta(areas), arrow(tables)), mapping, as_of)
    oracle = Oracle(areas, tables, mapping, as_of)
    assert cells_of(results) == oracle.cells
    assert numbers_of(results) == oracle.numbers


@given(extracts(), st.sampled_from(MAPPINGS))
def test_every_cell_agrees_with_the_oracle(
    drawn: tuple[list[Row], dict[str, list[Row]]], mapping: MappingName
) -> None:
    agree(*drawn, mapping, None)


@given(extracts(), st.sampled_from(MAPPINGS), st.integers(-30, 520))
def test_every_cell_agrees_with_the_oracle_at_an_earlier_date(
    drawn: tuple[list[Row], dict[str, list[Row]]], mapping: MappingName, days: int
) -> None:
    agree(*drawn, mapping, date(2020, 1, 31) + timedelta(days=days))


@given(extracts())
def test_sound_extracts_have_no_error_findings(drawn: tuple[list[Row], dict[str, list[Row]]]) -> None:
    areas, tables = drawn
    extract = Extract.from_tables(meta(areas), arrow(tables))
    assert [f.message for f in extract.findings if f.severity == "error"] == []
    assert all(
        not table.excluded or table.name == "plan_topics" for table in counted(extract, "corrected").tables
    )


@given(extracts(), st.sampled_from(MAPPINGS), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_but_ties_that_the_file_decides(
    drawn: tuple[list[Row], dict[str, list[Row]]], mapping: MappingName, chance: random.Random
) -> None:
    areas, tables = drawn
    shuffled = {name: list(rows) for name, rows in tables.items()}
    for name, rows in shuffled.items():
        if name not in ("outcome_readings", "states"):
            chance.shuffle(rows)
    before = counted(Extract.from_tables(meta(areas), arrow(tables)), mapping)
    after = counted(Extract.from_tables(meta(areas), arrow(shuffled)), mapping)
    assert cells_of(before) == cells_of(after)
    assert numbers_of(before) == numbers_of(after)


@given(extracts(), st.sampled_from(MAPPINGS))
def test_areas_asked_for_have_the_same_cells_as_among_all(
    drawn: tuple[list[Row], dict[str, list[Row]]], mapping: MappingName
) -> None:
    areas, tables = drawn
    extract = Extract.from_tables(meta(areas), arrow(tables))
    first = areas[0]["area"]
    alone = cells_of(counted(extract, mapping, areas=[first]))
    among = cells_of(counted(extract, mapping))
    assert all(among[key] == value for key, value in alone.items() if key[2] == first)
