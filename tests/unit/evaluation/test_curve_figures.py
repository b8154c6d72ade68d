"""The curves drawn, and the lists that stand behind the tables beside the contract's."""

import re
from dataclasses import replace
from itertools import groupby

import pytest

from soceis.evaluation import OVERALL, Curve, codes, evaluate, results_as_json
from soceis.evaluation.figures.curves import (
    curve_caption,
    curve_description,
    curve_figure,
    curve_name,
    curve_table,
)
from soceis.evaluation.words import GROUPS, column_in_words, row_in_words
from soceis.journey.casework import rules as casework
from soceis.people import rules as people
from tests.unit.evaluation import sample

Curves = tuple[Curve, ...]


@pytest.fixture(scope="module")
def figures() -> dict[str, Curves]:
    """The curves of each figure by its file name."""
    curves = evaluate(sample.extract()).curves
    return {
        curve_name(figure): figure
        for figure in (tuple(group) for _, group in groupby(curves, key=lambda c: (c.name, c.by)))
    }


def test_there_is_a_figure_for_each_time_by_area_and_by_programme(figures: dict[str, Curves]) -> None:
    assert list(figures) == [
        f"{time}_by_{by}"
        for time in ("time_to_first_attempt", "time_to_first_attended", "time_to_close")
        for by in ("area", "programme")
    ]
    assert [c.group for c in figures["time_to_close_by_area"]] == ["North", "South", OVERALL]


def test_a_panel_says_its_episodes_its_median_and_how_many_are_at_risk(figures: dict[str, Curves]) -> None:
    svg = curve_figure(figures["time_to_first_attended_by_area"])
    assert "North, 3 episodes" in svg
    assert "Half were met by day 19" in svg
    assert "At risk" in svg
    assert curve_figure(figures["time_to_first_attended_by_area"]) == svg


def test_the_programmes_are_told_apart_by_a_dash_and_their_names(figures: dict[str, Curves]) -> None:
    svg = curve_figure(figures["time_to_first_attempt_by_programme"], titled=False)
    assert "stroke-dasharray" in svg
    assert ">One to one<" in svg
    assert ">School programme<" in svg


def test_a_curve_is_described_for_someone_who_cannot_see_it(figures: dict[str, Curves]) -> None:
    curves = figures["time_to_first_attended_by_area"]
    svg = curve_figure(curves)
    assert 'role="img"' in svg
    assert "North: 3 episodes, half were met by day 19" in curve_description(curves)
    assert curve_description(curves) in svg


def test_the_table_beside_a_figure_has_a_line_for_each_curve(figures: dict[str, Curves]) -> None:
    header, rows = curve_table(figures["time_to_close_by_area"])
    assert [row[0] for row in rows] == ["North", "South", "Overall"]
    assert {len(row) for row in rows} == {len(header)}
    assert rows[1][1:3] == ("0", "0")


def test_the_caption_has_base_definition_conversion_and_what_was_left_out(figures: dict[str, Curves]) -> None:
    said = curve_caption(figures["time_to_first_attempt_by_area"])
    assert said.startswith(
        "Episodes: North 3, South 1, Overall 3. Days from the day the referral was received"
    )
    assert "leave out the partial areas: South" in said
    rows = sample.rows()
    rows["episodes"][0]["open_from"] = "2020-06-09"
    spoilt = tuple(c for c in evaluate(sample.extract(rows)).curves if c.name == "time_to_first_attempt")
    assert "Episodes left out: 1 (episodes.open_from: the date, or the data date, lies before" in (
        curve_caption(spoilt[:3])
    )


def test_a_missing_column_is_said_instead_of_curves(figures: dict[str, Curves]) -> None:
    rows = sample.rows()
    for episode in rows["episodes"]:
        del episode["first_attended"]
    curves = tuple(c for c in evaluate(sample.extract(rows)).curves if c.name == "time_to_first_attended")
    assert curve_caption(curves[:3]) == "Not drawn: the table episodes has no column first_attended."
    assert "There is nothing to draw" in curve_figure(curves[:3])


def test_the_figure_of_one_group_alone_is_one_panel(figures: dict[str, Curves]) -> None:
    alone = figures["time_to_close_by_area"][:1]
    assert len(re.findall(r">At risk<", curve_figure(alone))) == 1


def test_up_to_a_quarter_of_a_year_is_drawn_in_days_and_more_in_months(figures: dict[str, Curves]) -> None:
    alone = figures["time_to_first_attended_by_area"][0]
    last = max(point.time for point in alone.points if point.events)
    for days, unit, said in ((92, "Days", False), (93, "Months", True)):
        times = {point.time: days * point.time // last for point in alone.points}
        curve = replace(alone, points=tuple(replace(p, time=times[p.time]) for p in alone.points))
        assert f">{unit}<" in curve_figure((curve,))
        assert ("A month is 30.4 days" in curve_caption((curve,))) == said


def test_the_json_has_the_contracts_tables_and_the_others_beside_them() -> None:
    results = evaluate(sample.extract())
    found = results_as_json(results)
    assert list(found["tables"]) == [table.name for table in results.tables]
    assert list(found["further"]) == [table.name for table in results.further]
    assert set(found["tables"]["case_status"]) == {
        "title", "unit", "definition", "cells", "statistics", "excluded",
    }  # fmt: skip
    assert found["further"]["case_status_by_sex"]["by"] == "sex"
    assert [curve["name"] for curve in found["curves"]] == [curve.name for curve in results.curves]
    assert found["curves"][0]["points"][0]["at_risk"] == 3


# The lists.


def test_every_code_of_the_service_has_a_place_in_the_evaluation() -> None:
    assert set(codes.CHANGEABLE_BY) == set(casework.NON_ENGAGEMENT_REASONS)
    assert set(codes.CHANGEABLE_BY.values()) == set(codes.CHANGERS)
    assert set(codes.NOT_ENGAGED) == casework.NEEDS_NON_ENGAGEMENT_REASON
    assert set(codes.ETHNIC_GROUP) == {*people.ETHNICITY_EW19, *people.ETHNICITY_SCT}
    assert set(codes.ETHNIC_GROUP.values()) == set(codes.ETHNIC_GROUPS) - {codes.NOT_KNOWN}


def test_every_row_and_column_has_words() -> None:
    results = evaluate(sample.extract())
    for table in results.further:
        rows = {c.row for c in table.cells} | {s.row for s in table.statistics}
        assert not [row for row in rows if "_" in row_in_words(table.name, row)]
        if table.by != "area":
            labels = {c.area for c in table.cells} - {OVERALL}
            assert labels <= set(GROUPS[table.by])
    assert column_in_words("sex", "not_known") == "Not known"
    assert column_in_words("area", "Cardiff") == "Cardiff"
    assert row_in_words("case_status_by_sex", "not_started") == "Not started yet"
