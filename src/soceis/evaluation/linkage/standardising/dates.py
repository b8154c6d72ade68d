"""Dates of birth, as ISO text; the day first unless the year stands first."""

from __future__ import annotations

import re
from datetime import date

from soceis.evaluation.adapting.values import DateRules, as_date

COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
# Days that systems put where nobody knew one.
PLACEHOLDERS = frozenset({"1900-01-01", "1901-01-01", "1899-12-30", "1999-09-09", "9999-12-31", "1111-11-11"})
RULES = DateRules()
SECOND_NUMBER = 12


def birth_date(text: str) -> tuple[str, str]:
    """(YYYY-MM-DD, ""), or ("", the code of the finding); ("", "") for an empty text."""
    text = text.strip()
    if not text:
        return "", ""
    compact = COMPACT.fullmatch(text)
    read = as_date("-".join(compact.groups()) if compact else text, RULES)
    if not isinstance(read.value, date):
        return "", "not_a_date"
    iso = read.value.isoformat()
    return ("", "placeholder_date") if iso in PLACEHOLDERS else (iso, "")


def swapped(iso: str) -> str:
    """The date with day and month exchanged; "" where that is no date, or the same one."""
    if not iso:
        return ""
    year, month, day = iso.split("-")
    return f"{year}-{day}-{month}" if int(day) <= SECOND_NUMBER and day != month else ""
