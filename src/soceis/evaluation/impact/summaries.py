"""Sufficient statistics: per cohort a count, a mean vector and a matrix of second moments, and nothing of anybody else.

Every linear and Poisson estimate without covariates is a function of these (the means give the estimates, the
moments their errors), so a police force can send a dozen small matrices instead of rows. Of a group of units
with weights w and outcomes y over m months, with the weighted mean c: sum of w^2 z z', where z is y - c with a 1
after it. With weights of 1 the last row and column are 0 but for the count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from soceis.evaluation.cells import Excluded
from soceis.evaluation.errors import SummaryUnusable
from soceis.evaluation.impact.panel import NEVER, Panel, frame_of, grouped, month_text
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
from soceis.evaluation.impact.together import Together, added, moved, together_of

# Units whose moments are made at once: their outcomes stay in the cache.
BLOCK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The units of one start month (NEVER for comparisons), of one area where asked, observed in the same months.

    `index` is the month of start that comparisons were matched to, NEVER for those without one and for the treated.

    `observed` bool[m]; `n` units of the total `weight`; `mean` float64[m]; `moments` float64[m + 1, m + 1], 0 in
    months that were not observed; `zeros` counts units to whom nothing happened in any month of their frame.
    """

    cohort: int
    area: str
    observed: Truths
    n: int
    weight: float
    mean: Floats
    moments: Floats
    zeros: int
    index: int = NEVER


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """The groups of one outcome over the same months. `countable` when no value is negative.

    `together` are the moments of matched sets, which vary as a whole; without any, each unit varies by itself. Where
    every unit is a group of its own, `clusters` int64[n] numbers the sets instead.
    """

    outcome: str
    months: Ints
    window: int | None
    groups: tuple[Group, ...]
    countable: bool
    left_out: tuple[Excluded, ...] = ()
    together: tuple[Together, ...] = ()
    clusters: Ints | None = None

    @property
    def cohorts(self) -> tuple[int, ...]:
        """The start months that occur, in order."""
        return tuple(sorted({group.cohort for group in self.groups} - {NEVER}))

    @property
    def treated(self) -> int:
        """How many units ever started."""
        return sum(group.n for group in self.groups if group.cohort != NEVER)

    @property
    def comparisons(self) -> int:
        """How many units never started."""
        return sum(group.n for group in self.groups if group.cohort == NEVER)

    @property
    def matched(self) -> bool:
        """Whether comparisons have a matched month of their own."""
        return any(group.index != NEVER for group in self.groups)

    def of_cohort(self, cohort: int) -> tuple[int, ...]:
        """The places of a cohort's groups."""
        return tuple(k for k, group in enumerate(self.groups) if group.cohort == cohort)

    def rows_of(self, group: Group) -> Truths:
        """The months of a group that a count model uses: those observed within its frame."""
        return np.asarray(group.observed & frame_of(self.months, group.cohort, self.window))


def summarise(panel: Panel, outcome: str, *, by_area: bool = False) -> Summary:
    """The sufficient statistics of one outcome of a framed panel; PanelUnusable when it has no such outcome."""
    values = panel.outcome(outcome)
    grouping = grouped(panel, by_area)
    order = np.argsort(grouping.labels, kind="stable")
    ends = np.cumsum(np.bincount(grouping.labels, minlength=len(grouping.cohorts)))
    groups, start = [], 0
    for place, end in enumerate(ends.tolist()):
        rows, start = order[start:end], end
        cohort = grouping.cohorts[place]
        frame = frame_of(panel.months, cohort, panel.window)
        about = grouping.masks[place], frame, cohort, grouping.areas[place], grouping.index[place]
        parts = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
        groups.append(_joined([group_of(values[part], panel.weights[part], *about) for part in parts]))
    countable = not bool((values < 0).any())
    together = together_of(panel, values, grouping.labels, groups)
    return Summary(outcome, panel.months, panel.window, tuple(groups), countable, panel.left_out, together)


def by_unit(summary: Summary) -> Summary:
    """The summary for comparisons that know no sets."""
    return (
        replace(summary, together=(), clusters=None)
        if summary.together or summary.clusters is not None
        else summary
    )


def group_of(
    values: Floats,
    weights: Floats,
    observed: Truths,
    frame: Truths,
    cohort: int,
    area: str = "",
    index: int = NEVER,
) -> Group:
    """The statistics of one group: values float64[n, m], weights float64[n]."""
    n, m = values.shape
    total = float(weights.sum())
    known = values if observed.all() else np.where(observed, values, 0.0)
    even = bool((weights == 1).all())
    # Of numbers that do not cancel, a sum of 0 is all of them 0.
    zeros = int((np.abs(known) @ (observed & frame).astype(np.float64) == 0).sum())
    mean = known.sum(axis=0) / n if even else weights @ known / total
    centred = known - mean
    moments = np.zeros((m + 1, m + 1))
    if even:
        moments[:m, :m] = centred.T @ centred
        moments[m, m] = n
    else:
        widened = weights[:, None] * np.hstack([centred, np.ones((n, 1))])
        moments[:] = widened.T @ widened
    return Group(cohort, area, observed, n, total, mean, moments, zeros, index)


