"""The duration figure: one bar a person, one segment an episode, gaps shown, pauses hatched.

Lengths are the full months of the table beside the figure. Status at the data date has a colour, a
pattern and a mark at the end: open is solid with an arrow, closed has a line through it and a stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from soceis.evaluation.durations import AreaDurations, Bar, Segment, Status, people_by_months
from soceis.evaluation.figures.drawing import (
    INK,
    LINE,
    MUTED,
    PAPER,
    PLUM,
    SAND,
    SAND_INK,
    TEAL,
    as_svg,
)
from soceis.evaluation.figures.vegalite import Chart, Spec, chart, column, layer, scale, stacked
from soceis.evaluation.figures.wording import (
    MOST_BARS,
    WORDS,
    alternative_text,
    caption,
    counted,
    day,
    figure_names,
)

WIDTH = 640
# The height of a row in pixels, by the number of bars it must be shared by.
ROW_HEIGHTS: tuple[tuple[int, float], ...] = (
    (12, 22),
    (30, 17),
    (60, 13),
    (120, 10.5),
    (250, 6),
    (MOST_BARS, 3),
)
LABELLED_FROM = 9
FILL_OF: dict[Status, str] = {"open": TEAL, "closed": SAND, "not_started": PAPER}
EDGE_OF: dict[Status, str] = {"open": TEAL, "closed": SAND_INK, "not_started": PLUM}
THINNEST = 0.15
NARROWEST_PAUSE = 0.4
HATCH_EVERY = 5.0
MONTHS_A_LINE = 6

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How the bars are laid out: pixels a month, pixels a row, the last month of the axis."""

    row: float
    last: int
    has_axis: bool = False

    @property
    def month(self) -> float:
        return WIDTH / self.last


LEGEND = _Sheet(16, WIDTH)


def duration_figure(durations: AreaDurations, *, titled: bool = True) -> str:
    """The figure of an area as an SVG; above 1,000 people, a histogram of the same months.

    `titled` draws the title above the bars; leave it out where the page has a heading of its own.
    """
    name = figure_names([durations.area])[durations.area].lower()
    title = f"Months with the service, {durations.area}"
    drawn = _chart(durations) if durations.bars else _nothing()
    if titled:
        drawn = drawn.properties(title=_title(title, durations))
    return as_svg(drawn, name=name, title=title, description=alternative_text(durations))


def _title(title: str, durations: AreaDurations) -> Spec:
    lines = [f"{counted(len(durations.bars), 'person', 'people')}, as at {day(durations.as_at)}"]
    if not durations.bars:
        lines.append(caption(durations))
    else:
        single = len(durations.bars) <= MOST_BARS
        lines.append("Not for release: each bar is a person." if single else "Not for release.")
    return {"text": title, "subtitle": lines}


def _nothing() -> Chart:
    words = [{"x": 0, "y": 0, "text": "There is nothing to draw."}]
    text = chart(words).mark("text", align="left", color=MUTED, fontSize=14)
    return stacked(
        text.encode(x=_x(_Sheet(40, 1)), y=_y(1), text="text:N").properties(width=WIDTH, height=40)
    )


