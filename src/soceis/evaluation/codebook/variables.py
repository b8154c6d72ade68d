"""What a codebook says of a table: its variables, their codes, and why a value may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Type = Literal["text", "code", "date", "whole", "number"]
Level = Literal["S0", "S1", "S2", "S3"]
Why = Literal[
    "not_recorded",
    "not_usable",
    "not_in_extract",
    "not_asked",
    "not_known",
    "does_not_apply",
    "suppressed",
    "not_made",
]


@dataclass(frozen=True, slots=True)
class Missing:
    """One reason for a missing value: SPSS writes the number, Stata the letter after the point."""

    why: Why
    number: int
    letter: str
    label: str


# The numbers form one range, because SPSS knows three single missing values or one range.
MISSING: tuple[Missing, ...] = (
    Missing("not_recorded", -9, "a", "Nothing recorded"),
    Missing("not_usable", -8, "b", "Recorded, but cannot be used: see readiness.json"),
    Missing("not_in_extract", -7, "c", "The extract has no such column"),
    Missing("not_asked", -6, "d", "Not asked: the form does not offer it"),
    Missing("not_known", -5, "e", "Asked, and not known"),
    Missing("does_not_apply", -4, "f", "Does not apply"),
    Missing("suppressed", -3, "g", "Suppressed by the disclosure policy"),
    Missing("not_made", -2, "h", "Not made: data that it needs are missing"),
)
MISSING_BY_WHY: Mapping[str, Missing] = {missing.why: missing for missing in MISSING}
LOWEST_MISSING, HIGHEST_MISSING = MISSING[0].number, MISSING[-1].number


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it stands in CSV and Parquet, its number in SPSS and Stata, and what it means.

    `missing` is set for a code that no base counts: it has the number of that reason.
    """

    code: str
    number: int
    label: str
    missing: Why | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """One column. `missing` lists why a value of it may be missing; `source` is the rule it comes from."""

    name: str
    label: str
    description: str
    type: Type
    level: Level
    source: str
    unit: str = ""
    codes: tuple[Code, ...] = ()
    missing: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table with its variables.

    `content` has one column a variable, in their order: texts and codes as strings, dates as date32, whole
    numbers as int64, numbers as float64; missing is null. `why` has, for some columns, the reason of each
    null (a name in MISSING_BY_WHY, null where the value is there or no reason is known).
    """

    name: str
    title: str
    about: str
    variables: tuple[Variable, ...]
    content: pa.Table
    why: Mapping[str, pa.Array] = field(default_factory=dict)


def numbered(codes: Mapping[str, str], not_known: tuple[str, ...] = ()) -> tuple[Code, ...]:
    """The codes of a list of labels, numbered from 1 in order (no and yes are 0 and 1).

    Codes of `not_known` get the number of that reason instead, so that no base counts them.
    """
    if set(codes) == {"no", "yes"}:
        return tuple(Code(code, int(code == "yes"), label) for code, label in codes.items())
    made, number = [], 0
    for code, label in codes.items():
        if code in not_known:
            made.append(Code(code, MISSING_BY_WHY["not_known"].number, label, "not_known"))
            continue
        number += 1
        made.append(Code(code, number, label))
    return tuple(made)