def combined(summaries: Sequence[Summary]) -> Summary:
    """The summary of everybody in several summaries, as if their rows had lain in one place.

    A side knows its own cohorts alone, so units of the comparison that were not observed in every month are framed by
    those; sides whose comparisons were observed throughout give exactly what their rows together would.
    SummaryUnusable when they are of different outcomes, months or windows.
    """
    if not summaries:
        raise SummaryUnusable("there is no summary to combine; give at least one file.")
    first = summaries[0]
    for other in summaries[1:]:
        _must_fit(first, other)
    parts: dict[tuple[int, str, bytes, int], list[Group]] = {}
    for group in (group for summary in summaries for group in summary.groups):
        key = (group.cohort, group.area, group.observed.tobytes(), group.index)
        parts.setdefault(key, []).append(group)
    groups = tuple(_joined(parts[key]) for key in sorted(parts))
    left = tuple(excluded for summary in summaries for excluded in summary.left_out)
    together = _sets_of(summaries, sorted(parts), groups)
    return Summary(
        first.outcome,
        first.months,
        first.window,
        groups,
        all(summary.countable for summary in summaries),
        left,
        together,
    )


def _sets_of(
    summaries: Sequence[Summary], keys: Sequence[tuple[int, str, bytes, int]], groups: Sequence[Group]
) -> tuple[Together, ...]:
    """The moments of the sets of all sides; no set lies on two of them."""
    if not any(summary.together for summary in summaries):
        return ()
    found: list[Together] = []
    for summary in summaries:
        own = [(g.cohort, g.area, g.observed.tobytes(), g.index) for g in summary.groups]
        places = [keys.index(key) for key in own]
        shifts = [
            _shift(g.mean - groups[place].mean) for g, place in zip(summary.groups, places, strict=True)
        ]
        alone = tuple(Together(k, k, g.n, g.moments) for k, g in enumerate(summary.groups))
        found += moved(summary.together or alone, places, shifts)
    return added(found)


def _shift(by: Floats) -> Floats:
    """What moves z (outcomes less a mean, with a 1 after them) to another mean: float64[m + 1, m + 1]."""
    found = np.eye(len(by) + 1)
    found[:-1, -1] = by
    return found


def _must_fit(first: Summary, other: Summary) -> None:
    if first.outcome != other.outcome:
        raise SummaryUnusable(
            f"one summary is of {first.outcome}, another of {other.outcome}; combine those of the same outcome."
        )
    if first.window != other.window:
        raise SummaryUnusable(
            f"one summary has a window of {first.window or 'all'} months, another of {other.window or 'all'}; make"
            " them again with the same window."
        )
    if not np.array_equal(first.months, other.months):
        spans = [f"{month_text(int(s.months[0]))} to {month_text(int(s.months[-1]))}" for s in (first, other)]
        raise SummaryUnusable(
            f"one summary covers {spans[0]}, another {spans[1]}; make them again for the same months."
        )


def _joined(groups: Sequence[Group]) -> Group:
    """Groups of one kind as one: moments are moved to the common mean, then added (Chan, Golub and LeVeque, 1983)."""
    if len(groups) == 1:
        return groups[0]
    weight = sum(group.weight for group in groups)
    mean = np.sum([group.weight * group.mean for group in groups], axis=0) / weight
    m = len(mean)
    moments = np.zeros((m + 1, m + 1))
    for group in groups:
        shift = _shift(group.mean - mean)
        moments += shift @ group.moments @ shift.T
    first = groups[0]
    return Group(
        first.cohort, first.area, first.observed, sum(group.n for group in groups), weight, mean, moments,
        sum(group.zeros for group in groups), first.index,
    )  # fmt: skip


def of_area(summary: Summary, area: str) -> Summary:
    """The part of a summary by area; SummaryUnusable when it has no group of that area."""
    groups = tuple(group for group in summary.groups if group.area == area)
    if not groups:
        raise SummaryUnusable(f'the summary has no area "{area}"; make it again by area.')
    return Summary(
        summary.outcome, summary.months, summary.window, groups, summary.countable, summary.left_out
    )


def small_groups(summary: Summary, threshold: int) -> tuple[Group, ...]:
    """The groups of fewer units than a threshold: what disclosure control looks at before a summary leaves."""
    return tuple(group for group in summary.groups if group.n < threshold)
