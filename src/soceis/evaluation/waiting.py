"""The waits of an episode, in days: from the referral to the first attempt and meeting, from there to the end.

Each wait of each episode has ended (an event) or still runs at the area's data date (censored there). What
cannot be used is counted with its reason. Days are counted by the engine and come as histograms, so that a
million episodes are a few thousand numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from soceis.evaluation.counting.specs import Needs
from soceis.evaluation.counting.tabulating import Run, whats_missing
from soceis.evaluation.engines.sql import literal
from soceis.evaluation.frames.findings import reason_text

Histogram = Mapping[int, tuple[int, int]]
WaitName = Literal["time_to_first_attempt", "time_to_first_attended", "time_to_close"]

STILL_WAITING = (
    "An episode without one counts as still without it at the area's data date, also when it was closed before: it"
    " could not be reached later, so the curve says which share was reached by a day."
)


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait: its name and words, what it needs, the column of its end, and the SQL of each episode's part in it.

    `unusable` are (SQL condition, column, code of the reason), in order; `start`, `end` and `ended` are SQL of
    dates and of whether the wait has ended; `among` is the SQL of which episodes have the wait at all.
    """

    name: WaitName
    title: str
    definition: str
    needs: Needs
    among: str
    start: str
    end: str
    ended: str
    unusable: tuple[tuple[str, str, str], ...]


def _to_first(name: WaitName, column: str, title: str, event: str) -> Wait:
    return Wait(
        name,
        title,
        f"Days from the day the referral was received to {event}. All episodes, of whatever decision or state."
        f" {STILL_WAITING}",
        (("episodes", (column,)),),
        "1 = 1",
        "r.received_on",
        f"coalesce(e.{column}, e.as_at)",
        f"e.{column} IS NOT NULL",
        (
            ("r.referral_id IS NULL", "referral_id", "'referral_excluded'"),
            (f"e.{column}__problem IS NOT NULL", column, f"e.{column}__problem"),
            (f"coalesce(e.{column}, e.as_at) < r.received_on", column, "'before_referral'"),
        ),
    )


TO_CLOSE = Wait(
    "time_to_close",
    "Time from the first attempt to the end",
    "Days from the first contact attempt (open_from) to the end of the episode. All episodes with a first attempt;"
    " those that are not closed are censored at the area's data date.",
    (("episodes", ("state", "open_from", "end_date")),),
    "e.open_from IS NOT NULL OR e.open_from__problem IS NOT NULL",
    "e.open_from",
    "CASE WHEN e.state = 'closed' THEN e.end_date ELSE e.as_at END",
    "e.state = 'closed'",
    (
        ("e.open_from__problem IS NOT NULL", "open_from", "e.open_from__problem"),
        ("e.state__problem IS NOT NULL", "state", "e.state__problem"),
        ("e.state IS NULL OR e.state = 'unknown'", "state", "'unknown_state'"),
        (
            "e.state = 'closed' AND e.end_date__problem IS NOT NULL",
            "end_date",
            "e.end_date__problem",
        ),
        ("e.state = 'closed' AND e.end_date IS NULL", "end_date", "'closed_without_end_date'"),
        ("e.state = 'closed' AND e.end_date < e.open_from", "end_date", "'end_before_start'"),
    ),
)
WAITS: tuple[Wait, ...] = (
    _to_first("time_to_first_attempt", "open_from", "Time to the first attempt", "the first contact attempt"),
    _to_first(
        "time_to_first_attended", "first_attended", "Time to the first meeting", "the first attended contact"
    ),
    TO_CLOSE,
)


@dataclass(frozen=True, slots=True)
class Waited:
    """What a run found of one wait: {(area, programme, days): (events, censored)}, and what was left out."""

    days: Mapping[tuple[str, str, int], tuple[int, int]]
    excluded: tuple[tuple[str, str, int], ...] = ()
    missing: str = ""

    def histogram(self, areas: Iterable[str], programmes: Iterable[str]) -> dict[int, tuple[int, int]]:
        """{days: (events, censored)} of some areas and programmes together."""
        inside, theirs = frozenset(areas), frozenset(programmes)
        return pooled(
            {days: counts}
            for (area, programme, days), counts in self.days.items()
            if area in inside and programme in theirs
        )


def pooled(histograms: Iterable[Histogram]) -> dict[int, tuple[int, int]]:
    """Several histograms as one."""
    found: dict[int, tuple[int, int]] = {}
    for histogram in histograms:
        for time, (events, censored) in histogram.items():
            before = found.get(time, (0, 0))
            found[time] = (before[0] + events, before[1] + censored)
    return found


def all_waits(run: Run) -> dict[str, Waited]:
    """Every wait of a run, by its name."""
    return {wait.name: _waited(run, wait) for wait in WAITS}


def _waited(run: Run, wait: Wait) -> Waited:
    missing = whats_missing(run, wait.needs)
    if missing:
        return Waited({}, missing=missing)
    days: dict[tuple[str, str, int], tuple[int, int]] = {}
    excluded = []
    for area, programme, why, ended, length, n in run.standing.db.execute(_query(wait)).fetchall():
        if why:
            column, code = why.split(" ")
            excluded.append((reason_text("episodes", column, code), area, n))
            continue
        events, censored = days.get((area, programme, length), (0, 0))
        days[area, programme, length] = (events + n, censored) if ended else (events, censored + n)
    return Waited(days, tuple(sorted(excluded)))


def _query(wait: Wait) -> str:
    """Episodes by area, programme, why they cannot be used, whether the wait has ended, and its days."""
    reasons = " ".join(
        f"WHEN {when} THEN {literal(column + ' ')} || {code}" for when, column, code in wait.unusable
    )
    return f"""
        SELECT area, programme, why, ended,
               CASE WHEN why = '' THEN date_diff('day', began, until) END AS days, count(*)
        FROM (
            SELECT e.area, coalesce(e.programme, '') AS programme, CASE {reasons} ELSE '' END AS why,
                   CASE WHEN {wait.ended} THEN 1 ELSE 0 END AS ended, {wait.start} AS began, {wait.end} AS until
            FROM episodes e LEFT JOIN clean_referrals r ON r.referral_id = e.referral_id
            WHERE {wait.among}
        ) w
        GROUP BY 1, 2, 3, 4, 5
    """
