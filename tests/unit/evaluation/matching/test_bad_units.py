"""What cannot be matched is refused with a sentence that says why and what to do; what can be said is said."""

import numpy as np
import pytest

from soceis.evaluation.errors import (
    CannotBalance,
    CollinearCovariates,
    MatchingRefused,
    NoComparison,
    PerfectSeparation,
    TooLarge,
    UnitsUnusable,
    UnknownOption,
)
from soceis.evaluation.matching import Histories, MatchSettings, Units, match, match_in_risk_sets, propensity
from soceis.evaluation.matching.distances import Apart
from soceis.evaluation.matching.optimal import optimal
from tests.unit.evaluation.matching.people import units

AGES = [14.0, 15, 16, 15, 14, 17]
HALF = [1, 1, 1, 0, 0, 0]


def test_nobody_to_compare_with_is_said() -> None:
    with pytest.raises(NoComparison, match="Everybody was treated"):
        match(units([1, 1], age=[14, 15]))


def test_nobody_treated_is_said() -> None:
    with pytest.raises(NoComparison, match="Nobody was treated"):
        match(units([0, 0], age=[14, 15]))


def test_a_group_of_which_nothing_is_known_is_said() -> None:
    with pytest.raises(NoComparison, match="Nobody of whom everything is known was treated"):
        match(units(HALF, age=[np.nan, np.nan, np.nan, 15, 14, 17]))


def test_covariates_that_tell_the_groups_apart_are_named() -> None:
    with pytest.raises(PerfectSeparation, match=r'^"offences" alone .* ridge penalty'):
        match(units(HALF, age=AGES, offences=[5, 6, 7, 0, 1, 2]))


def test_a_covariate_that_tells_some_of_one_group_apart_is_named() -> None:
    with pytest.raises(PerfectSeparation, match=r'^"custody" alone can tell some treated'):
        match(
            units(
                [1, 1, 1, 1, 0, 0, 0, 0],
                age=[14, 15, 16, 15, 14, 17, 15, 14],
                custody=[1, 0, 0, 0, 0, 0, 0, 0],
            )
        )


def test_a_ridge_penalty_is_never_silent() -> None:
    separated = units(HALF, age=AGES, offences=[5, 6, 7, 0, 1, 2])
    found = match(separated, MatchSettings(ridge=1.0))
    assert found.treated_kept == 3
    assert any("ridge penalty of 1" in note for note in found.notes)


def test_covariates_that_say_nothing_new_are_named() -> None:
    double = [2 * age + 1 for age in AGES]
    with pytest.raises(
        CollinearCovariates, match=r'"same": it is the same .*"double": it follows from "age"'
    ):
        match(units(HALF, age=AGES, double=double, same=[1] * 6))


def test_covariates_that_were_left_out_are_noted() -> None:
    found = match(units(HALF, age=AGES, same=[1] * 6), MatchSettings(collinear="leave_out"))
    assert found.notes[0] == 'The covariate "same" was left out: it is the same for everybody.'


def test_a_model_without_covariates_gives_everybody_the_same_propensity() -> None:
    found = propensity({}, np.array([True, False, False, False]))
    assert found.scores == pytest.approx([0.25] * 4)


def test_a_unit_that_stands_twice_is_refused() -> None:
    with pytest.raises(UnitsUnusable, match="stands twice"):
        Units(("a", "a"), np.array([True, False]), {})


def test_a_covariate_of_another_length_is_refused() -> None:
    with pytest.raises(UnitsUnusable, match='2 units but 1 values of "age"'):
        Units(("a", "b"), np.array([True, False]), {"age": np.array([14.0])})


def test_an_infinite_covariate_is_refused() -> None:
    with pytest.raises(UnitsUnusable, match='"age" is infinite'):
        Units(("a", "b"), np.array([True, False]), {"age": np.array([14.0, np.inf])})


def test_means_that_no_weights_can_bring_together_are_named() -> None:
    apart = units(HALF, age=AGES, offences=[5, 6, 7, 0, 1, 2])
    with pytest.raises(CannotBalance, match='"offences" cannot be brought together'):
        match(apart, MatchSettings(method="entropy_weights"))


def test_an_optimum_that_is_too_large_is_refused_before_memory_is_asked_for() -> None:
    apart = Apart(np.zeros((30_000, 2)), np.zeros(30_000))
    with pytest.raises(TooLarge, match="10,000 treated and 20,000 controls"):
        optimal(apart, np.arange(10_000), np.arange(10_000, 30_000))


@pytest.mark.parametrize(
    "wanted",
    [
        {"method": "full"},
        {"distance": "far"},
        {"caliper": 0.0},
        {"caliper": float("nan")},
        {"ratio": 0},
        {"ridge": -1.0},
        {"ranges": {"age": 0}},
        {"method": "optimal", "replace": True},
        {"method": "coarsened", "caliper": 0.2},
    ],
)
def test_settings_that_do_not_go_together_are_refused(wanted: dict[str, object]) -> None:
    with pytest.raises(UnknownOption):
        MatchSettings(**wanted)  # type: ignore[arg-type]


def test_months_that_are_not_consecutive_are_refused() -> None:
    with pytest.raises(UnitsUnusable, match="not consecutive"):
        Histories(("a", "b"), np.array([3, 0]), np.array([1, 3]), {"offences": np.zeros((2, 2))})


def test_events_of_another_shape_are_refused() -> None:
    with pytest.raises(UnitsUnusable, match="2 units and 2 months"):
        Histories(("a", "b"), np.array([3, 0]), np.array([1, 2]), {"offences": np.zeros((2, 3))})


def test_risk_sets_of_nobody_are_refused() -> None:
    none = Histories(("a", "b"), np.array([0, 0]), np.array([1, 2]), {"offences": np.zeros((2, 2))})
    with pytest.raises(NoComparison):
        match_in_risk_sets(none)


def test_every_refusal_is_one_family() -> None:
    for error in (
        NoComparison,
        CollinearCovariates,
        PerfectSeparation,
        CannotBalance,
        TooLarge,
        UnitsUnusable,
    ):
        assert issubclass(error, MatchingRefused)
