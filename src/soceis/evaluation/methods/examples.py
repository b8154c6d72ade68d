"""The worked examples: tests that read as sentences, taken from their source without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soceis.evaluation.codes import OVERALL
from soceis.evaluation.frames.beside import EVERY_BY_NAME

MISSING = "."
AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Example:
    """A test: its module and name, what it shows as a sentence, its words, the numbers it is about, its records.

    `records` are (table, lines of cells, the header first). `results` are sentences about what
    comes out.
    """

    module: str
    name: str
    sentence: str
    words: str
    about: frozenset[str]
    records: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    results: tuple[str, ...]


Names = Mapping[str, ast.expr]


def examples_of(module: Path, numbers: frozenset[str]) -> Iterator[Example]:
    """The tests of a module, in their order; `numbers` are the names of tables and curves to look for."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    known = _assigned(tree.body)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in functions.values():
        if node.name.startswith("test_"):
            yield _example(module.stem, node, known, functions, numbers)


def _example(
    module: str,
    test: ast.FunctionDef,
    known: Names,
    functions: Mapping[str, ast.FunctionDef],
    numbers: frozenset[str],
) -> Example:
    names = {**known, **_assigned(test.body)}
    words = ast.get_docstring(test) or ""
    called = [functions[n] for n in _called(test) if n in functions and not n.startswith("test_")]
    said = {
        node.value
        for part in (test, *called)
        for node in ast.walk(part)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return Example(
        module,
        test.name,
        f"{test.name.removeprefix('test_').replace('_', ' ').capitalize()}.",
        " ".join(words.split()),
        frozenset(said & numbers),
        tuple(_records(test, names)),
        tuple(_results(test, names)),
    )


def _results(test: ast.FunctionDef, names: Names) -> Iterator[str]:
    """What comes out, as sentences, for the assertions that compare numbers with numbers."""
    local = {name: value for name, value in names.items() if isinstance(value, ast.Call | ast.Attribute)}
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            whole = _PutIn(local).visit(ast.parse(ast.unparse(node.test), mode="eval")).body
            yield from _sentences(whole)


class _PutIn(ast.NodeTransformer):
    """Puts what was assigned to a name in its place."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._names.get(node.id, node)


def _sentences(test: ast.expr) -> Iterator[str]:
    """The words of an equation; none for what the words of the test have to say by themselves."""
    match test:
        case ast.Compare(ast.Tuple(left), [ast.Eq()], [ast.Tuple(right)]) if _all_printed(left):
            for call, expected in zip(left, right, strict=True):
                yield from _sentences(ast.Compare(call, [ast.Eq()], [expected]))
        case ast.Compare(
            ast.Call(ast.Name("printed"), [m, _, r, c], _), [ast.Eq()], [ast.Tuple([n, base, text])]
        ):
            mapping, row, column, many, of, said = (_value(part) for part in (m, r, c, n, base, text))
            yield f"Under `{mapping}`, the row `{row}` of the column {column}: {many} of {of}, printed as {said}."
        case ast.Compare(ast.Call(ast.Name("steps")), [ast.Eq()], [ast.List(points)]):
            for day, left, risk in (_value(point) for point in points):
                yield f"Day {day}: {left}% left, {risk} at risk before it."
        case ast.Compare(what, [ast.Eq()], [ast.Dict() as found]) if _is_plain(found):
            leaving_out = isinstance(what, ast.Call) and ast.unparse(what.func) == "left_out"
            yield (
                ("Left out: " if leaving_out else "")
                + "; ".join(f"{_in_words(k)}: {_in_words(v)}" for k, v in _pairs_of(found))
                + "."
            )


def _all_printed(parts: Iterable[ast.expr]) -> bool:
    return all(
        isinstance(p, ast.Call) and isinstance(p.func, ast.Name) and p.func.id == "printed" for p in parts
    )


OVERALL_NAME = "OVERALL"


def _value(part: ast.expr | None) -> Any:
    """A constant, or the column Overall by its name in the code."""
    if isinstance(part, ast.Name) and part.id == OVERALL_NAME:
        return OVERALL
    return ast.literal_eval(part) if part is not None else ""


def _is_plain(found: ast.Dict) -> bool:
    try:
        list(_pairs_of(found))
    except ValueError:
        return False
    return True


def _pairs_of(found: ast.Dict) -> Iterator[tuple[Any, Any]]:
    for key, value in zip(found.keys, found.values, strict=True):
        yield _value(key), _value(value)


def _in_words(value: object) -> str:
    match value:
        case (n, base):
            return f"{n} of {base}"
        case _:
            return str(value)


def _assigned(body: Iterable[ast.stmt]) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _called(node: ast.AST) -> list[str]:
    return [n.func.id for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]


def _records(test: ast.FunctionDef, names: Names) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The small tables that a test gives to the records, by their names, each once."""
    seen: set[str] = set()
    for table, value in _given(test, names):
        text = _resolved(value, names)
        if table in seen or not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            continue
        seen.add(table)
        rows = [tuple(cell.strip() for cell in line.split("|")) for line in text.value.strip().splitlines()]
        yield table, tuple(tuple("" if c == MISSING else c for c in row) for row in rows)


def _given(test: ast.FunctionDef, names: Names) -> Iterator[tuple[str, ast.expr]]:
    """Keyword arguments and entries of dictionaries that are named like a table."""
    places: list[ast.AST] = [test]
    places += [names[n.id] for n in ast.walk(test) if isinstance(n, ast.Name) and n.id in names]
    for node in (node for place in places for node in ast.walk(place)):
        if isinstance(node, ast.keyword) and node.arg in {*EVERY_BY_NAME, AREAS}:
            yield node.arg, node.value
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in {*EVERY_BY_NAME, AREAS}:
                    yield str(key.value), value


def _resolved(value: ast.expr, names: Names) -> ast.expr:
    """What a name stands for; anything else is itself."""
    while isinstance(value, ast.Name) and value.id in names:
        value = names[value.id]
    return value
