"""The tables of counts: who was referred, by whom and why, how the cases stand, how they closed, what plans hold.

Every table is one query that counts a unit by area and row; the printed columns are sums of areas.
Definitions: the contract of the results; the two closure roll-ups and the two bases are data in `codes`.

Under `published_2023` a person counts once an area: by the earliest referral for source, reason and
age, by the episode of the latest referral for status and closure (ties by referral_id, then by
episode_id). Under `corrected` referrals count as referrals and episodes as episodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from soceis.evaluation import codes
from soceis.evaluation.cells import (
    Cell,
    Excluded,
    Statistic,
    Table,
    Unit,
    counted,
    mean_of,
    median_of,
    not_made,
    statistic,
)
from soceis.evaluation.codes import MappingName
from soceis.evaluation.engine import any_of, mapped
from soceis.evaluation.frames.findings import reason_text
from soceis.evaluation.standing import Column, Standing

Counts = Mapping[tuple[str, str], int]
OverallBase = Callable[[str, "Column", Counts], int | None]


@dataclass(frozen=True, slots=True)
class Spec:
    """What a table is called, what it counts and needs, under each mapping."""

    name: str
    title: str
    rows: tuple[str, ...]
    units: Mapping[MappingName, Unit]
    definitions: Mapping[MappingName, str]
    needs: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


ONCE_BY_FIRST = "Each person counts once an area, by the earliest referral in the area (ties by referral_id)."
ONCE_BY_LAST = (
    "Each person counts once an area, by the episode of the latest referral in the area that has one"
    " (ties by referral_id)."
)
HALVES_UP = "Percentages are whole numbers, halves up."
AGE_STATISTICS = ("median age", "mean age", "min age", "max age")

AGE_AND_SEX = Spec(
    "age_and_sex",
    "Age at referral and sex",
    ("male",),
    {"published_2023": "people", "corrected": "people"},
    {
        mapping: f"{ONCE_BY_FIRST} Age is whole years at that referral, where it is recorded. Male: percentage of"
        " the people whose sex is known (male, female, other). Overall pools the areas. The mean prints as a whole"
        f" number. {HALVES_UP}"
        for mapping in codes.MAPPINGS
    },
    (("people", ("sex",)), ("referrals", ("age_at_referral",))),
    ("referrals",),
)
REFERRAL_SOURCE = Spec(
    "referral_source",
    "Who referred",
    codes.SOURCES,
    {"published_2023": "people", "corrected": "referrals"},
    {
        "published_2023": f"{ONCE_BY_FIRST} Base: all people referred in the area. {HALVES_UP}",
        "corrected": f"All referrals, whatever was decided. Base: all referrals of the area. {HALVES_UP}",
    },
    (("referrals", ("source",)),),
    ("referrals",),
)
REFERRAL_REASON = Spec(
    "referral_reason",
    "Primary reason for referral",
    codes.REASONS,
    {"published_2023": "people", "corrected": "referrals"},
    {
        "published_2023": f"{ONCE_BY_FIRST} Base: people whose earliest referral has a reason. {HALVES_UP}",
        "corrected": "All referrals with a primary reason, whatever was decided. Base: referrals of the area with a"
        f" reason. {HALVES_UP}",
    },
    (("referrals", ("primary_reason",)),),
    ("referrals",),
)
CASE_STATUS = Spec(
    "case_status",
    "Case status",
    codes.STATUSES,
    {"published_2023": "people", "corrected": "episodes"},
    {
        "published_2023": f"{ONCE_BY_LAST} Base: those people; in Overall, open and closed are percentages of open"
        f" and closed together. Open: engaging, active or paused. {HALVES_UP}",
        "corrected": "All episodes, by their state at the data date. Open: engaging, active or paused. Base: all"
        f" episodes of the area. {HALVES_UP}",
    },
    (("episodes", ("state",)),),
    ("episodes",),
)
CLOSURE_REASON = Spec(
    "closure_reason",
    "Reason for closing, as grouped in 2023",
    codes.PUBLISHED_CLOSURES,
    {"published_2023": "people", "corrected": "episodes"},
    {
        "published_2023": f"{ONCE_BY_LAST} Base: those whose episode is closed. {HALVES_UP}",
        "corrected": f"Closed episodes. Base: closed episodes of the area. {HALVES_UP}",
    },
    (("episodes", ("state", "closure_code")),),
    ("episodes",),
)
CLOSURE_REASON_CORRECTED = Spec(
    "closure_reason_corrected",
    "Reason for closing",
    codes.CORRECTED_CLOSURES,
    {"published_2023": "people", "corrected": "episodes"},
    {"published_2023": "", "corrected": f"Closed episodes. Base: closed episodes of the area. {HALVES_UP}"},
    (("episodes", ("state", "closure_code")),),
    ("episodes",),
)
PLAN_TOPICS = Spec(
    "plan_topics",
    "Topics of the plans",
    codes.TOPICS,
    {"published_2023": "plans", "corrected": "plans"},
    {
        "published_2023": "Plans that hold the topic. Base: all plans of the area, whether or not their form offers"
        f" the topic. {HALVES_UP}",
        "corrected": "Plans that hold the topic. Base: the plans of the area whose form offers the topic. A topic that"
        f" the form does not offer is not counted as a no. {HALVES_UP}",
    },
    (("plans", ("form_version",)), ("plan_forms", ()), ("plan_topics", ())),
    ("plans", "plan_topics"),
)

# The SQL of each mapping's units. Each has area, and the columns that its tables count by.
REFERRAL_UNITS: Mapping[MappingName, str] = {
    "corrected": "FROM referrals",
    "published_2023": """
        FROM referrals
        QUALIFY row_number() OVER (PARTITION BY person_id, area ORDER BY received_on, referral_id) = 1""",
}
EPISODE_UNITS: Mapping[MappingName, str] = {
    "corrected": "FROM episodes",
    "published_2023": """
        SELECT e.* FROM episodes e JOIN clean_referrals r USING (referral_id)
        QUALIFY row_number() OVER (
            PARTITION BY e.person_id, e.area ORDER BY r.received_on DESC, r.referral_id DESC, e.episode_id DESC) = 1""",
}
PLANS_ALONE: tuple[tuple[str, tuple[str, ...]], ...] = (("plans", ()), ("plan_topics", ()))
HELD = "FROM plans p JOIN clean_plan_topics t USING (plan_id)"
FORMS = "FROM plans p JOIN clean_plan_forms f USING (form_version)"
OFFERED = "EXISTS (FROM clean_plan_forms f WHERE f.form_version = p.form_version AND f.topic = t.topic)"
PUBLISHED_ROWS = tuple(codes.PUBLISHED_CLOSURE.items())
CORRECTED_ROWS = tuple(codes.CORRECTED_CLOSURE.items())
STATUS_ROWS = tuple(codes.STATUS_OF_STATE.items())


def tables_of_counts(standing: Standing, mapping: MappingName) -> list[Table]:
    """The tables of counts in the order of the contract."""
    made = [
        age_and_sex(standing, mapping),
        referral_source(standing, mapping),
        referral_reason(standing, mapping),
        case_status(standing, mapping),
        closure_reason(standing, mapping),
    ]
    if mapping == "corrected":
        made.append(closure_reason_corrected(standing))
    return [*made, plan_topics(standing, mapping)]


# Each table.


def age_and_sex(standing: Standing, mapping: MappingName) -> Table:
    """Median, mean, youngest and oldest age, and the share of males."""
    units = f"({REFERRAL_UNITS['published_2023']}) u LEFT JOIN people p USING (person_id)"
    columns = standing.columns(mapping)
    males = pairs(standing, f"SELECT 'male', u.area, count(*) FROM {units} WHERE p.sex = 'male' GROUP BY ALL")
    known = singles(
        standing,
        f"SELECT u.area, count(*) FROM {units} WHERE p.sex IN {any_of(codes.KNOWN_SEXES)} GROUP BY ALL",
    )
    ages: dict[str, dict[int, int]] = {}
    for area, age, people in standing.db.execute(
        f"SELECT u.area, age_at_referral, count(*) FROM {units} WHERE age_at_referral IS NOT NULL GROUP BY ALL"
    ).fetchall():
        ages.setdefault(area, {})[age] = people
    no_sex, no_age = (
        standing.extract.lacks("people", "sex"),
        standing.extract.lacks("referrals", "age_at_referral"),
    )
    cells = [
        not_made("male", column.label)
        if no_sex
        else counted("male", column.label, *_pooled("male", column, males, known))
        for column in columns
    ]
    statistics = [found for column in columns for found in _age_statistics(column, ages, no_age)]
    excluded = [
        *excluded_units(standing, f"FROM {units}", "people", "sex", "p.sex__problem", "u.area"),
        *excluded_units(
            standing, f"FROM {units}", "referrals", "age_at_referral", "age_at_referral__problem", "u.area"
        ),
    ]
    missing = "; ".join(filter(None, (no_sex, no_age)))
    return finished(standing, mapping, AGE_AND_SEX, cells, excluded, statistics, missing)


def _age_statistics(column: Column, ages: Mapping[str, Mapping[int, int]], missing: str) -> list[Statistic]:
    pooled: dict[int, int] = {}
    for area in column.areas if not missing else ():
        for age, people in ages.get(area, {}).items():
            pooled[age] = pooled.get(age, 0) + people
    return [
        statistic("median age", column.label, median_of(pooled)),
        statistic("mean age", column.label, mean_of(pooled), whole=True),
        statistic("min age", column.label, _whole(min(pooled, default=None))),
        statistic("max age", column.label, _whole(max(pooled, default=None))),
    ]


def referral_source(standing: Standing, mapping: MappingName) -> Table:
    """Referrals (or people) by who referred."""
    return _by_code(standing, mapping, REFERRAL_SOURCE, REFERRAL_UNITS[mapping], "source", "source")


def referral_reason(standing: Standing, mapping: MappingName) -> Table:
    """Referrals (or people) by primary reason."""
    return _by_code(
        standing, mapping, REFERRAL_REASON, REFERRAL_UNITS[mapping], "primary_reason", "primary_reason"
    )


def case_status(standing: Standing, mapping: MappingName) -> Table:
    """Episodes (or people) by status; in the published Overall, open and closed have their own base."""
    status = mapped("state", STATUS_ROWS)
    overall = _open_and_closed if mapping == "published_2023" else None
    return _by_code(standing, mapping, CASE_STATUS, EPISODE_UNITS[mapping], status, "state", overall)


def closure_reason(standing: Standing, mapping: MappingName) -> Table:
    """Closed episodes (or people) by the four reasons printed in 2023."""
    return _by_closure(standing, mapping, CLOSURE_REASON, PUBLISHED_ROWS)


def closure_reason_corrected(standing: Standing) -> Table:
    """Closed episodes by the ten corrected reasons."""
    return _by_closure(standing, "corrected", CLOSURE_REASON_CORRECTED, CORRECTED_ROWS)


def plan_topics(standing: Standing, mapping: MappingName) -> Table:
    """Plans by the topics they hold: of all plans, or of the plans whose form offers the topic."""
    by_form = mapping == "corrected"
    missing = whats_missing(standing, PLAN_TOPICS.needs if by_form else PLANS_ALONE)
    if missing:
        return table_not_made(standing, mapping, PLAN_TOPICS, missing)
    held = f"{HELD} WHERE {OFFERED}" if by_form else HELD
    counts = pairs(standing, f"SELECT t.topic, p.area, count(*) {held} GROUP BY ALL")
    columns, rows = standing.columns(mapping), PLAN_TOPICS.rows
    if not by_form:
        plans = singles(standing, "SELECT area, count(*) FROM plans GROUP BY ALL")
        return finished(
            standing,
            mapping,
            PLAN_TOPICS,
            cells_of(columns, rows, counts, lambda _, area: plans.get(area, 0)),
        )
    bases = pairs(standing, f"SELECT f.topic, p.area, count(*) {FORMS} GROUP BY ALL")
    cells = cells_of(columns, rows, counts, lambda row, area: bases.get((row, area), 0))
    unoffered = f"{HELD} WHERE p.form_version IS NOT NULL AND NOT {OFFERED}"
    excluded = [
        *excluded_units(standing, "FROM plans", "plans", "form_version", "form_version__problem", "area"),
        *excluded_units(standing, unoffered, "plan_topics", "topic", "'topic_not_on_form'", "p.area"),
    ]
    return finished(standing, mapping, PLAN_TOPICS, cells, excluded)


# The pieces that the tables share.


def _by_code(
    standing: Standing,
    mapping: MappingName,
    spec: Spec,
    units: str,
    row: str,
    column: str,
    overall_base: OverallBase | None = None,
) -> Table:
    """A table of units by a code: the base is every unit of the area with a sound code."""
    missing = whats_missing(standing, spec.needs)
    if missing:
        return table_not_made(standing, mapping, spec, missing)
    counts = pairs(
        standing, f"SELECT {row}, area, count(*) FROM ({units}) WHERE {column} IS NOT NULL GROUP BY ALL"
    )
    totals = _totals(counts)
    cells = cells_of(
        standing.columns(mapping), spec.rows, counts, lambda _, area: totals.get(area, 0), overall_base
    )
    table = spec.sources[0]
    excluded = excluded_units(standing, f"FROM ({units})", table, column, f"{column}__problem", "area")
    if table == "episodes" and mapping == "published_2023":
        excluded += _without_a_referral(standing)
    return finished(standing, mapping, spec, cells, excluded)


def _by_closure(
    standing: Standing, mapping: MappingName, spec: Spec, rows: Sequence[tuple[str, str]]
) -> Table:
    """A table of closed units by closure code; a unit whose state is wrong may be closed and is left out."""
    closed = f"FROM ({EPISODE_UNITS[mapping]}) WHERE state = 'closed'"
    made = _by_code(standing, mapping, spec, closed, mapped("closure_code", rows), "closure_code")
    if made.missing:
        return made
    units = f"FROM ({EPISODE_UNITS[mapping]})"
    doubtful = excluded_units(standing, units, "episodes", "state", "state__problem", "area")
    return replace(made, excluded=(*made.excluded, *doubtful))


def _totals(counts: Counts) -> dict[str, int]:
    totals: dict[str, int] = {}
    for (_, area), n in counts.items():
        totals[area] = totals.get(area, 0) + n
    return totals


def _without_a_referral(standing: Standing) -> list[Excluded]:
    """Episodes that cannot be placed among a person's referrals, because their own could not be used."""
    return excluded_units(
        standing,
        "FROM episodes e ANTI JOIN clean_referrals r USING (referral_id)",
        "episodes",
        "referral_id",
        "'referral_excluded'",
        "area",
    )


