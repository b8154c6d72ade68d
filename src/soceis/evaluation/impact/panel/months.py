"""Months as whole numbers: 12 x year + month - 1, so that the difference of two is a number of months."""

import re

from soceis.evaluation.errors import PanelUnusable

MONTHS_A_YEAR = 12
NEVER = 0
"""The start month of whoever never started: a member of the comparison group."""
WELL_FORMED = re.compile(r"(\d{4})-(\d{2})")


def month_number(text: str) -> int:
    """The number of a month written YYYY-MM; PanelUnusable when it is none."""
    found = WELL_FORMED.fullmatch(text.strip())
    if not found or not 1 <= int(found[2]) <= MONTHS_A_YEAR:
        raise PanelUnusable(f'"{text}" is not a month; write months as YYYY-MM, such as 2023-04.')
    return MONTHS_A_YEAR * int(found[1]) + int(found[2]) - 1


def month_text(number: int) -> str:
    """A month as YYYY-MM."""
    return f"{number // MONTHS_A_YEAR:04d}-{number % MONTHS_A_YEAR + 1:02d}"
