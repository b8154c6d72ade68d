"""One estimate with what belongs to it: its error, interval and p-value, and how they were made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Control = Literal["never", "notyet", "matched"]
Base = Literal["varying", "universal"]
Kind = Literal["simple", "dynamic", "group", "calendar"]
# The comparisons that need no matching.
CONTROLS: tuple[Control, ...] = ("never", "notyet")
KINDS: tuple[Kind, ...] = ("simple", "dynamic", "group", "calendar")

# The two-sided 95% point of the normal distribution.
Z = 1.959963984540054
CONFIDENCE = 0.95
# Below this part of an estimate, a standard error is the root of rounding.
NO_SPREAD = 1e-7


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect: `estimate` with its standard error, 95% interval and two-sided p-value, and the method in words.

    `at` is the event time, start month or month that it speaks of, None for an overall effect. `band` is the
    interval that holds for all parts at once. `treated` and `control` count units.
    """

    estimate: float
    se: float | None
    ci: tuple[float | None, float | None]
    p: float
    method: str
    at: int | None = None
    band: tuple[float, float] | None = None
    treated: int | None = None
    control: int | None = None


def normal_p(statistic: float) -> float:
    """The two-sided p-value of a standard normal statistic."""
    return math.erfc(abs(statistic) / math.sqrt(2))


def has_spread(value: float, variance: float) -> bool:
    """Whether a variance is above what rounding makes of 0."""
    return math.isfinite(variance) and variance > (NO_SPREAD * max(1.0, abs(value))) ** 2


def normal_estimate(
    value: float,
    variance: float,
    method: str,
    *,
    at: int | None = None,
    treated: int | None = None,
    control: int | None = None,
) -> Estimate:
    """An estimate whose distribution is taken as normal; `has_spread` must hold."""
    se = math.sqrt(variance)
    return Estimate(
        value, se, (value - Z * se, value + Z * se), normal_p(value / se), method, at, None, treated, control
    )
