"""Whatever happens after the month of a referral, its matched set stays what it was."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.matching import (
    NEVER,
    Histories,
    RiskSets,
    RiskSettings,
    balance,
    flow,
    match_in_risk_sets,
)
from tests.unit.evaluation.matching.people import histories

SEEDS = st.integers(0, 10**6)
SETTINGS = st.builds(
    RiskSettings,
    months_before=st.sampled_from([1, 6, 12]),
    method=st.sampled_from(["optimal", "nearest"]),
    distance=st.sampled_from(["standardised", "mahalanobis"]),
    recent=st.sampled_from([(), (3, 1)]),
    ratio=st.sampled_from([1, 3]),
    farthest=st.sampled_from([None, 1.5]),
)


def sets_until(found: RiskSets, people: Histories, month: int) -> set[tuple[str, str, int]]:
    """The pairs of cases referred up to a month, with the month that the control was given."""
    return {
        (people.ids[case], people.ids[control], int(found.index[control]))
        for case, control in found.pairs.tolist()
        if people.referred[case] <= month
    }


@given(SEEDS, SETTINGS, st.integers(12, 20))
def test_changing_what_comes_after_a_month_never_changes_the_sets_up_to_it(
    seed: int, settings: RiskSettings, after: int
) -> None:
    people = histories(seed)
    month = int(people.months[0]) + after
    rng = np.random.default_rng(seed)
    changed = {}
    for name, values in people.events.items():
        later = values.copy()
        later[:, after + 1 :] = rng.poisson(5, later[:, after + 1 :].shape)
        later[rng.random(len(later)) < 0.4, after + 1 :] = np.nan
        changed[name] = later
    other = replace(people, events=changed)
    before = sets_until(match_in_risk_sets(people, settings), people, month)
    assert before == sets_until(match_in_risk_sets(other, settings), other, month)


@given(SEEDS, SETTINGS)
def test_the_sets_keep_to_the_rules(seed: int, settings: RiskSettings) -> None:
    people = histories(seed)
    found = match_in_risk_sets(people, settings)
    seen = ~np.isnan(people.events["offences"])
    assert len(set(found.pairs[:, 1].tolist())) == len(found.pairs)
    for case, control in found.pairs.tolist():
        month = int(people.referred[case])
        place = month - int(people.months[0])
        assert people.referred[control] == NEVER
        assert found.index[case] == found.index[control] == month
        assert found.sets[case] == found.sets[control]
        assert people.exact["area"][case] == people.exact["area"][control]
        for row in (case, control):
            assert seen[row, place - settings.months_before : place + 1].all()
    assert np.bincount(found.pairs[:, 0]).max(initial=0) <= settings.ratio
    last = flow(found)[-1]
    assert last.treated_left == len(np.unique(found.pairs[:, 0]))
    assert last.controls_left == len(found.pairs)
    assert (found.index == NEVER).tolist() == (found.weights == 0).tolist()


@given(SEEDS, SETTINGS)
def test_the_order_of_the_rows_never_matters_to_risk_sets(seed: int, settings: RiskSettings) -> None:
    people = histories(seed)
    order = np.random.default_rng(seed).permutation(len(people.ids))
    assert people.born is not None
    mixed = Histories(
        tuple(people.ids[row] for row in order.tolist()),
        people.referred[order],
        people.months,
        {name: values[order] for name, values in people.events.items()},
        {name: values[order] for name, values in people.fixed.items()},
        people.born[order],
        {name: [labels[row] for row in order.tolist()] for name, labels in people.exact.items()},
    )
    one, other = match_in_risk_sets(people, settings), match_in_risk_sets(mixed, settings)
    last = int(people.months[-1])
    assert sets_until(one, people, last) == sets_until(other, mixed, last)
    assert one.sets[order].tolist() == other.sets.tolist()


@given(SEEDS)
def test_after_matching_the_means_are_those_of_the_pairs(seed: int) -> None:
    people = histories(seed)
    found = match_in_risk_sets(people, RiskSettings(ratio=2))
    if not len(found.pairs):
        return
    start = int(people.months[0])
    totals = []
    for case in np.unique(found.pairs[:, 0]).tolist():
        place = int(people.referred[case]) - start
        controls = found.pairs[found.pairs[:, 0] == case, 1]
        totals.append(people.events["offences"][controls, place - 12 : place].sum(axis=1).mean())
    after = balance(found).row("offences_before").after
    assert after.control_mean is not None
    assert np.isclose(after.control_mean, np.mean(totals))
