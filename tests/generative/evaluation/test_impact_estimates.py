"""Effects of random panels against plain oracles, and the two routes to them against each other."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from soceis.evaluation.errors import CannotEstimate, EvaluationError, PanelUnusable
from soceis.evaluation.impact import (
    CONTROLS,
    KINDS,
    Control,
    Estimate,
    Kind,
    Panel,
    Summary,
    aggregate,
    combined,
    count_effects,
    framed,
    group_time,
    make_panel,
    randomisation_inference,
    summarise,
    summary_as_json,
    summary_from_json,
    two_way,
)
from soceis.evaluation.impact.estimates import Base
from tests.unit.evaluation.impact import plain
from tests.unit.evaluation.impact.panels import FIRST

CLOSE = 1e-10


@st.composite
def panels(draw: st.DrawFn, holes: bool = False) -> Panel:
    """Few units with counts that are often 0, over few months; some never start, some before the data or after it."""
    n, m = draw(st.integers(2, 24)), draw(st.integers(2, 7))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    cohort = np.where(
        rng.random(n) < draw(st.sampled_from([0.3, 0.7, 1.0])), FIRST + rng.integers(0, m + 1, n), 0
    )
    counts = rng.poisson(draw(st.sampled_from([0.1, 1.0, 5.0])), (n, m)).astype(float)
    if holes:
        counts[rng.random((n, m)) < draw(st.sampled_from([0.0, 0.02, 0.2]))] = np.nan
    weights = draw(st.sampled_from([np.ones(n), rng.uniform(0.2, 3.0, n)]))
    strata = draw(st.sampled_from([np.full(n, -1), rng.integers(0, 3, n)]))
    made = make_panel(cohort, FIRST + np.arange(m), {"y": counts}, weights=weights, strata=strata)
    try:
        return framed(made, draw(st.sampled_from([None, 1, 2, 12])))
    except PanelUnusable:
        # Nobody is left, or a month is missing altogether: said in a sentence, and not looked at here.
        assume(False)
        raise


def even(panel: Panel) -> Panel:
    return replace(panel, weights=np.ones(panel.size), window=None)


@given(panels(), st.sampled_from(CONTROLS), st.sampled_from(["varying", "universal"]))
def test_group_time_effects_and_their_covariance_are_those_of_the_definition(
    panel: Panel, control: Control, base: Base
) -> None:
    panel = even(panel)
    cells = plain.group_time_effects(
        panel.cohort.astype(float), panel.months.astype(float), panel.outcome("y"), control, base
    )
    try:
        found = group_time(summarise(panel, "y"), control, base)
    except CannotEstimate:
        # Nobody to compare, or nothing but zeros: then the definition has nothing either.
        assert not cells or not panel.outcome("y").any()
        return
    assert [(place.cohort, place.month) for place in found.places] == sorted(cells)
    pulls = np.array([cells[key][1] for key in sorted(cells)])
    assert found.att == pytest.approx(np.array([cells[key][0] for key in sorted(cells)]), abs=CLOSE)
    assert found.covariance == pytest.approx(pulls @ pulls.T, abs=CLOSE)


def chosen_by(kind: Kind, at: int, cells: list[plain.Cell]) -> list[plain.Cell]:
    if kind == "simple":
        return [(g, t) for g, t in cells if t >= g]
    if kind == "dynamic":
        return [(g, t) for g, t in cells if t - g == at]
    if kind == "group":
        return [(g, t) for g, t in cells if g == at and t >= g]
    return [(g, t) for g, t in cells if t == at and t >= g]


@given(panels(), st.sampled_from(CONTROLS), st.sampled_from(KINDS))
def test_aggregations_are_weighted_sums_of_the_definition(panel: Panel, control: Control, kind: Kind) -> None:
    panel = even(panel)
    cohort = panel.cohort.astype(float)
    try:
        found = aggregate(group_time(summarise(panel, "y"), control), kind, draws=0)
    except CannotEstimate:
        return
    cells = plain.group_time_effects(
        cohort, panel.months.astype(float), panel.outcome("y"), control, "varying"
    )
    parts = found.parts if kind != "simple" else tuple([found.overall] if found.overall else [])
    for part in parts:
        value, influence = plain.mixture(cells, chosen_by(kind, part.at or 0, sorted(cells)), cohort)
        assert part.estimate == pytest.approx(value, abs=CLOSE)
        assert part.se == pytest.approx(plain.error(influence), abs=CLOSE)
    if kind in {"dynamic", "calendar"} and found.overall:
        keys = sorted({t - g if kind == "dynamic" else t for g, t in cells if t >= g})
        every = [plain.mixture(cells, chosen_by(kind, key, sorted(cells)), cohort) for key in keys]
        assert found.overall.estimate == pytest.approx(np.mean([value for value, _ in every]), abs=CLOSE)
        assert found.overall.se == pytest.approx(
            plain.error(np.mean([pull for _, pull in every], axis=0)), abs=CLOSE
        )


def estimates(summary: Summary) -> dict[str, list[Estimate]]:
    """Everything that a summary gives, by name; what cannot be made is left out."""
    found: dict[str, list[Estimate]] = {}
    for control in CONTROLS:
        for kind in KINDS:
            for name, make in (
                ("linear", lambda c=control, k=kind: aggregate(group_time(summary, c), k, draws=0)),
                ("poisson", lambda c=control, k=kind: count_effects(summary, k, c, draws=0)),
            ):
                try:
                    put = make()
                except CannotEstimate:
                    continue
                found[f"{name} {control} {kind}"] = [*([put.overall] if put.overall else []), *put.parts]
    return found


@given(panels(), st.integers(0, 2**32 - 1))
def test_rows_and_summaries_of_two_sides_give_the_same_estimates(panel: Panel, seed: int) -> None:
    side = np.random.default_rng(seed).random(panel.size) < 0.5
    sides = [panel.only(rows) for rows in (side, ~side) if rows.any()]
    sent = [json.dumps(summary_as_json(summarise(each, "y"))) for each in sides]
    whole = summarise(panel, "y")
    together = combined([summary_from_json(text) for text in sent])
    one, other = estimates(whole), estimates(together)
    assert one.keys() == other.keys()
    for name, values in one.items():
        assert [value.at for value in other[name]] == [value.at for value in values], name
        for first, second in zip(values, other[name], strict=True):
            assert second.estimate == pytest.approx(first.estimate, abs=CLOSE, rel=CLOSE)
            assert second.se == pytest.approx(first.se, abs=CLOSE, rel=1e-7)


@given(panels(holes=True))
def test_whatever_the_data_an_estimate_is_a_number_or_absent_with_a_reason(panel: Panel) -> None:
    summary = summarise(panel, "y")
    for values in estimates(summary).values():
        for value in values:
            numbers = [value.estimate, value.p, *(x for x in (value.se, *value.ci) if x is not None)]
            assert all(math.isfinite(number) for number in numbers)
            assert value.se is None or value.se > 0
    for make in (lambda: two_way(summary), lambda: randomisation_inference(panel, "y", draws=39)):
        try:
            single = make()
        except EvaluationError:
            continue
        assert math.isfinite(single.estimate)
        assert 0 < single.p <= 1


@given(panels(), st.integers(0, 2**32 - 1))
def test_what_is_each_unit_s_own_and_what_is_each_month_s_own_does_not_matter(
    panel: Panel, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    moved = panel.outcome("y") + rng.normal(size=(panel.size, 1)) + rng.normal(size=(1, len(panel.months)))
    other = replace(panel, outcomes={"y": moved})
    for control in CONTROLS:
        try:
            first = group_time(summarise(panel, "y"), control)
        except CannotEstimate:
            continue
        second = group_time(summarise(other, "y"), control)
        assert second.att == pytest.approx(first.att, abs=1e-9)
        assert second.covariance == pytest.approx(first.covariance, abs=1e-9)
