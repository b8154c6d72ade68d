"""Ratios of rates by exchange of starts: a test at any ratio, and the interval of the ratios that it does not refuse.

If the service multiplied the rate of every month since a start by a ratio r, the counts of those months divided by r
have, on average, what there would have been without the service. At r the test takes these counts instead: the score
of the Poisson model at no effect, sum over units of (what happened since the start, less the part of the unit's total
that everybody's months give it), compared with what exchanges of starts give. The interval holds every r that is
not unusual at 5%. Dividing counts keeps their mean and not their spread (a quarter fewer events, multiplied up,
vary more than as many events), so at ratios other than 1 the test is not exact; simulation says how well it covers.

Under an exchange the score is P + x Q - sum over roles of e(x) (C + x D), with x = 1 / r: P and Q are what happened
since the starts given out, C and D the totals, each of counts outside of and within months of the true effect. So
one pass over the exchanges serves every ratio.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.impact.estimates import CONFIDENCE, Control
from soceis.evaluation.impact.exchanging import TIE, Exchange, p_value
from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.impact.panel.shape import Floats, Ints
from soceis.evaluation.impact.summaries import Summary

# Log ratios this far from no effect are looked at, in steps this wide, and limits are found to this width.
FARTHEST, STEP, CLOSE = 4.0, 0.05, 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Expecting:
    """Of each of G groups over m months: which months are `started` and which are used (`rows`), float64[G, m], and
    what happened to everybody they are compared with, `off` and `on` float64[G, m]: outside of and within months of an
    effect.
    """

    started: Floats
    rows: Floats
    off: Floats
    on: Floats

    def share(self, x: float) -> Floats:
        """The part of a unit's total that is expected since its start, when counts with an effect are times x."""
        line = self.off + x * self.on
        since, whole = (self.started * line).sum(axis=1), (self.rows * line).sum(axis=1)
        return np.asarray(np.divide(since, whole, out=np.zeros_like(since), where=whole > 0))

    @property
    def alpha(self) -> Floats:
        """What a unit's outcomes add to the score at no effect: float64[G, m]."""
        return self.started - self.rows * self.share(1.0)[:, None]

    def taken(self, groups: Ints) -> Expecting:
        """The same of some groups."""
        return Expecting(self.started[groups], self.rows[groups], self.off[groups], self.on[groups])


def expecting(summary: Summary, panel: Panel, values: Floats, control: Control) -> Expecting:
    """What the score of each group of a summary expects; with matched comparisons, from those of the same month."""
    known = np.nan_to_num(values)
    on = known * since_start(panel)
    # Matched comparisons without weights, which belong to a role: their line is the same under every exchange.
    lines = [panel.weights @ part for part in (known - on, on)]
    own = panel.cohort if panel.own_months is None else panel.cohort + panel.own_months
    shape = len(summary.groups), len(summary.months)
    found = Expecting(*(np.zeros(shape) for _ in range(4)))
    for g, group in enumerate(summary.groups):
        rows = summary.rows_of(group)
        if not group.cohort:
            continue
        if control == "matched":
            same = own == group.cohort
            lines = [part[same].sum(axis=0) for part in (known - on, on)]
        found.rows[g] = rows
        found.started[g] = rows & (summary.months >= group.cohort)
        found.off[g], found.on[g] = lines
    return found


def since_start(panel: Panel) -> Floats:
    """1 in the months of a treated unit since its start: float64[n, m]."""
    return (panel.treated[:, None] & (panel.months[None, :] >= panel.cohort[:, None])).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The score as it was and under each exchange, at any ratio: `since` and `whole` are float64[1 + draws, R] twice,
    outside of and within months of an effect.
    """

    expecting: Expecting
    since: tuple[Floats, Floats]
    whole: tuple[Floats, Floats]

    def at(self, log_ratio: float) -> Floats:
        """The scores when the effect is a ratio of rates: float64[1 + draws]."""
        x = float(np.exp(-log_ratio))
        since, whole = (parts[0] + x * parts[1] for parts in (self.since, self.whole))
        return np.asarray(since.sum(axis=1) - whole @ self.expecting.share(x))

    def p(self, log_ratio: float) -> float:
        """The two-sided p-value of a ratio."""
        return p_value(self.at(log_ratio))

    def interval(self, estimate: float, confidence: float = CONFIDENCE) -> tuple[float | None, float | None]:
        """The log ratios that are not unusual; None for a limit beyond `FARTHEST` or when the estimate is refused."""
        level = 1 - confidence + TIE
        if self.p(estimate) <= level or 1 / len(self.since[0]) > 1 - confidence:
            return None, None
        line = np.asarray(estimate + STEP * np.arange(1, int(FARTHEST / STEP) + 1), np.float64)
        high = self._limit(line, estimate, level)
        low = self._limit(np.asarray(2 * estimate - line, np.float64), estimate, level)
        return low, high

    def _limit(self, line: Floats, start: float, level: float) -> float | None:
        """The last point of a line that is not refused, found more closely; None when the end of the line is not."""
        inside = np.array([self.p(point) > level for point in line.tolist()])
        if inside[-1]:
            return None
        last = int(np.flatnonzero(inside)[-1]) if inside.any() else -1
        near, far = (start if last < 0 else float(line[last])), float(line[last + 1])
        while abs(far - near) > CLOSE:
            middle = (near + far) / 2
            near, far = (middle, far) if self.p(middle) > level else (near, middle)
        return near


def scores_of(
    panel: Panel, values: Floats, exchange: Exchange, expected: Expecting, orders: Iterator[Ints]
) -> Scores:
    """The scores under exchanges; `expected` is by role of the exchange, `orders` as `Exchange.orders` gives them."""
    known = np.nan_to_num(values)
    on = known * since_start(panel)
    roles = np.flatnonzero(expected.started.any(axis=1))
    used = expected.taken(roles)
    # Comparisons add nothing to the score: only who takes a start counts.
    places = np.flatnonzero(np.isin(exchange.roles, roles))
    places = places[np.argsort(exchange.roles[places], kind="stable")]
    mine = np.searchsorted(roles, exchange.roles[places])
    edges = np.searchsorted(mine, np.arange(len(roles)))
    parts = [part @ months.T for months in (used.started, used.rows) for part in (known - on, on)]
    found: list[list[Floats]] = [[] for _ in parts]
    first = np.arange(len(known))[None, :]
    for taken in (first, *orders):
        who = taken[:, places]
        for blocks, part in zip(found, parts, strict=True):
            blocks.append(np.add.reduceat(part[who, mine] * exchange.weights[places], edges, axis=1))
    since_off, since_on, whole_off, whole_on = (np.concatenate(blocks) for blocks in found)
    return Scores(used, (since_off, since_on), (whole_off, whole_on))
