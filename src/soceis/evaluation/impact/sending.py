"""Summaries as JSON, to send from one side to another: every number to its last digit."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from soceis.evaluation.cells import Excluded
from soceis.evaluation.errors import EvaluationError, SummaryUnusable
from soceis.evaluation.impact.panel import NEVER, month_number, month_text
from soceis.evaluation.impact.panel.shape import Floats
from soceis.evaluation.impact.summaries import Group, Summary
from soceis.evaluation.impact.together import Together

KIND = "soceis impact summary"
FORMAT = 1


def summary_as_json(summary: Summary) -> dict[str, Any]:
    """A summary as values that JSON can hold; the moments as the rows of their lower triangle."""
    return {
        "kind": KIND,
        "format": FORMAT,
        "outcome": summary.outcome,
        "months": [month_text(int(month)) for month in summary.months],
        "window": summary.window,
        "countable": summary.countable,
        "groups": [_group_as_json(group) for group in summary.groups],
        **({"together": [_together_as_json(part) for part in summary.together]} if summary.together else {}),
        "left_out": [
            {"reason": left.reason, "units": left.rows, "areas": dict(left.areas)}
            for left in summary.left_out
        ],
    }


def _together_as_json(part: Together) -> dict[str, Any]:
    return {"groups": [part.first, part.second], "sets": part.sets, "moments": part.moments.tolist()}


def _group_as_json(group: Group) -> dict[str, Any]:
    own = {} if group.index == NEVER else {"matched_to": month_text(group.index)}
    return {
        "start": None if group.cohort == NEVER else month_text(group.cohort),
        **own,
        "area": group.area,
        "observed": "".join("1" if seen else "0" for seen in group.observed),
        "n": group.n,
        "weight": group.weight,
        "all_zero": group.zeros,
        "mean": group.mean.tolist(),
        "moments": [group.moments[row, : row + 1].tolist() for row in range(len(group.moments))],
    }


def summary_from_json(content: str | bytes | Mapping[str, Any]) -> Summary:
    """A summary as `summary_as_json` wrote it, from text or from values; SummaryUnusable when it is none."""
    try:
        found = json.loads(content) if isinstance(content, str | bytes) else content
        version = (found["kind"], found["format"])
        summary = _summary(found) if version == (KIND, FORMAT) else None
    except SummaryUnusable:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, EvaluationError):
        raise SummaryUnusable(
            "the file is not a summary as `soceis impact summarise` writes it, or was changed; make it again."
        ) from None
    if summary is None:
        raise SummaryUnusable("the file is of another version; make it again with this version of soceis.")
    return summary


def _summary(found: Mapping[str, Any]) -> Summary:
    months = np.array([month_number(text) for text in found["months"]], np.int64)
    groups = tuple(_group(group, len(months)) for group in found["groups"])
    left = tuple(
        Excluded(str(each["reason"]), int(each["units"]), tuple(each["areas"].items()))
        for each in found["left_out"]
    )
    window = None if found["window"] is None else int(found["window"])
    if len(months) < 2 or (np.diff(months) != 1).any() or not groups:
        raise SummaryUnusable("the summary holds no consecutive months or no groups; make it again.")
    return Summary(
        str(found["outcome"]),
        months,
        window,
        groups,
        found["countable"] is True,
        left,
        _together(found, groups, len(months)),
    )


def _together(found: Mapping[str, Any], groups: tuple[Group, ...], m: int) -> tuple[Together, ...]:
    """The moments of matched sets, where a summary has them."""
    parts = []
    for each in found.get("together", ()):
        first, second = (int(place) for place in each["groups"])
        moments = np.array(each["moments"], np.float64)
        sets = int(each["sets"])
        sound = 0 <= first <= second < len(groups) and moments.shape == (m + 1, m + 1) and sets >= 1
        if not sound or not np.isfinite(moments).all():
            raise SummaryUnusable(
                "the matched sets of the summary hold numbers that cannot be; make it again."
            )
        parts.append(Together(first, second, sets, moments))
    return tuple(parts)


def _group(found: Mapping[str, Any], m: int) -> Group:
    mean = np.array(found["mean"], np.float64)
    moments = _symmetric(found["moments"], m + 1)
    observed = np.array([mark == "1" for mark in found["observed"]], bool)
    n, weight, zeros = int(found["n"]), float(found["weight"]), int(found["all_zero"])
    sound = (
        mean.shape == (m,)
        and observed.shape == (m,)
        and bool(np.isfinite(mean).all())
        and bool(np.isfinite(moments).all())
        and bool((np.diag(moments) >= 0).all())
        and n >= 1
        and 0 <= zeros <= n
        and math.isfinite(weight)
        and weight > 0
    )
    if not sound:
        raise SummaryUnusable("a group of the summary holds numbers that cannot be; make the summary again.")
    cohort = NEVER if found["start"] is None else month_number(found["start"])
    # A side whose comparisons have no matched month writes none.
    index = NEVER if found.get("matched_to") is None else month_number(found["matched_to"])
    return Group(cohort, str(found["area"]), observed, n, weight, mean, moments, zeros, index)


def _symmetric(rows: list[list[float]], size: int) -> Floats:
    if [len(row) for row in rows] != list(range(1, size + 1)):
        raise SummaryUnusable("the moments of a group are not a triangle of the right size; make it again.")
    matrix = np.zeros((size, size))
    for place, row in enumerate(rows):
        matrix[place, : place + 1] = row
        matrix[: place + 1, place] = row
    return matrix
