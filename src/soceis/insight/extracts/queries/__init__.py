"""Reading: the extract's tables as at a day, and the evaluation made from them."""

from soceis.insight.extracts.queries.frames import AreaDay, frames, in_a_series
from soceis.insight.extracts.queries.studies import FindingLine, Study, figure_for, study_for

__all__ = ["AreaDay", "FindingLine", "Study", "figure_for", "frames", "in_a_series", "study_for"]
