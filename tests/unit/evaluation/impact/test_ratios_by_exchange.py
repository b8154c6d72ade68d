"""The interval of a ratio of rates by exchange, against its definition, exchange by exchange and ratio by ratio."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from soceis.evaluation.impact import Panel, make_panel, randomisation_inference, rate_ratio, summarise
from soceis.evaluation.impact.exchanging import exchange_of, p_value, roles_of
from soceis.evaluation.impact.panel import grouped
from soceis.evaluation.impact.ratios import Scores, expecting, scores_of
from tests.unit.evaluation.impact.panels import FIRST, invented
from tests.unit.evaluation.impact.test_randomisation import every_exchange, tiny


def scores(panel: Panel, orders: np.ndarray, control: str = "never") -> Scores:
    values = panel.outcome("offences")
    expected = expecting(summarise(panel, "offences"), panel, values, control)  # type: ignore[arg-type]
    labels, alpha = grouped(panel).labels, expected.alpha
    first = np.unique(alpha, axis=0, return_index=True)[1]
    roles, numbers = roles_of(labels, alpha)
    return scores_of(panel, values, exchange_of(panel, roles, numbers), expected.taken(first), iter([orders]))


def by_hand(panel: Panel, who: np.ndarray, ratio: float) -> float:
    """The score at no effect of the counts with the ratio taken away, when unit `who[i]` starts as unit i did."""
    counts, months = panel.outcome("offences").copy(), panel.months
    for unit, start in enumerate(panel.cohort.tolist()):
        if start:
            counts[unit, months >= start] /= ratio
    line = counts.sum(axis=0)
    total = 0.0
    for unit, start in enumerate(panel.cohort.tolist()):
        if start:
            own = counts[who[unit]]
            share = line[months >= start].sum() / line.sum()
            total += own[months >= start].sum() - share * own.sum()
    return total


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ratio", [0.25, 1.0, 1.7])
def test_the_score_of_every_exchange_is_that_of_its_definition(seed: int, ratio: float) -> None:
    panel = tiny(seed)
    orders = every_exchange(panel)
    found = scores(panel, np.stack(orders)).at(float(np.log(ratio)))
    assert found[0] == pytest.approx(by_hand(panel, np.arange(6), ratio))
    assert found[1:] == pytest.approx([by_hand(panel, who, ratio) for who in orders])


def test_with_matched_comparisons_the_line_is_that_of_the_same_month() -> None:
    rng = np.random.default_rng(3)
    start = np.array([FIRST + 2, 0, 0, FIRST + 4, 0, 0])
    index = np.repeat([FIRST + 2, FIRST + 4], 3)
    panel = make_panel(
        start, FIRST + np.arange(7), {"offences": rng.poisson(2.0, (6, 7))}, strata=[0, 0, 0, 1, 1, 1], index=index
    )  # fmt: skip
    orders = every_exchange(panel)
    found = scores(panel, np.stack(orders), "matched").at(0.3)
    stacks = [panel.only(np.arange(6) // 3 == side) for side in (0, 1)]
    expected = [sum(by_hand(s, who[:3] % 3 if k == 0 else who[3:] - 3, np.exp(0.3)) for k, s in enumerate(stacks))
                for who in orders]  # fmt: skip
    assert found[1:] == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(6))
def test_the_interval_holds_just_the_ratios_that_are_not_refused(seed: int) -> None:
    panel = invented(seed, n=80, rate=1.5)
    found = randomisation_inference(panel, "offences", model="poisson", draws=199, seed=seed)
    rng = np.random.default_rng(seed)
    values = panel.outcome("offences")
    expected = expecting(summarise(panel, "offences"), panel, values, "never")
    roles, numbers = roles_of(grouped(panel).labels, expected.alpha)
    orders = np.concatenate(list(exchange_of(panel, roles, numbers).orders(199, rng)))
    there = scores(panel, orders)
    low, high = found.ci
    assert low is not None
    assert high is not None
    assert low < found.estimate < high
    assert found.p == p_value(there.at(0.0))
    assert (found.p > 0.05) == (low <= 0 <= high)
    for limit, outwards in ((low, -1e-5), (high, 1e-5)):
        assert there.p(limit) > 0.05
        assert there.p(limit + outwards) <= 0.05


def test_a_ratio_moves_its_interval_as_it_moves_the_rates() -> None:
    """Twice the counts since a start move every limit by log 2: the counts without the effect are the same."""
    panel = invented(5, n=80, rate=1.5)
    on = panel.treated[:, None] & (panel.months[None, :] >= panel.cohort[:, None])
    twice = replace(panel, outcomes={"offences": panel.outcome("offences") * np.where(on, 2.0, 1.0)})
    first, second = (
        randomisation_inference(each, "offences", model="poisson", draws=199).ci for each in (panel, twice)
    )
    assert [end + np.log(2) for end in first if end is not None] == pytest.approx(second, abs=1e-4)


def test_without_events_since_the_starts_there_is_no_lower_limit_but_a_reason() -> None:
    from soceis.evaluation.errors import CannotEstimate

    panel = invented(5, n=80, rate=1.5)
    on = panel.treated[:, None] & (panel.months[None, :] >= panel.cohort[:, None])
    none = replace(panel, outcomes={"offences": np.where(on, 0.0, panel.outcome("offences"))})
    with pytest.raises(CannotEstimate, match="no rate ratio"):
        randomisation_inference(none, "offences", model="poisson", draws=99)
    one = none.outcome("offences").copy()
    one[np.argwhere(on)[0][0], np.argwhere(on)[0][1]] = 1
    few = randomisation_inference(
        replace(panel, outcomes={"offences": one}), "offences", model="poisson", draws=99
    )
    assert few.ci[1] is not None
    assert rate_ratio(summarise(replace(panel, outcomes={"offences": one}), "offences")).estimate < -2
