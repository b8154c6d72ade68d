"""Whole numbers that fit everything shown, kept once found: most counts are shown to be safe by one of them.

A witness of a part (counts that hang together through sums) is a set of whole numbers of 0 or more that keeps
all of its sums. It speaks for a set of withheld counts when it agrees with every count that is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soceis.evaluation.disclosure.systems import Relation, System, joined

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

# The most witnesses kept of one part; the oldest make room.
MOST_KEPT = 500


@dataclass(slots=True)
class Part:
    """The counts and sums that hang together, apart from all others, with what fits them.

    `at` says where each place stands in the arrays; `sums` @ counts is 0; `kept` has one witness a row.
    """

    places: tuple[int, ...]
    at: dict[int, int]
    relations: tuple[Relation, ...]
    sums: csr_array
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    kept: np.ndarray


class Witnesses:
    """The witnesses of a system by part; the truth is the first of each."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.groups = joined(range(len(system.quantities)), system.relations)
        self.part_of = {place: number for number, group in enumerate(self.groups) for place in group}
        self._related: dict[int, list[Relation]] = {}
        for relation in system.relations:
            self._related.setdefault(self.part_of[relation[0][0]], []).append(relation)
        self._made: dict[int, Part] = {}

    def part(self, place: int) -> Part:
        """The part of a count."""
        number = self.part_of[place]
        if number not in self._made:
            self._made[number] = self._new(number)
        return self._made[number]

    def _new(self, number: int) -> Part:
        import numpy as np

        places = self.groups[number]
        at = {place: i for i, place in enumerate(places)}
        relations = tuple(self._related.get(number, ()))
        quantities = [self.system.quantities[place] for place in places]
        values = np.array([quantity.value for quantity in quantities], dtype=np.int64)
        return Part(
            places,
            at,
            relations,
            matrix_of(relations, at),
            values,
            np.array([quantity.low for quantity in quantities], dtype=np.int64),
            np.array([quantity.high for quantity in quantities], dtype=np.int64),
            values[np.newaxis, :].copy(),
        )

    def keep(self, part: Part, counts: np.ndarray) -> bool:
        """Keep whole numbers for all counts of a part; refused when they are below 0 or do not fit the sums."""
        import numpy as np

        if (counts < 0).any() or (part.sums @ counts).any():
            return False
        older = part.kept[-(MOST_KEPT - 1) :] if len(part.kept) >= MOST_KEPT else part.kept
        part.kept = np.vstack([older, counts])
        return True

    def speaking(self, part: Part, hidden: Iterable[int]) -> np.ndarray:
        """The witnesses of a part that agree with everything shown when the counts at `hidden` are not."""
        import numpy as np

        known = np.ones(len(part.places), dtype=bool)
        known[[part.at[place] for place in hidden if place in part.at]] = False
        kept = part.kept[:, known]
        fits = ((kept >= part.low[known]) & (kept <= part.high[known])).all(axis=1)
        return part.kept[fits]


def matrix_of(relations: Sequence[Relation], at: dict[int, int]) -> csr_array:
    """The relations as rows of a sparse matrix over the places in `at`; terms at other places are left out."""
    import numpy as np
    from scipy.sparse import csr_array

    entries = [
        (row, at[place], factor)
        for row, relation in enumerate(relations)
        for place, factor in relation
        if place in at
    ]
    rows, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
    return csr_array(
        (np.array(factors, dtype=np.int64), (rows, columns)), shape=(len(relations), len(at)), dtype=np.int64
    )
