"""The durations of an area as a histogram that may leave: no bar stands for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from soceis.evaluation.cells import halves_up
from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.disclosure.magnitudes import may_show_magnitude
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.durations import AreaDurations

MONTHS_A_BAR = 3
FEWEST_BARS = 2


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """How many people had from `first` to `last` full months; the last bar has no end (None)."""

    first: int
    last: int | None
    people: int

    @property
    def words(self) -> str:
        if self.last is None:
            return f"{self.first} or more"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class DurationHistogram:
    """The months of an area's people in bars that each hold enough of them.

    `people` are all of them; `mean_months` is their mean as a whole number, None where one of them could be
    learnt from it. `smallest` is the number that every bar reaches, `rounding` the multiple it is rounded to.
    """

    area: str
    as_at: date
    bars: tuple[HistogramBar, ...]
    people: int
    mean_months: int | None
    smallest: int
    rounding: int


def protected_durations(durations: AreaDurations, policy: Policy) -> DurationHistogram | None:
    """The histogram of an area that may leave under a policy; None when fewer than two bars are large enough."""
    months = [bar.months for bar in durations.bars]
    smallest = max(policy.histogram_minimum, policy.threshold, 1)
    bars = merged(months, smallest)
    if len(bars) < FEWEST_BARS:
        return None
    mean = Fraction(sum(months), len(months))
    return DurationHistogram(
        durations.area,
        durations.as_at,
        tuple(HistogramBar(bar.first, bar.last, rounded(bar.people, policy.rounding)) for bar in bars),
        rounded(len(months), policy.rounding),
        halves_up(mean.numerator, mean.denominator) if may_show_magnitude(months, policy) else None,
        smallest,
        policy.rounding,
    )


def merged(months: Sequence[int], smallest: int) -> list[HistogramBar]:
    """Bars of three months, joined from the left until each holds at least `smallest`; none when too few.

    The last bar has no end, for its end would be one person's number.
    """
    bars: list[HistogramBar] = []
    first, people = 0, 0
    for start in range(0, max(months, default=-1) + 1, MONTHS_A_BAR):
        end = start + MONTHS_A_BAR - 1
        people += sum(start <= value <= end for value in months)
        if people >= smallest:
            bars.append(HistogramBar(first, end, people))
            first, people = end + 1, 0
    if not bars:
        return []
    last = bars.pop()
    bars.append(HistogramBar(last.first, None, last.people + people))
    return bars
