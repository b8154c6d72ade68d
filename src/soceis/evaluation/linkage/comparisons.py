"""How two records are compared: for each field its levels of agreement, from the same to different.

Each level has a default for m (how often two records of one young person stand there), used until and unless
the records teach better, and for how often two people of one household stand there (`home`; None where that is
as for any two people). Defaults are the authors' judgement, from what is published about administrative
records of young people in the United Kingdom; they are printed in model.json beside what was learnt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from soceis.evaluation.linkage.settings import Backend, Field, Settings, sides_of

# Likeness of two texts (Jaro and Winkler, 1990), and of two encodings (Dice, 1945).
VERY_ALIKE, ALIKE = 0.92, 0.85
VERY_ALIKE_CODES, ALIKE_CODES = 0.8, 0.68


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement: its label, when a pair stands there, m, and m within a household."""

    label: str
    when: str
    m: float
    home: float | None = None
    frequency: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The levels of one field, best first; the last one is everything else. `missing` says when it says nothing."""

    field: Field
    missing: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine says what standard SQL does not."""

    alike: str
    overlap: str


DIALECTS: dict[Backend, Dialect] = {
    "duckdb": Dialect("jaro_winkler_similarity({0}_l, {0}_r) >= {1}", "list_has_any({0}_keys_l, {0}_keys_r)"),
    "spark": Dialect("jaro_winkler({0}_l, {0}_r) >= {1}", "arrays_overlap({0}_keys_l, {0}_keys_r)"),
}
# Dice's coefficient of two bit strings.
DICE = "2.0 * bit_count({0}_bits_l & {0}_bits_r) >= {1} * (bit_count({0}_bits_l) + bit_count({0}_bits_r))"


def comparisons_of(settings: Settings) -> tuple[Comparison, ...]:
    """The comparison of each field."""
    names = bool(settings.of_kind("first_name") and settings.of_kind("last_name"))
    dialect = DIALECTS[settings.backend]
    if settings.encoded:
        dialect = Dialect(DICE, dialect.overlap)
    return tuple(_comparison(each, settings, dialect, names) for each in settings.fields)


def _comparison(each: Field, settings: Settings, dialect: Dialect, names: bool) -> Comparison:
    x = each.name
    missing = f"{x}_l IS NULL OR {x}_r IS NULL"
    alike = (VERY_ALIKE_CODES, ALIKE_CODES) if settings.encoded else (VERY_ALIKE, ALIKE)
    if each.kind == "first_name":
        return Comparison(each, missing, _first(x, dialect, names, alike, coded=settings.encoded))
    if each.kind == "last_name":
        return Comparison(each, missing, _last(x, dialect, names, alike))
    if each.kind == "date":
        return Comparison(each, missing, _date(x, settings))
    if each.kind == "sex":
        born = settings.of_kind("date")
        if settings.encoded and born:
            # A code of the sex alone would show it, so it is made with the date of birth.
            missing = f"{missing} OR {born}_l IS NULL OR {born}_r IS NULL OR {born}_l <> {born}_r"
        return Comparison(each, missing, _sex(x))
    if each.kind == "postcode":
        return Comparison(each, f"{x}_district_l IS NULL OR {x}_district_r IS NULL", _postcode(x))
    return Comparison(each, missing, _text(x, dialect, alike, exact=each.kind == "code"))


Alike = tuple[float, float]


def _first(x: str, dialect: Dialect, names: bool, alike: Alike, *, coded: bool) -> tuple[Level, ...]:
    initial = f"{x}_initial_l = {x}_initial_r AND (length({x}_l) = 1 OR length({x}_r) = 1)"
    exchanged = Level("exchanged with the last name", _exchanged(x), 0.01)
    return (
        Level("the same", f"{x}_l = {x}_r", 0.80, 1e-4, x),
        Level("a variant, a nickname or another name", dialect.overlap.format(x), 0.08),
        Level("very alike", dialect.alike.format(x, alike[0]), 0.05),
        Level("alike", dialect.alike.format(x, alike[1]), 0.01),
        *((exchanged,) if names else ()),
        # A code of an initial would be known by its frequency, so there is none.
        *(() if coded else (Level("an initial that fits", initial, 0.01),)),
        Level("different", "", 0.04),
    )


