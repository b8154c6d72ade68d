"""Findings about the data: what is wrong, where, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

LONGEST_VALUE_SHOWN = 80

# What each finding means in a table's list of excluded rows, and what the person with the data can do.
REASONS: dict[str, tuple[str, str]] = {
    "missing_value": ("a required value is missing", "Fill it in at the source and make the extract again."),
    "unreadable_text": (
        "the text holds control characters, broken encoding or more than 200 characters",
        "Correct the value at the source; save the file as UTF-8.",
    ),
    "unknown_code": ("the code is not in the list", "Use one of the codes of the contract, in lower case."),
    "not_a_date": ("not a date", "Write dates as YYYY-MM-DD, between 1900 and 2999."),
    "not_a_month": ("not a month", "Write months as YYYY-MM."),
    "not_a_number": ("not a whole number", "Write digits only, without units or decimals."),
    "not_a_moment": ("not a time stamp", "Write time stamps as YYYY-MM-DDTHH:MM:SS."),
    "not_components": ("not a list of components", "Write codes with shares, such as FUN:0.5;EMO:0.5."),
    "duplicate_key": (
        "the same key stands in an earlier row",
        "Remove the copy, or give the row its own key; the first row is kept.",
    ),
    "unknown_key": (
        "it points to a row that does not exist",
        "Add the missing row to the other table, or correct the key.",
    ),
    "unknown_area": ("the area is not in extract.json", "Add the area to extract.json, or correct its name."),
    "after_data_date": (
        "the date lies after the area's data date",
        "Correct the date, or the data date of the area in extract.json.",
    ),
    "end_before_start": ("the end lies before the start", "Correct the one that is wrong."),
    "closed_without_end_date": ("closed without an end date", "Add the date on which the work ended."),
    "closed_without_closure_code": (
        "closed without a closure code",
        "Add the code of the reason for closing.",
    ),
    "second_open_episode": (
        "the person has an earlier open episode in the same programme",
        "Close one of the two, or join them; the earlier one is kept.",
    ),
    "impossible_age": (
        "the age is not between 0 and 25",
        "Correct the age or the date of birth at the source.",
    ),
    "age_outside_service": (
        "the age is outside 11 to 18",
        "Check the date of birth; the row is counted as it stands.",
    ),
    "end_date_but_not_closed": (
        "an end date on an episode that is not closed",
        "Close the episode or remove the end date; it is counted by its state.",
    ),
    "attended_before_start": (
        "the first attended contact lies before the first attempt",
        "Check the two dates; the row is counted as it stands.",
    ),
    "attended_after_end": (
        "the first attended contact lies after the end",
        "Check the two dates; the row is counted as it stands.",
    ),
    "referral_of_another_person": (
        "the episode's referral belongs to another person",
        "Correct the person or the referral; the episode is counted for its own person.",
    ),
    "referral_in_another_area": (
        "the episode's referral is in another area",
        "Check for a move between areas; the episode is counted in its own area.",
    ),
    "state_disagrees": (
        "the last event of the state history says something else",
        "Correct the state or its history; without --as-of the state column counts.",
    ),
    "topic_not_on_form": (
        "the plan's form does not offer the topic",
        "Correct the form version or the list of topics of the form.",
    ),
    "referral_excluded": ("its referral could not be used", "See the findings about that referral."),
    "end_after_as_at": (
        "closed by the history, but the end date lies later",
        "Correct the end date or the state history.",
    ),
    "before_referral": (
        "the date, or the data date, lies before the referral",
        "Check the two dates; the wait of the episode is not counted.",
    ),
    "unknown_state": (
        "the state is not known",
        "Add the state; whether the episode has ended cannot be said without it.",
    ),
    "not_dated": ("it has no date, so it cannot be placed before the date asked for", "Add the date."),
    "after_as_of": ("later than the date asked for", "Nothing to do: it is left out on purpose."),
    "wrong_number_of_columns": (
        "the row has more or fewer values than the header",
        "Check the row for a missing comma or quotation mark.",
    ),
    "missing_column": (
        "the column is missing",
        "Add the column to the file; write the header exactly as listed.",
    ),
    "unknown_column": (
        "the column is not part of the extract and was not read",
        "Nothing to do, or rename it.",
    ),
    "missing_table": (
        "the table is missing",
        "Add the file; until then the results that need it are not made.",
    ),
    "unreadable_table": (
        "the table cannot be read",
        "Write the file again; until then its results are not made.",
    ),
    "unknown_file": ("the file is not part of the extract and was not read", "Nothing to do, or rename it."),
    "identifying_file": (
        "a file that holds names lies in the extract and was not read",
        "Take it out of the folder; keep it apart from the extract.",
    ),
    "no_rows_in_area": ("the area has no referrals", "Check that the area's rows are in the files."),
    "no_launch_date": (
        "the area has no launch date",
        "Add launch_date in extract.json; the durations of the area are not counted.",
    ),
    "launch_after_data_date": ("the launch date lies after the data date", "Correct the one that is wrong."),
    "unknown_nation": ("the nation is not in the list", "Use england, wales, scotland or northern_ireland."),
    "not_a_timestamp": ("created_at is missing or not a time stamp", "Write it as YYYY-MM-DDTHH:MM:SS."),
    "as_of_after_data_date": (
        "the date asked for lies after the area's data date",
        "The area is shown as at its own data date.",
    ),
    "no_state_history": (
        "there is no state history for some episodes",
        "Add the table states; the state at the date was worked out from the episode's dates.",
    ),
    "more_of_the_same": (
        "more findings of the same kind are not listed one by one",
        "Correct the cause first.",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the data that a person should know; `row` counts data rows from 1, without the header."""

    code: str
    severity: Severity
    table: str
    row: int | None
    column: str
    value: str
    area: str
    message: str

    def as_json(self) -> dict[str, str | int | None]:
        return {
            "code": self.code,
            "severity": self.severity,
            "table": self.table,
            "row": self.row,
            "column": self.column or None,
            "value": self.value or None,
            "area": self.area or None,
            "message": self.message,
        }


def shown(value: str) -> str:
    """A value short and plain enough to print: control characters written out, long text cut."""
    cut = value if len(value) <= LONGEST_VALUE_SHOWN else value[:LONGEST_VALUE_SHOWN] + "…"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut)


def finding(
    code: str,
    severity: Severity,
    table: str,
    *,
    row: int | None = None,
    column: str = "",
    value: str = "",
    area: str = "",
    detail: str = "",
) -> Finding:
    """A finding whose message says where, what is wrong and what to do."""
    reason, todo = REASONS[code]
    where = table + (f", row {row}" if row is not None else "") + (f", column {column}" if column else "")
    given = f' ("{shown(value)}")' if value else ""
    extra = f" {detail}" if detail else ""
    return Finding(
        code, severity, table, row, column, shown(value), area, f"{where}: {reason}{given}.{extra} {todo}"
    )


def reason_text(table: str, column: str, code: str) -> str:
    """The reason as it stands in a table's list of excluded rows."""
    place = f"{table}.{column}" if column else table
    return f"{place}: {REASONS[code][0]}"
