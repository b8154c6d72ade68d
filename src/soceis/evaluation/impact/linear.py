"""Group-time effects: what happened to those who began in a month, beyond what happened to the comparison.

Of the cohort that began in g, in month t, with base month b: the change from b to t in its mean, less the same
change in the mean of the comparison (Callaway and Sant'Anna, Difference-in-differences with multiple time
periods, Journal of Econometrics 225, 2021, without covariates). The base is the month before the start; with a
varying base, months before the start are compared with the month before them. Comparisons are whoever never
starts, or whoever has not started by both months, or, of those who never start, the ones matched to the cohort
(risk sets: Li, Propert and Rosenbaum, Balanced risk set matching, JASA 96, 2001): young people are referred in a
bad spell, and only others who were in one in the same month show how such a spell ends by itself.

Errors come from the influence of each unit on each effect: w (d - mean d) / W of its group, d being its change and
W the group's weight, with the opposite sign for comparisons. An influence is linear in the unit's outcomes, so the
covariance of all effects is a sum over groups of A M A', M being the group's moments: no rows are needed. With matched
comparisons whole sets vary together (`together`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.estimates import CONTROLS, Base, Control, Estimate, has_spread, normal_estimate
from soceis.evaluation.impact.mixing import spread_of
from soceis.evaluation.impact.panel import NEVER, frame_of, month_text
from soceis.evaluation.impact.panel.shape import Floats
from soceis.evaluation.impact.problems import Absent
from soceis.evaluation.impact.summaries import Summary, by_unit

METHOD = "group-time difference-in-differences, analytic error by unit"
NO_COMPARISON: dict[Control, str] = dict.fromkeys(
    CONTROLS,
    "no month of any cohort has a comparison; use never-treated comparisons, or add units who start later.",
) | {
    "matched": "nobody of the comparison group was matched to a month in which somebody began and observed throughout;"
    " check their index_month, or match in risk sets."
}
WHO: dict[Control, str] = {
    "never": "never started",
    "notyet": "had not started yet",
    "matched": "was matched to that month of start",
}


@dataclass(frozen=True, slots=True)
class Place:
    """What one effect compares: a cohort's `month` with its `base`, and the places of the groups on both sides."""

    cohort: int
    month: int
    base: int
    treated: tuple[int, ...]
    control: tuple[int, ...]

    @property
    def event_time(self) -> int:
        """Months since the start; below 0 before it."""
        return self.month - self.cohort


@dataclass(frozen=True, slots=True, eq=False)
class GroupTime:
    """K group-time effects of a summary with G groups over m months.

    `att` float64[K]. `influence` float64[G, K, m + 1]: times a unit's outcomes less
    its group's mean, with a 1 after them, and times its weight, it is the unit's influence on each effect.
    """

    summary: Summary
    control: Control
    base: Base
    places: tuple[Place, ...]
    att: Floats
    influence: Floats
    absent: tuple[Absent, ...]
    method: str = METHOD

    @property
    def covariance(self) -> Floats:
        """That of all effects with each other: float64[K, K]; made when it is asked for."""
        return spread_of(self.summary, self.influence)

    @property
    def cells(self) -> tuple[Estimate, ...]:
        """Every effect with its error, those without spread left out; `at` is the month."""
        found = zip(self.places, self.att.tolist(), np.diag(self.covariance).tolist(), strict=True)
        return tuple(
            _estimate(self, place, att, variance)
            for place, att, variance in found
            if has_spread(att, variance)
        )


def _estimate(effects: GroupTime, place: Place, att: float, variance: float) -> Estimate:
    groups = effects.summary.groups
    return normal_estimate(
        att, variance, effects.method, at=place.month,
        treated=sum(groups[k].n for k in place.treated), control=sum(groups[k].n for k in place.control),
    )  # fmt: skip


def group_time(summary: Summary, control: Control = "never", base: Base = "varying") -> GroupTime:
    """Every group-time effect of a summary, with their covariance.

    With a window, effects of event times within it. The reference month of a universal base (effect 0 by
    definition) is not among them. CannotEstimate when nothing can be compared at all.
    """
    must_be_comparable(summary, control)
    summary = summary if control == "matched" else by_unit(summary)
    serving = _serving(summary, control)
    places, absent = [], []
    for place in _places(summary, base):
        control_groups = tuple(_controls(summary, place, control, serving))
        if not control_groups:
            absent.append(_nobody_left(place, control))
            continue
        places.append(Place(place.cohort, place.month, place.base, place.treated, control_groups))
    if not places:
        raise CannotEstimate(NO_COMPARISON[control])
    absent.extend(_cohorts_alone(summary, places, control))
    att, influence = _effects(summary, places)
    return GroupTime(
        summary,
        control,
        base,
        tuple(places),
        att,
        influence,
        tuple(absent),
    )


