"""The event study: how far the two groups are apart in each month before and after the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from soceis.evaluation.figures.drawing import INK, LINE, MUTED, PAPER, SAND_INK, TEAL, as_svg
from soceis.evaluation.figures.vegalite import Chart, Spec, chart, column, layer, scale
from soceis.evaluation.figures.wording import counted

WIDTH, HEIGHT = 640, 300
STEPS = (1, 2, 3, 6, 12, 24)
MOST_TICKS = 13
ROOM = 0.08
# Labels of an axis with their sign, and 0 without one.
SIGNED_WHOLE = "datum.value == 0 ? '0' : format(datum.value, '+d')"
SIGNED = "abs(datum.value) < 1e-9 ? '0' : format(datum.value, '+.2~f')"


@dataclass(frozen=True, slots=True)
class EventPoint:
    """The difference in one month counted from the start, with its own 95% limits and those of the whole band."""

    month: int
    estimate: float
    low: float
    high: float
    band_low: float | None = None
    band_high: float | None = None


@dataclass(frozen=True, slots=True)
class EventStudy:
    """What one figure shows. `unit` names the vertical axis, `base` says of whom, `name` the file."""

    name: str
    title: str
    unit: str
    base: str
    points: tuple[EventPoint, ...]


def event_study_figure(study: EventStudy) -> str:
    """The event study as an SVG without a title of its own; ValueError when it has no points."""
    if not study.points:
        raise ValueError(f"{study.name}: an event study without points cannot be drawn")
    x, y = _x(study.points), _y(study)
    layers = [_ground(study, x, y), *_band(study, x, y), *_limits(study, x, y), _start(), *_words(x)]
    drawn = layer(*layers).properties(width=WIDTH, height=HEIGHT)
    return as_svg(drawn, name=study.name, title=study.title, description=event_study_text(study))


def event_study_text(study: EventStudy) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    before, after = _parts(study.points)
    said = [
        f"Points with vertical lines, one for each month from {study.points[0].month} to {study.points[-1].month}",
        "counted from the start. The horizontal line at 0 means no difference between the two groups.",
    ]
    said += [_clear_of_zero(before, "before the start"), _clear_of_zero(after, "from the start on")]
    return " ".join([*said, "The table holds the same numbers."])


def _clear_of_zero(points: Sequence[EventPoint], when: str) -> str:
    if not points:
        return f"No month {when} is shown."
    clear = sum(point.low > 0 or point.high < 0 for point in points)
    return f"In {clear} of {counted(len(points), 'month', 'months')} {when} the line does not touch 0."


def event_study_caption(study: EventStudy) -> str:
    """The base, and what the marks mean."""
    banded = any(point.band_low is not None for point in study.points)
    band = (
        " Shaded: the band that holds the whole true curve with 95% certainty, all months at once."
        if banded
        else ""
    )
    return (
        f"{study.base} Point: the estimated difference in that month. Line: its 95% interval, each month by itself."
        f"{band} Open points lie before the start, where no difference is expected; each compares a month with the"
        " month before it. Filled points compare a month with the last month before the start."
    )


def event_study_table(study: EventStudy) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of the figure: a header, and a row a month."""
    header = ("Months from the start", "Difference", "95% interval", "Simultaneous band")
    rows = tuple(
        (
            f"{point.month:+d}" if point.month else "0",
            f"{point.estimate:+.3f}",
            f"{point.low:+.3f} to {point.high:+.3f}",
            "-" if point.band_low is None else f"{point.band_low:+.3f} to {point.band_high:+.3f}",
        )
        for point in study.points
    )
    return header, rows


def _parts(points: Sequence[EventPoint]) -> tuple[list[EventPoint], list[EventPoint]]:
    return [p for p in points if p.month < 0], [p for p in points if p.month >= 0]


def _row(point: EventPoint) -> dict[str, Any]:
    return {
        "x": point.month,
        "y": point.estimate,
        "low": point.low,
        "high": point.high,
        "band_low": point.band_low,
        "band_high": point.band_high,
    }


def _ground(study: EventStudy, x: Spec, y: Spec) -> Chart:
    """The line of no difference, which also carries the axes."""
    first, last = study.points[0].month, study.points[-1].month
    rule = chart([{"x": first - 0.5, "x2": last + 0.5, "y": 0}]).mark("rule", color=INK, strokeWidth=1.2)
    return rule.encode(x=x, x2="x2:Q", y=y)


def _band(study: EventStudy, x: Spec, y: Spec) -> list[Chart]:
    """The simultaneous band, before and after the start apart."""
    bands = []
    for part, colour in zip(_parts(study.points), (SAND_INK, TEAL), strict=True):
        rows = [_row(point) for point in part if point.band_low is not None]
        if rows:
            area = chart(rows).mark("area", color=colour, opacity=0.13)
            bands.append(area.encode(x=x, y=_with_field(y, "band_low"), y2="band_high:Q"))
    return bands


def _limits(study: EventStudy, x: Spec, y: Spec) -> list[Chart]:
    """The interval and the point of each month: open before the start, filled after."""
    drawn = []
    for part, colour, fill in zip(_parts(study.points), (SAND_INK, TEAL), (PAPER, TEAL), strict=True):
        if not part:
            continue
        rows = [_row(point) for point in part]
        line = chart(rows).mark("rule", color=colour, strokeWidth=1.6)
        point = chart(rows).mark("point", shape="circle", size=52, fill=fill, stroke=colour, opacity=1)
        drawn += [
            line.encode(x=x, y=_with_field(y, "low"), y2="high:Q"),
            point.encode(x=x, y=y),
        ]
    return drawn


def _with_field(channel: Spec, field: str) -> Spec:
    return {**channel, "field": field}


def _start() -> Chart:
    """The line between the last month before the start and the first with it."""
    rule = chart([{"x": -0.5}]).mark("rule", color=MUTED, strokeDash=[4, 3], strokeWidth=1)
    return rule.encode(x="x:Q")


def _words(x: Spec) -> list[Chart]:
    """Which side of the start is which."""
    words = [("before the start", -0.5, "right", -7), ("with the service", -0.5, "left", 7)]
    drawn = []
    for text, month, align, dx in words:
        mark = chart([{"x": month, "text": text}]).mark(
            "text", align=align, dx=dx, baseline="bottom", dy=-6, color=MUTED, fontSize=12
        )
        drawn.append(mark.encode(x=x, y={"value": 0}, text="text:N"))
    return drawn


def _x(points: Sequence[EventPoint]) -> Spec:
    first, last = points[0].month, points[-1].month
    step = next((step for step in STEPS if (last - first) / step <= MOST_TICKS), STEPS[-1])
    marks = [month for month in range(first, last + 1) if month % step == 0]
    axis = {"values": marks, "title": "Months from the start (0 is the month of referral)", "grid": False}
    return column("x:Q", scale=scale(first - 0.6, last + 0.6), axis={**axis, "labelExpr": SIGNED_WHOLE})


def _y(study: EventStudy) -> Spec:
    values = [0.0]
    for point in study.points:
        ends = (point.low, point.high, point.band_low, point.band_high)
        values += [end for end in ends if end is not None]
    low, high = min(values), max(values)
    room = ROOM * (high - low or 1.0)
    axis = {"title": study.unit, "gridColor": LINE, "labelExpr": SIGNED, "tickCount": 7}
    return column("y:Q", scale=scale(low - room, high + room), axis=axis)
