"""How a young person and the service came together, or did not: first contacts, attempts, and reasons.

The report of 2023 could not say why 46 cases closed without the young person taking part, and asks (section 8)
which reasons could be changed and by whom. A reason that nobody recorded is a row of its own: it is not a no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from soceis.evaluation import codes
from soceis.evaluation.cells import Cell, Excluded, Statistic, Table, quantile_of, statistic
from soceis.evaluation.counting.specs import HALVES_UP, Needs, Spec
from soceis.evaluation.counting.tabulating import (
    ANY_ROW,
    Doubt,
    Run,
    cells_of,
    excluded_units,
    finished,
    gathered,
    pairs,
    singles,
    table_not_made,
    whats_missing,
)
from soceis.evaluation.engines.sql import any_of, full_months_sql, literal, mapped
from soceis.evaluation.standing import Column
from soceis.evaluation.waiting import Waited

QUARTILES = (
    ("lower quartile", Fraction(1, 4)),
    ("median", Fraction(1, 2)),
    ("upper quartile", Fraction(3, 4)),
)
MIDDLE = "A quartile or median between two values is their mean."
ALL = "all"


def _spec(name: str, title: str, rows: tuple[str, ...], definition: str, needs: Needs) -> Spec:
    """A table that is counted in the same way under both mappings: the report of 2023 had none like it."""
    return Spec(
        name,
        title,
        rows,
        dict.fromkeys(codes.MAPPINGS, "episodes"),
        dict.fromkeys(codes.MAPPINGS, definition),
        needs,
        ("episodes",),
    )


def engagement_tables(run: Run, waited: Mapping[str, Waited]) -> tuple[Table, ...]:
    """First contacts, attempts before them, both starts of a duration, and non-engagement."""
    if not whats_missing(run, CONTACTS):
        run.standing.db.execute(MADE_ATTEMPTS)
    return (
        _days_to_first(run, FIRST_ATTEMPT_DAYS, waited["time_to_first_attempt"]),
        _days_to_first(run, FIRST_ATTENDED_DAYS, waited["time_to_first_attended"]),
        attempts_before_first_attended(run),
        duration_by_start(run),
        non_engagement_reasons(run),
        non_engagement_changeable(run),
        non_engagement_attempts(run),
    )


# Days to the first contact.


def _first(name: str, row: str, title: str, event: str, column: str) -> Spec:
    return _spec(
        name,
        title,
        (row,),
        f"Days from the day the referral was received to {event}, of the episodes that have one; base: all episodes."
        f" {MIDDLE} Those who still wait have no days here: the curves of the time to it count them, too. {HALVES_UP}",
        (("episodes", (column,)),),
    )


FIRST_ATTEMPT_DAYS = _first(
    "first_attempt_days",
    "attempted",
    "Days from referral to the first attempt",
    "the first contact attempt",
    "open_from",
)
FIRST_ATTENDED_DAYS = _first(
    "first_attended_days",
    "attended",
    "Days from referral to the first meeting",
    "the first attended contact",
    "first_attended",
)


def _days_to_first(run: Run, spec: Spec, waited: Waited) -> Table:
    if waited.missing:
        return table_not_made(run, spec, waited.missing)
    events: dict[tuple[str, str], int] = {}
    everybody: dict[tuple[str, str], int] = {}
    for (area, _, _), (came, censored) in waited.days.items():
        events[spec.rows[0], area] = events.get((spec.rows[0], area), 0) + came
        everybody[ANY_ROW, area] = everybody.get((ANY_ROW, area), 0) + came + censored
    cells = cells_of(run, spec.rows, events, everybody)
    statistics = []
    for column in run.columns:
        histogram = waited.histogram(column.areas, (*codes.PROGRAMMES, ""))
        days = {length: came for length, (came, _) in histogram.items() if came}
        statistics += [
            statistic(f"{name} days", column.label, quantile_of(days, part), of=sum(days.values()))
            for name, part in QUARTILES
        ]
    return finished(run, spec, cells, statistics=statistics, excluded=gathered(waited.excluded))


# Attempts before the first meeting.

# The rows of numbers of attempts: the first and last number of each.
NUMBERS: tuple[tuple[str, int, int | None], ...] = (
    ("none", 0, 0),
    ("1", 1, 1),
    ("2", 2, 2),
    ("3_to_5", 3, 5),
    ("6_to_10", 6, 10),
    ("more_than_10", 11, None),
)
CONTACTS: Needs = (("contacts", ("on", "kind")),)
ATTEMPTS = _spec(
    "attempts_before_first_attended",
    "Attempts before the first meeting",
    tuple(row for row, _, _ in NUMBERS),
    "Contacts of kind attempt on a day up to that of the first attended contact, as far as the table contacts holds"
    f" them. Base: episodes with a first attended contact. {MIDDLE} {HALVES_UP}",
    (("episodes", ("first_attended",)), *CONTACTS),
)
DATED = 'FROM clean_contacts c JOIN episodes e ON e.episode_id = c.episode_id WHERE c."on" <= e.as_at'
MET = "SELECT area, count(*) FROM episodes WHERE first_attended IS NOT NULL GROUP BY area"
# The attempts of each episode that has any: up to the day, and up to the first meeting.
MADE_ATTEMPTS = """
    CREATE TABLE attempts AS
    SELECT e.area, c.episode_id, count(CASE WHEN c."on" <= e.as_at THEN 1 END) AS made,
           count(CASE WHEN c."on" <= e.first_attended THEN 1 END) AS until_met
    FROM clean_contacts c JOIN episodes e ON e.episode_id = c.episode_id
    WHERE c.kind = 'attempt' GROUP BY e.area, c.episode_id
