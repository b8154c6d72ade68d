"""The flow of numbers from referred to analysed: who is still there after each step, and who was lost."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from soceis.evaluation.figures.drawing import INK, LINE, MUTED, PAPER, SAND_INK, TEAL, as_svg
from soceis.evaluation.figures.vegalite import Chart, Spec, chart, column, layer, scale

# In the figure's own units: the height of a step, of its box, and where the two columns of boxes lie.
WIDE, STEP, BOX = 640, 92, 54
# A line of text more between two boxes, beyond the two for which there is room.
LINE_HIGH, LINES = 14, 2
COLUMNS = ((0, 300), (340, 640))
HEADS = 26
LETTERS, LETTERS_LOST = 40, 42


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step: its words, how many of each group are left ("" where the group has no such step), why some are not."""

    words: str
    service: str
    comparison: str
    lost_service: str = ""
    lost_comparison: str = ""


def flow_figure(steps: Sequence[FlowStep]) -> str:
    """The steps as an SVG without a title of its own; ValueError without any."""
    if not steps:
        raise ValueError("a flow needs at least one step")
    tops = _tops(steps)
    high = tops[-1] + BOX + 4
    layers = [_heads(high)]
    for place, side in enumerate(("service", "comparison")):
        layers += _column(steps, place, side, tops, high)
    drawn = layer(*layers).properties(width=WIDE, height=high)
    return as_svg(drawn, name="flow", title="From referred to analysed", description=flow_text(steps))


def flow_text(steps: Sequence[FlowStep]) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    service = "; ".join(f"{step.words}: {step.service}" for step in steps if step.service)
    other = "; ".join(f"{step.words}: {step.comparison}" for step in steps if step.comparison)
    return (
        f"Boxes from top to bottom. Young people of the service: {service}. Comparison group: {other}."
        " The table holds the same numbers."
    )


def flow_caption() -> str:
    """What the boxes mean."""
    return (
        "Each box says how many are left after a step; between two boxes stands how many were lost there and why."
        " Whoever is lost may differ from whoever stays; the tables of this section say how."
    )


def flow_table(steps: Sequence[FlowStep]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The numbers of the figure."""
    header = ("Step", "Service", "Lost there", "Comparison group", "Lost there ")
    return header, tuple(
        (
            step.words,
            step.service or "-",
            step.lost_service or "-",
            step.comparison or "-",
            step.lost_comparison or "-",
        )
        for step in steps
    )


def _tops(steps: Sequence[FlowStep]) -> list[int]:
    """Where each box begins: farther down where much is said of who was lost before it."""
    tops = [HEADS]
    for step in steps[1:]:
        lines = max(len(_lines(lost, LETTERS_LOST)) for lost in (step.lost_service, step.lost_comparison))
        tops.append(tops[-1] + STEP + LINE_HIGH * max(0, lines - LINES))
    return tops


def _channels(high: int) -> tuple[Spec, Spec]:
    x = column("x:Q", scale=scale(0, WIDE), axis=None)
    y = column("y:Q", scale=scale(0, high, reverse=True), axis=None)
    return x, y


def _heads(high: int) -> Chart:
    rows = [
        {"x": (low + end) / 2, "y": 8, "text": text}
        for (low, end), text in zip(COLUMNS, ("Service", "Comparison group"), strict=True)
    ]
    x, y = _channels(high)
    return chart(rows).mark("text", fontSize=13, fontWeight="bold", color=INK).encode(x=x, y=y, text="text:N")


def _column(steps: Sequence[FlowStep], place: int, side: str, tops: Sequence[int], high: int) -> list[Chart]:
    """The boxes of one group with the arrows between them."""
    low, end = COLUMNS[place]
    boxes: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    losses: list[dict[str, Any]] = []
    last = None
    for top, step in zip(tops, steps, strict=True):
        left = getattr(step, side)
        if not left:
            continue
        boxes.append(_box(step.words, left, low, end, top))
        if last is not None:
            arrows.append({"x": low + 26, "y": last + BOX, "y2": top})
            lost = getattr(step, f"lost_{side}")
            if lost:
                losses.append(
                    {"x": low + 40, "y": (last + BOX + top) / 2, "text": _lines(lost, LETTERS_LOST)}
                )
        last = top
    return _drawn(boxes, arrows, losses, high)


def _box(words: str, left: str, low: int, end: int, top: int) -> dict[str, Any]:
    lines = _lines(words, LETTERS)
    return {
        "x": low, "x2": end, "y": top, "y2": top + BOX, "count": left, "words": lines,
        "at": low + 78, "count_at": low + 66, "middle": top + BOX / 2,
    }  # fmt: skip


def _lines(words: str, letters: int) -> list[str]:
    return textwrap.wrap(words, letters) or [""]


def _drawn(
    boxes: list[dict[str, Any]], arrows: list[dict[str, Any]], losses: list[dict[str, Any]], high: int
) -> list[Chart]:
    x, y = _channels(high)
    layers = [
        chart(boxes)
        .mark("rect", fill=PAPER, stroke=LINE, strokeWidth=1.4, cornerRadius=6)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    ]
    for box in boxes:
        middle = {**y, "field": "middle"}
        count = chart([box]).mark(
            "text", align="right", baseline="middle", fontSize=17, fontWeight="bold", color=TEAL
        )
        layers.append(count.encode(x={**x, "field": "count_at"}, y=middle, text="count:N"))
        layers.append(_text(box["words"], box["at"], box["middle"], INK, high))
    layers += [
        chart([arrow]).mark("rule", color=MUTED, strokeWidth=1.4).encode(x=x, y=y, y2="y2:Q")
        for arrow in arrows
    ]
    layers += [_text(loss["text"], loss["x"], loss["y"], SAND_INK, high) for loss in losses]
    return layers


def _text(lines: list[str], x: float, y: float, colour: str, high: int) -> Chart:
    """Some lines of text, their middle at a height."""
    across, down = _channels(high)
    lift = -LINE_HIGH * (len(lines) - 1) / 2
    mark = chart([{"x": x, "y": y}]).mark(
        "text",
        align="left",
        baseline="middle",
        fontSize=12,
        lineHeight=LINE_HIGH,
        dy=lift,
        color=colour,
        text=lines,
    )
    return mark.encode(x=across, y=down)
