"""The figures: results drawn, never computed. SVG for the page, PNG for documents; both the same picture."""

from soceis.evaluation.figures.drawing import as_sheet, duration_image
from soceis.evaluation.figures.duration import duration_figure
from soceis.evaluation.figures.wording import alternative_text, caption, figure_names

__all__ = ["alternative_text", "as_sheet", "caption", "duration_figure", "duration_image", "figure_names"]
