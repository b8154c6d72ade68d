"""Whatever lies in the folder: a checked extract in which every row is accounted for, or one clear sentence."""

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.evaluation import EvaluationError, Extract, evaluate, read_folder, results_as_json
from soceis.evaluation.frames.schema import TABLES
from tests.unit.evaluation import sample

NAMES = sorted(sample.rows())
LONGEST_SENTENCE = 2000


def rows_of(extract: Extract, name: str) -> list[dict[str, Any]]:
    table: Any = extract.tables[name]
    rows: list[dict[str, Any]] = (table if isinstance(table, pa.Table) else table.to_arrow()).to_pylist()
    return sorted(rows, key=lambda row: row["row__number"])


def left_out(extract: Extract, name: str) -> int:
    return sum(dropped.rows for dropped in extract.dropped if dropped.table == name)


def skipped(extract: Extract, name: str) -> int:
    return sum(dropped.rows for dropped in extract.dropped if dropped.table == name and not dropped.column)


def check_accounts(extract: Extract) -> None:
    """Rows read = rows kept + rows left out, and each finding is a sentence that can be printed."""
    for name, table in extract.tables.items():
        read = sum(rows for found, _, rows in extract.read if found == name) + skipped(extract, name)
        assert read == table.num_rows + left_out(extract, name), name
    for found in extract.findings:
        assert found.message.isprintable(), found.message
        assert len(found.message) < LONGEST_SENTENCE


def check_sentence(error: EvaluationError) -> None:
    """One sentence for a person: short, printable, with an end."""
    sentence = str(error)
    assert sentence.isprintable(), sentence
    assert sentence.endswith("."), sentence
    assert 20 < len(sentence) < LONGEST_SENTENCE, sentence
    assert "Traceback" not in sentence


def read_or_sentence(folder: Path) -> Extract | None:
    try:
        extract = read_folder(folder)
    except EvaluationError as error:
        check_sentence(error)
        return None
    check_accounts(extract)
    return extract


def some_rows(*names: str) -> sample.Rows:
    """The tables that every extract has, those named, and those that these point to."""
    wanted = {"people", "referrals", "episodes", *names}
    wanted |= {parent for name in names for parent in PARENTS.get(name, ())}
    return {name: rows for name, rows in sample.rows().items() if name in wanted}


PARENTS = {
    "plans": ("plan_forms",),
    "plan_topics": ("plans", "plan_forms"),
    "unit_months": ("units",),
    "unit_windows": ("units",),
}


@contextmanager
def folder_with(*names: str) -> Iterator[Path]:
    """An extract on disk that is sound, with the tables named."""
    with tempfile.TemporaryDirectory() as place:
        yield sample.write(Path(place) / "extract", some_rows(*names))


# Files of text.

PIECES = st.sampled_from(
    [
        b'"', b'""', b'","', b"\0", b"\r", b"\n", b"\r\n", b",", b",,", b";", b"\t", b" ", b"\xff", b"\xc3",
        b"\xef\xbb\xbf", b"\xff\xfe", b"\x1a", b"'", b"=1+1", b"NULL", b"nan", b"p1", b"p2,", b"e1", b"North",
        b"closed", b"2021-02-30", b"2021-02-03", b"9999999999", b"-1", b"1.5", b"x" * 300,
        "é".encode(), "日本".encode(), "\u202e".encode(), "\u2028".encode(), b"\x85", b"\x0b", b"\x1c",
    ]
)  # fmt: skip


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[str, int, int, bytes]]:
    """Places in files where bytes go and others come: name, place (wraps round), how many go, what comes."""
    one = st.tuples(
        st.sampled_from(NAMES), st.integers(0, 400), st.one_of(st.just(0), st.integers(1, 40)), PIECES
    )
    return draw(st.lists(one, min_size=1, max_size=4))


def damaged(content: bytes, place: int, gone: int, come: bytes) -> bytes:
    at = place % (len(content) + 1)
    return content[:at] + come + content[at + gone :]


def as_python_reads_it(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]], int]:
    """Header, rows with their numbers, and how many rows do not fit the header, by Python's own reader."""
    text = content.decode("utf-8-sig", errors="replace")
    lines = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    header, rows = lines[0], list(enumerate(lines[1:], start=1))
    whole = [(number, row) for number, row in rows if len(row) == len(header)]
    return header, whole, len(rows) - len(whole)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(damages())
