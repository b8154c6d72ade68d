"""Exchanges of starts: who may take whose, what an effect becomes, how unusual the true one is, and for which values.

A set is a matched set, or an area without sets. See `randomisation` for what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.impact.estimates import CONFIDENCE
from soceis.evaluation.impact.panel import NO_SET, Panel
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths

# Numbers held at once: exchanges of many units are made a few at a time.
MOST_HELD = 1_000_000
# Sums in another order differ by this part of what is added: a tie is a tie.
TIE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """Who may take whose start: `kin` int64[n] numbers the sets within which starts are exchanged, `roles` int64[n] the
    groups, `weights` float64[n] what belongs to a role. `common` int64[n] is the commonest role of each unit's set, and
    `base` float64[n] its weight there, None when that varies. `what` says in words within what.
    """

    kin: Ints
    roles: Ints
    weights: Floats
    common: Ints
    base: Floats | None
    what: str

    def orders(self, draws: int, rng: np.random.Generator) -> Iterator[Ints]:
        """Blocks of exchanges int64[b, n]: in each row, the unit that takes the role of each unit."""
        places = np.argsort(self.kin, kind="stable")
        ranked = np.unique(self.kin, return_inverse=True)[1].reshape(-1)
        block = max(1, MOST_HELD // len(ranked))
        for done in range(0, draws, block):
            count = min(block, draws - done)
            shuffled = np.argsort(ranked + rng.random((count, len(ranked))), axis=1)
            taken = np.empty_like(shuffled)
            taken[:, places] = shuffled
            yield taken

    def sums(self, added: Floats, taken: Ints) -> Floats:
        """The sum over units under exchanges int64[b, n], when a unit adds float64[n, G] in each group: float64[b].

        Where the commonest role of a set has one weight within it, what its units add is the same under every
        exchange but for the units that take another role, which are few.
        """
        if self.base is None:
            return np.asarray(added[taken, self.roles] @ self.weights)
        others = np.flatnonzero(self.roles != self.common)
        constant = float(self.base @ added[np.arange(len(added)), self.common])
        who = taken[:, others] * added.shape[1]
        there = added.ravel()[who + self.roles[others]] @ self.weights[others]
        instead = added.ravel()[who + self.common[others]] @ self.base[others]
        return np.asarray(constant + there - instead)


def _commonest(kin: Ints, roles: Ints) -> Ints:
    """The commonest role of each unit's set: int64[n]."""
    many = int(roles.max()) + 1
    pairs, counts = np.unique(kin * many + roles, return_counts=True)
    best = np.full(int(kin.max()) + 1, 0, np.int64)
    order = np.argsort(counts, kind="stable")
    best[pairs[order] // many] = pairs[order] % many
    return best[kin]


def _weight_of(kin: Ints, members: Truths, weights: Floats) -> Floats | None:
    """The weight of the members (bool[n]) of each unit's set: float64[n]; None when it varies within one."""
    low, high = np.full(int(kin.max()) + 1, np.inf), np.zeros(int(kin.max()) + 1)
    np.minimum.at(low, kin[members], weights[members])
    np.maximum.at(high, kin[members], weights[members])
    return high[kin] if (low == high).all() else None


def roles_of(labels: Ints, alpha: Floats) -> tuple[Ints, Floats]:
    """Groups that an effect treats alike are one role: labels int64[n] and numbers float64[R, m] of roles."""
    numbers, role = np.unique(alpha, axis=0, return_inverse=True)
    return role.reshape(-1)[labels].astype(np.int64), numbers


def exchange_of(panel: Panel, labels: Ints, alpha: Floats) -> Exchange:
    """Who may take whose start; CannotEstimate when nobody can.

    Two units exchange starts only when the months that the roles of their set need were observed of both.
    """
    matched = bool((panel.strata != NO_SET).any())
    needed = np.abs(alpha) > 0
    unseen = ~panel.observed()
    possible = (unseen.astype(np.float64) @ needed.T) == 0
    areas = np.unique(np.array(panel.area), return_inverse=True)[1].reshape(-1)
    within = np.where(panel.strata == NO_SET, -1 - areas, panel.strata)
    place = np.unique(within, return_inverse=True)[1].reshape(-1)
    there = np.zeros((int(place.max()) + 1, len(alpha)), bool)
    there[place, labels] = True
    possible |= ~there[place]
    keys = np.column_stack([within, possible.astype(np.int64)])
    kin = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)
    roles = np.unique(np.column_stack([kin, labels]), axis=0)
    if len(roles) == len(np.unique(kin)):
        raise CannotEstimate(
            "nobody in a matched set or an area could have started when another did, so start dates cannot be"
            " exchanged; match within larger sets, or use the analytic error."
        )
    common = _commonest(kin, labels)
    base = _weight_of(kin, labels == common, panel.weights)
    return Exchange(kin, labels, panel.weights, common, base, "matched sets" if matched else "areas")


def p_value(effects: Floats) -> float:
    """The two-sided p-value of the first of the effects among the others: (1 + as large) / (1 + others)."""
    size = np.abs(effects)
    return float((size[1:] >= size[0] - TIE * max(size[0], size.max())).sum() + 1) / len(effects)


def limits(
    effects: Floats, moved: Floats, confidence: float = CONFIDENCE
) -> tuple[float | None, float | None]:
    """The smallest and largest constant effect that is not unusual, None where there is no such limit.

    `effects` are those of the outcomes, `moved` those of an effect of 1 in every month since a start, both as they
    were and under each exchange. With e and d of an exchange and E, D as it was, the exchange counts at the value t
    when |e - t d| >= |E - t D|: between (E - e) / (D - d) and (E + e) / (D + d), which hold E / D between them.
    """
    low, high = _counting(effects, moved)
    total = len(effects)
    needed = int(np.floor((1 - confidence) * total + TIE))
    if needed < 1:
        return None, None
    # At a value, 1 + (exchanges that count) must be above needed: the needed-th of them from outside.
    first, last = np.sort(low)[needed - 1], np.sort(high)[::-1][needed - 1]
    return (
        float(first) if np.isfinite(first) else None,
        float(last) if np.isfinite(last) else None,
    )


def _counting(effects: Floats, moved: Floats) -> tuple[Floats, Floats]:
    """Between which values each exchange counts: float64[draws] twice, infinite where it counts without a limit."""
    whole, unit = effects[0], moved[0]
    e, d = effects[1:], moved[1:]
    close = TIE * max(1.0, float(np.abs(effects).max()))
    same, opposite = np.abs(unit - d) <= TIE * abs(unit), np.abs(unit + d) <= TIE * abs(unit)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(same, _far(e - whole, close), (whole - e) / (unit - d))
        second = np.where(opposite, _far(-e - whole, close), (whole + e) / (unit + d))
    low, high = np.minimum(first, second), np.maximum(first, second)
    always = (same & (np.abs(e - whole) <= close)) | (opposite & (np.abs(e + whole) <= close))
    return np.where(always, -np.inf, low), np.where(always, np.inf, high)


def _far(difference: Floats, close: float) -> Floats:
    """Where an exchange moves an effect as the truth does, it counts on one side of a value without a limit."""
    return np.where(np.abs(difference) <= close, np.inf, -np.sign(difference) * np.inf)
