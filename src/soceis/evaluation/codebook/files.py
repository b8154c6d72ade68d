"""A dataset as CSV, Parquet, SPSS and Stata files. The same dataset always gives the same bytes."""

from __future__ import annotations

import io
import json
import re
import struct
import tempfile
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soceis.evaluation.codebook.variables import (
    HIGHEST_MISSING,
    LOWEST_MISSING,
    MISSING_BY_WHY,
    Dataset,
    Variable,
)
from soceis.evaluation.frames.writing import csv_bytes

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def as_csv(dataset: Dataset) -> bytes:
    """The dataset as CSV: UTF-8, a header, an empty cell for a missing value."""
    return csv_bytes(dataset.content, tuple(variable.name for variable in dataset.variables))


def as_parquet(dataset: Dataset) -> bytes:
    """The dataset as Parquet; each field has its dictionary entry as metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    fields = [
        pa.field(v.name, dataset.content.schema.field(v.name).type, metadata=_metadata(v))
        for v in dataset.variables
    ]
    about = {"title": dataset.title, "about": dataset.about}
    sink = io.BytesIO()
    columns = [dataset.content.column(v.name) for v in dataset.variables]
    parquet.write_table(pa.table(columns, schema=pa.schema(fields, metadata=about)), sink, compression="zstd")
    return sink.getvalue()


def _metadata(variable: Variable) -> dict[str, str]:
    said = {
        "label": variable.label,
        "description": variable.description,
        "unit": variable.unit,
        "sensitivity": variable.level,
        "source": variable.source,
    }
    if variable.codes:
        said["codes"] = json.dumps({code.code: code.label for code in variable.codes}, ensure_ascii=False)
    return {name: value for name, value in said.items() if value}


# SPSS and Stata.


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program allows: lengths of names and labels (measured as `measure` does), and names it keeps."""

    name: int
    label: int
    value_label: int
    file_label: int
    measure: Callable[[str], int]
    reserved: frozenset[str]


def _bytes(text: str) -> int:
    return len(text.encode())


# SPSS Statistics, command syntax reference: variable names; Stata user's guide: 11.3 naming conventions, limits.
SPSS_KEEPS = frozenset({"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"})
STATA_KEEPS = frozenset(
    {
        "byte", "double", "float", "if", "in", "int", "long", "str", "strl", "using", "with",
        "_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_skip",
    }
)  # fmt: skip
SPSS = Limits(64, 256, 120, 64, _bytes, SPSS_KEEPS)
STATA = Limits(32, 80, 32_000, 80, len, STATA_KEEPS)
DAYS_TO_SPSS = (date(1970, 1, 1) - date(1582, 10, 14)).days
DAYS_TO_STATA = (date(1970, 1, 1) - date(1960, 1, 1)).days
SECONDS_A_DAY = 86_400
SPSS_FORMATS = {"date": "SDATE10", "whole": "F10.0", "code": "F4.0", "number": "F16.8"}
STATA_FORMATS = {"date": "%td", "whole": "%12.0g", "code": "%8.0g", "number": "%16.0g"}
SPSS_MADE_ON = 92  # where the header of a .sav file has day and time, 17 letters
STATA_VERSION = 14  # the file format of Stata 14 and later, which every edition of them opens
STATA_LONGEST_TEXT = 2045
# The bits of the missing value . of a double, and what each of the letters .a, .b and so on adds to them.
STATA_MISSING, STATA_STEP = 0x7FE0000000000000, 0x0000010000000000
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def fit(text: str, longest: int, measure: Callable[[str], int] = len) -> str:
    """The text, cut with an ellipsis where it is longer than a program allows."""
    if measure(text) <= longest:
        return text
    while text and measure(text) > longest - measure("…"):
        text = text[:-1]
    return text + "…"


def fitted_names(names: Sequence[str], limits: Limits) -> dict[str, str]:
    """Each name as the program allows it: letters, digits and underscores, no word of its own, no two alike."""
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", name) or "v"
        if not plain[0].isalpha() or plain.lower() in limits.reserved:
            plain = f"v_{plain}"
        found[name] = _unlike(plain[: limits.name], {said.lower() for said in found.values()}, limits.name)
    return found


