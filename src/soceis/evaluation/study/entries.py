"""The estimates of a study as it prints them, and those that could not be made, each with its reason."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Model = Literal["linear", "poisson"]
Control = Literal["never", "notyet", "matched"]
Aggregation = Literal["simple", "dynamic", "group", "calendar"]
MODELS: tuple[Model, ...] = ("linear", "poisson")
CONTROLS: tuple[Control, ...] = ("never", "notyet")
# In matched sets, whoever was matched to the same month of start comes first.
MATCHED_CONTROLS: tuple[Control, ...] = ("matched", *CONTROLS)
AGGREGATIONS: tuple[Aggregation, ...] = ("simple", "dynamic", "group", "calendar")
# What a component of each aggregation is counted by.
COMPONENT: Mapping[Aggregation, str] = {"dynamic": "event_time", "group": "group", "calendar": "month"}


@dataclass(frozen=True, slots=True)
class Place:
    """Which estimate it is: an overall aggregation, or one component of it (`at`: 3, "2021-04" ...)."""

    outcome: str
    model: Model
    control: Control
    aggregation: Aggregation
    at: int | str | None = None

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "outcome": self.outcome,
            "model": self.model,
            "control": self.control,
            "aggregation": self.aggregation,
        }
        if self.at is not None:
            found[COMPONENT[self.aggregation]] = self.at
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One estimate. Linear: events a young person a month; Poisson: the log of a ratio of rates.

    `se` is None for a randomisation test, which has none. `treated` and `comparison` are how many young people it
    rests on. `band` holds the limits of the simultaneous band, where there is one.
    """

    place: Place
    estimate: float
    se: float | None
    low: float
    high: float
    p: float
    method: str
    treated: int
    comparison: int
    band: tuple[float, float] | None = None

    def as_json(self) -> dict[str, Any]:
        found = {
            **self.place.as_json(),
            "estimate": self.estimate,
            "se": self.se,
            "ci": [self.low, self.high],
            "p": self.p,
            "method": self.method,
        }
        if self.band is not None:
            found["band"] = list(self.band)
        return found


@dataclass(frozen=True, slots=True)
class Absent:
    """An estimate that is not there, and why."""

    place: Place
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {**self.place.as_json(), "reason": self.reason}


Made = tuple[tuple[Entry, ...], tuple[Absent, ...]]


def finite(*numbers: float | None) -> bool:
    """Whether every number is one that can be printed."""
    return all(number is not None and math.isfinite(number) for number in numbers)


def rounded_entry(entry: Entry, places: int) -> Entry:
    """The entry with every number rounded."""
    band = None if entry.band is None else (round(entry.band[0], places), round(entry.band[1], places))
    return replace(
        entry,
        estimate=round(entry.estimate, places),
        se=None if entry.se is None else round(entry.se, places),
        low=round(entry.low, places),
        high=round(entry.high, places),
        p=round(entry.p, places),
        band=band,
    )
