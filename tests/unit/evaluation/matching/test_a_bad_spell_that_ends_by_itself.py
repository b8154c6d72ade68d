"""Young people are referred in a bad spell, and bad spells end by themselves: no effect may come out of that.

In these worlds nothing is ever done for anybody. Some months are part of a bad spell; whoever had many offences in
the last three months is more likely to be referred. A comparison that is right finds nothing.
"""

import numpy as np
from numpy.typing import NDArray

from soceis.evaluation.matching import NEVER, Histories, RiskSets, RiskSettings, match_in_risk_sets

WORLDS = range(12)
PEOPLE, MONTHS, FRAME = 1_500, 48, 12


def world(seed: int) -> Histories:
    """Half of the people live where the service is; those of them who are never referred are not known to it."""
    rng = np.random.default_rng(seed)
    own = rng.gamma(1.0, 0.05, PEOPLE)
    in_spell = rng.random(PEOPLE) < 0.1
    offences = np.zeros((PEOPLE, MONTHS))
    for month in range(MONTHS):
        begins, ends = rng.random(PEOPLE) < 0.02, rng.random(PEOPLE) < 0.15
        in_spell = np.where(in_spell, ~ends, begins)
        offences[:, month] = rng.poisson(own + 0.6 * in_spell)
    served = rng.random(PEOPLE) < 0.5
    referred = np.full(PEOPLE, NEVER, dtype=np.int64)
    for month in range(16, 33):
        recent = offences[:, month - 3 : month].sum(axis=1)
        chance = np.select([recent >= 3, recent == 2], [0.06, 0.02], 0.0005)
        referred[served & (referred == NEVER) & (rng.random(PEOPLE) < chance)] = month
    kept = np.flatnonzero(~served | (referred != NEVER))
    ids = tuple(f"u{row:04d}" for row in kept.tolist())
    return Histories(ids, referred[kept], np.arange(MONTHS), {"offences": offences[kept]})


def change(people: Histories, rows: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Offences a month in the twelve months from a start on, less those in the month before it."""
    offences = people.events["offences"]
    after = np.mean([offences[rows, starts + month] for month in range(FRAME)], axis=0)
    return np.asarray(after - offences[rows, starts - 1])


def in_sets(people: Histories, found: RiskSets) -> float:
    """The change of the cases less that of their own controls, at the same month."""
    cases, controls = found.pairs[:, 0], found.pairs[:, 1]
    months = people.referred[cases]
    apart = change(people, cases, months) - change(people, controls, months)
    return float(np.average(apart, weights=1 / np.bincount(cases)[cases]))


def beside_everybody(people: Histories) -> float:
    """The change of the cases less that of everybody never referred, at the same months."""
    cases, others = np.flatnonzero(people.referred != NEVER), np.flatnonzero(people.referred == NEVER)
    months = people.referred[cases]
    theirs = [change(people, others, np.full(len(others), month)).mean() for month in months.tolist()]
    return float((change(people, cases, months) - theirs).mean())


def test_sets_matched_on_the_last_months_find_nothing_where_nothing_was_done() -> None:
    worlds = [world(seed) for seed in WORLDS]
    sets = [match_in_risk_sets(people, RiskSettings(ratio=3)) for people in worlds]
    right = np.array([in_sets(people, found) for people, found in zip(worlds, sets, strict=True)])
    naive = np.array([beside_everybody(people) for people in worlds])
    assert naive.mean() < -0.4  # as if the service had prevented more than 4 offences in 10 months
    assert abs(right.mean()) < 0.08


def test_a_year_s_total_alone_does_not_tell_a_spell_from_a_habit() -> None:
    worlds = [world(seed) for seed in WORLDS]
    by_total = RiskSettings(ratio=3, recent=())
    found = np.array([in_sets(people, match_in_risk_sets(people, by_total)) for people in worlds])
    assert found.mean() < -0.2