def _unlike(name: str, taken: Container[str], longest: int) -> str:
    number, made = 1, name
    while made.lower() in taken:
        number += 1
        made = f"{name[: longest - len(str(number)) - 1]}_{number}"
    return made


def as_spss(dataset: Dataset, day: date) -> bytes:
    """The dataset as .sav: codes as numbers with labels, reasons of missing values as user-missing numbers."""
    import pyreadstat

    names = fitted_names([v.name for v in dataset.variables], SPSS)
    numeric = [v for v in dataset.variables if v.type != "text"]
    coded = [v for v in numeric if _has_room(dataset, v)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.sav"
        pyreadstat.write_sav(
            _frame(dataset, names, _spss_numbers),
            path,
            file_label=fit(dataset.title, SPSS.file_label, SPSS.measure),
            column_labels=[fit(v.label, SPSS.label, SPSS.measure) for v in dataset.variables],
            variable_value_labels=_value_labels(numeric, names, SPSS),
            missing_ranges={names[v.name]: [{"lo": LOWEST_MISSING, "hi": HIGHEST_MISSING}] for v in coded},
            variable_measure={names[v.name]: _measure(v) for v in dataset.variables},
            variable_format={names[v.name]: SPSS_FORMATS[v.type] for v in numeric},
        )
        content = path.read_bytes()
    said = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year % 100:02d}00:00:00".encode()
    return content[:SPSS_MADE_ON] + said + content[SPSS_MADE_ON + len(said) :]


def as_stata(dataset: Dataset, day: date) -> bytes:
    """The dataset as .dta: codes as numbers with labels, reasons of missing values as .a to .h."""
    import pyreadstat

    names = fitted_names([v.name for v in dataset.variables], STATA)
    numeric = [v for v in dataset.variables if v.type != "text"]
    letters = {names[v.name]: [MISSING_BY_WHY[w].letter for w in v.missing] for v in numeric if v.missing}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.dta"
        pyreadstat.write_dta(
            _frame(dataset, names, _stata_numbers),
            path,
            file_label=fit(dataset.title, STATA.file_label),
            column_labels=[fit(v.label, STATA.label) for v in dataset.variables],
            version=STATA_VERSION,
            variable_value_labels=_value_labels(numeric, names, STATA),
            missing_user_values=letters,
            variable_format={names[v.name]: STATA_FORMATS[v.type] for v in numeric},
        )
        content = bytearray(path.read_bytes())
    _finish_stata(content, dataset, day)
    return bytes(content)


def _finish_stata(content: bytearray, dataset: Dataset, day: date) -> None:
    """Put a fixed day, and the reasons of missing values, into a file of the format 118.

    The writer dates a file by the clock and takes reasons only among values that it guesses to be numbers. Source
    of the places and of the bits of .a to .z: Stata's own description of the format (help dta).
    """
    import numpy as np

    order = "<" if b"<byteorder>LSF<" in content[:80] else ">"
    label = content.index(b"<label>") + len(b"<label>")
    after = label + 2 + struct.unpack_from(f"{order}H", content, label)[0]
    made = after + len(b"</label><timestamp>") + 1
    said = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year} 00:00".encode()
    content[made : made + len(said)] = said
    sections = struct.unpack_from(
        f"{order}14Q", content, made + len(said) + len(b"</timestamp></header><map>")
    )
    count = len(dataset.variables)
    types = struct.unpack_from(f"{order}{count}H", content, sections[2] + len(b"<variable_types>"))
    kinds = [f"{order}u8" if kind > STATA_LONGEST_TEXT else f"V{kind}" for kind in types]
    row = np.dtype([(f"c{place}", kind) for place, kind in enumerate(kinds)])
    start = sections[9] + len(b"<data>")
    rows = np.frombuffer(memoryview(content)[start:], row, dataset.content.num_rows)
    bits = {why: STATA_MISSING + number * STATA_STEP for number, why in enumerate(MISSING_BY_WHY, start=1)}
    for place, variable in enumerate(dataset.variables):
        if variable.type == "text" or not variable.missing:
            continue
        cells = rows[f"c{place}"]
        whys = np.array([why if why in variable.missing else "" for why in _whys(dataset, variable)])
        absent = cells == STATA_MISSING
        for why in variable.missing:
            cells[absent & (whys == why)] = bits[why]


