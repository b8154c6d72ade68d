"""What is said about a figure: its file name, its caption, and what it shows in words."""

import re
from collections.abc import Sequence
from datetime import date

from soceis.evaluation.durations import AreaDurations, Status

# Above this, single bars cannot be told apart, and a histogram takes their place.
MOST_BARS = 1000
WORDS: dict[Status, str] = {"open": "Open", "closed": "Closed", "not_started": "Not started yet"}


def figure_names(areas: Sequence[str]) -> dict[str, str]:
    """A file name without ending for each area: duration_AREA, in letters, digits, - and _, each only once."""
    names: dict[str, str] = {}
    for area in areas:
        plain = "duration_" + (re.sub(r"[^\w-]+", "_", area).strip("_")[:80] or "area")
        name, number = plain, 2
        while name.lower() in {taken.lower() for taken in names.values()}:
            name, number = f"{plain}_{number}", number + 1
        names[area] = name
    return names


def day(value: date) -> str:
    """A date in words: 31 October 2022."""
    return f"{value.day} {value:%B %Y}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def caption(durations: AreaDurations) -> str:
    """The base of the figure and what is not in it."""
    if durations.missing:
        return f"Not drawn: {durations.missing}."
    episodes = sum(len(bar.segments) for bar in durations.bars)
    said = (
        f"Base: {counted(len(durations.bars), 'person', 'people')} with a first contact attempt,"
        f" {counted(episodes, 'episode', 'episodes')}, as at {day(durations.as_at)}. Full months from the first"
        " contact attempt to the end, or to the data date while open."
    )
    if durations.not_drawn:
        left = "; ".join(f"{n} with {reason}" for reason, n in durations.not_drawn)
        said += f" Episodes not drawn: {left}."
    if not durations.pauses_known:
        said += " Pauses are not known: the extract has no state history."
    return said


def alternative_text(durations: AreaDurations) -> str:
    """What the figure shows, in words, for someone who does not see it."""
    bars = durations.bars
    if not bars:
        return f"No bars: no episode in {durations.area} can be drawn."
    months = [bar.months for bar in bars]
    if len(bars) > MOST_BARS:
        return (
            f"Histogram of the months of {counted(len(bars), 'person', 'people')} in {durations.area}, from"
            f" {min(months)} to {max(months)} months. The table holds the same numbers."
        )
    statuses = [segment.status for bar in bars for segment in bar.segments]
    mix = ", ".join(f"{statuses.count(s)} {w.lower()}" for s, w in WORDS.items() if s in statuses)
    returned = sum(len(bar.segments) > 1 for bar in bars)
    again = f" {counted(returned, 'person has', 'people have')} more than one episode." if returned else ""
    return (
        f"Horizontal bars, one for each of {counted(len(bars), 'person', 'people')} in {durations.area}, longest first,"
        f" from {max(months)} to {min(months)} months. Episodes: {mix}.{again} The table holds the same numbers."
    )
