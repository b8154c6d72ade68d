"""The ledger of releases, and what a new release would reveal together with those before it.

Two ways of revealing are looked for. Joined: the counts of all releases under one way of counting are one
system, in which an area as at a day is the same young people in every release; a withheld count that it
narrows down to small numbers is revealed. Subtracted: where one release counts some of the young people of
another (an earlier day, the other way of counting, records corrected since), the difference of two shown
counts is itself a count, and may not be a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from soceis.evaluation.codes import OVERALL
from soceis.evaluation.disclosure.links import Tied, relations_of, shown_as, tied
from soceis.evaluation.disclosure.policies import POLICIES, Policy
from soceis.evaluation.disclosure.protecting import protect
from soceis.evaluation.disclosure.sheets import Sheet, SheetTable, sheet_as_json, sheet_from_json, sheet_of
from soceis.evaluation.disclosure.systems import Key, Relation, joined
from soceis.evaluation.figures.wording import day
from soceis.evaluation.results import Results
from soceis.evaluation.words import area_in_words, row_in_words

FORMAT = 1
# Rows that people leave again: at a later day they do not hold those of the earlier day.
PASSING: frozenset[tuple[str, str]] = frozenset(
    {("case_status", row) for row in ("open", "not_allocated", "not_started", "unknown")}
)
PASSING_TABLES = frozenset({"outcomes_open"})
# Above any count, for a withheld one.
UNLIMITED = 10_000_000


@dataclass(frozen=True, slots=True)
class Revealed:
    """One small count that a new release would reveal, and how, in a sentence.

    `earlier` are the places, in the ledger, of the releases needed for it; the count lies from `low` to `high`.
    """

    table: str
    row: str
    column: str
    earlier: tuple[int, ...]
    low: int
    high: int
    sentence: str


def entry_of(results: Results, policy: Policy) -> dict[str, Any]:
    """What the ledger keeps of a release: who is counted, and every count that is shown; withheld ones are null.

    The results are protected first when they are not yet. Everything in it is fit for JSON.
    """
    sheet = sheet_of(protect(results, policy))
    return {
        "format": FORMAT,
        "policy": policy.name,
        "threshold": policy.threshold,
        "rounding": policy.rounding,
        "zeros": policy.zeros,
        "as_of": results.as_of.isoformat() if results.as_of else None,
        **sheet_as_json(sheet),
    }


def revealed_by(
    new: Mapping[str, Any],
    earlier: Sequence[Mapping[str, Any]],
    policy: Policy,
    begun: Callable[[int], None] | None = None,
) -> tuple[Revealed, ...]:
    """Every small count that the new entry reveals together with earlier ones, in a steady order.

    `policy` gives the threshold below which a count is small. Empty when the new release is safe. `begun` is
    told the number of each earlier one as it is taken, and at last how many there are, for all together.
    """
    fresh = _read(new)
    before = [_read(entry) for entry in earlier]
    found: dict[Key, Revealed] = {}
    for number, other in enumerate(before):
        if begun:
            begun(number)
        for one in chain(
            _by_joining(fresh, [other], (number,), policy), _by_subtracting(fresh, other, number, policy)
        ):
            found.setdefault((one.table, one.row, one.column), one)
    if len(before) > 1:
        if begun:
            begun(len(before))
        for one in _by_joining(fresh, before, tuple(range(len(before))), policy):
            found.setdefault((one.table, one.row, one.column), one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Release:
    """An entry read back: its counts, and how they were shown."""

    sheet: Sheet
    shown: Policy
    ties: Tied

    @property
    def words(self) -> str:
        dates = sorted({date.fromisoformat(place.as_at) for place in self.sheet.places})
        names = ", ".join(place.name for place in self.sheet.places)
        return f"the release of {names} as at {' and '.join(day(found) for found in dates)}"


def _read(entry: Mapping[str, Any]) -> _Release:
    sheet = sheet_from_json(entry)
    base = POLICIES["release"]
    shown = Policy(
        entry["policy"],
        base.owner,
        base.words,
        base.source,
        entry["threshold"],
        entry["zeros"],
        entry["rounding"],
    )
    return _Release(sheet, shown, tied(sheet, believing=True))


# Joined: what follows from all shown counts together.


@dataclass(slots=True)
class _Joint:
    """The bounds that shown counts give, and all sums, under keys that mean the same in every release."""

    low: dict[Key, int] = field(default_factory=dict)
    high: dict[Key, int] = field(default_factory=dict)
    same: Tied = field(default_factory=Tied)
    disagreeing: set[Key] = field(default_factory=set)

    def take(self, release: _Release) -> None:
        for key in release.ties.values:
            self.same.values.setdefault(key, None)
            self.same.costs.setdefault(key, 1.0)
        for one, other in release.ties.same.items():
            self.same.values.setdefault(one, None)
            self.same.values.setdefault(other, None)
        self.same.sums += [found for found in release.ties.sums if found not in self.same.sums]
        for key, value in release.ties.values.items():
            if value is None or key[0] in ("rest", "left"):
                continue
            low, high = shown_as(value, release.shown)
            low, high = max(low, self.low.get(key, 0)), min(high, self.high.get(key, UNLIMITED))
            if low > high:
                # The records were corrected between the releases: the count is not the same any more.
                self.disagreeing.add(key)
                continue
            self.low[key], self.high[key] = low, high


def _by_joining(
    new: _Release, others: Sequence[_Release], numbers: tuple[int, ...], policy: Policy
) -> Iterator[Revealed]:
    same = [other for other in others if other.sheet.mapping == new.sheet.mapping]
    if not same:
        return
    joint = _bounds_of([new, *same], policy)
    small = frozenset(key for key, (_, high) in joint.items() if _is_small(high, policy))
    if not small:
        return
    # What a release says by itself is not what the others add to it: a withheld zero may be known to be small.
    alone = [_bounds_of([release], policy, small) for release in (new, *same)]
    for key, (low, high) in joint.items():
        if key not in small:
            continue
        if any(key in known and _is_small(known[key][1], policy) for known in alone):
            continue
        yield _revealed(key, [new, *same], numbers, low, high)


def _is_small(high: int, policy: Policy) -> bool:
    """Whether a count of at most `high` is certain to be small, and not certain to be 0."""
    return 1 <= high < policy.threshold


def _bounds_of(
    releases: Iterable[_Release], policy: Policy, only: frozenset[Key] | None = None
) -> dict[Key, tuple[int, int]]:
    """The smallest and largest possible value of every withheld count that cannot reach the threshold.

    With `only`, of these counts alone; nothing where the releases disagree.
    """
    joint = _Joint()
    for release in releases:
        joint.take(release)
    keys = list(joint.same.values)
    places = {key: place for place, key in enumerate(keys)}
    relations = [
        relation
        for relation in relations_of(joint.same, places)
        if not any(keys[place] in joint.disagreeing for place, _ in relation)
    ]
    low = [joint.low.get(key, 0) for key in keys]
    high = [joint.high.get(key, UNLIMITED) for key in keys]
    unknown = [place for place, key in enumerate(keys) if key not in joint.low]
    by_place: dict[int, list[Relation]] = {}
    for relation in relations:
        by_place.setdefault(relation[0][0], []).append(relation)
    found: dict[Key, tuple[int, int]] = {}
    wanted = {place for place in unknown if only is None or keys[place] in only}
    for group in joined(range(len(keys)), relations):
        own = [relation for place in group for relation in by_place.get(place, ())]
        asked = [place for place in group if place in wanted and keys[place][0] == "n"]
        if own and asked:
            bounds = _possible(group, own, low, high, asked, policy.threshold)
            found |= {keys[place]: limits for place, limits in bounds.items()}
    return found


def _possible(
    group: Sequence[int],
    relations: Sequence[Relation],
    low: Sequence[int],
    high: Sequence[int],
    asked: Sequence[int],
    threshold: int,
) -> dict[int, tuple[int, int]]:
    """The largest possible values by integer programmes, the smallest where the largest is small.

    Nothing when no counts fit: the releases are then not about the same records.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    at = {place: i for i, place in enumerate(group)}
    entries = [(row, at[place], float(f)) for row, relation in enumerate(relations) for place, f in relation]
    rows, columns, factors = zip(*entries, strict=True)
    sums = csr_array((factors, (rows, columns)), shape=(len(relations), len(group)))
    limits = LinearConstraint(sums, 0, 0)
    bounds = Bounds([low[place] for place in group], [min(high[place], UNLIMITED) for place in group])
    found: dict[int, tuple[int, int]] = {}
    seen = np.zeros(len(group))
    for place in asked:
        if seen[at[place]] >= threshold:
            continue
        cost = np.zeros(len(group))
        cost[at[place]] = -1.0
        most = milp(cost, constraints=limits, bounds=bounds, integrality=np.ones(len(group)))
        if most.status == 2:
            return {}
        if most.x is None:
            # Not decided: what cannot be shown to be safe counts as revealed.
            found[place] = (1, threshold - 1)
            continue
        seen = np.maximum(seen, np.rint(most.x))
        if round(most.x[at[place]]) < threshold:
            least = milp(-cost, constraints=limits, bounds=bounds, integrality=np.ones(len(group)))
            smallest = 0 if least.x is None else round(least.x[at[place]])
            found[place] = (smallest, round(most.x[at[place]]))
    return found