def _open_and_closed(row: str, column: Column, counts: Counts) -> int | None:
    """The base of open and closed in the published Overall: open and closed cases only."""
    if row not in ("open", "closed"):
        return None
    return sum(counts.get((status, area), 0) for status in ("open", "closed") for area in column.areas)


def cells_of(
    columns: Sequence[Column],
    rows: Sequence[str],
    counts: Counts,
    base_of: Callable[[str, str], int],
    overall_base: OverallBase | None = None,
) -> list[Cell]:
    cells = []
    for row in rows:
        for column in columns:
            n = sum(counts.get((row, area), 0) for area in column.areas)
            base = sum(base_of(row, area) for area in column.areas)
            own = (
                overall_base(row, column, counts) if overall_base and column.label == codes.OVERALL else None
            )
            cells.append(counted(row, column.label, n, base if own is None else own))
    return cells


def _pooled(row: str, column: Column, counts: Counts, bases: Mapping[str, int]) -> tuple[int, int]:
    return (
        sum(counts.get((row, area), 0) for area in column.areas),
        sum(bases.get(area, 0) for area in column.areas),
    )


def pairs(standing: Standing, query: str) -> dict[tuple[str, str], int]:
    return {(row, area): n for row, area, n in standing.db.execute(query).fetchall()}