def _chart(durations: AreaDurations) -> Chart:
    last = max(segment.end for bar in durations.bars for segment in bar.segments)
    last = -(-(last + 1) // MONTHS_A_LINE) * MONTHS_A_LINE
    if len(durations.bars) > MOST_BARS:
        return stacked(_histogram(durations, last))
    row = next(height for most, height in ROW_HEIGHTS if len(durations.bars) <= most)
    sheet = _Sheet(row, last, has_axis=True)
    return stacked(_legend(durations.bars), _bars(durations.bars, sheet), spacing=6)


# The legend: the marks of the figure beside their words.


def _legend(bars: Sequence[Bar]) -> Chart:
    present = {segment.status for bar in bars for segment in bar.segments}
    entries: list[tuple[str, Segment | None]] = [
        (words, Segment(0, 0, 0, status)) for status, words in WORDS.items() if status in present
    ]
    layers: list[Chart] = []
    at = 0.0
    sheet = LEGEND
    for words, segment in entries:
        if segment is not None:
            layers += _marks([_placed(at, at + 30, 0.13, segment.status)], sheet)
        layers.append(_words(at + 42, words))
        at += 62 + 8 * len(words)
    if any(segment.pauses for bar in bars for segment in bar.segments):
        layers += _pause_marks([{"x": at, "x2": at + 30, "y": 0.15, "y2": 0.85, "edge": TEAL}], sheet)
        layers.append(_words(at + 42, "Paused"))
        at += 62 + 8 * len("Paused")
    if any(len(bar.segments) > 1 for bar in bars):
        layers.append(_gap_lines([{"x": at, "x2": at + 30, "y": 0.5}], sheet))
        layers.append(_words(at + 36, "Between episodes"))
    return layer(*layers).properties(width=WIDTH, height=16)


def _words(at: float, words: str) -> Chart:
    text = chart([{"x": at, "y": 0.5, "text": words}])
    return text.mark("text", align="left", baseline="middle", color=INK, fontSize=13).encode(
        x=_x(LEGEND), y=_y(1), text="text:N"
    )


# The bars.


def _bars(bars: Sequence[Bar], sheet: _Sheet) -> Chart:
    drawn, pauses, gaps, labels = _rows(bars)
    layers = [_scaffold(sheet, len(bars))]
    if gaps:
        layers.append(_gap_lines(gaps, sheet, len(bars)))
    layers += _marks(drawn, sheet, len(bars))
    if pauses:
        layers += _pause_marks(pauses, sheet, len(bars))
    if sheet.row >= LABELLED_FROM:
        size = min(12, sheet.row - 0.5)
        text = chart(labels).mark("text", align="left", baseline="middle", dx=9, color=INK, fontSize=size)
        layers.append(text.encode(x=_x(sheet), y=_y(len(bars)), text="text:N"))
    return layer(*layers).properties(width=WIDTH, height=sheet.row * len(bars))


def _rows(bars: Sequence[Bar]) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """What is drawn, in months across and rows down: segments, pauses, gaps, and the label of each bar."""
    drawn: list[Row] = []
    pauses: list[Row] = []
    gaps: list[Row] = []
    labels: list[Row] = []
    for number, bar in enumerate(bars):
        lanes = _lanes(bar.segments)
        depth = 0.8 / (max(lanes) + 1)
        for segment, lane in zip(bar.segments, lanes, strict=True):
            top = number + 0.1 + lane * depth
            drawn.append(_placed(segment.start, segment.end, top, segment.status, depth))
            pauses += _paused(segment, top, depth)
        gaps += [{**gap, "y": number + 0.5} for gap in _gaps(bar.segments)]
        end = max(segment.end for segment in bar.segments)
        labels.append({"x": end, "y": number + 0.5, "text": _label(bar)})
    return drawn, pauses, gaps, labels


def _label(bar: Bar) -> str:
    if len(bar.segments) == 1:
        return str(bar.months)
    return f"{bar.months} ({' + '.join(str(segment.months) for segment in bar.segments)})"


def _lanes(segments: Sequence[Segment]) -> list[int]:
    """Side by side where they overlap: the first lane that is free for each segment."""
    free_from: list[int] = []
    lanes: list[int] = []
    for segment in segments:
        lane = next((i for i, end in enumerate(free_from) if end <= segment.start), len(free_from))
        free_from[lane : lane + 1] = [segment.end]
        lanes.append(lane)
    return lanes


def _gaps(segments: Sequence[Segment]) -> Iterator[Row]:
    """The stretches between episodes, however short; overlapping episodes have none."""
    end = segments[0].end
    for segment in segments[1:]:
        if segment.start >= end:
            yield {"x": end, "x2": segment.start}
        end = max(end, segment.end)


def _placed(start: float, end: float, top: float, status: Status, depth: float = 0.8) -> Row:
    return {
        "x": start,
        "x2": max(end, start + THINNEST),
        "y": top,
        "y2": top + depth * 0.92,
        "middle": top + depth * 0.46,
        "status": status,
        "fill": FILL_OF[status],
        "edge": EDGE_OF[status],
    }


def _paused(segment: Segment, top: float, depth: float) -> Iterator[Row]:
    for pause in segment.pauses:
        if segment.start == segment.end:
            continue
        start = min(pause.start, segment.end - NARROWEST_PAUSE)
        end = max(pause.end, start + NARROWEST_PAUSE)
        yield {"x": start, "x2": end, "y": top, "y2": top + depth * 0.92, "edge": EDGE_OF[segment.status]}


def _scaffold(sheet: _Sheet, rows: int) -> Chart:
    """An unseen mark that carries the grid and the axis."""
    return chart([{"x": 0, "y": 0}]).mark("point", opacity=0).encode(x=_x(sheet), y=_y(rows))


def _marks(rows: list[Row], sheet: _Sheet, count: int = 1) -> list[Chart]:
    """Segments: filled, with the line of the closed ones, and the mark at the end."""
    x, y = _x(sheet), _y(count)
    blocks = (
        chart(rows)
        .mark("rect", strokeWidth=0.8)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=_own("fill"), stroke=_own("edge"))
    )
    layers = [blocks]
    closed = [row for row in rows if row["status"] == "closed"]
    if closed:
        line = chart(closed).mark("rule", color=SAND_INK, strokeWidth=0.9)
        layers.append(line.encode(x=x, x2="x2:Q", y=_y(count, "middle")))
        stop = chart(closed).mark("rule", color=SAND_INK, strokeWidth=2.2)
        layers.append(stop.encode(x=_x(sheet, "x2"), y=y, y2="y2:Q"))
    running = [row for row in rows if row["status"] != "closed"]
    if running:
        size = max(4.0, min(34.0, (sheet.row * 0.62) ** 2))
        arrow = chart(running).mark(
            "point", shape="triangle-right", size=size, filled=True, xOffset=3, opacity=1
        )
        layers.append(arrow.encode(x=_x(sheet, "x2"), y=_y(count, "middle"), color=_own("edge")))
    return layers


