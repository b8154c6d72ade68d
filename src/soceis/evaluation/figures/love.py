"""The love plot: how far the two groups are apart in each measure, before and after matching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soceis.evaluation.figures.drawing import INK, LINE, MUTED, PAPER, PLUM, TEAL, as_svg
from soceis.evaluation.figures.impact import SIGNED
from soceis.evaluation.figures.vegalite import Chart, chart, column, layer, scale

WIDTH, LINE_HEIGHT = 460, 34
# Beyond a tenth of a standard deviation a difference is commonly called an imbalance.
WORTH_NOTING = 0.1
SMALLEST_SPAN = 0.3
ROOM = 1.12


@dataclass(frozen=True, slots=True)
class LovePoint:
    """One measure: its standardised mean difference among all, and among the matched (None where not known)."""

    measure: str
    before: float | None
    after: float | None


def love_figure(points: Sequence[LovePoint]) -> str:
    """The love plot as an SVG without a title of its own; ValueError without any difference to show."""
    known = [abs(v) for point in points for v in (point.before, point.after) if v is not None]
    if not known:
        raise ValueError("a love plot needs at least one measure with a difference")
    span = max(SMALLEST_SPAN, ROOM * max(known))
    names = [point.measure for point in points]
    drawn = layer(
        *_lines(span), *_marks(points, names, span, before=True), *_marks(points, names, span, before=False)
    ).properties(width=WIDTH, height=LINE_HEIGHT * len(names))
    return as_svg(drawn, name="love_plot", title="How alike the groups are", description=love_text(points))


def love_text(points: Sequence[LovePoint]) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    shown = "; ".join(f"{p.measure}: {_said(p.before)} before, {_said(p.after)} after" for p in points)
    return (
        f"One line for each measure with the standardised difference between the two groups. {shown}. The table holds"
        " the same numbers."
    )


def love_caption(points: Sequence[LovePoint]) -> str:
    """What the marks mean, and how many measures stay apart."""
    after = [point.after for point in points if point.after is not None]
    apart = sum(abs(value) > WORTH_NOTING for value in after)
    matched = (
        f" After matching, {apart} of {len(after)} measures are farther apart than a tenth."
        if after
        else " Nobody was matched, so there is no filled point."
    )
    return (
        "The difference of the means of the two groups in standard deviations of the young people of the service."
        " Open: everybody. Filled: after matching. Between the dashed lines (a tenth of a standard deviation either"
        f" way) groups are commonly called alike.{matched}"
    )


def love_table(points: Sequence[LovePoint]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of the figure."""
    header = ("Measure", "Before matching", "After matching")
    return header, tuple((point.measure, _said(point.before), _said(point.after)) for point in points)


def _said(value: float | None) -> str:
    return "not known" if value is None else f"{value:+.2f}"


def _lines(span: float) -> list[Chart]:
    """No difference, and a tenth either way; the first carries the axis."""
    title = "Standardised difference (service less comparison group)"
    x = column("x:Q", scale=scale(-span, span), axis={"title": title, "labelExpr": SIGNED, "gridColor": LINE})
    none = chart([{"x": 0}]).mark("rule", color=INK, strokeWidth=1.2).encode(x=x)
    tenth = chart([{"x": -WORTH_NOTING}, {"x": WORTH_NOTING}])
    return [none, tenth.mark("rule", color=MUTED, strokeDash=[4, 3], strokeWidth=1).encode(x="x:Q")]


def _marks(points: Sequence[LovePoint], names: list[str], span: float, *, before: bool) -> list[Chart]:
    rows = []
    for point in points:
        value = point.before if before else point.after
        if value is not None:
            rows.append({"x": value, "measure": point.measure})
    if not rows:
        return []
    axis = {"title": None, "labelLimit": 260, "labelFontSize": 13, "labelColor": INK, "grid": False}
    y = column("measure:N", scale={"domain": names}, axis={**axis, "domain": False})
    colour, fill = (PLUM, PAPER) if before else (TEAL, TEAL)
    mark = chart(rows).mark("point", shape="circle", size=70, stroke=colour, fill=fill, opacity=1)
    return [mark.encode(x=column("x:Q", scale=scale(-span, span)), y=y)]
