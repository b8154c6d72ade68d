"""The links between two sides: from two sets of records to one-to-one pairs with their probabilities.

links = link(service, police, Settings())
links.accepted, links.review          # pairs of record ids with a probability
links.linked()                        # {unit of the service: unit of the police}, for the estimate
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from soceis.evaluation.linkage.assigning import assigned
from soceis.evaluation.linkage.comparisons import comparisons_of
from soceis.evaluation.linkage.decisions import Decision, placed
from soceis.evaluation.linkage.findings import Finding
from soceis.evaluation.linkage.households import Households, households_of, like_twins
from soceis.evaluation.linkage.model import Parameter, Scored, scored
from soceis.evaluation.linkage.records import Records, findings_of, numbers_of
from soceis.evaluation.linkage.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Status = Literal["accept", "review", "reject"]
MISSING = "not known"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one young person's; `decided` when a person said so.

    `agreement` says in words how each field compares, without saying what stands in it.
    """

    service: str
    police: str
    service_unit: str
    police_unit: str
    probability: float
    status: Status
    decided: bool
    contested: bool
    agreement: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """A linkage. Arrays have one entry a candidate pair, in a steady order.

    `left`, `right`: places in `service` and `police`, int32[k]. `probability`: float64[k]; 1 or 0 where a person
    decided. `chosen`: bool[k], one-to-one. `contested`: bool[k], a chosen pair one of whose records has another
    candidate that would be accepted. `matches`: how many pairs the model expects to match in all.
    """

    service: Records
    police: Records
    settings: Settings
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    probability: NDArray[np.float64]
    chosen: NDArray[np.bool_]
    contested: NDArray[np.bool_]
    decided: NDArray[np.bool_]
    levels: NDArray[np.int8]
    parameters: tuple[Parameter, ...]
    households: Households
    matches: float
    findings: tuple[Finding, ...]

    @property
    def is_accepted(self) -> NDArray[np.bool_]:
        """bool[k]: chosen, probable enough, not contested and not like twins; or decided by a person."""
        sure = self.chosen & (self.probability >= self.settings.accept)
        doubtful = self.contested | like_twins(self.levels, self.settings)
        accepted: NDArray[np.bool_] = sure & (~doubtful | self.decided)
        return accepted

    @property
    def is_for_review(self) -> NDArray[np.bool_]:
        """bool[k]: chosen, probable enough to be looked at, and not accepted."""
        return self.chosen & (self.probability >= self.settings.review) & ~self.is_accepted

    @property
    def accepted(self) -> tuple[Pair, ...]:
        """The pairs that count as one young person, in the order of the service's record ids."""
        return self.pairs(self.is_accepted)

    @property
    def review(self) -> tuple[Pair, ...]:
        """The pairs that a person should look at, the most probable first."""
        found = self.pairs(self.is_for_review)
        return tuple(sorted(found, key=lambda pair: (-pair.probability, pair.service, pair.police)))

    def linked(self, which: NDArray[np.bool_] | None = None) -> Mapping[str, str]:
        """{unit of the service: unit of the police} of the accepted pairs, or of others; one-to-one."""
        import numpy as np

        places = np.flatnonzero(self.is_accepted if which is None else which)
        return {
            self.service.units[self.left[place]]: self.police.units[self.right[place]]
            for place in places.tolist()
        }

    def pairs(self, which: NDArray[np.bool_]) -> tuple[Pair, ...]:
        """Some of the candidates as pairs."""
        import numpy as np

        accepted, review = self.is_accepted, self.is_for_review
        return tuple(
            self._pair(place, "accept" if accepted[place] else "review" if review[place] else "reject")
            for place in np.flatnonzero(which).tolist()
        )

    def _pair(self, place: int, status: Status) -> Pair:
        left, right = self.left[place], self.right[place]
        return Pair(
            self.service.ids[left],
            self.police.ids[right],
            self.service.units[left],
            self.police.units[right],
            float(self.probability[place]),
            status,
            bool(self.decided[place]),
            bool(self.contested[place]),
            self._agreement(place),
        )

    def _agreement(self, place: int) -> tuple[tuple[str, str], ...]:
        words = []
        for number, comparison in enumerate(comparisons_of(self.settings)):
            level = int(self.levels[place, number])
            labels = [each.label for each in comparison.levels]
            words.append((comparison.field.name, MISSING if level < 0 else labels[len(labels) - 1 - level]))
        return tuple(words)


def link(
    service: Records,
    police: Records,
    settings: Settings | None = None,
    decisions: Sequence[Decision] = (),
) -> Links:
    """Link two sides; what people decided stands. Which side is which, and the order of rows, change nothing.

    EngineUnavailable when the backend is not there; DecisionsContradict when two decisions cannot both be right.
    """
    settings = settings or Settings()
    first, second = sorted((service, police), key=_place)
    households = households_of((first, second), settings)
    found = scored(first, second, settings, households)
    turned = first is not service
    return _links(service, police, settings, found, decisions, turned=turned)