def of_cohorts(effects: GroupTime, cohorts: Container[int]) -> GroupTime:
    """The group-time effects of some start months alone; CannotEstimate when there are none."""
    used = np.array([place.cohort in cohorts for place in effects.places], bool)
    if not used.any():
        raise CannotEstimate("no month of start is left to estimate from.")
    return replace(
        effects,
        places=tuple(place for place, keep in zip(effects.places, used.tolist(), strict=True) if keep),
        att=effects.att[used],
        influence=effects.influence[:, used],
    )


def must_be_comparable(summary: Summary, control: Control) -> None:
    """CannotEstimate, with what to do, when a summary has nobody to compare or nothing to compare them by."""
    if not summary.cohorts:
        raise CannotEstimate(
            "nobody in the data has a start month; add index_month to the units of the service, or combine"
            " with the summary of the side that has it."
        )
    if control == "never" and not summary.comparisons:
        raise CannotEstimate(
            "there are no comparison units: everybody in the data started at some time. Add a comparison group, or"
            " compare with those who had not started yet."
        )
    if control == "matched" and not summary.matched:
        raise CannotEstimate(
            "no comparison unit has a month that it was matched to; give it as its index_month, or match in risk sets."
        )
    if control == "notyet" and not summary.comparisons and len(summary.cohorts) == 1:
        raise CannotEstimate(
            "everybody started in the same month, so nobody is left to compare with; add a comparison group."
        )
    if not any(group.moments[:-1, :-1].any() or group.mean.any() for group in summary.groups):
        raise CannotEstimate(
            f"{summary.outcome} is 0 for everybody in every month, so there is nothing to compare; check that the"
            " column was filled in."
        )


def _places(summary: Summary, base: Base) -> Iterator[Place]:
    """The comparisons to make, still without their comparison groups."""
    months = summary.months
    first, last = int(months[0]), int(months[-1])
    for cohort in summary.cohorts:
        treated = summary.of_cohort(cohort)
        known = np.logical_and.reduce([summary.groups[k].observed for k in treated])
        if not first < cohort <= last:
            continue
        frame = frame_of(months, cohort, summary.window)
        for place in np.flatnonzero(frame & known).tolist():
            month = first + place
            before = cohort - 1 if month >= cohort or base == "universal" else month - 1
            if month != before and before >= first and known[before - first]:
                yield Place(cohort, month, before, treated, ())


def _serving(summary: Summary, control: Control) -> dict[int, tuple[int, ...]]:
    """Of each cohort, the groups that never start, were observed in its whole frame and may be compared with it."""
    found = {}
    for cohort in summary.cohorts:
        frame = frame_of(summary.months, cohort, summary.window)
        found[cohort] = tuple(
            k for k, group in enumerate(summary.groups)
            if group.cohort == NEVER
            and (control != "matched" or group.index == cohort)
            and bool(group.observed[frame].all())
        )  # fmt: skip
    return found


def _controls(
    summary: Summary, place: Place, control: Control, serving: Mapping[int, tuple[int, ...]]
) -> Iterator[int]:
    """The groups that an effect is compared with, in their order."""
    now, before = (month - int(summary.months[0]) for month in (place.month, place.base))
    latest = max(place.month, place.base)
    later = range(len(summary.groups)) if control == "notyet" else ()
    waiting = (
        k for k in later if summary.groups[k].cohort > latest and summary.groups[k].cohort != place.cohort
    )
    for k in sorted({*serving[place.cohort], *waiting}):
        if summary.groups[k].observed[now] and summary.groups[k].observed[before]:
            yield k


def _nobody_left(place: Place, control: Control) -> Absent:
    return Absent(
        f"{month_text(place.cohort)} in {month_text(place.month)}",
        f"nobody who {WHO[control]} was observed in both months",
        place.month,
    )


def _cohorts_alone(summary: Summary, places: list[Place], control: Control) -> Iterator[Absent]:
    """The cohorts that nobody was matched to: they are in no effect at all."""
    if control != "matched":
        return
    compared = {place.cohort for place in places}
    for cohort in summary.cohorts:
        if cohort not in compared and cohort <= summary.months[-1]:
            yield Absent("group", "nobody of the comparison group was matched to this month of start", cohort)


def _effects(summary: Summary, places: list[Place]) -> tuple[Floats, Floats]:
    """The effects float64[K] and the influences float64[G, K, m + 1] of `GroupTime`."""
    m, first = len(summary.months), int(summary.months[0])
    means = np.stack([group.mean for group in summary.groups])
    weights = np.array([group.weight for group in summary.groups])
    att = np.zeros(len(places))
    influence = np.zeros((len(summary.groups), len(places), m + 1))
    for number, place in enumerate(places):
        now, before = place.month - first, place.base - first
        for groups, sign in ((place.treated, 1.0), (place.control, -1.0)):
            side = list(groups)
            total = weights[side].sum()
            changes = means[side, now] - means[side, before]
            change = weights[side] @ changes / total
            att[number] += sign * change
            influence[side, number, now] = sign / total
            influence[side, number, before] = -sign / total
            influence[side, number, m] = sign * (changes - change) / total
    return att, influence
