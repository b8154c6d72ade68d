"""The report for people: its content is composed once, and written in the format of a renderer."""

from collections.abc import Sequence

from soceis.evaluation.differences import Difference
from soceis.evaluation.durations import AreaDurations
from soceis.evaluation.figures import duration_figure, figure_names
from soceis.evaluation.frames import Extract
from soceis.evaluation.report.composing import compose
from soceis.evaluation.report.html import render
from soceis.evaluation.results import Results

__all__ = ["compose", "render", "report_as_html"]


def report_as_html(
    extract: Extract,
    results: Results,
    durations: Sequence[AreaDurations],
    found: Sequence[Difference],
) -> str:
    """The report as one page that needs nothing else: its own styles, its figures inside, no script."""
    names = figure_names([area.area for area in durations])
    figures = {area.area: duration_figure(area, titled=False) for area in durations}
    return render(compose(extract, results, durations, figures, names, found))
