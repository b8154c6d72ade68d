"""Which months are asked about, who was observed in them, and who is therefore compared.

The rule. A cohort's frame is `window` months before and after its start month (all months without a window),
as far as the panel goes. A treated unit counts when it was observed in every month of its frame. A comparison
unit serves the cohorts whose whole frame it was observed in; one that serves none is left out. Of a cohort, only
months are used in which all of its units that count were observed. So every comparison is between the same
people before and after, and with everybody observed throughout this is the balanced panel that did uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from soceis.evaluation.cells import Excluded
from soceis.evaluation.errors import PanelUnusable, UnknownOption
from soceis.evaluation.impact.panel.months import NEVER, month_text
from soceis.evaluation.impact.panel.shape import Ints, Panel, Truths
from soceis.evaluation.impact.problems import Problem, ProblemCode

FIRST_MONTH = "began in or before the first month of the panel"
NEVER_BEFORE = "never observed before the start"
NOT_THROUGHOUT = "not observed in every month that is compared"


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Units that are summed together: `labels` int64[n] into `cohorts` (start months) and `masks` bool[G, m].

    `index` are the matched months of comparisons, NEVER for those without one and for the treated.
    """

    labels: Ints
    cohorts: tuple[int, ...]
    areas: tuple[str, ...]
    masks: Truths
    index: tuple[int, ...]


def frame_of(months: Ints, cohort: int, window: int | None) -> Truths:
    """The months of a cohort's frame: bool[m]. Everybody's, for the comparison group, are all."""
    if window is None or cohort == NEVER:
        return np.ones(len(months), bool)
    return np.asarray(np.abs(months - cohort) <= window)


def framed(panel: Panel, window: int | None = None, span: tuple[int, int] | None = None) -> Panel:
    """The panel of whoever is compared in the months that are asked about, with the others counted by reason.

    Without `span` (first and last month), the months are those that a frame, or the month before one, touches.
    UnknownOption when the window is not at least 1, PanelUnusable when nothing is left.
    """
    if window is not None and window < 1:
        raise UnknownOption(f"a window of {window} months holds no comparison; choose 1 or more, or all.")
    panel = _without_early_starts(panel)
    panel = _in_the_study_months(replace(panel, window=window), span)
    _must_be_without_gaps(panel)
    panel = _whole_frames(panel)
    if not panel.size:
        raise PanelUnusable(
            "nobody was observed in every month that is compared; choose a shorter window, or add the missing months"
            " (a month in which nothing happened is a row with 0)."
        )
    return replace(panel, findings=(*panel.findings, *_about_the_starts(panel)))


def _must_be_without_gaps(panel: Panel) -> None:
    """PanelUnusable when a month is missing altogether, which would leave nobody observed throughout."""
    if panel.complete():
        return
    gone = panel.months[~panel.observed().any(axis=0)]
    if len(gone):
        raise PanelUnusable(
            f"nobody was observed in {month_text(int(gone[0]))}; add that month of data, or choose months without it."
        )


def _about_the_starts(panel: Panel) -> Iterator[Problem]:
    starts, counts = np.unique(panel.cohort[panel.treated], return_counts=True)
    late = int(counts[starts > panel.months[-1]].sum())
    if late:
        yield Problem(
            "starts_after_the_end", late,
            f"{late} of the treated start after the last month of the data: they serve as not yet treated, and nothing"
            " is said about them.",
        )  # fmt: skip
    alone = int((counts == 1).sum())
    if alone:
        yield Problem(
            "cohort_of_one", alone,
            f"{alone} start months have one unit each, whose own chance variation no analytic error can show; go by"
            " randomisation inference.",
        )  # fmt: skip


def _left_out(panel: Panel, keep: Truths, reason: str, code: ProblemCode, advice: str) -> Panel:
    """The panel of those to keep, with a reason and a sentence for the others."""
    dropped = int((~keep).sum())
    if not dropped:
        return panel
    kept = panel.only(keep)
    gone = ~keep
    names, counts = np.unique(np.array(panel.area)[gone], return_counts=True)
    areas = tuple(zip(names.tolist(), counts.tolist(), strict=True))
    units = "unit is" if dropped == 1 else "units are"
    said = f"{dropped} {units} left out: {reason}. {advice}"
    return replace(
        kept,
        left_out=(*panel.left_out, Excluded(reason, dropped, areas)),
        findings=(*panel.findings, Problem(code, dropped, said)),
    )


def _without_early_starts(panel: Panel) -> Panel:
    early = panel.treated & (panel.cohort <= panel.months[0])
    advice = "Add earlier months of police data; without them nothing can be said about these young people."
    return _left_out(panel, ~early, FIRST_MONTH, "treated_in_first_month", advice)


