"""The tables of the contract by sex, ethnic group, age and nation as well as by area, counted once for all.

They are counted by the same code with other columns. A column of `counting` is a list of areas; here every
area is split into places, one for each kind of person in it ("1241Cardiff": 1000 + `who`, then the area), so
that an area and a group are lists of places, and Overall the list of all of them. Groups, "not known" among
them, therefore add up to Overall, and Overall is that of the table by area: without the partial areas when
corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from soceis.evaluation import codes
from soceis.evaluation.cells import Excluded, Table, not_made
from soceis.evaluation.counting import (
    age_and_sex,
    case_status,
    closure_reason,
    closure_reason_corrected,
    plan_topics,
    referral_reason,
    referral_source,
    tables_of_counts,
)
from soceis.evaluation.counting.specs import ONCE_BY_FIRST
from soceis.evaluation.counting.tabulating import Run, whats_missing
from soceis.evaluation.engines.base import Engine, Found, Rows
from soceis.evaluation.grouping import GROUPINGS, NOT_KNOWN, WHO_IS_WHO, Grouping, group_of
from soceis.evaluation.outcomes import outcomes, tables_of_outcomes
from soceis.evaluation.standing import Column

EACH_BASE = "Each base is that of the column's group, and each column leaves out what Overall leaves out."
AGE = f"{ONCE_BY_FIRST} Age is whole years at that referral, where it is recorded. The mean prints as a whole number."
_FIRST = 1000
_DIGITS = 4

_REFERRALS = (
    "referral_id, person_id, received_on, age_at_referral, age_at_referral__problem, source, source__problem,"
    " primary_reason, primary_reason__problem"
)
_EPISODES = (
    "episode_id, person_id, referral_id, as_at, state, state__problem, first_attended, first_attended__problem,"
    " closure_code, closure_code__problem"
)
_PLANS = "plan_id, form_version, form_version__problem"


def _placed(name: str, columns: str, joins: str) -> str:
    """The SQL of a table of units whose area is a place; {t} is the table."""
    listed = ", ".join(f"t.{column.strip()}" for column in columns.split(","))
    place = f"coalesce(w.marked, '{_FIRST + NOT_KNOWN}') || t.area"
    return f"CREATE TABLE placed_{name} AS SELECT {listed}, {place} AS area FROM {name} t {joins}"


_MARKED = f"(SELECT person_id, CAST({_FIRST} + who AS VARCHAR) AS marked FROM persons) w"
_OWN_PERSON = f"LEFT JOIN {_MARKED} ON w.person_id = t.person_id"
_PERSON_OF_EPISODE = (
    "LEFT JOIN clean_episodes e ON e.episode_id = t.episode_id"
    f" LEFT JOIN {_MARKED} ON w.person_id = e.person_id"
)
PLACED: Mapping[str, str] = {
    "referrals": _placed("referrals", _REFERRALS, _OWN_PERSON),
    "episodes": _placed("episodes", _EPISODES, _OWN_PERSON),
    "plans": _placed("plans", _PLANS, _PERSON_OF_EPISODE),
}


class PlacedEngine:
    """An engine whose units lie in places instead of areas; what was asked once is not asked again."""

    def __init__(self, engine: Engine, tables: Sequence[str]) -> None:
        self._engine = engine
        self._with = "WITH " + ", ".join(f"{name} AS (SELECT * FROM placed_{name})" for name in tables)
        self._found: dict[str, list[Any]] = {}

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run one SELECT on the places."""
        if parameters:
            return self._engine.execute(f"{self._with} {sql}", parameters)
        if sql not in self._found:
            self._found[sql] = self._engine.execute(f"{self._with} {sql}").fetchall()
        return Found(self._found[sql])

    def load(self, name: str, content: Any) -> None:
        """Hand a table to the engine."""
        self._engine.load(name, content)

    def offer(self, name: str, content: Any) -> None:
        """Offer a table to the engine."""
        self._engine.offer(name, content)