"""
# Those who were met without an attempt before are all the others.
TRIED = "SELECT area, until_met, count(*) FROM attempts WHERE until_met > 0 GROUP BY area, until_met"


def attempts_before_first_attended(run: Run) -> Table:
    """How often somebody was tried before the first meeting."""
    missing = whats_missing(run, ATTEMPTS.needs)
    if missing:
        return table_not_made(run, ATTEMPTS, missing)
    found = _by_area(run.standing.db.execute(TRIED).fetchall())
    met = singles(run, MET)
    for (_, area), n in met.items():
        tried = found.setdefault(area, {})
        tried[0] = n - sum(tried.values())
    counts = {
        (row, area): sum(
            n for attempts, n in numbers.items() if low <= attempts and (high is None or attempts <= high)
        )
        for area, numbers in found.items()
        for row, low, high in NUMBERS
    }
    cells = cells_of(run, ATTEMPTS.rows, counts, met)
    statistics = [_median("median attempts", column, found) for column in run.columns]
    doubt = Doubt("FROM episodes", "episodes", "first_attended", "first_attended__problem")
    return finished(
        run,
        ATTEMPTS,
        cells,
        statistics=statistics,
        excluded=[*excluded_units(run, doubt), *_of_contacts(run)],
    )


def _median(row: str, column: Column, found: Mapping[str, Mapping[int, int]]) -> Statistic:
    """The median of a histogram for each area, pooled into a column."""
    pooled = _pooled(found, column.areas)
    return statistic(row, column.label, quantile_of(pooled, Fraction(1, 2)), of=sum(pooled.values()))


def _of_contacts(run: Run) -> list[Excluded]:
    """Contacts that may be attempts or meetings, but whose kind cannot be read."""
    return excluded_units(run, Doubt(DATED, "contacts", "kind", "c.kind__problem", "e.area"))


def _by_area(rows: Sequence[tuple[str, int, int]]) -> dict[str, dict[int, int]]:
    """Rows of (area, number, n) as a histogram for each area."""
    found: dict[str, dict[int, int]] = {}
    for area, number, n in rows:
        histogram = found.setdefault(area, {})
        histogram[number] = histogram.get(number, 0) + n
    return found


def _pooled(found: Mapping[str, Mapping[int, int]], areas: Sequence[str]) -> dict[int, int]:
    together: dict[int, int] = {}
    for area in areas:
        for number, n in found.get(area, {}).items():
            together[number] = together.get(number, 0) + n
    return together


# Two starts of a duration.

STARTS = (("first attempt", "open_from"), ("first meeting", "first_attended"))
LENGTHS = ("n", "min months", "median months", "max months")
BY_START = _spec(
    "duration_by_start",
    "Months of involvement from the first attempt, and from the first meeting",
    (),
    "Closed episodes, whenever they began: full months from the first contact attempt (open_from) to the end, and from"
    f" the first attended contact to the end, each of the episodes that have that start. {MIDDLE} Episodes that are"
    " still open are not in it; the curve of the time to the end counts them.",
    (("episodes", ("state", "open_from", "first_attended", "end_date")),),
)

BEGUN = "FROM episodes WHERE state = 'closed' AND (open_from IS NOT NULL OR first_attended IS NOT NULL)"


def duration_by_start(run: Run) -> Table:
    """How long closed work lasted, by what counts as its beginning."""
    missing = whats_missing(run, BY_START.needs)
    statistics: list[Statistic] = []
    excluded: list[Excluded] = []
    for words, column in STARTS:
        months = {} if missing else _by_area(run.standing.db.execute(_months_since(column)).fetchall())
        for printed in run.columns:
            statistics += _lengths(words, printed.label, _pooled(months, printed.areas), bool(missing))
        excluded += [] if missing else _without_length(run, column)
    order = [f"{row} from {words}" for words, _ in STARTS for row in LENGTHS]
    statistics.sort(key=lambda found: order.index(found.row))
    if not missing:
        excluded += excluded_units(run, Doubt(BEGUN, "episodes", "end_date", "end_date__problem"))
        excluded += excluded_units(run, Doubt("FROM episodes", "episodes", "state", "state__problem"))
    return finished(run, BY_START, (), statistics=statistics, excluded=excluded, missing=missing)


def _months_since(column: str) -> str:
    return (
        f"SELECT area, {full_months_sql(column, 'end_date')} AS months, count(*) FROM episodes"
        f" WHERE state = 'closed' AND {column} IS NOT NULL AND end_date >= {column} GROUP BY 1, 2"
    )


def _lengths(words: str, label: str, months: Mapping[int, int], missing: bool) -> Iterator[Statistic]:
    values = (
        None if missing else Fraction(sum(months.values())),
        Fraction(min(months)) if months else None,
        quantile_of(months, Fraction(1, 2)),
        Fraction(max(months)) if months else None,
    )
    for row, value in zip(LENGTHS, values, strict=True):
        yield statistic(f"{row} from {words}", label, value, of=sum(months.values()))


def _without_length(run: Run, column: str) -> list[Excluded]:
    """Closed episodes whose start is wrong, or lies after the end."""
    closed = "FROM episodes WHERE state = 'closed'"
    begun = f"{closed} AND {column} IS NOT NULL"
    after = "'end_before_start'" if column == "open_from" else "'attended_after_end'"
    return [
        *excluded_units(run, Doubt(closed, "episodes", column, f"{column}__problem")),
        *excluded_units(run, Doubt(f"{begun} AND end_date < {column}", "episodes", column, after)),
    ]


# Cases that ended without the young person taking part.

REASON_ROWS = (*codes.NON_ENGAGEMENT_REASONS, codes.NOT_RECORDED)
CHANGER_ROWS = (*codes.CHANGERS, codes.NOT_RECORDED)
WITHOUT = (
    "Closed episodes in which the young person did not take part: they did not want to begin, those at home did not,"
    " nobody could be reached, or they began and stopped."
)
SPLIT = "Who could change a reason follows from its code, as it usually lies; the record of a case may say otherwise."
REASON_NEEDS: Needs = (("episodes", ("state", "closure_code", "non_engagement_reason")),)
REASONS = _spec(
    "non_engagement_reasons",
    "Why young people did not take part",
    REASON_ROWS,
    f"{WITHOUT} By the main reason recorded; not recorded is a row of its own. Base: all of them. {HALVES_UP}",
    REASON_NEEDS,
)
CHANGEABLE = _spec(
    "non_engagement_changeable",
    "Who could change why young people did not take part",
    CHANGER_ROWS,
    f"{WITHOUT} {SPLIT} Base: all of them. {HALVES_UP}",
    REASON_NEEDS,
)
MADE = _spec(
    "non_engagement_attempts",
    "Attempts made where young people did not take part",
    (),
    f"{WITHOUT} Contacts of kind attempt up to the data date, by who could change the reason. {SPLIT} {MIDDLE}",
    (*REASON_NEEDS, *CONTACTS),
)
NOT_ENGAGED = f"FROM episodes WHERE state = 'closed' AND closure_code IN {any_of(codes.NOT_ENGAGED)}"
REASON = (
    f"CASE WHEN non_engagement_reason IS NULL THEN {literal(codes.NOT_RECORDED)}"
    f" WHEN non_engagement_reason IN {any_of(codes.NON_ENGAGEMENT_REASONS)} THEN non_engagement_reason END"
)
# Not one of the codes, or not even a word: what it was cannot be said.
SOUND = (
    f"{NOT_ENGAGED} AND non_engagement_reason__problem IS NULL AND (non_engagement_reason IS NULL"
    f" OR non_engagement_reason IN {any_of(codes.NON_ENGAGEMENT_REASONS)})"
)
WRONG = (
    f"CASE WHEN non_engagement_reason__problem IS NOT NULL OR non_engagement_reason NOT IN"
    f" {any_of(codes.NON_ENGAGEMENT_REASONS)} THEN 'unknown_code' END"
)
CHANGER_OF = (*codes.CHANGEABLE_BY.items(), (codes.NOT_RECORDED, codes.NOT_RECORDED))
ATTEMPTS_OF_NOT_ENGAGED = f"""
    SELECT area, changer, attempts, count(*) FROM (
        SELECT e.area, {mapped(f"({REASON})", CHANGER_OF)} AS changer,
               coalesce(c.made, 0) AS attempts
        FROM (SELECT * {SOUND}) e LEFT JOIN attempts c ON c.episode_id = e.episode_id
    ) a GROUP BY area, changer, attempts
