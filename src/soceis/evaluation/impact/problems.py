"""What a person should know about the data of an impact study, and why an estimate could not be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "treated_in_first_month", "starts_after_the_end", "never_observed_before", "month_missing", "no_start_month",
    "cohort_of_one", "unknown_units", "value_missing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """A warning about the data: a code, how many rows or units it concerns, and a sentence that says what to do."""

    code: ProblemCode
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Absent:
    """An estimate that could not be made: what it would have been, and why. `at` is a month or an event time."""

    what: str
    reason: str
    at: int | None = None
