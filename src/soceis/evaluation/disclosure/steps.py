"""The days of a released curve: the ends of weeks and months at which enough people have left, and enough remain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.survival import Point

# The first days that a step may end on; after these, from the second, every month of 30.4375 (365.25 / 12) days.
FIRST_ENDS = (7, 14, 21, 28)
DAYS_OF_48_MONTHS = 1461


@dataclass(frozen=True, slots=True)
class Left:
    """How many had left a curve by the end of a day, by the event and by censoring."""

    events: int
    censored: int


def ends_until(last: int) -> Iterator[int]:
    """The days on which a step may end, up to the first that is not before `last`."""
    for end in FIRST_ENDS:
        yield end
        if end >= last:
            return
    month, end = 1, 0
    while end < last:
        month += 1
        end = month * DAYS_OF_48_MONTHS // 48
        yield end


def left_by(points: Sequence[Point], day: int) -> Left:
    """How many had left by the end of a day."""
    gone = [point for point in points if point.time <= day]
    return Left(sum(point.events for point in gone), sum(point.censored for point in gone))


def smallest_step(policy: Policy) -> int:
    """The fewest people that a step may stand for; a multiple of what numbers are rounded to."""
    unit = max(1, policy.rounding)
    return max(unit, -(-policy.threshold // unit) * unit)


def own_cuts(points: Sequence[Point], policy: Policy, *, parted: bool) -> tuple[int, ...]:
    """The days at which a curve may be shown for itself: the ends of steps, as short as they can be.

    In every step, and after the last, there are enough events and enough censored cases, or none where zeros may
    be shown. Without `parted`, how many of those after the last step have the event is not known anyway, so that
    enough of both together will do.
    """
    if not points:
        return ()
    everybody = left_by(points, points[-1].time)
    cuts: list[tuple[int, Left]] = []
    for end in ends_until(points[-1].time):
        before = cuts[-1][1] if cuts else Left(0, 0)
        if before == everybody:
            break
        by = left_by(points, end)
        if _is_enough(by.events - before.events, policy) and _is_enough(
            by.censored - before.censored, policy
        ):
            cuts.append((end, by))
    while cuts and not _may_end(everybody, cuts[-1][1], policy, parted=parted):
        cuts.pop()
    return tuple(end for end, _ in cuts)


def _is_enough(n: int, policy: Policy) -> bool:
    return n >= smallest_step(policy) or (n == 0 and policy.zeros == "shown")


def _may_end(everybody: Left, by: Left, policy: Policy, *, parted: bool) -> bool:
    """Whether what remains after a day is nobody, or enough."""
    events, censored = everybody.events - by.events, everybody.censored - by.censored
    if events + censored == 0:
        return True
    if parted:
        return _is_enough(events, policy) and _is_enough(censored, policy)
    return events + censored >= smallest_step(policy)
