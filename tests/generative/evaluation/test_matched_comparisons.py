"""Panels whose comparisons have months of their own: nothing else changes by them, and what they give is sound."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from soceis.evaluation.errors import CannotEstimate, EvaluationError
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
    group_time,
    randomisation_inference,
    summarise,
    summary_as_json,
    summary_from_json,
)
from tests.generative.evaluation.test_impact_estimates import panels

CLOSE = 1e-9
NEAR = 1e-6


@st.composite
def matched_panels(draw: st.DrawFn) -> Panel:
    """Comparisons have the start month of somebody, of nobody, or none at all."""
    panel = draw(panels(holes=True))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    months = np.concatenate([[0], panel.cohort, panel.months])
    index = np.where(panel.treated, panel.cohort, rng.choice(months, panel.size))
    return replace(panel, index=index)


def overall(summary: Summary, control: Control, kind: Kind, model: str) -> Estimate | str | None:
    """The overall effect, None when it has no error, or the reason why there is none."""
    try:
        if model == "poisson":
            return count_effects(summary, kind, control, draws=0).overall
        return aggregate(group_time(summary, control), kind, draws=0).overall
    except CannotEstimate as error:
        return str(error)


def assert_the_same(one: Estimate | str | None, other: Estimate | str | None, close: float) -> None:
    if isinstance(one, str) or one is None or isinstance(other, str) or other is None:
        assert one == other
        return
    assert one.estimate == pytest.approx(other.estimate, rel=close, abs=close)
    assert one.se == pytest.approx(other.se, rel=close, abs=close)
    assert (one.treated, one.control) == (other.treated, other.control)


@given(matched_panels(), st.sampled_from(CONTROLS), st.sampled_from(KINDS))
def test_beside_everybody_the_months_of_comparisons_do_not_matter(
    panel: Panel, control: Control, kind: Kind
) -> None:
    with_months = summarise(panel, "y")
    without = summarise(replace(panel, index=None), "y")
    for model, close in (("linear", CLOSE), ("poisson", NEAR)):
        found = [overall(summary, control, kind, model) for summary in (with_months, without)]
        assert_the_same(found[0], found[1], close)


@given(matched_panels(), st.integers(0, 2**32 - 1), st.sampled_from(KINDS))
def test_rows_and_summaries_agree_for_matched_comparisons(panel: Panel, seed: int, kind: Kind) -> None:
    # A matched set lies on one side.
    parts = np.random.default_rng(seed).integers(0, 3, int(panel.strata.max()) + 2)[panel.strata]
    if not panel.observed().all():
        # Sides frame their comparisons by their own cohorts; whole observation makes both routes the same.
        panel = replace(panel, outcomes={"y": np.nan_to_num(panel.outcome("y"))})
    sides = [summarise(panel.only(parts == part), "y") for part in np.unique(parts).tolist()]
    sent = combined([summary_from_json(json.dumps(summary_as_json(side))) for side in sides])
    for model, close in (("linear", CLOSE), ("poisson", NEAR)):
        found = [overall(summary, "matched", kind, model) for summary in (summarise(panel, "y"), sent)]
        assert_the_same(found[0], found[1], close)


@given(matched_panels(), st.sampled_from(KINDS), st.sampled_from(["linear", "poisson"]))
def test_a_matched_effect_is_a_number_or_a_reason(panel: Panel, kind: Kind, model: str) -> None:
    found = overall(summarise(panel, "y"), "matched", kind, model)
    if isinstance(found, Estimate):
        assert found.se is not None
        assert all(math.isfinite(number) for number in (found.estimate, found.se, found.p))
        assert found.treated
        assert found.control
        return
    assert found is None or len(found) > 20


@given(matched_panels())
def test_a_matched_effect_does_not_depend_on_who_was_matched_to_others(panel: Panel) -> None:
    """Whatever happens to comparisons without a month, or with that of nobody, says nothing."""
    starts = set(panel.cohort[panel.treated].tolist())
    assert panel.index is not None
    stray = ~panel.treated & np.array([month not in starts for month in panel.index.tolist()], bool)
    y = panel.outcome("y").copy()
    y[stray] += 7
    other = replace(panel, outcomes={"y": y})
    found = [overall(summarise(each, "y"), "matched", "simple", "linear") for each in (panel, other)]
    if not isinstance(found[0], str) and not isinstance(found[1], str):
        assert_the_same(found[0], found[1], CLOSE)


@given(matched_panels(), st.integers(0, 1000))
def test_randomisation_of_a_matched_effect_gives_its_own_estimate(panel: Panel, seed: int) -> None:
    line = overall(summarise(panel, "y"), "matched", "simple", "linear")
    try:
        found = randomisation_inference(panel, "y", control="matched", draws=39, seed=seed)
    except EvaluationError:
        # Nobody to exchange with, or no effect at all.
        assume(False)
    if isinstance(line, Estimate):
        assert found.estimate == pytest.approx(line.estimate, abs=CLOSE)
        assert (found.treated, found.control) == (line.treated, line.control)
    assert 1 / 40 <= found.p <= 1
