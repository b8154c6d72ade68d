"""Comparisons with a month of their own: a cohort is compared with those who were matched to it, at its month."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact import (
    KINDS,
    Control,
    GroupTime,
    Kind,
    Panel,
    aggregate,
    combined,
    count_effects,
    framed,
    group_time,
    make_panel,
    randomisation_inference,
    rate_ratio,
    size_and_power,
    summarise,
    summary_as_json,
    summary_from_json,
)
from soceis.evaluation.impact import in_sets as matched_panel
from soceis.evaluation.impact.exchanging import exchange_of, roles_of
from soceis.evaluation.impact.functional import alpha_of, repeated
from soceis.evaluation.impact.panel import grouped
from soceis.evaluation.matching import NEVER, RiskSettings, match_in_risk_sets
from tests.unit.evaluation.impact import plain
from tests.unit.evaluation.impact.panels import FIRST
from tests.unit.evaluation.matching.test_a_bad_spell_that_ends_by_itself import world

CLOSE = 1e-8


def in_sets(
    seed: int,
    starts: tuple[int, ...] = (3, 3, 5, 5, 6),
    ratio: int = 3,
    m: int = 8,
    rate: float = 2.0,
    window: int | None = None,
) -> Panel:
    """Sets of one case and `ratio` controls that have the month of its start; starts count from the first month."""
    rng = np.random.default_rng(seed)
    months = np.repeat(FIRST + np.array(starts), 1 + ratio)
    case = np.tile([True] + [False] * ratio, len(starts))
    own = rng.gamma(2.0, rate / 2.0, len(months))
    counts = rng.poisson(own[:, None], (len(months), m))
    panel = make_panel(
        np.where(case, months, 0),
        FIRST + np.arange(m),
        {"offences": counts},
        strata=np.repeat(np.arange(len(starts)), 1 + ratio),
        weights=np.where(case, 1.0, rng.uniform(0.2, 1.0, len(months))),
        index=months,
    )
    return framed(panel, window)


def own(panel: Panel) -> np.ndarray:
    """The start of each unit, or the month that it was matched to."""
    assert panel.index is not None
    return panel.index


@pytest.mark.parametrize("window", [None, 2])
@pytest.mark.parametrize("control", ["never", "notyet"])
def test_months_of_comparisons_change_nothing_in_a_comparison_with_everybody(
    control: Control, window: int | None
) -> None:
    panel = in_sets(1, window=window)
    y = panel.outcome("offences").copy()
    y[-1, 0] = y[6, -1] = y[2, 1] = np.nan
    panel = framed(replace(panel, outcomes={"offences": y}), window)
    assert panel.own_months is not None
    with_months = summarise(panel, "offences")
    without = summarise(replace(panel, index=None), "offences")
    assert with_months.matched
    assert not without.matched
    first, second = group_time(with_months, control), group_time(without, control)
    assert first.att == pytest.approx(second.att, abs=1e-12)
    assert first.covariance == pytest.approx(second.covariance, abs=1e-12)
    for kind in KINDS:
        counts = [count_effects(s, kind, control, draws=0).overall for s in (with_months, without)]
        lines = [aggregate(effects, kind, draws=0).overall for effects in (first, second)]
        for one, other in (counts, lines):
            assert one
            assert other
            numbers = other.estimate, other.se, other.control
            assert (one.estimate, one.se, one.control) == pytest.approx(numbers)


@pytest.mark.parametrize("seed", range(4))
def test_an_effect_is_the_change_of_a_cohort_less_that_of_its_own_controls(seed: int) -> None:
    panel = in_sets(seed)
    found = group_time(summarise(panel, "offences"), "matched")
    y, w, index = panel.outcome("offences"), panel.weights, own(panel)
    influences = []
    for place, effect in zip(found.places, found.att.tolist(), strict=True):
        change = y[:, place.month - FIRST] - y[:, place.base - FIRST]
        influence, means = np.zeros(panel.size), []
        for side, sign in ((panel.treated, 1), (~panel.treated, -1)):
            rows = side & (index == place.cohort)
            means.append(np.average(change[rows], weights=w[rows]))
            influence[rows] = sign * w[rows] * (change[rows] - means[-1]) / w[rows].sum()
        assert effect == pytest.approx(means[0] - means[1], abs=1e-12)
        influences.append(influence)
    assert {place.cohort for place in found.places} == set(index.tolist())
    assert found.covariance == pytest.approx(of_whole_sets(panel, np.array(influences), found), abs=1e-12)
    units = replace(panel, strata=np.full(panel.size, -1))
    by_unit = group_time(summarise(units, "offences"), "matched").covariance
    assert by_unit == pytest.approx(np.array(influences) @ np.array(influences).T, abs=1e-12)


def of_whole_sets(panel: Panel, influences: np.ndarray, found: GroupTime) -> np.ndarray:
    """The covariance of effects by the influences float64[K, n] of units, set by set."""
    covariance = np.zeros((len(influences), len(influences)))
    for number in np.unique(panel.strata):
        whole = influences[:, panel.strata == number].sum(axis=1)
        covariance += np.outer(whole, whole)
    sets = np.array([(panel.treated & (own(panel) == place.cohort)).sum() for place in found.places], float)
    factor = np.sqrt(np.divide(sets, sets - 1, out=np.zeros(len(sets)), where=sets > 1))
    return covariance * np.outer(factor, factor)


def test_the_overall_error_is_that_of_the_mean_of_sets() -> None:
    """With one case a set and an effect after the start for each, it is the standard error of their mean."""
    panel = in_sets(11, starts=(3, 3, 3, 3, 3, 3, 3), m=8)
    y, w = panel.outcome("offences"), panel.weights
    after = panel.months >= FIRST + 3
    changes = y[:, after].mean(axis=1) - y[:, 2]
    theirs = ~panel.treated
    # Controls count by their weights in the cohort, not in their set.
    sets = np.array([
        changes[panel.treated & (panel.strata == s)][0] / 7
        - (w * (changes - np.average(changes[theirs], weights=w[theirs])))[theirs & (panel.strata == s)].sum()
        / w[theirs].sum()
        for s in range(7)
    ])  # fmt: skip
    found = aggregate(group_time(summarise(panel, "offences"), "matched"), "simple", draws=0).overall
    assert found
    assert found.se == pytest.approx(float(np.sqrt(((sets - sets.mean()) ** 2).sum() * 7 / 6)))


def test_a_cohort_that_nobody_was_matched_to_is_absent_with_its_reason() -> None:
    panel = in_sets(3)
    alone = FIRST + 5
    panel = panel.only(panel.treated | (own(panel) != alone))
    found = group_time(summarise(panel, "offences"), "matched")
    assert alone not in {place.cohort for place in found.places}
    assert [(gone.at, gone.reason) for gone in found.absent if gone.what == "group"] == [
        (alone, "nobody of the comparison group was matched to this month of start")
    ]
    others = aggregate(
        group_time(summarise(panel.only(own(panel) != alone), "offences"), "matched"), "simple"
    )
    whole = aggregate(found, "simple").overall
    assert whole
    assert others.overall
    assert whole.estimate == pytest.approx(others.overall.estimate)
    assert (whole.treated, whole.control) == (3, 9)


@pytest.mark.parametrize("index", [None, [0] * 6])
def test_without_months_of_their_own_there_is_no_matched_comparison(index: list[int] | None) -> None:
    start = [FIRST + 1, FIRST + 2, 0, 0, 0, 0]
    panel = framed(make_panel(start, FIRST + np.arange(4), {"offences": np.eye(6)[:, :4]}, index=index))
    assert panel.own_months is None
    for estimate in (group_time, rate_ratio):
        with pytest.raises(CannotEstimate, match="month that it was matched to"):
            estimate(summarise(panel, "offences"), "matched")


def test_summaries_of_two_sides_give_what_their_rows_give() -> None:
    panel = in_sets(5)
    half = panel.strata % 2 == 0
    parts = [summarise(panel.only(rows), "offences") for rows in (half, ~half)]
    sent = combined([summary_from_json(json.dumps(summary_as_json(part))) for part in parts])
    whole = summarise(panel, "offences")
    assert [(g.cohort, g.index, g.n) for g in sent.groups] == [
        (g.cohort, g.index, g.n) for g in sorted(whole.groups, key=lambda g: (g.cohort, g.index))
    ]
    for kind in KINDS:
        linear = [aggregate(group_time(s, "matched"), kind, draws=0).overall for s in (sent, whole)]
        counts = [count_effects(s, kind, "matched", draws=0).overall for s in (sent, whole)]
        for one, other in (linear, counts):
            assert one
            assert other
            assert (one.estimate, one.se) == pytest.approx((other.estimate, other.se), abs=1e-10)


def test_a_summary_without_months_of_comparisons_reads_as_before() -> None:
    panel = replace(in_sets(5), index=None)
    content = summary_as_json(summarise(panel, "offences"))
    assert not any("matched_to" in group for group in content["groups"])
    assert not summary_from_json(content).matched


# Counts.


def switched(panel: Panel, kind: Kind) -> tuple[list[int], np.ndarray]:
    """What each effect is of, and where it is on: float64[n, m, K]."""
    event = panel.months[None, :] - panel.cohort[:, None]
    treated = panel.treated[:, None]
    at = {
        "simple": np.zeros_like(event),
        "dynamic": event,
        "group": np.broadcast_to(panel.cohort[:, None], event.shape),
        "calendar": np.broadcast_to(panel.months[None, :], event.shape),
    }[kind]
    on = treated & ((event != -1) if kind == "dynamic" else (event >= 0))
    keys = sorted(set(at[on].tolist()))
    return keys, np.stack([(on & (at == key)).astype(float) for key in keys], axis=2)


@pytest.mark.parametrize("kind", KINDS)
def test_rates_are_those_of_a_regression_with_a_dummy_for_every_month_of_every_matched_month(
    kind: Kind,
) -> None:
    panel = in_sets(8, starts=(3, 3, 3, 5, 5, 5), m=7, rate=5.0)
    panel = replace(panel, strata=np.full(panel.size, -1))
    keys, x = switched(panel, kind)
    value, covariance = plain.poisson(panel.outcome("offences"), x, panel.weights, own(panel))
    found = count_effects(summarise(panel, "offences"), kind, "matched", draws=0)
    if kind == "simple":
        assert found.overall
        assert found.overall.estimate == pytest.approx(value[0], abs=CLOSE)
        assert found.overall.se == pytest.approx(float(np.sqrt(covariance[0, 0])), rel=1e-7)
        return
    assert [part.at for part in found.parts] == keys
    assert [part.estimate for part in found.parts] == pytest.approx(value.tolist(), abs=CLOSE)
    assert found.covariance == pytest.approx(covariance, abs=CLOSE)


def test_a_window_holds_for_both_sides_of_a_matched_month() -> None:
    panel = in_sets(9, starts=(4, 4, 4), m=9, window=2)
    panel = replace(panel, strata=np.full(panel.size, -1))
    first, last = np.searchsorted(panel.months, FIRST + np.array([2, 7]))
    inside = panel.only(np.ones(panel.size, bool), slice(int(first), int(last)))
    found = rate_ratio(summarise(panel, "offences"), "matched")
    same = rate_ratio(summarise(replace(inside, window=None), "offences"), "never")
    assert found.estimate == pytest.approx(same.estimate)
    assert found.se == pytest.approx(same.se)


def test_those_matched_to_no_cohort_are_not_compared_with() -> None:
    panel = in_sets(4)
    stray = make_panel(
        [0, 0], panel.months, {"offences": np.full((2, 8), 50.0)}, index=[FIRST + 2, 0], strata=[90, 91]
    )
    both = combined([summarise(part, "offences") for part in (panel, framed(stray))])
    summaries = both, summarise(panel, "offences")
    one, other = (rate_ratio(summary, "matched") for summary in summaries)
    assert (one.estimate, one.se, one.control) == pytest.approx((other.estimate, other.se, other.control))
    first, second = (aggregate(group_time(summary, "matched"), "simple").overall for summary in summaries)
    assert first
    assert second
    assert (first.estimate, first.se, first.control) == pytest.approx(
        (second.estimate, second.se, second.control)
    )


# Randomisation.


def tiny(seed: int) -> Panel:
    """Two sets of three that began, or would have, in different months."""
    return in_sets(seed, starts=(1, 2), ratio=2, m=4)


def simple(panel: Panel, who: np.ndarray) -> float:
    """The effect when each place is taken by somebody else, with what happened to them."""
    exchanged = replace(panel, outcomes={"offences": panel.outcome("offences")[who]})
    found = aggregate(group_time(summarise(exchanged, "offences"), "matched"), "simple", draws=0).overall
    return found.estimate if found else float("nan")


EVERY = np.array([[*a, *b] for a in permutations(range(3)) for b in permutations(range(3, 6))])


@pytest.mark.parametrize("seed", range(4))
def test_within_a_set_case_and_controls_exchange_their_parts(seed: int) -> None:
    panel = tiny(seed)
    labels, alpha = roles_of(grouped(panel).labels, alpha_of(summarise(panel, "offences"), "matched"))
    exchange = exchange_of(panel, labels, alpha)
    found = exchange.sums(panel.outcome("offences") @ alpha.T, EVERY)
    every = np.array([simple(panel, who) for who in EVERY])
    assert found == pytest.approx(every, abs=1e-12)
    for block in exchange.orders(100, np.random.default_rng(0)):
        assert (panel.strata[block] == panel.strata[None, :]).all()
    p = randomisation_inference(panel, "offences", control="matched", draws=2_000, seed=seed).p
    assert p == pytest.approx(np.mean(np.abs(every) >= abs(every[0]) - 1e-12), abs=0.05)


def test_the_short_sum_over_sets_of_many_months_is_the_long_one() -> None:
    panel = in_sets(3)
    panel = replace(panel, weights=np.where(panel.treated, 1.0, 0.1 * (1 + panel.strata)))
    labels, alpha = roles_of(grouped(panel).labels, alpha_of(summarise(panel, "offences"), "matched"))
    exchange = exchange_of(panel, labels, alpha)
    added = panel.outcome("offences") @ alpha.T
    (taken,) = exchange.orders(50, np.random.default_rng(1))
    assert exchange.base is not None
    assert (labels != exchange.common).sum() == panel.treated.sum()
    assert exchange.sums(added, taken) == pytest.approx(added[taken, labels] @ panel.weights, abs=1e-12)


def test_over_every_exchange_a_small_p_is_as_seldom_as_it_says() -> None:
    panel = replace(tiny(2), weights=np.ones(6))
    effects = np.array([simple(panel, who) for who in EVERY])
    p = np.array([np.mean(np.abs(effects) >= abs(one) - 1e-12) for one in effects])
    assert all(np.mean(p <= level + 1e-12) <= level + 1e-12 for level in np.unique(p))
    assert len(np.unique(effects.round(9))) > 4


def test_comparisons_of_all_months_have_one_role_when_all_are_compared_with_everybody() -> None:
    panel = in_sets(1)
    labels = grouped(panel).labels
    never, _ = roles_of(labels, alpha_of(summarise(panel, "offences"), "never"))
    matched, _ = roles_of(labels, alpha_of(summarise(panel, "offences"), "matched"))
    assert (len(np.unique(never)), len(np.unique(matched))) == (4, 6)


def test_months_of_other_sets_keep_nobody_from_exchanging() -> None:
    """One set is observed early, another late: within each, everybody was observed when it matters."""
    panel = in_sets(6, starts=(2, 7), m=9, window=1)
    y = panel.outcome("offences").copy()
    y[[0, 1], -1] = np.nan
    y[[4, 5], 0] = np.nan
    panel = replace(panel, outcomes={"offences": y})
    labels, alpha = roles_of(grouped(panel).labels, alpha_of(summarise(panel, "offences"), "matched"))
    assert len(np.unique(exchange_of(panel, labels, alpha).kin)) == 2


def test_the_score_of_counts_is_exchanged_within_matched_months_too() -> None:
    panel = in_sets(2, starts=(3, 4, 5) * 12, rate=3.0)
    treated = panel.treated[:, None] & (panel.months >= panel.cohort[:, None])
    y = np.where(treated, 0.3 * panel.outcome("offences"), panel.outcome("offences")).round()
    found = randomisation_inference(
        replace(panel, outcomes={"offences": y}), "offences", control="matched", model="poisson", draws=199
    )
    assert found.p == pytest.approx(1 / 200)
    assert randomisation_inference(panel, "offences", control="matched", model="poisson", draws=199).p > 0.05


def test_power_is_that_of_the_matched_comparison() -> None:
    panel = in_sets(2, starts=(3, 4, 5) * 8)
    effects = group_time(summarise(panel, "offences"), "matched")
    again = repeated(effects, grouped(panel).labels, panel.weights, panel.strata)
    found = aggregate(effects, "simple", draws=0).overall
    assert found
    assert again.estimate(panel.outcome("offences")) == pytest.approx((found.estimate, found.se), abs=1e-12)
    power = size_and_power(
        panel, "offences", control="matched", simulations=60, exchanges=99, ratios=(0.2,), seed=1
    )
    assert power.size.randomised is not None
    assert power.size.randomised < 0.2
    assert power.at[0].randomised is not None
    assert power.at[0].randomised > 0.8


# Bad spells that end by themselves.


def matched_world(seed: int) -> tuple[Panel, Panel]:
    """Everybody of a world in which nothing was done for anybody, and those in risk sets."""
    people = world(seed)
    start = np.where(people.referred == NEVER, 0, FIRST + people.referred)
    everybody = framed(make_panel(start, FIRST + people.months, people.events, unit_ids=people.ids), 12)
    found = match_in_risk_sets(people, RiskSettings(ratio=3))
    rows = np.flatnonzero(found.weights > 0).tolist()
    sets, months = found.sets.tolist(), (FIRST + found.index).tolist()
    ids = people.ids
    matched = matched_panel(
        everybody,
        {ids[row]: sets[row] for row in rows},
        {ids[row]: float(found.weights[row]) for row in rows},
        {ids[row]: months[row] for row in rows},
    )
    return everybody, matched


def test_the_matched_comparison_finds_nothing_where_nothing_was_done() -> None:
    """Compared with everybody, or with all who were matched to anybody, the service seems to have halved offences."""
    found = []
    for seed in range(6):
        everybody, matched = matched_world(seed)
        asked: list[tuple[Panel, Control]] = [(everybody, "never"), (matched, "never"), (matched, "matched")]
        for panel, control in asked:
            effect = aggregate(group_time(summarise(panel, "offences"), control), "simple", draws=0).overall
            assert effect
            found.append(effect.estimate)
    beside_everybody, beside_all_matched, matched_mean = np.array(found).reshape(-1, 3).mean(axis=0)
    assert beside_everybody < -0.4
    assert beside_all_matched < -0.4
    assert abs(matched_mean) < 0.1
