"""How the released counts hang together: margins, bases, roll-ups, and columns that several tables share.

What ties the tables together is data here. A tie is used when the counts bear it out (an attacker would see
the same), or when they are withheld and it holds by the definitions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from soceis.evaluation.cells import By
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.disclosure import known as ways
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.disclosure.sheets import Sheet, SheetTable
from soceis.evaluation.disclosure.systems import Key, Quantity, Relation, System

# What withholding a count costs the reader, beside an ordinary cell.
COST_OF_OVERALL = 4.0
COST_OF_BASE = 8.0


@dataclass(slots=True)
class Tied:
    """Counts by key, with the sums between them, while they are gathered.

    With `believing`, sums that hold by the definitions are taken even where shown counts, rounded or corrected
    since, do not bear them out.
    """

    believing: bool = False
    values: dict[Key, int | None] = field(default_factory=dict)
    costs: dict[Key, float] = field(default_factory=dict)
    bases: dict[Key, Key] = field(default_factory=dict)
    implied: set[Key] = field(default_factory=set)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)
    same: dict[Key, Key] = field(default_factory=dict)

    def copy(self) -> Tied:
        """The same, to which more can be added."""
        return replace(
            self,
            values=dict(self.values),
            costs=dict(self.costs),
            bases=dict(self.bases),
            implied=set(self.implied),
            sums=list(self.sums),
            same=dict(self.same),
        )

    def own(self, key: Key) -> Key:
        """The key under which a count is kept: one for all names of the same count."""
        while key in self.same:
            key = self.same[key]
        return key

    def put(self, key: Key, value: int | None, cost: float) -> None:
        if self.values.get(key) is None:
            self.values[key] = value
        self.costs[key] = max(cost, self.costs.get(key, 0.0))

    def tie(self, one: Key, other: Key) -> None:
        """Two names of the same count."""
        one, other = self.own(one), self.own(other)
        if one == other:
            return
        self.same[one] = other
        self.put(other, self.values.pop(one), self.costs.pop(one))

    def add(self, total: Key, parts: Iterable[Key]) -> bool:
        """The total is the sum of its parts, unless the counts say otherwise."""
        listed = tuple(parts)
        if not listed or any(self.own(key) not in self.values for key in (total, *listed)):
            return False
        whole, counts = self.values[self.own(total)], [self.values[self.own(key)] for key in listed]
        known = [count for count in counts if count is not None]
        if (
            not self.believing
            and whole is not None
            and (sum(known) > whole or (len(known) == len(counts) and sum(known) != whole))
        ):
            return False
        self.sums.append((total, listed))
        return True


def cell_key(mapping: str, table: SheetTable, row: str, population: str) -> Key:
    return ("n", mapping, table.root, row, population)


def base_key(mapping: str, table: SheetTable, row: str, population: str) -> Key:
    return ("base", mapping, table.root, row, population)


def tied(sheet: Sheet, *, believing: bool = False) -> Tied:
    """All counts of a sheet and all sums between them."""
    found = Tied(believing)
    for table in sheet.tables:
        _put_cells(found, sheet, table)
    for table in sheet.tables:
        _add_margins(found, sheet, table)
        _add_columns(found, sheet, table)
    _add_links(found, sheet)
    return found


# The cells, their bases, and what is left of a base.


def shared_bases(table: SheetTable, column: str) -> dict[str, str]:
    """For each row of a column, the row whose base stands for the same young people."""
    areas = [other for other in table.columns if other != OVERALL]
    patterns = {
        row: tuple(table.cells.get((row, area), (None, None))[1] for area in areas) for row in table.rows
    }
    first: dict[object, str] = {}
    shared = {}
    for row in table.rows:
        if (row, column) not in table.cells:
            continue
        mark = (patterns[row], table.cells[row, column][1])
        shared[row] = first.setdefault(mark, row)
    return shared


def _put_cells(found: Tied, sheet: Sheet, table: SheetTable) -> None:
    for column in table.columns:
        population = sheet.population(table.by, column)
        weight = COST_OF_OVERALL if column == OVERALL else 1.0
        shared = shared_bases(table, column)
        for row, standing in shared.items():
            n, base = table.cells[row, column]
            cell = cell_key(sheet.mapping, table, row, population)
            found.put(cell, n, weight)
            if not _has_base(table, row, column):
                continue
            whole = base_key(sheet.mapping, table, standing, population)
            found.put(whole, base, weight * COST_OF_BASE)
            found.bases[cell] = whole
            if not table.whole:
                rest = ("rest", *cell)
                found.put(rest, None if n is None or base is None else base - n, 0.0)
                found.implied.add(rest)
                found.add(whole, (cell, rest))


def _has_base(table: SheetTable, row: str, column: str) -> bool:
    """A withheld cell has a base when any cell of its table has one."""
    n, base = table.cells[row, column]
    return base is not None or (n is None and any(other is not None for _, other in table.cells.values()))


def _add_columns(found: Tied, sheet: Sheet, table: SheetTable) -> None:
    """The rows of a column make up its base, or each base the rows that have it."""
    if not table.whole:
        return
    for column in table.columns:
        population = sheet.population(table.by, column)
        shared = shared_bases(table, column)
        cells = {row: cell_key(sheet.mapping, table, row, population) for row in shared}
        for standing in dict.fromkeys(shared.values()):
            base = base_key(sheet.mapping, table, standing, population)
            if not found.add(base, cells.values()):
                found.add(base, (cells[row] for row, other in shared.items() if other == standing))


# Overall is the sum of areas, and of groups; a nation is the sum of its areas.


def _add_margins(found: Tied, sheet: Sheet, table: SheetTable) -> None:
    for column, parts in _parts(sheet, table):
        whole = sheet.population(table.by, column)
        shared = shared_bases(table, column)
        for row in table.rows:
            names = [
                (
                    cell_key(sheet.mapping, table, row, whole),
                    [cell_key(sheet.mapping, table, row, p) for p in parts],
                )
            ]
            standing = shared.get(row)
            if standing is not None:
                names.append(
                    (
                        base_key(sheet.mapping, table, standing, whole),
                        _bases_of(found, sheet, table, row, parts),
                    )
                )
            for total, keys in names:
                if (total, tuple(keys)) not in found.sums:
                    found.add(total, keys)


def _bases_of(found: Tied, sheet: Sheet, table: SheetTable, row: str, parts: Sequence[str]) -> list[Key]:
    """The base of a row in each of several columns; of none when one has no base."""
    keys = [found.bases.get(cell_key(sheet.mapping, table, row, part)) for part in parts]
    return [key for key in keys if key is not None] if None not in keys else []


def _parts(sheet: Sheet, table: SheetTable) -> Iterator[tuple[str, list[str]]]:
    """Each column that is a sum of others, with the populations of those."""
    if table.by == "area":
        yield OVERALL, [place.population for place in sheet.pooled()]
        return
    groups = [column for column in table.columns if column != OVERALL]
    yield OVERALL, [sheet.population(table.by, group) for group in groups]
    if table.by == "nation":
        for nation in groups:
            yield nation, [place.population for place in sheet.pooled() if place.nation == nation]


# Tables that share counts.


def _add_links(found: Tied, sheet: Sheet) -> None:
    tables: dict[str, list[SheetTable]] = {}
    for table in sheet.tables:
        tables.setdefault(table.root, []).append(table)
    for name, row, other, rows in ways.ROLLED_UP:
        for one, two in _pairs(tables, name, other):
            _roll_up(found, sheet, one, row, two, rows)
    for name, row, other, by, groups in ways.GROUPED:
        _group_up(found, sheet, tables, (name, row), (other, by, groups))
    for part, whole in _named_pairs(found, sheet, tables, ways.PART_OF):
        _leave(found, part, whole)
    for cell, like in _same_rows(sheet, tables, ways.BASES_PART_OF):
        _leave(found, found.bases.get(cell), like)
    for cell, like in _same_rows(sheet, tables, ways.BASES_ARE):
        _tie(found, found.bases.get(cell), like)
    for left, right in _named_pairs(found, sheet, tables, ways.SAME):
        _tie(found, left, right)
    for cell, like in _same_rows(sheet, tables, ways.SAME_BASES):
        _tie(found, found.bases.get(cell), found.bases.get(like))


def _same_rows(
    sheet: Sheet, tables: Mapping[str, Sequence[SheetTable]], named: Iterable[tuple[str, str]]
) -> Iterator[tuple[Key, Key]]:
    """The keys of every cell that two tables both have, of each pair of tables."""
    for name, other in named:
        for one, two in _pairs(tables, name, other):
            for row, column in one.cells:
                if (row, column) in two.cells:
                    where = (row, sheet.population(one.by, column))
                    yield cell_key(sheet.mapping, one, *where), cell_key(sheet.mapping, two, *where)


def _roll_up(
    found: Tied, sheet: Sheet, one: SheetTable, row: str, two: SheetTable, rows: Sequence[str]
) -> None:
    for population in _populations(sheet, one):
        total = _named(found, sheet, one, row, population)
        if total is not None:
            found.add(total, [cell_key(sheet.mapping, two, part, population) for part in rows])


def _group_up(
    found: Tied,
    sheet: Sheet,
    tables: Mapping[str, Sequence[SheetTable]],
    count: tuple[str, str],
    grouped: tuple[str, By, Sequence[str]],
) -> None:
    """A count of everybody's as the sum of the bases of some groups."""
    name, row = count
    other, by, groups = grouped
    for one in tables.get(name, ()):
        total = _named(found, sheet, one, row, sheet.population("area", OVERALL))
        for two in (table for table in tables.get(other, ()) if table.by == by):
            parts = [_named(found, sheet, two, "", sheet.population(by, group)) for group in groups]
            bases = [part for part in parts if part is not None]
            if total is not None and len(bases) == len(parts):
                found.add(total, bases)