def _revealed(
    key: Key, releases: Sequence[_Release], numbers: tuple[int, ...], low: int, high: int
) -> Revealed:
    table, row, column = _in_words(key, releases)
    together = f"{releases[1].words} shows" if len(releases) == 2 else "the earlier releases together show"
    sentence = (
        f"{table}, {row}, {column}: it could be worked out that this is {_range(low, high)},"
        f" by subtracting what {together}."
    )
    return Revealed(key[2], key[3], column, numbers, low, high, sentence)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"from {low} to {high}"


def _in_words(key: Key, releases: Sequence[_Release]) -> tuple[str, str, str]:
    """The title of the table, the row and the column of a key."""
    for release in releases:
        for table in release.sheet.tables:
            if table.root != key[2]:
                continue
            for column in table.columns:
                if release.sheet.population(table.by, column) == key[4]:
                    return table.title, row_in_words(table.root, key[3]), area_in_words(column)
    return key[2], row_in_words(key[2], key[3]), key[4]


# Subtracted: what follows from two shown counts.


def _by_subtracting(new: _Release, other: _Release, number: int, policy: Policy) -> Iterator[Revealed]:
    tables = {(table.name, table.by): table for table in other.sheet.tables}
    for table in new.sheet.tables:
        match = tables.get((table.name, table.by))
        if match is None:
            continue
        for cell in table.cells:
            if cell in match.cells and _is_nested(new, other, table, cell):
                yield from _differences(new, other, number, table, match, cell, policy)


