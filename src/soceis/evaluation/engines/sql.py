"""Pieces of SQL that every engine reads after translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def any_of(values: Iterable[str]) -> str:
    """A list of texts for SQL's IN."""
    return "(" + ", ".join(literal(value) for value in values) + ")"


def mapped(column: str, mapping: Sequence[tuple[str, str]]) -> str:
    """An SQL CASE that turns each code of a column into what it maps to."""
    arms = " ".join(f"WHEN {literal(code)} THEN {literal(row)}" for code, row in mapping)
    return f"CASE {column} {arms} END"


def full_months_sql(first: str, second: str) -> str:
    """Full months between two dates (SQL): months apart, less one when the second day of the month is smaller.

    Source: section 2.2.1 of the 2023 report and the contract of the results.
    """
    return (
        f"12 * (year({second}) - year({first})) + month({second}) - month({first})"
        f" - CASE WHEN day({second}) < day({first}) THEN 1 ELSE 0 END"
    )