def _in_the_study_months(panel: Panel, span: tuple[int, int] | None) -> Panel:
    months, starts = panel.months, panel.cohort[panel.treated]
    first, last = (int(months[0]), int(months[-1])) if span is None else span
    if span is None and panel.window is not None and len(starts):
        # The earliest month of a frame is itself compared with the month before it, where that is known.
        first, last = int(starts.min()) - panel.window - 1, int(starts.max()) + panel.window
    inside = (months >= first) & (months <= last)
    if inside.sum() < 2:
        raise PanelUnusable(
            f"the panel covers {month_text(int(months[0]))} to {month_text(int(months[-1]))}, which is not"
            f" {month_text(first)} to {month_text(last)}; choose months of the data."
        )
    places = np.flatnonzero(inside)
    return panel.only(np.ones(panel.size, bool), slice(int(places[0]), int(places[-1]) + 1))


def _whole_frames(panel: Panel) -> Panel:
    if panel.complete():
        return panel
    seen, treated = panel.observed(), panel.treated
    before = panel.months[None, :] < panel.cohort[:, None]
    known: Truths = np.asarray(~treated | (seen & before).any(axis=1), bool)
    panel = _left_out(
        panel, known, NEVER_BEFORE, "never_observed_before",
        "Without a month before the start there is nothing to compare with; add earlier months.",
    )  # fmt: skip
    keep: Truths = np.asarray(_covers(panel).any(axis=1), bool)
    return _left_out(
        panel, keep, NOT_THROUGHOUT, "month_missing",
        "Add the missing months (a month in which nothing happened is a row with 0), or choose a shorter window.",
    )  # fmt: skip


def _covers(panel: Panel) -> Truths:
    """Whose observations cover which cohort's frame: bool[n, cohorts], a treated unit only its own."""
    unseen = ~panel.observed()
    starts = cohorts_of(panel) or (NEVER,)
    found = np.empty((panel.size, len(starts)), bool)
    for place, start in enumerate(starts):
        frame = frame_of(panel.months, start, panel.window)
        mine = (panel.cohort == start) | (panel.cohort == NEVER)
        found[:, place] = mine & ~unseen[:, frame].any(axis=1)
    return found


def cohorts_of(panel: Panel) -> tuple[int, ...]:
    """The start months that occur, in order."""
    return tuple(np.unique(panel.cohort[panel.treated]).tolist())


def grouped(panel: Panel, by_area: bool = False) -> Grouping:
    """The units of a framed panel in groups: one a cohort, and one for each set of cohorts that comparisons serve.

    Comparisons with a matched month of their own are told apart by it; the months of a group are those of all who
    serve the same cohorts, so that comparing with all of them together gives what it gives without matched months.
    """
    found = _by_cohort(panel, by_area)
    own = panel.own_months
    if own is None:
        return found
    months, place = np.unique(own, return_inverse=True)
    keys = found.labels * len(months) + place.reshape(-1)
    _, first, labels = np.unique(keys, return_index=True, return_inverse=True)
    parts = found.labels[first]
    return Grouping(
        labels.reshape(-1).astype(np.int64),
        tuple(found.cohorts[part] for part in parts),
        tuple(found.areas[part] for part in parts),
        found.masks[parts],
        tuple(own[first].tolist()),
    )


def _by_cohort(panel: Panel, by_area: bool) -> Grouping:
    """The groups without matched months."""
    keys, complete = [panel.cohort], panel.complete()
    if not complete:
        covers = _covers(panel)
        covers[panel.treated] = False
        keys.append(np.unique(covers, axis=0, return_inverse=True)[1].reshape(-1))
    if by_area:
        keys.append(np.unique(np.array(panel.area), return_inverse=True)[1].reshape(-1))
    if len(keys) == 1:
        distinct, labels = np.unique(panel.cohort, return_inverse=True)
        return Grouping(
            labels.astype(np.int64), tuple(distinct.tolist()), ("",) * len(distinct),
            np.ones((len(distinct), len(panel.months)), bool), (NEVER,) * len(distinct),
        )  # fmt: skip
    _, first, labels = np.unique(np.stack(keys, axis=1), axis=0, return_index=True, return_inverse=True)
    labels = labels.reshape(-1)
    masks = np.ones((len(first), len(panel.months)), bool)
    if not complete:
        np.logical_and.at(masks, labels, panel.observed())
    return Grouping(
        labels.astype(np.int64),
        tuple(panel.cohort[first].tolist()),
        tuple(panel.area[place] if by_area else "" for place in first),
        masks,
        (NEVER,) * len(first),
    )
