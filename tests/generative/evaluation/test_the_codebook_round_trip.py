"""Whatever a table holds, its four files hold the same."""

import csv
import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.codebook.files import as_csv, as_parquet, as_spss, as_stata
from soceis.evaluation.codebook.variables import MISSING, MISSING_BY_WHY, Code, Dataset, Variable

DAY = date(2022, 10, 31)
WHYS = tuple(missing.why for missing in MISSING)
CODES = (Code("red", 1, "Red"), Code("blue", 2, "Blue"), Code("unknown", -5, "Not known", "not_known"))
# SPSS pads texts with spaces, so that spaces at the end cannot be told from none; and NUL ends a text in C.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.rstrip)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "code": st.sampled_from([code.code for code in CODES]),
    "date": st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    "whole": st.integers(0, 2**40),
    "number": st.floats(0, 1e12, allow_nan=False),
}
KINDS = {
    "text": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "whole": pa.int64(),
    "number": pa.float64(),
}


@st.composite
def columns(draw: st.DrawFn, rows: int, name: str) -> tuple[Variable, pa.Array, list[str | None]]:
    type_: Any = draw(st.sampled_from(sorted(VALUES)))
    cells = draw(st.lists(st.one_of(VALUES[type_], st.sampled_from(MISSING)), min_size=rows, max_size=rows))
    values = [None if cell in MISSING else cell for cell in cells]
    whys = [cell.why if cell in MISSING else None for cell in cells]
    codes = CODES if type_ == "code" else ()
    label = draw(TEXTS)
    return Variable(name, label, "", type_, "S0", "", "", codes, WHYS), pa.array(values, KINDS[type_]), whys


@st.composite
def some_datasets(draw: st.DrawFn) -> Dataset:
    rows = draw(st.integers(0, 6))
    made = [draw(columns(rows, f"v{number}")) for number in range(draw(st.integers(2, 5)))]
    return Dataset(
        "t",
        draw(TEXTS),
        "",
        tuple(variable for variable, _, _ in made),
        pa.table({variable.name: values for variable, values, _ in made}),
        {variable.name: pa.array(whys, pa.string()) for variable, _, whys in made},
    )


def expected(dataset: Dataset, variable: Variable, ending: str) -> list[Any]:
    """What a reader of SPSS or Stata should see, told slowly."""
    numbers = {code.code: code.number for code in CODES}
    seen: list[Any] = []
    values = dataset.content.column(variable.name).to_pylist()
    for value, why in zip(values, dataset.why[variable.name].to_pylist(), strict=True):
        if variable.type == "text":
            seen.append(value or "")
        elif value is None and variable.type == "date" and ending == "sav":
            seen.append(None)
        elif value is None or value == "unknown":
            reason = MISSING_BY_WHY[why or "not_known"]
            seen.append(reason.number if ending == "sav" else reason.letter)
        else:
            seen.append(numbers.get(value, value) if variable.type == "code" else value)
    return seen


def read(content: bytes, ending: str) -> tuple[Any, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{ending}"
        path.write_bytes(content)
        reader = pyreadstat.read_sav if ending == "sav" else pyreadstat.read_dta
        frame, about = reader(path, user_missing=True)
    return frame, about


@given(some_datasets())
def test_spss_and_stata_give_back_what_was_written(dataset: Dataset) -> None:
    for ending, write in (("sav", as_spss), ("dta", as_stata)):
        content = write(dataset, DAY)
        assert content == write(dataset, DAY)
        frame, _ = read(content, ending)
        for variable in dataset.variables:
            found = [None if pd.isna(value) else value for value in frame[variable.name]]
            assert found == expected(dataset, variable, ending), (ending, variable)


@given(some_datasets())
def test_parquet_gives_back_what_was_written(dataset: Dataset) -> None:
    found = pq.read_table(io.BytesIO(as_parquet(dataset)))
    assert found.to_pydict() == dataset.content.to_pydict()


@given(some_datasets())
def test_csv_gives_back_the_texts_and_nothing_for_what_is_missing(dataset: Dataset) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(dataset).decode(), newline="")))
    assert rows[0] == [variable.name for variable in dataset.variables]
    assert len(rows) == dataset.content.num_rows + 1
    for place, variable in enumerate(dataset.variables):
        for row, value in zip(rows[1:], dataset.content.column(variable.name).to_pylist(), strict=True):
            if variable.type == "number" and value is not None:
                assert float(row[place]) == value
            else:
                assert row[place] == ("" if value is None else str(value))
