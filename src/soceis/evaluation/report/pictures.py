"""The figures of a report with everything that is said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from soceis.evaluation.cells import Table
from soceis.evaluation.durations import AreaDurations, people_by_months, rows_of
from soceis.evaluation.figures import (
    alternative_text,
    as_sheet,
    caption,
    duration_figure,
    figure_names,
)
from soceis.evaluation.figures.painting import Paint
from soceis.evaluation.figures.wording import MOST_BARS, WORDS, counted, day
from soceis.evaluation.report.content import Align, Grid
from soceis.evaluation.survival import Curve

if TYPE_CHECKING:
    from soceis.evaluation.disclosure import DurationHistogram, Policy

Step = Callable[[str], None]
# What the figures of a grouping are called after their own title.
GROUPINGS = {"area": "by area", "programme": "by programme"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: its file name, its title, itself bare (`svg`) and as a sheet with title and mark, and its words."""

    name: str
    title: str
    svg: str
    sheet: str
    png: bytes
    caption: str
    alternative: str
    table: Grid


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure whose PNG is being painted; the rest as in `Picture`."""

    name: str
    title: str
    svg: str
    sheet: str
    painted: Future[bytes]
    caption: str
    alternative: str
    table: Grid

    def picture(self) -> Picture:
        """The figure with its PNG, for which it waits."""
        return Picture(
            self.name,
            self.title,
            self.svg,
            self.sheet,
            self.painted.result(),
            self.caption,
            self.alternative,
            self.table,
        )


def duration_pictures(
    durations: Sequence[AreaDurations], mark: str, paint: Paint, step: Step
) -> Iterator[Drawn]:
    """The duration figure of each area; `step` is told which one is drawn."""
    names = figure_names([area.area for area in durations])
    for number, area in enumerate(durations, start=1):
        step(f"Drawing figure {number} of {len(durations)}")
        yield _duration_picture(area, names[area.area], mark, paint)


def _duration_picture(area: AreaDurations, name: str, mark: str, paint: Paint) -> Drawn:
    title = f"Months with the service, {area.area}"
    single = len(area.bars) <= MOST_BARS
    svg = duration_figure(area, titled=False)
    lines = [f"{counted(len(area.bars), 'person', 'people')}, as at {day(area.as_at)}"]
    if not area.bars:
        lines.append(caption(area))
    own = f"{mark}: each bar is a person." if single else f"{mark}."
    sheet = as_sheet(svg, title, lines, own)
    grid = _bars(area) if single else _months(area)
    return Drawn(name, title, svg, sheet, paint(sheet), caption(area), alternative_text(area), grid)


def _bars(area: AreaDurations) -> Grid:
    rows = tuple(
        (
            str(bar),
            str(place),
            WORDS[segment.status],
            str(segment.start),
            str(segment.end),
            str(segment.months),
            ", ".join(str(pause.months) for pause in segment.pauses) or "none",
        )
        for bar, place, segment in rows_of(area)
    )
    return Grid(
        ("Bar", "Episode", "Status", "From month", "To month", "Full months", "Pauses, full months"),
        rows,
        ("left", "right", "left", "right", "right", "right", "right"),
    )


def _months(area: AreaDurations) -> Grid:
    rows = tuple((str(months), f"{people:,}") for months, people in people_by_months(area))
    return Grid(("Full months", "People"), rows, ("left", "right"))


def histogram_pictures(
    durations: Sequence[AreaDurations], policy: Policy, mark: str, paint: Paint, step: Step
) -> Iterator[Drawn]:
    """The durations of each area in bars of many people; an area with too few has none."""
    from soceis.evaluation.disclosure import protected_durations

    names = figure_names([area.area for area in durations])
    for number, area in enumerate(durations, start=1):
        step(f"Drawing histogram {number} of {len(durations)}")
        histogram = protected_durations(area, policy)
        if histogram is not None:
            yield _histogram_picture(histogram, names[area.area], mark, paint)


def _histogram_picture(histogram: DurationHistogram, name: str, mark: str, paint: Paint) -> Drawn:
    from soceis.evaluation.figures.histogram import (
        histogram_caption,
        histogram_figure,
        histogram_text,
    )

    title = f"Months with the service, {histogram.area}"
    svg = histogram_figure(histogram, titled=False)
    sheet = as_sheet(svg, title, [f"As at {day(histogram.as_at)}"], f"{mark}.")
    rows = tuple((bar.words, f"{bar.people:,}") for bar in histogram.bars)
    return Drawn(
        name,
        title,
        svg,
        sheet,
        paint(sheet),
        histogram_caption(histogram),
        histogram_text(histogram),
        Grid(("Full months", "People"), rows, ("left", "right")),
    )


def change_pictures(tables: Sequence[Table], mark: str, paint: Paint, step: Step) -> Iterator[Drawn]:
    """Whom young people could turn to, first and last, in one figure; none without the tables or a number to show."""
    from soceis.evaluation.figures.ends import (
        NAME,
        TITLE,
        change_between,
        ends_caption,
        ends_figure,
        ends_table,
        ends_text,
    )

    made = {table.name: table for table in tables}
    if "network_start" not in made or "network_end" not in made:
        return
    change = change_between(made["network_start"], made["network_end"])
    if not change.rows:
        return
    step("Drawing what changed")
    svg = ends_figure(change)
    sheet = as_sheet(svg, TITLE, [], f"{mark}.")
    header, rows = ends_table(change)
    grid = Grid(header, rows, ("left", "right", "right", "right"))
    yield Drawn(NAME, TITLE, svg, sheet, paint(sheet), ends_caption(change), ends_text(change), grid)


def curve_pictures(curves: Sequence[Curve], mark: str, paint: Paint, step: Step) -> Iterator[Drawn]:
    """The curves of one time and one grouping together in a figure; curves that could not be made have none."""
    grouped = [list(own) for _, own in groupby(curves, key=lambda curve: (curve.name, curve.by))]
    drawn = [own for own in grouped if any(curve.points for curve in own)]
    for number, own in enumerate(drawn, start=1):
        step(f"Drawing curves {number} of {len(drawn)}")
        yield _curve_picture(own, mark, paint)


def _curve_picture(curves: Sequence[Curve], mark: str, paint: Paint) -> Drawn:
    from soceis.evaluation.figures.curves import (
        curve_caption,
        curve_description,
        curve_figure,
        curve_name,
        curve_table,
    )

    title = f"{curves[0].title}, {GROUPINGS[curves[0].by]}"
    svg = curve_figure(curves, titled=False)
    sheet = as_sheet(svg, title, [], f"{mark}.")
    header, rows = curve_table(curves)
    numbers: list[Align] = ["right" for _ in header[1:]]
    return Drawn(
        curve_name(curves),
        title,
        svg,
        sheet,
        paint(sheet),
        curve_caption(curves),
        curve_description(curves),
        Grid(header, rows, ("left", *numbers)),
    )