def _place(side: Records) -> tuple[int, str]:
    """The smaller side first; of two alike in size, by what they hold."""
    digest = hashlib.sha256("\0".join(side.ids).encode())
    for column in side.columns.columns:
        for value in column.slice(0, 1000).to_pylist():
            digest.update(repr(value).encode())
    return len(side), digest.hexdigest()


def _links(
    service: Records,
    police: Records,
    settings: Settings,
    found: Scored,
    decisions: Sequence[Decision],
    *,
    turned: bool,
) -> Links:
    import numpy as np

    ends = (service, police)[:: -1 if turned else 1]
    told = placed(decisions, service, police)
    told_here = [(right, left, same) for left, right, same in told] if turned else told
    left, right, probability, levels, decided = _with_decisions(found, told_here)
    units = ends[0].units, ends[1].units
    keep, too_large = _chosen(left, right, probability, decided, settings, units)
    contested = _contested(left, right, probability, keep, settings.accept, units)
    findings = (*findings_of((service, police)), *found.findings)
    if too_large:
        findings = (*findings, Finding("large_component", "", "", too_large, ()))
    if turned:
        left, right = right, left
    order = np.lexsort((right, left))
    return Links(
        service,
        police,
        settings,
        left[order],
        right[order],
        probability[order],
        keep[order],
        contested[order],
        decided[order],
        levels[order],
        found.parameters,
        found.households,
        found.matches,
        findings,
    )


def _with_decisions(
    found: Scored, told: Sequence[tuple[int, int, bool]]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64], NDArray[np.int8], NDArray[np.bool_]]:
    """The candidates, those that people decided with a probability of 1 or 0; decided pairs are added where missing."""
    import numpy as np

    left, right = found.left, found.right
    probability, levels = found.probability.copy(), found.levels
    decided = np.zeros(len(left), dtype=bool)
    if not told:
        return left, right, probability, levels, decided
    places = {(int(one), int(two)): place for place, (one, two) in enumerate(zip(left, right, strict=True))}
    added = [(one, two) for one, two, _ in told if (one, two) not in places]
    places |= {both: place for place, both in enumerate(added, start=len(left))}
    left = np.append(left, np.array([one for one, _ in added], np.int32))
    right = np.append(right, np.array([two for _, two in added], np.int32))
    probability = np.append(probability, np.zeros(len(added)))
    levels = np.vstack([levels, np.full((len(added), levels.shape[1]), -1, np.int8)])
    decided = np.append(decided, np.zeros(len(added), dtype=bool))
    for one, two, same in told:
        place = places[one, two]
        decided[place] = True
        probability[place] = float(same)
        if same:
            # Nobody else can be either of the two.
            others = ((left == one) | (right == two)) & ~decided
            probability[others] = 0.0
    return left, right, probability, levels, decided


def _chosen(
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    probability: NDArray[np.float64],
    decided: NDArray[np.bool_],
    settings: Settings,
    units: tuple[Sequence[str], Sequence[str]],
) -> tuple[NDArray[np.bool_], int]:
    """One-to-one between units; a unit with several records is linked through its most probable one."""
    import numpy as np

    possible = np.flatnonzero(probability >= np.where(decided, 0.5, settings.floor))
    one = numbers_of(units[0])[left[possible]]
    two = numbers_of(units[1])[right[possible]]
    order = np.lexsort((right[possible], left[possible], -probability[possible], two, one))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(one[order]) != 0) | (np.diff(two[order]) != 0)
    best = order[first]
    keep, too_large = assigned(
        one[best], two[best], probability[possible[best]], how=settings.assignment, floor=settings.floor
    )
    chosen = np.zeros(len(left), dtype=bool)
    chosen[possible[best[keep]]] = True
    return chosen, too_large


def _contested(
    left: NDArray[np.int32],
    right: NDArray[np.int32],
    probability: NDArray[np.float64],
    chosen: NDArray[np.bool_],
    accept: float,
    units: tuple[Sequence[str], Sequence[str]],
) -> NDArray[np.bool_]:
    """Chosen pairs one of whose units has another candidate that would be accepted: another unit, not its records."""
    import numpy as np

    sure = probability >= accept
    if not sure.any():
        return np.zeros(len(left), dtype=bool)
    one, two = numbers_of(units[0])[left], numbers_of(units[1])[right]
    between = np.unique(np.stack([one[sure], two[sure]], axis=1), axis=0)
    times_one = np.bincount(between[:, 0], minlength=int(one.max()) + 1)
    times_two = np.bincount(between[:, 1], minlength=int(two.max()) + 1)
    others = times_one[one] + times_two[two] - 2 * sure
    found: NDArray[np.bool_] = chosen & (others > 0)
    return found
