"""The uncertain links as they may leave under a policy.

Two estimates that differ by few young people would tell what these did. So one at a threshold leaves only when
it differs from the one before it by nobody or by enough, draws only when enough links are uncertain, and bounds
only when nothing of the linkage is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.study.linked.results import (
    Carried,
    CarriedEstimate,
    Drawn,
    Interval,
    Missed,
    Threshold,
)
from soceis.evaluation.study.linked.words import WITHHELD, conclusion_of

PLACES, SHARE_PLACES = 4, 2


@dataclass(frozen=True, slots=True)
class May:
    """What else decides: the fewest people an estimate may rest on, outcomes that are withheld or whose mean is
    that of one or two, whether sizes may be told, and whether all counts of the linkage are shown."""

    fewest: int
    withheld: frozenset[str]
    dominated: frozenset[str]
    sizes: bool
    linkage: bool


def protected_links(carried: Carried | None, policy: Policy, may: May) -> Carried | None:
    """What may leave, with estimates rounded; the sentence is made again from it."""
    if carried is None:
        return None
    counts = carried.given or 0, carried.certain or 0, carried.uncertain or 0
    total = counts[0] + counts[1]
    tell = may.sizes and not any(_few(n, may) or _few(total - n, may) for n in counts)
    given, certain, uncertain = (rounded(n, policy.rounding) if tell else None for n in counts)
    found = tuple(_one(each, total, counts[2], policy, may) for each in carried.estimates)
    return replace(
        carried, given=given, certain=certain, uncertain=uncertain, estimates=found,
        conclusion=conclusion_of(found),
    )  # fmt: skip


def _few(number: int, may: May) -> bool:
    return 0 < number < may.fewest


def _one(each: CarriedEstimate, total: int, uncertain: int, policy: Policy, may: May) -> CarriedEstimate:
    if each.outcome in may.withheld or total < may.fewest:
        return CarriedEstimate(each.outcome, each.model, None, None, (), None, (WITHHELD,))
    drawn = None if each.drawn is None or _few(uncertain, may) else _drawn(each.drawn)
    shown = may.linkage and may.sizes and each.outcome not in may.dominated
    missed = None
    if each.missed is not None and shown and not _few(round(each.missed.missed), may):
        missed = _missed(each.missed, policy)
    swept = tuple(_thresholds(each, total, may))
    gone = (drawn, missed) != (each.drawn, each.missed) and (drawn is None or missed is None)
    absent = (
        (*each.absent, WITHHELD) if gone or any(row.missing == WITHHELD for row in swept) else each.absent
    )
    plain = None if each.plain is None else _interval(each.plain)
    return CarriedEstimate(each.outcome, each.model, plain, drawn, swept, missed, absent)


def _thresholds(each: CarriedEstimate, total: int, may: May) -> Iterator[Threshold]:
    """From the lowest: each against the last that leaves; how many people is never told."""
    last = total
    for row in each.thresholds:
        people = row.people or 0
        if people < may.fewest or _few(last - people, may):
            yield Threshold(row.threshold, None, None, None, WITHHELD)
            continue
        last = people
        yield replace(
            row, people=None, precision=None, found=None if row.found is None else _interval(row.found)
        )


def _interval(found: Interval) -> Interval:
    return Interval(*(round(value, PLACES) for value in (found.estimate, found.se, found.low, found.high)))


def _drawn(drawn: Drawn) -> Drawn:
    share = None if drawn.share is None else round(drawn.share, SHARE_PLACES)
    return Drawn(
        _interval(drawn.found), round(drawn.p, PLACES), None, None, share, drawn.draws, drawn.failed, None
    )


def _missed(found: Missed, policy: Policy) -> Missed:
    def short(pair: tuple[float, float]) -> tuple[float, float]:
        return round(pair[0], PLACES), round(pair[1], PLACES)

    return Missed(
        float(rounded(round(found.missed), policy.rounding)),
        round(found.share, SHARE_PLACES),
        short(found.assumed),
        *short((found.low, found.high)),
        short(found.ci),
        None if found.tipping is None else round(found.tipping, PLACES),
    )
