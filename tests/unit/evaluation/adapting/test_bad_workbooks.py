"""Each bad workbook is a finding or one clear sentence, and no row is dropped without a word."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from soceis.evaluation import WorkbookUnreadable, adapt, readiness_json
from soceis.evaluation.adapting import parse_mapping
from soceis.evaluation.adapting.files import guarding, read_book, read_bytes
from tests.unit.evaluation.adapting import books
from tests.unit.evaluation.adapting.books import ROWS, adapted, adapted_csv, changed, codes, column


def content_of(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def csv_of(encoding: str = "utf-8", separator: str = ",", **cells: str) -> bytes:
    lines = [separator.join(books.HEADINGS)]
    for number, row in enumerate(ROWS):
        values = ["" if v is None else str(v) for v in row]
        if number == 0:
            for name, value in cells.items():
                values[books.HEADINGS.index(name)] = value
        lines.append(separator.join(values))
    return "\r\n".join(lines).encode(encoding)


def test_a_sound_list_becomes_an_extract_without_errors(tmp_path: Path) -> None:
    found = adapted(tmp_path)
    assert {name: table.num_rows for name, table in found.tables.items()} == {
        "people": 3,
        "referrals": 3,
        "episodes": 2,
    }
    assert column(found, "referrals", "age_at_referral") == ["14", "14", "13"]
    assert column(found, "referrals", "source") == ["police", "education", "police"]
    assert column(found, "referrals", "decision") == ["accepted_one_to_one"] * 2 + ["not_accepted"]
    assert column(found, "people", "birth_month") == ["2007-04", "2006-09", "2008-01"]
    assert codes(found) == {}
    assert [c.finding.code for c in found.checked if c.finding.severity == "error" and c.finding.row] == []


def test_a_password_is_one_sentence_that_says_what_to_do() -> None:
    encrypted = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 500
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 500
    )
    with pytest.raises(
        WorkbookUnreadable, match=r"^list\.xlsx is protected by a password; save a copy without one"
    ):
        read_bytes("list.xlsx", encrypted)


def test_a_password_on_an_open_document_is_the_same_sentence() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("content.xml", b"scrambled")
        archive.writestr("META-INF/manifest.xml", b"<manifest:encryption-data/>")
    with pytest.raises(WorkbookUnreadable, match="is protected by a password"):
        read_bytes("list.ods", made.getvalue())


def test_macros_are_said_and_never_run(tmp_path: Path) -> None:
    content = books.with_part(content_of(books.workbook()), "xl/vbaProject.bin", lambda _: b"macro")
    (tmp_path / "list.xlsx").write_bytes(content)
    found = adapt(parse_mapping(books.MAPPING), tmp_path, books.KEY)
    assert codes(found) == {"macros": 1}
    assert found.tables["referrals"].num_rows == 3


def test_a_million_empty_rows_are_no_rows(tmp_path: Path) -> None:
    book = books.workbook()
    book.active.cell(1_048_576, 1).number_format = "dd/mm/yyyy"
    book.active.cell(1_048_576, 1).fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    found = adapt(parse_mapping(books.MAPPING), books.saved(book, tmp_path), books.KEY)
    assert found.sources[0].read == 3


def test_a_value_in_the_last_cell_of_a_sheet_is_refused_before_the_memory_is_gone(tmp_path: Path) -> None:
    book = books.workbook()
    book.active["XFD1048576"] = "x"
    books.saved(book, tmp_path)
    with pytest.raises(WorkbookUnreadable, match="a stray value far below the data"):
        read_book(tmp_path / "list.xlsx")


@pytest.mark.parametrize("kind", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_of_a_formula_is_counted_and_missing(kind: str, tmp_path: Path) -> None:
    book = books.workbook()
    cell = book.active.cell(2, books.HEADINGS.index("Received") + 1)
    cell.value, cell.data_type = kind, "e"
    found = adapt(parse_mapping(books.MAPPING), books.saved(book, tmp_path), books.KEY)
    noticed = next(n for n in found.noticed if n.code == "formula_error")
    assert (noticed.word, noticed.count, noticed.rows) == (kind, 1, (2,))
    assert column(found, "referrals", "received_on")[0] is None


def test_a_formula_that_was_never_calculated_is_said(tmp_path: Path) -> None:
    found = adapted(tmp_path, changed(0, "Began", "=A1+1"))
    assert codes(found) == {"formula_without_value": 1}


def test_two_rows_of_headings_with_merged_cells_are_joined(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "List"
    sheet.append(["A title over everything"])
    sheet.append(["Case", "Young person", None, None, "Referral"])
    sheet.append([None, "First", "Last", "Born", "Received"])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:D2")
    sheet.append(["C1", "Ann", "Test", "03/04/2007", "01/06/2021"])
    book.save(tmp_path / "list.xlsx")
    from soceis.evaluation.adapting.sources import headings

    found = headings(read_book(tmp_path / "list.xlsx").sheets["List"], (2, 3))
    assert found == (
        "Case",
        "Young person / First",
        "Young person / Last",
        "Young person / Born",
        "Referral / Received",
    )


def test_a_day_that_no_calendar_has_is_a_finding_with_its_row(tmp_path: Path) -> None:
    found = adapted(tmp_path, changed(1, "Received", "31/02/2021"))
    noticed = next(n for n in found.noticed if n.code == "impossible_date")
    assert (noticed.column, noticed.rows) == ("Received", (3,))
    assert column(found, "referrals", "received_on")[1] is None


def test_years_with_two_digits_follow_the_stated_century_and_are_noted(tmp_path: Path) -> None:
    found = adapted(tmp_path, changed(0, "Born", "03/04/07"), books.MAPPING + "two_digit_years: 22\n")
    assert column(found, "people", "birth_month")[0] == "2007-04"
    assert codes(found) == {"two_digit_year": 1}


def test_ages_written_as_text_are_read_and_noted(tmp_path: Path) -> None:
    mapping = books.MAPPING.replace("{age_from: Born, on: Received}", "Why").replace(
        "primary_reason: {column: Why, words: {CCE: criminal_exploitation}}", "primary_reason: {value: other}"
    )
    rows = [[*row[:7], age, *row[8:]] for row, age in zip(ROWS, ("14 yrs", "14.0", "fourteen"), strict=True)]
    found = adapted(tmp_path, rows, mapping)
    assert column(found, "referrals", "age_at_referral") == ["14", "14", None]
    assert codes(found) == {"number_as_text": 2, "not_a_number": 1}


def test_american_dates_are_asked_about_and_never_guessed(tmp_path: Path) -> None:
    found = adapted(tmp_path, changed(0, "Received", "06/25/2021"))
    assert codes(found) == {"looks_month_first": 1}
    assert column(found, "referrals", "received_on")[0] is None
    again = adapted(tmp_path, changed(0, "Received", "06/25/2021"), books.MAPPING + "dates: month first\n")
    assert column(again, "referrals", "received_on")[0] == "2021-06-25"


def test_a_column_that_a_program_half_converted_is_noticed(tmp_path: Path) -> None:
    rows = [list(ROWS[0]) for _ in range(6)]
    for number, row in enumerate(rows):
        row[0] = f"C{number}"
        row[1] = f"Ann{'abcdef'[number]}"
        if number % 2:
            row[5] = f"{20 + number}/06/2021"
    assert codes(adapted(tmp_path, rows))["half_converted_dates"] == 1


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", ";"), ("cp1252", "|")],
)
def test_text_files_are_read_by_their_own_encoding_and_separator(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    found = adapted_csv(tmp_path, csv_of(encoding, separator, First="Zo\u00eb"))
    assert found.sources[0].used == 3
    assert (
        column(found, "people", "person_id")[0]
        == column(adapted(tmp_path, changed(0, "First", "Zo\u00eb")), "people", "person_id")[0]
    )


def test_mixed_encodings_are_read_line_by_line_and_said(tmp_path: Path) -> None:
    lines = csv_of(First="Zo\u00eb").split(b"\r\n")
    lines[2] = lines[2].replace(b"Bob", "Ren\u00e9".encode("cp1252"))
    found = adapted_csv(tmp_path, b"\r\n".join(lines))
    assert codes(found) == {"mixed_encodings": 1}
    assert found.sources[0].used == 3


def test_a_quotation_mark_that_never_closes_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnreadable, match="opens a quotation mark that it never closes"):
        adapted_csv(tmp_path, csv_of(Last='"Test'))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    content = content_of(books.workbook())
    bomb = books.with_part(content, "xl/worksheets/sheet9.xml", lambda _: b" " * (guarding.SUSPECT_FROM + 1))
    assert len(bomb) < 200_000
    with pytest.raises(WorkbookUnreadable, match="unpacks into far more than a workbook holds"):
        read_bytes("list.xlsx", bomb)


def test_many_parts_that_are_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "LARGEST_UNPACKED", 10_000)
    with pytest.raises(WorkbookUnreadable, match="unpacks into far more"):
        read_bytes("list.xlsx", content_of(books.workbook()))


def test_entities_in_the_xml_are_refused() -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    def with_entities(content: bytes) -> bytes:
        head, mark, rest = content.partition(b"?>")
        return head + mark + doctype + rest if mark else doctype + content

    content = books.with_part(content_of(books.workbook()), "xl/worksheets/sheet1.xml", with_entities)
    with pytest.raises(WorkbookUnreadable, match="is damaged or is not a workbook"):
        read_bytes("list.xlsx", content)


@pytest.mark.parametrize(
    "content", [b"", b"   ", b"PK\x03\x04 and nothing else", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90]
)
def test_files_that_are_none_are_one_sentence(content: bytes) -> None:
    with pytest.raises(WorkbookUnreadable, match=r"^list\.xlsx "):
        read_bytes("list.xlsx", content)


def test_hidden_sheets_and_rows_are_read_and_said(tmp_path: Path) -> None:
    book = books.workbook()
    book.create_sheet("Other").append(["x", "y"])
    book.active.row_dimensions[3].hidden = True
    book["List"].sheet_state = "hidden"
    found = adapt(parse_mapping(books.MAPPING), books.saved(book, tmp_path), books.KEY)
    assert codes(found) == {"hidden_sheet": 1, "hidden_rows": 1, "sheet_not_used": 1}
    assert found.sources[0].used == 3


def test_days_counted_from_1904_are_read_as_such(tmp_path: Path) -> None:
    book = books.workbook(changed(0, "Received", 42886))
    book.epoch = CALENDAR_MAC_1904
    found = adapt(parse_mapping(books.MAPPING), books.saved(book, tmp_path), books.KEY)
    assert column(found, "referrals", "received_on")[0] == "2021-06-01"
    assert codes(found) == {"date_as_number": 1}


def test_a_row_of_totals_is_left_out_with_its_reason(tmp_path: Path) -> None:
    found = adapted(tmp_path, [*ROWS, ("Total", 3)])
    assert found.sources[0].left_out == (("a row of totals", (5,)),)
    assert readiness_json(found)["sources"][0] == {
        "source": "list",
        "place": "list.xlsx, sheet List",
        "read": 4,
        "used": 3,
        "left_out": [{"reason": "a row of totals", "rows": 1, "numbers": [5]}],
    }


def test_a_row_without_a_key_is_left_out_with_its_reason(tmp_path: Path) -> None:
    found = adapted(tmp_path, changed(2, "Born", None))
    assert ("referrals: person_id cannot be made, because what it is made from is missing", (4,)) in [
        (reason, rows) for reason, rows in found.sources[0].left_out
    ]


def test_an_unmapped_word_is_named_with_how_often_and_the_row_stays(tmp_path: Path) -> None:
    rows = changed(0, "From", "Carrier pigeon")
    rows[1][6] = "carrier  PIGEON"
    found = adapted(tmp_path, rows)
    noticed = [n for n in found.noticed if n.code == "unmapped_word"]
    assert [(n.word, n.count) for n in noticed] == [("Carrier pigeon", 1), ("carrier  PIGEON", 1)]
    assert found.tables["referrals"].num_rows == 3


def test_long_texts_and_numbers_never_stand_in_the_readiness(tmp_path: Path) -> None:
    secret = "Ann Test, 12 Long Street, says that 07700 900123 is her number"
    found = adapted(tmp_path, changed(0, "From", secret))
    assert secret[:20] not in str(readiness_json(found))


def test_a_file_that_is_late_leaves_the_others_readable(tmp_path: Path) -> None:
    mapping = books.MAPPING.replace(
        "tables:",
        "  late: {file: late.xlsx}\ntables:\n  contacts:\n    from: late\n    columns:\n"
        "      contact_id: {key: [No]}\n      episode_id: {key: [Case], of: episode}\n      on: Date",
        1,
    )
    found = adapted(tmp_path, mapping=mapping)
    assert found.tables["referrals"].num_rows == 3
    assert found.tables["contacts"].num_rows == 0
    assert found.problems[0].startswith("late.xlsx cannot be opened")


def test_a_code_for_not_known_is_no_value_in_the_completeness(tmp_path: Path) -> None:
    mapping = books.MAPPING.replace("M: male}}", "M: male}, otherwise: unknown}")
    found = adapted(tmp_path, changed(0, "Sex", None), mapping)
    assert column(found, "people", "sex")[0] == "unknown"
    assert readiness_json(found)["tables"]["people"]["columns"]["sex"] == {"known": 2, "of": 3, "percent": 67}