def test_damaged_text_files_are_read_as_python_reads_them_or_refused(
    harm: list[tuple[str, int, int, bytes]],
) -> None:
    with folder_with(*(name for name, *_ in harm)) as folder:
        for name, place, gone, come in harm:
            path = folder / f"{name}.csv"
            path.write_bytes(damaged(path.read_bytes(), place, gone, come))
        extract = read_or_sentence(folder)
        if extract is None:
            return
        plain, bad = {}, {}
        for name in extract.tables:
            header, rows, bad[name] = as_python_reads_it((folder / f"{name}.csv").read_bytes())
            plain[name] = pa.table(
                {h: pa.array([row[i] for _, row in rows], pa.string()) for i, h in enumerate(header)}
            )
            assert extract.tables[name].num_rows + left_out(extract, name) == len(rows) + bad[name], name
        again = Extract.from_tables(sample.meta(), plain)
        for name in extract.tables:
            assert skipped(extract, name) == bad[name]
            assert without_numbers(extract, name) == without_numbers(again, name), name


def without_numbers(extract: Extract, name: str) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if k != "row__number"} for row in rows_of(extract, name)]


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=100)
@given(damages())
def test_every_table_is_made_of_whatever_could_be_read(harm: list[tuple[str, int, int, bytes]]) -> None:
    with folder_with(*(name for name, *_ in harm)) as folder:
        for name, place, gone, come in harm:
            path = folder / f"{name}.csv"
            path.write_bytes(damaged(path.read_bytes(), place, gone, come))
        extract = read_or_sentence(folder)
        if extract is not None:
            check_results(extract)


def check_results(extract: Extract) -> None:
    """Both mappings come out, in numbers that JSON can hold, and no cell counts more than its base."""
    for mapping in ("published_2023", "corrected"):
        results = evaluate(extract, mapping)  # type: ignore[arg-type]
        json.dumps(results_as_json(results), allow_nan=False)
        for table in results.all_tables:
            for cell in table.cells:
                assert (cell.n is None) == (cell.base is None)
                assert cell.n is None or cell.base is None or 0 <= cell.n <= cell.base or not cell.base


# extract.json.

JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.floats(allow_nan=True),
        st.text(max_size=30),
        st.sampled_from(["2022-10-31", "2022-02-30", "wales", "North", "0001-01-01", "9999-12-31"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
PLACES = (
    "format",
    "service",
    "created_at",
    "areas",
    0,
    "area",
    "nation",
    "launch_date",
    "data_date",
    "complete",
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), JSON), min_size=1, max_size=3))
def test_an_odd_extract_json_is_read_or_refused(changes: list[tuple[str | int, Any]]) -> None:
    content: Any = sample.meta()
    for place, value in changes:
        holder = content if place in sample.meta() else content.get("areas")
        if place == 0 and isinstance(holder, list) and holder:
            holder[0] = value
        elif holder is content:
            holder[place] = value
        elif isinstance(holder, list) and holder and isinstance(holder[-1], dict):
            holder[-1][place] = value
    with folder_with() as folder:
        (folder / "extract.json").write_text(json.dumps(content), encoding="utf-8", errors="surrogatepass")
        read_or_sentence(folder)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=60))
def test_any_bytes_as_extract_json_are_refused(content: bytes) -> None:
    with folder_with() as folder:
        (folder / "extract.json").write_bytes(content)
        with pytest.raises(EvaluationError) as caught:
            read_folder(folder)
        check_sentence(caught.value)


# Parquet.

MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))  # noqa: DTZ001 - a file may hold such moments
VALUES: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): st.text(max_size=12),
    pa.large_string(): st.text(max_size=12),
    pa.binary(): st.binary(max_size=12),
    pa.binary(3): st.binary(min_size=3, max_size=3),
    pa.int8(): st.integers(-128, 127),
    pa.uint64(): st.integers(0, 2**64 - 1),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float32(): st.floats(width=32),
    pa.float64(): st.floats(),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.date64(): st.dates(),
    pa.timestamp("us"): MOMENTS,
    pa.timestamp("ns", tz="Europe/London"): st.datetimes(
        datetime(1700, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001 - made aware by timezones
    ),
    pa.timestamp("s"): MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    pa.time64("us"): st.times(),
    pa.duration("us"): st.timedeltas(timedelta(days=-9999), timedelta(days=9999)),
    pa.decimal128(12, 3): st.decimals(-(10**8), 10**8, places=3),
    pa.null(): st.none(),
    pa.list_(pa.string()): st.lists(st.text(max_size=4), max_size=3),
    pa.struct([("a", pa.int64())]): st.fixed_dictionaries({"a": st.integers(0, 9)}),
    pa.map_(pa.string(), pa.int64()): st.just([("a", 1)]),
    pa.dictionary(pa.int32(), pa.string()): st.text(max_size=6),
}  # fmt: skip


ODD_NAMES = [
    "extra",
    "row__number",
    "file_row_number",
    "SEX",
    "GROUP",
    "area__label",
    "unit_id__raw",
    "data_date",
    "",
]


@st.composite
def odd_tables(draw: st.DrawFn) -> tuple[str, pa.Table]:
    """A table of the sample with some columns of other types, and now and then one too many or too few."""
    name = draw(st.sampled_from(NAMES))
    table = sample.arrow(name, sample.rows()[name])
    for column in draw(st.lists(st.sampled_from(TABLES[name].names), min_size=1, max_size=3, unique=True)):
        kind = draw(st.sampled_from(list(VALUES)))
        cells = [draw(st.one_of(st.none(), VALUES[kind])) for _ in range(table.num_rows)]
        table = table.set_column(table.column_names.index(column), column, pa.array(cells, kind))
    if draw(st.booleans()):
        gone = draw(st.sampled_from(TABLES[name].names))
        table = table.drop_columns([gone])
    if draw(st.booleans()):
        table = table.append_column(
            draw(st.sampled_from(ODD_NAMES)),
            pa.array(["1"] * table.num_rows),
        )
    return name, table


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(odd_tables())
def test_a_parquet_file_of_any_types_is_read_or_refused(given_table: tuple[str, pa.Table]) -> None:
    name, table = given_table
    with folder_with(name) as folder:
        (folder / f"{name}.csv").unlink()
        pq.write_table(table, folder / f"{name}.parquet")
        extract = read_or_sentence(folder)
        if extract is not None and name in extract.tables:
            assert extract.tables[name].num_rows + left_out(extract, name) == table.num_rows


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.integers(0, 10_000), st.integers(0, 50), PIECES)
def test_a_damaged_parquet_file_is_read_or_refused(name: str, place: int, gone: int, come: bytes) -> None:
    with folder_with(name) as folder:
        sink = io.BytesIO()
        pq.write_table(sample.arrow(name, sample.rows()[name]), sink)
        (folder / f"{name}.csv").unlink()
        (folder / f"{name}.parquet").write_bytes(damaged(sink.getvalue(), place, gone, come))
        read_or_sentence(folder)


ANYTHING: dict[str, st.SearchStrategy[Any]] = {
    "nothing": st.none(),
    "truths": st.booleans(),
    "whole numbers": st.integers(),
    "numbers": st.floats(),
    "texts": st.text(max_size=5),
    "days": st.dates(),
    "times": st.times(),
    "moments": MOMENTS,
    "decimals": st.decimals(-1000, 1000, places=2),
}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(NAMES), st.sampled_from(sorted(ANYTHING)), st.data())
def test_tables_in_memory_of_any_types_are_read_or_refused(name: str, kind: str, data: st.DataObject) -> None:
    tables = {known: sample.arrow(known, rows) for known, rows in some_rows(name).items()}
    column = data.draw(st.sampled_from(TABLES[name].names))
    rows = tables[name].num_rows
    cells = data.draw(st.lists(st.one_of(st.none(), ANYTHING[kind]), min_size=rows, max_size=rows))
    try:
        values = pa.array(cells)
    except (pa.ArrowInvalid, OverflowError):
        return
    place = tables[name].column_names.index(column)
    tables[name] = tables[name].set_column(place, column, values)
    try:
        extract = Extract.from_tables(sample.meta(), tables)
    except EvaluationError as error:
        check_sentence(error)
        return
    check_accounts(extract)
