"""The curves of the time until something happens: one panel a group, with limits and the number at risk.

Two programmes share a panel (a solid and a dashed line, named at the line); areas stand side by side on the
same axes, each beside the dotted line of all areas together. Days are counted; what takes longer than a
quarter of a year is drawn in months of 30.4375 days (365.25 / 12).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from soceis.evaluation.codes import OVERALL
from soceis.evaluation.figures.axes import DAYS, MONTHS, Axis
from soceis.evaluation.figures.drawing import INK, LINE, MUTED, PAPER, PLUM, TEAL, as_svg
from soceis.evaluation.figures.medians import (
    days_of,
    has_ended,
    in_words,
    limits_of,
    median_in_words,
    not_there,
    number_of,
    p_value,
    per_cent,
)
from soceis.evaluation.figures.vegalite import Chart, Spec, chart, column, layer, scale, stacked, tiled
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.survival import Curve
from soceis.evaluation.words import column_in_words

# The widths of a panel alone and of one of several, in pixels, and the height of a panel.
WIDE, NARROW, HIGH = 600, 286, 190
RISK_LINE = 17
MOST_TICKS = 7
MOST_ENDS = 7
# The longest time, in days, that is drawn in days.
SHORT = 92
LEFT = {
    "time_to_first_attempt": "Without a first attempt, %",
    "time_to_first_attended": "Without a first meeting, %",
    "time_to_close": "Still with the service, %",
}
LOOKS: tuple[tuple[str, list[int]], ...] = ((TEAL, []), (PLUM, [6, 3]))
BELOW = "Below: how many are at risk, that is neither reached nor censored before. The axis ends after the last event."
MARKS = f"Band: 95% limits. Dot: the median. {BELOW}"
MARKS_OF_COARSE = (
    "Dots: what is known, at the ends of steps, with 95% limits. The curve never rises, so between two dots it lies"
    " in the box."
    f" {BELOW}"
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Panel:
    """What one panel shows: the curves drawn in full, and one to compare them with."""

    title: str
    subtitle: str
    curves: tuple[Curve, ...]
    beside: Curve | None = None


def curve_name(curves: Sequence[Curve]) -> str:
    """The file name, without ending, of the figure of some curves of one time and one grouping."""
    return f"{curves[0].name}_by_{curves[0].by}"


def curve_figure(curves: Sequence[Curve], *, titled: bool = True) -> str:
    """The curves of one time and one grouping as an SVG; `titled` draws the title above them."""
    axis = _axis_of(curves)
    panels = [_panel(panel, axis, WIDE if _alone(curves) else NARROW) for panel in _panels(curves)]
    drawn = tiled(panels, columns=1 if _alone(curves) else 2, spacing={"row": 26, "column": 26})
    if titled:
        drawn = drawn.properties(title={"text": curves[0].title, "subtitle": _base(curves)})
    name = curve_name(curves)
    return as_svg(drawn, name=name, title=curves[0].title, description=curve_description(curves))


# What is said about the figure.


def curve_caption(curves: Sequence[Curve]) -> str:
    """The base, the definition, and what the marks mean."""
    shown = next((curve for curve in curves if not curve.missing), curves[0])
    if shown.missing:
        return f"Not drawn: {shown.missing}."
    said = [part for part in (_base(curves), shown.definition, _axis_of(curves).unit.said) if part]
    said.append(MARKS_OF_COARSE if shown.coarse else MARKS)
    for why in dict.fromkeys(curve.missing for curve in curves if curve.missing):
        names = ", ".join(_named(curve) for curve in curves if curve.missing == why)
        said.append(f"Not shown: {names} ({why}).")
    if not _alone(curves) and not shown.coarse:
        said.append("Dotted line: Overall, to compare with.")
    if shown.compared:
        test = shown.compared
        said.append(
            "The two programmes take in different young people, so that a difference says nothing about the work."
            f" Log-rank test, for information: chi-squared {test.statistic:.1f} with one degree of freedom,"
            f" {p_value(test.p)}, n = {test.n:,} episodes."
        )
    left = [f"{found.rows:,} ({found.reason})" for found in shown.excluded]
    return " ".join(said) + (f" Episodes left out: {'; '.join(left)}." if left else "")


def curve_description(curves: Sequence[Curve]) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    if all(curve.missing for curve in curves):
        return f"No curves: {curves[0].missing}."
    shown = "; ".join(f"{_named(curve)}: {in_words(curve)}" for curve in curves)
    return f"Curves that step down from 100%. {shown}. The table holds the numbers."


def curve_table(curves: Sequence[Curve]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of the figure: its header, and a row for each curve."""
    axis = _axis_of(curves)
    told = [mark for mark in axis.unit.told if mark <= axis.last]
    days = [axis.day(mark) for mark in told]
    if any(curve.coarse for curve in curves):
        axis, days = replace(axis, unit=DAYS), _ends_of(curves)
        told = days
    header: tuple[str, ...] = (
        "Group",
        "Episodes",
        "Events",
        "Median, days",
        "95% limits of the median, days",
    )
    unit = axis.unit
    header += tuple(f"Left after {counted(mark, unit.one, unit.many)}, % (at risk)" for mark in told)
    return header, tuple((*_medians(curve), *_left(curve, days)) for curve in curves)


