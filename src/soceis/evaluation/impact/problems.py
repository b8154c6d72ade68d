"""What a person should know about the data of an impact study, and why an estimate could not be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "no_controls", "no_treated", "one_cohort", "treated_in_first_month", "never_observed_before", "month_missing",
    "duplicate_unit_months", "negative_counts", "all_zeros", "unknown_units", "no_start_month", "starts_after_the_end",
    "small_cohort", "few_treated", "not_whole_numbers", "month_unreadable", "value_missing", "before_anybody_started",
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
