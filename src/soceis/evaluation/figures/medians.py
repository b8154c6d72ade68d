"""A curve in words: how many, and when half had come; of a coarse curve, the step in which that was."""

from __future__ import annotations

from soceis.evaluation.figures.wording import counted
from soceis.evaluation.survival import Curve

COME = {
    "time_to_first_attempt": "half were tried",
    "time_to_first_attended": "half were met",
    "time_to_close": "half had ended",
}


def in_words(curve: Curve) -> str:
    """How many, and when half had come."""
    if curve.missing:
        return "not shown"
    episodes = counted(curve.n, "episode", "episodes")
    if not curve.points:
        return "no episodes"
    return f"{episodes}, {median_in_words(curve)}"


def median_in_words(curve: Curve) -> str:
    """When half had come, with the limits."""
    if curve.median is None:
        return (
            f"more than half left after {curve.points[-1].time:,} days" if curve.points else "nothing to draw"
        )
    if curve.coarse:
        first, last = curve.step_of(curve.median)
        come = f"{COME[curve.name]} between day {first:,} and day {last:,}"
    else:
        come = f"{COME[curve.name]} by day {curve.median:,}"
    return f"{come} (95%: {limits_of(curve)})"


def limits_of(curve: Curve) -> str:
    """The limits of a median; of a coarse curve from the first day of the one's step to the last of the other's."""
    low, high = curve.interval
    if low is None and high is None:
        return not_there(curve)
    first = not_there(curve) if low is None else f"{curve.step_of(low)[0]:,}"
    last = not_there(curve) if high is None else f"{high:,}"
    return f"{first} to {last}"


def days_of(curve: Curve, value: int | None) -> str:
    """A day; in a coarse curve the days of its step."""
    if value is None:
        return not_there(curve)
    first, last = curve.step_of(value)
    return f"{last:,}" if first == last else f"{first:,} to {last:,}"


def not_there(curve: Curve) -> str:
    """What stands for a day that is not there: beyond the end, or, where the end was cut off, not given."""
    return "not given" if curve.coarse or curve.missing else "not reached"


def number_of(curve: Curve, number: int) -> str:
    """A number of a curve; a dash for one without numbers."""
    return "-" if curve.missing else f"{number:,}"


def per_cent(share: float) -> str:
    """A share as whole per cent, halves up."""
    return str(int(share * 100 + 0.5))


def p_value(value: float) -> str:
    """A p-value as it is printed."""
    return "p < 0.001" if value < 0.001 else f"p = {value:.3f}"


def has_ended(curve: Curve, day: int) -> bool:
    """Whether nobody is left because the event came to all who were followed that long."""
    return bool(curve.points) and curve.points[-1].time <= day and curve.points[-1].survival == 0
