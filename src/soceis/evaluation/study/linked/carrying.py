"""The simple overall estimate of each outcome again, with links that are not certain.

A young person of the service stays in the analysis when the link to the police record whose months the extract
holds is there; without it these months are somebody else's, and they are left out, with their matched set where
nobody else of the service is in it. Thresholds, draws and missed links are those of
`soceis.evaluation.linkage.uncertainty`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate, EvaluationError
from soceis.evaluation.impact.aggregating import aggregate
from soceis.evaluation.impact.linear import group_time, must_be_comparable
from soceis.evaluation.impact.panel import NO_SET, Panel
from soceis.evaluation.impact.poisson import count_effects
from soceis.evaluation.impact.summaries import summarise
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.uncertainty import missed_link_bounds, pooled_draws, threshold_sweep
from soceis.evaluation.linkage.uncertainty.bounds import Z
from soceis.evaluation.linkage.uncertainty.pooling import Pooled
from soceis.evaluation.study.entries import MODELS, Control, Model, finite
from soceis.evaluation.study.headline import before_mean
from soceis.evaluation.study.linked.reading import LinksFile
from soceis.evaluation.study.linked.results import (
    Carried,
    CarriedEstimate,
    Drawn,
    Interval,
    Missed,
    Threshold,
)
from soceis.evaluation.study.linked.words import conclusion_of

# Below this share of the variance within, draws differ by rounding alone.
ROUNDING = 1e-20
# What is assumed of the missed: from half as many events to twice as many as without the service.
FEWER, MORE = 0.5, 2.0
LOWEST = 1e-9
NO_RECORD = "\0"
UNKNOWN_MISSED = "Without the table referrals it is not known how many links were missed."


@dataclass(frozen=True, slots=True)
class How:
    """How often the links are drawn, by which seed, and how many young people were not found (None: not known)."""

    draws: int
    seed: int
    missed: int | None


def carry(file: LinksFile, panel: Panel, controls: Mapping[str, Control], how: How) -> Carried:
    """The estimates of a panel with the uncertainty of its links; `controls` has the headline's of each outcome."""
    units = [unit for unit, own in zip(panel.unit_ids, panel.treated.tolist(), strict=True) if own]
    links = _links_of(file, units)
    found = tuple(
        _estimate(_Study(file, panel, outcome, model, control), links, how)
        for outcome, control in controls.items()
        for model in MODELS
    )
    given = sum(unit in file.person_of for unit in units)
    uncertain = sum(
        file.candidates[file.person_of[unit], file.held[file.person_of[unit]]] < 1
        for unit in units
        if unit in file.person_of
    )
    return Carried(
        file.name, file.joined_by, given, len(units) - given, uncertain, how.draws, how.seed, found,
        conclusion_of(found),
    )  # fmt: skip


def _links_of(file: LinksFile, units: Sequence[str]) -> Links:
    """The candidates of the young people analysed, as a linkage; who is not in the file is linked for certain."""
    import pyarrow as pa

    from soceis.evaluation.linkage.households import Households
    from soceis.evaluation.linkage.records import Records
    from soceis.evaluation.linkage.settings import Settings

    people = {file.person_of[unit] for unit in units if unit in file.person_of}
    chances = {pair: each for pair, each in file.candidates.items() if pair[0] in people}
    held = {(person, file.held[person]) for person in people}
    alone = [(NO_RECORD + unit, NO_RECORD + unit) for unit in units if unit not in file.person_of]
    chances |= dict.fromkeys(alone, 1.0)
    held.update(alone)
    sides = [list(dict.fromkeys(pair[side] for pair in chances)) for side in (0, 1)]
    places = [{unit: place for place, unit in enumerate(side)} for side in sides]
    records = [
        Records(name, tuple(side), tuple(side), ("",) * len(side), pa.table({}), (), len(side))
        for name, side in zip(("service", "police"), sides, strict=True)
    ]
    nothing = np.zeros(len(chances), bool)
    return Links(
        records[0],
        records[1],
        Settings(fields=(), blocking=(), training=(), floor=LOWEST, review=LOWEST, accept=LOWEST),
        np.array([places[0][service] for service, _ in chances], np.int32),
        np.array([places[1][police] for _, police in chances], np.int32),
        np.array([max(chance, LOWEST) for chance in chances.values()]),
        np.array([pair in held for pair in chances], bool),
        nothing,
        nothing,
        np.zeros((len(chances), 0), np.int8),
        (),
        Households(0.0, 0.0),
        0.0,
        (),
    )


