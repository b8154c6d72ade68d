"""The county data against the printed digits of R's did 2.5.1 and fixest 0.12.2."""

from __future__ import annotations

import numpy as np
import pytest

from soceis.evaluation.impact import (
    KINDS,
    Control,
    adjusted_group_time,
    aggregate,
    critical_value,
    group_time,
    summarise,
    two_way,
    wald,
)
from soceis.evaluation.impact.covariates import Way
from soceis.evaluation.impact.linear import GroupTime
from tests.unit.evaluation.impact.panels import counties

# Half a unit of the last printed digit.
DIGITS = 5e-9

# Specification: (simple, dynamic, group, calendar), each (estimate, error), and the Wald statistic.
PLAIN: list[tuple[Control, list[tuple[float, float]], float]] = [
    (
        "never",
        [(-0.03995128, 0.01203401), (-0.07723982, 0.01996499), (-0.03101828, 0.01244606), (-0.04170043, 0.01597185)],
        7.791236627,
    ),
    (
        "notyet",
        [(-0.03976363, 0.01205242), (-0.07739931, 0.01956018), (-0.03046223, 0.01257512), (-0.04426708, 0.01557090)],
        7.790927719,
    ),
]  # fmt: skip
ADJUSTED: list[tuple[Control, Way, list[tuple[float, float]], float]] = [
    (
        "never", "dr",
        [(-0.04175177, 0.01150284), (-0.08035395, 0.01895756), (-0.03281960, 0.01189818), (-0.04417736, 0.01503818)],
        6.841824982,
    ),
    (
        "never", "reg",
        [(-0.04196861, 0.01144483), (-0.08078175, 0.01874585), (-0.03292924, 0.01186031), (-0.04453233, 0.01488503)],
        6.861274954,
    ),
    (
        "never", "ipw",
        [(-0.04177708, 0.01149972), (-0.08037689, 0.01895425), (-0.03287537, 0.01189320), (-0.04417010, 0.01503522)],
        6.79877741,
    ),
    (
        "notyet", "dr",
        [(-0.04135163, 0.01142784), (-0.07999262, 0.01849400), (-0.03226404, 0.01198341), (-0.04566463, 0.01469826)],
        6.83428494,
    ),
]  # fmt: skip
CELLS = {
    (2004, 2004): (-0.01050325, 0.02325104), (2004, 2005): (-0.07042316, 0.03098477),
    (2004, 2006): (-0.13725874, 0.03643566), (2004, 2007): (-0.10081136, 0.03435923),
    (2006, 2004): (0.00652011, 0.02332681), (2006, 2005): (-0.00275082, 0.01955856),
    (2006, 2006): (-0.00459461, 0.01775520), (2006, 2007): (-0.04122447, 0.02022918),
    (2007, 2004): (0.03050666, 0.01503356), (2007, 2005): (-0.00272589, 0.01639583),
    (2007, 2006): (-0.03108712, 0.01787751), (2007, 2007): (-0.02605441, 0.01665544),
}  # fmt: skip
EVENT_STUDY = {
    -3: (0.03050666, 0.01503356), -2: (-0.00056308, 0.01329164), -1: (-0.02445874, 0.01423640),
    0: (-0.01993182, 0.01182636), 1: (-0.05095737, 0.01689348), 2: (-0.13725874, 0.03643566),
    3: (-0.10081136, 0.03435923),
}  # fmt: skip
UNIVERSAL = {-4: (0.00330636, 0.02445187), -3: (0.02502183, 0.01811892), -2: (0.02445874, 0.01423640)}


def effects(control: Control = "never") -> GroupTime:
    return group_time(summarise(counties(), "lemp"), control)


def overall(found: GroupTime) -> list[tuple[float | None, float | None]]:
    every = [aggregate(found, kind, draws=0).overall for kind in KINDS]
    return [(one.estimate, one.se) if one else (None, None) for one in every]


def agree(found: list[tuple[float | None, float | None]], printed: list[tuple[float, float]]) -> None:
    assert np.array(found, float) == pytest.approx(np.array(printed), abs=DIGITS)


@pytest.mark.parametrize(("control", "printed", "statistic"), PLAIN, ids=[row[0] for row in PLAIN])
def test_aggregations_and_the_wald_statistic_have_the_printed_digits(
    control: Control, printed: list[tuple[float, float]], statistic: float
) -> None:
    agree(overall(effects(control)), printed)
    assert wald(effects(control)).statistic == pytest.approx(statistic, abs=5e-10)
    assert wald(effects(control)).df == 5


def test_the_wald_test_has_the_printed_p_value() -> None:
    assert wald(effects()).p == pytest.approx(0.16812, abs=5e-6)


@pytest.mark.parametrize(
    ("control", "way", "printed", "statistic"), ADJUSTED, ids=[f"{row[0]}-{row[1]}" for row in ADJUSTED]
)
def test_adjusted_aggregations_have_the_printed_digits(
    control: Control, way: Way, printed: list[tuple[float, float]], statistic: float
) -> None:
    found = adjusted_group_time(counties(), "lemp", ["lpop"], way=way, control=control)
    agree(overall(found), printed)
    assert wald(found).statistic == pytest.approx(statistic, abs=5e-9)


def test_every_group_time_effect_has_the_printed_digits() -> None:
    found = effects()
    assert [(place.cohort, place.month) for place in found.places] == list(CELLS)
    agree([(cell.estimate, cell.se) for cell in found.cells], list(CELLS.values()))


def test_the_event_study_has_the_printed_digits() -> None:
    found = aggregate(effects(), "dynamic", draws=0).parts
    assert [part.at for part in found] == list(EVENT_STUDY)
    agree([(part.estimate, part.se) for part in found], list(EVENT_STUDY.values()))


def test_a_universal_base_has_the_printed_digits_before_the_start_and_the_same_effects_after() -> None:
    found = aggregate(group_time(summarise(counties(), "lemp"), base="universal"), "dynamic", draws=0).parts
    after = {at: values for at, values in EVENT_STUDY.items() if at >= 0}
    assert [part.at for part in found] == [*UNIVERSAL, *after]
    agree([(part.estimate, part.se) for part in found], [*UNIVERSAL.values(), *after.values()])


def test_two_way_fixed_effects_have_the_digits_of_fixest() -> None:
    found = two_way(summarise(counties(), "lemp"))
    assert found.estimate == pytest.approx(-0.03654893667, abs=5e-12)
    assert found.se == pytest.approx(0.01326515543, abs=5e-12)


def test_the_band_over_the_twelve_effects_is_that_of_the_exact_covariance() -> None:
    """R's own critical value is random (2.479 to 2.605 were seen); 200,000 draws elsewhere gave 2.826."""
    assert critical_value(effects().covariance, draws=200_000) == pytest.approx(2.826, abs=0.015)
