"""What a count model compares: for each group the months it uses, and which effects are switched on in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.estimates import Control, Kind
from soceis.evaluation.impact.linear import must_be_comparable
from soceis.evaluation.impact.panel import NEVER, frame_of, month_text
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
from soceis.evaluation.impact.problems import Absent
from soceis.evaluation.impact.summaries import Group, Summary, by_unit

NOTHING_HAPPENED = "nothing happened to anybody in these months, so a ratio of rates has no limit"
NOTHING_BEFORE = "nothing happened to anybody in the months that it is compared with"
REFERENCE = -1
"""The event time that others are compared with: the month before the start."""


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """K effects of a summary with G groups over m months: `switched` float64[G, m, K], `at` what each effect is of.

    `rows` bool[G, m] are the months that each group uses, `totals` float64[G, m] what happened in them. `stacks`
    int64[G] numbers the groups that share month effects.
    """

    summary: Summary
    at: tuple[int, ...]
    switched: Floats
    rows: Truths
    totals: Floats
    stacks: Ints
    absent: tuple[Absent, ...]

    def without(self, effects: Truths, reason: str, kind: Kind) -> Design:
        """The design without some effects (bool[K]), whose months are not used either."""
        gone = tuple(Absent(kind, reason, self.at[k]) for k in np.flatnonzero(effects))
        months = (self.switched[:, :, effects] != 0).any(axis=2)
        rows = self.rows & ~months
        return Design(
            self.summary,
            tuple(at for at, drop in zip(self.at, effects.tolist(), strict=True) if not drop),
            self.switched[:, :, ~effects],
            rows,
            np.where(rows, self.totals, 0.0),
            self.stacks,
            (*self.absent, *gone),
        )


def design_of(summary: Summary, kind: Kind, control: Control) -> Design:
    """The design of one kind of effects; CannotEstimate when the outcome or the comparison does not allow one."""
    must_be_comparable(summary, control)
    summary = summary if control == "matched" else by_unit(summary)
    if not summary.countable:
        raise CannotEstimate(
            f"{summary.outcome} has values below 0, so it is no count and has no rate; use the linear estimate."
        )
    rows = np.stack([summary.rows_of(group) for group in summary.groups])
    stacks = np.zeros(len(rows), np.int64)
    if control == "matched":
        rows, stacks = _by_matched_month(summary)
    if not summary.comparisons:
        # From the last start on, nobody is left who had not started.
        rows &= (summary.months < summary.cohorts[-1])[None, :]
    totals = np.stack(
        [np.where(use, g.weight * g.mean, 0.0) for use, g in zip(rows, summary.groups, strict=True)]
    )
    at = _effects(summary, rows, kind, control)
    keys = np.stack([_keys(summary, group, kind, control) for group in summary.groups])
    switched = (keys[:, :, None] == np.array(at)[None, None, :]).astype(np.float64)
    return _without_zeros(Design(summary, at, switched, rows, totals, stacks, ()), kind)


def _by_matched_month(summary: Summary) -> tuple[Truths, Ints]:
    """Each cohort with the comparisons matched to it, in its frame: the months in use bool[G, m], stacks int64[G].

    As for linear effects, comparisons must have been observed in the whole frame; a cohort without any is not used.
    """
    first, last = int(summary.months[0]), int(summary.months[-1])
    rows = np.zeros((len(summary.groups), len(summary.months)), bool)
    stacks = np.array([group.cohort or group.index for group in summary.groups], np.int64)
    for cohort in summary.cohorts:
        frame = frame_of(summary.months, cohort, summary.window)
        control = [
            k for k, group in enumerate(summary.groups)
            if group.cohort == NEVER and group.index == cohort and group.observed[frame].all()
        ]  # fmt: skip
        if control and first < cohort <= last:
            for k in (*control, *summary.of_cohort(cohort)):
                rows[k] = summary.groups[k].observed & frame
    return rows, stacks


# No effect is on: not an event time, a start month or a month.
OFF = np.iinfo(np.int64).min


def _keys(summary: Summary, group: Group, kind: Kind, control: Control) -> Ints:
    """Of each month of a group, which effect is on: int64[m], OFF for none."""
    months = summary.months
    if group.cohort == NEVER:
        return np.full(len(months), OFF, np.int64)
    event = months - group.cohort
    keys: dict[Kind, Callable[[], Ints]] = {
        "simple": lambda: np.zeros_like(months),
        "dynamic": lambda: event,
        "group": lambda: np.full_like(months, group.cohort),
        "calendar": lambda: months,
    }
    leads = kind == "dynamic" and control != "notyet"
    on = event != REFERENCE if leads else event >= 0
    return np.where(on, keys[kind](), OFF)


def _effects(summary: Summary, rows: Truths, kind: Kind, control: Control) -> tuple[int, ...]:
    found: set[int] = set()
    for use, group in zip(rows, summary.groups, strict=True):
        found |= set(_keys(summary, group, kind, control)[use].tolist())
    found.discard(OFF)
    if not found:
        raise CannotEstimate("no month from a start on has a comparison; add later months of data.")
    return tuple(sorted(found))


def _without_zeros(design: Design, kind: Kind) -> Design:
    """Without the effects whose logarithm would be that of 0, or of a division by 0."""
    on = np.einsum("gm,gmk->k", design.totals, design.switched)
    if (on <= 0).any():
        design = design.without(on <= 0, NOTHING_HAPPENED, kind)
    if not design.at:
        return design
    # Of the groups in which an effect is ever on, what happened while it was off.
    ever = (design.switched * design.rows[:, :, None]).any(axis=1)
    off = np.einsum("gm,gk->k", design.totals, ever.astype(float)) - np.einsum(
        "gm,gmk->k", design.totals, design.switched
    )
    if (off <= 0).any():
        design = design.without(off <= 0, NOTHING_BEFORE, kind)
    return design


def in_words(kind: Kind, at: int) -> str:
    """What an effect is of."""
    return f"event time {at}" if kind == "dynamic" else month_text(at)
