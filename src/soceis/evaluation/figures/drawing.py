"""From a chart to a picture, without any network: SVG with a title and a description, and PNG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

INK, MUTED, LINE, PAPER = "#17282b", "#56676a", "#e6dfd2", "#ffffff"
TEAL, SAND, PLUM, SAND_INK = "#0b5a5a", "#c9b79c", "#5b3a6b", "#6f5d3f"
FONT = "Atkinson Hyperlegible Next, DejaVu Sans, Arial, sans-serif"
PIXELS_FOR_PRINT = 3

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


def as_svg(chart: alt.TopLevelMixin, *, name: str, title: str, description: str) -> str:
    """A chart as an SVG that a screen reader announces by its title and description."""
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
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
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=PIXELS_FOR_PRINT))
