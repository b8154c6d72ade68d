"""Group-time effects and their aggregations on random panels, beside two libraries that others wrote.

csdid 0.4 and diff-diff 3.13 compute with rows what is computed here from sufficient statistics; without covariates
all three must agree in every estimate and every analytic error.
"""

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from soceis.evaluation.impact.aggregating import aggregate
from soceis.evaluation.impact.estimates import KINDS, Base, Control
from soceis.evaluation.impact.linear import group_time
from soceis.evaluation.impact.panel import NEVER, Panel
from soceis.evaluation.impact.summaries import summarise
from tests.unit.evaluation.impact.panels import invented

SMALLEST_COHORT = 4
THEIR_CONTROL = {
    "never": ("nevertreated", "never_treated"),
    "notyet": ("notyettreated", "not_yet_treated"),
}


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Counts with cohorts of some size that start after the first month."""
    months = draw(st.integers(4, 9))
    starts = draw(st.lists(st.integers(1, months - 1), min_size=1, max_size=4, unique=True))
    panel = invented(
        draw(st.integers(0, 10**6)),
        n=draw(st.integers(40, 90)),
        m=months,
        cohorts=tuple(starts),
        rate=draw(st.sampled_from([0.3, 1.0, 4.0])),
        effect=draw(st.sampled_from([0.5, 1.0, 2.0])),
    )
    _, sizes = np.unique(panel.cohort, return_counts=True)
    assume(sizes.min() >= SMALLEST_COHORT and (panel.cohort == NEVER).any() and (panel.cohort > 0).any())
    return panel


def rows(panel: Panel) -> Any:
    """The panel as a table in long form, with months from 1."""
    import pandas as pd

    n, m = panel.size, len(panel.months)
    start = np.where(panel.cohort == NEVER, 0, panel.cohort - panel.months[0] + 1)
    return pd.DataFrame(
        {
            "unit": np.repeat(np.arange(n), m),
            "month": np.tile(np.arange(1, m + 1), n),
            "start": np.repeat(start, m),
            "y": panel.outcomes["offences"].ravel(),
        }
    )


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """These libraries print tables and warn about small groups; neither is what is compared."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def of_csdid(panel: Panel, control: Control, base: Base) -> Any:
    with quietly():
        from csdid.att_gt import ATTgt

        made = ATTgt("y", "month", "unit", "start", rows(panel), [THEIR_CONTROL[control][0]], "y~1")
        return made.fit(est_method="reg", base_period=base, bstrap=False)


def of_diff_diff(panel: Panel, control: Control, base: Base) -> Any:
    with quietly():
        from diff_diff import CallawaySantAnna

        made = CallawaySantAnna(
            control_group=THEIR_CONTROL[control][1], estimation_method="reg", base_period=base, cband=False
        )
        return made.fit(
            rows(panel), outcome="y", unit="unit", time="month", first_treat="start", aggregate="all"
        )


@given(panels(), st.sampled_from(["never", "notyet"]), st.sampled_from(["varying", "universal"]))
def test_every_effect_and_error_is_that_of_both_libraries(panel: Panel, control: Control, base: Base) -> None:
    ours = group_time(summarise(panel, "offences"), control, base)
    first = int(panel.months[0]) - 1
    csdid = of_csdid(panel, control, base).results
    theirs = {
        (int(start), int(month)): (float(att), float(se))
        for start, month, att, se in zip(
            csdid["group"], csdid["year"], csdid["att"], csdid["se"], strict=True
        )
    }
    others = of_diff_diff(panel, control, base).group_time_effects
    assert ours.places
    for place, att, variance in zip(
        ours.places, ours.att.tolist(), np.diag(ours.covariance).tolist(), strict=True
    ):
        key = (place.cohort - first, place.month - first)
        assert theirs[key][0] == pytest.approx(att, abs=1e-10)
        assert others[key]["effect"] == pytest.approx(att, abs=1e-10)
        if variance > 1e-12:
            assert theirs[key][1] == pytest.approx(variance**0.5, rel=1e-8)
            assert others[key]["se"] == pytest.approx(variance**0.5, rel=1e-8)
    references = {key for key, (att, se) in theirs.items() if att == 0 and not se > 0}
    assert {(p.cohort - first, p.month - first) for p in ours.places} | references == set(theirs)


@given(panels(), st.sampled_from(["never", "notyet"]))
def test_every_aggregation_and_its_error_is_that_of_csdid(panel: Panel, control: Control) -> None:
    effects = group_time(summarise(panel, "offences"), control)
    theirs = of_csdid(panel, control, "varying")
    first = int(panel.months[0]) - 1
    for kind in KINDS:
        ours = aggregate(effects, kind, draws=0)
        with quietly():
            made = theirs.aggte(kind, bstrap=False, cband=False).atte
        assert ours.overall is not None
        assert made["overall_att"] == pytest.approx(ours.overall.estimate, abs=1e-10)
        assert made["overall_se"] == pytest.approx(ours.overall.se, rel=1e-8)
        if kind == "simple":
            continue
        shift = 0 if kind == "dynamic" else first
        parts = {(part.at or 0) - shift: part for part in ours.parts}
        for at, att, se in zip(made["egt"], made["att_egt"], made["se_egt"], strict=True):
            if int(at) in parts:
                assert att == pytest.approx(parts[int(at)].estimate, abs=1e-10)
                assert se == pytest.approx(parts[int(at)].se, rel=1e-8)
        missing = set(parts) - {int(at) for at in made["egt"]}
        assert missing == set()


@given(panels(), st.sampled_from(["never", "notyet"]))
def test_the_event_study_and_the_overall_effect_are_those_of_diff_diff(
    panel: Panel, control: Control
) -> None:
    effects = group_time(summarise(panel, "offences"), control)
    theirs = of_diff_diff(panel, control, "varying")
    overall = aggregate(effects, "simple", draws=0).overall
    assert overall is not None
    assert theirs.overall_att == pytest.approx(overall.estimate, abs=1e-10)
    assert theirs.overall_se == pytest.approx(overall.se, rel=1e-8)
    parts = aggregate(effects, "dynamic", draws=0).parts
    assert parts
    for part in parts:
        found = theirs.event_study_effects[part.at]
        assert found["effect"] == pytest.approx(part.estimate, abs=1e-10)
        assert found["se"] == pytest.approx(part.se, rel=1e-8)