def _pause_marks(rows: list[Row], sheet: _Sheet, count: int = 1) -> list[Chart]:
    """Pauses: white, edged, and hatched with slanting lines."""
    x, y = _x(sheet), _y(count)
    blocks = chart(rows).mark("rect", fill=PAPER, strokeWidth=0.8)
    lines = [line for row in rows for line in _hatching(row, sheet)]
    hatch = chart(lines).mark("rule", strokeWidth=0.9)
    return [
        blocks.encode(x=x, x2="x2:Q", y=y, y2="y2:Q", stroke=_own("edge")),
        hatch.encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=_own("edge")),
    ]


def _hatching(row: Row, sheet: _Sheet) -> Iterator[Row]:
    """Lines at 45 degrees across a block, cut at its edges, in months and rows."""
    wide = (row["x2"] - row["x"]) * sheet.month
    high = (row["y2"] - row["y"]) * sheet.row
    at = HATCH_EVERY / 2 - high
    while at < wide:
        left, right = max(at, 0.0), min(at + high, wide)
        if right > left:
            yield {
                "x": row["x"] + left / sheet.month,
                "x2": row["x"] + right / sheet.month,
                "y": row["y2"] - (left - at) / sheet.row,
                "y2": row["y2"] - (right - at) / sheet.row,
                "edge": row["edge"],
            }
        at += HATCH_EVERY


def _gap_lines(rows: list[Row], sheet: _Sheet, count: int = 1) -> Chart:
    lines = chart(rows).mark("rule", color=MUTED, strokeWidth=1.2, strokeDash=[2, 2])
    return lines.encode(x=_x(sheet), x2="x2:Q", y=_y(count))


def _histogram(durations: AreaDurations, last: int) -> Chart:
    """How many people had each number of months, where single bars could not be told apart."""
    rows = [{"x": m, "x2": m + 1, "y": 0, "y2": n} for m, n in people_by_months(durations)]
    blocks = chart(rows).mark("rect", fill=TEAL, stroke=PAPER)
    return blocks.encode(
        x=column(
            "x:Q",
            title="Months with the service",
            axis={"values": list(range(0, last + 1, MONTHS_A_LINE))},
        ),
        x2="x2:Q",
        y=column("y:Q", title="People", axis={"gridColor": LINE}),
        y2="y2:Q",
    ).properties(width=WIDTH, height=320)


def _x(sheet: _Sheet, of: str = "x") -> Spec:
    """The place across, in months; every layer names the same axis, so that it is drawn once."""
    axis = None
    if sheet.has_axis:
        months = list(range(0, sheet.last + 1, MONTHS_A_LINE))
        axis = {"values": months, "title": "Months since the first contact attempt", "titlePadding": 8}
    return column(f"{of}:Q", scale=scale(0, sheet.last), axis=axis)


def _y(rows: int, of: str = "y") -> Spec:
    return column(f"{of}:Q", scale=scale(rows, 0), axis=None)


def _own(of: str) -> Spec:
    """The colour that stands in the row itself."""
    return {"field": of, "type": "nominal", "scale": None, "legend": None}