def singles(standing: Standing, query: str) -> dict[str, int]:
    return {area: n for area, n in standing.db.execute(query).fetchall()}


def _whole(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def excluded_units(
    standing: Standing, source: str, table: str, column: str, problem: str, area: str
) -> list[Excluded]:
    """Units that a table leaves out because a value of theirs is wrong, by reason and area."""
    rows = standing.db.execute(
        f"SELECT code, place, count(*) FROM (SELECT {problem} AS code, {area} AS place {source})"
        " WHERE code IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return gathered([(reason_text(table, column, code), place, n) for code, place, n in rows])


def gathered(rows: Sequence[tuple[str, str, int]]) -> list[Excluded]:
    """Rows of (reason, area, n) as one entry a reason."""
    reasons: dict[str, dict[str, int]] = {}
    for reason, area, n in rows:
        places = reasons.setdefault(reason, {})
        places[area] = places.get(area, 0) + n
    return [Excluded(reason, sum(p.values()), tuple(sorted(p.items()))) for reason, p in reasons.items()]


def whats_missing(standing: Standing, needs: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(filter(None, (standing.extract.lacks(table, *columns) for table, columns in needs)))


def table_not_made(standing: Standing, mapping: MappingName, spec: Spec, missing: str) -> Table:
    cells = [not_made(row, column.label) for row in spec.rows for column in standing.columns(mapping)]
    return finished(standing, mapping, spec, cells, missing=missing)


def finished(
    standing: Standing,
    mapping: MappingName,
    spec: Spec,
    cells: Sequence[Cell],
    excluded: Sequence[Excluded] = (),
    statistics: Sequence[Statistic] = (),
    missing: str = "",
) -> Table:
    """The table with its definition (partial areas and missing inputs said) and everything left out of it."""
    said = spec.definitions[mapping]
    if mapping == "corrected" and standing.partial:
        said += f" Overall leaves out the partial areas: {', '.join(standing.partial)}."
    if missing:
        said = f"Not made, or only in part: {missing}. {said}"
    whole_rows = standing.db.execute(
        f"SELECT reason, area, sum(rows)::BIGINT FROM left_out WHERE tbl IN {any_of(spec.sources)}"
        " GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return Table(
        spec.name,
        spec.title,
        spec.units[mapping],
        said,
        tuple(cells),
        tuple(statistics),
        (*gathered(whole_rows), *excluded),
        missing,
    )