"""


def non_engagement_reasons(run: Run) -> Table:
    """The main reason, of the closed episodes in which the young person did not take part."""
    return _by_reason(run, REASONS, REASON)


def non_engagement_changeable(run: Run) -> Table:
    """The same by who could change it."""
    return _by_reason(run, CHANGEABLE, mapped(f"({REASON})", CHANGER_OF))


def _by_reason(run: Run, spec: Spec, row: str) -> Table:
    missing = whats_missing(run, spec.needs)
    if missing:
        return table_not_made(run, spec, missing)
    counts = pairs(run, f"SELECT {row}, area, count(*) {SOUND} GROUP BY 1, 2")
    bases = singles(run, f"SELECT area, count(*) {SOUND} GROUP BY area")
    cells: list[Cell] = cells_of(run, spec.rows, counts, bases)
    return finished(run, spec, cells, excluded=_not_sound(run))


def non_engagement_attempts(run: Run) -> Table:
    """How often they were tried, by who could change the reason."""
    missing = whats_missing(run, MADE.needs)
    rows = [] if missing else run.standing.db.execute(ATTEMPTS_OF_NOT_ENGAGED).fetchall()
    groups = {
        group: _by_area(
            [(area, attempts, n) for area, changer, attempts, n in rows if group in (changer, ALL)]
        )
        for group in (*CHANGER_ROWS, ALL)
    }
    statistics = [
        _median(f"median attempts {group}", column, found)
        for group, found in groups.items()
        for column in run.columns
    ]
    excluded = [] if missing else [*_not_sound(run), *_of_contacts(run)]
    return finished(run, MADE, (), statistics=statistics, excluded=excluded, missing=missing)


def _not_sound(run: Run) -> list[Excluded]:
    """Episodes that may belong here, but whose state, closure code or reason is wrong."""
    return [
        *excluded_units(run, Doubt(NOT_ENGAGED, "episodes", "non_engagement_reason", WRONG)),
        *excluded_units(
            run,
            Doubt(
                "FROM episodes WHERE state = 'closed'", "episodes", "closure_code", "closure_code__problem"
            ),
        ),
        *excluded_units(run, Doubt("FROM episodes", "episodes", "state", "state__problem")),
    ]
