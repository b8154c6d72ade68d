"""How long the work lasted: the duration table, and the bars of the duration figures.

Full months between two dates: 12 x difference in years + difference in months, less one when the second
day of the month is smaller. Source: section 2.2.1 of the 2023 report and the contract of the results.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Literal

from soceis.evaluation import codes
from soceis.evaluation.cells import Statistic, Table, median_of, statistic
from soceis.evaluation.counting.specs import Needs, Spec
from soceis.evaluation.counting.tabulating import Doubt, Run, excluded_units, finished, whats_missing
from soceis.evaluation.frames import Extract
from soceis.evaluation.standing import Column, Standing, standing_on

DEFINITION = (
    "Closed episodes whose first contact attempt (open_from) lies on or after the area's launch date and before the"
    f" same day {codes.COHORT_MONTHS} months later. Full months from open_from to end_date."
)
DURATION = Spec(
    "duration",
    "Months of involvement, closed episodes that began in the first six months",
    (),
    {"published_2023": "episodes", "corrected": "episodes"},
    {"published_2023": f"{DEFINITION} Overall pools the areas, as printed.", "corrected": DEFINITION},
    (("episodes", ("state", "open_from", "end_date")),),
    ("episodes",),
)
FULL_MONTHS = (
    "12 * (year({b}) - year({a})) + month({b}) - month({a}) - CASE WHEN day({b}) < day({a}) THEN 1 ELSE 0 END"
)
CLOSED = "FROM episodes JOIN areas USING (area) WHERE state = 'closed'"
COHORT = f"{CLOSED} AND open_from >= launch_date AND open_from < launch_date + INTERVAL {codes.COHORT_MONTHS} MONTH"
# A wrong start may have lain in the first six months; a wrong end belongs to an episode that began in them.
DOUBTFUL: tuple[tuple[str, str], ...] = (
    ("open_from", f"{CLOSED} AND open_from__problem IS NOT NULL"),
    ("end_date", f"{COHORT} AND end_date__problem IS NOT NULL"),
    ("state", "FROM episodes"),
)

Status = Literal["open", "closed", "not_started"]
STATUS_OF_BAR: Mapping[str, Status] = {
    "open": "open",
    "closed": "closed",
    "not_allocated": "not_started",
    "not_started": "not_started",
}


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause inside a segment, in months from the start of the bar, and its own full months."""

    start: int
    end: int
    months: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One episode on a bar: where it lies, in months from the start of the bar, and its full months."""

    start: int
    end: int
    months: int
    status: Status
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One person: the episodes in order, without any identifier."""

    segments: tuple[Segment, ...]

    @property
    def months(self) -> int:
        """The full months of all the person's episodes together."""
        return sum(segment.months for segment in self.segments)


@dataclass(frozen=True, slots=True)
class AreaDurations:
    """The bars of an area, longest first, with what is not drawn and why."""

    area: str
    as_at: date
    bars: tuple[Bar, ...]
    not_drawn: tuple[tuple[str, int], ...]
    pauses_known: bool
    missing: str = ""


def full_months(first: date, second: date) -> int:
    """Full months from the first date to the second."""
    months = 12 * (second.year - first.year) + second.month - first.month
    return months - (second.day < first.day)


def duration_table(run: Run) -> Table:
    """How many closed episodes began in the first six months, and how long they lasted."""
    missing = whats_missing(run, DURATION.needs)
    months = {} if missing else _months(run)
    doubts = [] if missing else [Doubt(units, "episodes", c, f"{c}__problem") for c, units in DOUBTFUL]
    excluded = [left for doubt in doubts for left in excluded_units(run, doubt)]
    statistics = [found for column in run.columns for found in _statistics(column, months, bool(missing))]
    return finished(run, DURATION, (), excluded=excluded, statistics=statistics, missing=missing)


def _months(run: Run) -> dict[str, dict[int, int]]:
    """How many episodes lasted each number of full months, by area."""
    months: dict[str, dict[int, int]] = {}
    length = FULL_MONTHS.format(a="open_from", b="end_date")
    query = f"SELECT area, {length} AS months, count(*) {COHORT} AND end_date IS NOT NULL GROUP BY ALL"
    for area, value, n in run.standing.db.execute(query).fetchall():
        months.setdefault(area, {})[value] = n
    return months


def _statistics(column: Column, months: Mapping[str, Mapping[int, int]], missing: bool) -> list[Statistic]:
    pooled: dict[int, int] = {}
    for area in column.areas:
        for value, n in months.get(area, {}).items():
            pooled[value] = pooled.get(value, 0) + n
    count = None if missing else Fraction(sum(pooled.values()))
    return [
        statistic("n", column.label, count),
        statistic("min months", column.label, Fraction(min(pooled)) if pooled else None),
        statistic("median months", column.label, median_of(pooled), of=sum(pooled.values())),
        statistic("max months", column.label, Fraction(max(pooled)) if pooled else None),
    ]


# The bars.