def _ends_of(curves: Sequence[Curve]) -> list[int]:
    """The days on which most of the coarse curves stand, in order; as many as a table has room for."""
    ends = Counter(point.time for curve in curves for point in curve.points)
    return sorted(day for day, _ in sorted(ends.items(), key=lambda end: (-end[1], end[0]))[:MOST_ENDS])


def _medians(curve: Curve) -> tuple[str, ...]:
    return (
        _named(curve),
        number_of(curve, curve.n),
        number_of(curve, curve.events),
        days_of(curve, curve.median),
        not_there(curve) if curve.median is None else limits_of(curve),
    )


def _left(curve: Curve, days: Iterable[int]) -> Iterator[str]:
    for day in days:
        share, at_risk = curve.left_after(day), curve.at_risk_on(day + 1)
        if share is None or not (at_risk or curve.coarse or has_ended(curve, day)):
            yield "-"
        else:
            yield per_cent(share) if at_risk is None else f"{per_cent(share)} ({at_risk:,})"


def _base(curves: Sequence[Curve]) -> str:
    listed = ", ".join(
        f"{_named(curve)} {'not shown' if curve.missing else f'{curve.n:,}'}" for curve in curves
    )
    return f"Episodes: {listed}."


def _named(curve: Curve) -> str:
    return column_in_words(curve.by, curve.group)


# The panels.


def _alone(curves: Sequence[Curve]) -> bool:
    """Whether all the curves stand in one panel."""
    return curves[0].by == "programme" or len(curves) == 1


