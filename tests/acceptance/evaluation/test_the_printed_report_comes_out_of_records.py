"""A whole evaluation on invented people whose records add up to the printed report of 2023."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from soceis.evaluation import (
    Extract,
    PrintedCell,
    compare_with_print,
    differences,
    evaluate,
    read_folder,
    results_as_json,
    write_extract,
)
from tests.acceptance.evaluation.printed_people import META, tables

# Every printed cell that no records can give, what is printed, and what comes out.
EXPECTED_TO_DIFFER = {
    ("Table 3", "age_and_sex", "male", "Dundee", "percent"): ("66", "67"),
    ("Table 4", "referral_source", "total", "Edinburgh", "total_percent"): ("101", "100"),
    ("Table 4", "case_status", "not_started", "Newcastle", "percent"): ("4", "6"),
    ("Section 5.1", "outcomes_open", "reduced_offending", "Cardiff", "percent"): ("82", "81"),
}


@pytest.fixture(scope="module")
def extract() -> Extract:
    return Extract.from_tables(META, tables())


@pytest.fixture(scope="module")
def cells(extract: Extract) -> Sequence[PrintedCell]:
    return compare_with_print(evaluate(extract, "published_2023"))


def test_the_invented_records_have_no_errors(extract: Extract) -> None:
    assert [f.message for f in extract.findings if f.severity == "error"] == []


def test_every_printed_cell_comes_out_but_for_those_that_no_records_can_give(
    cells: Sequence[PrintedCell],
) -> None:
    different = {
        (c.place, c.table, c.row, c.area, c.measure): (c.printed, c.computed) for c in cells if not c.same
    }
    assert different == EXPECTED_TO_DIFFER


def test_every_cell_that_differs_says_why(cells: Sequence[PrintedCell]) -> None:
    assert all(len(c.cause) > 20 for c in cells if not c.same)


def test_changing_one_record_changes_the_numbers(extract: Extract) -> None:
    changed = tables()
    source = changed["referrals"].column("source").to_pylist()
    source[0] = "police"
    position = changed["referrals"].column_names.index("source")
    changed["referrals"] = changed["referrals"].set_column(position, "source", [source])
    before = evaluate(extract, "published_2023").table("referral_source")
    after = evaluate(Extract.from_tables(META, changed), "published_2023").table("referral_source")
    assert (before.cell("police", "Cardiff").n, after.cell("police", "Cardiff").n) == (7, 8)
    assert (before.cell("children_services", "Cardiff").n, after.cell("children_services", "Cardiff").n) == (
        42,
        41,
    )


def test_people_referred_again_count_twice_only_when_corrected(extract: Extract) -> None:
    published = evaluate(extract, "published_2023").table("referral_source").cell("police", "Newcastle")
    corrected = evaluate(extract).table("referral_source").cell("police", "Newcastle")
    assert (published.base, corrected.base) == (71, 73)


def test_the_partial_area_is_beside_the_corrected_overall_and_not_in_it(extract: Extract) -> None:
    table = evaluate(extract).table("referral_source")
    assert table.cell("police", "Dundee").base == 10
    assert table.cell("police", "Overall").base == 84 + 58 + 73
    assert "Dundee" in table.definition


def test_every_difference_between_the_mappings_has_a_cause(extract: Extract) -> None:
    found = differences(evaluate(extract, "published_2023"), evaluate(extract))
    assert len(found) > 50
    assert all(difference.causes for difference in found)


def test_the_written_extract_gives_the_same_results(extract: Extract, tmp_path: Path) -> None:
    write_extract(tables(), META, tmp_path)
    again = read_folder(tmp_path)
    for mapping in ("published_2023", "corrected"):
        assert results_as_json(evaluate(again, mapping)) == results_as_json(evaluate(extract, mapping))