def _measure(variable: Variable) -> str:
    return "scale" if variable.type in ("date", "whole", "number") else "nominal"


def _value_labels(numeric: Sequence[Variable], names: Mapping[str, str], limits: Limits) -> dict[str, Any]:
    """By variable: what each number means; in Stata, what each letter of a missing value means, too."""
    labels: dict[str, Any] = {}
    for variable in numeric:
        said: dict[float | str, str] = {
            float(code.number): code.label for code in variable.codes if not code.missing
        }
        if limits is STATA:
            said |= {MISSING_BY_WHY[why].letter: MISSING_BY_WHY[why].label for why in variable.missing}
        elif variable.type != "date":
            said |= {float(MISSING_BY_WHY[w].number): MISSING_BY_WHY[w].label for w in variable.missing}
        if said:
            labels[names[variable.name]] = {
                value: fit(label, limits.value_label, limits.measure) for value, label in said.items()
            }
    return labels


Numbers = Callable[[Dataset, Variable], list[float]]


def _frame(dataset: Dataset, names: Mapping[str, str], numbers: Numbers) -> pd.DataFrame:
    """The dataset as the writer takes it: texts as objects, everything else as numbers."""
    import pandas as pd

    columns = {}
    for variable in dataset.variables:
        if variable.type == "text":
            said = [value or "" for value in dataset.content.column(variable.name).to_pylist()]
            columns[names[variable.name]] = pd.Series(said, dtype=object)
        else:
            columns[names[variable.name]] = pd.Series(numbers(dataset, variable), dtype=float)
    return pd.DataFrame(columns)


def _plain_numbers(dataset: Dataset, variable: Variable) -> list[float | None]:
    """The values as numbers, codes by their numbers, days since 1970; None where there is none."""
    column: pa.ChunkedArray = dataset.content.column(variable.name)
    if variable.type == "code":
        known = {code.code: None if code.missing else float(code.number) for code in variable.codes}
        return [None if value is None else known[value] for value in column.to_pylist()]
    if variable.type == "date":
        return [None if d is None else float((d - date(1970, 1, 1)).days) for d in column.to_pylist()]
    return [None if value is None else float(value) for value in column.to_pylist()]


def _whys(dataset: Dataset, variable: Variable) -> list[str | None]:
    """The reason of each missing value; a code that no base counts is missing, too."""
    if variable.name in dataset.why:
        said: list[str | None] = dataset.why[variable.name].to_pylist()
    else:
        said = [None] * dataset.content.num_rows
    unknown = {code.code: code.missing for code in variable.codes if code.missing}
    if not unknown:
        return said
    values = dataset.content.column(variable.name).to_pylist()
    return [unknown.get(value, why) for value, why in zip(values, said, strict=True)]


NOTHING = float("nan")


def _has_room(dataset: Dataset, variable: Variable) -> bool:
    """Whether reasons can stand among the values: not among dates, nor among numbers that go below 0."""
    from pyarrow import compute

    if variable.type == "date" or not variable.missing:
        return False
    if variable.type == "code":
        return True
    lowest = compute.min(dataset.content.column(variable.name)).as_py()
    return lowest is None or lowest >= 0


def _spss_numbers(dataset: Dataset, variable: Variable) -> list[float]:
    plain = _plain_numbers(dataset, variable)
    if variable.type == "date":
        return [NOTHING if d is None else (d + DAYS_TO_SPSS) * SECONDS_A_DAY for d in plain]
    known = variable.missing if _has_room(dataset, variable) else ()
    numbers: dict[str | None, float] = {why: float(MISSING_BY_WHY[why].number) for why in known}
    whys = _whys(dataset, variable)
    return [
        numbers.get(why, NOTHING) if value is None else value for value, why in zip(plain, whys, strict=True)
    ]


def _stata_numbers(dataset: Dataset, variable: Variable) -> list[float]:
    shift = DAYS_TO_STATA if variable.type == "date" else 0
    return [NOTHING if value is None else value + shift for value in _plain_numbers(dataset, variable)]
