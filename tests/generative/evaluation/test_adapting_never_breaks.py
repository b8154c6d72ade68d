"""Whatever people send, `soceis adapt` ends in tables and counts or in one sentence, and loses no row unsaid."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.evaluation import Adapted, EvaluationError, adapt, readiness_html, readiness_json
from soceis.evaluation.adapting import AreaMapping, parse_mapping
from soceis.evaluation.adapting.files import read_bytes
from soceis.evaluation.adapting.people import distance
from soceis.evaluation.adapting.suggesting import suggest
from soceis.evaluation.adapting.values import DateRules, as_date, as_whole, completed_years
from tests.unit.evaluation.adapting import books

same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.sampled_from(
    [
        "",
        "-",
        "n/k",
        "yes",
        "x",
        "Police",
        "CCE",
        "31/02/2021",
        "3/4/21",
        "14 yrs",
        "Total",
        "#N/A",
        "44289",
        "Open",
    ]
)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
CELLS = st.one_of(
    st.none(),
    WORDS,
    TEXTS,
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - a spreadsheet knows no zones
    st.times().map(lambda t: time(t.hour, t.minute, t.second)),
)
ROWS = st.lists(
    st.one_of(
        st.sampled_from(books.ROWS),
        st.lists(CELLS, min_size=len(books.HEADINGS), max_size=len(books.HEADINGS)),
    ),
    max_size=6,
)


def hold_the_count(found: Adapted) -> None:
    """Every row of every sheet is used or left out for a reason; every table accounts for all it looked at."""
    for source in found.sources:
        numbers = [number for _, rows in source.left_out for number in rows]
        assert len(numbers) == len(set(numbers))
        assert source.read == source.used + len(numbers)
    for table in found.counts:
        assert table.looked_at == table.made + table.not_meant + sum(rows for _, rows in table.excluded)
        assert table.made == found.tables[table.table].num_rows
    assert readiness_json(found)["area"] == "North"
    assert readiness_html(found).endswith("</html>\n")


def one_sentence(error: EvaluationError, start: str) -> None:
    """The refusal begins with the file, fits on a line, and is told by what a person can do."""
    assert str(error).startswith(start)
    assert "\n" not in str(error)
    assert str(error).endswith((".", "?"))


def safe(value: Any) -> Any:
    """A cell as openpyxl can write it: no formula, no control character."""
    return f" {value}" if isinstance(value, str) and value.startswith("=") else value


@same_folder
@given(ROWS)
def test_any_cells_become_tables_and_every_row_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Sequence[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    found = books.adapted(folder, [[safe(cell) for cell in row] for row in rows], SAME)
    hold_the_count(found)
    kept = sum(any(cell not in {None, ""} for cell in map(blank, row)) for row in rows)
    assert found.sources[0].read == kept


SAME = books.MAPPING + "same_young_person: {look_in: list, name: [First, Last], born: Born}\n"


def blank(cell: Any) -> Any:
    return cell.strip() if isinstance(cell, str) else cell


@same_folder
@given(
    st.lists(st.lists(TEXTS | WORDS, min_size=1, max_size=14), max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_any_text_file_is_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str, encoding: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([list(books.HEADINGS), *rows])
    try:
        found = books.adapted_csv(tmp_path_factory.mktemp("text"), text.getvalue().encode(encoding))
    except EvaluationError as error:
        one_sentence(error, "list.csv ")
        return
    hold_the_count(found)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused_in_one_sentence(content: bytes, start: bytes) -> None:
    try:
        read_bytes("any.xlsx", start + content)
    except EvaluationError as error:
        one_sentence(error, "any.xlsx ")


def _sound() -> bytes:
    made = io.BytesIO()
    books.workbook().save(made)
    return made.getvalue()


SOUND = _sound()


@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 40),
)
def test_a_damaged_workbook_is_read_or_refused_in_one_sentence(
    changes: list[tuple[int, int]], cut: int
) -> None:
    content = bytearray(SOUND)
    for place, value in changes:
        content[place] = value
    try:
        read_bytes("any.xlsx", bytes(content[: len(content) - cut]))
    except EvaluationError as error:
        one_sentence(error, "any.xlsx ")


SHEET = "xl/worksheets/sheet1.xml"


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4000),
            st.sampled_from([b"<", b">", b'"', b"9999999", b'r="ZZZ9"', b't="e"', b"&a;", b""]),
        )
    )
)
def test_a_workbook_with_damaged_xml_is_read_or_refused_in_one_sentence(
    changes: list[tuple[int, bytes]],
) -> None:
    def damaged(content: bytes) -> bytes:
        for place, piece in changes:
            at = place % (len(content) + 1)
            content = content[:at] + piece + content[at + len(piece) :]
        return content

    try:
        read_bytes("any.xlsx", books.with_part(SOUND, SHEET, damaged))
    except EvaluationError as error:
        one_sentence(error, "any.xlsx ")


PIECES = st.sampled_from(
    [
        "a",
        ": ",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&x",
        "*x",
        "!!python/object:os.system",
        "'",
        '"',
        "|",
        "#",
        "$x",
        "tables",
        "each",
        "\t",
    ]
)


@given(st.lists(PIECES | TEXTS, max_size=30).map("".join))
def test_any_text_for_a_mapping_is_followed_or_refused_in_one_sentence(text: str) -> None:
    _followed_or_refused(text)


@given(st.lists(st.tuples(st.integers(0, len(books.MAPPING)), PIECES | TEXTS), min_size=1, max_size=5))
def test_a_changed_mapping_is_followed_or_refused_in_one_sentence(changes: list[tuple[int, str]]) -> None:
    text = books.MAPPING
    for place, piece in changes:
        text = text[:place] + piece + text[place + len(piece) :]
    _followed_or_refused(text)


def _followed_or_refused(text: str) -> None:
    try:
        assert isinstance(parse_mapping(text, "any.yaml"), AreaMapping)
    except EvaluationError as error:
        one_sentence(error, "any.yaml")


@same_folder
@given(
    st.lists(
        TEXTS | st.sampled_from(["Sex", "DOB", "Name", "Received", "From", "Case no"]), min_size=2, max_size=8
    ),
    ROWS,
)
def test_a_draft_for_any_list_can_be_read_back(
    tmp_path_factory: pytest.TempPathFactory, headings: list[str], rows: Sequence[Sequence[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("draft")
    book = books.workbook([[safe(cell) for cell in row] for row in rows], [safe(name) for name in headings])
    books.saved(book, folder)
    try:
        draft = suggest([folder / "list.xlsx"], "North")
    except EvaluationError:
        return
    filled = draft
    for old, new in (
        ("confirmed: no", "confirmed: yes"),
        ("nation:  ", "nation: wales  "),
        ("launch_date:  ", "launch_date: 2020-06-01  "),
        ("data_date:  ", "data_date: 2022-10-31  "),
        ("complete:  ", "complete: yes  "),
    ):
        filled = filled.replace(old, new, 1)
    if "    from: " not in draft:
        return  # nothing in the list looks like a column of the extract
    hold_the_count(adapt(parse_mapping(filled, "draft.yaml"), folder, books.KEY))


@given(
    st.dates(date(1927, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%b-%Y", "%d %B %Y", "%Y-%m-%d", "%d/%m/%y", "%d-%b-%y"]),
)
def test_a_day_that_is_written_is_the_day_that_is_read(day: date, style: str) -> None:
    assert as_date(day.strftime(style), DateRules(pivot=26)).value == day


@given(st.dates(date(1911, 1, 1), date(2099, 1, 1)))
def test_a_day_number_is_the_same_day_in_both_calendars(day: date) -> None:
    since_1900, since_1904 = (day - date(1899, 12, 30)).days, (day - date(1904, 1, 1)).days
    assert as_date(float(since_1900), DateRules()).value == day
    assert as_date(float(since_1904), DateRules(date_1904=True)).value == day


@given(TEXTS)
def test_a_text_is_a_day_or_a_number_or_says_why_not(text: str) -> None:
    for read in (as_date(text, DateRules()), as_whole(text)):
        assert (read.value is None) == bool(read.problem)


@given(st.dates(date(2000, 1, 1), date(2015, 1, 1)), st.integers(0, 25), st.integers(0, 364))
def test_an_age_is_the_number_of_birthdays_passed(born: date, years: int, days: int) -> None:
    birthdays = [day for y in range(1, 27) if (day := _birthday(born, born.year + y))]
    on = date.fromordinal((birthdays[years - 1] if years else born).toordinal() + days)
    assert completed_years(born, on) == sum(day <= on for day in birthdays)


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_the_distance_of_two_names_is_that_of_the_plain_definition(first: str, second: str) -> None:
    assert distance(first, second) == min(_plain(first, second), 3)


def _plain(first: str, second: str) -> int:
    if not first or not second:
        return len(first) + len(second)
    options = [
        _plain(first[:-1], second) + 1,
        _plain(first, second[:-1]) + 1,
        _plain(first[:-1], second[:-1]) + (first[-1] != second[-1]),
    ]
    if len(first) > 1 and len(second) > 1 and first[-1] == second[-2] and first[-2] == second[-1]:
        options.append(_plain(first[:-2], second[:-2]) + 1)
    return min(options)
