"""Summaries: what they hold, how they travel, and how two sides become one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from soceis.evaluation.errors import SummaryUnusable
from soceis.evaluation.impact import (
    NEVER,
    Panel,
    combined,
    of_area,
    small_groups,
    summarise,
    summary_as_json,
    summary_from_json,
)
from soceis.evaluation.impact.summaries import Summary
from tests.unit.evaluation.impact.panels import invented


def same(first: Summary, second: Summary) -> bool:
    return summary_as_json(first) == summary_as_json(second)


def test_a_summary_holds_counts_means_and_moments_of_cohorts_and_no_unit() -> None:
    panel = invented(1)
    summary = summarise(panel, "offences")
    assert [group.cohort for group in summary.groups] == [NEVER, *summary.cohorts]
    for group in summary.groups:
        rows = panel.outcome("offences")[panel.cohort == group.cohort]
        assert group.n == len(rows)
        assert group.mean == pytest.approx(rows.mean(axis=0))
        assert group.moments[:-1, :-1] == pytest.approx((len(rows) - 1) * np.cov(rows.T))
    text = json.dumps(summary_as_json(summary))
    assert len(text) < 20_000
    assert "u1" not in text


def test_a_summary_survives_the_way_as_text_to_its_last_digit() -> None:
    panel = replace(invented(2), weights=np.random.default_rng(2).uniform(0.3, 4, 60))
    summary = summarise(panel, "offences")
    assert same(summary, summary_from_json(json.dumps(summary_as_json(summary))))


def test_sides_that_were_summed_apart_are_the_whole() -> None:
    panel = invented(3)
    half = np.arange(panel.size) % 3 == 0
    apart = combined([summarise(panel.only(half), "offences"), summarise(panel.only(~half), "offences")])
    whole = summarise(panel, "offences")
    assert [g.n for g in apart.groups] == [g.n for g in whole.groups]
    for one, other in zip(apart.groups, whole.groups, strict=True):
        assert one.mean == pytest.approx(other.mean, abs=1e-12)
        assert one.moments == pytest.approx(other.moments, abs=1e-10)
        assert one.zeros == other.zeros


def test_by_area_each_area_is_as_if_it_were_alone() -> None:
    panel = invented(4)
    panel = replace(panel, area=tuple("AB"[i % 2] for i in range(panel.size)))
    alone = summarise(panel.only(np.array([area == "A" for area in panel.area])), "offences")
    found = of_area(summarise(panel, "offences", by_area=True), "A")
    assert [(g.cohort, g.n) for g in found.groups] == [(g.cohort, g.n) for g in alone.groups]
    assert all(
        one.moments == pytest.approx(two.moments) for one, two in zip(found.groups, alone.groups, strict=True)
    )
    with pytest.raises(SummaryUnusable, match='no area "C"'):
        of_area(summarise(panel, "offences", by_area=True), "C")


def test_small_cohorts_are_named_before_anything_leaves() -> None:
    summary = summarise(invented(5, n=40), "offences")
    few = small_groups(summary, 10)
    assert few
    assert all(group.n < 10 for group in few)
    assert not any(group in few for group in summary.groups if group.n >= 10)


def of_another_window(panel: Panel) -> Summary:
    return replace(summarise(panel, "offences"), window=3)


def test_summaries_that_do_not_fit_say_what_differs() -> None:
    panel = invented(6)
    first = summarise(panel, "offences")
    with pytest.raises(SummaryUnusable, match="another of arrests"):
        combined([first, replace(first, outcome="arrests")])
    with pytest.raises(SummaryUnusable, match="same window"):
        combined([first, of_another_window(panel)])
    with pytest.raises(SummaryUnusable, match="same months"):
        combined([first, replace(first, months=first.months + 1)])
    with pytest.raises(SummaryUnusable, match="at least one"):
        combined([])


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("months"),
        lambda found: found.update(kind="something else"),
        lambda found: found.update(months=["2022-01", "2022-03"]),
        lambda found: found.update(groups=[]),
        lambda found: found["groups"][0].update(n=0),
        lambda found: found["groups"][0].update(mean=[1.0]),
        lambda found: found["groups"][0].update(mean=["x"]),
        lambda found: found["groups"][0].update(moments=[[1.0]]),
        lambda found: found["groups"][0]["moments"][2].__setitem__(2, -1.0),
        lambda found: found["groups"][0]["moments"][2].__setitem__(2, float("nan")),
        lambda found: found["groups"][0].update(weight=0),
        lambda found: found["groups"][0].update(all_zero=10_000),
        lambda found: found.update(groups="all"),
    ],
)
def test_a_changed_file_is_refused_in_a_sentence(change: Callable[[Any], object]) -> None:
    found = json.loads(json.dumps(summary_as_json(summarise(invented(7), "offences"))))
    change(found)
    with pytest.raises(SummaryUnusable, match="again"):
        summary_from_json(json.dumps(found))


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '"x"', "{", b"\xff\xfe"])
def test_what_is_no_summary_is_refused_in_a_sentence(text: str | bytes) -> None:
    with pytest.raises(SummaryUnusable, match="again"):
        summary_from_json(text)
