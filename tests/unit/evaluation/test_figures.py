"""The duration figures: one bar a person, one segment an episode, nothing that names anybody."""

import re
from dataclasses import replace
from datetime import date

import pytest

from soceis.evaluation import (
    AreaDurations,
    alternative_text,
    caption,
    duration_figure,
    duration_image,
    durations_by_area,
)
from soceis.evaluation.durations import Bar, Pause, Segment, rows_of
from soceis.evaluation.figures import figure_names
from tests.unit.evaluation import sample


@pytest.fixture(scope="module")
def north() -> AreaDurations:
    return durations_by_area(sample.extract())[0]


def test_a_bar_is_a_person_a_segment_an_episode_and_the_longest_comes_first(north: AreaDurations) -> None:
    again, once = north.bars
    assert [(s.start, s.end, s.months, s.status) for s in again.segments] == [
        (0, 6, 6, "closed"),
        (8, 27, 19, "open"),
    ]
    assert [(s.start, s.end, s.months, s.status) for s in once.segments] == [(0, 3, 3, "closed")]
    assert again.months == 25


def test_a_pause_lies_inside_its_episode(north: AreaDurations) -> None:
    assert north.bars[0].segments[1].pauses == (Pause(10, 13, 3),)


def test_what_is_not_drawn_is_said(north: AreaDurations) -> None:
    south = durations_by_area(sample.extract())[1]
    assert south.not_drawn == (("no contact attempt yet", 1),)
    assert "1 with no contact attempt yet" in caption(south)
    assert "2 people" in caption(north)
    rows = sample.rows()
    del rows["states"]
    assert "Pauses are not known" in caption(durations_by_area(sample.extract(rows))[0])


def test_the_figure_names_nobody(north: AreaDurations) -> None:
    svg = duration_figure(north)
    assert not re.search(r"\b(p1|p2|e1|e2|e3|r1)\b", svg)


def test_the_figure_says_what_it_shows_to_someone_who_cannot_see_it(north: AreaDurations) -> None:
    svg = duration_figure(north)
    assert 'role="img"' in svg
    assert "<title" in svg
    assert alternative_text(north) in svg
    assert "1 open, 2 closed" in alternative_text(north)


def test_the_figure_is_the_same_each_time_and_also_a_png(north: AreaDurations) -> None:
    svg = duration_figure(north)
    assert duration_figure(north) == svg
    assert duration_image(svg).startswith(b"\x89PNG")


def test_the_table_beside_the_figure_has_the_same_numbers(north: AreaDurations) -> None:
    labels = re.findall(r">(\d+(?: \([\d+ ]+\))?)</text>", duration_figure(north))
    assert "25 (6 + 19)" in labels
    assert [(bar, s.months) for bar, _, s in rows_of(north)] == [(1, 6), (1, 19), (2, 3)]


def test_an_area_with_nothing_to_draw_still_has_a_figure() -> None:
    svg = duration_figure(durations_by_area(sample.extract())[1])
    assert "There is nothing to draw" in svg


def test_overlapping_episodes_and_very_many_people_can_be_drawn(north: AreaDurations) -> None:
    both = Bar((Segment(0, 9, 9, "open"), Segment(3, 5, 2, "not_started")))
    assert "Not started yet" in duration_figure(replace(north, bars=(both,)))
    many = replace(north, bars=tuple(Bar((Segment(0, n % 30, n % 30, "closed"),)) for n in range(1_200)))
    assert "1,200 people" in duration_figure(many)


def test_a_file_name_is_plain_and_belongs_to_one_area() -> None:
    areas = ["Cardiff", "../../etc", "St. David's, East", "St/David's East", "cardiff", "東京", "?"]
    names = figure_names(areas)
    assert names["Cardiff"] == "duration_Cardiff"
    assert len({name.lower() for name in names.values()}) == len(areas)
    assert all(re.fullmatch(r"duration_[\w-]+", name) for name in names.values())


def test_a_missing_column_is_said_instead_of_bars() -> None:
    empty = AreaDurations(
        "North", date(2022, 1, 1), (), (), True, "the table episodes has no column open_from"
    )
    assert "no column open_from" in caption(empty)
    assert "nothing to draw" in duration_figure(empty)
