"""Reading: the extract's tables as at a day, and the evaluation made from them."""

from soceis.evaluation import (
    MAPPINGS,
    OVERALL,
    AreaDurations,
    Cell,
    Difference,
    MappingName,
    PrintedCell,
    Results,
    Statistic,
    Table,
    alternative_text,
    area_in_words,
    caption,
    row_in_words,
)
from soceis.evaluation.durations import rows_of
from soceis.insight.extracts.queries.frames import AreaDay, frames, in_a_series
from soceis.insight.extracts.queries.made import extracts_made
from soceis.insight.extracts.queries.small import SMALL_NUMBERS
from soceis.insight.extracts.queries.studies import FindingLine, Study, figure_for, study_for

__all__ = [
    "MAPPINGS",
    "OVERALL",
    "SMALL_NUMBERS",
    "AreaDay",
    "AreaDurations",
    "Cell",
    "Difference",
    "FindingLine",
    "MappingName",
    "PrintedCell",
    "Results",
    "Statistic",
    "Study",
    "Table",
    "alternative_text",
    "area_in_words",
    "caption",
    "extracts_made",
    "figure_for",
    "frames",
    "in_a_series",
    "row_in_words",
    "rows_of",
    "study_for",
]
