"""Controls are given the referral month of their case, from what was known at that month."""

import numpy as np
import pytest

from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.impact.panel import make_panel
from soceis.evaluation.matching import (
    NEVER,
    Histories,
    RiskSettings,
    balance,
    flow,
    histories_of,
    match_in_risk_sets,
    units_at,
)
from tests.unit.evaluation.matching.people import JANUARY, histories

NAN = np.nan
TWO = RiskSettings(months_before=2)


def small(offences: list[list[float]], referred: list[int], **more: object) -> Histories:
    values = np.array(offences, dtype=np.float64)
    return Histories(
        tuple(f"u{row}" for row in range(len(values))),
        np.array([month and JANUARY + month for month in referred], dtype=np.int64),
        JANUARY + np.arange(values.shape[1], dtype=np.int64),
        {"offences": values},
        **more,  # type: ignore[arg-type]
    )


def test_a_control_is_compared_by_the_months_before_the_referral_of_its_case() -> None:
    found = match_in_risk_sets(
        small(
            [
                [9, 2, 2, 0, 0],  # referred in the fourth month, after 2 and 2 offences
                [9, 9, 9, 2, 2],  # 4 offences, but later
                [0, 2, 2, 9, 9],  # 4 offences, then
                [0, 0, 0, 0, 0],
            ],
            [3, 0, 0, 0],
        ),
        TWO,
    )
    assert found.pairs.tolist() == [[0, 2]]
    assert found.index.tolist() == [JANUARY + 3, NEVER, JANUARY + 3, NEVER]
    assert found.sets.tolist() == [0, -1, 0, -1]


def test_somebody_not_observed_then_is_no_control() -> None:
    found = match_in_risk_sets(
        small(
            [
                [0, 2, 2, 0, 0],
                [0, NAN, 2, 0, 0],  # not observed in the first month that counts
                [0, 2, 2, NAN, 0],  # not in the month of the referral
                [NAN, 0, 0, 0, NAN],  # observed as long as it matters
            ],
            [3, 0, 0, 0],
        ),
        TWO,
    )
    assert found.pairs.tolist() == [[0, 3]]
    assert [step.controls_lost for step in flow(found) if step.step == "risk set"] == [0, 2]


def test_somebody_referred_later_is_no_control() -> None:
    found = match_in_risk_sets(
        small([[0, 1, 1, 0, 0], [0, 1, 1, 0, 0], [0, 5, 5, 0, 0], [0, 6, 0, 0, 0]], [3, 4, 0, 0]), TWO
    )
    assert sorted(found.pairs[:, 1].tolist()) == [2, 3]


def test_a_control_serves_one_case_and_the_earlier_one_chooses_first() -> None:
    found = match_in_risk_sets(small([[1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0]], [2, 3, 0]), TWO)
    assert found.pairs.tolist() == [[0, 2]]
    assert [(step.step, step.treated_lost) for step in flow(found) if step.treated_lost] == [("choice", 1)]


def test_a_case_not_observed_long_enough_is_lost_with_the_reason() -> None:
    found = match_in_risk_sets(small([[NAN, 1, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1]], [2, 0, 0]), TWO)
    assert not len(found.pairs)
    (lost,) = [step for step in flow(found) if step.treated_lost]
    assert lost.reason == "not observed in every month before the referral that counts, and in its month"
    assert found.notes[-1] == "Nobody could be matched."


def test_a_referral_before_the_first_months_is_lost_and_not_an_error() -> None:
    found = match_in_risk_sets(small([[1, 1, 0, 0], [1, 1, 0, 0]], [1, 0]), TWO)
    assert [step.treated_lost for step in flow(found)] == [0, 1, 0, 0, 0, 0, 0]


def test_nobody_in_the_exact_stratum_is_its_own_reason() -> None:
    found = match_in_risk_sets(
        small([[1, 1, 0, 0], [1, 1, 0, 0]], [2, 0], exact={"area": ["Leeds", "York"]}), TWO
    )
    assert [step.step for step in flow(found) if step.treated_lost] == ["risk set"]


