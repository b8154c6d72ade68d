"""The content of a report and its web page: what is said, in which order, under which policy."""

import re
from dataclasses import replace

import pytest

from soceis.evaluation import evaluate
from soceis.evaluation.cells import Cell
from soceis.evaluation.disclosure import POLICIES, protect
from soceis.evaluation.methods.work import WORK
from soceis.evaluation.report import compose, render
from soceis.evaluation.report.composing import SECTIONS
from soceis.evaluation.report.content import Bullets, Facts, Heading, Notice, NumberedTable, Paragraph
from soceis.evaluation.report.grids import grid_of
from tests.unit.evaluation import reports, sample


def test_every_table_of_the_results_stands_in_the_report_once() -> None:
    material = reports.material()
    names = [b.anchor for b in compose(material).blocks if isinstance(b, NumberedTable)]
    assert len(names) == len(set(names))
    assert {f"table-{table.name}" for table in material.results.all_tables} <= set(names)


def test_tables_and_figures_are_numbered_in_their_order() -> None:
    tables = [b.number for b in reports.report().blocks if isinstance(b, NumberedTable)]
    assert tables == list(range(1, len(tables) + 1))


def test_a_section_names_only_tables_that_exist() -> None:
    made = {table.name for table in reports.material().results.all_tables} | {n.name for n in WORK.numbers}
    assert {name for section in SECTIONS for name in section.tables} <= made


def test_each_table_says_its_unit_its_base_and_what_it_leaves_out() -> None:
    rows = sample.rows()
    rows["referrals"][0]["source"] = "unheard-of"
    report = reports.report(sample.extract(rows))
    table = next(
        b for b in report.blocks if isinstance(b, NumberedTable) and b.anchor == "table-referral_source"
    )
    assert table.notes[0].startswith("Counted: referrals. ")
    assert "Left out: 1 (referrals.source: the code is not in the list)." in table.notes
    assert table.grid.bases[0] == "Base"


def test_the_report_begins_with_its_mark_and_its_key_findings() -> None:
    first, heading, *rest = reports.report().blocks
    assert isinstance(first, Notice)
    assert isinstance(heading, Heading)
    assert heading.text == "Key findings"
    assert any(isinstance(block, Bullets) for block in rest[:4])


def test_a_table_that_could_not_be_made_is_said_with_why() -> None:
    rows = sample.rows()
    for row in rows["episodes"]:
        del row["closure_code"]
    report = reports.report(sample.extract(rows))
    said = [item for block in report.blocks if isinstance(block, Bullets) for item in block.items]
    assert any(item.endswith("because the table episodes has no column closure_code.") for item in said)


def test_how_it_was_made_stands_in_it() -> None:
    report = reports.report()
    inputs = next(b for b in report.blocks if isinstance(b, NumberedTable) and b.anchor == "table-inputs")
    assert inputs.grid.rows == sample.extract().inputs
    facts = [entry for block in report.blocks if isinstance(block, Facts) for entry in block.entries]
    assert ("Mapping", "corrected") in facts


def test_a_withheld_number_prints_as_its_mark_never_as_nothing_or_zero() -> None:
    results = protect(evaluate(sample.extract()), POLICIES["release"])
    withheld = 0
    for table in results.all_tables:
        grid = grid_of(table)
        cells = [cell for cell in table.cells if cell.suppressed]
        withheld += len(cells)
        if cells:
            printed = [text for row in grid.rows for text in row]
            assert sum(text == "[c]" for text in printed) >= len(cells)
            assert "[c]" in table.definition
    assert withheld


def test_a_base_that_is_withheld_prints_as_its_mark() -> None:
    table = evaluate(sample.extract()).table("referral_source")
    hidden = tuple(Cell(c.row, c.area, None, None, "[c]", suppressed=True) for c in table.cells)
    assert set(grid_of(replace(table, cells=hidden)).bases[1:]) == {"[c]", ""}


def test_a_report_for_release_lists_no_finding_row_count_or_difference() -> None:
    rows = sample.rows()
    rows["referrals"][0]["received_on"] = "June"
    extract = sample.extract(rows)
    material = reports.material(extract, reports.RELEASED)
    released = replace(material, results=protect(material.results, POLICIES["release"]))
    report = compose(released)
    anchors = {b.anchor for b in report.blocks if isinstance(b, NumberedTable)}
    assert not anchors & {"table-rows", "table-differences"}
    texts = [b.text for b in report.blocks if isinstance(b, Paragraph)]
    assert not any("No errors" in text for text in texts)
    assert any("kept out of a report for release" in text for text in texts)
    assert "row 1" not in render(report)
    assert report.mark.startswith("Prepared for release under the policy release; not to be sent before two")


@pytest.mark.parametrize("name", [reports.HOSTILE[:-3], reports.FOREIGN])
def test_no_name_can_change_the_page(name: str) -> None:
    page = render(reports.report(reports.of_areas(2, name + "{}")))
    assert "<script" not in page.replace("<style>", "")
    assert not re.search(r"&(?!(amp|lt|gt|quot|#x27|#\d+);)", page)


def test_every_link_of_the_page_leads_somewhere_and_no_name_is_given_twice() -> None:
    page = render(reports.report())
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_the_date_of_a_report_is_never_today() -> None:
    about = sample.meta()
    assert reports.report(sample.extract(None, about)).dated.isoformat() == "2023-01-01"
    about["created_at"] = "some day"
    assert reports.report(sample.extract(None, about)).dated.isoformat() == "2022-10-31"
