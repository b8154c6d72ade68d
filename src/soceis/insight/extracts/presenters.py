"""Extracts that were made, as a table."""

from collections.abc import Iterable
from datetime import date

from django.utils import formats

from soceis.insight.extracts.models import ExtractMade
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

SHOWN_DIGITS = 12
COLUMNS = (
    Column("When"),
    Column("Who"),
    Column("What for"),
    Column("Series"),
    Column("As at"),
    Column("Rows", number=True),
    Column("SHA-256 begins"),
)


def made_before(extracts: Iterable[ExtractMade], names: dict[str, str]) -> Table:
    """The table of earlier extracts; `names` maps an area's code to its name."""
    return Table(
        "Extracts made before", COLUMNS, [_row(made, names) for made in extracts], hidden_caption=True
    )


def _row(made: ExtractMade, names: dict[str, str]) -> Row:
    areas = ", ".join(names.get(code, code) for code in made.areas)
    return Row(
        (
            day_words(made.made_at),
            made.made_by.display_name,
            made.purpose,
            made.series,
            f"{as_at_words(made.as_of)}: {areas}",
            f"{sum(made.rows.values()):,}",
            made.sha256[:SHOWN_DIGITS],
        )
    )


def as_at_words(day: date | None) -> str:
    """The day, or that each area has its own."""
    return formats.date_format(day, "j F Y") if day else "Each area’s own day"
