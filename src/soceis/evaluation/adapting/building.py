"""From rows of the sources to rows of the extract, each value by the way that the mapping states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from soceis.evaluation import codes
from soceis.evaluation.adapting.files import Cell
from soceis.evaluation.adapting.findings import Notebook, safe_word
from soceis.evaluation.adapting.keys import pseudonym
from soceis.evaluation.adapting.mapping import AreaMapping, Block, Value
from soceis.evaluation.adapting.mapping.shape import (
    AgeFrom,
    Constant,
    FromColumn,
    KeyPart,
    MadeKey,
    MonthOf,
    OneOf,
    Rules,
)
from soceis.evaluation.adapting.sources import SourceRow, SourceTable, cell_of, holds
from soceis.evaluation.adapting.values import (
    NOTHING,
    DateRules,
    Read,
    as_date,
    as_whole,
    completed_years,
    plain,
    text_of,
)
from soceis.evaluation.frames.schema import TABLES, Column

Row = dict[str, str | None]
SEVERAL = re.compile(r"[;,/+&]| and ")
ISO_MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
FIRST_NUMBER = re.compile(r"([0-9]{1,2})\D")
ENOUGH = 3


@dataclass(slots=True)
class Built:
    """A table as it grows: its rows, where each came from, and what was left out with its reason."""

    rows: list[Row] = field(default_factory=list)
    origins: list[tuple[str, int]] = field(default_factory=list)
    looked_at: int = 0
    not_meant: int = 0
    excluded: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    keys: dict[tuple[str | None, ...], int] = field(default_factory=dict)


@dataclass(slots=True)
class _DateColumn:
    """The days that real dates and typed ones begin with, to notice a half-converted column."""

    real: list[int] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)


class Builder:
    """Builds the tables of one area. `aliases` maps a person's pseudonym to the one it is joined with."""

    def __init__(
        self, mapping: AreaMapping, sources: Mapping[str, SourceTable], key: bytes, notebook: Notebook
    ) -> None:
        self.mapping = mapping
        self.sources = sources
        self.key = key
        self.notebook = notebook
        self.aliases: dict[str, str] = {}
        self.dates: dict[tuple[str, str], _DateColumn] = {}

    def build(self) -> dict[str, Built]:
        """The tables, in the order of the contract."""
        found: dict[str, Built] = {}
        for block in self.mapping.blocks:
            built = found.setdefault(block.table, Built())
            if block.source in self.sources:
                self._block(block, self.sources[block.source], built)
        self._half_converted()
        return {name: found[name] for name in TABLES if name in found}

    def _block(self, block: Block, source: SourceTable, built: Built) -> None:
        schema = TABLES[block.table]
        for row in source.rows:
            built.looked_at += 1
            if not holds(block.when, row):
                built.not_meant += 1
                continue
            made: Row = {}
            for column in schema.columns:
                if column.name == "area":
                    made["area"] = self.mapping.area
                elif column.name in block.columns:
                    made[column.name] = self.value(block.columns[column.name], column, source, row)
            origin = (source.name, row.number)
            reason = self._reason(block.table, made, built, source, row)
            if reason:
                built.excluded.setdefault(reason, []).append(origin)
                continue
            built.rows.append(made)
            built.origins.append(origin)

    def _reason(self, table: str, made: Row, built: Built, source: SourceTable, row: SourceRow) -> str:
        """Why a row cannot stand in its table; empty when it can."""
        schema = TABLES[table]
        for column in schema.columns:
            if column.vital and column.kind == "key" and not made.get(column.name):
                return f"{column.name} cannot be made, because what it is made from is missing"
        if not schema.unique:
            return ""
        key = tuple(made.get(name) for name in schema.unique)
        if key not in built.keys:
            built.keys[key] = len(built.rows)
            return ""
        earlier = built.rows[built.keys[key]]
        if all(earlier.get(name) == value or value is None for name, value in made.items()):
            return "the same as an earlier row"
        differing = [name for name, value in made.items() if value and earlier.get(name) != value]
        gaps = [name for name in differing if earlier.get(name) in {None, "unknown"}]
        earlier.update({name: made[name] for name in gaps})
        if gaps == differing:
            return "the same as an earlier row, whose gaps it filled"
        self.notebook.note("same_key_differs", source.place, row=row.number)
        return "the key of an earlier row, which was kept"

    def value(self, value: Value, column: Column, source: SourceTable, row: SourceRow) -> str | None:
        """The text of a value in the extract; None when it is missing."""
        if isinstance(value, Constant):
            return value.value
        if isinstance(value, MadeKey):
            return self.made_key(value, source, row)
        if isinstance(value, AgeFrom):
            return self._age(value, source, row)
        return self._other(value, column, source, row)

    def _other(
        self, value: FromColumn | MonthOf | Rules | OneOf, column: Column, source: SourceTable, row: SourceRow
    ) -> str | None:
        if isinstance(value, MonthOf):
            day = self.day(value.column, source, row)
            return day.isoformat()[:7] if day else None
        if isinstance(value, Rules):
            return next((code for tests, code in value.rules if holds(tests, row)), value.otherwise)
        if isinstance(value, OneOf):
            return self._one_of(value, column, source, row)
        return self._from_column(value, column, source, row)

    def _from_column(
        self, value: FromColumn, column: Column, source: SourceTable, row: SourceRow
    ) -> str | None:
        cell = cell_of(row, value.column)
        text = text_of(cell)
        word = plain(text) or text
        if word in value.words:
            return value.words[word]
        if cell is None:
            return value.otherwise
        if column.kind == "components":
            return self._components(value, source, row, text)
        if column.kind in {"code", "word", "key"}:
            return self._code(value, column, source, row, cell)
        return self._typed(value.column, column, source, row)

    def _typed(self, heading: str, column: Column, source: SourceTable, row: SourceRow) -> str | None:
        if column.kind == "whole":
            read = self._noted(as_whole(cell_of(row, heading)), source, heading, row)
            return None if read.value is None else str(read.value)
        text = text_of(cell_of(row, heading))
        if column.kind == "month" and ISO_MONTH.fullmatch(text):
            return text
        day = self.day(heading, source, row)
        if day is None:
            return None
        return day.isoformat()[:7] if column.kind == "month" else day.isoformat()

    def _code(
        self, value: FromColumn, column: Column, source: SourceTable, row: SourceRow, cell: Cell
    ) -> str | None:
        text = text_of(cell)
        for code in column.codes:
            if plain(code) == plain(text):
                return code
        if value.otherwise is not None:
            return value.otherwise
        self.notebook.note("unmapped_word", source.place, value.column, row=row.number, word=safe_word(text))
        return None

    def _components(self, value: FromColumn, source: SourceTable, row: SourceRow, text: str) -> str | None:
        """Several words in one cell, each with the same share."""
        found: list[str] = []
        for part in SEVERAL.split(text):
            word = plain(part)
            code = value.words.get(word)
            if code is None and word.replace(" ", "_").upper() in codes.COMPONENTS:
                code = word.replace(" ", "_").upper()
            if code is not None and code not in found:
                found.append(code)
            elif word and code is None and word not in value.words:
                self.notebook.note(
                    "unmapped_word", source.place, value.column, row=row.number, word=safe_word(part)
                )
        return ";".join(f"{code}:{1 / len(found):.4g}" for code in found) or None

    def day(self, heading: str, source: SourceTable, row: SourceRow) -> date | None:
        """The day under a heading, with its findings noted."""
        cell = cell_of(row, heading)
        seen = self.dates.setdefault((source.name, heading), _DateColumn())
        if isinstance(cell, date | datetime):
            seen.real.append(cell.day)
        elif isinstance(cell, str) and (match := FIRST_NUMBER.match(cell)):
            seen.typed.append(int(match[1]))
        read = self._noted(as_date(cell, self._date_rules(source)), source, heading, row)
        return read.value if isinstance(read.value, date) else None

    def _date_rules(self, source: SourceTable) -> DateRules:
        return DateRules(self.mapping.sources[source.name].order, self.mapping.pivot, source.date_1904)

    def _noted(self, read: Read, source: SourceTable, heading: str, row: SourceRow) -> Read:
        for code in (read.problem, read.note):
            if code:
                self.notebook.note(code, source.place, heading, row=row.number)
        return read if not read.problem else NOTHING

    def made_key(self, value: MadeKey, source: SourceTable, row: SourceRow) -> str | None:
        """The pseudonym of what the parts hold; None when one of them is missing."""
        parts = [self._part(part, source, row) for part in value.parts]
        if not all(parts):
            return None
        # Two areas may number their cases alike; only a person is looked for across areas.
        scope = [] if value.kind == "person" else [self.mapping.area]
        made = pseudonym(self.key, value.kind, [*scope, *parts])
        return self.aliases.get(made, made) if value.kind == "person" else made

    def _part(self, part: KeyPart, source: SourceTable, row: SourceRow) -> str:
        if part.is_date:
            day = self.day(part.column, source, row)
            return day.isoformat() if day else ""
        return text_of(cell_of(row, part.column))

    def _age(self, value: AgeFrom, source: SourceTable, row: SourceRow) -> str | None:
        born, on = self.day(value.born, source, row), self.day(value.on, source, row)
        if born is None or on is None:
            return None
        age = completed_years(born, on)
        if not codes.YOUNGEST_POSSIBLE <= age <= codes.OLDEST_POSSIBLE:
            self.notebook.note("age_not_possible", source.place, value.born, row=row.number)
            return None
        return str(age)

    def _one_of(self, value: OneOf, column: Column, source: SourceTable, row: SourceRow) -> str | None:
        known = [v for choice in value.choices if (v := self.value(choice, column, source, row)) is not None]
        if not known:
            return None
        if value.how == "first_of":
            return known[0]
        return min(known) if value.how == "earliest_of" else max(known)

    def _half_converted(self) -> None:
        for (name, heading), seen in self.dates.items():
            if len(seen.real) < ENOUGH or len(seen.typed) < ENOUGH:
                continue
            if max(seen.real) <= 12 < min(seen.typed):
                self.notebook.note("half_converted_dates", self.sources[name].place, heading)
