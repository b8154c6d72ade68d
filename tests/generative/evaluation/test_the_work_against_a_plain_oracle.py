"""Every table from files beside the contract, beside the slow plain version."""

import pytest
from hypothesis import given

from soceis.evaluation import Extract
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.standing import standing_on
from soceis.evaluation.work import work_tables
from tests.generative.evaluation.extracts import Row, meta
from tests.generative.evaluation.told_oracle import Told
from tests.generative.evaluation.worked import arrow, told, worked

# Rows of those about whom nobody said anything: without the file the table is not made at all.
NOBODY_SAID = ("not_recorded", "not_asked")
Drawn = tuple[list[Row], dict[str, list[Row]]]


def agrees_with_the_oracle(drawn: Drawn) -> None:
    areas, tables = drawn
    extract = Extract.from_tables(meta(areas), arrow(tables))
    with standing_on(extract, None, None) as standing:
        made = {table.name: table for table in work_tables(Run(standing, "corrected"))}
    for area in areas:
        plain = Told(tables, area)
        for (name, row), (n, base) in plain.cells.items():
            if name not in made:
                assert not n or row.endswith(NOBODY_SAID), (name, row)
                continue
            cell = made[name].cell(row, area["area"])
            assert (cell.n, cell.base) == (n, base), (name, row)
        for (name, row), value in plain.numbers.items():
            if name not in made:
                assert not value, (name, row)
                continue
            found = made[name].statistic(row, area["area"]).value
            assert found == (value if value is None else pytest.approx(value)), (name, row)
        for table in made.values():
            here = [cell for cell in table.cells if cell.area == area["area"]]
            assert not any(cell.n for cell in here if (table.name, cell.row) not in plain.cells), table.name


@given(worked())
def test_what_was_done_agrees_with_the_oracle(drawn: Drawn) -> None:
    agrees_with_the_oracle(drawn)


@given(told())
def test_what_was_told_agrees_with_the_oracle(drawn: Drawn) -> None:
    agrees_with_the_oracle(drawn)