def _named_pairs(
    found: Tied, sheet: Sheet, tables: Mapping[str, Sequence[SheetTable]], pairs: Iterable[ways.Pair]
) -> Iterator[tuple[Key | None, Key | None]]:
    """The keys of each pair of counts, in every population that both tables may have."""
    for (name, row), (other, of) in pairs:
        for one, two in _pairs(tables, name, other):
            for population in _populations(sheet, one):
                yield (
                    _named(found, sheet, one, row, population),
                    _named(found, sheet, two, of, population),
                )


def _pairs(
    tables: Mapping[str, Sequence[SheetTable]], name: str, other: str
) -> Iterator[tuple[SheetTable, SheetTable]]:
    for one in tables.get(name, ()):
        for two in tables.get(other, ()):
            if one.by == two.by:
                yield one, two


def _populations(sheet: Sheet, table: SheetTable) -> list[str]:
    return list(dict.fromkeys(sheet.population(table.by, column) for column in table.columns))


def _named(found: Tied, sheet: Sheet, table: SheetTable, row: str, population: str) -> Key | None:
    """The key of a row, or of the base that all rows share; None when they share none."""
    if row:
        return cell_key(sheet.mapping, table, row, population)
    keys = {found.bases.get(cell_key(sheet.mapping, table, r, population)) for r in table.rows}
    return keys.pop() if len(keys) == 1 else None