def _panels(curves: Sequence[Curve]) -> Iterator[_Panel]:
    if _alone(curves):
        yield _Panel("", "", tuple(curve for curve in curves if curve.points))
        return
    overall = next((curve for curve in curves if curve.group == OVERALL), None)
    shown = [curve for curve in curves if not curve.missing]
    for curve in shown or curves:
        beside = overall if overall is not curve and overall and overall.points else None
        episodes = counted(curve.n, "episode", "episodes")
        yield _Panel(f"{_named(curve)}, {episodes}", _sentence(median_in_words(curve)), (curve,), beside)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _axis_of(curves: Sequence[Curve]) -> Axis:
    """As far as the last event of any curve, in whole steps."""
    days = max((point.time for curve in curves for point in curve.points if point.events), default=0)
    unit = DAYS if 0 < days <= SHORT else MONTHS
    last = days / unit.days
    step = next((step for step in unit.steps if last / step <= MOST_TICKS), unit.steps[-1])
    return Axis(unit, max(step, step * -(-int(last + 1) // step)), step)


def _panel(panel: _Panel, axis: Axis, width: int) -> Chart:
    main = layer(*_layers(panel, axis)).properties(width=width, height=HIGH)
    if panel.title:
        main = main.properties(
            title={
                "text": panel.title,
                "subtitle": panel.subtitle,
                "fontSize": 13,
                "subtitleFontSize": 12,
                "offset": 6,
            }
        )
    return stacked(main, _at_risk(panel.curves, axis, width), spacing=4)


def _layers(panel: _Panel, axis: Axis) -> list[Chart]:
    layers = [_half(axis, panel)]
    if panel.beside and not panel.beside.coarse:
        layers.append(_line(panel.beside, axis, panel, MUTED, [1, 3], 1.4))
    for curve, (colour, dash) in zip(panel.curves, LOOKS, strict=False):
        if curve.points:
            layers += (_coarse if curve.coarse else _exact)(curve, axis, panel, colour, dash)
            if len(panel.curves) > 1:
                layers.append(_label(curve, axis, panel, colour))
    if not any(curve.points for curve in panel.curves):
        layers.append(_nothing(axis, panel))
    return layers


def _exact(curve: Curve, axis: Axis, panel: _Panel, colour: str, dash: list[int]) -> list[Chart]:
    """A curve of which every day is known: a line of steps in a band."""
    return [
        _band(curve, axis, panel, colour),
        _line(curve, axis, panel, colour, dash, 2.2),
        *_median_mark(curve, axis, panel, colour),
    ]


def _coarse(curve: Curve, axis: Axis, panel: _Panel, colour: str, dash: list[int]) -> list[Chart]:
    """A curve that is known at the ends of steps alone: dots with their limits, and boxes that hold the rest.

    A curve never rises, so between two dots it lies in the box of which they are the corners.
    """
    steps = _steps(curve, axis)
    boxes = [{**one, "x2": two["x"], "y2": two["y"]} for one, two in pairwise(steps)]
    held = chart(boxes).mark(
        "rect",
        color=colour,
        fillOpacity=0.1,
        stroke=colour,
        strokeWidth=1,
        strokeOpacity=0.5,
        strokeDash=dash,
    )
    limits = [step for step in steps if step["low"] is not None]
    rules = chart(limits).mark("rule", color=colour, opacity=0.4, strokeWidth=5)
    dots = chart(steps).mark(
        "point", filled=True, size=46, color=colour, stroke=PAPER, strokeWidth=1, opacity=1
    )
    return [
        held.encode(x=_x(axis), x2="x2:Q", y=_y(panel), y2="y2:Q"),
        rules.encode(x=_x(axis), y=column("low:Q", scale=scale(0, 100)), y2="high:Q"),
        dots.encode(x=_x(axis), y=_y(panel)),
    ]


def _half(axis: Axis, panel: _Panel) -> Chart:
    """The line of one half, which also carries the axes."""
    rows = [{"x": 0, "x2": axis.last, "y": 50}]
    rule = chart(rows).mark("rule", color=MUTED, strokeDash=[2, 3], strokeWidth=1)
    return rule.encode(x=_x(axis), x2="x2:Q", y=_y(panel))


def _line(curve: Curve, axis: Axis, panel: _Panel, colour: str, dash: list[int], thick: float) -> Chart:
    line = chart(_steps(curve, axis)).mark(
        "line",
        interpolate="step-after",
        color=colour,
        strokeWidth=thick,
        strokeDash=dash,
    )
    return line.encode(x=_x(axis), y=_y(panel), order="order:O")


def _band(curve: Curve, axis: Axis, panel: _Panel, colour: str) -> Chart:
    """The limits as one shape; at 0% there are none, and those before run up to that day."""
    limits: list[Row] = []
    for step in _steps(curve, axis):
        if step["low"] is not None:
            limits.append({"x": step["x"], "y": step["low"], "y2": step["high"]})
        elif limits:
            limits.append({**limits[-1], "x": step["x"]})
    shape = chart(limits).mark("area", interpolate="step-after", color=colour, opacity=0.16)
    return shape.encode(x=_x(axis), y=_y(panel), y2="y2:Q")


def _steps(curve: Curve, axis: Axis) -> list[Row]:
    """The corners of a curve within the axis, in its unit and per cent."""
    rows = [_row(0, 1.0, None, None)]
    for point in curve.points:
        if axis.at(point.time) > axis.last:
            break
        rows.append(_row(axis.at(point.time), point.survival, point.low, point.high))
    if axis.at(curve.points[-1].time) > axis.last and not curve.coarse:
        rows.append({**rows[-1], "x": axis.last})
    return [{**row, "order": place} for place, row in enumerate(rows)]


def _row(at: float, share: float, low: float | None, high: float | None) -> Row:
    return {
        "x": round(at, 3),
        "y": round(100 * share, 3),
        "low": None if low is None else round(100 * low, 3),
        "high": None if high is None else round(100 * high, 3),
    }


def _median_mark(curve: Curve, axis: Axis, panel: _Panel, colour: str) -> list[Chart]:
    if curve.median is None:
        return []
    at = [{"x": axis.at(curve.median), "y": 50}]
    mark = chart(at).mark("point", filled=True, size=46, color=colour, stroke=PAPER, strokeWidth=1, opacity=1)
    return [mark.encode(x=_x(axis), y=_y(panel))]


def _label(curve: Curve, axis: Axis, panel: _Panel, colour: str) -> Chart:
    """The name of a curve at its line: high up, where the lines are apart."""
    steps = _steps(curve, axis)
    corner = min(steps, key=lambda row: abs(row["y"] - (80 if curve is panel.curves[0] else 25)))
    text = chart([{"x": corner["x"], "y": corner["y"], "text": _named(curve)}])
    return text.mark("text", align="left", dx=8, dy=-7, color=colour, fontSize=13, fontWeight="bold").encode(
        x=_x(axis), y=_y(panel), text="text:N"
    )


def _nothing(axis: Axis, panel: _Panel) -> Chart:
    rows = [{"x": axis.last / 2, "y": 75, "text": "There is nothing to draw."}]
    text = chart(rows).mark("text", color=MUTED, fontSize=13)
    return text.encode(x=_x(axis), y=_y(panel), text="text:N")


def _at_risk(curves: Sequence[Curve], axis: Axis, width: int) -> Chart:
    """The number at risk under each mark of the axis, a line for each curve."""
    rows = [
        {"x": mark, "y": place, "text": f"{at_risk:,}"}
        for place, curve in enumerate(curves)
        for mark in axis.marks
        if (at_risk := curve.at_risk_on(axis.day(mark))) is not None
    ]
    heads = [
        {"x": 0, "y": place, "text": f"At risk, {_named(curve)}" if len(curves) > 1 else "At risk"}
        for place, curve in enumerate(curves)
    ]
    y = column("y:Q", scale={"domain": [-0.5, max(len(curves), 1) - 0.5], "reverse": True}, axis=None)
    x = column("x:Q", scale=scale(0, axis.last), axis=None)
    numbers = chart(rows).mark("text", fontSize=11.5, color=INK).encode(x=x, y=y, text="text:N")
    names = chart(heads).mark("text", fontSize=11.5, color=MUTED, align="right", dx=-16)
    return layer(numbers, names.encode(x=x, y=y, text="text:N")).properties(
        width=width, height=RISK_LINE * max(len(curves), 1)
    )


def _x(axis: Axis) -> Spec:
    title = axis.unit.many.capitalize()
    marks = {"values": axis.marks, "title": title, "titlePadding": 4, "grid": False, "format": "d"}
    return column("x:Q", scale=scale(0, axis.last), axis=marks)


def _y(panel: _Panel) -> Spec:
    title = LEFT[panel.curves[0].name] if panel.curves else ""
    marks = {"values": [0, 25, 50, 75, 100], "title": title, "gridColor": LINE, "titleFontSize": 12}
    return column("y:Q", scale=scale(0, 100), axis=marks)
