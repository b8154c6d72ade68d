"""The tables of counts: who was referred, by whom and why, how the cases stand, how they closed, what plans hold.

Every table is one query that counts a unit by area and row; the printed columns are sums of areas.
Definitions: the contract of the results; the closure roll-ups are data in `codes`, the words in `specs`.

Under `published_2023` a person counts once an area: by the earliest referral for source, reason and
age, by the episode of the latest referral for status and closure (ties by referral_id, then by
episode_id). Under `corrected` referrals count as referrals and episodes as episodes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from soceis.evaluation import codes
from soceis.evaluation.cells import (
    Excluded,
    Statistic,
    Table,
    counted,
    mean_of,
    median_of,
    not_made,
    statistic,
)
from soceis.evaluation.counting import specs
from soceis.evaluation.counting.specs import EPISODE_UNITS, REFERRAL_UNITS, Spec
from soceis.evaluation.counting.tabulating import (
    Counts,
    Doubt,
    OverallBase,
    Run,
    cells_of,
    excluded_units,
    finished,
    pairs,
    singles,
    table_not_made,
    totals_of,
    whats_missing,
)
from soceis.evaluation.engines import mapped
from soceis.evaluation.standing import Column


def tables_of_counts(run: Run) -> list[Table]:
    """The tables of counts in the order of the contract."""
    made = [
        age_and_sex(run),
        referral_source(run),
        referral_reason(run),
        case_status(run),
        closure_reason(run),
    ]
    if run.mapping == "corrected":
        made.append(closure_reason_corrected(run))
    return [*made, plan_topics(run)]


# Age and sex.


def age_and_sex(run: Run) -> Table:
    """Median, mean, youngest and oldest age, and the share of males."""
    units = f"FROM ({REFERRAL_UNITS['published_2023']}) u LEFT JOIN people p ON p.person_id = u.person_id"
    no_sex = whats_missing(run, (("people", ("sex",)),))
    no_age = whats_missing(run, (("referrals", ("age_at_referral",)),))
    query = f"SELECT u.area, age_at_referral, p.sex, count(*) {units} GROUP BY u.area, age_at_referral, p.sex"
    people = run.standing.db.execute(query).fetchall()
    ages = {} if no_age else _ages(people)
    statistics = [found for column in run.columns for found in _age_statistics(column, ages)]
    excluded = [
        *excluded_units(run, Doubt(units, "people", "sex", "p.sex__problem", "u.area")),
        *excluded_units(
            run, Doubt(units, "referrals", "age_at_referral", "age_at_referral__problem", "u.area")
        ),
    ]
    if no_sex:
        cells = [not_made("male", column.label) for column in run.columns]
    else:
        males = _with_sex(people, ("male",))
        bases = _with_sex(people, codes.KNOWN_SEXES)
        cells = [counted("male", c.label, _sum(c, males), _sum(c, bases)) for c in run.columns]
    missing = "; ".join(filter(None, (no_sex, no_age)))
    return finished(run, specs.AGE_AND_SEX, cells, excluded=excluded, statistics=statistics, missing=missing)


def _sum(column: Column, counts: Mapping[str, int]) -> int:
    return sum(counts.get(area, 0) for area in column.areas)


# Rows of area, age, sex, and how many people.
_People = Sequence[tuple[str, int | None, str | None, int]]


def _with_sex(people: _People, sexes: Sequence[str]) -> dict[str, int]:
    """How many people have one of the sexes, by area."""
    found: dict[str, int] = {}
    for area, _, sex, n in people:
        if sex in sexes:
            found[area] = found.get(area, 0) + n
    return found


def _ages(people: _People) -> dict[str, dict[int, int]]:
    """How many people had each age, by area."""
    ages: dict[str, dict[int, int]] = {}
    for area, age, _, n in people:
        if age is not None:
            of_area = ages.setdefault(area, {})
            of_area[age] = of_area.get(age, 0) + n
    return ages


def _age_statistics(column: Column, ages: Mapping[str, Mapping[int, int]]) -> list[Statistic]:
    pooled: dict[int, int] = {}
    for area in column.areas:
        for age, people in ages.get(area, {}).items():
            pooled[age] = pooled.get(age, 0) + people
    youngest, oldest = (Fraction(min(pooled)), Fraction(max(pooled))) if pooled else (None, None)
    known = sum(pooled.values())
    return [
        statistic("median age", column.label, median_of(pooled), of=known),
        statistic("mean age", column.label, mean_of(pooled), whole=True, of=known),
        statistic("min age", column.label, youngest, of=known),
        statistic("max age", column.label, oldest, of=known),
    ]


# Units by a code.


@dataclass(frozen=True, slots=True)
class _ByCode:
    """A table of units by a code: the SQL of the units, of the row of a unit, and the column it comes from."""

    spec: Spec
    units: str
    row: str
    column: str
    overall_base: OverallBase | None = None


def referral_source(run: Run) -> Table:
    """Referrals (or people) by who referred."""
    return _by_code(run, _ByCode(specs.REFERRAL_SOURCE, REFERRAL_UNITS[run.mapping], "source", "source"))


def referral_reason(run: Run) -> Table:
    """Referrals (or people) by primary reason."""
    units = REFERRAL_UNITS[run.mapping]
    return _by_code(run, _ByCode(specs.REFERRAL_REASON, units, "primary_reason", "primary_reason"))


def case_status(run: Run) -> Table:
    """Episodes (or people) by status; in the published Overall, open and closed have their own base."""
    status = mapped("state", specs.STATUS_ROWS)
    overall = _open_and_closed if run.mapping == "published_2023" else None
    return _by_code(run, _ByCode(specs.CASE_STATUS, EPISODE_UNITS[run.mapping], status, "state", overall))


def closure_reason(run: Run) -> Table:
    """Closed episodes (or people) by the four reasons printed in 2023."""
    return _by_closure(run, specs.CLOSURE_REASON, specs.PUBLISHED_ROWS)


def closure_reason_corrected(run: Run) -> Table:
    """Closed episodes by the ten corrected reasons."""
    return _by_closure(run, specs.CLOSURE_REASON_CORRECTED, specs.CORRECTED_ROWS)


def _by_code(run: Run, asked: _ByCode) -> Table:
    """The base is every unit of the area with a sound code."""
    spec, column = asked.spec, asked.column
    missing = whats_missing(run, spec.needs)
    if missing:
        return table_not_made(run, spec, missing)
    units = f"FROM ({asked.units}) u"
    counts = pairs(
        run, f"SELECT {asked.row}, area, count(*) {units} WHERE {column} IS NOT NULL GROUP BY 1, 2"
    )
    cells = cells_of(run, spec.rows, counts, totals_of(counts), asked.overall_base)
    table = spec.sources[0]
    excluded = excluded_units(run, Doubt(units, table, column, f"{column}__problem"))
    if table == "episodes" and run.mapping == "published_2023":
        excluded += _without_a_referral(run)
    return finished(run, spec, cells, excluded=excluded)


def _by_closure(run: Run, spec: Spec, rows: Sequence[tuple[str, str]]) -> Table:
    """Closed units by closure code; a unit whose state is wrong may be closed and is left out."""
    units = f"FROM ({EPISODE_UNITS[run.mapping]}) u"
    closed = f"SELECT * {units} WHERE state = 'closed'"
    made = _by_code(run, _ByCode(spec, closed, mapped("closure_code", rows), "closure_code"))
    if made.missing:
        return made
    doubtful = excluded_units(run, Doubt(units, "episodes", "state", "state__problem"))
    return replace(made, excluded=(*made.excluded, *doubtful))


def _without_a_referral(run: Run) -> list[Excluded]:
    """Episodes that cannot be placed among a person's referrals, because their own could not be used."""
    units = "FROM episodes e WHERE NOT EXISTS (SELECT 1 FROM clean_referrals r WHERE r.referral_id = e.referral_id)"
    return excluded_units(run, Doubt(units, "episodes", "referral_id", "'referral_excluded'"))


