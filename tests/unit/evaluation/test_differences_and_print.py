"""The two mappings side by side, and the printed report beside what is computed."""

from pathlib import Path

import pytest

from soceis.evaluation import OVERALL, UnknownOption, compare_with_print, differences, evaluate
from soceis.evaluation.published import NOT_IN_THE_DATA, OTHER_RECORDS
from soceis.evaluation.published.build import TARGET, build, entries
from tests.unit.evaluation import sample

TRANSCRIPTION = Path(__file__).with_name("published_figures.json")


def test_the_printed_cells_are_those_of_the_transcription() -> None:
    assert TARGET.read_text(encoding="utf-8") == build(TRANSCRIPTION.read_text(encoding="utf-8"))


def test_every_number_of_the_printed_tables_became_a_cell() -> None:
    import json

    figures = json.loads(TRANSCRIPTION.read_text(encoding="utf-8"))
    sections = [
        figures["table_4_referrals"],
        {"topics": figures["table_5_intervention_plan_topics_n"]},
        {"topics": figures["table_5_intervention_plan_topics_percent"]},
    ]
    grids = [
        row
        for section in sections
        for grid in section.values()
        for row in grid.values()
        if isinstance(row, dict)
    ]
    printed = sorted(value for row in grids for value in row.values())
    made = sorted(e["printed"] for e in entries(figures) if e["place"] in ("Table 4", "Table 5"))
    assert made == printed


def test_only_cells_that_differ_are_listed_and_each_has_a_cause() -> None:
    published, corrected = evaluate(sample.extract(), "published_2023"), evaluate(sample.extract())
    found = differences(published, corrected)
    listed = {(d.table, d.row, d.area) for d in found}
    for table in published.tables:
        for cell in table.cells:
            other = corrected.table(table.name).cell(cell.row, cell.area)
            differs = (cell.n, cell.base) != (other.n, other.base)
            assert ((table.name, cell.row, cell.area) in listed) == differs
    assert all(d.causes for d in found)


def test_causes_name_the_rule_at_work() -> None:
    found = differences(evaluate(sample.extract(), "published_2023"), evaluate(sample.extract()))
    causes = {(d.table, d.row, d.area): " ".join(d.causes) for d in found}
    assert causes["referral_source", "police", "North"].startswith("Counting unit")
    assert "Partial area" not in causes["referral_source", "police", "North"]
    assert "Partial area: 2023 had South in Overall" in causes["referral_source", "police", OVERALL]
    assert "open and closed together" in causes["case_status", "open", OVERALL]


def test_only_the_published_mapping_can_be_compared_with_the_print() -> None:
    with pytest.raises(UnknownOption, match="only results of the mapping published_2023"):
        compare_with_print(evaluate(sample.extract()))


def test_areas_that_are_not_in_the_data_are_said_to_be_missing() -> None:
    cells = compare_with_print(evaluate(sample.extract(), "published_2023"))
    cardiff = [c for c in cells if c.area == "Cardiff"]
    assert {c.computed for c in cardiff} == {NOT_IN_THE_DATA}
    overall = next(
        c for c in cells if (c.table, c.row, c.area, c.measure) == ("referral_source", "police", OVERALL, "n")
    )
    assert (overall.printed, overall.computed, overall.same, overall.cause) == (
        "43",
        "1",
        False,
        OTHER_RECORDS,
    )
