"""The bridge to disclosure control: which counts for a partner are withheld, by the evaluation's own rules.

A small count is withheld, and with it as few others as keep it from being worked out from every sum that a reader
knows (evaluation/disclosure). Only whole years are told, which share no day, so that no two reports can be subtracted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from soceis.evaluation.disclosure.policies import policy_named
from soceis.evaluation.disclosure.suppression import withheld
from soceis.evaluation.disclosure.systems import Quantity, Relation, System, two_way
from soceis.insight.partnering.rules import ROWS, SUMS

POLICY = policy_named("release")
WITHHELD_WORDS = (
    f"[c]: withheld, because fewer than {POLICY.threshold} young people could be known from it, or because it would "
    f"let such a number be worked out. No percentage of a base under {POLICY.smallest_percent_base}; no median of "
    f"fewer than {POLICY.smallest_group}."
)


@dataclass(frozen=True)
class Count:
    """How many, and how many young people are behind them: being referred twice is one young person."""

    number: int
    people: int


def shown_counts(counts: Mapping[str, Count]) -> dict[str, int | None]:
    """Each count by its row; None where it is withheld. Of a count that is withheld no part is shown, noughts too."""
    hidden = _withheld(tuple((counts[row].number, counts[row].people) for row in ROWS))
    return {row: None if place in hidden else counts[row].number for place, row in enumerate(ROWS)}


@lru_cache(maxsize=256)
def _withheld(counts: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """The places that are withheld. The same counts always give the same answer, so it is worked out once."""
    if not any(POLICY.is_small(people) for _, people in counts):
        return frozenset()
    places = {row: place for place, row in enumerate(ROWS)}
    bases = {part: places[whole] for whole, parts in SUMS for part in parts}
    quantities = tuple(
        Quantity((row,), number, POLICY.is_small(people), number, number, base=bases.get(row))
        for row, (number, people) in zip(ROWS, counts, strict=True)
    )
    relations: tuple[Relation, ...] = tuple(
        (*((places[part], 1) for part in parts), (places[whole], -1)) for whole, parts in SUMS
    )
    return withheld(System(quantities, relations, POLICY.threshold))


def shown_table(cells: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """A two-way table of young people with its margins (a last row and column); None where it is withheld."""
    system = two_way(cells, POLICY.threshold)
    hidden = withheld(system)
    width = len(cells[0]) + 1
    values = [None if place in hidden else one.value for place, one in enumerate(system.quantities)]
    return [values[start : start + width] for start in range(0, len(values), width)]


def may_have_percent(base: int) -> bool:
    """Whether a percentage of a base this large is printed."""
    return base >= POLICY.smallest_percent_base


def may_have_median(number: int) -> bool:
    """Whether a median of so many values is printed."""
    return number >= POLICY.smallest_group
