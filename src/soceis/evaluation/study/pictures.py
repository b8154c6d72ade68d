"""The figures of a study with everything that is said about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from soceis.evaluation.figures import as_sheet, duration_image
from soceis.evaluation.figures.flow import FlowStep, flow_caption, flow_figure, flow_table, flow_text
from soceis.evaluation.figures.impact import (
    EventPoint,
    EventStudy,
    event_study_caption,
    event_study_figure,
    event_study_table,
    event_study_text,
)
from soceis.evaluation.figures.love import LovePoint, love_caption, love_figure, love_table, love_text
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.report.content import Align, Grid
from soceis.evaluation.report.pictures import Picture
from soceis.evaluation.study.entries import Entry
from soceis.evaluation.study.results import FlowRow, Study
from soceis.evaluation.study.verdict import NOUNS
from soceis.evaluation.study.words import OUTCOME_TITLES

FLOW, LOVE, EVENT_STUDY = "flow", "love_plot", "event_study_"


def study_pictures(study: Study, mark: str) -> Iterator[Picture]:
    """The flow, the love plot and the event study of each outcome; one that has nothing to show is not drawn."""
    if study.flow:
        yield _flow(study, mark)
    points = [
        LovePoint(r.words, r.before.difference, _after(r.after)) for r in study.balance if not r.withheld
    ]
    if any(v is not None for point in points for v in (point.before, point.after)):
        yield _love(points, mark)
    for found in study.outcomes:
        entries = headline_entries(study, found.outcome)
        if entries:
            yield _event_study(entries, found.outcome, mark, sizes=study.sizes_shown)


def _after(side: object) -> float | None:
    difference = getattr(side, "difference", None)
    return difference if isinstance(difference, float) else None


def headline_entries(study: Study, outcome: str) -> list[Entry]:
    """The linear estimates by month from the start of one outcome, of the sample that the headline rests on."""
    found = next(each for each in study.outcomes if each.outcome == outcome)
    entries = study.matched_entries if found.sample == "matched" else study.entries
    control = "matched" if found.control == "matched" else "never"
    return [
        entry
        for entry in entries
        if entry.place.outcome == outcome
        and (entry.place.model, entry.place.control, entry.place.aggregation)
        == ("linear", control, "dynamic")
        and entry.place.at is not None
    ]


def _flow(study: Study, mark: str) -> Picture:
    steps = [_step(row) for row in study.flow]
    title = "From referred to analysed"
    svg = flow_figure(steps)
    return _picture(FLOW, title, svg, mark, flow_caption(), flow_text(steps), flow_table(steps))


def _step(row: FlowRow) -> FlowStep:
    return FlowStep(
        row.words,
        row.service.printed,
        row.comparison.printed,
        _lost(row.lost_service.printed, row.why),
        _lost(row.lost_comparison.printed, row.why_comparison or row.why),
    )


def _lost(printed: str, why: str) -> str:
    return "" if printed in {"", "0"} else f"{printed} {why or 'left out'}"


def _love(points: Sequence[LovePoint], mark: str) -> Picture:
    title = "How alike the two groups are"
    svg = love_figure(points)
    return _picture(LOVE, title, svg, mark, love_caption(points), love_text(points), love_table(points))


def _event_study(entries: Sequence[Entry], outcome: str, mark: str, *, sizes: bool) -> Picture:
    points = tuple(_point(entry) for entry in sorted(entries, key=lambda entry: int(entry.place.at or 0)))
    study = EventStudy(
        f"{EVENT_STUDY}{outcome}",
        f"{OUTCOME_TITLES[outcome]}, month by month",
        f"Difference in {NOUNS[outcome]} a young person a month",
        _base(entries) if sizes else "Base: whoever is in the last box of the flow.",
        points,
    )
    svg = event_study_figure(study)
    words = event_study_caption(study), event_study_text(study)
    return _picture(study.name, study.title, svg, mark, *words, event_study_table(study))


def _base(entries: Sequence[Entry]) -> str:
    treated = counted(max(entry.treated for entry in entries), "young person", "young people")
    return f"Base: {treated} of the service, {max(entry.comparison for entry in entries):,} compared."


def _point(entry: Entry) -> EventPoint:
    low, high = entry.band or (None, None)
    return EventPoint(int(entry.place.at or 0), entry.estimate, entry.low, entry.high, low, high)


def _picture(
    name: str,
    title: str,
    svg: str,
    mark: str,
    caption: str,
    alternative: str,
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
) -> Picture:
    sheet = as_sheet(svg, title, [], f"{mark}.")
    header, rows = table
    align: list[Align] = ["right" for _ in header[1:]]
    return Picture(
        name,
        title,
        svg,
        sheet,
        duration_image(sheet),
        caption,
        alternative,
        Grid(header, rows, ("left", *align)),
    )
