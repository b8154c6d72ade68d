"""The panel: units by months, read, framed and grouped."""

from soceis.evaluation.impact.panel.framing import Grouping, cohorts_of, frame_of, framed, grouped
from soceis.evaluation.impact.panel.months import NEVER, month_number, month_text
from soceis.evaluation.impact.panel.reading import OUTCOMES, panel_of, read_panel
from soceis.evaluation.impact.panel.shape import NO_SET, Panel, in_sets, make_panel

__all__ = [
    "NEVER",
    "NO_SET",
    "OUTCOMES",
    "Grouping",
    "Panel",
    "cohorts_of",
    "frame_of",
    "framed",
    "grouped",
    "in_sets",
    "make_panel",
    "month_number",
    "month_text",
    "panel_of",
    "read_panel",
]
