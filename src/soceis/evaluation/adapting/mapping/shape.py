"""A mapping file in memory: how one area's workbooks become rows of the extract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from soceis.evaluation.adapting.values import DateOrder


@dataclass(frozen=True, slots=True)
class Test:
    """What one column must hold: `present`, `missing`, `ticked`, `not ticked`, or one of some words."""

    column: str
    kind: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows that are not about anybody, and why."""

    when: tuple[Test, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Another source whose columns join a row, where this source's column equals the other's."""

    source: str
    own: str
    other: str


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """Where rows come from: a file, a sheet, and the rows of its headings, counted from 1."""

    name: str
    file: str
    sheet: str
    header_rows: tuple[int, ...]
    order: DateOrder
    leave_out: tuple[LeaveOut, ...]
    look_up: tuple[LookUp, ...]
    line: int


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A column of a key; a date counts by its day, however it is written."""

    column: str
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A column's value; `words` maps plain words to codes, None where a word means missing."""

    column: str
    words: Mapping[str, str | None]
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    value: str


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A pseudonym of what the parts hold; keys of different kinds never meet."""

    kind: str
    parts: tuple[KeyPart, ...]


@dataclass(frozen=True, slots=True)
class AgeFrom:
    """Whole years completed between two dates."""

    born: str
    on: str


@dataclass(frozen=True, slots=True)
class MonthOf:
    column: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The code of the first rule whose tests hold; `otherwise` when none does."""

    rules: tuple[tuple[tuple[Test, ...], str], ...]
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """The first known, the earliest or the latest of several values."""

    how: str
    choices: tuple[Value, ...]


Value = FromColumn | Constant | MadeKey | AgeFrom | MonthOf | Rules | OneOf


@dataclass(frozen=True, slots=True)
class Block:
    """One way in which rows of a source become rows of a table."""

    table: str
    source: str
    when: tuple[Test, ...]
    columns: Mapping[str, Value]
    line: int


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Where to look for the same young person twice, and which rows the mapping says are one."""

    source: str
    names: tuple[str, ...]
    born: str
    merge: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class AreaMapping:
    """The whole file."""

    name: str
    service: str
    area: str
    nation: str
    launch_date: date
    data_date: date
    complete: bool
    missing_words: frozenset[str]
    total_words: frozenset[str]
    pivot: int
    sources: Mapping[str, SourceSpec]
    blocks: tuple[Block, ...]
    same_person: SamePerson | None

    @property
    def needs_key(self) -> bool:
        """Whether any key is a pseudonym, so that a key file is needed."""
        return any(_has_key(value) for block in self.blocks for value in block.columns.values())


def _has_key(value: Value) -> bool:
    if isinstance(value, OneOf):
        return any(_has_key(choice) for choice in value.choices)
    return isinstance(value, MadeKey)


def columns_of(value: Value) -> tuple[str, ...]:
    """The headings that a value reads."""
    if isinstance(value, FromColumn | MonthOf):
        return (value.column,)
    if isinstance(value, MadeKey):
        return tuple(part.column for part in value.parts)
    if isinstance(value, AgeFrom):
        return (value.born, value.on)
    if isinstance(value, Rules):
        return tuple(test.column for tests, _ in value.rules for test in tests)
    if isinstance(value, OneOf):
        return tuple(column for choice in value.choices for column in columns_of(choice))
    return ()


def used_columns(mapping: AreaMapping) -> dict[str, set[str]]:
    """The headings that each source is asked for, looked-up ones as `source.heading`."""
    used: dict[str, set[str]] = {name: set() for name in mapping.sources}
    for block in mapping.blocks:
        wanted = used[block.source]
        wanted.update(test.column for test in block.when)
        for value in block.columns.values():
            wanted.update(columns_of(value))
    for spec in mapping.sources.values():
        wanted = used[spec.name]
        wanted.update(test.column for left in spec.leave_out for test in left.when)
        for joined in spec.look_up:
            wanted.add(joined.own)
            used[joined.source].add(joined.other)
    if mapping.same_person:
        used[mapping.same_person.source].update((*mapping.same_person.names, mapping.same_person.born))
    return used