def _is_nested(new: _Release, other: _Release, table: SheetTable, cell: tuple[str, str]) -> bool:
    """Whether one release counts some of the people whom the other counts in this cell."""
    row, column = cell
    passing = (table.root, row) in PASSING or table.root in PASSING_TABLES
    same_days = _days(new, table, column) == _days(other, table, column)
    if passing and not same_days:
        return False
    return _names(new, table, column) == _names(other, table, column)


def _names(release: _Release, table: SheetTable, column: str) -> set[str]:
    if table.by == "area" and column != OVERALL:
        return {column}
    return {place.name for place in release.sheet.pooled()}


def _days(release: _Release, table: SheetTable, column: str) -> set[tuple[str, str]]:
    names = _names(release, table, column)
    return {(place.name, place.as_at) for place in release.sheet.places if place.name in names}


def _differences(
    new: _Release,
    other: _Release,
    number: int,
    table: SheetTable,
    match: SheetTable,
    cell: tuple[str, str],
    policy: Policy,
) -> Iterator[Revealed]:
    row, column = cell
    for words, mine, theirs in zip(("n", "base"), table.cells[cell], match.cells[cell], strict=True):
        if mine is None or theirs is None:
            continue
        low, high = _between(shown_as(mine, new.shown), shown_as(theirs, other.shown))
        if low < 1 or not _is_small(high, policy):
            continue
        what = "of the numbers" if words == "n" else "of the bases"
        sentence = (
            f"{table.title}, {row_in_words(table.root, row)}, {area_in_words(column)}: the difference {what} is"
            f" {_range(low, high)}, subtracting this release ({mine:,}) and {other.words} ({theirs:,})."
        )
        yield Revealed(table.root, row if words == "n" else "", column, (number,), low, high, sentence)


def _between(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """The smallest and the largest possible distance of two counts of which one lies within the other."""
    if one[1] < other[0]:
        one, other = other, one
    return max(0, one[0] - other[1]), max(one[1] - other[0], other[1] - one[0])