def test_the_farthest_distance_is_never_passed() -> None:
    wide = match_in_risk_sets(histories(4), RiskSettings(ratio=2))
    narrow = match_in_risk_sets(histories(4), RiskSettings(ratio=2, farthest=0.8))
    assert wide.distances.max() > 0.8 >= narrow.distances.max()
    assert 0 < len(narrow.pairs) < len(wide.pairs)


def test_age_is_that_at_the_referral_of_the_case() -> None:
    people = small(
        [[0, 0, 0, 0], [0, 0, 0, 0]], [3, 0], born=np.array([JANUARY - 180, JANUARY - 168], dtype=np.int64)
    )
    row = balance(match_in_risk_sets(people, TWO)).row("age")
    assert (row.after.treated_mean, row.after.control_mean) == (15.25, 14.25)


def test_before_matching_each_month_counts_as_many_controls_as_cases() -> None:
    found = match_in_risk_sets(
        small([[1, 1, 0, 0], [1, 1, 0, 0], [2, 2, 8, 0], [4, 4, 0, 0]], [2, 3, 0, 0]), TWO
    )
    row = balance(found).row("offences_before")
    # Those at risk had 4 and 8 offences in the first two months, 10 and 4 in the next two.
    assert row.before.control_mean == pytest.approx((6 + 7) / 2)
    assert (balance(found).treated, balance(found).controls) == (2, 2)


def test_matching_brings_the_histories_closer() -> None:
    rows = balance(match_in_risk_sets(histories(11, cases=30, controls=3_000))).rows
    assert {row.covariate for row in rows} == {
        "offences_before", "offences_last_3_months", "offences_last_month",
        "arrests_before", "arrests_last_3_months", "arrests_last_month",
        "age", "male",
    }  # fmt: skip
    before, after = (
        sum(abs(side.difference or 0) for side in sides)
        for sides in zip(*((row.before, row.after) for row in rows), strict=True)
    )
    assert after < before / 2


def test_somebody_whose_bad_spell_is_over_is_not_like_somebody_in_one() -> None:
    people = small(
        [
            [0] * 9 + [3, 3, 0, 0],  # referred in the twelfth month, in a bad spell
            [3, 3] + [0] * 7 + [0, 0, 0, 0],  # as much in the year before, long over
            [0] * 9 + [3, 2, 0, 0],
            [0] * 9 + [2, 3, 0, 0],
            *([1] * 13 for _ in range(3)),
        ],
        [11, 0, 0, 0, 0, 0, 0],
    )
    whole = match_in_risk_sets(people, RiskSettings(months_before=11, recent=()))
    assert whole.pairs.tolist() == [[0, 1]]
    recent = match_in_risk_sets(people, RiskSettings(months_before=11))
    assert recent.pairs.tolist() in ([[0, 2]], [[0, 3]])


def test_a_group_that_was_given_its_months_has_the_covariates_of_them() -> None:
    people = small([[1, 1, 0, 0], [2, 3, 4, 0], [7, 7, 7, 7]], [2, 0, 0])
    found = units_at(people, np.array([JANUARY + 2, JANUARY + 3, NEVER]), 2)
    assert found.ids == ("u0", "u1")
    assert found.treated.tolist() == [True, False]
    assert found.covariates["offences_before"].tolist() == [2, 7]


def test_the_panel_of_the_study_gives_histories() -> None:
    people = histories(2)
    panel = make_panel(
        people.referred,
        people.months,
        dict(people.events),
        unit_ids=people.ids,
        area=tuple(people.exact["area"]),
    )
    found = histories_of(panel, born=people.born)
    assert found.ids == people.ids
    assert {name: list(labels) for name, labels in found.exact.items()} == people.exact
    no_areas = make_panel(people.referred, people.months, dict(people.events))
    assert histories_of(no_areas).exact == {}
    assert len(match_in_risk_sets(found).pairs) > 0


def test_settings_of_risk_sets_that_are_not_offered_are_refused() -> None:
    for settings in (
        {"method": "best"},
        {"months_before": 0},
        {"ratio": 0},
        {"farthest": 0.0},
        {"recent": (0,)},
    ):
        with pytest.raises(UnknownOption):
            RiskSettings(**settings)  # type: ignore[arg-type]
