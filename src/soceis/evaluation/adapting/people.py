"""The same young person twice: by key, and by a name and a date of birth that are nearly the same.

Nothing is joined because it looks alike. The rows are named in the readiness report, and the mapping says
which of them are one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from soceis.evaluation.adapting.building import Builder
from soceis.evaluation.adapting.findings import Notebook
from soceis.evaluation.adapting.mapping import AreaMapping
from soceis.evaluation.adapting.mapping.shape import MadeKey, OneOf, SamePerson, Value
from soceis.evaluation.adapting.sources import SourceRow, SourceTable, cell_of
from soceis.evaluation.adapting.values import text_of, unaccented

NEAR = 2  # letters that two spellings of a whole name may differ by
LARGEST_GROUP = 200


@dataclass(frozen=True, slots=True)
class _Somebody:
    row: int
    name: str
    born: date | None
    key: str


def find_twice(mapping: AreaMapping, builder: Builder, notebook: Notebook) -> None:
    """Note who stands twice in the source that the mapping names, and join the rows that it says are one."""
    look = mapping.same_person
    if look is None or look.source not in builder.sources:
        return
    source = builder.sources[look.source]
    made = next(iter(_person_keys(mapping, look.source)), None)
    people = [_somebody(look, source, row, builder, made) for row in source.rows]
    _join(look, source, people, builder, notebook)
    rows_of: dict[str, list[int]] = defaultdict(list)
    for person in people:
        if person.key:
            rows_of[builder.aliases.get(person.key, person.key)].append(person.row)
    for rows in rows_of.values():
        for row in rows if len(rows) > 1 else ():
            notebook.note("same_person_again", source.place, row=row)
    joined = {row for rows in look.merge for row in rows}
    for first, second in near_pairs(people):
        if not {first.row, second.row} <= joined:
            notebook.note("perhaps_same_person", source.place, row=first.row)
            notebook.note("perhaps_same_person", source.place, row=second.row)


def _person_keys(mapping: AreaMapping, source: str) -> Iterator[MadeKey]:
    for block in mapping.blocks:
        if block.source == source:
            for value in block.columns.values():
                yield from _keys_in(value)


def _keys_in(value: Value) -> Iterator[MadeKey]:
    if isinstance(value, OneOf):
        for choice in value.choices:
            yield from _keys_in(choice)
    elif isinstance(value, MadeKey) and value.kind == "person":
        yield value


def _somebody(
    look: SamePerson, source: SourceTable, row: SourceRow, builder: Builder, made: MadeKey | None
) -> _Somebody:
    name = " ".join(unaccented(text_of(cell_of(row, column))) for column in look.names)
    key = builder.made_key(made, source, row) if made else None
    return _Somebody(row.number, " ".join(name.split()), builder.day(look.born, source, row), key or "")


def _join(
    look: SamePerson, source: SourceTable, people: Sequence[_Somebody], builder: Builder, notebook: Notebook
) -> None:
    by_row = {person.row: person for person in people if person.key}
    for rows in look.merge:
        found = [by_row[row] for row in rows if row in by_row]
        if len(found) < len(rows):
            for row in rows:
                notebook.note("merge_without_row", source.place, row=row)
            continue
        for person in found[1:]:
            builder.aliases[person.key] = found[0].key
            notebook.note("merged_by_mapping", source.place, row=person.row)


def near_pairs(people: Sequence[_Somebody]) -> Iterator[tuple[_Somebody, _Somebody]]:
    """Pairs with different keys that may be one person, each once."""
    groups: dict[tuple[str, object], list[_Somebody]] = defaultdict(list)
    for person in people:
        if not person.name:
            continue
        if person.born:
            groups["born", person.born].append(person)
        groups["name", tuple(sorted(person.name.split()))].append(person)
    seen: set[tuple[int, int]] = set()
    for (kind, _), group in groups.items():
        for index, first in enumerate(group[:LARGEST_GROUP]):
            for second in group[index + 1 : LARGEST_GROUP]:
                pair = (first.row, second.row)
                if pair in seen or first.key == second.key != "":
                    continue
                alike = near_names(first.name, second.name) if kind == "born" else _near_days(first, second)
                if alike:
                    seen.add(pair)
                    yield first, second


def near_names(first: str, second: str) -> bool:
    """The same words in any order, or two spellings that differ by at most two letters."""
    return sorted(first.split()) == sorted(second.split()) or distance(first, second) <= NEAR


def _near_days(first: _Somebody, second: _Somebody) -> bool:
    """The same day, day and month swapped, or two days that differ in one digit; or one of them unknown."""
    if first.born is None or second.born is None:
        return True
    one, other = first.born, second.born
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    digits = sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True))
    return swapped or digits <= 1


def distance(first: str, second: str) -> int:
    """How many letters must be changed, added, left out or swapped with their neighbour (restricted
    Damerau-Levenshtein distance), counted up to one more than matters."""
    if abs(len(first) - len(second)) > NEAR:
        return NEAR + 1
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        current = [i]
        for j, b in enumerate(second, start=1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return min(previous[-1], NEAR + 1)
