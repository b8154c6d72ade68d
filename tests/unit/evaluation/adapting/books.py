"""Small workbooks and mappings that a test breaks in one place. Everybody in them is invented."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from soceis.evaluation import Adapted, adapt
from soceis.evaluation.adapting import parse_mapping

KEY = bytes(range(32))
HEADINGS = ("Case", "First", "Last", "Born", "Sex", "Received", "From", "Why", "Said", "Began", "State")
ROWS: tuple[tuple[Any, ...], ...] = (
    (
        "C1",
        "Ann",
        "Test",
        date(2007, 4, 3),
        "F",
        date(2021, 6, 1),
        "Police",
        "CCE",
        "yes",
        date(2021, 6, 9),
        "Open",
    ),
    ("C2", "Bob", "Test", date(2006, 9, 30), "M", date(2021, 7, 2), "School", "CCE", "yes", None, "Open"),
    ("C3", "Cai", "Test", date(2008, 1, 15), "M", date(2021, 8, 3), "Police", "CCE", "no", None, "Open"),
)
MAPPING = """
format: 1
confirmed: yes
area: North
nation: wales
launch_date: 2020-06-01
data_date: 2022-10-31
complete: yes
missing_words: [n/k, "-"]
sources:
  list: {file: list.xlsx, sheet: List}
tables:
  people:
    from: list
    columns:
      person_id: {person: [First, Last, {date: Born}]}
      sex: {column: Sex, words: {F: female, M: male}}
      birth_month: {month_of: Born}
  referrals:
    from: list
    columns:
      referral_id: {key: [Case]}
      person_id: {person: [First, Last, {date: Born}]}
      received_on: Received
      age_at_referral: {age_from: Born, on: Received}
      source: {column: From, words: {School: education}}
      primary_reason: {column: Why, words: {CCE: criminal_exploitation}}
      decision: {rules: [{when: {Said: ticked}, then: accepted_one_to_one}], otherwise: not_accepted}
  episodes:
    from: list
    when: {Said: ticked}
    columns:
      episode_id: {key: [Case]}
      person_id: {person: [First, Last, {date: Born}]}
      referral_id: {key: [Case]}
      programme: {value: one_to_one}
      state: {column: State, words: {Open: active}}
      open_from: Began
"""


def workbook(rows: Sequence[Sequence[Any]] | None = None, headings: Sequence[str] = HEADINGS) -> Any:
    """An openpyxl workbook with the sheet List."""
    book = openpyxl.Workbook()
    book.active.title = "List"
    book.active.append(list(headings))
    for row in ROWS if rows is None else rows:
        book.active.append(list(row))
    return book


def changed(row: int, column: str, value: Any) -> list[list[Any]]:
    """The rows with one cell changed; `row` counts from 0."""
    rows = [list(entry) for entry in ROWS]
    rows[row][HEADINGS.index(column)] = value
    return rows


def saved(book: Any, folder: Path, name: str = "list.xlsx") -> Path:
    book.save(folder / name)
    return folder


def adapted(folder: Path, rows: Sequence[Sequence[Any]] | None = None, mapping: str = MAPPING) -> Adapted:
    """The area made from the small list."""
    return adapt(parse_mapping(mapping), saved(workbook(rows), folder), KEY)


def adapted_csv(folder: Path, content: bytes, mapping: str = MAPPING) -> Adapted:
    """The area made from a text file with the same columns."""
    (folder / "list.csv").write_bytes(content)
    source = "{file: list.csv}"
    return adapt(parse_mapping(mapping.replace("{file: list.xlsx, sheet: List}", source)), folder, KEY)


def column(found: Adapted, table: str, name: str) -> list[str | None]:
    return list(found.tables[table].column(name).to_pylist())


def codes(found: Adapted) -> dict[str, int]:
    """How often each finding about the workbooks was noted."""
    counts: dict[str, int] = {}
    for noticed in found.noticed:
        counts[noticed.code] = counts.get(noticed.code, 0) + noticed.count
    return counts


def with_part(content: bytes, name: str, change: Any) -> bytes:
    """A zip with one part changed by a function of its bytes (None adds or removes it)."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for part in names:
            data = change(old.read(part)) if part == name else old.read(part)
            new.writestr(part, data)
        if name not in names:
            new.writestr(name, change(b""))
    return made.getvalue()