@dataclass(frozen=True)
class GroupRun(Run):
    """A run whose columns are groups of people."""

    asked: tuple[Column, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return self.asked


# The tables.

Count = Callable[[Run], Table]


@dataclass(frozen=True, slots=True)
class Placed:
    """A run whose units were put into places: the run itself, the engine that knows them, and the places."""

    run: Run
    engine: PlacedEngine
    places: tuple[str, ...]

    def counted_in(self, columns: Sequence[Column]) -> GroupRun:
        """The run with other columns, each a list of places."""
        return GroupRun(replace(self.run.standing, db=self.engine), self.run.mapping, tuple(columns))


def tables_by_area(placed: Placed) -> tuple[Table, ...]:
    """The tables of the contract that count units, by area: the same as without places."""
    inside: dict[str, list[str]] = {}
    for place in placed.places:
        inside.setdefault(place[_DIGITS:], []).append(place)
    run = placed.counted_in(
        [
            Column(column.label, tuple(place for area in column.areas for place in inside.get(area, ())))
            for column in placed.run.columns
        ]
    )
    return tuple(
        _left_out_by_area(run, table) for table in (*tables_of_counts(run), *tables_of_outcomes(run))
    )


def equality_tables(placed: Placed) -> tuple[Table, ...]:
    """Each table of the contract that counts people, by each grouping, in the order of the groupings."""
    return tuple(
        table
        for grouping in GROUPINGS.values()
        for table in _tables(placed.counted_in(_columns(placed.run, grouping, placed.places)), grouping)
    )


def placed(run: Run) -> Placed:
    """Make the tables of units by place."""
    db = run.standing.db
    db.execute(WHO_IS_WHO)
    names = [name for name in PLACED if name in run.standing.extract.tables]
    for name in names:
        db.execute(PLACED[name])
    union = " UNION ".join(f"SELECT area FROM placed_{name}" for name in names)
    places = sorted(place for (place,) in db.execute(union).fetchall())
    return Placed(run, PlacedEngine(db, names), tuple(places))


def _columns(run: Run, grouping: Grouping, places: Sequence[str]) -> tuple[Column, ...]:
    """The groups in printed order, then Overall; of the nations only those of the areas in Overall."""
    overall = set(run.columns[-1].areas)
    nations = {area.name: area.nation for area in run.standing.areas}
    members: dict[str, list[str]] = {group: [] for group in grouping.groups}
    if grouping.by == "nation":
        present = {nations[area] for area in overall}
        members = {group: [] for group in grouping.groups if group in present}
    pooled = [place for place in places if place[_DIGITS:] in overall]
    for place in pooled:
        area, who = place[_DIGITS:], int(place[:_DIGITS]) - _FIRST
        group = nations[area] if grouping.by == "nation" else group_of(grouping.by, who)
        members[group].append(place)
    columns = [Column(group, tuple(inside)) for group, inside in members.items()]
    return (*columns, Column(codes.OVERALL, tuple(pooled)))


def _tables(run: GroupRun, grouping: Grouping) -> Iterator[Table]:
    for count in _counts(run):
        yield _grouped(run, count(run), grouping)
    if grouping.by != "age_band":
        yield _grouped(run, _age(run), grouping)


def _counts(run: Run) -> tuple[Count, ...]:
    closures = closure_reason_corrected if run.mapping == "corrected" else closure_reason
    return (
        case_status,
        referral_source,
        referral_reason,
        closures,
        plan_topics,
        lambda asked: outcomes(asked, "closed"),
        lambda asked: outcomes(asked, "open"),
    )


def _age(run: Run) -> Table:
    """The ages alone: the share of males is no matter of a table by sex."""
    both = age_and_sex(run)
    missing = whats_missing(run, (("referrals", ("age_at_referral",)),))
    excluded = tuple(left for left in both.excluded if not left.reason.startswith("people."))
    return replace(
        both,
        name="age",
        title="Age at referral",
        definition=AGE,
        cells=(),
        missing=missing,
        excluded=excluded,
    )


def _grouped(run: GroupRun, table: Table, grouping: Grouping) -> Table:
    """A table under the name of its grouping, with what the columns mean, or why it was not made."""
    missing = "; ".join(filter(None, (table.missing, whats_missing(run, grouping.needs))))
    said = f"{table.definition} {EACH_BASE} {grouping.definition}"
    cells, statistics = table.cells, table.statistics
    if missing and not said.startswith("Not made"):
        said = f"Not made: {missing}. {said}"
    if missing:
        cells = tuple(not_made(cell.row, cell.area) for cell in cells)
        statistics = tuple(replace(found, value=None, printed="-") for found in statistics)
    return replace(
        _left_out_by_area(run, table),
        name=f"{table.name}_by_{grouping.by}",
        title=f"{table.title}, {grouping.title}",
        definition=said,
        cells=cells,
        statistics=statistics,
        missing=missing,
        by=grouping.by,
    )


def _left_out_by_area(run: Run, table: Table) -> Table:
    """A table whose units left out stand by area instead of by place."""
    known = {area.name for area in run.standing.areas}
    return replace(table, excluded=tuple(_by_area(left, known) for left in table.excluded))


def _by_area(left: Excluded, known: set[str]) -> Excluded:
    """What was left out, by area instead of by place."""
    areas: dict[str, int] = {}
    for place, rows in left.areas:
        area = place if place in known or not place else place[_DIGITS:]
        areas[area] = areas.get(area, 0) + rows
    return replace(left, areas=tuple(sorted(areas.items())))
