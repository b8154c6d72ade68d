"""Charts in the language of Vega-Lite, as plain data: the few words of it that our figures use.

The names are those of Vega-Lite (version 6). Everything is a dictionary that is built once and not copied:
a report has a dozen figures of hundreds of marks, and they are drawn while somebody waits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
KINDS = {"Q": "quantitative", "N": "nominal", "O": "ordinal"}

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, or several put together. Each method gives a new chart with something more in it."""

    spec: Mapping[str, Any]

    def mark(self, kind: str, **look: Any) -> Chart:
        """What stands for a row (rect, rule, line, point, text), and how it looks."""
        return Chart({**self.spec, "mark": {"type": kind, **look}})

    def encode(self, **channels: Any) -> Chart:
        """What each channel (x, y, text ...) shows: a channel, or "column:Q" for a column and its kind."""
        shown = {name: column(of) if isinstance(of, str) else of for name, of in channels.items()}
        return Chart({**self.spec, "encoding": shown})

    def properties(self, **values: Any) -> Chart:
        """Width, height, title."""
        return Chart({**self.spec, **values})

    def as_spec(self, config: Mapping[str, Any]) -> Spec:
        """The whole specification, as a drawing program takes it."""
        return {"$schema": SCHEMA, **self.spec, "config": dict(config)}


def chart(rows: Sequence[Mapping[str, Any]]) -> Chart:
    """A chart of some rows, which stand in it."""
    return Chart({"data": {"values": list(rows)}})


def layer(*charts: Chart) -> Chart:
    """Charts on top of each other."""
    return Chart({"layer": [one.spec for one in charts]})


def stacked(*charts: Chart, spacing: float | None = None) -> Chart:
    """Charts below each other."""
    return Chart({"vconcat": [one.spec for one in charts], **given(spacing=spacing)})


def tiled(charts: Sequence[Chart], columns: int, spacing: Mapping[str, float]) -> Chart:
    """Charts in rows of some columns."""
    return Chart({"concat": [one.spec for one in charts], "columns": columns, "spacing": dict(spacing)})


def column(shorthand: str, **values: Any) -> Spec:
    """A channel that shows a column, written as "name:Q" (Q, N or O for its kind)."""
    name, _, kind = shorthand.rpartition(":")
    return {"field": name, "type": KINDS[kind], **values}


def scale(*domain: float, **values: Any) -> Spec:
    """A scale from one number to another, not stretched to round ones."""
    return {"domain": list(domain), "nice": False, **values}


def given(**values: Any) -> Spec:
    """The values that are not None."""
    return {name: value for name, value in values.items() if value is not None}