def _last(x: str, dialect: Dialect, names: bool, alike: Alike) -> tuple[Level, ...]:
    exchanged = Level("exchanged with the first name", _exchanged(x), 0.01)
    return (
        Level("the same", f"{x}_l = {x}_r", 0.85, 0.85, x),
        Level("a variant, a former or another name", dialect.overlap.format(x), 0.05, 0.05),
        Level("very alike", dialect.alike.format(x, alike[0]), 0.04, 0.03),
        Level("alike", dialect.alike.format(x, alike[1]), 0.01),
        *((exchanged,) if names else ()),
        Level("different", "", 0.04, 0.05),
    )


def _exchanged(x: str) -> str:
    return f"{x}_l = {x}_reversed_r AND {x}_reversed_l = {x}_r"


def _date(x: str, settings: Settings) -> tuple[Level, ...]:
    digit = Level("one digit different", f"levenshtein({x}_l, {x}_r) <= 1", 0.02)
    parts = f"{x}_month_l = {x}_month_r OR {x}_day_l = {x}_day_r OR {x}_other_l = {x}_other_r"
    return (
        Level("the same", f"{x}_l = {x}_r", 0.93),
        Level("day and month exchanged", f"{x}_l = {x}_swapped_r", 0.01),
        *(() if settings.encoded else (digit,)),
        Level("two parts of three the same", parts, 0.02),
        Level("different", "", 0.02),
    )


def _sex(x: str) -> tuple[Level, ...]:
    return (Level("the same", f"{x}_l = {x}_r", 0.98), Level("different", "", 0.02))


def _postcode(x: str) -> tuple[Level, ...]:
    return (
        Level("the same", f"{x}_l = {x}_r", 0.70, 0.95, x),
        Level("the same sector", f"{x}_sector_l = {x}_sector_r", 0.05, 0.01),
        Level("the same district", f"{x}_district_l = {x}_district_r", 0.08, 0.02),
        Level("different", "", 0.17, 0.02),
    )


def _text(x: str, dialect: Dialect, alike: Alike, *, exact: bool) -> tuple[Level, ...]:
    same = Level("the same", f"{x}_l = {x}_r", 0.85, None, x)
    if exact:
        return (same, Level("different", "", 0.15))
    return (
        same,
        Level("very alike", dialect.alike.format(x, alike[0]), 0.07),
        Level("alike", dialect.alike.format(x, alike[1]), 0.02),
        Level("different", "", 0.06),
    )


def as_splink(comparison: Comparison, learnt: Sequence[tuple[float, float]] = ()) -> dict[str, Any]:
    """The comparison as Splink reads it; `learnt` are m and u of each level, the defaults when empty."""
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": comparison.missing,
            "label_for_charts": "missing",
            "is_null_level": True,
        }
    ]
    for place, level in enumerate(comparison.levels):
        made: dict[str, Any] = {"sql_condition": level.when or "ELSE", "label_for_charts": level.label}
        made["m_probability"] = learnt[place][0] if learnt else level.m
        if learnt:
            made["u_probability"] = learnt[place][1]
        if level.frequency:
            made["tf_adjustment_column"] = level.frequency
            made["tf_adjustment_weight"] = 1.0
        levels.append(made)
    return {"output_column_name": comparison.field.name, "comparison_levels": levels}


def rule_as_sql(rule: Sequence[str]) -> str:
    """A rule as the condition of a join."""
    return " AND ".join(f"l.{left} = r.{right}" for left, right in map(sides_of, rule))


def levels_as_sql(comparisons: Sequence[Comparison], pairs: str, sides: Sequence[str]) -> str:
    """A query of pairs (n_l, n_r, match_weight) with each comparison's level: the best is the highest, -1 missing."""
    compared = dict.fromkeys(
        column
        for comparison in comparisons
        for text in (comparison.missing, *(level.when for level in comparison.levels))
        for column in re.findall(r"([A-Za-z0-9_]+)_[lr]\b", text)
    )
    named = ", ".join(f"x.{column} AS {column}_l, y.{column} AS {column}_r" for column in compared)
    levels = ", ".join(
        f"CASE WHEN {each.missing} THEN -1 {_whens(each)} ELSE 0 END AS gamma_{each.field.name}"
        for each in comparisons
    )
    return (
        f"SELECT n_l, n_r, match_weight, {levels} FROM (SELECT p.n_l, p.n_r, p.match_weight, {named}"
        f" FROM {pairs} p JOIN {sides[0]} x ON p.n_l = x.n JOIN {sides[1]} y ON p.n_r = y.n)"
    )


def _whens(comparison: Comparison) -> str:
    last = len(comparison.levels) - 1
    return " ".join(
        f"WHEN {level.when} THEN {last - place}" for place, level in enumerate(comparison.levels[:-1])
    )
