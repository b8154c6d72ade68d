"""Every estimate of some summaries: linear and as a ratio of rates, against both controls, put together in four
ways. What cannot be made is there too, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from soceis.evaluation.errors import EvaluationError
from soceis.evaluation.impact.aggregating import aggregate
from soceis.evaluation.impact.bands import DRAWS
from soceis.evaluation.impact.estimates import Estimate
from soceis.evaluation.impact.linear import GroupTime, group_time, must_be_comparable
from soceis.evaluation.impact.mixing import Aggregation as Put
from soceis.evaluation.impact.panel import Panel, month_text
from soceis.evaluation.impact.poisson import count_effects
from soceis.evaluation.impact.summaries import Summary, summarise
from soceis.evaluation.study.entries import (
    AGGREGATIONS,
    CONTROLS,
    Absent,
    Aggregation,
    Control,
    Entry,
    Made,
    Model,
    Place,
    finite,
)

Putting = Callable[[Aggregation], Put]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which estimates are made: of which outcome, by which model, against whom."""

    outcome: str
    model: Model
    control: Control

    def place(self, aggregation: Aggregation, at: int | None = None) -> Place:
        """Where an estimate stands; `at` is an event time, or a month as a number."""
        label: int | str | None = at
        if at is not None and aggregation != "dynamic":
            label = month_text(at)
        return Place(self.outcome, self.model, self.control, aggregation, label)


def estimates_of_panel(panel: Panel, outcomes: Sequence[str], controls: Sequence[Control] = CONTROLS) -> Made:
    """Every estimate of some outcomes of a framed panel."""
    return estimates_of([summarise(panel, outcome) for outcome in outcomes], controls)


def estimates_of(summaries: Sequence[Summary], controls: Sequence[Control] = CONTROLS) -> Made:
    """Every estimate of some summaries, one an outcome, in the order of outcome, model, control and aggregation.

    Where comparisons have a month of their own and `controls` leaves them out, those against them stand at the end.
    """
    entries: list[Entry] = []
    absents: list[Absent] = []
    asked = [(summary, controls) for summary in summaries]
    if "matched" not in controls:
        asked += [(summary, ("matched",)) for summary in summaries if summary.matched]
    for summary, own in asked:
        for made in (*_linear(summary, own), *_poisson(summary, own)):
            if isinstance(made, Entry):
                entries.append(made)
            else:
                absents.append(made)
    return tuple(entries), tuple(absents)


def _linear(summary: Summary, controls: Sequence[Control]) -> Iterator[Entry | Absent]:
    for control in controls:
        asked = Asked(summary.outcome, "linear", control)
        try:
            effects = group_time(summary, control)
        except EvaluationError as error:
            yield from none_of(asked, str(error))
            continue

        def put(aggregation: Aggregation, effects: GroupTime = effects) -> Put:
            # Bands are drawn for the months from the start alone: the figure shows them.
            return aggregate(effects, aggregation, draws=DRAWS if aggregation == "dynamic" else 0)

        yield from put_together(asked, put)


def _poisson(summary: Summary, controls: Sequence[Control]) -> Iterator[Entry | Absent]:
    for control in controls:

        def put(aggregation: Aggregation, control: Control = control) -> Put:
            must_be_comparable(summary, control)
            return count_effects(summary, aggregation, control, draws=0)

        yield from put_together(Asked(summary.outcome, "poisson", control), put)


def put_together(asked: Asked, put: Putting) -> Iterator[Entry | Absent]:
    """Every aggregation: the overall estimate, its components, and what is absent."""
    for aggregation in AGGREGATIONS:
        try:
            found = put(aggregation)
        except EvaluationError as error:
            yield Absent(asked.place(aggregation), str(error))
            continue
        if found.overall is not None:
            yield _entry(asked.place(aggregation), found.overall)
        for part in found.parts:
            yield _entry(asked.place(aggregation, part.at), part)
        for gone in found.absent:
            if gone.what == aggregation:
                yield Absent(asked.place(aggregation, gone.at), gone.reason)


def none_of(asked: Asked, why: str) -> Iterator[Absent]:
    for aggregation in AGGREGATIONS:
        yield Absent(asked.place(aggregation), why)


def _entry(place: Place, found: Estimate) -> Entry | Absent:
    low, high = found.ci
    if (
        found.se is None
        or low is None
        or high is None
        or not finite(found.estimate, found.se, low, high, found.p)
    ):
        return Absent(place, "the data do not determine its error")
    return Entry(
        place, found.estimate, found.se, low, high, found.p, found.method,
        found.treated or 0, found.control or 0, found.band,
    )  # fmt: skip
