"""Printed cells that no records can give, with what the plan's records give instead, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unattainable:
    """One printed cell and its computed counterpart, both as printed text."""

    table: str
    row: str
    area: str
    printed: str
    computed: str
    why: str


UNATTAINABLE = (
    Unattainable(
        "age_and_sex",
        "male",
        "Dundee",
        "66",
        "67",
        "No share of ten people or fewer rounds to 66. Six of nine known (66.7, printed without rounding) is "
        "the nearest, and gives the printed 94 for Overall (208 of 222); so one person's sex is not known.",
    ),
    Unattainable(
        "case_status",
        "not_started",
        "Newcastle",
        "4",
        "6",
        (
            "4 of 71 is 5.6 percent. The figures file has 4 in the percentage column; the report's own "
            "text has 6, so the records give what the report prints."
        ),
    ),
    Unattainable(
        "referral_source",
        "total",
        "Edinburgh",
        "101",
        "100",
        "The printed total adds up the rounded percentages; 58 of 58 is 100.",
    ),
    Unattainable(
        "referral_reason",
        "base",
        "Overall",
        "222",
        "223",
        "The six printed reasons add up to 223; every printed percentage comes out with either base.",
    ),
    Unattainable(
        "outcomes_open",
        "reduced_offending",
        "Cardiff",
        "82",
        "81",
        "13 of 16 is 81.25 percent; 13 of 18 is 72.",
    ),
)
