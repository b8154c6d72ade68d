"""From a chart to a picture, without any network: SVG with a title and a description, and PNG."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from soceis.evaluation.figures.vegalite import Chart

INK, MUTED, LINE, PAPER = "#17282b", "#56676a", "#e6dfd2", "#ffffff"
TEAL, SAND, PLUM, SAND_INK = "#0b5a5a", "#c9b79c", "#5b3a6b", "#6f5d3f"
FONT = "Atkinson Hyperlegible Next, DejaVu Sans, Arial, sans-serif"
FONTS = Path(__file__).parent / "data"
# 1,280 pixels over the width of a page: 190 to the inch.
PIXELS_FOR_PRINT = 2
# A sheet around a figure, in pixels: its edge, and the room for a line of its title and of its mark.
EDGE, TITLE_LINE, MARK_LINE = 8, 21, 24
LETTERS_A_LINE = 100

CONFIG: Mapping[str, Any] = {
    "background": PAPER,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "grid": True,
        "gridColor": LINE,
        "labelColor": MUTED,
        "labelFontSize": 12,
        "labelFlush": False,
        "titleColor": INK,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    },
    "title": {
        "anchor": "start",
        "color": INK,
        "fontSize": 17,
        "fontWeight": "bold",
        "subtitleColor": MUTED,
        "subtitleFontSize": 13,
        "subtitlePadding": 5,
        "offset": 12,
    },
}


def as_svg(chart: Chart, *, name: str, title: str, description: str) -> str:
    """A chart as an SVG that a screen reader announces by its title and description."""
    drawn = _drawing_tool().vegalite_to_svg(chart.as_spec(CONFIG))
    ids = re.compile(r'(id="|url\(#|href="#)(?=[A-Za-z])')
    drawn = ids.sub(rf"\g<1>{name}-", drawn)
    named = (
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-description">{escape(description)}</desc>',
    )
    opening = re.match(r"<svg\b[^>]*>", drawn)
    if opening is None:
        return drawn
    tag = opening.group(0)[:-1] + f' role="img" aria-labelledby="{name}-title {name}-description">'
    return tag + "".join(named) + drawn[opening.end() :]


def duration_image(svg: str) -> bytes:
    """An SVG as a PNG, at a resolution that prints well."""
    return bytes(_drawing_tool().svg_to_png(svg, scale=PIXELS_FOR_PRINT))


def as_sheet(svg: str, title: str, lines: Sequence[str], mark: str) -> str:
    """A figure as it leaves the report: under its title and a few lines, above the mark of what may be done with it.

    `svg` is a figure of `as_svg`. The picture inside is untouched, so both are always the same.
    """
    size = re.search(r'<svg\b[^>]*?\bwidth="([0-9.]+)"[^>]*?\bheight="([0-9.]+)"', svg)
    if size is None:
        return svg
    wide, high = float(size.group(1)), float(size.group(2))
    broken = [part for line in lines for part in _broken(line)]
    marks = _broken(mark)
    top = EDGE + TITLE_LINE * (1 + len(broken)) + EDGE
    whole = top + high + MARK_LINE * len(marks) + EDGE
    said = _said(title, EDGE + 16, f'font-size="17" font-weight="bold" fill="{INK}"')
    for number, line in enumerate(broken, start=1):
        said += _said(line, EDGE + 16 + TITLE_LINE * number, f'font-size="13" fill="{MUTED}"')
    for number, line in enumerate(marks):
        below = top + high + MARK_LINE * number + 16
        said += _said(line, below, f'font-size="13" font-weight="bold" fill="{INK}"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide:g}"'
        f' height="{whole:g}" viewBox="0 0 {wide:g} {whole:g}"><rect width="{wide:g}" height="{whole:g}"'
        f' fill="{PAPER}"/>{said}<g transform="translate(0,{top})">{svg}</g></svg>'
    )


def _said(line: str, below: float, look: str) -> str:
    return f'<text x="{EDGE}" y="{below:g}" font-family="{FONT}" {look}>{escape(line)}</text>'


def _broken(line: str) -> list[str]:
    """A long line in parts that fit the sheet."""
    import textwrap

    return textwrap.wrap(line, LETTERS_A_LINE)


@cache
def _drawing_tool() -> Any:
    """vl-convert, knowing our typeface: a figure looks the same on a machine that does not have it."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
