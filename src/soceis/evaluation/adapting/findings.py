"""What was noticed while workbooks were read: gathered by kind, place and column, with the numbers of the rows.

No name and no free text gets in here: a finding holds the names of sheets and columns, the numbers of
rows, and, for code words alone, the word that nobody has mapped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from soceis.evaluation.frames.findings import Severity, shown

LISTED_ROWS = 20
LONGEST_WORD, MOST_WORDS = 40, 6
NOT_SHOWN = "(a longer text, not shown here)"

# What each finding means, and what the person with the workbook can do about it.
REASONS: dict[str, tuple[Severity, str, str]] = {
    "macros": ("note", "the workbook holds macros; they were not run", "Nothing to do."),
    "hidden_sheet": (
        "note",
        "the sheet is hidden; it was read because the mapping names it",
        "Nothing to do.",
    ),
    "hidden_rows": (
        "note",
        "rows are hidden by a filter or by hand; they were read",
        "Check that they belong.",
    ),
    "sheet_not_used": ("note", "no source of the mapping reads this sheet", "Add a source if it holds data."),
    "formula_error": (
        "warning",
        "a formula gives an error; the cell counts as missing",
        "Correct the formula, or type the value in.",
    ),
    "formula_without_value": (
        "warning",
        "a formula has never been calculated; the cell counts as missing",
        "Open the workbook in a spreadsheet program and save it again.",
    ),
    "merged_data": (
        "warning",
        "cells are merged among the data; only the first of them holds the value",
        "Unmerge them and fill each one.",
    ),
    "errors_not_told": (
        "note",
        "in the old .xls format an error of a formula looks like an empty cell",
        "Save the workbook as .xlsx to have them counted.",
    ),
    "windows_text": ("note", "the file is not UTF-8; it was read as Windows text (cp1252)", "Nothing to do."),
    "mixed_encodings": (
        "warning",
        "some lines are UTF-8 and others Windows text; each line was read by its own encoding",
        "Check accented letters; save the file as UTF-8.",
    ),
    "broken_text": (
        "warning",
        "the text holds bytes that belong to no known encoding; they show as a mark",
        "Correct the words at the source.",
    ),
    "more_values_than_columns": (
        "warning",
        "the row has values beyond the last heading; they were not read",
        "Check whether a comma or a cell has shifted the row.",
    ),
    "sheet_missing": (
        "error",
        "the sheet or file is not there",
        "Add it, or correct its name in the mapping.",
    ),
    "no_rows": ("warning", "there are no rows under the headings", "Check the sheet and the header rows."),
    "column_missing": (
        "error",
        "the mapping names a column that is not among the headings; its values are missing",
        "Correct the heading in the mapping, or add the column.",
    ),
    "heading_twice": (
        "warning",
        "two columns have the same heading; the first one is read",
        "Give each column its own heading.",
    ),
    "column_not_used": ("note", "no table takes anything from this column", "Nothing to do, or map it."),
    "unmapped_word": (
        "error",
        "the mapping does not say what this word means; the value is missing",
        "Add the word to the mapping, under words.",
    ),
    "not_a_date": ("error", "not a date; the value is missing", "Correct it at the source."),
    "impossible_date": (
        "error",
        "a day that no calendar has; the value is missing",
        "Correct it at the source.",
    ),
    "looks_month_first": (
        "error",
        "the date can only be read with the month first, but the mapping says day first; the value is missing",
        "If the whole column is written so, say `dates: month first` for its source.",
    ),
    "looks_day_first": (
        "error",
        "the date can only be read with the day first, but the mapping says month first; the value is missing",
        "If the whole column is written so, say `dates: day first` for its source.",
    ),
    "two_digit_year": (
        "note",
        "the year has two digits; its century follows two_digit_years of the mapping",
        "Nothing to do, if that is right.",
    ),
    "date_as_number": (
        "note",
        "the date is a bare number; it was read as a day number of the spreadsheet",
        "Nothing to do, if the dates look right.",
    ),
    "half_converted_dates": (
        "warning",
        "real dates here all have a day of 12 or less, typed ones all above 12: a program may have swapped them",
        "Compare some of the dates with the source, and import the file again with UK dates.",
    ),
    "not_a_number": ("error", "not a whole number; the value is missing", "Correct it at the source."),
    "number_as_text": (
        "note",
        "a number is written as text, or with its unit; it was read",
        "Nothing to do.",
    ),
    "age_not_possible": (
        "warning",
        "the date of birth lies after the referral, or gives an age above 25; the age is missing",
        "Correct the date of birth or the date of the referral.",
    ),
    "no_partner": (
        "error",
        "no row of the sheet to look up has this key; what comes from there is missing",
        "Correct the key, or add the row there.",
    ),
    "partner_twice": (
        "warning",
        "several rows of the sheet to look up have this key; the first one is used",
        "Keep one of them.",
    ),
    "same_key_differs": (
        "warning",
        "two rows give the same key but say different things; the first one is kept",
        "Correct the one that is wrong.",
    ),
    "perhaps_same_person": (
        "warning",
        "two rows may be about the same young person (nearly the same name and date of birth); they count as two",
        "If they are one person, correct the source, or name the rows under same_young_person: merge.",
    ),
    "same_person_again": (
        "note",
        "young people who stand in several rows, by their key; each counts as one person",
        "Nothing to do, if they were referred more than once.",
    ),
    "merged_by_mapping": ("note", "the mapping says that these rows are one young person", "Nothing to do."),
    "merge_without_row": (
        "error",
        "same_young_person: merge names rows that cannot be joined",
        "Correct the row numbers in the mapping; rows may have moved in a new copy.",
    ),
}


@dataclass(frozen=True, slots=True)
class Noticed:
    """One kind of thing in one place: how often, and in which rows of the sheet (the first twenty).

    `row` numbers are those that the spreadsheet program shows.
    """

    code: str
    severity: Severity
    place: str
    column: str
    word: str
    count: int
    rows: tuple[int, ...]

    @property
    def message(self) -> str:
        _, what, todo = REASONS[self.code]
        where = self.place + (f", column {self.column}" if self.column else "")
        word = f' ("{self.word}")' if self.word else ""
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{where}: {what}{word}{times}.{_rows_in_words(self.rows, self.count)} {todo}"

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "place": self.place,
            "column": self.column or None,
            "word": self.word or None,
            "count": self.count,
            "rows": list(self.rows),
            "message": self.message,
        }


def _rows_in_words(rows: tuple[int, ...], count: int) -> str:
    if not rows:
        return ""
    listed = ", ".join(str(row) for row in rows)
    more = " and more" if count > len(rows) else ""
    return f" Row{'s' if len(rows) > 1 else ''} {listed}{more}."


def safe_word(word: str) -> str:
    """A code word as it may stand in a readiness report: a long text, or one with a number in it, is not shown."""
    cut = shown(word.strip())
    digits = sum(letter.isdigit() for letter in cut)
    if len(cut) > LONGEST_WORD or len(cut.split()) > MOST_WORDS or digits > 4:
        return NOT_SHOWN
    return cut


@dataclass(slots=True)
class Notebook:
    """Gathers findings while a workbook is read; every `note` adds one to its kind."""

    entries: dict[tuple[str, str, str, str], list[int]] = field(default_factory=dict)
    counts: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    seen: set[tuple[tuple[str, str, str, str], int]] = field(default_factory=set)

    def note(
        self,
        code: str,
        place: str,
        column: str = "",
        *,
        row: int | None = None,
        word: str = "",
        times: int = 1,
    ) -> None:
        """The same thing in the same row and column counts once, however many tables read it."""
        key = (code, place, shown(column), word)
        if row is not None and (key, row) in self.seen:
            return
        if row is not None:
            self.seen.add((key, row))
        self.counts[key] = self.counts.get(key, 0) + times
        rows = self.entries.setdefault(key, [])
        if row is not None and len(rows) < LISTED_ROWS:
            rows.append(row)

    def findings(self) -> Iterator[Noticed]:
        """Errors first, then warnings, then notes, each in the order in which they were met."""
        order = ("error", "warning", "note")
        for key in sorted(self.counts, key=lambda k: order.index(REASONS[k[0]][0])):
            code, place, column, word = key
            yield Noticed(
                code, REASONS[code][0], place, column, word, self.counts[key], tuple(self.entries[key])
            )
