"""Were trends parallel before the start, could one have known, and what if they were not."""

from __future__ import annotations

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact import (
    aggregate,
    framed,
    group_time,
    make_panel,
    pre_trend,
    sensitivity,
    summarise,
    trend_power,
    wald,
)
from soceis.evaluation.impact.trends import reach_of
from tests.unit.evaluation.impact.panels import FIRST, counties, invented


def drifting(seed: int, slope: float, n: int = 60) -> np.ndarray:
    """Outcomes of half the units drift by `slope` a month."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 6)) + slope * np.arange(6) * (np.arange(n) < n // 2)[:, None]


def panel_of(values: np.ndarray):  # type: ignore[no-untyped-def]  # noqa: ANN201
    n = len(values)
    start = np.where(np.arange(n) < n // 2, FIRST + 4, 0)
    return framed(make_panel(start, FIRST + np.arange(6), {"y": values}))


def test_the_drift_that_is_noticed_half_of_the_time_is_noticed_half_of_the_time() -> None:
    """By simulation: the power formula against a thousand panels that drift by the slope it names."""
    said = trend_power(group_time(summarise(panel_of(drifting(0, 0.0, 400)), "y")))
    noticed = [
        pre_trend(group_time(summarise(panel_of(drifting(seed, said.half, 400)), "y"))).p <= 0.05
        for seed in range(1, 301)
    ]
    assert np.mean(noticed) == pytest.approx(0.5, abs=0.13)
    assert said.most > said.half


def test_a_drift_moves_the_overall_effect_by_what_is_said() -> None:
    level, moved = (group_time(summarise(panel_of(drifting(3, slope)), "y")) for slope in (0.0, 0.7))
    first, second = (aggregate(found, "simple", draws=0).overall for found in (level, moved))
    assert first
    assert second
    assert second.estimate - first.estimate == pytest.approx(0.7 * reach_of(level))


def test_the_power_is_the_same_whichever_base_the_effects_have() -> None:
    """A varying and a universal base say the same about the months before, in other words."""
    summary = summarise(counties(), "lemp")
    assert trend_power(group_time(summary, base="universal")).half == pytest.approx(
        trend_power(group_time(summary)).half
    )
    assert wald(group_time(summary, base="universal")).statistic == pytest.approx(
        wald(group_time(summary)).statistic
    )


def test_with_few_treated_event_times_are_tested_and_not_every_cohort() -> None:
    found = pre_trend(group_time(summarise(invented(2, n=40, m=10, cohorts=(6, 7, 8)), "offences")))
    assert found.of == "event times"
    assert found.df == 7
    assert pre_trend(group_time(summarise(counties(), "lemp"))).of == "cells"


def test_too_many_months_for_the_number_of_young_people_are_said() -> None:
    panel = framed(
        make_panel(
            [FIRST + 7, 0, 0, 0], FIRST + np.arange(9), {"y": np.random.default_rng(1).normal(size=(4, 9))}
        )
    )
    with pytest.raises(CannotEstimate, match="shorter window"):
        pre_trend(group_time(summarise(panel, "y")))


def test_no_month_before_the_start_leaves_nothing_to_test() -> None:
    panel = framed(
        make_panel(
            [FIRST + 1, 0, 0], FIRST + np.arange(3), {"y": np.random.default_rng(1).normal(size=(3, 3))}
        )
    )
    with pytest.raises(CannotEstimate, match="no effect before"):
        wald(group_time(summarise(panel, "y")))


def test_intervals_grow_with_the_drift_that_is_allowed() -> None:
    found = sensitivity(group_time(summarise(counties(), "lemp"), base="universal"))
    widths = [one.high - one.low for one in found.intervals]
    assert widths == sorted(widths)
    assert [one.bar for one in found.intervals] == [0.0, 0.5, 1.0, 1.5, 2.0]
    assert found.breaks_at == 1.0
    assert found.left_out == ()
    whole = aggregate(group_time(summarise(counties(), "lemp"), base="universal"), "dynamic", draws=0).overall
    assert whole
    assert (found.intervals[0].low + found.intervals[0].high) / 2 == pytest.approx(whole.estimate, abs=1e-6)
    assert (found.intervals[0].high - found.intervals[0].low) / 2 == pytest.approx(
        1.96 * (whole.se or 0), rel=1e-3
    )


def test_sensitivity_needs_a_universal_base_and_both_sides() -> None:
    with pytest.raises(CannotEstimate, match="universal"):
        sensitivity(group_time(summarise(counties(), "lemp")))
    panel = framed(
        make_panel(
            [FIRST + 1, 0, 0], FIRST + np.arange(3), {"y": np.random.default_rng(1).normal(size=(3, 3))}
        )
    )
    with pytest.raises(CannotEstimate, match="both sides"):
        sensitivity(group_time(summarise(panel, "y"), base="universal"))
