"""Rates of counts against Poisson regression with a dummy for every unit and month."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.panel import make_panel
from soceis.evaluation.impact.poisson import count_effects, rate_ratio, share_used
from soceis.evaluation.impact.summaries import summarise
from tests.unit.evaluation.impact import plain
from tests.unit.evaluation.impact.panels import FIRST, invented

CLOSE = 1e-8


@pytest.mark.parametrize("seed", range(4))
def test_the_rate_ratio_is_that_of_a_regression_with_a_dummy_for_every_unit(seed: int) -> None:
    panel = invented(seed)
    y = panel.outcome("offences")
    on = ((panel.cohort[:, None] > 0) & (panel.months >= panel.cohort[:, None])).astype(float)
    value, covariance = plain.poisson(y, on[:, :, None])
    found = rate_ratio(summarise(panel, "offences"))
    assert found.estimate == pytest.approx(value[0], abs=CLOSE)
    assert found.se == pytest.approx(np.sqrt(covariance[0, 0]), rel=1e-7)


@pytest.mark.parametrize("control", ["never", "notyet"])
def test_event_times_are_those_of_a_regression_with_dummies(control: str) -> None:
    panel = invented(11, n=80)
    event = np.where(panel.cohort[:, None] > 0, panel.months - panel.cohort[:, None], -1)
    times = sorted(set(event.ravel().tolist()) - {-1})
    if control == "notyet":
        times = [t for t in times if t >= 0]
    x = np.stack([(event == t).astype(float) for t in times], axis=2)
    value, covariance = plain.poisson(panel.outcome("offences"), x)
    found = count_effects(summarise(panel, "offences"), "dynamic", control, draws=0)
    assert [part.at for part in found.parts] == times
    assert [part.estimate for part in found.parts] == pytest.approx(value.tolist(), abs=CLOSE)
    assert found.covariance == pytest.approx(covariance, abs=CLOSE)
    after = np.array([t >= 0 for t in times]) / sum(t >= 0 for t in times)
    assert found.overall
    assert found.overall.estimate == pytest.approx(float(after @ value))
    assert found.overall.se == pytest.approx(float(np.sqrt(after @ covariance @ after)))


@pytest.mark.parametrize("kind", ["group", "calendar"])
def test_start_months_and_months_are_those_of_a_regression_with_dummies(kind: str) -> None:
    panel = invented(12, n=80)
    on = (panel.cohort[:, None] > 0) & (panel.months >= panel.cohort[:, None])
    at = np.broadcast_to(panel.cohort[:, None] if kind == "group" else panel.months[None, :], on.shape)
    keys = sorted(set(at[on].tolist()))
    x = np.stack([(on & (at == key)).astype(float) for key in keys], axis=2)
    value, covariance = plain.poisson(panel.outcome("offences"), x)
    found = count_effects(summarise(panel, "offences"), kind, draws=0)
    assert [part.at for part in found.parts] == keys
    assert [part.estimate for part in found.parts] == pytest.approx(value.tolist(), abs=CLOSE)
    assert found.covariance == pytest.approx(covariance, abs=CLOSE)


def test_weights_count_as_they_do_in_a_regression() -> None:
    panel = invented(5)
    weights = np.random.default_rng(5).uniform(0.5, 3, panel.size)
    on = ((panel.cohort[:, None] > 0) & (panel.months >= panel.cohort[:, None])).astype(float)
    value, covariance = plain.poisson(panel.outcome("offences"), on[:, :, None], weights)
    found = rate_ratio(summarise(replace(panel, weights=weights), "offences"))
    assert found.estimate == pytest.approx(value[0], abs=CLOSE)
    assert found.se == pytest.approx(np.sqrt(covariance[0, 0]), rel=1e-7)


def test_units_to_whom_nothing_happened_are_counted_and_change_nothing() -> None:
    panel = invented(3, rate=0.3)
    summary = summarise(panel, "offences")
    quiet = int((panel.outcome("offences").sum(axis=1) == 0).sum())
    assert quiet > 0
    assert share_used(summary) == (panel.size - quiet, panel.size)
    some = panel.only(panel.outcome("offences").sum(axis=1) > 0)
    assert rate_ratio(summarise(some, "offences")).estimate == pytest.approx(rate_ratio(summary).estimate)
    assert rate_ratio(summarise(some, "offences")).se == pytest.approx(rate_ratio(summary).se)


def test_an_event_time_in_which_nothing_happened_is_absent_and_says_so() -> None:
    panel = invented(3, n=80, rate=2.0)
    y = panel.outcome("offences").copy()
    y[(panel.cohort[:, None] > 0) & (panel.months == panel.cohort[:, None] + 1)] = 0
    found = count_effects(summarise(replace(panel, outcomes={"offences": y}), "offences"), "dynamic")
    assert 1 not in [part.at for part in found.parts]
    assert [(a.at, "nothing happened" in a.reason) for a in found.absent] == [(1, True)]
    assert all(np.isfinite([part.estimate, part.se]).all() for part in found.parts)


def test_no_event_after_any_start_gives_no_ratio_but_a_reason() -> None:
    panel = invented(3)
    y = panel.outcome("offences").copy()
    y[(panel.cohort[:, None] > 0) & (panel.months >= panel.cohort[:, None])] = 0
    with pytest.raises(CannotEstimate, match="nothing happened"):
        rate_ratio(summarise(replace(panel, outcomes={"offences": y}), "offences"))


def test_values_below_nothing_are_no_counts() -> None:
    panel = invented(3)
    with pytest.raises(CannotEstimate, match="below 0"):
        rate_ratio(
            summarise(replace(panel, outcomes={"offences": panel.outcome("offences") - 1}), "offences")
        )


def test_without_never_treated_units_the_later_starters_are_the_comparison() -> None:
    panel = invented(21, n=120, share=1.1, cohorts=(3, 6))
    until = panel.months < FIRST + 6
    y = panel.outcome("offences")[:, until]
    on = (panel.months[until] >= panel.cohort[:, None]).astype(float)
    value, covariance = plain.poisson(y, on[:, :, None])
    found = rate_ratio(summarise(panel, "offences"), "notyet")
    assert found.estimate == pytest.approx(value[0], abs=CLOSE)
    assert found.se == pytest.approx(np.sqrt(covariance[0, 0]), rel=0.02)
    with pytest.raises(CannotEstimate, match="no comparison units"):
        rate_ratio(summarise(panel, "offences"), "never")


def test_everybody_starting_in_one_month_leaves_nobody_to_compare_with() -> None:
    panel = make_panel([FIRST + 2] * 4, FIRST + np.arange(4), {"offences": np.ones((4, 4))})
    with pytest.raises(CannotEstimate, match="the same month"):
        rate_ratio(summarise(panel, "offences"), "notyet")
