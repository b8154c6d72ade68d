"""Effects that allow for covariates, against diff-diff and by what must hold."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate, PanelUnusable, UnknownOption
from soceis.evaluation.impact import Panel, adjusted_group_time, aggregate, group_time, summarise
from soceis.evaluation.impact.covariates import WAYS, Way
from tests.unit.evaluation.impact.panels import FIRST, counties, invented


def with_age(seed: int = 1) -> Panel:
    panel = invented(seed, n=200, rate=3.0)
    rng = np.random.default_rng(seed)
    age = 14 + panel.treated * 0.5 + rng.normal(size=panel.size)
    before = rng.poisson(2.0, panel.size)
    return replace(panel, covariates={"age": age, "before": before.astype(float)})


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("control", ["never", "notyet"])
def test_effects_and_errors_are_those_of_diff_diff(way: Way, control: str) -> None:
    """Where it weights, diff-diff is known to differ from R a little; ours has R's digits (test_golden)."""
    import pandas as pd
    from diff_diff import CallawaySantAnna

    panel = with_age()
    n, m = panel.outcome("offences").shape
    rows = pd.DataFrame(
        {
            "unit": np.repeat(np.arange(n), m),
            "month": np.tile(panel.months - FIRST + 1, n),
            "start": np.repeat(np.where(panel.treated, panel.cohort - FIRST + 1, 0), m),
            "y": panel.outcome("offences").ravel(),
            "age": np.repeat(panel.covariates["age"], m),
            "before": np.repeat(panel.covariates["before"], m),
        }
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = CallawaySantAnna(
            control_group="never_treated" if control == "never" else "not_yet_treated",
            estimation_method=way,
            cband=False,
            epv_threshold=1,
        ).fit(rows, "y", "unit", "month", "start", covariates=["age", "before"])
    ours = adjusted_group_time(panel, "offences", ["age", "before"], way=way, control=control)
    close = {"reg": 1e-9, "ipw": 2e-4, "dr": 1e-2}[way]
    assert len(ours.places) == len(peer.group_time_effects)
    for place, cell in zip(ours.places, ours.cells, strict=True):
        there = peer.group_time_effects[place.cohort - FIRST + 1, place.month - FIRST + 1]
        assert cell.estimate == pytest.approx(there["effect"], abs=close)
        assert cell.se == pytest.approx(there["se"], rel=close)
    overall = aggregate(ours, "simple", draws=0).overall
    assert overall
    assert overall.estimate == pytest.approx(peer.overall_att, abs=close)
    assert overall.se == pytest.approx(peer.overall_se, rel=10 * close)


@pytest.mark.parametrize("way", WAYS)
def test_the_units_of_a_covariate_do_not_matter(way: Way) -> None:
    panel = with_age()
    other = replace(panel, covariates={"age": 12 * panel.covariates["age"] + 1000})
    first, second = (adjusted_group_time(each, "offences", ["age"], way=way) for each in (panel, other))
    assert second.att == pytest.approx(first.att, abs=1e-9)
    assert second.covariance == pytest.approx(first.covariance, abs=1e-9)


@pytest.mark.parametrize("way", WAYS)
def test_a_unit_of_weight_two_counts_as_two_units(way: Way) -> None:
    panel = with_age()
    twice = np.random.default_rng(3).random(panel.size) < 0.4
    heavy = replace(panel, weights=np.where(twice, 2.0, 1.0))
    again = np.concatenate([np.arange(panel.size), np.flatnonzero(twice)])
    doubled = Panel(
        tuple(map(str, range(len(again)))), panel.cohort[again], panel.months,
        {"offences": panel.outcome("offences")[again]}, panel.strata[again], ("",) * len(again), np.ones(len(again)),
        {"age": panel.covariates["age"][again]},
    )  # fmt: skip
    first, second = (adjusted_group_time(each, "offences", ["age"], way=way) for each in (heavy, doubled))
    assert first.att == pytest.approx(second.att, abs=1e-9)


def test_a_trend_that_goes_with_a_covariate_is_taken_away() -> None:
    rng = np.random.default_rng(9)
    panel = with_age(9)
    age = panel.covariates["age"]
    values = rng.normal(0, 0.1, panel.outcome("offences").shape) + 0.5 * age[:, None] * np.arange(8)
    moved = replace(panel, outcomes={"offences": values})
    plain = aggregate(group_time(summarise(moved, "offences")), "simple", draws=0).overall
    ours = aggregate(adjusted_group_time(moved, "offences", ["age"]), "simple", draws=0).overall
    assert plain
    assert ours
    assert abs(plain.estimate) > 0.3
    assert abs(ours.estimate) < 0.1


def test_covariates_that_say_the_same_twice_are_named() -> None:
    panel = with_age()
    twice = replace(panel, covariates={**panel.covariates, "months_old": 12 * panel.covariates["age"]})
    with pytest.raises(CannotEstimate, match="age, months_old say the same"):
        adjusted_group_time(twice, "offences", ["age", "months_old"])


def test_covariates_that_tell_the_sides_apart_for_certain_are_said() -> None:
    panel = with_age()
    apart = replace(panel, covariates={"referred": panel.treated.astype(float)})
    with pytest.raises(CannotEstimate, match="for certain"):
        adjusted_group_time(apart, "offences", ["referred"], way="ipw")
    with pytest.raises(CannotEstimate, match="too alike"):
        adjusted_group_time(apart, "offences", ["referred"], way="reg")


def test_effects_that_cannot_be_adjusted_are_absent_and_the_others_stand() -> None:
    panel = with_age()
    first = panel.cohort == FIRST + 3
    few = panel.only(~first | (np.cumsum(first) <= 1))
    apart = few.covariates["age"].copy()
    apart[few.cohort == FIRST + 3] = 40.0
    found = adjusted_group_time(replace(few, covariates={"age": apart}), "offences", ["age"], way="ipw")
    assert {place.cohort for place in found.places} == {FIRST + 5, FIRST + 6}
    assert all("for certain" in absent.reason for absent in found.absent)
    assert len(found.absent) == 7


@pytest.mark.parametrize("way", ["dr", "ipw"])
def test_whoever_is_beyond_an_edge_that_all_treated_stand_on_weighs_nothing(way: Way) -> None:
    """A cohort of one sex: the estimate is that of the comparisons of the same sex, whose weighting it then is."""
    panel = with_age()
    girls = (np.random.default_rng(4).random(panel.size) < 0.4) & ~panel.treated
    both = replace(panel, covariates={"age": panel.covariates["age"], "girl": girls.astype(float)})
    alone = both.only(~girls)
    found = adjusted_group_time(both, "offences", ["age", "girl"], way=way)
    expected = adjusted_group_time(alone, "offences", ["age"], way=way)
    assert not found.absent
    close = 1e-9 if way == "ipw" else 0.2
    assert found.att == pytest.approx(expected.att, abs=close)
    if way == "ipw":
        errors, own = (np.diag(each.covariance) for each in (expected, found))
        assert own == pytest.approx(errors, rel=1e-9)


def test_unknown_covariates_and_ways_are_refused() -> None:
    with pytest.raises(PanelUnusable, match='no covariate "height"'):
        adjusted_group_time(with_age(), "offences", ["height"])
    with pytest.raises(UnknownOption, match="at least one covariate"):
        adjusted_group_time(with_age(), "offences", [])
    with pytest.raises(UnknownOption, match="not a way"):
        adjusted_group_time(with_age(), "offences", ["age"], way="magic")  # type: ignore[arg-type]
    panel = with_age()
    panel.covariates["age"][3] = np.nan
    with pytest.raises(PanelUnusable, match="not known of 1"):
        adjusted_group_time(panel, "offences", ["age"])


def test_the_counties_allow_for_their_size() -> None:
    adjusted = aggregate(adjusted_group_time(counties(), "lemp", ["lpop"]), "dynamic", draws=0)
    assert [part.at for part in adjusted.parts] == [-3, -2, -1, 0, 1, 2, 3]
