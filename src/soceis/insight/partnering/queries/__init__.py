"""Counting for partners; every question begins with who is asking."""

from soceis.insight.partnering.queries.counting import (
    Reasons,
    Report,
    first_day_of,
    reasons_for,
    report_for,
)
from soceis.insight.partnering.queries.protecting import WITHHELD_WORDS

__all__ = ["WITHHELD_WORDS", "Reasons", "Report", "first_day_of", "reasons_for", "report_for"]
