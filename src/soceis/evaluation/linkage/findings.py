"""What was noticed in a linkage file: by kind and column, with row numbers, never with a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from soceis.evaluation.frames.findings import Severity

LISTED_ROWS = 20
# The heading stands in row 1 of a file.
FIRST_ROW = 2

REASONS: dict[str, tuple[Severity, str, str]] = {
    "not_a_date": (
        "warning",
        "not a date that exists; it counts as missing",
        "Write dates as YYYY-MM-DD.",
    ),
    "placeholder_date": (
        "warning",
        "a day that stands for not known; it counts as missing",
        "Leave it empty when nobody knows it.",
    ),
    "not_a_postcode": (
        "warning",
        "not a postcode of the United Kingdom; it counts as missing",
        "Correct it, or leave it empty.",
    ),
    "placeholder_postcode": (
        "note",
        "a postcode that stands for no fixed abode or not known; it counts as missing",
        "Nothing to do.",
    ),
    "unknown_sex": (
        "warning",
        "not a sex of the contract; it counts as missing",
        "Write male, female, other or unknown.",
    ),
    "no_record_id": ("error", "no record_id; the row is left out", "Give every row its own record_id."),
    "duplicate_record_id": (
        "error",
        "the record_id stands in an earlier row; this row is left out",
        "Give every row its own record_id.",
    ),
    "shifted_row": (
        "error",
        "the row has more or fewer values than there are headings; it is left out",
        "Check for a missing or an extra comma.",
    ),
    "nothing_to_compare": (
        "warning",
        "neither a name nor a date of birth; the row can never be linked",
        "Add what is known.",
    ),
    "windows_text": (
        "note",
        "the file is not UTF-8; it was read as Windows text (cp1252)",
        "Check accented letters.",
    ),
    "column_not_used": (
        "note",
        "the column is not one of a linkage file; it was not read",
        "Nothing to do.",
    ),
    "column_missing": (
        "warning",
        "the column is not there, so that it is not compared",
        "Add it if the other side has it.",
    ),
    "not_trained": (
        "warning",
        "the records could not teach the model this comparison; the default values stand",
        "Read the probabilities with care, and look at more pairs by eye.",
    ),
    "few_matches": (
        "warning",
        "fewer than 50 pairs to learn from; the model leans on the default values",
        "Read the probabilities with care, and look at more pairs by eye.",
    ),
    "large_component": (
        "note",
        "a group of records that could each be many of the others was assigned greedily",
        "Nothing to do.",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of thing in one column of one file: how often, and in which rows (the first twenty)."""

    code: str
    side: str
    column: str
    count: int
    rows: tuple[int, ...]

    @property
    def severity(self) -> Severity:
        return REASONS[self.code][0]

    @property
    def message(self) -> str:
        """One sentence with what it means and what to do."""
        _, what, todo = REASONS[self.code]
        where = ", ".join(part for part in (self.side, self.column and f"column {self.column}") if part)
        times = f", {self.count:,} times" if self.count > 1 else ""
        rows = f" Rows {', '.join(map(str, self.rows))}." if self.rows else ""
        more = " And more." if self.rows and self.count > len(self.rows) else ""
        return f"{where}: {what}{times}.{rows}{more} {todo}"

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "side": self.side,
            "column": self.column or None,
            "count": self.count,
            "rows": list(self.rows),
            "message": self.message,
        }


@dataclass(slots=True)
class Notebook:
    """Gathers findings about one file while it is read."""

    side: str
    findings: list[Finding] = field(default_factory=list)
    # The place in the file of each row that was read, where rows before it were not.
    numbers: Sequence[int] | None = None

    def note(self, code: str, column: str = "", places: Sequence[int] = (), count: int = 0) -> None:
        """`places` are rows from 0, not counting the heading; `count` when the rows are not known."""
        read = places[:LISTED_ROWS]
        listed = tuple((self.numbers[place] if self.numbers else place) + FIRST_ROW for place in read)
        if number := len(places) or count:
            self.findings.append(Finding(code, self.side, column, number, listed))
