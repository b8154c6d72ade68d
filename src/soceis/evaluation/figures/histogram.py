"""The duration figure that may leave: how many people had so many months, in bars of enough people each."""

from __future__ import annotations

from typing import Any

from soceis.evaluation.disclosure.histograms import DurationHistogram
from soceis.evaluation.figures.drawing import INK, LINE, PAPER, TEAL, as_svg
from soceis.evaluation.figures.vegalite import chart, column, layer, scale
from soceis.evaluation.figures.wording import counted, day, figure_names

WIDTH, HEIGHT = 640, 280
# Bars are equally broad, for their months are not: height alone is the number. Of its place, a bar fills this.
BROAD = 0.9


def histogram_figure(histogram: DurationHistogram, *, titled: bool = True) -> str:
    """The histogram of an area as an SVG; the height of a bar is its number of people, written above it."""
    name = figure_names([histogram.area])[histogram.area].lower()
    title = f"Months with the service, {histogram.area}"
    rows = _rows(histogram)
    x = column("x:Q", axis=None, scale=scale(0, rows[-1]["x2"]))
    highest = max(row["people"] for row in rows)
    y = column(
        "people:Q",
        title="Young people",
        scale=scale(0, highest * 1.12),
        axis={"gridColor": LINE, "tickCount": 5, "format": "d", "tickMinStep": 1},
    )
    bars = chart(rows).mark("rect", fill=TEAL, stroke=PAPER, strokeWidth=2)
    numbers = chart(rows).mark("text", baseline="bottom", dy=-3, color=INK, fontSize=13, fontWeight="bold")
    labels = chart(rows).mark("text", baseline="top", dy=7, color=INK, fontSize=12)
    ground = {"value": HEIGHT}
    middle = column("middle:Q", axis=None, scale=scale(0, rows[-1]["x2"]))
    drawn = layer(
        bars.encode(x=x, x2="x2:Q", y=y, y2={"datum": 0}),
        numbers.encode(x=middle, y=y, text="people:Q"),
        labels.encode(x=middle, y=ground, text="words:N"),
        chart([{}])
        .mark("text", baseline="top", dy=30, color=INK, fontSize=13)
        .encode(x={"value": WIDTH / 2}, y=ground, text={"value": "Full months with the service"}),
    ).properties(width=WIDTH, height=HEIGHT)
    if titled:
        subtitle = (
            f"{counted(histogram.people, 'young person', 'young people')}, as at {day(histogram.as_at)}"
        )
        drawn = drawn.properties(title={"text": title, "subtitle": [subtitle]})
    return as_svg(drawn, name=name, title=title, description=histogram_text(histogram))


def _rows(histogram: DurationHistogram) -> list[dict[str, Any]]:
    rows = []
    for number, bar in enumerate(histogram.bars):
        words = "one month" if bar.words == "1" else bar.words
        rows.append(
            {
                "x": number,
                "x2": number + BROAD,
                "middle": number + BROAD / 2,
                "people": bar.people,
                "words": words,
            }
        )
    return rows


def histogram_text(histogram: DurationHistogram) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    bars = "; ".join(f"{bar.words} months: {bar.people:,}" for bar in histogram.bars)
    return (
        f"Histogram of the full months of {counted(histogram.people, 'young person', 'young people')} in"
        f" {histogram.area}. {bars}. The table holds the same numbers."
    )


def histogram_caption(histogram: DurationHistogram) -> str:
    """The base of the figure, its smallest bar, and how it was rounded."""
    said = (
        f"Base: {counted(histogram.people, 'young person', 'young people')} with a first contact attempt, as at"
        f" {day(histogram.as_at)}. Full months of all their episodes together. Neighbouring months share a bar until"
        f" at least {histogram.smallest} young people are in it; the last bar has no end."
    )
    if histogram.mean_months is not None:
        said += f" Mean: {counted(histogram.mean_months, 'month', 'months')}."
    if histogram.rounding > 1:
        said += f" Numbers are rounded to the nearest {histogram.rounding}."
    return said


def histogram_table(histogram: DurationHistogram) -> tuple[tuple[str, str], ...]:
    """The numbers beside the figure: months in words, and people."""
    return tuple((bar.words, f"{bar.people:,}") for bar in histogram.bars)