NEEDED_FOR_BARS: Needs = (("episodes", ("state", "open_from", "end_date")),)
RUNNING = """
    SELECT person_id, episode_id, e.area, as_at, state, open_from,
           CASE WHEN state = 'closed' THEN end_date ELSE as_at END AS until
    FROM episodes e
    WHERE open_from IS NOT NULL AND state IS NOT NULL AND state <> 'unknown'
"""
PAUSES = """
    SELECT episode_id, effective_on AS paused_on,
           lead(effective_on) OVER (
               PARTITION BY episode_id ORDER BY effective_on, coalesce(recorded_at, -1), row__number
           ) AS resumed_on, state
    FROM clean_states WHERE effective_on IS NOT NULL
"""
NOT_DRAWN: tuple[tuple[str, str], ...] = (
    ("no contact attempt yet", "open_from IS NULL AND open_from__problem IS NULL"),
    ("a first contact date that cannot be used", "open_from__problem IS NOT NULL"),
    (
        "a state that is not known",
        "open_from IS NOT NULL AND (state IS NULL OR state = 'unknown')",
    ),
    (
        "closed, with an end date that cannot be used",
        "open_from IS NOT NULL AND state = 'closed' AND end_date IS NULL",
    ),
)


def durations_by_area(
    extract: Extract, as_of: date | None = None, areas: Sequence[str] | None = None
) -> tuple[AreaDurations, ...]:
    """The bars of each area: one a person, one segment an episode, in full months."""
    with standing_on(extract, as_of, areas) as standing:
        return tuple(_area_durations(standing, area.name) for area in standing.areas)


def _area_durations(standing: Standing, area: str) -> AreaDurations:
    as_at = next(standing.as_at(found) for found in standing.areas if found.name == area)
    missing = whats_missing(Run(standing, "corrected"), NEEDED_FOR_BARS)
    pauses_known = not standing.extract.lacks("states", "state", "effective_on")
    if missing:
        return AreaDurations(area, as_at, (), (), pauses_known, missing)
    not_drawn = []
    for reason, where in NOT_DRAWN:
        row = standing.db.execute(
            f"SELECT count(*) FROM episodes WHERE area = ? AND {where}", [area]
        ).fetchone()
        if row and row[0]:
            not_drawn.append((reason, int(row[0])))
    rows = standing.db.execute(
        f"SELECT person_id, episode_id, open_from, until, state FROM ({RUNNING}) WHERE area = ?"
        " AND until >= open_from ORDER BY person_id, open_from, until, episode_id",
        [area],
    ).fetchall()
    pauses = _pauses(standing, area) if pauses_known else {}
    bars = [_bar(list(episodes), pauses) for _, episodes in groupby(rows, key=lambda row: row[0])]
    bars.sort(key=_longest_first)
    return AreaDurations(area, as_at, tuple(bars), tuple(not_drawn), pauses_known)


def _longest_first(bar: Bar) -> tuple[int, int, str]:
    return (-bar.months, -bar.segments[-1].end, repr(bar.segments))


def _pauses(standing: Standing, area: str) -> dict[str, list[tuple[date, date]]]:
    """The pauses of each episode, up to the end of the episode or the day of the figure."""
    rows = standing.db.execute(
        f"""
        SELECT episode_id, greatest(paused_on, open_from), least(coalesce(resumed_on, until), until)
        FROM ({PAUSES}) p JOIN ({RUNNING}) r USING (episode_id)
        WHERE p.state = 'paused' AND r.area = ? AND paused_on <= until
        ORDER BY ALL
        """,
        [area],
    ).fetchall()
    pauses: dict[str, list[tuple[date, date]]] = {}
    for episode, start, end in rows:
        if start < end:
            pauses.setdefault(episode, []).append((start, end))
    return pauses


def _bar(
    episodes: list[tuple[str, str, date, date, str]], pauses: Mapping[str, list[tuple[date, date]]]
) -> Bar:
    zero = episodes[0][2]
    return Bar(tuple(_segment(zero, episode, pauses) for episode in episodes))


def _segment(
    zero: date, episode: tuple[str, str, date, date, str], pauses: Mapping[str, list[tuple[date, date]]]
) -> Segment:
    """An episode as a segment. It is as long as its full months, so neighbours never overlap."""
    _, name, start, end, state = episode
    at, length = full_months(zero, start), full_months(start, end)
    held = tuple(_pause(at, start, at + length, *days) for days in pauses.get(name, ()))
    return Segment(at, at + length, length, STATUS_OF_BAR[codes.STATUS_OF_STATE[state]], held)


def _pause(at: int, start: date, last: int, paused: date, resumed: date) -> Pause:
    begin = min(at + full_months(start, paused), last)
    return Pause(begin, min(begin + full_months(paused, resumed), last), full_months(paused, resumed))


def rows_of(durations: AreaDurations) -> Iterator[tuple[int, int, Segment]]:
    """The table beside a figure: number of the bar, number of the episode in it, and the segment."""
    for number, bar in enumerate(durations.bars, start=1):
        for place, segment in enumerate(bar.segments, start=1):
            yield number, place, segment


def people_by_months(durations: AreaDurations) -> list[tuple[int, int]]:
    """How many people had each number of full months, fewest months first."""
    return sorted(Counter(bar.months for bar in durations.bars).items())
