"""Matching in risk sets: each control is given the referral month of the young person it is compared with.

Li, Propert and Rosenbaum (2001). Month after month, whoever was referred then is matched with members of the
comparison group who were observed then and in all the months before that count, by what had happened up to
then: nothing that came later can change a set. Controls are taken once. The distance is in standard deviations among
those at risk in the month (or Mahalanobis'), so that not even a model looks ahead; exact strata hold besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.matching.distances import Apart, standardised, whitened
from soceis.evaluation.matching.histories import NEVER, RECENT, Histories, Past
from soceis.evaluation.matching.making import counted_from_0, pair_weights, scaled
from soceis.evaluation.matching.matched import IN_NO_SET, Loss, Matched, MatchSettings
from soceis.evaluation.matching.nearest import Pairs, joined, nearest
from soceis.evaluation.matching.optimal import optimal
from soceis.evaluation.matching.units import Flags, Floats, Units, Whole, by_stratum, check_both_groups

RiskMethod = Literal["optimal", "nearest"]
RiskDistance = Literal["standardised", "mahalanobis"]
# Rows of units and months that are kept to say how alike the groups were before matching.
MOST_IN_POOL = 500_000
NOT_OBSERVED = "not observed in every month before the referral that counts, and in its month"
NOT_KNOWN = "a covariate or a label is not known at the referral"
NOBODY_AT_RISK = "nobody of the comparison group in the exact stratum was observed then"
NOBODY_LEFT = "all who were at risk then were taken by others or too far away"
NEVER_AT_RISK = "not observed long enough before any referral of its exact stratum"
NOT_CHOSEN = "not among the nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSettings:
    """How to match in risk sets. UnknownOption when a value is not offered.

    `months_before` the referral count as history, and so do the last few of them by themselves (`recent`; those
    shorter than the whole): young people are referred in a bad spell, and whoever they are compared with must be in
    one too, or what ends by itself would look like an effect. `ratio` controls each; `farthest` is the largest
    distance allowed (None: no limit).
    """

    months_before: int = 12
    recent: tuple[int, ...] = RECENT
    method: RiskMethod = "optimal"
    distance: RiskDistance = "standardised"
    ratio: int = 1
    farthest: float | None = None

    def __post_init__(self) -> None:
        for value, offered in ((self.method, RiskMethod), (self.distance, RiskDistance)):
            if value not in get_args(offered):
                raise UnknownOption(f'"{value}" is not offered; choose {" or ".join(get_args(offered))}.')
        if self.months_before < 1 or self.ratio < 1:
            raise UnknownOption("The months before and the ratio are whole numbers of 1 or more.")
        if any(span < 1 for span in self.recent):
            raise UnknownOption("The recent months are whole numbers of 1 or more.")
        if self.farthest is not None and not self.farthest > 0:
            raise UnknownOption("The farthest distance is a number over 0. Leave it out for no limit.")


@dataclass(frozen=True, slots=True)
class RiskSets:
    """The matched sets; rows are those of the histories as they were given.

    `index` int64[n] is the month of referral or, for a control, that of its case; NEVER for whoever is in no
    set. `pairs` int64[p, 2] (case, control), `distances` float64[p], `sets` and `weights` as in Matched.
    `at_index` has a row for each case and for each control at risk in each month: for balance and for how
    the lost differ. There a control-month counts, before matching, as its share of the cases of the month.
    """

    settings: RiskSettings
    index: Whole
    pairs: Whole
    distances: Floats
    sets: Whole
    weights: Floats
    lost: tuple[Loss, ...]
    given: tuple[int, int]
    at_index: Matched
    ties: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Month:
    """One month: its cases, who could be a control, and the pairs made; rows of the histories."""

    month: int
    cases: Whole
    at_risk: Whole
    pairs: Pairs


def match_in_risk_sets(histories: Histories, settings: RiskSettings | None = None) -> RiskSets:
    """Matched sets with pseudo-referral months for the controls; the same for any order of rows.

    NoComparison when nobody was referred or everybody was; TooLarge when an optimum would be.
    """
    settings = settings or RiskSettings()
    check_both_groups(histories.referred != NEVER)
    rank = _ranks(histories)
    past = Past.of(histories, settings.months_before, settings.recent)
    free = histories.referred == NEVER
    labelled, strata = _labels(histories)
    found = []
    for month in np.unique(histories.referred[histories.referred != NEVER]).tolist():
        made = _one_month(past, month, strata, labelled, free, rank, settings)
        free[made.pairs.rows[:, 1]] = False
        found.append(made)
    return _collected(histories, past, found, labelled, settings)


def _ranks(histories: Histories) -> Whole:
    """The place of each row in the order of the ids."""
    ranks = np.empty(len(histories.ids), dtype=np.int64)
    ranks[sorted(range(len(ranks)), key=histories.ids.__getitem__)] = np.arange(len(ranks))
    return ranks


def _labels(histories: Histories) -> tuple[Flags, Whole]:
    """Whose labels are all known, and the exact stratum of each row."""
    units = Units(histories.ids, histories.referred != NEVER, {}, histories.exact)
    return units.known(), units.strata()


def _one_month(
    past: Past, month: int, strata: Whole, labelled: Flags, free: Flags, rank: Whole, settings: RiskSettings
) -> _Month:
    referred = past.histories.referred
    observed = past.observed_at(month) & labelled
    rows = np.flatnonzero(observed & ((referred == month) | (referred == NEVER)))
    rows = rows[np.argsort(rank[rows])]
    units = Units(
        tuple(past.histories.ids[row] for row in rows.tolist()),
        referred[rows] == month,
        past.covariates_at(month, rows),
    )
    rows, units = _known(rows, units)
    at_risk = rows[~units.treated]
    pairs = Pairs.of([])
    usable = units.treated | free[rows]
    if units.treated.any() and usable.sum() > units.treated.sum():
        pairs = _paired(rows[usable], units.taken(np.flatnonzero(usable)), strata, settings)
    return _Month(month, np.flatnonzero(referred == month), at_risk, pairs)


def _known(rows: Whole, units: Units) -> tuple[Whole, Units]:
    known = np.flatnonzero(units.known())
    return rows[known], units.taken(known)


def _paired(rows: Whole, units: Units, strata: Whole, settings: RiskSettings) -> Pairs:
    farthest = np.inf if settings.farthest is None else settings.farthest
    place = standardised if settings.distance == "standardised" else whitened
    places = place(units.matrix(), units.treated)
    apart = Apart(places, np.zeros(len(rows)), farthest=farthest)
    choose = optimal if settings.method == "optimal" else nearest
    found = [
        choose(apart, cases, controls, settings.ratio)
        for cases, controls in by_stratum(strata[rows], units.treated)
    ]
    pairs = joined(found)
    return Pairs(rows[pairs.rows], pairs.distances, pairs.ties)


def _collected(
    histories: Histories, past: Past, found: list[_Month], labelled: Flags, settings: RiskSettings
) -> RiskSets:
    size = len(histories.ids)
    pairs = joined([month.pairs for month in found])
    treated = histories.referred != NEVER
    weights = pair_weights(pairs, size)
    sets = np.full(size, IN_NO_SET, dtype=np.int64)
    index = np.full(size, NEVER, dtype=np.int64)
    first_by_id = _ranks(histories)
    for column in (0, 1):
        sets[pairs.rows[:, column]] = first_by_id[pairs.rows[:, 0]]
        index[pairs.rows[:, column]] = histories.referred[pairs.rows[:, 0]]
    weights = scaled(weights, treated)
    lost = tuple(_losses(histories, past, found, labelled, weights))
    given = (int(treated.sum()), int((~treated).sum()))
    notes = tuple(_notes(pairs, settings, weights))
    return RiskSets(
        settings, index, pairs.rows, pairs.distances, counted_from_0(sets, weights), weights, lost, given,
        _pool(histories, past, found, weights, index), pairs.ties, notes,
    )  # fmt: skip


def _notes(pairs: Pairs, settings: RiskSettings, weights: Floats) -> Iterator[str]:
    yield (
        f"Each control has the referral month of its case. Only the {settings.months_before} months before it were"
        " looked at."
    )
    if pairs.ties:
        yield f"At {pairs.ties:,} choices another control was exactly as near; the order of the ids decided."
    if not weights.any():
        yield "Nobody could be matched."


def _losses(
    histories: Histories, past: Past, found: list[_Month], labelled: Flags, weights: Floats
) -> Iterator[Loss]:
    """Every unit that is in no set, at the step that lost it."""
    treated = histories.referred != NEVER
    left = weights == 0
    observed, known, rivals = (np.zeros(len(treated), dtype=np.bool_) for _ in range(3))
    ever = np.zeros(len(treated), dtype=np.bool_)
    strata = _labels(histories)[1]
    for month in found:
        observed[month.cases] = past.observed_at(month.month)[month.cases]
        values = past.covariates_at(month.month, month.cases).values()
        known[month.cases] = labelled[month.cases] & ~np.isnan(np.array([*values])).any(axis=0)
        rivals[month.cases] = np.isin(strata[month.cases], strata[month.at_risk])
        ever[month.at_risk[np.isin(strata[month.at_risk], strata[month.cases])]] = True
    nobody = np.zeros(0, dtype=np.int64)
    cases = left & treated
    for step, reason, here in (
        ("observed", NOT_OBSERVED, cases & ~observed),
        ("known", NOT_KNOWN, cases & observed & ~known),
        ("risk set", NOBODY_AT_RISK, cases & observed & known & ~rivals),
        ("choice", NOBODY_LEFT, cases & observed & known & rivals),
    ):
        yield Loss(step, reason, np.flatnonzero(here), nobody)
    controls = left & ~treated
    yield Loss("risk set", NEVER_AT_RISK, nobody, np.flatnonzero(controls & ~ever))
    yield Loss("choice", NOT_CHOSEN, nobody, np.flatnonzero(controls & ever))


@dataclass(slots=True)
class _Rows:
    """Rows of the pool as they are gathered."""

    rows: list[Whole] = field(default_factory=list)
    months: list[Whole] = field(default_factory=list)
    before: list[Floats] = field(default_factory=list)
    columns: list[dict[str, Floats]] = field(default_factory=list)


def _pool(histories: Histories, past: Past, found: list[_Month], weights: Floats, index: Whole) -> Matched:
    """Cases and control-months with the covariates of the month; every n-th control when there are very many."""
    stride = max(1, -(-sum(len(month.at_risk) for month in found) // MOST_IN_POOL))
    gathered = _Rows()
    for month in found:
        sampled = month.at_risk[::stride]
        chosen = np.setdiff1d(month.pairs.rows[:, 1], sampled)
        rows = np.concatenate([month.cases, sampled, chosen])
        share = len(month.cases) / max(1, len(sampled))
        gathered.rows.append(rows)
        gathered.months.append(np.full(len(rows), month.month))
        gathered.before.append(np.repeat([1.0, share, 0.0], [len(month.cases), len(sampled), len(chosen)]))
        gathered.columns.append(past.covariates_at(month.month, rows))
    rows, months = np.concatenate(gathered.rows), np.concatenate(gathered.months)
    names = gathered.columns[0] if gathered.columns else {}
    units = Units(
        tuple(
            f"{histories.ids[row]} {month}" for row, month in zip(rows.tolist(), months.tolist(), strict=True)
        ),
        histories.referred[rows] != NEVER,
        {name: np.concatenate([columns[name] for columns in gathered.columns]) for name in names},
    )
    inside = index[rows] == months
    return Matched(
        MatchSettings(distance="mahalanobis"),
        units,
        np.zeros((0, 2), dtype=np.int64),
        np.zeros(0),
        np.full(len(rows), IN_NO_SET, dtype=np.int64),
        np.where(inside, weights[rows], 0.0),
        np.concatenate(gathered.before),
        (),
    )
