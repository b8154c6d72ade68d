"""The method pages as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from soceis.evaluation import codes
from soceis.evaluation.cells import Table
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.beside import EVERY_BY_NAME
from soceis.evaluation.methods.entries import GROUPS, GROUPS_CANNOT_SAY, PAGES, Number, Page
from soceis.evaluation.methods.examples import Example, examples_of
from soceis.evaluation.results import Results, evaluate
from soceis.evaluation.survival import Curve
from soceis.evaluation.words import row_in_words

README = "README.md"
INTRODUCTION = (
    "How each number is made: what it means, its formula, its base, where the rule comes from, and what it cannot say."
    " The definitions are those that the results carry, and the examples are tests: `make docs` writes these pages from"
    " both. An example shows small records, as they stand in an extract, and what comes out of them: how many (n), of"
    " how many (the base), and the percentage as printed. North is a complete area and South a partial one; their data"
    " was taken on 31 October 2022."
)
MAPPING_WORDS: Mapping[str, str] = {
    "corrected": "Counted as corrected",
    "published_2023": "Counted as published in 2023",
}


def method_pages(spec: Path) -> dict[str, str]:
    """Every page by its file name; `spec` is the folder of the tests that are the worked examples."""
    known = _Known(_results_of_nothing("corrected"), _results_of_nothing("published_2023"))
    numbers = frozenset(known.titles)
    modules = {name for page in PAGES for name in page.examples}
    examples = {name: tuple(examples_of(spec / f"{name}.py", numbers)) for name in modules}
    pages = {page.file: "\n".join(_page(page, known, examples)) for page in PAGES}
    return {README: _contents(known), **pages}


@dataclass(frozen=True)
class _Known:
    """The tables and curves of both mappings, made from an extract without rows, for their words."""

    corrected: Results
    published: Results

    @property
    def titles(self) -> dict[str, str]:
        """Every table and curve with its title."""
        found: dict[str, str] = {}
        for results in (self.corrected, self.published):
            found |= {table.name: table.title for table in results.all_tables}
            found |= {curve.name: curve.title for curve in results.curves}
        return found

    def tables(self, name: str) -> dict[str, Table]:
        """A table under each mapping that has it."""
        both = {"corrected": self.corrected, "published_2023": self.published}
        return {
            mapping: table
            for mapping, results in both.items()
            for table in results.all_tables
            if table.name == name
        }

    def curve(self, name: str) -> Curve | None:
        """The first curve of a name."""
        return next((curve for curve in self.corrected.curves if curve.name == name), None)


def _results_of_nothing(mapping: codes.MappingName) -> Results:
    import pyarrow as pa

    area = {
        "area": "Area", "nation": "wales", "launch_date": "2020-01-01", "data_date": "2020-01-01", "complete": True,
    }  # fmt: skip
    about = {"format": 1, "service": "", "created_at": "2020-01-01", "areas": [area]}
    empty = {
        name: pa.table({column: pa.array([], pa.string()) for column in schema.names})
        for name, schema in EVERY_BY_NAME.items()
    }
    return evaluate(Extract.from_tables(about, empty), mapping)


def _contents(known: _Known) -> str:
    lines = ["# How the numbers are made", "", INTRODUCTION, "", "| page | numbers |", "|---|---|"]
    for page in PAGES:
        names = ", ".join(known.titles[number.name] for number in page.numbers) or page.introduction
        lines.append(f"| [{page.title}]({page.file}) | {names} |")
    return "\n".join([*lines, ""])


def _page(page: Page, known: _Known, examples: Mapping[str, tuple[Example, ...]]) -> Iterator[str]:
    yield f"# {page.title}"
    yield ""
    yield page.introduction
    yield ""
    listed = [example for module in page.examples for example in examples[module]]
    for number in page.numbers:
        yield from _number(number, known)
        own = [e for e in listed if number.name in e.about]
        for example in own:
            yield from _example(example, 3)
        listed = [e for e in listed if e not in own]
    if page is GROUPS:
        yield from _groups(known)
    elsewhere = {number.name for other in PAGES for number in other.numbers}
    home = page.examples[0]
    rest = [
        e
        for e in listed
        if e.module == home and (page is GROUPS or not page.numbers or not e.about & elsewhere)
    ]
    if rest:
        yield "## Examples" if not page.numbers else "## Further rules"
        yield ""
    for example in rest:
        yield from _example(example, 3)


def _number(number: Number, known: _Known) -> Iterator[str]:
    yield f"## {known.titles[number.name]}"
    yield ""
    yield f"`{number.name}`. {number.meaning}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    curve = known.curve(number.name)
    if curve is not None:
        yield f"| Definition | {curve.definition} |"
        yield "| Unit | days |"
    for mapping, table in known.tables(number.name).items():
        yield f"| {MAPPING_WORDS[mapping]} | {table.definition} Unit: {table.unit}. |"
    rows = _rows(known, number.name)
    if rows:
        yield f"| Rows | {rows} |"
    yield f"| Formula | {number.formula} |"
    yield f"| Source | {number.source} |"
    yield f"| What it cannot say | {number.cannot_say} |"
    yield ""


def _rows(known: _Known, name: str) -> str:
    tables = known.tables(name)
    if not tables:
        return ""
    table = next(iter(tables.values()))
    rows = dict.fromkeys([*(c.row for c in table.cells), *(s.row for s in table.statistics)])
    return ", ".join(row_in_words(name, row) for row in rows)


def _groups(known: _Known) -> Iterator[str]:
    """The groupings: which tables there are, and what their columns are."""
    by: dict[str, list[Table]] = {}
    for table in known.corrected.all_tables:
        if table.by != "area":
            by.setdefault(table.by, []).append(table)
    for tables in by.values():
        first = tables[0]
        grouping = first.title.rpartition(", ")[2]
        columns = first.definition.rpartition("Columns: ")[2]
        yield f"## {grouping[0].upper()}{grouping[1:]}"
        yield ""
        yield f"Columns: {columns}"
        yield ""
        yield "| table | what | of what |"
        yield "|---|---|---|"
        for table in tables:
            yield f"| `{table.name}` | {table.title.rpartition(', ')[0]} | {table.unit} |"
        yield ""
    yield f"What they cannot say: {GROUPS_CANNOT_SAY}"
    yield ""
    yield (
        "Each table counts as the table of the same name by area does; each base is that of the column's group. The"
        " groups and not known together are Overall."
    )
    yield ""


def _example(example: Example, level: int) -> Iterator[str]:
    yield f"{'#' * level} {example.sentence[:-1]}"
    yield ""
    if example.words:
        yield example.words
        yield ""
    for table, (header, *rows) in example.records:
        yield f"| {table}: {header[0]} | " + "".join(f"{cell} | " for cell in header[1:]).rstrip()
        yield "|" + "---|" * len(header)
        for row in rows:
            yield ("| " + "".join(f"{cell} | " for cell in row)).rstrip()
        yield ""
    for result in example.results:
        yield f"- {result}"
    if example.results:
        yield ""
    yield f"Held by `{example.name}` in tests/spec/{example.module}.py."
    yield ""