def _open_and_closed(row: str, column: Column, counts: Counts) -> int | None:
    """The base of open and closed in the published Overall: open and closed cases only."""
    if row not in ("open", "closed"):
        return None
    return sum(counts.get((status, area), 0) for status in ("open", "closed") for area in column.areas)


# The topics of the plans.


def plan_topics(run: Run) -> Table:
    """Plans by the topics they hold: of all plans, or of the plans whose form offers the topic."""
    if run.mapping == "published_2023":
        return _of_all_plans(run)
    spec = specs.PLAN_TOPICS
    missing = whats_missing(run, spec.needs)
    if missing:
        return table_not_made(run, spec, missing)
    counts = pairs(run, f"SELECT t.topic, p.area, count(*) {specs.HELD} WHERE {specs.OFFERED} GROUP BY 1, 2")
    bases = pairs(run, f"SELECT f.topic, p.area, count(*) {specs.FORMS} GROUP BY 1, 2")
    cells = cells_of(run, spec.rows, counts, bases)
    unoffered = f"{specs.HELD} WHERE p.form_version IS NOT NULL AND NOT {specs.OFFERED}"
    excluded = [
        *excluded_units(run, Doubt("FROM plans", "plans", "form_version", "form_version__problem")),
        *excluded_units(run, Doubt(unoffered, "plan_topics", "topic", "'topic_not_on_form'", "p.area")),
    ]
    return finished(run, spec, cells, excluded=excluded)


def _of_all_plans(run: Run) -> Table:
    spec = specs.PLAN_TOPICS
    missing = whats_missing(run, specs.PLANS_ALONE)
    if missing:
        return table_not_made(run, spec, missing)
    counts = pairs(run, f"SELECT t.topic, p.area, count(*) {specs.HELD} GROUP BY 1, 2")
    plans = singles(run, "SELECT area, count(*) FROM plans GROUP BY area")
    return finished(run, spec, cells_of(run, spec.rows, counts, plans))
