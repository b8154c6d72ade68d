"""From the lines of a mapping file to its shape, with one plain sentence for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from soceis.evaluation.adapting.mapping.expanding import expanded
from soceis.evaluation.adapting.mapping.lines import At, Source, parse_yaml, read_yaml
from soceis.evaluation.adapting.mapping.shape import (
    AgeFrom,
    AreaMapping,
    Block,
    Constant,
    FromColumn,
    KeyPart,
    LeaveOut,
    LookUp,
    MadeKey,
    MonthOf,
    OneOf,
    Rules,
    SamePerson,
    SourceSpec,
    Test,
    Value,
)
from soceis.evaluation.adapting.values import DateOrder, plain
from soceis.evaluation.codes import NATIONS, OVERALL
from soceis.evaluation.errors import MappingInvalid
from soceis.evaluation.frames.schema import TABLES, Column

TOP = (
    "format", "confirmed", "service", "area", "nation", "launch_date", "data_date", "complete", "missing_words",
    "total_words", "dates", "two_digit_years", "sources", "tables", "same_young_person",
)  # fmt: skip
# What a mapping may leave out.
LEFT_TO_DEFAULTS = (
    "service",
    "missing_words",
    "total_words",
    "dates",
    "two_digit_years",
    "same_young_person",
)
NEEDED = tuple(name for name in TOP if name not in LEFT_TO_DEFAULTS)
SOURCE = ("file", "sheet", "header_rows", "dates", "leave_out", "look_up")
BLOCK = ("from", "when", "columns")
ORDERS = ("day first", "month first")
TESTS = ("present", "missing", "ticked", "not ticked")
TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal", "sum", "cyfanswm"})
MISSING = frozenset({""})
HEADER_ROWS = re.compile("([1-9][0-9]?)(?:-([1-9][0-9]?))?")
CODE = re.compile("[a-z0-9_]{1,80}")
LONGEST_NAME = 100


def read_mapping(path: Path) -> AreaMapping:
    """The mapping in a file; MappingInvalid, with its line, when it cannot be followed."""
    return _mapping(Source(path.name), read_yaml(path))


def parse_mapping(text: str, name: str = "the mapping") -> AreaMapping:
    """The same for a text."""
    return _mapping(Source(name), parse_yaml(name, text))


def _mapping(source: Source, root: At) -> AreaMapping:
    top = source.mapping(root, "the mapping")
    source.only(top, TOP, "a mapping")
    for name in NEEDED:
        if name not in top:
            raise source.wrong(root.line, f"`{name}` is missing; add it at the top.")
    _refuse_unconfirmed(source, top)
    parser = _Parser(source, _order(source, top.get("dates"), "day first"))
    sources = parser.sources(top["sources"])
    data_date = _day(source, top["data_date"], "data_date")
    mapping = AreaMapping(
        source.name,
        source.text(top["service"], "`service`") if "service" in top else "",
        _area(source, top["area"]),
        source.one_of(
            source.text(top["nation"], "`nation`"), NATIONS, top["nation"].line, "there is no nation"
        ),
        _day(source, top["launch_date"], "launch_date"),
        data_date,
        source.yes_or_no(top["complete"], "`complete`"),
        _words(source, top.get("missing_words"), "missing_words") | MISSING,
        _words(source, top.get("total_words"), "total_words") if "total_words" in top else TOTALS,
        _pivot(source, top.get("two_digit_years"), data_date),
        sources,
        parser.blocks(top["tables"], sources),
        parser.same_person(top.get("same_young_person"), sources),
    )
    if not mapping.blocks:
        raise source.wrong(top["tables"].line, "no table gets any rows; add `referrals` at least.")
    return mapping


def _refuse_unconfirmed(source: Source, top: dict[str, At]) -> None:
    if source.text(top["format"], "`format`") != "1":
        raise source.wrong(top["format"].line, "this version reads mappings of format 1; write `format: 1`.")
    if not source.yes_or_no(top["confirmed"], "`confirmed`"):
        raise MappingInvalid(
            f"{source.name} is a draft that nobody has confirmed; check every line of it, then write"
            " `confirmed: yes` at its top."
        )


def _area(source: Source, node: At) -> str:
    name = source.text(node, "`area`")
    if len(name) > LONGEST_NAME or not name.isprintable() or not name.strip() or name == OVERALL:
        raise source.wrong(node.line, "this is no usable name for an area; give it one of up to 100 letters.")
    return name.strip()


def _day(source: Source, node: At, what: str) -> date:
    try:
        return date.fromisoformat(source.text(node, f"`{what}`"))
    except ValueError:
        raise source.wrong(node.line, f"`{what}` must be a day as YYYY-MM-DD.") from None


def _words(source: Source, node: At | None, what: str) -> frozenset[str]:
    if node is None or node.value is None:
        return frozenset()
    return frozenset(
        _missing_word(item.value if isinstance(item.value, str) else source.text(item, f"`{what}`"))
        for item in source.items(node)
    )


def _missing_word(text: str) -> str:
    """A word as it is compared; one of punctuation alone, such as "-" or "?", stays as it is."""
    return plain(text) or text.strip()


def _pivot(source: Source, node: At | None, data_date: date) -> int:
    if node is None:
        return data_date.year % 100
    text = source.text(node, "`two_digit_years`")
    if not re.fullmatch("[0-9]{2}", text):
        raise source.wrong(
            node.line, "`two_digit_years` must be the last year of this century, with two digits, such as 26."
        )
    return int(text)


def _order(source: Source, node: At | None, default: DateOrder) -> DateOrder:
    if node is None:
        return default
    found = source.one_of(source.text(node, "`dates`"), ORDERS, node.line, "there is no order of dates")
    return cast("DateOrder", found)


class _Parser:
    """The parts of a mapping below its top."""

    def __init__(self, source: Source, order: DateOrder) -> None:
        self.source = source
        self.order = order
        self.makers: dict[str, Callable[[At, Column], Value]] = {
            "column": self._column,
            "value": self._constant,
            "person": self._person,
            "key": self._key,
            "age_from": self._age,
            "month_of": self._month,
            "rules": self._rules,
            "first_of": self._one_of,
            "earliest_of": self._one_of,
            "latest_of": self._one_of,
        }

    def sources(self, node: At) -> dict[str, SourceSpec]:
        listed = self.source.mapping(node, "`sources`")
        found = {name: self._source(name, entry) for name, entry in listed.items()}
        for spec in found.values():
            for joined in spec.look_up:
                self.source.one_of(joined.source, tuple(found), spec.line, "there is no source")
        return found

    def _source(self, name: str, node: At) -> SourceSpec:
        entries = self.source.mapping(node, f"the source {name}")
        self.source.only(entries, SOURCE, f"the source {name}")
        if "file" not in entries:
            raise self.source.wrong(node.line, f"the source {name} has no `file`; add the name of the file.")
        file = self.source.text(entries["file"], "`file`")
        if Path(file).is_absolute() or ".." in Path(file).parts:
            raise self.source.wrong(
                entries["file"].line, "`file` must lie in the folder of the mapping, or below it."
            )
        return SourceSpec(
            name,
            file,
            self.source.text(entries["sheet"], "`sheet`") if "sheet" in entries else "",
            self._header_rows(entries.get("header_rows")),
            _order(self.source, entries.get("dates"), self.order),
            tuple(self._left_out(item) for item in self._listed(entries.get("leave_out"))),
            tuple(self._look_ups(entries.get("look_up"))),
            node.line,
        )

    def _listed(self, node: At | None) -> list[At]:
        return [] if node is None or node.value is None else self.source.items(node)

    def _header_rows(self, node: At | None) -> tuple[int, ...]:
        if node is None:
            return (1,)
        match = HEADER_ROWS.fullmatch(self.source.text(node, "`header_rows`"))
        if not match or int(match[2] or match[1]) - int(match[1]) not in range(4):
            raise self.source.wrong(node.line, "`header_rows` must be a row number, or up to four as in 3-4.")
        return tuple(range(int(match[1]), int(match[2] or match[1]) + 1))

    def _left_out(self, node: At) -> LeaveOut:
        entries = self.source.mapping(node, "an entry of `leave_out`")
        self.source.only(entries, ("when", "reason"), "`leave_out`")
        if "when" not in entries or "reason" not in entries:
            raise self.source.wrong(node.line, "an entry of `leave_out` needs `when` and `reason`.")
        return LeaveOut(self.tests(entries["when"]), self.source.text(entries["reason"], "`reason`"))

    def _look_ups(self, node: At | None) -> list[LookUp]:
        found: list[LookUp] = []
        if node is None:
            return found
        for name, pair in self.source.mapping(node, "`look_up`").items():
            for own, other in self.source.mapping(pair, f"`look_up: {name}`").items():
                found.append(LookUp(name, own, self.source.text(other, f"`{own}`")))
        return found

    def tests(self, node: At | None) -> tuple[Test, ...]:
        if node is None:
            return ()
        return tuple(self._test(column, item) for column, item in self.source.mapping(node, "`when`").items())

    def _test(self, column: str, node: At) -> Test:
        if isinstance(node.value, str) and node.value in TESTS:
            return Test(column, node.value)
        words = self.source.texts(node, f"what `{column}` holds")
        return Test(column, "words", frozenset(_missing_word(word) for word in words))

    def blocks(self, node: At, sources: dict[str, SourceSpec]) -> tuple[Block, ...]:
        found: list[Block] = []
        for table, listed in self.source.mapping(node, "`tables`").items():
            self.source.one_of(table, tuple(TABLES), listed.line, "the extract has no table")
            for entry in self.source.items(listed):
                found += [self._block(table, one, sources) for one in expanded(self.source, entry)]
        return tuple(found)

    def _block(self, table: str, node: At, sources: dict[str, SourceSpec]) -> Block:
        entries = self.source.mapping(node, f"the table {table}")
        self.source.only(entries, (*BLOCK, "each"), f"the table {table}")
        for name in ("from", "columns"):
            if name not in entries:
                raise self.source.wrong(node.line, f"the table {table} needs `{name}`.")
        source = self.source.text(entries["from"], "`from`")
        self.source.one_of(source, tuple(sources), entries["from"].line, "there is no source")
        # The area is filled in by itself: one mapping is one area.
        schema = {column.name: column for column in TABLES[table].columns if column.name != "area"}
        given = self.source.mapping(entries["columns"], "`columns`")
        self.source.only(given, schema, f"the table {table}")
        lacking = [key for key in TABLES[table].keys if key not in given and key != "area"]
        if lacking:
            raise self.source.wrong(
                entries["columns"].line,
                f"the table {table} needs the column {lacking[0]}; say how it is made.",
            )
        columns = {name: self.value(item, schema[name]) for name, item in given.items()}
        return Block(table, source, self.tests(entries.get("when")), columns, node.line)

    def value(self, node: At, column: Column) -> Value:
        if isinstance(node.value, str):
            return self._column(At({"column": node}, node.line), column)
        entries = self.source.mapping(node, f"the column {column.name}")
        kinds = [name for name in self.makers if name in entries]
        if len(kinds) != 1:
            offered = ", ".join(self.makers)
            raise self.source.wrong(
                node.line, f"the column {column.name} must say one way in which it is made: {offered}."
            )
        return self.makers[kinds[0]](node, column)

    def _entries(self, node: At, *allowed: str) -> dict[str, At]:
        entries = self.source.mapping(node, "a column")
        self.source.only(entries, allowed, "a column made so")
        return entries

    def _column(self, node: At, column: Column) -> Value:
        entries = self._entries(node, "column", "words", "otherwise")
        words: dict[str, str | None] = {}
        if "words" in entries:
            for word, code in self.source.mapping(entries["words"], "`words`").items():
                words[_missing_word(word)] = None if code.value is None else self._code(code, column)
        if column.kind == "key" and not words:
            raise self.source.wrong(
                node.line,
                f"the column {column.name} would carry the area's own reference into the extract; write"
                " `key: [column]`, which makes a pseudonym of it.",
            )
        otherwise = self._code(entries["otherwise"], column) if "otherwise" in entries else None
        return FromColumn(self.source.text(entries["column"], "`column`"), words, otherwise)

    def _code(self, node: At, column: Column) -> str:
        code = self.source.text(node, "a code")
        if column.codes:
            self.source.one_of(code, column.codes, node.line, f"{column.name} has no code")
        elif column.kind == "word" and not CODE.fullmatch(code):
            raise self.source.wrong(
                node.line, f"a code of {column.name} must be lower-case letters, digits and underscores."
            )
        return code

    def _constant(self, node: At, column: Column) -> Value:
        return Constant(self._code(self._entries(node, "value")["value"], column))

    def _person(self, node: At, _column: Column) -> Value:
        return MadeKey("person", self._parts(self._entries(node, "person")["person"]))

    def _key(self, node: At, column: Column) -> Value:
        entries = self._entries(node, "key", "of")
        kind = self.source.text(entries["of"], "`of`") if "of" in entries else column.name.removesuffix("_id")
        return MadeKey(kind, self._parts(entries["key"]))

    def _parts(self, node: At) -> tuple[KeyPart, ...]:
        parts: list[KeyPart] = []
        for item in self.source.items(node):
            if isinstance(item.value, dict):
                dated = self._entries(item, "date")
                parts.append(KeyPart(self.source.text(dated["date"], "`date`") if dated else "", True))
            else:
                parts.append(KeyPart(self.source.text(item, "a part of a key")))
        if not parts or not all(part.column for part in parts):
            raise self.source.wrong(node.line, "a key needs at least one column.")
        return tuple(parts)

    def _age(self, node: At, _column: Column) -> Value:
        entries = self._entries(node, "age_from", "on")
        if "on" not in entries:
            raise self.source.wrong(node.line, "`age_from` needs `on`: the column of the day.")
        return AgeFrom(
            self.source.text(entries["age_from"], "`age_from`"), self.source.text(entries["on"], "`on`")
        )

    def _month(self, node: At, _column: Column) -> Value:
        return MonthOf(self.source.text(self._entries(node, "month_of")["month_of"], "`month_of`"))

    def _rules(self, node: At, column: Column) -> Value:
        entries = self._entries(node, "rules", "otherwise")
        rules: list[tuple[tuple[Test, ...], str]] = []
        for item in self.source.items(entries["rules"]):
            rule = self._entries(item, "when", "then")
            if "when" not in rule or "then" not in rule:
                raise self.source.wrong(item.line, "a rule needs `when` and `then`.")
            rules.append((self.tests(rule["when"]), self._code(rule["then"], column)))
        otherwise = self._code(entries["otherwise"], column) if "otherwise" in entries else None
        return Rules(tuple(rules), otherwise)

    def _one_of(self, node: At, column: Column) -> Value:
        entries = self._entries(node, "first_of", "earliest_of", "latest_of")
        how, listed = next(iter(entries.items()))
        if how != "first_of" and column.kind != "date":
            raise self.source.wrong(node.line, f"`{how}` makes dates, and {column.name} is none.")
        return OneOf(how, tuple(self.value(item, column) for item in self.source.items(listed)))

    def same_person(self, node: At | None, sources: dict[str, SourceSpec]) -> SamePerson | None:
        if node is None:
            return None
        entries = self.source.mapping(node, "`same_young_person`")
        self.source.only(entries, ("look_in", "name", "born", "merge"), "`same_young_person`")
        for needed in ("look_in", "name", "born"):
            if needed not in entries:
                raise self.source.wrong(node.line, f"`same_young_person` needs `{needed}`.")
        where = self.source.text(entries["look_in"], "`look_in`")
        self.source.one_of(where, tuple(sources), entries["look_in"].line, "there is no source")
        return SamePerson(
            where,
            self.source.texts(entries["name"], "`name`"),
            self.source.text(entries["born"], "`born`"),
            tuple(self._merge(item) for item in self._listed(entries.get("merge"))),
        )

    def _merge(self, node: At) -> tuple[int, ...]:
        rows = self.source.texts(node, "`merge`")
        if len(rows) < 2 or not all(re.fullmatch("[0-9]{1,7}", row) for row in rows):
            raise self.source.wrong(node.line, "an entry of `merge` must be row numbers, such as [12, 57].")
        return tuple(int(row) for row in rows)