def _leave(found: Tied, part: Key | None, whole: Key | None) -> None:
    """What is left of a count without a part of it, where the counts bear out that it is a part."""
    if part is None or whole is None or part not in found.values or whole not in found.values:
        return
    own, all_of_it = found.values[part], found.values[whole]
    if own is not None and all_of_it is not None and own > all_of_it:
        return
    rest = ("left", *whole, *part[2:4])
    found.put(rest, None if own is None or all_of_it is None else all_of_it - own, 0.0)
    found.implied.add(rest)
    found.add(whole, (part, rest))


def _tie(found: Tied, one: Key | None, other: Key | None) -> None:
    if one is None or other is None:
        return
    one, other = found.own(one), found.own(other)
    if one not in found.values or other not in found.values:
        return
    left, right = found.values[one], found.values[other]
    if left is None or right is None or left == right:
        found.tie(one, other)


# From tied counts to a system.


def shown_as(value: int, policy: Policy) -> tuple[int, int]:
    """The smallest and the largest count that a reader must reckon with when `value` is shown."""
    if policy.rounding <= 1:
        return value, value
    if policy.threshold > 1 and value == 0:
        return 0, 0
    nearest = rounded(value, policy.rounding)
    low = max(0, nearest - policy.rounding // 2)
    high = nearest + (policy.rounding - 1) // 2
    return (max(low, policy.threshold), high) if policy.threshold > 1 else (low, high)


def rounded(value: int, base: int) -> int:
    """The nearest multiple of `base`, halves up; the value itself for a base of 0 or 1."""
    return value if base <= 1 else (2 * value + base) // (2 * base) * base


def system_of(found: Tied, policy: Policy) -> System:
    """The system of counts that are all ways."""
    keys = [key for key in found.values if key not in found.same]
    places = {key: place for place, key in enumerate(keys)}
    bases = {found.own(cell): found.own(base) for cell, base in found.bases.items()}
    quantities = []
    for key in keys:
        value = found.values[key] or 0
        base = bases.get(key)
        low, high = shown_as(value, policy)
        of = found.values[base] if base is not None else _whole_of(found, key)
        quantities.append(
            Quantity(
                key,
                value,
                policy.withholds(value, of),
                low,
                high,
                found.costs[key],
                key not in found.implied,
                places[base] if base is not None else None,
            )
        )
    return System(tuple(quantities), relations_of(found, places), policy.threshold)


def _whole_of(found: Tied, key: Key) -> int | None:
    """The base of an implied count; a base itself is structural when it is 0."""
    if key[0] == "rest":
        return found.values[found.own(found.bases[key[1:]])]
    return found.values[key]


def relations_of(found: Tied, places: Mapping[Key, int]) -> tuple[Relation, ...]:
    """The sums as relations between places; names of the same count have become one."""
    relations: dict[Relation, None] = {}
    for total, parts in found.sums:
        factors: dict[int, int] = {}
        for key, factor in ((total, -1), *((part, 1) for part in parts)):
            place = places[found.own(key)]
            factors[place] = factors.get(place, 0) + factor
        terms = tuple(sorted((place, factor) for place, factor in factors.items() if factor))
        if terms:
            relations[terms] = None
    return tuple(relations)