@dataclass(frozen=True, slots=True)
class _Study:
    """One estimate as a function of links."""

    file: LinksFile
    panel: Panel
    outcome: str
    model: Model
    control: Control

    def __call__(self, linked: Mapping[str, str]) -> tuple[float, float]:
        """The estimate and its standard error from the units whose link is there; CannotEstimate without one."""
        panel = self.with_links(linked)
        try:
            summary = summarise(panel, self.outcome)
            if self.model == "linear":
                overall = aggregate(group_time(summary, self.control), "simple", draws=0).overall
            else:
                must_be_comparable(summary, self.control)
                overall = count_effects(summary, "simple", self.control, draws=0).overall
        except EvaluationError as error:
            raise CannotEstimate(str(error)) from None
        if overall is None or overall.se is None or not finite(overall.estimate, overall.se):
            raise CannotEstimate("the data do not determine the estimate or its error.")
        return overall.estimate, overall.se

    def with_links(self, linked: Mapping[str, str]) -> Panel:
        panel, file = self.panel, self.file
        treated = panel.treated
        there = np.ones(panel.size, bool)
        for place in np.flatnonzero(treated).tolist():
            person = file.person_of.get(panel.unit_ids[place])
            there[place] = person is None or linked.get(person) == file.held[person]
        sets = panel.strata
        left = np.unique(sets[treated & there])
        emptied = np.setdiff1d(sets[treated & ~there], np.append(left, NO_SET))
        return panel.only(there & (treated | ~np.isin(sets, emptied)))


def _estimate(study: _Study, links: Links, how: How) -> CarriedEstimate:
    absent = []
    plain = drawn = None
    try:
        plain = _interval(*study(links.linked()))
        drawn = _drawn(pooled_draws(links, study, draws=how.draws, seed=how.seed))
    except CannotEstimate as error:
        absent.append(str(error))
    swept = tuple(
        Threshold(
            each.threshold,
            each.links,
            each.precision,
            None if each.estimate is None or each.se is None else _interval(each.estimate, each.se),
            each.missing,
        )
        for each in threshold_sweep(links, study)
    )
    missed = None
    if how.missed is None:
        absent.append(UNKNOWN_MISSED)
    elif plain is not None:
        missed, why = _missed(study, links, how.missed)
        absent += [why] if why else []
    return CarriedEstimate(study.outcome, study.model, plain, drawn, swept, missed, tuple(absent))


def _interval(estimate: float, se: float) -> Interval:
    return Interval(estimate, se, estimate - Z * se, estimate + Z * se)


def _drawn(pooled: Pooled) -> Drawn:
    between = pooled.between
    if between <= ROUNDING * pooled.within:
        between = 0.0
    found = Interval(pooled.estimate, pooled.se, *pooled.ci)
    share = pooled.share if between else 0.0
    draws = pooled.draws + pooled.failed
    return Drawn(found, pooled.p, pooled.within, between, share, draws, pooled.failed, pooled.links)


def _missed(study: _Study, links: Links, unseen: int) -> tuple[Missed | None, str]:
    """The bounds, or why there are none."""
    if study.model == "poisson":
        low, high = math.log(FEWER), math.log(MORE)
    else:
        before = before_mean(study.panel, study.outcome)
        if before is None:
            return None, "Without months before the start, bounds for missed links cannot be given."
        low, high = (FEWER - 1) * before, (MORE - 1) * before
    found = missed_link_bounds(links, study, low, high, unseen=unseen)
    return Missed(
        found.missed, found.share, (low, high), found.low, found.high, found.interval, found.tipping
    ), ""
