"""The figures of a study: what they show, what they say, and that they cannot be drawn of nothing."""

import re

import pytest

from soceis.evaluation.figures.flow import FlowStep, flow_figure, flow_table, flow_text
from soceis.evaluation.figures.impact import (
    EventPoint,
    EventStudy,
    event_study_caption,
    event_study_figure,
    event_study_table,
    event_study_text,
)
from soceis.evaluation.figures.love import LovePoint, love_caption, love_figure, love_table, love_text

POINTS = (
    EventPoint(-1, 0.01, -0.03, 0.05, -0.06, 0.08),
    EventPoint(0, -0.05, -0.09, -0.01, -0.12, 0.02),
    EventPoint(1, -0.02, -0.06, 0.02, -0.09, 0.05),
)
STUDY = EventStudy("event_study_offences", "Offences, month by month", "Difference", "Base: 40.", POINTS)
STEPS = (
    FlowStep("referred and accepted", "60", ""),
    FlowStep("with police data", "51", "300", "9 not found"),
    FlowStep("in matched sets", "[c]", "150", "[c] nobody like them; " * 6, "150 not needed"),
)
LOVE = (LovePoint("Age", 0.3, -0.05), LovePoint("Male <b>", -0.2, None))


def test_an_event_study_counts_the_months_that_are_clear_of_no_difference() -> None:
    said = event_study_text(STUDY)
    assert "In 0 of 1 month before the start" in said
    assert "In 1 of 2 months from the start on" in said
    assert event_study_text(STUDY) in event_study_figure(STUDY)


def test_the_numbers_of_an_event_study_stand_beside_it_with_their_signs() -> None:
    _, rows = event_study_table(STUDY)
    assert rows[0] == ("-1", "+0.010", "-0.030 to +0.050", "-0.060 to +0.080")
    assert rows[1][0] == "0"


def test_the_caption_of_an_event_study_speaks_of_a_band_only_when_there_is_one() -> None:
    bare = EventStudy("e", "t", "u", "b", (EventPoint(0, 0.1, 0.0, 0.2),))
    assert "Shaded" in event_study_caption(STUDY)
    assert "Shaded" not in event_study_caption(bare)
    assert event_study_table(bare)[1][0][3] == "-"
    assert "No month before the start is shown." in event_study_text(bare)
    assert "<svg" in event_study_figure(bare)


def test_a_figure_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="without points"):
        event_study_figure(EventStudy("e", "t", "u", "b", ()))
    with pytest.raises(ValueError, match="at least one measure"):
        love_figure([LovePoint("Age", None, None)])
    with pytest.raises(ValueError, match="at least one step"):
        flow_figure([])


def test_a_love_plot_says_how_many_measures_stay_apart() -> None:
    assert "0 of 1 measures are farther apart than a tenth" in love_caption(LOVE)
    assert "Nobody was matched" in love_caption([LovePoint("Age", 0.3, None)])
    assert love_table(LOVE)[1] == (("Age", "+0.30", "-0.05"), ("Male <b>", "-0.20", "not known"))
    assert "Age: +0.30 before, -0.05 after" in love_text(LOVE)


def test_names_of_measures_cannot_change_a_figure() -> None:
    drawn = love_figure(LOVE)
    assert "<b>" not in drawn
    assert drawn.count("<title") == 1


def test_a_flow_shows_every_count_and_every_loss_and_never_a_number_of_what_is_withheld() -> None:
    drawn = re.sub(r"<[^>]+>", " ", flow_figure(STEPS))
    for text in ("60", "51", "300", "150", "[c]", "9 not found", "150 not needed"):
        assert text in drawn
    assert "referred and accepted: 60" in flow_text(STEPS)
    assert flow_table(STEPS)[1][0] == ("referred and accepted", "60", "-", "-", "-")


def test_a_figure_grows_where_much_is_said_of_who_was_lost() -> None:
    def high(steps: tuple[FlowStep, ...]) -> float:
        found = re.search(r'height="([0-9.]+)"', flow_figure(steps))
        assert found
        return float(found[1])

    assert high(STEPS) > high((*STEPS[:2], FlowStep("in matched sets", "40", "150")))
